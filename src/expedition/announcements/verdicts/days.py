"""Days and clocks: against the record, against each other, and weekdays against dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts import intervals
from expedition.announcements.verdicts.ahead import of_ahead
from expedition.announcements.verdicts.asides import (
    CLOSE,
    beside,
    of_fleet,
    of_module,
    of_person,
    of_ship,
    up_since,
)
from expedition.announcements.verdicts.background import of_named
from expedition.announcements.verdicts.dated import of_event
from expedition.announcements.verdicts.flown_days import against_record, any_event, on_a_weekday, recorded
from expedition.announcements.verdicts.foreseen import of_foreseen
from expedition.announcements.verdicts.lapses import of_anchored
from expedition.announcements.verdicts.pauses import within
from expedition.announcements.verdicts.told_lengths import of_told
from expedition.announcements.verdicts.two_clocks import two_clocks
from expedition.announcements.verdicts.weekdays import own_day, weekday_of
from expedition.announcements.zones import CST, HERE, LOCAL
from expedition.catalog.astronauts import aboard


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
            weekday = weekday_of(scene, moment)
            found = given.get((moment.start, moment.end))
            verdict, evidence, about = UNCLEAR, "nothing that is kept says when that is", None
            if found is not None:
                verdict, evidence = against_record(scene, *found)
                about = found[0].name
            # A year in which anything of the flight came says nothing yet of what the words foresee.
            loose = found is not None and found[1] == "none" and moment.vague
            if verdict != SUPPORTED:
                other = _of_others(scene, sentence, moment, found[0] if found else None)
                if other is not None:
                    verdict, evidence = SUPPORTED, other
                elif verdict == CONTRADICTED and found:
                    past = found[0].past
                    day = recorded(past, found[1])[0] if past is not None else None
                    other_event = (
                        moment.vague and past is not None and any_event(past, moment)[0] == SUPPORTED
                    )
                    if other_event or not _sure(scene, sentence, moment, found[0], day):
                        verdict = UNCLEAR
            own = (
                (of_foreseen(scene, sentence, moment) if loose or _open(verdict, evidence) else None)
                or beside(scene, sentence, moment)
                or (of_fleet(scene, sentence, moment) if moment.vague else None)
                or of_module(scene, sentence, moment)
                or (of_ship(scene, sentence, moment) if verdict != SUPPORTED else None)
                or (of_told(scene, sentence, moment.start, moment.end) if moment.said.anchored else None)
                or within(scene, sentence, moment)
                or of_anchored(scene, sentence, moment, found[0] if found else None)
                or up_since(scene, sentence, moment, found[0] if found else None)
                or (of_person(scene, sentence, moment) if moment.vague else None)
            )
            if own is not None and (own[0] != UNCLEAR or verdict == SUPPORTED):
                verdict, evidence = own
            elif verdict == UNCLEAR and (other_day := of_named(scene, sentence, moment)):
                verdict, evidence = own = other_day
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
                own = came if verdict == SUPPORTED else own
            if found is not None and (otherwise := _came_otherwise(found[0], found[1], moment, found[4])):
                verdict, evidence = CONTRADICTED, otherwise
            counted = intervals.of_moment(scene, moment.start, moment.end, apart)
            if counted is not None:
                verdict, evidence, own = counted.verdict, counted.evidence, None
            if verdict != CONTRADICTED and (misread := _other_hour(scene, sentence, moment, found)):
                verdict, evidence = own = CONTRADICTED, misread
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
    yield from own_day(scene)


def _other_hour(
    scene: Scene,
    sentence: Sentence,
    moment: Moment,
    found: tuple[Draft, str, Moment, str, str] | None,
) -> str | None:
    """How a clock of another place shows the minute of an event that was told before, and another hour.

    Clocks of two places differ by whole hours: who tells the same minute means the same instant.
    """
    if found is None or moment.utc is None or moment.said.minute in (None, 0, 30):
        return None
    draft, event = found[:2]
    before = scene.told.sentences[max(0, sentence.number - 1)]
    for kind, other, _, state in draft.moments:
        if (
            state == "old"
            or event not in (kind, "none", "other")
            or not before.start <= other.start < moment.start
            or other.utc is None
            or None in (other.said.zone, moment.said.zone)
            or {other.said.zone, moment.said.zone} & {LOCAL, HERE, CST}
            or other.said.zone == moment.said.zone
        ):
            continue
        known = recorded(draft.past, kind)[1] if draft.past is not None else None
        agreed = any(
            each.utc == other.utc and each.said.zone not in (other.said.zone, None, LOCAL)
            for same, each, _, _ in draft.moments
            if same == kind
        )
        if not agreed and (known is None or abs(other.utc - known) > _ESTIMATED):
            continue
        off = abs(moment.utc - other.utc) % timedelta(days=1)
        if min(off, timedelta(days=1) - off) in _WHOLE_HOURS:
            return f"{other.said.text} is {other.utc:%H:%M} UTC, and this {moment.utc:%H:%M} UTC"
    return None


_WHOLE_HOURS = (timedelta(hours=1), timedelta(hours=2), timedelta(hours=12))


def _came_otherwise(draft: Draft, event: str, moment: Moment, tense: str) -> str | None:
    """How an hour that was foreseen to the minute is taken back by the text that tells at which minute it came."""
    if (
        moment.utc is None
        or tense != "future"
        or moment.said.approximate
        or moment.said.window
        or moment.said.net
    ):
        return None
    known = recorded(draft.past, event)[1] if draft.past is not None else None
    for each, other, cue, _ in draft.moments:
        past = "past" in ((cue.tense if cue else ""), other.said.tense)
        if each != event or not past or other.utc is None or moment.said.minute is None:
            continue
        off = abs(moment.utc - other.utc)
        hours = abs(off - timedelta(hours=round(off / timedelta(hours=1))))
        so = known is None or abs(other.utc - known) <= timedelta(minutes=2)
        # Whole hours apart may be two clocks.
        if so and hours > _ESTIMATED and off < timedelta(hours=3):
            return f"an estimate: by the text itself it came at {other.said.text}, {other.utc:%H:%M} UTC"
    return None


_ESTIMATED = timedelta(minutes=10)
"""An estimate is rounded to some minutes."""


def _open(verdict: str, evidence: str) -> bool:
    """Whether nothing yet says that it came so."""
    return verdict != SUPPORTED or evidence.startswith("as was planned")


_CLOCK_BESIDE = re.compile(r"\d.*\w[.]?", re.DOTALL)


def _clock_beside(
    scene: Scene, moment: Moment, weekday: Claim, alone: tuple[str, str], about: str | None
) -> Iterator[Claim]:
    """The hour that stands before or behind a weekday with its date, as a claim of its own."""
    for a, b in ((moment.start, weekday.start), (weekday.end, moment.end)):
        part = _CLOCK_BESIDE.search(scene.text, a, b)
        if part is not None:
            yield Claim(part.start(), part.end(), "date", _reading(moment), *alone, about)


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
    if on_a_weekday(scene.text, moment):
        return any(sentence.start <= a < moment.start for a, _ in draft.spans)
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
    if bare and not scene.told.headed and day != moment.day:
        # Of a text that does not say when it was written, a weekday is of whichever flight it goes with.
        return False
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
            verdict, told = any_event(draft.past, moment)
            if verdict == SUPPORTED and (moment.day is not None or moment.width_days <= 32):
                return told
    if own is not None and own.past is not None and moment.day is not None and moment.said.year:
        # "In 1962 he had been": an earlier flight of one of the crew.
        for name in own.past.crew:
            for past in aboard(name):
                if past is not own.past and past.liftoff_date < own.past.liftoff_date:
                    verdict, told = any_event(past, moment)
                    if verdict == SUPPORTED:
                        return f"{told}, with {name}"
    for one in sentence.people:
        if not one.known or (moment.day is None and not 0 <= moment.start - one.end <= CLOSE):
            continue
        for past in aboard(one.name):
            verdict, told = any_event(past, moment)
            if verdict == SUPPORTED:
                return told
    return None


def _reading(moment: Moment) -> str:
    if moment.utc is not None:
        return f"{moment.said.about}: {moment.utc:%Y-%m-%dT%H:%MZ}"
    if moment.day is not None:
        return f"{moment.said.about}: {moment.day.isoformat()}"
    if moment.first and moment.last:
        return f"{moment.said.about}: {moment.first.isoformat()} to {moment.last.isoformat()}"
    return f"{moment.said.about}: {moment.said.text}"
