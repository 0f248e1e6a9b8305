"""Where a flight's station is at this moment, from the newest data at hand, or fetched where that is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np

from expedition.audience.sky import sun_itrf
from expedition.catalog import Catalogue
from expedition.console.requests import PresentAsked, settled
from expedition.errors import InputError, OfflineError
from expedition.flights.flight import Flight
from expedition.phases.home.stay import phase_error_km
from expedition.plans.fields import Record, Utc
from expedition.space.crossings import spans
from expedition.space.frames import itrf_from_gcrf_states
from expedition.space.sun import shadow_margin_m
from expedition.space.time import DAY_S, format_utc, from_datetime, parse_utc
from expedition.station.elements import ElementSet
from expedition.station.live import fetch_live, kept_copy
from expedition.station.oem import Oem
from expedition.station.source import Source, described, epoch, read_elements

_AHEAD_S = 3.0 * 3600.0
_STEP_S = 60.0
_SPEED_KMPS = 7.66


class PresentAnswer(Record):
    """Where a station is now, as far as the data at hand tell."""

    station: str
    """What it is called."""
    at_utc: Utc
    """The moment for which it was asked."""
    data: str
    """What the answer rests on."""
    epoch_utc: Utc | None
    """From when these data are; null where there are none."""
    age_s: float | None
    """How old they are."""
    said: str
    """How old the data are, and how far what they say may be off."""
    off_km: float | None
    """How far along its orbit the station may be off, nine of ten; null where nobody can say where it is."""
    fetched_utc: Utc | None
    """When the data were fetched; null for data that came with the flight."""
    refused: str | None
    """Why nothing could be fetched; null where it could, or was not asked for."""
    t_s: list[float]
    """Instants of the table, from `at_utc` on; empty where nobody can say where the station is."""
    itrf: list[float]
    """Earth-fixed states, 6 numbers for each, m and m/s."""
    sun_itrf: list[float]
    """Unit vectors to the Sun, 3 numbers for each."""
    shadow: list[tuple[float, float]]
    """Spans in the Earth's shadow, from `at_utc` on."""


def settled_present(asked: PresentAsked, book: Catalogue) -> dict[str, Any]:
    """The request as plain data, with the moment at which it is asked. Raises InputError for a flight to no station."""
    plan = settled(asked.plan, book)
    known = "name" in plan
    flight = Flight.named(plan["name"], catalogue=book) if known else Flight(**plan["flight"], catalogue=book)
    station = flight.station
    if station is None:
        raise InputError("the flight goes to no station, so none can be looked for", field="plan")
    if book.station(station).orbit is not None:
        raise InputError(f"{station} is only planned: it is nowhere yet", field="plan")
    # To the millisecond, for who asks again at once wants another answer.
    return {"plan": plan, "fetch": asked.fetch, "at_utc": format_utc(from_datetime(datetime.now(UTC)), 3)}


def present_answer(
    request: dict[str, Any], flight: Flight, elements: list[ElementSet] | Oem | None
) -> PresentAnswer:
    """Where the station is at the moment of a settled request.

    elements: station data that the request brings, else the flight's own are read. The network is asked only where the
    request says so; where it cannot be had, that is said and the newest data at hand are taken.
    """
    t = parse_utc(request["at_utc"])
    assert flight.station is not None
    station = flight.catalogue.station(flight.station)
    number = station.catalog_number
    fetched, refused = None, None
    if request["fetch"]:
        try:
            found, how = fetch_live(number, now=t)
            fetched = (found, how.fetched)
        except OfflineError as error:
            # What follows tells how to go on at a command line.
            refused = str(error).partition("; ")[0]
    fetched = fetched or kept_copy(number)
    own = _own(flight, elements, number, station.international_designator, t)
    source: Source | None = max(
        (one for one in (own, fetched[0] if fetched else None) if one is not None), key=epoch, default=None
    )
    from_net = fetched is not None and source is fetched[0]
    age = None if source is None else max(t - epoch(source), 0.0)
    off = None if age is None else phase_error_km(age)
    if isinstance(source, Oem) and not source.start <= t <= source.end - _AHEAD_S:
        off = None
    table = _table(source, t) if source is not None and off is not None else {}
    return PresentAnswer(
        station=station.title,
        at_utc=request["at_utc"],
        data="" if source is None else described(source),
        epoch_utc=None if source is None else format_utc(epoch(source)),
        age_s=age,
        said=_said(station.title, age, off),
        off_km=None if off is None else round(off[1], 1),
        fetched_utc=format_utc(fetched[1]) if fetched is not None and from_net else None,
        refused=refused,
        t_s=table.get("t_s", []),
        itrf=table.get("itrf", []),
        sun_itrf=table.get("sun_itrf", []),
        shadow=table.get("shadow", []),
    )


def _own(
    flight: Flight, given: list[ElementSet] | Oem | None, number: int, designator: str | None, t: float
) -> Source | None:
    """The newest data of the flight that are not from after an instant."""
    named = flight.elements_file or flight.elements
    if given is None and named is None:
        return None
    data = given if given is not None else read_elements(named or (), number, designator=designator)
    if isinstance(data, Oem):
        return data if epoch(data) <= t else None
    return max((one for one in data if one.epoch <= t), key=epoch, default=None)


def _table(source: Source, t: float) -> dict[str, Any]:
    ahead = np.arange(0.0, _AHEAD_S + 1.0, _STEP_S)
    when = t + ahead
    states = itrf_from_gcrf_states(when, source.state_gcrf(when))
    sun = sun_itrf(when)
    dark = spans(ahead, -shadow_margin_m(states[:, :3], sun))
    rounded = np.round(states, 1)
    return {
        "t_s": ahead.tolist(),
        "itrf": [float(one) for one in rounded.ravel()],
        "sun_itrf": [round(float(one), 6) for one in sun.ravel()],
        "shadow": [(round(a, 1), round(b, 1)) for a, b in dark],
    }


def _said(title: str, age: float | None, off: tuple[float, float] | None) -> str:
    if age is None:
        return f"No data of {title} are at hand."
    old = _long(age)
    if off is None:
        return f"The newest data at hand are {old} old: nobody can say from them where {title} is now."
    return (
        f"From data {old} old: nine of ten times {title} is within {off[1]:,.0f} km along its orbit of where it is "
        f"shown: {_seconds(off[1] / _SPEED_KMPS)} sooner or later."
    )


def _seconds(s: float) -> str:
    return "under a second" if s < 1.0 else f"{s:.0f} s"


def _long(seconds: float) -> str:
    if seconds < 2.0 * 3600.0:
        return f"{seconds / 60.0:.0f} minutes"
    if seconds < 2.0 * DAY_S:
        return f"{seconds / 3600.0:.0f} hours"
    return (
        f"{seconds / DAY_S:.0f} days" if seconds < 730.0 * DAY_S else f"{seconds / DAY_S / 365.25:.0f} years"
    )
