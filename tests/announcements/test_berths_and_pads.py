"""Where a ship lies, which pad it left, who is no part of a list: told in any order of words."""

import pytest

from expedition.announcements.reader import read

NG20 = (
    "Cape Canaveral, 29 January 2024. The cargo ship Cygnus NG-20 is to lift off for the International Space Station "
    "on 30 January 2024 at 12:07 p.m. EST on a Falcon 9.\n\n"
)
CRS31 = (
    "Kennedy Space Center, 4 November 2024. The cargo ship Dragon CRS-31 is to lift off for the International Space "
    "Station today at 9:29 p.m. EST.\n\n"
)
MS24 = (
    "Baikonur, 15 September 2023. Soyuz MS-24 lifted off for the International Space Station today at 18:44 Moscow "
    "time.\n\n"
)
AX3 = (
    "Kennedy Space Center, 17 January 2024. The private Axiom mission Ax-3 is to lift off for the International Space "
    "Station on 18 January at 4:49 p.m. EST.\n\n"
)
CREW5 = "Cape Canaveral, 5 October 2022. Crew-5 lifted off for the International Space Station today at noon EDT.\n\n"
SZ17 = (
    "Jiuquan, 25 October 2023. Shenzhou-17 is to lift off for the Tiangong space station on 26 October at 11:14 "
    "Beijing time.\n\n"
)


def _verdicts(context: str, sentence: str, kind: str) -> set[str]:
    answer = read(context + sentence + "\n")
    return {one.verdict for one in answer.claims if one.kind == kind and one.start >= len(context)}


@pytest.mark.parametrize(
    ("context", "sentence", "verdict"),
    [
        (CRS31, "It is to dock at the front (forward) port of Harmony.", "supported"),
        (CRS31, "It docks with Harmony, forward side.", "supported"),
        (CRS31, "It is to dock at the top (zenith) port of Harmony.", "contradicted"),
        (CRS31, "It then stays on the Unity module for a month.", "contradicted"),
        # A port may be told that the ship fits: which it was, the record does not know.
        (NG20, "The arm puts it onto the bottom side of Unity.", "unclear"),
        # No such ship fits the top of Unity.
        (NG20, "It berths at Unity, zenith side.", "contradicted"),
        # What another ship leaves is not told of this one.
        (CRS31, "Another ship had to leave the zenith port of Harmony.", "unclear"),
        (MS24, "It started from launch complex No. 31.", "supported"),
    ],
)
def test_places_are_understood_in_any_order(context: str, sentence: str, verdict: str) -> None:
    assert verdict in _verdicts(context, sentence, "place")
    assert not _verdicts(context, sentence, "place") & ({"supported", "contradicted"} - {verdict})


def test_rockets_by_a_translated_name() -> None:
    assert _verdicts(SZ17, "A Lengthy March-2F projectile lifts the three.", "vehicle") == {"supported"}
    assert _verdicts(SZ17, "A Lengthy March-7 projectile lifts the three.", "vehicle") == {"contradicted"}


@pytest.mark.parametrize(
    "sentence", ["Nobody rides inside.", "There are no people on board.", "It flies without a crew."]
)
def test_ships_that_nobody_rides(sentence: str) -> None:
    assert _verdicts(NG20, sentence, "crew") == {"supported"}
    assert "supported" not in _verdicts(MS24, sentence, "crew")


def test_who_is_named_for_a_place_or_a_deed_is_no_part_of_a_crew() -> None:
    taken = "Aboard are Nicole Mann, Josh Cassada and Koichi Wakata, who takes up Thomas Pesquet's place."
    pad = "Nicole Mann left the very pad Yuri Gagarin never saw."
    wrong = "Aboard are Nicole Mann, Josh Cassada, Koichi Wakata and Thomas Pesquet."
    assert "contradicted" not in _verdicts(CREW5, taken, "crew") | _verdicts(CREW5, pad, "crew")
    assert _verdicts(CREW5, wrong, "crew") == {"contradicted"}


@pytest.mark.parametrize(
    "sentence",
    [
        "In command is Michael López-Alegría, who led Axiom's first mission in 2022.",
        "Michael López-Alegría also flew the company's first crew to the station.",
    ],
)
def test_a_company_s_first_is_not_its_commander_s(sentence: str) -> None:
    assert "contradicted" not in _verdicts(AX3, sentence, "first")
