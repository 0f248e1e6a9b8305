"""The standard atmosphere against its printed tables; the air along the way of an entry against its model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import trapezoid

from expedition.space.atmosphere import SEA_LEVEL_PRESSURE_PA, AirAlong, air, air_at
from expedition.space.engine import engine_time, satkit
from expedition.space.frames import geodetic_from_itrf, itrf_from_geodetic
from expedition.space.time import parse_utc

# The tables are printed to five digits; the grid of 250 m costs up to 4e-4 where a layer begins.
RELATIVE = 1e-3

# U.S. Standard Atmosphere 1976, table I: geometric height (km), density (kg/m³), pressure (Pa).
PRINTED = [
    (0.0, 1.2250, 101325.0),
    (11.0, 0.36480, 22700.0),
    (20.0, 0.088910, 5529.3),
    (32.0, 0.013555, 889.06),
    (50.0, 1.0269e-3, 79.779),
    (60.0, 3.0968e-4, 21.959),
    (70.0, 8.2829e-5, 5.2209),
    (80.0, 1.8458e-5, 1.0525),
    (86.0, 6.958e-6, 0.37338),
]
# The definition's layer bases: geopotential height (km), temperature (K), pressure (Pa).
BASES = [
    (11.0, 216.65, 22632.06),
    (20.0, 216.65, 5474.889),
    (32.0, 228.65, 868.0187),
    (47.0, 270.65, 110.9063),
    (51.0, 270.65, 66.93887),
    (71.0, 214.65, 3.956420),
]

heights = st.floats(0.0, 149e3)


@pytest.mark.parametrize(("height_km", "density", "pressure"), PRINTED)
def test_printed_table(height_km, density, pressure):
    found_density, found_pressure, _ = air(1000.0 * height_km)
    assert found_density == pytest.approx(density, rel=RELATIVE)
    assert found_pressure == pytest.approx(pressure, rel=RELATIVE)


@pytest.mark.parametrize(("geopotential_km", "temperature", "pressure"), BASES)
def test_layer_bases(geopotential_km, temperature, pressure):
    height = 6356.766e3 * geopotential_km / (6356.766 - geopotential_km)
    density, found_pressure, sound = air(height)
    assert found_pressure == pytest.approx(pressure, rel=RELATIVE)
    assert density == pytest.approx(pressure / (287.05287 * temperature), rel=RELATIVE)
    assert sound == pytest.approx(np.sqrt(1.4 * 287.05287 * temperature), rel=2e-3)


@pytest.mark.parametrize(
    ("height_km", "density"), [(90.0, 3.416e-6), (100.0, 5.604e-7), (110.0, 9.708e-8), (120.0, 2.222e-8)]
)
def test_density_above_the_layers(height_km, density):
    assert air(1000.0 * height_km)[0] == pytest.approx(density, rel=RELATIVE)


def test_sound_at_sea_level():
    assert air(0.0)[2] == pytest.approx(340.294, abs=0.001)


@given(heights, st.floats(1.0, 1000.0))
def test_density_and_pressure_fall_with_height(height, step):
    (density, higher_density), (pressure, higher_pressure), _ = air([height, height + step])
    assert higher_density < density
    assert higher_pressure < pressure


@given(heights)
def test_no_steps(height):
    """One metre up costs at most a part in five thousand: the scale height is nowhere below 5 km."""
    density, pressure, _ = air([height, height + 1.0])
    assert density[1] / density[0] == pytest.approx(1.0, abs=1 / 4900)
    assert pressure[1] / pressure[0] == pytest.approx(1.0, abs=1 / 4900)


def test_the_air_stands_on_itself():
    """The pressure at the ground is the weight of the column above it, gravity falling with height."""
    height = np.arange(0.0, 86000.0, 10.0)
    gravity = 9.80665 * (6356766.0 / (6356766.0 + height)) ** 2
    weight = trapezoid(air(height)[0] * gravity, height) + air(86000.0)[1]
    assert weight == pytest.approx(SEA_LEVEL_PRESSURE_PA, rel=2e-4)


def test_below_the_sea_and_above_the_air():
    assert [float(x) for x in air(-100.0)] == pytest.approx([float(x) for x in air(0.0)])
    density, pressure, sound = air([150001.0, 1e7])
    assert not density.any()
    assert not pressure.any()
    assert (sound > 200.0).all()


@pytest.mark.parametrize("height", [0.0, 10_321.0, 86_000.0, 149_900.0, 200_000.0])
def test_air_of_one_height_is_that_of_many(height: float) -> None:
    assert air_at(height) == pytest.approx([float(one) for one in air(height)], rel=1e-12, abs=0.0)


T = parse_utc("2021-10-17T04:10:00Z")
# Below the circle, between columns up to 8° apart; one column for a whole entry was up to 32 % off.
ALONG = 0.008
# A place some 200 km to the side of the circle.
ASIDE = 0.02


def over_ground(latitude_deg, longitude_deg, height_m=0.0):
    return itrf_from_geodetic(np.radians(latitude_deg), np.radians(longitude_deg), height_m)


def of_the_model(r, t):
    """NRLMSISE-00 itself at positions (n, 3) and instants (n,)."""
    places = geodetic_from_itrf(r)
    rows = [
        satkit().density.nrlmsise(float(height), float(latitude), float(longitude), engine_time(float(at)))
        for (latitude, longitude, height), at in zip(places, t, strict=True)
    ]
    return np.array(rows)


@pytest.mark.parametrize(
    ("start", "end"),
    [((17.0, 42.0), (47.3, 69.6)), ((-38.0, -125.0), (28.6, -80.6)), ((5.0, 170.0), (-20.0, -150.0))],
)
@pytest.mark.parametrize("height_m", [30e3, 70e3, 80e3, 90e3, 100e3, 119e3])
def test_air_along_the_way_is_the_models(start, end, height_m):
    begin, aim = over_ground(*start), over_ground(*end)
    air = AirAlong.over(T, begin, aim, before_rad=0.1, beyond_rad=0.1)
    up, other = begin / np.linalg.norm(begin), aim / np.linalg.norm(aim)
    angle = np.arccos(up @ other)
    parts = np.linspace(-0.1 / angle, 1.0 + 0.1 / angle, 37)
    on = (np.sin((1.0 - parts) * angle)[:, None] * up + np.sin(parts * angle)[:, None] * other) / np.sin(
        angle
    )
    latitude, longitude, _ = geodetic_from_itrf(6.37e6 * on).T
    r = np.array([itrf_from_geodetic(a, b, height_m) for a, b in zip(latitude, longitude, strict=True)])
    t = T + parts * angle * 6378137.0 / 7500.0
    density, sound = air.near(r.T).at(np.full(r.shape[0], height_m))
    wanted, temperature = of_the_model(r, t).T
    np.testing.assert_allclose(density, wanted, rtol=ALONG)
    np.testing.assert_allclose(sound, np.sqrt(1.4 * 287.05287 * temperature), rtol=0.02)
    aside = r + 200e3 * np.cross(up, other) / np.sin(angle)
    aside *= (np.linalg.norm(r, axis=1) / np.linalg.norm(aside, axis=1))[:, None]
    height = geodetic_from_itrf(aside)[:, 2]
    np.testing.assert_allclose(air.near(aside.T).at(height)[0], of_the_model(aside, t)[:, 0], rtol=ASIDE)


def test_air_far_from_its_way_is_that_of_its_ends():
    begin, aim = over_ground(17.0, 42.0), over_ground(47.3, 69.6)
    air = AirAlong.over(T, begin, aim)
    heights = np.array([80e3])
    before, behind = begin - 0.3 * (aim - begin), aim + 0.3 * (aim - begin)
    assert air.near(before[:, None]).at(heights)[0] == pytest.approx(air.near(begin[:, None]).at(heights)[0])
    assert air.near(behind[:, None]).at(heights)[0] == pytest.approx(
        air.near(aim[:, None]).at(heights)[0], rel=1e-3
    )
