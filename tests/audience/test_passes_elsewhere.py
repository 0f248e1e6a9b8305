"""Passes and directions beside those of two other programs, Skyfield and Orekit, from the same element set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition.audience.courses import climb
from expedition.audience.looking import Course, Eyes, look
from expedition.audience.passes import instants, moments
from expedition.plans.plan import Plan
from expedition.space.time import DAY_S, format_utc, parse_utc
from expedition.station.elements import ElementSet, parse_tle

# Skyfield's instants are good to some tenths of a second, in which a pass overhead moves 0.05°; ours is the higher.
WITHIN_S, WITHIN_DEG = 0.3, 0.05
OREKIT_WITHIN_S = 0.05
# At one and the same instant; Skyfield leaves polar motion out, some ten metres.
SAME_INSTANT_DEG, SAME_INSTANT_KM = 0.002, 0.02


@pytest.fixture(scope="module")
def skyfield() -> dict[str, Any]:
    """What Skyfield found."""
    file = Path(__file__).parents[1] / "reference" / "passes.json"
    found: dict[str, Any] = json.loads(file.read_text())
    return found


def element_set(found: dict[str, Any]) -> ElementSet:
    (one,) = parse_tle("\n".join(found["elements"]))
    return one


def test_the_passes_are_those_that_skyfield_finds(skyfield: dict[str, Any]) -> None:
    one, start = element_set(skyfield), parse_utc(skyfield["start_utc"])
    course = Course.over(one.state_gcrf, start, start + skyfield["days"] * DAY_S)
    compared = 0
    for place in skyfield["places"]:
        eyes = Eyes.at(*place["at"])
        ours = instants(course, eyes, lowest_deg=10.0)
        theirs = place["events"]
        high = [k for k, (kind, *_, elevation, _) in enumerate(theirs) if kind == 1 and elevation >= 10.0]
        whole = [k for k in high if 0 < k < len(theirs) - 1]
        assert ours.culmination.size == len(whole), place["place"]
        for k, row in enumerate(whole):
            for t, (_, utc, azimuth, elevation, range_km) in zip(
                (ours.rise[k], ours.culmination[k], ours.set[k]), theirs[row - 1 : row + 2], strict=True
            ):
                assert abs(t - parse_utc(utc)) < WITHIN_S, (place["place"], utc)
                (at_ours,) = moments(course, eyes, np.array([t]))
                assert abs(at_ours.elevation_deg - elevation) < WITHIN_DEG
                (same,) = moments(course, eyes, np.array([parse_utc(utc)]))
                assert abs(same.elevation_deg - elevation) < SAME_INSTANT_DEG
                turned = (same.azimuth_deg - azimuth + 180.0) % 360.0 - 180.0
                assert abs(turned) * np.cos(np.radians(elevation)) < SAME_INSTANT_DEG
                assert abs(same.range_km - range_km) < SAME_INSTANT_KM
                compared += 1
    assert compared > 400


@pytest.mark.usefixtures("orekit_data")
def test_the_passes_are_those_that_orekit_finds(skyfield: dict[str, Any]) -> None:
    from org.orekit.bodies import GeodeticPoint, OneAxisEllipsoid
    from org.orekit.frames import FramesFactory, TopocentricFrame
    from org.orekit.propagation.analytical.tle import TLE, TLEPropagator
    from org.orekit.propagation.events import ElevationDetector, EventsLogger
    from org.orekit.propagation.events.handlers import ContinueOnEvent
    from org.orekit.time import AbsoluteDate, TimeScalesFactory
    from org.orekit.utils import Constants, IERSConventions

    utc = TimeScalesFactory.getUTC()
    itrf = FramesFactory.getITRF(IERSConventions.IERS_2010, True)
    earth = OneAxisEllipsoid(Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, itrf)
    start = parse_utc(skyfield["start_utc"])
    days = 2.0
    course = Course.over(element_set(skyfield).state_gcrf, start, start + days * DAY_S)
    for place in skyfield["places"][:3]:
        latitude, longitude, height = place["at"]
        point = GeodeticPoint(float(np.radians(latitude)), float(np.radians(longitude)), height)
        detector = (
            ElevationDetector(60.0, 1e-3, TopocentricFrame(earth, point, place["place"]))
            .withConstantElevation(0.0)
            .withHandler(ContinueOnEvent())
        )
        propagator = TLEPropagator.selectExtrapolator(TLE(*skyfield["elements"]))
        logger = EventsLogger()
        propagator.addEventDetector(logger.monitorDetector(detector))
        zero = AbsoluteDate(skyfield["start_utc"].removesuffix("Z"), utc)
        propagator.propagate(zero, zero.shiftedBy(days * DAY_S))
        theirs = np.array(
            [start + float(one.getState().getDate().durationFrom(zero)) for one in logger.getLoggedEvents()]
        )
        ours = instants(course, Eyes.at(*place["at"]))
        assert ours.rise.size
        for t in (*ours.rise, *ours.set):
            assert np.min(np.abs(theirs - t)) < OREKIT_WITHIN_S, format_utc(float(t))


@pytest.mark.usefixtures("orekit_data")
def test_a_launch_stands_where_orekit_puts_it(ms19: Plan) -> None:
    from org.hipparchus.geometry.euclidean.threed import Vector3D
    from org.orekit.bodies import GeodeticPoint, OneAxisEllipsoid
    from org.orekit.frames import FramesFactory, TopocentricFrame
    from org.orekit.time import AbsoluteDate
    from org.orekit.utils import Constants, IERSConventions

    itrf = FramesFactory.getITRF(IERSConventions.IERS_2010, True)
    earth = OneAxisEllipsoid(Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, itrf)
    course = climb(ms19)
    assert course is not None
    for place in ((45.9, 63.2, 90.0), (43.24, 76.89, 800.0), (55.75, 37.62, 150.0)):
        frame = TopocentricFrame(
            earth, GeodeticPoint(*(float(np.radians(x)) for x in place[:2]), place[2]), "place"
        )
        ours = look(Eyes.at(*place), course.r_m)
        for k in range(0, course.t.size, 97):
            at = Vector3D(*(float(x) for x in course.r_m[k]))
            date = AbsoluteDate.J2000_EPOCH
            assert ours.elevation_deg[0, k] == pytest.approx(
                np.degrees(frame.getElevation(at, itrf, date)), abs=1e-6
            )
            assert ours.azimuth_deg[0, k] == pytest.approx(
                np.degrees(frame.getAzimuth(at, itrf, date)), abs=1e-6
            )
            assert ours.range_m[0, k] == pytest.approx(frame.getRange(at, itrf, date), abs=1e-3)
