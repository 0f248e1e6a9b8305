"""Two clocks that a text gives side by side: whether they are one instant, wherever each of them hangs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import pairwise

from expedition.announcements.drafts import of_satellites
from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.times import TimeMention, pairs
from expedition.announcements.zones import CST, HERE, LOCAL, utc_of, zone_of
from expedition.catalog.gazetteer import towns_named

_HERE = re.compile(
    r"[ ,]*(?:in the (?:morning|afternoon|evening) |at night )?(?:locally|local(?: time)?|there|"
    r"at the (?:launch site|cosmodrome|spaceport|pad|site)|на космодроме|"
    r"по времени (?:Байконура|космодрома)|на месте|по местному)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"[ ,]*(?:in the (?:morning|afternoon|evening) )?(?:at|in|on) (?:the )?(?P<place>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)"
    r"|[ ](?P<adjective>[A-Z]\w+) time\b"
)
_WHICH = re.compile(
    r"(?:,? (?:on )?[A-Z]\w+day)?,? (?:which|that) (?:is|was|will be) (?:about )?|,? that is,? |[ ]–[ ](?:still )?"
    r"(?:[A-Z]\w+day, )?|,? or,? (?:for [\w ]{3,35}, )?",
)
_SITES = (
    ("baikonur", "Asia/Qyzylorda"), ("ksc", "America/New_York"), ("ccsfs", "America/New_York"),
    ("wallops", "America/New_York"), ("corn-ranch", "America/Chicago"), ("starbase", "America/Chicago"),
    ("spaceport-america", "America/Denver"), ("white-sands", "America/Denver"), ("mojave", "America/Los_Angeles"),
    ("edwards", "America/Los_Angeles"), ("jiuquan", "Asia/Shanghai"), ("wenchang", "Asia/Shanghai"),
    ("tanegashima", "Asia/Tokyo"), ("kourou", "America/Cayenne"), ("sriharikota", "Asia/Kolkata"),
    ("vostochny", "Asia/Yakutsk"), ("plesetsk", "Europe/Moscow"),
)  # fmt: skip
_ONE_ZONE = {
    "Britain": "Europe/London", "England": "Europe/London", "Sweden": "Europe/Stockholm", "Norway": "Europe/Oslo",
    "Denmark": "Europe/Copenhagen", "Poland": "Europe/Warsaw", "Austria": "Europe/Vienna",
    "Switzerland": "Europe/Zurich", "Netherlands": "Europe/Amsterdam", "Belgium": "Europe/Brussels",
    "Texas": "America/Chicago", "Florida": "America/New_York", "California": "America/Los_Angeles",
    "Virginia": "America/New_York", "Hungary": "Europe/Budapest", "Belarus": "Europe/Minsk", "Minsk": "Europe/Minsk",
}  # fmt: skip
# A namesake of a few people is not what a newspaper means.
_KNOWN_TOWN = 150_000


def two_clocks(scene: Scene, judged: dict[TimeMention, tuple[str, str]]) -> Iterator[Claim]:
    """Every pair of clocks, with what became of each alone."""
    by_said = {m.said: m for s in scene.told.sentences for m in s.moments}
    chain: list[Claim] = []
    for first, second in _pairs(scene):
        claim = _pair(scene, first, second, by_said, judged)
        if claim is None:
            continue
        yield claim
        chain = [*chain, claim] if chain and chain[-1].start < claim.start < chain[-1].end else [claim]
        if len(chain) > 1:
            # Three clocks side by side are one statement as well.
            worst = next((one for one in chain if one.verdict == CONTRADICTED), chain[-1])
            yield replace(worst, start=chain[0].start, end=max(one.end for one in chain))


def _pair(
    scene: Scene,
    first: TimeMention,
    second: TimeMention,
    by_said: dict[TimeMention, Moment],
    judged: dict[TimeMention, tuple[str, str]],
) -> Claim | None:
    one, other = by_said.get(first), by_said.get(second)
    day = next((m.day for m in (one, other) if m is not None and m.day is not None), None)
    met = []
    for when in (day,) if day is not None else _some_days(scene):
        options = _instants(scene, first, one, when)
        again = _instants(scene, second, other, when)
        met += [(_apart(a, b), a, b) for a in options for b in again]
    if not met:
        return None
    apart, utc, its = min(met)
    end = second.end
    tail = re.match(r"[^()\n.;]{0,30}\)", scene.text[end : end + 40])
    if tail and "(" in scene.text[first.end : second.start]:
        end += tail.end()
    wrong = None
    if apart <= 60.0:
        wrong = next((judged[x] for x in (first, second) if judged.get(x, ("",))[0] == CONTRADICTED), None)
        verdict, evidence = wrong or (SUPPORTED, f"both are {utc:%H:%M} UTC")
        if wrong is None and (days := _other_day(first, second, one, other)):
            verdict, evidence = CONTRADICTED, days
    else:
        # What the clock of a place was in a year is not always known.
        local = [x for x in (first, second) if x.zone == LOCAL]
        near = [s for s in scene.told.sentences_near(first.start, 300) if s.start <= first.start < s.end]
        if local and any(of_satellites(s) for s in near):
            return None
        told = (
            all(x.zone is not None or _zone(scene, x) is not None for x in (first, second)) and len(local) < 2
        )
        sited = all(_site_zone(scene, x) or _pad_zone(scene) for x in local)
        told = told and (not local or sited or (first.about == "liftoff" and scene.announces))
        # Clocks of the Asian part of the Soviet Union, and of some other places, were others before 1992.
        kept = all(_zone_of(scene, x).startswith(_STEADY) for x in (first, second))
        verdict = CONTRADICTED if told and (utc.year > 1992 or kept) else UNCLEAR
        evidence = f"the first is {utc:%H:%M} UTC, the second {its:%H:%M} UTC"
    reading = "the two clocks are one instant"
    return Claim(first.start, end, "date", reading, verdict, evidence, by_text=wrong is None)


def _some_days(scene: Scene) -> tuple[date, ...]:
    """A day of winter and one of summer, where a text does not tell which: two clocks differ as well on either."""
    main = scene.main.past if scene.main is not None else None
    if main is not None:
        return (main.liftoff_date,)
    year = scene.published.year if scene.published is not None else _ANY_YEAR
    return date(year, 1, 15), date(year, 7, 15)


_ANY_YEAR = 2020


def _other_day(
    first: TimeMention, second: TimeMention, one: Moment | None, other: Moment | None
) -> str | None:
    """What is wrong with two clocks of one hour that are told with days of their own, a day apart."""
    if one is None or other is None or one.utc is None or other.utc is None:
        return None
    if not (first.has_day and second.has_day) or LOCAL in (first.zone, second.zone):
        return None
    days = round((other.utc - one.utc).total_seconds() / 86400.0) % 7
    # Whole weeks apart is a weekday that was taken for another week's.
    if days not in (1, 6):
        return None
    return f"the first is {one.utc:%d %B %H:%M} UTC, the second {other.utc:%d %B %H:%M} UTC"


# Those with a distance from UTC of their own ("EST") hold in any year.
_STEADY = ("UTC", "America/", "Europe/", "+", "-")


def _zone_of(scene: Scene, said: TimeMention) -> str:
    return str(said.zone or _zone(scene, said) or "")


def _pairs(scene: Scene) -> list[tuple[TimeMention, TimeMention]]:
    found = list(pairs(scene.told.document, scene.times))
    known = set(found)
    clocks = [m for m in scene.times if m.has_clock]
    for a, b in pairwise(clocks):
        between = scene.text[a.end : b.start]
        if (a, b) in known or not (a.zone or _zone(scene, a)):
            continue
        # "5:20 p.m. EST on Wednesday (2220 GMT)": the day of the first stands with the second.
        day_between = b.zone and "(" in b.text and re.fullmatch(r"[ ,]*(?:on )?", between)
        if day_between or (len(between) < 40 and _WHICH.fullmatch(between)):
            found.append((a, b))
    return found


def _apart(one: datetime, other: datetime) -> float:
    seconds = abs((one - other).total_seconds()) % 86400.0
    return min(seconds, 86400.0 - seconds)


def _zone(scene: Scene, said: TimeMention) -> str | None:
    """The zone of a clock that has none of its own, by the place behind it."""
    behind = scene.text[said.end : said.end + 60]
    here = _HERE.match(behind)
    if here is not None and not re.search(
        r"launch|cosmodrome|spaceport|pad|космодром|Байконур", here[0], re.IGNORECASE
    ):
        # "There" is the last place that was named; where none was, it is the pad of what leaves.
        lead = scene.text[max(0, said.start - 120) : said.start].rpartition("\n")[2]
        places = [
            zone_of_place(one)
            for one in re.findall(r"\b(?:in|at|off|near|over) (?:the )?([A-Z][\w-]+)", lead)
        ]
        named = [one for one in places if one is not None]
        if named:
            return named[-1]
        if said.about != "liftoff":
            return None
    if here is not None:
        past = scene.main.past if scene.main is not None else None
        pad = past.pad if past is not None else ""
        return next((zone for site, zone in _SITES if pad.startswith(site)), None)
    hit = _IN.match(behind)
    return zone_of_place(hit["place"] or hit["adjective"]) if hit else None


def _site_zone(scene: Scene, said: TimeMention) -> str | None:
    """The zone of the launch site that stands last before "local time"."""
    near = [one for one in scene.told.sentences_near(said.start, 200) if one.start <= said.start]
    named = [n for one in near for n in one.names if n.kind in ("pad", "site") and n.end <= said.start]
    return next((zone for site, zone in _SITES if named and named[-1].id.startswith(site)), None)


def _pad_zone(scene: Scene) -> str | None:
    """The zone of the pad that the text's own flight leaves from, where its text names no other site."""
    past = scene.main.past if scene.main is not None else None
    sites = {
        n.id.split("-")[0] for one in scene.told.sentences for n in one.names if n.kind in ("pad", "site")
    }
    if past is None or not past.pad or sites - {past.pad.split("-")[0]}:
        return None
    return next((zone for site, zone in _SITES if past.pad.startswith(site)), None)


@cache
def zone_of_place(name: str) -> str | None:
    """The zone of a country, town or adjective."""
    for words in (name, name.split()[0]):
        zone = _ONE_ZONE.get(words) or zone_of(words)
        if zone is not None:
            return zone
        towns = [town for town in towns_named(words) if town.population >= _KNOWN_TOWN]
        if towns:
            return towns[0].time_zone
    return None


def _instants(scene: Scene, said: TimeMention, moment: Moment | None, day: date | None) -> list[datetime]:
    """What a clock of a pair can be in UTC: as it was resolved, by its place, or on the day of the other."""
    zones: list[str] = []
    if said.zone == HERE:
        return []
    if said.zone is None:
        zone = _zone(scene, said)
        if zone is None:
            return [moment.utc] if moment is not None and moment.utc is not None else []
        zones = [zone]
    elif moment is not None and moment.utc is not None:
        zones = [] if said.zone in (LOCAL, CST) else [str(said.zone)]
        day = moment.day or day
        if not zones or said.hour is None:
            return [moment.utc]
    elif said.zone not in (LOCAL, CST):
        zones = [str(said.zone)]
    if said.zone == LOCAL and (here := _site_zone(scene, said)):
        zones = [here]
    if day is None or said.hour is None or not zones:
        return [moment.utc] if moment is not None and moment.utc is not None and said.zone is not None else []
    words = scene.text[said.start : said.end + 40]
    if zones[0] == "Asia/Qyzylorda" and re.search(r"Kazakh|\blanding\b", words):
        # The country had two zones until March 2024; landings are told by the eastern one.
        zones.append("Asia/Almaty")
    out = []
    for zone in zones:
        try:
            out.append(utc_of(day, said.hour, said.minute or 0, said.second or 0, zone))
        except (OverflowError, ValueError):
            continue
    if moment is not None and moment.utc is not None and said.zone is not None:
        out.append(moment.utc)
    return out
