"""What lies at a place: countries by their boundaries, seas by coarse shapes."""

import subprocess
import sys

import numpy as np
import pytest

from expedition.catalog.gazetteer import country_name, towns_of
from expedition.catalog.lands import countries_at, seas_at


def test_large_towns_lie_in_their_countries():
    towns = towns_of(500_000)
    found = countries_at([one.latitude_deg for one in towns], [one.longitude_deg for one in towns])
    # Some ports lie a kilometre off a coast drawn so coarsely; some countries have two names.
    pairs = [(str(country), country_name(one.country)) for country, one in zip(found, towns, strict=True)]
    ashore = [pair for pair in pairs if pair[0]]
    assert len(ashore) > 0.95 * len(pairs)
    assert sum(country == name for country, name in ashore) > 0.97 * len(ashore)


@pytest.mark.parametrize(
    ("latitude_deg", "longitude_deg", "country"),
    [
        (66.3, -179.0, "Russia"),
        (65.7, -172.0, "Russia"),
        (-29.5, 28.2, "Lesotho"),
        (-29.0, 25.0, "South Africa"),
        (-85.0, 100.0, "Antarctica"),
        (42.0, 50.5, ""),
        (10.0, 180.0, ""),
        (90.0, 0.0, ""),
    ],
)
def test_holes_the_date_line_and_the_poles_are_told_right(latitude_deg, longitude_deg, country):
    assert countries_at([latitude_deg], [longitude_deg])[0] == country


@pytest.mark.parametrize(
    ("latitude_deg", "longitude_deg", "sea"),
    [
        (42.0, 50.5, "Caspian Sea"),
        (26.0, -90.0, "Gulf of Mexico"),
        (35.0, 18.0, "Mediterranean Sea"),
        (40.0, -40.0, "North Atlantic"),
        (-30.0, 80.0, "Indian Ocean"),
        (10.0, -150.0, "North Pacific"),
        (-50.0, 175.0, "South Pacific"),
    ],
)
def test_seas_have_their_names(latitude_deg, longitude_deg, sea):
    assert seas_at([latitude_deg], [longitude_deg])[0] == sea


def test_hardly_any_water_is_without_a_name():
    chance = np.random.default_rng(1)
    latitude, longitude = np.degrees(np.arcsin(chance.uniform(-1, 1, 5000))), chance.uniform(-180, 180, 5000)
    wet = countries_at(latitude, longitude) == ""
    assert 0.66 < wet.mean() < 0.74
    assert (seas_at(latitude[wet], longitude[wet]) == "open sea").mean() < 0.01


def test_places_are_found_without_what_draws() -> None:
    """Loading matplotlib takes 0.2 s of a plan, and complains of homes that cannot be written."""
    words = (
        "import sys; from expedition.catalog.lands import countries_at, seas_at; "
        "print(countries_at([46.0], [63.3])[0], seas_at([46.0], [63.3]).size, 'matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Kazakhstan", "1", "False"]
