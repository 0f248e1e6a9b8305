"""Time zones as people name them."""

import pytest

from expedition.audience.clocks import clock, zone_words
from expedition.errors import InputError


@pytest.mark.parametrize(
    ("text", "key"),
    [("europe/moscow", "Europe/Moscow"), ("UTC+3", "Etc/GMT-3"), ("gmt−4:00", "Etc/GMT+4"), ("utc", "UTC")],
)
def test_a_zone_is_found_in_any_capitals_and_by_hours(text, key):
    assert clock(text).key == key


def test_hours_are_said_east_positive():
    assert [zone_words(one) for one in ("Etc/GMT+9", "Etc/GMT-3", "Etc/GMT", "Asia/Tokyo")] == [
        "UTC−9", "UTC+3", "UTC", "Asia/Tokyo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Paris", "Europe/Paris"),
        ("Europe/Mosow", "Europe/Moscow"),
        ("MSK", "Europe/Moscow"),
        ("UTC+15", "write one like"),
        ("../etc/passwd", "write one like"),
        ("", "write one like"),
    ],
)
def test_a_refusal_names_the_zone_that_may_be_meant(text, advice):
    with pytest.raises(InputError, match=advice):
        clock(text)
