"""Files for entries to come: valid as they stand, their numbers stand-ins that say where the true ones are found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from expedition.catalog.catalogue import KINDS, PACKAGE, Catalogue
from expedition.catalog.spelling import choices, slug
from expedition.errors import InputError

STAND_IN = "stand-in"
"""The source of a number that waits for its own."""
# What is asked for, and the kinds that it may be; the first unless said.
SUBJECTS = {
    "vehicle": ("ship", "launcher", "hopper"),
    "pad": ("pad",),
    "station": ("station",),
    "flight": ("flight",),
}
# Station data of a day or two before tell the phase.
_DAYS_AHEAD = 2
_OF_FLIGHTS = {"vehicle": "soyuz-ms", "pad": "baikonur-31", "station": "iss"}


def kind_of(subject: str, kind: str | None) -> str:
    """The kind of entry that a subject ("vehicle", "pad", "station", "flight") stands for; raises InputError."""
    if subject not in SUBJECTS:
        raise InputError(f"{subject!r:.60} cannot be made{choices(subject, SUBJECTS)}", field="what")
    kinds = SUBJECTS[subject]
    if kind is not None and kind not in kinds:
        raise InputError(f"a {subject} is no {kind!r:.60} (it is {' or '.join(kinds)})", field="kind")
    return kind or kinds[0]


def stand_in(
    kind: str,
    name: str,
    folder: Path,
    catalogue: Catalogue,
    *,
    today: date,
    asked: Mapping[str, str | None] | None = None,
) -> tuple[Path, str]:
    """The file of an entry to come and its text.

    folder: of one's own entries. asked: vehicle, pad and station of a flight, where they are not the usual ones.
    Raises InputError for a name that is none or that the catalogue has, and for entries that it lacks.
    """
    word = slug(name)
    if not word or len(word) > 80:
        raise InputError(
            f"{name!r:.60} is no name; write words joined by hyphens, such as my-ship", field="name"
        )
    if word in catalogue.names(kind):
        raise InputError(f"a {kind} {word} is there already: {catalogue.find(kind, word)}", field="name")
    path = folder / KINDS[kind][0] / f"{word}.toml"
    day = today + timedelta(days=_DAYS_AHEAD)
    own = {key: value for key, value in (asked or {}).items() if value is not None}
    if kind != "flight" and own:
        raise InputError(f"is asked of a flight, not of a {kind}", field=next(iter(own)))
    flight = _OF_FLIGHTS | own
    for key, asked_name in own.items():
        if key != "vehicle" or catalogue.vehicle_kind(asked_name) != "hopper":
            flight[key] = catalogue.canonical({"vehicle": "ship"}.get(key, key), asked_name)
    known = catalogue.station(flight["station"]).orbit is None if kind == "flight" else False
    text = (PACKAGE / "templates" / f"{kind}.toml").read_text(encoding="utf-8")
    for mark, value in {
        "NAME": word,
        "TITLE": " ".join(name.split()) if name != word else word.replace("-", " ").capitalize(),
        "FOLDER": str(folder),
        "FILE": str(path),
        "DAY": day.isoformat(),
        "EPOCH": f"{day.isoformat()}T00:00:00Z",
        "HINT": " --elements live" if known else "",
        "VEHICLE": flight["vehicle"],
        "PAD": flight["pad"],
        "STATION": flight["station"],
    }.items():
        text = text.replace(f"@{mark}@", value)
    return path, text
