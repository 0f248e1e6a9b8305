"""Places that guests name."""

import pytest

from expedition.audience.place import namesakes, place
from expedition.errors import InputError


def test_coordinates_are_taken_as_given_with_the_clock_of_the_nearest_town():
    found = place(" 45.92, 63.34 ,110")
    assert (found.latitude_deg, found.longitude_deg, found.height_m) == (45.92, 63.34, 110.0)
    assert found.time_zone == "Asia/Qyzylorda"
    assert place("-33.9,18.4").height_m == 0.0


def test_a_town_brings_its_clock_and_namesakes_are_told():
    assert place("Titusville, FL").time_zone == "America/New_York"
    assert namesakes("Paris")
    assert not namesakes("48.85,2.35")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("91,0", "latitude runs"),
        ("0,181", "longitude"),
        ("0,0,20000", "metres above"),
        ("Orlndo", "Orlando"),
        ("Paris, Japan", "Paris, France"),
        ("", "45.92,63.34"),
        ("12.5", "45.92,63.34"),
        ("1e999,0", "45.92,63.34"),
        ("9" * 500 + ",0", "latitude"),
    ],
)
def test_a_refusal_says_what_to_write_instead(text, advice):
    with pytest.raises(InputError, match=advice):
        place(text)


@pytest.mark.parametrize("name", ["Washington", "Washington DC", "Washington, D.C.", "Washington, DC"])
def test_the_capital_is_found_under_its_short_names(name: str) -> None:
    assert place(name).latitude_deg == pytest.approx(38.895, abs=0.01)
    assert place("Washington, UT").latitude_deg == pytest.approx(37.13, abs=0.01)
