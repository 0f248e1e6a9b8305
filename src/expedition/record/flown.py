"""Predictions of flown flights from what was known before them, and how far they are off.

A prediction is made from vehicle, pad, UTC day of lift-off, profile and element sets published before lift-off.
The flown times are only compared with. One constant per launcher may come from flights, its lead against the
plane; `physics_error_s` is without it, `left_out_error_s` with the lead that the other flights of the launcher
give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from expedition.catalog import Catalogue, checked
from expedition.catalog.models.profile import Profile
from expedition.errors import ExpeditionError, InputError, refuse_no_bool
from expedition.flights.hardware import Hardware, named_hardware, profiles_of
from expedition.phases.rendezvous.window import Option
from expedition.planning.windows import fly_ascent, search
from expedition.plans.columns import Columns, columns
from expedition.plans.fields import Record, Utc
from expedition.record.flights import OWN_ELEMENTS, FlownFlight, read_flights
from expedition.space.time import DAY_S, format_utc, from_datetime, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.source import Elements, Source, age_s, known_before, read_elements

Progress = Callable[[int, int], None]

_MIDNIGHT_S = 300.0
_MASS_STEP_KG = 500.0
_USUAL_INCLINATION_RAD = float(np.radians(51.64))


class FlownRow(Record):
    """A comparison as `expedition flown --json` prints it. Errors are predicted minus flown."""

    flight: str
    """The flight, as the record names it."""
    launcher: str
    """As the record names it."""
    version: str
    """The launcher in the catalogue, of which all flights have one lead; empty where nothing was predicted."""
    recovery: str = ""
    """How the launcher's first stage came home, as predicted; empty where there is no such choice."""
    vehicle: str
    """As the record names it."""
    profile: str
    """The profile predicted, by its name in the catalogue; empty where nothing was predicted."""
    orbits: int | None
    """Orbits to docking."""
    profile_chosen: bool
    """Whether the planner chose the profile, for the record does not say."""
    elements_age_h: float | None
    """Age of the element set at the predicted lift-off."""
    phase_deg: float | None
    """The station ahead of the ship at insertion, predicted."""
    flown_liftoff_utc: Utc
    """Lift-off, flown."""
    planned_liftoff_utc: Utc | None = None
    """The lift-off named beforehand, where the flight left elsewhere in its window; null for the others."""
    left_elsewhere: str = ""
    """Why it left elsewhere; empty for the others."""
    predicted_liftoff_utc: Utc | None
    """Lift-off, predicted."""
    liftoff_error_s: float | None
    """Predicted minus flown, or minus planned where it left elsewhere for a known reason."""
    physics_error_s: float | None
    """The same with the lead that costs least propellant, without a flown one."""
    left_out_error_s: float | None
    """The same with the lead that the other flights of that launcher give."""
    docking_utc: Utc | None
    """Docking, flown."""
    planned_docking_utc: Utc | None
    """Docking, planned by those who flew it."""
    predicted_docking_utc: Utc | None
    """Docking, predicted."""
    docking_error_s: float | None
    """Predicted minus flown."""
    planned_docking_error_s: float | None
    """Predicted minus planned."""
    off_nominal: str
    """Why it did not fly as such flights do; empty for the others."""
    not_predicted: str
    """Why there is no prediction; empty where there is one."""


@dataclass(frozen=True)
class Comparison:
    """One flight, predicted and flown. Errors are predicted minus flown, s; None where there is nothing to say."""

    flight: str
    launcher: str
    version: str
    """The catalogue's launcher, which has one lead."""
    vehicle: str
    profile: str
    orbits: int | None
    profile_chosen: bool
    """Whether the planner chose the profile, for the record does not say."""
    elements_age_h: float | None
    phase_deg: float | None
    flown_liftoff: float
    predicted_liftoff: float | None = None
    liftoff_error_s: float | None = None
    physics_error_s: float | None = None
    left_out_error_s: float | None = None
    docking: float | None = None
    planned_docking: float | None = None
    predicted_docking: float | None = None
    docking_error_s: float | None = None
    planned_docking_error_s: float | None = None
    off_nominal: str = ""
    not_predicted: str = ""
    """Why there is no prediction; empty where there is one."""
    lead_s: float | None = None
    """How long before its plane the flight's lift-off into it was predicted to be."""
    planned_liftoff: float | None = None
    """The lift-off named beforehand, where it left elsewhere."""
    left_elsewhere: str = ""
    recovery: str = ""
    own_lead: str = ""
    """The ship, where with this recovery it has a lead of its own; empty where it shares the launcher's."""

    @property
    def best_docking_error_s(self) -> float | None:
        """Against the planned docking where it is known, else against the flown one, s."""
        return self.docking_error_s if self.planned_docking_error_s is None else self.planned_docking_error_s

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain data, in the documented schema of `expedition flown --json`."""
        return self.row().model_dump(mode="json")

    def row(self) -> FlownRow:
        """The comparison as it is printed."""

        return FlownRow(
            flight=self.flight,
            launcher=self.launcher,
            version=self.version,
            vehicle=self.vehicle,
            profile=self.profile,
            orbits=self.orbits,
            profile_chosen=self.profile_chosen,
            elements_age_h=self.elements_age_h,
            phase_deg=self.phase_deg,
            flown_liftoff_utc=said(self.flown_liftoff),
            planned_liftoff_utc=maybe_said(self.planned_liftoff),
            left_elsewhere=self.left_elsewhere,
            recovery=self.recovery,
            predicted_liftoff_utc=maybe_said(self.predicted_liftoff),
            liftoff_error_s=self.liftoff_error_s,
            physics_error_s=self.physics_error_s,
            left_out_error_s=self.left_out_error_s,
            docking_utc=maybe_said(self.docking),
            planned_docking_utc=maybe_said(self.planned_docking),
            predicted_docking_utc=maybe_said(self.predicted_docking),
            docking_error_s=self.docking_error_s,
            planned_docking_error_s=self.planned_docking_error_s,
            off_nominal=self.off_nominal,
            not_predicted=self.not_predicted,
        )


def said(t: float) -> str:
    """An instant as comparisons print it."""
    return format_utc(t, 1)


def maybe_said(t: float | None) -> str | None:
    """The same, where there is one."""
    return None if t is None else said(t)


class Comparisons(list[Comparison]):
    """Flights of the record, predicted and flown."""

    def table(self) -> Columns:
        """A row for each flight, as pandas and polars take it; times are aware datetimes."""
        return columns([one.row() for one in self])

    def to_dict(self) -> dict[str, Any]:
        """All of them as plain data."""
        return {"flights": [one.to_dict() for one in self]}


def flown(
    flights: Sequence[FlownFlight] | None = None,
    elements: Elements | None = None,
    *,
    allow_stale: bool = False,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
) -> Comparisons:
    """Predict every flight and compare; in the order of the rows.

    flights: rows (`read_flights`), the project's own record unless given. elements: element sets from days
    before the flights on. allow_stale: predict from sets older than 30 days too. A flight that cannot be predicted
    says why and stops nothing. Raises InputError where the files cannot be read.
    """
    rows = read_flights() if flights is None else list(flights)
    book = checked(catalogue)
    refuse_no_bool(allow_stale, "allow_stale")
    data: dict[int, list[ElementSet] | Oem] = {}
    given: Elements = OWN_ELEMENTS if elements is None else elements
    out = []
    for number, row in enumerate(rows):
        try:
            out.append(_compare(row, book, given, data, allow_stale))
        except ExpeditionError as error:
            out.append(_not_predicted(row, str(error)))
        if progress is not None:
            progress(number + 1, len(rows))
    return Comparisons(with_left_out(out))


def _compare(
    row: FlownFlight,
    book: Catalogue,
    given: Elements,
    data: dict[int, list[ElementSet] | Oem],
    allow_stale: bool,
) -> Comparison:
    hardware = hardware_of(row, book)
    number = hardware.station.catalog_number
    if number not in data:
        data[number] = read_elements(given, number, designator=hardware.station.international_designator)
    profiles = profiles_of(book, hardware.ship, row.orbits, row.flight)
    # The UTC day, and of two passages on it which one, is all of the flown lift-off that the prediction may know.
    latest = day_start(row.liftoff) + DAY_S
    rough = known_before(data[number], latest, catalog_number=number, allow_stale=allow_stale)
    found = option_of_day(hardware, profiles, rough, row.liftoff)
    source = known_before(data[number], found.liftoff, catalog_number=number, allow_stale=allow_stale)
    option = option_of_day(hardware, profiles, source, row.liftoff)
    physics_s = _least_propellant_lead_s(hardware)
    lead_s = hardware.launcher.plane_lead_s or physics_s
    recovery = hardware.launcher.recovery.name if hardware.launcher.recovery else ""
    return Comparison(
        flight=row.flight,
        launcher=row.launcher,
        version=hardware.launcher.name,
        vehicle=row.vehicle,
        profile=option.profile,
        orbits=option.orbits,
        profile_chosen=row.orbits is None,
        elements_age_h=age_s(source, option.liftoff) / 3600.0,
        phase_deg=float(np.degrees(option.phase_insertion_rad)),
        flown_liftoff=row.liftoff,
        predicted_liftoff=option.liftoff,
        liftoff_error_s=option.liftoff - row.meant_liftoff,
        physics_error_s=option.liftoff - row.meant_liftoff + lead_s - physics_s,
        docking=row.docking,
        planned_docking=row.planned_docking,
        predicted_docking=option.docking,
        docking_error_s=None if row.docking is None else option.docking - row.docking,
        planned_docking_error_s=None if row.planned_docking is None else option.docking - row.planned_docking,
        off_nominal=row.off_nominal,
        lead_s=lead_s,
        planned_liftoff=row.planned_liftoff,
        left_elsewhere=row.left_elsewhere,
        recovery=recovery,
        own_lead=hardware.ship.name if hardware.ship.lead_more_s(recovery) else "",
    )


def day_start(t: float) -> float:
    """The UTC midnight at or before an instant."""
    return from_datetime(to_datetime(t).replace(hour=0, minute=0, second=0, microsecond=0))


def option_of_day(hardware: Hardware, profiles: Sequence[Profile], source: Source, flown: float) -> Option:
    """The option of the UTC day of a flown lift-off: one that is feasible, if there is one.

    A pad may pass through the plane twice on a day, early and late; which of the two was flown is taken from the flown
    lift-off.
    """
    day = day_start(flown)
    # A lift-off seconds after midnight may be predicted seconds before it.
    found = search(hardware, profiles, source, day - _MIDNIGHT_S, day + DAY_S + _MIDNIGHT_S)
    if not found:
        raise InputError(f"no passage of {hardware.pad.title} through the plane on that UTC day")
    feasible = [option for one in found if (option := one.chosen) is not None]
    return min(feasible or [one.options[0] for one in found], key=lambda option: abs(option.liftoff - flown))


def _least_propellant_lead_s(hardware: Hardware) -> float:
    """The lead of least propellant, which the launcher would have without flown data, s."""
    # A lead hardly changes with inclination and mass: one serves for all flights of a launcher.
    mass_kg = _MASS_STEP_KG * np.floor(hardware.ship.mass_kg / _MASS_STEP_KG)
    ship = hardware.ship.model_copy(update={"mass_kg": mass_kg, "name": "any"})
    launcher = hardware.launcher.model_copy(update={"plane_lead_s": None, "windows": ()})
    bare = replace(hardware, ship=ship, launcher=launcher)
    return fly_ascent(bare, _USUAL_INCLINATION_RAD)[0].lead_s


def hardware_of(row: FlownFlight, book: Catalogue) -> Hardware:
    """The catalogue's entries for what a row of the record names; InputError where one is lacking."""
    launcher = _known(row.launcher, book, "launcher")
    pad = _known(row.site, book, "pad")
    ship = _known(row.vehicle, book, "ship")
    # The record names the launcher, the ship's entry the version of it that it flew on.
    if book.ship(ship).launcher.startswith(launcher):
        launcher = book.ship(ship).launcher
    station = book.station(_known(row.target, book, "station"))
    port = next((one.id for one in station.ports if one.id == _slug(row.port.partition("(")[0])), None)
    fits = port is not None and station.port(port).takes(book.ship(ship))
    day = to_datetime(row.liftoff).date()
    return named_hardware(
        book,
        ship,
        launcher,
        pad,
        station.name,
        port if fits else None,
        day=day,
        recovery=row.recovery or None,
    )


def _known(name: str, book: Catalogue, kind: str) -> str:
    """The catalogue's name for the record's; either may carry a variant behind it, or it is an alias."""
    asked, names = _slug(name), book.names(kind)
    fitting = [one for one in names if asked == one or asked.startswith(one + "-")]
    if fitting:
        return max(fitting, key=len)
    longer = [one for one in names if one.startswith(asked + "-")]
    if longer:
        return min(longer, key=len)
    try:
        return book.canonical(kind, name)
    except InputError:
        what = "vehicle" if kind == "ship" else kind
        raise InputError(f"the catalogue has no {what} {name!r:.60}") from None


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _not_predicted(row: FlownFlight, reason: str) -> Comparison:
    return Comparison(
        flight=row.flight,
        launcher=row.launcher,
        version="",
        vehicle=row.vehicle,
        profile="",
        orbits=row.orbits,
        profile_chosen=False,
        elements_age_h=None,
        phase_deg=None,
        flown_liftoff=row.liftoff,
        docking=row.docking,
        planned_docking=row.planned_docking,
        off_nominal=row.off_nominal,
        not_predicted=reason,
    )


def with_left_out(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Adds the error that a lead taken from the other flights of the launcher would leave."""
    out = []
    for one in comparisons:
        others = [
            other.physics_error_s
            for other in comparisons
            if other is not one
            and (other.version, other.own_lead) == (one.version, one.own_lead)
            and other.physics_error_s is not None
            and not other.off_nominal
        ]
        if one.physics_error_s is not None and others:
            one = replace(one, left_out_error_s=one.physics_error_s - float(np.median(others)))
        out.append(one)
    return out


class Summary(Record):
    """The sizes of the errors of a group of flights, s."""

    count: int
    """How many flights."""
    median_s: float
    """Half of them are no larger."""
    ninetieth_s: float
    """Nine of ten are no larger."""
    worst_s: float
    """The largest."""


def summary(errors: Sequence[float | None]) -> Summary | None:
    """Summary of the sizes of errors; None where there are none."""
    sizes = np.abs([error for error in errors if error is not None])
    if not sizes.size:
        return None
    return Summary(
        count=int(sizes.size),
        median_s=float(np.median(sizes)),
        ninetieth_s=float(np.percentile(sizes, 90.0)),
        worst_s=float(sizes.max()),
    )
