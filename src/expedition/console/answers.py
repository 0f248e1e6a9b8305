"""What the server answers: the models that its description, and the page's types, are made from."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from expedition.catalog.models.flight import FlightFields, Flown
from expedition.catalog.shapes import Shape
from expedition.console.requests import (
    CompareAsked,
    PlanAsked,
    PresentAsked,
    ShotsAsked,
    WatchAsked,
    WhatIf,
    WhatIfAsked,
    WindowsAsked,
)
from expedition.plans.fields import Record, Utc
from expedition.plans.found import FoundWindow
from expedition.plans.places import Place
from expedition.plans.schema import PlanFacts
from expedition.plans.tables import PlanDrift, PlanLoads
from expedition.plans.words import PlanWords
from expedition.record.flown import FlownRow, Summary
from expedition.whatif.words import Table

Vector = tuple[float, float, float]
Span = tuple[float, float]


class ErrorWords(Record):
    """What is wrong: in words, with the field that is meant, and what kind of reason it is."""

    message: str
    """What was asked, what is possible, what to change."""
    field: str | None
    """The field that is meant."""
    reason: str
    """"input", "impossible", "not found", "busy", "too long", "method" or "internal"."""


class Refused(Record):
    """The one shape of an error."""

    error: ErrorWords
    """What is wrong."""


class JobState(Record):
    """How a job stands."""

    id: str
    """The same for the same request."""
    kind: Literal["plan", "windows", "record", "whatif", "reading", "comparison", "watch", "present", "shots"]
    """What work it is."""
    status: Literal["queued", "working", "done", "failed", "cancelled"]
    """How it stands."""
    step: str
    """What is being done, in a few words."""
    part: float | None
    """How much of it is done, 0 to 1; null where that is not known."""
    version: int
    """Grows with every change."""
    took_s: float
    """How long it took, once it is over."""
    request: (
        PlanAsked | WindowsAsked | WhatIfAsked | CompareAsked | WatchAsked | PresentAsked | ShotsAsked | None
    )
    """What was asked, settled; null for the record, of which nothing is asked, and for a text that is read."""
    result: str | None
    """Where its answer is read, once it is done."""
    error: ErrorWords | None
    """Why it failed."""


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


class WhatIfField(Record):
    """A number that a what-if takes."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    least: float
    """The smallest that is taken."""
    most: float
    """The largest."""
    step: float
    """By how much it goes up and down."""
    usual: float
    """What it is unless given."""


class WhatIfChoice(Record):
    """A what-if that a flight can be asked."""

    what: WhatIf
    """By which it is asked for."""
    title: str
    """What it is called."""
    about: str
    """What is done, in a sentence."""
    fields: list[WhatIfField]
    """Numbers that it takes."""


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


class BodyState(Record):
    """Where a body is."""

    gcrf: list[float]
    """Inertial position and velocity, m and m/s."""
    itrf: list[float]
    """Earth-fixed position and Earth-relative velocity, m and m/s."""
    latitude_deg: float
    """WGS 84."""
    longitude_deg: float
    """East positive."""
    altitude_km: float
    """Over the ellipsoid."""


class StateAt(Record):
    """Where ship and station are at one instant."""

    met_s: float
    """The instant, MET."""
    utc: Utc
    """The same."""
    ship: BodyState
    """The ship."""
    station: BodyState | None
    """The station; null where the plan does not say."""
    relative_rtn: list[float] | None
    """The ship in the station's RTN frame, m and m/s."""
    range_m: float | None
    """The distance between them."""
    range_rate_mps: float | None
    """Positive where it grows."""


class ExportFormat(Record):
    """A format that a plan can be exported to."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is."""
    suffix: str
    """With which its files end."""


class DataAge(Record):
    """What a search rests on."""

    station: str
    """Element set or ephemeris."""
    age_h: float
    """At the first day searched."""


class WindowsAnswer(Record):
    """What a search found."""

    asked: WindowsAsked
    """What was asked, settled."""
    start_utc: Utc
    """The first instant searched."""
    opportunities: list[FoundWindow]
    """In order of time."""
    data: DataAge
    """What the search rests on."""


class RecordFlight(FlownRow):
    """A flown flight, with the request that plans it."""

    asked: PlanAsked | None
    """The request; null where the flight cannot be planned."""


class RecordLauncher(Record):
    """How near the predictions for a launcher come."""

    launcher: str
    """As the record names it."""
    liftoff: Summary | None
    """Of lift-offs."""
    left_out: Summary | None
    """Of lift-offs, with the lead of the other flights."""
    docking: Summary | None
    """Of dockings."""


class RecordAnswer(Record):
    """The flown record against predictions."""

    flights: list[RecordFlight]
    """In the order of the record."""
    launchers: list[RecordLauncher]
    """In alphabetical order."""


class SlipCell(Record):
    """A lift-off, or undocking, of a flight that slips."""

    text: str
    """What stands in the cell."""
    good: float | None
    """How its Δv stands among the others': 0 worst, 1 best; null where there is nothing to tell apart."""
    tone: str
    """"" as any other, "chosen" the flight's own, "breaks" a rule, "not" possible."""
    unsure: bool
    """Whether the station's place in its orbit is not known that far from its data."""
    said: str
    """All that is to be said of it."""
    asked: PlanAsked | None
    """The request that plans it; null where it cannot be flown."""


class SlipLine(Record):
    """One place in the windows of all days."""

    name: str
    """Where in the window."""
    cells: list[SlipCell | None]
    """One a day; null where the day has no such place."""


class SlipMap(Record):
    """A flight that slips, as a map: days across, places in the window down."""

    title: str
    """What the numbers in the cells are; empty where there are none."""
    days: list[tuple[str, str]]
    """Each day as days from the flight's own, and as a date."""
    lines: list[SlipLine]
    """Places in the window, in order of time."""
    scale: tuple[str, str] | None
    """What the palest and the fullest colour stand for, worst and best; null where there is nothing to tell apart."""


class Cloud(Record):
    """Samples as points in a plane."""

    where: Literal["chart", "relative", "globe"]
    """Where it is drawn: in a chart; as m along and up in the station's frame; or as longitude and latitude, deg."""
    title: str
    """What it shows."""
    x_title: str
    """What goes across, with its unit."""
    y_title: str
    """What goes up, with its unit."""
    x: list[float | None]
    """A sample each; null where it never got so far."""
    y: list[float | None]
    """The same."""
    planned: Span | None
    """Without any error."""
    outlines: list[list[Span]]
    """Closed lines round shares of the samples."""
    said: str
    """What the lines are; may be empty."""


class Mark(Record):
    """A value that stands out."""

    name: str
    """What it is."""
    value: float
    """Where it is."""
    limit: bool
    """Whether it is not to be passed."""


class Histogram(Record):
    """How often what was found."""

    title: str
    """What is counted, with its unit."""
    edges: list[float]
    """Of the bins, n + 1 of them."""
    counts: list[int]
    """Of all samples in each, n of them."""
    marks: list[Mark]
    """Values that stand out."""
    values: list[float | None]
    """Of the samples that are drawn."""


class Scattered(Record):
    """Samples of a flight with scattered errors; of many, the first are drawn."""

    about: str
    """How many of how many are drawn."""
    numbers: list[int]
    """Those drawn, by which each is asked for."""
    outcomes: list[str]
    """What becomes of samples; the first is what is planned."""
    outcome: list[int]
    """Of those drawn, by its place in outcomes."""
    said: list[str]
    """What is to be said of each."""
    histograms: list[Histogram]
    """Counts of single quantities."""
    clouds: list[Cloud]
    """Pairs of quantities."""


class WhatIfAnswer(Record):
    """What becomes of a flight that goes otherwise; parts that a what-if does not have are null or empty."""

    asked: WhatIfAsked
    """What was asked, settled."""
    title: str
    """What it is."""
    said: list[str]
    """What came of it, in sentences."""
    slip: SlipMap | None
    """The lift-offs of a slip."""
    scattered: Scattered | None
    """The samples of dispersions."""
    tables: list[Table]
    """Everything in numbers."""


class VehicleChoice(Record):
    """A ship or hopper that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    kind: Literal["ship", "hopper"]
    """What it is."""
    launcher: str | None = None
    """A ship's own launcher."""
    docking_standard: str | None = None
    """What a ship docks by."""
    profiles: tuple[str, ...]
    """Its profiles."""
    crew_seats: int
    """Seats."""
    pads: list[str]
    """Pads that it flies from."""


class PadChoice(Record):
    """A pad that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    latitude_deg: float
    """North positive."""
    longitude_deg: float
    """East positive."""
    time_zone: str
    """IANA name."""


class PortChoice(Record):
    """A port that may be chosen."""

    id: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    since: date | None
    """First day on which it was there."""
    until: date | None
    """Last day on which it was there."""
    takes: list[str]
    """Ships that it takes."""


class StationChoice(Record):
    """A station that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    catalog_number: int
    """In the catalogue of space objects."""
    ports: list[PortChoice]
    """Its ports."""


class ProfileChoice(Record):
    """A profile that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    orbits: int
    """From lift-off to docking."""


class ZoneChoice(Record):
    """A landing zone that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""


class FlightChoice(FlightFields):
    """A flight of the catalogue."""

    flown: Flown | None = None
    """How it went, for comparison."""
    elements_epochs_utc: tuple[Utc, Utc] | None = None
    """Epochs of the first and the last of its element sets; null where it stores none."""


class CatalogueAnswer(Record):
    """What may be chosen, and what goes with what."""

    vehicles: list[VehicleChoice]
    """Ships, then hoppers."""
    pads: list[PadChoice]
    """Pads."""
    stations: list[StationChoice]
    """Stations with their ports."""
    profiles: list[ProfileChoice]
    """Profiles."""
    landing_zones: list[ZoneChoice]
    """Landing zones."""
    flights: list[FlightChoice]
    """Flights by name."""
    record_epochs_utc: list[Utc]
    """Epochs of the element sets that the flown record is predicted from."""
    version: str = Field(description="Expedition's version")
