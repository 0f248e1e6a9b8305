"""Clocks by their names: abbreviations, places, adjectives; as zones of the tz database or distances from UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from expedition.catalog.gazetteer import towns_named

LOCAL = "local"
"""The clock of the place that the sentence is about; which place, others know."""

HERE = "here"
"""The clock of whoever writes, who does not say where that is."""

_EAST, _MIDDLE, _MOUNTAIN, _WEST = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
_MOSCOW, _BEIJING, _INDIA, _JAPAN, _BAIKONUR = (
    "Europe/Moscow", "Asia/Shanghai", "Asia/Kolkata", "Asia/Tokyo", "Asia/Qyzylorda",
)  # fmt: skip

# A named summer or standard time holds as it is written; the others go by the date.
SHORT = {
    "UTC": "UTC", "GMT": "UTC", "UT": "UTC", "Z": "UTC", "UT1": "UTC",
    "ET": _EAST, "EST": "-05:00", "EDT": "-04:00", "CT": _MIDDLE, "CDT": "-05:00", "MT": _MOUNTAIN,
    "MST": "-07:00",
    "MDT": "-06:00", "PT": _WEST, "PST": "-08:00", "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00",
    "HST": "-10:00",
    "BST": "+01:00", "WET": "+00:00", "WEST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "MEZ": "+01:00",
    "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00",
    # Russian announcements write MSK in summer too; the zone follows the date.
    "MSK": _MOSCOW, "MSD": "+04:00", "DMT": _MOSCOW, "DMV": _MOSCOW, "МСК": _MOSCOW, "ДМВ": _MOSCOW,
    "IST": _INDIA, "JST": _JAPAN, "KST": "Asia/Seoul", "BJT": _BEIJING, "HKT": "Asia/Hong_Kong",
    "SGT": "Asia/Singapore",
    "GST": "Asia/Dubai", "AEST": "+10:00", "AEDT": "+11:00", "ACST": "+09:30", "AWST": "+08:00",
    "NZST": "+12:00",
    "NZDT": "+13:00", "BRT": "-03:00", "GFT": "-03:00", "ALMT": "Asia/Almaty", "SAST": "+02:00",
    "TRT": "Europe/Istanbul",
    "UAE": "Asia/Dubai",
}  # fmt: skip
# CST is central standard time in America and China's time in China: see `zone_of`.
CST = "CST"

PLACES = {
    "moscow": _MOSCOW, "moscow decree": _MOSCOW, "decree moscow": _MOSCOW, "moscow summer": _MOSCOW,
    "russian": _MOSCOW,
    "beijing": _BEIJING, "peking": _BEIJING, "china": _BEIJING, "chinese": _BEIJING, "shanghai": _BEIJING,
    "jiuquan": _BEIJING, "wenchang": _BEIJING, "hainan": _BEIJING, "taiyuan": _BEIJING, "xichang": _BEIJING,
    "india": _INDIA, "indian": _INDIA, "delhi": _INDIA, "new delhi": _INDIA, "sriharikota": _INDIA,
    "bengaluru": _INDIA,
    "bangalore": _INDIA, "japan": _JAPAN, "japanese": _JAPAN, "tokyo": _JAPAN, "tanegashima": _JAPAN,
    "tsukuba": _JAPAN,
    "korea": "Asia/Seoul", "korean": "Asia/Seoul",
    "baikonur": _BAIKONUR, "baykonur": _BAIKONUR, "tyuratam": _BAIKONUR, "leninsk": _BAIKONUR,
    "kyzylorda": _BAIKONUR,
    "kazakhstan": "Asia/Almaty", "kazakh": "Asia/Almaty", "alma-ata": "Asia/Almaty", "almaty": "Asia/Almaty",
    "astana": "Asia/Almaty", "dzhezkazgan": "Asia/Almaty", "zhezkazgan": "Asia/Almaty",
    "karaganda": "Asia/Almaty",
    "vostochny": "Asia/Yakutsk", "amur": "Asia/Yakutsk", "plesetsk": _MOSCOW, "yakutsk": "Asia/Yakutsk",
    "kourou": "America/Cayenne", "french guiana": "America/Cayenne", "guiana": "America/Cayenne",
    "florida": _EAST, "cape canaveral": _EAST, "cape": _EAST, "washington": _EAST, "virginia": _EAST,
    "wallops": _EAST,
    "new york": _EAST, "us eastern": _EAST, "eastern": _EAST, "kennedy": _EAST, "u.s. eastern": _EAST,
    "houston": _MIDDLE, "texas": _MIDDLE, "west texas": _MIDDLE,
    "central": _MIDDLE, "us central": _MIDDLE, "starbase": _MIDDLE,
    "boca chica": _MIDDLE, "new mexico": _MOUNTAIN, "mountain": _MOUNTAIN, "us mountain": _MOUNTAIN,
    "white sands": _MOUNTAIN, "california": _WEST, "pacific": _WEST, "us pacific": _WEST, "vandenberg": _WEST,
    "mojave": _WEST, "hawthorne": _WEST, "edwards": _WEST, "utah": _MOUNTAIN, "hawaii": "Pacific/Honolulu",
    "uk": "Europe/London", "british": "Europe/London", "britain": "Europe/London", "london": "Europe/London",
    "paris": "Europe/Paris", "french": "Europe/Paris", "france": "Europe/Paris", "toulouse": "Europe/Paris",
    "berlin": "Europe/Berlin", "german": "Europe/Berlin", "germany": "Europe/Berlin",
    "cologne": "Europe/Berlin",
    "oberpfaffenhofen": "Europe/Berlin", "italian": "Europe/Rome", "italy": "Europe/Rome",
    "rome": "Europe/Rome",
    "norwegian": "Europe/Oslo", "norway": "Europe/Oslo", "oslo": "Europe/Oslo", "danish": "Europe/Copenhagen",
    "denmark": "Europe/Copenhagen", "dutch": "Europe/Amsterdam", "belgian": "Europe/Brussels",
    "austrian": "Europe/Vienna", "czech": "Europe/Prague", "finnish": "Europe/Helsinki",
    "portuguese": "Europe/Lisbon", "irish": "Europe/Dublin", "greek": "Europe/Athens",
    "ukrainian": "Europe/Kyiv", "belarusian": "Europe/Minsk", "minsk": "Europe/Minsk",
    "sweden": "Europe/Stockholm", "poland": "Europe/Warsaw", "hungary": "Europe/Budapest",
    "spanish": "Europe/Madrid", "spain": "Europe/Madrid", "central european": "Europe/Paris",
    "european": "Europe/Paris",
    "swiss": "Europe/Zurich", "swedish": "Europe/Stockholm", "polish": "Europe/Warsaw",
    "warsaw": "Europe/Warsaw",
    "hungarian": "Europe/Budapest", "turkish": "Europe/Istanbul", "turkey": "Europe/Istanbul",
    "israel": "Asia/Jerusalem", "saudi": "Asia/Riyadh", "uae": "Asia/Dubai", "emirates": "Asia/Dubai",
    "canada": "America/Toronto", "brazil": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo",
    "sydney": "Australia/Sydney", "new zealand": "Pacific/Auckland", "mahia": "Pacific/Auckland",
    "greenwich": "UTC", "greenwich mean": "UTC", "universal": "UTC", "coordinated universal": "UTC",
    "universal coordinated": "UTC", "zulu": "UTC", "utc": "UTC", "gmt": "UTC", "station": "UTC",
    "local": LOCAL, "there": LOCAL,
    "московскому": _MOSCOW, "московского": _MOSCOW, "московское": _MOSCOW, "москве": _MOSCOW, "мск": _MOSCOW,
    "пекинскому": _BEIJING, "гринвичу": "UTC", "всемирному": "UTC", "местному": LOCAL,
    "байконурскому": _BAIKONUR, "токийскому": _JAPAN, "японскому": _JAPAN, "индийскому": _INDIA,
    "вашингтонскому": _EAST, "флоридскому": _EAST, "восточному": _EAST, "хьюстонскому": _MIDDLE,
    "европейскому": "Europe/Paris", "среднеевропейскому": "Europe/Paris", "берлинскому": "Europe/Berlin",
    "китайскому": _BEIJING, "лондонскому": "Europe/London", "парижскому": "Europe/Paris",
    "алматинскому": "Asia/Almaty", "астаны": "Asia/Almaty",
}  # fmt: skip
_FIXED_NAMES = {
    ("eastern", "standard"): "-05:00", ("eastern", "daylight"): "-04:00", ("central", "standard"): "-06:00",
    ("central", "daylight"): "-05:00", ("mountain", "standard"): "-07:00", ("mountain", "daylight"): "-06:00",
    ("pacific", "standard"): "-08:00", ("pacific", "daylight"): "-07:00", ("central european", "summer"): "+02:00",
    ("british", "summer"): "+01:00", ("central european", "standard"): "+01:00", ("moscow", "decree"): _MOSCOW,
}  # fmt: skip
_CONTINENTS = ("Asia", "Europe", "America", "Australia", "Africa", "Pacific", "Atlantic")

_KINDS = r"standard|daylight(?:[ -]savings?)?|summer|winter|decree"
_PLACE = (
    r"(?:[A-Z][A-Za-z.\-]{1,15}|local|universal|eastern|central|mountain|pacific|coordinated)"
    r"(?: (?:[A-Z][A-Za-z.\-]{1,15}|universal|mean|eastern|european)){0,2}"
)
# What may stand behind a clock: "EDT", "(GMT+3)", "Moscow time", "local time at Baikonur", "in Houston".
AFTER_CLOCK = re.compile(
    r"[ \n]{0,2}(?:hours?|hrs?\.?|часов)?[ ]?,?[ ]?\(?(?:"
    r"(?P<offset>(?:UTC|GMT)?[ ]?[+-](?:\d{4}|\d{1,2}(?::\d{2})?)(?![\d:]))"
    rf"|(?P<short>{'|'.join(sorted(map(re.escape, [*SHORT, CST]), key=len, reverse=True))})(?![\w])(?!-\d)"
    r"|(?:local )?time (?:in|at) (?:the )?(?P<there>[A-Z][A-Za-z\-]{2,15}(?: [A-Z][A-Za-z\-]{2,15})?)"
    rf"|(?:the )?(?P<place>{_PLACE})(?:[ -](?P<kind>(?i:{_KINDS})))? (?i:time|hour)\b(?![ ]?limit)"
    r"|(?P<dotted>(?:[A-Z]\.){2,4})"
    r"|by (?:the )?(?P<by>[A-Z][a-z]{2,15})(?:['’]s)? clocks?\b"
    r"|by (?:the )?clocks? (?:of|in|at) (?P<clocks>[A-Z][a-z]{2,15})\b"
    r"|по (?P<russian>\w{3,20})(?: (?:декретному|зимнему|летнему))?(?: времени)?"
    r"|(?P<genitive>\w{3,20}[ое]го) (?:декретного |зимнего |летнего )?времени(?!\w)"
    r"|(?P<russian_short>мск|ДМВ|UTC|GMT)(?!\w)"
    r"|(?P<own>(?:our|my) (?:own )?time\b|here(?![\w-])(?! (?:at|in|on|from)\b))"
    r"|(?P<here>there|locally|on the spot|at the (?:launch|landing) site|at the (?:pad|cosmodrome))(?![\w])"
    r"|in (?:the )?(?P<city>[A-Z][a-z]{2,15}(?:[ -][A-Z][a-z]{2,15})?)(?![\w])"
    r"|(?P<zone>[Ee]astern|Central|Mountain|Pacific|Greenwich|GREENWICH"
    r"|(?:EASTERN|CENTRAL|MOUNTAIN|PACIFIC)(?=[.,; ]))(?:[ ](?P<zone_kind>(?i:standard|daylight)))?"
    r"(?!\w|[ -](?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)\w*\b)[A-Z](?![A-Z]))"
    # "15:36 Moscow = 12:36 UTC": a place that clocks are told by, and nothing more of a name behind it.
    r"|(?P<bare>[A-Z][a-z]{3,11})(?=[ ]?(?:[=,.;:()/–—]|\n|$))"
    r")"
)


def zone_after(text: str, place: int) -> tuple[str, int] | None:
    """The zone that is named behind a clock, and where its name ends."""
    found = AFTER_CLOCK.match(text, place)
    if not found:
        return None
    zone = _zone(found)
    if zone == HERE and text[found.end() : found.end() + 2] == " (":
        # "18.28 our time (CEST)": which clock that is.
        inner = AFTER_CLOCK.match(text, found.end())
        if inner and (inner["short"] or inner["offset"] or inner["zone"] or inner["bare"]) and _zone(inner):
            closed = text[inner.end() : inner.end() + 1] == ")"
            return str(_zone(inner)), inner.end() + closed
    return (zone, found.end()) if zone else None


def _zone(found: re.Match[str]) -> str | None:
    if offset := found["offset"]:
        return _offset(offset)
    if dotted := found["dotted"]:
        return SHORT.get(dotted.replace(".", ""))
    if short := found["short"] or found["russian_short"]:
        return CST if short == CST else SHORT.get(short.upper(), _MOSCOW)
    if found["russian"]:
        return PLACES.get(found["russian"].lower())
    if of := found["genitive"]:
        return PLACES.get(of.lower()) or PLACES.get(f"{of.lower()[:-3]}ому")
    if found["place"]:
        return zone_of(found["place"], found["kind"]) if found["kind"] else of_place(found["place"])
    if bare := found["bare"]:
        return PLACES.get(bare.lower())
    if found["there"]:
        return zone_of(found["there"]) or LOCAL
    if by := found["by"] or found["clocks"]:
        return of_place(by)
    if found["own"]:
        return HERE
    if found["here"]:
        return LOCAL
    if found["city"]:
        return zone_of(found["city"]) or zone_of(_first_word(found["city"])) or _of_town(found["city"])
    return zone_of(found["zone"] or "", found["zone_kind"])


def _first_word(name: str) -> str:
    """What a name of two words begins with, where that may be a place of its own."""
    word = name.split()[0]
    return "" if word.casefold() in ("west", "east", "north", "south", "new", "central", "mountain") else word


_TOWN_SIZE = 200_000
"""People of a town whose clock a text may name; smaller ones share their names with too much else."""


def of_place(name: str) -> str | None:
    """The zone of a place by its name alone: one that clocks are told by, else a large town."""
    return zone_of(name) or _of_town(name)


@cache
def _of_town(name: str) -> str | None:
    """The zone of a large town; None where none is called so."""
    towns = towns_named(name)
    return towns[0].time_zone if towns and towns[0].population >= _TOWN_SIZE else None


@cache
def zone_of(place: str, kind: str | None = None) -> str | None:
    """The zone of a place, adjective or zone name ("Moscow", "eastern", "Tokyo"); None where there is none."""
    low = " ".join(place.lower().removeprefix("the ").split())
    words = low.split()
    if kind is None and words and words[-1] in ("standard", "daylight", "summer", "decree"):
        low, kind = " ".join(words[:-1]), words[-1]
    low = low.removeprefix("us ").removeprefix("u.s. ") if low not in PLACES else low
    fixed = _FIXED_NAMES.get((low, (kind or "").lower().split()[0])) if kind else None
    if fixed or low in PLACES:
        return fixed or PLACES[low]
    if low.upper() in SHORT:
        return SHORT[low.upper()]
    city = "_".join(word.capitalize() for word in low.split())
    if not re.fullmatch(r"[A-Za-z_\-]{3,30}", city):
        return None
    for continent in _CONTINENTS:
        try:
            return ZoneInfo(f"{continent}/{city}").key
        except Exception:  # zoneinfo raises what the system's files raise
            continue
    return None


def _offset(written: str) -> str | None:
    sign, digits = re.sub(r"[^\d:+-]", "", written)[:1], re.sub(r"[^\d:]", "", written)
    hours, minutes = (
        digits.split(":")
        if ":" in digits
        else (digits[:-2] or "0", digits[-2:])
        if len(digits) > 2
        else (digits, "00")
    )
    if int(hours) > 14 or int(minutes) > 59:
        return None
    return f"{sign}{int(hours):02}:{minutes}"


@cache
def clock_of(zone: str) -> tzinfo:
    """The tzinfo for a zone as mentions write it: an IANA name or ±hh:mm."""
    if re.fullmatch(r"[+-]\d\d:\d\d", zone):
        shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:]))
        return timezone(-shift if zone[0] == "-" else shift)
    return ZoneInfo("America/Chicago" if zone == CST else zone)


def utc_of(day: date, hour: int, minute: int, second: int, zone: str) -> datetime:
    """The instant in UTC at which the clocks of a zone show this; `hour` 24 is the next midnight."""
    local = datetime(day.year, day.month, day.day, tzinfo=clock_of(zone)) + timedelta(
        hours=hour, minutes=minute, seconds=second
    )
    return local.astimezone(UTC)
