"""Retreat: what stops in time, what leads away and what comes back, and the engine's word on it."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import catalog
from expedition.phases.rendezvous import retreat
from expedition.phases.rendezvous.zones import Drift, ellipsoid_level, free_drifts
from expedition.space.frames import gcrf_from_relative_rtn
from expedition.space.relative_motion import orbit_rate_radps

STATION = catalog.station("iss")
SHIP = catalog.ship("soyuz-ms")
PUSH_MPS2 = SHIP.thrusters.thrust_n / SHIP.mass_kg
RATE = 0.00113


def closing(port, distance_m, speed_mps):
    """A state on a port's axis, (1, 6)."""
    axis = np.array(port.axis_rtn)
    return np.array([[*(np.array(port.position_rtn_m) + distance_m * axis), *(-speed_mps * axis)]])


@pytest.mark.parametrize("name", ["rassvet", "poisk", "zvezda-aft"])
def test_a_retreat_leads_away_on_full_forces_too(case, solved, flown, name):
    """From the hold and from 10 m: the times of leaving agree, and a day later the ship is far."""
    port, now = STATION.port(name), solved(2, "rassvet").phasing.arrival
    here = case.orbit.state_gcrf(now)
    for distance, speed in ((270.0, 0.0), (10.0, 0.14)):
        found = retreat.retreats(
            closing(port, distance, speed), port, STATION, orbit_rate_radps(here), PUSH_MPS2, 1.0
        )
        assert found.ok.all()
        drift = Drift(
            "retreat",
            now,
            gcrf_from_relative_rtn(here, found.after_rtn[0]),
            case.area_m2 / SHIP.mass_kg,
            "ellipsoid",
            leaves=True,
        )
        (engine,) = free_drifts([drift], case.orbit.state_gcrf, case.orbit.drag_area_over_mass_m2pkg, STATION)
        assert engine.check.ok, engine.check.detail
        out = float(engine.t[np.argmax(ellipsoid_level(STATION, engine.relative_rtn_m) > 1.0)] - now)
        assert out == pytest.approx(found.leaves_s[0] - found.lasts_s[0], abs=20.0)
        assert np.linalg.norm(engine.relative_rtn_m[-1]) > 20e3


def test_who_comes_in_too_fast_does_not_stop():
    """Braking from 0.5 m/s takes Soyuz 1.8 m; a tenth of its thrust 18 m."""
    port = STATION.port("rassvet")
    way_in = closing(port, 10.0, 0.5)
    found = retreat.retreats(way_in, port, STATION, RATE, PUSH_MPS2, 1.0)
    assert found.ok.all()
    assert found.stop_m[0] == pytest.approx(10.0 - 0.5**2 / (2.0 * PUSH_MPS2), abs=0.05)
    weak = retreat.retreats(way_in, port, STATION, RATE, 0.1 * PUSH_MPS2, 1.0)
    assert weak.stop_m[0] < 0.0
    assert not weak.ok.any()


def test_straight_up_or_down_comes_back_after_a_revolution():
    """From the station's own height nothing but the lean leads away; from above or below the height does too."""
    straight = STATION.model_copy(update={"corridor_half_angle_deg": 1e-3})
    level = STATION.port("rassvet").model_copy(update={"position_rtn_m": (0.0, 0.0, 0.0)})
    low = closing(level, 5.0, 0.1)
    assert retreat.retreats(low, level, STATION, RATE, PUSH_MPS2, 1.0).ok.all()
    assert not retreat.retreats(low, level, straight, RATE, PUSH_MPS2, 1.0).ok.any()
    assert retreat.retreats(closing(level, 300.0, 0.0), level, straight, RATE, PUSH_MPS2, 1.0).ok.all()


def test_too_small_a_retreat_is_found_and_a_larger_one_taken(case, flown):
    """A tenth of a metre a second from 10 m under the station stays in the sphere for a revolution."""
    port = STATION.port("rassvet")
    assert not retreat.retreats(closing(port, 10.0, 0.1), port, STATION, RATE, PUSH_MPS2, 0.1).ok.any()
    legs = [leg for leg in flown("rassvet").legs if leg.name in ("station-keeping", "final approach")]
    hold, final = retreat.checks(legs, case.orbit.state_gcrf, port, STATION, PUSH_MPS2)
    assert hold.ok
    assert hold.name == "retreat from station-keeping"
    assert hold.detail.startswith("0.5 m/s back from 270 m: out of the approach ellipsoid within 13 min")
    assert final.ok
    # With a hundredth of the thrust the ship would hit the port.
    _, final = retreat.checks(legs, case.orbit.state_gcrf, port, STATION, 0.01 * PUSH_MPS2)
    assert not final.ok
    assert final.detail.endswith("does not stop the ship before the port")
