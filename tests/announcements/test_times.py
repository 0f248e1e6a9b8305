"""Times in sentences: what is read, of what, and which instant it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from expedition.announcements.document import document
from expedition.announcements.published import Published
from expedition.announcements.timeline import apart, timeline
from expedition.announcements.times import TimeMention, pairs, times


def first(sentence: str, kind: str | None = None) -> TimeMention:
    return next(m for m in times(document(sentence)) if kind in (None, m.kind))


def instants(sentence: str, day: date, zone: str | None = None) -> list[str]:
    text = document(sentence)
    mentions = times(text)
    found = timeline(text, mentions, Published(day, day, day), zone=zone)
    return [f"{found.of[m].utc:%Y-%m-%dT%H:%M}" if found.of[m].utc else "" for m in mentions if m.has_clock]


def days(sentence: str, day: date) -> list[str]:
    text = document(sentence)
    mentions = times(text)
    found = timeline(text, mentions, Published(day, day, day))
    return [str(found.of[m].day) for m in mentions if m.kind == "date"]


@pytest.mark.parametrize(
    ("sentence", "utc"),
    [
        ("Lift-off is set for 4:55 a.m. EDT on Oct. 5, 2021.", "2021-10-05T08:55"),
        ("The ship rises on 5 October 2021 at 11:55 Moscow time.", "2021-10-05T08:55"),
        ("The ship rises on 5 October 2021 at 11:55 Moscow; people wait.", "2021-10-05T08:55"),
        ("The ship rises on 5 October 2021 at 16:55 Beijing.", "2021-10-05T08:55"),
        ("Старт состоится 5 октября 2021 года в 11:55 мск.", "2021-10-05T08:55"),
        ("Пуск намечен на 23 марта в 15 часов 36 минут по московскому времени.", "2022-03-23T12:36"),
        ("They dock on 12 July 2011 at 9.30 pm CEST.", "2011-07-12T19:30"),
        ("Launch: 2022-12-14T04:21:30Z, from the old pad.", "2022-12-14T04:21"),
        ("The capsule will splash down at 0215 GMT on 9 November 2021.", "2021-11-09T02:15"),
        ("The rocket flew at 5:21 p.m. Beijing time on June 17, 2021.", "2021-06-17T09:21"),
        ("Touchdown came at 1:15 pm Houston time on March 3, 2003.", "2003-03-03T19:15"),
        ("The pair took off at noon Eastern on Feb. 20, 2020.", "2020-02-20T17:00"),
        ("Launch at 7:27 p.m. E.S.T. on Nov. 15, 2020 is the plan.", "2020-11-16T00:27"),
        ("Lift-off came at 6:03 JST on April 7, 2019.", "2019-04-06T21:03"),
        ("The next one lifts off Thursday at 2:30 p.m. IST.", "2022-03-17T09:00"),
        ("At 9 hours 7 minutes Moscow time on April 12, 1961 the ship rose.", "1961-04-12T06:07"),
        ("Start is at half past nine in the morning, Paris time, on 2 May 2023.", "2023-05-02T07:30"),
        ("The crew should be launched at 09:30 UTC+5 on March 21, 2024.", "2024-03-21T04:30"),
        ("Mission control saw it land at 8.49am BST on 18 June 2022.", "2022-06-18T07:49"),
        ("Undocking is due at 2105 UTC Friday.", "2022-03-18T21:05"),
        ("They hope to launch tomorrow at 3:22 a.m. EDT.", "2022-03-16T07:22"),
        ("It lifted off at 9:12 local time in Tokyo on May 21, 2020.", "2020-05-21T00:12"),
        ("The crew left tonight at 11:14 p.m. MST.", "2022-03-16T06:14"),
    ],
)
def test_a_clock_with_its_day_is_an_instant(sentence: str, utc: str) -> None:
    assert instants(sentence, date(2022, 3, 15)) == [utc]


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("March 20, 2010", "06:00"),
        ("July 20, 2010", "05:00"),
        ("July 20, 2012", "05:00"),
        ("January 20, 2012", "05:00"),
        ("January 20, 2016", "06:00"),
    ],
)
def test_moscow_keeps_its_history(day: str, utc: str) -> None:
    said = f"It rose at 9 a.m. Moscow time on {day}."
    assert instants(said, date(2016, 2, 1))[0].endswith(utc)


@pytest.mark.parametrize(("year", "utc"), [(2001, "07:38"), (2017, "07:38"), (2020, "08:38")])
def test_local_time_is_the_clock_of_the_place(year: int, utc: str) -> None:
    said = f"It left at 13:38 local time on April 28, {year}."
    assert instants(said, date(year, 4, 28), "Asia/Qyzylorda")[0].endswith(utc)
    assert instants(said, date(year, 4, 28)) == [""], "no place, no instant"


def test_summer_time_goes_by_the_date() -> None:
    assert instants("Lift-off is at 5 p.m. ET on July 8, 2024.", date(2024, 7, 1)) == ["2024-07-08T21:00"]
    assert instants("Lift-off is at 5 p.m. ET on Dec. 8, 2024.", date(2024, 12, 1)) == ["2024-12-08T22:00"]


@pytest.mark.parametrize(
    ("sentence", "gap_minutes"),
    [
        ("It rises at 9.30 am ET (7 pm India time) on October 13, 2021.", 0),
        ("Launch came at 8:02 p.m. EDT Wednesday (0002 GMT Thursday).", 0),
        ("Launch came on Sept. 15 at 8:02 p.m. EDT (0002 GMT).", 0),
        ("They launch on May 3 at 10:15 p.m. EDT/0215 UTC.", 0),
        ("They launch on May 3 at 10:15 p.m. EDT, or 0315 UTC.", 60),
    ],
)
def test_two_clocks_of_one_instant_stand_together(sentence: str, gap_minutes: int) -> None:
    text = document(sentence)
    mentions = times(text)
    found = timeline(text, mentions, Published(date(2021, 9, 15)))
    ((a, b),) = pairs(text, mentions)
    assert apart(found.of[a], found.of[b]) == timedelta(minutes=gap_minutes)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The flight leaves on Friday.", "2022-03-18"),
        ("The flight left on Friday.", "2022-03-11"),
        ("The flight will leave next Friday.", "2022-03-25"),
        ("The crew landed last Thursday.", "2022-03-10"),
        ("The crew returned yesterday.", "2022-03-14"),
        ("She will fly on January 9.", "2023-01-09"),
        ("She flew on December 9.", "2021-12-09"),
        ("Lift-off is due on 5/28/2022.", "2022-05-28"),
        ("Lift-off is due on 28.05.2022.", "2022-05-28"),
        ("They docked three days ago.", "2022-03-12"),
        ("Корабль стартовал 11 марта.", "2022-03-11"),
        ("The launch, on the 4th of April, 2021, was smooth.", "2021-04-04"),
    ],
)
def test_a_day_is_found_beside_the_day_of_the_text(sentence: str, day: str) -> None:
    assert days(sentence, date(2022, 3, 15)) == [day]


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("The first crew will go up in late 2027.", "2027-09-01", "2027-12-31"),
        ("It is meant for the fourth quarter of 2027.", "2027-10-01", "2027-12-31"),
        ("Nothing will fly before Q2 2028.", "2028-04-01", "2028-06-30"),
        ("They want to be there by 2030.", "2030-01-01", "2030-12-31"),
        ("The first flight comes next year.", "2023-01-01", "2023-12-31"),
        ("It comes early next year.", "2023-01-01", "2023-04-30"),
        ("They published it last June.", "2021-06-01", "2021-06-30"),
        ("The test is in mid-April.", "2022-04-10", "2022-04-20"),
        ("It will launch next week.", "2022-03-21", "2022-03-27"),
        ("A test is set for Oct. 30-31, 2022.", "2022-10-30", "2022-10-31"),
        ("The ship returns in summer 2024.", "2024-06-01", "2024-08-31"),
    ],
)
def test_coarse_times_are_spans(sentence: str, low: str, high: str) -> None:
    text = document(sentence)
    (mention,) = (m for m in times(text) if m.kind == "date")
    found = timeline(text, (mention,), Published(date(2022, 3, 15))).of[mention]
    assert (str(found.earliest), str(found.latest)) == (low, high)


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("The ship will dock with the station at 3 p.m. EST.", "docking"),
        ("NASA TV coverage begins at 3 p.m. EST.", "broadcast"),
        ("A news conference follows at 3 p.m. EST.", "briefing"),
        ("The capsule splashes down at 3 p.m. EST.", "landing"),
        ("Undocking is planned for 3 p.m. EST.", "undocking"),
        ("The rocket blasted off at 3 p.m. EST.", "liftoff"),
        ("Hatches were opened at 3 p.m. EST.", "hatch"),
        ("Updated: March 5, 2021, 3 p.m. EST", "update"),
        ("The deorbit burn is at 3 p.m. EST.", "burn"),
        ("The rocket rolls out to the pad at 3 p.m. EST.", "preparation"),
    ],
)
def test_the_words_around_say_of_what_the_time_is(sentence: str, about: str) -> None:
    assert first(sentence, "clock").about == about


def test_a_day_that_is_taken_back_is_marked() -> None:
    said = "The launch, originally planned for March 3, was moved from March 5 to March 9."
    assert [(m.day, m.old) for m in times(document(said))] == [(3, True), (5, True), (9, False)]


def test_a_window_has_its_opening_and_no_earlier_than_is_kept() -> None:
    text = "The window opens at 8:02 pm EDT. Launch is no earlier than May 25."
    window, day = times(document(text))
    assert window.window
    assert day.net


@pytest.mark.parametrize(
    ("sentence", "seconds", "relation"),
    [
        ("They dock 26 hours after launch.", 93600, "after"),
        ("Six hours later they were there.", 21600, "later"),
        ("It came off eight minutes after lift-off.", 480, "after"),
        ("The flight takes 3 hours and 17 minutes.", 11820, None),
        ("It took an hour and a half.", 5400, None),
        ("The trip lasted 12 days, 18 hours and 28 minutes.", 1103280, None),
        ("A two-and-a-half-day stay is foreseen.", 216000, None),
        ("Полёт займёт 3 часа 10 минут.", 11400, None),
    ],
)
def test_lengths_of_time_are_mentions_of_their_own(
    sentence: str, seconds: float, relation: str | None
) -> None:
    found = first(sentence, "duration")
    assert found.seconds == pytest.approx(seconds)
    assert found.relation == relation


@pytest.mark.parametrize(
    "sentence",
    [
        "The engine gives 11.55 tons of thrust.",
        "It costs $12.30 a share, 4:1 odds are no clock.",
        "They may march to the pad.",
        "The ship weighs 2020 kg.",
        "Version 2.1 of the Soyuz flew with 36 satellites.",
        "T-minus 4:30 and counting.",
    ],
)
def test_figures_that_are_no_times_are_left(sentence: str) -> None:
    assert [m.text for m in times(document(sentence)) if m.kind != "duration"] == []


def test_a_docking_past_midnight_is_on_the_next_day() -> None:
    said = "It was launched at 10:27 p.m. Beijing time on Wednesday and docked at 1:46 a.m."
    assert instants(said, date(2024, 1, 18)) == ["2024-01-17T14:27", "2024-01-17T17:46"]


def test_spans_lie_where_the_words_stand() -> None:
    said = "Lift-off\u00a0at 4:55\u00a0a.m. EDT,\u200f Oct. 5, is planned."
    text = document(said)
    mention = next(m for m in times(text) if m.has_clock)
    assert text.quote(mention.start, mention.end).startswith("4:55\u00a0a.m. EDT")


def test_a_zone_is_utc_aware() -> None:
    text = document("It flew at 0800 UTC on 1 May 2020.")
    mentions = times(text)
    (found,) = timeline(text, mentions, Published(None)).of.values()
    assert found.utc == datetime(2020, 5, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "utc"),
    [
        ("They will launch at 4 a.m. on Sunday in Rome.", "2022-03-20T03:00"),
        ("They land at 7:30 a.m. on March 20 in Helsinki.", "2022-03-20T05:30"),
        ("They dock on March 20 at 11 p.m. in Toronto.", "2022-03-21T03:00"),
    ],
)
def test_a_large_town_names_its_clock(sentence: str, utc: str) -> None:
    assert instants(sentence, date(2022, 3, 15)) == [utc]


def test_a_day_behind_a_semicolon_keeps_to_its_own_hour() -> None:
    said = "The crew left on Monday. It rose at 9:00 a.m. EDT; on Wednesday at 7:00 p.m. EDT it will dock."
    assert instants(said, date(2022, 3, 15)) == ["2022-03-14T13:00", "2022-03-16T23:00"]
