"""Firsts whose holder is named: true ones are borne out, false ones caught, what is not understood stays open."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read
from expedition.catalog.deeds import deeds
from expedition.catalog.travellers import travellers

LEAD = "Baikonur, 20 November 2025. Soyuz MS-28 lifts off to the ISS on 27 November at 14:27 Moscow time.\n\n"
SAID = [
    ("supported", "Zhai Zhigang was the first Chinese to walk in space."),
    ("contradicted", "Sally Ride was the first American woman to make a spacewalk."),
    ("supported", "The first spacewalk was made by Alexei Leonov."),
    ("supported", "Peggy Whitson was the first woman to command the ISS."),
    ("contradicted", "Sunita Williams was the first woman to command the ISS."),
    ("supported", "Soyuz MS-17 was the first crewed ship to reach the ISS in two orbits."),
    ("supported", "Soyuz MS-10 was the first crewed launch abort since 1983."),
    ("contradicted", "Soyuz MS-10 was the first crewed launch abort since 1975."),
    ("supported", "HTV-9 was the last of the HTV ships."),
    ("supported", "STS-8 made the first night landing of a Shuttle."),
    ("contradicted", "STS-1 made the first night landing of a Shuttle."),
    ("supported", "Oleg Kononenko was the first person to spend 1,000 days in space."),
    ("supported", "Vostok 1 was the first flight to carry a person into orbit."),
    ("supported", "Shenzhou 8 made China's first docking."),
    ("supported", "Jerry Ross made the first spacewalk at the ISS."),
    ("unclear", "Chris Hadfield made the first spacewalk of the mission."),
    ("unclear", "Gemini XI was the first ship to dock in one orbit."),
    ("unclear", "Tim Peake was the first Briton to walk in space."),
    ("unclear", "Kalpana Chawla was the first woman born in India to fly in space."),
    ("unclear", "Alan Shepard was the first left-handed American in space."),
]


@pytest.mark.parametrize(("verdict", "said"), SAID)
def test_the_holder_of_a_first(verdict, said):
    found = [one.verdict for one in read(LEAD + said).claims if one.kind == "first"]
    assert found == [verdict]


def test_deeds_name_people_of_the_record():
    assert all(name in travellers() for one in deeds() for name in one.people)
