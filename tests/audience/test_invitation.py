"""Invitations: what a guest is told, in a calendar and on a card."""

import json
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from icalendar import Calendar

from expedition.audience.card import _curve, card_html
from expedition.audience.invitation import calendar, invitation
from expedition.audience.place import place
from expedition.catalog import DEFAULT
from expedition.cli import main
from expedition.errors import InputError
from expedition.space.time import parse_utc, to_datetime
from tests.planned import planned_once


@pytest.fixture(scope="module")
def made():
    return planned_once("soyuz-ms-19")


@pytest.fixture(scope="module")
def near(made):
    return invitation(made, "Yelena", place("Baikonur"), DEFAULT)


def test_a_guest_at_the_pad_is_told_to_look_up_and_at_a_screen_for_the_docking(near, made):
    launch = next(one for one in near.looks if one.key == "launch")
    liftoff = to_datetime(parse_utc(made.zero_utc))
    assert launch.in_sight
    assert timedelta(0) <= launch.begin - liftoff < timedelta(seconds=30)
    assert launch.end > launch.begin + timedelta(minutes=5)
    docking = next(one for one in near.looks if one.what == "docking")
    assert not docking.in_sight
    assert docking.end == to_datetime(parse_utc(made.docking_utc))
    assert [one.begin for one in near.looks] == sorted(one.begin for one in near.looks)


def test_a_guest_is_told_of_the_launcher_s_window_and_not_of_what_the_ship_could_mend(near):
    assert "counted to one second" in near.slips
    assert "wide" not in near.why
    shuttle = invitation(planned_once("sts-135"), "A guest", place("Titusville, FL"), DEFAULT)
    assert "it can leave from 11:21:1" in shuttle.slips
    assert "10 min wide" in shuttle.why


def test_who_cannot_see_it_is_told_so(made):
    far = invitation(made, "A guest", place("-45.9,170.5"), DEFAULT)
    start = next(one for one in far.looks if one.key == "start")
    assert not start.in_sight
    assert start.where.startswith("on a screen")


def test_the_next_chances_come_a_day_or_more_later_each(near, made):
    assert len(near.chances) == 3
    before = to_datetime(parse_utc(made.zero_utc))
    for one in near.chances:
        assert one.liftoff - before > timedelta(hours=20)
        before = one.liftoff


def test_hops_and_ways_home_fit_in_their_hours():
    hop = invitation(planned_once("ns-16"), "A guest", place("Van Horn, TX"), DEFAULT)
    home = invitation(planned_once("crew-2-return"), "A guest", place("Pensacola, FL"), DEFAULT)
    for one in (hop, home):
        assert one.chances == ()
        assert all(look.end > look.begin for look in one.looks)
        assert one.looks[0].begin >= one.plan.liftoff if one.plan.liftoff else True


def test_a_calendar_has_lengths_reminders_and_follows_the_one_before(near):
    now = datetime(2021, 10, 1, tzinfo=UTC)
    first = calendar(near, now=now)
    events = list(Calendar.from_ical(first).walk("VEVENT"))
    assert len(events) == len(near.looks)
    for event in events:
        assert event.decoded("dtend") > event.decoded("dtstart")
        assert len(list(event.walk("VALARM"))) == 3
        assert event["status"] == "CONFIRMED"
    again = calendar(near, first, now=now + timedelta(days=1))
    assert again == first
    later = calendar(
        type(near)(**{**vars(near), "doubts": ("Tentative: old data",), "looks": near.looks[1:]}), first
    )
    told = {str(event["uid"]): event for event in Calendar.from_ical(later).walk("VEVENT")}
    gone = [event for event in told.values() if event["status"] == "CANCELLED"]
    assert len(gone) == 1
    assert all(int(event["sequence"]) == 1 for event in told.values())


def test_a_card_escapes_names_and_asks_no_other_host(made):
    card = card_html(invitation(made, "A <b> & C", place("Baikonur"), DEFAULT))
    assert "A &lt;b&gt; &amp; C" in card
    assert "http" not in card
    assert "<script" not in card
    assert card.count("<path") >= 1
    assert "Tuesday 5 October 2021, 13:55" in card


def test_the_command_writes_whole_files_and_refuses_before_it_plans(tmp_path, capsys):
    def run(*more: str) -> int:
        with pytest.raises(SystemExit) as end:
            main(["invite", "soyuz-ms-19", "--to", "Yelena", "--at", "Baikonur", *more])
        return int(end.value.code or 0)

    card, dates = tmp_path / "card.html", tmp_path / "dates.ics"
    assert run("--out", str(card), "--out", str(dates), "--json") == 0
    assert json.loads(capsys.readouterr().out)["guest"] == "Yelena"
    assert card.read_text().startswith("<!doctype html>")
    assert dates.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert run("--out", str(tmp_path / "card.doc")) == 2
    assert run("--out", str(card), "--at", "Nowhere at all") == 2
    dates.write_text("no calendar")
    assert run("--out", str(dates)) == 2
    assert dates.read_text() == "no calendar"


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_guest_without_a_name_is_refused(made, name):
    with pytest.raises(InputError, match="no name of a guest"):
        invitation(made, name, place("Baikonur"), DEFAULT)


def test_a_pass_bends_through_its_three_known_points() -> None:
    begin, over, end = (10.0, 60.0), (50.0, 50.0), (110.0, 90.0)
    bend = _curve(begin, over, end)
    control = [float(each) for each in bend.split("Q")[1].split()[0].split(",")]
    part = np.linspace(0.0, 1.0, 2001)[:, None]
    way = (
        (1 - part) ** 2 * np.array(begin)
        + 2 * part * (1 - part) * np.array(control)
        + part**2 * np.array(end)
    )
    assert np.linalg.norm(way - over, axis=1).min() < 0.1
    assert _curve(begin, begin, end) == "M10.0,60.0 110.0,90.0"
