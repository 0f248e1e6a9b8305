"""A text taken apart: its sentences, its flights, and which time and word of what happens belongs to which flight."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from expedition.announcements import events
from expedition.announcements.anchors import Anchors, of_now
from expedition.announcements.by_record import begins_with, by_its_days, parted_before, shared_dockings
from expedition.announcements.concluded import (
    concluded_drafts,
    in_passing,
    looked_back_to_by_year,
    of_the_day,
)
from expedition.announcements.drafts import (
    PEOPLE_WORDS,
    Draft,
    Sentence,
    named_drafts,
    of_satellites,
    retired,
)
from expedition.announcements.events import Cue
from expedition.announcements.fingerprints import recognised
from expedition.announcements.happening import OUTSIDE, happening
from expedition.announcements.lexicon import facts, series_of
from expedition.announcements.names import NameMention
from expedition.announcements.near_days import near_to
from expedition.announcements.people import PersonMention
from expedition.announcements.put_off import put_off
from expedition.announcements.timeline import alone
from expedition.announcements.years import with_years
from expedition.announcements.zones import CST, HERE, LOCAL, utc_of

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.announcements.moments import Moment
    from expedition.announcements.times import TimeMention


_Placed = TypeVar("_Placed", "Moment", NameMention, PersonMention)


@dataclass(frozen=True, slots=True)
class Story:
    """A text taken apart: what `flights` works on."""

    document: Document
    names: tuple[NameMention, ...]
    people: tuple[PersonMention, ...]
    published: date | None
    sentences: tuple[Sentence, ...]
    dated: bool = True
    """Whether the text itself says when it was written, with the year."""
    headed: bool = True
    """Whether it says so at least with month and day."""

    def sentences_near(self, place: int, reach: int) -> tuple[Sentence, ...]:
        """The sentences that begin so many characters before a place or behind it, and no further."""
        first = bisect_left(self.sentences, place - reach, key=lambda one: one.start)
        last = bisect_left(self.sentences, place + reach, key=lambda one: one.start)
        return self.sentences[first:last]


def story(
    document: Document,
    names: tuple[NameMention, ...],
    people: tuple[PersonMention, ...],
    moments: tuple[Moment, ...],
    published: date | None,
    *,
    dated: bool = True,
    headed: bool = True,
) -> Story:
    """Sentences with their names, people, times and words of what happens."""
    sentences = []
    paragraph = 0
    text = document.text
    # A day in brackets that is the text's own is of no flight.
    moments = tuple(
        one
        for one in moments
        if not (
            one.day is not None
            and not one.said.has_clock
            and one.day == published
            and text[one.start - 1] + text[one.end :][:1] == "()"
        )
    )
    for number, (start, end) in enumerate(document.sentences):
        while document.paragraphs[paragraph][1] <= start:
            paragraph += 1
        here = _between(people, start, end)
        sentence = Sentence(
            number,
            paragraph,
            start,
            end,
            document.text[start:end],
            tuple(
                cue
                for cue in events.cues(document.text, start, end)
                if not any(one.start <= cue.start < one.end for one in here)
            ),
            _between(moments, start, end),
            _between(names, start, end),
            here,
        )
        sentences.append(with_years(sentence, published))
    return Story(document, names, people, published, tuple(sentences), dated, headed)


def _between(found: tuple[_Placed, ...], start: int, end: int) -> tuple[_Placed, ...]:
    """Those of a row in their order that begin within a stretch."""
    first = bisect_left(found, start, key=lambda one: one.start)
    last = bisect_left(found, end, key=lambda one: one.start)
    return found[first:last]


@dataclass(frozen=True, slots=True)
class Found:
    """The flights of a text, the one it is mainly about, and where it speaks of which."""

    drafts: list[Draft]
    main: Draft | None
    anchors: Anchors


def found_flights(told: Story) -> Found:
    """The flights of a text, each with its times and words of what happens."""
    sentences = list(told.sentences)
    drafts = named_drafts(sentences)
    if _tells_flights(told):
        drafts += concluded_drafts(sentences, drafts, told.published)
        drafts += of_the_day(sentences, drafts, told.published)
        if not drafts:
            drafts += _nameless(told)
    anchors = Anchors(sentences, drafts, told.published)
    if not drafts:
        return Found([], None, anchors)
    main = _main(told, anchors)
    _share_out(told, anchors, main)
    return Found(drafts, main, anchors)


def at_the_place(day: date, said: TimeMention) -> date:
    """The local day of something that the record has by its day in UTC."""
    if said.hour is None or said.zone in (None, LOCAL, HERE, CST):
        return day
    try:
        return day + (day - utc_of(day, said.hour, said.minute or 0, 0, said.zone).date())
    except (ValueError, OverflowError):
        return day


def zone_of(main: Draft | None, names: Iterable[NameMention]) -> str | None:
    """The clock of the place that a text is about: its pad's, or its site's."""
    pad = None
    if main is not None:
        pad = (main.past.pad if main.past is not None else None) or (main.series.pad if main.series else None)
    pad = pad or next((one.id for one in names if one.kind in ("pad", "site")), None)
    zones: dict[str, str] = facts()["zones"]
    return None if pad is None else zones.get(pad) or zones.get(pad.split("-")[0])


def _tells_flights(told: Story) -> bool:
    return any(cue.happens for sentence in told.sentences for cue in sentence.cues)


# One word for a ship and for rockets of satellites.
_ROCKETS_TOO = ("soyuz", "progress", "starship", "dragon")


def _nameless(told: Story) -> list[Draft]:
    """The one flight of a text that neither names it nor lets it be found: what flies is all that is known."""
    if in_passing(told.sentences[:2]):
        return []
    kinds = {one.id for one in told.names if one.kind == "vehicle"}
    alone = [one for one in told.names if one.kind == "vehicle"] if len(kinds) == 1 else []
    first = told.document.paragraphs[min(1, len(told.document.paragraphs) - 1)]
    for sentence in told.sentences:
        if of_satellites(sentence) or events.background(sentence.text):
            continue
        # The paragraph that says that it was today goes on to tell what it was.
        lead = sentence.start < first[1] and events.RECENT.search(told.document.text, first[0], first[1])
        own = [one for one in sentence.names if one.kind == "vehicle"]
        ships = own or [one for one in alone if one.id not in _ROCKETS_TOO]
        station = any(one.kind == "station" for one in sentence.names)
        ahead = any(moment.said.tense == "future" for moment in sentence.moments)
        cues = [cue for cue in sentence.cues if cue.happens and not cue.weak and own]
        cues = cues or [
            cue for cue in sentence.cues if station and own and (cue.tense == "future" or cue.kind == "slip")
        ]
        cues = cues or [cue for cue in sentence.cues if cue.kind == "liftoff" and ahead and not own]
        if not cues or not ships or retired(ships[0].id, told.published):
            continue
        bound = station or bool(PEOPLE_WORDS.search(sentence.text)) or ships[0].id not in _ROCKETS_TOO
        if not bound or not (
            ahead or any(cue.tense == "future" for cue in cues) or events.RECENT.search(sentence.text) or lead
        ):
            continue
        series = series_of(ships[0].id)
        said = told.document.text[ships[0].start : ships[0].end]
        name = series.name.split("{")[0].strip(" -") if series else said
        vehicle = ships[0].id if series is None or series.vehicle == ships[0].id else series.vehicle
        draft = Draft(name, None, series, [ships[0].span], named=False, vehicle=vehicle)
        past = recognised(told.document.text, told.sentences, draft, told.published)
        return [draft if past is None else Draft(past.flight, past, series, [ships[0].span], named=False)]
    return []


def _main(told: Story, found: Anchors) -> Draft | None:
    """The flight that a text is about, if it is about one: never one of another time that it looks back to."""
    drafts = found.drafts
    first = told.document.paragraphs[0]
    body = told.document.paragraphs[min(1, len(told.document.paragraphs) - 1)]
    days = [
        m.day for sentence in told.sentences for m in sentence.moments if m.said.year and m.has_day and m.day
    ]
    latest = max(days, default=told.published)

    several = len(drafts) > 1 or any(of_satellites(one) for one in told.sentences[:4])

    def weight(draft: Draft) -> float:
        title = any(first[0] <= a < first[1] for a, _ in draft.spans)
        early = any(body[0] <= a < body[1] for a, _ in draft.spans)
        return (
            len(draft.spans)
            + 3 * title
            + 1.5 * early
            + near_to(draft, told.published)
            + 0.5 * bool(draft.past and draft.past.crewed)
        )

    def looked_back_to(draft: Draft) -> bool:
        ended = draft.past and (draft.past.landing_date or draft.past.liftoff_date)
        if ended and latest is not None and (latest - ended).days > _LONG_AGO:
            return True
        late = several and draft.spans[0][0] > _FIRST_PART * len(told.document.text)
        if looked_back_to_by_year(draft, list(told.sentences)) and len(told.sentences) > _LONG_ENOUGH:
            return True
        return (late and not draft.named) or all(
            events.background(sentence.text) and sentence.number > 1 for sentence in found.where(draft)
        )

    def beside(draft: Draft) -> bool:
        return all(_NEXT_ONE.search(told.document.text, max(0, a - 40), a) for a, _ in draft.spans)

    able = [draft for draft in drafts if not looked_back_to(draft) and not beside(draft)]
    # A flight named only late in a text that begins with a delay is what it is about, where nothing else flies then.
    slips = any(cue.kind == "slip" for sentence in told.sentences[:_LONG_ENOUGH] for cue in sentence.cues)
    able = able or [draft for draft in drafts if slips and of_now(draft, told.published)]
    lead = told.sentences[:_LONG_ENOUGH]
    if not able and not in_passing(lead) and not any(of_satellites(one) for one in lead):
        # Or what the text begins with, as far as the days without a year that it tells are the flight's.
        able = [draft for draft in drafts if begins_with(draft, lead, told.published)]
    able = able or [draft for draft in drafts if not looked_back_to(draft)]
    return max(able, key=lambda draft: (weight(draft), -draft.spans[0][0]), default=None)


# "Axiom's subsequent flight, Ax-3", "its predecessor, HTV-8": told beside another.
_NEXT_ONE = re.compile(
    r"\b(?:next|subsequent|following|follow-?on|previous|preceding|predecessors?|successors?|heirs?)\b"
    r"(?: [a-z]+){0,2}[ ,:(–—-]{1,3}\Z",
    re.IGNORECASE,
)
_LONG_AGO = 500
_LONG_ENOUGH = 4
_FIRST_PART = 0.6


# What follows is told beside: "put off while a leak in that other ship is looked into".
_ASIDE = re.compile(r"\b(?:while|because|whereas|although|since|whose)\b", re.IGNORECASE)


def _long_up(draft: Draft, published: date | None) -> bool:
    """Whether a flight that no one named was in orbit for weeks already when the text was written."""
    past = draft.past
    if past is None or draft.named or published is None or past.docking_date is None:
        return False
    return (published - past.docking_date).days > _WEEKS


_WEEKS = 21
_ABOARD = re.compile(r"\b(?:on|in|aboard|by|with|на|в)\s+(?:[^\s,]+\s+){0,4}[«\"“]?\Z", re.IGNORECASE)


def _whose(
    sentence: Sentence, found: Anchors, focus: Draft | None, place: int, *, up: bool, coming: bool = False
) -> Draft | None:
    """The flight that a place in a sentence is about; `up`: how people went up need not be on the flight named."""
    anchors = found.by_name(sentence)
    if up or not anchors:
        # Who has been up for weeks is not the one who leaves or comes now.
        people = [
            (at, draft)
            for at, draft in found.by_people(sentence)
            if not (coming and focus is not None and focus is not draft and _long_up(draft, found.published))
        ]
        anchors = sorted([*anchors, *people], key=lambda one: one[0])
    before = [draft for at, draft in anchors if at <= place]
    if before:
        return before[-1]
    if anchors and focus is not None:
        # "They hope to launch her on Monday, near Gemini 7": who is named before goes before what is named behind.
        near = [
            draft for at, draft in found.by_people(sentence) if at <= place and of_now(draft, found.published)
        ]
        led = sentence.text[: anchors[0][0] - sentence.start]
        if near and not _ABOARD.search(led):
            return near[-1]
        between = sentence.text[max(0, place - sentence.start) : anchors[0][0] - sentence.start]
        return focus if _ASIDE.search(between) else anchors[0][1]
    return anchors[0][1] if anchors else focus


def _share_out(told: Story, found: Anchors, main: Draft | None) -> None:
    """Give each word of what happens, and each time, to its flight."""
    focus: Draft | None = main
    paragraph = -1
    foreign: set[int] = set()
    for sentence in told.sentences:
        if sentence.paragraph != paragraph:
            focus, paragraph = main, sentence.paragraph
        anchors = found.of(sentence)
        let_go = main is not None and _THEY.match(sentence.text)
        if not anchors and (found.another_ship(sentence) or (of_satellites(sentence) and not let_go)):
            foreign.update(id(moment.said) for moment in sentence.moments)
            continue
        for word in sentence.cues:
            if word.kind == "slip" and _IF.search(told.document.text, sentence.start, word.start):
                continue
            if OUTSIDE.search(sentence.text):
                continue
            if word.kind in ("slip", "cancel") and not (anchors or sentence.moments or sentence.number < 2):
                continue
            up = word.kind == "liftoff" and word.tense == "past"
            coming = word.kind in ("liftoff", "docking")
            if (draft := _whose(sentence, found, focus, word.start, up=up, coming=coming)) is not None:
                draft.cues.append((word, sentence.number))
        for moment, state, kind, cue in _with_states(told, sentence):
            up = kind == "liftoff" and cue is not None and cue.tense == "past"
            coming = kind in ("liftoff", "docking")
            if (draft := _whose(sentence, found, focus, moment.start, up=up, coming=coming)) is not None:
                draft = _by_its_day(draft, found.drafts, kind, moment)
                draft.moments.append(
                    (_in_orbit(draft, kind, moment, cue, told.published), moment, cue, state)
                )
        if anchors and not events.background(sentence.text):
            focus = anchors[0][1]
    _own_days(told, found.drafts, foreign)
    for draft in found.drafts:
        parted_before(draft)
        by_its_days(draft, told.sentences, told.published)
    shared_dockings(found.drafts)
    if main is not None:
        put_off(told.document.text, told.sentences, main)


# "They took off on Saturday and let go of two satellites": who flies has satellites aboard.
_THEY = re.compile(
    r"\W*(?:they|he|she|(?:the|all) (?:crew|astronauts|cosmonauts|three|four|five|six|seven))\b",
    re.IGNORECASE,
)
# What is put off only if something goes wrong is not put off.
_IF = re.compile(
    r"\b(?:if|in case|unless|should (?:the|it|this|that|they|anything))\b[^.;]*\Z", re.IGNORECASE
)


def _with_states(told: Story, sentence: Sentence) -> Iterator[tuple[Moment, str, str, Cue | None]]:
    """The times of a sentence: taken back ("old"), put in their place ("new") or plain; what happens then."""
    gone: set[date] = set()
    for moment in sentence.moments:
        before = told.sentences[sentence.number - 1] if sentence.number else None
        kind, cue = happening(told.document.text, sentence, before, moment, told.published)
        state = events.withdrawn(told.document.text, moment.start, moment.end, sentence.start, sentence.cues)
        hour_of_gone = moment.has_clock and not moment.has_day and moment.day in gone
        if not state and ((moment.said.old and not moment.said.net) or hour_of_gone):
            state = "old"
        if state == "old" and moment.day is not None:
            gone.add(moment.day)
        yield moment, state, kind, cue


def _by_its_day(draft: Draft, drafts: list[Draft], kind: str, moment: Moment) -> Draft:
    """Of two flights told together, the one that lifted off, docked or came down on a day, where the other did not."""
    if kind not in ("liftoff", "docking", "landing") or moment.day is None or not moment.has_day:
        return draft

    def off(one: Draft) -> int | None:
        past = one.past
        days = (
            {}
            if past is None
            else {"liftoff": past.liftoff_date, "docking": past.docking_date, "landing": past.landing_date}
        )
        known = days.get(kind)
        if known is None and past is not None and past.kind == "module" and kind == "docking":
            # Whoever docks at a module of years ago is somebody else.
            known = past.liftoff_date
        return None if known is None or moment.day is None else abs((known - moment.day).days)

    own = off(draft)
    if own is None or own <= _SAME_DAYS:
        return draft
    others = [one for one in drafts if one is not draft and (gap := off(one)) is not None and gap == 0]
    return others[0] if len(others) == 1 else draft


_SAME_DAYS = 8


def _own_days(told: Story, drafts: list[Draft], foreign: set[int]) -> None:
    """An hour alone takes its day from no other flight's date: then it is of the day of the text."""
    owner = {id(moment.said): draft for draft in drafts for _, moment, _, _ in draft.moments}
    for draft in drafts:
        for at, (kind, moment, cue, state) in enumerate(draft.moments):
            lent = owner.get(id(moment.day_from)) if moment.day_from is not None else None
            borrowed = (lent is not None and lent is not draft) or id(moment.day_from) in foreign
            if not borrowed or moment.day is None or told.published is None:
                continue
            if moment.day_from is not None and alone(told.document, moment.day_from):
                continue
            if moment.day_from is not None and moment.day_from.relative == "yesterday":
                # A story that tells of yesterday goes on doing so, of whichever ship.
                continue
            shift = told.published - moment.day
            utc = moment.utc + shift if moment.utc is not None else None
            draft.moments[at] = (kind, replace(moment, day=told.published, utc=utc), cue, state)


def _in_orbit(draft: Draft, kind: str, moment: Moment, cue: Cue | None, published: date | None) -> str:
    """Of a ship that is up already, what leaves is not its rocket."""
    if kind in ("docking", "undocking") and draft.station == "none":
        # What lets go of a ship that calls at no station is its carrier.
        return "liftoff" if kind == "undocking" else kind
    if kind != "liftoff" or draft.past is None or moment.day is None or published is None:
        return kind
    before = draft.past.liftoff_date < published and draft.past.station != "none"
    if before and cue is not None and cue.kind == "slip" and moment.day > published:
        # What is tried again of a ship that is up is no lift-off.
        docked = draft.past.docking_date is not None and draft.past.docking_date < published
        return "undocking" if docked else "docking"
    up = before and draft.past.liftoff_date < published - timedelta(days=2)
    if not up or moment.day <= published or draft.past.landing_date == draft.past.liftoff_date:
        return kind
    return "other" if cue is not None and cue.tense == "past" else "undocking"
