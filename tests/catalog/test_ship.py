"""What a ship weighs on its way home, by the rocket equation from the catalogue's masses."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import catalog
from expedition.errors import ImpossibleFlightError


@pytest.mark.parametrize(
    ("name", "empty_kg", "burned_kg"),
    [
        # The whole ship burns, and parts afterwards.
        ("soyuz-ms", 7152.0 - 876.0, 7152.0 - 876.0),
        # The trunk stays behind before the burn.
        ("crew-dragon", 12_519.0 - 2562.0, 9616.0),
        # Lands in one piece.
        ("space-shuttle-orbiter", 104_000.0, 104_000.0),
    ],
)
def test_a_ship_leaves_with_the_propellant_of_its_way_home(
    name: str, empty_kg: float, burned_kg: float
) -> None:
    ship = catalog.ship(name)
    left_kg = ship.undocked_mass_kg()
    after = np.exp(-ship.way_home_dv_mps / (9.80665 * ship.main_engine.isp_s))
    assert left_kg * after == pytest.approx(empty_kg)
    assert ship.burn_mass_kg(left_kg) * after == pytest.approx(burned_kg)


def test_what_is_lighter_already_loses_nothing_before_the_burn() -> None:
    assert catalog.ship("crew-dragon").burn_mass_kg(9000.0) == 9000.0


def test_a_ship_without_a_way_down_has_no_mass_on_it() -> None:
    cygnus = catalog.ship("cygnus")
    for asked in (cygnus.wanted_descent, cygnus.undocked_mass_kg, lambda: cygnus.burn_mass_kg(7000.0)):
        with pytest.raises(ImpossibleFlightError, match="no descent in its file"):
            asked()
