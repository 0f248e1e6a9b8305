"""Figures in a text: heights and distances, money, counts, orbits and ordinals, with their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from expedition.announcements.numerals import BEFORE_ORDINAL, COUNTED, ORDINALS, TENS

_SMALL = {word: number for number, word in enumerate(COUNTED)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
_RUSSIAN = {
    "один": 1, "одного": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трёх": 3, "трех": 3, "трое": 3, "четыре": 4,
    "четырёх": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip
_RUSSIAN_ORDINALS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8,
    "девят": 9, "десят": 10,
}  # fmt: skip
DAY_S = 86400.0
UNIT_DAYS = {
    "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5, "centur": 36525.0
}  # fmt: skip
"""How long units of time are in the mean, days."""
# Figures longer than this are none that a person wrote.
_LONGEST = 40
_DIGITS = r"(?<!\d)\d{1,3}(?:[,\u00a0\u202f ]\d{3}){1,4}(?:\.\d{1,6})?|(?<!\d)\d{1,9}(?!\d)(?:[.,]\d{1,6})?"
_WORDS = "|".join(sorted([*_SMALL, *_RUSSIAN], key=len, reverse=True))
# The 95 of STS-95 counts nothing.
NUMBER = rf"(?<![^\W\d_]-)(?:{_DIGITS}|(?:{_WORDS})(?:[- ](?:{_WORDS}))?)"
_KM = {
    "km": 1.0, "kms": 1.0, "kilometre": 1.0,
    "kilometer": 1.0, "км": 1.0, "километр": 1.0,
    "metre": 0.001, "meter": 0.001,
    "mile": 1.609344, "mi": 1.609344, "foot": 0.0003048, "feet": 0.0003048, "ft": 0.0003048,
}  # fmt: skip
_LENGTH = re.compile(
    rf"(?P<number>{NUMBER})[-\u00a0 ]?(?:(?P<scale>thousand|million)[ ])?"
    r"(?P<unit>kilomet(?:re|er)s?|met(?:re|er)s?|kms?|miles?|mi|feet|foot|ft|км|километр\w*)\b"
    r"(?![ ]?(?:/|per|an hour|a second|в час))",
    re.IGNORECASE,
)
_SOME_LENGTH = re.compile(r"met(?:re|er)|km|mi\b|mile|feet|foot|ft\b|км|километр", re.IGNORECASE)
_MONEY = re.compile(
    rf"(?:(?P<sign>US\$|\$|€|£)[ ]?(?P<one>{_DIGITS})[\u00a0 -]?(?P<scale>m|bn|k|million|billion|thousand)?\b)"
    rf"|(?:(?P<two>{NUMBER})[\u00a0 ](?:(?P<scale2>million|billion|thousand)[\u00a0 ])?"
    r"(?P<word>U\.?S\.? dollars?|dollars?|euros?|rubles?|roubles?|USD|долл\w*|руб\w*)\b)",
    re.IGNORECASE,
)
_SOME_MONEY = re.compile(r"[$€£]|dollar|euro|rouble|ruble|usd|долл|руб", re.IGNORECASE)
_SCALE = {"m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3}
_ORBITS = re.compile(
    rf"(?P<number>{NUMBER}(?:[ ]and[ ]a[ ]half)?)[- ]"
    r"(?P<unit>orbits?|revolutions?|circuits?|laps?|turns|витк\w*|times a day)\b",
    re.IGNORECASE,
)
_SOME_ORBITS = re.compile(
    r"orbit|revol|circuit|laps?|turns|times a day|round the|вит|двухсуточн", re.IGNORECASE
)
_ROUND = re.compile(
    rf"\b(?P<number>once|twice|{NUMBER} times) a?round the (?:earth|globe|world|planet)\b"
    rf"|\ba?round the (?:earth|globe|world|planet) (?P<after>once|twice|{NUMBER} times)\b",
    re.IGNORECASE,
)
_RUSSIAN_ORBITS = re.compile(r"\b(?P<word>двухвитк|четыр[её]хвитк|двухсуточн)\w*", re.IGNORECASE)
_SOME_ORDINAL = re.compile(rf"\d(?:st|nd|rd|th|-[йяеы])|{'|'.join(ORDINALS)}|{'|'.join(_RUSSIAN_ORDINALS)}")
_ORDINAL = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th|-[йяе]|-[ыо]й)|{BEFORE_ORDINAL}(?P<word>{'|'.join(ORDINALS)})"
    rf"|(?P<russian>{'|'.join(_RUSSIAN_ORDINALS)})(?:ый|ая|ое|ой|ий|ья|ье|его|ого|ому|ую|ым|ом|ьего|ью)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure where it stands: `text[start:end]`."""

    start: int
    end: int
    kind: str
    """length (km), money (millions of its currency), orbits, ordinal."""
    value: float
    unit: str = ""


def number(text: str) -> float | None:
    """The number that digits or words say; None for none."""
    plain = text.strip().lower().replace("\u00a0", " ").replace("\u202f", " ")
    half = plain.endswith(" and a half")
    plain = plain.removesuffix(" and a half")
    if len(plain) > _LONGEST:
        return None
    if plain and plain[0].isdigit():
        compact = re.sub(r"(?<=\d)[, ](?=\d{3}\b)", "", plain).replace(",", ".").replace(" ", "")
        try:
            return float(compact) + 0.5 * half
        except ValueError:
            return None
    total = 0.0
    for word in re.split(r"[- ]", plain):
        value = _SMALL.get(word, _RUSSIAN.get(word))
        if value is None:
            return None
        total = total * value if value == 100 and total else total + value
    return total + 0.5 * half


def lengths(text: str) -> list[Quantity]:
    """Heights and distances, km."""
    found: list[Quantity] = []
    if _SOME_LENGTH.search(text) is None:
        return found
    for hit in _LENGTH.finditer(text):
        value, unit = number(hit["number"]), hit["unit"].lower()
        if value is None:
            continue
        scale = next((km for name, km in _KM.items() if unit == name or unit == name + "s"), None)
        if unit.startswith("километр"):
            scale = 1.0
        if scale is not None:
            scale *= _SCALE[hit["scale"].lower()] if hit["scale"] else 1.0
            found.append(Quantity(hit.start(), hit.end(), "length", value * scale, unit))
    return found


def money(text: str) -> list[Quantity]:
    """Amounts, in millions of their currency."""
    found: list[Quantity] = []
    if _SOME_MONEY.search(text) is None:
        return found
    for hit in _MONEY.finditer(text):
        value = number(hit["one"] or hit["two"])
        scale = _SCALE.get((hit["scale"] or hit["scale2"] or "").lower(), 1.0)
        unit = hit["sign"] or hit["word"]
        currency = {"€": "EUR", "£": "GBP"}.get(unit, "USD")
        if unit.lower().startswith(("ruble", "rouble", "руб")):
            currency = "RUB"
        elif unit.lower().startswith("euro"):
            currency = "EUR"
        if value is not None:
            found.append(Quantity(hit.start(), hit.end(), "money", value * scale / 1e6, currency))
    return found


def orbits(text: str) -> list[Quantity]:
    """Counts of turns round the Earth."""
    found: list[Quantity] = []
    if _SOME_ORBITS.search(text) is None:
        return found
    for hit in _ORBITS.finditer(text):
        value = number(hit["number"])
        if value is not None:
            found.append(Quantity(hit.start(), hit.end(), "orbits", value, hit["unit"].lower()))
    for hit in _ROUND.finditer(text):
        said = (hit["number"] or hit["after"]).lower()
        times = {"once": 1.0, "twice": 2.0}.get(said) or number(said.removesuffix(" times"))
        if times is not None:
            found.append(Quantity(hit.start(), hit.end(), "orbits", times, "round"))
    for hit in _RUSSIAN_ORBITS.finditer(text):
        stem = hit["word"].lower()
        value = 34.0 if stem.startswith("двухсут") else 2.0 if stem.startswith("двух") else 4.0
        found.append(Quantity(hit.start(), hit.end(), "orbits", value, "orbits"))
    return found


@lru_cache(maxsize=1024)
def ordinals(text: str) -> tuple[Quantity, ...]:
    """First, second, 31st and so on."""
    found: list[Quantity] = []
    if _SOME_ORDINAL.search(text.lower()) is None:
        return ()
    for hit in _ORDINAL.finditer(text):
        if hit["digits"]:
            value = int(hit["digits"])
        elif hit["word"]:
            value = ORDINALS[hit["word"].lower()]
            value += TENS.get((hit["tens"] or "").lower(), 0)
            hundreds = (hit["hundreds"] or "").lower()
            value += 100 * (1 if hundreds == "a" else COUNTED.index(hundreds) if hundreds else 0)
        else:
            value = _RUSSIAN_ORDINALS[hit["russian"].lower()]
        found.append(Quantity(hit.start(), hit.end(), "ordinal", float(value)))
    return tuple(found)
