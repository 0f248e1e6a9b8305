"""Coordinates as people write them: decimal degrees or minutes and seconds, with signs or letters of the compass."""

from __future__ import annotations

import re

from expedition.errors import InputError

_LOWEST_M, _HIGHEST_M = -500.0, 9000.0
"""From the shore of the Dead Sea to the top of Everest."""
_WRITE = (
    "write latitude and longitude in degrees, as 45.92,63.34 or 45°55′N 63°20′E, and if wanted metres, as "
    "45.92,63.34,90"
)
_ALIKE = (
    (r"[−–—]", "-"),
    (r"[′’‘ʹ´`]", "'"),
    (r"[″”“ʺ]|''", '"'),
    (r"[º˚]|\bdeg(?:rees)?\b", "°"),
    (r"\bс\.?\s*ш\.?", "N"),
    (r"\bю\.?\s*ш\.?", "S"),
    (r"\bв\.?\s*д\.?", "E"),
    (r"\bз\.?\s*д\.?", "W"),
    (r"(?i)\b(?:geo|lat(?:itude)?|lon(?:g(?:itude)?)?)\b\s*[:=]?|[()\[\]]", " "),
    (r"(?i)\b(north|south|east|west)\b", lambda found: found[0][0]),
    (r"(?i)(?<=\d)\s*(?:m|м)\.?\s*$", ""),
)
_ONLY_THESE = re.compile(r"[\d\s.,;+\-°'\"NSEWnsew]*\d[\d\s.,;+\-°'\"NSEWnsew]*")
_DECIMAL_COMMAS = re.compile(
    r"\s*[+-]?\d+,\d+\s*[;,]?\s+[+-]?\d+,\d+\s*|\s*[+-]?\d+,\d+\s*;\s*[+-]?\d+,\d+\s*"
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_ANGLE = re.compile(r"[+-]?\d+(?:\.\d+)?\s*°\s*(?:\d+(?:\.\d+)?\s*'\s*)?(?:\d+(?:\.\d+)?\s*\"\s*)?")


def coordinates(text: str) -> tuple[float, float, float] | None:
    """Latitude and longitude in degrees, north and east positive, and height in metres; None for what is a name.

    Raises:
        InputError: the text is numbers, but not of a place on the Earth.
    """
    plain = text
    for what, instead in _ALIKE:
        plain = re.sub(what, instead, plain)
    if not _ONLY_THESE.fullmatch(plain):
        return None
    plain = plain.upper()
    lettered = re.search("[NSEW]", plain) is not None
    if lettered or _DECIMAL_COMMAS.fullmatch(plain):
        plain = re.sub(r"(?<=\d),(?=\d)", ".", plain)
    latitude, longitude, height = _by_letters(text, plain) if lettered else _by_order(text, plain)
    _hold(text, latitude, longitude, height)
    return latitude, longitude, height


def _by_letters(text: str, plain: str) -> tuple[float, float, float]:
    """Of "45°55'N 63°20'E", "N45.9 E63.3 90" or, for letters tell them apart, "63.3E 45.9N"."""
    first = re.match(r"\s*[NSEW]", plain) is not None
    parts = re.findall(r"([NSEW])([^NSEW]+)" if first else r"([^NSEW]+)([NSEW])", plain)
    angles: dict[bool, float] = {}
    rest = "" if first else re.split("[NSEW]", plain)[-1]
    for one in parts:
        letter, numbers = one if first else one[::-1]
        if first and "," in (numbers := numbers.strip(" ,;")):
            numbers, rest = numbers.split(",", 1)
        angles[letter in "NS"] = _angle(text, numbers) * (-1.0 if letter in "SW" else 1.0)
    heights = _NUMBER.findall(rest)
    if len(parts) != 2 or len(angles) != 2 or len(heights) > 1:
        raise InputError(f"{text!r:.80} is not one latitude and one longitude; {_WRITE}", field="at")
    return angles[True], angles[False], float(heights[0]) if heights else 0.0


def _by_order(text: str, plain: str) -> tuple[float, float, float]:
    """Of "45.9,63.3", "45.9 63.3 90" or "45°55' 63°20'": latitude first."""
    if "°" in plain:
        angles = _ANGLE.findall(plain)
        numbers = [_angle(text, one) for one in angles] + [
            float(one) for one in _NUMBER.findall(_ANGLE.sub(" ", plain))
        ]
        counted = len(angles)
    else:
        numbers = [float(one) for one in _NUMBER.findall(plain)]
        counted = 2
    if counted != 2 or not 2 <= len(numbers) <= 3:
        raise InputError(f"{text!r:.80} is not one latitude and one longitude; {_WRITE}", field="at")
    return numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else 0.0


def _angle(text: str, written: str) -> float:
    """Degrees, with minutes and seconds of arc if there are any."""
    numbers = [float(one) for one in _NUMBER.findall(written)]
    if not 1 <= len(numbers) <= 3 or any(not 0.0 <= one < 60.0 for one in numbers[1:]):
        raise InputError(
            f"{text!r:.80}: an angle is degrees, minutes and seconds, the latter two from 0 to under 60; {_WRITE}",
            field="at",
        )
    size = sum(abs(one) / 60.0**k for k, one in enumerate(numbers))
    return -size if written.strip(" ,;").startswith("-") else size


def _hold(text: str, latitude_deg: float, longitude_deg: float, height_m: float) -> None:
    if not (abs(latitude_deg) <= 90.0 and abs(longitude_deg) <= 180.0):
        hint = ""
        if abs(latitude_deg) <= 90.0 and 180.0 < longitude_deg <= 360.0:
            hint = f"; {longitude_deg:g} east is {longitude_deg - 360.0:g}"
        elif abs(longitude_deg) <= 90.0 and abs(latitude_deg) <= 180.0:
            hint = "; it looks as if longitude stands first"
        raise InputError(
            f"{text!r:.80} is not on the Earth: latitude runs from -90 to 90 and comes first, longitude from -180 "
            f"to 180, east positive{hint}",
            field="at",
        )
    if not _LOWEST_M <= height_m <= _HIGHEST_M:
        raise InputError(
            f"{text!r:.80} stands {height_m:g} m high; give metres above the sea, {_LOWEST_M:g} to {_HIGHEST_M:g}",
            field="at",
        )
