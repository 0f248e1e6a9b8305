"""Launch windows over a span of days: every passage of the pad through the station's plane, and what it allows.

    >>> from datetime import UTC, datetime
    >>> from expedition import windows
    >>> found = windows("soyuz-ms", pad="baikonur-31", start=datetime(2021, 10, 5, tzinfo=UTC), days=1,
    ...                 elements=[...])                                             # doctest: +SKIP
    >>> found[0].liftoff_utc                                                        # doctest: +SKIP
    datetime.datetime(2021, 10, 5, 8, 55, 2, 900000, tzinfo=datetime.timezone.utc)

The phase angle of a station in a year is not known from today's data: each kilometre of mean height, one
reboost, moves it by 1.2° a day. What holds for months is the plane; `age_days` says how far to trust the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np

from expedition.catalog import DEFAULT, Catalogue
from expedition.catalog.models.flight import FIRST_YEAR, LAST_YEAR
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port, Station
from expedition.errors import ImpossibleFlightError, InputError, StationDataError
from expedition.phases.ascent import climb, insertion, reach
from expedition.phases.ascent import search as ascent_search
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.ascent.plane_crossing import latitude_argument_rad
from expedition.phases.rendezvous import approach, window
from expedition.phases.rendezvous.window import Opportunity
from expedition.space.frames import WGS84_RADIUS_M, true_equator_states
from expedition.space.orbits import MeanTrack, inclination_ripple_rad
from expedition.space.time import DAY_S, format_utc, from_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.planned import planned_elements
from expedition.station.source import Elements, Source, known_before, read_elements

_MAX_DAYS = 1100.0
# From the crossing of the pad's latitude to cut-off: enough for the ripple of the inclination there.
_TYPICAL_DOWNRANGE_RAD = np.radians(15.0)
_GRID_DEG = 0.05


@dataclass(frozen=True)
class Hardware:
    """What flies, from where and to where, as the catalogue has it."""

    ship: Ship
    launcher: Launcher
    pad: Pad
    station: Station
    port: Port
    other_pads: tuple[Pad, ...] = ()
    """Where else the launcher flies from."""

    def requests(self, profiles: Sequence[Profile]) -> list[window.Request]:
        """What the window search needs to know of each profile."""
        return [
            window.Request(
                profile,
                self.ship,
                self.port,
                approach.duration_s(profile.approach, self.port, self.ship),
                approach.final_approach_s(profile.approach, self.ship),
            )
            for profile in profiles
        ]


def fly_ascent(hardware: Hardware, station_inclination_rad: float) -> tuple[climb.Ascent, InsertionOrbit]:
    """The ascent into the launcher's inclination, or else the station's, and the mean orbit it ends in.

    station_inclination_rad: mean. Raises ImpossibleFlightError where the pad or the launcher cannot.
    """
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
    )


def ascent_into(
    launcher: Launcher, ship: Ship, pad: Pad, inclination_rad: float, *, at_node: bool
) -> tuple[climb.Ascent, InsertionOrbit]:
    """The ascent into an inclination, and the mean orbit it ends in.

    inclination_rad: mean, or `at_node` as it osculates there, where the ripple is at its top and announcements
    read it. Raises ImpossibleFlightError where the pad or the launcher cannot.
    """
    reach.refuse_closed(pad, launcher, ship.mass_kg, float(np.degrees(inclination_rad)))
    perigee = WGS84_RADIUS_M + 1000.0 * launcher.insertion.perigee_km
    ripple = inclination_ripple_rad(perigee, inclination_rad)
    mean = inclination_rad - ripple if at_node else inclination_rad
    latitude_argument = latitude_argument_rad(pad, mean) + _TYPICAL_DOWNRANGE_RAD
    at_cutoff = mean + ripple * np.cos(2.0 * latitude_argument)
    flown = ascent_search.best(launcher, ship.mass_kg, pad, float(at_cutoff))
    orbit = insertion.insertion_orbit(flown)
    if launcher.steering_kg is None:
        return flown, orbit
    near = float(np.radians(round(np.degrees(at_cutoff) / _GRID_DEG) * _GRID_DEG))
    steering_s = ascent_search.steering_s(launcher, ship.mass_kg, pad, near)
    return flown, replace(orbit, steering_s=steering_s)


def mean_track(source: Source, start: float, end: float) -> MeanTrack:
    """The station's mean elements over a span, by SGP4 or from the ephemeris."""
    if isinstance(source, ElementSet):
        return MeanTrack.over(source.state_teme, start, end)
    margin = 0.51 * 5580.0
    low, high = max(start, source.start + margin), min(end, source.end - margin)
    if low > start + 1.0 or high < end - 1.0:
        raise StationDataError(
            f"the ephemeris covers {format_utc(source.start)} to {format_utc(source.end)}, the search needs "
            f"{format_utc(start - margin)} to {format_utc(end + margin)}; take one that covers it, or element sets",
            field="elements",
        )
    return MeanTrack.over(lambda t: true_equator_states(t, source.state_gcrf(t)), start, end)


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
    allow_stale: bool = False,
    catalogue: Catalogue | None = None,
) -> list[Opportunity]:
    """Every in-plane launch opportunity of a vehicle to a station over a span of days, in order of time.

    vehicle, pad, station, port, launcher: names of the catalogue; the launcher is the vehicle's own, the
    pad the only one it flies from, the port the first that takes the vehicle, unless named. start: timezone-aware.
    profile: orbits to docking or a profile's name, or several; all that the vehicle has unless given.
    elements: a file's path, "live", pairs of TLE lines, element sets or an ephemeris; the newest known before
    `start` is used. A station that is only planned needs none. Raises InputError for what is not understood and
    ImpossibleFlightError for what cannot be.
    Lift-off is right to about a second against the full-force plan of the same data.
    """
    book = catalogue or DEFAULT
    begin = from_datetime(start, field="start")
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise InputError(
            f"{start.year} is outside the years {FIRST_YEAR} to {LAST_YEAR} that are planned", field="start"
        )
    if not 0.0 < days <= _MAX_DAYS:
        raise InputError(
            f"{days:g} is not a span of days; give more than 0 and at most {_MAX_DAYS:.0f}", field="days"
        )
    hardware = named_hardware(book, vehicle, launcher, pad, station, port, day=start.date())
    if not hardware.port.there_on(start.date()):
        since, until = hardware.port.since, hardware.port.until
        raise ImpossibleFlightError(
            f"{hardware.port.title} is there {f'only from {since}' if since else f'until {until}'}; name another port"
        )
    profiles = named_profiles(book, hardware.ship, profile)
    number = hardware.station.catalog_number
    source = known_before(
        _elements_of(elements, hardware.station, begin),
        begin,
        catalog_number=number,
        allow_stale=allow_stale,
    )
    return search(hardware, profiles, source, begin, begin + days * DAY_S)


def _elements_of(elements: Elements | None, station: Station, begin: float) -> list[ElementSet] | Oem:
    if elements is not None:
        return read_elements(elements, station.catalog_number, designator=station.international_designator)
    if station.orbit is None:
        raise InputError("name the station data: --elements FILE, or --elements live", field="--elements")
    return [planned_elements(station, begin)]


def search(
    hardware: Hardware, profiles: Sequence[Profile], source: Source, start: float, end: float
) -> list[Opportunity]:
    """Opportunities between two instants."""
    latest = max(profile.docking_s.latest for profile in profiles)
    track = mean_track(source, start, end + latest + DAY_S / 24.0)
    orbit = _orbit_near(hardware, float(np.mean(track.inclination_rad)))
    return window.opportunities(orbit, hardware.pad, track, hardware.requests(profiles), start, end)


def _orbit_near(hardware: Hardware, station_inclination_rad: float) -> InsertionOrbit:
    """The insertion orbit for a station's mean inclination, from an ascent flown once for many close by."""
    if hardware.launcher.insertion.inclination_deg is not None:
        return fly_ascent(hardware, station_inclination_rad)[1]
    station_inclination_rad = reach.nearest_inclination_rad(
        hardware.pad, station_inclination_rad, hardware.other_pads
    )
    round_deg = round(np.degrees(station_inclination_rad) / _GRID_DEG) * _GRID_DEG
    _, orbit = fly_ascent(hardware, float(np.radians(round_deg)))
    return insertion.tilted(orbit, hardware.pad, station_inclination_rad)


def named_hardware(
    book: Catalogue,
    vehicle: str,
    launcher: str | None,
    pad: str | None,
    station: str,
    port: str | None,
    *,
    day: date | None = None,
) -> Hardware:
    """The catalogue's entries for the names given, with defaults for the rest.

    With a day, a port that is not named is one of those that were there on it, and the launcher is the version
    that flew then.
    """
    ship = book.ship(vehicle)
    rocket = book.launcher(launcher or ship.launcher)
    pads = [one for one in (book.pad(name) for name in book.names("pad")) if rocket.name in one.launchers]
    if pad is None and len(pads) > 1:
        raise InputError(
            f"name the pad: {rocket.title} flies from {', '.join(one.name for one in pads)}", field="pad"
        )
    where = book.pad(pad) if pad else (pads[0] if pads else None)
    if where is None or rocket.name not in where.launchers:
        raise ImpossibleFlightError(
            f"{rocket.title} does not fly from {where.title if where else 'any pad known'}; it flies from "
            f"{', '.join(one.name for one in pads) or 'none'}"
        )
    goal = book.station(station)
    fitting = goal.ports_for(ship)
    there = [one for one in fitting if day is None or one.there_on(day)]
    chosen = goal.port(port) if port else (there[0] if there else None)
    if chosen is None or chosen not in fitting:
        raise ImpossibleFlightError(
            f"{chosen.title if chosen else goal.title} does not take {ship.title}; ports that do: "
            f"{', '.join(one.id for one in fitting) or 'none'}"
        )
    flies = book.launcher(rocket.on(day)).carrying(ship)
    return Hardware(ship, flies, where, goal, chosen, tuple(one for one in pads if one != where))


def named_profiles(
    book: Catalogue, ship: Ship, asked: int | str | Sequence[int | str] | None
) -> list[Profile]:
    """The profiles asked for, by orbits or name, or all that the ship has; fewest orbits first."""
    own = sorted((book.profile(name) for name in ship.profiles), key=lambda profile: profile.orbits)
    if asked is None:
        return own
    wanted = [asked] if isinstance(asked, int | str) else list(asked)
    out = []
    for one in wanted:
        text = str(one).strip()
        if not text.isdecimal():
            # A name that nobody knows is a slip of the pen; a known one may still not be this ship's.
            text = book.canonical("profile", text)
        match = [p for p in own if text in (p.name, str(p.orbits))]
        if not match:
            raise ImpossibleFlightError(
                f"{ship.title} has no profile {one}; it has {', '.join(f'{p.orbits} ({p.name})' for p in own)}"
            )
        out += match
    return sorted(out, key=lambda profile: profile.orbits)
