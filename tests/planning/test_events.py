"""Orbital day and night against another program's eclipses: Orekit, with the Earth's ellipsoid and the Sun of DE440."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from expedition.planning.events import day_and_night
from expedition.space.engine import Arc, Forces
from expedition.space.frames import gcrf_from_teme
from expedition.space.sun import sun_direction
from expedition.space.time import format_utc, parse_utc
from expedition.timeline import Leg

START = parse_utc("2021-10-05T08:55:02Z")
REVOLUTION_S = 5570.0
# Ours takes the Sun from a formula good to 0.01°, and half of its disc for the middle of the penumbra.
APART_S = 0.3
SUN_RADIUS_M = 6.957e8
WGS84 = (6378137.0, 1.0 / 298.257223563)


def orbit(beta_deg: float, day: float) -> Arc:
    """Three revolutions, 420 km up, with the Sun so high above the plane."""
    t = START + day * 86400.0
    s = np.einsum("ij,j->i", gcrf_from_teme(np.array([t]))[0], sun_direction(t))
    east = np.cross([0.0, 0.0, 1.0], s) / np.hypot(s[0], s[1])
    q = np.cross(s, east) * np.cos(0.7) + east * np.sin(0.7)
    beta = np.radians(beta_deg)
    normal = np.sin(beta) * s + np.cos(beta) * q
    up = np.cross(s, normal) / np.cos(beta)
    speed = np.sqrt(3.986004415e14 / 6.798e6)
    state = np.concatenate([6.798e6 * up, speed * np.cross(normal, up)])
    forces = Forces.over(t, t + 3.0 * REVOLUTION_S)
    return forces.propagate(state, t, t + 3.0 * REVOLUTION_S, drag_area_over_mass_m2pkg=0.0)


def orekits(arc: Arc) -> Callable[[float, bool], float]:
    """Orekit's measure of the eclipse at an instant, positive in the light: of the umbra or the penumbra."""
    from org.hipparchus.geometry.euclidean.threed import Vector3D
    from org.orekit.bodies import CelestialBodyFactory, OneAxisEllipsoid
    from org.orekit.frames import FramesFactory
    from org.orekit.orbits import CartesianOrbit
    from org.orekit.propagation import SpacecraftState
    from org.orekit.propagation.events import EclipseDetector
    from org.orekit.time import AbsoluteDate, TimeScalesFactory
    from org.orekit.utils import PVCoordinates

    gcrf, utc = FramesFactory.getGCRF(), TimeScalesFactory.getUTC()
    # Turned about its axis the ellipsoid is the same: the equator of date will do, without the Earth's turning.
    earth = OneAxisEllipsoid(*WGS84, FramesFactory.getTEME())
    both = EclipseDetector(CelestialBodyFactory.getSun(), SUN_RADIUS_M, earth)
    detectors: dict[bool, Any] = {True: both.withUmbra(), False: both.withPenumbra()}

    def measure(t: float, umbra: bool) -> float:
        state = [float(x) for x in arc.state_gcrf(t)]
        date = AbsoluteDate(format_utc(t, 6).removesuffix("Z"), utc)
        where = PVCoordinates(Vector3D(*state[:3]), Vector3D(*state[3:]))
        return float(detectors[umbra].g(SpacecraftState(CartesianOrbit(where, gcrf, date, 3.986004415e14))))

    return measure


def zero(measure: Callable[[float], float], low: float, high: float) -> float:
    """Where a measure changes its sign between two instants."""
    sign = measure(low) > 0.0
    assert (measure(high) > 0.0) != sign
    for _ in range(22):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if (measure(middle) > 0.0) == sign else (low, middle)
    return 0.5 * (low + high)


@pytest.mark.parametrize(("beta_deg", "day"), [(2.0, 0.0), (-40.0, 80.0), (58.0, 170.0), (66.0, 260.0)])
def test_sunsets_and_sunrises_are_orekits(orekit_data: None, beta_deg: float, day: float) -> None:
    """The middle between the first and the last edge, which is nearly where half of the disc is in sight."""
    arc = orbit(beta_deg, day)
    events = day_and_night([Leg("coast", arc.start, arc.end, arc.state_gcrf)])
    assert len(events) in (5, 6)
    measure = orekits(arc)
    for event in events:
        umbra, penumbra = (
            zero(lambda t, umbra=umbra: measure(t, umbra), event.t - 60.0, event.t + 60.0)
            for umbra in (True, False)
        )
        assert (umbra > penumbra) == (event.name == "Orbital sunset")
        assert 7.0 < abs(umbra - penumbra) < 60.0
        assert event.t == pytest.approx(
            0.5 * (umbra + penumbra), abs=APART_S * max(1.0, abs(umbra - penumbra) / 8.0)
        )
