"""Crews that a text names by their last names alone: "Ferguson, Hurley, Magnus and Walheim"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from expedition.catalog import history

_CAPITAL = re.compile(r"(?<![\w'-])[A-Z][a-z'-]+[A-Za-z]*[a-z](?![\w-])")
_SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv")
# So many of one crew in a sentence are no chance; two are none where they are the whole crew.
_ENOUGH = 3


def crews_in(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Where a sentence has last names of one crew: start, end, and the name in the record."""
    for start, end in sentences:
        words = {hit[0].removesuffix("'s").casefold(): hit for hit in _CAPITAL.finditer(text, start, end)}
        told = {word: hit for word, hit in words.items() if word in _crews()}
        if len(told) < 2:
            continue
        fits = []
        for crew in dict.fromkeys(crew for word in told for crew in _crews()[word]):
            last = {_last(name): name for name in crew}
            both = told.keys() & last.keys()
            if len(both) == len(told) and (len(both) >= _ENOUGH or len(both) == len(crew)):
                fits.append({word: last[word] for word in both})
        for word, hit in told.items():
            meant = {one[word] for one in fits}
            if len(meant) == 1:
                yield hit.start(), hit.start() + len(word), meant.pop()


@cache
def _crews() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The crews in which each last name is."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for past in history.crewed():
        for name in past.crew if len(past.crew) > 1 else ():
            found.setdefault(_last(name), []).append(past.crew)
    return {name: tuple(crews) for name, crews in found.items()}


def _last(name: str) -> str:
    words = [word for word in name.split() if word.casefold() not in _SUFFIXES]
    return words[-1].casefold()
