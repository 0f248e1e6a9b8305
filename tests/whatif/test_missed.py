"""A burn missed or cut short: the ways on from there are flown, and what they cost adds up."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import InputError, Plan
from expedition.phases.orbit_change import circularise, fly
from expedition.phases.propulsion import Propulsion
from expedition.space.engine import MU_M3_S2, Forces
from expedition.space.frames import WGS84_RADIUS_M
from expedition.space.orbits import apsides_km
from expedition.space.time import parse_utc
from expedition.whatif.missed import Missed, missed
from expedition.whatif.ways_on import MissedRow, WayOn, lasts_h, recommended

# Burns are solved to about this.
SOLVED_MPS = 0.2


@pytest.fixture(scope="module")
def half() -> Missed:
    """The third burn of the flight of 5 October 2021 half flown."""
    return missed("soyuz-ms-19", burn="dv3", shares=(0.5,))


@pytest.fixture(scope="module")
def third() -> Missed:
    """The same missed whole, and all but flown."""
    return missed("soyuz-ms-19", burn="dv3", shares=(0.0, 0.999))


def ways(row: MissedRow) -> dict[str, WayOn]:
    return {way.name: way for way in row.ways}


AGAIN = "made up 20 min later"


def test_half_a_burn_leaves_half_way_up_with_the_rest_to_pay(half: Missed, ms19: Plan) -> None:
    assert half.plan == ms19
    burns = {burn.name: burn for burn in ms19.burns}
    (row,) = half.rows
    assert (row.share, row.planned_mps) == (0.5, burns["DV3"].dv_mps)
    assert burns["DV2"].apogee_km + 20.0 < row.apogee_km < burns["DV3"].apogee_km - 20.0
    known = ways(row)
    same = known[AGAIN]
    assert same.possible
    assert same.end_utc == ms19.docking_utc
    assert same.later_s == pytest.approx(0.0, abs=1e-3)
    # What was spent, what is spent now and what is left are what the plan carries.
    assert ms19.budget is not None
    spent = sum(burns[name].dv_mps for name in ("DV1", "DV2")) + 0.5 * row.planned_mps
    carried = ms19.budget.capability_mps - ms19.budget.way_home_mps
    for way in row.ways:
        if way.possible and way.kind != "home":
            assert spent + way.dv_mps + way.left_mps == pytest.approx(carried, abs=SOLVED_MPS)
    rest = ms19.dv_total_mps - spent
    assert same.extra_mps == pytest.approx(same.dv_mps - rest, abs=1e-6)
    assert known["1 revolution later"].later_s == pytest.approx(5570.0, abs=60.0)
    assert known["back-up docking day"].later_s == pytest.approx(86400.0, abs=5000.0)
    assert known["34 orbits instead of 2"].dv_mps < same.dv_mps
    assert row.recommended == AGAIN
    (home,) = (way for way in row.ways if way.kind == "home")
    assert home.zone in ("zhezkazgan", "arkalyk")
    assert home.miss_km < 20.0
    assert 90.0 < home.dv_mps < 128.0


@pytest.mark.slow
def test_a_burn_that_is_missed_drifts_as_the_plan_says(third: Missed, ms19: Plan) -> None:
    check = next(check for check in ms19.checks if check.name == "24 h free drift after DV2")
    assert third.rows[0].drift_ok is check.ok
    nearest = [float(text.split()[1]) for text in (third.rows[0].drift, check.detail)]
    assert nearest[0] == pytest.approx(nearest[1], rel=0.01)


@pytest.mark.slow
def test_a_burn_that_is_all_but_flown_costs_nothing(third: Missed, ms19: Plan) -> None:
    way = ways(third.rows[1])[AGAIN]
    assert way.possible
    assert way.end_utc == ms19.docking_utc
    assert way.extra_mps == pytest.approx(0.0, abs=SOLVED_MPS)
    assert ms19.budget is not None
    assert way.left_mps == pytest.approx(ms19.budget.margin_mps, abs=SOLVED_MPS)


@pytest.mark.slow
def test_a_burn_missed_whole_costs_more_than_one_half_flown(third: Missed, half: Missed) -> None:
    whole, part = ways(third.rows[0]), ways(half.rows[0])
    assert not whole[AGAIN].possible
    assert whole[AGAIN].dv_mps > part[AGAIN].dv_mps + 50.0
    assert whole["1 revolution later"].dv_mps < whole[AGAIN].dv_mps
    # Two days on, the longer profile lets the height do it.
    assert whole["34 orbits instead of 2"].extra_mps < 20.0
    assert third.rows[0].recommended == "1 revolution later"


@pytest.mark.slow
def test_a_wave_off_costs_the_hold_and_the_second_approach() -> None:
    found = missed("soyuz-ms-19", burn="final approach")
    known = ways(found.rows[0])
    (held,) = (way for name, way in known.items() if name.startswith("holds at"))
    (waved,) = (way for name, way in known.items() if name.startswith("wave-off"))
    for way in (held, waved):
        assert way.possible
        assert not way.failed
        assert way.later_s == pytest.approx(5570.0, abs=120.0)
    # Backing off and coming in again is a glideslope more than waiting.
    assert 1.0 < waved.extra_mps - held.extra_mps < 4.0
    day = known["back-up docking day"]
    assert day.possible
    assert day.extra_mps < 20.0


@pytest.fixture(scope="module")
def deorbit() -> Missed:
    return missed("soyuz-ms-18-return", burn="deorbit burn", shares=(0.0, 0.97))


@pytest.mark.slow
def test_a_deorbit_burn_in_two_parts_is_one_burn(deorbit: Missed, home: Plan) -> None:
    planned = home.way_home.deorbit_dv_mps
    for row in deorbit.rows[1:]:
        way = ways(row)["completed after a minute"]
        assert way.possible
        assert way.dv_mps == pytest.approx((1.0 - row.share) * planned, abs=1.0)
        assert abs(way.later_s) < 120.0
        assert way.miss_km < 20.0


@pytest.mark.slow
def test_a_deorbit_burn_missed_waits_for_the_next_pass(deorbit: Missed) -> None:
    row = deorbit.rows[0]
    assert row.lasts_h is None
    later = [way for way in row.ways if way.kind == "later" and way.possible]
    assert later[0].later_s == pytest.approx(5550.0, abs=400.0)
    assert {way.zone for way in later} == {"zhezkazgan", "arkalyk"}
    assert row.recommended == later[0].name


@pytest.mark.slow
def test_a_deorbit_burn_all_but_flown_comes_down_wherever_that_is(deorbit: Missed) -> None:
    row = deorbit.rows[1]
    assert row.lasts_h == 0.0
    alone = ways(row)["no other burn"]
    assert alone.dv_mps == 0.0
    assert "left alone it meets the air" in row.note


@pytest.mark.slow
def test_a_free_flight_lands_as_planned_after_a_burn_made_up() -> None:
    found = missed("inspiration4")
    rows = {row.burn: row for row in found.rows}
    assert list(rows) == [burn.name for burn in found.plan.burns]
    for name in ("raising", "circularisation", "circularisation below"):
        way = ways(rows[name])["made up a revolution later"]
        assert way.possible, (name, way.why_not)
        assert abs(way.later_s) < 600.0
        assert abs(way.extra_mps) < 15.0
    # In the high orbit a revolution's wait moves the landing by minutes, so the same one cannot be had.
    assert not ways(rows["lowering"])["way down begun later"].possible
    assert rows["lowering"].recommended.startswith("made up, landing at")


def circular(height_km: float) -> np.ndarray:
    radius = WGS84_RADIUS_M + 1000.0 * height_km
    speed = np.sqrt(MU_M3_S2 / radius)
    return np.array([radius, 0.0, 0.0, 0.0, 0.62 * speed, np.sqrt(1.0 - 0.62**2) * speed])


def test_an_orbit_lasts_the_longer_the_higher_it_is() -> None:
    t = parse_utc("2021-10-05T00:00:00Z")
    low, middle = (lasts_h(circular(height), t, 0.006) for height in (140.0, 170.0))
    assert low is not None
    assert middle is not None
    assert 0.0 < low < middle < 240.0
    assert lasts_h(circular(400.0), t, 0.006) is None
    assert lasts_h(circular(70.0), t, 0.006) == 0.0


def test_two_burns_of_an_orbit_change_are_the_second_after_the_first() -> None:
    t = parse_utc("2021-10-05T00:00:00Z")
    forces = Forces.over(t, t + 20000.0)
    engine = {"mass_kg": 7000.0, "propulsion": Propulsion(2950.0, 302.0), "drag_area_m2": 40.0}
    both = fly(forces, circular(220.0), t, t + 3000.0, 3.0e5, names=("up", "round"), **engine)
    first, second = both.burns
    between = both.legs[2]
    again = circularise(
        forces,
        between.states_gcrf(np.array([between.start]))[0],
        between.start,
        second.tig + 0.5 * second.duration_s,
        3.0e5,
        name="round",
        mass_kg=first.mass_kg - first.spent_kg,
        propulsion=engine["propulsion"],
        drag_area_m2=40.0 * (first.mass_kg - first.spent_kg) / first.mass_kg,
    )
    assert again.dv_mps == pytest.approx(second.dv_mps, abs=1e-3)
    assert apsides_km(again.state_gcrf)[0] == pytest.approx(apsides_km(both.state_gcrf)[0], abs=0.01)


def test_the_way_taken_keeps_the_rules_and_the_end_before_it_saves() -> None:
    def way(name: str, kind: str, dv: float, **more: object) -> WayOn:
        return WayOn(kind=kind, name=name, possible=True, dv_mps=dv, later_s=0.0, **more)

    dear, cheap, later = way("dear", "same", 50.0), way("cheap", "same", 40.0), way("later", "later", 1.0)
    broken = way("broken", "same", 1.0, failed=("lowest perigee",))
    assert recommended([later, dear, cheap, broken]) == "cheap"
    assert recommended([broken, later]) == "later"
    assert recommended([broken]) == "broken"
    assert recommended([WayOn(kind="home", name="home", possible=False, why_not="no pass")]) == ""


@pytest.mark.parametrize(
    ("flight", "given", "said"),
    [
        ("soyuz-ms-19", {"shares": (1.0,)}, "share"),
        ("soyuz-ms-19", {"shares": (float("nan"),)}, "share"),
        ("soyuz-ms-19", {"shares": ()}, "share"),
        ("ns-16", {}, "hop"),
        ("soyuz-ms-18-return", {"burn": "DV9"}, "separation burn 1, separation burn 2, deorbit burn"),
        ("no-such-flight", {}, "no-such-flight"),
    ],
)
def test_what_cannot_be_missed_is_refused(flight: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        missed(flight, **given)
