"""The first since then, or in so many years, where the words leave out of what: the kinds that a flight is one of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence
from expedition.announcements.durations import durations_in
from expedition.announcements.moments import Moment
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.quantities import DAY_S, NUMBER, UNIT_DAYS, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts import kind_words, kinds
from expedition.announcements.verdicts.said_lengths import length_of
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight

# "Almost two and a half years".
_SPAN = (
    r"(?P<span>(?P<room>almost |nearly |over |more than |about |some |just over |(?:just |a little )?under |"
    rf"less than |well over )?(?P<number>{NUMBER}|an?)(?P<half> and a half)? (?P<unit>month|year|decade)s?)"
)
_BARE = re.compile(
    r"\b(?:the |its |their |her |this |a )?(?:first|initial)(?: (?:flight|launch|mission|trip|one|voyage|"
    r"hop|lift-?off))?"
    r"(?: of (?:its|the|this|that) (?:kind|type|sort|ship|company|line|vehicle|rocket))? "
    rf"(?:(?P<since>since) |(?:in|for) {_SPAN})",
    re.IGNORECASE,
)
_PAUSE = re.compile(
    r"\b(?:gap|pause|break|hiatus|interruption|wait|lull|stand-?down|grounding) (?:of|that (?:had )?lasted|lasting) "
    + _SPAN,
    re.IGNORECASE,
)
# "The seventh Chinese flight with people and the first since 2016": of the same.
_SHARED = re.compile(
    rf"(?P<whose>\b[A-Z][\w-]*(?: [A-Z][\w-]*)?['’]s? )?\b(?P<rank>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|"
    rf"rd|th)) (?P<kind>[^.,;:()]{{4,60}}?),? (?:and|but)(?: only)? \Z",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:wom[ae]n|walk\w*|spacewalk\w*|module\w*|docking|born|landing|splashdown|citizen|tourist|night|stage|booster|"
    r"attempt\w*|test\w*|joint|accident|failure|abort\w*|loss|telescope|repair|satellite\w*|probe)\b",
    re.IGNORECASE,
)
# By how many units the words around a number let it be off.
_ROOM = {
    "": (-0.6, 0.6),
    "over": (0.0, 1.0),
    "more than": (0.0, 1.0),
    "just over": (0.0, 0.5),
    "well over": (0.0, 1.0),
    "almost": (-0.7, 0.05),
    "nearly": (-0.7, 0.05),
}
_ABOUT_IT = re.compile(
    r"\A\W*(?:(?:and|but|so|today|now) )*(?:it|this|that|these|they|the (?:launch|flight|mission|hop|trip|ship|"
    r"crew))\b",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every first that is told with its time alone, and every pause that is told with its length."""
    main = scene.main.past if scene.main is not None else None
    if main is None or not scene.announces:
        return
    for sentence in scene.told.sentences:
        for pattern in (_BARE, _PAUSE):
            for hit in pattern.finditer(sentence.text):
                yield from _claim(scene, sentence, hit, pause=pattern is _PAUSE)


def _claim(scene: Scene, sentence: Sentence, hit: re.Match[str], *, pause: bool) -> Iterator[Claim]:
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    named = [d for d in scene.drafts if any(sentence.start <= a < start for a, _ in d.spans) and d.named]
    draft = named[-1] if named and not pause else scene.main
    past = draft.past if draft is not None else None
    if draft is None or past is None or past.kind == "module":
        return
    since = not pause and hit["since"] is not None
    told = _since(scene, sentence, end, past) if since else _so_long(hit, past)
    if told is None:
        return
    low, high, last = told
    behind = scene.text[max(end, last) : min(sentence.end, max(end, last) + 30)]
    lead = sentence.text[: hit.start()]
    if re.match(r",? (?:that|when|to|in which|with|who|which|of)\b", behind) or (
        since and re.search(r"\w", scene.text[end : last - 1]) is None
    ):
        return
    shared = _SHARED.search(lead)
    rows: list[tuple[str, list[PastFlight]]]
    if shared is not None:
        at = sentence.start + (shared.start("whose") if shared["whose"] else shared.start("kind"))
        rank = (sentence.start + shared.start("rank"), sentence.start + shared.end("rank"))
        one = kinds.kind(scene, sentence, draft, at, sentence.start + shared.end("kind"), skip=[rank])
        if not (one.sure and one.narrow) or past not in one.flights:
            return
        rows = [(one.name, list(one.flights))]
    else:
        rows = kinds_of(past)
    latest = []
    for name, row in rows:
        before = [each for each in row if each.liftoff_date < past.liftoff_date]
        if before:
            latest.append((before[-1], name))
    if not latest:
        return
    start, last = cut(scene.text, start, max(end, last))
    for flown, name in latest:
        days = (flown.liftoff_date, flown.landing_date or flown.liftoff_date)
        if any(low <= day <= high for day in days):
            told_of = f"of the {name} the one before was {flown.flight}, {days[0]} to {days[1]}"
            yield Claim(start, last, "first", scene.text[start:last], SUPPORTED, told_of, draft.name)
            return
    clear = draft is scene.main and (not lead.strip() or _ABOUT_IT.search(lead) is not None or shared)
    told_of_it = draft in named and named == [draft]
    sure = (clear or told_of_it) and not (pause and named) and not _OF_OTHERS.search(sentence.text)
    flown, name = latest[0]
    told_of = f"of the {name} the one before was {flown.flight}, {flown.liftoff_date}"
    verdict = CONTRADICTED if sure else UNCLEAR
    yield Claim(start, last, "first", scene.text[start:last], verdict, told_of, draft.name)


_SO_MANYTH = re.compile(
    r"\b(?P<n>second|third|fourth) (?:(?:crewed|manned|space) )?"
    r"(?:trip|flight|launch|mission|hop|visit|crew|lift-?off)s?"
    r"(?: [\w-]+){0,3}? (?:with)?in(?: (?:just|only|about|less than|under|a little over|over))? \Z",
    re.IGNORECASE,
)


def within(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """Whether a flight was the second, or third, of its kind in so many weeks."""
    parts = durations_in(scene.text[moment.start : moment.end])
    if len(parts) != 1:
        return None
    start = moment.start + parts[0].start
    hit = _SO_MANYTH.search(scene.text, max(sentence.start, start - 70), start)
    said = length_of(scene.text, sentence.start, moment.start, parts[0])
    draft = scene.subject(sentence, start)
    past = draft.past if draft is not None else None
    if hit is None or said is None or past is None or past.kind == "module":
        return None
    back = ("second", "third", "fourth").index(hit["n"].lower()) + 1
    words = hit[0].lower()
    kin = [f"flights of {past.family}", f"flights of {past.ship}"]
    kin += ["flights to "] if re.search(r"visit|crew|station|iss\b", words) else []
    kin += ["flights from "] if re.search(r"launch|lift|from", words) else []
    gaps = []
    for name, row in kinds_of(past):
        if not name.startswith(tuple(kin)):
            continue
        before = [each for each in row if each.liftoff_date < past.liftoff_date]
        if len(before) >= back:
            gaps.append(((past.liftoff_date - before[-back].liftoff_date).days, before[-back], name))
    if not gaps:
        return None
    # As many as go into three weeks may have taken less.
    days, other, name = min(gaps, key=lambda each: each[0])
    told = f"of the {name} there was {other.flight}, {days} days before"
    if days * DAY_S <= said.sensible[1]:
        return SUPPORTED, told
    return (CONTRADICTED if draft is scene.main else UNCLEAR), told


def kinds_of(past: PastFlight) -> list[tuple[str, list[PastFlight]]]:
    """The kinds that a flight is one of, narrowest first: its family, its ship, to its station, of its country."""
    every = [
        one
        for one in history.flights()
        if one.kind not in ("test", "module") and one.crewed == past.crewed and one.outcome_ascent != "na"
    ]
    kin = [one for one in every if one.family == past.family]
    out = [(f"flights of {past.family}", kin)]
    if past.ship:
        out.append((f"flights of {past.ship}", [one for one in kin if one.ship == past.ship]))
    if past.station != "none":
        out.append((f"flights to {past.station}", [one for one in every if one.station == past.station]))
    if past.kind != "suborbital":
        every = [one for one in every if one.kind != "suborbital"]
    for nation, ships in kind_words.NATIONAL.items():
        if past.vehicle.startswith(ships):
            out.append((f"flights of {nation}", [one for one in every if one.vehicle.startswith(ships)]))
    site = past.pad.split("-")[0]
    if site:
        out.append((f"flights from {site}", [one for one in every if one.pad.split("-")[0] == site]))
    by_name = re.sub(r"\W*\d+\w?\Z", "", past.flight)
    out.append((f"flights called {by_name}", [one for one in every if one.flight.startswith(by_name)]))
    return out


def _since(scene: Scene, sentence: Sentence, at: int, past: PastFlight) -> tuple[date, date, int] | None:
    """First and last day that a "since" alone names, and where its words end."""
    for moment in sentence.moments:
        if at <= moment.start <= at + 12 and moment.first is not None and moment.last is not None:
            if not moment.said.year and moment.last >= past.liftoff_date:
                return None
            return moment.first - timedelta(1), moment.last + timedelta(1), moment.end
    flown = _flight_since(scene, sentence, at, past)
    if flown is None:
        return None
    named, end = flown
    return named.liftoff_date - timedelta(1), (named.landing_date or named.liftoff_date) + timedelta(1), end


_CLAUSE = re.compile(r"(?<!\d)\.(?!\w)|[;:!?()\n]|, | – | — | and | but ", re.IGNORECASE)
_HERS = re.compile(
    r"[ ]?(?:['’]s?)?(?: own| himself| herself| last| first)*(?: (?:space )?(?:ride|flight|trip|hop|mission|launch|"
    r"voyage|turn|outing|journey|one))?(?: (?:went|flew|was up|rode|rode up|went up))?(?: (?:in|on|of)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)


def _flight_since(
    scene: Scene, sentence: Sentence, at: int, past: PastFlight
) -> tuple[PastFlight, int] | None:
    """The flight that "since STS-127", "since Branson's own ride in July 2021" names, and where its words end."""
    stop = _CLAUSE.search(scene.text, at, sentence.end)
    end = stop.start() if stop else sentence.end
    for one in sentence.names:
        if one.kind == "flight" and at <= one.start <= at + 12 and one.end <= end:
            flight = history.named(scene.text[one.start : one.end])
            fits = flight is not None and flight.liftoff_date < past.liftoff_date
            whole = not re.search(r"\w", scene.text[one.end : end])
            return (flight, one.end) if flight is not None and fits and whole else None
    for person in sentence.people:
        if not (person.known and at <= person.start <= at + 16 and person.end <= end):
            continue
        if not _HERS.fullmatch(scene.text, person.end, end):
            return None
        flights = [each for each in aboard(person.known) if each.liftoff_date < past.liftoff_date]
        days = [m for m in sentence.moments if person.end <= m.start < end and m.first and m.last]
        fits_day = [f for f in flights if all(m.covers(f.liftoff_date) for m in days)]
        return (fits_day[-1], end) if fits_day else None
    return None


def _so_long(hit: re.Match[str], past: PastFlight) -> tuple[date, date, int] | None:
    """Between which days the flight before lay, where it is told how long ago that was."""
    said = hit["number"].lower()
    n = 1.0 if said in ("a", "an") else number(said)
    if n is None:
        return None
    n += 0.5 if hit["half"] else 0.0
    room = (hit["room"] or "").strip().lower()
    least, most = _ROOM.get(room, (-0.8, 0.8))
    if "under" in room or "less" in room:
        least, most = -0.7, 0.05
    unit = UNIT_DAYS[hit["unit"].lower()]
    low, high = (n + least) * unit, (n + most) * unit
    if low <= 20.0:
        return None
    day = past.liftoff_date
    try:
        return day - timedelta(high + 3.0), day - timedelta(low - 3.0), 0
    except OverflowError:
        return None
