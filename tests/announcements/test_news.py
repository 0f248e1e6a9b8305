"""Which flights a text has news of, and that what only looks back, sells, teaches or mourns has none."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read
from tests.announcements.told_news import BACKGROUND, NEWS


def _news(text: str) -> set[str]:
    return {one.record or one.flight for one in read(text).flights if one.role == "subject"}


def test_flights_of_the_news_are_found() -> None:
    """Of all of them at most one in ten is missed, and one in ten made up."""
    found = [(set(wanted), _news(text)) for text, wanted in NEWS]
    flights = sum(len(wanted) for wanted, _ in found)
    assert sum(len(wanted - told) for wanted, told in found) <= 0.1 * flights
    assert sum(len(told - wanted) for wanted, told in found) <= 0.1 * flights


def test_background_is_no_news() -> None:
    wrong = [text for text in BACKGROUND if _news(text)]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("July 7, 2011. Ferguson, Hurley, Magnus and Walheim lift off on Friday at 11:26 a.m. EDT.", {"STS-135"}),
        ("11 October 2018. Hague and Ovchinin landed in the steppe today after their rocket failed.", {"Soyuz MS-10"}),
    ],
)  # fmt: skip
def test_a_crew_by_last_names_alone(text: str, wanted: set[str]) -> None:
    assert _news(text) == wanted
