"""Cargo ships of other pads: HTV by a dog-leg from Tanegashima, Tianzhou from Wenchang, Cygnus on Atlas V."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest

from expedition import Flight, plan, windows
from expedition.catalog import DEFAULT
from expedition.phases.ascent import search
from expedition.plans.words import words
from expedition.record.flights import OWN_ELEMENTS, read_flights
from expedition.record.flown import flown
from expedition.space.time import parse_utc
from tests.planned import planned_once

# Of physics alone; nothing of the flight stands in the catalogue. A turn more of phase moves lift-off by 185 s.
HTV_S = 200.0


def test_htv_9_is_planned_in_full_by_a_dog_leg() -> None:
    """Straight into the plane it would leave a quarter of an hour later than it did."""
    (row,) = [row for row in read_flights() if row.flight == "HTV 9"]
    (found,) = flown([row])
    assert found.liftoff_error_s is not None
    assert abs(found.liftoff_error_s) < HTV_S
    flight = Flight(name="htv", vehicle="htv", pad="tanegashima-y2", station="iss", date=date(2020, 5, 20))
    full = plan(flight, elements=OWN_ELEMENTS)
    assert all(check.ok for check in full.checks)
    assert full.window is not None
    way = full.window.dog_leg
    assert way is not None
    assert way.azimuth_deg <= 109.0 < way.straight_azimuth_deg
    assert way.propellant_kg > 500.0
    said = {one.question: one.answer for one in words(full).summary}
    assert f"{way.propellant_kg:.0f} kg" in said["Dog-leg"]
    straight = planned_once("soyuz-ms-19").window
    assert straight is not None
    assert straight.dog_leg is None


def test_a_dog_leg_starts_in_the_open_sector_and_has_its_price() -> None:
    pad, launcher = DEFAULT.pad("tanegashima-y2"), DEFAULT.launcher("h-iib")
    ship, inclination = DEFAULT.ship("htv"), float(np.radians(51.64))
    bent = search.best(launcher, ship.mass_kg, pad, inclination)
    straight = search.best(launcher, ship.mass_kg, pad.model_copy(update={"sectors": ()}), inclination)
    assert pad.sectors[0].holds(float(np.degrees(bent.azimuth_rad)))
    assert not pad.sectors[0].holds(float(np.degrees(straight.azimuth_rad)))
    assert straight.propellant_left_kg - bent.propellant_left_kg > 500.0


def test_tianzhou_leaves_south_east_and_says_which_phase_it_needs() -> None:
    """Its lift-off days are made by reboosts; on others none of its profiles is open."""
    pad, launcher, ship = (
        DEFAULT.pad("wenchang-201"),
        DEFAULT.launcher("long-march-7"),
        DEFAULT.ship("tianzhou"),
    )
    ascent = search.best(launcher, ship.mass_kg, pad, float(np.radians(41.47)))
    assert 100.0 < np.degrees(ascent.azimuth_rad) < 140.0
    assert ascent.felt_g.max() < 5.0
    # Ship separation was 603 s after lift-off in 2016 (cgwic.com).
    assert ascent.cutoff_s == pytest.approx(595.0, abs=45.0)
    found = windows(
        "tianzhou",
        pad="wenchang-201",
        station="tiangong",
        start=datetime(2025, 10, 31, tzinfo=UTC),
        days=3.0,
        elements=Flight.named("shenzhou-21").elements,
    )
    assert len(found) == 3
    assert all(option.feasible or "can gain" in option.reason for one in found for option in one.options)


def test_cygnus_on_atlas_is_named_for_the_opening_of_half_an_hour() -> None:
    found = windows(
        "cygnus",
        pad="ccsfs-41",
        launcher="atlas-v-401",
        start=datetime(2016, 10, 18, tzinfo=UTC),
        days=2.0,
        elements=OWN_ELEMENTS,
    )
    assert found
    for one in found:
        assert one.close - one.liftoff == pytest.approx(1800.0, abs=5.0)
    assert parse_utc("2016-10-18T00:00:00Z") < found[0].liftoff
