"""What a text adds up from figures of its own: "182 days and 192, that makes 374 together", "2,504 kg altogether"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene, cut
from expedition.announcements.verdicts import stays

# The unit, the words for it, how many of the unit one of them is, and the kind of claim.
_UNITS: tuple[tuple[str, str, float, str], ...] = (
    ("day", r"days?|дн(?:я|ей)|сут(?:ок|ки)", 1.0, "duration"),
    ("hour", r"hours?|hrs?|час(?:а|ов)?", 1.0, "duration"),
    ("minute", r"minutes?|min", 1.0, "duration"),
    ("kg", r"kg|kilos?|kilograms?|кг|(?:л|lit(?:er|re)s? of) (?:воды|water)", 1.0, "count"),
    ("kg", r"tons?|tonnes?|metric tons?|t(?![\w’'-])|тонн\w*", 1000.0, "count"),
    ("pound", r"pounds?|lbs?", 1.0, "count"),
    ("person", r"(?:[a-z]+ )?(?:people|persons?|men|women|astronauts?|cosmonauts?|"
     r"taikonauts?|crew members?|passengers?|guests?|tourists?|residents?|travell?ers?|souls|heads|космонавт\w*|"
     r"человек\w*)", 1.0, "count"),
    ("seat", r"(?:[\w-]+ )?(?:seats?|tickets?|places)", 1.0, "count"),
    ("flight", r"(?:[\w-]+ )?(?:flights?|missions?|launches|trips)", 1.0, "count"),
    ("orbit", r"orbits?|turns|revolutions?|circuits?|laps", 1.0, "orbits"),
    ("walk", r"space ?walks?", 1.0, "count"),
)  # fmt: skip
_MONEY = ("$", "€", "£")
_SCALES = {"m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "thousand": 1e3}
_FIGURE = re.compile(
    rf"(?:(?P<sign>US\$|[$€£]) ?|(?<![\w.,$€£-]))(?P<n>{NUMBER})(?P<scale>[ -]?(?:{'|'.join(_SCALES)})\b)?"
    rf"(?:[ \u00a0-](?P<unit>{'|'.join(words for _, words, _, _ in _UNITS)})\b)?",
    re.IGNORECASE,
)
_TOTAL = r"(?:total|tally|sum|count)"
_ALL = r"(?:in all|in sum|altogether|all told|together|in total|combined)"
_MAKES = re.compile(
    r"\b(?:(?:that|which|this|these|it|they)(?:['’]s| is| are| makes?| gives?)|making|giving|"
    r"(?:comes?|came|amounts?|amounted|adds? up|added up) to|"
    rf"br(?:ings?|inging|ought) (?:the|their|his|her|its) {_TOTAL} to|(?:a|the|in) {_TOTAL} (?:of|is|comes to)|"
    rf"(?:for|with) (?:a {_TOTAL} of|{_ALL})|{_ALL},?(?: (?:they|it|that) (?:is|are|have|has|spent|makes?|weighs?))?) "
    r"(?:(?:it|about|some|roughly|nearly|almost|over|exactly|just|all of|no fewer than|a) )*\Z",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    rf",? (?:in space |in orbit |\w+ )?(?:{_ALL}|in sum|between them|in both|put together)\b", re.IGNORECASE
)
_CHEAP = re.compile(
    rf"\b(?:makes?|making|gives?|giving|(?:comes?|came|amount\w*|add\w* up) to|(?:that|which|it)(?:['’]s| is)|"
    rf"{_TOTAL}|{_ALL}|in sum|between them|in both|put together)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"[ ,]{1,2}(?:each|apiece|a (?:seat|head|piece|person|ticket|day)|per (?:seat|head|person|ticket))\b",
    re.IGNORECASE,
)
_ONE_COSTS = re.compile(
    r"\b(?:a|per|each|every|one) (?:seat|ticket|place|head|person|passenger)\b[^.;:!?()\n]{0,45}\Z",
    re.IGNORECASE,
)
# Figures that are none of the addends: they say when, how high, how old, which one.
_NO_ADDEND = re.compile(
    r"[ -](?:years?|km|miles?|o['’]clock|a\.m|p\.m|per ?cent|%)|%|(?:th|st|nd|rd)\b|:\d", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Between two figures of a row, of which one has the unit; and what may stand behind the one that has none.
_ROW = re.compile(
    r"[^.;:!?()\n]{0,40}?(?:,| and| plus| &)(?: (?:then|another|later|again|the other|a further|of|[A-Z][\w-]+))* ?"
)
_ALONE = re.compile(r"[,.;:]|\Z| (?:and|of)\b| (?:in|on|from|with|for|aboard) [A-Z\d]")
_REACH = 420
_MOST = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, with its unit."""

    start: int
    end: int
    value: float
    unit: str
    step: float
    """Of what the last digit counts: what rounding may have taken away."""
    each: bool = False
    """Whether it is the price of one of several."""

    def __str__(self) -> str:
        return _told(self.value, self.unit)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every sum that a text makes of figures that stand before it, in its sentence or the ones right before."""
    text = scene.text
    for sentence in scene.told.sentences:
        if _CHEAP.search(sentence.text) is None:
            continue
        found = figures(text, sentence.start, sentence.end)
        for n, one in enumerate(found):
            lead = _MAKES.search(text, max(sentence.start, one.start - 60), one.start)
            behind = _IN_ALL.match(text, one.end, sentence.end)
            if (lead or behind) and (judged := _judged(scene, sentence, found[:n], one)):
                start, end = lead.start() if lead else one.start, behind.end() if behind else one.end
                start, end = cut(text, start, end)
                yield Claim(start, end, _kind(one), text[start:end], *judged, by_text=True)


def _kind(one: Figure) -> str:
    if one.unit in _MONEY:
        return "price"
    return next((kind for name, _, _, kind in _UNITS if name == one.unit), "count")


def _told(value: float, unit: str) -> str:
    if unit in _MONEY:
        return f"{unit}{value / 1e6:g} million" if value >= 1e6 else f"{unit}{value:,.0f}"
    return f"{value:,.10g} {unit}".strip()


def figures(text: str, start: int, end: int) -> list[Figure]:
    """The figures of a stretch; in a row, the unit of one is that of its neighbours where it has none."""
    return list(_figures(text, start, end))


# Sums, products and lists ask for those of the same sentence.
@lru_cache(maxsize=512)
def _figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    out: list[Figure] = []
    for hit in _FIGURE.finditer(text, start, end):
        value, sign, unit = number(hit["n"]), hit["sign"], hit["unit"]
        scale = _SCALES.get((hit["scale"] or "").strip(" -").lower(), 1.0)
        if value is None or (sign is None and (value == 1.0 or scale > 1.0)):
            # "One" is as often a pronoun.
            continue
        bare = sign is None and unit is None
        if bare and (_NO_ADDEND.match(text, hit.end()) or _YEAR.fullmatch(hit["n"])):
            continue
        each = False
        if sign is not None:
            unit = sign[-1]
            each = bool(
                _EACH.match(text, hit.end())
                or _ONE_COSTS.search(text, max(start, hit.start() - 60), hit.start())
            )
        elif unit is not None:
            unit, scale = next(
                (name, size) for name, words, size, _ in _UNITS if re.fullmatch(words, unit, re.IGNORECASE)
            )
        after = re.search(r"[.,](\d+)\Z", hit["n"])
        decimals = len(after[1]) if after and value != int(value) else 0
        out.append(Figure(hit.start(), hit.end(), value * scale, unit or "", 10.0**-decimals * scale, each))
    for n, one in enumerate(out[1:], 1):
        out[n] = _as_neighbour(text, out[n - 1], one, out[n - 1])
    for n, one in reversed(list(enumerate(out[:-1]))):
        out[n] = _as_neighbour(text, one, out[n + 1], out[n + 1])
    return tuple(out)


def _as_neighbour(text: str, first: Figure, second: Figure, known: Figure) -> Figure:
    """The one of two figures that is not the known one, with its unit where they stand in a row."""
    one = second if known is first else first
    if one.unit or not known.unit or known.unit in _MONEY:
        return one
    row = _ROW.fullmatch(text, first.end, second.start) and _ALONE.match(text, one.end)
    return replace(one, unit=known.unit) if row else one


def _judged(scene: Scene, sentence: Sentence, before: list[Figure], one: Figure) -> tuple[str, str] | None:
    """Whether a total is what stands before it added up, or so many times as much; None where that is not clear."""
    same = [each for each in before if _alike(each, one)]
    near = len(same) >= 2
    if not near:
        first = max(scene.told.document.paragraph_at(sentence.start)[0], sentence.start - _REACH)
        before = [*figures(scene.text, first, sentence.start), *before]
        same = [each for each in before if _alike(each, one)][-_MOST:]
    room = max(0.51 * max([one.step, *(each.step for each in same)]), 0.004 * one.value)
    for size in range(len(same), 1, -1):
        for some in combinations(same, size):
            total = sum(each.value for each in some)
            if abs(total - one.value) <= room:
                return SUPPORTED, f"{' + '.join(map(str, some))} = {_told(total, one.unit)}"
    if times := _times(before, one):
        heads, price = times
        total = heads * price.value
        verdict = SUPPORTED if abs(total - one.value) <= max(room, 0.03 * one.value) else CONTRADICTED
        return verdict, f"{heads:g} × {price} = {_told(total, one.unit)}"
    if one.unit == "day" and (judged := _of_somebody(scene, sentence, one)):
        return judged
    total = sum(each.value for each in same)
    understood = near and len(same) == len(before) <= _MOST and (one.unit or len(same) > 2)
    if understood and 0.5 * total < one.value < 2.0 * total:
        return CONTRADICTED, f"{' + '.join(map(str, same))} = {_told(total, one.unit)}"
    return None


def _alike(each: Figure, one: Figure) -> bool:
    """Whether a figure can be a part of a sum; a sum without a unit is one of heads or of things that are counted."""
    if each.each:
        return False
    return each.unit == one.unit or (not one.unit and each.unit in ("person", "flight", "walk"))


def _times(before: list[Figure], one: Figure) -> tuple[float, Figure] | None:
    """The number of seats or heads and what each of them costs, where one of each stands before a total."""
    prices = [each for each in before if each.unit == one.unit and each.each]
    heads = {each.value for each in before if each.unit in ("person", "seat")}
    return (heads.pop(), prices[0]) if len(prices) == 1 and len(heads) == 1 else None


def _of_somebody(scene: Scene, sentence: Sentence, one: Figure) -> tuple[str, str] | None:
    """Whether days are those of all flights of the one person of whom the sentence, or what is before it, tells."""
    for told in reversed(scene.told.sentences[max(0, sentence.number - 2) : sentence.number + 1]):
        known = {each.known for each in told.people if each.known and each.role != "quoted"}
        if len(known) > 1 or told.paragraph != sentence.paragraph:
            return None
        if known:
            return stays.of_all_flights(known.pop(), one.value, scene.published)
    return None
