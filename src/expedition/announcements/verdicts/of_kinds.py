"""Whether a flight is the first, the last or the so-manyth of a kind: counted among the record's flights of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR
from expedition.announcements.verdicts.kinds import Kind
from expedition.catalog import history
from expedition.catalog.history import PastFlight


def before(one: Kind, day: date, own: PastFlight | None) -> list[PastFlight]:
    """The flights of a kind earlier than a day, and after "since"."""
    return [
        each
        for each in one.flights
        if each is not own
        and each.liftoff_date < day
        and (one.since is None or each.liftoff_date > one.since + timedelta(1))
    ]


def judged_first(one: Kind, past: PastFlight | None, day: date) -> tuple[str, str]:
    """Whether nothing of a kind flew before a day, ever or since another day."""
    earlier = before(one, day, past)
    if past is not None and past.kind == "orbital":
        # Beside flights to orbit few count hops.
        earlier = [each for each in earlier if each.kind != "suborbital"]
    if earlier:
        names = ", ".join(each.flight for each in (earlier[-3:] if one.since else earlier[:3]))
        return CONTRADICTED, f"before came {names} of the {one.name}"
    since = f" after {one.since.isoformat()}" if one.since else ""
    return SUPPORTED, f"the record has none of the {one.name} before {day.isoformat()}{since}"


def judged_since(one: Kind, past: PastFlight | None, day: date, year: int, told: str) -> tuple[str, str]:
    """Whether the last of a kind before a day, of which none came since, was up in the year that is named."""
    earlier = [each for each in one.flights if each is not past and each.liftoff_date < day]
    if past is not None and past.kind == "orbital":
        earlier = [each for each in earlier if each.kind != "suborbital"]
    if not earlier:
        return UNCLEAR, told
    last = earlier[-1]
    years = (last.liftoff_date.year, (last.landing_date or last.liftoff_date).year)
    if years[0] <= year <= years[1]:
        return SUPPORTED, told
    return CONTRADICTED, f"the one before of the {one.name} was {last.flight}, {last.liftoff_date}"


def judged_last(
    one: Kind, past: PastFlight, today: date | None = None, *, says_so: bool = False
) -> tuple[str, str]:
    """Whether nothing of a kind has flown after a flight.

    Args:
        says_so: whether the words are a statement about all time; else what came after the text it cannot know.
    """
    later = [each for each in one.flights if each.liftoff_date > past.liftoff_date]
    if later:
        told = f"after it came {', '.join(each.flight for each in later[:3])} of the {one.name}"
        known = today is not None and later[0].liftoff_date < today
        return (CONTRADICTED if known or says_so else UNCLEAR), told
    return SUPPORTED, f"{past.flight} is the last of the {one.name} in the record"


def judged_nth(one: Kind, past: PastFlight | None, day: date, number: int) -> tuple[str, str]:
    """Whether a flight is the so-manyth of a kind; hops and broken ascents are counted by some only."""
    rows = [each for each in one.flights if each.liftoff_date <= day]
    if one.since is not None:
        rows = [each for each in rows if each.liftoff_date > one.since]
    counts = {
        len(rows),
        len([each for each in rows if each.outcome_ascent in ("ok", "")]),
        len([each for each in rows if each.kind != "suborbital"]),
        len([each for each in rows if each.kind != "suborbital" and each.outcome_ascent in ("ok", "")]),
    }
    # Some count those who got there, and "since October" from its first day on.
    counts.add(len([each for each in rows if each.docked == "yes"]) if _BOUND.search(one.name) else len(rows))
    if one.since is not None:
        # "The twelfth since Yang Liwei flew": some count from that one on.
        opens = (
            one.since.replace(month=1, day=1) if (one.since.month, one.since.day) == (12, 31) else one.since
        )
        marks = [each for each in one.flights if opens <= each.liftoff_date <= one.since]
        counts |= {count + len(marks) for count in counts}
    if one.since is not None and one.since.day >= _MONTH_ENDS:
        month = one.since.replace(day=1)
        counts.add(len([each for each in one.flights if month <= each.liftoff_date <= day]))
    told = f"number {len(rows)} of the {one.name} in the record"
    if past is not None:
        told = f"{past.flight} is {told}"
    if number in counts:
        return SUPPORTED, told
    # Of long rows one more or less proves nothing.
    near = min(abs(number - each) for each in counts)
    if not complete(one):
        # Rockets fly satellites as well, and those are not kept.
        return UNCLEAR, told
    return (CONTRADICTED if near > 0.03 * len(rows) else UNCLEAR), told


_MONTH_ENDS = 28
_BOUND = re.compile(r" to (?!orbit|the Moon|no station|stay)")


def complete(one: Kind) -> bool:
    """Whether the record keeps all of a kind: of rockets it has those flights alone that carry its ships."""
    ships = ("with people", "with cargo", "without people", " of ", " to ")
    return " on " not in one.name or any(part in one.name for part in ships) or all_kept(one)


def all_kept(one: Kind) -> bool:
    """Whether the record has every launch of the rockets of a kind, as the tables of launchers count them."""
    return all(_kept().get(name, False) for name in {each.launcher for each in one.flights})


@cache
def _kept() -> dict[str, bool]:
    """Of each rocket whether the record has as many flights of it as the tables count launches."""
    launches: Counter[str] = Counter()
    for row in history.launchers():
        launches[row.launcher.lower().replace(" ", "-")] += row.launches
    last = max((row.last_year for row in history.launchers()), default=0)
    flown = Counter(each.launcher for each in history.flights() if each.liftoff_date.year <= last)
    return {name: flown[name] >= count for name, count in launches.items()}


def narrowed(one: Kind, flights: tuple[PastFlight, ...]) -> Kind:
    """The same kind with fewer flights."""
    return replace(one, flights=flights)


def after(one: Kind, since: date) -> Kind:
    """The same kind, counted from a day on."""
    return replace(one, since=since)
