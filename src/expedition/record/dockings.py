"""Dockings of the flown record by ship: on the right revolution and near the time, beside the usual duration.

The naive one docks each flight after the median time of the others of its kind. Both are shares of few flights, so
each has its interval.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from expedition.record.flown import Comparison
from expedition.whatif.statistics import share

REVOLUTION_S = 5570.0
NEAR_S = 600.0
NEAR_LONG_S = 1200.0


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
