"""Watch: where and when to look at a flight, from one place or many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from expedition.audience import landing, launch
from expedition.audience.courses import ship_in_orbit, station
from expedition.audience.landing import LandingSeen
from expedition.audience.launch import LaunchSeen
from expedition.audience.looking import Course, Eyes
from expedition.audience.passes import Pass, pair, passes
from expedition.audience.place import Place
from expedition.audience.sky import Brightness, brightness
from expedition.errors import InputError
from expedition.phases.home.stay import phase_error_km
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc

DAYS_AFTER = 5.0
MOST_DAYS = 60.0
_SPEED_KMPS = 7.66
_HALF_A_REVOLUTION_S = 2780.0


@dataclass(frozen=True)
class Watched:
    """What one place sees of a flight."""

    place: Place
    launch: LaunchSeen | None
    passes: tuple[Pass, ...]
    """Of ship and station, in order of time."""
    landing: LandingSeen | None

    def to_dict(self) -> dict[str, Any]:
        """What is seen, as it stands in JSON."""
        return {
            "place": self.place.to_dict(),
            "launch": None if self.launch is None else self.launch.to_dict(),
            "passes": [one.to_dict() for one in self.passes],
            "landing": None if self.landing is None else self.landing.to_dict(),
        }


@dataclass(frozen=True)
class Watch:
    """Where and when to look at a flight. Geometric directions; UTC in JSON, the clock of each place in words."""

    flight: str
    zero_utc: str
    zero_name: str
    end_utc: str
    end_name: str
    ship: str
    ship_brightness: Brightness
    station: str | None
    station_brightness: Brightness | None
    data: str
    """What the flight is planned from."""
    epoch_utc: str | None
    in_orbit: bool
    """Whether there is anything in orbit whose passes can be told."""
    days_after: float
    """How long after the end of the plan the station's passes are listed."""
    places: tuple[Watched, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data."""
        return {
            "schema": "expedition-watch/1",
            "flight": self.flight,
            self.zero_name.replace("-", "").replace(" ", "_") + "_utc": self.zero_utc,
            "end": self.end_name,
            "end_utc": self.end_utc,
            "station_data": self.data or None,
            "station_data_epoch_utc": self.epoch_utc,
            "days_after": self.days_after,
            "brightness": {
                name: {
                    "magnitude_at_1000_km": one.magnitude,
                    "plus_minus": one.plus_minus,
                    "source": one.source,
                    "confidence": one.confidence,
                }
                for name, one in (("ship", self.ship_brightness), ("station", self.station_brightness))
                if one is not None
            },
            "places": [one.to_dict() for one in self.places],
        }


def watch(plan: Plan, places: Sequence[Place], *, days_after: float = DAYS_AFTER) -> Watch:
    """Where and when to look at a planned flight from each of some places.

    Args:
        plan: the flight.
        places: where guests stand.
        days_after: for how many days after the end of the plan the station's passes are wanted, 0 to 60.

    Raises:
        InputError: no place is given, or the days are out of range.
    """
    if not places:
        raise InputError(
            "no place is given; name a town, or latitude and longitude as 45.92,63.34", field="at"
        )
    if not 0.0 <= days_after <= MOST_DAYS:
        raise InputError(f"{days_after:g} days are asked; possible is 0 to {MOST_DAYS:.0f}", field="days")
    eyes = Eyes.at(
        [one.latitude_deg for one in places],
        [one.longitude_deg for one in places],
        [one.height_m for one in places],
    )
    up, down = launch.flown(plan), landing.flown(plan)
    launches = launch.launches(up, eyes) if up else [None] * len(places)
    landings = landing.landings(plan, down, eyes) if down else [None] * len(places)
    # A station that is only planned has no phase: nobody can say when it passes, or a ship on its way to it.
    planned = (found := named(plan).station) is not None and found.orbit is not None
    ship, other = (ship_in_orbit(plan), station(plan, days_after)) if not planned else (None, None)
    epoch = parse_utc(plan.data.epoch_utc) if other and plan.data.epoch_utc else None
    lights = brightness(plan.flight.vehicle), brightness(plan.flight.station)
    return Watch(
        flight=plan.flight.title,
        zero_utc=plan.zero_utc,
        zero_name=plan.start_name,
        end_utc=plan.end_utc,
        end_name=plan.end_name,
        ship=plan.flight.vehicle,
        ship_brightness=lights[0],
        station=plan.flight.station,
        station_brightness=lights[1] if other else None,
        data=plan.data.station or "",
        epoch_utc=plan.data.epoch_utc,
        in_orbit=ship is not None or other is not None,
        days_after=days_after if other else 0.0,
        places=tuple(
            Watched(
                one,
                launches[k],
                _passes(ship, other, Eyes(eyes.position_m[k : k + 1], eyes.axes[k : k + 1]), lights, epoch),
                landings[k],
            )
            for k, one in enumerate(places)
        ),
    )


def _passes(
    ship: Course | None,
    other: Course | None,
    eyes: Eyes,
    lights: tuple[Brightness, Brightness],
    epoch: float | None,
) -> tuple[Pass, ...]:
    of_ship = passes(ship, eyes, "ship", lights[0]) if ship else []
    of_station = passes(other, eyes, "station", lights[1]) if other else []
    if ship is not None and other is not None:
        of_ship = pair(of_ship, of_station, (ship, other), eyes)
    found = sorted((*of_ship, *of_station), key=lambda one: one.culmination.t)
    if epoch is None:
        return tuple(found)
    return tuple(replace(one, plus_minus_s=late_s(one.culmination.t - epoch)) for one in found)


def late_s(age_s: float) -> float:
    """How late or early a station may pass where data of an age put it, nine of ten, s.

    Past 20 days, where nothing is measured any more, half a revolution: the pass is there or it is not.
    """
    off_km = phase_error_km(max(age_s, 0.0))
    return _HALF_A_REVOLUTION_S if off_km is None else off_km[1] / _SPEED_KMPS
