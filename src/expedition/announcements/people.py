"""People in a text: who flies, who stands by, who only speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from expedition.announcements.lexicon import facts
from expedition.announcements.names import NameMention
from expedition.announcements.surnames import crews_in
from expedition.catalog import astronauts
from expedition.catalog.astronauts import CYRILLIC

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.catalog.history import PastFlight

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))*\.?")
_PARTICLES = frozenset(
    [
        "de",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "la",
        "bin",
        "bint",
        "du",
        "da",
        "di",
        "dos",
        "ter",
        "le",
        "ibn",
    ]
)
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_BACKUP = re.compile(
    r"\bback-?\s?ups?\b|\bbacked up by\b|\bstand(?:ing|s)?[ -]?by\b|\bstand-?ins?\b|\breserve(?:s|"
    r" crew)?\b|\bunderstud|"
    r"\bsubstitutes?\b|\breplacement crew\b|дубл[её]р|дублирующ|резервн\w+ экипаж",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:director[- ]general|general director|administrator|head of|chief (?:of|executive)|"
    r"spokes\w+|president|premier|"
    r"(?:prime )?minister|manager|secretary|deputy|governor|chairman|senator|congressman|ceo|chief|"
    r"agency head|"
    r"space chief|flight director|reporters?|photo|written by|ambassador|professor)\b|глав[аы]\b|"
    r"директор|представител|руководител",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[\"',]?\s*(?:said|says|told|added|wrote|tweeted|explained|stated|confirmed|announced|noted|"
    r"сообщил\w*|заявил\w*|"
    r"сказал\w*|отметил\w*|рассказал\w*)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:\b(?:said|says|told|according to|by)\s+|\bсообщил\w*\s+|\bсказал\w*\s+)$", re.IGNORECASE
)
# Whoever is named right behind these words is told of for comparison.
_ASIDE = re.compile(
    r"\b(?:after|since|like|unlike|than|succeed(?:s|ing|ed)?|replac(?:es|ing|ed)|instead of|besides?|follow(?:s|"
    r"ing|ed))"
    r"(?: (?:the|[A-Z]\w+|[a-z]+))?[ ]\Z"
)
ROLES = (
    ("commander", r"command(?:er|s|ed|ing)?\b|командир"),
    ("pilot", r"pilots?\b|pilot(?:s|ed)\b|пилот"),
    ("flight engineer", r"flight engineers?\b|бортинженер"),
    ("mission specialist", r"mission specialists?\b"),
    ("medical officer", r"medical officer\b"),
    ("payload specialist", r"payload specialists?\b|payload commander\b"),
    ("film", r"actress\b|actor\b|film director\b|актрис|режисс"),
    ("passenger", r"passengers?\b|tourists?\b|spaceflight participants?\b|участни"),
)


@cache
def _not_names() -> frozenset[str]:
    """Words that stand before a name, or are none, for all their capitals."""
    words: dict[str, str] = facts()["words"]
    return frozenset(f"{words['titles']} {words['not_names']}".split())


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person where the text names one: `text[start:end]`."""

    start: int
    end: int
    name: str
    """As written, without titles; of a person of the record seen by the last name alone, the whole name."""
    role: str
    """commander, pilot, ..., "official", "quoted", "aside" or ""; "back-up" for those who stand by."""
    known: str | None
    """The name in the record, of someone who has flown."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def last_name(name: str) -> str:
    """The last name, in small letters; Chinese names are written the family's first and are taken whole."""
    words = [word for word in name.replace(".", "").split() if word.casefold() not in _SUFFIXES]
    return words[-1].casefold() if words else ""


# Most English texts write "Sergey", where names are held against each other by sound.
_LETTERS = str.maketrans({**CYRILLIC, "й": "y"})


def latin(name: str) -> str:
    """A Russian name in Latin letters, as most English texts write it."""
    words = [re.sub("(?<=.)(?:ий|ый)$", "y", word.casefold()) for word in name.split()]
    return " ".join(word.translate(_LETTERS).capitalize() for word in words)


def people(document: Document, names: tuple[NameMention, ...]) -> tuple[PersonMention, ...]:
    """Those whom a text names, in order."""
    text = document.text
    taken = frozenset(at for one in names if not one.person for at in range(one.start, one.end))
    found: list[PersonMention] = []
    pending = False
    for start, end in document.sentences:
        sentence = text[start:end]
        runs = list(_runs(text, start, end, taken))
        marks = [start + hit.start() for hit in _BACKUP.finditer(sentence)]
        for begin, stop, name in runs:
            role = _role(text, begin, stop, start, end)
            known = _known(name)
            if pending or _stands_by(text, marks, runs, begin, start):
                role = "back-up"
            found.append(PersonMention(begin, stop, name, role, known))
        # A heading "Back-up crew:" speaks of those who come after it.
        pending = bool(marks) and not runs and (sentence.rstrip().endswith(":") or len(sentence) < 40)
    found.extend(_kin(text, found))
    sure = {at for one in found if one.known for at in range(one.start, one.end)}
    for begin, stop, name in crews_in(text, document.sentences):
        if begin in sure or begin in taken:
            continue
        # What stands before a last name can be no name: "American Slash Hague".
        found = [one for one in found if not one.start <= begin < one.end]
        start, end = document.sentence_at(begin)
        found.append(PersonMention(begin, stop, name, _role(text, begin, stop, start, end), name))
    full = {last_name(one.name): one for one in found if " " in one.name}
    single = _singles(document, taken, found, full)
    return tuple(sorted([*found, *single], key=lambda one: one.start))


def _runs(text: str, start: int, end: int, taken: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """Stretches of two to four words that may be a person's name."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text, start, end), None]:
        if word is not None:
            bare = word[0].rstrip(".").casefold()
            inside = word.start() in taken or word.end() - 1 in taken
            gap = text[run[-1].end() : word.start()] if run else " "
            named = word[0][0].isupper() and bare not in _not_names() and not inside
            initial = len(bare) == 1 and word[0][0].isupper()
            ended = bool(run) and run[-1][0].endswith(".") and len(run[-1][0]) > 2
            if named and not initial and word[0].endswith(".") and bare not in _SUFFIXES:
                named = True
            if (
                run
                and gap in (" ", "\n", ' "', '" ')
                and not ended
                and (named or (bare in _PARTICLES and not inside))
            ):
                run.append(word)
                continue
        if run:
            yield from _named(text, run)
        run = []
        if word is not None and named:
            run = [word]


def _named(text: str, run: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    while run and run[-1][0].casefold() in _PARTICLES:
        run = run[:-1]
    while len(run) > 2 and run[0][0].endswith(("'s", "s'")):
        run = run[1:]
    words = [one[0] for one in run]
    shouted = all(word.isupper() for word in words)
    if not 2 <= len(words) <= 5 or (shouted and len(words) != 2):
        return
    if any(
        word.isupper() and len(word.rstrip(".")) > 1 and not shouted and word.casefold() not in _SUFFIXES
        for word in words
    ):
        return
    stop = run[-1].end() - (words[-1].endswith(".") and words[-1].casefold() not in ("jr.", "sr."))
    name = text[run[0].start() : stop]
    if name.endswith(("'s", "’s")):
        name, stop = name[:-2], stop - 2
    yield run[0].start(), stop, " ".join(name.split())


def flies_on(person: PersonMention, past: PastFlight) -> bool:
    """Whether a person of the text is of that flight's crew."""
    if person.known is not None:
        return person.known in past.crew
    return last_name(person.name) in {last_name(name) for name in past.crew}


def _known(name: str) -> str | None:
    found = astronauts.person(name)
    if found is None and _CYRILLIC.search(name):
        # Russian names bend: "Олега Новицкого" is Олег Новицкий.
        options = [[word, *_straightened(word)] for word in name.split()]
        found = next(filter(None, (astronauts.person(" ".join(words)) for words in product(*options))), None)
    return found


_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
# Ending as it stands, and as it may be in a list of names.
_ENDINGS = tuple(
    tuple(pair.split("-"))
    for pair in [
        "ого-ий",
        "ого-ый",
        "его-ий",
        "ому-ий",
        "им-ий",
        "ым-ый",
        "ой-ая",
        "ой-а",
        "ую-ая",
        "ом-",
        "ым-",
        "ем-й",
        "ем-ь",
        "ея-ей",
        "я-й",
        "я-ь",
        "у-",
        "у-а",
        "ы-а",
        "и-я",
        "а-",
    ]
)


def _straightened(word: str) -> list[str]:
    return [
        word[: -len(bent)] + straight for bent, straight in _ENDINGS if len(word) > 3 and word.endswith(bent)
    ]


def _role(text: str, begin: int, stop: int, start: int, end: int) -> str:
    before, after = text[max(start, begin - 45) : begin], text[stop : min(end, stop + 45)]
    if _SAYS.match(after) or _SAID.search(before):
        return "quoted"
    near = re.split(r"[,;:()]| and ", before)[-1] + " | " + re.split(r"[;:()]| and ", after.lstrip(" ,("))[0]
    for role, words in ROLES:
        if re.search(words, near, re.IGNORECASE):
            return role
    if _OFFICIAL.search(near):
        return "official"
    if _ASIDE.search(before):
        return "aside"
    return ""


def _stands_by(text: str, marks: list[int], runs: list[tuple[int, int, str]], begin: int, start: int) -> bool:
    for mark in marks:
        first = [one for one in runs if one[0] < mark]
        later = [one for one in runs if one[0] > mark]
        hit = _BACKUP.match(text, mark)
        rest = text[hit.end() if hit else mark :][:12]
        turned = bool(first) and bool(later) and re.match(r"\s+(?:for|to|of)\s+(?!the\b|them\b)", rest)
        if turned or not later:
            # Those named before it stand by: back to where the clause begins.
            clause = max(
                [
                    start,
                    *(start + m.end() for m in re.finditer(r";|:| while | whereas | - ", text[start:mark])),
                ]
            )
            if clause <= begin < mark:
                return True
        elif begin > mark:
            return True
    return False


_KIN = re.compile(
    r",? (?:and )?(?:his|her) (?:twin |younger |older )?(?:brother|sister|son|daughter|wife|husband|"
    r"father|mother),? "
    r"([A-Z]\w+)(?=[,. ;])"
)


def _kin(text: str, found: list[PersonMention]) -> Iterator[PersonMention]:
    """ "Jeff Bezos, his brother Mark": Mark Bezos."""
    for one in found:
        hit = _KIN.match(text, one.end)
        if hit:
            name = f"{hit[1]} {one.name.split()[-1]}"
            yield PersonMention(hit.start(1), hit.end(1), name, one.role, _known(name))


def _singles(
    document: Document,
    taken: frozenset[int],
    found: list[PersonMention],
    full: dict[str, PersonMention],
) -> Iterator[PersonMention]:
    """Last names alone, of people whom the text names in full elsewhere."""
    if not full:
        return
    told = frozenset(at for one in found for at in range(one.start, one.end))
    for word in _WORD.finditer(document.text):
        bare = word[0].rstrip(".")
        bare = bare[:-2] if bare.endswith("'s") else bare
        person = full.get(bare.casefold())
        if person is None or not bare[0].isupper():
            continue
        if word.start() in told or word.start() in taken:
            continue
        yield PersonMention(word.start(), word.start() + len(bare), person.name, person.role, person.known)
