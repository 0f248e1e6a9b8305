"""Plan: what is answered. A record that goes to JSON and back, and answers where the ship is at any time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import ConfigDict

from expedition.errors import InputError
from expedition.plans.schema import PlanRecord
from expedition.plans.track import Track
from expedition.space.frames import relative_rtn
from expedition.space.time import from_datetime, parse_utc, to_datetime

Array = NDArray[np.float64]


class Plan(PlanRecord):
    """A planned flight.

    >>> plan.liftoff, plan.docking                                  # doctest: +SKIP
    >>> plan.state_gcrf(plan.docking)                               # doctest: +SKIP
    >>> Plan.from_json(plan.to_json()) == plan                      # doctest: +SKIP
    True
    """

    model_config = ConfigDict(ignored_types=(cached_property,))

    @property
    def liftoff(self) -> datetime | None:
        """Lift-off as a timezone-aware datetime; None where the flight begins at a port."""
        return None if self.liftoff_utc is None else to_datetime(parse_utc(self.liftoff_utc))

    @property
    def docking(self) -> datetime | None:
        """Contact as a timezone-aware datetime; None where the flight goes to no port."""
        return None if self.docking_utc is None else to_datetime(parse_utc(self.docking_utc))

    @cached_property
    def _track(self) -> Track:
        return Track.of(parse_utc(self.zero_utc), self.trajectory)

    @cached_property
    def _station_track(self) -> Track:
        if self.station_trajectory is None:
            raise InputError(f"{self.flight.title} has no station", field="station")
        return Track.of(parse_utc(self.zero_utc), [self.station_trajectory])

    def met_s(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """MET seconds of datetimes (timezone-aware); numbers are MET already. Raises InputError."""
        if isinstance(when, datetime):
            return np.asarray(from_datetime(when, field="when") - self._track.zero)
        if isinstance(when, Sequence) and any(isinstance(one, datetime) for one in when):
            return np.array([float(self.met_s(one)) for one in when])
        try:
            return np.asarray(when, dtype=float)
        except (TypeError, ValueError):
            raise InputError(
                f"{when!r:.60} is no time; give timezone-aware datetimes or seconds from lift-off",
                field="when",
            ) from None

    def state_gcrf(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """The ship's GCRF state (6,) or (n, 6), m and m/s, from the flight's start to its end.

        when: a timezone-aware datetime or MET seconds, or a row of either. Raises InputError outside the
        flight. Between its tabulated states right to a millimetre in orbit, some metres during ascent.
        """
        return self._states(self._track, when)

    def station_state_gcrf(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """The station's GCRF state (6,) or (n, 6), m and m/s, while the flight has to do with it.

        Raises InputError outside that time, and where the flight goes to no station.
        """
        return self._states(self._station_track, when)

    def _states(self, track: Track, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        met = self.met_s(when)
        states = track.states_gcrf(np.ravel(met))
        return np.asarray(states[0] if met.ndim == 0 else states)

    def relative_rtn(self, when: datetime | Sequence[datetime] | ArrayLike) -> Array:
        """The ship relative to the station in the station's RTN frame, (6,) or (n, 6), m and m/s."""
        return relative_rtn(self.station_state_gcrf(when), self.state_gcrf(when))

    def _repr_html_(self) -> str:
        from expedition.plans.notebook import plan_html

        return plan_html(self)
