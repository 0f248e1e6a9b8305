"""Zones: what counts as inside, and where a missed burn leads."""

from __future__ import annotations

import numpy as np

from expedition import catalog
from expedition.phases.rendezvous.zones import (
    Drift,
    ellipsoid_level,
    free_drifts,
    off_corridor_axis,
    own_zones,
)
from expedition.space.frames import gcrf_from_relative_rtn
from expedition.space.relative_motion import clohessy_wiltshire, orbit_rate_radps

SHIP = catalog.ship("soyuz-ms")
STATION = catalog.station("iss")
DATA = catalog.profile("soyuz-2-orbit").approach


def test_ellipsoid_level():
    axes = STATION.approach_ellipsoid_semi_axes_m
    surface = [[axes.radial, 0.0, 0.0], [0.0, -axes.along_track, 0.0], [0.0, 0.0, axes.cross_track]]
    np.testing.assert_allclose(ellipsoid_level(STATION, np.array(surface)), 1.0)
    np.testing.assert_allclose(ellipsoid_level(STATION, 0.5 * np.array(surface)), 0.5)


def test_the_corridor_is_an_angle_at_the_port():
    port = STATION.port("rassvet")
    axis, at = np.array(port.axis_rtn), np.array(port.position_rtn_m)
    aside = np.cross(axis, [0.3, -0.5, 0.8])
    aside /= np.linalg.norm(aside)
    points = [at + 100.0 * axis, at + 100.0 * axis + 10.0 * aside, at - 100.0 * axis]
    ahead, off = off_corridor_axis(port, np.array(points))
    np.testing.assert_allclose(ahead, [100.0, 100.0, -100.0])
    np.testing.assert_allclose(off, [0.0, np.degrees(np.arctan(0.1)), 180.0], atol=1e-6)


def test_a_profile_may_have_a_keep_out_sphere_of_its_own():
    assert own_zones(STATION, DATA) is STATION
    own = own_zones(STATION, DATA.model_copy(update={"keep_out_m": 75.0}))
    assert own.keep_out_sphere_radius_m == 75.0
    assert own.approach_ellipsoid_semi_axes_m == STATION.approach_ellipsoid_semi_axes_m


def _drift_checks(*of):
    return [one.check for one in free_drifts(*of)]


def drifts(found, phased, case):
    """Every state after a burn, with what must not be entered if the next is missed."""
    area = case.area_m2 / SHIP.mass_kg
    out = [
        Drift(leg.name, leg.start, leg.states_gcrf(np.array([leg.start]))[0], area, "ellipsoid")
        for leg in [*phased.legs, found.legs[0]]
        if not leg.powered
    ]
    safe = [leg for leg in found.legs if leg.name in ("transfer", "fly-around", "closing")]
    out += [
        Drift(leg.name, leg.start, leg.states_gcrf(np.array([leg.start]))[0], area, "sphere") for leg in safe
    ]
    return out


def test_free_drift_of_the_shipped_profile(case, solved, flown):
    wanted = drifts(flown("rassvet"), solved(2, "rassvet").phasing, case)
    found = _drift_checks(wanted, case.orbit.state_gcrf, case.orbit.drag_area_over_mass_m2pkg, STATION)
    assert len(found) == len(wanted) == 8
    assert all(check.ok for check in found), [check for check in found if not check.ok]
    assert all("nearest" in check.detail for check in found)
    assert _drift_checks([], case.orbit.state_gcrf, 0.0, STATION) == []


def test_free_drift_through_the_station_is_found(case, solved):
    """A coast aimed through the station, one that only grazes the ellipsoid, and one that misses both."""
    now = solved(2, "rassvet").phasing.arrival
    station = case.orbit.state_gcrf(now)
    rate = orbit_rate_radps(station)
    area = case.area_m2 / SHIP.mass_kg
    to_r, to_v = clohessy_wiltshire(rate, 2400.0)

    def aimed(start, at):
        start = np.array(start)
        velocity = np.linalg.solve(to_v, np.array(at) - to_r @ start)
        return gcrf_from_relative_rtn(station, np.concatenate([start, velocity]))

    far = [-1500.0, -6000.0, 0.0]
    asked = [
        Drift("aimed at the port", now, aimed(far, [0.0, 0.0, 0.0]), area, "sphere"),
        Drift("aimed at the port", now, aimed(far, [0.0, 0.0, 0.0]), area, "ellipsoid"),
        Drift("passing 600 m under", now, aimed(far, [-600.0, 0.0, 0.0]), area, "sphere"),
        Drift("passing 600 m under", now, aimed(far, [-600.0, 0.0, 0.0]), area, "ellipsoid"),
        Drift(
            "staying 4 km under",
            now,
            gcrf_from_relative_rtn(station, np.array([-4000.0, -9000.0, 0.0, 0.0, 6000.0 * rate, 0.0])),
            area,
            "ellipsoid",
        ),
    ]
    through, inside, _, grazing, clear = _drift_checks(
        asked, case.orbit.state_gcrf, case.orbit.drag_area_over_mass_m2pkg, STATION
    )
    assert [through.ok, inside.ok, grazing.ok, clear.ok] == [False, False, False, True]
    assert through.name == "24 h free drift after aimed at the port"
    # Found where it was aimed: 2400 s on, within what the equations and the 10 s steps leave.
    nearest, _ = (float(x) for x in through.detail.replace(",", "").split() if x.isdigit())
    assert nearest < 60.0
    assert through.detail.endswith("0.7 h on")


def test_drift_is_seen_from_where_the_ship_is(case, solved):
    """The drift study's own station orbit is coarse; at its start the ship is at the true distance."""
    now = solved(2, "rassvet").phasing.arrival
    area = case.orbit.drag_area_over_mass_m2pkg
    # On the station's own orbit, 210 m behind.
    state = case.orbit.state_gcrf(now - 210.0 / 7660.0)
    early = Drift("long before", now - 9000.0, solved(2, "rassvet").inserted, area, "sphere")
    (_, check) = _drift_checks(
        [early, Drift("on its orbit", now, state, area, "sphere")], case.orbit.state_gcrf, area, STATION
    )
    # With the same drag it stays there, all day.
    assert check.ok
    nearest = float(check.detail.split()[1])
    assert 205.0 < nearest <= 210.5
