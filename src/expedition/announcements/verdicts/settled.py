"""By when something was to come, and whether it did: a month or a year told as "in", "by", "before" or "not before"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED
from expedition.catalog.history import PastFlight

AHEAD = re.compile(
    r"\b(?:will|would|shall|(?:is|are|being) (?:now |then |still |only |not )?(?:to|due|set|planned|scheduled|expected|"
    r"meant|booked|hoped|supposed|down for)|to (?:fly|launch|follow|go|dock|carry|put|send|take|return|land|leave|lift|"
    r"come|end|join|begin|start)|due|set (?:for|to)|booked|books|scheduled|planned|planning|plans?|expect\w*|"
    r"hop(?:es?|ed|ing)|aim\w*|means to|wants?|intend\w*|could|may|might|should|waiting|next|goal|target\w*|promis\w*|"
    r"turn of|pencil\w*|slated|vow\w*|pledg\w*|foreseen|foresees?|on (?:course|track)|eye(?:s|d|ing)|"
    r"follows?|brings?|takes?|sends?|puts?|makes?|carr(?:y|ies)|fetch(?:es)?|starts?|begins?|leaves?|returns?|"
    r"launch(?:es)?(?= )|comes? (?:home|back|down)|stays?|flies|goes|ready|until|no (?:earlier|sooner) than|joins?|"
    r"отправ\w+|полетит|стартует|намечен\w*|запланир\w+|должен|должн\w+|будет|вернутся|вернётся|вернется|повез[её]т)\b",
    re.IGNORECASE,
)
"""Words that tell what is still to come."""
_UNTIL = re.compile(
    r"\b(?:until|till|through|до)[ ](?:the )?(?:end of )?(?:early |late |mid-)?\Z", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:by|no later than|not later than|within|не позднее)[ ](?:the )?"
    r"(?:end of |start of |summer of |autumn of )?(?:early |late |mid-)?\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|ahead of|prior to)[ ](?:the )?(?P<end>end of )?(?:early |late |mid-)?\Z", re.IGNORECASE
)
_AT_LATEST = re.compile(r"[ ,]*at the latest\b|[ ]or (?:earlier|sooner)\b", re.IGNORECASE)
NOT_BEFORE = re.compile(
    r"\b(?:no (?:earlier than|sooner than|ahead of|prior to)|(?:not?|never|none|nobody|n['’]t)\b"
    r"[^.;:]{0,60}\b(?:before|until|till|earlier than|sooner than)|at the earliest|not before|не ранее|не раньше)[ ]"
    r"(?:than )?(?:in |on )?(?:the )?(?:end of |early |late |mid-)?\Z",
    re.IGNORECASE,
)
_EARLIEST = re.compile(r"[ ,]*at the (?:very )?(?:earliest|soonest)\b", re.IGNORECASE)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """The days in which something was to come."""

    first: date
    last: date
    way: str
    """in, by (the last of them), not before (the first of them) or until."""
    today: date
    """The day of the text."""

    @classmethod
    def of_moment(cls, text: str, floor: int, moment: Moment, today: date) -> Coming:
        """What the words before and behind a month or a year say of it."""
        assert moment.first is not None
        assert moment.last is not None
        lead = text[max(floor, moment.start - 90) : moment.start]
        if NOT_BEFORE.search(lead) or moment.said.net or _EARLIEST.match(text, moment.end):
            return cls(moment.first, moment.last, "not before", today)
        if _UNTIL.search(lead):
            return cls(moment.first, moment.last, "until", today)
        if before := _BEFORE.search(lead):
            return cls(today, moment.last if before["end"] else moment.first - _DAY, "by", today)
        if _BY.search(lead) or _AT_LATEST.match(text, moment.end):
            return cls(today, moment.last, "by", today)
        if re.match(r"(?:by|before)\b", moment.said.text, re.IGNORECASE):
            return cls(today, moment.last, "by", today)
        return cls(moment.first, moment.last, "in", today)

    @property
    def slack(self) -> timedelta:
        """How much later still is hardly later: a month of a year, some days of a month."""
        return timedelta(days=min(31, max(2, (self.last - self.first).days // 6)))


def came_of(rows: Sequence[PastFlight], coming: Coming, *, sure: bool) -> tuple[str, str] | None:
    """Whether one of the flights that can be meant lifted off in time; None where that is not clear.

    Args:
        rows: in order.
        coming: by when.
        sure: whether it has to be one of these, no word that was not understood leaving it out.
    """
    later = [one for one in rows if one.liftoff_date > coming.today]
    if coming.way == "not before":
        early = [one for one in later if one.liftoff_date < coming.first - _DAY]
        if early:
            return (
                (CONTRADICTED, f"{early[0].flight} flew before, on {early[0].liftoff_date}") if sure else None
            )
        return (SUPPORTED, f"so it was: {_next(later)}") if later else None
    if coming.way == "until":
        # Who flies until then may fly on.
        ends = bool(later) and coming.first - _DAY <= later[-1].liftoff_date <= coming.last + _DAY
        return (SUPPORTED, f"so it was: the last of them was {later[-1].flight}") if ends and sure else None
    for one in later:
        if coming.first - _DAY <= one.liftoff_date <= coming.last + _DAY:
            return (SUPPORTED, f"so it came: {one.flight} lifted off on {one.liftoff_date}") if sure else None
    if any(coming.first - coming.slack <= one.liftoff_date <= coming.last + coming.slack for one in later):
        return None
    return CONTRADICTED, f"foreseen, but not held: {_next(later)}"


def _next(later: Sequence[PastFlight]) -> str:
    if not later:
        return "the record has none of the kind since"
    return f"the next of the kind in the record is {later[0].flight} on {later[0].liftoff_date}"
