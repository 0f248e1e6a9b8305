"""So long ago, so long after, anniversaries, lengths of flights, and who flew on what: against the record."""

import pytest

from expedition.announcements.reader import read

HEAD = (
    "CAPE CANAVERAL, Fla., May 30, 2020 — SpaceX today launched NASA astronauts Doug Hurley and Bob Behnken to the "
    "International Space Station aboard the Crew Dragon Endeavour from Launch Complex 39A.\n\n"
)


def verdicts(words: str, sentence: str) -> set[str]:
    """What is said of the claims that touch some words of a sentence behind the head."""
    text = HEAD + sentence + "\n"
    start = text.index(words, len(HEAD))
    claims = read(text).to_dict()["claims"]
    return {one["verdict"] for one in claims if one["start"] < start + len(words) and start < one["end"]}


@pytest.mark.parametrize(
    ("sentence", "words", "verdict"),
    [
        ("It came nearly nine years after the last shuttle landed.", "nine years after", "supported"),
        ("It came four years after the last shuttle landed.", "four years after", "contradicted"),
        ("Columbia was lost seventeen years ago.", "seventeen years ago", "supported"),
        ("Columbia was lost eleven years ago.", "eleven years ago", "contradicted"),
        ("Skylab 4 lasted twelve weeks.", "twelve weeks", "supported"),
        ("Skylab 4 lasted three weeks.", "three weeks", "contradicted"),
        ("Apollo 11 flew for 8 days.", "8 days", "supported"),
        ("Apollo 11 flew for 21 days.", "21 days", "contradicted"),
        ("The last shuttle landed on July 21, 2011.", "July 21, 2011", "supported"),
        ("The last shuttle landed on June 2, 2009.", "June 2, 2009", "contradicted"),
        ("Behnken flew on STS-123 in 2008.", "Behnken flew on STS-123", "supported"),
        ("Behnken flew on STS-114.", "Behnken flew on STS-114", "contradicted"),
        ("Neil Armstrong commanded Apollo 12.", "Neil Armstrong commanded Apollo 12", "contradicted"),
        ("John Young flew with Gus Grissom.", "Young flew with Gus Grissom", "supported"),
        ("Hurley had flown four times before.", "four times before", "contradicted"),
        ("Hurley had flown twice before.", "twice before", "supported"),
        ("Crew Dragon Demo-1 had been launched on an Atlas V.", "Atlas V", "contradicted"),
        ("Crew Dragon Demo-1 had been launched on a Falcon 9.", "Falcon 9", "supported"),
        ("Soyuz MS-16 went up in April from Vostochny.", "Vostochny", "contradicted"),
        (
            "Behnken is the first American to fly three times.",
            "first American to fly three times",
            "contradicted",
        ),
        ("Behnken is the third American in space.", "third American in space", "contradicted"),
        ("John Young flew with Gus Grissom on Apollo 10.", "Young flew with Gus Grissom", "contradicted"),
        ("Hurley made his first flight eleven years ago.", "eleven years ago", "supported"),
        ("Atlantis had been in orbit 33 times.", "33 times", "supported"),
        ("Atlantis had been in orbit 21 times.", "21 times", "contradicted"),
        ("China has sent people up six times.", "six times", "supported"),
        ("China has sent people up thirteen times.", "thirteen times", "contradicted"),
        ("Not since 2011 has a shuttle gone up.", "Not since 2011", "supported"),
        ("Not since 2011 has a Soyuz gone up with people.", "Not since 2011", "contradicted"),
        ("A Starliner has never flown.", "never flown", "contradicted"),
    ],
)
def test_what_the_record_has_days_and_crews_of_is_held_against_them(
    sentence: str, words: str, verdict: str
) -> None:
    found = verdicts(words, sentence)
    assert verdict in found
    assert not {"supported", "contradicted"} - {verdict} <= found


@pytest.mark.parametrize(
    "sentence",
    [
        "Hurley joined NASA twenty years ago.",
        "The company was founded 18 years ago, and Columbia was lost soon after.",
        "Apollo 11 was to fly for 30 days in an early plan.",
        "Behnken trained with Neil Armstrong's son.",
        "Skylab 4 would have lasted eight weeks, had all gone to plan.",
    ],
)
def test_what_tells_of_something_else_is_not_called_false(sentence: str) -> None:
    claims = read(HEAD + sentence + "\n").to_dict()["claims"]
    assert [one for one in claims if one["verdict"] == "contradicted"] == []
