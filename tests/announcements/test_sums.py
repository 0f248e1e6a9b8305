"""Sums that a text makes of its own figures are added up; what is not understood is left open."""

import pytest

from expedition.announcements.reader import read

_NEWS = "Baikonur, 20 November 2025. Soyuz MS-28 is to lift off for the International Space Station on 27 November.\n\n"


@pytest.mark.parametrize(
    ("told", "quote", "verdict"),
    [
        ("It brings 754 kg of fuel, 420 kg of water, 50 kg of air and 1,280 kg of cargo, 2,504 kg altogether.",
         "2,504 kg altogether", "supported"),
        ("It brings 754 kg of fuel, 420 kg of water, 50 kg of air and 1,280 kg of cargo, 2,704 kg altogether.",
         "2,704 kg altogether", "contradicted"),
        ("Aboard are 4.3 tons inside and 1.9 tons outside, 6.2 tons in sum.", "6.2 tons in sum", "supported"),
        ("He flew for 182 days in 2019 and 192 days now, which makes 384 days together.",
         "makes 384 days together", "contradicted"),
        ("Columbia made 28 flights, Challenger 10, Discovery 39, Atlantis 33 and Endeavour 25: 135 flights in all.",
         "135 flights in all", "supported"),
        ("Three paying guests give $55 million each, that makes $165 million.", "$165 million", "supported"),
        ("Three paying guests give $55 million each, that makes $175 million.", "$175 million", "contradicted"),
        ("Four spacewalks in May and three in June bring the tally to seven spacewalks.", "seven spacewalks",
         "supported"),
        ("Seven Americans are there, three aboard Mir and three on the Soyuz, fourteen in all.", "fourteen in all",
         "contradicted"),
        # Of part of a row, of another unit, of a longer list than is told: nothing is called false.
        ("With 12 men and 3 women selected, the class makes up 20 per cent of the corps.", "20", "unclear"),
        ("Of the 11 people in orbit 7 are on the ISS; in all 3 are Chinese.", "in all 3", "unclear"),
        ("In 2019 and 2020 it flew 2 crews, with 4 more to come, for a total of 6 flights.", "6 flights", "unclear"),
    ],
)  # fmt: skip
def test_a_sum_is_added_up_from_the_figures_before_it(told, quote, verdict):
    at = (_NEWS + told).index(quote)
    judged = {
        one.verdict
        for one in read(_NEWS + told).claims
        if one.start < at + len(quote) and at < one.end and one.verdict != "unclear"
    }
    assert judged == ({verdict} - {"unclear"})


@pytest.mark.parametrize(("days", "verdict"), [(545, "supported"), (511, "contradicted")])
def test_days_in_all_are_those_of_whoever_is_told_of(days, verdict):
    told = f"Oleg Novitsky came home in April 2024. He has {days} days in space altogether."
    (one,) = [
        each
        for each in read(_NEWS + told).claims
        if f"{days} days" in each.reading and " = " in each.evidence
    ]
    assert one.verdict == verdict
