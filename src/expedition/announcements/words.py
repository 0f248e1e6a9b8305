"""What is said of a reading, made once: the command, the console and other pages show these rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from expedition.catalog import Catalogue
from expedition.errors import ExpeditionError

Title = Callable[[str], str]
"""What the catalogue calls what has this id; the id itself where it is not in it."""
Verdict = Literal["supported", "contradicted", "unclear"]

VERDICTS: dict[Verdict, tuple[str, str]] = {
    "supported": ("✓", "supported"),
    "contradicted": ("✗", "contradicted"),
    "unclear": ("?", "cannot be checked"),
}
"""Each verdict's sign and words, so that no colour is needed to tell them apart."""


def titles(book: Catalogue) -> Title:
    """What that catalogue calls things."""

    def title(name: str) -> str:
        try:
            return book.load(None, name).title
        except ExpeditionError:
            return name

    return title


_ROLES = {"subject": "news", "mention": "background"}
_STATUSES = {
    "announced": "announced",
    "slipped": "put off",
    "flown": "flown",
    "cancelled": "cancelled",
}
_TIMES = (("docking", "Docking"), ("undocking", "Undocking"), ("landing", "Landing"))
_NAMES = {
    "flight": "flight",
    "liftoff_date": "day",
    "liftoff_utc": "lift-off",
    "vehicle": "ship",
    "launcher": "launcher",
    "pad": "pad",
    "station": "station",
    "crew": "crew",
    "crew_count": "how many fly",
}


def verdict(name: str) -> Verdict:
    """The verdict of that name; whatever is no other cannot be checked."""
    return "supported" if name == "supported" else "contradicted" if name == "contradicted" else "unclear"


def role(one: Mapping[str, Any]) -> str:
    """What a flight is to the text: its news or its background."""
    return _ROLES.get(one["role"], str(one["role"]))


def status(one: Mapping[str, Any]) -> str:
    """How a flight stands at the end of the text."""
    return _STATUSES.get(one["status"], str(one["status"]))


def flight_facts(one: Mapping[str, Any], title: Title = str) -> list[tuple[str, str]]:
    """The rows of a flight, as `to_dict` of a reading has it: what is told, and its value.

    title: what the catalogue calls a vehicle, a pad or a station; ids stay as they are unless given.
    """
    kinds = ("vehicle", "launcher", "pad", "station")
    called = {kind: title(one[kind]) if one.get(kind) not in (None, "none") else "" for kind in kinds}
    rows = [("Lift-off", _liftoff(one))]
    rows += [(heading, _moment(one.get(f"{name}_utc"), one.get(f"{name}_date"))) for name, heading in _TIMES]
    ship = " on ".join(dict.fromkeys(called[name] for name in ("vehicle", "launcher") if called[name]))
    rows += [
        ("Ship", ship),
        ("From", called["pad"]),
        ("To", _station(one, called["station"])),
        ("Crew", _crew(one)),
    ]
    old = ", ".join(one.get("old_dates") or ())
    concluded = [_NAMES.get(name, name.replace("_", " ")) for name in one.get("concluded") or ()]
    rows += [("Taken back", old), ("Concluded", ", ".join(dict.fromkeys(concluded)))]
    return [(heading, value) for heading, value in rows if value]


def _liftoff(one: Mapping[str, Any]) -> str:
    return _moment(one.get("liftoff_utc"), one.get("liftoff_date"))


def _moment(utc: str | None, day: str | None) -> str:
    if utc:
        there = f" ({day} at the pad)" if day and day != utc[:10] else ""
        seconds = "" if utc[17:19] in ("00", "") else utc[16:19]
        return f"{utc[:10]} {utc[11:16]}{seconds} UTC{there}"
    return day or ""


def _station(one: Mapping[str, Any], called: str) -> str:
    if one.get("station") == "none":
        return "no station"
    return f"{called}, {one['port']}" if called and one.get("port") else called


def _crew(one: Mapping[str, Any]) -> str:
    names, count = list(one.get("crew") or ()), one.get("crew_count")
    if names:
        more = (count or 0) - len(names)
        return ", ".join(names) + (f" and {more} more" if more > 0 else "")
    return "" if count is None else "nobody" if count == 0 else f"{count} aboard"


def said(reading: Mapping[str, Any]) -> list[str]:
    """What a reading comes to, in a few sentences."""
    published = reading.get("published")
    out = [f"Published {published}." if published else "The text does not tell when it was published."]
    news = [one["flight"] for one in reading["flights"] if one["role"] == "subject"]
    out.append(f"Its news: {', '.join(dict.fromkeys(news))}." if news else "It announces no flight.")
    out.append(counted(reading["claims"]))
    return out


def counted(claims: Sequence[Mapping[str, Any]]) -> str:
    """How many claims there are of each verdict, in one sentence."""
    if not claims:
        return "It claims nothing that could be checked."
    verdicts = [verdict(one["verdict"]) for one in claims]
    parts = [f"{verdicts.count(name)} {words}" for name, (_, words) in VERDICTS.items() if name in verdicts]
    return f"{len(claims)} claim{'s' if len(claims) > 1 else ''}: {', '.join(parts)}."
