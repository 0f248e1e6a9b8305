"""What is asked of a flight, and what the catalogue's flights say besides: how they really flew."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    ValidationInfo,
    field_validator,
    model_validator,
)

from expedition.catalog.entry import Entry, Name, Part, Text
from expedition.catalog.models.recovery import RecoveryName
from expedition.meanings import Explained

# A TLE writes the year with two digits, read as 1957 to 2056.
FIRST_YEAR, LAST_YEAR = 1957, 2056
_LONGEST_FREE_FLIGHT = timedelta(days=11)
# Between orbits nearer to each other than this, the hour of the descent hardly moves the landing.
LEAST_LOWERING_KM = 10.0


def _day(value: Any) -> date:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r:.60} is not a day; write it like 2021-10-05") from None
    if isinstance(value, datetime):
        raise ValueError(
            f"{value.isoformat()} is a time; write the UTC day, {value.date()}, and narrow it with "
            "earliest_utc and latest_utc"
        )
    if not isinstance(value, date):
        raise ValueError(f"{value!r:.60} is not a day; write it like 2021-10-05")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"{value} is outside the years {FIRST_YEAR} to {LAST_YEAR} that element sets name")
    return value


def _instant(value: Any) -> datetime:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r:.60} is not a time; write it like 2021-10-05T08:55:02Z") from None
    if not isinstance(value, datetime):
        raise ValueError(f"{value!s:.60} is not a time; write it like 2021-10-05T08:55:02Z")
    if value.tzinfo is None or value.utcoffset() is None:
        raise ValueError(f"{value.isoformat()} has no time zone; write {value.isoformat()}Z for UTC")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{value.isoformat()} is beyond the calendar in UTC") from None


def _profile(value: Any) -> int | str:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value) if len(value) < 9 else 0
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1000:
        return value
    raise ValueError(
        f"{value!r:.60} is no profile; write the number of orbits, such as 2, or a profile's name"
    )


def _day_start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _day_end(day: date) -> datetime:
    return _day_start(day) + timedelta(days=1)


def _stamp(utc: datetime) -> str:
    return f"{utc:%Y-%m-%dT%H:%M:%SZ}"


def _pairs(value: Any) -> Any:
    """Two-line sets out of a block of text, whose name lines and blank lines are passed over."""
    if isinstance(value, list | tuple):
        return tuple(tuple(pair) if isinstance(pair, list) else pair for pair in value)
    if not isinstance(value, str):
        return value
    lines = [line.rstrip() for line in value.splitlines()]
    wanted = [line for line in lines if line.startswith(("1 ", "2 "))]
    if len(wanted) % 2:
        raise ValueError(f"{len(wanted)} element lines do not make pairs; each set has a line 1 and a line 2")
    return tuple(zip(wanted[::2], wanted[1::2], strict=True))


def _starts(pair: tuple[str, str]) -> tuple[str, str]:
    first, second = pair
    if not first.startswith("1 ") or not second.startswith("2 "):
        raise ValueError(f"{first[:20]!r}, {second[:20]!r} are not line 1 and line 2 of an element set")
    return pair


Day = Annotated[date, BeforeValidator(_day)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Line = Annotated[str, Strict()]
Pair = Annotated[tuple[Line, Line], AfterValidator(_starts)]


class CrewMember(Explained):
    """One who flies."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    """What they are called."""
    role: Text
    """What they do on board, such as commander."""


class PlannedReboost(Explained):
    """A burn of the station that its element set does not know of yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    utc: Instant
    """Ignition."""
    dv_mps: Annotated[float, Field(ge=-10.0, le=10.0)]
    """Along the orbit; negative where it brakes."""
    duration_s: Annotated[float, Field(ge=0.0, le=7200.0)] = 0.0
    """Length of the burn; 0 unless given, which a weak engine makes a kilometre or two wrong."""
    name: Text = "reboost"
    """What it is called."""


class FreeOrbit(Explained):
    """The orbit of a flight that goes to no station: heights (km) above 6378.137 km, days until it comes home."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    altitude_km: Annotated[float, Field(ge=150.0, le=2000.0)]
    """Of the circular orbit."""
    inclination_deg: Annotated[float, Field(gt=0.0, lt=180.0)]
    """Inclination of the orbit."""
    days: Annotated[float, Field(gt=0.0, le=200.0)]
    """From lift-off to the way home."""
    return_altitude_km: Annotated[float, Field(ge=150.0, le=2000.0)] | None = None
    """To which the orbit is lowered on the last day; the same orbit unless given."""

    @field_validator("return_altitude_km")
    @classmethod
    def _below(cls, low: float | None, info: ValidationInfo) -> float | None:
        high = info.data.get("altitude_km")
        if low is not None and high is not None and low > high - LEAST_LOWERING_KM:
            raise ValueError(
                f"{low:g} km is not {LEAST_LOWERING_KM:g} km or more below altitude_km, {high:g} km; lower it, or "
                "leave it out to come home from there"
            )
        return low


class FlightFields(Explained):
    """What is asked of a flight, but for the station data that it is planned from.

    The title is the name unless given. Four kinds of flight are told apart by what is asked: from a pad to a
    station; from a pad into an `orbit` and home; home from a port (`begins = "port"`), where `date` is the UTC
    day of undocking; and the hop of a suborbital vehicle. Else `date` is the UTC day of lift-off;
    `earliest_utc` and `latest_utc` narrow it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    """The flight's name; that of the file unless given."""
    title: Text
    """Its title; the name unless given."""
    vehicle: Text
    """The ship, by its name in the catalogue."""
    begins: Literal["pad", "port"] = "pad"
    """`port` for a flight home; `pad` unless given."""
    launcher: Text | None = None
    """The launcher; the ship's own unless given."""
    recovery: RecoveryName | None = None
    """How the launcher's first stage comes home, where it has a choice; as is usual with the ship unless given."""
    pad: Text | None = None
    """The pad."""
    station: Text | None = None
    """The station."""
    port: Text | None = None
    """The docking port."""
    profile: Annotated[int | str, BeforeValidator(_profile)] | None = None
    """Number of orbits or a profile's name; the planner chooses where it is absent."""
    orbit: FreeOrbit | None = None
    """The orbit of a flight that goes to no station."""
    stay_days: Annotated[float, Field(gt=0.0, le=1000.0)] | None = None
    """Days from contact to undocking, for a look at the stay and the way home."""
    landing_zone: Text | None = None
    """Where to land; the best of the ship's zones unless given. For a flight to a station, beside `stay_days`."""
    date: Day
    """UTC day of lift-off, or of undocking for a flight home; beside `landing_date`, the same day or left out."""
    landing_date: Day | None = None
    """UTC day of landing of a flight home, in place of `date`: it undocks when that asks for it."""
    free_flight_h: Annotated[float, Field(gt=0.0, le=240.0)] | None = None
    """Hours from leaving the port to the deorbit burn of a flight home; the ship's usual unless given."""
    as_soon_as_possible: bool = False
    """Whether a flight home takes the first landing in reach, in whatever light and zone."""
    docked_utc: Instant | None = None
    """Since when the ship of a flight home has been docked."""
    relief_utc: Instant | None = None
    """When the crew that relieves the one on its flight home docks; who leaves before fails a check."""
    earliest_utc: Instant | None = None
    """Lift-off, or undocking, not before; on the date or the evening before."""
    latest_utc: Instant | None = None
    """Lift-off, or undocking, not after; on the date or the morning after."""
    crew: tuple[CrewMember, ...] = ()
    """Who flies: a `name` and a `role` each."""

    @model_validator(mode="before")
    @classmethod
    def _by_default(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        out = {"title": data["name"], **data} if "name" in data else dict(data)
        if out.get("landing_date") is not None and out.get("date") is None:
            out["date"] = out["landing_date"]
        return out

    @field_validator("landing_date")
    @classmethod
    def _one_day(cls, landing: Day | None, info: ValidationInfo) -> Day | None:
        day = info.data.get("date")
        if landing is not None and day is not None and landing != day:
            raise ValueError(
                f"{landing} stands beside another date, {day}; leave date out, and narrow undocking with earliest_utc "
                "and latest_utc"
            )
        return landing

    @field_validator("earliest_utc")
    @classmethod
    def _on_the_day(cls, early: datetime | None, info: ValidationInfo) -> datetime | None:
        day = info.data.get("date")
        if early is None or day is None:
            return early
        # Who lands on a day may have undocked some days before.
        ahead = _LONGEST_FREE_FLIGHT if info.data.get("landing_date") else timedelta(days=1)
        if early >= _day_end(day) or early < _day_start(day) - ahead:
            side = "after" if early.date() > day else "before"
            raise ValueError(f"{_stamp(early)} is {side} the date, {day} UTC")
        return early

    @field_validator("latest_utc")
    @classmethod
    def _not_before_the_earliest(cls, late: datetime | None, info: ValidationInfo) -> datetime | None:
        day, early = info.data.get("date"), info.data.get("earliest_utc")
        if late is not None and early is not None and late <= early:
            raise ValueError(f"{_stamp(late)} is not after earliest_utc, {_stamp(early)}")
        if (
            late is not None
            and day is not None
            and late < _day_start(day)
            and not info.data.get("landing_date")
        ):
            raise ValueError(f"{_stamp(late)} is before the date, {day} UTC")
        if late is not None and day is not None and late > _day_end(day) + timedelta(days=1):
            raise ValueError(f"{_stamp(late)} is after the date, {day} UTC")
        return late

    @field_validator("docked_utc")
    @classmethod
    def _docked_before_it_leaves(cls, docked: datetime | None, info: ValidationInfo) -> datetime | None:
        day = info.data.get("date")
        if docked is not None and day is not None and docked.date() > day:
            raise ValueError(f"{_stamp(docked)} is after the date of undocking, {day} UTC")
        return docked

    @field_validator("relief_utc")
    @classmethod
    def _relieved_after_it_came(cls, relief: datetime | None, info: ValidationInfo) -> datetime | None:
        docked = info.data.get("docked_utc")
        if relief is not None and docked is not None and relief <= docked:
            raise ValueError(f"{_stamp(relief)} is not after docked_utc, {_stamp(docked)}")
        return relief


class Asked(FlightFields):
    """The questions of a flight, well formed but not yet held against the catalogue.

    `elements` are element sets of the station as pairs of lines (a block of text is read into pairs);
    `elements_file` is a file of them.
    """

    elements: Annotated[tuple[Pair, ...], BeforeValidator(_pairs)] | None = Field(default=None, min_length=1)
    """Element sets of the station: a block of text, or pairs of lines."""
    elements_file: Path | None = None
    """A file of station data instead, relative to the flight's file."""
    reboosts: Annotated[tuple[PlannedReboost, ...], Field(max_length=100)] | None = None
    """Burns of the station that are planned and that its element sets do not know of yet."""
    reboosts_file: Path | None = None
    """A NASA ephemeris whose event list names them, instead; relative to the flight's file."""

    trajectory_file: Path | None = None
    """The ascent as another program has it, OEM or CSV, flown instead of the launcher's; relative to the flight's
    file."""

    @field_validator("reboosts_file")
    @classmethod
    def _reboosts_once(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        if file is not None and info.data.get("reboosts") is not None:
            raise ValueError("stands beside reboosts; give one of them")
        return file

    @field_validator("elements_file")
    @classmethod
    def _elements_once(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        if file is not None and info.data.get("elements") is not None:
            raise ValueError("stands beside elements; give one of them")
        return file


class Flown(Part, Explained):
    """How the flight went and was planned by those who flew it: for comparison, never for planning."""

    liftoff_utc: Instant | None = None
    """Lift-off, flown."""
    docking_utc: Instant | None = None
    """Contact, flown."""
    undocking_utc: Instant | None = None
    """Undocking, flown."""
    landing_utc: Instant | None = None
    """Touchdown on land, flown."""
    splashdown_utc: Instant | None = None
    """Touchdown on water, flown."""
    apogee_km: Annotated[float, Field(gt=0.0)] | None = None
    """Greatest height of a hop, flown."""
    planned_liftoff_utc: Instant | None = None
    """Lift-off, planned."""
    planned_docking_utc: Instant | None = None
    """Contact, planned."""


class FlightEntry(Asked, Entry):
    """A flight of the catalogue: what is asked, and `flown` where it has flown."""

    model_config = ConfigDict(strict=False)

    kind: Literal["flight"] = "flight"
    flown: Flown | None = None
