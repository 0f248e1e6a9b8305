"""A height in two units, the border of space that a hop passes or not, and rockets that are told beside a ship."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

NEW_SHEPARD = "Van Horn, 21 July 2021. New Shepard NS-16 flew on 20 July 2021 from West Texas.\n\n"
UNITY = "Spaceport America, 27 January 2024. Galactic 06 flew on 26 January 2024 from Spaceport America.\n\n"
ATV = "Kourou, 24 March 2012. The cargo ship ATV-3 was launched on 23 March 2012 from Kourou to the station.\n\n"
SOYUZ = "Moscow, 12 October 2018. Soyuz MS-10 lifted off from Baikonur on 11 October 2018 and came down early.\n\n"


@pytest.mark.parametrize(
    ("lead", "right", "wrong"),
    [
        (NEW_SHEPARD, "It reached 351,210 feet, that's 107 km.", "It reached 351,210 feet, that's 97 km."),
        (NEW_SHEPARD, "It rose to 66 miles, which is 106 km.", "It rose to 66 miles, which is 120 km."),
        (UNITY, "They stayed below the Kármán line.", "They went well past the Kármán line."),
        (NEW_SHEPARD, "They went past the Kármán line.", "They stayed short of the Kármán line."),
        (UNITY, "It climbed past the 50-mile border.", "It climbed past the 100-kilometre border."),
        (ATV, "An Ariane 5 carried it.", "A Proton carried it."),
        (ATV, "The launcher was an Ariane 5.", "The launcher was an Ariane 4."),
        (SOYUZ, "The rocket, a Soyuz-FG, failed.", "The rocket, a Soyuz-2.1a, failed."),
    ],
)
def test_what_is_told_otherwise_is_caught(lead, right, wrong):
    assert "contradicted" not in {one.verdict for one in read(lead + right).claims}
    assert "contradicted" in {one.verdict for one in read(lead + wrong).claims}
