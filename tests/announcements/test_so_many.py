"""So many of a kind, so many times, negated and joined terms: counted where all words are understood, else unclear."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

ENDEAVOUR = (
    "Kennedy Space Center, 30 November 1993. Space shuttle Endeavour is to lift off on 2 December at 4:27 a.m. EST "
    "from pad 39B on STS-61 with a crew of seven to repair the Hubble telescope."
)
CYGNUS = (
    "Cape Canaveral, 5 December 2015. The Cygnus freighter of the OA-4 mission is due to lift off on 6 December at "
    "4:44 p.m. EST on an Atlas V from Cape Canaveral for the International Space Station."
)
SHENZHOU = (
    "Jiuquan, 14 June 2012. Shenzhou 9 will lift off on 16 June at 18:37 Beijing time with Jing Haipeng, Liu Wang and "
    "Liu Yang for the Tiangong-1 station."
)
STARLINER = (
    "Cape Canaveral, 4 June 2024. Boeing's Starliner is to lift off on 5 June at 10:52 a.m. EDT on an Atlas V from "
    "Cape Canaveral with Butch Wilmore and Suni Williams for the International Space Station."
)
SOYUZ = (
    "Baikonur, 20 November 2025. Soyuz MS-28 is due to lift off from Baikonur to the International Space Station on "
    "27 November at 14:27 Moscow time."
)

DOCKING = (
    "Kennedy Space Center, 26 June 1995. Space shuttle Atlantis is to lift off on 27 June at 3:32 p.m. EDT on STS-71 "
    "with a crew of seven and will dock with the Mir station on 29 June."
)
HOP = (
    "Van Horn, Texas, 5 June 2022. Blue Origin's New Shepard flew yesterday, 4 June, at 8:26 a.m. CDT on the NS-21 "
    "mission with six people on board."
)


def _verdicts(news: str, sentence: str) -> set[str]:
    text = f"{news}\n\n{sentence}\n"
    found = read(text.encode()).to_dict()["claims"]
    return {
        one["verdict"]
        for one in found
        if one["start"] > len(news) and one["kind"] in ("first", "count") and one["verdict"] != "unclear"
    }


@pytest.mark.parametrize(
    ("news", "true", "false"),
    [
        (ENDEAVOUR, "For Endeavour it is mission number five.", "For Endeavour it is mission number seven."),
        (CYGNUS, "No Cygnus has flown since October 2014.", "No Cygnus has flown since January 2014."),
        (
            CYGNUS,
            "It is the first time that a Cygnus does not go up on an Antares.",
            "It is the second time that a Cygnus does not go up on an Antares.",
        ),
        (
            SHENZHOU,
            "Three of China's crewed ships have flown before this one.",
            "Five of China's crewed ships have flown before this one.",
        ),
        (
            SHENZHOU,
            "Never before has China sent up a woman.",
            "Never before did three Chinese go up in one ship.",
        ),
        (
            STARLINER,
            "Twice before a Starliner has flown.",
            "Four times before a Starliner has flown.",
        ),
        (
            STARLINER,
            "People have not gone up on an Atlas since Gordon Cooper.",
            "People have not gone up on an Atlas since John Glenn.",
        ),
        (
            SOYUZ,
            "Six of the Apollo flights landed on the Moon.",
            "Eight of the Apollo flights landed on the Moon.",
        ),
        (
            SOYUZ,
            "Two of the 135 shuttle flights ended with the loss of the crew.",
            "Five of the 135 shuttle flights ended with the loss of the crew.",
        ),
        (SOYUZ, "Three crews lived aboard Skylab.", "Five crews lived aboard Skylab."),
        (
            SOYUZ,
            "Ten Gemini flights with men were flown between 1965 and 1966.",
            "Seven Gemini flights with men were flown between 1965 and 1966.",
        ),
        (SOYUZ, "Nobody went to the Moon after Apollo 17.", "Nobody went to the Moon after Apollo 14."),
        (
            SOYUZ,
            "No Soyuz with people has failed on the way up since October 2018.",
            "No Soyuz with people has failed on the way up since 1990.",
        ),
        (SOYUZ, "Columbia flew 28 times.", "Columbia flew 24 times."),
        (SOYUZ, "Discovery has the most missions: 39.", "Atlantis has the most missions: 33."),
        (
            SOYUZ,
            "Two of the shuttles were lost with their crews.",
            "Three of the shuttles were lost with their crews.",
        ),
        (
            SOYUZ,
            "Until June 2011 Endeavour made 25 flights, 12 of them to the International Space Station.",
            "Until June 2011 Endeavour made 25 flights, 17 of them to the International Space Station.",
        ),
        (
            DOCKING,
            "It is the first visit of an American spacecraft to a Russian one since 1975.",
            "It is the first visit of an American spacecraft to a Russian one since 1971.",
        ),
        (
            DOCKING,
            "It is the 69th flight of a shuttle.",
            "It is the 71st flight of the shuttle programme.",
        ),
        (
            HOP,
            "Twice this year it has taken people up, six each time.",
            "Twice this year it has taken people up, four each time.",
        ),
    ],
)
def test_so_many_of_a_kind(news: str, true: str, false: str) -> None:
    assert "contradicted" not in _verdicts(news, true)
    assert "contradicted" in _verdicts(news, false)


@pytest.mark.parametrize(
    ("news", "sentence"),
    [
        (SOYUZ, "Seven of the Soyuz flights carried a dog."),
        (SOYUZ, "Atlantis flew 12 times with a Canadarm on the left side."),
        (CYGNUS, "Five flights of the Cygnus will follow next year."),
        (STARLINER, "The capsule has been up there twice already."),
        (SHENZHOU, "China has launched nine times with a new engine."),
    ],
)
def test_what_is_not_understood_whole_is_not_counted(news: str, sentence: str) -> None:
    assert _verdicts(news, sentence) == set()


@pytest.mark.parametrize(
    "words",
    [
        "Endeavour was built to replace Challenger and flew 25 times between 1992 and 2011.",
        "The engineer, who trained in Houston and flew twice between 1983 and 1994, is well.",
        "It never rains there: the balloon went up four times since 2003.",
    ],
)
def test_how_often_somebody_flew_is_not_how_many_flights_there_were(words: str) -> None:
    claims = read(f"Los Angeles, 2 February 2024. {words}").claims
    assert "contradicted" not in {one.verdict for one in claims if one.kind == "count"}
