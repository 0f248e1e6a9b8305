"""The second scoreboard: lift-offs and dockings as NASA planned them, days before, against predictions.

Each row of the plan was published in an ephemeris of the station. Two predictions are made of it: from the
newest element set older than that ephemeris, and, where its file is at hand, from the ephemeris itself. Only
the planned UTC day is taken from the plan; days that were planned and never flown are in it too.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from expedition.catalog import Catalogue, checked
from expedition.errors import ExpeditionError, InputError, refuse_no_bool
from expedition.flights.hardware import profiles_of
from expedition.phases.rendezvous.window import Option
from expedition.plans.fields import Record, Utc
from expedition.record.flights import OWN_ELEMENTS, OWN_RECORD, FlownFlight, read_flights
from expedition.record.flown import Progress, hardware_of, maybe_said, option_of_day, said
from expedition.space.time import format_utc, parse_utc
from expedition.station.source import Elements, age_s, known_before, read_elements

OWN_PLANS = OWN_RECORD.with_name("planned.csv")


@dataclass(frozen=True)
class PlannedFlight:
    """One lift-off as it was planned. Instants are TAI seconds past J2000."""

    flight: str
    event: str
    """What the ephemeris calls it."""
    ephemeris_created: float
    liftoff: float
    docking: float | None
    flown_liftoff: float | None


class PlannedRow(Record):
    """A comparison as `expedition flown --planned --json` prints it. Errors are predicted minus planned."""

    flight: str
    """The flight, as the record names it."""
    event: str
    """What NASA's ephemeris calls the launch."""
    launcher: str
    """As the record of flown flights names it; empty where that has no such flight."""
    vehicle: str
    """The same."""
    profile: str
    """The profile predicted, by its name in the catalogue; empty where nothing was predicted."""
    orbits: int | None
    """Orbits to docking."""
    profile_chosen: bool
    """Whether the planner chose the profile, for the record does not say."""
    ephemeris_created_utc: Utc
    """When the ephemeris that gave the plan was made; what is predicted from is older."""
    elements_age_h: float | None
    """Age of the element set at the predicted lift-off."""
    planned_liftoff_utc: Utc
    """Lift-off, planned by those who flew it."""
    predicted_liftoff_utc: Utc | None
    """Lift-off, predicted from an element set."""
    liftoff_error_s: float | None
    """Predicted minus planned."""
    ephemeris_predicted_liftoff_utc: Utc | None
    """Lift-off, predicted from that ephemeris; null without its file."""
    ephemeris_liftoff_error_s: float | None
    """Predicted minus planned."""
    planned_docking_utc: Utc | None
    """Docking, planned."""
    predicted_docking_utc: Utc | None
    """Docking, predicted from an element set."""
    docking_error_s: float | None
    """Predicted minus planned."""
    ephemeris_predicted_docking_utc: Utc | None
    """Docking, predicted from that ephemeris."""
    ephemeris_docking_error_s: float | None
    """Predicted minus planned."""
    flown_liftoff_utc: Utc | None
    """Lift-off, flown; of a day that never flew, the one that did later."""
    not_predicted: str
    """Why there is no prediction from element sets; empty where there is one."""


@dataclass(frozen=True)
class PlannedComparison:
    """One planned lift-off, predicted twice. Errors are predicted minus planned, s; None where nothing is said."""

    flight: str
    event: str
    launcher: str
    vehicle: str
    profile: str
    orbits: int | None
    profile_chosen: bool
    """Whether the planner chose the profile, for the record does not say."""
    ephemeris_created: float
    planned_liftoff: float
    planned_docking: float | None
    flown_liftoff: float | None
    elements_age_h: float | None = None
    """Age of the element set at the predicted lift-off."""
    predicted_liftoff: float | None = None
    liftoff_error_s: float | None = None
    predicted_docking: float | None = None
    docking_error_s: float | None = None
    ephemeris_predicted_liftoff: float | None = None
    ephemeris_liftoff_error_s: float | None = None
    ephemeris_predicted_docking: float | None = None
    ephemeris_docking_error_s: float | None = None
    not_predicted: str = ""
    """Why there is no prediction from element sets; empty where there is one."""

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain data, in the documented schema of `expedition flown --planned --json`."""
        return self.row().model_dump(mode="json")

    def row(self) -> PlannedRow:
        """The comparison as it is printed."""
        return PlannedRow(
            flight=self.flight,
            event=self.event,
            launcher=self.launcher,
            vehicle=self.vehicle,
            profile=self.profile,
            orbits=self.orbits,
            profile_chosen=self.profile_chosen,
            ephemeris_created_utc=said(self.ephemeris_created),
            elements_age_h=self.elements_age_h,
            planned_liftoff_utc=said(self.planned_liftoff),
            predicted_liftoff_utc=maybe_said(self.predicted_liftoff),
            liftoff_error_s=self.liftoff_error_s,
            ephemeris_predicted_liftoff_utc=maybe_said(self.ephemeris_predicted_liftoff),
            ephemeris_liftoff_error_s=self.ephemeris_liftoff_error_s,
            planned_docking_utc=maybe_said(self.planned_docking),
            predicted_docking_utc=maybe_said(self.predicted_docking),
            docking_error_s=self.docking_error_s,
            ephemeris_predicted_docking_utc=maybe_said(self.ephemeris_predicted_docking),
            ephemeris_docking_error_s=self.ephemeris_docking_error_s,
            flown_liftoff_utc=maybe_said(self.flown_liftoff),
            not_predicted=self.not_predicted,
        )


def read_plans(path: str | Path = OWN_PLANS) -> list[PlannedFlight]:
    """The project's own list of planned lift-offs, in the order in which they were published."""
    with open(path, encoding="utf-8", newline="") as file:
        return [
            PlannedFlight(
                row["flight"],
                row["nasa_event"],
                parse_utc(row["ephemeris_created"]),
                parse_utc(row["planned_liftoff_utc"]),
                parse_utc(row["planned_docking_utc"]) if row["planned_docking_utc"] else None,
                parse_utc(row["flown_liftoff_utc"]) if row["flown_liftoff_utc"] else None,
            )
            for row in csv.DictReader(file)
        ]


def planned(
    plans: Sequence[PlannedFlight] | None = None,
    *,
    flights: Sequence[FlownFlight] | None = None,
    elements: Elements | None = None,
    oem_folder: str | Path | None = None,
    allow_stale: bool = False,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
) -> list[PlannedComparison]:
    """Predict every planned lift-off and compare; in the order of the rows.

    plans: the project's own unless given. flights: the flown record, from which vehicle, launcher, pad, port
    and orbits are taken. elements: element sets, of which only those older than the ephemeris are used.
    oem_folder: a folder with the ephemerides, named iss-YYYY-MM-DD.oem.xml.gz by the day they were made; those
    that are not there are passed over. A row that cannot be predicted says why. Raises InputError where the
    files cannot be read.
    """
    if oem_folder is not None and not Path(oem_folder).is_dir():
        raise InputError(f"{oem_folder} is not a folder", field="ephemerides")
    rows = read_plans() if plans is None else list(plans)
    known = {one.flight: one for one in (read_flights() if flights is None else flights)}
    given: Elements = OWN_ELEMENTS if elements is None else elements
    book = checked(catalogue)
    refuse_no_bool(allow_stale, "allow_stale")
    out = []
    for number, row in enumerate(rows):
        flight = known.get(row.flight)
        if flight is None:
            out.append(_nothing(row, None, "the record has no flight of that name"))
        else:
            out.append(
                _compare(
                    row, flight, book, given, None if oem_folder is None else Path(oem_folder), allow_stale
                )
            )
        if progress is not None:
            progress(number + 1, len(rows))
    return out


def ephemeris_file(folder: Path, created: float) -> Path:
    """Where the ephemeris made at an instant lies in a folder, if it does."""
    return folder / f"iss-{format_utc(created)[:10]}.oem.xml.gz"


def _compare(
    row: PlannedFlight,
    flight: FlownFlight,
    book: Catalogue,
    given: Elements,
    folder: Path | None,
    allow_stale: bool,
) -> PlannedComparison:
    out = _nothing(row, flight, "")

    def docking_error(option: Option) -> float | None:
        return None if row.docking is None else option.docking - row.docking

    try:
        option, age = _predict(row, flight, book, given, allow_stale)
        out = replace(
            out,
            profile=option.profile,
            orbits=option.orbits,
            elements_age_h=age / 3600.0,
            predicted_liftoff=option.liftoff,
            liftoff_error_s=option.liftoff - row.liftoff,
            predicted_docking=option.docking,
            docking_error_s=docking_error(option),
        )
    except ExpeditionError as error:
        out = replace(out, not_predicted=str(error))
    file = None if folder is None else ephemeris_file(folder, row.ephemeris_created)
    if file is None or not file.is_file():
        return out
    try:
        option, _ = _predict(row, flight, book, file, allow_stale)
    except ExpeditionError:
        # An ephemeris ends after some days: a docking past its end is not to be had from it.
        return out
    return replace(
        out,
        ephemeris_predicted_liftoff=option.liftoff,
        ephemeris_liftoff_error_s=option.liftoff - row.liftoff,
        ephemeris_predicted_docking=option.docking,
        ephemeris_docking_error_s=docking_error(option),
    )


def _predict(
    row: PlannedFlight, flight: FlownFlight, book: Catalogue, given: Elements, allow_stale: bool
) -> tuple[Option, float]:
    """The option of the planned UTC day from what was known when the plan was made, and its age at lift-off, s."""
    hardware = hardware_of(flight, book)
    station = hardware.station
    data = read_elements(given, station.catalog_number, designator=station.international_designator)
    source = known_before(
        data, row.ephemeris_created, catalog_number=station.catalog_number, allow_stale=allow_stale
    )
    profiles = profiles_of(book, hardware.ship, flight.orbits, flight.flight)
    option = option_of_day(hardware, profiles, source, row.liftoff)
    return option, age_s(source, option.liftoff)


def _nothing(row: PlannedFlight, flight: FlownFlight | None, reason: str) -> PlannedComparison:
    return PlannedComparison(
        flight=row.flight,
        event=row.event,
        launcher=flight.launcher if flight else "",
        vehicle=flight.vehicle if flight else "",
        profile="",
        orbits=flight.orbits if flight else None,
        profile_chosen=flight is not None and flight.orbits is None,
        ephemeris_created=row.ephemeris_created,
        planned_liftoff=row.liftoff,
        planned_docking=row.docking,
        flown_liftoff=row.flown_liftoff,
        not_predicted=reason,
    )
