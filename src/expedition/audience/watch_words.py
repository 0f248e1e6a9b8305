"""What is said of where and when to look, made once: terminal and page show these rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from expedition.audience.climbing import Arc, Light, Sight
from expedition.audience.clocks import clock, zone_words
from expedition.audience.landing import LandingSeen
from expedition.audience.launch import HEARD_WITHIN_KM, SOUND_MPS, LaunchSeen
from expedition.audience.passes import LOWEST_DEG, Moment, Pass
from expedition.audience.place import Place
from expedition.audience.watch import Watch, Watched
from expedition.plans.fields import Record
from expedition.space.sun import lighting_at
from expedition.space.time import format_met, parse_utc, to_datetime

SIGHT_HEADS = ("T", "Clock", "What", "Look", "Height", "Distance", "Light")
PASS_HEADS = ("Day", "What", "Rises", "Highest", "Sets", "To be seen", "Magnitude")
_WINDS = (
    "north", "north-north-east", "north-east", "east-north-east", "east", "east-south-east", "south-east",
    "south-south-east", "south", "south-south-west", "south-west", "west-south-west", "west", "west-north-west",
    "north-west", "north-north-west",
)  # fmt: skip
_LIGHTS: dict[Light, str] = {
    "day": "by day",
    "twilight": "in twilight",
    "lit plume": "plume in sunlight, sky dark",
    "flame": "flame, sky dark",
    "lit ship": "a moving star",
    "near": "near, by day",
    "unseen": "not to be seen",
}
_GLOWS: dict[Light, str] = {
    "day": "glowing trail, by day",
    "twilight": "glowing trail in twilight",
    "lit plume": "glowing trail, sky dark",
    "flame": "glowing trail, sky dark",
}
_CLASSES: tuple[tuple[Light, str], ...] = (
    (
        "lit plume",
        "the Sun lights the plume in a dark sky{when}, and it may fan out, bright and wide",
    ),
    ("flame", "a bright flame in a dark sky, to be seen as far as the horizon lets it"),
    ("twilight", "the flame is bright, the trail may be lit by the Sun"),
    ("day", "flame and trail near the pad, little from more than a few hundred kilometres"),
)
_FROM_THE_PAD_S = 6.0
_LOW_DEG = 3.0
_POLE_DEG = 89.99
_NAMED = 4
_NEVER_HEARD_KM = 150.0
"""Between where sound is told and here it depends on wind and layers of the air; assumed, as that."""
_CANNOT_TELL = (
    "clouds and haze; hills, houses and trees (a height of 0° is a free, flat horizon); refraction, which lifts what "
    "stands on the horizon by half a degree"
)


class SightRow(Record):
    """Where to look at one time of a launch or a return."""

    elapsed: str
    """From the start of the flight."""
    clock: str
    """On the clock of the place."""
    what: str
    """What happens; empty for a row of the way between."""
    towards: str
    """The direction in words, and its azimuth."""
    height: str
    """Over the horizon."""
    distance: str
    """From the place."""
    light: str
    """How it shows itself."""


class PassRow(Record):
    """A pass as it is read."""

    day: str
    """On the calendar of the place."""
    what: str
    """Ship or station, by name."""
    rises: str
    """When and where."""
    highest: str
    """When, how high and where."""
    sets: str
    """When and where."""
    seen: str
    """From when to when, or why not; whether ship and station are seen apart."""
    magnitude: str
    """At its brightest; empty where it cannot be seen."""


class PlaceWords(Record):
    """What one place is told."""

    heading: str
    """The place, and whose clock the rows are on."""
    launch: str
    """The launch in a sentence or two; empty where the flight has none."""
    launch_rows: tuple[SightRow, ...]
    """Where to look, in order of time."""
    passes: str
    """What the passes below are, and which are left out; empty where there are none to speak of."""
    pass_rows: tuple[PassRow, ...]
    """Those to be seen, and all until the end of the flight."""
    landing: str
    """The return in a sentence or two; empty where it is not planned."""
    landing_rows: tuple[SightRow, ...]
    """Where to look, in order of time."""


class WatchWords(Record):
    """All that is said."""

    title: str
    """The flight."""
    note: str
    """What the rows cannot tell, and how old their data are; to be read first."""
    places: tuple[PlaceWords, ...]
    """Each place."""


def watch_words(found: Watch, zone: str | None = None) -> WatchWords:
    """What is said of an answer, on the clock of each place or of one zone for all.

    Raises:
        InputError: there is no such time zone.
    """
    return WatchWords(
        title=f"{found.flight}: where and when to look",
        note=_note(found),
        places=tuple(_of_place(found, one, clock(zone or one.place.time_zone)) for one in found.places),
    )


def light_words(light: Light, *, glowing: bool = False) -> str:
    """How something shows itself; glowing: as a return does, by the heat of the air."""
    return (_LIGHTS | _GLOWS if glowing else _LIGHTS)[light]


def direction(azimuth_deg: float) -> str:
    """One of sixteen winds."""
    return _WINDS[int((azimuth_deg % 360.0) / 22.5 + 0.5) % 16]


def _note(found: Watch) -> str:
    said = f"Not in these rows: {_CANNOT_TELL}."
    if found.station is None:
        return f"{said} Should the start slip, all of it moves."
    if found.station_brightness is None:
        return (
            f"{said} The station is only planned, and where along its orbit it will be nobody can say. So there are no "
            "passes, and the start may come at another hour."
        )
    return (
        f"{said} From {found.data}: how far passes may be off by then is said behind ± (nine of ten are nearer). A "
        "reboost moves them all, and a start that slips moves the ship's. Ask again on the day."
    )


def _of_place(found: Watch, one: Watched, clock: ZoneInfo) -> PlaceWords:
    shown = _shown(found, one.passes)
    return PlaceWords(
        heading=_heading(one.place, clock),
        launch=_launch(one.launch, clock) if one.launch else "",
        launch_rows=tuple(_sights(one.launch.arc, clock, _LIGHTS)) if one.launch and one.launch.arc else (),
        passes=_about_passes(found, one.passes, shown),
        pass_rows=tuple(_pass_row(found, each, clock) for each in shown),
        landing=_landing(one.landing, clock) if one.landing else "",
        landing_rows=tuple(_sights(one.landing.arc, clock, _LIGHTS | _GLOWS))
        if one.landing and one.landing.arc
        else (),
    )


def _heading(place: Place, clock: ZoneInfo) -> str:
    north, east = ("N" if place.latitude_deg >= 0.0 else "S"), ("E" if place.longitude_deg >= 0.0 else "W")
    where = f"{abs(place.latitude_deg):.3f}° {north} {abs(place.longitude_deg):.3f}° {east}"
    said = f"{place.name} ({where}), clock of {zone_words(clock.key)}; {place.source}"
    if place.namesakes:
        more = len(place.namesakes) - _NAMED
        others = ", ".join(place.namesakes[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        said += f". Towns of that name too: {others}"
    if abs(place.latitude_deg) > _POLE_DEG:
        away = "south" if place.latitude_deg > 0.0 else "north"
        said += f". Every way is {away} here: directions are those of a step off the pole on this meridian"
    return said


def _launch(seen: LaunchSeen, clock: ZoneInfo) -> str:
    pad = f"The pad is {_km(seen.distance_km)} away, {_towards(seen.bearing_deg)}."
    if seen.arc is None:
        return (
            f"{pad} The launch stays below the horizon: as its engines stop or before, it comes no nearer than "
            f"{-seen.highest_deg:.1f}° under it."
        )
    first, highest = seen.arc.first, seen.arc.highest
    start = (
        "In sight from the pad on"
        if first.met_s <= _FROM_THE_PAD_S
        else f"Comes over the horizon {_short(first.met_s)} after lift-off, at {_time(first.moment, clock)}, in the "
        f"{_towards(first.moment.azimuth_deg)}"
    )
    top = f"highest {_high(highest.moment.elevation_deg)} in the {direction(highest.moment.azimuth_deg)}"
    lights = {light for light, *_ in seen.arc.lights}
    name, light = next(
        ((name, words) for name, words in _CLASSES if name in lights), ("unseen", "not to be seen")
    )
    spans = [(a, b) for each, a, b in seen.arc.lights if each == name]
    when = f" from {format_met(spans[0][0])} to {format_met(spans[-1][1])}" if spans else ""
    light = light.format(when=when)
    at_pad, here = lighting_at(seen.pad_sun_deg), lighting_at(seen.place_sun_deg)
    sky = here if at_pad == here else f"{at_pad} at the pad, {here} here"
    said = f"{pad} {start}; {top} {_short(highest.met_s)} after lift-off. At lift-off it is {sky}: {light}."
    if highest.moment.elevation_deg < _LOW_DEG:
        said += " It stays too low but for a free view, as over the sea."
    if seen.sound_s is not None:
        return f"{said} Its sound arrives about {seen.sound_s:.0f} s after lift-off."
    if seen.distance_km > HEARD_WITHIN_KM:
        return f"{said} {_not_heard(seen.distance_km)}"
    return said


def _not_heard(distance_km: float) -> str:
    if distance_km > _NEVER_HEARD_KM:
        return f"It is not heard: sound does not carry {_km(distance_km)}."
    minutes = distance_km * 1000.0 / SOUND_MPS / 60.0
    return (
        f"It is hardly heard: {_km(distance_km)} are farther than the {HEARD_WITHIN_KM:.0f} km that its sound is taken "
        f"to carry. With the wind a rumble may come, some {minutes:.0f} min after lift-off."
    )


def _landing(seen: LandingSeen, clock: ZoneInfo) -> str:
    where = f"The landing place is {_km(seen.distance_km)} away, {_towards(seen.bearing_deg)}."
    if seen.arc is None:
        return f"{where} The return stays below the horizon, at best {-seen.highest_deg:.1f}° under it."
    first, highest = seen.arc.first, seen.arc.highest
    said = (
        f"{where} Comes over the horizon at {_time(first.moment, clock)} in the {_towards(first.moment.azimuth_deg)}; "
        f"highest {_high(highest.moment.elevation_deg)} in the {direction(highest.moment.azimuth_deg)} at "
        f"{_time(highest.moment, clock)}."
    )
    if highest.moment.elevation_deg < _LOW_DEG:
        said += " That is too low but for a free view, as over the sea."
    glow = [(a, b) for light, a, b in seen.arc.lights if light in ("day", "twilight", "flame", "lit plume")]
    if not glow:
        return f"{said} Its glowing trail stays below the horizon."
    dark = any(light in ("flame", "lit plume") for light, *_ in seen.arc.lights)
    how = "in a dark sky" if dark else "in a bright sky, hard to find"
    return f"{said} A glowing trail {how} for {_short(sum(b - a for a, b in glow))}."


def _sights(arc: Arc, clock: ZoneInfo, lights: dict[Light, str]) -> Iterator[SightRow]:
    """First and last sight, the highest point, events, and a row a minute or more between."""
    marks = [
        (arc.first, "over the horizon" if arc.first.met_s > _FROM_THE_PAD_S else "in sight"),
        (arc.highest, "highest"),
        (arc.last, "below the horizon" if abs(arc.last.moment.elevation_deg) < 0.1 else ""),
        *((one, one.name[0].lower() + one.name[1:]) for one in arc.events),
    ]
    rows = [
        one
        for one in arc.rows
        if one.light != "unseen" and all(abs(one.met_s - mark.met_s) >= 12.0 for mark, _ in marks)
    ]
    step = 60.0 if len(rows) > 12 else 30.0
    kept = [(one, "") for one in rows if abs(one.met_s / step - round(one.met_s / step)) < 1e-6]
    in_order = sorted((*marks, *kept), key=lambda pair: pair[0].met_s)
    for _, same in groupby(in_order, key=lambda pair: round(pair[0].met_s)):
        at_once = list(same)
        what = ", ".join(dict.fromkeys(text for _, text in at_once if text))
        yield _sight_row(at_once[-1][0], what, clock, lights)


def _sight_row(sight: Sight, what: str, clock: ZoneInfo, lights: dict[Light, str]) -> SightRow:
    return SightRow(
        elapsed=format_met(sight.met_s),
        clock=_time(sight.moment, clock),
        what=what,
        towards=_towards(sight.moment.azimuth_deg),
        height=_high(sight.moment.elevation_deg),
        distance=_km(sight.moment.range_km),
        light=lights[sight.light],
    )


def _shown(found: Watch, all_of_them: Sequence[Pass]) -> list[Pass]:
    """Every pass until the plan ends, and of those after it the ones that can be seen."""
    end = parse_utc(found.end_utc)
    return [one for one in all_of_them if one.seen or one.culmination.t <= end]


def _about_passes(found: Watch, all_of_them: Sequence[Pass], shown: Sequence[Pass]) -> str:
    if not found.in_orbit:
        return ""
    who = "ship" if found.station_brightness is None else "ship and station"
    if not all_of_them:
        return f"None of {who} culminates {LOWEST_DEG:.0f}° high or more."
    if not shown:
        return (
            f"None of {who} culminates {LOWEST_DEG:.0f}° high or more until the end of the plan; of the "
            f"{len(all_of_them)} that do so after it none can be seen: they come in daylight or in the Earth's shadow."
        )
    said = f"Of {who}, those that culminate {LOWEST_DEG:.0f}° high or more"
    if len(shown) < len(all_of_them):
        said += f"; {len(all_of_them) - len(shown)} after the end of the plan, in daylight or shadow, are left out"
    return f"{said}. Magnitudes (the less, the brighter): {_sources(found)}."


def _sources(found: Watch) -> str:
    parts = [f"ship ±{found.ship_brightness.plus_minus:g} ({found.ship_brightness.source})"]
    if found.station_brightness is not None:
        parts.append(f"station ±{found.station_brightness.plus_minus:g} ({found.station_brightness.source})")
    return "; ".join(parts)


def _pass_row(found: Watch, one: Pass, clock: ZoneInfo) -> PassRow:
    top = one.culmination
    late = "" if one.plus_minus_s is None or one.plus_minus_s < 5.0 else f" ±{_short(one.plus_minus_s)}"
    return PassRow(
        day=to_datetime(top.t).astimezone(clock).strftime("%a %d %b"),
        what=one.body,
        rises=f"{_time(one.rise, clock)} {direction(one.rise.azimuth_deg)}",
        highest=f"{_time(top, clock)}{late} {top.elevation_deg:.0f}° {direction(top.azimuth_deg)}",
        sets=f"{_time(one.set, clock)} {direction(one.set.azimuth_deg)}",
        seen=_seen(one, clock) + _apart(one),
        magnitude="" if one.magnitude is None else f"{one.magnitude:+.1f}",
    )


def _seen(one: Pass, clock: ZoneInfo) -> str:
    if not one.seen:
        return {
            "daylight": "no: daylight",
            "shadow": "no: in the Earth's shadow",
            "low": "no: sunlit under 10° only",
        }[one.why_not]
    parts = []
    for first, last in one.seen:
        text = f"{_time(first, clock)} to {_time(last, clock)}"
        if first.elevation_deg > 1.0 and any(abs(a.t - first.t) < 6.0 for a, _ in one.sunlit):
            text += (
                f", out of the shadow {first.elevation_deg:.0f}° high in the {direction(first.azimuth_deg)}"
            )
        if last.elevation_deg > 1.0 and any(abs(b.t - last.t) < 6.0 for _, b in one.sunlit):
            text += f", into the shadow {last.elevation_deg:.0f}° high in the {direction(last.azimuth_deg)}"
        parts.append(text)
    return " and ".join(parts)


def _apart(one: Pass) -> str:
    if one.apart is None or not one.seen:
        return ""
    behind = one.apart.station_behind_s
    if not one.apart.split:
        return "; ship and station as one point"
    side = "behind" if behind > 0.0 else "ahead"
    order = f"station {_short(abs(behind))} {side}" if abs(behind) >= 1.0 else "station beside"
    return f"; {order}, {one.apart.separation_deg:.1f}° apart"


def _towards(azimuth_deg: float) -> str:
    return f"{direction(azimuth_deg)} ({azimuth_deg % 360.0:.0f}°)"


def _high(elevation_deg: float) -> str:
    shown = max(elevation_deg, 0.0)
    return f"{shown:.1f}°" if 0.05 <= shown < 3.0 else f"{shown:.0f}°"


def _km(distance: float) -> str:
    return f"{distance:.1f} km" if distance < 20.0 else f"{distance:,.0f} km"


def _short(seconds: float) -> str:
    whole = round(seconds)
    if whole < 120:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60:02d} s" if whole < 1200 else f"{whole / 60:.0f} min"


def _time(moment: Moment, clock: ZoneInfo) -> str:
    return to_datetime(round(moment.t)).astimezone(clock).strftime("%H:%M:%S")
