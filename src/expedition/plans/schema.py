"""The parts of a Plan: events, burns, checks, and what is said of each phase.

Instants are UTC texts to the millisecond beside seconds of mission elapsed time (MET). States are GCRF, or ITRF
where the air counts, in metres and metres a second.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

import numpy as np
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from expedition.catalog.models.flight import FIRST_YEAR, LAST_YEAR
from expedition.errors import InputError
from expedition.space.time import parse_utc
from expedition.timeline import Purpose

# No flight comes as near to the Earth's centre.
_INSIDE_EARTH_M = 6.0e6


def _real_time(text: str) -> str:
    try:
        parse_utc(text)
    except InputError as error:
        raise ValueError(str(error).removeprefix("time: ")) from None
    # A stay may end some years after the last day that is planned from.
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR + 10:
        raise ValueError(f"{text} is outside the years {FIRST_YEAR} to {LAST_YEAR + 10}")
    return text


State = Annotated[tuple[float, ...], Field(min_length=6, max_length=6)]
Utc = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"),
    AfterValidator(_real_time),
]


class Record(BaseModel):
    """A part of a plan: frozen, complete, finite numbers only."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class PlanEvent(Record):
    """Something that happens."""

    name: str
    utc: Utc
    met_s: float
    detail: str = ""
    range_km: float | None = None
    """Distance to the station; null before cut-off."""


class PlanBurn(Record):
    """A burn of the ship; Δv in the ship's RTN frame, the orbit it leaves above 6378.137 km."""

    name: str
    tig_utc: Utc
    met_s: float
    duration_s: float
    dv_rtn_mps: tuple[float, float, float]
    dv_mps: float
    perigee_km: float
    apogee_km: float
    engine: Literal["main", "thrusters"]
    purpose: Purpose


class PlanCheck(Record):
    """A rule held against the flight."""

    name: str
    ok: bool
    detail: str


class PlanWindow(Record):
    """Why it lifts off when it does, and what happens if it slips."""

    open_utc: Utc
    close_utc: Utc
    limit: str
    plane_lead_s: float
    plane_lead_source: Literal["flown", "least propellant"]
    node_bias_deg: float
    """How far east of the station's node the ship is inserted, to drift west while it catches up."""
    node_bias_s: float
    """The same as time of lift-off."""
    phase_liftoff_deg: float
    """The station past the pad at lift-off, along its orbit; negative when it has yet to come."""
    phase_insertion_deg: float
    """The station ahead of the ship at insertion."""
    phase_range_deg: tuple[float, float]
    beta_deg: float
    pad_sun_elevation_deg: float
    pad_lighting: str
    docking_lighting: str
    docking_sun_off_axis_deg: float
    """Least angle of the Sun from the docking axis in the final approach; 180 where all is in shadow."""


class PlanInsertion(Record):
    """The end of the ascent. Heights osculate at cut-off, above 6378.137 km."""

    cutoff_met_s: float
    perigee_km: float
    apogee_km: float
    inclination_deg: float
    """Osculating at cut-off, on the true equator of date."""
    inclination_at_node_deg: float
    """Osculating at the ascending node, as launch announcements give it."""
    azimuth_deg: float
    max_g: float
    max_dynamic_pressure_pa: float
    propellant_left_kg: float


class PlanArrival(Record):
    """How near to the aim point phasing ends on the full force model."""

    utc: Utc
    met_s: float
    miss_m: float
    miss_mps: float


class PlanBudget(Record):
    """Δv of the ship, m/s."""

    phasing_mps: float
    approach_mps: float
    way_home_mps: float
    capability_mps: float
    margin_mps: float


class PlanData(Record):
    """What the plan rests on."""

    station: str | None
    epoch_utc: Utc | None
    age_h: float | None
    """At the flight's start."""
    models: tuple[str, ...]
    versions: dict[str, str]
    warnings: tuple[str, ...] = ()
    omm: dict[str, str | int | float] | None = None
    """The station's element set in the words and units of CCSDS 502.0-B; null where it is an ephemeris."""


class Segment(Record):
    """A smooth stretch of trajectory: states at MET seconds, GCRF, or ITRF for the ascent."""

    name: str
    frame: Literal["GCRF", "ITRF"]
    powered: bool
    met_s: Annotated[tuple[float, ...], Field(min_length=2)]
    states: Annotated[tuple[State, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _a_table(self) -> Self:
        if len(self.met_s) != len(self.states):
            raise ValueError(f"{self.name} has {len(self.met_s)} times and {len(self.states)} states")
        if not np.all(np.diff(self.met_s) > 0.0):
            raise ValueError(f"the times of {self.name} do not rise from one to the next")
        if min(abs(x) + abs(y) + abs(z) for x, y, z, *_ in self.states) < _INSIDE_EARTH_M:
            raise ValueError(f"the states of {self.name} lie deep inside the Earth; positions are in metres")
        return self


class PlanPass(Record):
    """The plane of the orbit passing over a landing zone: when a ship in it could land, wherever it is now."""

    zone: str
    landing_utc: Utc
    earliest_utc: Utc
    latest_utc: Utc
    """Between these the zone is within the ship's reach to the side."""
    sun_elevation_deg: float


class PlanStay(Record):
    """The time at the port."""

    port: str
    docked_utc: Utc | None
    """Contact; null where the flight begins docked and does not say since when."""
    undocking_utc: Utc
    """When the stay ends; to the day only where `phase_known` is false."""
    days: float | None
    docked_life_days: float
    beta_deg: Annotated[tuple[float, ...], Field(min_length=1)]
    """The Sun above the plane of the orbit at noon UTC, a value a day."""
    beta_limit_deg: float | None
    phase_known: bool
    """Whether the station data tell where in its orbit the station is at undocking."""
    note: str
    """What the data can tell of the way home, and what not."""
    passes: tuple[PlanPass, ...] = ()
    """Where the phase is not known: the day's family of landings."""


class PlanLanding(Record):
    """One opportunity to come home. `rejected` says why it is not taken; empty where it can be."""

    undocking_utc: Utc | None
    deorbit_utc: Utc
    landing_utc: Utc
    zone: str
    cross_range_km: float
    """From the ground track to the zone, positive where the zone lies to the north."""
    sun_elevation_deg: float
    rejected: str = ""


class PlanBallistic(Record):
    """The way down without lift, should steering fail."""

    max_g: float
    latitude_deg: float
    longitude_deg: float
    landing_utc: Utc
    short_km: float
    """From where the guided entry lands."""


class PlanWayHome(Record):
    """From the deorbit burn to the ground."""

    zone: str
    deorbit_tig_utc: Utc
    deorbit_duration_s: float
    deorbit_dv_mps: float
    deorbit_height_km: float
    entry_utc: Utc
    entry_height_km: float
    """Height over the ellipsoid that is called entry interface."""
    entry_speed_mps: float
    """Against the turning Earth."""
    entry_angle_deg: float
    """How far below the local horizon the inertial velocity points."""
    max_g: float
    max_g_utc: Utc
    max_heating_wpm2: float
    blackout_utc: tuple[Utc, Utc] | None
    latitude_deg: float
    longitude_deg: float
    miss_km: float
    """From the point aimed for."""
    sun_elevation_deg: float
    lighting: str
    sunrise_utc: Utc | None
    """On the day of landing, at the landing place; null where the Sun does not rise."""
    sunset_utc: Utc | None
    ballistic: PlanBallistic | None
    opportunities: tuple[PlanLanding, ...] = ()
    """This one and the others around it, best first."""


class PlanHop(Record):
    """A flight that comes down again without an orbit."""

    apogee_km: float
    apogee_utc: Utc
    max_mach: float
    max_g_boost: float
    max_g_entry: float
    weightless_s: float
    crossed_50_miles: bool
    crossed_100_km: bool
    latitude_deg: float
    longitude_deg: float


class PlanLoads(Record):
    """What the crew feels and the hull takes, by MET, in one phase of the flight."""

    phase: Literal["ascent", "entry", "hop"]
    met_s: Annotated[tuple[float, ...], Field(min_length=2)]
    felt_g: tuple[float, ...]
    """Everything but gravity."""
    dynamic_pressure_pa: tuple[float, ...] | None = None
    heating_wpm2: tuple[float, ...] | None = None
    """At the stagnation point."""
    bank_deg: tuple[float, ...] | None = None

    @model_validator(mode="after")
    def _a_table(self) -> Self:
        for name in ("felt_g", "dynamic_pressure_pa", "heating_wpm2", "bank_deg"):
            column = getattr(self, name)
            if column is not None and len(column) != len(self.met_s):
                raise ValueError(f"{self.phase} has {len(self.met_s)} times and {len(column)} of {name}")
        return self


class PlanDrift(Record):
    """Where the ship drifts, beside the station, if the burn after `after` is missed."""

    after: str
    met_s: Annotated[tuple[float, ...], Field(min_length=2)]
    relative_rtn_m: Annotated[tuple[tuple[float, float, float], ...], Field(min_length=2)]


class PlanAbort(Record):
    """Where the crew would come down if the ascent were broken off at an instant."""

    met_s: float
    mode: str
    latitude_deg: float
    longitude_deg: float
    landing_met_s: float
    max_g: float
