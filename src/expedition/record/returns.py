"""Predictions of flown returns from ship, landing day and zone alone, and how far they are off.

A return is asked by its UTC day of landing and its zone, with station data published before the undocking: nothing else
of it is known to the prediction. The flown undocking is used by the naive baseline only, which has it from the record:
the usual time from undocking to landing of the ship's other returns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from expedition.catalog import Catalogue, checked
from expedition.errors import ExpeditionError, InputError, refuse_no_bool
from expedition.files import read_table
from expedition.flights.flight import Flight
from expedition.planning.way_home import WayHome, find
from expedition.plans.fields import Record, Utc
from expedition.record.flights import OWN_RECORD
from expedition.record.flown import maybe_said, said
from expedition.space.frames import itrf_from_geodetic
from expedition.space.time import parse_utc, to_datetime
from expedition.station.source import Elements, age_s

Progress = Callable[[int, int], None]

OWN_RETURNS = OWN_RECORD.with_name("returns.csv")
OWN_RETURN_ELEMENTS = OWN_RECORD.with_name("returns.tle")
_NEEDED = ("flight", "vehicle", "station", "landing_utc", "zone")
# Nearer than this it is the same pass over the zone: half a revolution of a station.
SAME_REVOLUTION_S = 2780.0


@dataclass(frozen=True)
class FlownReturn:
    """One flown return. Instants are TAI seconds past J2000; the undocking is None where the record is silent."""

    flight: str
    vehicle: str
    station: str
    landing: float
    zone: str
    undocking: float | None = None
    off_nominal: str = ""
    """Why it did not come home as such flights do; empty for the others."""
    place_deg: tuple[float, float] | None = None
    """Where it came down, latitude and longitude (east positive); None where the record is silent."""


class ReturnRow(Record):
    """A comparison as `expedition flown --returns --json` prints it. Errors are predicted minus flown."""

    flight: str
    """The flight, as the record names it."""
    vehicle: str
    """The ship, by its name in the catalogue."""
    zone: str
    """Where it landed, by the zone's name in the catalogue."""
    flown_landing_utc: Utc
    """Touchdown, flown."""
    predicted_landing_utc: Utc | None
    """Touchdown, predicted."""
    landing_error_s: float | None
    """Predicted minus flown."""
    left_out_error_s: float | None
    """The same with what was learned of the ship's time over the zone taken from its other returns."""
    right_revolution: bool | None
    """Whether the pass over the zone that was flown was predicted."""
    baseline_error_s: float | None
    """That of the flown undocking and the usual time to the ground of the ship's other returns."""
    flown_undocking_utc: Utc | None
    """Undocking, flown."""
    predicted_undocking_utc: Utc | None
    """Undocking, predicted."""
    elements_age_h: float | None
    """Age of the station data at the predicted undocking."""
    latitude_deg: float | None
    """Of touchdown, predicted."""
    longitude_deg: float | None
    """Of touchdown, predicted, east positive."""
    flown_latitude_deg: float | None = None
    """Of touchdown, flown."""
    flown_longitude_deg: float | None = None
    """Of touchdown, flown, east positive."""
    place_error_km: float | None = None
    """From the flown touchdown to the predicted one."""
    off_nominal: str
    """Why it did not come home as such flights do; empty for the others."""
    not_predicted: str
    """Why there is no prediction; empty where there is one."""


@dataclass(frozen=True)
class ReturnComparison:
    """One return, predicted and flown. Errors are predicted minus flown, s; None where there is nothing to say."""

    flown: FlownReturn
    predicted_landing: float | None = None
    predicted_undocking: float | None = None
    elements_age_h: float | None = None
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    before_plane_s: float | None = None
    """What was learned of the ship's time over the zone and stands in the prediction; None where nothing was."""
    left_out_error_s: float | None = None
    baseline_error_s: float | None = None
    not_predicted: str = ""

    @property
    def landing_error_s(self) -> float | None:
        """Predicted minus flown, s."""
        return None if self.predicted_landing is None else self.predicted_landing - self.flown.landing

    @property
    def right_revolution(self) -> bool | None:
        """Whether it is the flown pass over the zone."""
        error = self.landing_error_s
        return None if error is None else abs(error) < SAME_REVOLUTION_S

    @property
    def place_error_km(self) -> float | None:
        """From where it came down to where it was foreseen to; None where one of the two is not known."""
        place = self.flown.place_deg
        if place is None or self.latitude_deg is None or self.longitude_deg is None:
            return None
        return apart_km(place, (self.latitude_deg, self.longitude_deg))

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain data, in the documented schema of `expedition flown --returns --json`."""
        flown = self.flown
        latitude, longitude = flown.place_deg or (None, None)
        return ReturnRow(
            flight=flown.flight,
            vehicle=flown.vehicle,
            zone=flown.zone,
            flown_landing_utc=said(flown.landing),
            predicted_landing_utc=maybe_said(self.predicted_landing),
            landing_error_s=self.landing_error_s,
            left_out_error_s=self.left_out_error_s,
            right_revolution=self.right_revolution,
            baseline_error_s=self.baseline_error_s,
            flown_undocking_utc=maybe_said(flown.undocking),
            predicted_undocking_utc=maybe_said(self.predicted_undocking),
            elements_age_h=self.elements_age_h,
            latitude_deg=self.latitude_deg,
            longitude_deg=self.longitude_deg,
            flown_latitude_deg=latitude,
            flown_longitude_deg=longitude,
            place_error_km=self.place_error_km,
            off_nominal=flown.off_nominal,
            not_predicted=self.not_predicted,
        ).model_dump(mode="json")


def apart_km(one_deg: tuple[float, float], other_deg: tuple[float, float]) -> float:
    """The straight distance between two places at the sea level, latitude and longitude each."""
    a, b = (itrf_from_geodetic(np.radians(lat), np.radians(lon), 0.0) for lat, lon in (one_deg, other_deg))
    return float(np.linalg.norm(a - b)) / 1000.0


def read_returns(path: str | Path = OWN_RETURNS) -> list[FlownReturn]:
    """The rows of a CSV in the columns of the project's own record of returns, in their order.

    Needed are flight, vehicle, station, landing_utc and zone; undocking_utc, off_nominal, landing_latitude_deg and
    landing_longitude_deg are optional, other columns are passed over. Raises InputError naming line and column.
    """
    table = csv.DictReader(io.StringIO(read_table(path, "returns")))
    try:
        missing = [name for name in _NEEDED if name not in (table.fieldnames or [])]
        if missing:
            raise InputError(f"{path} lacks the columns {', '.join(missing)}", field="returns")
        rows = [_row(row, f"{path} line {table.line_num}") for row in table]
    except csv.Error as error:
        raise InputError(f"{path} line {table.line_num}: {error}", field="returns") from None
    if not rows:
        raise InputError(f"{path} has its heads but no return below them", field="returns")
    return rows


def _row(row: dict[str, str | None], where: str) -> FlownReturn:
    def text(name: str) -> str:
        return (row.get(name) or "").strip()

    for name in _NEEDED:
        if not text(name):
            raise InputError("is empty", field=f"{where}, {name}")
    left = text("undocking_utc")
    return FlownReturn(
        flight=text("flight"),
        vehicle=text("vehicle"),
        station=text("station"),
        landing=parse_utc(text("landing_utc"), field=f"{where}, landing_utc", default_zone="Z"),
        zone=text("zone"),
        undocking=parse_utc(left, field=f"{where}, undocking_utc", default_zone="Z") if left else None,
        off_nominal=text("off_nominal"),
        place_deg=_place(text("landing_latitude_deg"), text("landing_longitude_deg"), where),
    )


def _place(latitude: str, longitude: str, where: str) -> tuple[float, float] | None:
    """Where a return came down; None where nothing stands there."""
    if not latitude and not longitude:
        return None
    try:
        place = float(latitude), float(longitude)
    except ValueError:
        place = (np.nan, np.nan)
    if not (abs(place[0]) <= 90.0 and abs(place[1]) <= 360.0):
        raise InputError(
            f"{latitude!r}, {longitude!r} is no place; give degrees, north and east positive, or leave both empty",
            field=f"{where}, landing_latitude_deg",
        )
    return place


def returns(
    rows: Sequence[FlownReturn] | None = None,
    elements: Elements | None = None,
    *,
    allow_stale: bool = False,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
) -> list[ReturnComparison]:
    """Predict every return from its ship, day and zone, and compare; in the order of the rows.

    rows: as `read_returns` gives them, the project's own record unless given. elements: element sets from days before
    the undockings on. A return that cannot be predicted says why and stops nothing.
    """
    flown = read_returns() if rows is None else list(rows)
    book = checked(catalogue)
    refuse_no_bool(allow_stale, "allow_stale")
    given: Elements = OWN_RETURN_ELEMENTS if elements is None else elements
    out = []
    for number, row in enumerate(flown):
        try:
            out.append(compared(row, given, allow_stale=allow_stale, catalogue=book))
        except ExpeditionError as error:
            out.append(ReturnComparison(row, not_predicted=str(error)))
        if progress is not None:
            progress(number + 1, len(flown))
    return _with_the_others(out)


def compared(
    row: FlownReturn, elements: Elements, *, allow_stale: bool, catalogue: Catalogue
) -> ReturnComparison:
    """One return, asked by day and zone. Raises as planning it does."""
    asked = Flight(
        name="return",
        vehicle=row.vehicle,
        begins="port",
        station=row.station,
        landing_date=to_datetime(row.landing).date(),
        landing_zone=row.zone,
        catalogue=catalogue,
    )
    way: WayHome = find(asked, elements, allow_stale, lambda _: None)
    phasing = way.ship.wanted_descent().departure.phasing
    return ReturnComparison(
        row,
        predicted_landing=way.down.touchdown,
        predicted_undocking=way.undocking,
        elements_age_h=age_s(way.source, way.undocking) / 3600.0,
        latitude_deg=way.down.latitude_deg,
        longitude_deg=way.down.longitude_deg,
        before_plane_s=None if phasing is None or phasing.only_out_of_reach else phasing.before_plane_s,
    )


def _with_the_others(found: Sequence[ReturnComparison]) -> list[ReturnComparison]:
    """Adds what the ship's other returns would have made of each: the time over the zone, and the baseline."""
    out = []
    for one in found:
        alike = [other for other in found if other is not one and _alike(other, one)]
        durations = [
            other.flown.landing - other.flown.undocking
            for other in alike
            if other.flown.undocking is not None
        ]
        if one.flown.undocking is not None and durations:
            usual = one.flown.undocking + float(np.median(durations))
            one = replace(one, baseline_error_s=usual - one.flown.landing)
        error = one.landing_error_s
        if error is not None and one.before_plane_s is None:
            one = replace(one, left_out_error_s=error)
        elif error is not None and one.before_plane_s is not None:
            # What the ships came before the passage of the plane, each as flown.
            leads = [
                other.before_plane_s + other.landing_error_s
                for other in alike
                if other.before_plane_s is not None
                and other.landing_error_s is not None
                and other.right_revolution
            ]
            if leads:
                one = replace(one, left_out_error_s=error + one.before_plane_s - float(np.median(leads)))
        out.append(one)
    return out


def _alike(one: ReturnComparison, other: ReturnComparison) -> bool:
    """Whether two returns are of the same family of ships: the first word of their names, and Dragons of both kinds."""
    return _family(one.flown.vehicle) == _family(other.flown.vehicle) and not one.flown.off_nominal


def _family(vehicle: str) -> str:
    return "dragon" if "dragon" in vehicle else vehicle.partition("-")[0]


def families(found: Sequence[ReturnComparison]) -> list[tuple[str, list[ReturnComparison]]]:
    """The comparisons by family of ships, each in order of landing."""
    names = sorted({_family(one.flown.vehicle) for one in found})
    return [
        (
            name,
            sorted(
                (one for one in found if _family(one.flown.vehicle) == name),
                key=lambda one: one.flown.landing,
            ),
        )
        for name in names
    ]
