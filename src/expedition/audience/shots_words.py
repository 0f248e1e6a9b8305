"""What is said of a film crew's chances, made once: terminal, sheet and calendar show these rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from expedition.audience.clocks import clock as known_zone
from expedition.audience.clocks import zone_words
from expedition.audience.docking_light import lit_from
from expedition.audience.shot_list import LiveSpan, Shots, Span
from expedition.plans.plan import Plan
from expedition.plans.words import words
from expedition.space.time import format_met, parse_utc, to_datetime
from expedition.whatif.words import Head, Line, Table

_MOST_PLACES = 5
_MOST_DAYS = 40
_BEGINS = {"golden": "golden minutes begin", "day": "full daylight", "night": "night outside"}


def zones_of(asked: Sequence[str]) -> tuple[str, ...]:
    """Time zones by their IANA names, UTC where none is asked for; raises InputError for one that is none."""
    return tuple(dict.fromkeys(known_zone(zone).key for zone in asked)) or ("UTC",)


def clock(utc: str, zone: str) -> str:
    """Month, day and time of day of an instant in a zone."""
    return _moment(utc, zone).strftime("%m-%d %H:%M:%S")


def _moment(utc: str, zone: str) -> datetime:
    return to_datetime(round(parse_utc(utc))).astimezone(ZoneInfo(zone))


def city(zone: str) -> str:
    """The name by which people know a zone."""
    return zone_words(zone).rpartition("/")[2].replace("_", " ")


def said_before(found: Shots) -> str:
    """What none of it can tell."""
    return "What this cannot tell: " + "; ".join(found.cannot_tell) + "."


def live_sentence(one: LiveSpan) -> str:
    """What a live picture shows, in a line."""
    out = ["sunlit" if one.light == "day" else "night outside"]
    if one.golden:
        out.append("golden minutes")
    if one.cities:
        out.append("over " + _few(one.cities))
    if one.crew_awake:
        out.append("crew awake")
    return ", ".join(out)


def tables(found: Shots, zones: Sequence[str]) -> tuple[Table, ...]:
    """All tables, in the order in which they are read."""
    made = (_docking(found, zones), _live(found, zones), _light(found, zones), _stay(found))
    return tuple(one for one in made if one.lines)


def _heads(zones: Sequence[str], *names: str) -> tuple[Head, ...]:
    return tuple(Head(name=name, number=False) for name in (*(city(zone) for zone in zones), *names))


def _clocks(utc: str, zones: Sequence[str]) -> tuple[str, ...]:
    return tuple(clock(utc, zone) for zone in zones)


def _docking(found: Shots, zones: Sequence[str]) -> Table:
    lines = [
        Line(
            cells=(
                *_clocks(one.utc, zones),
                f"{one.range_m:.0f}",
                one.light,
                f"{one.sun_off_ship_view_deg:.0f}",
                f"{lit_from(one.light, one.sun_off_ship_view_deg)}, {one.behind_station} behind",
                f"{one.sun_off_station_view_deg:.0f}",
                f"{lit_from(one.light, one.sun_off_station_view_deg)}, {one.behind_ship} behind",
            ),
            tone="",
        )
        for one in found.docking
    ]
    title = "Light at undocking" if found.start_name == "undocking" else "Light at docking"
    return Table(
        title=title,
        taken="",
        said="",
        warns=False,
        heads=_heads(
            zones,
            "To port m",
            "Light",
            "Sun°",
            "The ship sees the port lit",
            "Sun°",
            "The station sees the ship lit",
        ),
        lines=tuple(lines),
        note="Sun°: from where the camera looks",
    )


def _live(found: Shots, zones: Sequence[str]) -> Table:
    lines = [
        Line(
            cells=(
                *_clocks(one.start_utc, zones),
                format_met(one.start_met_s),
                minutes(one.end_met_s - one.start_met_s),
                "★" * one.marks,
                live_sentence(one),
                _few(one.via),
                _few(one.below),
            ),
            tone="chosen" if one.marks >= 4 else "",
        )
        for one in worth_filming(found)
    ]
    return Table(
        title="Live pictures",
        taken="",
        said="",
        warns=False,
        heads=_heads(zones, "T+", "Length", "Marks", "Shows", "By", "Below"),
        lines=tuple(lines),
        note="by night only where a large city passes below",
    )


def _light(found: Shots, zones: Sequence[str]) -> Table:
    lines = [
        Line(
            cells=(
                *_clocks(one.start_utc, zones),
                format_met(one.start_met_s),
                one.light,
                minutes(one.end_met_s - one.start_met_s),
                one.sun_side,
            ),
            tone="",
        )
        for one in found.light
        if one.start_met_s <= 86400.0
    ]
    return Table(
        title="Light outside, the first day",
        taken="",
        said="",
        warns=False,
        heads=_heads(zones, "T+", "Light", "Length", "Sun"),
        lines=tuple(lines),
        note="",
    )


def _stay(found: Shots) -> Table:
    known = [one for one in found.stay if one.times_off_s is not None]
    others = found.stay[len(known) :]
    step = -(-len(others) // _MOST_DAYS) or 1
    lines = [
        Line(
            cells=(
                one.utc[:10],
                f"{one.beta_deg:+.0f}",
                f"{100.0 * one.lit_share:.0f} %",
                "not known" if one.times_off_s is None else f"± {one.times_off_s:.0f} s",
            ),
            tone="",
        )
        for one in (*known, *others[::step])
    ]
    return Table(
        title="Days at the port",
        taken="",
        said="",
        warns=False,
        heads=tuple(
            Head(name=name, number=False) for name in ("Day", "Beta°", "In sunlight", "Times of the day")
        ),
        lines=tuple(lines),
        note="nine of ten times are no farther off than that",
    )


class Moment(NamedTuple):
    """A line of the run of show."""

    utc: str
    met_s: float
    what: str
    more: str
    live: bool


def run_of_show(plan: Plan, found: Shots) -> list[Moment]:
    """What happens, in order of time: events and main burns, light, ground stations, live pictures."""
    rows = [Moment(one.utc, one.met_s, one.name, one.detail, False) for one in plan.events]
    for burn in plan.burns:
        if burn.engine == "main":
            rows.append(
                Moment(burn.tig_utc, burn.met_s, f"{burn.name} burn", f"{burn.duration_s:.0f} s", False)
            )
    for one in found.light[1:]:
        if one.light != "penumbra":
            side = f", Sun {one.sun_side}" if one.sun_side else ""
            rows.append(
                Moment(one.start_utc, one.start_met_s, _BEGINS[one.light], _length(one) + side, False)
            )
    for link in found.links:
        if link.highest_deg is not None:
            more = f"{_length(link)}, {link.highest_deg:.0f}° high"
            rows.append(Moment(link.start_utc, link.start_met_s, f"in sight of {link.via}", more, False))
    for live in worth_filming(found):
        more = f"{_length(live)}: {live_sentence(live)}; by {_few(live.via)}; below {_few(live.below)}"
        rows.append(Moment(live.start_utc, live.start_met_s, "LIVE " + "★" * live.marks, more, True))
    return sorted(rows, key=lambda one: one.met_s)


def worth_filming(found: Shots) -> list[LiveSpan]:
    """Live spans in sunlight, and by night those with a large city below."""
    return [one for one in found.live if one.light == "day" or one.cities]


def _length(one: Span) -> str:
    return minutes(one.end_met_s - one.start_met_s)


def minutes(seconds: float) -> str:
    """A length of time in minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60:02d} s" if whole >= 60 else f"{whole} s"


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_PLACES])
    return shown + (f" and {len(names) - _MOST_PLACES} more" if len(names) > _MOST_PLACES else "")


def heading(plan: Plan, found: Shots) -> str:
    """What flies, from where to where, and the span that is told."""
    return f"{found.title}: {words(plan).route}; told from {found.start_utc} to {found.end_utc}"
