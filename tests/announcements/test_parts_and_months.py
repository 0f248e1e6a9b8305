"""A whole is held against the parts told with it, and a stay against the month in which it is told to end."""

import pytest

from expedition.announcements.reader import read

_NEWS = "Baikonur, 20 November 2025. Soyuz MS-28 is to lift off for the International Space Station on 27 November.\n\n"


def _judged(told, quote):
    at = (_NEWS + told).index(quote)
    return {
        one.verdict
        for one in read(_NEWS + told).claims
        if one.start < at + len(quote) and at < one.end and one.verdict != "unclear"
    } or {"unclear"}


@pytest.mark.parametrize(
    ("told", "quote", "verdict"),
    [
        ("It carries 2,600 kilograms: 1,500 kg of dry cargo, 700 kg of fuel and 400 kg of water.", "2,600 kilograms",
         "supported"),
        ("It carries 2,600 kilograms: 1,500 kg of dry cargo, 600 kg of fuel and 400 kg of water.", "2,600 kilograms",
         "contradicted"),
        ("The hold has 2.9 tons (1,400 kg of equipment, 680 kg of fuel and 420 kg of water).", "2.9 tons",
         "contradicted"),
        ("Ten people will be aboard: three Russians, four Americans and one Japanese.", "three Russians",
         "contradicted"),
        ("Seven astronauts live there: four Americans, two Russians and one Japanese.", "Seven", "supported"),
        # Some of the parts are all that is told.
        ("The cargo weighs 2,500 kg, including 1,000 kg of food, 700 kg of water and 100 kg of gas.", "2,500 kg",
         "unclear"),
        ("It carries 2,600 kg: 1,500 kg of dry cargo, 600 kg of fuel, 300 kg of water and more.", "2,600 kg",
         "unclear"),
    ],
)  # fmt: skip
def test_parts_add_up_to_the_whole_before_them(told, quote, verdict):
    assert _judged(told, quote) == {verdict}


@pytest.mark.parametrize(
    ("told", "quote", "verdict"),
    [
        ("How long do they stay? Until July. That's more than ten months.", "ten months", "contradicted"),
        ("How long do they stay? Until July. That's eight months, near enough.", "eight months", "supported"),
        ("The three come home in July after some 320 days.", "320 days", "contradicted"),
        ("They will land in July, eleven months from now.", "eleven months", "contradicted"),
        # Somebody who went up before is nobody of this flight, and an old plan is no plan.
        ("Zena Cardman comes home in January after some 320 days.", "320 days", "unclear"),
        ("Instead of twelve months they stay until July.", "twelve months", "unclear"),
    ],
)
def test_a_stay_is_as_long_as_from_lift_off_to_its_last_month(told, quote, verdict):
    assert _judged(told, quote) == {verdict}


def test_years_after_a_flight_are_counted_for_one_that_is_still_to_come():
    told = "He will be the third, {} years after Svetlana Savitskaya flew on Soyuz T-12."
    assert _judged(told.format(41), "years after") == {"supported"}
    assert _judged(told.format(31), "years after") == {"contradicted"}
