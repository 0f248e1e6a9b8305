"""The long work, done in worker processes: plans, searches, what-ifs, readings, as bytes for the page."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from expedition.catalog import Catalogue
from expedition.console.requests import RECORD, ElementsAsked, PlanAsked, WindowsAsked
from expedition.errors import InputError
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem

if TYPE_CHECKING:
    from expedition.flights.flight import Flight
    from expedition.plans.plan import Plan

Tell = Callable[[str, float | None], None]
"""Called with a few words and, where it is known, the part done."""


@dataclass(frozen=True)
class Result:
    """Gzipped JSON: the plan's record (None for other work) and what the page draws."""

    page: bytes
    plan: bytes | None = None


def plan(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """Plan a settled request. book: where its names are looked up, as for the others."""
    from expedition.console.picture import picture
    from expedition.console.whatifs import choices

    elements = asked_flight(request, book)[1]
    sample = request.get("sample")
    answer = _made(request, tell, book)
    tell("drawing", None)
    address = PlanAsked(**_address(request, elements, answer))
    asks = () if sample else choices(answer)
    page = picture(answer).model_copy(update={"address": address, "what_ifs": asks})
    return Result(_packed(page), gzip.compress(answer.to_json().encode(), 5))


def _sampled(
    flight: Flight, sample: dict[str, int], elements: list[ElementSet] | Oem | None, stale: bool, tell: Tell
) -> Plan:
    from expedition.whatif.dispersions import sampled

    number = sample["number"]
    tell(f"flying sample {number}", None)
    titled = flight.model_copy(update={"title": f"{flight.title}, sample {number}"})
    return sampled(titled, number, seed=sample["seed"], elements=elements, allow_stale=stale)


def asked_flight(request: dict[str, Any], book: Catalogue) -> tuple[Flight, list[ElementSet] | Oem | None]:
    """The flight of a settled request, and the station data that it brings."""
    from expedition import Flight

    if "name" in request:
        flight = Flight.named(request["name"], catalogue=book)
    else:
        flight = Flight(**request["flight"], catalogue=book)
    return flight, elements_of(request.get("elements"), flight.station, book)


def what_if(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """What becomes of a flight that goes otherwise."""
    from expedition.console.whatifs import answered

    flight, elements = asked_flight(request["plan"], book)
    return Result(_packed(answered(request, flight, elements, tell)))


def reading(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """What an announcement says."""
    from expedition.console.readings import reading_answer

    tell("reading", None)
    return Result(_packed(reading_answer(request["text"], book)))


def watch(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """Where and when to look at a flight."""
    from expedition.console.watches import watch_answer

    made = _made(request["plan"], tell, book, request.get("made"))
    tell("looking", None)
    return Result(_packed(watch_answer(made, request["place"], request["zone"])))


def shots(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """What a film crew has along a flight."""
    from expedition.console.shooting import shots_answer

    made = _made(request["plan"], tell, book, request.get("made"))
    tell("looking at light, links and ground", None)
    return Result(_packed(shots_answer(made, request["zone"])))


def _made(request: dict[str, Any], tell: Tell, book: Catalogue, known: bytes | None = None) -> Plan:
    """The plan of a settled request: the one that is known, or made."""
    from expedition import plan as make
    from expedition.plans.plan import Plan

    if known is not None:
        return Plan.from_json(gzip.decompress(known)).looked_up_in(book)
    flight, elements = asked_flight(request, book)
    stale, sample = bool(request.get("allow_stale")), request.get("sample")
    if sample is not None:
        return _sampled(flight, sample, elements, stale, tell)
    return make(flight, elements=elements, allow_stale=stale, progress=lambda words: tell(words, None))


def present(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """Where the station of a flight is at this moment."""
    from expedition.console.present import present_answer

    flight, elements = asked_flight(request["plan"], book)
    tell("fetching the newest element set" if request["fetch"] else "reading station data", None)
    return Result(_packed(present_answer(request, flight, elements)))


def comparison(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """Vehicles and flights side by side."""
    from expedition.console.comparisons import comparison as compared

    tell("counting launch chances" if request.get("chances", True) else "looking up", None)
    return Result(_packed(compared(request, book)))


def _address(
    request: dict[str, Any], elements: list[ElementSet] | Oem | None, answer: Plan
) -> dict[str, Any]:
    """The request that leads to the same plan again, with no more element sets than the one it rests on."""
    if "text" not in (request.get("elements") or {}) or not isinstance(elements, list):
        return request
    lines = [line.rstrip() for line in request["elements"]["text"].splitlines()]
    pairs = [
        f"{first}\n{second}"
        for first, second in pairwise(lines)
        if first.startswith("1 ")
        and second.startswith("2 ")
        and _epoch(first, second) == answer.data.epoch_utc
    ]
    return {**request, "elements": {"text": pairs[-1]}} if pairs else request


def _epoch(first: str, second: str) -> str:
    from expedition.space.time import format_utc
    from expedition.station.elements import parse_tle

    try:
        return format_utc(parse_tle(f"{first}\n{second}")[0].epoch, 3)
    except InputError:
        return ""


def find_windows(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """Every opportunity of a span of days."""
    from expedition import windows
    from expedition.console.answers import DataAge, WindowsAnswer
    from expedition.planning.windows import found_windows
    from expedition.space.time import format_utc, parse_utc, to_datetime
    from expedition.station.source import age_s, described, known_before

    begin = parse_utc(request["start"], field="start", default_zone="Z")
    number = book.station(request["station"]).catalog_number
    tell("reading station data", None)
    source = known_before(
        elements_of(request["elements"], request["station"], book) or [],
        begin,
        catalog_number=number,
        allow_stale=request["allow_stale"],
    )
    tell("flying the ascent and searching the span", None)
    found = windows(
        request["vehicle"],
        start=to_datetime(begin),
        days=request["days"],
        elements=source if isinstance(source, Oem) else [source],
        **{name: request.get(name) for name in ("pad", "port", "launcher", "profile")},
        station=request["station"],
        allow_stale=request["allow_stale"],
        catalogue=book,
    )
    return Result(
        _packed(
            WindowsAnswer(
                asked=WindowsAsked(**request),
                start_utc=format_utc(begin),
                opportunities=found_windows(found),
                data=DataAge(station=described(source), age_h=age_s(source, begin) / 3600.0),
            )
        )
    )


def flown_record(request: dict[str, Any], tell: Tell, book: Catalogue) -> Result:
    """The project's record of flown flights against predictions, with what to ask to see each as a plan."""
    from expedition.console.answers import RecordAnswer, RecordFlight, RecordLauncher
    from expedition.record.flights import read_flights
    from expedition.record.flown import flown, summary
    from expedition.record.scoreboard import by_launcher, nominal

    rows = read_flights()
    found = flown(
        rows,
        catalogue=book,
        progress=lambda done, total: tell(f"predicting flight {done} of {total}", done / total),
    )
    flights = [
        RecordFlight(**dict(one.row()), asked=_asked_of(row, book) if not one.not_predicted else None)
        for row, one in zip(rows, found, strict=True)
    ]
    launchers = [
        RecordLauncher(
            launcher=launcher,
            liftoff=summary([one.liftoff_error_s for one in nominal(group)]),
            left_out=summary([one.left_out_error_s for one in nominal(group)]),
            docking=summary([one.best_docking_error_s for one in nominal(group)]),
        )
        for launcher, group in by_launcher([one for one in found if not one.not_predicted])
    ]
    return Result(_packed(RecordAnswer(flights=flights, launchers=launchers)))


def _asked_of(row: Any, book: Catalogue) -> PlanAsked | None:
    """The request that plans a flight of the record."""
    from expedition.errors import ExpeditionError
    from expedition.record.full import asked_of

    try:
        flight = asked_of(row, book).model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    except ExpeditionError:
        return None
    return PlanAsked(flight=flight, elements=ElementsAsked(stored=RECORD))


def elements_of(
    asked: dict[str, str] | None, station: str | None, book: Catalogue
) -> list[ElementSet] | Oem | None:
    """Station data of a settled request, read from text or from what a catalogue stores."""
    from expedition.record.flights import OWN_ELEMENTS
    from expedition.station.source import read_elements

    if asked is None:
        return None
    if station is None:
        raise InputError("the flight goes to no station, so it takes none", field="elements")
    known = book.station(station)
    number, designator = known.catalog_number, known.international_designator
    if "text" in asked:
        return _from_text(asked["text"], number, designator)
    if asked["stored"] == RECORD:
        return read_elements(OWN_ELEMENTS, number, designator=designator)
    return read_elements(book.flight_entry(asked["stored"]).elements or (), number, designator=designator)


def _from_text(text: str, number: int, designator: str | None) -> list[ElementSet] | Oem:
    """Pasted station data, of whichever kind its content is."""
    import tempfile
    from pathlib import Path

    from expedition.station.source import read_elements

    # The readers tell the kinds apart by content and take a file; this one has a name of our own making.
    with tempfile.TemporaryDirectory(prefix="expedition-") as folder:
        file = Path(folder) / "pasted"
        file.write_text(text, encoding="utf-8")
        try:
            return read_elements(file, number, designator=designator)
        except InputError as error:
            words = str(error).removeprefix(f"{error.field}: ").replace(str(file), "pasted text")
            raise InputError(words, field="elements.text") from None


def _packed(answer: BaseModel) -> bytes:
    return gzip.compress(answer.model_dump_json(by_alias=True).encode(), 5)


KINDS: dict[str, Callable[[dict[str, Any], Tell, Catalogue], Result]] = {
    "plan": plan,
    "windows": find_windows,
    "record": flown_record,
    "whatif": what_if,
    "reading": reading,
    "comparison": comparison,
    "watch": watch,
    "present": present,
    "shots": shots,
}
