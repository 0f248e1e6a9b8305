"""People who have flown, found by name however it is written: nicknames, initials, Cyrillic, other spellings."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from expedition.catalog.history import PastFlight, flights

_OTHER_NAMES = Path(__file__).with_name("past") / "people.csv"
CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdezijklmnoprstufye", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ъ": "",
    "ь": "",
}
"""Russian letters in Latin ones."""
_LETTERS = str.maketrans({**CYRILLIC, "ł": "l", "ø": "o", "đ": "d", "ı": "i"})
# Given names that are one, by their sound.
_SAME = [
    "mihail mikhail mike michael",
    "robert bob rob",
    "douglas doug",
    "thomas tom",
    "james jim",
    "joseph joe",
    "william bill will",
    "richard rick dick",
    "christopher chris",
    "donald don",
    "ronald ron",
    "timothy tim",
    "gregory greg",
    "kenneth ken",
    "steven stephen steve",
    "daniel dan",
    "david dave",
    "jeffrey jeff",
    "matthew matt",
    "andrew drew andy",
    "nicholas nick",
    "edward ed",
    "frederick fred",
    "anthony tony",
    "charles charlie",
    "samuel sam",
    "kathryn kathleen kathy kate",
    "stephanie steph",
    "nicole nichole",
    "randolph randy",
    "leroy lee",
    "raymond ray",
    "terrence terence terry",
    "gerald jerry",
    "alexander aleksandr alexandre",
    "dmitri dmitry dimitri",
    "pyotr petr peter",
    "fyodor fedor",
    "georgi georgy",
    "yuri yury iouri",
    "sergei sergey serguei",
    "evgeny yevgeny",
    "elena yelena",
    "gherman german",
    "clayton clay",
    "yulia julia",
    "joshua josh",
    "jacob jack",
    "curtis curt",
    "eugene gene",
    "walter wally walt",
    "virgil gus",
    "leopold leo",
    "valery valeri",
    "vladimir volodya",
    "jonathan jonny jon john",
    "franklin frank",
    "lawrence larry",
    "susan sue",
    "sandra sandy",
    "deborah debbie",
    "barbara barb",
    "patrick pat",
    "peter pete",
    "philip phil",
    "theodore ted",
    "victor vic",
    "josef jozef",
]


@lru_cache(maxsize=4096)
def aboard(name: str) -> tuple[PastFlight, ...]:
    """Flights with that person aboard at lift-off, in order; a surname alone is enough where one person bears it."""
    who = person(name)
    return tuple(one for one in flights() if who in one.crew) if who else ()


@lru_cache(maxsize=4096)
def person(name: str) -> str | None:
    """The record's spelling of a name, or None where nobody, or more than one, is meant by it."""
    known, surnames = _people()
    words = _words(name)
    if not words:
        return None
    for key in (name.strip().casefold(), " ".join(words)):
        if key in known:
            return known[key]
    born = surnames.get(words[-1], frozenset())
    given = words[:-1]
    alike = {one for one, theirs in born if not given or _alike(given, theirs)}
    return alike.pop() if len(alike) == 1 else None


def same_person(one: str, other: str) -> bool:
    """Whether two names can be those of one person, in the record or not."""
    first, second = person(one), person(other)
    if first and second:
        return first == second
    here, there = _words(one), _words(other)
    if not here or not there or here[-1] != there[-1]:
        return False
    return len(here) == 1 or len(there) == 1 or _alike(here[:-1], tuple(there[:-1]))


def _alike(given: list[str], theirs: tuple[str, ...]) -> bool:
    return any(_given(mine) == _given(other) for mine in given for other in theirs if len(mine) > 1)


def _given(name: str) -> str:
    return _groups().get(name, name)


@cache
def _groups() -> dict[str, str]:
    return {_sound(name): _sound(line.split()[0]) for line in _SAME for name in line.split()}


def _words(name: str) -> list[str]:
    """A name's words by their sound, surname last, without initials, "Jr." and what stands in brackets."""
    text = re.sub(r"\(.*?\)|,? +(Jr|Sr|II|III)\b\.?", " ", name[:100]).strip()
    if text.count(",") == 1:
        last, first = text.split(",")
        text = f"{first} {last}"
    words = [_sound(word) for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text)]
    return [word for word in words if len(word) > 1]


def _sound(word: str) -> str:
    """Letters that transliterations agree on: Novitskiy and Новицкий are novitski."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("й", "j").translate(_LETTERS))
    text = re.sub(r"[^a-z]", "", plain)
    for written, heard in (
        ("x", "ks"),
        ("kh", "h"),
        ("yo", "e"),
        ("io", "e"),
        ("j", "y"),
        ("ye", "e"),
        ("ie", "e"),
    ):
        text = text.replace(written, heard)
    for written, heard in (("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("y", "i"), ("w", "v")):
        text = text.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", text)


@cache
def _people() -> tuple[dict[str, str], dict[str, frozenset[tuple[str, tuple[str, ...]]]]]:
    """Names as they stand and by their words, and by surname who bears it with their given names."""
    names = {name: {name} for one in flights() for name in one.crew}
    with _OTHER_NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names[row["name"]].update(row["other_names"].split("; "))
    heard: dict[str, set[str]] = {}
    surnames: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for name, spelled in names.items():
        for each in spelled:
            words = _words(each)
            heard.setdefault(" ".join(words), set()).add(name)
            surnames.setdefault(words[-1], set()).add((name, tuple(words[:-1])))
    known = {key: min(who) for key, who in heard.items() if len(who) == 1}
    known.update({name.casefold(): name for name in names})
    return known, {surname: frozenset(born) for surname, born in surnames.items()}
