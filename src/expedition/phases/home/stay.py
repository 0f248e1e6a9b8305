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
from expedition.space.time import DAY_S, format_utc, to_datetime
from expedition.station.source import PHASE_KNOWN_DAYS
from expedition.timeline import Check

Array = NDArray[np.float64]

# How far along its orbit the station lay from where an element set put it, km, median and 90 %, by the set's age in
# days. To five days measured on 1,271 published sets around the flights of the record, against the sets that followed
# them; 10 and 20 days on 14,862 sets of 1998 to 2026, for the former end three days after each flight. Reboosts are
# the tail.
_AGE_DAYS = (0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0)
_OFF_KM = (
    (0.6, 1.1, 2.4, 7.6, 16.0, 41.0, 258.0, 1450.0),
    (3.7, 5.6, 15.0, 41.0, 88.0, 231.0, 3280.0, 10900.0),
)


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
    phase_error_km: tuple[float, float] | None
    """How far along the orbit the station is from where the data put it: median and 90 %; None past 20 days."""
    phase_known: bool
    handover: Check | None
    """Whether the crew leaves after the one that relieves it has come; None where none is named."""
    family: tuple[Pass, ...]
    """When the plane passes over the zones on the last day, for a landing wherever the station is then."""
    checks: tuple[Check, ...]
    note: str


def beta_deg(track: MeanTrack, t: Array) -> Array:
    """Angle (n,) of the Sun above the plane of an orbit at instants (n,), degrees."""
    normal = track.directions(t)[..., 2, :]
    return np.asarray(np.degrees(np.arcsin(np.sum(normal * sun_direction(t), axis=-1))))


def phase_error_km(age_s: float) -> tuple[float, float] | None:
    """How far a station is from its predicted place along the orbit, km, median and 90 %, by the age of the data.

    None past 20 days, where nothing was measured any more. Interpolated between what was measured.
    """
    age = age_s / DAY_S
    if age > _AGE_DAYS[-1]:
        return None
    low, high = (
        float(np.exp(np.interp(np.log(max(age, _AGE_DAYS[0])), np.log(_AGE_DAYS), np.log(row))))
        for row in _OFF_KM
    )
    return low, high


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
    known = undocking - epoch <= PHASE_KNOWN_DAYS * DAY_S
    checks = [
        Check(
            "docked life",
            days <= ship.docked_life_days,
            f"{days:.1f} days at the port, {ship.title} may stay {ship.docked_life_days:g}"
            + (
                ""
                if days <= ship.docked_life_days
                else f"; undock by {format_utc(docking + ship.docked_life_days * DAY_S)[:16]} UTC"
            ),
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
    together = None if relief is None else (undocking - relief) / DAY_S
    handover = (
        None
        if together is None
        else Check(
            "handover",
            together >= 0.0,
            f"{together:.1f} days together"
            if together >= 0.0
            else f"the next crew comes {-together:.1f} days after this one has left",
        )
    )
    family: tuple[Pass, ...] = ()
    if zones and ship.descent is not None:
        # Zones that ships have left by then, or do not yet come to, only where there is no other.
        day = to_datetime(undocking).date()
        used = [zone for zone in zones if zone.used_on(day)] or zones
        family = tuple(passes(track, used, ship, undocking, undocking + DAY_S))
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


def _note(
    undocking: float,
    epoch: float,
    error_km: tuple[float, float] | None,
    known: bool,
    family: Sequence[Pass],
) -> str:
    age = (undocking - epoch) / DAY_S
    far = "" if error_km is None else _far(*error_km)
    if known:
        return (
            f"at undocking the station data are {age:.1f} days old: along its orbit the station is then {far}"
        )
    text = (
        f"at undocking the station data will be {age:.0f} days old: the plane of the orbit is known to a "
        "degree or two, the place in it is not"
    )
    if far:
        text += f": the station is {far}"
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


def _far(median_km: float, most_km: float) -> str:
    return (
        f"within {_round(median_km)} km of its predicted place in half of all cases, within {_round(most_km)} km in "
        "nine of ten"
    )


def _round(km: float) -> str:
    """Two digits, for more are not known."""
    return f"{float(f'{max(km, 1.0):.2g}'):,.0f}"
