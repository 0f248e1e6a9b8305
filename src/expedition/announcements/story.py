"""A text taken apart: its sentences, its flights, and which time and word of what happens belongs to which flight."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from expedition.announcements import events
from expedition.announcements.drafts import (
    PEOPLE_WORDS,
    SATELLITES,
    Draft,
    Sentence,
    concluded_drafts,
    named_drafts,
    same_ship,
)
from expedition.announcements.events import Cue
from expedition.announcements.names import NameMention, facts, series_of
from expedition.announcements.people import PersonMention, last_name
from expedition.announcements.published import Event

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.announcements.moments import Moment


@dataclass(frozen=True, slots=True)
class Story:
    """A text taken apart: what `flights` works on."""

    document: Document
    names: tuple[NameMention, ...]
    people: tuple[PersonMention, ...]
    published: date | None
    sentences: tuple[Sentence, ...]


def story(
    document: Document,
    names: tuple[NameMention, ...],
    people: tuple[PersonMention, ...],
    moments: tuple[Moment, ...],
    published: date | None,
) -> Story:
    """Sentences with their names, people, times and words of what happens."""
    sentences = []
    for number, (start, end) in enumerate(document.sentences):
        paragraph = next(i for i, (a, b) in enumerate(document.paragraphs) if a <= start < b)

        sentences.append(
            Sentence(
                number,
                paragraph,
                start,
                end,
                document.text[start:end],
                events.cues(document.text, start, end),
                tuple(one for one in moments if start <= one.start < end),
                tuple(one for one in names if start <= one.start < end),
                tuple(one for one in people if start <= one.start < end),
            )
        )
    return Story(document, names, people, published, tuple(sentences))


def found_drafts(told: Story) -> tuple[list[Draft], Draft | None]:
    """The flights of a text, each with its times and words of what happens, and the one it is "
    "mainly about."""
    sentences = list(told.sentences)
    drafts = named_drafts(sentences)
    if _tells_flights(told):
        drafts += concluded_drafts(sentences, drafts, told.published)
        if not drafts:
            drafts += _nameless(told)
    if not drafts:
        return [], None
    main = _main(told, drafts)
    _share_out(told, drafts, main)
    return drafts, main


def record_events(drafts: list[Draft]) -> list[Event]:
    """What the record knows of the days of a text's flights, for concluding when the text was written."""
    found = []
    for draft in drafts:
        if draft.past is None:
            continue
        days = {
            "liftoff": draft.past.liftoff_date,
            "landing": draft.past.landing_date,
            "docking": draft.past.docking_date,
        }
        told = False
        for kind, moment, cue, state in draft.moments:
            day = days.get(kind)
            if day is not None and state != "old":
                found.append(Event(day, moment.said, (cue.tense if cue else None) or None))
                told = True
        if not told:
            found.append(Event(draft.past.liftoff_date))
    return found


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


def _nameless(told: Story) -> list[Draft]:
    """The one flight of a text that neither names it nor lets it be found in the record: what flies "
    "is all that is known."""
    for sentence in told.sentences:
        strong = [cue for cue in sentence.cues if cue.happens and not cue.weak]
        ships = [one for one in sentence.names if one.kind == "vehicle"]
        if not strong or not ships or SATELLITES.search(sentence.text) or events.background(sentence.text):
            continue
        bound = any(one.kind == "station" for one in sentence.names) or PEOPLE_WORDS.search(sentence.text)
        if not bound or not any(
            cue.tense == "future" or events.RECENT.search(sentence.text) for cue in strong
        ):
            continue
        series = series_of(ships[0].id)
        name = (series.name.split("{")[0].strip(" -") if series else ships[0].id).strip()
        vehicle = ships[0].id if series is None or series.vehicle == ships[0].id else series.vehicle
        return [Draft(name, None, series, [ships[0].span], named=False, vehicle=vehicle)]
    return []


def _main(told: Story, drafts: list[Draft]) -> Draft:
    first = told.document.paragraphs[0]
    body = told.document.paragraphs[min(1, len(told.document.paragraphs) - 1)]

    def weight(draft: Draft) -> float:
        title = any(first[0] <= a < first[1] for a, _ in draft.spans)
        early = any(body[0] <= a < body[1] for a, _ in draft.spans)
        return len(draft.spans) + 3 * title + 1.5 * early + (0 if draft.named else 0.5)

    return max(drafts, key=lambda draft: (weight(draft), -draft.spans[0][0]))


def anchors_of(sentence: Sentence, drafts: list[Draft]) -> list[tuple[int, Draft]]:
    """Where a sentence speaks of which flight: by name, by its kind of ship, by the people aboard."""
    found = [(a, draft) for draft in drafts for a, b in draft.spans if sentence.start <= a < sentence.end]
    if found:
        return sorted(found, key=lambda one: one[0])
    for one in sentence.names:
        if one.kind == "vehicle":
            fits = [draft for draft in drafts if same_ship(one.id, draft.ship)]
            if len(fits) == 1:
                found.append((one.start, fits[0]))
    if not found:
        for person in sentence.people:
            if person.role in ("official", "quoted", "back-up"):
                continue
            fits = [
                d
                for d in drafts
                if d.past is not None and last_name(person.name) in {last_name(n) for n in d.past.crew}
            ]
            if len(fits) == 1:
                found.append((person.start, fits[0]))
    return sorted(found, key=lambda one: one[0])


def _share_out(told: Story, drafts: list[Draft], main: Draft) -> None:
    """Give each word of what happens, and each time, to its flight."""
    focus, paragraph = main, -1
    for sentence in told.sentences:
        if sentence.paragraph != paragraph:
            focus, paragraph = main, sentence.paragraph
        anchors = anchors_of(sentence, drafts)
        other = of_another_ship(sentence, drafts)

        def draft_at(place: int, anchors: list[tuple[int, Draft]] = anchors, focus: Draft = focus) -> Draft:
            before = [draft for at, draft in anchors if at <= place]
            return before[-1] if before else anchors[0][1] if anchors else focus

        if anchors or not other:
            for word in sentence.cues:
                draft_at(word.start).cues.append((word, sentence.number))
            for moment in sentence.moments:
                cue = _cue_of(told, sentence, moment)
                kind = cue.kind if cue is not None else "none"
                if kind in ("slip", "cancel"):
                    kind = _slipping(sentence, moment)
                old = events.withdrawn(told.document.text, moment.start, sentence.start, sentence.cues)
                draft_at(moment.start).moments.append((kind, moment, cue, old))
        if anchors and not events.background(sentence.text):
            focus = anchors[0][1]


def of_another_ship(sentence: Sentence, drafts: list[Draft]) -> bool:
    """Whether the sentence is about a ship that is none of the flights spoken of."""
    ships = [one.id for one in sentence.names if one.kind == "vehicle"]
    return bool(ships) and not any(same_ship(ship, draft.ship) for ship in ships for draft in drafts)


def _cue_of(told: Story, sentence: Sentence, moment: Moment) -> Cue | None:
    """The word that says what happens at a time: the nearest in its clause."""
    text = told.document.text
    best: tuple[float, Cue] | None = None
    for cue in sentence.cues:
        if cue.end <= moment.start:
            between, distance = text[cue.end : moment.start], float(moment.start - cue.end) - 6
        elif cue.start >= moment.end:
            between, distance = text[moment.end : cue.start], float(cue.start - moment.end)
        else:
            between, distance = "", 0.0
        distance += 45 * len(
            re.findall(r"[;:]| while | but |, and | and then | before | after |, when ", between)
        )
        distance += (
            12 * between.count(",") + (30 if cue.weak else 0) + (15 if cue.kind in ("slip", "cancel") else 0)
        )
        if best is None or distance < best[0]:
            best = distance, cue
    return best[1] if best else None


def _slipping(sentence: Sentence, moment: Moment) -> str:
    """What it is that is put off: the event named nearest, a lift-off where none is."""
    plain = [cue for cue in sentence.cues if cue.happens]
    strong = [cue for cue in plain if not cue.weak] or plain
    if not strong:
        return "liftoff"
    return min(strong, key=lambda cue: abs(cue.start - moment.start)).kind
