"""Links of pages to files that are no pages: they stay words, and a file that is not there is an error."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

_OUTSIDE = re.compile(r"\[([^\]]*)\]\(((?:\.\./)[^)\s]*)\)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("source-read", _words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _words(app: Sphinx, name: str, source: list[str]) -> None:
    folder = Path(app.env.doc2path(name)).parent

    def word(found: re.Match[str]) -> str:
        text, target = found.groups()
        if not (folder / target.partition("#")[0]).exists():
            logging.getLogger(__name__).warning("%s: %s is not there", name, target)
        return text

    source[0] = _OUTSIDE.sub(word, source[0])
