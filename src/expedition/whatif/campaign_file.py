"""The file that says what a campaign flies, and what may hold it up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from expedition.catalog import Catalogue, checked
from expedition.catalog.entry import Name, NotNegative, Text
from expedition.catalog.facts import read_toml, unwrap
from expedition.catalog.refusal import refusal
from expedition.errors import ExpeditionError, InputError
from expedition.flights.flight import Flight

Share = Annotated[float, Field(ge=0.0, lt=1.0)]


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Overrides(_Asked):
    """Scrub statistics of a flight in place of those of its launcher's family."""

    scrubbed: Share | None = None
    weather: Annotated[float, Field(ge=0.0, le=1.0)] | None = None
    weather_recycle_days: NotNegative | None = None
    technical_recycle_days: Annotated[tuple[NotNegative, ...], Field(min_length=1, max_length=50)] | None = (
        None
    )


class CampaignFlight(_Asked):
    """A flight of a campaign: which, from when to when, and after what.

    `flight` is a flight of the catalogue, or a TOML file beside the campaign's. Attempts are made from `earliest`, its
    own date unless given, to `latest`, 30 days on unless given. It leaves `after_days` after the flights of `after`
    have docked. `by_day`: lifts off with the Sun above the horizon only. `profile`: only in this one.
    """

    name: Name
    flight: Text
    earliest: date | None = None
    latest: date | None = None
    after: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    after_days: NotNegative = 0.0
    by_day: bool = False
    profile: int | str | None = None
    stay_days: Annotated[float, Field(gt=0.0, le=1000.0)] | None = None
    scrubs: Overrides = Overrides()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"latest, {self.latest}, is before earliest, {self.earliest}")
        return self


class PadRule(_Asked):
    """How long a pad is taken after a lift-off, days."""

    turnaround_days: NotNegative


class CutOut(_Asked):
    """Days on which nothing docks, from the first to the last of them, and why."""

    first: date
    last: date
    why: Text

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"last, {self.last}, is before first, {self.first}")
        return self


class CampaignFile(_Asked):
    """A campaign as its file says it."""

    title: Text
    flights: Annotated[tuple[CampaignFlight, ...], Field(min_length=1, max_length=30)]
    pads: dict[str, PadRule] = {}
    cut_outs: Annotated[tuple[CutOut, ...], Field(max_length=100)] = ()
    beta_limit_deg: Annotated[float, Field(gt=0.0, le=90.0)] | None = None

    @model_validator(mode="after")
    def _flights_there(self) -> Self:
        names = [one.name for one in self.flights]
        for number, one in enumerate(self.flights):
            if one.name in names[:number]:
                raise ValueError(f"two flights are called {one.name}")
            for other in one.after:
                if other not in names[:number]:
                    raise ValueError(
                        f"{one.name} comes after {other}, which is no flight that stands before it in the file"
                    )
        return self


def read_campaign(file: str | Path, catalogue: Catalogue | None = None) -> tuple[CampaignFile, list[Flight]]:
    """A campaign's file and its flights; raises InputError naming file and field."""
    path = Path(file)
    tree, _ = unwrap(read_toml(path), file=path, demand=False)
    try:
        asked = CampaignFile.model_validate(tree)
    except ValidationError as error:
        raise refusal(error, CampaignFile, path) from None
    book = checked(catalogue)
    flights = []
    for number, one in enumerate(asked.flights):
        given = path.parent / one.flight if one.flight.endswith(".toml") else one.flight
        try:
            flight = Flight.resolve(given, catalogue=book)
        except ExpeditionError as error:
            raise InputError(f"{error} (in {path})", field=f"flights[{number}].flight") from None
        if flight.bound != "station":
            raise InputError(
                f"{flight.title} goes to no station; a campaign is of flights that do (in {path})",
                field=f"flights[{number}].flight",
            )
        flights.append(flight)
    for pad in asked.pads:
        book.pad(pad)
    return asked, flights
