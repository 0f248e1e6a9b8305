"""Parts of a plan: the stay at the port, and the way home."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from expedition.plans.fields import Record, Utc


class PlanPass(Record):
    """The plane of the orbit passing over a landing zone: when a ship in it could land, wherever it is now."""

    zone: str
    """Landing zone, by its name in the catalogue."""
    landing_utc: Utc
    """Touchdown with the zone in the plane."""
    earliest_utc: Utc
    """First landing within reach."""
    latest_utc: Utc
    """Between these the zone is within the ship's reach to the side."""
    sun_elevation_deg: float
    """The Sun above the horizon there."""


class PlanStay(Record):
    """The time at the port."""

    port: str
    """The port in use."""
    docked_utc: Utc | None
    """Contact; null where the flight begins docked and does not say since when."""
    undocking_utc: Utc
    """When the stay ends; to the day only where `phase_known` is false."""
    days: float | None
    """From contact to undocking."""
    docked_life_days: float
    """As long as the ship may stay."""
    beta_deg: Annotated[tuple[float, ...], Field(min_length=1)]
    """The Sun above the plane of the orbit at noon UTC, a value a day."""
    beta_limit_deg: float | None
    """The most that the ship bears."""
    phase_known: bool
    """Whether the station data tell where in its orbit the station is at undocking."""
    note: str
    """What the data can tell of the way home, and what not."""
    passes: tuple[PlanPass, ...] = ()
    """Where the phase is not known: the day's family of landings."""


class PlanLanding(Record):
    """One opportunity to come home. `rejected` says why it is not taken; empty where it can be."""

    undocking_utc: Utc | None
    """Undocking; null for a free flight."""
    deorbit_utc: Utc
    """Ignition of the deorbit burn."""
    landing_utc: Utc
    """Touchdown."""
    zone: str
    """Landing zone, by its name in the catalogue."""
    cross_range_km: float
    """From the ground track to the zone, positive where the zone lies to the north."""
    sun_elevation_deg: float
    """The Sun above the horizon there."""
    rejected: str = ""
    """Why it is not taken; empty where it can be."""
    phasing_dv_mps: float | None = None
    """What the burns before it take that time the flight, positive where they lower the orbit; null for none."""


class PlanEmergency(Record):
    """Where a ship comes down that has to leave its orbit in a revolution: a zone in reach, or else straight on."""

    where: str
    """Where the ship is: `in flight`, or `at the port`."""
    revolution: int
    """Of the flight or of the day at the port, from 1."""
    deorbit_utc: Utc
    """Ignition of the deorbit burn."""
    landing_utc: Utc
    """Touchdown, to a minute."""
    zone: str | None
    """Landing zone, by its name in the catalogue; null where none is in reach."""
    place: str
    """The zone's title, or the country or sea that it comes down on."""
    latitude_deg: float
    """Of the landing, to some 20 km."""
    longitude_deg: float
    """Of the landing, east positive."""
    cross_range_km: float
    """From the ground track to the landing, positive where it lies to the north."""
    sun_elevation_deg: float
    """The Sun above the horizon there."""
    lighting: str
    """Day, civil twilight, twilight or night there."""
    ballistic_deg: tuple[float, float] | None
    """Latitude and longitude of a ballistic landing after the same burn; null for a ship with wings."""


class PlanBallistic(Record):
    """The way down without lift, should steering fail."""

    max_g: float
    """Greatest load."""
    latitude_deg: float
    """Of touchdown, WGS 84."""
    longitude_deg: float
    """Of touchdown, east positive."""
    landing_utc: Utc
    """Touchdown."""
    short_km: float
    """From where the guided entry lands."""


class PlanWayHome(Record):
    """From the deorbit burn to the ground."""

    zone: str
    """Where it lands, by its name in the catalogue."""
    deorbit_tig_utc: Utc
    """Ignition of the deorbit burn."""
    deorbit_duration_s: float
    """Length of the burn."""
    deorbit_dv_mps: float
    """Size of the burn."""
    deorbit_height_km: float
    """Height over the ellipsoid at ignition."""
    entry_utc: Utc
    """Entry interface."""
    entry_height_km: float
    """Height over the ellipsoid that is called entry interface."""
    entry_speed_mps: float
    """Against the turning Earth."""
    entry_angle_deg: float
    """How far below the local horizon the inertial velocity points."""
    max_g: float
    """Greatest load."""
    max_g_utc: Utc
    """When."""
    max_heating_wpm2: float
    """Greatest heating at the stagnation point."""
    blackout_utc: tuple[Utc, Utc] | None
    """First and last instant without radio."""
    latitude_deg: float
    """Of touchdown, WGS 84."""
    longitude_deg: float
    """Of touchdown, east positive."""
    miss_km: float
    """From the point aimed for."""
    sun_elevation_deg: float
    """The Sun above the horizon at touchdown."""
    lighting: str
    """Day, civil twilight, twilight or night at touchdown."""
    sunrise_utc: Utc | None
    """On the day of landing, at the landing place; null where the Sun does not rise."""
    sunset_utc: Utc | None
    """The same, setting."""
    ballistic: PlanBallistic | None
    """The back-up; null for a ship without one."""
    opportunities: tuple[PlanLanding, ...] = ()
    """This one and the others around it, best first."""
    backups: tuple[PlanLanding, ...] = ()
    """The chances that day and the next should the landing be waved off, in order of time."""
    remarks: tuple[str, ...] = ()
    """What the ship's file would rather have otherwise, such as daylight; nothing is refused for it."""
