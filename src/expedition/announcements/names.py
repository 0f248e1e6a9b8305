"""Names in a text: flights, ships, rockets, pads, stations, ports, modules and those who fly them.

The words come from the record's flights and from `catalog/names.toml`; a numbered flight is found by the grammar of its
series, so that one later than any known comes out as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from expedition.announcements.lexicon import TOKEN, Entry, Series, key_of, lexicon, series_of
from expedition.announcements.numerals import COUNTED, ORDINALS, arabic, roman
from expedition.catalog import history

if TYPE_CHECKING:
    from expedition.announcements.document import Document

# What may stand between two words of one name: a blank, a hyphen, a dot, a quote, never the end of a sentence.
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f]*\n?[ \t]?[-\u2010-\u2015./'’\"“”«»„#№(]{0,2}[ \u00a0]?")
_ROMAN = re.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBER_WORDS = {word: number for number, word in enumerate(COUNTED) if number}
_ORDINAL = re.compile(rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(ORDINALS)}))\b", re.IGNORECASE)
# The partners' count of ships to the International Space Station: 65S, 79P.
_PARTNER = re.compile(r"\b(\d{1,3})([SP])\b")
_UNITS = frozenset(
    [
        "members",
        "member",
        "people",
        "astronauts",
        "cosmonauts",
        "days",
        "hours",
        "minutes",
        "years",
        "months",
        "times",
        "seats",
        "km",
        "miles",
        "percent",
        "kilometres",
        "kilometers",
        "of",
        "tonnes",
        "rocket",
        "rockets",
        "booster",
        "million",
        "billion",
    ]
)


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it stands: `text[start:end]`."""

    start: int
    end: int
    kind: str
    """flight, vehicle, launcher, pad, site, station, port, module or organisation."""
    id: str
    """The catalogue's identifier, or words in that style; of a flight or module its usual name."""
    series: Series | None = None
    full: bool = True
    """False where only the number's stem stands there, as in "MS-19"."""
    person: bool = False
    """Whether these words name a person, who stands for an organisation."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def names(document: Document) -> tuple[NameMention, ...]:
    """The names that stand in a text, in order, none inside another."""
    return names_in(document.text)


def names_in(text: str) -> tuple[NameMention, ...]:
    """The names in plain text; see `names`."""
    tokens = [(found[0], found.start(), found.end()) for found in TOKEN.finditer(text)]
    keys = [key_of(token[0]) for token in tokens]
    found: list[NameMention] = []
    at = 0
    while at < len(tokens):
        hit = _longest(text, tokens, keys, at)
        if hit is None:
            at += 1
            continue
        mention, used = hit
        found.append(mention)
        at += used
    found.extend(_counted(text, found))
    found.extend(_lettered(text, found))
    found.extend(_numbered_pads(text, found))
    return tuple(sorted(_ships_of_bare(found), key=lambda one: (one.start, one.end)))


def _longest(
    text: str, tokens: list[tuple[str, int, int]], keys: list[str], at: int
) -> tuple[NameMention, int] | None:
    best: tuple[NameMention, int] | None = None
    for words, entry in lexicon().by_first.get(keys[at], ()):
        size = len(words)
        if tuple(keys[at : at + size]) != words or not _joined(text, tokens, at, size):
            continue
        word = tokens[at][0]
        if entry.proper and not (word[0].isupper() or word[0].isdigit()):
            continue
        if entry.shout and not word.isupper():
            continue
        if entry.beside and entry.beside not in text.casefold():
            continue
        # "8:39 a.m." is no pad 39A.
        if word[0].isdigit() and size > 1 and tokens[at][2] != tokens[at + 1][1]:
            continue
        end, used, name = tokens[at + size - 1][2], size, entry.id
        if entry.numbered:
            numbered = _numbered(text, tokens, at + size - 1, entry)
            if numbered is None:
                continue
            name, end, used = numbered[0], numbered[1], size + numbered[2]
        if best is None or used > best[1]:
            mention = NameMention(
                tokens[at][1], end, entry.kind, name, entry.series, not entry.bare, entry.person
            )
            best = mention, used
    return best


def _joined(text: str, tokens: list[tuple[str, int, int]], at: int, size: int) -> bool:
    for one in range(at, at + size - 1):
        gap = text[tokens[one][2] : tokens[one + 1][1]]
        if _GAP.fullmatch(gap) is None:
            return False
        if ". " in gap and tokens[one][0].casefold() != "no":
            return False
    return True


def _numbered(
    text: str, tokens: list[tuple[str, int, int]], last: int, entry: Entry
) -> tuple[str, int, int] | None:
    """Name, end and number of further tokens of a numbered flight whose stem ends with token `last`."""
    series = entry.series
    if series is None or last + 1 >= len(tokens):
        return None
    before = last
    if tokens[last + 1][0] in ("No", "Nr") and last + 2 < len(tokens):
        # "HTV No. 5": the word that says that a number follows.
        joined = _GAP.fullmatch(text[tokens[last][2] : tokens[last + 1][1]])
        dot = text[tokens[last + 1][2] : tokens[last + 2][1]]
        if joined is None or dot not in (". ", ".", " ", ".\u00a0") or not tokens[last + 2][0].isdecimal():
            return None
        last += 1
    word, start, end = tokens[last + 1]
    gap = text[tokens[last][2] : start] if last == before else " "
    if _GAP.fullmatch(gap) is None or ". " in gap or "\n" in gap or ("." in gap and not gap.strip(". ")):
        return None
    if entry.bare and not re.fullmatch(r"[-\u2010-\u2015]", gap):
        return None
    number: int | None
    if word.isdecimal() and len(word) <= 3:
        number = int(word)
    elif _ROMAN.fullmatch(word):
        number = arabic(word)
    elif word[0].isupper() and word.casefold() in _NUMBER_WORDS:
        number = _NUMBER_WORDS[word.casefold()]
    else:
        return None
    rest = text[end : end + 14]
    following = re.match(r"\s+([^\W\d_]+)", rest)
    if following and following[1].casefold() in _UNITS and " " in gap:
        return None
    if re.match(r"[.,]\d|%|\s?(?:°|per cent)", rest):
        return None
    extra = last - before
    used, suffix = 1, ""
    if word.isdecimal() and last + 2 < len(tokens):
        letter, begin, stop = tokens[last + 2]
        between = text[end:begin]
        if series.name.startswith("STS") and re.fullmatch(r"[A-JL-Z]", letter) and between in ("", "-", "‑"):
            used, suffix, end = 2, f"-{letter}", stop
        elif between == "" and len(letter) == 1:
            if letter in "MМ" and ("TMA" in series.name or series.name == "Progress M-{}"):
                used, suffix, end = 2, "M", stop
            elif letter in "SP":
                used, end = 2, stop
                return f"{series.ship} {number}{letter}", end, used + extra
            elif letter == "R":
                used, suffix, end = 2, "R", stop
            else:
                return None
        elif between == "" and len(letter) > 1:
            return None
    if number == 0 and not suffix:
        return None
    return flight_name(series, number, suffix), end, used + extra


def flight_name(series: Series, number: int, suffix: str = "") -> str:
    """The usual name of a numbered flight, the record's where it has it."""
    written = f"{number:0{2 if suffix == 'M' else series.digits}d}{suffix}"
    if series.roman:
        written = roman(number)
    name = series.name.format(written)
    if series.record != series.name:
        return name
    past = history.named(name)
    return past.flight if past is not None else name


def past_flight(mention: NameMention, iss: bool = True) -> history.PastFlight | None:
    """The record's flight of that name; the partners' count (65S, 79P, Progress 79) is understood."""
    counted = re.fullmatch(r"(soyuz|progress) (\d+)[SP]", mention.id)
    if counted:
        return partner_flight(counted[1], int(counted[2]))
    old = re.fullmatch(r"(Progress|Soyuz) (\d+)", mention.id)
    if old and iss and (old[1] == "Progress" or int(old[2]) > 40):
        return partner_flight(old[1].casefold(), int(old[2])) or history.named(mention.id)
    series = mention.series
    if series is not None and series.record != series.name:
        number = re.search(r"(\d+)$", mention.id)
        return history.named(series.record.format(number[1])) if number else None
    # Gemini 6 and 9 flew as VI-A and IX-A.
    return history.named(mention.id) or history.named(f"{mention.id}A")


def partner_flight(ship: str, number: int) -> history.PastFlight | None:
    """The ship to the International Space Station that its partners count as this one."""
    row = [one for one in history.flights() if one.vehicle.startswith(ship) and one.station == "iss"]
    # Tugs that brought a module are not counted.
    row = [one for one in row if one.kind != "module" and not re.search(r"SO1|MIM2|UM\b", one.flight)]
    return row[number - 1] if 0 < number <= len(row) else None


def _counted(text: str, found: list[NameMention]) -> Iterator[NameMention]:
    """Flights told by their place in a row: "SpaceX's 31st resupply run", "(65S)"."""
    taken = sorted(one.span for one in found)
    for hit in _ORDINAL.finditer(text):
        number = int(hit[1]) if hit[1] else ORDINALS[hit[2].casefold()]
        after = text[hit.end() : hit.end() + 60].split(".")[0]
        if re.match(r"\W+(?:\w+\W+){0,1}(?:crewed|human|manned|private|test)\b", after):
            continue
        around = text[max(0, hit.start() - 300) : hit.end() + 300]
        for words, company, series in lexicon().ordinals:
            kind = re.match(
                rf"(?:\W+[\w-]+){{0,3}}?\W+(?:{'|'.join(words)})\b(?:\W+\w+){{0,2}}", after, re.IGNORECASE
            )
            if kind and re.search(company, around, re.IGNORECASE):
                yield NameMention(
                    hit.start(), hit.end() + kind.end(), "flight", flight_name(series, number), series
                )
                break
    for hit in _PARTNER.finditer(text):
        at = bisect_left(taken, (hit.start(), 0))
        inside = at > 0 and taken[at - 1][1] > hit.start()
        ship = "soyuz" if hit[2] == "S" else "progress"
        if not inside and int(hit[1]) > 0 and re.search(ship, text, re.IGNORECASE):
            counted = f"{ship} {hit[1]}{hit[2]}"
            yield NameMention(hit.start(), hit.end(), "flight", counted, series_of(ship), False)


_LETTERED = re.compile(r"(?<![\w-])(?:41|51|61)-[A-JL](?![\w-])")


def _lettered(text: str, found: list[NameMention]) -> Iterator[NameMention]:
    """Shuttle flights of 1984 to 1986 by their letter alone: "flight 51-F"."""
    for hit in _LETTERED.finditer(text):
        past = history.named(f"STS-{hit[0]}")
        if past is not None and not any(one.start <= hit.start() < one.end for one in found):
            yield NameMention(hit.start(), hit.end(), "flight", past.flight, series_of(past.vehicle), False)


_NUMBERED_PAD = re.compile(
    r"\b(?:launch(?:ing)?|start(?:ing)?)?[- ]?(?:pad|complex|site|platform|area)"
    r"(?:,? (?:number|num\.|no\.?|nr\.?)| #) ?(\d{1,3}[A-Z]?)(?![\w-])",
    re.IGNORECASE,
)


def _numbered_pads(text: str, found: list[NameMention]) -> Iterator[NameMention]:
    """Pads told by a number that only one of them has: "launch complex No. 31"."""
    for hit in _NUMBERED_PAD.finditer(text):
        pads = _pads_by_number().get(hit[1].casefold(), ())
        taken = any(one.start < hit.end() and hit.start() < one.end for one in found)
        if len(pads) == 1 and not taken:
            start = hit.start() + (len(hit[0]) - len(hit[0].lstrip()))
            yield NameMention(start, hit.end(), "pad", pads[0])


@cache
def _pads_by_number() -> dict[str, tuple[str, ...]]:
    """The pads that bear each number."""
    rows: dict[str, set[str]] = {}
    for group in lexicon().by_first.values():
        for _, entry in group:
            if entry.kind == "pad" and "-" in entry.id:
                rows.setdefault(entry.id.rsplit("-", 1)[1], set()).add(entry.id)
    return {number: tuple(sorted(pads)) for number, pads in rows.items()}


def _ships_of_bare(found: list[NameMention]) -> list[NameMention]:
    """ "MS-19" alone is the Soyuz or Progress that is called so in full, else the ship last spoken of, else a Soyuz."""
    full = {one.id for one in found if one.kind == "flight" and one.full}
    answer = []
    said = None
    progress = next((one for one in lexicon().series if one.name == "Progress MS-{}"), None)
    for one in sorted(found, key=lambda each: each.start):
        if one.kind in ("vehicle", "flight") and one.full:
            said = (
                "progress"
                if one.id.casefold().startswith("progress")
                else "soyuz"
                if "oyuz" in one.id
                else said
            )
        if not one.full and one.id.startswith("Soyuz MS-") and one.id not in full and progress is not None:
            freighter = flight_name(progress, int(one.id.rsplit("-", 1)[1]))
            if freighter in full or said == "progress":
                one = NameMention(one.start, one.end, one.kind, freighter, progress, False)
        if not one.full and one.id.startswith("Progress M") and said is None:
            continue
        answer.append(one)
    return answer
