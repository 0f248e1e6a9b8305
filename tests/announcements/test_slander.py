"""True statements that stand near other flights, months and ships are not called false."""

from __future__ import annotations

import pytest

from expedition.announcements.quantities import ordinals
from expedition.announcements.reader import read

TRUE = {
    "a month of a year before": (
        "Houston, November 20, 1973. Skylab waits for its last crew. In June three men had died on Soyuz 11.",
        "June",
    ),
    "a partner's pad": (
        "July 16, 1975. Soyuz 19 lifted off from Baikonur on July 15, 1975, and its American counterpart rose "
        "from Cape Canaveral's Pad 39B.",
        "39B",
    ),
    "a station's own launch": (
        "Moscow, April 26, 1971. Soyuz 10 was docked with the orbital station Salyut, launched on April 19.",
        "April 19",
    ),
    "a ship that comes home empty": (
        "KOROLYOV, March 28, 2023. Soyuz MS-22 landed in Kazakhstan on Tuesday. There was no one aboard.",
        "no one",
    ),
    "a first told of two people": (
        "March 30, 2026. Artemis II lifts off on April 1, 2026. Christina Koch is the first woman, and Victor Glover "
        "the first pilot of the Navy in decades, to go to the Moon.",
        "first woman",
    ),
    "a platform with a number": (
        "25 ноября 2025 года. Союз МС-28 стартует 27 ноября 2025 года с 31-й площадки космодрома Байконур на ракете "
        "«Союз-2.1а».",
        "31-й",
    ),
    "a row counted on": (
        "November 14, 2008. STS-126 is to lift off today, the one hundred and twenty-fourth flight of a space shuttle "
        "and the twenty-seventh to this station.",
        "fourth|seventh",
    ),
    "meetings counted, not flights": (
        "November 1, 2025. Shenzhou 21 docked at Tiangong on Friday. It is the seventh time that two Chinese crews "
        "meet there.",
        "seventh",
    ),
    "a company's own row": ("June 5, 2022. NS-21 was the fifth time the company flew people.", "fifth"),
    "a name that another verb has": (
        "February 20, 2011. STS-133 lifts off on February 24. Discovery is old. She carried the telescope Hubble "
        "up in April 1990 and brought John Glenn back to orbit in 1998.",
        "1990",
    ),
    "a crew of two ships": (
        "October 25, 2022. Progress MS-21 lifts off tomorrow with cargo. The crew, Sergei Prokopyev, Dmitri "
        "Petelin, Anna Kikina and their colleagues, will unload it.",
        "Petelin",
    ),
    "two people with a verb in between": (
        "July 1, 1975. Apollo (ASTP) flies this month. Stafford has three flights behind him, Leonov made the first "
        "walk in space, and Brand will pilot it.",
        "Stafford",
    ),
    "who came home on another ship": (
        "March 20, 2025. The two of Starliner had stayed. They landed on March 18 with Crew-9, after 286 days.",
        "286",
    ),
    "who rode on one ship and came home on another": (
        "April 20, 2008. Soyuz TMA-11 landed on Saturday. Yi had gone up in a Soyuz TMA-11 and spent nine days on "
        "the station.",
        "nine",
    ),
    "a crew that comes to stay": (
        "November 1, 2000. Soyuz TM-31 brings the first crew that will live aboard the International Space Station.",
        "first crew",
    ),
    "what had been before": (
        "October 30, 1998. Glenn flies on STS-95. On February 20, 1962, he had been the first American to go round "
        "the Earth.",
        "February|first American",
    ),
    "somebody's own country": (
        "January 17, 2024. Axiom Mission 3 lifts off tomorrow. Gezeravci will be his country's first astronaut in "
        "space.",
        "first astronaut",
    ),
    "a second row behind the first": (
        "April 14, 2025. NS-31 was the 11th New Shepard flight with people and the firm's first with passengers in "
        "seven weeks.",
        "11th",
    ),
    "a place where nobody was": (
        "August 26, 2024. Polaris Dawn shall climb to where nobody has been since Apollo 17.",
        "nobody",
    ),
    "into orbit, then to the station": (
        "December 14, 2015. Soyuz TMA-19M lifts off on December 15. About nine minutes after launch they should be in "
        "orbit; docking with the station follows at 17:24 GMT.",
        "nine minutes",
    ),
    "a wait that goes on": (
        "February 24, 2011. STS-133 has waited since November because of cracks in its tank.",
        "November",
    ),
    "the price of a flight": (
        "September 2, 2022. NASA has ordered five more Crew Dragon flights, at $288 million per flight or $72 million "
        "per seat.",
        "288",
    ),
    "a capsule under parachutes": (
        "May 20, 2024. NS-25 flew on Sunday. The capsule floated down after some ten minutes.",
        "ten minutes",
    ),
}


@pytest.mark.parametrize("name", TRUE)
def test_what_is_true_of_something_else_is_not_slandered(name: str) -> None:
    text, words = TRUE[name]
    wrong = [
        one
        for one in read(text).claims
        if one.verdict == "contradicted"
        and any(word in text[one.start : one.end] for word in words.split("|"))
    ]
    assert not wrong


def test_ordinals_of_several_words_are_one_number() -> None:
    said = "the one hundred and twenty-fourth, the thirtieth, the twenty-seventh and the fourth"
    assert [one.value for one in ordinals(said)] == [124, 30, 27, 4]
