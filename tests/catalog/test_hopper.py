"""How far a suborbital vehicle is from an orbit."""

from __future__ import annotations

import numpy as np
import pytest

from expedition.catalog import DEFAULT
from expedition.errors import ImpossibleFlightError


def test_a_station_is_refused_with_what_the_motor_lacks() -> None:
    shepard = DEFAULT.hopper("new-shepard")
    needed, has = shepard.orbit_shortfall_mps(420.0, 31.4)
    # Ideal: 7.67 km/s of a low orbit, the climb, less 0.4 km/s of the Earth's.
    assert 7500.0 < needed < 8000.0
    assert has == pytest.approx(360.0 * 9.80665 * np.log(37_700 / (37_700 - 20_650)), rel=1e-6)
    with pytest.raises(ImpossibleFlightError, match=rf"short by {needed - has:.0f} m/s"):
        shepard.refuse_station("the station", 420.0, 31.4)
