"""Entries that are too hard: what is named eases them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from expedition import catalog
from expedition.phases.home import easing, entry
from expedition.space.atmosphere import Air
from expedition.space.constants import G0_MPS2

from .test_entry import T, at_interface

SHIP = catalog.ship("soyuz-ms").descent
assert SHIP is not None
CRAFT = entry.Craft.of(SHIP.mass_kg, SHIP.aerodynamics)


def peak_g(bank_deg: float, angle_deg: float, air: Air) -> float:
    """The load of an entry with a held bank, flown apart from what is tested."""
    assert SHIP is not None
    track = entry.held(
        at_interface(angle_deg), CRAFT, air, SHIP.canopies[0].height_m, bank_rad=float(np.radians(bank_deg))
    )
    felt = entry.felt_mps2(track.states_itrf.T, CRAFT, air, track.canopy_m2, 1.0)
    return float(np.max(felt)) / G0_MPS2


@pytest.mark.parametrize(
    ("angle_deg", "share", "key"), [(1.7, 0.85, "bank_deg"), (3.0, 0.9, "entry_angle_deg")]
)
def test_what_is_named_brings_the_load_within_its_limit(angle_deg: float, share: float, key: str) -> None:
    assert SHIP is not None
    air = Air.of_day(T, 45.0, 60.0)
    # Where no lift is to spare upward, only a flatter way in is left.
    least = SHIP.bank_deg if key == "entry_angle_deg" else 0.0
    most = peak_g(SHIP.bank_deg, angle_deg, air)
    hard = SHIP.model_copy(
        update={"load_limit_g": share * most, "entry_angle_deg": angle_deg, "least_bank_deg": least}
    )
    said = easing.eased(hard, at_interface(angle_deg), CRAFT, air, most)
    found = re.search(rf"descent\.{key} of ([\d.]+) in place of", said)
    assert found is not None, said
    value = float(found[1])
    eased = peak_g(value, angle_deg, air) if key == "bank_deg" else peak_g(SHIP.bank_deg, value, air)
    assert eased <= hard.load_limit_g < most
    assert easing.eased(hard, at_interface(angle_deg), CRAFT, air, 0.99 * hard.load_limit_g) == ""


def test_a_limit_that_no_way_in_keeps_is_said_to_be_one() -> None:
    assert SHIP is not None
    hard = SHIP.model_copy(update={"load_limit_g": 1.0})
    said = easing.eased(hard, at_interface(), CRAFT, Air.of_day(T, 45.0, 60.0), 4.3)
    assert "neither its lift nor a flatter way in does" in said
