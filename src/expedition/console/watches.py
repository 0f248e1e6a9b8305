"""Where and when to look at a flight from a place, as `expedition watch` says it, for the page."""

from __future__ import annotations

from typing import Any

from expedition.audience.place import place
from expedition.audience.watch_words import PASS_HEADS, SIGHT_HEADS, WatchWords, clock
from expedition.catalog import Catalogue
from expedition.console.requests import WatchAsked, settled
from expedition.errors import InputError
from expedition.plans.fields import Record
from expedition.plans.plan import Plan


class WatchAnswer(Record):
    """Where and when to look."""

    said: WatchWords
    """All that is said."""
    sight_heads: tuple[str, ...]
    """Heads of the rows of launch and return."""
    pass_heads: tuple[str, ...]
    """Heads of the rows of passes."""


def settled_watch(asked: WatchAsked, book: Catalogue) -> dict[str, Any]:
    """The request as plain data: its flight settled, its place and time zone known. Raises InputError."""
    for look_up, text, field in ((place, asked.place, "place"), (clock, asked.zone, "zone")):
        try:
            if text is not None:
                look_up(text)
        except InputError as error:
            raise InputError(str(error).removeprefix(f"{error.field}: "), field=field) from None
    return {"plan": settled(asked.plan, book), "place": asked.place, "zone": asked.zone}


def watch_answer(plan: Plan, at: str, zone: str | None) -> WatchAnswer:
    """What is said of a planned flight to who stands at a place."""
    from expedition.audience.watch import watch
    from expedition.audience.watch_words import watch_words

    said = watch_words(watch(plan, [place(at)]), zone)
    return WatchAnswer(said=said, sight_heads=SIGHT_HEADS, pass_heads=PASS_HEADS)
