"""Amounts of money are held against the prices of the ship that they are told of."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

# Sentences made up for this test, with the verdict on the amount in the middle.
SAID = [
    ("A place in a Starliner costs $90 million a seat, auditors found.", "$90 million", "supported"),
    ("Auditors put it at $90 million for a seat in Dragon and at $55 million for a seat in Starliner.", "$90 million",
     "contradicted"),
    ("Each Axiom customer is said to have paid $12 million for a seat in Dragon.", "$12 million", "contradicted"),
    ("A ticket with Virgin Galactic was sold at $450,000.", "$450,000", "supported"),
    ("The Russian Orbital Station will cost 608.9 billion roubles, or about $70 billion.", "$70 billion",
     "contradicted"),
    ("The Russian Orbital Station will cost 608.9 billion roubles, it says.", "608.9 billion roubles", "supported"),
    ("Shares of the maker closed at $31 million in all.", "$31 million", "unclear"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "amount", "verdict"), SAID, ids=[one[1] + " " + one[2] for one in SAID])
def test_amounts(sentence: str, amount: str, verdict: str) -> None:
    text = f"LONDON, March 4, 2025 - News of the day.\n\n{sentence}\n"
    found = [one for one in read(text).to_dict()["claims"] if amount in str(one["quote"])]
    assert [one["verdict"] for one in found] == [verdict]
