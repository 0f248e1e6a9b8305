"""Equations of the pages as drawings in the page itself: nothing is fetched, and they take the colour of the text."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from sphinx.application import Sphinx

_SIZE = 16.0
_FONT = FontProperties(family="DejaVu Serif", math_fontfamily="dejavuserif")
_LETTERS = {
    int(Path.MOVETO): "M",
    int(Path.LINETO): "L",
    int(Path.CURVE3): "Q",
    int(Path.CURVE4): "C",
    int(Path.CLOSEPOLY): "Z",
}


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_html_math_renderer("drawn", (_inline, None), (_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def drawn(tex: str) -> str:
    """A formula as an SVG element. Raises ValueError for what matplotlib's mathtext does not know."""
    path = TextPath((0.0, 0.0), f"${' '.join(tex.split())}$", size=_SIZE, prop=_FONT)
    left, low, right, high = path.get_extents().extents
    width, height = right - left + 1.0, high - low + 1.0
    parts = []
    for points, code in path.iter_segments(curves=True, simplify=False):
        letter = _LETTERS[int(code)]
        numbers = "" if letter == "Z" else " ".join(f"{x:.2f}" for x in _turned(points, left, high))
        parts.append(letter + numbers)
    return (
        f'<svg class="equation" role="img" aria-label="{escape(tex.strip())}" viewBox="0 0 {width:.2f} {height:.2f}" '
        f'style="width:{width / _SIZE:.3f}em;height:{height / _SIZE:.3f}em;vertical-align:{(low - 0.5) / _SIZE:.3f}em;'
        f'max-width:100%;fill:currentColor"><path d="{"".join(parts)}"/></svg>'
    )


def _turned(points: Any, left: float, high: float) -> list[float]:
    """Coordinates as SVG has them, downwards."""
    return [
        value
        for x, y in zip(points[0::2], points[1::2], strict=True)
        for value in (x - left + 0.5, high - y + 0.5)
    ]


def _inline(translator: Any, node: nodes.Element) -> None:
    translator.body.append(drawn(node.astext()))
    raise nodes.SkipNode


def _block(translator: Any, node: nodes.Element) -> None:
    # A line of its own has room for fractions of full size.
    tex = node.astext().replace("\\frac", "\\dfrac")
    translator.body.append(f'<div class="math" style="margin:1em 0 1em 2em">{drawn(tex)}</div>\n')
    raise nodes.SkipNode
