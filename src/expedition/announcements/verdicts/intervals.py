"""So long ago, so long after, the so-manyth anniversary: counted between the days of the record and of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import DAY_S, NUMBER, UNIT_DAYS, number, ordinals
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts.background import DID, OTHER
from expedition.announcements.verdicts.referents import Referent, referents
from expedition.announcements.verdicts.said_lengths import EDGE, SaidLength, edge_of, of_days, read_length

_SPAN = (
    rf"(?P<edge>(?:{EDGE}|exactly) )?"
    rf"(?:(?P<half>half an? )|(?P<number>{NUMBER}|an?|a dozen|two dozen|a couple of|several) "
    r"(?P<more>and a half )?)(?P<unit>day|week|month|year|decade|centur)(?:s|y|ies)?(?P<later> and a half)?"
)
_AGO = re.compile(
    rf"\b{_SPAN} (?P<ago>ago|earlier|before(?= (?:to the day|today)\b))"
    r"(?P<exact>,? (?:to the day|today|this (?:day|morning|very day)|yesterday|tomorrow))?\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b{_SPAN}(?P<exact> to the (?:day|hour))? (?P<way>after|since|before|following)\b", re.IGNORECASE
)
_ANNIVERSARY = re.compile(r"[ ](?:anniversary|birthday|jubilee) of\b", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every length of time between two days of which the record or the text has both."""
    for sentence in scene.told.sentences if scene.announces else ():
        if _CHEAP.search(sentence.text) is None:
            continue
        found = referents(scene, sentence)
        yield from _agos(scene, sentence, found)
        if found:
            yield from _afters(scene, sentence, found)
            yield from _anniversaries(scene, sentence, found)


_CHEAP = re.compile(r"\b(?:ago|earlier|after|since|before|following|anniversary|jubilee)\b", re.IGNORECASE)


def _length(hit: re.Match[str]) -> SaidLength | None:
    unit = UNIT_DAYS[hit["unit"].lower()] * DAY_S
    edge = edge_of(hit["edge"] or "")
    coarse = hit["unit"].lower() != "day"
    if hit["half"]:
        return read_length(0.5 * unit, 0.5 * unit, unit, edge, few=False, coarse=coarse)
    said = hit["number"].lower()
    if said in ("several", "a couple of"):
        return None
    n = {"a": 1.0, "an": 1.0, "a dozen": 12.0, "two dozen": 24.0}.get(said) or number(said)
    if n is None:
        return None
    n += 0.5 if hit["more"] or hit["later"] else 0.0
    return read_length(n * unit, n * unit, unit, edge, few=False, coarse=coarse)


def _fits(said: SaidLength, real: float, *, exact: bool) -> bool:
    if exact:
        return abs(real - said.seconds / DAY_S) <= 1.6 + 0.0007 * said.seconds / DAY_S
    return said.fits(of_days(real))


def _far(said: SaidLength, real: float, *, exact: bool) -> bool:
    """Whether it is so far off that no way of counting makes it right."""
    if exact:
        return abs(real - said.seconds / DAY_S) > 6.0
    return said.never(of_days(real), int(real))


_MARK = re.compile(r"[;:()]|\. |\n|,? (?:while|whereas|but|although|though|and then)\b", re.IGNORECASE)


def _clause(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    marks = [hit.end() for hit in _MARK.finditer(scene.text, sentence.start, start)]
    behind = _MARK.search(scene.text, end, sentence.end)
    return (marks[-1] if marks else sentence.start), (behind.start() if behind else sentence.end)


def _agos(scene: Scene, sentence: Sentence, found: list[Referent]) -> Iterator[Claim]:
    today = scene.published
    if today is None:
        return
    for hit in _AGO.finditer(sentence.text):
        said = _length(hit)
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        if said is None or hit["ago"].lower() == "earlier":
            continue
        if beside := _day_beside(scene, sentence, start, end, today):
            real = float((today - beside).days)
            told = f"from {beside} to {today} are {real / 365.25:.1f} years or {real:.0f} days"
            exact = bool(hit["exact"])
            verdict = SUPPORTED if _fits(said, real, exact=exact) else UNCLEAR
            verdict = CONTRADICTED if _far(said, real, exact=exact) else verdict
            yield scene.claim(sentence, start, end, "date", verdict, told)
            continue
        low, high = _clause(scene, sentence, start, end)
        words = scene.text[low:high]
        near = [one for one in found if low <= one.start < high]
        tight = [one for one in near if _IT_WAS_LOST.fullmatch(scene.text, one.end, start)]
        if not tight and (not near or OTHER.search(words) or not (DID.search(words) or hit["exact"])):
            continue
        near = [_lost(one, words) for one in tight or near]
        tail = re.match(r",? (?:to the day|today)\b", scene.text[end : end + 14])
        exact = bool(hit["exact"]) or tail is not None
        verdict, told = _counted(
            said, [(day, name) for one in near for day, name in one.events()], today, exact
        )
        # Of several that are named, or of somebody's many flights, another may be meant.
        one = near[0] if len(near) == 1 else None
        narrow = one is not None and len(one.flights) <= _FEW
        main = scene.main.past if scene.main is not None else None
        if verdict == CONTRADICTED and not narrow and not _all_of_one(near):
            verdict = UNCLEAR
        if verdict == CONTRADICTED and main is not None and all(main in each.flights for each in near):
            verdict = UNCLEAR
        yield scene.claim(sentence, start, end, "date", verdict, told)


_BESIDE = re.compile(
    r",? ?(?:that is|which is|or|now|today|just|already|[–—(])? ?,? ?(?:on |in )?", re.IGNORECASE
)


def _day_beside(scene: Scene, sentence: Sentence, start: int, end: int, today: date) -> date | None:
    """The past day that a text tells right before or behind how long ago it was."""
    for m in sentence.moments:
        if m.day is None or not m.said.day or m.day > today or (m.start < end and start < m.end):
            continue
        gap = (m.end, start) if m.end <= start else (end, m.start)
        if _BESIDE.fullmatch(scene.text, *gap):
            return m.day
    return None


_FEW = 3
_LOSSES = (
    r"\b(?:lost|loss|(?:broke|came|fell) (?:up|apart)|explo\w*|disintegrat\w*|destroyed|disaster|tragedy|died|killed|"
    r"perished|погиб\w*)\b"
)
_WAS_LOST = re.compile(_LOSSES, re.IGNORECASE)
_IT_WAS_LOST = re.compile(rf"[ ](?:was |were |had been )?{_LOSSES}[^,;:()]{{0,30}}", re.IGNORECASE)


def _lost(one: Referent, words: str) -> Referent:
    """A ship with many flights as the one that it was lost on, where the words tell of its loss."""
    fatal = [past for past in one.flights if past.crew_lost]
    if one.who or len(fatal) != 1 or not _WAS_LOST.search(words):
        return one
    day = fatal[0].landing_date or fatal[0].liftoff_date
    return replace(one, flights=(fatal[0],), days=(day,))


def _all_of_one(near: list[Referent]) -> bool:
    """Whether all that is named had one flight in common, and nothing else."""
    flights = {past.flight for one in near for past in one.flights}
    return len(flights) == 1


def _counted(said: SaidLength, events: list[tuple[date, str]], today: date, exact: bool) -> tuple[str, str]:
    past = [(day, name) for day, name in events if day <= today]
    if not past:
        return UNCLEAR, "nothing that is kept happened so long ago"
    right = [each for each in past if _fits(said, float((today - each[0]).days), exact=exact)]
    day, name = min(right or past, key=lambda each: abs((today - each[0]).days - said.seconds / DAY_S))
    real = float((today - day).days)
    told = f"{name}: {day}, {real / 365.25:.1f} years or {real:.0f} days before {today}"
    if right:
        return SUPPORTED, told
    never = all(_far(said, float((today - each[0]).days), exact=exact) for each in past)
    return (CONTRADICTED if never else UNCLEAR), told


_THIS = re.compile(
    r"\b(?:it|this|that|they|he|she|which|the (?:launch|flight|landing|mission)|today|comes?|came|now)\b",
    re.I,
)


_IT_IS = re.compile(r"\bit(?:['’]s| is)(?: now| today| exactly| just)* \Z", re.IGNORECASE)


def _afters(scene: Scene, sentence: Sentence, found: list[Referent]) -> Iterator[Claim]:
    """So long after, since or before something that is named right behind: counted to the flight, or to today."""
    for hit in _AFTER.finditer(sentence.text):
        said = _length(hit)
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        if said is None:
            continue
        stop = _MARK.search(scene.text, end, sentence.end)
        high = min(stop.start() if stop else sentence.end, end + 70)
        behind = [one for one in found if end <= one.start < high]
        if not behind or re.search(r"[,]", scene.text[end : behind[0].start]):
            continue
        one = behind[0]
        if one.who and len(one.flights) > _FEW:
            continue
        low, _ = _clause(scene, sentence, start, end)
        lead = [each for each in found if low <= each.start < start and each.end <= start]
        ends = _ends(scene, sentence, lead, one, low, start)
        if _IT_IS.search(scene.text, low, start) and scene.published is not None:
            ends = [(scene.published, "the text")]
        if not ends:
            continue
        options = []
        for day, name in one.events():
            for last, told_of in ends:
                real = float((last - day).days)
                options.append(
                    (abs(abs(real) - said.seconds / DAY_S), real, f"{name}: {day}; {told_of}: {last}")
                )
        before = hit["way"].lower() == "before"
        options = [each for each in options if (each[1] <= 1 if before else each[1] >= -1)]
        if not options:
            continue
        exact = bool(hit["exact"])
        right = [each for each in options if _fits(said, abs(each[1]), exact=exact)]
        _, _, told = min(right or options)
        if right:
            verdict = SUPPORTED
        else:
            never = all(_far(said, abs(each[1]), exact=exact) for each in options)
            verdict = CONTRADICTED if never else UNCLEAR
        words = scene.text[low : one.end + 30]
        if verdict == CONTRADICTED and (
            len(one.events()) > 6
            or _LEADS_AWAY.search(words)
            or (_MEANT.search(words) and not _past_slips(said, options))
            or not _plain(scene, end, one)
        ):
            verdict = UNCLEAR
        yield scene.claim(sentence, start, one.end, "duration", verdict, told)


_LEADS_AWAY = re.compile(
    r"\b(?:married|born|retired|joined|selected|died|signed|contract\w*|order\w*|found\w*|announc\w*|built|work\w*|"
    r"idea|plann\w*|began|started|trained|train\w*|wait\w*)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:will|would|plann\w*|meant|due|expected|should|intend\w*|originally|hop(?:e[sd]?|ing))\b", re.I
)


# No crew that was announced waited longer than that for its flight.
_SLIPS_DAYS = 3 * 365.25


def _past_slips(said: SaidLength, options: list[tuple[float, float, str]]) -> bool:
    """Whether what is planned is told so far from any day that no wait before the flight can explain it."""
    return said.unit >= 365.0 * DAY_S and min(off for off, _, _ in options) > _SLIPS_DAYS


def _plain(scene: Scene, end: int, one: Referent) -> bool:
    """Whether what stands between "after" and the name lets it be the event that is counted from."""
    between = scene.text[end : one.start]
    return (
        re.fullmatch(
            r"[ ](?:(?:the|its|their|a|an|that|loss|launch|lift-?off|flight|landing|mission|first|last|disaster|"
            r"accident|"
            r"destruction|of|explosion|maiden|historic|landmark|end|death|return|undocking|docking|crash|"
            r"failure)[ ])*",
            between,
            re.IGNORECASE,
        )
        is not None
    )


def _ends(
    scene: Scene, sentence: Sentence, lead: list[Referent], other: Referent, low: int, start: int
) -> list[tuple[date, str]]:
    """The days that an interval can be counted to: of what is named before it, else of the text's own flight."""
    if lead:
        if len(lead) > 2 or any(len(one.flights) > _FEW and not one.days for one in lead):
            main = scene.main.past if scene.main is not None else None
            lead = [one for one in lead if main in one.flights]
            if not lead or main is None:
                return []
            return [
                (day, main.flight) for day in (main.liftoff_date, main.landing_date, main.docking_date) if day
            ]
        return [each for one in lead for each in one.events() if one is not other]
    text = scene.text[low:start]
    main = scene.main.past if scene.main is not None else None
    ends: list[tuple[date, str]] = []
    if main is not None and main not in other.flights and (len(text) < 50 or _THIS.search(text)):
        ends += [
            (day, main.flight) for day in (main.liftoff_date, main.docking_date, main.landing_date) if day
        ]
    if scene.published is not None:
        ends.append((scene.published, "the text"))
    return ends if main is None or main not in other.flights else []


def _anniversaries(scene: Scene, sentence: Sentence, found: list[Referent]) -> Iterator[Claim]:
    for one in ordinals(sentence.text):
        tail = _ANNIVERSARY.match(sentence.text, one.end)
        if tail is None:
            continue
        at = sentence.start + tail.end()
        behind = [each for each in found if at <= each.start < at + 40]
        today = scene.published
        days = [m.day for m in sentence.moments if m.day is not None and m.has_day]
        if not behind or (today is None and not days):
            continue
        told_of = behind[0]
        if len(told_of.flights) > 1:
            continue
        options = [
            (
                abs((day.year + one.value) - other.year),
                abs(_off(day, other, int(one.value))),
                day,
                other,
                name,
            )
            for day, name in told_of.events()
            for other in [*days, *([today] if today else [])]
        ]
        years, _, day, other, name = min(options, key=lambda each: each[:2])
        verdict = SUPPORTED if years == 0 else CONTRADICTED
        start = sentence.start + one.start
        told = f"{name}: {day}, {other.year - day.year} years before {other}"
        yield scene.claim(sentence, start, told_of.end, "date", verdict, told)


def _off(day: date, other: date, years: int) -> int:
    return (other - date(min(day.year + years, 9999), day.month, min(day.day, 28))).days


def of_moment(scene: Scene, start: int, end: int, judged: list[Claim]) -> Claim | None:
    """The judged interval that a time of the text stands in."""
    at = bisect_left(judged, start, key=lambda one: one.start)
    for one in judged[max(0, at - 2) : at + 2]:
        if one.start < end and start < one.end and one.verdict != UNCLEAR:
            return one
    return None
