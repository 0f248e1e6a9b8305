"""How often people had flown before a flight, however a text says it; the same made false is caught."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

DAY = (
    "Soyuz MS-17 lifted off from Baikonur on October 14, 2020, with Sergey Ryzhikov, Sergey Kud-Sverchkov and "
    "Kathleen Rubins. "
)
DEMO = "Crew Dragon Demo-2 lifts off from Kennedy on May 30, 2020, with Douglas Hurley and Robert Behnken. "
PAIRS = [
    (
        "November 15, 2020. Crew-1 lifts off with Michael Hopkins, Victor Glover, Shannon Walker and Soichi Noguchi. ",
        "For Glover it is number one. Walker makes her second.",
        "For Glover it is number two. Walker makes her third.",
    ),
    (DAY, "Rubins, who flies for the second time.", "Rubins, who flies for the fourth time."),
    (DAY, "For Ryzhikov it is the second flight.", "For Ryzhikov it is the first flight."),
    (DAY, "Kud-Sverchkov is a rookie.", "Ryzhikov is a rookie."),
    (DAY, "Ryzhikov and Rubins are veterans.", "Kud-Sverchkov and Rubins are newcomers."),
    (DEMO, "Both men are veterans.", "Neither man has been in space before."),
    (DEMO, "They are veterans with two shuttle flights each.", "They are veterans with four earlier flights each."),
    (DEMO, "Both are veterans.", "Only Hurley has flown in space before."),
    (
        "Fram2 lifted off on April 1, 2025. ",
        "None of them had flown before.",
        "All of them have flown before.",
    ),
    ("Союз МС-17 стартовал 14 октября 2020 года. ", "Для Рыжикова это второй полёт.", "Для Рыжикова это третий полёт."),
]  # fmt: skip


def judged(text: str, piece: str) -> set[str]:
    return {one.verdict for one in read(text).claims if one.start >= text.index(piece)}


@pytest.mark.parametrize(("lead", "right", "wrong"), PAIRS)
def test_what_somebody_had_flown_is_counted(lead, right, wrong):
    assert "contradicted" not in {one.verdict for one in read(lead + right).claims}
    assert "contradicted" in judged(lead + wrong, wrong)


def test_several_of_a_larger_crew_are_not_guessed():
    text = DAY + "Two rookies sit beside a veteran."
    assert "contradicted" not in {one.verdict for one in read(text).claims}


def test_a_flight_after_another_one_named_is_counted_to_the_flight_of_the_text():
    text = "Polaris Dawn lifts off on August 28, 2024. For Jared Isaacman it is the second flight since Inspiration4."
    found = [one for one in read(text).claims if "second flight" in text[one.start : one.end]]
    assert {one.verdict for one in found} == {"supported"}
