"""Dockings of the flown record by ship: on the right revolution and near the time, beside the usual duration.

The naive one docks each flight after the median time of the others of its kind. Both are shares of few flights, so
each has its interval.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from expedition.catalog import DEFAULT
from expedition.record.flown import Comparison
from expedition.space.time import to_datetime
from expedition.whatif.statistics import share

REVOLUTION_S = 5570.0
NEAR_S = 600.0
NEAR_LONG_S = 1200.0
# At which a Dragon 213 km high gains on the station; enough to tell who slept first.
_USUAL_DRIFT_DEG_PER_H = 11.0


@dataclass(frozen=True)
class Share:
    """How many of some flights, and between which shares the truth lies with 90 % confidence."""

    count: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval, 0 to 1."""
        found = share(self.count, self.of, 0.9)
        return found.low or 0.0, found.high or 0.0

    def words(self) -> str:
        """The share and its interval."""
        low, high = (round(100.0 * x) for x in self.interval)
        return f"{self.count} ({low}–{high} %)"


@dataclass(frozen=True)
class DockingScore:
    """One kind of flight: how many dock on the right revolution, and within `near_s` of the time."""

    kind: str
    flights: int
    near_s: float
    right: Share
    near: Share
    naive_right: Share | None
    """None where there is no other flight to take a habit from."""
    naive_near: Share | None


def scores(comparisons: Sequence[Comparison]) -> list[DockingScore]:
    """Each kind of flight with dockings to compare, flights that did not go as such flights do left out."""
    usual = [
        one
        for one in comparisons
        if not one.off_nominal and not one.not_predicted and one.best_docking_error_s is not None
    ]
    out = []
    for kind, fits, near_s in _KINDS:
        group = [one for one in usual if fits(one)]
        if group:
            out.append(_score(kind, group, near_s))
    return out


def left_out_errors_s(comparisons: Sequence[Comparison]) -> dict[str, tuple[str, float]]:
    """Of flights whose docking time is a flown constant: which, and the error with it taken from the others, s.

    The constant is the median over the flights that share it, so the error is less that of the median of the others.
    Flights that follow the light, or have no other like them, are left out, and so are those on another revolution.
    """
    kinds: dict[str, dict[str, float]] = {}
    for one in comparisons:
        error, kind = one.best_docking_error_s, _constant(one)
        if kind and error is not None and abs(error) < 0.5 * REVOLUTION_S and not one.off_nominal:
            kinds.setdefault(kind, {})[one.flight] = error
    return {
        flight: (kind, error - statistics.median(x for name, x in errors.items() if name != flight))
        for kind, errors in kinds.items()
        if len(errors) > 1
        for flight, error in errors.items()
    }


def _constant(one: Comparison) -> str:
    """Which flown constant a predicted docking time rests on; empty where light or an hour of the day decides."""
    if one.predicted_docking is None or one.predicted_liftoff is None or one.phase_deg is None:
        return ""
    profile = DEFAULT.profile(one.profile)
    wait_s, day = one.predicted_docking - one.predicted_liftoff, to_datetime(one.flown_liftoff).date()
    if any(day >= then.since and abs(wait_s - then.docking_s) < 1.0 for then in profile.lengths):
        return f"the whole way, since {min(then.since for then in profile.lengths):%B %Y}"
    usual = profile.usual_on(day)
    if usual is not None and usual.watched_from:
        return "from the first sight of Russian stations"
    if profile.drift is None or not profile.drift.at_once:
        return ""
    later = [then for then in profile.drift.later if day >= then.since]
    settle_s = max(later, key=lambda then: then.since).settle_s if later else profile.drift.settle_s
    after_s = wait_s - one.phase_deg / _USUAL_DRIFT_DEG_PER_H * 3600.0
    slept = profile.rest is not None and after_s > settle_s + 0.5 * profile.rest.sleep_s
    kind = f"after the drift, {profile.name}"
    return kind + (", slept first" if slept else f", since {later[-1].since:%B %Y}" if later else "")


def naive_errors_s(group: Sequence[Comparison]) -> list[float]:
    """Errors of dockings after the median duration of the group's other flights, from lift-off as flown, s."""
    docked = [(one.planned_docking or one.docking or one.flown_liftoff) - one.flown_liftoff for one in group]
    if len(docked) < 2:
        return []
    return [statistics.median(docked[:k] + docked[k + 1 :]) - docked[k] for k in range(len(docked))]


def _score(kind: str, group: Sequence[Comparison], near_s: float) -> DockingScore:
    errors = [one.best_docking_error_s or 0.0 for one in group]
    naive = _naive_by_kind(group)

    def within(of: Sequence[float], limit_s: float) -> Share:
        return Share(sum(abs(error) <= limit_s for error in of), len(of))

    return DockingScore(
        kind,
        len(group),
        near_s,
        within(errors, 0.5 * REVOLUTION_S),
        within(errors, near_s),
        within(naive, 0.5 * REVOLUTION_S) if naive else None,
        within(naive, near_s) if naive else None,
    )


def _naive_by_kind(group: Sequence[Comparison]) -> list[float]:
    """Naive errors, each ship with the habit of its own kind."""
    kinds = sorted({_habit(one) for one in group})
    return [
        error for kind in kinds for error in naive_errors_s([one for one in group if _habit(one) == kind])
    ]


def _habit(one: Comparison) -> str:
    return f"{one.orbits} orbits" if _is_russian(one) else one.vehicle


def _is_russian(one: Comparison) -> bool:
    return one.vehicle.startswith(("soyuz", "progress"))


def _in_orbits(orbits: int) -> Callable[[Comparison], bool]:
    return lambda one: _is_russian(one) and one.orbits == orbits and not one.profile_chosen


def _of(*ships: str) -> Callable[[Comparison], bool]:
    return lambda one: one.vehicle.startswith(ships)


def is_american(one: Comparison) -> bool:
    """Whether it is a Dragon, a Starliner or a Shuttle."""
    return one.vehicle.startswith(_AMERICAN)


_AMERICAN = ("crew-dragon", "cargo-dragon", "starliner", "space-shuttle")
_KINDS: tuple[tuple[str, Callable[[Comparison], bool], float], ...] = (
    ("Dragon with a crew", _of("crew-dragon"), NEAR_S),
    ("Dragon with cargo", lambda one: one.vehicle == "cargo-dragon", NEAR_S),
    ("Dragon 1, capture", _of("cargo-dragon-1"), NEAR_S),
    ("Starliner", _of("starliner"), NEAR_S),
    ("Space Shuttle", _of("space-shuttle"), NEAR_S),
    ("Dragon, Starliner and Shuttle together", _of(*_AMERICAN), NEAR_S),
    ("Cygnus, capture", _of("cygnus"), NEAR_S),
    ("2 orbits", _in_orbits(2), NEAR_S),
    ("4 orbits", _in_orbits(4), NEAR_S),
    ("34 orbits", _in_orbits(34), NEAR_LONG_S),
)
