"""Ascent search: no ascent of a grid leaves more, for any launcher of the catalogue."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog import DEFAULT
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.ship import Ship
from expedition.phases.ascent import climb, reach, search
from expedition.phases.ascent.plane_crossing import crossing_longitude_rad
from expedition.space.engine import EARTH_ROTATION_RADPS

from ...slow import slow_but

# By how much an ascent of a grid may leave more than the one found: what guidance's own cycles scatter, and what a lead
# far from the usual one has to save at least.
LEFT_KG, LEFT_PART = 1.5, 2e-4
LEADS_S = np.arange(-400.0, 701.0, 150.0)
# Loads that launchers throttle to, with what their steps of throttle overshoot.
HELD_G = {"atlas-v-n22": 3.5, "space-shuttle": 3.0}
OVERSHOOT = 1.03

WALLOPS, ANTARES, CYGNUS = catalog.pad("wallops-0a"), catalog.launcher("antares-230"), catalog.ship("cygnus")
STATION_RAD = float(np.radians(51.63))
# With boosters, without, with a lead of its own and with a load that is held.
QUICK = ("soyuz-2-1a", "falcon-9", "h-iib", "long-march-2f")


def ships_on(launcher: str) -> list[Ship]:
    """The ships of the catalogue that fly on a launcher, or on one whose pads and family it shares."""
    like = {
        "atlas-v-401": "antares-230",
        "falcon-9-dragon-1": "falcon-9-ft",
        "soyuz-2-1b": "soyuz-2-1a",
        "soyuz-2-1b-north": "soyuz-2-1a",
    }
    ships = [catalog.ship(name) for name in DEFAULT.names("ship")]
    return [ship for ship in ships if ship.launcher in (launcher, like.get(launcher))]


def pad_of(launcher: str) -> Pad:
    pads = [catalog.pad(name) for name in DEFAULT.names("pad")]
    return next(pad for pad in pads if launcher in pad.launchers)


def inclination_rad(pad: Pad) -> float:
    """The station's, or else one that the pad reaches."""
    return float(
        np.radians({"jiuquan-921": 41.5, "plesetsk-43": 96.8, "starbase": 26.6}.get(pad.name, 51.63))
    )


def left_kg(launcher: Launcher, cutoff_s: np.ndarray) -> np.ndarray:
    last = launcher.stages[-1]
    return np.array([
        last.count * (last.propellant_kg - last.burned_kg(t)) if np.isfinite(t) else -np.inf for t in cutoff_s
    ])  # fmt: skip


def grid(launcher: Launcher, payload_kg: float, pad: Pad, found: climb.Ascent) -> np.ndarray:
    """Propellant left, kg, of ascents all around: pitch-over, azimuth and lead."""
    near = np.degrees(found.pitch_over_rad) + np.array([-0.3, -0.1, 0.0, 0.1, 0.3])
    pitch = np.concatenate([near[near > 0.1], np.arange(1.0, 12.0, 2.0)])
    inclination = inclination_rad(pad)
    if launcher.pitch_over_deg is not None:
        pitch = np.array([launcher.pitch_over_deg])
    middle = float(np.degrees(found.azimuth_rad))
    azimuth = middle + np.arange(-3.0, 3.1, 1.5)
    azimuth = azimuth[[not pad.allowed or any(one.holds(a) for one in pad.allowed) for a in azimuth]]
    p, a, lead = (axis.ravel() for axis in np.meshgrid(np.radians(pitch), np.radians(azimuth), LEADS_S))
    node = (
        np.radians(pad.longitude_deg) - crossing_longitude_rad(pad, inclination) + EARTH_ROTATION_RADPS * lead
    )
    flown = climb.fly(
        launcher, payload_kg, pad, pitch_over_rad=p, azimuth_rad=a, inclination_rad=inclination, node_rad=node
    )
    return left_kg(launcher, flown.cutoff_s)


@pytest.mark.parametrize("name", slow_but(DEFAULT.names("launcher"), *QUICK))
def test_no_ascent_leaves_more_than_the_one_found(name: str) -> None:
    """With a free lead: none of a grid of ascents, and not the best with a lead that is bound."""
    assert ships_on(name)
    not_better(name, ships_on(name)[0], leads_s=(245.0,), pitches_deg=())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "ship"), [(name, ship) for name in DEFAULT.names("launcher") for ship in ships_on(name)]
)
def test_no_lead_and_no_pitch_over_leaves_more_with_any_ship(name: str, ship: Ship) -> None:
    not_better(name, ship, leads_s=(95.2, 245.0, 360.0), pitches_deg=(-0.2, 0.2))


def not_better(name: str, ship: Ship, leads_s: tuple[float, ...], pitches_deg: tuple[float, ...]) -> None:
    """None of a grid of ascents leaves more than the one found, and none with a lead or a pitch-over that is bound.

    pitches_deg: how much steeper or flatter than that of the one found.
    """
    pad = reach.facing(pad_of(name), inclination_rad(pad_of(name)))
    launcher = catalog.launcher(name).carrying(ship).model_copy(update={"plane_lead_s": None})
    found = search.best(launcher, ship.mass_kg, pad, inclination_rad(pad))
    spare = LEFT_KG + LEFT_PART * found.propellant_left_kg
    assert np.max(grid(launcher, ship.mass_kg, pad, found)) < found.propellant_left_kg + spare
    for lead_s in leads_s:
        bound = launcher.model_copy(update={"plane_lead_s": lead_s})
        other = search.best(bound, ship.mass_kg, pad, inclination_rad(pad))
        assert other.lead_s == lead_s
        assert other.propellant_left_kg < found.propellant_left_kg + spare
    for more_deg in pitches_deg if launcher.pitch_over_deg is None else ():
        pitch_deg = float(np.degrees(found.pitch_over_rad)) + more_deg
        bound = launcher.model_copy(update={"pitch_over_deg": pitch_deg})
        other = search.best(bound, ship.mass_kg, pad, inclination_rad(pad))
        assert other.propellant_left_kg < found.propellant_left_kg + spare


@pytest.mark.parametrize("name", slow_but(DEFAULT.names("launcher"), *QUICK))
def test_no_ascent_with_the_launchers_own_lead_leaves_more(name: str) -> None:
    pad = reach.facing(pad_of(name), inclination_rad(pad_of(name)))
    ship = ships_on(name)[0]
    launcher = catalog.launcher(name).carrying(ship)
    found = search.best(launcher, ship.mass_kg, pad, inclination_rad(pad))
    turn = crossing_longitude_rad(pad, inclination_rad(pad)) - EARTH_ROTATION_RADPS * found.lead_s
    off = np.radians([-1.0, -0.3, -0.1, 0.0, 0.1, 0.3, 1.0])
    pitch, azimuth = (
        axis.ravel() for axis in np.meshgrid(off if launcher.pitch_over_deg is None else [0.0], off)
    )
    azimuth = found.azimuth_rad + azimuth
    held = np.array([
        not pad.dog_legs or any(one.holds(float(np.degrees(x))) for one in pad.allowed) for x in azimuth
    ])  # fmt: skip
    flown = climb.fly(
        launcher,
        ship.mass_kg,
        pad,
        pitch_over_rad=(found.pitch_over_rad + pitch)[held],
        azimuth_rad=azimuth[held],
        inclination_rad=inclination_rad(pad),
        node_rad=np.radians(pad.longitude_deg) - turn,
    )
    assert np.max(left_kg(launcher, flown.cutoff_s)) < found.propellant_left_kg + 1.0


def test_progress_lifts_off_later_by_what_least_propellant_says() -> None:
    """Its lead is that of Soyuz less the difference that the launcher's fuel makes, not fitted to its flights."""
    launcher, pad = catalog.launcher("soyuz-2-1a"), catalog.pad("baikonur-31")
    leads, own = [], []
    for name in ("soyuz-ms", "progress-ms"):
        ship = catalog.ship(name)
        flown = launcher.carrying(ship)
        own.append(flown.plane_lead_s)
        free = flown.model_copy(update={"plane_lead_s": None})
        leads.append(search.best(free, ship.mass_kg, pad, STATION_RAD).lead_s)
    assert own[0] - own[1] == pytest.approx(leads[0] - leads[1], abs=1.0)


def test_a_free_lead_stands_still_where_the_plane_hardly_rises_above_the_pad() -> None:
    """Both passes of the plane lie beside each other there: leads of minutes cost next to nothing."""
    pad, ship = catalog.pad("vostochny-1s"), catalog.ship("soyuz-ms")
    launcher = catalog.launcher("soyuz-2-1b-north").carrying(ship)
    leads = [
        search.best(launcher, ship.mass_kg, pad, float(np.radians(one))).lead_s
        for one in (51.76, 51.78, 51.8)
    ]
    assert np.ptp(leads) < 30.0
    assert max(abs(np.array(leads))) < 300.0


def test_a_late_lift_off_is_late_with_a_free_lead_too() -> None:
    free = ANTARES.model_copy(update={"plane_lead_s": None})
    on_time = search.best(free, CYGNUS.mass_kg, WALLOPS, STATION_RAD)
    late = search.best(free, CYGNUS.mass_kg, WALLOPS, STATION_RAD, 60.0)
    assert late.lead_s == pytest.approx(on_time.lead_s - 60.0)
    assert late.propellant_left_kg < on_time.propellant_left_kg


@pytest.mark.parametrize("name", HELD_G)
def test_a_load_that_is_held_is_not_passed(name: str) -> None:
    ship = ships_on(name)[0]
    flown = search.best(catalog.launcher(name).carrying(ship), ship.mass_kg, pad_of(name), STATION_RAD)
    assert 0.95 * HELD_G[name] < flown.felt_g.max() < OVERSHOOT * HELD_G[name]


def test_an_ascent_starts_inside_the_open_azimuths() -> None:
    """Least propellant would lie just outside."""
    free = search.best(ANTARES, CYGNUS.mass_kg, WALLOPS, STATION_RAD)
    edge = float(np.degrees(free.azimuth_rad)) + 0.2
    near = WALLOPS.model_copy(update={"min_azimuth_deg": edge, "max_azimuth_deg": 150.0})
    held = search.best(ANTARES, CYGNUS.mass_kg, near, STATION_RAD)
    assert np.degrees(held.azimuth_rad) == pytest.approx(edge, abs=0.02)
    assert np.degrees(held.azimuth_rad) >= edge - 1e-9
    assert held.propellant_left_kg < free.propellant_left_kg
