"""What the page may ask for: bounded, without paths, and settled into one canonical form that has one address."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, JsonValue, StringConstraints, model_validator

from expedition.catalog import Catalogue
from expedition.catalog.models.flight import FIRST_YEAR, LAST_YEAR
from expedition.catalog.spelling import slug
from expedition.errors import InputError
from expedition.flights.flight import Flight
from expedition.meanings import Explained
from expedition.space.time import parse_utc, to_datetime

MAX_TEXT = 200_000
"""Letters of pasted text: a thousand element sets, or a long announcement."""
_MAX_FLIGHT = 20_000
_NAME = Annotated[str, StringConstraints(min_length=1, max_length=100)]

RECORD = "record"
"""The name under which the element sets of the flown record are asked for."""


class _Model(Explained):
    # One form both ways: what an answer says was asked can be asked again as it stands.
    # It must be known when the routes are made.
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=False, defer_build=False
    )


class ElementsAsked(_Model):
    """Where the station's orbit comes from: a stored flight's sets, the record's, or pasted text."""

    stored: _NAME | None = None
    """A flight of the catalogue, or "record"."""
    text: Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT)] | None = None
    """TLE lines, OMM (JSON, XML, KVN) or OEM (XML, KVN)."""

    @model_validator(mode="after")
    def _one(self) -> ElementsAsked:
        if (self.stored is None) == (self.text is None):
            raise ValueError("give either stored or text")
        return self


class SampleAsked(_Model):
    """One of many flights with scattered errors."""

    number: int = Field(ge=0, le=10_000_000)
    """Which, counted from 0."""
    seed: int = Field(1, ge=0, le=2**31 - 1)
    """Of the random numbers."""


class PlanAsked(_Model):
    """A flight to plan: one of the catalogue by name, or described in the fields of a flight's TOML file."""

    name: _NAME | None = None
    """A flight of the catalogue."""
    flight: dict[str, JsonValue] | None = Field(None, max_length=40)
    """vehicle, pad, station, port, profile, date (UTC day), earliest_utc, latest_utc, crew."""
    elements: ElementsAsked | None = None
    """Where the station's orbit comes from; the flight's own unless given."""
    allow_stale: bool = False
    """Whether station data older than 30 days are accepted."""
    sample: SampleAsked | None = None
    """Flown with the errors of one sample; without any unless given."""

    @model_validator(mode="after")
    def _one(self) -> PlanAsked:
        if (self.name is None) == (self.flight is None):
            raise ValueError("give either name or flight")
        if self.flight is not None and len(json.dumps(self.flight)) > _MAX_FLIGHT:
            raise ValueError(f"a flight has at most {_MAX_FLIGHT} letters")
        return self


class WindowsAsked(_Model):
    """Launch opportunities over a span of days."""

    vehicle: _NAME
    """The ship."""
    pad: _NAME | None = None
    """The pad; the only one unless given."""
    station: _NAME = "iss"
    """The station."""
    port: _NAME | None = None
    """The port; the first that takes the ship unless given."""
    launcher: _NAME | None = None
    """The launcher; the ship's own unless given."""
    profile: list[_NAME] | None = Field(None, max_length=12)
    """Names; all of the vehicle unless given."""
    start: _NAME
    """First UTC day or instant, such as 2021-10-01."""
    days: float = Field(14.0, gt=0.0, le=400.0, allow_inf_nan=False)
    """How many days to search."""
    elements: ElementsAsked
    """Where the station's orbit comes from."""
    allow_stale: bool = False
    """Whether station data older than 30 days are accepted."""


WhatIf = Literal["slip", "missed", "dispersions"]

DEFAULTS: dict[WhatIf, dict[str, float]] = {
    "slip": {"days": 3},
    "missed": {"share": 0.0},
    "dispersions": {"samples": 2048, "direct": 8, "seed": 1},
}
"""What each what-if takes beside the flight, and what it is unless given."""


class WhatIfAsked(_Model):
    """What is to go otherwise than planned, of a flight."""

    what: WhatIf
    """"slip" to other days, burns "missed", or "dispersions" by errors of every kind."""
    plan: PlanAsked
    """The flight."""
    days: int | None = Field(None, ge=1, le=14)
    """Of a slip: how many days before the flight's own and after it."""
    share: float | None = Field(None, ge=0.0, lt=1.0, allow_inf_nan=False)
    """Of missed burns: how much of each is flown."""
    samples: int | None = Field(None, ge=100, le=100_000)
    """Of dispersions: how many times it is flown."""
    direct: int | None = Field(None, ge=0, le=200)
    """Of dispersions: how many of these are flown with all forces too."""
    seed: int | None = Field(None, ge=0, le=2**31 - 1)
    """Of dispersions: of the random numbers."""


class ReadingAsked(_Model):
    """A text to read."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT)]
    """Plain text, HTML or Markdown, at most 200,000 bytes."""


class WatchAsked(_Model):
    """A flight, and a place to look at it from."""

    plan: PlanAsked
    """The flight."""
    place: _NAME
    """A town, a viewing site, or latitude and longitude in degrees."""
    zone: _NAME | None = None
    """The time zone of all times; the place's own unless given."""


class ShotsAsked(_Model):
    """A flight, and what a film crew has along it."""

    plan: PlanAsked
    """The flight."""
    zone: _NAME | None = None
    """The time zone of the rows; UTC unless given."""


class PresentAsked(_Model):
    """A flight whose station is looked for at this moment."""

    plan: PlanAsked
    """The flight."""
    fetch: bool = False
    """Whether the newest element set may be fetched from the network; else only what is at hand is read."""


class CompareAsked(_Model):
    """Vehicles and flights to set side by side."""

    names: list[_NAME] = Field(min_length=1, max_length=8)
    """Of the catalogue or the record, mixed."""
    station: _NAME = "iss"
    """The station that launch chances are counted for."""
    pad: _NAME | None = None
    """Where from; each one's own pad unless given."""
    year: int = Field(2026, ge=1960, le=2100)
    """In whose dollars prices are."""
    on: date | None = Field(None, ge=date(1961, 4, 12), le=date(2100, 12, 31))
    """The day on which it is asked; today unless given."""
    chances: bool = True
    """Whether launch chances of a year are counted, which takes a search of some seconds for each."""


def settled_what_if(asked: WhatIfAsked, book: Catalogue) -> dict[str, Any]:
    """A what-if as plain data: its flight settled, its numbers filled in. Raises ExpeditionError."""
    if asked.plan.sample is not None:
        raise InputError("has errors already; ask it of the flight without them", field="plan.sample")
    takes = DEFAULTS[asked.what]
    given = {name: getattr(asked, name) for names in DEFAULTS.values() for name in names}
    for name, value in given.items():
        if value is not None and name not in takes:
            raise InputError(f"is not taken here; {asked.what} takes {', '.join(takes)}", field=name)
    numbers = {name: default if given[name] is None else given[name] for name, default in takes.items()}
    return {"what": asked.what, "plan": settled(asked.plan, book), **numbers}


def settled(asked: PlanAsked, book: Catalogue) -> dict[str, Any]:
    """The request as plain data, with every name checked and defaults filled in. Raises ExpeditionError.

    Two requests for the same flight settle to the same data, so that a flight has one address.
    """
    if asked.name is not None:
        flight: dict[str, Any] = {"name": Flight.named(asked.name, catalogue=book).name}
        out: dict[str, Any] = {"name": flight["name"]}
    else:
        given: dict[str, Any] = dict(asked.flight or {})
        for key in ("elements_file", "elements"):
            if given.pop(key, None) is not None:
                raise InputError("is not read here; give the request's own elements", field=key)
        given.setdefault(
            "name", slug(f"{given.get('vehicle', 'flight')} {given.get('date', '')}") or "flight"
        )
        flown = Flight(**given, catalogue=book)
        if "title" not in given:
            title = f"{book.load(book.vehicle_kind(flown.vehicle), flown.vehicle).title}, {flown.date}"
            flown = flown.model_copy(update={"title": title})
        out = {"flight": flown.model_dump(mode="json", exclude_none=True, exclude_defaults=True)}
    if asked.elements is not None:
        out["elements"] = settled_elements(asked.elements, book)
    if asked.allow_stale:
        out["allow_stale"] = True
    if asked.sample is not None:
        out["sample"] = asked.sample.model_dump()
    return out


def settled_windows(asked: WindowsAsked, book: Catalogue) -> dict[str, Any]:
    """A search as plain data, with the names checked that it cannot do without. Raises ExpeditionError."""
    begin = to_datetime(parse_utc(asked.start, field="start", default_zone="Z"))
    if not FIRST_YEAR <= begin.year <= LAST_YEAR:
        raise InputError(
            f"{begin.year} is outside the years {FIRST_YEAR} to {LAST_YEAR} that are planned", field="start"
        )
    for kind, name in (("ship", asked.vehicle), ("station", asked.station)):
        book.find(kind, name)
    return {**asked.model_dump(mode="json"), "elements": settled_elements(asked.elements, book)}


def settled_elements(asked: ElementsAsked, book: Catalogue) -> dict[str, str]:
    """The source of element sets as plain data; raises InputError for a name that stores none."""
    if asked.text is not None:
        return {"text": asked.text.replace("\r\n", "\n").strip()}
    name = str(asked.stored)
    if name != RECORD:
        try:
            entry = book.flight_entry(name)
        except InputError as error:
            words = str(error).removeprefix(f"{error.field}: ")
            raise InputError(words, field="elements.stored") from None
        if entry.elements is None:
            raise InputError(f"{entry.name} stores no element sets", field="elements.stored")
        name = entry.name
    return {"stored": name}


def key(kind: str, request: dict[str, Any]) -> str:
    """The id of a request: the same for the same request."""
    text = json.dumps([kind, request], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:24]
