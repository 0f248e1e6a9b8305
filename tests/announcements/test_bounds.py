"""Firsts and counts with words that are not understood: judged where no reading of those words makes a difference."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

SAID = {
    "the first of more than is meant": (
        "October 28, 2014. Progress M-25M lifts off tomorrow: the first Progress to use the polished Soyuz-2.1a.",
        "first Progress",
        "supported",
    ),
    "not the first of more than is meant": (
        "November 20, 2015. Progress M-30M is the first Progress to use the polished Soyuz-2.1a.",
        "first Progress",
        "unclear",
    ),
    "a word that turns the others round": (
        "October 28, 2014. Progress M-25M lifts off tomorrow: the first Progress on a rocket other than the "
        "Soyuz-2.1a.",
        "first Progress",
        "unclear",
    ),
    "a number beyond all that can be meant": (
        "June 7, 2024. Starliner CFT docked on Thursday. It was the ninth gleaming flight of a Starliner.",
        "ninth",
        "contradicted",
    ),
    "a number within what can be meant": (
        "June 7, 2024. Starliner CFT docked on Thursday. It was the second gleaming flight of a Starliner.",
        "second",
        "unclear",
    ),
    "two ships at once": (
        "June 16, 1963. Vostok 6 was launched today. Never before have two Soviet ships been in orbit at one time.",
        "two Soviet ships",
        "contradicted",
    ),
    "two ships at once, when they were the first": (
        "August 12, 1962. Vostok 4 was launched today. Never before have two Soviet ships been in orbit at one time.",
        "two Soviet ships",
        "supported",
    ),
    "a place among guests": (
        "September 20, 2006. Soyuz TMA-9 docked today with Anousheh Ansari. Tito, Shuttleworth and Olsen went before "
        "her, so Anousheh is the third paying visitor to the station.",
        "paying visitor",
        "contradicted",
    ),
    "her place among guests": (
        "September 20, 2006. Soyuz TMA-9 docked today with Anousheh Ansari. Tito, Shuttleworth and Olsen went before "
        "her, so Anousheh is the fourth paying visitor to the station.",
        "paying visitor",
        "supported",
    ),
    "a stay held against everybody's": (
        "October 25, 2024. Crew-8 splashed down today. It is the longest stay in space by any American.",
        "longest",
        "contradicted",
    ),
    "ships lost before": (
        "October 29, 2014. Cygnus Orb-3 exploded after its lift-off on October 28. No ship with "
        "supplies for the station had been lost before.",
        "lost",
        "contradicted",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_a_claim_is_judged_as_far_as_its_words_allow(name: str) -> None:
    text, words, verdict = SAID[name]
    found = [one.verdict for one in read(text).claims if words in text[one.start : one.end]]
    judged = [each for each in found if each != "unclear"]
    assert found
    assert (judged or ["unclear"]) == [verdict] * max(1, len(judged))
