"""Where and when to look at a flight from a place, as `expedition watch` says it, for the page."""

from __future__ import annotations

from typing import Any, Literal

from expedition.audience.climbing import Arc
from expedition.audience.clocks import clock
from expedition.audience.passes import Pass
from expedition.audience.place import place
from expedition.audience.sight_lines import SightLine, sight_lines
from expedition.audience.watch import Watched, watch
from expedition.audience.watch_words import PASS_HEADS, SIGHT_HEADS, WatchWords, light_words
from expedition.catalog import Catalogue
from expedition.console.requests import WatchAsked, settled
from expedition.errors import InputError
from expedition.plans.fields import Record
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc


class WatchPlace(Record):
    """Where somebody stands."""

    name: str
    """What the place is called."""
    latitude_deg: float
    """WGS 84."""
    longitude_deg: float
    """East positive."""
    height_m: float
    """Over the ellipsoid."""


class SightLight(Record):
    """How something shows itself for a while."""

    said: str
    """In words."""
    seen: bool
    """Whether it can be seen; by day little can, from far."""
    span: tuple[float, float]
    """From when to when, MET."""


class SightSpan(Record):
    """A span in which something is over the horizon of the place."""

    what: Literal["launch", "pass", "return"]
    """What goes by."""
    body: str
    """Ship or station."""
    span: tuple[float, float]
    """From when to when, MET."""
    lights: list[SightLight]
    """How it shows itself then, and when, in order of time."""
    highest_deg: float
    """How high it stands at best."""


class WatchAnswer(Record):
    """Where and when to look."""

    place: WatchPlace
    """The place that was asked for."""
    spans: list[SightSpan]
    """What goes by until the flight ends, in order of time."""
    lines: list[SightLine]
    """From where launch and return are seen by when."""

    said: WatchWords
    """All that is said."""
    sight_heads: tuple[str, ...]
    """Heads of the rows of launch and return."""
    pass_heads: tuple[str, ...]
    """Heads of the rows of passes."""


def settled_watch(asked: WatchAsked, book: Catalogue) -> dict[str, Any]:
    """The request as plain data: its flight settled, its place and time zone known. Raises InputError."""
    for look_up, text, field in ((place, asked.place, "place"), (clock, asked.zone, "zone")):
        try:
            if text is not None:
                look_up(text)
        except InputError as error:
            raise InputError(str(error).removeprefix(f"{error.field}: "), field=field) from None
    return {"plan": settled(asked.plan, book), "place": asked.place, "zone": asked.zone}


def watch_answer(plan: Plan, at: str, zone: str | None) -> WatchAnswer:
    """What is said of a planned flight to who stands at a place."""
    from expedition.audience.watch_words import watch_words

    found = watch(plan, [place(at)])
    [one] = found.places
    where = WatchPlace(
        name=one.place.name,
        latitude_deg=one.place.latitude_deg,
        longitude_deg=one.place.longitude_deg,
        height_m=one.place.height_m,
    )
    zero = parse_utc(plan.zero_utc)
    return WatchAnswer(
        place=where,
        spans=[each for each in _spans(one, zero) if each.span[0] <= plan.duration_s],
        lines=sight_lines(plan),
        said=watch_words(found, zone),
        sight_heads=SIGHT_HEADS,
        pass_heads=PASS_HEADS,
    )


def _spans(one: Watched, zero: float) -> list[SightSpan]:
    ways: list[tuple[Literal["launch", "return"], Arc | None]] = [
        ("launch", one.launch.arc if one.launch else None),
        ("return", one.landing.arc if one.landing else None),
    ]
    out = [_of_arc(what, arc) for what, arc in ways if arc is not None]
    out += [_of_pass(each, zero) for each in one.passes]
    return sorted(out, key=lambda each: each.span)


def _of_arc(what: Literal["launch", "return"], arc: Arc) -> SightSpan:
    return SightSpan(
        what=what,
        body="ship",
        span=(round(arc.first.met_s, 1), round(arc.last.met_s, 1)),
        lights=[
            SightLight(
                said=light_words(light, glowing=what == "return"),
                seen=light not in ("unseen", "day"),
                span=(round(a, 1), round(b, 1)),
            )
            for light, a, b in arc.lights
        ],
        highest_deg=round(arc.highest.moment.elevation_deg, 1),
    )


def _of_pass(each: Pass, zero: float) -> SightSpan:
    return SightSpan(
        what="pass",
        body=each.body,
        span=(round(each.rise.t - zero, 1), round(each.set.t - zero, 1)),
        lights=[
            SightLight(
                said=light_words("lit ship"), seen=True, span=(round(a.t - zero, 1), round(b.t - zero, 1))
            )
            for a, b in each.seen
        ],
        highest_deg=round(each.culmination.elevation_deg, 1),
    )
