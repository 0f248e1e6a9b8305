"""The oldest and youngest in space, by birth dates."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("STS-95 lifted off on October 29, 1998. John Glenn is the oldest person in space.", "supported"),
        (
            "Axiom Ax-1 lifted off on April 8, 2022. Larry Connor is the oldest person in orbit.",
            "contradicted",
        ),
        ("NS-18 flew on October 13, 2021. William Shatner is the oldest person in space.", "supported"),
        (
            "NS-18 flew on October 13, 2021. William Shatner is the oldest person to reach orbit.",
            "contradicted",
        ),
        (
            "Axiom Ax-1 lifted off on April 8, 2022. Larry Connor is the oldest man to walk in space.",
            "unclear",
        ),
    ],
)
def test_an_age_is_held_against_those_before(text, verdict):
    found = [one for one in read(text).claims if "oldest" in text[one.start : one.end]]
    assert {one.verdict for one in found} == {verdict}
