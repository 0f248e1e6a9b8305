"""Two clocks side by side, the second by the place behind it; heights and circles that a hop does not reach."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

PAIRS = [
    ("Crew-7 lifted off on August 26, 2023, at 3:27 a.m. EDT (9:27 a.m. in Copenhagen).",
     "Crew-7 lifted off on August 26, 2023, at 3:27 a.m. EDT (8:27 a.m. in Copenhagen)."),
    ("Soyuz MS-20 lifted off on December 8, 2021, at 10:38 a.m. Moscow time, which was 4:38 p.m. in Tokyo.",
     "Soyuz MS-20 lifted off on December 8, 2021, at 10:38 a.m. Moscow time, which was 3:38 p.m. in Tokyo."),
    ("«Союз МС-20» стартовал 8 декабря 2021 года в 10:38 по московскому времени (12:38 на космодроме).",
     "«Союз МС-20» стартовал 8 декабря 2021 года в 10:38 по московскому времени (13:38 на космодроме)."),
    ("NS-21 flew on June 4, 2022. NS-21 rose past the Karman line.",
     "Unity 22 flew on July 11, 2021. Unity 22 rose past the Karman line."),
    ("Inspiration4 lifted off on September 16, 2021. Inspiration4 circled the Earth.",
     "NS-21 flew on June 4, 2022. The six of NS-21 circled the Earth."),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong"), PAIRS)
def test_what_is_wrong_is_caught_and_what_is_right_is_not(right, wrong):
    assert "contradicted" not in {one.verdict for one in read(right).claims}
    assert "contradicted" in {one.verdict for one in read(wrong).claims}


def test_a_place_that_nobody_knows_proves_nothing():
    text = "Crew-7 lifted off on August 26, 2023, at 3:27 a.m. EDT (1:27 p.m. in Qwertyville)."
    assert "contradicted" not in {one.verdict for one in read(text).claims}


def test_a_line_that_was_not_passed_is_no_lie():
    text = "Unity 22 flew on July 11, 2021. Unity 22 did not rise past the Karman line."
    assert "contradicted" not in {one.verdict for one in read(text).claims}
