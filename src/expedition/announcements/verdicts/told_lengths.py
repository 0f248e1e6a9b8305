"""A length of time beside the two times that it lies between, both told by the text: "that is ten hours later"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from expedition.announcements.drafts import Sentence
from expedition.announcements.durations import durations_in
from expedition.announcements.moments import Moment
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.announcements.verdicts.said_lengths import SaidLength, Span, length_of, of_days

Gap = tuple[Span, int | None]
"""How long it is between two times, s, and by how many days of the calendar they are apart."""
_ABOUT = r"(?:(?:about|some|just|nearly|almost|over|exactly|only|a little over|roughly|around|what is) )*"
_SUMS_UP = re.compile(
    rf"\W*(?:and )?(?:that|this|which|it)(?:['’]s| is| was| makes| would be| will be| comes to| means) {_ABOUT}(?:a )?",
    re.IGNORECASE,
)
_FROM_ONE_TO_THE_OTHER = re.compile(
    r"[ -](?:later|after(?:wards)?|from (?:one|launch|lift-?off)|between|in all|altogether|on the way|"
    r"(?:after )?(?:leaving|departure))\b|\Z|[.;,)]",
    re.IGNORECASE,
)
_HANGS = re.compile(r"[ ](?P<way>after|before)[ ]", re.IGNORECASE)
_LAUNCH = re.compile(
    r"[ ](?:after|from|past|since)[ ](?:the |its |their |his |her )?(?:launch|lift-?off|blast-?off|take-?off|leaving|"
    r"departure|the start)\b(?! pad| site| complex)",
    re.IGNORECASE,
)
_OTHER_LENGTH = re.compile(
    r"\b(?:delay\w*|late|wait\w*|window|usual\w*|instead|would have|originally|earlier than|not|record|longer|"
    r"shorter|than|if)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(
    rf"(?:[)\"”]|[ ](?:local time|time))?,? (?:or |which is |that is )?{_ABOUT}", re.IGNORECASE
)


def of_told(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[str, str] | None:
    """Whether a length of time is that between the two times it is told of; None where the text tells no two.

    Args:
        start: where the length begins, in characters of the text.
        end: where it ends at the latest.
    """
    parts = durations_in(scene.text[start : min(sentence.end, end + 30)])
    said = length_of(scene.text, sentence.start, start, parts[0]) if parts and parts[0].start <= 3 else None
    if said is None:
        return None
    at = start + parts[0].end
    lead = scene.text[sentence.start : start]
    around = scene.text[max(sentence.start, start - 40) : min(sentence.end, at + 30)]
    if _OTHER_LENGTH.search(around):
        return None
    if _SUMS_UP.fullmatch(lead) and _FROM_ONE_TO_THE_OTHER.match(scene.text, at):
        return _judged(said, _pairs(_told_before(scene, sentence)))
    before = [m for m in sentence.moments if m.end <= start and m.said.about != "said" and not m.said.old]
    last = before[-1] if before else None
    if last is not None and not _COMMA.fullmatch(scene.text[last.end : start]):
        last = None
    if _LAUNCH.match(scene.text, at):
        own = last if last is not None and last.has_day else None
        if own is None or own.day is None:
            return None
        begun = [
            m
            for draft in scene.drafts
            for event, m, _, state in draft.moments
            if event == "liftoff" and m.day is not None and state != "old" and not m.said.anchored
        ]
        return _judged(said, [gap for m in begun if (gap := _gap(m, own))])
    if last is not None and _HANGS.match(scene.text, at):
        behind = [m for m in sentence.moments if at < m.start <= at + 110]
        if len(behind) != 1 or behind[0].said.anchored or last.utc is None or behind[0].utc is None:
            return None
        return _judged(said, _pairs([last, behind[0]]))
    return None


def _told_before(scene: Scene, sentence: Sentence) -> list[Moment]:
    """The times of the sentence before, in the same paragraph."""
    if not sentence.number:
        return []
    one = scene.told.sentences[sentence.number - 1]
    if one.paragraph != sentence.paragraph:
        return []
    found = [m for m in one.moments if m.utc is not None and not m.said.anchored]
    if len({m.utc for m in found}) < 2 and one.number:
        earlier = scene.told.sentences[one.number - 1]
        if earlier.paragraph == sentence.paragraph:
            found = [*(m for m in earlier.moments if m.utc is not None and not m.said.anchored), *found]
    return found


def _pairs(told: Iterable[Moment]) -> list[Gap]:
    found = [m for m in told if m.utc is not None]
    return [gap for first in found for last in found if (gap := _gap(first, last))]


def _gap(first: Moment, last: Moment) -> Gap | None:
    """How long it is between two times, by their days where an hour is missing; None where the second comes first."""
    days = (last.day - first.day).days if first.day is not None and last.day is not None else None
    if first.utc is not None and last.utc is not None:
        length = (last.utc - first.utc).total_seconds()
        return ((length - 60.0, length + 60.0), days) if length > 0.0 else None
    return (of_days(days), days) if days is not None and days > 0 else None


def _judged(said: SaidLength, gaps: list[Gap]) -> tuple[str, str] | None:
    """What comes of a length, of the times that it can lie between."""
    gaps = [gap for gap in gaps if gap[0][1] >= 600.0]
    if not gaps:
        return None
    best = min((sum(span) / 2.0 for span, _ in gaps), key=lambda real: abs(real - said.seconds))
    told = f"the times that the text gives lie {_said(best)} apart"
    if any(said.fits(span) for span, _ in gaps):
        return SUPPORTED, told
    return (CONTRADICTED, told) if all(said.never(span, days) for span, days in gaps) else None


def _said(seconds: float) -> str:
    if seconds >= 2 * DAY_S:
        return f"{seconds / DAY_S:.1f} days"
    return f"{seconds // 3600:.0f} h {seconds % 3600 / 60:.0f} min"
