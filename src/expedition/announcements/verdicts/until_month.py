"""A stay that a text tells twice, as a length and by the month it ends in: "home in March, after some 240 days"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.moments import Moment
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts.referents import taken_up
from expedition.announcements.verdicts.said_lengths import SaidLength, Span
from expedition.catalog.astronauts import aboard
from expedition.catalog.homecomings import brought_down

_UNTIL = re.compile(
    r"\b(?:until|till|through|(?:run|runs|last|lasts|go|goes|stay|stays|up) to|"
    r"(?:com(?:e|es|ing)|go|goes|be|is|are|due|fl(?:y|ies)) (?:back|home|down)|land(?:s|ing)?|return(?:s|ing)?|"
    r"end(?:s|ing)?|back (?:home|on (?:the )?(?:earth|ground)))\b"
    r"(?: (?!dock|lift|launch|arriv|start)[\w'’,-]+){0,6}? (?:(?:the )?(?:end|middle|start|beginning) of |about |late |"
    r"early |mid-?)?\Z",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"\W*(?:and |so )?(?:that|this|which|it)(?:['’]s| is| makes| would be| will be| comes to| means)\b",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(r"[ ](?:from|off|away|hence)\b", re.IGNORECASE)
_OTHER_LENGTH = re.compile(
    r"\b(?:delay\w*|late\b(?! \w+ )|wait\w*|train\w*|record|longer|shorter|(?<!more )(?<!less )than|instead|"
    r"usual\w*|ago|earlier|later|before|"
    r"extend\w*|extension|prolong\w*|original\w*|first planned|spacewalk\w*|docked|if|not|already|since|cargo|"
    r"swap\w*|handover|after (?:the |its |their )?(?:docking|arrival))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?P<who>he|she|his|her)\b", re.IGNORECASE)
# Who is up for less has no need of a month.
_SHORTEST_S = 20 * DAY_S
_REACH = 90


def of_month(
    scene: Scene, sentence: Sentence, one: TimeMention, said: SaidLength, draft: Draft | None
) -> tuple[str, str] | None:
    """Whether it is so long from lift-off to the month that a stay is told to end in; None where that is not clear."""
    past = draft.past if draft is not None else None
    if past is None or not past.crewed or said.seconds < _SHORTEST_S or one.precision == "year":
        return None
    text = scene.text
    around = text[max(sentence.start, one.start - 60) : min(sentence.end, one.end + 40)]
    if _OTHER_LENGTH.search(around) or not _theirs(scene, sentence, one, draft):
        return None
    begun = past.liftoff_date
    if _FROM_NOW.match(text, one.end):
        if scene.published is None:
            return None
        begun = scene.published
    here = [m for m in sentence.moments if abs(m.start - one.start) < _REACH]
    if not here and sentence.number and _SUMS_UP.match(text, sentence.start):
        before = scene.told.sentences[sentence.number - 1]
        here = list(before.moments) if before.paragraph == sentence.paragraph else []
    ends = [m for m in here if m.said.month and _UNTIL.search(text[max(0, m.start - 70) : m.start])]
    if len(ends) != 1 or ends[0].said.day:
        return None
    span = _from(begun, ends[0])
    if span is None:
        return None
    low, high = span[0] / DAY_S, span[1] / DAY_S
    told = (
        f"{past.flight}: from {begun} to {text[ends[0].start : ends[0].end]} are {low:.0f} to {high:.0f} days"
    )
    if said.fits(span):
        return SUPPORTED, told
    return (CONTRADICTED, told) if said.never(span) else None


def _from(begun: date, m: Moment) -> Span | None:
    """How long it can be from a day to a month, the next of its name where no year is told, s."""
    month = m.said.month
    if not month:
        return None
    year = m.said.year or begun.year + (month <= begun.month)
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if last <= begun or first > begun + timedelta(days=500):
        return None
    return max((first - begun).days - 1.0, 0.0) * DAY_S, ((last - begun).days + 1.0) * DAY_S


def _theirs(scene: Scene, sentence: Sentence, one: TimeMention, draft: Draft | None) -> bool:
    """Whether nobody is spoken of who went up on another flight."""
    past = draft.past if draft is not None else None
    if past is None:
        return False
    if any(
        each.known and each.known not in past.crew and each.role not in ("quoted", "official")
        for each in sentence.people
    ):
        return False
    hits = list(_PRONOUN.finditer(scene.text, sentence.start, one.start))
    if hits and not any(each.known for each in sentence.people):
        who = taken_up(scene, sentence, hits[-1].start(), woman=hits[-1]["who"].lower() in ("she", "her"))
        return who is None or past in aboard(who)
    home = brought_down(past.flight)
    return not home or set(home) == set(past.crew) or bool(sentence.people)
