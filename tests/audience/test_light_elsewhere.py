"""Light outside, Moon and sight of relays beside those of two other programs, Skyfield and Orekit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition.audience.light import light_spans
from expedition.audience.looking import Course
from expedition.audience.sky import sun_itrf
from expedition.plans.in_sight import links
from expedition.space.moon import moon_itrf_m, moon_lit
from expedition.space.time import DAY_S, parse_utc
from expedition.station.elements import ElementSet, parse_tle

# Our formula of the Sun is good to 0.01°; Skyfield's Moon is where it was when its light left, 0.006° from there.
SUN_WITHIN_DEG, MOON_WITHIN_DEG, LIT_WITHIN = 0.012, 0.01, 0.002
# 0.01° of the Sun are 0.15 s of a sunset in low orbit, and more where it sets at a slant.
LIGHT_WITHIN_S = 0.4
RELAY_WITHIN_S = 0.2
REFERENCE = Path(__file__).parents[1] / "reference"


def test_sun_and_moon_stand_where_skyfield_has_them() -> None:
    rows: list[dict[str, Any]] = json.loads((REFERENCE / "moon.json").read_text())
    for row in rows:
        t = np.array([parse_utc(row["utc"])])
        for ours, theirs, within in (
            (sun_itrf(t)[0], np.array(row["sun_km"]), SUN_WITHIN_DEG),
            (moon_itrf_m(t)[0], np.array(row["moon_km"]), MOON_WITHIN_DEG),
        ):
            a, b = ours / np.linalg.norm(ours), theirs / np.linalg.norm(theirs)
            assert np.degrees(np.linalg.norm(a - b)) < within, row["utc"]
        lit = moon_lit(moon_itrf_m(t), sun_itrf(t))[0]
        assert lit == pytest.approx(row["lit"], abs=LIT_WITHIN), row["utc"]
    assert len(rows) >= 10


def followed() -> tuple[list[str], str, Course]:
    found = json.loads((REFERENCE / "passes.json").read_text())
    one: ElementSet
    (one,) = parse_tle("\n".join(found["elements"]))
    start = parse_utc(found["start_utc"])
    return found["elements"], found["start_utc"], Course.over(one.state_gcrf, start, start + DAY_S, 10.0)


@pytest.mark.usefixtures("orekit_data")
def test_nights_and_penumbras_are_those_that_orekit_finds() -> None:
    from org.orekit.bodies import CelestialBodyFactory, OneAxisEllipsoid
    from org.orekit.frames import FramesFactory
    from org.orekit.propagation.analytical.tle import TLE, TLEPropagator
    from org.orekit.propagation.events import EclipseDetector, EventsLogger
    from org.orekit.propagation.events.handlers import ContinueOnEvent
    from org.orekit.time import AbsoluteDate, TimeScalesFactory
    from org.orekit.utils import Constants, IERSConventions

    lines, utc, course = followed()
    itrf = FramesFactory.getITRF(IERSConventions.IERS_2010, True)
    earth = OneAxisEllipsoid(Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, itrf)
    sun = CelestialBodyFactory.getSun()
    propagator = TLEPropagator.selectExtrapolator(TLE(*lines))
    theirs = {}
    loggers = {}
    for name in ("umbra", "penumbra"):
        detector = EclipseDetector(sun, Constants.SUN_RADIUS, earth)
        detector = detector.withUmbra() if name == "umbra" else detector.withPenumbra()
        detector = detector.withMaxCheck(60.0).withThreshold(1e-3).withHandler(ContinueOnEvent())
        loggers[name] = EventsLogger()
        propagator.addEventDetector(loggers[name].monitorDetector(detector))
    zero = AbsoluteDate(utc.removesuffix("Z"), TimeScalesFactory.getUTC())
    propagator.propagate(zero, zero.shiftedBy(DAY_S))
    for name, logger in loggers.items():
        theirs[name] = np.array(
            [
                parse_utc(utc) + float(one.getState().getDate().durationFrom(zero))
                for one in logger.getLoggedEvents()
            ]
        )
    ours = light_spans(course.t, course.r_m)
    inside = [one for one in ours if one[0] > course.t[0] and one[1] < course.t[-1]]
    compared = 0
    for a, b, name in inside:
        if name == "night":
            for edge in (a, b):
                assert np.min(np.abs(theirs["umbra"] - edge)) < LIGHT_WITHIN_S
                compared += 1
        elif name == "golden":
            # On one of its sides the whole disc has just come up, or begins to go.
            assert min(np.min(np.abs(theirs["penumbra"] - edge)) for edge in (a, b)) < LIGHT_WITHIN_S
            compared += 1
    assert compared > 40


@pytest.mark.usefixtures("orekit_data")
def test_a_relay_comes_in_sight_when_orekit_sees_it() -> None:
    from org.orekit.bodies import GeodeticPoint, OneAxisEllipsoid
    from org.orekit.frames import FramesFactory, TopocentricFrame
    from org.orekit.propagation.analytical.tle import TLE, TLEPropagator
    from org.orekit.propagation.events import EventsLogger, InterSatDirectViewDetector
    from org.orekit.propagation.events.handlers import ContinueOnEvent
    from org.orekit.time import AbsoluteDate, TimeScalesFactory
    from org.orekit.utils import Constants, IERSConventions

    lines, utc, course = followed()
    itrf = FramesFactory.getITRF(IERSConventions.IERS_2010, True)
    earth = OneAxisEllipsoid(Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, itrf)
    slot = GeodeticPoint(0.0, float(np.radians(95.0)), 42_164_170.0 - 6_378_137.0)
    detector = (
        InterSatDirectViewDetector(earth, TopocentricFrame(earth, slot, "relay"))
        .withMaxCheck(60.0)
        .withThreshold(1e-3)
        .withHandler(ContinueOnEvent())
    )
    propagator, logger = TLEPropagator.selectExtrapolator(TLE(*lines)), EventsLogger()
    propagator.addEventDetector(logger.monitorDetector(detector))
    zero = AbsoluteDate(utc.removesuffix("Z"), TimeScalesFactory.getUTC())
    propagator.propagate(zero, zero.shiftedBy(DAY_S))
    theirs = np.array(
        [
            parse_utc(utc) + float(one.getState().getDate().durationFrom(zero))
            for one in logger.getLoggedEvents()
        ]
    )
    ours = [one for one in links(course.t, course.r_m, ["russian"]) if one.via == "Luch-5V"]
    edges = [one for link in ours for one in (link.start, link.end) if course.t[0] < one < course.t[-1]]
    assert len(edges) > 20
    assert len(edges) == theirs.size
    for edge in edges:
        assert np.min(np.abs(theirs - edge)) < RELAY_WITHIN_S
