"""Vehicles and flights side by side, as `expedition compare` says it, for the page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from expedition.assess.compare import Comparison, compare
from expedition.assess.subject import named
from expedition.catalog import Catalogue
from expedition.console.requests import CompareAsked
from expedition.errors import InputError


def settled_comparison(asked: CompareAsked, book: Catalogue) -> dict[str, Any]:
    """The request as plain data, every name known and the day filled in. Raises InputError."""
    out = asked.model_dump(mode="json", exclude_none=True)
    for name in asked.names:
        # The command line reads files too; what comes from a page names entries only.
        if name.lower().endswith((".json", ".toml")) or "/" in name or "\\" in name:
            raise InputError(f"{name!r:.200} is a file; name a vehicle or a flight", field="names")
        try:
            named(name, book)
        except InputError as error:
            raise InputError(str(error).removeprefix(f"{error.field}: "), field="names") from None
    out["station"] = book.canonical("station", asked.station)
    if asked.pad is not None:
        out["pad"] = book.canonical("pad", asked.pad)
    out.setdefault("on", datetime.now(UTC).date().isoformat())
    return out


def comparison(request: dict[str, Any], book: Catalogue) -> Comparison:
    """The table of a settled request, launch chances among its rows where they are asked for."""
    from expedition.planning.chances import chances_of

    day, station = date.fromisoformat(request["on"]), request["station"]
    chances = chances_of(book, station, request.get("pad"), day) if request.get("chances", True) else None
    return compare(request["names"], book, day, year=request["year"], station=station, chances=chances)
