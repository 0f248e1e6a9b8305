"""What is done when a flight does not go as planned: other ways there, and ways out of the ascent."""

from __future__ import annotations

from typing import Literal

from expedition.plans.fields import Record, Utc


class FallBack(Record):
    """A longer profile from the same insertion, taken up before the first burn; right to some m/s of Δv."""

    profile: str
    """The profile, by its name in the catalogue."""
    orbits: int
    """Orbits from lift-off to docking."""
    possible: bool
    """Whether the ship carries the Δv, with the approach and the way home."""
    why_not: str
    """Why it cannot be flown, for people; empty where it can."""
    docking_utc: Utc
    """Contact."""
    dv_mps: float | None
    """Δv of phasing; null where no burns would do."""
    left_mps: float | None
    """Δv left after the approach and the way home; null where no burns would do."""
    burns: tuple[str, ...]
    """When the burns come, by revolutions since insertion or before the end; the last one is at the aim point."""
    climbs_mps: tuple[float, ...]
    """Along-track Δv in each of them."""
    waits_km: float | None
    """Mean height above 6378.137 km of the orbit in which it waits longest; null where no burns would do."""
    waits_below_km: float | None
    """How far that is under the station's; negative above it."""


class DockingAgain(Record):
    """Another docking of a ship that has come to the station, at the time that its profile's rules take."""

    name: Literal["second approach", "back-up docking day"]
    """After a retreat to the hold on the docking axis, or a day later after leaving."""
    revolutions: int
    """Revolutions of the station later, or the first of them that suits."""
    docking_utc: Utc
    """Contact."""
    later_s: float
    """After the planned contact."""
    docking_lighting: str
    """Sunlit or in shadow."""
    sun_off_axis_deg: float
    """Least angle of the Sun from the docking axis in the final approach; 180 where all is in shadow."""
    in_sight: tuple[str, ...]
    """Satellites and ground stations that hear the ship at contact."""


class IntactAbort(Record):
    """A way down, or into an orbit, for a launcher that loses an engine."""

    mode: str
    """What it is called."""
    from_met_s: float
    """First failure of an engine (T+) after which it can be flown."""
    until_met_s: float
    """Last one."""
    where: str
    """Where it ends, for people."""
    rests_on: str
    """What it is reckoned from, for people."""


class PlanContingencies(Record):
    """What is done when the flight does not go as planned."""

    fall_backs: tuple[FallBack, ...] = ()
    """Longer profiles of the ship, fewest orbits first."""
    dockings: tuple[DockingAgain, ...] = ()
    """When it may dock again."""
    intact_aborts: tuple[IntactAbort, ...] = ()
    """In order of the first failure; empty for a ship that leaves its launcher instead, see `abort_cover`."""
    cannot_tell: tuple[str, ...] = ()
    """What these ways do not know, for people."""
