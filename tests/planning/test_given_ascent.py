"""An ascent of another program flown instead of the launcher's, and beside the plan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from expedition import Flight, ImpossibleFlightError, InputError, Plan, against, dispersions, exports, plan
from expedition.plans.words import words

OWN = Path(__file__).parents[2] / "docs" / "trajectories" / "own-ascent.csv"


@pytest.fixture(scope="module")
def flown() -> Plan:
    return plan("soyuz-ms-19", trajectory=OWN)


def test_the_plan_flies_the_ascent_that_it_is_given(flown: Plan, ms19: Plan) -> None:
    rows = np.loadtxt(OWN, delimiter=",", skiprows=2)
    assert flown.ok
    assert flown.data.ascent is not None
    assert flown.data.ascent.rows == len(rows)
    assert flown.insertion is not None
    assert flown.insertion.cutoff_met_s == pytest.approx(rows[-1, 0])
    assert flown.insertion.propellant_left_kg is None
    assert flown.insertion.max_g < ms19.insertion.max_g
    # Where the file has it, it is.
    from expedition.plans.ground import ground_of

    shown = ground_of(flown, rows[:, 0], flown.state_gcrf(rows[:, 0]))
    assert np.max(np.abs(shown[:, 2] / 1000.0 - rows[:, 3])) < 0.02
    assert len(flown.abort_cover) > 200
    said = {one.question: one.answer for one in words(flown).summary}
    assert "mass, thrust and stages are not in it" in said["Ascent"]
    assert Plan.from_json(flown.to_json()) == flown


def test_a_plan_of_our_own_ascent_is_our_own(ms19: Plan, tmp_path: Path) -> None:
    """What we write, another may hand back: the same lift-off, burns and contact."""
    path = tmp_path / "ours.csv"
    path.write_bytes(exports.write(ms19, "states"))
    again = plan("soyuz-ms-19", trajectory=path)
    assert again.liftoff == ms19.liftoff
    assert again.window is not None
    assert again.window.in_plane_utc is None
    assert abs((again.docking - ms19.docking).total_seconds()) < 0.1
    assert again.dv_total_mps == pytest.approx(ms19.dv_total_mps, abs=0.01)
    assert again.data.ascent is not None
    assert again.data.ascent.rows_after_cutoff > 100


def test_both_beside_each_other(ms19: Plan, flown: Plan) -> None:
    found = against(ms19, OWN).compared
    assert found is not None
    assert found.liftoff_late_s is None
    assert found.cutoff is not None
    assert found.cutoff.met_s == pytest.approx((529.41, 529.66), abs=0.01)
    assert max(map(abs, found.radial_m)) == pytest.approx(7464.0, rel=0.02)
    beside_itself = against(flown, OWN).compared
    assert beside_itself is not None
    apart = np.array([beside_itself.radial_m, beside_itself.along_m, beside_itself.across_m])
    # Numbers of the file are rounded.
    assert np.max(np.abs(apart)) < 20.0
    section = next(one for one in words(against(ms19, OWN)).sections if one.title.startswith("Beside"))
    assert len(section.heads) == len(section.rows[0]) == 6


def test_what_cannot_be_is_said(ms19: Plan, tmp_path: Path) -> None:
    timed = tmp_path / "late.csv"
    timed.write_text(
        OWN.read_text(encoding="utf-8").replace("met_s", "# liftoff_utc: 2021-10-07T08:55:00Z\nmet_s", 1),
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"late\.csv: lifts off at 2021-10-07T08:55"):
        plan("soyuz-ms-19", trajectory=timed)
    with pytest.raises(InputError, match="no time in common"):
        against(ms19, timed)
    with pytest.raises(InputError, match="trajectory_file: has no meaning"):
        Flight.named("soyuz-ms-18-return").along(OWN)
    with pytest.raises(ImpossibleFlightError, match="so it cannot be flown with errors"):
        dispersions(Flight.named("soyuz-ms-19").along(OWN), samples=10)


def test_a_flight_s_file_names_it(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes(OWN.read_bytes())
    file = tmp_path / "mine.toml"
    file.write_text(
        'kind = "flight"\nvehicle = "soyuz-ms"\npad = "baikonur-31"\nstation = "iss"\nport = "rassvet"\n'
        'date = 2021-10-05\ntrajectory_file = "mine.csv"\n',
        encoding="utf-8",
    )
    assert Flight.from_toml(file).trajectory_file == tmp_path / "mine.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("mine.csv", "yours.csv"), encoding="utf-8")
    with pytest.raises(InputError, match=r"trajectory_file: 'yours\.csv' is not a file beside it"):
        Flight.from_toml(file)
