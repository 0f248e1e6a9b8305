"""Places that guests name."""

import pytest

from expedition.audience.place import place
from expedition.errors import InputError


def test_coordinates_are_taken_as_given_with_the_clock_of_the_nearest_town():
    found = place(" 45.92, 63.34 ,110")
    assert (found.latitude_deg, found.longitude_deg, found.height_m) == (45.92, 63.34, 110.0)
    assert found.time_zone == "Asia/Qyzylorda"
    assert place("-33.9,18.4").height_m == 0.0


def test_a_town_brings_its_clock_and_namesakes_are_told():
    assert place("Titusville, FL").time_zone == "America/New_York"
    assert "Springfield, IL, United States of America" in place("Springfield").namesakes
    assert not place("Moscow").namesakes, "a village of that name is not what is meant"
    # Two of one name in one country are told apart by where they are.
    assert any("(62." in one for one in place("Мирный").namesakes)
    assert not place("48.85,2.35").namesakes


@pytest.mark.parametrize(
    "text",
    [
        "45.9 63.3", "45.9;63.3", "45,9 63,3", "45,9, 63,3", "45°54′N 63°18′E", "45° 54' 00\" N, 63° 18' 00\" E",
        "N45.9 E63.3", "63.3E 45.9N", "45 54 N 63 18 E", "45°54′ с. ш. 63°18′ в. д.", "geo:45.9,63.3",
        "lat 45.9, lon 63.3", "(45.9, 63.3)", "45,9° N 63,3° E", "+45.9, +63.3", "45.9 north, 63.3 east",
    ],
)  # fmt: skip
def test_coordinates_are_read_as_people_write_them(text):
    found = place(text)
    assert (found.latitude_deg, found.longitude_deg) == pytest.approx((45.9, 63.3))
    assert found.height_m == 0.0


@pytest.mark.parametrize(
    ("text", "there"),
    [("33°52′S 151°12′E, 30 m", (-33.8667, 151.2, 30.0)), ("−33.9 −70.5 500m", (-33.9, -70.5, 500.0))],
)
def test_signs_letters_and_heights_are_kept(text, there):
    found = place(text)
    assert (found.latitude_deg, found.longitude_deg, found.height_m) == pytest.approx(there, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Moscow, Idaho", (46.73, -117.0)),
        ("Paris Texas", (33.66, -95.56)),
        ("Cocoa Beach Florida USA", (28.32, -80.61)),
        ("London, Ontario", (42.98, -81.23)),
        ("Perth, Scotland", (56.4, -3.43)),
        ("Koeln", (50.93, 6.95)),
        ("Baykonur", (45.62, 63.32)),
        ("Bajkonur", (45.62, 63.32)),
        ("Чикаго", (41.85, -87.65)),
        ("Сталинград", (48.72, 44.5)),
        ("Kennedy Space Center", (28.61, -80.6)),
        ("LC-39A", (28.61, -80.6)),
        ("космодром Восточный", (51.88, 128.33)),
        ("Boca Chica, Dominican Republic", (18.45, -69.6)),
        ("Singapore", (1.29, 103.85)),
    ],
)
def test_names_are_found_as_guests_type_them(text, there):
    found = place(text)
    assert (found.latitude_deg, found.longitude_deg) == pytest.approx(there, abs=0.05)


def test_out_at_sea_the_clock_is_that_of_the_longitude_and_says_so():
    assert place("0,-140").time_zone == "Etc/GMT+9"
    assert "no town is near" in place("0,-140").source


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
        ("45°75′N 63°20′E", "0 to under 60"),
        ("45.9N 63.3N", "not one latitude and one longitude"),
        ("45.9,263.3", "263.3 east is -96.7"),
        ("Florida", "name a town in it"),
        ("Germany", "name a town in it"),
        ("Huston", "Houston, TX"),
        ("北京", "Latin and Cyrillic"),
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


def test_letters_that_have_no_name_are_of_no_known_script() -> None:
    with pytest.raises(InputError, match="Latin and Cyrillic"):
        place("\U00017000\U00017001 \U00017002")
