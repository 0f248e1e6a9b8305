"""Times in sentences: what is read, of what, and which instant it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from expedition.announcements.document import document
from expedition.announcements.published import Published
from expedition.announcements.resolve import timeline
from expedition.announcements.times import times


@pytest.mark.parametrize(
    ("sentence", "utc"),
    [
        ("Lift-off is set for 4:55 a.m. EDT on Oct. 5, 2021.", "2021-10-05T08:55"),
        ("The ship rises on 5 October 2021 at 11:55 Moscow time.", "2021-10-05T08:55"),
        ("Старт состоится 5 октября 2021 года в 11:55 мск.", "2021-10-05T08:55"),
    ],
)
def test_a_clock_with_its_day_is_an_instant(sentence: str, utc: str) -> None:
    text = document(sentence)
    mentions = times(text)
    found = timeline(text, mentions, Published(date(2021, 10, 4)))
    assert [r.utc for m, r in found.of.items() if m.has_clock] == [
        datetime.fromisoformat(utc).replace(tzinfo=UTC)
    ]
