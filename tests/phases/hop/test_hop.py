"""Hops against flown ones, and what must hold for any hop."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog import DEFAULT
from expedition.catalog.models.hopper import Hopper
from expedition.errors import ImpossibleFlightError, InputError
from expedition.phases.hop import hop as suborbital
from expedition.phases.hop.earth_fixed import height_m
from expedition.phases.hop.hop import Hop
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import geodetic_from_itrf, itrf_from_geodetic
from expedition.space.gravity import gravity_mps2

FOOT_M, MILE_KM = 0.3048, 1.609344
UNITY, SHEPARD = DEFAULT.hopper("spaceshiptwo"), DEFAULT.hopper("new-shepard")
RUNWAY, RANCH = catalog.pad("spaceport-america"), catalog.pad("corn-ranch")

# Full burns of VSS Unity: release (ft), people, apogee (km). Unity 22 is the one to be foretold.
FULL_BURNS = {
    "Unity 21": (44_000, 2, 89.23),
    "Unity 25": (44_500, 6, 54.2 * MILE_KM),
    "Galactic 01": (44_500, 6, 279_000 * FOOT_M / 1000.0),
    "Galactic 04": (44_500, 6, 54.3 * MILE_KM),
}
UNITY_22 = (46_375, 6, 86.182)


def lofted(hopper: Hopper, release_ft: float, people: int, *, burn_s: float | None = None) -> Hop:
    """A hop of Unity without its landing, which takes the time."""
    short = hopper.model_copy(update={"glide": None, "falls": hopper.falls[:1]})
    return suborbital.fly(
        short, RUNWAY, 0.0, people=people, release_altitude_m=release_ft * FOOT_M, burn_s=burn_s
    )


def with_impulse(isp_s: float) -> Hopper:
    """Unity with another specific impulse at the same flow."""
    scale = isp_s / UNITY.motor.isp_vacuum_s
    update = {"isp_vacuum_s": isp_s, "thrust_vacuum_n": UNITY.motor.thrust_vacuum_n * scale}
    return UNITY.model_copy(update={"motor": UNITY.motor.model_copy(update=update)})


@pytest.fixture(scope="module")
def unity_22() -> Hop:
    return suborbital.fly(UNITY, RUNWAY, 0.0, people=6, release_altitude_m=UNITY_22[0] * FOOT_M)


@pytest.fixture(scope="module")
def ns_16() -> Hop:
    return suborbital.fly(SHEPARD, RANCH, 0.0, people=4)


def test_unity_22_reaches_its_apogee(unity_22: Hop) -> None:
    assert unity_22.apogee_km == pytest.approx(86.182, abs=3.0)
    assert unity_22.crossed_50_miles
    assert not unity_22.crossed_100_km
    assert unity_22.max_mach == pytest.approx(3.0, abs=0.25)
    release = next(event for event in unity_22.events if event.name.startswith("Release"))
    # T+2:38 after release to the apogee, 14 min 17 s to the landing, as told of the flight.
    assert unity_22.apogee - release.t == pytest.approx(158.0, abs=12.0)
    assert unity_22.landing - release.t == pytest.approx(857.0, abs=150.0)
    assert 120.0 < unity_22.weightless_s < 240.0
    assert all(check.ok for check in unity_22.checks)


def test_ns_16_reaches_its_apogee(ns_16: Hop) -> None:
    assert ns_16.apogee_km == pytest.approx(107.0, abs=4.0)
    assert ns_16.crossed_100_km
    # 10 min 10 s to the landing, about seven and a half minutes to the booster's.
    assert ns_16.landing == pytest.approx(610.0, abs=15.0)
    assert ns_16.booster is not None
    assert ns_16.booster.met_s[-1] == pytest.approx(450.0, abs=40.0)
    assert ns_16.max_g_boost < 4.0 < ns_16.max_g_entry < 6.0
    assert all(check.ok for check in ns_16.checks)


def test_new_shepard_reaches_one_apogee_with_any_crew(ns_16: Hop) -> None:
    """NS-14 and NS-15 with nobody aboard, NS-22 with six: 106.9 to 107.1 km, cut off after 141 to 143 s.

    The apogee that the engine aims for is theirs; NS-16 has no part in it.
    """
    full = suborbital.fly(SHEPARD, RANCH, 0.0, people=6)
    assert full.apogee_km == pytest.approx(107.06, abs=0.5)
    assert abs(full.apogee_km - ns_16.apogee_km) < 0.1
    cutoff = next(event for event in full.events if event.name == "Motor cut-off")
    assert 141.0 < cutoff.t < 147.0


def test_new_shepard_is_as_fast_as_flown() -> None:
    """Cut off by time, with nobody aboard, as NS-14 and NS-15 were: 1,002 and 999 m/s, 107 km."""
    motor = SHEPARD.motor.model_copy(update={"cutoff_apogee_m": None})
    hop = suborbital.fly(SHEPARD.model_copy(update={"motor": motor}), RANCH, 0.0, burn_s=142.0)
    assert hop.apogee_km == pytest.approx(107.0, abs=1.0)
    assert hop.cutoff_speed_mps == pytest.approx(1000.5, abs=5.0)


def test_leaving_out_any_flight_of_unity_still_foretells_unity_22() -> None:
    """The specific impulse that suits the other flights, each left out in turn, applied to Unity 22."""
    low, high = (with_impulse(isp) for isp in (254.0, 264.0))
    span = {
        case: [lofted(one, *case).apogee_km for one in (low, high)] for case in cases(FULL_BURNS.values())
    }

    def foretold(others: Sequence[tuple[int, int, float]]) -> float:
        """Apogee of Unity 22 at the impulse that meets the others on the mean; apogee is even in it."""
        parts = [(apogee - span[release, people][0]) / np.diff(span[release, people])[0]
                 for release, people, apogee in others]  # fmt: skip
        here = span[UNITY_22[:2]]
        return float(here[0] + np.mean(parts) * (here[1] - here[0]))

    flights = list(FULL_BURNS.values())
    answers = [foretold([one for one in flights if one is not left]) for left in flights]
    assert np.allclose([foretold(flights), *answers], UNITY_22[2], atol=3.0)
    assert np.ptp(answers) < 2.0


def cases(flights: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    return sorted({(release, people) for release, people, _ in [*flights, UNITY_22]})


@pytest.mark.parametrize(("burn_s", "mach", "apogee_km"), [(31.0, 1.9, 34.9), (42.0, 2.47, 52.1)])
def test_short_burns_of_unity(burn_s: float, mach: float, apogee_km: float) -> None:
    """29 May and 26 July 2018, released at 46,500 ft with two pilots."""
    hop = lofted(UNITY, 46_500, 2, burn_s=burn_s)
    assert hop.max_mach == pytest.approx(mach, abs=0.2)
    assert hop.apogee_km == pytest.approx(apogee_km, abs=5.0)


def test_legs_join_without_a_gap(unity_22: Hop, ns_16: Hop) -> None:
    for hop in (unity_22, ns_16):
        for before, after in zip(hop.legs[:-1], hop.legs[1:], strict=True):
            assert before.met_s[-1] == after.met_s[0]
            assert np.array_equal(before.states_itrf[-1], after.states_itrf[0])
        for leg in hop.legs:
            assert np.all(np.diff(leg.met_s) > 0.0)
            # Positions and velocities belong together.
            steps = np.diff(leg.states_itrf[:, :3], axis=0) / np.diff(leg.met_s)[:, None]
            middle = 0.5 * (leg.states_itrf[1:, 3:] + leg.states_itrf[:-1, 3:])
            assert np.abs(steps - middle).max() < 5.0
        assert hop.legs[0].met_s[0] == 0.0
        heights = geodetic_from_itrf(hop.states_itrf[:, :3])[:, 2]
        assert abs(heights[0] - heights[-1]) < 1.0


def test_energy_is_kept_above_the_air(ns_16: Hop) -> None:
    """Inertial energy and angular momentum about the pole on the coast above 90 km, where next to nothing drags."""
    states = ns_16.states_itrf
    high = geodetic_from_itrf(states[:, :3])[:, 2] > 95e3
    r, v = states[high, :3], states[high, 3:]
    inertial = v + np.cross([0.0, 0.0, EARTH_ROTATION_RADPS], r)
    spin = r[:, 0] * inertial[:, 1] - r[:, 1] * inertial[:, 0]
    assert np.ptp(spin) / np.mean(spin) < 1e-6
    # Along a path, work of gravity is the change of kinetic energy.
    fall = np.einsum("ij,ij->i", gravity_mps2(0.5 * (r[1:] + r[:-1])), 0.5 * (inertial[1:] + inertial[:-1]))
    times = ns_16.met_s[high]
    work = np.sum(fall * np.diff(times))
    change = 0.5 * (inertial[-1] @ inertial[-1] - inertial[0] @ inertial[0])
    assert work == pytest.approx(change, abs=12.0)


def test_the_height_of_one_is_that_over_the_ellipsoid() -> None:
    assert height_m(itrf_from_geodetic(0.6, -1.8, 81_234.0)) == pytest.approx(81_234.0, abs=1.0)


def test_more_people_fly_lower() -> None:
    assert lofted(UNITY, 44_500, 6).apogee_km < lofted(UNITY, 44_500, 2).apogee_km - 2.0


def test_what_cannot_be_is_refused_with_numbers() -> None:
    with pytest.raises(ImpossibleFlightError, match="cannot burn for 90 s"):
        suborbital.fly(UNITY, RUNWAY, 0.0, burn_s=90.0)
    with pytest.raises(ImpossibleFlightError, match="does not lift off with 20000 kg"):
        suborbital.fly(SHEPARD, RANCH, 0.0, cargo_kg=20_000.0)
    assert UNITY.carrier is not None
    hasty = UNITY.model_copy(update={"carrier": UNITY.carrier.model_copy(update={"climb_s": 60.0})})
    with pytest.raises(ImpossibleFlightError, match="finds no way to its release"):
        suborbital.fly(hasty, RUNWAY, 0.0)


def test_a_hopper_that_does_not_add_up_is_refused() -> None:
    values = SHEPARD.model_dump()
    with pytest.raises(InputError, match="leave nothing of mass_kg"):
        Hopper(**{**values, "mass_kg": 30_000.0})
    with pytest.raises(InputError, match="propellant_kg is 1000"):
        Hopper(**{**values, "propellant_kg": 1_000.0})
    with pytest.raises(InputError, match="carrier and pull_up stand together"):
        Hopper(**{**values, "carrier": UNITY.carrier.model_dump() if UNITY.carrier else None})
    falls = [{**values["falls"][0], "below_m": 100.0}]
    with pytest.raises(InputError, match="needs one of at_apogee"):
        Hopper(**{**values, "falls": falls})
