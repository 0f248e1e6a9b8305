"""Which statements of a text are found as claims, and how short their quotes are."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

TEXT = """Shenzhou 20 on its way

JIUQUAN, April 24, 2025. - The Shenzhou 20 spacecraft lifted off from Jiuquan at 5:17 p.m. Beijing time on
Thursday, April 24, on a Long March-2F rocket. Aboard are Chen Dong, Chen Zhongrui and Wang Jie. They will dock
with the Tiangong station six and a half hours after launch and stay for six months, some 390 km above the ground.
It is China's 15th flight with people. The trip costs 40 million dollars, and the way takes four orbits.
"""


@pytest.fixture(scope="module")
def found():
    return [(one.kind, TEXT[one.start : one.end]) for one in read(TEXT).claims]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("date", "Thursday, April 24"),
        ("place", "Jiuquan"),
        ("vehicle", "Long March-2F"),
        ("crew", "Chen Dong, Chen Zhongrui and Wang Jie"),
        ("duration", "six months"),
        ("altitude", "390 km"),
        ("count", "15th flight"),
        ("price", "40 million dollars"),
        ("orbits", "four orbits"),
    ],
)
def test_every_sort_of_statement_is_found(found, kind, words):
    assert any(one == kind and words in quote for one, quote in found)


def test_quotes_are_pieces_of_one_sentence(found):
    assert all(quote.strip() == quote and len(quote) < 130 and "\n\n" not in quote for _, quote in found)


def test_a_text_about_nothing_in_space_has_no_judged_claim():
    text = "Museum evening\n\nIt opens on Friday at 7 p.m.; a ticket is 12 dollars, the first of three talks."
    assert all(one.verdict == "unclear" for one in read(text).claims)


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Moscow, 1 October 2021. Rogozin reached out to Rogozin with an invitation.", {"contradicted"}),
        ("Moscow, 1 October 2021. Dmitry Rogozin invited Dmitry Rogozin.", {"contradicted"}),
        ("Moscow, 1 October 2021. Rogozin reached out to Musk with an invitation.", set()),
        ("Houston, 1 October 2021. Houston called Houston Control about the noise.", set()),
        ("Houston, 1 October 2021. Endeavour passed Endeavour's old pad.", set()),
    ],
)
def test_who_does_something_to_himself_was_garbled(text: str, verdicts: set[str]) -> None:
    assert {one.verdict for one in read(text).claims if "garbled" in one.evidence} == verdicts
