"""Lift-offs told in many ways: small articles about flights of the record, and how many of them are read right.

    python benchmarks/lift_offs_told.py [HOW_MANY [SEED]]    # -v shows what was read wrong

The hour is invented, so that no record can tell it; the day is the flight's own. Around the lift-off stand other times:
of docking, hatch, broadcast, conference, an earlier try, an earlier flight. Each article says in `ways` how it tells.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from expedition.announcements.reader import read
from expedition.catalog import history
from expedition.catalog.history import PastFlight

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
OF_MONTH = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ON_DAY = (
    "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье",
)  # fmt: skip
NUMBERS = (
    "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """An article, the instant it tells, and how it does so."""

    text: str
    flight: str
    lift_off: datetime
    published: date
    ways: tuple[str, ...]

    @property
    def status(self) -> str:
        """What the article says of the flight."""
        return "flown" if "flown" in self.ways else "slipped" if "slip" in self.ways else "announced"


@dataclass(frozen=True)
class Site:
    """Where flights leave, as texts call it, and the clocks that they use there."""

    zone: str
    dateline: str
    place: str
    ship: str
    zones: tuple[tuple[str, str], ...]
    """How a clock is called, and which it is."""
    russian: str = ""


_UTC = (("UTC", "UTC"), ("GMT", "UTC"), ("Greenwich Mean Time", "UTC"), ("Z", "UTC"))
_BAIKONUR = Site(
    "Asia/Qyzylorda",
    "BAIKONUR, Kazakhstan",
    "the Baikonur Cosmodrome",
    "Soyuz",
    (
        ("Moscow time", "Europe/Moscow"), ("local time", "Asia/Qyzylorda"), ("Baikonur time", "Asia/Qyzylorda"),
        ("EDT", "America/New_York"), ("p.m. EDT", "America/New_York"), ("Moscow time (MSK)", "Europe/Moscow"),
        ("CET", "Europe/Paris"), ("by Moscow clocks", "Europe/Moscow"), *_UTC,
    ),
    "Байконур",
)  # fmt: skip
_FLORIDA = Site(
    "America/New_York",
    "CAPE CANAVERAL, Fla.",
    "Kennedy Space Center",
    "the rocket",
    (
        ("EDT", "America/New_York"), ("p.m. EDT", "America/New_York"), ("p.m. EDT", "America/New_York"),
        ("p.m. Eastern", "America/New_York"), ("p.m. Florida time", "America/New_York"), ("ET", "America/New_York"),
        ("p.m. Eastern time", "America/New_York"), ("p.m. CDT", "America/Chicago"), ("p.m.", "America/New_York"),
        ("p.m. local time", "America/New_York"), ("in Japan", "Asia/Tokyo"), ("Central European Time", "Europe/Paris"),
        ("p.m. Pacific", "America/Los_Angeles"), ("BST", "Europe/London"), *_UTC,
    ),
)  # fmt: skip
_JIUQUAN = Site(
    "Asia/Shanghai",
    "JIUQUAN",
    "the Jiuquan Satellite Launch Center",
    "Long March",
    (
        ("Beijing time", "Asia/Shanghai"), ("Beijing Time", "Asia/Shanghai"), ("p.m. Beijing time", "Asia/Shanghai"),
        ("p.m. (Beijing time)", "Asia/Shanghai"), ("local time", "Asia/Shanghai"), *_UTC,
    ),
)  # fmt: skip
SITES = {"baikonur": _BAIKONUR, "ksc": _FLORIDA, "ccsfs": _FLORIDA, "jiuquan": _JIUQUAN}


def told(random: Random) -> Told:
    """One article about one flight of the record."""
    known = _flights()
    while True:
        past = random.choice(known)
        if made := _article(random, past):
            return made


def _flights() -> tuple[PastFlight, ...]:
    return tuple(
        one
        for one in history.crewed()
        if one.pad and one.pad.split("-")[0] in SITES and one.kind in ("orbital", None) and one.crew
    )


def _name(past: PastFlight) -> str:
    return past.flight


# ---- clocks ----


def _zone_word(random: Random, word: str, zone: str, at: datetime) -> str:
    """EDT in summer is EST in winter; so for the others."""
    summer = bool(at.astimezone(ZoneInfo(zone)).dst())
    if not summer:
        for a, b in (("EDT", "EST"), ("CDT", "CST")):
            word = word.replace(a, b)
    elif word in ("CET", "Central European Time"):
        word = {"CET": "CEST", "Central European Time": "Central European Summer Time"}[word]
    return word


def _clock(random: Random, at: datetime, word: str, zone: str) -> str:
    """An hour as texts write it, with its zone."""
    local = at.astimezone(ZoneInfo(zone))
    word = _zone_word(random, word, zone, at)
    if word.startswith("p.m."):
        half = "a" if local.hour < 12 else "p"
        shape = random.randrange(6)
        dots = {0: f"{half}.m.", 1: f"{half}m", 2: f"{half}.m."}.get(shape, f"{half}.m.")
        hour = local.hour % 12 or 12
        rest = word.removeprefix("p.m.")
        return f"{hour}:{local:%M} {dots}{rest}"
    if word == "Z":
        return f"{local:%H%M}Z"
    if word in ("UTC", "GMT", "CET", "CEST") and random.random() < 0.25:
        return f"{local:%H%M} {word}" if random.random() < 0.6 else f"{local:%H.%M} {word}"
    said = f"{local:%H:%M}" if random.random() < 0.7 else f"{local.hour}:{local:%M}"
    if random.random() < 0.15 and not word.startswith(("in ", "by ")):
        return f"{said} ({word})"
    return f"{said} {word}"


def _in_words(random: Random, at: datetime, zone: str) -> str | None:
    """Half past five in the morning: only for full, half and quarter hours."""
    local = at.astimezone(ZoneInfo(zone))
    if local.minute not in (0, 15, 30, 45):
        return None
    if (local.hour, local.minute) == (12, 0):
        return "noon"
    to = local.minute == 45
    hour = NUMBERS[(local.hour + to) % 12]
    part = (
        "in the morning" if local.hour < 12 else "in the afternoon" if local.hour < 17
        else "in the evening" if local.hour < 21 else "at night"
    )  # fmt: skip
    said = {
        0: f"{hour} o'clock",
        15: f"quarter past {hour}",
        30: f"half past {hour}",
        45: f"a quarter to {hour}",
    }
    return f"{said[local.minute]} {part}"


# ---- days ----


def _date(random: Random, day: date, *, year: bool = False, american: bool | None = None) -> str:
    american = random.random() < 0.5 if american is None else american
    tail = f", {day.year}" if year and american else f" {day.year}" if year else ""
    names = MONTHS if random.random() < 0.6 else SHORT
    if american:
        return f"{names[day.month - 1]} {day.day}{tail}"
    return f"{day.day} {MONTHS[day.month - 1]}{tail}"


def _day_words(random: Random, day: date, today: date, *, past: bool) -> tuple[str, str]:
    """How a day is called, with its preposition, and what way that is."""
    gap = (day - today).days
    ways = [
        (f"on {_date(random, day)}", "date"),
        (f"on {DAYS[day.weekday()]}, {_date(random, day)}", "weekday+date"),
    ]
    if gap == 1:
        ways += [("tomorrow", "tomorrow"), ("tomorrow", "tomorrow")]
    if gap == 0:
        ways += [("today", "today"), ("on " + DAYS[day.weekday()], "weekday")]
    if gap == -1:
        ways += [("yesterday", "yesterday")]
    if 0 < abs(gap) < 6 and (gap < 0) == past:
        ways += [
            (f"on {DAYS[day.weekday()]}", "weekday"), (f"{DAYS[day.weekday()]}", "weekday"),
            (f"on {DAYS[day.weekday()]}", "weekday"),
        ]  # fmt: skip
    if random.random() < 0.15:
        ways += [(f"on {_date(random, day, year=True)}", "date+year"), (f"on {day.isoformat()}", "iso")]
    if 0 < gap < 26 and day.month == today.month:
        nth = f"{day.day}{'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
        ways += [(f"on the {nth}", "the nth")]
    return random.choice(ways)


# ---- articles ----


def _article(random: Random, past: PastFlight) -> Told | None:
    site = SITES[(past.pad or "").split("-")[0]]
    day = past.liftoff_date
    minute = random.choice((0, 15, 30, 45)) if random.random() < 0.2 else random.randrange(60)
    local = datetime(day.year, day.month, day.day, random.randrange(24), minute, tzinfo=ZoneInfo(site.zone))
    at = local.astimezone(UTC)
    # The record has days of one clock or the other; the hour is such that both are the same.
    if at.date() != day:
        return None
    kind = random.choice(("ahead", "ahead", "ahead", "flown", "flown", "slip", "timetable", "roundabout"))
    word, zone = random.choice(site.zones)
    if word == "BST" and not at.astimezone(ZoneInfo(zone)).dst():
        return None
    if kind == "roundabout":
        return _roundabout(random, past, site, at)
    if site is _BAIKONUR and random.random() < 0.3:
        return _russian(random, past, at, kind)
    if kind == "timetable":
        return _timetable(random, past, site, at, word, zone)
    if kind == "flown":
        return _flown(random, past, site, at, word, zone)
    if kind == "slip":
        return _slip(random, past, site, at, word, zone)
    return _ahead(random, past, site, at, word, zone)


def _dated(random: Random, site: Site, today: date, title: str, body: str) -> tuple[str, str]:
    """A text with its own day said in one of many places."""
    form = random.randrange(7)
    full = _date(random, today, year=True)
    if form == 0:
        return f"{title}\n\n{site.dateline}, {full} (Agency) - {body}", "dateline+year"
    if form == 1:
        return f"{title}\n\n{full}\n\n{body}", "own line"
    if form == 2:
        return f"{title}\nPublished: {today.isoformat()}\n\n{body}", "published iso"
    if form == 3:
        return f"{title}\n\n{DAYS[today.weekday()]}, {full}. {body}", "weekday opens"
    if form == 4:
        return f"{title}\n\n{site.dateline}, {_date(random, today, american=True)} - {body}", "dateline"
    if form == 5:
        return f"{title}\n\n{body}\n\nPosted {full}", "posted at the end"
    return f"{site.dateline}, {DAYS[today.weekday()]}, {full}\n\n{body}", "dateline weekday"


def _crew_words(random: Random, past: PastFlight) -> str:
    names = list(past.crew)
    if len(names) == 1:
        return random.choice((f"{names[0]} is alone on board.", f"The pilot is {names[0]}."))
    rest = ", ".join(names[1:-1]) + (" and " if len(names) > 2 else "") + names[-1]
    return random.choice(
        (
            f"{names[0]} commands; with him fly {rest}.",
            f"Aboard are {names[0]}, {rest}.",
            f"The crew: {names[0]} (commander), {rest}.",
        )
    )


def _around(random: Random, past: PastFlight, site: Site, at: datetime, *, past_tense: bool) -> list[str]:
    """Sentences with other times."""
    zone_word, zone = random.choice(site.zones)

    def hour(moment: datetime) -> str:
        return _clock(random, moment, zone_word, zone)

    later = at + timedelta(hours=random.choice((3, 6, 26, 49)), minutes=random.randrange(60))
    there = later.astimezone(ZoneInfo(zone)).date()
    before = at - timedelta(hours=random.choice((1, 4)), minutes=random.choice((0, 15, 30)))
    out = []
    if past.station not in (None, "none", "moon", "free"):
        out += [
            f"Docking is expected on {DAYS[there.weekday()]} at {hour(later)}.",
            f"They should reach the station on {_date(random, there)}, at {hour(later)}, and open the hatch about two "
            f"hours after that.",
        ]
    out += [
        f"A live broadcast {'began' if past_tense else 'begins'} at {hour(before)}.",
        f"Managers spoke to reporters at {hour(before - timedelta(hours=5))}.",
        f"The crew was woken at {hour(at - timedelta(hours=8, minutes=20))}.",
        "The weather office gave an 80 per cent chance of good conditions.",
        f"The previous crew left for orbit in {MONTHS[(at.month + 6) % 12]}.",
        _crew_words(random, past),
        f"Fuelling {'began' if past_tense else 'begins'} six hours earlier.",
        "The flight will last some days.",
    ]
    return random.sample(out, k=random.randrange(1, 4))


def _joined(random: Random, lead: str, rest: list[str]) -> str:
    if random.random() < 0.5:
        return lead + " " + " ".join(rest)
    return lead + "\n\n" + "\n\n".join(rest)


def _ahead(random: Random, past: PastFlight, site: Site, at: datetime, word: str, zone: str) -> Told | None:
    name = _name(past)
    gap = random.choice((0, 1, 1, 1, 2, 3, 4, 5, 8, 12))
    there = at.astimezone(ZoneInfo(zone)).date()
    today = at.astimezone(ZoneInfo(site.zone)).date() - timedelta(days=gap)
    day, way = _day_words(random, there, today, past=False)
    clock = _clock(random, at, word, zone)
    ways = ["ahead", way, f"zone {word}"]
    early = at.astimezone(ZoneInfo(zone)).hour < 6
    form = random.randrange(12)
    if form == 0:
        lead = f"{name} is to lift off from {site.place} {day} at {clock}."
    elif form == 1:
        lead = f"The crew of {name} leaves {site.place} {day}. Lift-off is at {clock}."
        ways.append("clock in the next sentence")
    elif form == 2:
        lead = f"At {clock} {day}, {name} will rise from {site.place}."
        ways.append("clock first")
    elif form == 3:
        when = day.removeprefix("on ")
        lead = f"{name} is ready to fly. The countdown goes on at {site.place}. Launch: {when}, {clock}."
        ways.append("label")
    elif form == 4:
        end = at + timedelta(minutes=random.choice((5, 30, 150)))
        last = end.astimezone(ZoneInfo(zone))
        begin = at.astimezone(ZoneInfo(zone))
        if "p.m." in word or word == "Z" or last.date() != begin.date():
            return None
        say = _zone_word(random, word, zone, at)
        lead = random.choice(
            (
                f"{name} can leave {site.place} {day} between {begin:%H:%M} and {last:%H:%M} {say}.",
                f"The launch window for {name} at {site.place} opens {day} at {begin:%H:%M} {say} and closes at "
                f"{last:%H:%M}.",
            )
        )
        ways.append("window")
    elif form == 5:
        other, other_zone = random.choice([z for z in site.zones if z[1] != zone])
        second = _clock(random, at, other, other_zone)
        if "(" in second or "(" in clock or at.astimezone(ZoneInfo(other_zone)).date() != there:
            return None
        lead = f"Lift-off of {name} from {site.place} is set for {clock} ({second}) {day}."
        ways.append("two clocks")
    elif form == 6:
        said = _in_words(random, at, zone)
        if said is None or site.zone != zone:
            return None
        lead = f"{name} goes up from {site.place} {day} at {said}, local time."
        ways.append("in words")
    elif form == 7:
        if not early:
            return None
        lead = (
            f"Early {day.removeprefix('on ')}, at {clock}, the engines under {name} are to be lit at {site.place}."
            if way in ("weekday", "tomorrow")
            else f"In the small hours {'of ' + day.removeprefix('on ')}, at {clock}, {name} is to leave {site.place}."
        )
        ways.append("early")
    elif form == 8:
        try_ = there - timedelta(days=random.choice((30, 61)))
        lead = (
            f"{name} will fly {day}, at {clock}. Until last week the launch from {site.place} had been planned for "
            f"{_date(random, try_)}."
        )
        ways.append("older date behind")
    elif form == 9:
        lead = (
            f'All is set at {site.place}. "We go {day}", the flight director said of {name}. '
            f'"At {clock} we light the fire."'
        )
        ways.append("quoted")
    elif form == 10:
        lead = (
            f"{day[0].upper() + day[1:]} is the day, {clock} is the hour: {name} is going to space from {site.place}."
            if not day.startswith("on ")
            else f"{day[3].upper() + day[4:]} is the day, {clock} is the hour: {name} is going to space from "
            f"{site.place}."
        )
        ways.append("day and hour")
    else:
        clock_there = at.astimezone(ZoneInfo("UTC"))
        lead = (
            f"{name} is to start from {site.place} {_day_words(random, clock_there.date(), today, past=False)[0]}, "
            f"{random.choice(('T-0 at', 'with ignition at', 'the clock reaching zero at'))} "
            f"{_clock(random, at, 'UTC', 'UTC')}."
        )
        ways = ["ahead", "T-0", "zone UTC"]
    body = _joined(random, lead, _around(random, past, site, at, past_tense=False))
    title = random.choice(
        (f"{name} set to fly", f"Crew ready for {name}", "Ready for space", f"{name}: all is go")
    )
    text, where = _dated(random, site, today, title, body)
    return Told(text, past.flight, at, today, (*ways, where))


def _flown(random: Random, past: PastFlight, site: Site, at: datetime, word: str, zone: str) -> Told | None:
    name = _name(past)
    gap = random.choice((0, 0, 1, 2))
    here = at.astimezone(ZoneInfo(site.zone)).date()
    today = here + timedelta(days=gap)
    there = at.astimezone(ZoneInfo(zone)).date()
    if there > today:
        return None
    day, way = _day_words(random, there, today, past=True)
    clock = _clock(random, at, word, zone)
    ways = ["flown", way, f"zone {word}"]
    form = random.randrange(8)
    if form == 0:
        lead = f"{name} lifted off from {site.place} {day} at {clock}."
    elif form == 1:
        lead = f"{name} left {site.place} {day}. The engines lit at {clock}, and nine minutes later it was in orbit."
        ways.append("clock in the next sentence")
    elif form == 2:
        lead = f"At {clock} {day} {name} thundered away from {site.place}."
        ways.append("clock first")
    elif form == 3:
        delay = random.choice((4, 20, 47))
        planned = _clock(random, at - timedelta(minutes=delay), word, zone)
        lead = (
            f"{name} rose from {site.place} {day} at {clock}, {delay} minutes behind the planned {planned}, because a "
            f"valve had to be looked at."
        )
        ways.append("late")
    elif form == 4:
        other, other_zone = random.choice([z for z in site.zones if z[1] != zone])
        second = _clock(random, at, other, other_zone)
        if "(" in second or "(" in clock or at.astimezone(ZoneInfo(other_zone)).date() != there:
            return None
        lead = f"{name} blasted off from {site.place} at {clock} ({second}) {day}."
        ways.append("two clocks")
    elif form == 5:
        lead = (
            f"In orbit: the crew of {name}. Their rocket took off {day} from {site.place}, at {clock} sharp."
        )
    elif form == 6:
        lead = (
            f"After a try that was called off {_day_words(random, there - timedelta(days=2), today, past=True)[0]}, "
            f"{name} got away from {site.place} {day} at {clock}."
        )
        ways.append("after a scrub")
    else:
        said = _in_words(random, at, zone)
        if said is None or site.zone != zone:
            return None
        lead = f"It was {said} local time {day} when {name} lifted off from {site.place}."
        ways.append("in words")
    body = _joined(random, lead, _around(random, past, site, at, past_tense=True))
    title = random.choice(
        (f"{name} in orbit", "Up and away", f"Crew of {name} on its way", "A start as planned")
    )
    text, where = _dated(random, site, today, title, body)
    return Told(text, past.flight, at, today, (*ways, where))


def _slip(random: Random, past: PastFlight, site: Site, at: datetime, word: str, zone: str) -> Told | None:
    name = _name(past)
    today = at.astimezone(ZoneInfo(site.zone)).date() - timedelta(days=random.choice((2, 3)))
    there = at.astimezone(ZoneInfo(zone)).date()
    form = random.randrange(11)
    clock = _clock(random, at, word, zone)
    day, way = _day_words(random, there, today, past=False)
    ways = ["slip", way, f"zone {word}"]
    if form > 6:
        return _stopped(random, past, site, at, word, zone)
    day_before = at - timedelta(days=1)
    same_day = (at - timedelta(days=1)).astimezone(ZoneInfo(zone)).date()
    if form == 0:
        old = there - timedelta(days=random.choice((2, 3)))
        lead = (
            f"The start of {name} from {site.place}, planned for {_date(random, old)}, has been put off to "
            f"{_date(random, there)}, {clock}."
        )
        ways[1] = "date"
    elif form == 1:
        was = _clock(random, day_before + timedelta(minutes=22), word, zone)
        lead = (
            f"The try to launch {name} at {was} on {_date(random, same_day)} was called off with nine minutes to go. "
            f"The next one is {day} at {clock}."
        )
        ways.append("next one")
    elif form == 2:
        was = _clock(random, day_before, word, zone)
        lead = (
            f"{name} was to leave {site.place} on {_date(random, same_day)} at {was}. Because of high wind the start "
            f"has been postponed by 24 hours."
        )
        ways = ["slip", "by 24 hours", f"zone {word}"]
    elif form == 3:
        early = random.choice((22, 25))
        was = _clock(random, at - timedelta(days=1) + timedelta(minutes=early), word, zone)
        gone = (at - timedelta(days=1) + timedelta(minutes=early)).astimezone(ZoneInfo(zone)).date()
        lead = (
            f"{name} stayed on the pad at {site.place} on {_date(random, gone)}, its start at {was} scrubbed by rain. "
            f"Mission control will try again a day later, {early} minutes earlier."
        )
        ways = ["slip", "a day later less minutes", f"zone {word}"]
    elif form == 4:
        was = _clock(random, at - timedelta(days=2), word, zone)
        gone = (at - timedelta(days=2)).astimezone(ZoneInfo(zone)).date()
        lead = f"The launch of {name}, due on {_date(random, gone)} at {was}, slips by two days."
        lead += " The hour stays the same."
        ways = ["slip", "by two days", f"zone {word}"]
    elif form == 5:
        old = there - timedelta(days=2)
        before, after = _date(random, old, american=True), _date(random, there, american=True)
        lead = f"{name} moves from {before} to {after}. The new time at {site.place} is {clock}."
        ways[1] = "date"
        ways.append("from to")
    else:
        lead = (
            f"Not today: a leak in a fuel line keeps {name} on the ground at {site.place}. Engineers now aim for "
            f"{day.removeprefix('on ')}, {clock}."
        )
        ways.append("now aim for")
    body = _joined(
        random,
        lead,
        _around(random, past, site, at, past_tense=False)[:1]
        if form not in (2, 3, 4)
        else [_crew_words(random, past)],
    )
    title = random.choice((f"{name} delayed", "Start put off", f"{name} has to wait"))
    text, where = _dated(random, site, today, title, body)
    return Told(text, past.flight, at, today, (*ways, where))


_STOPPED = (
    "An alarm stopped the count for {n} at {p} {g}, eleven seconds short. The next chance is {d} at {c}.",
    "{n} did not leave {p} {g}. With helium still leaking, the attempt of that day becomes one {d} at {c}.",
    "No start for {n} {g}: thunder clouds stood over {p}. They go {d} instead, at {c}.",
    "The crew of {n} climbed out of the ship again {g} after a sensor had balked. The reserve date is {e}, {c}.",
    "Wind won at {p} {g}. {n} has a second chance {d}; the window opens at {c}.",
    "A computer broke off the countdown of {n} at {p} {g}. Lift-off is now {d} at {c}.",
    "{n} sat out the window of {h} under low clouds over {p}. Another opens {d} at {c}.",
    "One more night on Earth for the crew of {n}: the launch at {p} has slid from {h} to {e}, {c}.",
    "{n} will have to be patient. Instead of {h} it is now to go {d} at {c}.",
    "Rain over {p} cost {n} its chance {g}. The team gets ready for {e}, {c}.",
    "The launch of {n} was halted {g} with 31 seconds on the clock. The new time is {c} {d}.",
    "Hold, hold, hold: a valve kept {n} where it was {g}. A new try is set for {e} at {c}.",
    "{n} stays at {p} for now. What was to happen {g} has been moved to {e}, at {c}.",
)


def _stopped(random: Random, past: PastFlight, site: Site, at: datetime, word: str, zone: str) -> Told | None:
    """A start that did not come, with the hour of the next."""
    there = at.astimezone(ZoneInfo(zone)).date()
    here = at.astimezone(ZoneInfo(site.zone)).date()
    gone = here - timedelta(days=random.choice((1, 2, 3)))
    today = gone + timedelta(days=random.choice((0, 0, 1)))
    if today >= min(there, here):
        return None
    day, way = _day_words(random, there, today, past=False)
    when = day if day.startswith("on ") or not day[0].isupper() else f"on {day}"
    lost, _ = _day_words(random, gone, today, past=True)
    lost = lost if not lost[0].isupper() else f"on {lost}"
    form = random.randrange(len(_STOPPED))
    lead = _STOPPED[form].format(
        n=_name(past),
        p=site.place,
        g=lost,
        h=lost.removeprefix("on "),
        d=when,
        e=when.removeprefix("on "),
        c=_clock(random, at, word, zone),
    )
    body = _joined(random, lead, [_crew_words(random, past)])
    title = random.choice((f"{_name(past)} has to wait", "Not this time", "Another try"))
    text, where = _dated(random, site, today, title, body)
    return Told(text, past.flight, at, today, ("slip", way, f"zone {word}", f"stopped {form}", where))


def _timetable(
    random: Random, past: PastFlight, site: Site, at: datetime, word: str, zone: str
) -> Told | None:
    name = _name(past)
    there = at.astimezone(ZoneInfo(zone))
    today = there.date() - timedelta(days=random.choice((1, 2, 4)))
    say = _zone_word(random, word, zone, at)
    if say in ("in Japan", "Z", "by Moscow clocks", "p.m.") or (
        site.zone == "Asia/Qyzylorda" and say == "local time"
    ):
        return None

    def hour(moment: datetime) -> str:
        if say.startswith("p.m."):
            return f"{moment.hour % 12 or 12}:{moment:%M} {'a' if moment.hour < 12 else 'p'}.m."
        return f"{moment:%H:%M}"

    zone_name = say.removeprefix("p.m.").strip(" ()") or "Eastern"
    first = there - timedelta(hours=4, minutes=random.randrange(60))
    last = there + timedelta(minutes=9)
    if first.date() != there.date() or last.date() != there.date():
        return None
    rows = [
        (first, "Crew wakes"),
        (there - timedelta(minutes=55), "Hatch closed"),
        (there, "Lift-off"),
        (last, "Orbit"),
    ]
    form = random.randrange(3)
    head = f"{DAYS[there.weekday()]}, {_date(random, there.date(), year=form == 2)}"
    if form == 0:
        lines = "\n".join(f"{hour(m)}  {what}" for m, what in rows)
        body = f"How {name} leaves {site.place} (all times {zone_name}).\n\n{head}\n{lines}"
    elif form == 1:
        body = (
            f"The flight of {name} in brief\n\nPlace: {site.place}\nDate: {head}\nTime: {hour(there)} {zone_name}\n"
            f"Crew: {', '.join(past.crew)}"
        )
    else:
        body = (
            f"| What | When ({zone_name}) |\n|---|---|\n"
            + "\n".join(
                f"| {what} | {_date(random, there.date(), american=True)}, {hour(m)} |" for m, what in rows
            )
            + f"\n\nAll that is about {name}, from {site.place}."
        )
    text = f"{name}: the day of the launch\n\nPublished: {_date(random, today, year=True)}\n\n{body}"
    return Told(text, past.flight, at, today, ("timetable", f"form {form}", f"zone {word}"))


_WORDS = (
    "zero", *NUMBERS[1:], "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty")


def _number(value: int) -> str:
    if value < 20:
        return _WORDS[value]
    return _TENS[value // 10] + (f"-{_WORDS[value % 10]}" if value % 10 else "")


def _roundabout(random: Random, past: PastFlight, site: Site, at: datetime) -> Told | None:
    """Told with the hour in words, behind a list of former days, by two clocks with the day behind, in a TV guide."""
    name, there = _name(past), at.astimezone(ZoneInfo(site.zone))
    day, local = there.date(), f"{there.hour % 12 or 12}:{there:%M} {'a' if there.hour < 12 else 'p'}.m."
    own = {"Asia/Qyzylorda": "Baikonur time", "America/New_York": "Eastern", "Asia/Shanghai": "Beijing time"}
    stated = f"{local} {own[site.zone]}"
    form = random.randrange(8)
    ways = ["flown", f"roundabout {form}"]
    if form == 0:
        hours = f"{_number(there.hour)} hours" + (f" {_number(there.minute)} minutes" if there.minute else "")
        body = random.choice(
            (
                f"On {MONTHS[day.month - 1]} {day.day} at {hours} {own[site.zone]} the space ship {name} was put into "
                f"orbit around the Earth.",
                f"At {hours} {own[site.zone]} on {day.day} {MONTHS[day.month - 1]} {name} was launched.",
            )
        )
    elif form == 1:
        tries = [_date(random, day - timedelta(days=gap), american=True) for gap in (20, 12, 5)]
        behind = random.choice(
            (
                f"after a long wait: the date was moved from {tries[0]} to {tries[1]}, then to {tries[2]}",
                f"having been put off from {tries[0]} and again from {tries[1]} for a leak",
                f"much later than planned: {tries[0]} and {tries[2]} had been given up",
            )
        )
        body = f"{name} is up. It had left {site.place} on {DAYS[day.weekday()]} at {stated}, {behind}."
    elif form == 2:
        gone = DAYS[(day - timedelta(days=1)).weekday()]
        body = random.choice(
            (
                f"{name} rose from {site.place} on {DAYS[day.weekday()]}. Lift-off was at {stated}; the try on {gone} "
                f"had been called off because of wind.",
                f"{name} left on {DAYS[day.weekday()]}. The start came at {stated}, after {gone}'s had been scrubbed.",
            )
        )
    elif form == 3:
        far = random.choice(
            (("Tokyo", "Asia/Tokyo"), ("Houston", "America/Chicago"), ("Berlin", "Europe/Berlin"))
        )
        other = at.astimezone(ZoneInfo(far[1]))
        if other.date() == day or far[1] == site.zone:
            return None
        clock = f"{other.hour % 12 or 12}:{other:%M} {'a' if other.hour < 12 else 'p'}.m."
        body = random.choice(
            (
                f"At {stated} – {clock} {DAYS[other.weekday()]} in {far[0]} – {name} took off.",
                f"{name} lifted off at {stated}, and {clock} on {DAYS[other.weekday()]} in {far[0]}.",
            )
        )
    elif form == 4:
        home = at.astimezone(ZoneInfo("America/Los_Angeles"))
        clock = f"{home.hour % 12 or 12}:{home:%M}"
        place = {"Asia/Qyzylorda": "Baikonur", "America/New_York": "Florida", "Asia/Shanghai": "Jiuquan"}[
            site.zone
        ]
        body = random.choice(
            (
                f"I saw it at {clock} our time: {name} took off from {site.place}. There it was {local} on "
                f"{DAYS[day.weekday()]}.",
                f"At {clock} here, {name} took off; in {place} it was {local} on {DAYS[day.weekday()]}.",
            )
        )
    else:
        today = day - timedelta(days=random.choice((1, 2, 3)))
        title = f"{name} must wait"
        if form == 5:
            heads = [day - timedelta(days=1), day, day + timedelta(days=2)]
            if heads[0].month != heads[2].month:
                return None
            today, title = heads[0] - timedelta(days=1), "This week on your screen"
            rows = (
                "8:00 pm  Film: The lost valley",
                f"{(there.hour or 12) if there.hour < 13 else there.hour - 12}:00 {'am' if there.hour < 12 else 'pm'}  "
                f"Live from {site.place}. {name} leaves at {local.replace('.', '')} with {past.crew[0]}.",
                "9:30 pm  News",
            )
            body = f"(all hours {own[site.zone].removesuffix(' time')} time)\n\n" + "\n\n".join(
                f"{DAYS[head.weekday()].upper()} {head.day}\n{row}"
                for head, row in zip(heads, rows, strict=True)
            )
            ways = ["ahead", "roundabout 5"]
        elif form == 6:
            minutes = random.randrange(3, 30)
            body = (
                f"{_number(minutes).capitalize()} minutes were left when the launch director gave up on "
                f"{DAYS[today.weekday()]}: too much wind. {name} stayed on the pad at {site.place} and the crew "
                f"climbed out again. They {random.choice(('try again', 'will have another go'))} on "
                f"{DAYS[day.weekday()]} at "
                f"{stated}."
            )
            ways = ["slip", "roundabout 6"]
        else:
            body = (
                f"{past.crew[0]} spent hours strapped in for nothing {DAYS[today.weekday()]}, sent home by a stubborn "
                f"valve. NASA now aims for {DAYS[day.weekday()]} at {stated}. The flight, {name}, was to begin "
                f"last week."
            )
            ways = ["slip", "roundabout 7"]
        text, where = _dated(random, site, today, title, body)
        return Told(text, past.flight, at, today, (*ways, where))
    today = day + timedelta(days=1)
    text, where = _dated(random, site, today, f"{name} in orbit", f"{body} {_crew_words(random, past)}")
    return Told(text, past.flight, at, today, (*ways, where))


_RU_SHIP = {
    "Soyuz MS": "Союз МС", "Soyuz TMA": "Союз ТМА", "Soyuz TM": "Союз ТМ", "Soyuz T": "Союз Т", "Soyuz": "Союз",
}  # fmt: skip


def _russian(random: Random, past: PastFlight, at: datetime, kind: str) -> Told | None:
    stem = next(
        (s for s in _RU_SHIP if past.flight.startswith(s + "-") or past.flight.startswith(s + " ")), None
    )
    if (
        stem is None
        or not past.flight.rsplit("-", 1)[-1].rsplit(" ", 1)[-1].rstrip("M").isdigit()
        or "10" in past.flight
    ):
        return None
    name = _RU_SHIP[stem] + past.flight.removeprefix(stem).replace(" ", "-").replace("M", "М")
    there = at.astimezone(ZoneInfo("Europe/Moscow"))
    day = there.date()
    said = f"{day.day} {OF_MONTH[day.month - 1]}"
    hour = random.choice(
        (
            f"{there:%H:%M} мск", f"{there:%H:%M} по московскому времени",
            f"{there.hour} часов {there.minute} минут по московскому времени",
            f"{there:%H:%M} по Москве", f"{there:%H.%M} мск", f"{at:%H:%M} UTC ({there:%H:%M} мск)",
        )
    )  # fmt: skip
    if "UTC" in hour and at.date() != day:
        return None
    flown = kind == "flown"
    today = (
        day + timedelta(days=random.choice((0, 1)))
        if flown
        else day - timedelta(days=random.choice((1, 1, 2, 4)))
    )
    gap = (day - today).days
    ways = [said, said]
    if gap == 1:
        ways += ["завтра"]
    if gap == 0:
        ways += ["сегодня"]
    if gap == -1:
        ways += ["вчера"]
    if 0 < gap < 6:
        ways += [ON_DAY[day.weekday()], f"{ON_DAY[day.weekday()]}, {said},"]
    if random.random() < 0.2:
        ways += [f"{said} {day.year} года"]
    when = random.choice(ways)
    docking = there + timedelta(hours=3, minutes=random.randrange(60))
    extra = random.choice(
        (
            f"Стыковка со станцией намечена на {docking:%H:%M} мск {docking.day} {OF_MONTH[docking.month - 1]}.",
            f"Трансляция {'началась' if flown else 'начнётся'} в {there - timedelta(hours=1, minutes=5):%H:%M}.",
            "Полёт продлится несколько дней.",
            f"Государственная комиссия собралась в {there - timedelta(hours=9):%H:%M} мск.",
        )
    )
    if flown:
        lead = random.choice(
            (
                f"Корабль «{name}» стартовал с космодрома Байконур {when} в {hour}.",
                f"{when[0].upper() + when[1:]} в {hour} с Байконура стартовала ракета с кораблём «{name}».",
                f"С Байконура запущен корабль «{name}». Старт состоялся {when} в {hour}.",
            )
        )
    else:
        lead = random.choice(
            (
                f"Старт корабля «{name}» с космодрома Байконур намечен на {when} в {hour}."
                if not when.startswith("в")
                else f"Корабль «{name}» отправится в космос {when} в {hour} с Байконура.",
                f"Корабль «{name}» стартует с Байконура {when}. Пуск запланирован в {hour}.",
                f"{when[0].upper() + when[1:]} в {hour} с Байконура должен стартовать корабль «{name}».",
            )
        )
    form = random.randrange(3)
    full = f"{today.day} {OF_MONTH[today.month - 1]} {today.year} года"
    if form == 0:
        text = f"БАЙКОНУР, {today.day} {OF_MONTH[today.month - 1]} {today.year}. /Агентство/. {lead} {extra}"
    elif form == 1:
        text = f"{full}\n\n{lead} {extra}"
    else:
        title = f"«{name}» {'на орбите' if flown else 'готов к старту'}"
        text = f"{title}\n\nОпубликовано: {today:%d.%m.%Y}\n\n{lead}\n\n{extra}"
    return Told(text, past.flight, at, today, ("russian", "flown" if flown else "ahead"))


@dataclass(frozen=True)
class Score:
    """How an article was read."""

    told: Told
    lift_off: datetime | None
    published: date | None
    found: bool
    status: str

    @property
    def right(self) -> bool:
        """Whether the lift-off came out to the minute."""
        return self.lift_off is not None and abs(self.lift_off - self.told.lift_off) < timedelta(seconds=61)


def score(one: Told) -> Score:
    """Read an article."""
    seen = read(one.text)
    own = [f for f in seen.flights if f.role == "subject" and one.flight in (f.record, f.flight)]
    status = own[0].status if own else ""
    return Score(one, own[0].liftoff_utc if own else None, seen.published, bool(own), status)


def main() -> None:
    """Print how many lift-offs come out right, in all and by the way they are told."""
    numbers = [a for a in sys.argv[1:] if a.isdigit()]
    count, seed = int(([*numbers, "600"])[0]), int(([*numbers, "", "7"])[1 if len(numbers) > 1 else -1] or 7)
    random = Random(seed)
    articles = [told(random) for _ in range(count)]
    begun = time.perf_counter()
    scores = [score(one) for one in articles]
    took = time.perf_counter() - begun
    right = sum(one.right for one in scores)
    found = sum(one.found for one in scores)
    statuses = sum(one.status == one.told.status for one in scores)
    days = sum(one.published == one.told.published for one in scores)
    print(
        f"{count} articles: flight found {found / count:.3f}, lift-off right {right / count:.3f}, status "
        f"{statuses / count:.3f}, day of the text {days / count:.3f}; {count / took:.0f} a second"
    )
    by: dict[str, list[bool]] = {}
    for one in scores:
        for way in one.told.ways:
            by.setdefault(way, []).append(one.right)
    worst = sorted(by.items(), key=lambda item: sum(item[1]) / len(item[1]))
    for way, hits in worst:
        print(f"  {sum(hits) / len(hits):5.2f} of {len(hits):4d}  {way}")
    if "-v" in sys.argv:
        wrong = Counter[str]()
        for one in scores:
            if not (one.right and one.status == one.told.status) and wrong[one.told.ways[0]] < 40:
                wrong[one.told.ways[0]] += 1
                print("-" * 100)
                print(
                    one.told.ways,
                    one.told.flight,
                    "want",
                    one.told.lift_off,
                    "got",
                    one.lift_off,
                    one.status,
                    one.published,
                )
                print(one.told.text)


if __name__ == "__main__":
    main()
