"""Statements made from the record, true and with one value changed, and how many of them are judged right.

    python benchmarks/made_claims.py [HOW_MANY [SEED]]    # -v shows what was judged wrong

Each stands in a small article with news of another flight, or of its own. What is true must never be called false.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from expedition.announcements.reader import read
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import came_down_on

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
IN_MONTH = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре",
    "декабре",
)  # fmt: skip
PADS = {
    "ksc-39a": "Launch Complex 39A at the Kennedy Space Center",
    "ccsfs-40": "Space Launch Complex 40 at Cape Canaveral",
    "ccsfs-41": "Space Launch Complex 41 at Cape Canaveral", "baikonur-31": "Site 31 at Baikonur",
    "baikonur-1": "Site 1 at Baikonur", "jiuquan": "Jiuquan", "wenchang": "Wenchang", "wallops-0a": "Wallops Island",
    "tanegashima": "Tanegashima", "kourou": "Kourou",
}  # fmt: skip
ROCKETS = {
    "falcon-9": "a Falcon 9", "soyuz-2-1a": "a Soyuz-2.1a", "soyuz-fg": "a Soyuz-FG",
    "long-march-2f": "a Long March 2F",
    "long-march-7": "a Long March 7", "atlas-v-n22": "an Atlas V", "antares-230": "an Antares", "h-iib": "an H-IIB",
}  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
NUMBERS = ("nobody", "one person", "two people", "three people", "four people", "five people", "six people",
           "seven people", "eight people", "nine people", "ten people")  # fmt: skip


@dataclass(frozen=True)
class Made:
    """An article, where the made statement begins in it, and whether that is true."""

    text: str
    start: int
    sort: str
    true: bool


def _rows() -> list[PastFlight]:
    return [one for one in history.crewed() if one.outcome_ascent == "ok" and one.vehicle != "x-15"]


def _recent() -> list[PastFlight]:
    return [
        one for one in _rows() if one.liftoff_date.year >= 1995 and one.landing_date and one.kind == "orbital"
    ]


def _day(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}"


def _lead(news: PastFlight) -> str:
    day = news.liftoff_date + timedelta(days=1)
    return (
        f"HOUSTON, {_day(day)}, {day.year} — {news.flight} lifted off on {_day(news.liftoff_date)} "
        f"with {', '.join(news.crew)} aboard.\n\n"
    )


def _made(news: PastFlight, words: str, sort: str, true: bool) -> Made:
    lead = _lead(news)
    return Made(lead + words + "\n", len(lead), sort, true)


def _other(draw: Random, news: PastFlight) -> PastFlight:
    before = [
        one
        for one in _rows()
        if one.landing_date and one.landing_date < news.liftoff_date - timedelta(days=400)
    ]
    return draw.choice(before)


def _day_of_other(draw: Random, true: bool) -> Made:
    news = draw.choice(_recent())
    other = _other(draw, news)
    day = other.liftoff_date
    year = day.year if true else day.year + draw.choice([-4, -3, -2, -1])
    month = f"{MONTHS[day.month - 1]} {year}"
    ways = [
        f"{other.flight} flew in {month}.",
        f"{other.flight}, launched in {month}, went better.",
        f"The same was tried on {other.flight} in {month}.",
        f"Engineers remember {other.flight} (in {month}).",
        f"In {month}, {other.flight} went up with {other.crew_count} aboard.",
        f"Корабль {other.flight} стартовал в {IN_MONTH[day.month - 1]} {year} года.",
    ]
    return _made(news, draw.choice(ways), "a month of another flight", true)


def _year_of_person(draw: Random, true: bool) -> Made:
    news = draw.choice(_recent())
    other = _other(draw, news)
    who = draw.choice(other.crew)
    flown = aboard(who)
    ends = {came_down_on(who, one).landing_date or one.liftoff_date for one in flown}
    taken = {day.year + gap for day in (*ends, *(one.liftoff_date for one in flown)) for gap in (0,)}
    free = [year for year in range(1961, news.liftoff_date.year) if year not in taken]
    year = other.liftoff_date.year if true else draw.choice(free)
    ways = [f"{who} flew in {year}.", f"{who} went up in {year}.", f"{who}, in {year}, did the same."]
    return _made(news, draw.choice(ways), "a year of somebody's flight", true)


def _month_to_come(draw: Random, true: bool) -> Made:
    news = draw.choice(_recent())
    coming = [one for one in _rows() if 40 <= (one.liftoff_date - news.liftoff_date).days <= 500]
    other = draw.choice(coming or _recent()[-1:])
    if other.liftoff_date <= news.liftoff_date:
        return _month_to_come(draw, true)
    day = other.liftoff_date
    at = day.year * 12 + day.month - 1 + (0 if true else draw.choice([3, 4, 5]))
    month = f"{MONTHS[at % 12]} {at // 12}"
    ways = [
        f"{other.flight} is to follow in {month}.",
        f"{other.flight} will fly in {month}.",
        f"Next comes {other.flight}, due in {month}.",
        f"Корабль {other.flight} должен стартовать в {IN_MONTH[at % 12]} {at // 12} года.",
    ]
    return _made(news, draw.choice(ways), "a month of a flight to come", true)


def _length(draw: Random, true: bool) -> Made:
    news = draw.choice(_recent())
    while True:
        other = _other(draw, news)
        days = ((other.landing_date or other.liftoff_date) - other.liftoff_date).days
        crews = {came_down_on(who, other).flight for who in other.crew}
        if days >= 4 and crews == {other.flight}:
            break
    said = days if true else round(days * 1.7) + 3
    ways = [
        f"{other.flight} lasted {said} days.",
        f"{other.flight} was in orbit for {said} days.",
        f"The flight of {other.flight} lasted {said} days.",
    ]
    return _made(news, draw.choice(ways), "days of another flight", true)


def _to_docking(draw: Random, true: bool) -> Made:
    rows = [one for one in _recent() if one.docking_utc and one.liftoff_utc]
    news = draw.choice(rows)
    assert news.docking_utc is not None
    assert news.liftoff_utc is not None
    hours = round((news.docking_utc - news.liftoff_utc).total_seconds() / 3600.0)
    said = hours if true else hours * 2 + 2
    ways = [
        f"It docked with the station about {said} hours after launch.",
        f"It reached the station after a chase of {said} hours.",
        f"The ship docked {said} hours after lift-off.",
    ]
    return _made(news, draw.choice(ways), "hours to docking", true)


def _pad(draw: Random, true: bool) -> Made:
    rows = [one for one in _recent() if one.pad in PADS and "pad" not in one.recalled]
    news = draw.choice(rows)
    others = [pad for pad in PADS if pad.split("-")[0] != news.pad.split("-")[0]]
    if news.pad.startswith(("ksc", "ccsfs")):
        others = [pad for pad in others if not pad.startswith(("ksc", "ccsfs"))]
    where = PADS[news.pad if true else draw.choice(others)]
    ways = [
        f"It left from {where}.",
        f"{news.flight} rose from {where}.",
        f"The ship lifted off from {where}.",
    ]
    return _made(news, draw.choice(ways), "a pad", true)


def _rocket(draw: Random, true: bool) -> Made:
    rows = [one for one in _recent() if one.launcher in ROCKETS and "launcher" not in one.recalled]
    news = draw.choice(rows)
    others = [each for each in ROCKETS if each.split("-")[0] != news.launcher.split("-")[0]]
    what = ROCKETS[news.launcher if true else draw.choice(others)]
    ways = [f"It went up on {what}.", f"{news.flight} was launched by {what}.", f"The ship rode atop {what}."]
    return _made(news, draw.choice(ways), "a rocket", true)


def _heads(draw: Random, true: bool) -> Made:
    news = draw.choice([one for one in _recent() if one.crew_count == len(one.crew)])
    n = news.crew_count + (0 if true else draw.choice([1, 2]))
    ways = [f"It left with {NUMBERS[n]} aboard.", f"{news.flight} lifted off with {NUMBERS[n]} aboard."]
    return _made(news, draw.choice(ways), "heads aboard", true)


def _own_flights(draw: Random, true: bool) -> Made:
    while True:
        news = draw.choice(_recent())
        who = draw.choice(news.crew)
        count = len([one for one in aboard(who) if one.liftoff_date <= news.liftoff_date])
        if count <= 4 and all(one.kind == "orbital" for one in aboard(who)):
            break
    n = count if true else count + draw.choice([1, 2])
    ways = [f"For {who} it is the {ORDINALS[n - 1]} flight.", f"It is {who}'s {ORDINALS[n - 1]} flight."]
    return _made(news, draw.choice(ways), "somebody's flights", true)


SORTS = {
    "a month of another flight": _day_of_other,
    "a year of somebody's flight": _year_of_person,
    "a month of a flight to come": _month_to_come,
    "days of another flight": _length,
    "hours to docking": _to_docking,
    "a pad": _pad,
    "a rocket": _rocket,
    "heads aboard": _heads,
    "somebody's flights": _own_flights,
}


def made(sort: str, draw: Random, how_many: int) -> list[Made]:
    """So many true statements of a sort, and as many false ones."""
    return [SORTS[sort](draw, true) for true in (True, False) for _ in range(how_many)]


def verdict(one: Made) -> str:
    """What is said of a statement: contradicted where any part of it is, else supported where any is."""
    found = {claim.verdict for claim in read(one.text).claims if claim.start >= one.start}
    return next((each for each in ("contradicted", "supported") if each in found), "unclear")


def main() -> None:
    """Prints for each sort how many true statements are supported, how many false ones caught."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    how_many, seed = [*numbers, *(100, 1)[len(numbers) :]][:2]
    draw, began, count = Random(seed), time.monotonic(), 0
    print(f"{'statement':30} true: supported, called false   false: caught, supported")
    for sort in SORTS:
        counts: Counter[tuple[bool, str]] = Counter()
        for one in made(sort, draw, how_many):
            said = verdict(one)
            counts[one.true, said] += 1
            count += 1
            if "-v" in sys.argv and said == ("contradicted" if one.true else "supported"):
                print(
                    f"    {one.true}: {one.text[one.start :].strip()} | {one.text[: one.start].strip()[:90]}"
                )
        print(
            f"{sort:30} {counts[True, 'supported'] / how_many:15.2f}, {counts[True, 'contradicted'] / how_many:12.2f}"
            f"  {counts[False, 'contradicted'] / how_many:14.2f}, {counts[False, 'supported'] / how_many:9.2f}"
        )
    print(f"{count / (time.monotonic() - began):.0f} texts a second")


if __name__ == "__main__":
    main()
