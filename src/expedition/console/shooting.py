"""What a film crew has along a flight, as `expedition shots` says it, for the page's ribbons and globe."""

from __future__ import annotations

from typing import Any

from expedition.audience.shot_list import Shots
from expedition.catalog import Catalogue
from expedition.console.requests import ShotsAsked, settled
from expedition.errors import InputError
from expedition.plans.fields import Record
from expedition.plans.plan import Plan
from expedition.whatif.words import Table


class ShotsAnswer(Record):
    """Light, links, ground and live pictures along a flight; its stay is told by the command."""

    shots: Shots
    """All spans, over MET."""
    said: str
    """What none of it can tell; to be read first."""
    live_said: list[str]
    """What each span for a live picture shows."""
    tables: list[Table]
    """The same as rows."""


def settled_shots(asked: ShotsAsked, book: Catalogue) -> dict[str, Any]:
    """The request as plain data: its flight settled, its zone known. Raises InputError."""
    from expedition.audience.shots_words import zones_of

    try:
        [zone] = zones_of([] if asked.zone is None else [asked.zone])
    except InputError as error:
        raise InputError(str(error).removeprefix(f"{error.field}: "), field="zone") from None
    return {"plan": settled(asked.plan, book), "zone": zone}


def shots_answer(plan: Plan, zone: str) -> ShotsAnswer:
    """What a film crew has along a planned flight, until it ends."""
    from expedition.audience.shots import shots
    from expedition.audience.shots_words import live_sentence, said_before, tables

    found = shots(plan, days=0.0)
    return ShotsAnswer(
        shots=found,
        said=said_before(found),
        live_said=[live_sentence(one) for one in found.live],
        tables=list(tables(found, [zone])),
    )
