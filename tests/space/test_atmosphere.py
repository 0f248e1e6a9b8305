"""The standard atmosphere against its printed tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import trapezoid

from expedition.space.atmosphere import SEA_LEVEL_PRESSURE_PA, air, air_at

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
