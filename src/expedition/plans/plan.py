"""Plan: what is answered. A record of times, burns, checks and trajectory that goes to JSON and back.

Instants are UTC texts to the millisecond beside seconds of mission elapsed time (MET), which carry the full
precision; the start itself is a whole millisecond. MET counts from lift-off, or from undocking where the flight
begins at a port. States are GCRF, metres and metres a second.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import ConfigDict, Field, ValidationError, field_validator, model_validator

from expedition.catalog.refusal import refusal
from expedition.errors import InputError
from expedition.flights.flight import Flight
from expedition.plans.schema import (
    PlanAbort,
    PlanArrival,
    PlanBudget,
    PlanBurn,
    PlanCheck,
    PlanData,
    PlanDrift,
    PlanEvent,
    PlanHop,
    PlanInsertion,
    PlanLoads,
    PlanStay,
    PlanWayHome,
    PlanWindow,
    Record,
    Segment,
    Utc,
)
from expedition.space.frames import gcrf_from_itrf_states, relative_rtn
from expedition.space.time import from_datetime, parse_utc, to_datetime

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Array = NDArray[np.float64]

_MAX_JSON_BYTES = 50_000_000

# Legs meet at burns to the rounding of their instants.
_JOINT_S = 1e-3


class Plan(Record):
    """A planned flight.

    >>> plan.liftoff, plan.docking                                  # doctest: +SKIP
    >>> plan.state_gcrf(plan.docking)                               # doctest: +SKIP
    >>> Plan.from_json(plan.to_json()) == plan                      # doctest: +SKIP
    True
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, ignored_types=(cached_property,)
    )

    schema_name: Literal["expedition-plan/2"] = Field(default="expedition-plan/2", alias="schema")
    flight: dict[str, Any]
    liftoff_utc: Utc | None = None
    docking_utc: Utc | None = None
    undocking_utc: Utc | None = None
    landing_utc: Utc | None = None
    splashdown_utc: Utc | None = None
    in_orbit_utc: Utc | None = None
    clock: str | None = None
    """Time zone of those who fly it, IANA name."""
    profile: str | None = None
    orbits: int | None = None
    window: PlanWindow | None = None
    insertion: PlanInsertion | None = None
    arrival: PlanArrival | None = None
    stay: PlanStay | None = None
    way_home: PlanWayHome | None = None
    hop: PlanHop | None = None
    abort_cover: tuple[PlanAbort, ...] = ()
    events: Annotated[tuple[PlanEvent, ...], Field(min_length=1)]
    burns: tuple[PlanBurn, ...]
    checks: tuple[PlanCheck, ...]
    dv_total_mps: float
    budget: PlanBudget | None = None
    loads: tuple[PlanLoads, ...] = ()
    free_drift: tuple[PlanDrift, ...] = ()
    data: PlanData
    trajectory: Annotated[tuple[Segment, ...], Field(min_length=1)]
    station_trajectory: Segment | None = None

    @field_validator("flight")
    @classmethod
    def _recorded(cls, flight: dict[str, Any]) -> dict[str, Any]:
        # What an edit has left out gets its default, so that every reader finds every key.
        try:
            return Flight.recorded(flight).model_dump(mode="json", exclude={"elements", "elements_file"})
        except InputError as error:
            raise ValueError(str(error)) from None

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
        if (self.liftoff_utc is None) == (self.undocking_utc is None):
            raise ValueError("a flight has liftoff_utc, or undocking_utc where it begins at a port")
        if not (self.docking_utc or self.landing_utc or self.splashdown_utc or self.in_orbit_utc):
            raise ValueError("a flight ends with docking_utc, landing_utc, splashdown_utc or in_orbit_utc")
        return self

    @model_validator(mode="after")
    def _ends_somehow(self) -> Self:
        in_orbit = self.in_orbit_utc is not None and self.flight.get("orbit") is not None
        if not (self.docking_utc or self.hop or self.way_home or in_orbit):
            raise ValueError(
                "a flight that does not dock has way_home, hop, or in_orbit_utc with flight.orbit"
            )
        return self

    def __repr__(self) -> str:
        return (
            f"<Plan {self.flight['name']}: {self.start_name} {self.zero_utc}, {self.end_name} {self.end_utc}>"
        )

    __str__ = __repr__

    @property
    def asked(self) -> Flight:
        """The flight that was asked for."""
        return Flight.recorded(self.flight)

    @property
    def zero_utc(self) -> str:
        """The zero of MET: lift-off, or undocking where the flight begins at a port."""
        return self.liftoff_utc or self.undocking_utc or ""

    @property
    def start_name(self) -> str:
        """What happens at the zero of MET: "lift-off" or "undocking"."""
        return "lift-off" if self.liftoff_utc else "undocking"

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
    def liftoff(self) -> datetime | None:
        """Lift-off as a timezone-aware datetime; None where the flight begins at a port."""
        return None if self.liftoff_utc is None else to_datetime(parse_utc(self.liftoff_utc))

    @property
    def docking(self) -> datetime | None:
        """Contact as a timezone-aware datetime; None where the flight goes to no port."""
        return None if self.docking_utc is None else to_datetime(parse_utc(self.docking_utc))

    @property
    def ok(self) -> bool:
        """Whether every check passes."""
        return all(check.ok for check in self.checks)

    @cached_property
    def _t0(self) -> float:
        return parse_utc(self.zero_utc)

    @cached_property
    def _tables(self) -> tuple[tuple[Array, Array, str], ...]:
        return tuple((np.array(s.met_s), np.array(s.states), s.frame) for s in self.trajectory)

    def met_s(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """MET seconds of datetimes (timezone-aware); numbers are MET already. Raises InputError."""
        if isinstance(when, datetime):
            return np.asarray(from_datetime(when, field="when") - self._t0)
        if isinstance(when, Sequence) and any(isinstance(one, datetime) for one in when):
            return np.array([float(self.met_s(one)) for one in when])
        try:
            return np.asarray(when, dtype=float)
        except (TypeError, ValueError):
            raise InputError(
                f"{when!r:.60} is no time; give timezone-aware datetimes or seconds from lift-off",
                field="when",
            ) from None

    def state_gcrf(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """The ship's GCRF state (6,) or (n, 6), m and m/s, from the flight's start to its end.

        when: a timezone-aware datetime or MET seconds, or a row of either. Raises InputError outside the
        flight. Between its tabulated states right to a millimetre in orbit, some metres during ascent.
        """
        asked = self.met_s(when)
        met = np.ravel(asked)
        first, last = self.trajectory[0].met_s[0], self.duration_s
        # Datetimes come in whole microseconds, so the ends are met a little loosely.
        if met.size and not (met.min() >= first - 1e-3 and met.max() <= last + 1e-3):
            raise InputError(
                f"MET {met.min():.3f} to {met.max():.3f} s is outside the flight, 0 to {last:.3f} s",
                field="when",
            )
        met = np.clip(met, first, last)
        out = np.empty((met.size, 6))
        todo = np.ones(met.size, dtype=bool)
        for times, states, frame in self._tables:
            here = todo & (met >= times[0]) & (met <= times[-1])
            if here.any():
                values = _interpolate(met[here], times, states, smooth=frame == "GCRF")
                out[here] = values if frame == "GCRF" else gcrf_from_itrf_states(self._t0 + met[here], values)
                todo &= ~here
        return np.asarray(out[0] if asked.ndim == 0 else out)

    def station_state_gcrf(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """The station's GCRF state (6,) or (n, 6), m and m/s, while the flight has to do with it.

        Raises InputError outside that time, and where the flight goes to no station.
        """
        if self.station_trajectory is None:
            raise InputError(f"{self.flight['title']} has no station", field="station")
        asked = self.met_s(when)
        met = np.ravel(asked)
        times, states = np.array(self.station_trajectory.met_s), np.array(self.station_trajectory.states)
        if met.size and not (met.min() >= times[0] - 1e-3 and met.max() <= times[-1] + 1e-3):
            raise InputError(f"MET {met.min():.3f} to {met.max():.3f} s is outside the flight", field="when")
        out = _interpolate(np.clip(met, times[0], times[-1]), times, states, smooth=True)
        return np.asarray(out[0] if asked.ndim == 0 else out)

    def relative_rtn(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """The ship relative to the station in the station's RTN frame, (6,) or (n, 6), m and m/s."""
        return relative_rtn(self.station_state_gcrf(when), self.state_gcrf(when))

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain data, in the documented schema."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self, *, indent: int | None = None) -> str:
        """The plan as JSON text; `Plan.from_json` reads it back."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, allow_nan=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Plan:
        """The plan that `to_json` wrote. Raises InputError naming the field that is wrong."""
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
    def read(cls, path: str | Path) -> Plan:
        """The plan in a plan.json. Raises InputError."""
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

    def write(self, folder: str | Path, *, figures: Sequence[str] = ()) -> list[Path]:
        """Write plan.json, timeline.csv and trajectory.oem into a folder; whole or not at all.

        figures: formats, of "png" and "svg", in which the plan's figures are drawn as well. Returns the files.
        Raises InputError where the folder cannot be written.
        """
        if not str(folder):
            raise InputError("is empty; name the folder to write, or . for this one", field="out")
        from expedition.exports.folder import write_folder

        return write_folder(self, Path(folder), figures=figures)

    def plot(self, name: str) -> Figure:
        """One of the plan's figures, such as "ground-track", as a matplotlib figure; raises InputError."""
        from expedition.figures import draw

        return draw(self, name)

    def _repr_html_(self) -> str:
        from expedition.report import plan_html

        return plan_html(self)


def _interpolate(met: Array, times: Array, states: Array, *, smooth: bool) -> Array:
    """States between tabulated ones: through the nearest six where the motion is smooth, else through two."""
    if smooth:
        from expedition.space.hermite import interpolate

        return interpolate(met, times, states, np.array([0, times.size - 1]))
    index = np.clip(np.searchsorted(times, met, side="right") - 1, 0, times.size - 2)
    h = (times[index + 1] - times[index])[:, None]
    x = (met - times[index])[:, None] / h
    p0, v0, p1, v1 = states[index, :3], states[index, 3:], states[index + 1, :3], states[index + 1, 3:]
    # Cubic Hermite in position; in velocity its derivative would swing where an engine cuts off.
    position = (
        (1 + 2 * x) * (1 - x) ** 2 * p0
        + x * (1 - x) ** 2 * h * v0
        + x**2 * (3 - 2 * x) * p1
        - x**2 * (1 - x) * h * v1
    )
    return np.hstack([position, v0 + x * (v1 - v0)])
