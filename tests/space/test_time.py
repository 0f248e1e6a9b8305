"""Instants: leap seconds, the texts people write, and the texts we print."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from expedition.errors import InputError
from expedition.space.time import (
    DAY_S,
    format_local,
    format_met,
    format_utc,
    from_datetime,
    parse_utc,
    to_datetime,
)

ARCS = Path(__file__).parents[1] / "reference" / "arcs.json"

# One microsecond, which datetimes and the six-digit texts resolve, plus the float's own grain.
MICROSECOND_S = 1.2e-6

LEAP = "2016-12-31T23:59:60Z"
AFTER_LEAP = "2017-01-01T00:00:00Z"

instants = st.floats(min_value=parse_utc("1972-07-02"), max_value=parse_utc("2060-01-01"))
datetimes = st.datetimes(
    min_value=datetime(1960, 1, 1), max_value=datetime(2060, 1, 1), timezones=st.just(UTC)
)


def test_instants_count_tai_seconds_from_j2000():
    # TAI was 32 s ahead of UTC in 2000, 37 s from 2017 on, and 10 s when leap seconds began.
    assert parse_utc("2000-01-01T12:00:00Z") == 32.0
    assert parse_utc("2000-01-01T11:59:28Z") == 0.0
    assert parse_utc("2017-01-01T12:00:00Z") == 6210 * DAY_S + 37.0
    assert parse_utc("1972-01-01T12:00:00Z") == -10227 * DAY_S + 10.0


def test_instants_agree_with_the_independent_program():
    for arc in json.loads(ARCS.read_text())["arcs"]:
        assert parse_utc(arc["epoch_utc"]) == pytest.approx(arc["epoch_tai_s"], abs=1e-7), arc["name"]


def test_a_leap_second_takes_a_second():
    before, leap, after = (parse_utc(text) for text in ("2016-12-31T23:59:59Z", LEAP, AFTER_LEAP))
    assert leap - before == 1.0
    assert after - leap == 1.0


def test_the_day_of_a_leap_second_is_longer():
    start, end = parse_utc("2016-12-31"), parse_utc("2017-01-01")
    assert end - start == DAY_S + 1.0
    assert parse_utc("2017-01-02") - end == DAY_S


@pytest.mark.parametrize("text", ["2016-12-31T23:59:59Z", LEAP, AFTER_LEAP, "1972-06-30T23:59:60Z"])
def test_texts_around_a_leap_second_print_as_written(text):
    assert format_utc(parse_utc(text)) == text


def test_inside_a_leap_second_the_fraction_is_kept():
    t = parse_utc("2016-12-31T23:59:60.250Z")
    assert t - parse_utc(LEAP) == 0.25
    assert format_utc(t, 3) == "2016-12-31T23:59:60.250Z"


def test_second_60_is_refused_where_there_was_no_leap_second():
    with pytest.raises(InputError, match="no leap second there"):
        parse_utc("2021-12-31T23:59:60Z")
    with pytest.raises(InputError, match="no leap second there"):
        parse_utc("2016-12-31T22:59:60Z")


def test_a_leap_second_can_be_written_in_another_zone():
    assert parse_utc("2017-01-01T02:59:60+03:00") == parse_utc(LEAP)


def test_a_datetime_cannot_tell_a_leap_second_from_the_midnight_after_it():
    assert to_datetime(parse_utc("2016-12-31T23:59:60.5Z")) == datetime(2017, 1, 1, tzinfo=UTC)
    assert to_datetime(parse_utc("2016-12-31T23:59:59.5Z")) == datetime(
        2016, 12, 31, 23, 59, 59, 500000, tzinfo=UTC
    )


def test_texts_sort_as_the_instants_do_through_a_leap_second():
    first = parse_utc("2016-12-31T23:59:57Z")
    texts = [format_utc(first + 0.125 * k, 3) for k in range(60)]
    assert texts == sorted(texts)
    assert len(set(texts)) == len(texts)


@given(datetimes)
@example(datetime(2016, 12, 31, 23, 59, 59, 999999, tzinfo=UTC))
@example(datetime(2017, 1, 1, tzinfo=UTC))
def test_datetimes_come_back(utc):
    assert abs(to_datetime(from_datetime(utc)) - utc) <= timedelta(microseconds=1)


@given(datetimes)
def test_datetime_and_text_mean_the_same_instant(utc):
    assert parse_utc(utc.isoformat()) == pytest.approx(from_datetime(utc), abs=MICROSECOND_S)


@given(instants)
@example(parse_utc(LEAP) - 0.25)
@example(parse_utc(LEAP) + 0.75)
def test_printed_instants_come_back(t):
    assert parse_utc(format_utc(t, 6)) == pytest.approx(t, abs=MICROSECOND_S)
    assert abs(parse_utc(format_utc(t)) - t) <= 0.5


def test_naive_datetimes_are_refused_with_the_way_out():
    with pytest.raises(InputError, match=r"no time zone.*2021-10-05T08:55:02Z") as caught:
        from_datetime(datetime(2021, 10, 5, 8, 55, 2), field="liftoff")
    assert caught.value.field == "liftoff"
    assert str(caught.value).startswith("liftoff: ")


def test_datetimes_in_any_zone_are_taken():
    moscow = timezone(timedelta(hours=3))
    assert from_datetime(datetime(2021, 10, 5, 11, 55, 2, tzinfo=moscow)) == parse_utc("2021-10-05T08:55:02Z")


def test_texts_without_a_zone_are_refused_unless_the_format_gives_one():
    with pytest.raises(InputError, match="write 2021-10-05T08:55:02Z for UTC"):
        parse_utc("2021-10-05T08:55:02")
    assert parse_utc("2021-10-05T08:55:02", default_zone="Z") == parse_utc("2021-10-05T08:55:02Z")


@pytest.mark.parametrize(
    "text",
    [
        "2021-278T08:55:02Z",
        " 2021-10-05T08:55:02Z ",
        "2021-10-05 08:55:02Z",
        "2021-10-05T08:55:02.000Z",
        "2021-10-05T11:55:02+03:00",
        "2021-10-05T11:55:02+0300",
        "2021-10-04T22:55:02-10:00",
        "2021-10-05T14:25:02+05:30",
    ],
)
def test_the_same_instant_in_other_words(text):
    assert parse_utc(text) == parse_utc("2021-10-05T08:55:02Z")


def test_a_date_alone_is_its_midnight():
    assert parse_utc("2021-10-05") == parse_utc("2021-10-05T00:00Z") == parse_utc("2021-278")


def test_day_of_year_knows_leap_years():
    assert parse_utc("2020-366") == parse_utc("2020-12-31")
    assert parse_utc("2020-060") == parse_utc("2020-02-29")
    assert parse_utc("2021-060") == parse_utc("2021-03-01")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2021-10-5T08:55:02Z",
        "21-10-05T08:55:02Z",
        "2021/10/05T08:55:02Z",
        "2021-10-05T08Z",
        "2021-10-05T08:55:02 UTC",
        "2021-10-05T08:55:02Z and more",
        "2021-10-05T08:55:02+3",
        "2021-10-05T08:55:02+25:00",
        "2021-10-05T08:55:02+03:75",
        "-2021-10-05T08:55:02Z",
    ],
)
def test_texts_that_are_no_time_are_refused_with_an_example(text):
    with pytest.raises(InputError, match="is not a time; write it like 2021-10-05T08:55:02Z") as caught:
        parse_utc(text, field="from")
    assert caught.value.field == "from"


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-29",
        "2021-13-01",
        "2021-00-10",
        "2021-366",
        "2021-000",
        "2021-10-05T24:00:00Z",
        "2021-10-05T08:60:00Z",
        "2021-10-05T08:55:61Z",
        "0000-01-01",
    ],
)
def test_times_that_no_calendar_has_are_refused(text):
    with pytest.raises(InputError, match="is not a real time"):
        parse_utc(text)


@pytest.mark.parametrize(
    ("text", "digits", "printed"),
    [
        ("2021-10-05T08:55:59.9996Z", 3, "2021-10-05T08:56:00.000Z"),
        ("2021-10-05T08:55:59.9994Z", 3, "2021-10-05T08:55:59.999Z"),
        ("2021-10-05T08:55:59.6Z", 0, "2021-10-05T08:56:00Z"),
        ("2021-12-31T23:59:59.9996Z", 3, "2022-01-01T00:00:00.000Z"),
        # The day with a leap second carries into second 60, and that one into the new year.
        ("2016-12-31T23:59:59.9996Z", 3, "2016-12-31T23:59:60.000Z"),
        ("2016-12-31T23:59:60.9996Z", 3, "2017-01-01T00:00:00.000Z"),
        ("2016-12-31T23:59:60.9994Z", 3, "2016-12-31T23:59:60.999Z"),
        ("1969-07-20T20:17:40.25Z", 2, "1969-07-20T20:17:40.25Z"),
    ],
)
def test_rounding_carries(text, digits, printed):
    assert format_utc(parse_utc(text), digits) == printed


def test_moscow_clock():
    assert format_local(parse_utc("2021-10-05T08:55:02Z"), "Europe/Moscow") == "11:55:02"
    assert format_local(parse_utc("2021-10-05T21:30:59.7Z"), "Europe/Moscow") == "00:31:00"


@pytest.mark.parametrize(
    ("met_s", "printed"),
    [
        (0.0, "T+0:00:00"),
        (9.0, "T+0:00:09"),
        (528.8, "T+0:08:49"),
        (59.9996, "T+0:01:00"),
        (3.5 * 3600.0, "T+3:30:00"),
        (86399.4, "T+23:59:59"),
        (86399.6, "T+1d 0:00:00"),
        (2 * 86400.0 + 3 * 3600.0 + 4 * 60.0 + 5.0, "T+2d 3:04:05"),
        (-1.0, "T−0:00:01"),
        (-9000.0, "T−2:30:00"),
        (-90000.0, "T−1d 1:00:00"),
        # Nothing that rounds to lift-off itself is before it.
        (-0.4, "T+0:00:00"),
    ],
)
def test_mission_elapsed_time(met_s, printed):
    assert format_met(met_s) == printed
