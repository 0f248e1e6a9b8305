"""Heights that a text tells by another: the station's, the Moon's, a telescope's."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

_NEWS = "CAPE CANAVERAL, Sept. 14, 2021 -- Inspiration4 is to lift off from Kennedy tomorrow."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It will circle at 575 km, well above the space station.", "supported"),
        ("It will circle at 575 km, a little below the ISS.", "contradicted"),
        ("It will go to 1,400 km, three times the height of the ISS.", "supported"),
        (
            "It will go to 1,400 km, ten times as high as the International Space Station.",
            "contradicted",
        ),
        (
            "It will go 1.5 million kilometres away, some four times as far as the Moon.",
            "supported",
        ),
        (
            "It will go 1.5 million kilometres away, twice as far as the Moon.",
            "contradicted",
        ),
    ],
)
def test_a_height_is_held_against_what_it_is_told_by(text: str, verdict: str) -> None:
    told = [one for one in read(f"{_NEWS} {text}").claims if one.kind == "altitude" and one.by_text]
    assert [one.verdict for one in told] == [verdict]


@pytest.mark.parametrize(
    "text",
    ["The Dragon waited 250 metres below the station.", "Soyuz MS-19 passed 200 km below the station."],
)
def test_a_distance_to_the_station_is_no_height(text: str) -> None:
    assert {one.verdict for one in read(f"{_NEWS} {text}").claims if one.kind == "altitude"} <= {"unclear"}


def test_a_crew_that_will_follow_is_not_the_one_that_flew() -> None:
    text = "BEIJING, Oct. 16, 2003 -- Shenzhou 5 is back with Yang Liwei. A crew of {} will go up within two years."
    for count in ("two", "three"):
        claims = read(text.format(count)).claims
        assert "contradicted" not in {one.verdict for one in claims if one.kind == "count"}
