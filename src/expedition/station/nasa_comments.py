"""What NASA writes into the comments of its station ephemerides: mass, drag and the planned events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from expedition.errors import InputError
from expedition.space.time import DAY_S, format_utc, parse_utc

# Name, day of year and time of ignition (GMT), sometimes an orbit number, then Δv and the apsis heights.
_EVENT = re.compile(
    r"\s*(?P<name>\S.*?)\s+(?P<day>\d{3}):(?P<clock>\d{2}:\d{2}:\d{2}(?:\.\d+)?)"
    r"(?:\s+\d+)?\s+(?P<dv>-?\d+\.\d+)\s+(?P<apogee>-?\d+\.\d+)\s+(?P<perigee>-?\d+\.\d+)\s*"
)
_FIGURE = re.compile(r"\s*([A-Z_]+)\s*=\s*(\d+\.?\d*)\s*")
# Rows of the table have about 80 characters.
_ROW_LENGTH = 200


@dataclass(frozen=True)
class TrajectoryEvent:
    """A planned event of a station: launch, docking, undocking, reboost.

    `t` is the time of ignition, or of the event itself; `dv_mps` is 0 where nothing burns; the heights are
    those of the orbit after it.
    """

    name: str
    t: float
    dv_mps: float
    apogee_km: float
    perigee_km: float


def trajectory_events(comments: Iterable[str], *, near: float) -> tuple[TrajectoryEvent, ...]:
    """Events of an event summary, in its order; the table omits the year, it is that nearest to `near`."""
    events = []
    rows = (comment for comment in comments if len(comment) < _ROW_LENGTH)
    for match in filter(None, map(_EVENT.fullmatch, rows)):
        t = _nearest_year(match["day"], match["clock"], near)
        if t is not None:
            heights = float(match["apogee"]), float(match["perigee"])
            events.append(TrajectoryEvent(match["name"], t, float(match["dv"]), *heights))
    return tuple(events)


def figure(comments: Iterable[str], key: str) -> float | None:
    """The number of the first comment `key=number`, such as MASS=448997.00, or None."""
    for match in filter(None, map(_FIGURE.fullmatch, comments)):
        if match[1] == key:
            return float(match[2])
    return None


def _nearest_year(day: str, clock: str, near: float) -> float | None:
    candidates = []
    for year in {format_utc(near + shift * 300.0 * DAY_S)[:4] for shift in (-1, 0, 1)}:
        try:
            candidates.append(parse_utc(f"{year}-{day}T{clock}Z"))
        except InputError:
            # Day 366 exists in one of the years only; a comment that fits none is no event.
            continue
    return min(candidates, key=lambda t: abs(t - near), default=None)
