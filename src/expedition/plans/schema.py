"""The fields of a plan, each with its meaning, and the way to JSON and back.

Instants are UTC texts to the millisecond beside seconds of mission elapsed time (MET), which carry the full
precision; the start itself is a whole millisecond. MET counts from lift-off, or from undocking where the flight
begins at a port. States are GCRF, or ITRF where the air counts, in metres and metres a second.
"""

from __future__ import annotations

import codecs
import json
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr, ValidationError, field_validator, model_validator

from expedition.catalog import DEFAULT, Catalogue
from expedition.catalog.models.flight import FlightFields
from expedition.catalog.refusal import refusal
from expedition.errors import InputError
from expedition.files import ZIP_HINT, ZIP_MAGIC
from expedition.plans.compared import PlanCompared
from expedition.plans.consumables import PlanConsumables
from expedition.plans.contingencies import PlanContingencies
from expedition.plans.crew_days import PlanCrewDays
from expedition.plans.data import PlanData
from expedition.plans.fields import Record, Utc
from expedition.plans.price import PlanPrice
from expedition.plans.risk import PlanRisk
from expedition.plans.sight import PlanSight
from expedition.plans.tables import PlanDrift, PlanLoads, Segment
from expedition.plans.way_home import PlanEmergency, PlanStay, PlanWayHome
from expedition.plans.way_there import PlanAbort, PlanArrival, PlanBooster, PlanInsertion, PlanWindow
from expedition.timeline import Purpose

_NEWEST = "expedition-plan/3"
# Plans of before a section was added are plans without it.
_STILL_READ = ("expedition-plan/2",)
_MAX_JSON_BYTES = 50_000_000
# Legs meet at burns to the rounding of their instants.
_JOINT_S = 1e-3


class FlightRecord(FlightFields):
    """What was asked, as settled against the catalogue. Which element sets were used, `data` of the plan says."""

    profile: str | None = None
    """The profile asked for, or chosen, by its name in the catalogue."""

    @model_validator(mode="after")
    def _settled(self) -> Self:
        rocket = self.begins == "pad" and (self.station is not None or self.orbit is not None)
        if rocket and self.launcher is None:
            raise ValueError("launcher: is not settled, so this is no recorded flight")
        return self


class PlanEvent(Record):
    """Something that happens."""

    name: str
    """What happens."""
    utc: Utc
    """When."""
    met_s: float
    """The same from lift-off (T+)."""
    detail: str = ""
    """More, for people; may be empty."""
    range_km: float | None = None
    """Distance to the station, between the centres of mass, and from port to port at contact; null before cut-off."""
    in_sight: tuple[str, ...] | None = None
    """Satellites and ground stations that hear the ship then; null in plans of before they were looked for."""


class PlanBurn(Record):
    """A burn of the ship; Δv in the ship's RTN frame, the orbit it leaves above 6378.137 km."""

    name: str
    """The slot of the profile, or the step of the approach."""
    tig_utc: Utc
    """Ignition."""
    met_s: float
    """Ignition from lift-off (T+)."""
    duration_s: float
    """Length, at constant thrust."""
    dv_rtn_mps: tuple[float, float, float]
    """Radial outward, along the orbit, along its normal; axes of the ship's own orbit."""
    dv_mps: float
    """Size of the burn."""
    perigee_km: float
    """Osculating at cut-off, above 6378.137 km."""
    apogee_km: float
    """Osculating at cut-off, above 6378.137 km."""
    engine: Literal["main", "thrusters"]
    """What fires; thruster burns are impulses in the trajectory."""
    purpose: Purpose
    """The phase that it belongs to."""
    mass_kg: float | None = None
    """Of the ship at ignition; null in plans of before it was kept."""
    spent_kg: float | None = None
    """Propellant of the burn."""
    in_sight: tuple[str, ...] | None = None
    """Satellites and ground stations that hear the ship at ignition; null in plans of before they were looked for."""


class PlanShip(Record):
    """What of the ship its trajectory rests on."""

    mass_kg: float
    """As its orbit begins; what burns take of it, they say themselves."""
    drag_area_m2: float
    """Area that the air of the orbit meets."""
    drag_coefficient: float
    """On that area."""


class PlanCheck(Record):
    """A rule held against the flight."""

    name: str
    """The rule."""
    ok: bool
    """Whether it holds."""
    detail: str
    """By how much, for people."""


class PlanBudget(Record):
    """Δv of the ship, m/s."""

    phasing_mps: float
    """Burns from insertion to the aim point."""
    approach_mps: float
    """Burns from the aim point to contact."""
    way_home_mps: float
    """Kept for the deorbit."""
    capability_mps: float
    """All that the ship carries, on its main engine."""
    margin_mps: float
    """What is left."""


class PlanHop(Record):
    """A flight that comes down again without an orbit."""

    apogee_km: float
    """Over the ellipsoid."""
    apogee_utc: Utc
    """When."""
    max_mach: float
    """Greatest Mach number going up."""
    max_g_boost: float
    """Greatest load going up."""
    max_g_entry: float
    """Greatest load coming down."""
    weightless_s: float
    """Time in which next to nothing is felt."""
    crossed_50_miles: bool
    """Whether it rises above 80.467 km."""
    crossed_100_km: bool
    """Whether it rises above 100 km."""
    latitude_deg: float
    """Of touchdown, WGS 84."""
    longitude_deg: float
    """Of touchdown, east positive."""


class PlanFacts(Record):
    """What a plan says, without its tables."""

    schema_name: Literal["expedition-plan/3"] = Field(default="expedition-plan/3", alias="schema")
    """Name and version of this schema."""
    flight: FlightRecord
    """What was asked, and what was chosen where it was left open."""
    liftoff_utc: Utc | None = None
    """Lift-off, a whole millisecond; null where the flight begins at a port or in orbit."""
    from_orbit_utc: Utc | None = None
    """The first state of a flight that another program's trajectory begins in orbit."""
    docking_utc: Utc | None = None
    """Contact of the docking mechanisms; null where the flight goes to no port."""
    undocking_utc: Utc | None = None
    """Undocking of a flight that begins at a port."""
    landing_utc: Utc | None = None
    """Touchdown on land, where the flight ends so."""
    splashdown_utc: Utc | None = None
    """Touchdown on water, where the flight ends so."""
    in_orbit_utc: Utc | None = None
    """The last burn of a flight whose ship has no way home in its file."""
    clock: str | None = None
    """Time zone of those who fly it, IANA name."""
    profile: str | None = None
    """The profile flown, by its name in the catalogue."""
    orbits: int | None = None
    """Orbits from lift-off to docking that give the profile its name."""
    window: PlanWindow | None = None
    """Why it lifts off when it does, and what happens if it slips."""
    insertion: PlanInsertion | None = None
    """The end of the ascent."""
    booster: PlanBooster | None = None
    """How the launcher's first stage comes home; null where there is no such choice."""
    arrival: PlanArrival | None = None
    """How near to the aim point phasing ends."""
    stay: PlanStay | None = None
    """The time at the port."""
    way_home: PlanWayHome | None = None
    """From the deorbit burn to the ground."""
    emergency: tuple[PlanEmergency, ...] = ()
    """Where the ship would come down from each revolution in flight, and from each of a first day at the port."""
    hop: PlanHop | None = None
    """A flight without an orbit."""
    abort_cover: tuple[PlanAbort, ...] = ()
    """Where the crew would come down from each second of the ascent."""
    events: Annotated[tuple[PlanEvent, ...], Field(min_length=1)]
    """Everything that happens but burns, in order of time."""
    burns: tuple[PlanBurn, ...]
    """Every burn of the ship, in order of time."""
    checks: tuple[PlanCheck, ...]
    """Rules held against the flight; the plan stands when all are true."""
    dv_total_mps: float
    """Δv of all burns of the ship."""
    budget: PlanBudget | None = None
    """Δv needed against Δv carried."""
    ship: PlanShip | None = None
    """What of the ship its trajectory rests on; null for a hop, and in plans of before it was kept."""
    risk: PlanRisk | None = None
    """What the flight risks; null in plans of before it was reckoned."""
    contingencies: PlanContingencies | None = None
    """What is done when the flight does not go as planned; null where that is not told."""
    consumables: PlanConsumables | None = None
    """What the ship uses up; null for a hop, and in plans of before it was reckoned."""
    crew_days: PlanCrewDays | None = None
    """When the crews wake, work and sleep; null where it does not dock, and in plans of before it was reckoned."""
    sight: PlanSight | None = None
    """Who hears the flight; null in plans of before they were looked for."""
    price: PlanPrice | None = None
    """What the flight costs; null in plans of before it was reckoned."""
    data: PlanData
    """What the plan rests on."""

    @field_validator("schema_name", mode="before")
    @classmethod
    def _still_read(cls, name: Any) -> Any:
        return _NEWEST if name in _STILL_READ else name


class PlanRecord(PlanFacts):
    """The fields of a plan: what goes to JSON and back."""

    loads: tuple[PlanLoads, ...] = ()
    """What the crew feels, phase by phase."""
    compared: PlanCompared | None = None
    """Another program's trajectory beside the plan's; null where none was given."""
    free_drift: tuple[PlanDrift, ...] = ()
    """The ways past the station if a burn is missed, for drawing."""
    trajectory: Annotated[tuple[Segment, ...], Field(min_length=1)]
    """The ship from start to end, one segment for each smooth stretch. A flight home begins where ship and port
    part, a minute or more after MET zero, which is the command to undock."""
    station_trajectory: Segment | None = None
    """The station over the same time."""

    _catalogue: Catalogue = PrivateAttr(default=DEFAULT)

    @field_validator("trajectory")
    @classmethod
    def _joined(cls, trajectory: tuple[Segment, ...]) -> tuple[Segment, ...]:
        for before, after in pairwise(trajectory):
            gap = after.met_s[0] - before.met_s[-1]
            if abs(gap) > _JOINT_S:
                raise ValueError(f"{after.name} begins {gap:.3f} s after {before.name} has ended")
        return trajectory

    @model_validator(mode="after")
    def _starts_somewhere(self) -> Self:
        starts = (self.liftoff_utc, self.undocking_utc, self.from_orbit_utc)
        if sum(one is not None for one in starts) != 1:
            raise ValueError(
                "a flight has liftoff_utc, or undocking_utc where it begins at a port, or from_orbit_utc"
            )
        if not (self.docking_utc or self.landing_utc or self.splashdown_utc or self.in_orbit_utc):
            raise ValueError("a flight ends with docking_utc, landing_utc, splashdown_utc or in_orbit_utc")
        return self

    @model_validator(mode="after")
    def _ends_somehow(self) -> Self:
        in_orbit = self.in_orbit_utc is not None and self.flight.orbit is not None
        if not (self.docking_utc or self.hop or self.way_home or in_orbit):
            raise ValueError(
                "a flight that does not dock has way_home, hop, or in_orbit_utc with flight.orbit"
            )
        return self

    def __repr__(self) -> str:
        return f"<Plan {self.flight.name}: {self.start_name} {self.zero_utc}, {self.end_name} {self.end_utc}>"

    __str__ = __repr__

    @property
    def zero_utc(self) -> str:
        """The zero of MET: lift-off, undocking where the flight begins at a port, or its first state in orbit."""
        return self.liftoff_utc or self.undocking_utc or self.from_orbit_utc or ""

    @property
    def start_name(self) -> str:
        """What happens at the zero of MET: "lift-off", "undocking" or "first state"."""
        return "lift-off" if self.liftoff_utc else "undocking" if self.undocking_utc else "first state"

    @property
    def end_utc(self) -> str:
        """The end of what is planned: splashdown, landing, contact, or the orbit that the ship stays in."""
        return str(self.splashdown_utc or self.landing_utc or self.docking_utc or self.in_orbit_utc)

    @property
    def end_name(self) -> str:
        """What the end is: "splashdown", "landing", "contact" or "orbit"."""
        ends = {"splashdown": self.splashdown_utc, "landing": self.landing_utc, "contact": self.docking_utc}
        return next((name for name, utc in ends.items() if utc), "orbit")

    @property
    def duration_s(self) -> float:
        """Seconds from the zero of MET to the end."""
        return self.trajectory[-1].met_s[-1]

    @property
    def ok(self) -> bool:
        """Whether every check passes that was made; a plan that was not checked is not ok."""
        return self.data.checked != "none" and all(check.ok for check in self.checks)

    @property
    def catalogue(self) -> Catalogue:
        """Where the flight's names are looked up; what Expedition ships, for a plan that was read from a file."""
        return self._catalogue

    def looked_up_in(self, catalogue: Catalogue) -> Self:
        """The same plan, its names looked up in a catalogue."""
        plan = self.model_copy()
        plan._catalogue = catalogue
        return plan

    def __eq__(self, other: object) -> bool:
        """Equal when the same is planned, wherever names are looked up."""
        return isinstance(other, PlanRecord) and all(
            getattr(self, name) == getattr(other, name) for name in PlanRecord.model_fields
        )

    def __hash__(self) -> int:
        return hash((self.flight.name, self.zero_utc, self.end_utc))

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain data, in the documented schema."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self, *, indent: int | None = None) -> str:
        """The plan as JSON text; `Plan.from_json` reads it back."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, allow_nan=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The plan that `to_json` wrote. Raises InputError naming the field that is wrong."""
        if not isinstance(text, str | bytes):
            raise InputError(f"{text!r:.60} is no JSON text", field="plan")
        # Some editors begin a text with a mark of the order of its bytes, and whoever packs sends a packed file.
        if isinstance(text, bytes):
            text = text.removeprefix(codecs.BOM_UTF8)
            zipped = text.startswith(ZIP_MAGIC)
        else:
            text = text.removeprefix("\ufeff")
            zipped = text.startswith(ZIP_MAGIC.decode())
        if zipped:
            raise InputError(ZIP_HINT, field="plan")
        if len(text) > _MAX_JSON_BYTES:
            raise InputError(
                f"{len(text)} bytes are more than a plan has (at most {_MAX_JSON_BYTES})", field="plan"
            )
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            if fault["type"] == "json_invalid":
                raise InputError(
                    f"is no JSON, or cut short ({fault['ctx']['error']:.80}); write it again with "
                    "expedition plan FLIGHT --out DIR",
                    field="plan",
                ) from None
            raise refusal(error, cls) from None

    @classmethod
    def read(cls, path: str | Path) -> Self:
        """The plan in a plan.json. Raises InputError."""
        if not isinstance(path, str | Path):
            raise InputError(f"{path!r:.60} is no file's path; give a text or a Path", field="plan")
        try:
            if (size := Path(path).stat().st_size) > _MAX_JSON_BYTES:
                raise InputError(
                    f"{path!s:.200} has {size} bytes, more than a plan has (at most {_MAX_JSON_BYTES})",
                    field="plan",
                )
            data = Path(path).read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise InputError(f"{path!s:.200} cannot be read: {reason}", field="plan") from None
        try:
            return cls.from_json(data)
        except InputError as error:
            raise InputError(f"{error} (in {path!s:.200})") from None
