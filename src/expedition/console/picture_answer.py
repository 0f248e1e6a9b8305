"""A plan as the page draws it: its words, and tables over MET."""

from __future__ import annotations

from expedition.catalog.shapes import Shape
from expedition.console.requests import (
    PlanAsked,
)
from expedition.console.whatif_answer import WhatIfChoice
from expedition.plans.fields import Record, Utc
from expedition.plans.places import Place
from expedition.plans.schema import PlanFacts
from expedition.plans.tables import PlanDrift, PlanLoads
from expedition.plans.words import PlanWords

Vector = tuple[float, float, float]
Span = tuple[float, float]


class Stretch(Record):
    """A stretch of the trajectory."""

    name: str
    """What is flown."""
    from_s: float
    """Its start, MET."""
    to_s: float
    """Its end, MET."""
    powered: bool
    """Whether an engine of the ship burns."""


class Heights(Record):
    """Heights over time; null where the ship is in no orbit."""

    altitude_km: list[float]
    """Over the ellipsoid."""
    perigee_km: list[float | None]
    """Osculating, above 6378.137 km."""
    apogee_km: list[float | None]
    """Osculating, above 6378.137 km."""


class Sun(Record):
    """Where the Sun stands over the Earth."""

    met_s: list[float]
    """Instants, n of them."""
    itrf: list[float]
    """Unit vectors, 3 n numbers."""


class GroundStation(Record):
    """A ground station, and when it is in sight."""

    name: str
    """What it is called."""
    latitude_deg: float
    """North positive."""
    longitude_deg: float
    """East positive."""
    contacts: list[Span]
    """Spans of MET in which it sees the ship."""


class Ground(Record):
    """Ground stations."""

    minimum_elevation_deg: float
    """From which they see a ship."""
    stations: list[GroundStation]
    """All that are known."""


class Thrust(Record):
    """What a burn of the ship feels like."""

    name: str
    """The burn."""
    from_s: float
    """Ignition, MET."""
    to_s: float
    """Its end, MET."""
    g: float
    """In standard gravity."""


class Relative(Record):
    """The ship beside the station, n instants."""

    met_s: list[float]
    """Instants."""
    rtn: list[float]
    """States in the station's RTN frame, 6 n numbers, m and m/s."""
    range_m: list[float]
    """Centre of mass to centre of mass."""
    range_rate_mps: list[float]
    """Positive where the distance grows."""
    phase_deg: list[float]
    """The station ahead of the ship, whole turns counted."""


class PortPlace(Record):
    """The docking port, in the station's RTN frame."""

    title: str
    """What it is called."""
    axis_rtn: Vector
    """Unit vector out of the port."""
    rtn_m: Vector
    """Where it is."""


class Waypoint(Record):
    """A point of the profile."""

    name: str
    """What it is called."""
    rtn_m: Vector
    """In the station's RTN frame."""


class Zones(Record):
    """The station's zones, port and the points of the profile."""

    ellipsoid_m: Vector
    """Semi-axes of the approach ellipsoid: radial, along, across."""
    sphere_m: float
    """Radius of the keep-out sphere."""
    corridor_deg: float
    """Half angle of the approach corridor."""
    port: PortPlace
    """The port in use."""
    points: list[Waypoint]
    """Points of the profile."""


class Footprint(Record):
    """Where the ship is to come down, and how near to it a steered landing ends."""

    title: str
    """The landing zone."""
    latitude_deg: float
    """Of its middle, WGS 84."""
    longitude_deg: float
    """East positive."""
    radius_km: float
    """How far from its middle a landing may be aimed; 0 for a runway."""
    within_km: float
    """How near to its aim a steered landing has to end."""


class Picture(Record):
    """A plan as the page draws it: what it says, and tables over MET."""

    plan: PlanFacts
    """The plan without its tables of states."""
    words: PlanWords
    """All that is said of it."""
    zero_utc: Utc
    """The zero of MET."""
    zero_name: str
    """What happens there."""
    end_name: str
    """What the end is."""
    end_met_s: float
    """The end, MET."""
    segments: list[Stretch]
    """The stretches of the trajectory."""
    met_s: list[float]
    """Instants of the tables, n of them."""
    ship_itrf: list[float]
    """Earth-fixed states of the ship, 6 n numbers, m and m/s."""
    height: Heights
    """Heights, n of each."""
    light: list[Span]
    """Spans of MET in the Earth's shadow."""
    sun: Sun
    """Where the Sun stands."""
    ground: Ground
    """Ground stations and when they see the ship."""
    places: list[Place]
    """Places on the ground."""
    loads: tuple[PlanLoads, ...]
    """What the crew feels, phase by phase."""
    free_drift: tuple[PlanDrift, ...]
    """The ways past the station if a burn is missed."""
    thrust: list[Thrust]
    """What the burns feel like."""
    station_met_s: list[float] | None = None
    """Instants of the station's table; null without a station."""
    station_itrf: list[float] | None = None
    """Earth-fixed states of the station."""
    relative: Relative | None = None
    """The ship beside the station."""
    zones: Zones | None = None
    """The station's zones; null where the catalogue does not know the station."""
    footprint: Footprint | None = None
    """Where it comes down; null for a flight without a way home to a zone of the catalogue."""
    ship_shape: Shape | None = None
    """What the ship looks like; null where the catalogue does not know."""
    launcher_shape: Shape | None = None
    """What carries it up; null where the catalogue does not know."""
    station_shape: Shape | None = None
    """What the station looks like on the day."""
    address: PlanAsked | None = None
    """The request that leads to the same plan again; null for a plan that nobody asked the server for."""
    what_ifs: tuple[WhatIfChoice, ...] = ()
    """What it can be asked to do otherwise."""
