"""A flight of a text as a request: TOML that `expedition plan` takes."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from expedition.announcements.flights import FlightNews
from expedition.catalog import history
from expedition.catalog.spelling import slug

_CATALOG = Path(history.__file__).parent
_FOLDERS = {"vehicle": "vehicles", "launcher": "vehicles", "pad": "pads", "station": "stations"}
# Element sets older than this are no ground for a plan.
_FRESH = timedelta(days=30)
_SETS = 4


def request(news: FlightNews, folders: tuple[Path, ...] = (_CATALOG,)) -> str | None:
    """The flight as TOML, or None where `why_not` says what is missing."""
    return None if why_not(news, folders) else _toml(news, folders)


def why_not(news: FlightNews, folders: tuple[Path, ...] = (_CATALOG,)) -> str | None:
    """What keeps a flight from being planned, or None."""
    if _day(news) is None:
        return "the text gives it no day"
    for name in ("vehicle", "station"):
        value = getattr(news, name)
        if value is None:
            return f"no {name} is told"
        if value != "none" and _entry(folders, _FOLDERS[name], value) is None:
            return f"the catalogue has no {name} {value}; give one of your own with --catalog"
    if _home(news):
        return None
    if news.pad is None or _entry(folders, "pads", news.pad) is None:
        return f"the catalogue has no pad {news.pad}; give one of your own with --catalog"
    vehicle = _entry(folders, "vehicles", news.vehicle or "") or {}
    if news.station == "none" and vehicle.get("kind") == "ship" and "orbit" not in _like(news, folders):
        return "its orbit is not known; write one into a flight's file"
    return None


def to_give(news: FlightNews, today: date, folders: tuple[Path, ...] = (_CATALOG,)) -> str | None:
    """What `expedition plan` has to be given beside the request, or None where it stands alone."""
    day, station = _day(news), news.station
    if (
        day is None
        or station in (None, "none")
        or "orbit" in (_entry(folders, "stations", str(station)) or {})
    ):
        return None
    if _elements(news, _like(news, folders), day):
        return None
    if day < today - _FRESH:
        return f"--elements FILE, element sets of {station} of the days before {day}; none is at hand"
    return f"--elements live; no element set of {station} is at hand"


def _home(news: FlightNews) -> bool:
    """Whether the news is the way home."""
    return news.undocking_utc is not None and news.station != "none" and news.docking_utc is None


def _day(news: FlightNews) -> date | None:
    if _home(news):
        return news.undocking_utc.date() if news.undocking_utc else None
    return news.liftoff_utc.date() if news.liftoff_utc else news.liftoff_date


def _entry(folders: tuple[Path, ...], folder: str, name: str) -> dict[str, Any] | None:
    for root in folders:
        file = root / folder / f"{slug(name)}.toml"
        if file.is_file():
            return _read(file, file.stat().st_mtime_ns)
    return None


@lru_cache(maxsize=256)
def _read(file: Path, _changed_ns: int) -> dict[str, Any]:
    """A file of the catalogue, read again when it has changed."""
    with file.open("rb") as read:
        return tomllib.load(read)


def _like(news: FlightNews, folders: tuple[Path, ...]) -> dict[str, Any]:
    """The catalogue's own request for the same flight, which says what texts do not: port, orbit, station data."""
    names = [news.record, news.flight] if news.record else [news.flight]
    ends = ["-return"] if _home(news) else [""]
    for name in names:
        past = history.named(name)
        for one in [name, *(past.aliases if past is not None else ())]:
            for end in ends:
                found = _entry(folders, "flights", slug(one) + end)
                if found is not None:
                    return found
    return {}


def _toml(news: FlightNews, folders: tuple[Path, ...]) -> str:
    like, day = _like(news, folders), _day(news)
    home = _home(news)
    launcher = news.launcher if news.launcher and _entry(folders, "vehicles", news.launcher) else None
    rows: list[tuple[str, Any]] = [
        ("name", slug(news.flight) + ("-return" if home else "")),
        ("title", news.flight),
        ("kind", "flight"),
        ("vehicle", news.vehicle),
        ("begins", "port" if home else None),
        ("launcher", None if home or launcher == news.vehicle else launcher),
        ("pad", None if home else news.pad),
        ("station", None if news.station == "none" else news.station),
        ("port", like.get("port") or (news.port if _has_port(news, folders) else None)),
        ("profile", like.get("profile")),
        ("date", day),
        ("landing_zone", like.get("landing_zone")),
    ]
    lines = [f"{key} = {_value(value)}" for key, value in rows if value is not None]
    if "orbit" in like:
        lines += [
            "",
            "[orbit]",
            *(f"{key} = {_value(_plain(value))}" for key, value in like["orbit"].items()),
        ]
    for number, name in enumerate(news.crew):
        role = "commander" if number == 0 else "crew"
        lines += ["", "[[crew]]", f"name = {_value(name)}", f"role = {_value(role)}"]
    sets = _elements(news, like, day) if news.station != "none" else ""
    if sets:
        lines += ["", "[elements]", *sets.splitlines()]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) else value


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        # A JSON text is a TOML text, but for the one control letter that JSON leaves as it is.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def _has_port(news: FlightNews, folders: tuple[Path, ...]) -> bool:
    station = _entry(folders, "stations", news.station or "") or {}
    return any(port.get("id") == news.port for port in station.get("ports", ()))


def _elements(news: FlightNews, like: dict[str, Any], day: date | None) -> str:
    """Element sets from before the day: those of the catalogue's own flight, else of the flown record."""
    given = like.get("elements")
    if given and day is not None and str(like.get("date", ""))[:7] == day.isoformat()[:7]:
        value = given["value"] if isinstance(given, dict) else given
        source = given.get("source", "") if isinstance(given, dict) else ""
        confidence = given.get("confidence", "recalled") if isinstance(given, dict) else "recalled"
    elif news.station == "iss" and day is not None:
        pairs = _flown_sets(day)
        if not pairs:
            return ""
        value, source, confidence = "\n".join(pairs), "published NORAD element sets", "verified"
    else:
        return ""
    return f'source = {_value(source)}\nconfidence = {_value(confidence)}\nvalue = """\n{str(value).strip()}\n"""'


def _flown_sets(day: date) -> list[str]:
    lines = (_CATALOG / "flown" / "elements.tle").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line.startswith(("1 ", "2 "))]
    end = datetime(day.year, day.month, day.day, tzinfo=UTC)
    known = []
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        short = int(first[18:20])
        year = short + (1900 if short >= 57 else 2000)
        epoch = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=float(first[20:32]) - 1)
        if timedelta(0) <= end - epoch <= _FRESH:
            known.append((epoch, f"{first}\n{second}"))
    return [pair for _, pair in sorted(known)[-_SETS:]]
