"""Flights that flew, as rows of a CSV file: what was flown, from where, when, and in how many orbits."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from expedition.errors import InputError
from expedition.files import read_table
from expedition.space.time import parse_utc

_NEEDED = ("flight", "vehicle", "launcher", "site", "target", "liftoff_utc")
OWN_RECORD = Path(__file__).parent.parent / "catalog" / "flown" / "flights.csv"
OWN_ELEMENTS = OWN_RECORD.with_name("elements.tle")
# Flights that are in no summary of the record, and the sets to predict them from.
ASIDE, ASIDE_ELEMENTS = OWN_RECORD.with_name("aside.csv"), OWN_RECORD.with_name("aside.tle")


@dataclass(frozen=True)
class FlownFlight:
    """One flown flight. Instants are TAI seconds past J2000; `orbits` is None where the record is silent."""

    flight: str
    vehicle: str
    launcher: str
    site: str
    target: str
    liftoff: float
    docking: float | None = None
    planned_docking: float | None = None
    orbits: int | None = None
    port: str = ""
    off_nominal: str = ""
    """Why it did not fly as such flights do; empty for the others."""
    planned_liftoff: float | None = None
    """The lift-off named beforehand, where it is known and another was flown."""
    recovery: str = ""
    """How the first stage came home, where that differs from what is usual; empty for the others."""
    left_elsewhere: str = ""
    """Why it left elsewhere in its window than where the lift-off named beforehand was; empty for the others."""

    @property
    def meant_liftoff(self) -> float:
        """What a prediction is held against: the lift-off flown, or the planned one where it left elsewhere."""
        return (
            self.liftoff if self.planned_liftoff is None or not self.left_elsewhere else self.planned_liftoff
        )


def read_flights(path: str | Path = OWN_RECORD) -> list[FlownFlight]:
    """The rows of a CSV in the columns of the project's own record, in their order.

    Needed are flight, vehicle, launcher, site, target and liftoff_utc; docking_utc, planned_docking_utc,
    orbits_to_docking, port, off_nominal, recovery, planned_liftoff_utc and left_elsewhere are optional, other columns
    are passed over. Raises InputError naming line and column.
    """
    table = csv.DictReader(io.StringIO(read_table(path, "flights")))
    missing = [name for name in _NEEDED if name not in (table.fieldnames or [])]
    if missing:
        has = ", ".join(name or "''" for name in table.fieldnames or []) or "nothing"
        raise InputError(
            f"{path} lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}; its first line names "
            f"{has:.200}",
            field="flights",
        )
    try:
        rows = [_row(row, f"{path} line {table.line_num}") for row in table]
    except csv.Error as error:
        raise InputError(f"{path} line {table.line_num}: {error}", field="flights") from None
    if not rows:
        raise InputError(f"{path} has its heads but no flight below them", field="flights")
    return rows


def _row(row: dict[str, str | None], where: str) -> FlownFlight:
    def text(name: str) -> str:
        return (row.get(name) or "").strip()

    def instant(name: str) -> float | None:
        return parse_utc(text(name), field=f"{where}, {name}", default_zone="Z") if text(name) else None

    for name in _NEEDED:
        if not text(name):
            raise InputError("is empty", field=f"{where}, {name}")
    liftoff = instant("liftoff_utc")
    assert liftoff is not None
    orbits = text("orbits_to_docking")
    if orbits and not (orbits.isdecimal() and 0 < int(orbits) < 1000):
        raise InputError(f"{orbits!r} is no number of orbits", field=f"{where}, orbits_to_docking")
    return FlownFlight(
        flight=text("flight"),
        vehicle=text("vehicle"),
        launcher=text("launcher"),
        site=text("site"),
        target=text("target"),
        liftoff=liftoff,
        docking=instant("docking_utc"),
        planned_docking=instant("planned_docking_utc"),
        orbits=int(orbits) if orbits else None,
        port=text("port"),
        off_nominal=text("off_nominal"),
        recovery=text("recovery"),
        planned_liftoff=instant("planned_liftoff_utc"),
        left_elsewhere=text("left_elsewhere"),
    )
