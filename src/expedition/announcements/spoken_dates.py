"""Dates in words: the first of January, October the fifth, Christmas Eve, a fortnight ago, the 26th."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.date_words import MONTH, MONTHS, YEAR, DatePart
from expedition.announcements.letters import small
from expedition.announcements.numerals import ORDINALS

_DAYS = {word: n for word, n in ORDINALS.items() if n <= 20} | {"thirtieth": 30}
_DAYS |= {f"twenty{gap}{word}": 20 + n for word, n in ORDINALS.items() if n < 10 for gap in "- "}
_DAYS |= {f"thirty{gap}first": 31 for gap in "- "}
_WORD = "|".join(sorted(map(re.escape, _DAYS), key=len, reverse=True))
_DAY_OF = re.compile(rf"\b(?:the )?(?P<day>{_WORD}) (?:day )?of {MONTH}(?:,? {YEAR})?(?!\w)")
_MONTH_THE = re.compile(
    rf"\b{MONTH}(?P<comma>,)? the (?P<day>{_WORD})\b(?! (?:day|flight|launch|of|time|crew))(?(comma)(?! [^\W\d_])|)"
    rf"(?:,? {YEAR})?"
)
# Days that everybody knows by name: month and day.
_FEASTS = {
    "new year's day": (1, 1), "new year’s day": (1, 1), "new year's eve": (12, 31), "new year’s eve": (12, 31),
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "valentine's day": (2, 14),
    "valentine’s day": (2, 14), "halloween": (10, 31), "independence day": (7, 4), "cosmonautics day": (4, 12),
    "the fourth of july": (7, 4), "april fools' day": (4, 1), "may day": (5, 1),
}  # fmt: skip
_FEAST = re.compile(
    rf"\b(?P<feast>{'|'.join(sorted(map(re.escape, _FEASTS), key=len, reverse=True))})\b(?:,? (?:in |of )?{YEAR})?"
)
# "On the 13th", "Sunday the 4th": a day of a month that everybody knows; no 13th flight and no 20th century.
_NTH = re.compile(
    r"(?=[Tt]he \d)(?:(?<=\bon )|(?<=\bOn )|(?<=\buntil )|(?<=\btill )|(?<=\bto )|(?<=\bfor )|(?<=\bfrom )|(?<=\bby )|"
    r"(?<=\bbefore )|(?<=\bof )|(?<=\bis )|(?<=\bor )|(?<=\bthan )|(?<=day )|(?<=day, )|(?<=\A)|(?<=[.!?] )|(?<=\n)|"
    r"(?<=- )|(?<=: )|(?<=\bwas ))"
    r"[Tt]he (?P<day>\d{1,2})(?:st|nd|rd|th)(?![\w-])(?= ?(?:[,.;:)!?\n]|\Z|[–—-])| (?:at|is the day|between|in the "
    r"(?:morning|afternoon|evening)|around|shortly|just|of (?:this|next|last|the) month|from|if|when|with|because|"
    r"after|before|"
    r"instead|rather|but|he|she|it|they|we|will|is|was)\b)"
)
_LAST_DAY = 31
_FORTNIGHT = re.compile(
    r"\b(?P<which>a fortnight|two weeks) (?P<way>ago|from (?:today|now))\b", re.IGNORECASE
)


def spoken(text: str) -> Iterator[DatePart]:
    """Every date that is told in words."""
    low = small(text)
    for pattern in (_DAY_OF, _MONTH_THE):
        for m in pattern.finditer(low):
            year = int(m["year"]) if m["year"] else None
            end = m.end() - m[0].endswith(".")
            yield DatePart(m.start(), end, year, MONTHS[m["month"].lower()], _DAYS[m["day"].lower()])
    for m in _FEAST.finditer(low):
        month, day = _FEASTS[m["feast"].lower()]
        yield DatePart(m.start(), m.end(), int(m["year"]) if m["year"] else None, month, day)
    for m in _NTH.finditer(text):
        if 1 <= int(m["day"]) <= _LAST_DAY:
            yield DatePart(m.start(), m.end(), day=int(m["day"]))
    for m in _FORTNIGHT.finditer(text):
        sign = -1 if m["way"].lower() == "ago" else 1
        words = m[0].lower()
        yield DatePart(m.start(), m.end(), relative=words, shift=("day", 14 * sign))
