"""A flight told in plain words, from the plan's own numbers, for those who are not of the trade.

Each sentence is a text with gaps and the amounts that fill them. So whoever shows it may choose units and clock, and
another language is another text for the same key (`story_words.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from expedition.audience.clocks import clock as known_zone
from expedition.audience.story_words import SENTENCES, TITLES, Amount, AmountKind, filled
from expedition.catalog.lands import countries_at, seas_at
from expedition.errors import ImpossibleFlightError
from expedition.plans.fields import Record
from expedition.plans.ground import ground_points, phases
from expedition.plans.named import Named, named
from expedition.plans.plan import Plan
from expedition.plans.way_home import PlanWayHome
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.time import DAY_S, parse_utc

Array = NDArray[np.float64]

_CLIMB_STEP_S = 5.0
_ORBIT_STEP_S = 60.0
# A ship that is let go lower falls back within a revolution.
_LASTING_KM = 120.0
_MOST_LANDS = 4
_LEAST_LOAD_G = 1.5
_DROPS = ("separation", "jettison")


class Sentence(Record):
    """A sentence with its amounts."""

    key: str
    """By which it is found in other languages."""
    text: str
    """In English, with the names of amounts in braces."""
    amounts: dict[str, Amount]
    """By the names of the gaps."""


class Chapter(Record):
    """A part of the flight."""

    key: str
    """By which its title is found in other languages."""
    title: str
    """In English."""
    from_met_s: float
    """When it begins, MET."""
    sentences: tuple[Sentence, ...]
    """In order."""


class Story(Record):
    """A flight as it is told to a family."""

    chapters: tuple[Chapter, ...]
    """In order of time."""

    def to_dict(self) -> dict[str, Any]:
        """The story as plain data."""
        return self.model_dump(mode="json")

    def told(self, zone: str = "UTC", *, miles: bool = False) -> str:
        """All of it in English, a paragraph a chapter; raises InputError for a time zone that is none."""
        clock = known_zone(zone)
        return "\n\n".join(
            " ".join(filled(one.text, one.amounts, clock, miles=miles) for one in chapter.sentences)
            for chapter in self.chapters
        )


_Told = tuple[str, dict[str, Amount]]


def story(plan: Plan) -> Story:
    """A flight in some chapters of plain words; what a plan does not have is not told.

    Raises ImpossibleFlightError for one that begins in orbit.
    """
    if plan.from_orbit_utc is not None:
        raise ImpossibleFlightError(
            f"{plan.flight.title} begins in orbit in this plan, and guests are told a flight from its lift-off on; "
            "publish one that is planned from the pad"
        )
    names = named(plan)
    parts: list[tuple[str, float, list[_Told]]] = [("beginning", 0.0, list(_beginning(plan, names)))]
    if plan.hop is not None:
        parts.append(("hop", 0.0, list(_hop(plan))))
    else:
        if plan.insertion is not None:
            parts.append(("climb", 0.0, list(_climb(plan))))
        if plan.docking_utc is not None:
            begins = plan.insertion.cutoff_met_s if plan.insertion else 0.0
            parts += [
                ("chase", begins, list(_chase(plan))),
                ("docking", _last(plan), list(_docking(plan, names))),
            ]
        elif plan.insertion is not None:
            parts.append(("orbit", plan.insertion.cutoff_met_s, list(_orbit(plan))))
        if plan.way_home is not None:
            begins = parse_utc(plan.way_home.deorbit_tig_utc) - parse_utc(plan.zero_utc)
            parts.append(("home", begins, list(_home(plan, plan.way_home, names))))
    parts.append(("plan", plan.duration_s, list(_rests_on(plan))))
    return Story(
        chapters=tuple(
            Chapter(
                key=key,
                title=TITLES[key],
                from_met_s=round(begins, 1),
                sentences=tuple(
                    Sentence(key=one, text=SENTENCES[one], amounts=amounts) for one, amounts in told
                ),
            )
            for key, begins, told in parts
            if told
        )
    )


def _text(value: str) -> Amount:
    return Amount(kind="text", value=value)


def _amount(kind: AmountKind, value: float) -> Amount:
    return Amount(kind=kind, value=round(float(value), 2))


def _moment(kind: Literal["day", "clock"], utc: str) -> Amount:
    return Amount(kind=kind, value=utc)


def _list(names: list[str]) -> Amount:
    return Amount(kind="list", value="; ".join(names))


def _counted(key: str, count: int) -> str:
    return f"{key}_one" if count == 1 else f"{key}_many"


def _beginning(plan: Plan, names: Named) -> Iterator[_Told]:
    asked = plan.flight
    ship = names.vehicle.title if names.vehicle else asked.vehicle
    what = {"ship": _text(ship)}
    where = {"day": _moment("day", plan.zero_utc), "clock": _moment("clock", plan.zero_utc)}
    if asked.crew:
        people = [one.name for one in asked.crew]
        yield _counted("crew", len(people)), what | {"crew": _list(people)}
    else:
        yield "no_crew", what
    if plan.liftoff_utc is None:
        station = names.station.title if names.station else str(asked.station)
        yield "leaves", where | {"station": _text(station)}
        return
    pad = _text(names.pad.title if names.pad else str(asked.pad))
    if names.launcher is not None:
        yield "lifts_off", where | {"pad": pad, "rocket": _text(names.launcher.title)}
    else:
        yield "starts", where | {"pad": pad}
    if plan.docking_utc is not None:
        yield "goes_to", {"station": _text(names.station.title if names.station else str(asked.station))}


def _climb(plan: Plan) -> Iterator[_Told]:
    at = plan.insertion
    assert at is not None
    drops = [one for one in plan.events if one.met_s <= at.cutoff_met_s + 1.0 and one.name.endswith(_DROPS)]
    yield (
        "climbs" if at.perigee_km > _LASTING_KM else "climbs_nearly",
        {
            "length": _amount("length", at.cutoff_met_s),
            "height": _amount("distance", _height_m(plan, at.cutoff_met_s)),
            "speed": _amount("speed", _speed_mps(plan, at.cutoff_met_s)),
        },
    )
    if drops:
        yield _counted("drops", len(drops)), {"count": _amount("count", len(drops))}
    if at.max_g >= _LEAST_LOAD_G and plan.flight.crew:
        yield "pressed", {"gees": _amount("gees", at.max_g)}
    if lands := _lands(plan, at.cutoff_met_s):
        yield "lands_below", {"lands": _list(lands)}
    yield "floats", {}


def _chase(plan: Plan) -> Iterator[_Told]:
    burns = [one for one in plan.burns if one.engine == "main"]
    first = plan.insertion.cutoff_met_s if plan.insertion else 0.0
    rises = sum(one.name == "Orbital sunrise" for one in plan.events)
    if plan.station_trajectory is not None:
        behind = float(np.linalg.norm(plan.relative_rtn(np.array([first]))[0, :3]))
        yield "behind", {"height": _amount("distance", behind)}
    yield "lower_is_faster", {}
    if burns:
        yield _counted("burns", len(burns)), {"count": _amount("count", len(burns))}
    rounds = round(_rounds(plan, first))
    if rounds > 0:
        yield _counted("orbits", rounds), {"count": _amount("count", rounds)}
    if rises:
        yield _counted("sunrises", rises), {"count": _amount("count", rises)}


def _rounds(plan: Plan, from_s: float) -> float:
    """How often a ship goes round the Earth until the plan ends, by the angle that it sweeps."""
    met = np.linspace(from_s, plan.duration_s, max(int((plan.duration_s - from_s) / _ORBIT_STEP_S), 2))
    r = plan.state_gcrf(met)[:, :3]
    unit = r / np.linalg.norm(r, axis=1, keepdims=True)
    cosine = np.sum(unit[1:] * unit[:-1], axis=1)
    return float(np.sum(np.arccos(np.clip(cosine, -1.0, 1.0))) / (2.0 * np.pi))


def _last(plan: Plan) -> float:
    """When the last part of an approach begins, MET."""
    return next((one.met_s for one in plan.events if one.name == "Final approach begins"), plan.duration_s)


def _docking(plan: Plan, names: Named) -> Iterator[_Told]:
    begins = _last(plan)
    end = plan.duration_s
    if begins < end and plan.station_trajectory is not None:
        speed = float(np.linalg.norm(plan.relative_rtn(np.array([end - 1.0]))[0, 3:]))
        yield "last_metres", {"length": _amount("length", end - begins), "speed": _amount("speed", speed)}
    yield (
        "touches",
        {
            "clock": _moment("clock", plan.end_utc),
            "length": _amount("length", end),
            "where": _text(_below(plan, end)),
        },
    )
    if plan.stay is not None:
        days = round((parse_utc(plan.stay.undocking_utc) - parse_utc(plan.end_utc)) / DAY_S)
        yield _counted("stays", days), {"count": _amount("count", days)}


def _orbit(plan: Plan) -> Iterator[_Told]:
    until = plan.duration_s
    if plan.way_home is not None:
        until = parse_utc(plan.way_home.deorbit_tig_utc) - parse_utc(plan.zero_utc)
    assert plan.insertion is not None
    begins = plan.insertion.cutoff_met_s
    some = np.linspace(begins, until, 200)
    heights = ground_points(plan, some)[:, 2]
    yield (
        "circles",
        {"length": _amount("length", until - begins), "height": _amount("distance", float(np.max(heights)))},
    )


def _home(plan: Plan, home: PlanWayHome, names: Named) -> Iterator[_Told]:
    zero = parse_utc(plan.zero_utc)
    tig = parse_utc(home.deorbit_tig_utc) - zero
    yield (
        "slows",
        {
            "clock": _moment("clock", home.deorbit_tig_utc),
            "length": _amount("length", home.deorbit_duration_s),
            "less": _amount("speed", home.deorbit_dv_mps),
            "speed": _amount("speed", _speed_mps(plan, tig)),
        },
    )
    yield "glows", {"height": _amount("distance", 1000.0 * home.entry_height_km)}
    if plan.flight.crew:
        yield "felt", {"gees": _amount("gees", home.max_g)}
    if home.blackout_utc is not None:
        silent = parse_utc(home.blackout_utc[1]) - parse_utc(home.blackout_utc[0])
        yield "silent", {"length": _amount("length", silent)}
    if any("parachute" in one.name for one in plan.events):
        yield "parachutes", {}
    zone = names.landing_zone.title if names.landing_zone else home.zone
    told = {
        "clock": _moment("clock", plan.end_utc),
        "where": _text(zone),
        "length": _amount("length", plan.duration_s - tig),
    }
    yield ("splashes" if plan.splashdown_utc else "lands"), told


def _hop(plan: Plan) -> Iterator[_Told]:
    hop = plan.hop
    assert hop is not None
    zero = parse_utc(plan.zero_utc)
    yield (
        "goes_up",
        {
            "length": _amount("length", parse_utc(hop.apogee_utc) - zero),
            "height": _amount("distance", 1000.0 * hop.apogee_km),
        },
    )
    if hop.weightless_s > 0.0:
        yield "weightless", {"length": _amount("length", hop.weightless_s)}
    if hop.max_g_entry >= _LEAST_LOAD_G and plan.flight.crew:
        yield "felt", {"gees": _amount("gees", hop.max_g_entry)}
    if any("parachute" in one.name for one in plan.events):
        yield "parachutes", {}
    yield "back", {"clock": _moment("clock", plan.end_utc), "length": _amount("length", plan.duration_s)}


def _rests_on(plan: Plan) -> Iterator[_Told]:
    epoch = plan.data.epoch_utc
    yield ("planned_from", {"day": _moment("day", epoch)}) if epoch else ("planned", {})


def _height_m(plan: Plan, met_s: float) -> float:
    return float(ground_points(plan, np.array([met_s]))[0, 2])


def _speed_mps(plan: Plan, met_s: float) -> float:
    """Over the ground below, as people know speeds."""
    state = plan.state_gcrf(np.array([met_s]))[0]
    carried = EARTH_ROTATION_RADPS * np.array([-state[1], state[0], 0.0])
    return float(np.linalg.norm(state[3:] - carried))


def _lands(plan: Plan, until_s: float) -> list[str]:
    """Countries that the climb passes over, in their order."""
    first = phases(plan)[0][1][0].met_s[0]
    points = ground_points(plan, np.arange(first, until_s, _CLIMB_STEP_S))
    found = [str(one) for one in countries_at(*_degrees(points)) if one]
    return [_with_article(one) for one in dict.fromkeys(found)][:_MOST_LANDS]


def _below(plan: Plan, met_s: float) -> str:
    point = ground_points(plan, np.array([met_s]))
    [land] = countries_at(*_degrees(point))
    [sea] = seas_at(*_degrees(point))
    return _with_article(str(land)) if land else f"the {sea}"


def _with_article(country: str) -> str:
    return f"the {country}" if country.startswith(("United ", "Netherlands", "Philippines")) else country


def _degrees(points: Array) -> tuple[Array, Array]:
    """Latitudes and longitudes of points."""
    return points[:, 1], points[:, 0]
