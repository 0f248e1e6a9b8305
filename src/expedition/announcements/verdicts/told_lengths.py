"""A length of time beside the two times that it lies between, both told by the text: "that is ten hours later"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time

from expedition.announcements.drafts import Sentence
from expedition.announcements.durations import DurationPart, durations_in
from expedition.announcements.moments import Moment
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.announcements.verdicts.lapses import UNIT_S

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
    if not parts or parts[0].start > 3 or parts[0].unit not in UNIT_S:
        return None
    part, at = parts[0], start + parts[0].end
    lead = scene.text[sentence.start : start]
    around = scene.text[max(sentence.start, start - 40) : min(sentence.end, at + 30)]
    if _OTHER_LENGTH.search(around):
        return None
    if _SUMS_UP.fullmatch(lead) and _FROM_ONE_TO_THE_OTHER.match(scene.text, at):
        return _judged(part, _pairs(_told_before(scene, sentence)))
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
        return _judged(part, [gap for m in begun if (gap := _gap(m, own))])
    if last is not None and _HANGS.match(scene.text, at):
        behind = [m for m in sentence.moments if at < m.start <= at + 110]
        if len(behind) != 1 or behind[0].said.anchored or last.utc is None or behind[0].utc is None:
            return None
        return _judged(part, _pairs([last, behind[0]]))
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


def _pairs(told: Iterable[Moment]) -> list[float]:
    instants = sorted({m.utc for m in told if m.utc is not None})
    return [(b - a).total_seconds() for n, a in enumerate(instants) for b in instants[n + 1 :]]


def _gap(first: Moment, last: Moment) -> float | None:
    """Seconds between two times, by their days where an hour is missing; None where the second comes first."""
    if first.utc is not None and last.utc is not None:
        length = (last.utc - first.utc).total_seconds()
    else:
        assert first.day is not None
        assert last.day is not None
        noon = [datetime.combine(day, time(12), UTC) for day in (first.day, last.day)]
        length = (noon[1] - noon[0]).total_seconds()
    return length if length > 0.0 else None


def _judged(part: DurationPart, gaps: list[float]) -> tuple[str, str] | None:
    gaps = [gap for gap in gaps if gap >= 600.0]
    if not gaps:
        return None
    unit = UNIT_S[part.unit]
    low, high = part.seconds, part.seconds_to or part.seconds
    half = part.seconds % unit > 0.01 * unit
    room = max((0.35 if half else 0.55) * unit, 60.0)
    if part.approximate or unit > DAY_S:
        room = max(room, 0.12 * low)
    if unit >= DAY_S:
        # Days are counted by the calendar or by the clock.
        room = max(room, (0.6 if half else 1.1) * DAY_S)
    off, real = min((max(low - room - gap, gap - high - room, 0.0), gap) for gap in gaps)
    told = f"the times that the text gives lie {_said(real)} apart"
    if off <= 0.0:
        return SUPPORTED, told
    return (CONTRADICTED, told) if off > 0.2 * unit else None


def _said(seconds: float) -> str:
    if seconds >= 2 * DAY_S:
        return f"{seconds / DAY_S:.1f} days"
    return f"{seconds // 3600:.0f} h {seconds % 3600 / 60:.0f} min"
