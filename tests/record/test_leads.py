"""Leads: what the flights of a launcher say about it, and what of a catalogue they leave as it is."""

from dataclasses import replace

import pytest

from expedition.record.flown import Comparison
from expedition.record.leads import leads, table

ONE = Comparison(
    flight="A-1",
    launcher="A",
    version="a",
    vehicle="ship",
    profile="quick",
    orbits=2,
    profile_chosen=False,
    elements_age_h=1.0,
    phase_deg=10.0,
    flown_liftoff=0.0,
    liftoff_error_s=4.0,
    physics_error_s=-26.0,
    lead_s=200.0,
)


def test_a_lead_is_the_median_of_what_flights_had():
    """Predicted 4 s late with a lead of 200 s, a flight had one of 204 s; physics alone 230 s."""
    group = [
        replace(ONE, flight=name, liftoff_error_s=e, physics_error_s=e - 30.0)
        for name, e in (("A-1", 4.0), ("A-2", 6.0), ("A-3", -50.0))
    ]
    (found,) = leads(group)
    assert (found.version, found.flights) == ("a", 3)
    assert found.median_s == pytest.approx(204.0)
    assert found.spread_s == pytest.approx(2.0)
    assert found.used_s == pytest.approx(200.0)
    assert found.physics_s == pytest.approx(230.0)


def test_the_lead_found_does_not_depend_on_the_one_used():
    moved = replace(ONE, lead_s=170.0, liftoff_error_s=34.0)
    (one,), (other,) = leads([ONE]), leads([moved])
    assert one.median_s == pytest.approx(other.median_s)
    assert one.physics_s == pytest.approx(other.physics_s)


def test_odd_flights_and_those_not_predicted_say_nothing():
    odd = replace(ONE, flight="A-2", liftoff_error_s=500.0, off_nominal="launched late")
    missing = replace(ONE, flight="A-3", version="", liftoff_error_s=None, not_predicted="no data")
    (found,) = leads([ONE, odd, missing])
    assert (found.flights, found.median_s) == (1, 204.0)
    assert leads([odd, missing]) == []


def test_versions_stand_in_their_own_lines():
    text = table(leads([ONE, replace(ONE, version="b", liftoff_error_s=0.0, physics_error_s=0.0)]))
    assert [line.split()[0] for line in text.splitlines()] == ["launcher", "a", "b"]
    assert "204.0" in text
