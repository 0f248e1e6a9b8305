"""Weekdays against their dates, where a text says both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.times import calendar_day

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RELATIVE = re.compile(r"\b(today|tomorrow|yesterday), (?:a |an )?\Z", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?[ ](?:the[ ])?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?[A-Z][a-z]+\.?|[A-Z][a-z]+\.?[ ]\d{1,2})(?:,?[ ]\d{4})?",
)


def weekday_of(scene: Scene, moment: Moment) -> Claim | None:
    """Whether the weekday is that of the date, where the text says both."""
    said = moment.said
    beside = _RELATIVE.search(scene.text[max(0, moment.start - 22) : moment.start])
    if beside and said.weekday is not None and said.day is None and scene.published is not None:
        shift = {"yesterday": -1, "tomorrow": 1}.get(beside[1].lower(), 0)
        meant = scene.published + timedelta(days=shift)
        told = f"{meant.day} {meant:%B %Y} is a {WEEKDAYS[meant.weekday()]}"
        verdict = SUPPORTED if meant.weekday() == said.weekday else CONTRADICTED
        reading = f"{beside[1].lower()} is a {WEEKDAYS[said.weekday]}"
        return Claim(moment.start, moment.end, "date", reading, verdict, told, by_text=True)
    if said.weekday is None or said.day is None or moment.day is None:
        return None
    # The year may have been concluded from the very weekday; then it cannot fail.
    day_of = moment.day
    if said.year is None and scene.published is not None and said.month is not None:
        near = [d for y in (-1, 0, 1) if (d := calendar_day(scene.published.year + y, said.month, said.day))]
        best = min(near, key=lambda d: abs(d - scene.published), default=day_of)  # type: ignore[operator]
        if abs(best - scene.published) < timedelta(days=100) < abs(day_of - scene.published):
            day_of = best
    right = day_of.weekday() == said.weekday
    if not right and said.year is None and not scene.announces:
        # Without news nothing tells the year.
        return None
    part = _WEEKDAY.search(scene.text, moment.start, moment.end)
    start, end = part.span() if part else (moment.start, moment.end)
    day = f"{day_of.day} {day_of:%B %Y}"
    evidence = f"{day} is a {WEEKDAYS[day_of.weekday()]}"
    return Claim(
        start,
        end,
        "date",
        f"{day} is a {WEEKDAYS[said.weekday]}",
        SUPPORTED if right else CONTRADICTED,
        evidence,
        by_text=said.year is not None or not right,
    )


def own_day(scene: Scene) -> Iterator[Claim]:
    """The date that a text gives of itself, where it says the weekday too."""
    seen = {m.said for s in scene.told.sentences for m in s.moments}
    for said in scene.times:
        if said in seen or said.weekday is None or not (said.month and said.day):
            continue
        own = scene.published
        year = said.year or (own.year if own and (own.month, own.day) == (said.month, said.day) else None)
        day = calendar_day(year, said.month, said.day) if year else None
        if day is not None:
            told = f"{day.day} {day:%B %Y} is a {WEEKDAYS[day.weekday()]}"
            verdict = SUPPORTED if day.weekday() == said.weekday else CONTRADICTED
            reading = f"{day.isoformat()} is a {WEEKDAYS[said.weekday]}"
            yield Claim(said.start, said.end, "date", reading, verdict, told, by_text=True)
