"""Dockings, undockings and landings told in many ways: small articles about flights of the record, and how many of
their hours are read right, beside a reader that takes the first hour behind a plain word.

    python benchmarks/ways_home_told.py [HOW_MANY [SEED]]    # -v shows what was read wrong

The hours are invented, so that no record can tell them; the days of dockings and landings are the flight's own.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from expedition.announcements.reader import read
from expedition.catalog import history
from expedition.catalog.history import PastFlight

sys.path.insert(0, str(Path(__file__).parent))
import lift_offs_told as lift_offs

EVENTS = ("docking", "undocking", "landing")
DAYS, MONTHS, SHORT, NUMBERS = lift_offs.DAYS, lift_offs.MONTHS, lift_offs.SHORT, lift_offs.NUMBERS


@dataclass(frozen=True)
class Told:
    """An article, the instants it tells, and how it does so."""

    text: str
    flight: str
    instants: dict[str, datetime]
    published: date
    status: str
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """Where ships of a family come down, and the clocks used there."""

    datelines: tuple[str, ...]
    place: str
    zones: tuple[tuple[str, str], ...]
    ends: tuple[str, ...]
    """How their flights end, as sentences: {n} the flight, {c} the hour, {d} the day, {w} who."""


_UTC = (("UTC", "UTC"), ("GMT", "UTC"))
_EASTERN = (
    ("p.m. EDT", "America/New_York"), ("p.m. Eastern", "America/New_York"), ("EDT", "America/New_York"),
    ("p.m. Eastern time", "America/New_York"), ("p.m. ET", "America/New_York"),
)  # fmt: skip
_STEPPE = Ground(
    ("ZHEZKAZGAN, Kazakhstan", "ARKALYK, Kazakhstan", "MOSCOW", "KOROLYOV, Russia"),
    "Kazakhstan",
    (
        ("Moscow time", "Europe/Moscow"), ("Moscow time", "Europe/Moscow"),
        ("by the clocks of Moscow", "Europe/Moscow"),
        ("p.m. EDT", "America/New_York"), ("p.m. Moscow time", "Europe/Moscow"), *_UTC,
    ),
    (
        "{n} touched down on the steppe of Kazakhstan {d} at {c}.",
        "At {c} {d} the descent module of {n} thudded into the grass southeast of Zhezkazgan.",
        "Home again: {w} and {n} are on the ground in Kazakhstan. Their capsule came down under its one parachute {d}, "
        "at {c}.",
        "It was {c} {d} when {n} tipped over on its side in the grass near Zhezkazgan, its flight over.",
        "{w} ended a long stay in space {d} with a bump, at {c}, when {n} met the ground of Kazakhstan.",
        "The crew of {n} is back. The landing was at {c} {d}, four minutes later than planned.",
        "{n} is down. The capsule, blackened by the fall, hit the frozen ground of Kazakhstan {d} at {c} and lay on "
        "its side.",
        "Search parties reached {n} minutes after it had settled on the plain {d} at {c}.",
        "At {c} {d} dust rose from the steppe as the braking rockets of {n} fired for the last time; {w} was home.",
        "Thirty kilometres from Arkalyk, at {c} {d}, the voyage of {n} came to its end.",
    ),
)  # fmt: skip
_SEA = Ground(
    ("PENSACOLA, Fla.", "CAPE CANAVERAL, Fla.", "HOUSTON", "LOS ANGELES"),
    "the sea off Florida",
    _EASTERN + _UTC,
    (
        "{n} splashed down off Florida {d} at {c}.",
        "At {c} {d} {n} dropped into the Gulf of Mexico beneath four parachutes.",
        "Four parachutes let {n} down on the sea off Florida {d}, at {c}.",
        "{n} fell into the Atlantic at {c} {d}, and a boat was beside it within minutes.",
        "The sea has them back: {n} hit the water off Florida at {c} {d}.",
        "{w} and the others bobbed in the capsule of {n} for half an hour. It had plopped into the waves {d} at {c}.",
        "The crew of {n} is back on Earth. Splashdown was at {c} {d}, within a second of the forecast.",
        "It was {c} {d} when {n} slapped into the water off Florida.",
        "{n} ended where it should, in calm water off Florida, {d} at {c}.",
        "Scorched but whole, {n} came down in the ocean {d} at {c}.",
    ),
)
_RUNWAY = Ground(
    ("KENNEDY SPACE CENTER, Fla.", "CAPE CANAVERAL, Fla."),
    "Kennedy Space Center",
    (*_EASTERN, ("p.m.", "America/New_York"), ("p.m. local time", "America/New_York"), *_UTC),
    (
        "{n} landed at Kennedy Space Center {d} at {c}.",
        "At {c} {d} the wheels of the shuttle met the runway at Kennedy Space Center, and {n} was over.",
        "{n} glided to the runway in Florida {d} at {c}.",
        "{w} brought the shuttle down on the Florida runway {d}, at {c}, the end of {n}.",
        "{n} ended {d} at {c} with a touchdown in the Florida dark.",
        "Main gear touchdown of {n} was at {c} {d}.",
        "With two booms for a greeting, {n} came home to Florida {d}, touching down at {c}.",
        "It was {c} {d} when {w} set the orbiter down at Kennedy Space Center. {n} is history.",
        "The crew of {n} is home: the orbiter alighted on the runway at Kennedy Space Center {d} at {c}.",
    ),
)  # fmt: skip
_GOBI = Ground(
    ("JIUQUAN", "DONGFENG", "BEIJING"),
    "Dongfeng",
    (
        ("Beijing time", "Asia/Shanghai"), ("Beijing Time", "Asia/Shanghai"), ("p.m. Beijing time", "Asia/Shanghai"),
        ("p.m. (Beijing time)", "Asia/Shanghai"), *_UTC,
    ),
    (
        "The return capsule of {n} touched down in Inner Mongolia {d} at {c}.",
        "At {c} {d} the capsule of {n} settled on the sand of the Gobi.",
        "{w} is home. {n} landed in the desert of Inner Mongolia at {c} {d}.",
        "{n} came down on the plains of Inner Mongolia {d}, at {c}.",
        "It was {c} {d} when {n} hit the ground at the landing field.",
        "The flight of {n} ended at {c} {d} in Inner Mongolia, with the capsule upright.",
    ),
)  # fmt: skip
_AHEAD = (
    "{n} is to land in {p} {d} at {c}.",
    "{w} and {n} are expected back {d}, at {c}.",
    "{n} comes home {d}. Landing is at {c}.",
    "The ship will be down at {c} {d}, if the weather allows. That ends {n}.",
    "For {n} the way home begins soon: touchdown in {p} is due {d} at {c}.",
    "Landing of {n} in {p}: {d}, {c}.",
    "{n} should be back on the ground {d} at {c}.",
    "At {c} {d} the journey of {n} is to end in {p}.",
)
_AHEAD_SEA = (
    "{n} is to splash down off Florida {d} at {c}.",
    "{w} and {n} are expected back {d}, falling into the sea off Florida at {c}.",
    "{n} comes home {d}. Splashdown is at {c}.",
    "The capsule of {n} will hit the water at {c} {d}, if waves and wind allow.",
    "Splashdown of {n} off Florida: {d}, {c}.",
    "{n} should be in the water {d} at {c}.",
)
_DOCKED = (
    "{n} docked with the station {d} at {c}.",
    "At {c} {d} {n} hooked on to the station, {m} minutes early.",
    "{n} linked up with the station at {c} {d}.",
    "{n} is at the station. Contact came at {c} {d}, 420 kilometres above the sea.",
    "It was {c} {d} when {n} slid into its berth at the station.",
    "{n} made fast to the station {d} at {c}.",
    "{w} and the others have arrived: {n} tied up at the station {d} at {c}.",
    "The hooks closed at {c} {d}: {n} is part of the station now.",
    "Without a hand on the stick {n} nosed into its port at {c} {d}.",
    "{n} reached the station {d}. It was {c} when the two touched.",
    "{n} and the station were joined {d} at {c}.",
    "The station has company: {n} pulled up {d} at {c}, a little ahead of time.",
)
_WILL_DOCK = (
    "{n} is to dock with the station {d} at {c}.",
    "{n} will reach the station {d} at {c}.",
    "{n} and the station are to meet at {c} {d}.",
    "{n} is on the way and due at the station {d} at {c}.",
    "Docking of {n}: {d}, {c}.",
    "{w} will be there {d}: {n} should make contact at {c}.",
    "{n} arrives at the station {d}; the hooks are to close at {c}.",
    "The station expects {n} {d} at {c}.",
)
_UNDOCKED = (
    "It had undocked at {u}",
    "It had let go of the station at {u}",
    "They had cast off at {u}",
    "It had backed away from the station at {u}",
    "The ship had parted from the station at {u}",
    "It had pulled away from its port at {u}",
    "The hooks had been opened at {u}",
    "It had left the station at {u}",
    "The undocking had come at {u}",
    "They had said goodbye to the station and slipped away from it at {u}",
)
_WILL_UNDOCK = (
    "It undocks at {u}",
    "It is to let go of the station at {u}",
    "They cast off at {u}",
    "The ship is to back away from the station at {u}",
    "Undocking is at {u}",
    "It leaves the station at {u}",
    "It will part from the station at {u}",
)
_AROUND = (
    "The commander spoke to reporters at {o}.",
    "Live coverage begins at {o}.",
    "The crew was woken at {o}.",
    "The weather was fine.",
    "Doctors say that all are well.",
    "The hatches were closed at {o}.",
    "Flight directors met at {o} and gave their go.",
    "Another crew is to follow in some weeks.",
)
_GROUNDS: tuple[tuple[str, Ground], ...] = (
    ("soyuz", _STEPPE), ("crew-dragon", _SEA), ("space-shuttle", _RUNWAY), ("shenzhou", _GOBI),
)  # fmt: skip


def told(random: Random) -> Told:
    """One article about one flight of the record."""
    known = [(one, ground) for one in history.crewed() if one.crew and (ground := _ground(one))]
    while True:
        past, ground = random.choice(known)
        form: Callable[[Random, PastFlight, Ground], Told | None] = random.choice(
            (_landing, _landing, _docking)
        )
        if made := form(random, past, ground):
            return made


def _ground(past: PastFlight) -> Ground | None:
    found = next((ground for family, ground in _GROUNDS if past.vehicle.startswith(family)), None)
    lost = past.outcome_descent in ("loss", "na") or past.outcome_ascent != "ok"
    if found is None or past.landing_date is None or lost:
        return None
    docked = past.docking_date is not None and past.station not in ("none", "moon")
    return found if docked or found is not _SEA else None


def _hour(random: Random, at: datetime, word: str, zone: str) -> str:
    """An hour in figures or, where it is near a full one, in words."""
    local = at.astimezone(ZoneInfo(zone))
    plain = word in ("p.m.", "p.m. local time", "Beijing time", "Moscow time", "p.m. Eastern")
    if plain and random.random() < 0.35 and (words := _words(random, local)):
        tail = {"p.m.": "", "p.m. local time": " local time", "p.m. Eastern": " Eastern time"}.get(
            word, f" {word}"
        )
        return words + ("," + tail if tail else "")
    return lift_offs._clock(random, at, word, zone)


def _words(random: Random, local: datetime) -> str | None:
    """Two minutes before three in the afternoon, half past six in the morning, twenty to nine in the evening."""
    part = (
        "in the morning" if local.hour < 12 else "in the afternoon" if local.hour < 17
        else "in the evening" if local.hour < 21 else "at night"
    )  # fmt: skip
    if local.hour == 0:
        return None
    this, following = NUMBERS[local.hour % 12], NUMBERS[(local.hour + 1) % 12]
    minute = local.minute
    if (local.hour == 11 or local.hour in (16, 20, 23)) and minute > 30:
        return None
    if minute == 0:
        return f"{this} o'clock {part}"
    if minute == 15:
        return f"a quarter past {this} {part}"
    if minute == 30:
        return f"half past {this} {part}"
    if minute == 45:
        return f"a quarter to {following} {part}"
    if minute <= 25:
        count = lift_offs._number(minute)
        unit = "" if minute % 5 == 0 else " minute" if minute == 1 else " minutes"
        return f"{count}{unit} {random.choice(('past', 'after') if unit else ('past',))} {this} {part}"
    if minute >= 35:
        count = lift_offs._number(60 - minute)
        unit = "" if minute % 5 == 0 else " minute" if minute == 59 else " minutes"
        return f"{count}{unit} {random.choice(('to', 'before') if unit else ('to',))} {following} {part}"
    return None


def _instant(random: Random, day: date) -> datetime:
    """Some minute of a day in UTC; more often one that is told in words."""
    minute = random.choice((0, 15, 30, 45, 40, 10, 58, 2)) if random.random() < 0.4 else random.randrange(60)
    return datetime(day.year, day.month, day.day, random.randrange(24), minute, tzinfo=UTC)


def _day(random: Random, day: date, today: date, *, past: bool) -> tuple[str, str]:
    said, way = lift_offs._day_words(random, day, today, past=past)
    return (f"on {said}" if said[0].isupper() else said), way


def _site(ground: Ground, random: Random) -> object:
    return lift_offs.Site("UTC", random.choice(ground.datelines), ground.place, "", ())


def _landing(random: Random, past: PastFlight, ground: Ground) -> Told | None:
    assert past.landing_date is not None
    at = _instant(random, past.landing_date)
    word, zone = random.choice(ground.zones)
    there = at.astimezone(ZoneInfo(zone)).date()
    flown = random.random() < 0.7
    gap = random.choice((0, 0, 0, 1, 2)) if flown else -random.choice((0, 1, 1, 2, 3))
    today = there + timedelta(days=gap)
    day, way = _day(random, there, today, past=flown)
    clock = _hour(random, at, word, zone)
    ends = ground.ends if flown else _AHEAD_SEA if ground is _SEA else _AHEAD
    form = random.randrange(len(ends))
    lead = ends[form].format(n=past.flight, c=clock, d=day, w=past.crew[0], p=ground.place)
    if not flown and "{d}, {c}" in ends[form] and ": " in ends[form]:
        lead = ends[form].format(n=past.flight, c=clock, d=day.removeprefix("on "), p=ground.place)
    instants = {"landing": at}
    kind = "flown" if flown else "ahead"
    ways = [f"landing {kind}", f"{ground.place} {kind} {form}", way, f"zone {word}"]
    rest: list[str] = []
    if past.docking_date is not None and random.random() < 0.5:
        off = at - timedelta(hours=random.choice((3, 5, 6, 19)), minutes=random.randrange(60))
        off_there = off.astimezone(ZoneInfo(zone)).date()
        undocked = lift_offs._clock(random, off, word, zone)
        forms = _UNDOCKED if flown else _WILL_UNDOCK
        form = random.randrange(len(forms))
        said = forms[form].format(u=undocked)
        if off_there != there:
            said += " " + _day(random, off_there, today, past=flown)[0]
        elif random.random() < 0.5:
            said += random.choice((" the same day", f", {_span(random, at - off)} before")) if flown else ""
        instants["undocking"] = off
        ways.append(f"undocking {kind} {form}")
        rest.append(said + ".")
    rest += _more(random, at, word, zone)
    return _article(random, past, ground, lead, rest, instants, today, "flown" if flown else None, ways)


def _span(random: Random, length: timedelta) -> str:
    hours = round(length / timedelta(hours=1))
    return f"some {lift_offs._number(hours)} hours"


def _docking(random: Random, past: PastFlight, ground: Ground) -> Told | None:
    if past.docking_date is None or past.docked in ("no", "failed"):
        return None
    at = _instant(random, past.docking_date)
    if (past.docking_date - past.liftoff_date).days == 0 and at.hour < 6:
        return None
    word, zone = random.choice(ground.zones)
    there = at.astimezone(ZoneInfo(zone)).date()
    flown = random.random() < 0.6
    gap = random.choice((0, 0, 1, 2)) if flown else -random.choice((0, 0, 1))
    today = there + timedelta(days=gap)
    day, way = _day(random, there, today, past=flown)
    clock = _hour(random, at, word, zone)
    forms = _DOCKED if flown else _WILL_DOCK
    form = random.randrange(len(forms))
    when = day.removeprefix("on ") if ": {d}, {c}" in forms[form] else day
    lead = forms[form].format(
        n=past.flight, c=clock, d=when, w=past.crew[0], m=random.choice(("two", "seven"))
    )
    kind = "flown" if flown else "ahead"
    ways = [f"docking {kind}", f"docking {kind} {form}", way, f"zone {word}"]
    rest = _more(random, at, word, zone)
    if random.random() < 0.5 and past.liftoff_date < today:
        gone = past.liftoff_date
        rest.insert(
            0, f"The ship had left {random.choice(('Earth', 'the ground'))} on {DAYS[gone.weekday()]}."
        )
    return _article(
        random, past, ground, lead, rest, {"docking": at}, today, "flown" if flown else None, ways
    )


def _more(random: Random, at: datetime, word: str, zone: str) -> list[str]:
    other = at - timedelta(hours=random.choice((2, 8, 9)), minutes=random.choice((0, 20, 30)))
    if other.astimezone(ZoneInfo(zone)).date() != at.astimezone(ZoneInfo(zone)).date():
        return []
    said = [one.format(o=lift_offs._clock(random, other, word, zone)) for one in _AROUND]
    return random.sample(said, k=random.randrange(0, 3))


def _article(
    random: Random,
    past: PastFlight,
    ground: Ground,
    lead: str,
    rest: list[str],
    instants: dict[str, datetime],
    today: date,
    status: str | None,
    ways: list[str],
) -> Told:
    title = random.choice(
        ("Home", "From the station", f"News of {past.flight}", "In space today", "The day's flight")
    )
    body = lift_offs._joined(random, lead, rest)
    form = random.random()
    if form < 0.25:
        # In brackets behind the place, before a dash.
        place = random.choice(ground.datelines)
        said = lift_offs._date(random, today, american=True, year=random.random() < 0.3)
        text, where = f"{title}\n\n{place} ({said}) – {body}", "dateline in brackets"
    else:
        text, where = lift_offs._dated(random, _site(ground, random), today, title, body)  # type: ignore[arg-type]
    return Told(text, past.flight, instants, today, status or "", (*ways, where))


# ---- scores ----


@dataclass(frozen=True)
class Score:
    """How an article was read."""

    told: Told
    right: dict[str, bool]
    naive: dict[str, bool]
    published: bool
    found: bool
    status: bool


def score(one: Told) -> Score:
    """Read an article."""
    seen = read(one.text)
    own = [f for f in seen.flights if f.role == "subject" and one.flight in (f.record, f.flight)]
    right, naive = {}, {}
    for kind, at in one.instants.items():
        got = getattr(own[0], f"{kind}_utc") if own else None
        right[kind] = got is not None and abs(got - at) < timedelta(seconds=61)
        plain = naive_instant(one.text, kind, one.published)
        naive[kind] = plain is not None and abs(plain - at) < timedelta(seconds=61)
    status = bool(own) and (not one.status or own[0].status == one.status)
    return Score(one, right, naive, seen.published == one.published, bool(own), status)


_PLAIN = {
    "docking": r"dock|contact|reach|arriv",
    "undocking": r"undock|left|leave",
    "landing": r"land|down|splash",
}
_CLOCK = re.compile(
    r"(\d{1,2})[:.](\d\d)(?: ?([ap])\.?m\.?)?(?: \(?(UTC|GMT|E[DS]?T|Eastern|Moscow|Beijing))?"
)
_NAIVE_ZONES = {
    "UTC": "UTC", "GMT": "UTC", "EDT": "America/New_York", "EST": "America/New_York", "ET": "America/New_York",
    "Eastern": "America/New_York", "Moscow": "Europe/Moscow", "Beijing": "Asia/Shanghai",
}  # fmt: skip


def naive_instant(text: str, kind: str, published: date) -> datetime | None:
    """The first hour in a sentence with a plain word of that kind, on the day of the text, which is told to it."""
    for sentence in re.split(r"(?<=[.!?])\s|\n", text):
        hit = _CLOCK.search(sentence)
        if hit is None or not re.search(rf"\b(?:{_PLAIN[kind]})", sentence, re.IGNORECASE):
            continue
        hour = int(hit[1]) % 12 + 12 * (hit[3] == "p") if hit[3] else int(hit[1])
        zone = ZoneInfo(_NAIVE_ZONES.get(hit[4] or "UTC", "UTC"))
        if hour > 23:
            continue
        return datetime(
            published.year, published.month, published.day, hour, int(hit[2]), tzinfo=zone
        ).astimezone(UTC)
    return None


def main() -> None:
    """Print how many hours come out right, in all and by the way they are told."""
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    count, seed = [*numbers, 600][0], ([*numbers, 7, 7])[1] if len(numbers) > 1 else 7
    random = Random(seed)
    articles = [told(random) for _ in range(count)]
    begun = time.perf_counter()
    scores = [score(one) for one in articles]
    took = time.perf_counter() - begun
    print(
        f"{count} articles: flight found {_share(one.found for one in scores)}, status "
        f"{_share(one.status for one in scores)}, day of the text {_share(one.published for one in scores)}; "
        f"{count / took:.0f} a second"
    )
    for kind in EVENTS:
        own = [one for one in scores if kind in one.right]
        print(
            f"  {kind:10} right {_share(one.right[kind] for one in own)}, naive "
            f"{_share(one.naive[kind] for one in own)} of {len(own)}"
        )
    by: dict[str, list[bool]] = {}
    for one in scores:
        for way in one.told.ways:
            kind = "undocking" if way.startswith("undocking") else next(iter(one.right))
            by.setdefault(way, []).append(one.right[kind])
    for way, hits in sorted(by.items(), key=lambda item: sum(item[1]) / len(item[1])):
        print(f"  {sum(hits) / len(hits):5.2f} of {len(hits):4d}  {way}")
    if "-v" in sys.argv:
        for one in scores:
            if not (all(one.right.values()) and one.status and one.published):
                print("-" * 100)
                print(
                    one.told.ways,
                    one.told.flight,
                    one.told.instants,
                    one.told.published,
                    one.right,
                    one.status,
                )
                print(one.told.text)


def _share(hits: object) -> str:
    found = list(hits)  # type: ignore[call-overload]
    return f"{sum(found) / max(1, len(found)):.3f}"


if __name__ == "__main__":
    main()
