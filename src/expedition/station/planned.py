"""Planned: a station that exists only as orbital elements, as the element set it would have.

The plane and the height are what was announced; where in the orbit the station is, nobody knows, and the phase of
such a set is a choice. Whoever builds it will keep the height up, so the orbit is carried to any epoch at its height,
with the drift of its node under J2.
"""

from __future__ import annotations

import math

from expedition.catalog.models.station import Station
from expedition.errors import StationDataError
from expedition.space.engine import J2
from expedition.space.frames import WGS84_RADIUS_M
from expedition.space.orbits import latitude_rate_radps, node_rate_radps
from expedition.space.time import DAY_S, from_datetime
from expedition.station.elements import MU_WGS72_KM3_S2, ElementSet

TAU = 2.0 * math.pi

# B* of a ballistic coefficient: half of SGP4's reference density, kg/m² per Earth radius.
_HALF_REFERENCE = 0.5 * 0.15696615
_ECCENTRICITY = 0.0003


def planned_elements(station: Station, epoch: float) -> ElementSet:
    """The element set that a planned station would have at an instant; raises StationDataError for one in orbit.

    Its mean height is the planned one to 0.1 km, its inclination to 0.001°.
    """
    plan = station.orbit
    if plan is None:
        raise StationDataError(
            f"{station.title} has flown: take published element sets, or --elements live", field="elements"
        )
    a_m = WGS84_RADIUS_M + 1000.0 * plan.height_km
    inclination = math.radians(plan.inclination_deg)
    start = from_datetime(plan.epoch_utc)
    since = epoch - start
    if plan.node_deg is not None:
        node = math.radians(plan.node_deg)
    else:
        assert plan.node_local_time_h is not None
        node = _mean_sun_rad(start) + TAU * (plan.node_local_time_h - 12.0) / 24.0
    node += float(node_rate_radps(a_m, inclination)) * since
    latitude = math.radians(plan.latitude_argument_deg) + float(latitude_rate_radps(a_m, inclination)) * since
    # SGP4 takes the mean motion as Kozai counts it.
    kozai = 1.0 + 0.75 * J2 * (3.0 * math.cos(inclination) ** 2 - 1.0) * (WGS84_RADIUS_M / a_m) ** 2
    ballistic = station.drag_coefficient * station.drag_area_m2 / station.mass_kg
    return ElementSet(
        name=station.title,
        catalog_number=station.catalog_number,
        international_designator="",
        epoch=epoch,
        inclination_rad=inclination,
        node_rad=node % TAU,
        eccentricity=_ECCENTRICITY,
        perigee_argument_rad=0.0,
        mean_anomaly_rad=latitude % TAU,
        mean_motion_radps=math.sqrt(MU_WGS72_KM3_S2 / (a_m / 1000.0) ** 3) * kozai,
        bstar=_HALF_REFERENCE * ballistic,
        planned=True,
    )


def _mean_sun_rad(t: float) -> float:
    """Right ascension of the mean Sun, which local mean time follows; good to a hundredth of a degree."""
    return math.radians((280.460 + 0.9856474 * t / DAY_S) % 360.0)
