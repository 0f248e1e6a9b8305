"""What is told of all flights of a kind is false where one of them is known to have failed."""

import pytest

from expedition.announcements.reader import read

_NEWS = "Baikonur, 20 November 2025. Soyuz MS-28 is to lift off for the International Space Station on 27 November.\n\n"


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("All 33 earlier CRS flights have reached the station", "contradicted"),
        ("All CRS flights of the Dragon have reached the station", "contradicted"),
        ("Every Progress MS launched so far has reached the station", "contradicted"),
        ("Every Cygnus launched so far has arrived at the station", "contradicted"),
        ("None of the Progress ships has been lost", "contradicted"),
        ("Until now all Soyuz crews have come home", "contradicted"),
        ("All nine Kounotori ships reached the station", "supported"),
        ("All Crew missions so far have docked with the station", "supported"),
        ("No Tianzhou has failed to reach its station", "supported"),
        # Some of them only, or all but some.
        ("All but one of the CRS flights reached the station", "unclear"),
        ("Almost all CRS flights have reached the station", "unclear"),
        ("All four CRS flights of 2020 reached the station", "unclear"),
    ],
)
def test_every_flight_of_a_kind(told, verdict):
    judged = {one.verdict for one in read(_NEWS + told + ".").claims if one.start >= len(_NEWS)}
    assert (judged & {"supported", "contradicted"} or {"unclear"}) == {verdict}


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Crew-9 was the first time a Crew Dragon went up with only two aboard.", "contradicted"),
        ("Demo-2 was the first time a Crew Dragon went up with just two aboard.", "supported"),
        ("It will be the first piloted launch on a rocket of this modification.", "contradicted"),
    ],
)
def test_a_first_with_so_many_aboard_or_on_such_a_rocket_is_counted(told, verdict):
    told = _NEWS + told
    at = told.index("first ") - 4
    judged = {one.verdict for one in read(told).claims if one.kind == "first" and one.start >= at}
    assert judged & {"supported", "contradicted"} == {verdict}
