"""Where the people of the record come from, who are women, who bought their seats, and when some were born."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

_TRAVELLERS = Path(__file__).with_name("past") / "travellers.csv"
# Countries with the words for their people, where those are not the country's own name.
_PEOPLE = {
    "United States": r"americans?|america|u\.?s\.?|usa",
    "Russia": r"russians?",
    "Soviet Union": r"soviet|ussr",
    "China": r"chinese",
    "Canada": r"canadians?",
    "Japan": r"japanese",
    "Germany": r"germans?",
    "France": r"french(?:m[ae]n|wom[ae]n)?",
    "Italy": r"italians?",
    "United Kingdom": r"british|britons?|brits?|britain|great britain|england|uk",
    "Spain": r"spanish|spaniards?",
    "Sweden": r"swedish|swedes?",
    "Denmark": r"danish|danes?",
    "Norway": r"norwegians?",
    "Netherlands": r"dutch(?:m[ae]n|wom[ae]n)?|holland",
    "Belgium": r"belgians?",
    "Switzerland": r"swiss",
    "Austria": r"austrians?",
    "Poland": r"polish|poles?",
    "Hungary": r"hungarians?",
    "Czechoslovakia": r"czech(?:oslovaks?)?",
    "Slovakia": r"slovaks?",
    "Bulgaria": r"bulgarians?",
    "Romania": r"romanians?",
    "Cuba": r"cubans?",
    "Mongolia": r"mongolians?|mongols?",
    "Vietnam": r"vietnamese",
    "India": r"indians?",
    "Israel": r"israelis?",
    "Saudi Arabia": r"saudis?",
    "United Arab Emirates": r"emiratis?|emirates|uae",
    "Turkey": r"turkish|turks?|türkiye",
    "South Korea": r"(?:south )?koreans?|korea",
    "Malaysia": r"malaysians?",
    "Brazil": r"brazilians?",
    "Mexico": r"mexicans?",
    "South Africa": r"south africans?",
    "Australia": r"australians?",
    "Ukraine": r"ukrainians?",
    "Kazakhstan": r"kazakhs?",
    "Belarus": r"belarusians?",
    "Syria": r"syrians?",
    "Afghanistan": r"afghans?",
    "Portugal": r"portuguese",
    "Egypt": r"egyptians?",
    "Pakistan": r"pakistanis?",
    "Iran": r"iranians?",
    "Costa Rica": r"costa ricans?",
}


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody who has flown, by the record's spelling of the name."""

    name: str
    nations: tuple[str, ...]
    """Countries that count the person as theirs; empty where that is not known."""
    woman: bool
    paid_seat: bool
    """Whether the person, or a friend, bought the seat to orbit."""
    born: date | None
    """Kept for those who are, or may be called, the oldest or youngest."""
    confidence: str
    """"confirmed" where a source that `source` names was opened, else "recalled"."""
    source: str


@cache
def travellers() -> dict[str, Traveller]:
    """Everybody of the record by name."""
    with _TRAVELLERS.open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: Traveller(
                row["name"],
                tuple(row["nations"].split("; ")) if row["nations"] else (),
                row["woman"] == "yes",
                row["paid_seat"] == "yes",
                date.fromisoformat(row["born"]) if row["born"] else None,
                row["confidence"],
                row["source"],
            )
            for row in csv.DictReader(file)
        }


@cache
def nation_words() -> re.Pattern[str]:
    """What names a country or its people."""
    words = [*(re.escape(name.lower()) for name in _PEOPLE), *_PEOPLE.values()]
    return re.compile(rf"(?<![\w.])(?:the )?(?P<nation>{'|'.join(words)})(?![\w])", re.IGNORECASE)


def nation_of(words: str) -> str | None:
    """The country that a word names: Canadian, Canada."""
    said = words.strip().lower()
    for name, people in _PEOPLE.items():
        if said == name.lower() or re.fullmatch(people, said):
            return name
    return None


@lru_cache(maxsize=16384)
def is_of(name: str, nation: str) -> bool | None:
    """Whether somebody of the record is of a country; None where that is not known."""
    one = travellers().get(name)
    if one is None or not one.nations:
        return None
    # Whoever flew for the Soviet Union is called a Russian, and the other way round before 1992.
    alike = {"Russia": {"Russia", "Soviet Union"}}.get(nation, {nation})
    return bool(alike & set(one.nations))
