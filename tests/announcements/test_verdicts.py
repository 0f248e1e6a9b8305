"""True statements, and the same made false: the one is not slandered, the other caught."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

# Each pair: what is true, the same with one thing changed, and a piece of the statement that differs.
PAIRS = {
    "day of a lift-off": (
        "Crew-5 lifted off from pad 39A on October 5, 2022, on a Falcon 9.",
        "Crew-5 lifted off from pad 39A on October 9, 2022, on a Falcon 9.",
        "October",
    ),
    "year beside a name": (
        "December 1, 2022. Crew-5 is at the station. Apollo 14 in February 1971 was the third landing on the Moon.",
        "December 1, 2022. Crew-5 is at the station. Apollo 14 in March 1972 was the third landing on the Moon.",
        "19",
    ),
    "morning for evening": (
        "Inspiration4 lifted off from Kennedy at 8:02 p.m. EDT on September 15, 2021.",
        "Inspiration4 lifted off from Kennedy at 8:02 a.m. EDT on September 15, 2021.",
        "8:02",
    ),
    "weekday": (
        "Soyuz MS-19 will lift off on Tuesday, October 5, 2021, from Baikonur.",
        "Soyuz MS-19 will lift off on Thursday, October 5, 2021, from Baikonur.",
        "October 5",
    ),
    "two clocks": (
        "Soyuz MS-19 lifted off at 11:55 Moscow time (0855 GMT) on October 5, 2021.",
        "Soyuz MS-19 lifted off at 11:55 Moscow time (0955 GMT) on October 5, 2021.",
        "GMT)",
    ),
    "pad": (
        "Starliner CFT lifted off on June 5, 2024, from Space Launch Complex 41 at Cape Canaveral.",
        "Starliner CFT lifted off on June 5, 2024, from Launch Complex 39A at Kennedy Space Center.",
        "Complex",
    ),
    "rocket": (
        "Starliner CFT was launched on June 5, 2024, on an Atlas V rocket.",
        "Starliner CFT was launched on June 5, 2024, on a Falcon 9 rocket.",
        ("Atlas V", "Falcon 9"),
    ),
    "place in a row": (
        "Shenzhou 15 lifted off on November 29, 2022. Shenzhou 15 is China's tenth crewed mission.",
        "Shenzhou 15 lifted off on November 29, 2022. Shenzhou 15 is China's thirteenth crewed mission.",
        "th crewed",
    ),
    "flights of a ship": (
        "STS-114 lifted off on July 26, 2005. STS-114 was Discovery's 31st flight.",
        "STS-114 lifted off on July 26, 2005. STS-114 was Discovery's 27th flight.",
        "th flight|st flight",
    ),
    "somebody's flight": (
        "Soyuz MS-17 lifted off on October 14, 2020. It is the second flight for Sergey Ryzhikov.",
        "Soyuz MS-17 lifted off on October 14, 2020. It is the fourth flight for Sergey Ryzhikov.",
        "flight",
    ),
    "when somebody flew": (
        "March 3, 2020. John Glenn, who flew in 1998 on Discovery, is remembered; Crew Dragon Demo-2 comes next.",
        "March 3, 2020. John Glenn, who flew in 1994 on Discovery, is remembered; Crew Dragon Demo-2 comes next.",
        "199",
    ),
    "the end of a series": (
        "May 1, 2020. Crew Dragon Demo-2 is ready. The last shuttle landed in July 2011.",
        "May 1, 2020. Crew Dragon Demo-2 is ready. The last shuttle landed in July 2013.",
        "201",
    ),
    "feet and kilometres": (
        "NS-16 flew on July 20, 2021, and rose to 351,000 feet (107 km).",
        "NS-16 flew on July 20, 2021, and rose to 351,000 feet (170 km).",
        "feet",
    ),
    "who commands": (
        "Crew-2 lifted off on April 23, 2021, with commander Shane Kimbrough and Megan McArthur aboard.",
        "Crew-2 lifted off on April 23, 2021, with commander Megan McArthur and Shane Kimbrough aboard.",
        "Kimbrough",
    ),
    "who is aboard": (
        "Crew-2 lifted off on April 23, 2021, with Shane Kimbrough, Megan McArthur and Thomas Pesquet aboard.",
        "Crew-2 lifted off on April 23, 2021, with Shane Kimbrough, Megan McArthur and Peggy Whitson aboard.",
        "Kimbrough",
    ),
    "how many aboard": (
        "Crew-9 lifted off on September 28, 2024, with a crew of two.",
        "Crew-9 lifted off on September 28, 2024, with a crew of four.",
        "crew of",
    ),
    "shared price": (
        "Soyuz MS-19 lifted off on October 5, 2021. They pay 300 million dollars for 6 seats, 50 million dollars each.",
        "Soyuz MS-19 lifted off on October 5, 2021. They pay 300 million dollars for 6 seats, 80 million dollars each.",
        ("50 million", "80 million"),
    ),
    "since when": (
        "June 1, 1985\n\nSoyuz T-13 will lift off on June 6. Salyut 7 has been in orbit since April 1982.",
        "June 1, 1985\n\nSoyuz T-13 will lift off on June 6. Salyut 7 has been in orbit since April 1984.",
        "April 198",
    ),
    "a hop is no orbit": (
        "NS-16 flew on July 20, 2021, and was the first flight with people of New Shepard.",
        "NS-16 flew on July 20, 2021, and made two orbits of the Earth.",
        ("first", "orbits"),
    ),
}


def verdicts(text: str, piece: str) -> set[str]:
    found = read(text).claims
    return {
        one.verdict for one in found if any(part in text[one.start : one.end] for part in piece.split("|"))
    }


@pytest.mark.parametrize("what", PAIRS)
def test_a_true_statement_is_not_called_false(what):
    text, _, piece = PAIRS[what]
    every = {one.verdict for one in read(text).claims}
    assert "contradicted" not in every
    assert "supported" in verdicts(text, piece if isinstance(piece, str) else piece[0])


@pytest.mark.parametrize("what", PAIRS)
def test_the_same_made_false_is_caught(what):
    _, text, piece = PAIRS[what]
    assert "contradicted" in verdicts(text, piece if isinstance(piece, str) else piece[1])


def test_a_plan_that_slipped_is_no_lie():
    text = "October 20, 2021\n\nCrew-3 will lift off from Kennedy at 2:21 a.m. EDT on October 31."
    assert "contradicted" not in {one.verdict for one in read(text).claims}


def test_a_forecast_that_failed_is_one():
    text = "June 3, 2019\n\nNASA means to land the first woman on the Moon by 2024."
    assert "contradicted" in verdicts(text, "2024")


def test_an_opinion_is_left_open():
    text = "October 5, 2021. Soyuz MS-19 is the most beautiful ship and flies with the best crew of all."
    assert {one.verdict for one in read(text).claims if "beautiful" in text[one.start : one.end]} <= {
        "unclear"
    }


def test_evidence_names_what_it_rests_on():
    text = PAIRS["day of a lift-off"][1]
    wrong = [one for one in read(text).claims if one.verdict == "contradicted"]
    assert wrong
    assert all("Crew-5" in one.evidence for one in wrong)
