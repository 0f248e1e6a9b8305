"""Whose flights a number counts, wherever that is told, and how many flights of a kind went before."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

AXIOM = "Cape Canaveral, 26 June 2025. Ax-4 lifted off on a Falcon 9 on 25 June for the International Space Station."
HTV = "Tanegashima, 10 December 2016. Kounotori 6 (HTV-6) was launched on 9 December for the space station."
UNITY = "Spaceport America, 27 January 2024. Galactic 06 flew on 26 January 2024 from Spaceport America."
BLUE = "Van Horn, 23 November 2024. New Shepard NS-28 flew on 22 November from West Texas."
GEMINI = "Cape Kennedy, 19 July 1966. Gemini 10 was launched on 18 July 1966 from pad 19."
STARLINER = (
    "Cape Canaveral, 6 June 2024. Starliner lifted off on its Crew Flight Test on 5 June 2024 on an Atlas V."
)
SHENZHOU = "Jiuquan, 31 October 2024. Shenzhou 19 lifted off on 29 October 2024 for the Tiangong station."


@pytest.mark.parametrize(
    ("lead", "words", "right", "wrong"),
    [
        (AXIOM, "Axiom thus sends its {} crew to the station.", "fourth", "fifth"),
        (AXIOM, "It is the {} flight that Axiom has organised.", "fourth", "third"),
        (AXIOM, "Axiom has now sent {} crews to the ISS.", "four", "six"),
        (HTV, "For the H-IIB it was the {} launch.", "sixth", "fourth"),
        (HTV, "Japan has now sent {} freighters to the station.", "six", "eight"),
        (UNITY, "It was the {} spaceflight of the ship.", "eleventh", "eighth"),
        (UNITY, "It was the ship's {} trip to space.", "eleventh", "sixth"),
        (BLUE, "It was Blue's {} time with people on top.", "ninth", "seventh"),
        (GEMINI, "{} Gemini flights without a crew had gone before.", "Two", "Four"),
        (STARLINER, "{} test flights with nobody in them had come before it.", "Two", "Three"),
        (
            SHENZHOU,
            "It is the country's {} flight with people since Yang Liwei flew in 2003.",
            "fourteenth",
            "tenth",
        ),
    ],
)
def test_a_number_is_held_against_the_row_of_whoever_flies(lead, words, right, wrong):
    assert "contradicted" not in {one.verdict for one in read(f"{lead}\n\n{words.format(right)}").claims}
    assert "contradicted" in {one.verdict for one in read(f"{lead}\n\n{words.format(wrong)}").claims}


@pytest.mark.parametrize(
    "words",
    [
        "For the Falcon 9 it was the 400th launch.",
        "It was the second flight of this booster.",
        "The company has now sent its ninth satellite to orbit.",
        "Ten launches had gone before this year.",
    ],
)
def test_what_the_record_does_not_keep_is_no_lie(words):
    assert "contradicted" not in {one.verdict for one in read(f"{AXIOM}\n\n{words}").claims}
