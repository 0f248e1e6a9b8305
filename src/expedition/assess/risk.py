"""What a flight risks, phase by phase, from the flights whose outcome was known on its first day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from expedition.assess import reference
from expedition.assess.pooling import DRAWS, Counted, beta_draws, forecast
from expedition.catalog.assessments import has_escape, lands_on, of_new_launchers, stated
from expedition.plans.risk import PhaseName, PhaseRisk, PlanRisk, RiskChance, StatedRiskRow

Array = NDArray[np.float64]
Bound = Literal["station", "orbit", "home", "hop"]

_INTERVAL = (0.05, 0.95)
_RANKS = (np.arange(DRAWS) + 0.5) / DRAWS
# Hours of phases where no plan says them.
_ASCENT_H, _APPROACH_H, _RETURN_H, _HOP_UP_H, _HOP_DOWN_H = 0.15, 24.0, 4.0, 0.05, 0.2
# Jeffreys' half event on either side, for the few launchers that failed under people.
_HALF = 0.5
# Before so many docked stays had ended, days of free flight count with them.
_ENOUGH_STAYS = 10


@dataclass(frozen=True)
class Exposure:
    """What of a flight its risk depends on: who flies it, when, how it goes, and for how long.

    `escape` is the share of the ascent from which an abort brings the crew down alive, or None where only the
    family tells whether there is a way off. `surface` is what it comes down on, "land", "sea" or "runway", or "" where
    only the family tells. Hours count from the start of the flight.
    """

    family: str
    launcher: str | None
    day: date
    bound: Bound
    crewed: bool
    station: str | None = None
    days_docked: float | None = None
    days_free: float | None = None
    escape: float | None = None
    ascent_h: float | None = None
    approach_h: float | None = None
    return_h: float | None = None
    comes_home: bool = True
    surface: str = ""


def risk(exposure: Exposure) -> PlanRisk:
    """The risk of a flight: every phase's chances with 90 % intervals, and those of the whole.

    Raises nothing: a type that never flew has the chances of all others, with an interval to match.
    """
    assumed = False
    if exposure.bound == "station" and exposure.days_docked is None and exposure.crewed:
        usual = reference.usual_stay_days(exposure.family, exposure.station, exposure.day)
        exposure, assumed = replace(exposure, days_docked=usual), usual is not None
    phases: list[PhaseRisk] = []
    crew, mission = _Whole(), _Whole()
    for flown in _PHASES[exposure.bound]:
        one = flown(exposure, phases[-1].end_h if phases else 0.0)
        if one is None:
            continue
        crew.add(one.loss_of_crew)
        mission.add(one.loss_of_mission)
        phases.append(one.record(crewed=exposure.crewed))
    past = _own(exposure)
    return PlanRisk(
        known_on=exposure.day,
        flights_known=past.known,
        own_flights=past.own,
        own_losses=past.lost,
        days_docked=exposure.days_docked if exposure.bound == "station" else None,
        days_assumed=assumed,
        phases=tuple(phases),
        loss_of_crew=_chance(crew.draws()) if exposure.crewed else None,
        loss_of_mission=_chance(mission.draws()),
        stated=tuple(_stated(exposure)),
        cannot_tell=tuple(_cannot_tell(exposure, past)),
    )


@dataclass(frozen=True)
class _Phase:
    """A phase's chances as equally likely values."""

    name: PhaseName
    start_h: float
    end_h: float
    loss_of_crew: Array | None
    loss_of_mission: Array | None
    abort_survived: Array | None
    emergency_return: Array | None
    rests_on: str

    def record(self, *, crewed: bool) -> PhaseRisk:
        return PhaseRisk(
            phase=self.name,
            start_h=self.start_h,
            end_h=self.end_h,
            loss_of_crew=_if_any(self.loss_of_crew) if crewed else None,
            loss_of_mission=_if_any(self.loss_of_mission),
            abort_survived=_if_any(self.abort_survived) if crewed else None,
            emergency_return=_if_any(self.emergency_return) if crewed else None,
            rests_on=self.rests_on,
        )


class _Whole:
    """The chance that one phase or another goes wrong, phases taken as independent of each other."""

    def __init__(self) -> None:
        self.good: Array = np.ones(DRAWS)
        self.parts = 0

    def add(self, chance: Array | None) -> None:
        if chance is not None:
            # Each phase's values in an order of their own, else all would be high at once.
            self.good = self.good * (1.0 - _shuffled(chance, self.parts))
            self.parts += 1

    def draws(self) -> Array:
        return 1.0 - self.good


def _if_any(draws: Array | None) -> RiskChance | None:
    return None if draws is None else _chance(draws)


def _chance(draws: Array) -> RiskChance:
    # Not np.quantile, which loads masked arrays when it is first called.
    low, high = np.interp(_INTERVAL, _RANKS, np.sort(draws))
    return RiskChance(mean=float(draws.mean()), low=float(low), high=float(high))


# Odd, so that k times one of them runs through all places, and far from each other: a lattice in place of chance,
# and no generator of random numbers to be loaded.
_STRIDES = (1, 203, 311, 87, 437, 149, 271, 357)


@lru_cache(maxsize=16)
def _order(part: int) -> NDArray[np.int64]:
    return (np.arange(DRAWS) * _STRIDES[part]) % DRAWS


def _shuffled(draws: Array, part: int) -> Array:
    return np.asarray(draws[_order(part)])


def _groups(family: str) -> tuple[str, str]:
    return family, reference.line(family)


def _ascent(asked: Exposure, start_h: float) -> _Phase:
    """The launcher fails or not; if it does, its crew gets away or not."""
    hop = asked.bound == "hop"
    launcher = asked.launcher or asked.family
    past, besides = reference.ascents_with_satellites(launcher, asked.day.year, hop)
    day = asked.day.toordinal()
    before = besides[1] + np.sum((past.groups[0] == launcher) & (past.known < day))
    groups = (launcher, reference.line(launcher), reference.newness(int(before)) or launcher)
    found = forecast(past, day, groups, besides=besides)
    fails = found.draws()
    dies = _shuffled(_lethal(asked), 7)
    end_h = start_h + (asked.ascent_h or (_HOP_UP_H if hop else _ASCENT_H))
    return _Phase(
        "ascent",
        start_h,
        end_h,
        fails * dies,
        fails,
        fails * (1.0 - dies),
        None,
        f"{launcher}: {_count(found.events, 'failure')} in {_count(found.exposure, 'launch', 'launches')}"
        + (", satellites included" if besides[1] else ""),
    )


def _lethal(asked: Exposure) -> Array:
    """The chance that a failed ascent kills: of those with a way off, and of those without."""
    share = float(has_escape(asked.family)) if asked.escape is None else asked.escape
    day = asked.day.toordinal()
    values = np.zeros(DRAWS)
    for part, way_off in ((share, True), (1.0 - share, False)):
        if part <= 0.0:
            continue
        died = [dead for when, off, dead in reference.lethal_ascents() if off == way_off and when <= day]
        a, b = _HALF + sum(died), _HALF + len(died) - sum(died)
        values += part * beta_draws(a, b)
    return np.minimum(values, 1.0)


def _approach(asked: Exposure, start_h: float) -> _Phase:
    cargo = not asked.crewed
    found = {
        measure: forecast(reference.approaches(measure, cargo), asked.day.toordinal(), _groups(asked.family))
        for measure in (("loss_of_mission",) if cargo else _MEASURES)
    }
    mission = found["loss_of_mission"]
    return _Phase(
        "orbit and approach",
        start_h,
        max(asked.approach_h or start_h + _APPROACH_H, start_h),
        found["loss_of_crew"].draws() if asked.crewed else None,
        mission.draws(),
        None,
        found["emergency_return"].draws() if asked.crewed else None,
        f"{asked.family}: {mission.events:.0f} of {mission.exposure:.0f} that were to dock did not",
    )


_MEASURES = ("loss_of_crew", "loss_of_mission", "emergency_return")


def _by_the_day(
    asked: Exposure, name: PhaseName, days: float | None, start_h: float, past: dict[str, Counted]
) -> _Phase | None:
    if days is None or not asked.crewed:
        return None
    found = {
        measure: forecast(one, asked.day.toordinal(), _groups(asked.family), per_day=True, length=days)
        for measure, one in past.items()
    }
    chances = {measure: -np.expm1(-one.draws() * days) for measure, one in found.items()}
    wrong = found["emergency_return"]
    return _Phase(
        name,
        start_h,
        start_h + 24.0 * days,
        chances["loss_of_crew"],
        chances["loss_of_mission"],
        None,
        chances["emergency_return"],
        f"{asked.family}: {_count(wrong.events, 'emergency or early return', 'emergencies or early returns')} in "
        f"{_count(wrong.exposure, 'day')}",
    )


def _stay(asked: Exposure, start_h: float) -> _Phase | None:
    known = np.sum(reference.stays("loss_of_crew").known < asked.day.toordinal())
    chosen = reference.stays if known >= _ENOUGH_STAYS else reference.days_in_orbit
    past = {measure: chosen(measure) for measure in _MEASURES}
    return _by_the_day(asked, "docked stay", asked.days_docked, start_h, past)


def _free(asked: Exposure, start_h: float) -> _Phase | None:
    past = {measure: reference.free_flights(measure) for measure in _MEASURES}
    return _by_the_day(asked, "free flight", asked.days_free, start_h, past)


def _return(asked: Exposure, start_h: float) -> _Phase | None:
    if not asked.comes_home:
        return None
    hop, cargo = asked.bound == "hop", not asked.crewed
    day = asked.day.toordinal()
    past = reference.returns("loss_of_crew", cargo, hop)
    before = int(np.sum((past.groups[0] == asked.family) & (past.known < day)))
    tests = (0.0, 0.0) if hop or cargo else reference.returns_in_tests(asked.family, day, before)
    groups: tuple[str, ...] = _groups(asked.family)
    if not hop and not cargo:
        groups = (*groups, asked.surface or lands_on(asked.family) or asked.family)
    lost = forecast(past, day, groups, besides=tests)
    wrong = forecast(reference.returns("emergency_return", cargo, hop), day, groups)
    draws = lost.draws()
    return _Phase(
        "descent" if hop else "return",
        start_h,
        start_h + (asked.return_h or (_HOP_DOWN_H if hop else _RETURN_H)),
        draws,
        draws,
        None,
        wrong.draws(),
        f"{asked.family}: {lost.events:.0f} lost in {lost.exposure:.0f} that came down"
        + (", tests without a crew included" if tests[1] else ""),
    )


_PHASES = {
    "station": (_ascent, _approach, _stay, _return),
    "orbit": (_ascent, _free, _return),
    "home": (_return,),
    "hop": (_ascent, _return),
}


def _count(number: float, one: str, many: str = "") -> str:
    return f"{number:,.0f} {one if round(number) == 1 else many or f'{one}s'}"


@dataclass(frozen=True)
class _Past:
    known: int
    own: int
    lost: int


def _own(asked: Exposure) -> _Past:
    """How many flights of its kind and family had ended, and how many of the family ended badly."""
    past = reference.returns("loss_of_crew", not asked.crewed, asked.bound == "hop")
    day = asked.day.toordinal()
    known = past.known < day
    mine = known & (past.groups[0] == asked.family)
    return _Past(int(known.sum()), int(mine.sum()), int(past.event[mine].sum()))


def _stated(asked: Exposure) -> list[StatedRiskRow]:
    rows = list(stated(asked.family)) if asked.crewed else []
    if asked.bound in ("station", "orbit"):
        before = reference.ascents(False)
        mine = (before.groups[0] == asked.launcher) & (before.known < asked.day.toordinal())
        decades = sum(
            one[1] for one in reference.launcher_decades(asked.launcher or "") if one[0] < asked.day.year
        )
        number = int(mine.sum()) + decades + 1
        rows += [one for one in of_new_launchers() if one.newness == number]
    return [StatedRiskRow(who=one.who, what=one.what, one_in=one.one_in, source=one.source) for one in rows]


def _cannot_tell(asked: Exposure, past: _Past) -> list[str]:
    said = ["what ships have in common and nobody knows of: phases are reckoned as independent of each other"]
    if past.own == 0:
        said.append(
            "anything of its own: none of this type has come down, so it has the record of the others"
        )
    else:
        ended = "return" if asked.comes_home else "flight"
        lost = f"{_count(past.lost, 'loss', 'losses')} in {_count(past.own, ended)}"
        said.append(f"changes to the hardware since: {lost} count as if all ships of the type were alike")
    if asked.bound == "station" and asked.crewed:
        told = any("debris" in one.what for one in stated(asked.family))
        theirs = "; what others reckon for it stands apart, as theirs" if told else ""
        said.append(f"debris, but as it struck so far{theirs}")
    if asked.comes_home and asked.crewed and asked.bound != "hop":
        said.append("a landing by night or in bad weather: the record has days of landings, no hours")
    return said
