"""Files for entries to come: valid as they stand, their numbers stand-ins that say where the true ones are found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from expedition.catalog.catalogue import KINDS, PACKAGE, Catalogue
from expedition.catalog.spelling import DEVICES, choices, slug
from expedition.errors import InputError

STAND_IN = "stand-in"
"""The source of a number that waits for its own."""
# What is asked for, and the kinds that it may be; the first unless said.
SUBJECTS = {
    "vehicle": ("ship", "launcher", "hopper"),
    "pad": ("pad",),
    "station": ("station",),
    "zone": ("landing-zone",),
    "flight": ("flight",),
    "return": ("flight",),
}
_USUAL = {
    "vehicle": "soyuz-ms",
    "pad": "baikonur-31",
    "station": "iss",
    "launcher": "soyuz-2-1a",
    "zone": "zhezkazgan",
}
# Which entries each subject names; of vehicles only ships do.
_NAMED = {
    "ship": ("launcher", "zone"),
    "pad": ("launcher",),
    "flight": ("vehicle", "pad", "station"),
    "hop": ("vehicle", "pad"),
    "return": ("vehicle", "station"),
}
_KIND_NAMED = {"vehicle": "ship", "zone": "landing-zone"}


def kind_of(subject: str, kind: str | None) -> str:
    """What of a subject is meant: a kind of entry, or "return" for a flight home; raises InputError."""
    if subject not in SUBJECTS:
        raise InputError(f"{subject!r:.60} cannot be made{choices(subject, SUBJECTS)}", field="what")
    kinds = SUBJECTS[subject]
    if kind is not None and kind not in kinds:
        raise InputError(f"a {subject} is no {kind!r:.60} (it is {' or '.join(kinds)})", field="kind")
    return subject if subject == "return" else kind or kinds[0]


def stand_in(
    kind: str,
    name: str,
    folder: Path,
    catalogue: Catalogue,
    *,
    day: date,
    asked: Mapping[str, str | None] | None = None,
) -> tuple[Path, str]:
    """The file of an entry to come and its text.

    kind: of entry, or "return" for a flight home. folder: of one's own entries. asked: what is named in it, where
    that is not the usual: vehicle, pad and station of a flight, launcher and zone of a ship, launcher of a pad.
    day: of a flight, or that of a station's orbit.
    Raises InputError for a name that is none or that the catalogue has, and for entries that it lacks.
    """
    word = slug(name)
    if not word or len(word) > 80:
        raise InputError(
            f"{name!r:.60} is no name; write words joined by hyphens, such as my-ship", field="name"
        )
    if word in DEVICES:
        raise InputError(
            f"{word} is a device on Windows, so no file can be called so; write {word}-1 or another name",
            field="name",
        )
    template, kind = kind, "flight" if kind == "return" else kind
    hops = catalogue.vehicle_kind((asked or {}).get("vehicle") or "") == "hopper"
    if hops and template == "flight":
        template = "hop"
    if word in catalogue.names(kind):
        raise InputError(f"a {kind} {word} is there already: {catalogue.find(kind, word)}", field="name")
    path = folder / KINDS[kind][0] / f"{word}.toml"
    own = {key: value for key, value in (asked or {}).items() if value is not None}
    foreign = [key for key in own if key not in _NAMED.get(template, ())]
    if foreign:
        of = " or a ".join(one for one, names in _NAMED.items() if foreign[0] in names)
        raise InputError(f"is asked of a {of}, not of a {template}", field=foreign[0])
    names = _USUAL | own
    for key, asked_name in own.items():
        # A vehicle may be a hopper, which is its own rocket; a ship's rocket may not.
        hop = (
            key in ("vehicle", "launcher")
            and kind != "ship"
            and catalogue.vehicle_kind(asked_name) == "hopper"
        )
        names[key] = catalogue.canonical("hopper" if hop else _KIND_NAMED.get(key, key), asked_name)
    known = (
        catalogue.station(names["station"]).orbit is None if "station" in _NAMED.get(template, ()) else False
    )
    text = (PACKAGE / "templates" / f"{template}.toml").read_text(encoding="utf-8")
    for mark, value in {
        "NAME": word,
        "TITLE": " ".join(name.split()) if name != word else word.replace("-", " ").capitalize(),
        "FOLDER": str(folder),
        "FILE": str(path),
        "DAY": day.isoformat(),
        "EPOCH": f"{day.isoformat()}T00:00:00Z",
        "HINT": " --elements live" if known else "",
        **{key.upper(): value for key, value in names.items()},
    }.items():
        text = text.replace(f"@{mark}@", value)
    return path, text
