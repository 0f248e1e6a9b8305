"""Where the sentences of a text speak of which flight: by name, by its kind of ship, else by the people aboard."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.people import PersonMention, last_name

if TYPE_CHECKING:
    from expedition.catalog.history import PastFlight

Anchor = tuple[int, Draft]
# Something that happens this many days from the text's own is news.
_NOW_DAYS = 6
# "This Dragon, flown before as CRS-10": what the same ship did once is no news.
_FLEW_AS = re.compile(
    r"\b(?:flew|flown|used|served|visited|was up|been up|been there)\b[^.;]{0,30}\b(?:as|on|for|in|during) "
    r"(?:the )?\Z"
    r"|\b(?:capsule|ship|craft|spaceship|spacecraft|dragon|orbiter|rocket|booster|core) (?:that|which) (?:had |has )?"
    r"(?:already )?(?:carried|lifted|bore|launched|flew|took|sent|served)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
_ROCKET = ("rocket", "booster", "launcher")


class Anchors:
    """Where each sentence of a text speaks of which of its flights; every sentence is asked once."""

    def __init__(self, sentences: Iterable[Sentence], drafts: list[Draft], published: date | None) -> None:
        self.drafts = drafts
        self.published = published
        self.named_in: dict[int, object] = {}
        """What is found that a sentence names, by its number, so that every sentence is asked once."""
        self._named: dict[int, list[Anchor]] = {}
        self._of: dict[int, list[Anchor]] = {}
        self._ships: dict[str, list[Draft]] = {}
        self._sentences = tuple(sentences)
        self._about: dict[int, list[Sentence]] | None = None
        self._loose: list[Sentence] = []
        self._people: dict[int, list[PersonMention]] | None = None
        self._crews: dict[str, list[Draft]] = {}
        self._last_names: dict[str, list[Draft]] = {}
        self._where: dict[int, list[Sentence]] = {}
        self._days: dict[date, list[Draft]] | None = None
        starts = [sentence.start for sentence in self._sentences]
        for draft in drafts:
            for a, _ in draft.spans:
                at = bisect_right(starts, a) - 1
                if (
                    at >= 0
                    and len(drafts) > 1
                    and _FLEW_AS.search(self._sentences[at].text[: a - self._sentences[at].start])
                ):
                    continue
                if at >= 0 and a < self._sentences[at].end:
                    self._named.setdefault(self._sentences[at].number, []).append((a, draft))
                    self._where.setdefault(id(draft), []).append(self._sentences[at])
            for name in draft.past.crew if draft.past is not None else ():
                self._crews.setdefault(name, []).append(draft)
                self._last_names.setdefault(last_name(name), []).append(draft)

    def of(self, sentence: Sentence) -> list[Anchor]:
        """Where a sentence speaks of which flight: by name or by its kind of ship; else by the people aboard."""
        found = self._of.get(sentence.number)
        if found is None:
            found = self._of[sentence.number] = self.by_name(sentence) or self.by_people(sentence)
        return found

    def where(self, draft: Draft) -> list[Sentence]:
        """The sentences that a flight is named in, or concluded from."""
        return self._where.get(id(draft), [])

    def on(self, day: date) -> list[Draft]:
        """The flights of the text that lifted off, docked or landed on a day, by whichever clock."""
        if self._days is None:
            self._days = {}
            for draft in self.drafts:
                past = draft.past
                days = (past.liftoff_date, past.docking_date, past.landing_date) if past is not None else ()
                near = {each + timedelta(days=gap) for each in days if each is not None for gap in (-1, 0, 1)}
                for each in near:
                    self._days.setdefault(each, []).append(draft)
        return self._days.get(day, [])

    def about(self, draft: Draft, *, loose: bool) -> list[Sentence]:
        """The sentences that speak of a flight; `loose`: and those that speak of none."""
        if self._about is None:
            self._about = {}
            for sentence in self._sentences:
                drafts = {id(one) for _, one in self.of(sentence)}
                for one in drafts:
                    self._about.setdefault(one, []).append(sentence)
                if not drafts:
                    self._loose.append(sentence)
        own = self._about.get(id(draft), [])
        return sorted([*own, *self._loose], key=lambda one: one.number) if loose else own

    def by_name(self, sentence: Sentence) -> list[Anchor]:
        """Where a sentence names a flight, or a kind of ship that only one of the flights is."""
        found = list(self._named.get(sentence.number, ()))
        if any(draft.named for _, draft in found):
            found = [(a, draft) for a, draft in found if draft.named]
        other = self.another_ship(sentence)
        for one in sentence.names:
            # "A Soyuz rocket" is no ship.
            behind = sentence.text[one.end - sentence.start : one.end - sentence.start + 12].lstrip(" -")
            if one.kind == "vehicle" and not other and not behind.casefold().startswith(_ROCKET):
                fits = self._of_ship(one.id)
                fits = fits if len(fits) < 2 else [d for d in fits if of_now(d, self.published)]
                if len(fits) == 1:
                    found.append((one.start, fits[0]))
        return sorted(found, key=lambda one: one[0])

    def by_people(self, sentence: Sentence) -> list[Anchor]:
        """Where a sentence speaks of somebody who is aboard of only one of the flights."""
        found = []
        for person in sentence.people:
            if person.role not in ("official", "quoted", "back-up", "aside"):
                fits = self.with_aboard(person)
                if len(fits) == 1:
                    found.append((person.start, fits[0]))
        return found

    def with_aboard(self, person: PersonMention) -> list[Draft]:
        """The flights of the text that somebody was aboard of."""
        if person.known is not None:
            return self._crews.get(person.known, [])
        return self._last_names.get(last_name(person.name), [])

    def people_of(self, draft: Draft) -> list[PersonMention]:
        """Those whom the text names of a flight's crew, wherever it does."""
        if self._people is None:
            self._people = {}
            for person in (one for sentence in self._sentences for one in sentence.people):
                for each in self.with_aboard(person):
                    self._people.setdefault(id(each), []).append(person)
        return self._people.get(id(draft), [])

    def another_ship(self, sentence: Sentence) -> bool:
        """Whether the sentence is about a ship that is none of the flights spoken of."""
        ship = next((one.id for one in sentence.names if one.kind == "vehicle"), None)
        return ship is not None and not self._of_ship(ship)

    def _of_ship(self, word: str) -> list[Draft]:
        fits = self._ships.get(word)
        if fits is None:
            fits = self._ships[word] = [draft for draft in self.drafts if same_ship(word, draft.ship)]
        return fits


def of_now(draft: Draft, published: date | None) -> bool:
    """Whether something happens to a flight about the day of the text."""
    past: PastFlight | None = draft.past
    if past is None or published is None:
        return False
    days = (past.liftoff_date, past.docking_date, past.landing_date)
    return any(day is not None and abs((day - published).days) <= _NOW_DAYS for day in days)
