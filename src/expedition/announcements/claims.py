"""Statements of a text that can be checked, each by itself, with what comes of checking it."""

from __future__ import annotations

import re
from dataclasses import replace

from expedition.announcements.drafts import Draft
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import (
    compared_heights,
    counts,
    craft,
    crew_shares,
    crews,
    days,
    differences,
    everys,
    figures,
    firsts,
    fleet_ships,
    forerunners,
    foreseen,
    gaps,
    garbled,
    headcounts,
    heads,
    heights,
    lasts,
    listed,
    nevers,
    newcomers,
    nowadays,
    numbered,
    overlaps,
    parts,
    pauses,
    prices,
    projects,
    ranks,
    reckoned,
    record_firsts,
    repeats,
    so_many,
    stays,
    stocks,
    sums,
    tallies,
    turns,
    veterans,
)
from expedition.announcements.verdicts.denied import denied

_BY_KIND = (
    days.claims,
    foreseen.claims,
    overlaps.claims,
    nowadays.claims,
    parts.claims,
    crews.claims,
    crew_shares.claims,
    craft.claims,
    figures.claims,
    turns.claims,
    garbled.claims,
    heights.claims,
    compared_heights.claims,
    ranks.claims,
    heads.claims,
    headcounts.claims,
    counts.claims,
    firsts.claims,
    nevers.claims,
    forerunners.claims,
    gaps.claims,
    numbered.claims,
    lasts.claims,
    pauses.claims,
    differences.claims,
    sums.claims,
    listed.claims,
    everys.claims,
    reckoned.claims,
    prices.claims,
    stocks.claims,
    stays.claims,
    projects.claims,
    repeats.claims,
    so_many.claims,
    fleet_ships.claims,
    tallies.claims,
)


def claims(scene: Scene) -> tuple[Claim, ...]:
    """Every claim of a text, in order; of two on the same words the judged one stays."""
    best: dict[tuple[int, int], Claim] = {}
    personal = [*veterans.claims(scene), *newcomers.claims(scene)]
    settled = list(record_firsts.claims(scene))
    for found in (*(of(scene) for of in _BY_KIND), personal, settled):
        for one in found:
            if found is not settled and one.kind in _COUNTS and _meets(one, settled):
                continue
            if one.end <= one.start or (
                found is not personal and one.kind in _COUNTS and _inside(one, personal)
            ):
                continue
            if one.kind == "count" and _ANNIVERSARY.search(scene.text, one.start, one.end + 12):
                continue
            if one.verdict == UNCLEAR and one.kind in _COUNTS:
                one = denied(scene, one)
            if not (scene.announces or one.verdict == UNCLEAR or _holds_without_news(scene, one)):
                one = replace(one, verdict=UNCLEAR)
            kept = best.get((one.start, one.end))
            if kept is None or (kept.verdict == UNCLEAR and one.verdict != UNCLEAR):
                best[one.start, one.end] = one
    return tuple(sorted(_joined(scene, list(best.values())), key=lambda one: (one.start, one.end)))


def _joined(scene: Scene, found: list[Claim]) -> list[Claim]:
    """A judged day right behind the "first" or "last" that it dates is told with it."""
    firsts = [one for one in found if one.kind == "first" and one.verdict == UNCLEAR]
    out = []
    told: dict[tuple[int, int], Claim] = {}
    counted = [one for one in found if one.kind in _COUNTS and one.verdict != UNCLEAR]
    for one in found:
        if one.kind in _COUNTS and one.verdict == UNCLEAR and _inside(one, counted):
            continue
        if one.kind in _COUNTS and one.verdict == UNCLEAR and _mostly(one, counted):
            continue
        if one.kind == "place" and one.verdict == UNCLEAR and _holds_a_judged(one, found):
            continue
        if one.kind == "date" and one.verdict != UNCLEAR:
            lead = [
                f
                for f in firsts
                if 0 <= one.start - f.end <= 6 and _END.search(scene.text, f.end - 2, one.start) is None
            ]
            if lead:
                one = replace(one, start=lead[0].start)
                if one.verdict == CONTRADICTED:
                    told[lead[0].start, lead[0].end] = one
        out.append(one)
    return [one for one in out if one.kind != "first" or (one.start, one.end) not in told]


_END = re.compile(r"[.?!]")
_COUNTS = ("first", "count")


def _inside(one: Claim, judged: list[Claim]) -> bool:
    """Whether the words of a count stand within those of one that was judged."""
    return any(other.start <= one.start and one.end <= other.end for other in judged)


def _meets(one: Claim, settled: list[Claim]) -> bool:
    """Whether the words of a count meet those of a first whose holder the record has."""
    return any(one.start < other.end and other.start < one.end for other in settled)


def _mostly(one: Claim, judged: list[Claim]) -> bool:
    """Whether most of the words of a count are those of one that was judged."""
    for other in judged:
        common = min(one.end, other.end) - max(one.start, other.start)
        if common > 0.6 * (one.end - one.start):
            return True
    return False


def _holds_a_judged(one: Claim, found: list[Claim]) -> bool:
    """Whether a shorter statement of the same sort inside this one was judged."""
    return any(
        other.kind == one.kind
        and other.verdict != UNCLEAR
        and one.start <= other.start
        and other.end <= one.end
        and (other.start, other.end) != (one.start, one.end)
        for other in found
    )


_ANNIVERSARY = re.compile(r"\banniversar", re.IGNORECASE)


def _holds_without_news(scene: Scene, one: Claim) -> bool:
    """Whether a statement of a text without news of a flight may be judged: it is of the text itself or of a flight."""
    if one.by_text:
        # The day of the text is no statement, and of which year a weekday is only its news would tell.
        own = scene.published is not None and one.reading.startswith(scene.published.isoformat())
        unsure = one.verdict == CONTRADICTED and not re.search(r"\d{4}", scene.text[one.start : one.end])
        # That the evening of a show is a Saturday is no statement about spaceflight.
        beside = one.kind == "date" and one.verdict == SUPPORTED and not _tells_of_flying(scene, one)
        return not (own or beside or (unsure and one.kind == "date" and " is a " in one.evidence))
    return _of_a_flight(scene, one) or one.kind in ("price", "other")


def _tells_of_flying(scene: Scene, one: Claim) -> bool:
    """Whether the sentence of a statement names a flight, a ship, a station or somebody who flies."""
    sentence = next((each for each in scene.told.sentences if each.start <= one.start < each.end), None)
    return sentence is not None and bool(
        sentence.names or sentence.people or any(cue.happens and not cue.weak for cue in sentence.cues)
    )


def _of_these_days(scene: Scene, draft: Draft) -> bool:
    """Whether a flight that a text names flies or comes home about the day of the text."""
    past = draft.past
    if past is None or scene.published is None or not draft.named:
        return False
    days = (past.liftoff_date, past.docking_date, past.landing_date)
    return any(day is not None and abs((day - scene.published).days) <= _DAYS for day in days)


_DAYS = 10


def _of_a_flight(scene: Scene, one: Claim) -> bool:
    """Whether a statement of a text without news is one about a flight that its sentence names."""
    if one.kind in _COUNTS and any(
        draft.name == one.about and _of_these_days(scene, draft) for draft in scene.drafts
    ):
        return True
    if one.verdict == SUPPORTED and one.kind in _COUNTS:
        # What the record bears out of a flight that the text names needs no news.
        return any(draft.named and draft.name == one.about for draft in scene.drafts)
    words = scene.text[one.start : one.end]
    part = re.search(r"\b(?:pilot|command\w*|aboard|on|of|and)\b", words)
    if one.kind == "crew" and part is None:
        # That somebody who is spoken of has flown is no statement of the text.
        return False
    if one.kind == "crew" and (
        "came down" in one.evidence
        or not all(name in words for name in one.reading.split(" aboard ")[0].split(", "))
    ):
        return False
    if one.kind == "place":
        # Where flights of the past left from is told to place something else.
        return False
    if one.kind == "first" or (one.kind == "vehicle" and " flew in " in one.evidence):
        return False
    first, last = scene.told.document.sentence_at(one.start)
    return any(
        draft.named and draft.name == one.about and any(first <= a < last for a, _ in draft.spans)
        for draft in scene.drafts
    )
