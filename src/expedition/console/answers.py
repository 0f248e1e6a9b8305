"""What the server answers: the models that its description, and the page's types, are made from."""

from __future__ import annotations

from typing import Literal

from expedition.console.requests import (
    CompareAsked,
    PlanAsked,
    PresentAsked,
    ShotsAsked,
    WatchAsked,
    WhatIfAsked,
    WindowsAsked,
)
from expedition.plans.fields import Record, Utc
from expedition.plans.found import FoundWindow
from expedition.record.flown import FlownRow, Summary

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
