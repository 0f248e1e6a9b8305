"""Emergency landings of a plan: from each revolution in flight, and of a first day at the port."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from expedition.catalog import Catalogue
from expedition.catalog.lands import countries_at, seas_at
from expedition.catalog.models.ship import Ship
from expedition.phases.home.emergency import Emergency, emergencies
from expedition.planning.station_data import mean_track
from expedition.plans.way_home import PlanEmergency
from expedition.space.frames import true_equator_states
from expedition.space.orbits import MeanTrack
from expedition.space.sun import lighting_at
from expedition.space.time import DAY_S, format_utc
from expedition.station.oem import Oem
from expedition.station.source import Source
from expedition.timeline import Leg

Array = NDArray[np.float64]

# Mean elements are averages over a revolution; half of one lies before the first and after the last of them.
_HALF_A_REVOLUTION_S, _SPACING_S = 2800.0, 10800.0
_NOT_TO_THE_END_S = 3600.0


def along_legs(book: Catalogue, ship: Ship, legs: Sequence[Leg], start: float) -> tuple[PlanEmergency, ...]:
    """From each revolution of a ship that flies legs, from an instant to their end; none for a ship without a crew.

    start: the instant from which revolutions are counted, such as the cut-off.
    """
    end = legs[-1].end
    if ship.descent is None or not ship.crew_seats or end - start < 2.5 * _HALF_A_REVOLUTION_S:
        return ()
    begins = np.array([leg.start for leg in legs])

    def states(t: Array) -> Array:
        out = np.empty((len(t), 6))
        at = np.clip(t, legs[0].start, end)
        which = np.maximum(np.searchsorted(begins, at, side="right") - 1, 0)
        for k in np.unique(which):
            out[which == k] = legs[k].states_gcrf(at[which == k])
        return true_equator_states(t, out)

    track = MeanTrack.over(
        states,
        max(start, legs[0].start) + _HALF_A_REVOLUTION_S,
        end - _HALF_A_REVOLUTION_S,
        spacing_s=_SPACING_S,
    )
    return written(book, ship, track, start, end, "in flight")


def at_the_port(book: Catalogue, ship: Ship, source: Source, contact: float) -> tuple[PlanEmergency, ...]:
    """From each revolution of a first day at the port, as far as the station data go."""
    days = min(DAY_S, source.end - contact) if isinstance(source, Oem) else DAY_S
    if ship.descent is None or not ship.crew_seats or days < 0.5 * DAY_S:
        return ()
    end = contact + days - _NOT_TO_THE_END_S
    return written(book, ship, mean_track(source, contact, end), contact, end, "at the port")


def written(
    book: Catalogue, ship: Ship, track: MeanTrack, start: float, end: float, where: str
) -> tuple[PlanEmergency, ...]:
    """The emergency landings of a span as a plan has them; none for a ship without a crew. where: said of each."""
    if ship.descent is None or not ship.crew_seats:
        return ()
    zones = [book.landing_zone(name) for name in ship.descent.zones]
    found = emergencies(track, zones, ship, start, end)
    names = _names(found)
    return tuple(_record(one, name, where) for one, name in zip(found, names, strict=True))


def _names(found: Sequence[Emergency]) -> list[str]:
    """What each comes down on: its zone, a country or a sea."""
    latitudes, longitudes = [one.latitude_deg for one in found], [one.longitude_deg for one in found]
    lands, seas = countries_at(latitudes, longitudes), seas_at(latitudes, longitudes)
    return [
        one.zone.title if one.zone is not None else str(land or sea)
        for one, land, sea in zip(found, lands, seas, strict=True)
    ]


def _record(one: Emergency, name: str, where: str) -> PlanEmergency:
    return PlanEmergency(
        where=where,
        revolution=one.revolution,
        deorbit_utc=format_utc(one.ignition, 3),
        landing_utc=format_utc(one.landing, 3),
        zone=None if one.zone is None else one.zone.name,
        place=name,
        latitude_deg=one.latitude_deg,
        longitude_deg=one.longitude_deg,
        cross_range_km=one.cross_range_m / 1000.0,
        sun_elevation_deg=one.sun_elevation_deg,
        lighting=lighting_at(one.sun_elevation_deg),
        ballistic_deg=one.ballistic_deg,
    )
