"""Days and clocks: against the record, against each other, and weekdays against dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts import intervals
from expedition.announcements.verdicts.ahead import of_ahead
from expedition.announcements.verdicts.asides import (
    CLOSE,
    after,
    beside,
    forecast,
    of_fleet,
    of_module,
    of_person,
    of_ship,
    up_since,
)
from expedition.announcements.verdicts.background import of_named
from expedition.announcements.verdicts.dated import of_event
from expedition.announcements.verdicts.forecasts import of_plan
from expedition.announcements.verdicts.told_lengths import of_told
from expedition.announcements.verdicts.two_clocks import two_clocks
from expedition.announcements.zones import LOCAL
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight

# What was flown is told to some minutes; what was planned moved by as much as that before it flew.
_FLOWN_S, _PLANNED_S = 6 * 60.0, 45 * 60.0
# A plan that slipped by more than that was another plan.
_SLIPPED = timedelta(days=400)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RELATIVE = re.compile(r"\b(today|tomorrow|yesterday), (?:a |an )?\Z", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?[ ](?:the[ ])?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?[A-Z][a-z]+\.?|[A-Z][a-z]+\.?[ ]\d{1,2})(?:,?[ ]\d{4})?",
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every day and clock of a text that is about something."""
    given: dict[tuple[int, int], tuple[Draft, str, Moment, str, str]] = {}
    for draft in scene.drafts:
        for event, moment, cue, state in draft.moments:
            tense = (cue.tense if cue else "") or (moment.said.tense or "")
            given[moment.start, moment.end] = (draft, event, moment, state, tense)
    judged: dict[TimeMention, tuple[str, str]] = {}
    apart = list(intervals.claims(scene))
    yield from apart
    for sentence in scene.told.sentences:
        for moment in sentence.moments:
            weekday = _weekday(scene, moment)
            found = given.get((moment.start, moment.end))
            verdict, evidence, about = UNCLEAR, "nothing that is kept says when that is", None
            if found is not None:
                verdict, evidence = _judged(scene, *found)
                about = found[0].name
            if verdict != SUPPORTED:
                other = _of_others(scene, sentence, moment, found[0] if found else None)
                if other is not None:
                    verdict, evidence = SUPPORTED, other
                elif verdict == CONTRADICTED and found:
                    past = found[0].past
                    day = _recorded(past, found[1])[0] if past is not None else None
                    other_event = (
                        moment.vague and past is not None and _any_event(past, moment)[0] == SUPPORTED
                    )
                    if other_event or not _sure(scene, sentence, moment, found[0], day):
                        verdict = UNCLEAR
            own = (
                (forecast(scene, sentence, moment) if moment.day is None or verdict != SUPPORTED else None)
                or beside(scene, sentence, moment)
                or (of_fleet(scene, sentence, moment) if moment.vague else None)
                or of_module(scene, sentence, moment)
                or (of_ship(scene, sentence, moment) if verdict != SUPPORTED else None)
                or (of_told(scene, sentence, moment.start, moment.end) if moment.said.anchored else None)
                or after(scene, sentence, moment, found[0] if found else None)
                or up_since(scene, sentence, moment, found[0] if found else None)
                or (of_person(scene, sentence, moment) if moment.vague else None)
            )
            if own is not None and (own[0] != UNCLEAR or verdict == SUPPORTED):
                verdict, evidence = own
            elif verdict == UNCLEAR and (other_day := of_named(scene, sentence, moment)):
                verdict, evidence = own = other_day
            elif verdict == UNCLEAR and (foreseen := of_plan(scene, sentence, moment)):
                verdict, evidence = foreseen
            if verdict == UNCLEAR and (tied := of_event(scene, sentence, moment)):
                verdict, evidence = own = tied
            elif (
                verdict == SUPPORTED
                and not moment.has_clock
                and (tied := of_event(scene, sentence, moment))
                and tied[0] == CONTRADICTED
            ):
                # What the words tie the day to is held before whatever else had its day then.
                verdict, evidence = own = tied
            planned = verdict == SUPPORTED and evidence.startswith(("as was planned", "foreseen"))
            if (verdict == UNCLEAR or planned) and (came := of_ahead(scene, sentence, moment)):
                verdict, evidence = came
            counted = intervals.of_moment(scene, moment.start, moment.end, apart)
            if counted is not None:
                verdict, evidence, own = counted.verdict, counted.evidence, None
            alone = verdict, evidence
            if weekday is not None and weekday.verdict == CONTRADICTED:
                verdict, evidence = CONTRADICTED, weekday.evidence
            elif verdict == UNCLEAR and weekday is not None:
                verdict, evidence = weekday.verdict, weekday.evidence
            judged[moment.said] = verdict, evidence
            textual = weekday is not None and weekday.by_text and evidence == weekday.evidence
            textual = textual or (own is not None and (verdict, evidence) == own)
            textual = textual or bool(verdict == SUPPORTED and moment.said.year and moment.has_day)
            start, end = moment.start, moment.end
            if weekday is not None and weekday.verdict == CONTRADICTED and moment.has_clock:
                # The weekday alone is wrong; the hour has its own verdict.
                yield from _clock_beside(scene, moment, weekday, alone, about)
                yield weekday
                continue
            yield Claim(start, end, "date", _reading(moment), verdict, evidence, about, textual)
            if weekday is not None and moment.has_clock:
                yield weekday
    yield from two_clocks(scene, judged)
    yield from _own_day(scene)


_CLOCK_BESIDE = re.compile(r"\d.*\w[.]?", re.DOTALL)


def _clock_beside(
    scene: Scene, moment: Moment, weekday: Claim, alone: tuple[str, str], about: str | None
) -> Iterator[Claim]:
    """The hour that stands before or behind a weekday with its date, as a claim of its own."""
    for a, b in ((moment.start, weekday.start), (weekday.end, moment.end)):
        part = _CLOCK_BESIDE.search(scene.text, a, b)
        if part is not None:
            yield Claim(part.start(), part.end(), "date", _reading(moment), *alone, about)


def _own_day(scene: Scene) -> Iterator[Claim]:
    """The date that a text gives of itself, where it says the weekday too."""
    seen = {m.said for s in scene.told.sentences for m in s.moments}
    for said in scene.times:
        if said in seen or said.weekday is None or not (said.month and said.day):
            continue
        own = scene.published
        year = said.year or (own.year if own and (own.month, own.day) == (said.month, said.day) else None)
        day = _date(year, said.month, said.day) if year else None
        if day is not None:
            told = f"{day.day} {day:%B %Y} is a {_NAMES[day.weekday()]}"
            verdict = SUPPORTED if day.weekday() == said.weekday else CONTRADICTED
            reading = f"{day.isoformat()} is a {_NAMES[said.weekday]}"
            yield Claim(said.start, said.end, "date", reading, verdict, told, by_text=True)


_WAS_TO = re.compile(
    r"\b(?:(?:was|were|had been) (?:(?:first |now |then )?to|due|planned|scheduled|set|meant|supposed|"
    r"expected)|kept|held|failed|scrub\w*|"
    r"delay\w*|abort\w*|postpon\w*|put off|called off|instead|originally|try|attempt\w*|not)\b",
    re.IGNORECASE,
)


_OTHER_WEEK = re.compile(
    r"[ ](?:of |the )*(?:last|next|the (?:week|month)|another) ?(?:week|month|before)?\b", re.I
)
_LOST_A_THING = re.compile(
    r"\b(?:lost|lose|loses) (?:its|their|his|her|all|some|most|power|coolant|contact)\b", re.I
)
_MOVES = ("flight", "station", "vehicle", "module")
_IT_ROSE = re.compile(
    r"[\"»”]?,? ?(?:(?:that|which) )?(?:was |had been |itself )*(?:launched|sent up|put up|orbited)\b", re.I
)


_BIOGRAPHY = re.compile(
    r"\b(?:born|join(?:ed|s) (?:nasa|the|roscosmos|esa|spacex)|selected|recruit\w*|graduat\w*|married|found(?:ed|er)|"
    r"hired|enlist\w*|retired from|award\w*|sign(?:ed|s)|contract\w*|elected|appointed|studied|degree|bought|sold)\b",
    re.IGNORECASE,
)


def _sure(scene: Scene, sentence: Sentence, moment: Moment, draft: Draft, day: date | None) -> bool:
    """Whether a time is so near to its flight that the two cannot be about different things."""
    if _WAS_TO.search(scene.text[max(sentence.start, moment.start - 70) : moment.end + 25]):
        return False
    # What stands behind "since" is measured by, and not told of the flight.
    if re.search(
        r"\b(?:since|until|till)\b[^.;:,()]{0,60}\Z",
        scene.text[max(sentence.start, moment.start - 70) : moment.start],
        re.IGNORECASE,
    ):
        return False
    if not moment.vague and not moment.has_day:
        # An hour without its day may be another day's.
        return False
    if _BIOGRAPHY.search(
        scene.text, max(sentence.start, moment.start - 70), min(sentence.end, moment.end + 50)
    ):
        return False
    if re.search(r"\bago,? (?:on )?\Z", scene.text[max(0, moment.start - 9) : moment.start]):
        # "Two years ago this month" is told by its length.
        return False
    said = moment.said
    if _OTHER_WEEK.match(scene.text, moment.end) or _LOST_A_THING.search(
        scene.text, max(sentence.start, moment.start - 40), moment.start
    ):
        return False
    movers = [n for n in sentence.names if n.end <= moment.start and n.kind in _MOVES]
    if (
        movers
        and movers[-1].kind in ("station", "module")
        and _IT_ROSE.search(scene.text[movers[-1].end : moment.start])
    ):
        # A station's own launch, told behind its name.
        return False
    bare = said.month is None and (said.weekday is not None or said.shift is not None)
    if bare and moment.utc is not None and draft.past is not None:
        known = [t for t in (draft.past.liftoff_utc, draft.past.docking_utc) if t is not None]
        hours = [abs((moment.utc - t).total_seconds()) % 86400.0 for t in known]
        if known and day != moment.day and all(7200.0 < each < 79200.0 for each in hours):
            # Neither its day nor its hour: told of something else.
            return False
    if bare and moment.day is not None and day is not None and abs(moment.day - day) > timedelta(days=5):
        return False
    here = [a for a, _ in draft.spans if sentence.start <= a < sentence.end]
    crew = draft.past.crew if draft.past is not None else ()
    if moment.vague:
        here += [p.start for p in sentence.people if p.known in crew and p.role != "quoted"]
        before = [a for a in here if 0 <= moment.start - a <= 90]
        if not before:
            return False
        others = [n for n in sentence.names if n.kind in ("flight", "station", "vehicle", "module")]
        between = [n for n in others if max(before) < n.start < moment.start]
        return all(draft.past is not None and n.id == draft.past.station for n in between)
    if here:
        return min(abs(moment.start - a) for a in here) <= 140
    return draft is scene.main and scene.announces


def _of_others(scene: Scene, sentence: Sentence, moment: Moment, own: Draft | None) -> str | None:
    """Another flight that the sentence can mean, with an event on that day: of its ships, people, or the text's own."""
    here = {draft.name for _, draft in scene.anchored(sentence)}
    for draft in scene.anchors.on(moment.day) if moment.day else [d for _, d in scene.anchored(sentence)]:
        if draft is own and moment.utc is not None and moment.said.zone not in (None, LOCAL):
            continue
        if draft.past is not None and (
            moment.day is not None or (draft.name in here and draft is not scene.main)
        ):
            verdict, told = _any_event(draft.past, moment)
            if verdict == SUPPORTED and (moment.day is not None or moment.width_days <= 32):
                return told
    if own is not None and own.past is not None and moment.day is not None and moment.said.year:
        # "In 1962 he had been": an earlier flight of one of the crew.
        for name in own.past.crew:
            for past in aboard(name):
                if past is not own.past and past.liftoff_date < own.past.liftoff_date:
                    verdict, told = _any_event(past, moment)
                    if verdict == SUPPORTED:
                        return f"{told}, with {name}"
    for one in sentence.people:
        if not one.known or (moment.day is None and not 0 <= moment.start - one.end <= CLOSE):
            continue
        for past in aboard(one.name):
            verdict, told = _any_event(past, moment)
            if verdict == SUPPORTED:
                return told
    return None


def _weekday(scene: Scene, moment: Moment) -> Claim | None:
    """Whether the weekday is that of the date, where the text says both."""
    said = moment.said
    beside = _RELATIVE.search(scene.text[max(0, moment.start - 22) : moment.start])
    if beside and said.weekday is not None and said.day is None and scene.published is not None:
        shift = {"yesterday": -1, "tomorrow": 1}.get(beside[1].lower(), 0)
        meant = scene.published + timedelta(days=shift)
        told = f"{meant.day} {meant:%B %Y} is a {_NAMES[meant.weekday()]}"
        verdict = SUPPORTED if meant.weekday() == said.weekday else CONTRADICTED
        reading = f"{beside[1].lower()} is a {_NAMES[said.weekday]}"
        return Claim(moment.start, moment.end, "date", reading, verdict, told, by_text=True)
    if said.weekday is None or said.day is None or moment.day is None:
        return None
    # The year may have been concluded from the very weekday; then it cannot fail.
    day_of = moment.day
    if said.year is None and scene.published is not None and said.month is not None:
        near = [d for y in (-1, 0, 1) if (d := _date(scene.published.year + y, said.month, said.day))]
        best = min(near, key=lambda d: abs(d - scene.published), default=day_of)  # type: ignore[operator]
        if abs(best - scene.published) < timedelta(days=100) < abs(day_of - scene.published):
            day_of = best
    right = day_of.weekday() == said.weekday
    if not right and said.year is None and not scene.announces:
        # Without news nothing tells the year.
        return None
    part = _WEEKDAY.search(scene.text, moment.start, moment.end)
    start, end = part.span() if part else (moment.start, moment.end)
    day = f"{day_of.day} {day_of:%B %Y}"
    evidence = f"{day} is a {_NAMES[day_of.weekday()]}"
    return Claim(
        start,
        end,
        "date",
        f"{day} is a {_NAMES[said.weekday]}",
        SUPPORTED if right else CONTRADICTED,
        evidence,
        by_text=said.year is not None or not right,
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _reading(moment: Moment) -> str:
    if moment.utc is not None:
        return f"{moment.said.about}: {moment.utc:%Y-%m-%dT%H:%MZ}"
    if moment.day is not None:
        return f"{moment.said.about}: {moment.day.isoformat()}"
    if moment.first and moment.last:
        return f"{moment.said.about}: {moment.first.isoformat()} to {moment.last.isoformat()}"
    return f"{moment.said.about}: {moment.said.text}"


def _judged(
    scene: Scene, draft: Draft, event: str, moment: Moment, state: str, tense: str
) -> tuple[str, str]:
    past = draft.past
    if past is None:
        return UNCLEAR, f"{draft.name} is not in the record"
    if state == "old" and not moment.said.net:
        return UNCLEAR, "a day that the text takes back; earlier plans are not kept"
    for instant in (past.liftoff_utc, past.docking_utc):
        if instant is not None and moment.utc is not None and moment.said.half:
            off = abs((moment.utc - instant).total_seconds())
            if abs(off - 43200.0) <= 90.0:
                return CONTRADICTED, f"{past.flight}: {instant:%Y-%m-%dT%H:%M:%SZ}, twelve hours off"
    if event == "none":
        return _any_event(past, moment)
    if bare := _by_weekday(scene, past, event, moment):
        return bare
    day, instant = _recorded(past, event)
    if day is None:
        return UNCLEAR, f"the record does not say when {past.flight} did that"
    ahead = tense == "future" or (
        tense != "past"
        and scene.published is not None
        and moment.day is not None
        and moment.day > scene.published
    )
    if scene.published is not None and moment.first is not None and moment.first > scene.published:
        ahead = True
    latest = moment.day or moment.last
    if latest is not None and scene.published is not None and latest < scene.published - timedelta(days=1):
        ahead = False
    told = f"{past.flight}: {event} {_said(day, instant)}"
    if (
        scene.published is not None
        and latest is not None
        and latest <= scene.published < day - timedelta(days=1)
    ):
        # What had not happened when the text was written cannot be what it tells as past.
        return UNCLEAR, f"{told}; the text is older"
    if event != "liftoff" and latest is not None and latest < past.liftoff_date - timedelta(days=1):
        vague = moment.vague and moment.width_days <= 40 and tense == "past"
        return (CONTRADICTED if vague else UNCLEAR), f"{past.flight} had not even left"
    if not ahead and moment.said.year is None and moment.said.day is None and moment.said.month == day.month:
        # Of a month without its year, the flight tells the year.
        return SUPPORTED, told
    if not moment.said.month and moment.said.day == day.day and moment.said.weekday is None and not ahead:
        # "The 19th of that month": the flight tells the month.
        return SUPPORTED, told
    if moment.day is None:
        return _coarse(moment, day, told, ahead=ahead)
    if moment.utc is not None and instant is not None:
        off = abs((moment.utc - instant).total_seconds())
        if off <= (_PLANNED_S if ahead else _FLOWN_S):
            return SUPPORTED, told
        if not ahead:
            return CONTRADICTED, f"{told}; the text says {moment.utc:%Y-%m-%d %H:%M} UTC"
    elif moment.utc is not None and moment.said.zone not in (None, LOCAL):
        if _that_utc_day(moment.utc, day):
            return SUPPORTED, told
        if event != "liftoff" and abs(moment.utc.date() - day) <= timedelta(days=1):
            return UNCLEAR, told
    elif _same_day(moment.day, day, instant):
        return SUPPORTED, told
    if ahead and abs(moment.day - day) <= _SLIPPED:
        return SUPPORTED, f"as was planned; {told}"
    known = "docking_date" not in past.recalled or event != "docking"
    return (CONTRADICTED if known and not ahead else UNCLEAR), told


def _by_weekday(scene: Scene, past: PastFlight, event: str, moment: Moment) -> tuple[str, str] | None:
    """A weekday alone is that of the event where it fell so within a week of the text."""
    said = moment.said
    if said.weekday is None or said.month or said.day or said.shift is not None or scene.published is None:
        return None
    day, instant = _recorded(past, event)
    if day is None or moment.has_clock or abs((day - scene.published).days) > 7:
        return None
    if instant is None and day.weekday() == said.weekday:
        return SUPPORTED, f"{past.flight}: {event} {day.isoformat()}, a {_NAMES[day.weekday()]}"
    return None


def _coarse(moment: Moment, day: date, told: str, *, ahead: bool) -> tuple[str, str]:
    if moment.first is None or moment.last is None:
        return UNCLEAR, told
    if moment.first - timedelta(days=1) <= day <= moment.last + timedelta(days=1):
        return SUPPORTED, told
    if ahead:
        near = abs(moment.first - day) <= _SLIPPED or abs(moment.last - day) <= _SLIPPED
        return (SUPPORTED, f"as was planned; {told}") if near else (CONTRADICTED, told)
    return CONTRADICTED, told


def _that_utc_day(utc: datetime, day: date) -> bool:
    """Whether an instant falls on a day of the record, which counts in UTC."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return abs((utc - noon).total_seconds()) <= 43200.0 + _FLOWN_S


def _same_day(said: date, day: date, instant: datetime | None) -> bool:
    """Whether a local day can be that of the record, which counts days in UTC."""
    if instant is None:
        return abs(said - day) <= timedelta(days=1)
    # Clocks run from twelve hours behind to fourteen ahead.
    return (instant - timedelta(hours=12)).date() <= said <= (instant + timedelta(hours=14)).date()


def _any_event(past: PastFlight, moment: Moment) -> tuple[str, str]:
    """Where no word says what happens: the day of any event of the flight will do."""
    for event in ("liftoff", "docking", "landing"):
        day, instant = _recorded(past, event)
        if day is None:
            continue
        told = f"{past.flight}: {event} {_said(day, instant)}"
        if moment.utc is not None and instant is not None:
            if abs((moment.utc - instant).total_seconds()) <= _PLANNED_S:
                return SUPPORTED, told
            continue
        if moment.utc is not None and moment.said.zone not in (None, LOCAL):
            if _that_utc_day(moment.utc, day):
                return SUPPORTED, told
            continue
        if moment.day is not None and _same_day(moment.day, day, instant):
            return SUPPORTED, told
        if moment.day is None and moment.width_days <= 400 and moment.covers(day):
            return SUPPORTED, told
    return UNCLEAR, "no word says what happens then"


def _recorded(past: PastFlight, event: str) -> tuple[date | None, datetime | None]:
    if event == "liftoff":
        return past.liftoff_date, past.liftoff_utc
    if event == "docking":
        return past.docking_date or (past.docking_utc.date() if past.docking_utc else None), past.docking_utc
    if event == "landing":
        return past.landing_date, None
    return None, None


def _said(day: date, instant: datetime | None) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else day.isoformat()
