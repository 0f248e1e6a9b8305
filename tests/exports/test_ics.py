"""Calendars, read by the package icalendar: who is in them, and what a new plan does to them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from icalendar import Calendar

from expedition import InputError, Plan
from expedition.exports.ics import write_ics

THEN, NOW = datetime(2021, 9, 1, tzinfo=UTC), datetime(2021, 9, 2, tzinfo=UTC)


def events(content: bytes) -> dict[str, Any]:
    return {str(one["uid"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


def moved(plan: Plan) -> Plan:
    return Plan.model_validate(plan.to_dict() | {"docking_utc": "2021-10-05T12:22:31.000Z"})


def test_lift_off_and_docking_are_in_it_to_the_second(ms19: Plan) -> None:
    found = events(write_ics(ms19, now=THEN))
    assert set(found) == {"soyuz-ms-19.lift-off@expedition", "soyuz-ms-19.docking@expedition"}
    liftoff = found["soyuz-ms-19.lift-off@expedition"]
    assert liftoff.decoded("dtstart") == datetime(2021, 10, 5, 8, 55, 4, tzinfo=UTC)
    assert abs((ms19.liftoff - liftoff.decoded("dtstart")).total_seconds()) <= 0.5
    assert str(liftoff["location"]) == "Baikonur, Site 31, pad 6"
    assert liftoff["sequence"] == 0
    assert liftoff.decoded("dtstamp") == THEN


def test_the_same_plan_and_stamp_give_the_same_bytes(ms19: Plan) -> None:
    assert write_ics(ms19, now=THEN) == write_ics(ms19, now=THEN)


def test_a_new_plan_raises_the_sequence_of_what_has_changed_and_of_nothing_else(ms19: Plan) -> None:
    first = write_ics(ms19, now=THEN)
    again = events(write_ics(moved(ms19), first, now=NOW))
    docking = again["soyuz-ms-19.docking@expedition"]
    assert (docking["sequence"], docking.decoded("dtstamp")) == (1, NOW)
    assert docking.decoded("dtstart") == datetime(2021, 10, 5, 12, 22, 31, tzinfo=UTC)
    liftoff = again["soyuz-ms-19.lift-off@expedition"]
    assert (liftoff["sequence"], liftoff.decoded("dtstamp")) == (0, THEN)
    third = events(write_ics(ms19, write_ics(moved(ms19), first, now=NOW), now=NOW))
    assert third["soyuz-ms-19.docking@expedition"]["sequence"] == 2
    assert write_ics(ms19, first, now=NOW) == first


def test_what_is_no_longer_planned_is_cancelled_once(ms19: Plan) -> None:
    first = write_ics(ms19, now=THEN, burns=True)
    assert len(events(first)) == 2 + len(ms19.burns)
    second = write_ics(ms19, first, now=NOW)
    burn = events(second)["soyuz-ms-19.burn-dv1@expedition"]
    assert (str(burn["status"]), burn["sequence"], burn.decoded("dtstamp")) == ("CANCELLED", 1, NOW)
    assert events(write_ics(ms19, second, now=NOW))["soyuz-ms-19.burn-dv1@expedition"]["sequence"] == 1


def test_a_flight_home_has_undocking_and_landing(home: Plan) -> None:
    found = events(write_ics(home, now=THEN))
    assert set(found) == {"soyuz-ms-18-return.undocking@expedition", "soyuz-ms-18-return.landing@expedition"}
    assert "Zhezkazgan" in found["soyuz-ms-18-return.landing@expedition"]["location"]


def test_a_previous_file_that_is_no_calendar_is_refused(ms19: Plan) -> None:
    with pytest.raises(InputError, match="is no calendar") as caught:
        write_ics(ms19, b"hello")
    assert caught.value.field == "previous"


def test_entries_are_confirmed_only_where_the_data_are_fresh(ms19: Plan) -> None:
    sure = list(events(write_ics(ms19)).values())
    assert {str(event["status"]) for event in sure} == {"CONFIRMED"}
    doubt = "station data is 25.0 days old: the phase may be off by degrees if the station was reboosted"
    for data in (
        ms19.data.model_copy(update={"warnings": (doubt,)}),
        ms19.data.model_copy(update={"age_h": 25.0 * 24.0}),
    ):
        unsure = events(write_ics(ms19.model_copy(update={"data": data})))
        assert {str(event["status"]) for event in unsure.values()} == {"TENTATIVE"}
        assert all("station data is 25.0 days old" in str(event["description"]) for event in unsure.values())


def test_a_calendar_that_becomes_tentative_tells_its_readers(ms19: Plan) -> None:
    data = ms19.data.model_copy(update={"warnings": ("the flight is in the future",)})
    follows = events(write_ics(ms19.model_copy(update={"data": data}), write_ics(ms19)))
    assert {int(event["sequence"]) for event in follows.values()} == {1}
