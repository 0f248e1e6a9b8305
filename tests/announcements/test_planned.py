"""What a text says of a flight that nobody has flown yet is judged by a plan of it."""

from __future__ import annotations

import pytest

from expedition.announcements.planned import held_against_plans
from expedition.announcements.reader import read
from expedition.announcements.scene import Claim
from expedition.catalog import DEFAULT


@pytest.fixture(scope="module")
def judged() -> dict[str, Claim]:
    text = (
        "October 4, 2021\n\nSoyuz MS-19 lifts off from Baikonur on October 5 at 11:55 Moscow time for the ISS. "
        "Docking is expected after two orbits, at 15:12 Moscow time."
    )
    reading = read(text)
    opened = tuple(
        Claim(one.start, one.end, one.kind, one.reading, "unclear", "", "Soyuz MS-19")
        for one in reading.claims
    )
    wrong = Claim(0, 1, "date", "liftoff: 2021-10-05T14:00Z", "unclear", "", "Soyuz MS-19")
    from dataclasses import replace

    held = held_against_plans(replace(reading, claims=(*opened, wrong)), DEFAULT)
    return {one.reading: one for one in held.claims}


def test_times_and_orbits_of_a_plan_support_a_text(judged):
    assert judged["liftoff: 2021-10-05T08:55Z"].verdict == "supported"
    assert judged["docking: 2021-10-05T12:12Z"].verdict == "supported"
    assert judged["2 orbits"].verdict == "supported"
    assert "plan" in judged["2 orbits"].evidence


def test_a_launch_when_the_pad_is_far_from_the_stations_plane_is_contradicted(judged):
    assert judged["liftoff: 2021-10-05T14:00Z"].verdict == "contradicted"
