"""Flights that a trajectory of another program begins in orbit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition import Flight, ImpossibleFlightError, InputError, Plan, exports, missed, plan
from expedition.plans.words import words
from expedition.space.time import format_utc, parse_utc

CUTOFF_S = 529.41


@pytest.fixture(scope="module")
def given(ms19: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own plan from insertion to contact, as another program might hand it back."""
    path = tmp_path_factory.mktemp("given") / "from-insertion.oem"
    path.write_bytes(exports.write(ms19, "oem"))
    return path


@pytest.fixture(scope="module")
def taken_up(given: Path) -> Plan:
    return plan("soyuz-ms-19", trajectory=given)


def asked(path: Path, **changes: Any) -> Flight:
    known = Flight.named("soyuz-ms-19")
    names = ("name", "title", "vehicle", "pad", "station", "port", "elements", "elements_file")
    fields = {name: getattr(known, name) for name in names} | {"date": "2021-10-05", **changes}
    return Flight(**fields).along(path)


def states(
    ms19: Plan, first_s: float, *, later_s: float = 0.0, every_s: float = 10.0, turned: float = 0.0
) -> str:
    """Rows of our plan's states as a CSV of EME2000, their clock moved, their plane turned about the pole (rad)."""
    met = first_s + every_s * np.arange(12)
    c, s = np.cos(turned), np.sin(turned)
    axes = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
    rows = ms19.state_gcrf(met)
    rows = np.hstack([rows[:, :3] @ axes.T, rows[:, 3:] @ axes.T])
    zero = parse_utc(ms19.zero_utc) + later_s
    lines = [
        f"{format_utc(zero + t, 6)},{','.join(f'{x:.4f}' for x in row)}"
        for t, row in zip(met.tolist(), rows.tolist(), strict=True)
    ]
    return "# frame: GCRF\nutc,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps\n" + "\n".join(lines) + "\n"


def test_the_burns_and_the_docking_are_those_of_the_flight_from_the_pad(taken_up: Plan, ms19: Plan) -> None:
    assert taken_up.ok
    assert taken_up.liftoff_utc is None
    assert ms19.insertion is not None
    begins = parse_utc(str(taken_up.from_orbit_utc)) - parse_utc(ms19.zero_utc)
    assert begins == pytest.approx(ms19.insertion.cutoff_met_s, abs=0.01)
    assert abs((taken_up.docking - ms19.docking).total_seconds()) < 10.0
    assert taken_up.dv_total_mps == pytest.approx(ms19.dv_total_mps, abs=0.5)
    assert len(taken_up.burns) == len(ms19.burns)
    # The first state is that of the file, the rest our own course: the same until the first burn.
    t = np.array([0.0, 600.0, 1200.0])
    apart = taken_up.state_gcrf(t)[:, :3] - ms19.state_gcrf(t + begins)[:, :3]
    assert np.max(np.linalg.norm(apart, axis=1)) < 1.0


def test_it_tells_what_else_is_open_and_where_an_emergency_ends(
    taken_up: Plan, ms19: Plan, given: Path
) -> None:
    assert [(one.where, one.revolution, one.place) for one in taken_up.emergency] == [
        (one.where, one.revolution, one.place) for one in ms19.emergency
    ]
    found, before = taken_up.contingencies, ms19.contingencies
    assert found is not None
    assert before is not None
    assert [one.name for one in found.dockings] == ["second approach", "back-up docking day"]
    for one, other in zip(found.dockings, before.dockings, strict=True):
        assert abs(parse_utc(one.docking_utc) - parse_utc(other.docking_utc)) < 60.0
    assert [(one.orbits, one.possible) for one in found.fall_backs] == [(4, True), (34, True)]
    # Asked in the middle of its phasing, it has fewer revolutions left to come down from.
    later = plan(asked(given, earliest_utc="2021-10-05T09:55:00Z"))
    assert later.contingencies is not None
    assert {one.where for one in later.emergency} == {"in flight", "at the port"}
    assert all(one.deorbit_utc > str(later.from_orbit_utc) for one in later.emergency)
    assert plan(asked(given), checks="fast").emergency == ()


def test_what_is_said_of_it_is_of_no_ascent(taken_up: Plan) -> None:
    said = words(taken_up)
    answers = {one.question: one.answer for one in said.summary}
    assert "after first state" in answers["Contact"]
    assert "begins in orbit, with a state of from-insertion.oem" in answers["Trajectory"]
    assert not {"Ascent", "Insertion", "Lift-off", "Why then", "Abort cover", "Risk"} & set(answers)
    assert said.elapsed_heading == "In orbit"
    assert said.timeline[0].event == "Trajectory begins"
    assert taken_up.crew_days is None
    assert Plan.from_json(taken_up.to_json()) == taken_up
    for name in exports.FORMATS:
        assert exports.write(taken_up, name)


def test_guests_are_not_told_a_flight_without_a_lift_off(taken_up: Plan) -> None:
    from expedition.audience.story import story

    with pytest.raises(ImpossibleFlightError, match="publish one that is planned from the pad"):
        story(taken_up)


def test_a_what_if_says_that_it_needs_the_ascent(given: Path) -> None:
    with pytest.raises(InputError, match="has no ascent: `plan` flies on from there, what-ifs do not"):
        missed(asked(given))


def test_it_begins_at_the_state_that_is_asked_for(given: Path, ms19: Plan) -> None:
    late = plan(asked(given, earliest_utc="2021-10-05T10:40:00Z"), checks="fast")
    begins = parse_utc(str(late.from_orbit_utc))
    assert 0.0 <= begins - parse_utc("2021-10-05T10:40:00Z") < 60.0
    # The burns that the file has before it are flown as it has them.
    there = ms19.state_gcrf(begins - parse_utc(ms19.zero_utc))
    assert np.linalg.norm(late.state_gcrf(0.0)[:3] - there[:3]) < 5.0
    assert late.docking is not None


def test_a_ship_waits_in_its_orbit_for_a_phase_that_fits(ms19: Plan, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.csv"
    path.write_text(states(ms19, CUTOFF_S + 5.0, later_s=600.0), encoding="utf-8")
    waited = plan(asked(path, profile="soyuz-2-orbit"), checks="fast")
    assert waited.trajectory[0].name == "coast in orbit"
    revolutions = waited.trajectory[0].met_s[-1] / 5320.0
    assert revolutions == pytest.approx(round(revolutions), abs=0.02)
    assert waited.arrival is not None
    assert waited.arrival.miss_m < 1.0


@pytest.mark.parametrize(
    ("changes", "error", "says"),
    [
        ({"day": "2021-10-06"}, InputError, "change date, or begin at a later state with earliest_utc"),
        ({"clock": False}, InputError, "give clock times"),
        ({"first_s": 2750.0}, InputError, "is under thrust at 2021-10-05T09:4"),
        ({"turned": 0.5}, ImpossibleFlightError, r"lies 2\d\.\d° from that of International Space Station"),
    ],
)
def test_what_cannot_be_taken_up_is_said(
    ms19: Plan, tmp_path: Path, changes: dict[str, Any], error: type[Exception], says: str
) -> None:
    path = tmp_path / "given.csv"
    text = states(
        ms19, changes.get("first_s", CUTOFF_S + 5.0), turned=changes.get("turned", 0.0), every_s=5.0
    )
    if not changes.get("clock", True):
        rows = ms19.state_gcrf(np.arange(600.0, 720.0, 10.0))
        from expedition.space.frames import itrf_from_gcrf_states

        fixed = itrf_from_gcrf_states(parse_utc(ms19.zero_utc) + np.arange(600.0, 720.0, 10.0), rows)
        lines = [
            f"{600.0 + 10.0 * k},{','.join(f'{x:.3f}' for x in row)}" for k, row in enumerate(fixed.tolist())
        ]
        text = "# frame: ITRF\nmet_s,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps\n" + "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=says):
        plan(asked(path, date=changes.get("day", "2021-10-05")), checks="fast")
