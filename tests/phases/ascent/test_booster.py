"""Boosters that come home: what their way takes, and how they stage for it."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from expedition.catalog import DEFAULT as CATALOG
from expedition.catalog.models.launcher import Launcher
from expedition.errors import ImpossibleFlightError, InputError
from expedition.phases.ascent import booster, search
from expedition.phases.ascent.climb import states_at
from expedition.space.frames import geodetic_from_itrf

FALCON, KSC = CATALOG.launcher("falcon-9"), CATALOG.pad("ksc-39a")
CREW = CATALOG.ship("crew-dragon")
INCLINATION_RAD = float(np.radians(51.64))
# Crew Dragon Demo-1, without a crew.
DM1_KG = 12100.0
# Catalogue values are rounded.
CUTOFF_S, PITCH_DEG, LEAD_S = 0.3, 0.15, 3.0

# Webcast telemetry of Dragon 1 (shahar603/Telemetry-Data, public domain) at first-stage cut-off: time (s),
# Earth-relative speed (m/s), height (km); and at some instants on the way, in a file.
DRAGON_1 = Path(__file__).parents[2] / "data" / "falcon9-dragon1.csv"
RMS_HEIGHT_KM, RMS_SPEED_MPS = 4.0, 110.0
SEEN = {
    "CRS-8": ("falcon-9-ft", "near ship", 155.0, 1848.0, 68.2),
    "CRS-13": ("falcon-9-ft", "launch site", 143.0, 1657.0, 62.6),
    "CRS-14": ("falcon-9-ft", "expended", 164.0, 2191.0, 74.7),
    "CRS-16": ("falcon-9-dragon-1", "launch site", 145.0, 1624.0, 66.9),
}
SEEN_CUTOFF_S, SEEN_SPEED_MPS, SEEN_HEIGHT_KM = 8.0, 125.0, 4.0


def test_the_spare_of_the_booster_is_what_demo_1_had_over() -> None:
    far = FALCON.recovered("far ship")
    flown = search.best(far, DM1_KG, KSC, INCLINATION_RAD)
    home, left_kg = booster.flown_home(flown, far, KSC)
    assert home is not None
    assert far.booster is not None
    assert left_kg - home.needed_kg == pytest.approx(far.booster.spare_kg, abs=300.0)
    assert home.boostback_mps == 0.0
    # OCISLY waited some 490 km out.
    assert home.falls_km == pytest.approx(490.0, abs=60.0)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["near ship", "launch site"])
def test_staging_follows_from_the_way_home(name: str) -> None:
    """Cut-off, pitch-over and lead of the catalogue are those that leave most with the booster coming home."""
    launcher = FALCON.recovered(name)
    found = booster.staging(launcher, CREW.mass_kg, KSC, INCLINATION_RAD)
    assert launcher.stages[0].cutoff_s == pytest.approx(found.cutoff_s, abs=CUTOFF_S)
    assert launcher.pitch_over_deg == pytest.approx(found.pitch_over_deg, abs=PITCH_DEG)
    assert launcher.plane_lead_s is not None
    # One constant from flights for all of them.
    assert found.lead_s - launcher.plane_lead_s == pytest.approx(29.5, abs=LEAD_S)


def test_the_nearer_the_booster_lands_the_earlier_it_is_cut_off_and_the_more_its_way_home_takes() -> None:
    found = []
    for name in ("far ship", "near ship", "launch site"):
        launcher = FALCON.recovered(name)
        flown = search.best(launcher, CREW.mass_kg, KSC, INCLINATION_RAD)
        home, left_kg = booster.flown_home(flown, launcher, KSC)
        assert home is not None
        assert left_kg > home.needed_kg
        found.append((launcher.stages[0].cutoff_s, home))
    cutoffs = [cutoff for cutoff, _ in found]
    assert cutoffs == sorted(cutoffs, reverse=True)
    needed = [home.needed_kg for _, home in found]
    assert needed == sorted(needed)
    assert found[-1][1].boostback_mps > 1000.0


@pytest.mark.parametrize("flight", SEEN)
def test_first_stages_of_dragon_1_are_cut_off_where_they_were_seen_to_be(flight: str) -> None:
    """The rise is of one rule for all four, their cut-off follows from the way home; seen instants differ by less."""
    name, recovery, seen_s, speed_mps, height_km = SEEN[flight]
    ship = CATALOG.ship("cargo-dragon-1")
    launcher = CATALOG.launcher(name).recovered(recovery).carrying_only(ship, None)
    flown = search.best(launcher, ship.mass_kg, CATALOG.pad("ccsfs-40"), INCLINATION_RAD)
    cutoff = launcher.stages[0].cutoff_s
    assert cutoff == pytest.approx(seen_s, abs=SEEN_CUTOFF_S)
    state = states_at(flown, [cutoff])[0]
    assert np.linalg.norm(state[3:]) == pytest.approx(speed_mps, abs=SEEN_SPEED_MPS)
    assert geodetic_from_itrf(state[:3])[2] / 1000.0 == pytest.approx(height_km, abs=SEEN_HEIGHT_KM)


@pytest.mark.parametrize("flight", SEEN)
def test_ascents_of_dragon_1_follow_what_was_seen(flight: str) -> None:
    """Throttling and loft are one for all flights of a thrust, read off these; staging follows from the way home."""
    with DRAGON_1.open(newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["flight"] == flight]
    ship = CATALOG.ship("cargo-dragon-1")
    launcher = CATALOG.launcher(rows[0]["launcher"]).recovered(rows[0]["recovery"]).carrying_only(ship, None)
    flown = search.best(launcher, ship.mass_kg, CATALOG.pad("ccsfs-40"), INCLINATION_RAD)
    states = states_at(flown, [float(row["t_s"]) for row in rows])
    height = geodetic_from_itrf(states[:, :3])[:, 2] / 1000.0 - [float(row["altitude_km"]) for row in rows]
    speed = np.linalg.norm(states[:, 3:], axis=1) - [float(row["ground_speed_mps"]) for row in rows]
    assert np.sqrt(np.mean(height**2)) < RMS_HEIGHT_KM
    assert np.sqrt(np.mean(speed**2)) < RMS_SPEED_MPS


def test_what_follows_the_first_stage_moves_with_its_cut_off() -> None:
    moved = FALCON.staged_at(FALCON.stages[0].cutoff_s - 7.0)
    assert moved.guidance_start_s == FALCON.guidance_start_s - 7.0
    old, new = FALCON.stages[1], moved.stages[1]
    assert new.ignition_s == old.ignition_s - 7.0
    assert new.burned_kg(new.cutoff_s) == pytest.approx(old.burned_kg(old.cutoff_s))


def test_a_way_home_that_a_launcher_has_not_is_refused() -> None:
    with pytest.raises(ImpossibleFlightError, match="its ways: none"):
        CATALOG.launcher("soyuz-2-1a").carrying(CATALOG.ship("soyuz-ms"), recovery="near ship")
    with pytest.raises(ImpossibleFlightError, match="far ship, near ship"):
        FALCON.recovered("parachute")
    values = FALCON.model_dump()
    with pytest.raises(InputError, match="stands twice"):
        Launcher(**{**values, "recoveries": values["recoveries"] * 2})
    with pytest.raises(InputError, match="a booster"):
        Launcher(**{**values, "booster": None})
