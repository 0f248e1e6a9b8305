"""The Sun's place, the Earth's shadow and day and night, against the DE440 ephemeris and the engine's own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.space import sun
from expedition.space.crossings import brackets
from expedition.space.engine import engine_time, engine_times, satkit
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M, gcrf_from_teme, greenwich_rad
from expedition.space.time import parse_utc

# Measured 0.0090°: what the Astronomical Almanac promises of its formula.
DIRECTION_DEG = 0.01
LIGHT_TIME_S = 499.0
SUN_M, SUN_RADIUS_M = 1.496e11, 6.957e8
DISC_POINTS = 4000

coordinates = st.floats(-2e7, 2e7)


def unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector, axis=-1, keepdims=True)


def test_direction_agrees_with_the_ephemeris():
    days = np.arange(parse_utc("2000-01-05"), parse_utc("2026-01-01"), 41.3 * 86400.0)
    place = satkit().jplephem.geocentric_pos
    # Seen from the Earth the Sun is where it was when the light left.
    seen = [place(satkit().solarsystem.Sun, t) for t in engine_times(days - LIGHT_TIME_S)]
    wanted = unit(np.einsum("nji,nj->ni", gcrf_from_teme(days), np.array(seen)))
    found = sun.sun_direction(days)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-12)
    off = np.degrees(np.arcsin(np.linalg.norm(np.cross(found, wanted), axis=1)))
    assert off.max() < DIRECTION_DEG
    assert np.sum(found * wanted, axis=1).min() > 0.99


def test_direction_of_one_instant_is_one_vector():
    t = parse_utc("2021-10-05T08:55:02Z")
    assert sun.sun_direction(t).shape == (3,)
    np.testing.assert_array_equal(sun.sun_direction(np.array([[t, t]]))[0, 1], sun.sun_direction(t))


def test_equinox_and_solstice_of_2021():
    """20 March 09:37 UTC and 21 June 03:32 UTC, as published: the Sun crosses the equator, and is highest."""
    assert np.degrees(np.arcsin(sun.sun_direction(parse_utc("2021-03-20T09:37:00Z"))[2])) == pytest.approx(
        0.0, abs=0.006
    )
    around = parse_utc("2021-06-21T03:32:00Z") + np.array([-5.0, 0.0, 5.0]) * 86400.0
    low, high, low_again = np.degrees(np.arcsin(sun.sun_direction(around)[:, 2]))
    assert high == pytest.approx(23.437, abs=0.003)
    assert low == pytest.approx(low_again, abs=0.01)
    assert low < high - 0.05


@given(coordinates, coordinates, coordinates)
def test_shadow_is_the_engines_but_for_the_penumbra_and_the_flattening(x, y, z):
    r = np.array([x, y, z])
    if np.linalg.norm(r) < WGS84_RADIUS_M + 100e3:
        return
    t = parse_utc("2021-10-05T12:00:00Z")
    far = np.array(satkit().sun.pos_gcrf(engine_time(t)))
    margin = float(sun.shadow_margin_m(r, unit(far)))
    assert sun.sunlit(r, unit(far)) == (margin > 0.0)
    # The Sun's half degree makes the edge 5 km for each 1000 km behind the Earth, which for the engine is a ball.
    if abs(margin) > 5e-3 * np.linalg.norm(r) + 22000.0:
        assert (satkit().sun.shadowfunc(far, r) > 0.5) == (margin > 0.0)


def test_shadow_margin_is_a_distance():
    s = np.array([1.0, 0.0, 0.0])
    r = 6.8e6
    assert sun.shadow_margin_m([-r, 0.0, 0.0], s) == pytest.approx(-WGS84_RADIUS_M)
    assert sun.shadow_margin_m([-r, WGS84_RADIUS_M + 1.0, 0.0], s) == pytest.approx(1.0, abs=1e-6)
    assert sun.shadow_margin_m([0.0, r, 0.0], s) == pytest.approx(r - WGS84_RADIUS_M)
    # It has no step where day begins, so that a root finder may use it.
    around = [[-1.0, r, 0.0], [0.0, r, 0.0], [1.0, r, 0.0]]
    np.testing.assert_allclose(sun.shadow_margin_m(around, s), r - WGS84_RADIUS_M, atol=1e-3)
    assert sun.shadow_margin_m([r, 0.0, 0.0], s) > 0.0


@given(st.floats(0.0, 6.28), st.floats(-1.5, 1.5), st.floats(0.0, 6.28), st.floats(-0.41, 0.41))
def test_shadow_turns_with_the_sun_about_the_earths_axis(angle, height, turn, declination):
    s = np.array([np.cos(declination), 0.0, np.sin(declination)])
    r = 6.8e6 * np.array([np.sin(height), np.cos(height) * np.cos(angle), np.cos(height) * np.sin(angle)])
    c, w = np.cos(turn), np.sin(turn)
    about = np.array([[c, -w, 0.0], [w, c, 0.0], [0.0, 0.0, 1.0]])
    assert sun.shadow_margin_m(about @ r, about @ s) == pytest.approx(
        float(sun.shadow_margin_m(r, s)), abs=1e-6
    )


def test_over_the_pole_the_shadow_is_lower_by_the_flattening():
    """At an equinox the shadow's edge passes over the poles at the polar radius, 21.4 km below the equator's."""
    s = np.array([1.0, 0.0, 0.0])
    polar = WGS84_RADIUS_M * (1.0 - WGS84_FLATTENING)
    assert sun.shadow_margin_m([-2e6, 0.0, polar], s) == pytest.approx(0.0, abs=1e-6)
    assert sun.shadow_margin_m([-2e6, 0.0, polar + 1000.0], s) == pytest.approx(1000.0, rel=4e-3)
    assert not sun.sunlit([-2e6, WGS84_RADIUS_M - 20e3, 0.0], s)
    assert sun.sunlit([-2e6, 0.0, WGS84_RADIUS_M - 20e3], s)


def disc_in_sight(r: np.ndarray, towards: np.ndarray) -> float:
    """Part of the solar disc that is seen from a place: rays to its points against the WGS-84 ellipsoid."""
    far = SUN_M * towards - r
    ahead = unit(far)
    side = unit(np.cross(ahead, [0.3, -0.5, 0.8]))
    k = np.arange(DISC_POINTS) + 0.5
    # Even over the disc (Vogel's spiral).
    out, turn = SUN_RADIUS_M * np.sqrt(k / DISC_POINTS), k * np.pi * (3.0 - np.sqrt(5.0))
    ring = np.outer(out * np.cos(turn), side) + np.outer(out * np.sin(turn), np.cross(ahead, side))
    rays = unit(far + ring)
    weights = 1.0 / np.array([WGS84_RADIUS_M, WGS84_RADIUS_M, WGS84_RADIUS_M * (1.0 - WGS84_FLATTENING)]) ** 2
    a, b, c = (rays**2) @ weights, (rays * r) @ weights, float(r**2 @ weights) - 1.0
    return float(np.mean(~((b < 0.0) & (b * b > a * c))))


@pytest.mark.parametrize("declination_deg", [-23.4, 0.0, 11.0])
@pytest.mark.parametrize("beta_deg", [0.0, 35.0, 60.0, 68.0, 69.5])
@pytest.mark.parametrize("turn_deg", [0.0, 75.0, 160.0, 290.0])
def test_half_the_disc_is_in_sight_at_the_edge_of_the_shadow(declination_deg, beta_deg, turn_deg):
    """By rays to the points of the disc, for circular orbits 420 km up, down to those that graze the shadow."""
    declination, beta, turn = np.radians([declination_deg, beta_deg, turn_deg])
    s = np.array([np.cos(declination), 0.0, np.sin(declination)])
    aside, top = np.array([0.0, 1.0, 0.0]), np.array([-np.sin(declination), 0.0, np.cos(declination)])
    q = np.cos(turn) * aside + np.sin(turn) * top
    first, second = np.cross(s, q), np.cos(beta) * s - np.sin(beta) * q
    u = np.linspace(0.0, 2.0 * np.pi, 200001)
    r = 6.798e6 * (np.outer(np.cos(u), first) + np.outer(np.sin(u), second))
    edges = brackets(sun.shadow_margin_m(r, s))
    assert edges.size in ((2,) if beta_deg < 69.0 else (0, 2))
    for k in edges:
        assert disc_in_sight(r[k], s) == pytest.approx(0.5, abs=0.03)


@given(st.floats(0.0, 6.28), st.floats(0.1, 3.0), st.floats(-0.41, 0.41), st.floats(6.5e6, 7.5e6))
def test_light_around_a_circle_is_that_of_its_places(node, inclination, declination, radius):
    s = np.array([[np.cos(declination), 0.0, np.sin(declination)]])
    first = np.array([[np.cos(node), np.sin(node), 0.0]])
    normal = [np.sin(node) * np.sin(inclination), -np.cos(node) * np.sin(inclination), np.cos(inclination)]
    second = np.cross(normal, first)
    u = np.linspace(0.0, 2.0 * np.pi, 500)
    found = sun.sunlit_around(np.array([[radius]]), np.cos(u)[None], np.sin(u)[None], (first, second), s)
    r = radius * (np.cos(u)[:, None] * first + np.sin(u)[:, None] * second)
    margin = sun.shadow_margin_m(r, s)
    clear = np.abs(margin) > 1e-3
    np.testing.assert_array_equal(found[0][clear], (margin > 0.0)[clear])


def test_part_of_a_low_orbit_in_shadow():
    """Edge on to the Sun, an orbit of radius r is dark for 2 asin(R/r) of it."""
    u = np.linspace(0.0, 2.0 * np.pi, 20001)
    r = 6.79e6 * np.stack([np.cos(u), np.sin(u), np.zeros_like(u)], axis=-1)
    dark = 1.0 - sun.sunlit(r, np.array([1.0, 0.0, 0.0])).mean()
    assert dark == pytest.approx(np.arcsin(WGS84_RADIUS_M / 6.79e6) / np.pi, abs=1e-4)


def test_sunrise_and_sunset_are_the_engines():
    latitude, longitude = 45.996034, 63.564003
    day = engine_time(parse_utc("2021-10-05T08:00:00Z"))
    site = satkit().itrfcoord(latitude_deg=latitude, longitude_deg=longitude)
    for event in satkit().sun.rise_set(day, site, use_jpl=True):
        t = parse_utc(event.to_iso8601())
        angle = greenwich_rad(t)[0] + np.radians(longitude)
        lat = np.radians(latitude)
        up = np.array([np.cos(lat) * np.cos(angle), np.cos(lat) * np.sin(angle), np.sin(lat)])
        # 50 arcminutes down, less the Sun's parallax of 0.0024°.
        elevation = float(sun.sun_elevation_deg(up, sun.sun_direction(t)))
        assert elevation == pytest.approx(-50.0 / 60.0, abs=0.012)
        assert sun.lighting_at(elevation + 0.02) == "day"
        assert sun.lighting_at(elevation - 0.02) == "civil twilight"


def test_elevation_by_geometry():
    s = unit(np.array([1.0, 1.0, 0.0]))
    found = sun.sun_elevation_deg([[1.0, 0.0, 0.0], s, -s, [0.0, 0.0, 1.0]], s)
    np.testing.assert_allclose(found, [45.0, 90.0, -90.0, 0.0], atol=1e-5)


@pytest.mark.parametrize(
    ("elevation", "name"),
    [(90.0, "day"), (0.0, "day"), (-0.9, "civil twilight"), (-5.9, "civil twilight"), (-6.1, "twilight"),
     (-17.9, "twilight"), (-18.1, "night"), (-90.0, "night")],
)  # fmt: skip
def test_lighting_names(elevation, name):
    assert sun.lighting_at(elevation) == name
