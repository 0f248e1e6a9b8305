"""The story's sentences in English, by their keys; gaps are filled by the amounts of `story.py`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from expedition.plans.fields import Record
from expedition.space.time import parse_utc, to_datetime

AmountKind = Literal["day", "clock", "length", "distance", "speed", "count", "gees", "text", "list"]

TITLES = {
    "beginning": "Who flies",
    "climb": "Into space",
    "chase": "The chase",
    "docking": "The meeting",
    "orbit": "Round the Earth",
    "home": "The way home",
    "hop": "Up and down again",
    "plan": "How sure this is",
}

SENTENCES = {
    "crew_one": "{crew} flies in a {ship}.",
    "crew_many": "{crew} fly in a {ship}.",
    "no_crew": "A {ship} flies.",
    "lifts_off": "On {day} at {clock} a {rocket} lifts off with it from {pad}.",
    "starts": "On {day} at {clock} it leaves the ground at {pad}.",
    "leaves": "On {day} at {clock} it lets go of the {station}.",
    "goes_to": (
        "It goes to the {station}, and it cannot wait: only at that minute does the turning Earth carry the pad under "
        "the station's path."
    ),
    "climbs": (
        "The rocket burns for {length}. Then it is {height} up and {speed} fast, so fast that it falls round the "
        "Earth and never down on it."
    ),
    "climbs_nearly": (
        "The rocket burns for {length}. Then it is {height} up and {speed} fast: one more push of the ship itself, and "
        "it falls round the Earth and never down on it."
    ),
    "drops_one": "On the way it drops what is empty or needed no more, and is the lighter for it.",
    "drops_many": "On the way it drops what is empty or needed no more, {count} times, and is the lighter for it.",
    "pressed": "Those aboard are pressed into their seats until they feel {gees} as heavy as at home.",
    "lands_below": "Its way leads over {lands}.",
    "floats": "The engine stops, and all at once everything floats.",
    "behind": "The station is {height} away then.",
    "lower_is_faster": (
        "Who flies lower goes round faster. So the ship stays low while it catches up, and climbs when it is near."
    ),
    "burns_one": "To climb, its engine is lit once.",
    "burns_many": "To climb, its engine is lit {count} times, for seconds or minutes each time.",
    "orbits_one": "The chase takes once round the Earth.",
    "orbits_many": "The chase takes about {count} times round the Earth.",
    "sunrises_one": "The Sun rises once on the way.",
    "sunrises_many": "The Sun rises {count} times on the way.",
    "last_metres": "The last part takes {length}, ever slower: the two touch at {speed}, slower than one walks.",
    "touches": "At {clock}, {length} after lift-off, over {where}, ship and station are one.",
    "stays_one": "The ship stays there for a day.",
    "stays_many": "The ship stays there for {count} days.",
    "circles": "For {length} the ship goes round the Earth, up to {height} high.",
    "slows": (
        "At {clock} the engine is lit against the flight, for {length}. It takes {less} off {speed}: enough to fall."
    ),
    "glows": "From {height} down the air brakes the ship, and glows round it.",
    "felt": "As the air brakes them, those aboard feel up to {gees} as heavy as at home.",
    "silent": "For {length} the glow lets no radio through, and nobody hears from them.",
    "parachutes": "Parachutes open one after the other.",
    "lands": "At {clock} the ship is on the ground: {where}, {length} after the engine was lit.",
    "splashes": "At {clock} the ship is in the water: {where}, {length} after the engine was lit.",
    "goes_up": "It takes {length} to the top, {height} up.",
    "weightless": "For {length} of the flight everything floats.",
    "back": "At {clock} they are down again: all of it took {length}.",
    "planned_from": (
        "All of it is the plan, reckoned from where the station was on {day}. What really happens may differ by "
        "seconds or minutes, and a start that slips moves all of it."
    ),
    "planned": "All of it is the plan. What really happens may differ, and a start that slips moves all of it.",
}

_MILE_M = 1609.344


class Amount(Record):
    """What fills a gap of a sentence."""

    kind: AmountKind
    """day and clock of an instant; length of time, s; distance or height, m; speed, m/s; count; gees, weights; text; a
    list of names with "; " between."""
    value: float | str
    """UTC for a day or a clock, a number or a text for the others."""


def filled(text: str, amounts: Mapping[str, Amount], clock: ZoneInfo, *, miles: bool = False) -> str:
    """A sentence with its amounts, on the clock of a zone."""
    return text.format_map({name: said(one, clock, miles=miles) for name, one in amounts.items()})


def said(amount: Amount, clock: ZoneInfo, *, miles: bool = False) -> str:
    """An amount in English."""
    if isinstance(amount.value, str):
        if amount.kind == "text":
            return amount.value
        if amount.kind == "list":
            names = amount.value.split("; ")
            return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return _moment(amount.kind, to_datetime(round(parse_utc(amount.value))).astimezone(clock))
    value = amount.value
    if amount.kind == "length":
        return _length(value)
    if amount.kind == "distance":
        far, name = (value / _MILE_M, "miles") if miles else (value / 1000.0, "km")
        return f"{_number(far)} {name}"
    if amount.kind == "speed":
        fast, name = (value / _MILE_M * 3600.0, "mph") if miles else (value * 3.6, "km/h")
        return f"{_number(fast)} {name}"
    return f"{value:.1f} times" if amount.kind == "gees" else f"{value:.0f}"


def _moment(kind: AmountKind, when: datetime) -> str:
    return f"{when.day} {when:%B %Y}" if kind == "day" else f"{when:%H:%M}"


def _number(value: float) -> str:
    """To three digits, as people say numbers."""
    if abs(value) >= 1000.0:
        digits = max(len(f"{abs(value):.0f}") - 3, 0)
        return f"{round(value, -digits):,.0f}"
    return f"{value:.0f}" if abs(value) >= 20.0 else f"{value:.1f}"


def _length(seconds: float) -> str:
    """The two largest parts of a length of time."""
    whole = round(seconds)
    if whole >= 3600:
        whole = 60 * round(whole / 60)
    if whole >= 172_800:
        whole = 3600 * round(whole / 3600)
    parts = (
        (whole // 86_400, "day"),
        (whole // 3600 % 24, "hour"),
        (whole // 60 % 60, "minute"),
        (whole % 60, "second"),
    )
    told = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in parts if n]
    return " and ".join(told[:2]) or "0 seconds"
