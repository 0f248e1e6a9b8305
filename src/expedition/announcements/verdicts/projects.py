"""What is still to be built: against the dates that were announced for it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog.announced import AnnouncedDate, history_of, told

# The words for a project; a bare new station is Russia's where the paragraph speaks of Russia.
STATION = re.compile(
    r"\b(?:(?:new|own|national|planned|future) (?:orbital |space )*station|Russian Orbital (?:Service )?Station|"
    r"ROSS?\b|"
    r"Российск\w+ орбитальн\w+ станци\w*|нов\w+ (?:российск\w+ )?(?:орбитальн\w+ )?станци\w*)",
    re.IGNORECASE,
)
RUSSIA = re.compile(r"\b(?:Russia\w*|Roscosmos|Roskosmos|Rogozin|Borisov|Росс\w*|Роскосмос\w*)\b")
_FOR = re.compile(
    r"\b(?:meant|planned|due|scheduled|slated|expected|to (?:be|start|begin|fly|launch)|would|will|by|for|запланир\w*|"
    r"намечен\w*|начн\w*|появ\w*)\b",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Projects that a text speaks of, and the years that it gives them."""
    for first, last in scene.told.document.paragraphs:
        named = list(STATION.finditer(scene.text, first, last))
        if not named or not RUSSIA.search(scene.text, first, last):
            continue
        rows = history_of("ros", "first module launched")
        known = [one for one in rows if scene.published is None or one.said_on <= scene.published]
        for hit in named:
            verdict = SUPPORTED if known else UNCLEAR
            yield Claim(
                hit.start(), hit.end(), "other", "a station is planned", verdict, told(rows), rows[0].title
            )
        for sentence in scene.told.sentences:
            if not first <= sentence.start < last or sentence.end <= named[0].start():
                continue
            for moment in sentence.moments:
                if moment.day is None and _FOR.search(sentence.text) and moment.said.year:
                    verdict, evidence = _judged(moment, known, rows)
                    reading = f"{rows[0].what}: {moment.said.text}"
                    yield Claim(moment.start, moment.end, "date", reading, verdict, evidence, rows[0].title)


def _judged(moment: Moment, known: list[AnnouncedDate], rows: tuple[AnnouncedDate, ...]) -> tuple[str, str]:
    """A date that was the plan when the text was written is told rightly, whatever came of it."""
    if moment.first is None or moment.last is None or not known:
        return UNCLEAR, told(rows)
    day = timedelta(days=1)
    fits = [one for one in known if moment.first - day <= one.latest and one.earliest <= moment.last + day]
    if known[-1] in fits or (fits and known[-1].said_on == fits[-1].said_on):
        return SUPPORTED, f"as announced; {told(rows)}"
    return CONTRADICTED, f"taken back since; {told(rows)}" if fits else told(rows)
