"""A lift-off that is put off by so long: the old hour and that length make the new one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from expedition.announcements.date_words import NUMBERS, any_of
from expedition.announcements.numerals import TENS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from expedition.announcements.drafts import Draft, Sentence
    from expedition.announcements.moments import Moment

_NUMBER = rf"(?:\d{{1,3}}|{any_of(NUMBERS)})"
_BY = re.compile(
    rf"\b(?:(?:by|for) (?:at least |about |some |another |a further |only |exactly |just )?(?P<number>{_NUMBER})"
    rf"[ -](?P<unit>hour|day|week)s?|(?P<later>{_NUMBER}) (?P<unit2>hour|day|week)s? later\b"
    rf"|на (?P<russian>{_NUMBER}|) ?(?P<unit3>сут|час|дн|день|недел)\w*)"
    r"(?! (?:ago|before|earlier|ahead|into|in space))",
    re.IGNORECASE,
)
_TURN = re.compile(
    rf"\b(?:(?P<less>less|minus) )?(?P<number>{_NUMBER}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?) "
    r"minutes? ?(?P<way>earlier|sooner|later)?\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:same (?:time|hour|minute)|(?:hour|time|clock|minute)s?\b[^.;]{0,30}\b(?:stays?|remains?|unchanged|the same)|"
    r"то же (?:самое )?время)",
    re.IGNORECASE,
)
_UNITS = {"hour": 1, "час": 1, "day": 24, "сут": 24, "дн": 24, "день": 24, "week": 168, "недел": 168}


def put_off(text: str, sentences: Sequence[Sentence], draft: Draft) -> None:
    """Give a flight its new lift-off, where the text says only by how long it has been put off."""
    slipped = [one.number for one in sentences if any(cue.kind == "slip" for cue in one.cues)]
    for number in slipped:
        for sentence in sentences[number : number + 2]:
            hit = _BY.search(sentence.text)
            if hit is None or sentence.paragraph - sentences[number].paragraph > 1:
                continue
            place = sentence.start + hit.start()
            base = _base(draft, place)
            if base is not None:
                _add(text, draft, base, hit, place)
                slip = next(cue for cue in sentences[number].cues if cue.kind == "slip")
                if all(cue is not slip for cue, _ in draft.cues):
                    draft.cues.append((slip, number))
                return


def _base(draft: Draft, place: int) -> Moment | None:
    """The lift-off that is put off: the last one told before; None where the text gives the new one, or it flew."""
    own = [
        (m, cue, state) for kind, m, cue, state in draft.moments if kind == "liftoff" and m.day is not None
    ]
    before = [m for m, cue, _ in own if m.start < place and not (cue and cue.happens and cue.tense == "past")]
    if not before:
        return None
    base = next((m for m in reversed(before) if m.utc is not None), before[-1])
    newer = [
        m
        for m, cue, state in own
        if m.day is not None
        and base.day is not None
        and state != "old"
        and ((m.has_day and m.day > base.day) or (state == "new" and m is not base) or m.start > place)
    ]
    return None if newer else base


def _add(text: str, draft: Draft, base: Moment, hit: re.Match[str], place: int) -> None:
    number = hit["number"] or hit["later"] or hit["russian"] or "1"
    unit = (hit["unit"] or hit["unit2"] or hit["unit3"]).casefold()
    shift = timedelta(hours=_UNITS[unit] * _count(number))
    behind = text[place : place + 200]
    turn = next((one for one in _TURN.finditer(behind) if one["way"] or one["less"]), None)
    exact = unit in ("hour", "час") or turn is not None or _SAME.search(behind) is not None
    if turn is not None:
        minutes = timedelta(minutes=_count(turn["number"]))
        shift += minutes if (turn["way"] or "").casefold() == "later" else -minutes
    utc = base.utc + shift if base.utc is not None and exact else None
    assert base.day is not None
    day = base.day + (shift if utc is None or base.utc is None else _days(base, shift))
    for at, (kind, moment, cue, _) in enumerate(draft.moments):
        if kind == "liftoff" and moment.day == base.day:
            draft.moments[at] = (kind, moment, cue, "old")
    said = replace(base.said, old=False, tense="future")
    new = replace(
        base, start=place, end=place + len(hit[0]), said=said, day=day, utc=utc, first=day, last=day
    )
    draft.moments.append(("liftoff", new, None, "new"))


def _days(base: Moment, shift: timedelta) -> timedelta:
    """By how many days the date at the place moves: an hour of the day told, and the length behind it."""
    minutes = (base.said.hour or 0) * 60 + (base.said.minute or 0)
    return timedelta(days=(timedelta(minutes=minutes) + shift) // timedelta(days=1))


def _count(word: str) -> int:
    words = re.split(r"[ -]", word.casefold())
    return sum(int(one) if one.isdigit() else TENS.get(one) or NUMBERS.get(one, 1) for one in words)
