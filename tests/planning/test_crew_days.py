"""The days of the crews: nights where they fit, a station's day that moves no more than it must."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from expedition import Plan
from expedition.catalog import DEFAULT
from expedition.catalog.models.profile import Nights
from expedition.planning.crew_days import nights_of, with_crew_days
from expedition.plans.crew_days import PlanCrewDays
from expedition.plans.crew_days_words import crew_days_summary
from expedition.plans.words import words

H = 3600.0


def nights(profile: str) -> Nights:
    found = DEFAULT.profile(profile).nights
    assert found is not None
    return found


def docked(plan: Plan, profile: str, vehicle: str, docking: str) -> PlanCrewDays:
    """The crew days of a plan as if it were of that ship and profile, docking then."""
    flight = plan.flight.model_copy(update={"vehicle": vehicle})
    changed = {"flight": flight, "profile": profile, "docking_utc": docking, "checks": ()}
    found = with_crew_days(plan.model_copy(update=changed)).crew_days
    assert found is not None
    return found


def test_nights_as_flown() -> None:
    # Demo-2's crew woke 13.4 h after lift-off; Shuttle crews 14 h and 38 h after it, and 7 h before contact.
    assert nights_of(nights("dragon-crew"), 18.9 * H) == [pytest.approx((5.0 * H, 13.5 * H))]
    first, last = nights_of(nights("shuttle-day-3"), 45.0 * H)
    assert first == pytest.approx((6.0 * H, 14.0 * H))
    assert last == pytest.approx((30.0 * H, 38.0 * H))
    assert len(nights_of(nights("soyuz-34-orbit"), 49.5 * H)) == 2
    assert nights_of(nights("soyuz-4-orbit"), 6.0 * H) == []
    third = nights_of(nights("shuttle-day-3"), 69.0 * H)
    assert [round((b - a) / H) for a, b in third] == [8, 8, 8]
    assert all(b <= a for (_, b), (a, _) in pairwise(third))


def test_the_stations_crew_moves_its_day_no_more_than_it_must(ms19: Plan) -> None:
    def shift_h(docking: str) -> float:
        found = docked(ms19, "soyuz-2-orbit", "soyuz-ms", docking).station_shift_s
        assert found is not None
        return found / H

    assert shift_h("2021-10-05T12:12:00.000Z") == 0.0
    # Up at 06:00 and in bed at 21:30: an hour and a half before contact, two and a half after it.
    assert shift_h("2021-10-05T05:00:00.000Z") == pytest.approx(-2.5)
    assert shift_h("2021-10-05T22:00:00.000Z") == pytest.approx(3.0)
    assert shift_h("2021-10-06T01:00:00.000Z") == pytest.approx(6.0)


def test_a_crew_that_cannot_sleep_fails_the_check(ms19: Plan) -> None:
    flight = ms19.flight.model_copy(update={"vehicle": "crew-dragon"})
    made = {"flight": flight, "profile": "dragon-crew", "checks": ()}
    tired, rested = (
        with_crew_days(ms19.model_copy(update={**made, "docking_utc": docking}))
        for docking in ("2021-10-05T22:30:00.000Z", "2021-10-06T04:00:00.000Z")
    )
    assert [check.ok for check in tired.checks] == [False]
    assert tired.checks[0].detail == "24.6 h at most at one go, 20 h are the limit"
    assert [check.ok for check in rested.checks] == [True]
    assert tired.crew_days is not None
    assert crew_days_summary(tired.crew_days).startswith("no night on the way, 22.6 h awake at contact")


def test_nobody_sleeps_in_a_cargo_ship(ms19: Plan) -> None:
    found = docked(ms19, "soyuz-2-orbit", "progress-ms", "2021-10-05T12:12:00.000Z")
    assert {one.who for one in found.spans} == {"crew of the station"}
    assert found.awake_at_contact_s is None
    assert crew_days_summary(found) == "the station's crew receives the ship in its usual day"


def test_rows_of_the_timeline_and_old_plans(ms19: Plan) -> None:
    long = docked(ms19, "soyuz-34-orbit", "soyuz-ms", "2021-10-07T10:00:00.000Z")
    said = words(ms19.model_copy(update={"crew_days": long}))
    rows = [row.event for row in said.timeline if row.event.startswith("Crew ")]
    assert rows == ["Crew goes to sleep", "Crew wakes"] * 2
    section = next(one for one in said.sections if one.title == "Crew days")
    assert any("recalled" in part for part in long.rests_on)
    assert "recalled" in section.note
    before = json.loads(ms19.to_json())
    del before["crew_days"]
    old = Plan.from_json(json.dumps(before))
    assert old.crew_days is None
    assert "Crew days" not in {one.title for one in words(old).sections}
