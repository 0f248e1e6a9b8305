"""An invitation: what a guest comes for, why at that minute, where to look, how sure it is, and what if it slips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from expedition.audience.clocks import clock, zone_words
from expedition.audience.courses import elements_of
from expedition.audience.passes import Moment, Pass
from expedition.audience.place import Place
from expedition.audience.watch import Watched, watch
from expedition.audience.watch_words import WatchWords, direction, watch_words
from expedition.catalog import Catalogue
from expedition.catalog.scrubs import scrubs_of
from expedition.catalog.spelling import slug
from expedition.errors import ExpeditionError, InputError
from expedition.exports.ics import Entry, caveats, write_calendar
from expedition.planning.windows import windows
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.plans.words import rests_on
from expedition.space.time import parse_utc, to_datetime

CHANCES = 3
_CHANCE_DAYS = 14.0
_RECYCLE_H = 12.0
"""No rocket is made ready again sooner."""
_PASSES_AFTER = 3
_LONGEST_NAME = 80
_ALARMS_MIN = (24 * 60, 60, 10)
_BEFORE_SLOW_END_S = 600.0
_SCREEN = "on a screen"
_SURE = {"verified": "counted", "bounded": "roughly known", "assumed": "assumed, not counted"}


@dataclass(frozen=True)
class Look:
    """One thing to come for, or to see on a screen."""

    key: str
    what: str
    begin: datetime
    """UTC."""
    end: datetime
    where: str
    """Where to look, or that it is seen on a screen only."""
    in_sight: bool
    path: tuple[tuple[float, float], ...] = ()
    """Azimuth and height over the horizon along the way, degrees."""


@dataclass(frozen=True)
class Chance:
    """When it would be tried next."""

    liftoff: datetime
    orbits: int
    station_known: bool
    """Whether the data say where in its orbit the station will be; else the hour holds, the orbits do not."""


@dataclass(frozen=True)
class Invitation:
    """A flight and a place put together for one guest."""

    guest: str
    plan: Plan
    place: Place
    looks: tuple[Look, ...]
    """In order of time."""
    why: str
    sure: tuple[str, ...]
    doubts: tuple[str, ...]
    """Why the times are not to be relied on yet; empty where they are as firm as a plan can be."""
    slips: str
    chances: tuple[Chance, ...]
    said: WatchWords

    @property
    def title(self) -> str:
        """What stands over it."""
        return f"{self.plan.flight.title}: you are invited to watch"

    def local(self, when: datetime, form: str = "%A {day} %B %Y, %H:%M:%S") -> str:
        """An instant on the clock of the place; {day} in the form is the day of the month without a zero."""
        there = when.astimezone(clock(self.place.time_zone))
        return there.strftime(form.format(day=there.day))

    def to_dict(self) -> dict[str, Any]:
        """The invitation as plain data."""
        return {
            "schema": "expedition-invitation/1",
            "guest": self.guest,
            "flight": self.plan.flight.title,
            "place": self.place.to_dict(),
            "looks": [
                {
                    "what": one.what,
                    "begin_utc": _utc(one.begin),
                    "end_utc": _utc(one.end),
                    "where": one.where,
                    "in_sight": one.in_sight,
                }
                for one in self.looks
            ],
            "why": self.why,
            "sure": list(self.sure),
            "tentative": list(self.doubts),
            "if_it_slips": self.slips,
            "next_chances": [
                {"liftoff_utc": _utc(one.liftoff), "orbits": one.orbits, "station_known": one.station_known}
                for one in self.chances
            ],
        }


def invitation(plan: Plan, guest: str, place: Place, catalogue: Catalogue) -> Invitation:
    """What one guest is told of a planned flight at a place.

    Args:
        plan: the flight.
        guest: whom it is for.
        place: where the guest stands.
        catalogue: what the flight's names mean.

    Raises:
        InputError: the guest has no name, or one longer than a line.
    """
    named_guest = " ".join(guest.split())
    if not named_guest or len(named_guest) > _LONGEST_NAME:
        raise InputError(
            f"{guest[:40]!r} is no name of a guest; give one of 1 to {_LONGEST_NAME} letters", field="to"
        )
    found = watch(plan, [place])
    said = watch_words(found)
    return Invitation(
        guest=named_guest,
        plan=plan,
        place=place,
        looks=tuple(sorted(_looks(plan, found.places[0], said), key=lambda one: one.begin)),
        why=_why(plan),
        sure=tuple(filter(None, (rests_on(plan), _how_often(plan)))),
        doubts=tuple(caveats(plan)),
        slips=_slips(plan, place),
        chances=_chances(plan, catalogue),
        said=said,
    )


def calendar(one: Invitation, previous: str | bytes | None = None, now: datetime | None = None) -> bytes:
    """The invitation for a calendar: each entry as long as there is something to see, with reminders.

    previous: the calendar written before; entries keep their UID and say what has changed, as `exports.ics` does.
    """
    prefix = f"{slug(one.plan.flight.name)}.guest.{slug(one.place.name) or 'place'}."
    tell = [
        one.why,
        *one.sure,
        one.slips,
        *(f"Next: {one.local(each.liftoff, '%a {day} %b, %H:%M')} local time" for each in one.chances),
    ]
    entries = [
        Entry(
            f"{prefix}{look.key}@expedition",
            f"{one.plan.flight.title}: {look.what}",
            _whole(look.begin),
            "\n".join(
                [f"{one.local(look.begin)}, clock of {zone_words(one.place.time_zone)}", look.where, *tell]
            ),
            one.place.name if look.in_sight else "",
            (round(one.place.latitude_deg, 6), round(one.place.longitude_deg, 6)) if look.in_sight else None,
            _whole(look.end + timedelta(milliseconds=999)),
            _ALARMS_MIN,
        )
        for look in one.looks
    ]
    return write_calendar(one.title, prefix, entries, one.doubts, previous, now)


def _looks(plan: Plan, seen: Watched, said: WatchWords) -> Iterator[Look]:
    words = said.places[0]
    start = to_datetime(parse_utc(plan.zero_utc))
    if seen.launch is not None and seen.launch.arc is not None:
        arc = seen.launch.arc
        path = tuple((one.moment.azimuth_deg, one.moment.elevation_deg) for one in _way(arc))
        end = to_datetime(arc.last.moment.t)
        yield Look("launch", "the launch", to_datetime(arc.first.moment.t), end, words.launch, True, path)
    else:
        where = f"{_SCREEN}: {words.launch}" if words.launch else _SCREEN
        yield Look("start", plan.start_name, start, start + timedelta(minutes=15), where, False)
    finish = parse_utc(plan.end_utc)
    for number, one in enumerate(_worth_waking(seen.passes, finish), 1):
        look = one.seen[0]
        yield Look(
            f"pass-{number}",
            f"the {one.body} passes",
            to_datetime(look[0].t),
            to_datetime(one.seen[-1][1].t),
            _pass_words(one),
            True,
            tuple((each.azimuth_deg, each.elevation_deg) for each in _seen_way(one)),
        )
    if seen.landing is not None and seen.landing.arc is not None:
        arc = seen.landing.arc
        path = tuple((one.moment.azimuth_deg, one.moment.elevation_deg) for one in _way(arc))
        first, last = to_datetime(arc.first.moment.t), to_datetime(arc.last.moment.t)
        yield Look("return", "the return", first, last, words.landing, True, path)
    elif plan.end_name != "orbit":
        end = to_datetime(finish)
        begin = end - timedelta(seconds=_BEFORE_SLOW_END_S)
        what = "docking" if plan.docking_utc else plan.end_name
        yield Look("end", what, max(begin, start + timedelta(seconds=1)), end, _SCREEN, False)


def _way(arc: Any) -> list[Any]:
    return sorted((arc.first, *arc.rows, arc.highest, arc.last), key=lambda one: one.met_s)


def _worth_waking(found: Sequence[Pass], end: float) -> list[Pass]:
    """Passes to be seen until the end of the flight, and the brightest few of the days after it."""
    visible = [one for one in found if one.seen]
    after = [one for one in visible if one.culmination.t > end]
    after.sort(key=lambda one: 99.0 if one.magnitude is None else one.magnitude)
    return [*(one for one in visible if one.culmination.t <= end), *after[:_PASSES_AFTER]]


def _seen_way(one: Pass) -> list[Moment]:
    first, last = one.seen[0][0], one.seen[-1][1]
    return [first, *([one.culmination] if first.t < one.culmination.t < last.t else []), last]


def _pass_words(one: Pass) -> str:
    first, last = one.seen[0][0], one.seen[-1][1]
    bright = "" if one.magnitude is None else f", magnitude {one.magnitude:.1f}"
    apart = (
        ""
        if one.plus_minus_s is None or one.plus_minus_s < 2.0
        else f"; may come {one.plus_minus_s:.0f} s sooner or later"
    )
    top = one.culmination
    way = (
        f", climbs to {top.elevation_deg:.0f}° in the {direction(top.azimuth_deg)}"
        if first.t < top.t < last.t
        else ""
    )
    return (
        f"A moving star{bright}: comes into sight {_height(first.elevation_deg)} in the {direction(first.azimuth_deg)}"
        f"{way} and is gone {_height(last.elevation_deg)} in the {direction(last.azimuth_deg)}{apart}"
    )


def _height(elevation_deg: float) -> str:
    return "on the horizon" if elevation_deg < 0.5 else f"{elevation_deg:.0f}° high"


def _why(plan: Plan) -> str:
    window = plan.window
    if window is not None and plan.docking_utc:
        wide = ""
        if window.announced is not None:
            span = parse_utc(window.announced.closes_utc) - parse_utc(window.announced.opens_utc)
            wide = f"; this time the window is {_span(span)} wide"
        return (
            "Why then: the Earth carries the pad through the plane of the station's orbit for minutes only, and only "
            f"then can a rocket follow it{wide}, and the station is where the ship can catch it up in {plan.orbits} "
            "orbits."
        )
    if plan.hop is not None:
        return "Why then: a hop up and down again needs no hour of its own; this is the one that was chosen."
    if plan.from_orbit_utc is not None:
        return "Why then: the ship is up already, and docks when its burns have brought it to the station."
    if plan.liftoff_utc is None:
        return (
            "Why then: the landing place turns with the Earth, and only on some orbits does the ship's path lead "
            "over it; everything is counted back from there."
        )
    return (
        "Why then: the ship goes to no station, so the hour was chosen for the light, the way home and those who "
        "wait for it."
    )


def _slips(plan: Plan, place: Place) -> str:
    zone = clock(place.time_zone)
    if plan.window is not None and plan.docking_utc:
        announced = plan.window.announced
        if announced is None:
            return "If it slips: its rocket is counted to one second; if the count stops, it waits a day or more."
        opens, closes = (
            to_datetime(parse_utc(each)).astimezone(zone).strftime("%H:%M:%S")
            for each in (announced.opens_utc, announced.closes_utc)
        )
        return f"If it slips: it can leave from {opens} to {closes} local time; later than that it waits a day or more."
    if plan.way_home is not None and plan.liftoff_utc is None:
        return "If it slips: the ship stays where it is and comes home on a later orbit or another day."
    return "If it slips: those who fly it name a new hour; nothing in the sky forbids one."


def _how_often(plan: Plan) -> str:
    if plan.liftoff_utc is None or plan.flight.launcher is None:
        return ""
    known = scrubs_of(plan.flight.launcher)
    if known.scrubbed <= 0.0:
        return ""
    return (
        f"Of a hundred attempts to launch {known.title} about {100.0 * known.scrubbed:.0f} are called off "
        f"({_SURE[known.confidence]})."
    )


def _chances(plan: Plan, catalogue: Catalogue) -> tuple[Chance, ...]:
    """The next times that the flight could leave; none where nothing but people choose the hour."""
    if plan.docking_utc is None or plan.liftoff is None or plan.flight.pad is None:
        return ()
    elements = elements_of(plan)
    station = named(plan).station
    if elements is None and (station is None or station.orbit is None):
        return ()
    asked = plan.flight
    try:
        found = windows(
            asked.vehicle,
            start=plan.liftoff + timedelta(hours=_RECYCLE_H),
            days=_CHANCE_DAYS,
            elements=None if elements is None else [elements],
            pad=asked.pad,
            station=str(asked.station),
            port=asked.port,
            launcher=asked.launcher,
            allow_stale=True,
            catalogue=catalogue,
        )
    except ExpeditionError:
        return ()
    open_ones = [(one, one.chosen) for one in found if one.chosen is not None]
    return tuple(
        Chance(to_datetime(option.liftoff), option.orbits, one.phase_known and elements is not None)
        for one, option in open_ones[:CHANCES]
        if option is not None
    )


def _span(seconds: float) -> str:
    return (
        "a few seconds"
        if seconds < 20.0
        else f"{seconds:.0f} s"
        if seconds < 120.0
        else f"{seconds / 60.0:.0f} min"
    )


def _whole(when: datetime) -> datetime:
    return when.replace(microsecond=0)


def _utc(when: datetime) -> str:
    return _whole(when).strftime("%Y-%m-%dT%H:%M:%SZ")
