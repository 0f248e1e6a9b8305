"""Element sets: mean orbits in the sense of SGP4, and the strict reader for two-line sets.

A fresh set of a station places it within a kilometre or two at its epoch; the error grows by one to three
kilometres a day along the track, and jumps at every reboost that came after the epoch.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.errors import StationDataError
from expedition.space.frames import gcrf_from_teme
from expedition.space.time import DAY_S, format_utc, from_datetime, to_datetime

Array = NDArray[np.float64]

# The constants that element sets are fitted with (WGS-72), not the ones that the engine flies with.
MU_WGS72_KM3_S2 = 398600.8
_RADIUS_WGS72_KM = 6378.135
_SGP4_DAY_ZERO = datetime(1949, 12, 31)

_MAX_REV_PER_DAY = 17.1
_LINE_LENGTH = 69
# Three thousand years: beyond, and for NaN, there is no date that an error could name.
MAX_INSTANT_S = 1e11


@dataclass(frozen=True)
class ElementSet:
    """Mean elements for SGP4 (TEME, Kozai mean motion) at one epoch.

    `epoch` is an instant t; `bstar` is per Earth radius, as published. `planned` where no set was published
    and the orbit of a station to come stands in its place. `created` is when it was made, where that is told.
    """

    name: str
    catalog_number: int
    international_designator: str
    epoch: float
    inclination_rad: float
    node_rad: float
    eccentricity: float
    perigee_argument_rad: float
    mean_anomaly_rad: float
    mean_motion_radps: float
    bstar: float
    element_set_number: int = 0
    revolution: int = 0
    planned: bool = False
    created: float | None = None

    def state_teme(self, t: ArrayLike) -> Array:
        """TEME state, m and m/s: (6,) for a scalar instant, (n, 6) for an array.

        Raises StationDataError where SGP4 gives up. Time runs evenly through leap seconds.
        """
        asked = np.asarray(t, dtype=float)
        flat = np.ravel(asked)
        satrec = _satrec(self)
        # Days are counted from the set's own epoch, so that a leap second between is not lost.
        days = satrec.jdsatepochF + (flat - self.epoch) / DAY_S
        codes, r_km, v_kmps = satrec.sgp4_array(np.full(flat.size, satrec.jdsatepoch), days)
        state = np.hstack([r_km, v_kmps]) * 1000.0
        wrong = (codes != 0) | ~np.isfinite(state).all(axis=1)
        if wrong.any():
            first = int(np.argmax(wrong))
            raise StationDataError(self._no_state(float(flat[first]), int(codes[first])))
        return np.asarray(state[0] if asked.ndim == 0 else state)

    def state_gcrf(self, t: ArrayLike) -> Array:
        """GCRF state, m and m/s: (6,) for a scalar instant, (n, 6) for an array. Raises StationDataError."""
        asked = np.asarray(t, dtype=float)
        teme = self.state_teme(np.ravel(asked)).reshape(-1, 2, 3)
        rotation = gcrf_from_teme(np.ravel(asked)) if asked.size else np.empty((0, 3, 3))
        state = np.einsum("nij,nkj->nki", rotation, teme).reshape(-1, 6)
        return np.asarray(state[0] if asked.ndim == 0 else state)

    def _no_state(self, t: float, code: int) -> str:
        from sgp4.api import SGP4_ERRORS

        if not abs(t) < MAX_INSTANT_S:
            return f"the instant asked for, {t} s past J2000, is no time of a flight; ask for another"
        return (
            f"SGP4 has no state of {self.name or self.catalog_number} at {format_utc(t)}, "
            f"{(t - self.epoch) / DAY_S:+.1f} days from the epoch {format_utc(self.epoch)}: "
            f"{SGP4_ERRORS.get(code, 'the numbers overflow')}; take an element set nearer that time"
        )


@lru_cache(maxsize=256)
def _satrec(elements: ElementSet) -> Any:
    """SGP4's working record; it cannot be pickled, so it is built again from the set."""
    from sgp4.api import WGS72, Satrec

    satrec = Satrec()
    days = (to_datetime(elements.epoch).replace(tzinfo=None) - _SGP4_DAY_ZERO) / timedelta(days=1)
    satrec.sgp4init(
        WGS72,
        "i",
        0,  # The catalogue number plays no part in the orbit and may exceed what the record can hold.
        days,
        elements.bstar,
        0.0,
        0.0,
        elements.eccentricity,
        elements.perigee_argument_rad,
        elements.inclination_rad,
        elements.mean_anomaly_rad,
        elements.mean_motion_radps * 60.0,
        elements.node_rad,
    )
    return satrec


def checked_element_set(
    *,
    where: str,
    name: str,
    catalog_number: int,
    international_designator: str,
    epoch: float,
    inclination_deg: float,
    node_deg: float,
    eccentricity: float,
    perigee_argument_deg: float,
    mean_anomaly_deg: float,
    mean_motion_rev_per_day: float,
    bstar: float,
    element_set_number: int,
    revolution: int,
    created: float | None = None,
) -> ElementSet:
    """Element set from published numbers, refused (StationDataError) where they cannot be an orbit."""

    def within(label: str, value: float, low: float, high: float) -> None:
        if not low <= value <= high:
            raise StationDataError(
                f"{label} is {value:g}, possible is {low:g} to {high:g}; the set is damaged, fetch it again",
                field=where,
            )

    within("inclination (degrees)", inclination_deg, 0.0, 180.0)
    within("eccentricity", eccentricity, 0.0, math.nextafter(1.0, 0.0))
    within("mean motion (revolutions per day)", mean_motion_rev_per_day, 1e-3, _MAX_REV_PER_DAY)
    within("right ascension of the ascending node (degrees)", node_deg, -360.0, 360.0)
    within("argument of perigee (degrees)", perigee_argument_deg, -360.0, 360.0)
    within("mean anomaly (degrees)", mean_anomaly_deg, -360.0, 360.0)
    within("B* drag term", bstar, -10.0, 10.0)
    within("catalogue number", catalog_number, 1, 999_999_999)
    mean_motion_radps = mean_motion_rev_per_day * 2.0 * math.pi / DAY_S
    axis_km = (MU_WGS72_KM3_S2 / mean_motion_radps**2) ** (1.0 / 3.0)
    perigee_km = axis_km * (1.0 - eccentricity) - _RADIUS_WGS72_KM
    if perigee_km < 0.0:
        raise StationDataError(
            f"eccentricity {eccentricity:g} with {mean_motion_rev_per_day:g} revolutions per day puts the "
            f"perigee {-perigee_km:.0f} km below the ground; the set is damaged, fetch it again",
            field=where,
        )
    return ElementSet(
        name=name,
        catalog_number=catalog_number,
        international_designator=_full_designator(international_designator),
        epoch=epoch,
        inclination_rad=math.radians(inclination_deg),
        node_rad=math.radians(node_deg),
        eccentricity=eccentricity,
        perigee_argument_rad=math.radians(perigee_argument_deg),
        mean_anomaly_rad=math.radians(mean_anomaly_deg),
        mean_motion_radps=mean_motion_radps,
        bstar=bstar,
        element_set_number=element_set_number,
        revolution=revolution,
        created=created,
    )


def _full_designator(text: str) -> str:
    """98067A as 1998-067A; anything else as it is."""
    short = re.fullmatch(r"(\d\d)(\d{3})([A-Z]{1,3})", text)
    return f"{_full_year(int(short[1]))}-{short[2]}{short[3]}" if short else text


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= 57 else 2000)


_CATALOG = re.compile(r" *[0-9]+|[A-HJ-NP-Z][0-9]{4}")
_ANGLE = re.compile(r" *[0-9]{1,3}\.[0-9]{4}")
_POWER = re.compile(r"[ +-][0-9]{5}[ +-][0-9]")
_COUNT = re.compile(r" *[0-9]*")

# Name, first column, last column (both counted from 1, as the format's descriptions do), pattern, example.
_Field = tuple[str, int, int, re.Pattern[str], str]
_FIELDS: dict[str, tuple[_Field, ...]] = {
    "1": (
        ("catalogue number", 3, 7, _CATALOG, "25544"),
        ("classification", 8, 8, re.compile(r"[UCS ]"), "U"),
        ("international designator", 10, 17, re.compile(r" {8}|[0-9]{5}[A-Z]{1,3} *"), "98067A"),
        ("epoch year", 19, 20, re.compile(r"[0-9]{2}"), "21"),
        ("epoch day", 21, 32, re.compile(r"[ 0-3][ 0-9][0-9]\.[0-9]{8}"), "278.50000000"),
        ("first derivative of mean motion", 34, 43, re.compile(r"[ +0-]\.[0-9]{8}"), " .00002182"),
        ("second derivative of mean motion", 45, 52, _POWER, " 00000-0"),
        ("B* drag term", 54, 61, _POWER, " 48153-4"),
        ("ephemeris type", 63, 63, re.compile(r"[ 0-9]"), "0"),
        ("element set number", 65, 68, _COUNT, " 999"),
        ("checksum", 69, 69, re.compile(r"[0-9]"), "7"),
    ),
    "2": (
        ("catalogue number", 3, 7, _CATALOG, "25544"),
        ("inclination", 9, 16, _ANGLE, " 51.6443"),
        ("right ascension of the ascending node", 18, 25, _ANGLE, "153.2021"),
        ("eccentricity", 27, 33, re.compile(r"[0-9]{7}"), "0004013"),
        ("argument of perigee", 35, 42, _ANGLE, " 47.5311"),
        ("mean anomaly", 44, 51, _ANGLE, " 63.2152"),
        ("mean motion", 53, 63, re.compile(r" *[0-9]{1,2}\.[0-9]{8}"), "15.48874842"),
        ("revolution number", 64, 68, _COUNT, "30542"),
        ("checksum", 69, 69, re.compile(r"[0-9]"), "7"),
    ),
}


def parse_tle(text: str, *, where: str = "element sets") -> list[ElementSet]:
    """Element sets of a text in two-line or three-line form, in the order of the text.

    Blank lines and lines that begin with # are skipped; Alpha-5 catalogue numbers are understood. `where`
    names the text in errors. Raises StationDataError with the line number, what is there and what to change.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    rows = [(number, line) for number, line in lines if line and not line.startswith("#")]
    sets: list[ElementSet] = []
    name, place = "", 0
    while place < len(rows):
        number, line = rows[place]
        at = f"{where}, line {number}"
        next_line = rows[place + 1][1] if place + 1 < len(rows) else ""
        if line.startswith("1 "):
            if not next_line.startswith("2 "):
                raise StationDataError(
                    "line 1 of an element set stands without its line 2; add the line that follows it "
                    "where the set was published",
                    field=at,
                )
            sets.append(_element_set(name, line, next_line, at, f"{where}, line {rows[place + 1][0]}"))
            name, place = "", place + 2
        elif line.startswith("2 "):
            raise StationDataError(
                "line 2 of an element set stands without its line 1 before it; add that line", field=at
            )
        elif next_line.startswith("1 ") and line.isprintable():
            name, place = line.removeprefix("0 ").strip(), place + 1
        else:
            raise StationDataError(
                f"{line[:40]!r} is neither a line of an element set nor the name before one; expected are "
                "pairs of lines that begin with 1 and 2; take this line out or put # before it",
                field=at,
            )
    if not sets:
        raise StationDataError("holds no element set; expected are pairs of lines, 1 and 2", field=where)
    return sets


def _element_set(name: str, line_1: str, line_2: str, at_1: str, at_2: str) -> ElementSet:
    first, second = _fields(line_1, at_1), _fields(line_2, at_2)
    number = _catalog_number(first["catalogue number"])
    if _catalog_number(second["catalogue number"]) != number:
        raise StationDataError(
            f"catalogue number {second['catalogue number'].strip()} does not match {number} of the line 1 "
            "above; pair each line 1 with its own line 2",
            field=at_2,
        )
    if first["ephemeris type"] == "4":
        raise StationDataError(
            "ephemeris type 4 is an SGP4-XP set, which SGP4 cannot fly; take the ordinary set", field=at_1
        )
    return checked_element_set(
        where=f"{at_1} and the line below",
        name=name,
        catalog_number=number,
        international_designator=first["international designator"].strip(),
        epoch=_epoch(first, at_1),
        inclination_deg=float(second["inclination"]),
        node_deg=float(second["right ascension of the ascending node"]),
        eccentricity=float("0." + second["eccentricity"]),
        perigee_argument_deg=float(second["argument of perigee"]),
        mean_anomaly_deg=float(second["mean anomaly"]),
        mean_motion_rev_per_day=float(second["mean motion"]),
        bstar=_power(first["B* drag term"]),
        element_set_number=int(first["element set number"].strip() or 0),
        revolution=int(second["revolution number"].strip() or 0),
    )


def _fields(line: str, at: str) -> dict[str, str]:
    """The texts of a line's columns, after length, columns and checksum are found right."""
    if len(line) != _LINE_LENGTH:
        raise StationDataError(
            f"is {len(line)} characters long, an element-set line has {_LINE_LENGTH}; copy the line whole, "
            "with all its blanks and the checksum in the last column",
            field=at,
        )
    fields: dict[str, str] = {}
    column = 2
    for label, first, last, pattern, example in _FIELDS[line[0]]:
        if line[column - 1 : first - 1].strip():
            raise StationDataError(
                f"column {column} holds {line[column - 1]!r} but must be blank: the columns have slipped; "
                "copy the line again",
                field=at,
            )
        found = line[first - 1 : last]
        if pattern.fullmatch(found) is None:
            raise StationDataError(
                f"{label}, columns {first} to {last}, is {found!r}; expected is a text like {example!r}; "
                "copy the line again",
                field=at,
            )
        fields[label] = found
        column = last + 1
    digits = sum(int(c) if c.isdigit() else c == "-" for c in line[:-1]) % 10
    if digits != int(line[-1]):
        raise StationDataError(
            f"the checksum in the last column is {line[-1]}, but the line adds up to {digits}: a character "
            f"of it is wrong; copy the line again (or end it with {digits} if it was changed on purpose)",
            field=at,
        )
    return fields


def _catalog_number(text: str) -> int:
    """Alpha-5: a leading letter, without I and O, stands for 10 to 33."""
    letter = "ABCDEFGHJKLMNPQRSTUVWXYZ".find(text[0])
    return int(text) if letter < 0 else (letter + 10) * 10_000 + int(text[1:])


def _power(text: str) -> float:
    """A decimal point is assumed before the five digits: ' 48153-4' is 0.48153e-4."""
    return float(f"{text[0].strip()}.{text[1:6]}e{text[6:].strip()}")


def _epoch(line_1: dict[str, str], at: str) -> float:
    year, (day, fraction) = _full_year(int(line_1["epoch year"])), line_1["epoch day"].split(".")
    midnight = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=int(day) - 1)
    if int(day) < 1 or midnight.year != year:
        raise StationDataError(
            f"epoch day {line_1['epoch day'].strip()} is not a day of {year}; copy the line again", field=at
        )
    return from_datetime(midnight) + float("0." + fraction) * DAY_S
