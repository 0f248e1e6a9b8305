"""Claims of a text held against a plan computed for its flights: when one leaves, docks, and how long that takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from expedition.announcements.flights import FlightNews
from expedition.announcements.request import request
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim
from expedition.errors import ExpeditionError

if TYPE_CHECKING:
    from expedition.announcements.reader import Reading
    from expedition.catalog import Catalogue
    from expedition.plans.plan import Plan

# How far a computed instant may be from an announced one, and from when on the two are not one chance.
_SAME_S, _OTHER_S = 30 * 60.0, 60 * 60.0
_ORBIT_S = 5550.0
_INSTANT = re.compile(r"(?P<event>liftoff|docking|undocking|landing): (?P<utc>\d{4}-\d\d-\d\dT\d\d:\d\d)Z")


def held_against_plans(
    reading: Reading, catalogue: Catalogue, tell: Callable[[str], None] | None = None
) -> Reading:
    """A reading whose open claims are judged by a plan of each flight of the news that can be planned.

    Args:
        catalogue: where names are looked up.
        tell: called with a few words for each flight.
    """
    claims = reading.claims
    for news in reading.flights:
        asked = request(news, catalogue.directories) if news.role == "subject" else None
        if asked is None:
            continue
        if tell is not None:
            tell(f"plans {news.flight}")
        try:
            made = _plan(asked, catalogue)
        except ExpeditionError as error:
            claims = tuple(_noted(one, news, f"no plan of it comes out: {error}") for one in claims)
            continue
        claims = tuple(_judged(one, news, made) for one in claims)
    return replace(reading, claims=claims)


def _plan(asked: str, catalogue: Catalogue) -> Plan:
    from expedition.planning.planner import plan

    with TemporaryDirectory() as folder:
        file = Path(folder) / "flight.toml"
        file.write_text(asked, encoding="utf-8")
        return plan(str(file), catalogue=catalogue)


def _noted(one: Claim, news: FlightNews, told: str) -> Claim:
    if one.about != news.flight or one.verdict != UNCLEAR or one.kind not in ("date", "orbits", "duration"):
        return one
    return replace(one, evidence=f"{one.evidence}; {told}")


def _judged(one: Claim, news: FlightNews, made: Plan) -> Claim:
    if one.about != news.flight or one.verdict != UNCLEAR:
        return one
    found = None
    if one.kind == "date":
        found = _instant(one, made)
    elif one.kind in ("orbits", "duration") and made.docking_utc is not None and made.liftoff_utc is not None:
        found = _way(one, (_time(made.docking_utc) - _time(made.liftoff_utc)).total_seconds())
    return one if found is None else replace(one, verdict=found[0], evidence=found[1])


def _instant(one: Claim, made: Plan) -> tuple[str, str] | None:
    hit = _INSTANT.match(one.reading)
    if hit is None:
        return None
    computed = getattr(made, f"{hit['event']}_utc")
    if computed is None:
        return None
    off = abs((_time(computed) - _time(hit["utc"])).total_seconds())
    told = f"a plan of that day has its {hit['event']} at {_time(computed):%Y-%m-%dT%H:%M:%SZ}"
    if off <= _SAME_S:
        return SUPPORTED, told
    bound = hit["event"] == "liftoff" and made.docking_utc is not None
    return (CONTRADICTED if bound and _OTHER_S < off < 86400.0 else UNCLEAR), told


def _way(one: Claim, real_s: float) -> tuple[str, str] | None:
    told = f"a plan of that day takes {real_s / 3600.0:.1f} h from lift-off to docking"
    hit = re.match(r"(?P<said>[\d.]+) (?P<unit>s|orbits)\b", one.reading)
    if hit is None:
        return None
    said_s = float(hit["said"]) * (1.0 if hit["unit"] == "s" else _ORBIT_S)
    near = abs(said_s - real_s) <= (0.08 * real_s if hit["unit"] == "s" else 0.8 * _ORBIT_S)
    return (SUPPORTED, told) if near else None


def _time(said: str | datetime) -> datetime:
    time = said if isinstance(said, datetime) else datetime.fromisoformat(str(said).replace("Z", "+00:00"))
    return time if time.tzinfo else time.replace(tzinfo=UTC)
