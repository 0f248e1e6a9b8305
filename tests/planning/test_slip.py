"""A lift-off anywhere in its window is planned, with its price; what a refusal recommends can be planned too."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from expedition import Flight, ImpossibleFlightError, Plan, plan
from expedition.space.time import parse_utc, to_datetime
from expedition.station.elements import ElementSet
from tests.planned import planned_once

from ..slow import slow_but

INSIDE_S = 0.5
# The burns are solved to about this.
SOLVED_MPS = 0.1


def asked(name: str = "soyuz-ms-19", **changes: Any) -> Flight:
    fields = Flight.named(name)
    return Flight(**{**{key: getattr(fields, key) for key in Flight.model_fields}, **changes})


def planned_at(liftoff: datetime, **changes: Any) -> Plan:
    """The flight with a lift-off in the tenth of a second that begins there."""
    return plan(asked(earliest_utc=liftoff, latest_utc=liftoff + timedelta(seconds=0.1), **changes))


@pytest.fixture(scope="module")
def window(ms19: Plan) -> dict[str, datetime]:
    assert ms19.window is not None
    opens, closes = (to_datetime(parse_utc(utc)) for utc in (ms19.window.open_utc, ms19.window.close_utc))
    liftoff = to_datetime(parse_utc(ms19.zero_utc))
    inside = timedelta(seconds=INSIDE_S)
    return {
        "opening": opens + inside,
        "half before": liftoff - (liftoff - opens) / 2,
        "half after": liftoff + (closes - liftoff) / 2,
        "closing": closes - inside,
    }


@pytest.mark.parametrize("where", ["opening", "half before", "half after", "closing"])
def test_any_second_of_the_window_can_be_planned_for_its_price(
    ms19: Plan, window: dict[str, datetime], where: str
) -> None:
    found = planned_at(window[where])
    assert ms19.window is not None
    assert found.window is not None
    assert abs((to_datetime(parse_utc(found.zero_utc)) - window[where]).total_seconds()) <= 0.101
    assert found.arrival is not None
    assert found.arrival.miss_m < 0.5
    assert found.ok, [check for check in found.checks if not check.ok]
    # Farther from the plane costs more, and the facts say how much.
    extra = found.budget.phasing_mps - ms19.budget.phasing_mps
    assert (2.0 if "half" in where else 10.0) < extra < 45.0
    assert found.window.slip_dv_mps == pytest.approx(extra, abs=SOLVED_MPS)
    for name in ("open_utc", "close_utc"):
        moved = parse_utc(getattr(found.window, name)) - parse_utc(getattr(ms19.window, name))
        assert abs(moved) < 0.1, "the window is still the whole one"
    assert found.window.in_plane_utc is not None
    assert abs(parse_utc(found.window.in_plane_utc) - parse_utc(ms19.zero_utc)) < 0.1
    assert max(abs(burn.dv_rtn_mps[2]) for burn in found.burns) > 3.0, "the plane is paid for"


def test_the_lift_off_into_the_plane_has_no_price(ms19: Plan) -> None:
    liftoff = to_datetime(parse_utc(ms19.zero_utc))
    found = plan(
        asked(earliest_utc=liftoff - timedelta(seconds=1), latest_utc=liftoff + timedelta(seconds=1))
    )
    assert abs(parse_utc(found.zero_utc) - parse_utc(ms19.zero_utc)) < 0.01
    assert found.window is not None
    assert (found.window.in_plane_utc, found.window.slip_dv_mps) == (None, None)


@pytest.mark.parametrize("beyond_s", [-60.0, 60.0])
def test_outside_the_window_the_flight_is_refused_with_the_next_that_flies(
    window: dict[str, datetime], beyond_s: float
) -> None:
    edge = window["opening" if beyond_s < 0.0 else "closing"]
    with pytest.raises(ImpossibleFlightError, match="lift-off is 2021-10-0"):
        planned_at(edge + timedelta(seconds=beyond_s))


def test_a_launcher_that_steers_pays_for_the_plane_itself() -> None:
    nominal = planned_once("sts-135")
    assert nominal.window is not None
    late = to_datetime(parse_utc(nominal.zero_utc)) + timedelta(minutes=4)
    found = plan(asked("sts-135", earliest_utc=late, latest_utc=late + timedelta(seconds=1)))
    assert found.ok
    assert found.window is not None
    assert found.window.slip_dv_mps == pytest.approx(0.0, abs=2.0)
    assert nominal.insertion is not None
    assert found.insertion is not None
    assert found.insertion.propellant_left_kg < nominal.insertion.propellant_left_kg - 300.0


def advised(words: str) -> dict[str, str]:
    return dict(re.findall(r"(next lift-off|one before) is (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)", words))


@pytest.mark.parametrize("day", slow_but(["2021-10-06", "2021-10-12"], "2021-10-06"))
def test_the_lift_offs_that_a_refusal_names_are_planned_as_they_stand(day: str) -> None:
    with pytest.raises(ImpossibleFlightError) as refused:
        plan(asked(date=day, profile=2))
    named = advised(str(refused.value))
    assert named, str(refused.value)
    for utc in named.values():
        found = plan(asked(date=utc[:10], profile=2))
        assert abs(parse_utc(found.zero_utc) - parse_utc(utc)) < 1.0
        begin = datetime.fromisoformat(utc)
        again = asked(date=utc[:10], profile=2, earliest_utc=begin, latest_utc=begin + timedelta(seconds=1))
        assert plan(again).window is not None


@pytest.mark.slow
def test_no_lift_off_is_named_that_the_data_are_too_old_for(sets: list[ElementSet]) -> None:
    (old,) = [one for one in sets if one.epoch == min(each.epoch for each in sets)]
    last = to_datetime(old.epoch).date() + timedelta(days=29)
    refused = []
    for days in range(-4, 1):
        try:
            plan(asked(date=last + timedelta(days=days), profile=2, elements=None), elements=[old])
        except ImpossibleFlightError as error:
            refused.append(advised(str(error)))
    assert refused, "some day is no day for two orbits"
    until = datetime.combine(last, datetime.min.time(), tzinfo=UTC) + timedelta(days=2)
    for named in refused:
        for utc in named.values():
            assert datetime.fromisoformat(utc) < until
            plan(asked(date=utc[:10], profile=2, elements=None), elements=[old])
