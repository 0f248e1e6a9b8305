"""Clocks of time zones, as people name them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from expedition.errors import InputError

_HOURS = re.compile(r"(?:utc|gmt)\s*([+\-−])\s*(\d{1,2})(?::?00)?", re.IGNORECASE)
_EAST, _WEST = 14, 12
_SHORT = {
    "msk": "Europe/Moscow", "мск": "Europe/Moscow", "est": "America/New_York", "edt": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "bst": "Europe/London", "jst": "Asia/Tokyo", "cest": "Europe/Berlin",
}  # fmt: skip
"""Letters that stand on clocks; several zones may bear them, so these are offered, not taken."""


def clock(zone: str) -> ZoneInfo:
    """The clock of a time zone by its IANA name, in whatever capitals, or of whole hours from UTC, "UTC+3".

    Raises:
        InputError: there is no such zone.
    """
    hours = _HOURS.fullmatch(zone.strip())
    if hours and -_WEST <= (east := int(hours[2]) * (1 if hours[1] == "+" else -1)) <= _EAST:
        # These names count hours west of Greenwich as positive.
        zone = f"Etc/GMT{-east:+d}" if east else "Etc/GMT"
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = {each.casefold(): each for each in available_timezones()}
        if (plain := "_".join(zone.casefold().split())) in known:
            return ZoneInfo(known[plain])
        raise InputError(
            f"{zone!r:.60} is no time zone{_advice(zone, known)}; write one like Europe/Moscow or UTC+3",
            field="tz",
        ) from None


def zone_words(zone: str) -> str:
    """A time zone as it is said: by its IANA name, or by its hours from UTC where it has no other."""
    if not zone.startswith("Etc/GMT"):
        return zone
    hours = -int(zone.removeprefix("Etc/GMT") or 0)
    return f"UTC{hours:+d}".replace("-", "−") if hours else "UTC"


def _advice(zone: str, known: dict[str, str]) -> str:
    from expedition.catalog.gazetteer import towns_named

    if meant := _SHORT.get(zone.strip().casefold()):
        return f"; did you mean {meant}?"
    if towns := towns_named(zone[:60]):
        return f"; {towns[0].title} keeps {towns[0].time_zone}"
    places = {name.rpartition("/")[2]: name for name in known}
    plain = "_".join(zone.casefold().split())[:60]
    near = get_close_matches(plain, known, 2, 0.75) or [
        places[one] for one in get_close_matches(plain.rpartition("/")[2], places, 2, 0.8)
    ]
    return f"; did you mean {' or '.join(known[one] for one in near)}?" if near else ""
