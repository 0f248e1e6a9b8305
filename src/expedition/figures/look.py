"""For what figures are drawn: how large, as a page or a screen has it, and light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from expedition.catalog.spelling import choices
from expedition.errors import InputError


@dataclass(frozen=True)
class Hues:
    """The colours of a theme; text keeps a contrast of 4.5 to the paper."""

    paper: str = "white"
    ink: str = "#1d2733"
    quiet: str = "#5c6b7a"
    grid: str = "#d9dfe5"
    pale: str = "#eef1f4"
    faint: str = "#9aa5b1"
    """Marks of what is closed or not known."""
    ship: str = "#1f6fb4"
    climb: str = "#d9480f"
    station: str = "#2b8a3e"
    night: str = "#173253"
    warn: str = "#a61e4d"
    violet: str = "#7048e8"
    amber: str = "#c98a1b"
    between: str = "#9fb6cb"
    """The many revolutions between the first and the last."""
    ramp: tuple[str, str, str] = ("#dbe9f6", "#5b9bd0", "#1f6fb4")
    """From few to many."""
    sea: str = "#f3f7fa"
    earth: str = "#dfe0d8"
    coast: str = "#b9bcae"
    shade: str = "#173253"
    """What darkens the Earth at night."""
    deeper: float = 1.0
    """How many times as dense that is as on white paper."""


LIGHT = Hues()
DARK = Hues(
    paper="#0f1720",
    ink="#eef2f6",
    quiet="#a9b6c3",
    grid="#2d3a47",
    pale="#1f2b37",
    faint="#7f8d9b",
    ship="#6cb6f5",
    climb="#ff9657",
    station="#69d18a",
    night="#b9cdf0",
    warn="#ff86ad",
    violet="#b9a2ff",
    amber="#e5ad45",
    between="#4f6f8d",
    ramp=("#23405c", "#3f7fb8", "#8cc8ff"),
    sea="#1c2c3b",
    earth="#3b4a50",
    coast="#64777f",
    shade="#000000",
    deeper=2.6,
)

THEMES = {"light": LIGHT, "dark": DARK}
SIZES: dict[str, tuple[int, int] | None] = {"page": None, "16:9": (1920, 1080), "4k": (3840, 2160)}
"""Pixels across and upright by name; a page is as high as its figure needs."""


@dataclass(frozen=True)
class Look:
    """What a figure is drawn for."""

    size: str = "page"
    theme: str = "light"

    @classmethod
    def named(cls, size: str, theme: str) -> Look:
        """Raises InputError for a size or a theme that is not known."""
        for word, known, field in ((size, list(SIZES), "size"), (theme, list(THEMES), "theme")):
            if word not in known:
                raise InputError(
                    f"{word!r:.40} is no {field} of figures{choices(word, known, field + 's')}", field=field
                )
        return cls(size, theme)

    @property
    def hues(self) -> Hues:
        return THEMES[self.theme]

    @property
    def pixels(self) -> tuple[int, int] | None:
        return SIZES[self.size]


_NOW: ContextVar[Look] = ContextVar("look", default=Look())  # noqa: B039 - it is frozen


def now() -> Look:
    """What figures are drawn for at present."""
    return _NOW.get()


@contextmanager
def looking(look: Look) -> Iterator[None]:
    """Draw figures, and write them, for something else than a page."""
    token = _NOW.set(look)
    try:
        yield
    finally:
        _NOW.reset(token)
