"""What a plan rests on: station data, models, versions, and the file that its ascent is taken from."""

from __future__ import annotations

from typing import Literal

from expedition.plans.fields import Record, Utc


class StationBurn(Record):
    """A burn of the station that was put into what its element set foretells."""

    utc: Utc
    """Ignition."""
    dv_mps: float
    """Along the orbit; negative where it brakes."""
    duration_s: float
    """Length; 0 where it is not told."""
    name: str
    """What it is called."""


class PlanGiven(Record):
    """The file of another program that the ascent is taken from."""

    file: str
    """Its name."""
    rows: int
    """How many states it has."""
    timed: bool
    """Whether it has clock times, so that lift-off is its own; else any day's."""
    rows_after_cutoff: int
    """How many lie after cut-off and are not followed: from there on the plan flies its own burns."""
    remarks: tuple[str, ...] = ()
    """What was passed over in it, or concluded, for people."""


class PlanData(Record):
    """What the plan rests on."""

    station: str | None
    """Element set or ephemeris, for people; null without a station."""
    epoch_utc: Utc | None
    """Epoch of the element set, or creation of the ephemeris."""
    age_h: float | None
    """At the flight's start."""
    models: tuple[str, ...]
    """The models used, for people."""
    versions: dict[str, str]
    """Versions of the programs whose numbers are in the plan."""
    warnings: tuple[str, ...] = ()
    """Reasons for doubt, such as old data."""
    omm: dict[str, str | int | float] | None = None
    """The station's element set in the words and units of CCSDS 502.0-B; null where it is an ephemeris."""
    checked: Literal["none", "fast", "all"] = "all"
    """How much was held against rules: all; `fast`, without what is flown out; or nothing."""
    ascent: PlanGiven | None = None
    """The file that the ascent is taken from; null where it was computed here."""
    reboosts: tuple[StationBurn, ...] = ()
    """Burns of the station after that set's epoch that the plan reckons with."""
