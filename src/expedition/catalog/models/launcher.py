"""Launcher: the rocket under a ship, as its stages, its times and the orbit it flies to."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import ceil, floor
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from expedition.catalog.entry import Entry, Name, NotNegative, Part, Positive, Text
from expedition.catalog.models.insertion import Insertion
from expedition.catalog.models.recovery import Booster, Recovery
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.space.constants import G0_MPS2

Level = Annotated[float, Field(gt=0.0, le=1.0)]


class Stage(Part):
    """`count` equal units burning together; masses (kg), thrust (N) and specific impulse (s) are of one.

    Times are seconds from lift-off. A stage without `separation_s` carries the ship to orbit; its
    `cutoff_s` is then the latest that its propellant allows. Engines that throttle have `throttle`, pairs of
    a time and the part of full thrust from then on; without it they burn at full thrust. `drag_area_m2` is what
    one unit adds to the reference area of drag until it falls off: boosters beside the core have it.
    """

    name: Text
    count: Annotated[int, Field(ge=1, le=20)] = 1
    gross_mass_kg: Positive
    inert_mass_kg: Positive
    thrust_vacuum_n: Positive
    isp_vacuum_s: Annotated[float, Field(gt=0.0, lt=1000.0)]
    isp_sea_level_s: Annotated[float, Field(ge=0.0, lt=1000.0)]
    ignition_s: NotNegative
    cutoff_s: Positive
    separation_s: Positive | None = None
    throttle: tuple[tuple[NotNegative, Level], ...] = ()
    drag_area_m2: NotNegative = 0.0

    @property
    def flow_kgps(self) -> float:
        """Propellant that one unit burns at full thrust, kg/s."""
        return self.thrust_vacuum_n / (self.isp_vacuum_s * G0_MPS2)

    @property
    def thrust_sea_level_n(self) -> float:
        """Thrust of one unit against the pressure of the air at sea level, N."""
        return self.thrust_vacuum_n * self.isp_sea_level_s / self.isp_vacuum_s

    @property
    def propellant_kg(self) -> float:
        """Propellant of one unit, kg."""
        return self.gross_mass_kg - self.inert_mass_kg

    def level(self, met_s: float) -> float:
        """Part of full thrust at a time, s from lift-off; 0 when the stage does not burn."""
        if not self.ignition_s <= met_s < self.cutoff_s:
            return 0.0
        return next((level for start, level in reversed(self.throttle) if start <= met_s), 1.0)

    def burned_kg(self, met_s: float) -> float:
        """Propellant that one unit has burned up to a time, s from lift-off."""
        end = min(met_s, self.cutoff_s)
        cuts = sorted({self.ignition_s, end, *(start for start, _ in self.throttle)})
        inside = [cut for cut in cuts if self.ignition_s <= cut <= end]
        return self.flow_kgps * sum(self.level(a) * (b - a) for a, b in pairwise(inside))

    @model_validator(mode="after")
    def _burns_in_order(self) -> Self:
        if self.inert_mass_kg >= self.gross_mass_kg:
            raise ValueError(
                f"gross_mass_kg {self.gross_mass_kg:g} is not more than inert_mass_kg {self.inert_mass_kg:g}, so there "
                "is no propellant; both are in kilograms"
            )
        if self.cutoff_s <= self.ignition_s:
            raise ValueError(f"cutoff_s {self.cutoff_s:g} is not after ignition_s {self.ignition_s:g}")
        if self.separation_s is not None and self.separation_s < self.cutoff_s:
            raise ValueError(f"separation_s {self.separation_s:g} is before cutoff_s {self.cutoff_s:g}")
        starts = [start for start, _ in self.throttle]
        if any(a >= b for a, b in pairwise(starts)):
            raise ValueError("the times of throttle do not rise from one to the next")
        needed = self.burned_kg(self.cutoff_s) / self.flow_kgps
        possible = self.propellant_kg / self.flow_kgps
        if needed > possible + 1e-6:
            ends = "" if self.throttle else f" to {floor(10.0 * (self.ignition_s + possible)) / 10.0:g}"
            raise ValueError(
                f"{self.name} burns for {needed:.1f} s at full thrust, its propellant lasts {possible:.1f} s; bring "
                f"cutoff_s forward{ends}, or mend thrust_vacuum_n (newtons) and masses (kilograms), all of one unit"
            )
        if self.isp_sea_level_s > self.isp_vacuum_s:
            raise ValueError(
                f"isp_sea_level_s {self.isp_sea_level_s:g} is above isp_vacuum_s {self.isp_vacuum_s:g}; the air takes "
                "from it, so the lower one is that at sea level"
            )
        return self


class Jettison(Part):
    """Dead mass (kg) that falls off at a time (s from lift-off); `crew_only` where it rides with crews only."""

    name: Text
    mass_kg: Positive
    time_s: Positive
    crew_only: bool = False


class Drag(Part):
    """Drag coefficient by Mach number on a reference area (m²), that of the launcher whole."""

    reference_area_m2: Positive
    mach: tuple[NotNegative, ...] = Field(min_length=2)
    coefficient: tuple[Positive, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _a_table(self) -> Self:
        if len(self.mach) != len(self.coefficient):
            raise ValueError(f"{len(self.mach)} Mach numbers, {len(self.coefficient)} coefficients")
        if any(a >= b for a, b in zip(self.mach[:-1], self.mach[1:], strict=True)):
            raise ValueError("mach does not rise from one to the next")
        return self


class Later(Part):
    """From a day on, flights on a launcher fly as another entry says."""

    since: date
    launcher: Name


class LaunchWindow(Part):
    """A window about the lift-off into the plane, as announced: opens `before_s` before that, closes `after_s` after.

    `zero` is which of its instants the lift-off named beforehand is, and `since` the day from which it holds. Off the
    plane, the launcher steers. `recycles` says whether a count that stopped may be taken up again within it.
    """

    before_s: Annotated[float, Field(ge=0.0, le=1800.0)]
    after_s: Annotated[float, Field(ge=0.0, le=1800.0)]
    zero: Literal["opening", "in plane", "closing"]
    since: date | None = None
    recycles: bool

    @property
    def zero_s(self) -> float:
        """How long after the lift-off into the plane the named one is, s; negative before it."""
        return {"opening": -self.before_s, "in plane": 0.0, "closing": self.after_s}[self.zero]


class Launcher(Entry):
    """A launcher: stages in the order in which they are lit, jettisons, drag and the orbit it flies to.

    `vertical_rise_s` and `pitch_over_s` shape the start; from `guidance_start_s` explicit guidance steers.
    `pitch_over_deg` is for launchers known to fly another first stage than the one of least propellant, such
    as steeper ones whose booster has to come back; without it the pitch-over that leaves the most is found.
    `plane_lead_s` is how long before its insertion plane passes over the pad the launcher lifts off into it, where
    flown data say it; without it the lead that costs the least propellant is taken. `steers_yaw` says whether
    the launcher can turn into a plane that a late lift-off has moved away, `steering_kg` what propellant it may
    spend on that at most. `windows` are those that its operators announce about the plane, by day; a launcher with
    neither leaves at one instant, and what it can be off by is the ship's alone. `recoveries` are the ways in which
    its first stage may come home by what `booster` tells; which one is flown, the flight or its ship says. `later`
    names the entry by which it flies from some day on. `errors` names the model of its scatter, where another than the
    ship's holds.
    """

    kind: Literal["launcher"] = "launcher"
    stages: tuple[Stage, ...] = Field(min_length=1)
    jettisons: tuple[Jettison, ...] = ()
    vertical_rise_s: Positive
    pitch_over_s: Positive
    pitch_over_deg: Annotated[float, Field(gt=0.0, lt=30.0)] | None = None
    guidance_start_s: Positive
    ship_separation_s: Annotated[float, Field(ge=0.0)]
    drag: Drag
    insertion: Insertion
    plane_lead_s: Annotated[float, Field(gt=-1000.0, lt=1000.0)] | None = None
    errors: Name | None = None
    steers_yaw: bool
    steering_kg: Positive | None = None
    windows: tuple[LaunchWindow, ...] = ()
    booster: Booster | None = None
    recoveries: tuple[Recovery, ...] = ()
    later: Later | None = None

    @model_validator(mode="after")
    def _one_last_stage(self) -> Self:
        if [stage.separation_s is None for stage in self.stages] != [False] * (len(self.stages) - 1) + [True]:
            raise ValueError("every stage but the last has a separation_s, the last has none")
        if self.steering_kg is not None and not self.steers_yaw:
            raise ValueError("steering_kg stands beside steers_yaw = false")
        if self.recoveries and (len(self.stages) != 2 or self.booster is None):
            raise ValueError("recoveries needs two stages and a booster, which says how the first comes home")
        if len({one.name for one in self.recoveries}) < len(self.recoveries):
            raise ValueError("a name stands twice in recoveries")
        if self.windows and not self.steers_yaw:
            raise ValueError("windows stands beside steers_yaw = false; off the plane a launcher must steer")
        days = [one.since or date.min for one in self.windows]
        if any(a >= b for a, b in pairwise(days)):
            raise ValueError("the days of windows do not rise from one to the next")
        return self

    @model_validator(mode="after")
    def _something_is_left(self) -> Self:
        beside = sum(stage.count * stage.drag_area_m2 for stage in self.stages)
        if beside >= self.drag.reference_area_m2:
            raise ValueError(
                f"the drag_area_m2 of the stages, {beside:g} m² in all, leaves nothing of reference_area_m2 "
                f"{self.drag.reference_area_m2:g}; it is the area of the launcher whole"
            )
        return self

    def liftoff_push(self, payload_kg: float) -> float:
        """Thrust at sea level over weight as it lifts off with so much on top."""
        lit = sum(
            stage.count * stage.thrust_sea_level_n * stage.level(0.0)
            for stage in self.stages
            if stage.ignition_s == 0.0
        )
        return lit / (self.liftoff_mass_kg(payload_kg) * G0_MPS2)

    def liftoff_mass_kg(self, payload_kg: float) -> float:
        """Its mass at lift-off with so much on top, kg."""
        falls = sum(one.mass_kg for one in self.jettisons)
        return payload_kg + falls + sum(stage.count * stage.gross_mass_kg for stage in self.stages)

    def ideal_dv_mps(self, payload_kg: float) -> float:
        """What it would gain in empty space, its stages burning as timed, m/s; right to some 20 m/s."""
        mass, step, dv = self.liftoff_mass_kg(payload_kg), 1.0, 0.0
        for t in range(ceil(max(stage.cutoff_s for stage in self.stages))):
            burning = [(stage, stage.count * stage.level(float(t))) for stage in self.stages]
            dv += step * sum(level * stage.thrust_vacuum_n for stage, level in burning) / mass
            mass -= step * sum(level * stage.flow_kgps for stage, level in burning)
            mass -= sum(
                stage.count * (stage.gross_mass_kg - stage.burned_kg(stage.cutoff_s))
                for stage in self.stages
                if stage.separation_s is not None and t <= stage.separation_s < t + step
            )
            mass -= sum(one.mass_kg for one in self.jettisons if t <= one.time_s < t + step)
        return dv

    def on(self, day: date | None) -> str:
        """The name of the entry by which the launcher flies on a day; its own without one."""
        return self.later.launcher if self.later and day and day >= self.later.since else self.name

    @property
    def recovery(self) -> Recovery | None:
        """How its first stage comes home, for a launcher as it flies; None where there is no such choice."""
        return self.recoveries[0] if self.recoveries else None

    def staged_at(self, cutoff_s: float) -> Launcher:
        """The launcher with its first stage cut off at another time, and all that follows as much earlier or later."""
        first, second = self.stages
        shift = cutoff_s - first.cutoff_s
        assert first.separation_s is not None
        one = first.model_copy(update={"cutoff_s": cutoff_s, "separation_s": first.separation_s + shift})
        two = second.model_copy(
            update={
                "ignition_s": second.ignition_s + shift,
                "cutoff_s": second.cutoff_s + shift,
                "throttle": tuple((start + shift, level) for start, level in second.throttle),
            }
        )
        return self.model_copy(
            update={"stages": (one, two), "guidance_start_s": self.guidance_start_s + shift}
        )

    def recovered(self, name: str | None) -> Launcher:
        """The launcher as it flies when its first stage comes home in a way; the first of its ways where None."""
        if name is None and not self.recoveries:
            return self
        found = next((one for one in self.recoveries if name in (None, one.name)), None)
        if found is None:
            raise ImpossibleFlightError(
                f"the first stage of {self.title} is not recovered by {name}; its ways: "
                f"{', '.join(one.name for one in self.recoveries) or 'none'}"
            )
        kept = {
            "pitch_over_deg": found.pitch_over_deg,
            "plane_lead_s": found.plane_lead_s,
        }
        update = {field: value for field, value in kept.items() if value is not None}
        return self.staged_at(found.cutoff_s).model_copy(update={**update, "recoveries": (found,)})

    def carrying(self, ship: Ship, day: date | None = None, recovery: str | None = None) -> Launcher:
        """The launcher as it flies with a ship on a day: into the ship's own orbit, without what only crews need.

        recovery: how the first stage comes home; as is usual with the ship on that day where None. Raises
        ImpossibleFlightError for a way that the launcher has not.
        """
        if recovery or self.recoveries:
            usual = ship.usual_recovery(day)
            own = usual if any(one.name == usual for one in self.recoveries) else None
            flown = self.recovered(recovery or own).carrying_only(ship, day)
            more_s = 0.0 if flown.recovery is None else ship.lead_more_s(flown.recovery.name)
            if more_s and flown.plane_lead_s is not None:
                flown = flown.model_copy(update={"plane_lead_s": flown.plane_lead_s + more_s})
            return flown
        return self.carrying_only(ship, day)

    def carrying_only(self, ship: Ship, day: date | None) -> Launcher:
        """The same, whichever way its first stage flies."""
        kept = tuple(one for one in self.jettisons if ship.crew_seats > 0 or not one.crew_only)
        window = [one for one in self.windows if day is None or one.since is None or day >= one.since][-1:]
        lead_s = self.plane_lead_s if ship.plane_lead_s is None else ship.plane_lead_s
        return self.model_copy(
            update={
                "jettisons": kept,
                "insertion": ship.insertion or self.insertion,
                "windows": tuple(window),
                "plane_lead_s": lead_s,
            }
        )

    @property
    def window(self) -> LaunchWindow | None:
        """The newest of its windows: for a launcher as it flies on a day, that day's. None for a single instant."""
        return self.windows[-1] if self.windows else None
