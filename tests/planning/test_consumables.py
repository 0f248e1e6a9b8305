"""What a flight uses up adds up, and does not last for ever."""

from __future__ import annotations

import json

import pytest

from expedition import Plan
from expedition.planning.consumables import with_consumables
from expedition.plans.consumables_words import consumables_section, consumables_summary
from expedition.space.time import format_met


def test_phases_add_up_to_what_is_carried(ms19: Plan) -> None:
    found = ms19.consumables
    assert found is not None
    assert [one.phase for one in found.phases] == ["phasing", "approach"]
    assert found.phases[0].end_met_s == found.phases[1].start_met_s
    assert found.phases[1].end_met_s == pytest.approx(ms19.duration_s, abs=0.1)
    spent = sum(one.propellant_kg for one in found.phases)
    # What the ship has lost between its first and its last burn, and with that.
    first, last = ms19.burns[0], ms19.burns[-1]
    assert first.mass_kg is not None
    assert last.mass_kg is not None
    assert spent == pytest.approx(first.mass_kg - last.mass_kg + (last.spent_kg or 0.0), abs=0.05)
    assert found.way_home_kg is not None
    total = spent + found.way_home_kg + (found.propellant_left_kg or 0.0)
    assert total == pytest.approx(876.0, abs=0.1)
    days = sum(one.person_days or 0.0 for one in found.phases)
    assert days == pytest.approx(3 * ms19.duration_s / 86400.0, rel=1e-3)


def test_a_crew_that_stays_up_too_long_fails_the_check(ms19: Plan) -> None:
    end = ms19.trajectory[-1]
    shift = 4.0 * 86400.0
    late = end.model_copy(update={"met_s": tuple(met + shift for met in end.met_s)})
    longer = ms19.model_copy(update={"trajectory": (*ms19.trajectory[:-1], late), "checks": ()})
    (check,) = with_consumables(longer).checks
    assert not check.ok
    assert check.detail == "4.1 days alone, 3.0 days carried for 3; 12.5 life_support_person_days would do"


def test_nobody_breathes_in_a_cargo_ship(ms19: Plan) -> None:
    record = ms19.flight.model_copy(update={"vehicle": "progress-ms", "crew": ()})
    found = with_consumables(ms19.model_copy(update={"flight": record, "checks": ()}))
    assert found.checks == ()
    assert found.consumables is not None
    assert found.consumables.crew == 0
    assert "life support" not in consumables_summary(found.consumables)
    assert all(row[2] == "" for row in consumables_section(found.consumables, format_met).rows)


def test_plans_of_before_are_read(ms19: Plan) -> None:
    before = json.loads(ms19.to_json())
    del before["consumables"]
    assert Plan.from_json(json.dumps(before)).consumables is None
