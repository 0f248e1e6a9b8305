"""The fields of what a film crew has, each with its meaning."""

from __future__ import annotations

from typing import Any, Literal

from expedition.plans.fields import Record


class Span(Record):
    """A span of time."""

    start_utc: str
    """Its beginning."""
    end_utc: str
    """Its end."""
    start_met_s: float
    """The beginning from the start of the flight (T+)."""
    end_met_s: float
    """The end (T+)."""


class LightSpan(Span):
    """Light outside."""

    light: Literal["day", "golden", "penumbra", "night"]
    """Day; golden, the Sun lower than 6° over the horizon; penumbra, a part of its disc in sight; night."""
    sun_side: str
    """Where the Sun stands in its middle, for one who flies forward with the Earth below; empty at night."""


class MoonSpan(Span):
    """The Moon over the horizon."""

    lit: float
    """Share of its disc."""
    rises: str
    """Where it rises, for one who flies forward."""
    sets: str
    """Where it sets."""


class Terminator(Record):
    """The ground straight below passes between day and night."""

    utc: str
    """When."""
    met_s: float
    """The same (T+)."""
    into: Literal["day", "night"]
    """Into which."""
    latitude_deg: float
    """Where, WGS 84."""
    longitude_deg: float
    """Where, east positive."""


class GroundSpan(Span):
    """What passes straight below."""

    place: str
    """Country or sea."""
    land: bool
    """Whether it is land."""
    light: str
    """Day, civil twilight, twilight or night down there."""


class CityPass(Span):
    """A large city, while it sees the ship 10° high or more."""

    city: str
    """Its name."""
    country: str
    """Its country."""
    nearest_utc: str
    """When it is nearest."""
    view: Literal["down", "horizon"]
    """Where to look: down, less than 30° off the vertical, or towards the horizon."""
    off_vertical_deg: float
    """From straight down to the city, at its nearest."""
    side: Literal["left", "right"]
    """On which side of the track."""
    light: str
    """Day, civil twilight, twilight or night there."""
    latitude_deg: float
    """Where it lies, WGS 84."""
    longitude_deg: float
    """East positive."""


class LinkSpan(Span):
    """In sight of a ground station or a relay satellite."""

    via: str
    """Its name."""
    network: str
    """Its network."""
    relay: bool
    """Whether it is a satellite."""
    highest_deg: float | None
    """Over the ground station's horizon; null for a satellite."""


class CrewSpan(Span):
    """The crew is awake."""


class LiveSpan(Span):
    """A span with a link and one kind of light, for a live picture."""

    light: Literal["day", "night"]
    """Whether the Sun shines outside."""
    golden: bool
    """Whether golden minutes are in it."""
    via: tuple[str, ...]
    """By which links, in their order."""
    below: tuple[str, ...]
    """Countries and seas that pass, in their order."""
    cities: tuple[str, ...]
    """Large cities to be seen straight down; by day those in daylight, by night those in darkness."""
    crew_awake: bool
    """Whether the crew is awake throughout."""
    marks: int
    """0 to 5: two for sunlight, one each for golden minutes, a large city below, the crew awake."""


class DockingSample(Record):
    """Light at an instant before contact or after parting, for cameras of ship and station."""

    utc: str
    """When."""
    range_m: float
    """From the ship's centre of mass to the port."""
    light: Literal["day", "penumbra", "night"]
    """Outside."""
    sun_off_ship_view_deg: float
    """Between the Sun and the ship's line of sight to the port."""
    sun_off_station_view_deg: float
    """Between the Sun and the line of sight from the port to the ship."""
    behind_station: Literal["sky", "Earth"]
    """Behind the port, for the ship."""
    behind_ship: Literal["sky", "Earth"]
    """Behind the ship, for the station."""


class StayDay(Record):
    """A day of the stay."""

    utc: str
    """Noon."""
    beta_deg: float
    """The Sun above the plane of the orbit."""
    lit_share: float
    """Share of each orbit in sunlight, of a circle at the station's height."""
    times_off_s: float | None
    """How far the times of this day may be off, nine of ten; null where the place in the orbit is not known."""


class Shots(Record):
    """All that a film crew has."""

    flight: str
    """Name of the flight."""
    title: str
    """What the flight is called."""
    zero_utc: str
    """The start of the flight, T+0."""
    start_name: str
    """What happens then."""
    start_utc: str
    """From when all is told."""
    end_utc: str
    """Until when it is told to the second."""
    networks: tuple[str, ...]
    """Networks whose links are counted."""
    cannot_tell: tuple[str, ...]
    """What none of this can tell."""
    docking: tuple[DockingSample, ...]
    """Light before contact; or after undocking, for a flight home."""
    live: tuple[LiveSpan, ...]
    """Spans for live pictures."""
    light: tuple[LightSpan, ...]
    """Light outside, without gaps."""
    terminators: tuple[Terminator, ...]
    """Crossings of the line between day and night."""
    moon: tuple[MoonSpan, ...]
    """The Moon in view."""
    ground: tuple[GroundSpan, ...]
    """Countries and seas straight below, without gaps."""
    cities: tuple[CityPass, ...]
    """Large cities in view."""
    links: tuple[LinkSpan, ...]
    """Ground stations and relay satellites in sight."""
    crew: tuple[CrewSpan, ...]
    """When the crew is awake, by the usual day in orbit, and by what happens."""
    stay: tuple[StayDay, ...]
    """The days at the port."""

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data."""
        return self.model_dump(mode="json")
