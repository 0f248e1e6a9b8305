"""Names as people write them, and the nearest ones that exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable


def slug(name: str) -> str:
    """The catalogue's spelling of a name: "Soyuz_MS" and "Soyuz MS" are soyuz-ms."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def choices(name: str, known: Iterable[str], label: str = "known") -> str:
    """The end of a refusal: the nearest known names, if any come near, and all of them."""
    names = list(dict.fromkeys(known))
    spelling = {slug(each): each for each in reversed(names)}
    near = [spelling[each] for each in difflib.get_close_matches(slug(name), spelling, n=2, cutoff=0.6)]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"{hint} ({label}: {', '.join(names) or 'none'})"
