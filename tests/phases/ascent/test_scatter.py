"""Scattered ascents: that nothing moves without errors, and that what moves moves by as much as theory says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from expedition.catalog import DEFAULT
from expedition.phases.ascent import climb, scatter
from expedition.phases.ascent.into import ascent_into
from expedition.phases.ascent.scatter import Scatter
from expedition.phases.ascent.staging import with_room
from expedition.space.atmosphere import wind_part
from expedition.space.constants import G0_MPS2

# Against `climb.fly`, whose sums run in another order. Measured 4e-8 m, 1e-11 m/s and 7e-12 s.
SAME_M, SAME_MPS, SAME_S = 1e-6, 1e-9, 1e-9
SHIPS = {
    "soyuz-ms": "baikonur-31",
    "crew-dragon": "ksc-39a",
    "space-shuttle-orbiter": "ksc-39a",
    "shenzhou": "jiuquan-921",
}


class Planned:
    """A ship's planned ascent and what flies scattered ones like it."""

    def __init__(self, name: str) -> None:
        ship = DEFAULT.ship(name)
        self.launcher = DEFAULT.launcher(ship.launcher).carrying(ship)
        self.pad, self.payload_kg = DEFAULT.pad(SHIPS[name]), ship.mass_kg
        inclination = np.radians(41.45 if name == "shenzhou" else 51.63)
        at_node = self.launcher.insertion.inclination_deg is not None
        self.ascent, _ = ascent_into(self.launcher, ship, self.pad, float(inclination), at_node=at_node)
        self.steering = {
            name: getattr(self.ascent, name)
            for name in ("pitch_over_rad", "azimuth_rad", "inclination_rad", "node_rad")
        }

    def fly(self, errors: Scatter) -> scatter.Scattered:
        return scatter.fly(self.launcher, self.payload_kg, self.pad, errors, **self.steering)

    def differing(self, count: int, **fields: object) -> Scatter:
        """Scatter of `count` ascents behind the planned one, with some fields (..., count) given."""
        none = Scatter.none(self.launcher, count + 1)
        given = {
            name: np.concatenate([getattr(none, name)[..., :1], np.asarray(value, dtype=float)], axis=-1)
            for name, value in fields.items()
        }
        return replace(none, believed_s=self.ascent.cutoff_s, **given)

    def of_stage(self, number: int, *values: float) -> np.ndarray:
        out = np.zeros((len(self.launcher.stages), len(values)))
        out[number] = values
        return out


@pytest.fixture(scope="module")
def soyuz() -> Planned:
    return Planned("soyuz-ms")


@pytest.mark.parametrize("name", SHIPS)
def test_without_errors_it_is_the_planned_ascent(name):
    case = Planned(name)
    flown = case.fly(case.differing(2))
    plain = climb.fly(case.launcher, case.payload_kg, case.pad, **case.steering)
    assert np.ptp(flown.cutoff_s) == np.ptp(flown.left_kg) == np.ptp(flown.cutoff_states, axis=0).max() == 0.0
    assert flown.cutoff_s[0] == pytest.approx(plain.cutoff_s[0], abs=SAME_S)
    np.testing.assert_allclose(flown.cutoff_states[0, :3], plain.cutoff_states[0, :3], rtol=0.0, atol=SAME_M)
    np.testing.assert_allclose(
        flown.cutoff_states[0, 3:], plain.cutoff_states[0, 3:], rtol=0.0, atol=SAME_MPS
    )
    assert flown.left_kg[0] == pytest.approx(case.ascent.propellant_left_kg, abs=1e-6)
    # The plan's loads are read off the change of speed between the same instants.
    assert flown.felt_g[0] == pytest.approx(case.ascent.felt_g.max(), rel=2e-3)
    assert flown.dynamic_pressure_pa[0] == pytest.approx(case.ascent.dynamic_pressure_pa.max(), rel=1e-4)


def test_specific_impulse_saves_what_the_rocket_equation_says(soyuz):
    """A hundredth more of the last stage's, the same thrust: the same speed gained for less propellant."""
    flown = soyuz.fly(soyuz.differing(1, isp=soyuz.of_stage(-1, 0.01)))
    last = soyuz.launcher.stages[-1]
    end_kg = soyuz.payload_kg + last.inert_mass_kg + flown.left_kg[0]
    start_kg = end_kg + last.burned_kg(float(flown.cutoff_s[0]))
    gained = np.log(start_kg / end_kg)
    saved = start_kg * np.exp(-gained / 1.01) - end_kg
    # A stage that stays heavier longer is pulled down a little more.
    assert flown.left_kg[1] - flown.left_kg[0] == pytest.approx(saved, rel=0.05)


def test_more_thrust_of_the_last_stage_cuts_off_earlier(soyuz):
    flown = soyuz.fly(soyuz.differing(2, thrust=soyuz.of_stage(-1, 0.01, -0.01)))
    late = flown.cutoff_s[1:] - flown.cutoff_s[0]
    burn = flown.cutoff_s[0] - soyuz.launcher.stages[-1].ignition_s
    # The propellant is the same but for what gravity takes in the time.
    assert late == pytest.approx([-0.01 * burn, 0.01 * burn], rel=0.05)
    assert flown.felt_g[0] > 4.0


@pytest.mark.parametrize("name", SHIPS)
def test_every_stage_burns_what_it_has(name):
    """What is burned by the time a stage falls is what was to be, and what was loaded beside that."""
    case = Planned(name)
    rng = np.random.default_rng(7)
    each = 0.01 * rng.standard_normal((3, len(case.launcher.stages), 40))
    errors = case.differing(40, thrust=each[0], isp=each[1], propellant=each[2])
    clock = scatter._clock(case.launcher, with_room(case.launcher, case.payload_kg), case.payload_kg, errors)
    burned = sum(one.flow_kgps * (one.end_s - one.start_s) for one in clock.stretches)
    roomy = with_room(case.launcher, case.payload_kg).stages
    wanted = sum(
        stage.count * (full.burned_kg(full.cutoff_s) + stage.propellant_kg * errors.propellant[k])
        for k, (stage, full) in enumerate(zip(case.launcher.stages, roomy, strict=True))
    )
    np.testing.assert_allclose(burned, wanted, rtol=1e-12)
    given = sum(one.thrust_vacuum_n * (one.end_s - one.start_s) for one in clock.stretches)
    impulse = sum(
        stage.count
        * (full.burned_kg(full.cutoff_s) + stage.propellant_kg * errors.propellant[k])
        * stage.isp_vacuum_s * (1.0 + errors.isp[k]) * G0_MPS2
        for k, (stage, full) in enumerate(zip(case.launcher.stages, roomy, strict=True))
    )  # fmt: skip
    np.testing.assert_allclose(given, impulse, rtol=1e-12)


def test_a_wind_from_ahead_presses_and_costs(soyuz):
    """Along the ground track, 20 m/s at the jet: the pressure goes with the square of the speed through the air."""
    azimuth = soyuz.ascent.azimuth_rad
    along = np.array([np.sin(azimuth), np.cos(azimuth)])
    flown = soyuz.fly(soyuz.differing(2, wind_mps=np.stack([20.0 * along, -20.0 * along], axis=-1)))
    behind, ahead = flown.dynamic_pressure_pa[1:] / flown.dynamic_pressure_pa[0]
    k = int(soyuz.ascent.dynamic_pressure_pa.argmax())
    place, speed = soyuz.ascent.states_itrf[k, :3], soyuz.ascent.states_itrf[k, 3:]
    up = place / np.linalg.norm(place)
    level = np.linalg.norm(speed - (speed @ up) * up)
    height = np.linalg.norm(place) - np.linalg.norm(soyuz.ascent.states_itrf[0, :3])
    share = 2.0 * 20.0 * float(wind_part(np.array([height]))[0]) * level / (speed @ speed)
    # A ship that is pressed less is faster for it, which takes back a sixth.
    assert 0.8 * share < 0.5 * (ahead - behind) < share
    assert flown.left_kg[1] > flown.left_kg[0] > flown.left_kg[2]


def test_a_wind_across_is_steered_out(soyuz):
    """Guidance takes out what the wind has done; it costs propellant whichever side it comes from."""
    azimuth = soyuz.ascent.azimuth_rad
    across = np.array([np.cos(azimuth), -np.sin(azimuth)])
    flown = soyuz.fly(soyuz.differing(2, wind_mps=np.stack([40.0 * across, -40.0 * across], axis=-1)))
    states = flown.cutoff_states
    normal = np.cross(states[0, :3], states[0, 3:])
    normal /= np.linalg.norm(normal)
    assert np.abs(states[1:, :3] @ normal).max() < 0.05
    assert np.abs(states[1:, 3:] @ normal).max() < 1e-3
    assert np.ptp(np.linalg.norm(states[:, 3:], axis=1)) < 1e-3


def test_what_the_launcher_believes_it_steers_to(soyuz):
    """At cut-off what it believes is where it wanted to be: it is off by what it believes wrongly, the other way."""
    believed = np.zeros((6, 12))
    believed[:3, :6] = np.hstack([np.eye(3), -np.eye(3)]) * 500.0
    believed[3:, 6:] = np.hstack([np.eye(3), -np.eye(3)]) * 2.0
    flown = soyuz.fly(soyuz.differing(12, believed=believed))
    # Where along the way it stands at cut-off no one steers: seen is what radius, speed, path and plane are. Speed is
    # off by some millimetres a second, for gravity is foretold where the ship is not.
    seen = flown.cutoff_states[1:] + believed.T
    wanted = flown.cutoff_states[0]
    normal = np.cross(wanted[:3], wanted[3:]) / np.linalg.norm(np.cross(wanted[:3], wanted[3:]))
    r, v = seen[:, :3], seen[:, 3:]
    np.testing.assert_allclose(np.linalg.norm(r, axis=1), np.linalg.norm(wanted[:3]), rtol=0.0, atol=0.05)
    np.testing.assert_allclose(np.linalg.norm(v, axis=1), np.linalg.norm(wanted[3:]), rtol=0.0, atol=1e-2)
    rising = (np.sum(r * v, axis=1) - wanted[:3] @ wanted[3:]) / np.linalg.norm(wanted[:3])
    np.testing.assert_allclose(rising, 0.0, atol=1e-2)
    np.testing.assert_allclose(r @ normal, 0.0, atol=0.05)
    np.testing.assert_allclose(v @ normal, 0.0, atol=1e-2)


def test_cut_off_adds_along_the_velocity(soyuz):
    flown = soyuz.fly(soyuz.differing(2, cutoff_mps=[1.0, -0.5]))
    r, v = flown.cutoff_states[:, :3], flown.cutoff_states[:, 3:]
    assert np.ptp(r, axis=0).max() == 0.0
    speed = np.linalg.norm(v, axis=1)
    assert speed[1:] - speed[0] == pytest.approx([1.0, -0.5], abs=1e-9)
    assert np.abs(np.cross(v[0], v[1:])).max() < 1e-6


def test_an_ascent_does_not_depend_on_those_beside_it(soyuz):
    rng = np.random.default_rng(3)
    fields = {
        "thrust": 0.01 * rng.standard_normal((3, 64)),
        "propellant": 0.005 * rng.standard_normal((3, 64)),
        "drag": 0.1 * rng.standard_normal(64),
        "wind_mps": 15.0 * rng.standard_normal((2, 64)),
        "believed": rng.standard_normal((6, 64)),
    }
    here = soyuz.fly(soyuz.differing(64, **fields))
    there = soyuz.fly(soyuz.differing(64, **{name: value[..., ::-1] for name, value in fields.items()}))
    np.testing.assert_array_equal(here.cutoff_s[1:], there.cutoff_s[:0:-1])
    np.testing.assert_array_equal(here.cutoff_states[1:], there.cutoff_states[:0:-1])
    np.testing.assert_array_equal(here.left_kg[1:], there.left_kg[:0:-1])


def test_stages_that_end_in_another_order_still_burn_all_they_have():
    """Strap-ons of Long March 2F that outlast the core they hang on."""
    case = Planned("shenzhou")
    errors = case.differing(1, thrust=case.of_stage(0, -0.05) + case.of_stage(1, 0.05))
    flown = case.fly(errors)
    assert np.isfinite(flown.cutoff_states).all()
    cutoff = [burn.at(burn.stage.cutoff_s)[1] for burn in scatter._burns(
        case.launcher, with_room(case.launcher, case.payload_kg), errors)]  # fmt: skip
    assert cutoff[0] > cutoff[1]
    assert abs(flown.left_kg[1] - flown.left_kg[0]) < 1000.0
