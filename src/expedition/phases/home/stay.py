"""Stay: the time at the port, and what can be said beforehand about its end.

The beta angle is that of the Sun above the plane of the orbit. Over months the plane is known to a degree or two,
for it turns by its height, but the place in the orbit is not: a kilometre of height more or less, which reboosts
and the air decide, is a revolution within two months. Then the day's family of landing opportunities stands for the
one that will be flown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port
from expedition.phases.home.landing import Pass, passes
from expedition.space.orbits import MeanTrack
from expedition.space.sun import sun_direction
from expedition.space.time import DAY_S, format_utc
from expedition.timeline import Check

Array = NDArray[np.float64]

# Along the track a prediction is off by some 2 km after a day and grows with the square of its age
# (half the day's uncertainty in drag); a tenth of a revolution is too much to plan a landing on.
_DRIFT_KM_PER_DAY2 = 2.0
_REVOLUTION_KM = 42500.0
_KNOWN_PART = 0.02


@dataclass(frozen=True, eq=False)
class Stay:
    """What is known of a stay before it is over."""

    port: Port
    docking: float
    undocking: float
    days: float
    t: Array
    """(k,) noon of each day."""
    beta_deg: Array
    """(k,) the Sun above the plane of the orbit."""
    age_days: float
    """Of the station data, at undocking."""
    phase_error_km: float
    """How far along the orbit the station may be from where the data put it."""
    phase_known: bool
    handover_days: float | None
    """Days together with the ship that relieves this one; negative where there is a gap; None where none is named."""
    family: tuple[Pass, ...]
    """When the plane passes over the zones on the last day, for a landing wherever the station is then."""
    checks: tuple[Check, ...]
    note: str


def beta_deg(track: MeanTrack, t: Array) -> Array:
    """Angle (n,) of the Sun above the plane of an orbit at instants (n,), degrees."""
    normal = track.directions(t)[..., 2, :]
    return np.asarray(np.degrees(np.arcsin(np.sum(normal * sun_direction(t), axis=-1))))


def phase_error_km(age_s: float) -> float:
    """How far a station may be from its predicted place along the orbit, km, by the age of the data."""
    return _DRIFT_KM_PER_DAY2 * max(age_s / DAY_S, 0.0) ** 2


def facts(
    track: MeanTrack,
    port: Port,
    ship: Ship,
    docking: float,
    undocking: float,
    *,
    epoch: float,
    zones: Sequence[LandingZone] = (),
    beta_limit_deg: float | None = None,
    relief: float | None = None,
) -> Stay:
    """The facts of a stay from docking to undocking.

    track: the station's mean orbit, which may end before the stay does; beyond its end it runs on evenly. epoch:
    the instant of the newest station data. relief: docking of the ship that relieves this one.
    """
    days = (undocking - docking) / DAY_S
    t = np.arange(docking, undocking + 0.5 * DAY_S, DAY_S) if days > 1.0 else np.array([docking, undocking])
    beta = beta_deg(track, t)
    error = phase_error_km(undocking - epoch)
    known = error < _KNOWN_PART * _REVOLUTION_KM
    checks = [
        Check(
            "docked life",
            days <= ship.docked_life_days,
            f"{days:.1f} days at the port, {ship.title} may stay {ship.docked_life_days:g}",
        )
    ]
    if beta_limit_deg is not None:
        most = float(np.max(np.abs(beta)))
        over = int(np.count_nonzero(np.abs(beta) > beta_limit_deg))
        checks.append(
            Check(
                "beta angle over the stay",
                over == 0,
                f"at most {most:.0f}°, limit {beta_limit_deg:g}°"
                + (f", exceeded on {over} days" if over else ""),
            )
        )
    handover = None if relief is None else (undocking - relief) / DAY_S
    if handover is not None:
        checks.append(
            Check(
                "handover",
                handover >= 0.0,
                f"{handover:.1f} days together"
                if handover >= 0.0
                else f"the next crew comes {-handover:.1f} days after this one has left",
            )
        )
    family: tuple[Pass, ...] = ()
    if zones and ship.descent is not None:
        family = tuple(passes(track, zones, ship, undocking, undocking + DAY_S))
    return Stay(
        port,
        docking,
        undocking,
        days,
        t,
        beta,
        (undocking - epoch) / DAY_S,
        error,
        known,
        handover,
        family,
        tuple(checks),
        _note(undocking, epoch, error, known, family),
    )


def _note(undocking: float, epoch: float, error_km: float, known: bool, family: Sequence[Pass]) -> str:
    age = (undocking - epoch) / DAY_S
    if known:
        return (
            f"at undocking the station data are {age:.1f} days old; the station may be {max(error_km, 1.0):.0f} km "
            "from its predicted place along the orbit"
        )
    text = (
        f"at undocking the station data will be {age:.0f} days old: the plane of the orbit is known to a "
        "degree or two, the place in it is not"
    )
    if family:
        times = ", ".join(
            f"{format_utc(one.landing)[11:16]} ({one.zone.title})"
            for one in sorted(family, key=lambda one: one.landing)
        )
        text += (
            f"; landings that day are possible within the hour around {times} UTC, "
            "once the station is brought to the right place of its orbit"
        )
    return text
