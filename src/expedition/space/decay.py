"""How long a circular orbit lasts in the air."""

from __future__ import annotations

import numpy as np

from expedition.space.engine import MU_M3_S2, engine_time, satkit
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M

# Below this no ship goes round once more.
_BOTTOM_M = 110_000.0
_STEP_M = 2_000.0
_ROUND_RAD = np.linspace(0.0, 2.0 * np.pi, 8, endpoint=False)


def orbit_life_s(
    altitude_m: float, inclination_rad: float, drag_area_over_mass_m2pkg: float, t: float
) -> float:
    """Seconds until a circular orbit has sunk into air in which nothing goes round.

    altitude_m: above 6378.137 km. drag_area_over_mass_m2pkg: Cd·A/m. t: TAI seconds past J2000, whose space weather
    counts. The orbit shrinks by 2π ρ a² Cd·A/m in each revolution (D. King-Hele, Satellite Orbits in an Atmosphere,
    1987), the density being that of NRLMSISE-00 over the flattened Earth, averaged once round. On the
    full force model circular orbits of 140 to 160 km last 0.33 to 0.86 of it, for the Earth's flattening takes them
    lower than they begin.
    """
    edges = np.append(np.arange(altitude_m, _BOTTOM_M, -_STEP_M), _BOTTOM_M)
    if edges[0] <= _BOTTOM_M:
        return 0.0
    middle, height = 0.5 * (edges[1:] + edges[:-1]), edges[:-1] - edges[1:]
    density, now = satkit().density.nrlmsise, engine_time(t)
    latitude = np.arcsin(np.sin(inclination_rad) * np.sin(_ROUND_RAD))
    places = list(
        zip(latitude, WGS84_RADIUS_M * WGS84_FLATTENING * np.sin(latitude) ** 2, _ROUND_RAD, strict=True)
    )
    air_kgpm3 = np.array(
        [
            np.mean(
                [density(float(h + over), float(north), float(east), now)[0] for north, over, east in places]
            )
            for h in middle
        ]
    )
    sinking_mps = air_kgpm3 * drag_area_over_mass_m2pkg * np.sqrt(MU_M3_S2 * (WGS84_RADIUS_M + middle))
    return float(np.sum(height / sinking_mps))
