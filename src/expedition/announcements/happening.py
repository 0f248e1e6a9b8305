"""What happens at a time: which word of its sentence, or of the heading above it, says so."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from expedition.announcements.drafts import Sentence
from expedition.announcements.events import Cue
from expedition.announcements.tables import COLUMN, ROW

if TYPE_CHECKING:
    from expedition.announcements.moments import Moment

_OWN = ("liftoff", "docking", "undocking", "landing")
_NEAR = 30


def happening(
    text: str, sentence: Sentence, before: Sentence | None, moment: Moment, published: date | None
) -> tuple[str, Cue | None]:
    """What happens at a time, and the word that says so; `before` is the sentence before."""
    if moment.said.cues == COLUMN:
        return "liftoff", None
    if moment.said.cues == ROW:
        return moment.said.about, None
    cue = _cue_of(text, sentence, moment) if sentence.cues else _heading(before, sentence)
    if cue is not None and cue.happens and _has_its_hour(text, sentence, moment, cue):
        # "It rose at 10:44 and came to the port at 5:42": the second hour is of what stands between.
        return ("none", None) if moment.said.about == cue.kind else (moment.said.about, None)
    kind = cue.kind if cue is not None else "none"
    if kind == "none" and before is not None and moment.has_day and _asked_when(before):
        # "When is it? On Saturday": of when else than the start.
        kind = "liftoff"
    if kind in ("slip", "cancel"):
        kind = _slipping(sentence, moment)
    about = moment.said.about
    shown = [one for one in sentence.cues if one.kind == "other"]
    if about in _OWN and kind != about:
        same = [one for one in sentence.cues if one.kind == about]
        told_before = (
            cue is not None and cue.start > moment.start and any(one.end <= moment.start for one in same)
        )
        if (
            cue is None
            or cue.weak
            or told_before
            or kind in ("none", "other")
            or _of_another(text, sentence, moment, cue)
        ):
            kind = about
            cue = min(same, key=lambda one: abs(one.start - moment.start), default=cue)
    elif about not in ("other", "said", *_OWN):
        near = cue is not None and not cue.weak and (not shown or abs(cue.start - moment.start) < _NEAR)
        kind = kind if (near and kind in _OWN) or (kind == "none" and not shown) else "other"
    elif about == "said":
        between = text[min(moment.end, cue.end) : max(moment.start, cue.start)] if cue is not None else ""
        kind = "other" if cue is None or cue.weak or _SAID.search(between) else kind
        # "The agency now says Sunday at the earliest": of when else than the start.
        kind = "liftoff" if cue is None and moment.said.net and moment.has_day else kind
    if cue is not None and about == "broadcast" and text[cue.start : cue.end].casefold().startswith("start"):
        kind = "other"
    if cue is not None and cue.kind in _OWN and shown and shown[0].start < moment.start:
        # "Coverage of the launch at 4 p.m." tells when the coverage is.
        noun = text[max(0, cue.start - 8) : cue.start].casefold().endswith((" of the ", " the "))
        kind = "other" if noun else kind
    if moment.said.anchored and not moment.has_clock:
        kind = "other"
    if kind == "none" and not sentence.cues and _row(sentence) and moment.day and published:
        # A row of a timetable: a day, a flight, a pad.
        kind = "liftoff" if moment.day >= published else kind
    before_it = text[max(sentence.start, moment.start - 45) : moment.start]
    since = _SINCE.search(before_it) or (moment.has_day and _SINCE_WHAT.search(before_it))
    if kind in _OWN and not moment.has_clock and since:
        # "Up since March" tells what was, not what is told.
        kind = "other"
    if kind == "none" and moment.has_clock and _in_reserve(text, sentence, moment):
        return "reserve", cue
    if _says(OUTSIDE, sentence.text) or _in_reserve(text, sentence, moment):
        kind = "other"
    if kind in ("liftoff", "none") and _STAYS.search(
        text, max(sentence.start, moment.start - 40), moment.start
    ):
        # "It stays up until Saturday".
        kind = "landing"
    if kind == "landing" and (_says(_MOON, sentence.text) or _says(_STAGE, sentence.text)):
        kind = "other"
    return kind, cue


def _has_its_hour(text: str, sentence: Sentence, moment: Moment, cue: Cue) -> bool:
    """Whether a word before an hour has an hour of its own right behind it, and something else is told in between."""
    if cue.end > moment.start or not moment.has_clock:
        return False
    own = [
        one for one in sentence.moments if cue.end <= one.start and one.end < moment.start and one.has_clock
    ]
    if not own or own[0].start - cue.end > _NEAR or own[0].utc == moment.utc:
        return False
    between = text[own[-1].end : moment.start]
    return _GOES_ON.search(between) is not None


_GOES_ON = re.compile(r"\b(?:and|then|before)\b(?:\W+[\w'-]+){3,}|[;]")


def _of_another(text: str, sentence: Sentence, moment: Moment, cue: Cue) -> bool:
    """Whether a word stands behind a break, with another hour in between: "at 9:29 it fell; at 9:42 it was back"."""
    between = text[moment.end : cue.start] if cue.start > moment.end else ""
    return bool(re.search(r"[;:]| and (?:then |was |is )?at ", between)) and any(
        moment.end < one.start < cue.start and one.has_clock for one in sentence.moments
    )


def _asked_when(before: Sentence) -> bool:
    """Whether a sentence asks when something is, and for no event of its own."""
    own = [cue for cue in before.cues if not cue.weak]
    return before.text.rstrip(" *_").endswith("?") and _WHEN.match(before.text) is not None and not own


def _in_reserve(text: str, sentence: Sentence, moment: Moment) -> bool:
    """Whether a time is a second chance, should the first one be missed."""
    before = text[max(sentence.start, moment.start - 45) : moment.start]
    after = text[moment.end : min(sentence.end, moment.end + 40)]
    return bool(_RESERVE_BEFORE.search(before) or _RESERVE_AFTER.match(after))


_RESERVE_BEFORE = re.compile(
    r"\b(?:(?<!from )back-?up (?!crew|comm)|(?:may|might|can|could|would) try(?: once)? (?:again|anew)(?: until|"
    r" through)?"
    r"|(?:tries|attempts|chances|opportunities) (?:are |remain |exist )?(?:possible |open )?(?:until|through)|"
    r"another chance|second chance|further chances?|failing that|in reserve"
    r"|same again|(?:same|another) (?:time|hour|try)? ?(?:again )?(?=on\b)"
    r"|(?:reserve|spare|back-?up) (?:date|day|slot|time|launch date|window)s? (?:is|are|was|falls|comes)"
    r"|(?:further|other|later) (?:tries|opportunit\w+)|"
    r"(?:if|should) (?:it|that|this|they)(?: (?:does|do|did|is|are|should))?(?: not|n't) "
    r"(?:go|fly|work|leave|happen)\w*|"
    r"(?:if|should) (?:it|that|this|they) (?:waits?|slips?|has to wait|have to wait)|"
    r"fall-?back|alternat\w+ (?:dates?|days?|times?)"
    r"|резервн\w+ (?:дат|ден|дн|пуск|старт)\w*)\b[^.;]*\Z",
    re.IGNORECASE,
)
_RESERVE_AFTER = re.compile(
    r"[ ,]*(?:if (?:that|it|this|needed|necessary)\b|(?:is|are|as|being) (?:a |the )?back-?up|in reserve"
    r"|should (?:that|it|this) (?:fail|slip))",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _says(words: re.Pattern[str], sentence: str) -> bool:
    """Whether a sentence has such words; asked once for all its times, for a sentence can be a whole hostile text."""
    return words.search(sentence) is not None


_STAYS = re.compile(
    r"\b(?:stay|stays|remain|remains|fly|keep|keeps) (?:on )?(?:up|aloft|in (?:orbit|space)|"
    r"on)(?: there)? (?:until|till) \Z",
    re.IGNORECASE,
)
_STAGE = re.compile(r"\b(?:booster|first stage)\b(?!.*\b(?:capsule|ship|crew|spacecraft)\b)", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|correction|told|tells|reported|reports|mentioned|announced|confirmed|wrote|tweeted)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|ever since|с)(?: (?:the|last|early|late|mid))?[ -]\Z", re.IGNORECASE)
_SINCE_WHAT = re.compile(r"\bsince (?:the |its |their |last )?(?:[\w-]+ ){1,3}(?:of|on|in) \Z", re.IGNORECASE)
_WHEN = re.compile(
    r"\W*(?:(?:Q|Question)\W{1,3})?(?:so )?(?:when\b|what time\b|at what\b|on what\b|how soon\b)",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\b(?:spacewalk\w*|space walk|walk in space|выход\w* в (?:открытый )?космос)\b", re.IGNORECASE
)
_MOON = re.compile(
    r"\b(?:landing craft|lunar module|on the moon|moon landing|lunar (?:surface|landing)|sea of)\b",
    re.IGNORECASE,
)


def _row(sentence: Sentence) -> bool:
    """Whether a line has a flight and a day and hardly a word more."""
    kinds = {one.kind for one in sentence.names}
    return len(sentence.text) <= _ROW and ("flight" in kinds or {"vehicle", "pad"} <= kinds)


_ROW = 130


def _heading(before: Sentence | None, sentence: Sentence) -> Cue | None:
    """The word that a time on a line of its own stands under: "Splashdown" in a table."""
    if before is None:
        return None
    if before.paragraph == sentence.paragraph and before.text.rstrip().endswith("?"):
        # "When do they arrive? Sunday at 8:39."
        return before.cues[-1] if before.cues and not before.moments else None
    if before.paragraph == sentence.paragraph and _SET_FOR.match(sentence.text):
        # "One chance to dock is left. It is set for Friday."
        own = [cue for cue in before.cues if cue.happens]
        return own[-1] if own and not before.moments else None
    # A whole sentence that stands above is no heading.
    short = (
        len(before.text) <= _LINE
        and len(sentence.text) <= _LINE
        and before.paragraph != sentence.paragraph
        and not before.text.rstrip().endswith((".", "!"))
    )
    return before.cues[-1] if short and before.cues and not before.moments else None


_LINE = 45
_SET_FOR = re.compile(
    r"\W*(?:it|this|that|which)(?: (?:is|was|will be|should be|has been)|'s)(?: \w+)? "
    r"(?:set|due|planned|scheduled|expected|foreseen|to come|at|on|for|targeted|booked|pencilled)\b",
    re.IGNORECASE,
)


def _cue_of(text: str, sentence: Sentence, moment: Moment) -> Cue | None:
    """The word that says what happens at a time: the nearest in its clause."""
    first = sentence.cues[0]
    if first.happens and first.start == sentence.start and _LABEL.match(text, first.end):
        # "Docking: flight day 3, July 28".
        return first
    best: tuple[float, Cue] | None = None
    counted = False
    for cue in sentence.cues:
        if cue.end <= moment.start:
            between, distance = text[cue.end : moment.start], float(moment.start - cue.end) - 6
        elif cue.start >= moment.end:
            between, distance = text[moment.end : cue.start], float(cue.start - moment.end)
            distance += 80 * len(re.findall(r" (?:and|и) ", between))
            if ";" in between and _has_hour_behind(sentence, cue):
                # "It now aims at 2:20 on Saturday; docking follows on Sunday at 7:30."
                counted = True
                continue
            if _COUNTED_FROM.search(between):
                # "On Wednesday, a day after it was launched": the launch was not on Wednesday.
                counted = True
                continue
            if _ASIDE.search(text, max(sentence.start, cue.start - 2), cue.end) and _follows(sentence, cue):
                # "At noon the module, launched on Monday, docked": the participle has a day of its own.
                distance += 120
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
    # A word such as "flight" or "goes" far from a time says nothing of it.
    if best is None or not best[1].weak or best[0] <= _FAR:
        return None if best is None else best[1]
    # In a long sentence of one event, its one plain word holds however far it stands.
    plain = [cue for cue in sentence.cues if not cue.weak]
    return plain[0] if not counted and len(plain) == 1 and plain[0].happens else None


def _has_hour_behind(sentence: Sentence, cue: Cue) -> bool:
    """Whether a word has a time of its own right behind it."""
    return any(
        0 <= one.start - cue.end < _NEAR and (one.has_clock or one.has_day) for one in sentence.moments
    )


def _follows(sentence: Sentence, cue: Cue) -> bool:
    """Whether a word that stands aside has a time of its own and is followed by what the sentence is about."""
    own = next((one for one in sentence.moments if 0 <= one.start - cue.end < _NEAR), None)
    return own is not None and any(
        one.happens and not one.weak and one.start > own.end and one.tense != "future"
        for one in sentence.cues
    )


_LABEL = re.compile(r"(?: (?:date|time|day|window))?(?: \([^)\n]{1,20}\))?: ")
_ASIDE = re.compile(r", (?=launched|sent|lofted|orbited|put|flown|docked|attached|lifted)")
_FAR = 110
_COUNTED_FROM = re.compile(
    r"\b(?:day|night|week|month|year|hour|minute)s?(?: and a half)? (?:after|before|since|following)\b"
)


def _slipping(sentence: Sentence, moment: Moment) -> str:
    """What it is that is put off: the event named nearest, a lift-off where none is."""
    plain = [cue for cue in sentence.cues if cue.happens]
    strong = [cue for cue in plain if not cue.weak] or plain
    if not strong:
        return "liftoff"
    return min(strong, key=lambda cue: abs(cue.start - moment.start)).kind
