"""iCalendar (RFC 5545): the days that a crew, a control room and a family put into their calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from expedition.catalog.spelling import slug
from expedition.errors import InputError
from expedition.plans.places import named_places
from expedition.plans.plan import Plan
from expedition.space.time import format_met, parse_utc, to_datetime
from expedition.station.source import WARN_AGE_DAYS

_DOMAIN = "expedition"


@dataclass(frozen=True)
class Entry:
    """What stands in a calendar; its UID stays the same in every later one."""

    uid: str
    summary: str
    start: datetime
    description: str
    location: str = ""
    geo: tuple[float, float] | None = None
    """Latitude and longitude, degrees."""
    end: datetime | None = None
    alarms_min: tuple[int, ...] = ()
    """Reminders, so many minutes before the start."""


def write_ics(
    plan: Plan, previous: str | bytes | None = None, *, burns: bool = False, now: datetime | None = None
) -> bytes:
    """A calendar with an entry each for lift-off, contact, undocking, landing, and the burns if asked for.

    Entries are confirmed, or tentative and say why where the plan rests on old data or on forecasts.

    previous: the calendar written for an earlier plan of the same flight. Entries keep their UID; one that has
    changed has a SEQUENCE one higher, and one that is no longer planned is sent as cancelled. now: the stamp of
    writing, by default the clock's. Times are to the second. Raises InputError for a `previous` that is no calendar.
    """
    return write_calendar(
        plan.flight.title, _prefix(plan), _entries(plan, burns), caveats(plan), previous, now
    )


def write_calendar(
    name: str,
    prefix: str,
    entries: Sequence[Entry],
    doubts: Sequence[str],
    previous: str | bytes | None = None,
    now: datetime | None = None,
) -> bytes:
    """A calendar of entries that follows an earlier one, as `write_ics` says.

    prefix: with which the UIDs of all its entries begin, of those no longer planned too. doubts: why the times are
    not to be relied on yet; entries are tentative where there are some.
    """
    from icalendar import Alarm, Calendar, Event, vGeo

    stamp = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    before = _entries_of(previous) if previous else {}
    calendar = Calendar()
    calendar.add("prodid", "-//Expedition//flight plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("summary", entry.summary)
        event.add("dtstart", entry.start)
        if entry.end is not None:
            event.add("dtend", entry.end)
        event.add("description", "\n".join([entry.description, *doubts]))
        if entry.location:
            event.add("location", entry.location)
        if entry.geo:
            event["geo"] = vGeo(entry.geo)
        event.add("status", "TENTATIVE" if doubts else "CONFIRMED")
        for minutes in entry.alarms_min:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.summary)
            alarm.add("trigger", timedelta(minutes=-minutes))
            event.add_component(alarm)
        old = before.get(entry.uid)
        changed = old is not None and _content(old) != _content(event)
        sequence = 0 if old is None else int(old.get("sequence", 0)) + changed
        event.add("sequence", sequence)
        event.add("dtstamp", stamp if old is None or changed else old.decoded("dtstamp"))
        calendar.add_component(event)
    kept = {entry.uid for entry in entries}
    for uid, old in before.items():
        if uid in kept or not uid.startswith(prefix):
            continue
        if str(old.get("status")) != "CANCELLED":
            sequence = int(old.get("sequence", 0)) + 1
            for key, value in (("status", "CANCELLED"), ("sequence", sequence), ("dtstamp", stamp)):
                old.pop(key, None)
                old.add(key, value)
        calendar.add_component(old)
    return bytes(calendar.to_ical())


def caveats(plan: Plan) -> list[str]:
    """Why the times are not to be relied on yet."""
    age = plan.data.age_h
    if age is not None and age > 24.0 * WARN_AGE_DAYS and not plan.data.warnings:
        return [f"Tentative: station data is {age / 24.0:.1f} days old"]
    return [f"Tentative: {warning}" for warning in plan.data.warnings]


def _prefix(plan: Plan) -> str:
    return f"{slug(plan.flight.name)}."


def _entries(plan: Plan, burns: bool) -> list[Entry]:
    title = plan.flight.title
    places = {place.kind: place for place in named_places(plan)}
    moments = [
        ("lift-off", "lift-off", plan.liftoff_utc, _liftoff_words(plan), places.get("pad")),
        ("docking", "docking", plan.docking_utc, _docking_words(plan), None),
        ("undocking", "undocking", plan.undocking_utc, "", None),
        ("landing", "landing", plan.landing_utc, "", places.get("landing")),
        ("splashdown", "splashdown", plan.splashdown_utc, "", places.get("landing")),
    ]
    out = []
    for key, words, utc, detail, place in moments:
        if utc is None:
            continue
        said = f"{utc} ({format_met(parse_utc(utc) - parse_utc(plan.zero_utc))} from {plan.start_name})"
        out.append(
            Entry(
                f"{_prefix(plan)}{key}@{_DOMAIN}",
                f"{title}: {words}",
                _to_second(utc),
                said + (f"\n{detail}" if detail else ""),
                place.name if place else "",
                (round(place.latitude_deg, 6), round(place.longitude_deg, 6)) if place else None,
            )
        )
    if burns:
        count: dict[str, int] = {}
        for burn in plan.burns:
            key = slug(burn.name)
            count[key] = count.get(key, 0) + 1
            number = f"-{count[key]}" if count[key] > 1 else ""
            out.append(
                Entry(
                    f"{_prefix(plan)}burn-{key}{number}@{_DOMAIN}",
                    f"{title}: {burn.name} burn",
                    _to_second(burn.tig_utc),
                    f"TIG {burn.tig_utc}, Δv {burn.dv_mps:.2f} m/s in {burn.duration_s:.1f} s",
                )
            )
    return out


def _liftoff_words(plan: Plan) -> str:
    window = plan.window
    if window is None:
        return ""
    if window.announced is None:
        return "One instant; if the count stops, it waits a day or more"
    return f"Window {window.announced.opens_utc} to {window.announced.closes_utc}"


def _docking_words(plan: Plan) -> str:
    station, port = plan.flight.station, plan.flight.port
    return f"{station}, {port}, after {plan.orbits} orbits" if plan.orbits else f"{station}, {port}"


def _to_second(utc: str) -> datetime:
    moment = to_datetime(parse_utc(utc))
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _entries_of(text: str | bytes) -> dict[str, Any]:
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(text)
        return {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise InputError(
            f"is no calendar that was written here ({str(error)[:80]}); leave it out to begin at sequence 0",
            field="previous",
        ) from None


def _content(event: Any) -> tuple[bytes, ...]:
    """What a reader of the calendar would notice."""
    keys = ("summary", "dtstart", "dtend", "description", "location", "geo", "status")
    return tuple(event[key].to_ical() if key in event else b"" for key in keys)
