"""The phases that a profile can gain, as a function of the Δv that may be spent on it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from expedition.catalog import DEFAULT
from expedition.phases.rendezvous.docking_time import even_waits
from expedition.phases.rendezvous.ladder import circular_mps, ladder_to, phase_gain_rad
from expedition.planning.windows import fly_ascent, mean_track, named_hardware, requests
from expedition.station.elements import ElementSet
from expedition.station.source import read_elements

Range = tuple[float, float]


class PhaseRanges:
    """Phase ranges of Soyuz MS from pad 31/6 to the station of one element set, with near-circular mean orbits."""

    def __init__(self, elements: Path) -> None:
        station = DEFAULT.station("iss")
        data = read_elements(elements, station.catalog_number)
        assert isinstance(data, list)
        newest: ElementSet = max(data, key=lambda one: one.epoch)
        track = mean_track(newest, newest.epoch, newest.epoch + 86400.0)
        self._hardware = named_hardware(DEFAULT, "soyuz-ms", None, "baikonur-31", "iss", None)
        self._orbit = fly_ascent(self._hardware, float(np.mean(track.inclination_rad)))[1]
        self._axis = float(np.mean(track.a_m))
        self.climb_mps = float(np.abs(circular_mps(self._orbit.a_m) - circular_mps(self._axis)))
        """Δv of the climb to the station's height."""
        self.height_km = (self._axis - 6378137.0) / 1000.0
        """Mean height of the station."""

    def at(self, profile: str, dv_mps: float, *, any_docking: bool) -> Range | None:
        """Least and most phase at insertion, degrees, at some Δv; None where that does not reach the station.

        any_docking: over all docking times of the profile, else at the one in their middle.
        """
        (request,) = requests(self._hardware, [DEFAULT.profile(profile)])
        waits = even_waits(request.profile)
        if not any_docking:
            waits = waits[waits.size // 2 : waits.size // 2 + 1]
        aim = waits - request.aim_to_contact_s - self._orbit.cutoff_s
        axis = np.full(aim.shape, self._axis)
        ladder = ladder_to(request.profile, self._orbit, axis, aim)
        most = phase_gain_rad(ladder, ladder.low_m, axis, self._orbit.inclination_rad)
        least = phase_gain_rad(ladder, ladder.high_m, axis, self._orbit.inclination_rad)
        spare = dv_mps - self.climb_mps
        if spare < 0.0:
            return None
        # As in `ladder.cost_mps`: below the least the ship rises above the station to lose phase.
        aloft = np.maximum(np.sum(ladder.intervals_s[..., 1:], axis=-1), 1.0)
        least = least - spare * 1.5 * aloft / self._axis
        behind = request.profile.approach.aim_behind_m / self._axis
        flyable = (ladder.intervals_s > 0.0).all(axis=-1)
        if not flyable.any():
            return None
        low, high = np.degrees([least[flyable].min() + behind, most[flyable].max() + behind])
        return float(low), float(high)
