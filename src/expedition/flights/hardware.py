"""What flies, from where and to where, and whether it goes together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import get_args

from expedition.catalog import Catalogue
from expedition.catalog.models.landing_zone import SURFACES, LandingZone
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.profile import Profile
from expedition.catalog.models.recovery import RecoveryName
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port, Station
from expedition.errors import ImpossibleFlightError, InputError
from expedition.trajectories.trajectory import Trajectory


@dataclass(frozen=True)
class Hardware:
    """What flies, from where and to where, as the catalogue has it."""

    ship: Ship
    launcher: Launcher
    pad: Pad
    station: Station
    port: Port
    rocket: str
    """The launcher's name, whichever version of it flies."""
    book: Catalogue = field(repr=False)
    """Where they are looked up."""
    trajectory: Trajectory | None = None
    """The ascent as another program has it, flown instead of the launcher's."""

    @cached_property
    def other_pads(self) -> tuple[Pad, ...]:
        """Where else the launcher flies from; looked up only where that matters."""
        return tuple(one for one in pads_of(self.book, self.rocket) if one != self.pad)


def named_hardware(
    book: Catalogue,
    vehicle: str,
    launcher: str | None,
    pad: str | None,
    station: str,
    port: str | None,
    *,
    day: date | None = None,
    recovery: str | None = None,
) -> Hardware:
    """The catalogue's entries for the names given, with defaults for the rest.

    With a day, a port is one of those that were there on it, and the launcher is the version that flew then. recovery:
    how its first stage comes home; as is usual with the ship on that day where None.
    Raises InputError for names that are unknown or missing, ImpossibleFlightError for what does not go together.
    """
    ship = book.ship(vehicle)
    rocket = book.launcher(ship.launcher if launcher is None else launcher)
    if recovery is not None and recovery not in get_args(RecoveryName):
        raise InputError(
            f"{recovery!r:.60} is no way home of a first stage; there are {listed(get_args(RecoveryName))}",
            field="recovery",
        )
    where = pad_of(book, pad, rocket.name)
    goal = book.station(station)
    return Hardware(
        ship,
        book.launcher(rocket.on(day)).carrying(ship, day, recovery),
        where,
        goal,
        port_of(goal, port, ship, day),
        rocket.name,
        book,
    )


def pads_of(book: Catalogue, vehicle: str) -> list[Pad]:
    """The pads that a launcher or hopper flies from."""
    return [one for one in map(book.pad, book.names("pad")) if vehicle in one.launchers]


def pad_of(book: Catalogue, name: str | None, vehicle: str) -> Pad:
    """The pad of that name, or the only one, that a launcher or hopper flies from."""
    if name is None:
        pads = pads_of(book, vehicle)
        if len(pads) == 1:
            return pads[0]
        raise InputError(
            f"name the pad: {vehicle} flies from {listed(one.name for one in pads)}", field="pad"
        )
    pad = book.pad(name)
    if vehicle not in pad.launchers:
        known = [one.name for one in pads_of(book, vehicle)]
        none = (
            f"none yet; name it in launchers of one of yours, or expedition new pad NAME --launcher {vehicle}"
        )
        raise ImpossibleFlightError(
            f"{vehicle} does not fly from {pad.name}, which launches {listed(pad.launchers)}; "
            f"pads for {vehicle}: {listed(known) if known else none}"
        )
    return pad


def port_of(station: Station, name: str | None, ship: Ship, day: date | None) -> Port:
    """The port of that name, or the first, that takes a ship, and is there on a day if one is given."""
    there = [one for one in station.ports_for(ship) if day is None or one.there_on(day)]
    port = station.port(name) if name is not None else there[0] if there else None
    if port in there:
        return port
    when = f" on {day}" if day else ""
    ways_out = f"ports that take {ship.name}{when}: {listed(one.id for one in there)}"
    if port is None:
        all_ports = listed(f"{one.id} ({one.docking_standard})" for one in station.ports)
        raise ImpossibleFlightError(
            f"{station.name} has no port for {ship.name}{when}, which is {ship.docking_standard}; its ports: "
            f"{all_ports}"
        )
    if not port.takes(ship):
        reason = f"does not take {ship.name}"
        if port.docking_standard != ship.docking_standard:
            reason += f" (it is {port.docking_standard}, the ship {ship.docking_standard})"
    elif port.until is not None and day is not None and day > port.until:
        reason = f"is there only until {port.until}"
    else:
        reason = f"is there only from {port.since}"
    raise ImpossibleFlightError(f"{port.id} of {station.name} {reason}; {ways_out}")


def zone_of(book: Catalogue, name: str, ship: Ship) -> LandingZone:
    """The landing zone of that name, if the ship comes down on such ground."""
    zone = book.landing_zone(name)
    if ship.descent is not None and zone.surface not in (surfaces := SURFACES[ship.descent.lands_on]):
        raise ImpossibleFlightError(
            f"{zone.name} is {zone.surface}, {ship.name} comes down on {' or '.join(surfaces)}; zones for "
            f"{ship.name}: {listed(ship.descent.zones)}"
        )
    return zone


def profiles_of(
    book: Catalogue, ship: Ship, asked: int | str | Sequence[int | str] | None, flight: str = ""
) -> list[Profile]:
    """The profiles asked for, by orbits or name, or all that such flights of the ship have; fewest orbits first.

    flight: its name; some profiles are those of certain flights, and take the place of others of as many orbits.
    """
    own = sorted(map(book.profile, ship.profiles), key=lambda profile: profile.orbits)
    special = [one for one in own if one.is_of(flight)]
    usual = [one for one in own if not one.flown_by and one.orbits not in {two.orbits for two in special}]
    unasked = sorted(special + usual, key=lambda profile: profile.orbits)
    if asked is None:
        return unasked
    each = [asked] if isinstance(asked, int | str) else asked
    if not isinstance(each, list | tuple) or not each:
        raise InputError(
            f"{asked!r:.60} names no profile; give orbits or names of {listed(p.name for p in own)}, or leave it out",
            field="profile",
        )
    out: list[Profile] = []
    for one in each:
        text = str(one).strip()
        if not text.isdecimal():
            # A name that nobody knows is a slip of the pen; a known one may still not be this ship's.
            text = book.canonical("profile", text)
        match = [p for p in own if p.name == text] or [p for p in unasked if text == str(p.orbits)]
        if not match:
            what = f"{text}-orbit profile" if text.isdecimal() else f"profile {text}"
            raise ImpossibleFlightError(
                f"{ship.name} has no {what}; it has {listed(f'{p.name} ({p.orbits})' for p in own)}"
            )
        out += match
    return sorted(out, key=lambda profile: profile.orbits)


def profile_of(book: Catalogue, ship: Ship, asked: int | str, flight: str = "") -> Profile:
    """The one profile asked for, by orbits or name."""
    found = profiles_of(book, ship, asked, flight)
    if len(found) > 1:
        raise InputError(
            f"{asked} orbits may be {listed(one.name for one in found)}; write the name", field="profile"
        )
    return found[0]


def refuse_crowd(crew: int, vehicle: str, crew_seats: int) -> None:
    """Say so where more fly than the vehicle seats."""
    if crew > crew_seats:
        seats = f"seats {crew_seats}" if crew_seats else "carries no crew"
        raise ImpossibleFlightError(f"{vehicle} {seats}, but the crew has {crew}; shorten the crew")


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them."""
    return ", ".join(names) or "none"
