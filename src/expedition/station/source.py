"""Which station data a plan rests on: what was handed in, read, and the newest that was known in time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from expedition.errors import StationDataError
from expedition.space.time import DAY_S, format_utc
from expedition.station.elements import ElementSet, parse_tle
from expedition.station.files import newest_before, of_object, read_station_file
from expedition.station.live import fetch_live
from expedition.station.oem import Oem

MAX_AGE_DAYS = 30.0
WARN_AGE_DAYS = 3.0
# As long as nine of ten places along the orbit hold to half a minute of flight, 2° of phase, where a quick profile can
# gain some 15°; at ten days it is 28° (docs/accuracy.md). Past it no one can say in how many orbits a flight may dock.
PHASE_KNOWN_DAYS = 5.0
# How long after its epoch an element set is to be had: it is made within an hour (two sets of the International Space
# Station, of 2020-12-13 and 2024-01-01, bear creation dates 50 and 58 min after their epochs), and CelesTrak passes on
# what is new at most every two hours (its own notice of July 2022).
PUBLISHED_AFTER_S = 3.0 * 3600.0

Source = ElementSet | Oem
Elements = str | Path | Sequence[ElementSet] | Sequence[tuple[str, str]] | Oem


def read_elements(
    elements: Elements, catalog_number: int, *, designator: str | None = None
) -> list[ElementSet] | Oem:
    """Station data from what users hand in.

    elements: a file's path, "live" for the current set from CelesTrak, pairs of TLE lines, element sets, or
    an ephemeris, which must be of the object with that international designator. Raises StationDataError,
    and OfflineError where live data cannot be had.
    """
    if isinstance(elements, Oem):
        return _of_designator(elements, designator)
    if catalog_number == 0:
        raise StationDataError("the station is not in orbit yet; leave elements out", field="elements")
    if isinstance(elements, str) and elements.lower() == "live":
        return [fetch_live(catalog_number)[0]]
    if isinstance(elements, str | Path):
        if not str(elements):
            raise StationDataError("is empty; name a file, or live", field="elements")
        found = read_station_file(elements, catalog_number=catalog_number)
        return _of_designator(found, designator) if isinstance(found, Oem) else found
    sets: list[ElementSet] = []
    for item in _items(elements):
        if isinstance(item, ElementSet):
            sets.append(item)
        elif isinstance(item, str):
            raise StationDataError(
                f"{item!r:.40} is a single line; give pairs (line 1, line 2)", field="elements"
            )
        elif isinstance(item, tuple | list) and all(isinstance(line, str) for line in item):
            sets += parse_tle("\n".join(item), where="elements")
        else:
            raise StationDataError(
                f"{item!r:.40} is neither an element set nor a pair (line 1, line 2)", field="elements"
            )
    if not sets:
        raise StationDataError("no element set is given; name a file, or live", field="elements")
    return of_object(sets, catalog_number, where="elements")


def _items(elements: object) -> Iterable[object]:
    if isinstance(elements, Iterable) and not isinstance(elements, bytes | Mapping):
        return elements
    raise StationDataError(
        f"{elements!r:.60} is no station data; give a file's path, live, pairs of TLE lines, element sets or an "
        "ephemeris",
        field="elements",
    )


def _of_designator(oem: Oem, designator: str | None) -> Oem:
    """The ephemeris, refused where it names another object. NASA writes 1998-067-A for 1998-067A."""
    given = oem.segments[0].object_id
    bare = given.replace("-", "").upper()
    if (
        designator is not None
        and re.fullmatch(r"\d{7}[A-Z]{1,3}", bare)
        and bare != designator.replace("-", "")
    ):
        raise StationDataError(
            f"the ephemeris is of {oem.object_name} ({given}), the station is {designator}; take the station's",
            field="elements",
        )
    return oem


def known_before(
    data: list[ElementSet] | Oem, t: float, *, catalog_number: int, allow_stale: bool = False
) -> Source:
    """The newest element set that was published by an instant, or the ephemeris if it was made by then.

    A set counts as published when it was created, or where that is not told PUBLISHED_AFTER_S after its epoch. Where
    none of the last 30 days was, the oldest of them is taken: who hands it in has it; see `published_before`. Raises
    StationDataError where all is from later, or is older than 30 days without `allow_stale`.
    """
    source: Source
    if isinstance(data, Oem):
        made = data.creation if data.creation is not None else data.start
        if made > t:
            raise StationDataError(
                f"the ephemeris was made {format_utc(made)}, after {format_utc(t)}; a plan uses only what was "
                "known before: take an older one",
                field="elements",
            )
        source = data
    else:
        sets = of_object(data, catalog_number)
        recent = [one for one in sets if t - MAX_AGE_DAYS * DAY_S <= one.epoch <= t]
        published = [one for one in sets if _published(one) <= t]
        if recent and not any(one in published for one in recent):
            published = [one for one in recent if one.epoch == min(each.epoch for each in recent)]
        source = newest_before(published or sets, t)
    age_days = age_s(source, t) / DAY_S
    if age_days > MAX_AGE_DAYS and not allow_stale:
        raise StationDataError(
            f"the newest station data before {format_utc(t)} is of {format_utc(epoch(source))}, {age_days:.0f} days "
            f"old; more than {MAX_AGE_DAYS:.0f} days are refused: give newer data, or take it with --allow-stale",
            field="elements",
        )
    return source


def epoch(source: Source) -> float:
    """The instant of the last knowledge: a set's epoch, an ephemeris's creation."""
    if isinstance(source, Oem):
        return source.creation if source.creation is not None else source.start
    return source.epoch


def published_before(source: Source, t: float) -> bool:
    """Whether data were published by an instant; an orbit that is planned needs no publishing."""
    return isinstance(source, Oem) or source.planned or _published(source) <= t


def _published(one: ElementSet) -> float:
    return one.epoch + PUBLISHED_AFTER_S if one.created is None else one.created


def age_s(source: Source, t: float) -> float:
    """How old the data is at an instant, s."""
    return t - epoch(source)


def described(source: Source) -> str:
    """The data in a few words, with its epoch."""
    if isinstance(source, Oem):
        return f"ephemeris by {source.originator or 'unknown'}, made {format_utc(epoch(source))}"
    if source.planned:
        return f"planned orbit of {format_utc(source.epoch)}, its phase assumed"
    return f"element set {source.element_set_number or ''}".rstrip() + f" of {format_utc(source.epoch)}"
