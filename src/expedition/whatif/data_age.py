"""How an answer spreads with the age of the station's data, and with a reboost that may come.

What a flight is planned from is an orbit that the station may have left by the day of the flight. How far along its
orbit is measured (`stay.phase_error_km`, reboosts included); how the plane and the height go along follows: a station
that is a phase δu behind since a time T has been higher by the height that makes δu in T, and its node has turned by
(7/3)(Ω̇/n) δu the less. Beside that the node itself is off, as measured: SGP4 turns the plane a little too slowly. Each
sample is the station so shifted, and the window searched anew for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.errors import ExpeditionError, InputError, refuse_no_number, refuse_no_numbers
from expedition.flights.flight import Flight
from expedition.flights.hardware import profiles_of
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.home.stay import phase_error_km
from expedition.phases.rendezvous.candidates import Request
from expedition.phases.rendezvous.window import Option, opportunities
from expedition.planning import to_station
from expedition.planning.planner import plan, whole
from expedition.planning.station_data import elements_of, mean_track
from expedition.planning.windows import requests, search_orbit
from expedition.plans.plan import Plan
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.orbits import MeanTrack, mean_motion_radps, node_rate_radps
from expedition.space.time import DAY_S, format_utc, parse_utc
from expedition.station.elements import ElementSet
from expedition.station.source import Elements, Source
from expedition.whatif.answers_by_age import ActualRow, AgeRow, DataAge, DirectRow, Spread
from expedition.whatif.statistics import Estimate, share
from expedition.whatif.streams import normals, uniforms

Array = NDArray[np.float64]

AGES_DAYS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
# The published sets that Expedition ships follow the station over 73 days without a gap of more than four; in these
# its orbit rose four times by more than 0.3 km: by 0.7, 1.5, 1.7 and 8.2 km.
REBOOST_EVERY_DAYS = 18.0
REBOOST_KM = 1.6
# Where an element set puts the station's node, as time of lift-off, beside what its phase says: on the average so much
# too early for each day of age, and scattered about that. Measured on 2,486 pairs of the 349 published sets that
# Expedition ships, up to 12 days apart: median 0.5 s at 18 hours, 1.7 s at 4 days, 5.5 s at 10; nine of ten within 1.3,
# 2.5 and 6.7 s.
_NODE_S_PER_DAY, _NODE_SCATTER_S = -0.55, 0.6
# Of a normal deviate, what nine of ten stay below.
_NINE_OF_TEN = 1.2815515655446004
_MOST_SAMPLES = 100_000
_NEAR_S = 3.0 * 3600.0
# A docking on the planned revolution is nearer than half of one.
_HALF_A_REVOLUTION_S = 0.5 * 5560.0


@dataclass(frozen=True, eq=False)
class _Search:
    """The search of the flight's day, ready to be made for another orbit of the station."""

    asked: Flight
    orbit: InsertionOrbit
    wanted: list[Request]
    track: MeanTrack
    profile: str
    liftoff: float
    docking: float
    """By the search, from the data as they are."""
    option: Option

    def options(self, track: MeanTrack) -> list[Option]:
        """What profiles make of the opportunity nearest to the planned lift-off: its own, others if that fails."""
        own = [one for one in self.wanted if one.profile.name == self.profile]
        first = self._nearest(track, own)
        if first and first[0].feasible:
            return first
        return [*first, *self._nearest(track, [one for one in self.wanted if one not in own])]

    def _nearest(self, track: MeanTrack, wanted: list[Request]) -> list[Option]:
        pad = self.asked.catalogue.pad(str(self.asked.pad))
        low, high = self.liftoff - _NEAR_S, self.liftoff + _NEAR_S
        found = opportunities(self.orbit, pad, track, wanted, low, high) if wanted else []
        return list(min(found, key=lambda one: abs(one.liftoff - self.liftoff)).options) if found else []


@dataclass(frozen=True, eq=False)
class _Sample:
    """The station as it may be: its mean orbit, how far ahead it is at lift-off, how far east its node."""

    track: MeanTrack
    along_km: float
    node_rad: float


def data_age(
    flight: Flight | str,
    *,
    days: Sequence[float] = AGES_DAYS,
    samples: int = 200,
    seed: int = 0,
    reboost_km: float = REBOOST_KM,
    direct: int = 1,
    elements: Elements | None = None,
    allow_stale: bool = False,
    progress: Callable[[str], None] | None = None,
) -> DataAge:
    """Plan a flight from its data, and search how the answer moves with data of other ages.

    days: ages at lift-off, at most 20. samples: at each age; the same `seed` gives the same. reboost_km: what a reboost
    raises the orbit by; 0 leaves reboosts beyond the measured ones out. direct: how many samples of each age are
    planned in full. Raises InputError for what is not understood, and as a plan does.
    """
    refuse_no_numbers(days, "days")
    refuse_no_number(samples, "samples", whole=True)
    refuse_no_number(reboost_km, "reboost")
    refuse_no_number(direct, "direct", whole=True)
    if not days or any(not one > 0.0 or phase_error_km(one * DAY_S) is None for one in days):
        raise InputError(
            f"{', '.join(f'{one:g}' for one in days) or 'nothing'} is no age of station data; give days, more than 0 "
            "and at most 20, for beyond nothing was measured",
            field="days",
        )
    if not 1 <= samples <= _MOST_SAMPLES:
        raise InputError(f"{samples} is no number of samples; give 1 to {_MOST_SAMPLES}", field="samples")
    if not 0.0 <= reboost_km <= 50.0:
        raise InputError(f"{reboost_km:g} km is no reboost; give 0 to 50", field="reboost")
    if not 0 <= direct <= samples:
        raise InputError(f"{direct} of {samples} samples cannot be planned in full", field="direct")
    asked = flight if isinstance(flight, Flight) else Flight.resolve(flight)
    if asked.bound != "station":
        raise InputError(f"{asked.title} goes to no station, so no data of one grow old", field="flight")
    if asked.catalogue.station(str(asked.station)).orbit is not None:
        raise InputError(f"{asked.station} is only planned: its data have no age", field="flight")
    tell = progress or (lambda _: None)
    solved = to_station.solved(asked, elements, allow_stale, tell)
    nominal = whole(to_station.written(asked, solved), asked)
    search = _search(asked, solved)
    rows, straight = [], []
    ages, ways = sorted(set(days)), (False, True) if reboost_km else (False,)
    for row, age in enumerate(ages):
        for column, reboost in enumerate(ways):
            said = f"data {age:g} days old{', with a reboost' if reboost else ''}"
            tell(f"{row * len(ways) + column} of {len(ages) * len(ways)}: {said}")
            moved = _moved(search, age, samples, seed, reboost_km if reboost else 0.0)
            found = [search.options(one.track) for one in moved]
            rows.append(_row(search, age, reboost, [one.along_km for one in moved], found))
            if not reboost and isinstance(solved.source, ElementSet):
                straight += [
                    _planned(search, solved.source, nominal, age, moved[k], found[k]) for k in range(direct)
                ]
    tell("older element sets")
    actual = _actual(search, solved.source, elements)
    return DataAge(nominal, samples, seed, reboost_km, tuple(rows), tuple(actual), tuple(straight))


def _search(asked: Flight, solved: to_station.Solved) -> _Search:
    hardware, option = solved.course.hardware, solved.option
    profiles = profiles_of(asked.catalogue, hardware.ship, None, asked.name)
    wanted = requests(hardware, profiles)
    latest = max(profile.docking_s.latest for profile in profiles)
    track = mean_track(
        solved.source, solved.liftoff - _NEAR_S, solved.liftoff + _NEAR_S + latest + DAY_S / 24.0
    )
    orbit = search_orbit(hardware, float(np.mean(track.inclination_rad)))
    rough = _Search(
        asked, orbit, wanted, track, solved.course.profile.name, solved.liftoff, option.docking, option
    )
    own = next(one for one in rough.options(track) if one.profile == rough.profile)
    return replace(rough, option=own, docking=own.docking)


def _moved(search: _Search, age: float, samples: int, seed: int, reboost_km: float) -> list[_Sample]:
    """The station of each sample."""
    measured = phase_error_km(age * DAY_S)
    assert measured is not None
    drawn = normals(seed, "station.age", 0, samples, 2)
    # A lognormal has the measured median and nine of ten; the sign is even.
    width = np.log(measured[1] / measured[0]) / _NINE_OF_TEN
    size = measured[0] * np.exp(width * drawn[0]) * np.where(drawn[1] > 0.0, 1.0, -1.0)
    node = EARTH_ROTATION_RADPS * (
        _NODE_S_PER_DAY * age + _NODE_SCATTER_S * normals(seed, "station.node", 0, samples, 1)[0]
    )
    when = uniforms(seed, "station.reboost", 0, samples, 1)[0]
    a_m = float(search.track.axis(search.liftoff))
    n = float(mean_motion_radps(a_m))
    out = []
    for k in range(samples):
        phase = 1000.0 * size[k] / a_m
        since = search.liftoff - age * DAY_S
        track = _shifted(search.track, phase / (age * DAY_S), since, -phase / (age * DAY_S) * a_m / (1.5 * n))
        ahead = float(size[k])
        if reboost_km:
            at = since + when[k] * age * DAY_S
            raised = 1000.0 * reboost_km
            rate = -1.5 * n * raised / a_m
            track = _shifted(track, rate, at, raised)
            ahead += rate * (search.liftoff - at) * a_m / 1000.0
        track = replace(track, node_rad=track.node_rad + node[k])
        out.append(_Sample(track, ahead, float(node[k])))
    return out


def _shifted(track: MeanTrack, rate_radps: float, since: float, raised_m: float) -> MeanTrack:
    """A mean orbit that runs ahead at a rate from an instant on, for it is so much higher (less, where lower)."""
    a_m, inclination = track.a_m, track.inclination_rad
    ahead = rate_radps * (track.t - since)
    node = 7.0 / 3.0 * node_rate_radps(a_m, inclination) / mean_motion_radps(a_m) * ahead
    return replace(
        track,
        latitude_argument_rad=track.latitude_argument_rad + ahead,
        node_rad=track.node_rad + node,
        a_m=a_m + raised_m,
    )


def _own(search: _Search, options: Sequence[Option]) -> Option | None:
    return next((one for one in options if one.profile == search.profile), None)


def _row(
    search: _Search, age: float, reboost: bool, along_km: Sequence[float], found: Sequence[Sequence[Option]]
) -> AgeRow:
    fits = same = 0
    liftoff, phase, dv, docking = [], [], [], []
    others: dict[str, int] = {}
    nominal = search.option
    for options in found:
        own = _own(search, options)
        if own is None:
            continue
        phase.append(_turned(own.phase_insertion_rad - nominal.phase_insertion_rad))
        flown = own if own.feasible else next((one for one in options if one.feasible), None)
        if flown is None:
            continue
        liftoff.append(flown.liftoff - nominal.liftoff)
        dv.append(flown.dv_mps - nominal.dv_mps)
        if not own.feasible:
            others[flown.profile] = others.get(flown.profile, 0) + 1
            continue
        fits += 1
        moved = own.docking - search.docking
        docking.append(moved / 60.0)
        same += abs(moved) < _HALF_A_REVOLUTION_S
    fit, kept = share(fits, len(found)), share(same, len(found))
    return AgeRow(
        days=age,
        reboost=reboost,
        reboost_chance=1.0 - float(np.exp(-age / REBOOST_EVERY_DAYS)),
        along_km=_spread(along_km) or Spread(median=0.0, nine_of_ten=0.0),
        liftoff_s=_spread(liftoff),
        phase_deg=_spread(phase),
        dv_mps=_spread(dv),
        docking_min=_spread(docking),
        fits=fit.value or 0.0,
        fits_range=_range(fit),
        same_docking=kept.value or 0.0,
        same_docking_range=_range(kept),
        other_profiles=tuple(sorted(others, key=lambda name: -others[name])),
    )


def _turned(angle_rad: float) -> float:
    """An angle as degrees between −180 and 180."""
    return float(np.degrees(np.angle(np.exp(1j * angle_rad))))


def _spread(values: Sequence[float]) -> Spread | None:
    if not values:
        return None
    middle, most = np.quantile(np.abs(values), [0.5, 0.9])
    return Spread(median=float(middle), nine_of_ten=float(most))


def _range(one: Estimate) -> tuple[float, float]:
    return (0.0 if one.low is None else one.low, 1.0 if one.high is None else one.high)


def _planned(
    search: _Search,
    source: ElementSet,
    nominal: Plan,
    age: float,
    sample: _Sample,
    options: Sequence[Option],
) -> DirectRow:
    """A sample planned in full, from an element set that puts the station where the sample has it."""
    own = _own(search, options)
    searched = None if own is None or not own.feasible else own.liftoff - search.option.liftoff
    a_m = float(search.track.axis(search.liftoff))
    phase = 1000.0 * sample.along_km / a_m
    faster = phase / (age * DAY_S)
    since = source.epoch - (search.liftoff - age * DAY_S)
    n = source.mean_motion_radps
    ratio = 7.0 / 3.0 * float(node_rate_radps(a_m, source.inclination_rad)) / n
    shifted = replace(
        source,
        mean_anomaly_rad=(source.mean_anomaly_rad + faster * since) % (2.0 * np.pi),
        node_rad=(source.node_rad + ratio * faster * since + sample.node_rad) % (2.0 * np.pi),
        mean_motion_radps=n + faster,
    )
    wanted = search.asked.model_copy(
        update={"profile": search.profile, "elements": None, "elements_file": None}
    )
    try:
        found = plan(wanted, elements=[shifted], allow_stale=True)
    except ExpeditionError as error:
        return DirectRow(
            days=age,
            along_km=sample.along_km,
            liftoff_s=None,
            searched_s=searched,
            dv_mps=None,
            why_not=str(error),
        )
    return DirectRow(
        days=age,
        along_km=sample.along_km,
        liftoff_s=parse_utc(found.zero_utc) - parse_utc(nominal.zero_utc),
        searched_s=searched,
        dv_mps=found.dv_total_mps - nominal.dv_total_mps,
        why_not="",
    )


def _actual(search: _Search, source: Source, elements: Elements | None) -> Iterator[ActualRow]:
    """What the older sets of the data given would have said."""
    if not isinstance(source, ElementSet):
        return
    asked = search.asked
    station = asked.catalogue.station(str(asked.station))
    given = elements_of(asked, elements, station)
    older = [one for one in given if one.epoch < source.epoch - 60.0] if isinstance(given, list) else []
    for one in sorted(older, key=lambda each: -each.epoch):
        track = mean_track(one, float(search.track.t[0]), float(search.track.t[-1]))
        ahead = track.latitude_argument(search.liftoff) - search.track.latitude_argument(search.liftoff)
        own = _own(search, search.options(track))
        fits = own is not None and own.feasible
        nominal = search.option
        yield ActualRow(
            epoch_utc=format_utc(one.epoch, 3),
            days=(search.liftoff - one.epoch) / DAY_S,
            along_km=float(np.angle(np.exp(1j * ahead)) * search.track.axis(search.liftoff)) / 1000.0,
            liftoff_s=None if own is None else own.liftoff - nominal.liftoff,
            phase_deg=None if own is None else _turned(own.phase_insertion_rad - nominal.phase_insertion_rad),
            dv_mps=own.dv_mps - nominal.dv_mps if own is not None and fits else None,
            docking_min=(own.docking - search.docking) / 60.0 if own is not None and fits else None,
            fits=fits,
        )
