"""Launch windows over a span of days: every passage of the pad through the station's plane, and what it allows.

    >>> from datetime import UTC, datetime
    >>> from expedition import windows
    >>> found = windows("soyuz-ms", pad="baikonur-31", start=datetime(2021, 10, 5, tzinfo=UTC), days=1,
    ...                 elements=[...])                                             # doctest: +SKIP
    >>> found[0].liftoff_utc                                                        # doctest: +SKIP
    datetime.datetime(2021, 10, 5, 8, 55, 2, 900000, tzinfo=datetime.timezone.utc)

The phase angle of a station in a year is not known from today's data: each kilometre of mean height, one
reboost, moves it by 1.2° a day. What holds for months is the plane; `age_s` and `phase_known` say how far to trust
the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np

from expedition.catalog import Catalogue, checked
from expedition.catalog.models.flight import FIRST_YEAR, LAST_YEAR
from expedition.catalog.models.profile import Profile
from expedition.catalog.models.station import Station
from expedition.errors import ImpossibleFlightError, InputError, refuse_no_bool
from expedition.flights.hardware import Hardware, named_hardware, profiles_of
from expedition.phases.ascent import climb, insertion, reach
from expedition.phases.ascent.given import ascent_of
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.ascent.into import GRID_DEG, ascent_into
from expedition.phases.rendezvous import approach, window
from expedition.phases.rendezvous.candidates import Request
from expedition.phases.rendezvous.window import Opportunity, Option
from expedition.planning import rules
from expedition.planning.station_data import mean_track
from expedition.plans.columns import Columns, columns
from expedition.plans.found import FoundProfile, FoundWindow
from expedition.space.time import DAY_S, format_utc, from_datetime, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.planned import planned_elements
from expedition.station.source import (
    PHASE_KNOWN_DAYS,
    Elements,
    Source,
    age_s,
    known_before,
    read_elements,
)

_MAX_DAYS = 1100.0


def fly_ascent(
    hardware: Hardware, station_inclination_rad: float, *, late_s: float = 0.0
) -> tuple[climb.Ascent, InsertionOrbit]:
    """The ascent into the launcher's inclination, or else the station's, and the mean orbit it ends in.

    station_inclination_rad: mean. late_s: how much later than usual it leaves, to steer into the same plane.
    Raises ImpossibleFlightError where the pad or the launcher cannot.
    """
    if hardware.trajectory is not None:
        flown = ascent_of(hardware.trajectory, hardware.launcher, hardware.pad)
        return flown, insertion.insertion_orbit(flown)
    asked = hardware.launcher.insertion.inclination_deg
    if asked is None:
        station_inclination_rad = reach.nearest_inclination_rad(
            hardware.pad, station_inclination_rad, hardware.other_pads
        )
    return ascent_into(
        hardware.launcher,
        hardware.ship,
        hardware.pad,
        station_inclination_rad if asked is None else float(np.radians(asked)),
        at_node=asked is not None,
        late_s=late_s,
    )


def windows(
    vehicle: str,
    *,
    start: datetime,
    days: float,
    elements: Elements | None = None,
    pad: str | None = None,
    station: str = "iss",
    port: str | None = None,
    launcher: str | None = None,
    profile: int | str | Sequence[int | str] | None = None,
    recovery: str | None = None,
    allow_stale: bool = False,
    catalogue: Catalogue | None = None,
) -> Windows:
    """Every in-plane launch opportunity of a vehicle to a station over a span of days, in order of time.

    vehicle, pad, station, port, launcher: names of the catalogue; the launcher is the vehicle's own, the
    pad the only one it flies from, the port the first that takes the vehicle, unless named. start: timezone-aware.
    profile: orbits to docking or a profile's name, or several; all that the vehicle has unless given. recovery: how the
    launcher's first stage comes home; as is usual with the vehicle on each day unless given.
    elements: a file's path, "live", pairs of TLE lines, element sets or an ephemeris; the newest known before
    `start` is used. A station that is only planned needs none. Raises InputError for what is not understood and
    ImpossibleFlightError for what cannot be.
    Lift-off is right to about a second against the full-force plan of the same fresh data, to some 6 s against that of
    data twelve days old.
    """
    book = checked(catalogue)
    refuse_no_bool(allow_stale, "allow_stale")
    begin = from_datetime(start, field="start")
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise InputError(
            f"{start.year} is outside the years {FIRST_YEAR} to {LAST_YEAR} that are planned", field="start"
        )
    counted = isinstance(days, int | float) and not isinstance(days, bool)
    if not (counted and 0.0 < days <= _MAX_DAYS):
        raise InputError(
            f"{days!r:.60} is not a span of days; give more than 0 and at most {_MAX_DAYS:.0f}", field="days"
        )

    def on(day: date) -> Hardware:
        return named_hardware(book, vehicle, launcher, pad, station, port, day=day, recovery=recovery)

    hardware = on(start.date())
    profiles = profiles_of(book, hardware.ship, profile)
    number = hardware.station.catalog_number
    source = known_before(
        _elements_of(elements, hardware.station, begin),
        begin,
        catalog_number=number,
        allow_stale=allow_stale,
    )
    found: list[Opportunity] = []
    edges = [begin, *_changes(hardware, begin, begin + days * DAY_S), begin + days * DAY_S]
    for first, last in pairwise(edges):
        gone = ""
        try:
            hardware = on(to_datetime(first).date())
        except ImpossibleFlightError as error:
            gone = str(error)
        some = search(hardware, profiles, source, first, last)
        found += [_closed(one, gone) if gone else _below_the_sun(one, hardware, source) for one in some]
    return Windows(found)


class Windows(list[Opportunity]):
    """Opportunities in order of time."""

    def table(self) -> Columns:
        """A row for each profile of each opportunity, as pandas and polars take it; times are aware datetimes."""
        return columns(found_windows(self), each="profiles")

    def to_dict(self) -> dict[str, Any]:
        """The opportunities as plain data, as `expedition windows --json` prints them."""
        return {"windows": [one.model_dump(mode="json") for one in found_windows(self)]}


def _changes(hardware: Hardware, begin: float, end: float) -> list[float]:
    """Midnights within a span from which on another version of the launcher flies, or a port is new or gone."""
    rocket = hardware.book.launcher(hardware.rocket)
    days = {rocket.later.since} if rocket.later else set()
    days |= {one.since for one in rocket.windows if one.since}
    days |= {one.since for one in hardware.ship.recoveries if one.since}
    for port in hardware.station.ports:
        days |= {day for day in (port.since, port.until and port.until + timedelta(days=1)) if day}
    midnights = [from_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC)) for day in days]
    return sorted(t for t in midnights if begin < t < end)


def _closed(found: Opportunity, reason: str) -> Opportunity:
    """An opportunity none of whose options can be flown."""
    options = tuple(replace(one, feasible=False, reason=reason) for one in found.options)
    return replace(found, options=options)


def _below_the_sun(found: Opportunity, hardware: Hardware, source: Source) -> Opportunity:
    """An opportunity whose options are closed where the Sun stands too high for the ship to stay docked."""
    if hardware.ship.docked_beta_limit_deg is None:
        return found

    def closed(option: Option) -> Option:
        if not option.feasible:
            return option
        try:
            rules.refuse_high_sun(hardware, source, option)
        except ImpossibleFlightError as error:
            return replace(option, feasible=False, reason=str(error))
        return option

    return replace(found, options=tuple(map(closed, found.options)))


def _elements_of(elements: Elements | None, station: Station, begin: float) -> list[ElementSet] | Oem:
    if elements is not None:
        return read_elements(elements, station.catalog_number, designator=station.international_designator)
    if station.orbit is None:
        raise InputError("name the station data: --elements FILE, or --elements live", field="--elements")
    return [planned_elements(station, begin)]


def requests(hardware: Hardware, profiles: Sequence[Profile]) -> list[Request]:
    """What the window search needs to know of each profile."""
    ship, port = hardware.ship, hardware.port
    return [
        Request(
            profile,
            ship,
            port,
            approach.duration_s(profile.approach, port, ship),
            approach.final_approach_s(profile.approach, ship),
            hardware.station.crew_day,
        )
        for profile in profiles
    ]


def search(
    hardware: Hardware, profiles: Sequence[Profile], source: Source, start: float, end: float
) -> list[Opportunity]:
    """Opportunities between two instants, on both passes of a day where the pad allows both."""
    latest = max(profile.docking_s.latest for profile in profiles)
    track = mean_track(source, start, end + latest + DAY_S / 24.0)
    inclination = float(np.mean(track.inclination_rad))
    found = []
    for way in _ways(hardware, inclination):
        orbit = search_orbit(way, inclination)
        found += window.opportunities(orbit, way.pad, track, requests(way, profiles), start, end)
    found.sort(key=lambda one: one.liftoff)
    if isinstance(source, ElementSet) and source.planned:
        return found
    ages = [age_s(source, one.liftoff) for one in found]
    return [
        replace(one, age_s=age, phase_known=age <= PHASE_KNOWN_DAYS * DAY_S)
        for one, age in zip(found, ages, strict=True)
    ]


def _ways(hardware: Hardware, station_inclination_rad: float) -> list[Hardware]:
    """What flies, on each pass of a day that its pad may use."""
    asked = hardware.launcher.insertion.inclination_deg
    if hardware.trajectory is not None:
        return [hardware]
    inclination = station_inclination_rad if asked is None else float(np.radians(asked))
    return [replace(hardware, pad=pad) for pad in reach.ways(hardware.pad, inclination)]


def search_orbit(hardware: Hardware, station_inclination_rad: float) -> InsertionOrbit:
    """The insertion orbit for a station's mean inclination, from an ascent flown once for many close by."""
    if hardware.launcher.insertion.inclination_deg is not None or hardware.trajectory is not None:
        return fly_ascent(hardware, station_inclination_rad)[1]
    station_inclination_rad = reach.nearest_inclination_rad(
        hardware.pad, station_inclination_rad, hardware.other_pads
    )
    near = float(np.radians(round(np.degrees(station_inclination_rad) / GRID_DEG) * GRID_DEG))
    _, orbit = fly_ascent(hardware, near)
    return insertion.tilted(orbit, reach.facing(hardware.pad, near), station_inclination_rad)


def found_windows(found: Sequence[Opportunity]) -> list[FoundWindow]:
    """Opportunities as records, for printing."""
    return [
        FoundWindow(
            liftoff_utc=format_utc(one.liftoff, 3),
            open_utc=format_utc(one.open, 3),
            close_utc=format_utc(one.close, 3),
            limit=one.limit,
            phase_deg=_degrees(one.phase_insertion_rad) % 360.0,
            phase_liftoff_deg=_degrees(one.phase_liftoff_rad),
            beta_deg=_degrees(one.beta_rad),
            pad_sun_elevation_deg=one.pad_sun_elevation_deg,
            southbound=one.southbound,
            age_days=None if one.age_s is None else one.age_s / DAY_S,
            phase_known=one.phase_known,
            profiles=tuple(_found_profile(option) for option in one.options),
        )
        for one in found
    ]


def _found_profile(option: Option) -> FoundProfile:
    return FoundProfile(
        profile=option.profile,
        orbits=option.orbits,
        feasible=option.feasible,
        reason=option.reason,
        liftoff_utc=format_utc(option.liftoff, 3),
        # Infinite where no burns would do: JSON has no word for that but null.
        dv_mps=option.dv_mps if np.isfinite(option.dv_mps) else None,
        docking_utc=format_utc(option.docking, 3),
        phase_deg=_degrees(option.phase_insertion_rad),
        phase_range_deg=(_degrees(option.phase_range_rad[0]), _degrees(option.phase_range_rad[1])),
        docking_sunlit=option.docking_sunlit,
        sun_off_axis_deg=_degrees(option.sun_angle_rad),
    )


def _degrees(angle_rad: float) -> float:
    return float(np.degrees(angle_rad))
