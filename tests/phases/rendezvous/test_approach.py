"""Approach: contact at every port, the zones, the joints."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition import catalog
from expedition.phases.rendezvous import approach, zones
from expedition.space.engine import MU_M3_S2
from expedition.space.frames import relative_rtn
from expedition.space.relative_motion import clohessy_wiltshire

SHIP = catalog.ship("soyuz-ms")
STATION = catalog.station("iss")
DATA = catalog.profile("soyuz-2-orbit").approach
PORTS = [port.id for port in STATION.ports_for(SHIP)]

# Measured 1 mm; the mechanism takes decimetres.
CONTACT_M = 0.05


def track(case, legs, step_s=5.0):
    """Instants and positions relative to the station, RTN, along legs."""
    t = np.concatenate([np.arange(leg.start, leg.end, step_s) for leg in legs])
    states = np.vstack([leg.states_gcrf(np.arange(leg.start, leg.end, step_s)) for leg in legs])
    return t, relative_rtn(case.orbit.state_gcrf(t), states)[:, :3]


def event(found, name):
    (one,) = [one for one in found.events if one.name == name]
    return one.t


def test_the_ports_are_those_that_soyuz_may_use():
    assert PORTS == ["rassvet", "poisk", "zvezda-aft", "prichal", "nauka"]


@pytest.mark.parametrize("port", PORTS)
def test_contact(case, flown, port):
    found, at = flown(port), STATION.port(port)
    # Where the last leg ends, by our own reckoning.
    state = found.legs[-1].states_gcrf(np.array([found.contact]))
    relative = relative_rtn(case.orbit.state_gcrf(np.array([found.contact])), state)[0]
    off = relative[:3] - np.array(at.position_rtn_m)
    assert np.linalg.norm(off) < CONTACT_M
    np.testing.assert_allclose(found.contact_relative_rtn[:3], off, atol=1e-6)
    np.testing.assert_allclose(found.contact_relative_rtn[3:], relative[3:], atol=1e-9)
    closing = -relative[3:] @ np.array(at.axis_rtn)
    assert SHIP.contact_speed_mps.min <= closing <= SHIP.contact_speed_mps.max
    # A last pulse of 30 s leaves it a little faster than the slope's end.
    assert closing == pytest.approx(approach.contact_speed_mps(SHIP), abs=0.03)
    assert np.linalg.norm(relative[3:] + closing * np.array(at.axis_rtn)) < 0.02
    assert all(check.ok for check in found.checks), [check for check in found.checks if not check.ok]
    assert len(found.checks) == 5


@pytest.mark.parametrize("port", PORTS)
def test_it_lasts_as_long_as_the_window_was_told(solved, flown, port):
    at = STATION.port(port)
    found = flown(port)
    assert found.contact - solved(2, port).phasing.arrival == pytest.approx(
        approach.duration_s(DATA, at, SHIP), abs=1e-3
    )
    final = event(found, "Final approach begins")
    assert found.contact - final == pytest.approx(approach.final_approach_s(DATA, SHIP), abs=1e-3)


@pytest.mark.parametrize("port", PORTS)
def test_zones_are_entered_in_their_turn(case, flown, port):
    found, at = flown(port), STATION.port(port)
    initiation = event(found, "Approach initiation")
    ellipsoid, sphere = event(found, "Enters approach ellipsoid"), event(found, "Enters keep-out sphere")
    final = event(found, "Final approach begins")
    assert initiation < ellipsoid < final < sphere < found.contact
    t, relative = track(case, found.legs)
    level = zones.ellipsoid_level(STATION, relative)
    distance = np.linalg.norm(relative, axis=1)
    assert level[t < ellipsoid - 5.0].min() > 1.0
    assert level[t > ellipsoid + 5.0].max() < 1.0
    assert distance[t < sphere - 5.0].min() > STATION.keep_out_sphere_radius_m
    # Inside the sphere, only in the corridor before the port.
    inside = (distance < STATION.keep_out_sphere_radius_m) & (t < found.contact - 10.0)
    from_port = relative[inside] - np.array(at.position_rtn_m)
    ahead = from_port @ np.array(at.axis_rtn)
    sideways = np.linalg.norm(from_port - ahead[:, None] * np.array(at.axis_rtn), axis=1)
    assert inside.any()
    assert np.degrees(np.arctan2(sideways, ahead)).max() < STATION.corridor_half_angle_deg
    # The range that the event tells is the sphere's radius.
    detail = next(one.detail for one in found.events if one.name == "Enters keep-out sphere")
    assert detail == "range 200 m"


@pytest.mark.parametrize("port", PORTS)
def test_legs_join_and_pulses_make_the_jumps(case, flown, port):
    found = flown(port)
    pulses = {round(burn.tig + 0.5 * burn.duration_s, 6): burn for burn in found.burns}
    for before, after in pairwise(found.legs):
        assert before.end == after.start
        at = np.array([after.start])
        jump = (after.states_gcrf(at) - before.states_gcrf(at))[0]
        assert np.linalg.norm(jump[:3]) < 1e-3
        burn = pulses[round(after.start, 6)]
        assert np.linalg.norm(jump[3:]) == pytest.approx(burn.dv_mps, abs=1e-6)
    assert found.dv_mps == pytest.approx(sum(burn.dv_mps for burn in found.burns))
    assert {burn.engine for burn in found.burns} == {"thrusters"}


@pytest.mark.parametrize("port", PORTS)
def test_propellant_is_counted(solved, flown, port):
    found = flown(port)
    exhaust = SHIP.thrusters.isp_s * 9.80665
    mass = solved(2, port).phasing.mass_kg
    for burn in found.burns:
        burned = mass * (1.0 - np.exp(-burn.dv_mps / exhaust))
        assert burn.duration_s == pytest.approx(burned * exhaust / SHIP.thrusters.thrust_n, rel=1e-9)
        mass -= burned
    assert found.mass_kg == pytest.approx(mass, rel=1e-12)


def test_the_final_approach_slows_down(case, flown):
    found, port = flown("rassvet"), STATION.port("rassvet")
    legs = [leg for leg in found.legs if leg.name == "final approach"]
    t, relative = track(case, legs)
    left = (relative - np.array(port.position_rtn_m)) @ np.array(port.axis_rtn)
    closing = -np.gradient(left, t)
    assert left[0] == pytest.approx(DATA.hold_m, abs=0.5)
    assert np.all(closing > 0.05)
    slow = approach.contact_speed_mps(SHIP)
    wanted = np.minimum(slow + DATA.final_slope_per_s * left, DATA.final_speed_mps)
    # Between pulses the speed swings about the slope.
    np.testing.assert_allclose(closing, wanted, atol=0.06)


@given(st.floats(0.05, 1.0), st.floats(0.001, 0.02), st.floats(50.0, 400.0), st.floats(0.0, 1.0))
def test_the_slope_is_its_own_derivative(fast, slope, hold, part):
    """Distance left falls at slow + slope·distance, at most the final speed, from the hold point to nothing."""
    data = DATA.model_copy(update={"final_speed_mps": fast + 0.2, "final_slope_per_s": slope, "hold_m": hold})
    total = approach.final_approach_s(data, SHIP)
    (glide,) = approach._glides(data, SHIP)
    assert glide.distance_m(0.0) == pytest.approx(hold)
    assert glide.distance_m(total) == pytest.approx(0.0, abs=1e-6)
    t = 1.0 + part * (total - 2.0)
    before, now, after = (glide.distance_m(t + dt) for dt in (-0.5, 0.0, 0.5))
    slow = approach.contact_speed_mps(SHIP)
    assert before - after == pytest.approx(min(slow + slope * now, fast + 0.2), rel=2e-3)


def test_a_sloppy_arrival_is_taken_out(case, solved, flown):
    """Off by the 50 m and 0.05 m/s that phasing may leave, contact is as good and costs little more."""
    found = solved(2, "rassvet").phasing
    off = np.array([20.0, -40.0, 20.0, 0.03, -0.03, 0.02])
    again = approach.fly(
        case.forces,
        case.orbit.state_gcrf,
        found.arrival_state_gcrf + off,
        found.arrival,
        data=DATA,
        port=STATION.port("rassvet"),
        station=STATION,
        ship=SHIP,
        mass_kg=found.mass_kg,
        drag_area_over_mass_m2pkg=case.area_m2 / SHIP.mass_kg,
    )
    assert np.linalg.norm(again.contact_relative_rtn[:3]) < CONTACT_M
    assert all(check.ok for check in again.checks)
    assert again.dv_mps == pytest.approx(flown("rassvet").dv_mps, abs=0.3)


def test_the_aim_orbit_keeps_its_height():
    """A revolution on, the ship is as far below as at the start and has moved ahead by 3π times that."""
    radius = 6.79e6
    rate = float(np.sqrt(MU_M3_S2 / radius**3))
    aim = approach.aim_relative_rtn(DATA, rate)
    for part in (0.25, 0.5, 1.0):
        to_r, to_v = clohessy_wiltshire(rate, part * 2.0 * np.pi / rate)
        place = to_r @ aim[:3] + to_v @ aim[3:]
        ahead = -DATA.aim_behind_m + part * 3.0 * np.pi * DATA.aim_below_m
        assert place == pytest.approx([-DATA.aim_below_m, ahead, 0.0], abs=1e-6)


@pytest.mark.parametrize(
    ("broken", "off"),
    [
        ("approach corridor", {"corridor_half_angle_deg": 0.01}),
        ("keep-out sphere entered in the corridor only", {"keep_out_sphere_radius_m": 290.0}),
        (
            "approach ellipsoid entered after approach initiation only",
            {"radial": 2000.0, "along_track": 5000.0},
        ),
        ("contact speed", {"max": 0.12}),
        # The mechanisms of Soyuz and of the docking system take so much to the side, and so fast.
        ("contact alignment", [0.0, 0.4, 0.0, 0.0, 0.0, 0.0]),
        ("contact alignment", [0.0, 0.0, 0.0, 0.0, 0.237, 0.0]),
    ],
)
def test_checks_can_fail(case, solved, flown, broken, off):
    """Under tighter rules the same flight breaks the one that was tightened, and only that."""
    station, ship, sideways = STATION, SHIP, np.zeros(6)
    if broken == "contact alignment":
        sideways = np.array(off)
    elif broken == "contact speed":
        limits = SHIP.contact_speed_mps.model_copy(update=off)
        ship = SHIP.model_copy(update={"contact_speed_mps": limits})
    elif "ellipsoid" in broken:
        axes = STATION.approach_ellipsoid_semi_axes_m.model_copy(update=off)
        station = STATION.model_copy(update={"approach_ellipsoid_semi_axes_m": axes})
    else:
        station = STATION.model_copy(update=off)
    found = flown("rassvet")
    at, final = event(found, "Approach initiation"), event(found, "Final approach begins")
    measures = approach._measures(
        found.legs,
        at,
        final,
        case.orbit.state_gcrf,
        station,
        STATION.port("rassvet"),
        ship,
        found.contact_relative_rtn + sideways,
    )
    checks = approach._checks(measures, station, ship)
    assert [check.name for check in checks if not check.ok] == [broken]


def test_a_hold_near_the_port_splits_the_final_approach():
    """The ship stops there for as long as asked, inside the corridor, and both slopes meet at it."""
    data = DATA.model_copy(update={"near_hold_m": 20.0, "near_hold_s": 300.0, "hold_s": 0.0})
    far, near = approach._glides(data, SHIP)
    assert far.start_m == data.hold_m
    assert far.distance_m(far.length_s) == pytest.approx(20.0, abs=1e-6)
    assert near.start_m == 20.0
    total = far.length_s + near.length_s + 300.0
    assert approach.final_approach_s(data, SHIP) == pytest.approx(total)
    stops = approach.way_in(data, STATION.port("rassvet"), SHIP)
    held = [stop for stop in stops if stop.name == "near hold"]
    assert sum(stop.after_s for stop in held) == pytest.approx(300.0)
    port = np.array(STATION.port("rassvet").position_rtn_m)
    assert all(np.linalg.norm(np.array(stop.point_m) - port) == pytest.approx(20.0) for stop in held)
    assert sum(stop.after_s for stop in stops if stop.name == "final approach") == pytest.approx(
        total - 300.0
    )


def test_a_hold_inside_out_is_refused():
    with pytest.raises(ValueError, match="is not inside hold_m"):
        type(DATA)(**{**DATA.model_dump(), "near_hold_m": DATA.hold_m})
