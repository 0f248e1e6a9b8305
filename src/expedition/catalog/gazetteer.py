"""Towns of the Earth by name, with their time zones: 112,000 of at least a thousand people.

Where the data come from and under what licence: `catalog/earth/SOURCES.txt`.
"""

from __future__ import annotations

import gzip
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from expedition.catalog.cyrillic import is_cyrillic, latin, loosely

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EARTH = Path(__file__).with_name("earth")
_EARTH_RADIUS_KM = 6371.0
_ZONE_REACH_KM = 300.0
"""Further than that from any town it is the sea, or nobody's hour: the zone is that of the longitude."""
_CYRILLIC_COUNTRIES = "RU KZ KG TJ UZ TM MN UA BY MD BG RS MK ME BA GE AM AZ EE LV LT"
"""Where names are, or were, written in Cyrillic: a namesake there is meant before one elsewhere."""
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
# Newer or fuller names than those of `countries.tsv`.
_OTHERWISE = {
    "Bahamas": "BS", "Cabo Verde": "CV", "Congo": "CG", "Curaçao": "CW", "Czechia": "CZ", "Côte d'Ivoire": "CI",
    "Democratic Republic Congo": "CD", "Faeroe Islands": "FO", "French South Antarctic Lands": "TF", "Gambia": "GM",
    "Guinea-Bissau": "GW", "Hong Kong": "HK", "Kosovo": "XK", "Macao": "MO", "Micronesia": "FM", "Nauru": "NR",
    "Saint Vincent and Grenadines": "VC", "São Tomé and Principe": "ST", "Timor-Leste": "TL", "Vatican": "VA",
    "Åland": "AX", "eSwatini": "SZ",
}  # fmt: skip


@dataclass(frozen=True)
class Town:
    """A town: where it is, whose clock it keeps, how many live there."""

    name: str
    region: str
    """State of the United States by its two letters; empty elsewhere."""
    country: str
    """ISO 3166 code of two letters."""
    latitude_deg: float
    longitude_deg: float
    time_zone: str
    population: int

    @property
    def title(self) -> str:
        """The name with what tells it from its namesakes."""
        return ", ".join(filter(None, (self.name, self.region, country_name(self.country))))


def folded(name: str) -> str:
    """A name without capitals, accents and marks between its words: "São José-dos" is "sao jose dos"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.sub(r"[^\w]+", " ", bare).split())


def towns_named(name: str) -> tuple[Town, ...]:
    """Towns of that name, the largest first; region and country may follow, as "Titusville, FL" or "Paris Texas".

    A few other spellings are known too, such as "Astana" or "Москва"; a Cyrillic name is else found by its sound, as is
    one of a country where that is written ("Baykonur"), and umlauts written out ("Koeln") are read.
    """
    if (found := _towns(name)) or "," in name:
        return found
    words = name.split()
    for k in range(len(words) - 1, 0, -1):
        after = folded(" ".join(words[k:]))
        if is_part(after) and (
            told := [one for one in towns_named(" ".join(words[:k])) if _is_told(one, after)]
        ):
            return tuple(told)
    return ()


def _towns(name: str) -> tuple[Town, ...]:
    first, *others = name.split(",")
    wanted, further = folded(first), [folded(part.replace(".", "")) for part in others]
    names = dict.fromkeys((wanted, _spellings().get(wanted, wanted))) if wanted else ()
    found = [town for each in names for town in _of_key(each)]
    if not found and is_cyrillic(first):
        found = _sounding(first)
    elif not found and wanted:
        plain = re.sub("([aou])e", r"\1", wanted)
        found = [town for each in (plain, _spellings().get(plain)) if each for town in _of_key(each)]
        found = found or _alike(wanted) or _alike(wanted.replace("j", "y"))
    fitting = [one for one in found if all(_is_told(one, part) for part in further if part)]
    return tuple(sorted(fitting, key=lambda one: -one.population))


def spellings_of(town: Town) -> tuple[str, ...]:
    """How a town is written in Cyrillic, as far as it is listed."""
    return tuple(one for one in _written().get(folded(town.name), ()) if is_cyrillic(one))


def _sounding(name: str) -> list[Town]:
    """Towns of a Cyrillic name: those that maps write so, else those that sound alike where Cyrillic is written."""
    strict = folded(latin(name))
    written = [town for each in (strict, _spellings().get(strict)) if each for town in _of_key(each)]
    if not (near := [one for one in written if one.country in _CYRILLIC_COUNTRIES]):
        near = _alike(strict) or written or _alike(strict, anywhere=True)
    return near


def _alike(name: str, *, anywhere: bool = False) -> list[Town]:
    """Towns whose names sound like one in small Latin letters, where Cyrillic is written or anywhere."""
    lines, wanted = _text()[1:].splitlines(), loosely(name)
    found = (_town(lines[i]) for i, key in enumerate(_loose_keys()) if key == wanted != "")
    return [one for one in found if anywhere or one.country in _CYRILLIC_COUNTRIES]


def _of_key(key: str) -> Iterator[Town]:
    text, begin = _text(), f"\n{key}\t"
    at = text.find(begin)
    while at >= 0:
        end = text.index("\n", at + 1)
        yield _town(text[at + 1 : end])
        at = text.find(begin, end)


def near_names(name: str) -> tuple[str, ...]:
    """Towns whose names are like that one, the likeliest first; none where nothing comes near."""
    import difflib

    wanted = folded(latin(name.split(",")[0]))[:60]
    if not wanted:
        return ()
    # Only names that begin with the same letter are compared, which keeps it quick.
    known = dict.fromkeys(re.findall(rf"^({re.escape(wanted[0])}[^\t]*)\t", _text(), re.MULTILINE))
    close = difflib.get_close_matches(wanted, list(known), n=12, cutoff=0.75)
    largest = {one: towns_named(one)[0] for one in close}

    def likely(one: str) -> float:
        # A large town is meant more often than a small one that is a letter nearer.
        alike = difflib.SequenceMatcher(None, wanted, one).ratio()
        return alike + 0.05 * math.log10(max(largest[one].population, 1))

    return tuple(largest[one].title for one in sorted(close, key=likely, reverse=True)[:3])


def is_part(name: str) -> bool:
    """Whether a name is that of a country or of a part of one."""
    return folded(name).replace(" ", "") in _part_names()


@cache
def towns_of(least_population: int) -> tuple[Town, ...]:
    """All towns of at least that many people, the largest first."""
    found = []
    for line in _text()[1:].splitlines():
        if int(line.rsplit("\t", 1)[1]) < least_population:
            break
        found.append(_town(line))
    return tuple(found)


def towns_near(latitude_deg: float, longitude_deg: float, within_km: float) -> tuple[Town, ...]:
    """All towns within a distance over ground, the largest first."""
    lines = _text()[1:].splitlines()
    return tuple(
        _town(lines[i])
        for i in (_cosines(latitude_deg, longitude_deg) >= math.cos(within_km / _EARTH_RADIUS_KM)).nonzero()[
            0
        ]
    )


def time_zone_at(latitude_deg: float, longitude_deg: float) -> str:
    """The time zone of the nearest town, by its IANA name; far from all towns that of the longitude (Etc/GMT±n)."""
    import numpy as np

    zones, cosine = _columns()[2], _cosines(latitude_deg, longitude_deg)
    best = int(np.argmax(cosine))
    if math.acos(min(1.0, float(cosine[best]))) * _EARTH_RADIUS_KM <= _ZONE_REACH_KM:
        return zones[best]
    hours = round(longitude_deg / 15.0)
    # These names count hours west of Greenwich as positive.
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


def _cosines(latitude_deg: float, longitude_deg: float) -> NDArray[np.float64]:
    """Cosine of the angle over ground from a place to every town, in the order of the file."""
    import numpy as np

    latitudes, longitudes, _ = _columns()
    phi, lam = math.radians(latitude_deg), math.radians(longitude_deg)
    return np.asarray(
        np.sin(phi) * np.sin(latitudes) + np.cos(phi) * np.cos(latitudes) * np.cos(longitudes - lam)
    )


@cache
def country_name(code: str) -> str:
    """The English name of a country by its ISO code; the code itself where it is not known."""
    return _countries().get(code, code)


def country_code(name: str) -> str | None:
    """The ISO code of a country by its English name, as Natural Earth writes it; None for what is no country."""
    return _OTHERWISE.get(name) or _codes().get(name)


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, name in _countries().items()}


@cache
def _countries() -> dict[str, str]:
    lines = (_EARTH / "countries.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Other names of towns, in other languages or of other times, and the one that the gazetteer has."""
    lines = (_EARTH / "spellings.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((other, name) for other, name in (line.split("\t") for line in lines))


@cache
def _spellings() -> dict[str, str]:
    return {folded(other): folded(name) for other, name in _pairs()}


@cache
def _written() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for other, name in _pairs():
        found.setdefault(folded(name), []).append(other)
    return found


@cache
def _loose_keys() -> list[str]:
    return loosely("\n".join(line.split("\t", 1)[0] for line in _text()[1:].splitlines())).split("\n")


@cache
def _text() -> str:
    return "\n" + gzip.decompress((_EARTH / "towns.tsv.gz").read_bytes()).decode()


@cache
def _columns() -> tuple[NDArray[np.float64], NDArray[np.float64], list[str]]:
    import numpy as np

    rows = [line.split("\t")[4:7] for line in _text()[1:].splitlines()]
    degrees = np.radians(np.array([row[:2] for row in rows], dtype=float))
    return degrees[:, 0], degrees[:, 1], [row[2] for row in rows]


def _town(line: str) -> Town:
    _, name, region, country, latitude, longitude, zone, population = line.split("\t")
    return Town(name, region, country, float(latitude), float(longitude), zone, int(population))


def _is_told(town: Town, part: str) -> bool:
    """Whether a town lies in the region or country that is named."""
    country = folded(country_name(town.country))
    if is_cyrillic(part) and loosely(latin(part)) in (country, loosely(country)):
        return True
    if part in (town.region.casefold(), town.country.casefold(), country):
        return True
    return any(
        town.country == code and (not inside or town.region in inside or town.time_zone in inside)
        for code, inside in _parts().get(part.replace(" ", ""), ())
    )


@cache
def _parts() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Parts of countries and other names of countries: the country's code, the region or the clocks of that part."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in (_EARTH / "regions.tsv").read_text(encoding="utf-8").splitlines():
        name, code, inside = line.split("\t")
        found.setdefault(folded(name).replace(" ", ""), []).append((code, tuple(inside.split())))
    return found


@cache
def _part_names() -> frozenset[str]:
    """What may stand behind a town's name without a comma: names of parts and of countries, two letters of a state."""
    states = {inside[0].casefold() for told in _parts().values() for _, inside in told if inside}
    return frozenset(
        {*_parts(), *(one for one in states if len(one) == 2)}
        | {folded(one).replace(" ", "") for one in _countries().values()}
    )
