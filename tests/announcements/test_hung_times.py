"""Lengths that hang on one of two events, entries of a page, partings, clocks of other places, parts of a load."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read


def _verdicts(text: str, words: str) -> set[str]:
    at = text.index(words)
    return {c.verdict for c in read(text).claims if c.start < at + len(words) and c.end > at}


def _flight(text: str, name: str) -> dict[str, object]:
    return dict(next(one for one in read(text).to_dict()["flights"] if one["flight"] == name))


LENGTHS = [
    ("Crew-6 splashed down off Jacksonville at 12:17 a.m. EDT on Monday, September 4, 2023, {} after it had undocked "
     "from the International Space Station at 7:05 a.m. EDT on Sunday.",
     "17 hours and 12 minutes", "nine hours and 12 minutes"),
    ("May 31, 2023\n\nAx-2 came down in the Gulf of Mexico at 11:04 p.m. EDT on Tuesday. It had let go of the station "
     "at 11:05 a.m. Eastern, {} before.", "twelve hours", "seven hours"),
    ("Station log, 30 May 2023\n\n| event | Beijing time |\n|---|---|\n| Shenzhou-16 leaves Jiuquan | 30 May, 09:31 |\n"
     "| arrival at Tianhe | 30 May, 16:29 |\n\nThe crew met the complex barely {} after lift-off.",
     "seven hours", "four hours"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), LENGTHS)
def test_a_length_lies_between_the_two_events_that_it_hangs_on(text: str, right: str, wrong: str) -> None:
    assert _verdicts(text.format(right), right) == {"supported"}
    assert "contradicted" in _verdicts(text.format(wrong), wrong)


def test_an_entry_is_of_the_day_of_the_one_above_and_ships_touch_before_hooks_close() -> None:
    text = (
        "LIVE | Soyuz MS-21 (newest entry first, Florida time)\n\nFriday, 3:30 p.m. – Hooks closed, all is well.\n"
        "3:12 p.m. – CONTACT! Docked to Prichal.\n12:04 p.m. – In orbit.\n11:55 a.m. – LIFT-OFF from Baikonur!\n"
        "8 a.m. – Oleg Artemyev waves. Saturday's cake is ready.\nMarch 18, 2022"
    )
    one = _flight(text, "Soyuz MS-21")
    assert one["liftoff_utc"] == "2022-03-18T15:55:00Z"
    assert one["docking_utc"] == "2022-03-18T19:12:00Z"


@pytest.mark.parametrize(("day", "verdict"), [("Sunday", "supported"), ("Thursday", "unclear")])
def test_a_ship_parts_between_its_docking_and_the_day_on_which_it_comes_down(day: str, verdict: str) -> None:
    text = f"Florida, September 4, 2023\n\nCrew-6 undocked from the station at 7:05 a.m. EDT on {day}."
    assert verdict in _verdicts(text, "7:05 a.m.")


@pytest.mark.parametrize(("hour", "verdict"), [("10:55", "supported"), ("11:55", "contradicted")])
def test_the_same_minute_of_another_place_is_the_same_instant(hour: str, verdict: str) -> None:
    text = (
        "BAIKONUR, March 18, 2022. Soyuz MS-21 took off at 18:55 Moscow time (1555 GMT). In Houston Oleg Artemyev's "
        f"colleagues watched over their coffee at {hour} a.m. Central."
    )
    assert verdict in _verdicts(text, f"{hour} a.m. Central")


def test_a_clock_is_told_by_the_place_before_it() -> None:
    text = "9 April 2021\n\nSoyuz MS-18 left Baikonur at 0742 GMT on Friday; in Moscow it was then {}."
    assert "supported" in _verdicts(text.format("10:42"), "10:42")
    assert "contradicted" in _verdicts(text.format("9:42"), "9:42")


@pytest.mark.parametrize(("whole", "verdict"), [("2500", "supported"), ("2600", "contradicted")])
def test_the_parts_of_a_load_make_the_whole_in_russian_too(whole: str, verdict: str) -> None:
    text = (
        f"28 марта 2022\n\nКорабль «Прогресс» везёт {whole} кг: 600 кг топлива, 420 л воды, 40 кг азота и 1440 кг "
        "сухих грузов."
    )
    assert verdict in _verdicts(text, f"{whole} кг")


def test_docking_at_a_module_of_years_ago_is_no_docking_of_the_module() -> None:
    text = LENGTHS[2][0].format("seven hours")
    assert _flight(text, "Shenzhou 16")["docking_utc"] == "2023-05-30T08:29:00Z"
