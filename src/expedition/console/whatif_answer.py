"""What a flight can be asked to do otherwise, and what becomes of it, as the page draws it."""

from __future__ import annotations

from typing import Literal

from expedition.console.requests import (
    PlanAsked,
    WhatIf,
    WhatIfAsked,
)
from expedition.plans.fields import Record
from expedition.whatif.words import Table

Vector = tuple[float, float, float]
Span = tuple[float, float]


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
