"""The flight to a station, entered where its ascent ends, on the way, at the aim point; the way home, at its entry."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from expedition import Plan, plan
from expedition.phases.home import descent
from expedition.phases.rendezvous.phasing import Phasing
from expedition.planning import to_station
from expedition.planning.course import Course, from_aim_point, from_insertion, from_state
from expedition.planning.writing import leg_segment
from expedition.space.frames import rtn_axes
from expedition.space.orbits import apsides_km
from expedition.space.time import parse_utc

SAME_M = 1e-3
# The solver ends within these of the aim point.
MISS_M, MISS_MPS = 0.5, 1e-3


def kept(module: Any, name: str, flight: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any, Any]:
    """What a planner hands to a seam, and what it gets back."""
    calls: list[Any] = []
    original = getattr(module, name)

    def keeping(*given: Any, **named: Any) -> Any:
        calls.append((given, named, original(*given, **named)))
        return calls[-1][2]

    with monkeypatch.context() as patch:
        patch.setattr(module, name, keeping)
        plan(flight)
    (call,) = calls
    return call


@pytest.fixture(scope="module")
def entered() -> tuple[Course, np.ndarray, float, float, Phasing]:
    """The course of the flight of 5 October 2021, where and when its ascent ends, and its burns."""
    given, _, burns = kept(to_station, "from_insertion", "soyuz-ms-19", pytest.MonkeyPatch())
    return (*given, burns)


def test_entering_at_the_nominal_state_gives_the_nominal_plan(entered: Any, ms19: Plan) -> None:
    course, state, cutoff, mass_kg, _ = entered
    zero = parse_utc(ms19.zero_utc)
    phased = from_insertion(course, state, cutoff, mass_kg)
    came_in = from_aim_point(
        course, phased.arrival_state_gcrf, phased.arrival, phased.mass_kg, came_by=phased.legs[-2:]
    )
    planned = [segment for segment in ms19.trajectory if segment.frame == "GCRF"]
    for leg, there in zip((*phased.legs, *came_in.legs), planned, strict=True):
        again = leg_segment(leg, zero)
        assert again.name == there.name
        assert again.met_s == pytest.approx(there.met_s, abs=1e-6)
        apart = np.array(again.states)[:, :3] - np.array(there.states)[:, :3]
        assert np.max(np.linalg.norm(apart, axis=1)) < SAME_M


@pytest.mark.parametrize("number", [1, 2])
def test_entering_between_the_burns_goes_on_as_planned(entered: Any, number: int) -> None:
    course, _, _, _, whole = entered
    leg = [one for one in whole.legs if one.powered][number - 1]
    mass_kg = [burn.mass_kg - burn.spent_kg for burn in whole.burns][number - 1]
    rest = from_state(course, leg.states_gcrf(np.array([leg.end]))[0], leg.end, mass_kg)
    assert rest.miss_m < MISS_M
    assert [burn.name for burn in rest.burns] == [burn.name for burn in whole.burns[number:]]
    for again, burn in zip(rest.burns, whole.burns[number:], strict=True):
        assert again.dv_mps == pytest.approx(burn.dv_mps, abs=0.5)


def low_and_slow(state: np.ndarray, down_m: float, slower_mps: float) -> np.ndarray:
    radial, along, _ = rtn_axes(state)
    return np.concatenate([state[:3] - down_m * radial, state[3:] - slower_mps * along])


@pytest.mark.parametrize(("down_m", "slower_mps"), [(10e3, 10.0), (-10e3, -10.0), (5e3, 0.0), (0.0, 12.0)])
def test_an_insertion_that_missed_is_planned_anew_and_arrives(
    entered: Any, down_m: float, slower_mps: float
) -> None:
    course, state, cutoff, mass_kg, nominal = entered
    missed = low_and_slow(state, down_m, slower_mps)
    phased = from_insertion(course, missed, cutoff, mass_kg)
    assert phased.miss_m < MISS_M
    assert phased.miss_mps < MISS_MPS
    came_in = from_aim_point(course, phased.arrival_state_gcrf, phased.arrival, phased.mass_kg)
    assert all(check.ok for check in came_in.checks), [check for check in came_in.checks if not check.ok]
    assert np.linalg.norm(came_in.contact_relative_rtn[:3]) < 0.1
    if slower_mps > 0.0:
        # What the ascent left undone, the ship pays.
        assert phased.dv_mps > nominal.dv_mps + 0.5 * slower_mps
        assert sum(apsides_km(missed)) < sum(apsides_km(state)) - 10.0
        assert phased.burns[0].perigee_km > course.profile.min_perigee_km - 5.0


def test_a_way_home_entered_at_its_interface_is_the_planned_one(
    home: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data, state, t, aim), named, _ = kept(descent, "from_interface", "soyuz-ms-18-return", monkeypatch)
    again = descent.from_interface(data, state, t, aim, **named)
    (entry,) = (one for one in home.trajectory if one.name == "entry")
    assert np.abs(again.table.states_itrf[:, :3] - np.array(entry.states)[:, :3]).max() < SAME_M
    # With the air of that instant, and from a state that the fall has left beside the nominal one.
    off = state + np.array([300.0, -300.0, 200.0, 5.0, -5.0, 3.0])
    assert descent.from_interface(data, off, t, aim).miss_m < 20e3
