"""What a text reckons from its own figures: what is saved, by how much per cent one is dearer, how far one is ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, Quantity, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene

_SAVES = re.compile(
    r"\b(?:sav(?:es|ed|e|ing)|difference(?: of| is| comes to)|margin of|cheaper by|dearer by|more by|apart by|gap of|"
    r"(?:that|which) leaves)\b[^.;:]{0,25}\Z",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[ ](?:(?:a|per|for each) (?:seat|head|person|place|flight|astronaut) )?(?:more|less|cheaper|dearer|fewer|apart|"
    r"extra|saved)\b",
    re.IGNORECASE,
)
_MARGIN = re.compile(
    rf"\b(?:margin|difference|lead|advantage|gap) (?:of|is|would be|comes to) (?:about |some )?(?P<n>{NUMBER}) "
    r"(?P<unit>days?|hours|km|kilometres|kilometers|miles|kg|kilograms|tonnes|minutes)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"\b(?P<n>{NUMBER}) ?(?:per ?cent|%) (?P<way>dearer|cheaper|more(?: expensive)?|less(?: expensive)?|higher|"
    r"lower)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?P<n>twice|half|three times|{NUMBER} times) (?:as (?:much|dear|expensive|cheap)|the price|what)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both(?: (?:are|were|cost|seats are|ships are))?|(?:each|either) (?:is|of them is|of the two is)) "
    r"(?P<way>cheaper|less expensive|below|under|less|dearer|more expensive|above|over|more)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d])|(?<![\d.,])\d{2,6}(?![\d]|[.,]\d)")
_YEARS = re.compile(r"(?:19|20)\d\d")
_CHEAP = re.compile(
    r"\b(?:sav(?:e|es|ed|ing)|difference|margin|lead|advantage|gap|cheaper|dearer|more|less|fewer|extra|per ?cent|"
    r"twice|times|half|both|each|either|leaves)\b|%",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every difference, share and comparison of amounts that stand in the same paragraph."""
    for sentence in scene.told.sentences:
        if _CHEAP.search(sentence.text) is None:
            continue
        first = scene.told.document.paragraph_at(sentence.start)[0]
        before = scene.text[first : sentence.start]
        told = _amounts(before) if "illion" in before else []
        if told:
            yield from _saved(scene, sentence, told)
            yield from _shares(scene, sentence, told)
            yield from _both(scene, sentence, told)
        yield from _margins(scene, sentence, before)


def _claim(scene: Scene, start: int, end: int, kind: str, verdict: str, told: str) -> Claim:
    return Claim(start, end, kind, scene.text[start:end], verdict, told, None, by_text=True)


def _fit(said: float, options: list[tuple[float, str]], few: bool) -> tuple[str, str] | None:
    """Whether a figure is one that the others make; that it is none is sure only where few others stand there."""
    off, told = min((abs(said - real) / max(real, 1e-9), told) for real, told in options)
    if off <= _ROUNDED:
        return SUPPORTED, told
    return (CONTRADICTED, told) if few and off > 2.0 * _ROUNDED else None


# Amounts are told in round figures.
_ROUNDED = 0.06
_FEW = 3


def _saved(scene: Scene, sentence: Sentence, told: list[Quantity]) -> Iterator[Claim]:
    amounts = _amounts(sentence.text)
    for one in amounts:
        if not (
            _SAVES.search(sentence.text[: one.start]) or _MORE.match(sentence.text, one.end)
        ) or re.search(r"\bthan\b", sentence.text[one.end : one.end + 60]):
            continue
        own = [q for q in amounts if q is not one and q.end <= one.start]
        rest = [q for q in [*told, *own] if q.unit == one.unit]
        options = [
            (
                abs(a.value - b.value),
                f"{a.value:g} and {b.value:g} million are {abs(a.value - b.value):g} apart",
            )
            for n, a in enumerate(rest)
            for b in rest[n + 1 :]
            if a.value != b.value
        ]
        if options and (judged := _fit(one.value, options, len(rest) == 2)):
            yield _claim(scene, sentence.start + one.start, sentence.start + one.end, "price", *judged)


def _shares(scene: Scene, sentence: Sentence, told: list[Quantity]) -> Iterator[Claim]:
    values = [q.value for q in told if q.value > 0.0][-_FEW:]
    pairs = [(a, b) for a in values for b in values if a != b]
    for hit in _PERCENT.finditer(sentence.text):
        said = number(hit["n"])
        less = hit["way"].lower().startswith(("cheap", "less", "low"))
        options = [
            (100.0 * ((b - a) / b if less else (a - b) / b), f"{a:g} against {b:g} million")
            for a, b in pairs
            if (a < b) == less
        ]
        if said is not None and options and (judged := _fit(said, options, len(set(values)) == 2)):
            yield _claim(scene, sentence.start + hit.start(), sentence.start + hit.end(), "price", *judged)
    for hit in _TIMES.finditer(sentence.text):
        word = hit["n"].lower()
        times = {"twice": 2.0, "half": 2.0}.get(word) or number(re.sub(r" times\Z", "", word))
        options = [(a / b, f"{a:g} against {b:g} million") for a, b in pairs if a > b]
        if times and options and (judged := _fit(times, options, few=False)):
            yield _claim(scene, sentence.start + hit.start(), sentence.start + hit.end(), "price", *judged)


def _both(scene: Scene, sentence: Sentence, told: list[Quantity]) -> Iterator[Claim]:
    """ "Both are cheaper than a Soyuz, at 86 million": the last two amounts before, against the one behind."""
    for hit in _BOTH.finditer(sentence.text):
        marks = [q for q in _amounts(sentence.text) if q.start >= hit.end()]
        if not marks or len(told) < 2:
            continue
        two, mark = [q.value for q in told[-2:]], marks[0].value
        cheaper = hit["way"].lower() in ("cheaper", "less expensive", "below", "under", "less")
        right = max(two) < mark if cheaper else min(two) > mark
        evidence = f"{two[0]:g} and {two[1]:g} million against {mark:g} million"
        start, end = sentence.start + hit.start(), sentence.start + marks[0].end
        yield _claim(scene, start, end, "price", SUPPORTED if right else CONTRADICTED, evidence)


def _amounts(text: str) -> list[Quantity]:
    """Amounts in their order; those that are told without a currency have that of the first, or dollars."""
    found = quantities.money(text)
    unit = found[0].unit if found else "USD"
    for hit in _BARE.finditer(text):
        if not any(q.start <= hit.start() < q.end for q in found):
            found.append(Quantity(hit.start(), hit.end(), "money", float(hit[1]), unit))
    return sorted(found, key=lambda q: q.start)


_BARE = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:\.\d+)?) million\b(?! (?:\w+ )?(?:km|kilom|miles?|people|viewers))"
)


def _margins(scene: Scene, sentence: Sentence, before: str) -> Iterator[Claim]:
    """ "That would be a margin of 75 days", behind the two figures that it is between."""
    for hit in _MARGIN.finditer(sentence.text):
        said = number(hit["n"])
        told = [
            value
            for each in _FIGURES.findall(before[-_REACH:] + sentence.text[: hit.start()])
            if not _YEARS.fullmatch(each) and (value := number(each)) is not None
        ]
        options = [
            (abs(a - b), f"{a:g} and {b:g} are {abs(a - b):g} apart")
            for n, a in enumerate(told)
            for b in told[n + 1 :]
            if a != b
        ]
        if said is None or not options:
            continue
        judged = _fit(said, options, len(told) == 2)
        if judged is not None:
            kind = "duration" if hit["unit"].lower().rstrip("s") in ("day", "hour", "minute") else "count"
            yield _claim(scene, sentence.start + hit.start(), sentence.start + hit.end(), kind, *judged)


_REACH = 250
