"""What a text can be held against that it tells itself, or that the record has of the very flight: true and false."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

LEADS = {
    "shenzhou": "Shenzhou 9 lifted off on June 16, 2012, with Jing Haipeng, Liu Wang and Liu Yang aboard.\n\n",
    "hop": "Blue Origin's NS-25 lifted off from West Texas on Sunday, May 19, 2024, with six people aboard.\n\n",
    "unity": "Virgin Galactic's Galactic 01 took off on Thursday, June 29, 2023, with three Italians aboard.\n\n",
    "crew": "CAPE CANAVERAL, March 14, 2025 - Crew-10 is to lift off at 7:03 p.m. EDT on Friday, March 14, with Anne "
    "McClain, Nichole Ayers, Takuya Onishi and Kirill Peskov aboard. ",
    "soyuz": "Soyuz MS-20 lifted off at 07:38 UTC on Wednesday, Dec. 8, 2021, with Alexander Misurkin, Yusaku Maezawa "
    "and Yozo Hirano aboard.\n\n",
    "return": "HOUSTON, July 21, 2005 - Space shuttle Discovery (STS-114) is to lift off on July 26 with seven people "
    "aboard.\n\n",
}
PAIRS = [
    ("shenzhou", "It was the first since 2008.", "It was the first since 2005."),
    ("shenzhou", "It was China's first in almost four years.", "It is the first in nearly six years."),
    ("hop", "The mission was the first since August 2022.", "The mission was the first since March 2022."),
    ("hop", "It was the company's first flight in almost two years.", "It was the first in three years."),
    ("hop", "They rose to 347,000 ft, well beyond the Karman line.",
     "They rose to 263,000 ft, well beyond the Karman line."),
    ("unity", "Unity reached 279,000 feet, well above the 50 miles at which wings are given.",
     "Unity has been taking customers to orbit."),
    ("crew", "Docking follows at 11:30 p.m. EDT on Saturday, March 15. That is 28 and a half hours later.",
     "Docking follows at 11:30 p.m. EDT on Saturday, March 15. That is 22 and a half hours later."),
    ("crew", "Docking is planned for March 15, one day after launch.",
     "Docking is planned for March 15, four days after launch."),
    ("crew", "The ship comes home on Aug. 9, 148 days after launch.",
     "The ship comes home on Aug. 9, 121 days after lift-off."),
    ("soyuz", "It docks after four orbits, about six hours later.",
     "It docks after four orbits, about three hours later."),
    ("soyuz", "Others need 34 orbits, or two days.", "It takes the two-orbit way of about six hours."),
    ("return", "Columbia broke up thirty months ago.", "Columbia broke up eighteen months ago."),
    ("return", "Commander Eileen Collins and her crew of six have waited long.",
     "Columbia broke up over Texas in February 2002."),
]  # fmt: skip


@pytest.mark.parametrize(("about", "right", "wrong"), PAIRS)
def test_the_wrong_one_of_two_statements_is_caught_and_the_right_one_is_not(about, right, wrong):
    lead = LEADS[about]
    assert "contradicted" not in {one.verdict for one in read(lead + right).claims}
    found = [one for one in read(lead + wrong).claims if one.end > len(lead)]
    assert "contradicted" in {one.verdict for one in found}


@pytest.mark.parametrize(
    "words",
    [
        "It goes higher than anyone since the last Apollo crew in 1972.",
        "Marina Vasilevskaya was the first woman from her country in space.",
        "The first trip since Sir Richard himself went in the summer of 2021 came in May 2023.",
        "Gemini 6 was first to go on Oct. 25, 1965.",
    ],
)
def test_what_is_measured_by_or_was_only_meant_is_not_held_against_the_news(words):
    assert "contradicted" not in {one.verdict for one in read(LEADS["crew"] + words).claims}
