"""How long words can mean: "about five hours", "a little under six days", "more than seven months" as intervals.

People round to the last unit that they name, so a plain figure means half of that unit either way; what is called
"about" so, a tenth of the whole where that is more; "nearly" and "over" mean the side that they name, from the figure
on. Any sensible reading may also count what is begun or only what is complete: a whole unit, but no more than a quarter
of the figure, for nobody says a week for two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from expedition.announcements.durations import DurationPart
from expedition.announcements.quantities import DAY_S
from expedition.announcements.times import TimeMention

UNIT_S = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": DAY_S,
    "week": 7 * DAY_S,
    "month": 30.44 * DAY_S,
    "season": 91.3 * DAY_S,
    "year": 365.25 * DAY_S,
}
"""How long the units of a length are, s."""
Span = tuple[float, float]
"""From and to, s."""

_EDGES: tuple[tuple[str, str], ...] = (
    ("most", r"up to|at (?:the )?most|no more than|not more than|no longer than|a maximum of|не более|до"),
    (
        "least",
        r"at least|at the least|no less than|not less than|no fewer than|a minimum of|не менее|как минимум",
    ),
    (
        "just under",
        r"(?:just|a little|a bit|a touch|a shade|slightly|somewhat|only just) (?:under|below|less than|"
        r"short of|shy of)|"
        r"(?:just )?(?:short|shy) of|not quite|not yet|без малого|чуть (?:меньше|менее)",
    ),
    (
        "just over",
        r"(?:just|a little|a bit|a touch|a shade|slightly|somewhat|only just) (?:over|above|more than|"
        r"longer than|past)|"
        r"a good|чуть (?:больше|более)",
    ),
    ("nearly", r"nearly|almost|nigh on|approaching|почти"),
    ("under", r"(?:well |far |much )?(?:under|below|less than|fewer than|shorter than)|within|менее|меньше"),
    (
        "over",
        r"(?:well |far |much |rather )?(?:over|above|more than|longer than|upwards? of|beyond|past)|более|больше|свыше",
    ),
    (
        "about",
        r"about|some|close to|around|roughly|approximately|circa|c\.|ca\.|or so|barely|scarcely|hardly|"
        r"около|примерно|приблизительно|порядка",
    ),
)
_EDGE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _EDGES)
    + r")[ ](?:the |an? |only |just |another |all of |what is )*\Z",
    re.IGNORECASE,
)
EDGE = "|".join(f"(?:{words})" for _, words in _EDGES)
"""The words right before a figure that say on which side of it something lies."""
_EDGE_BEHIND = re.compile(
    r",?[ ](?:(?P<about>or so|or thereabouts|give or take)|(?P<just_over>"
    r"and a (?:bit|little|few (?:hours|minutes|days))|odd|plus|and counting)|(?P<over>or more|and more))\b",
    re.IGNORECASE,
)
_FEW = re.compile(r"\b(?:a few|few|several|a couple of|несколько)\b", re.IGNORECASE)
_LEAD = 30
# Two clocks that are told to the minute.
_KNOWN_S = 300.0
# Months have 28 to 31 days.
_MONTHS_S = 2.0 * DAY_S


@dataclass(frozen=True, slots=True)
class SaidLength:
    """A length as told: how long it can be by the usual readings of its words, and by any sensible one."""

    seconds: float
    unit: float
    usual: Span
    sensible: Span
    counted: bool
    """Whether it is a number of whole days, which may be those of the calendar, first and last with the rest."""

    def fits(self, real: Span) -> bool:
        """Whether a usual reading is right, of something that is known to have taken so long."""
        return self.known(real) and self.usual[0] < real[1] and real[0] < self.usual[1]

    def known(self, real: Span) -> bool:
        """Whether something is known as exactly as the words speak."""
        return real[1] - real[0] <= 2.0 * max(self.unit, _KNOWN_S)

    def never(self, real: Span, days: int | None = None) -> bool:
        """Whether no sensible reading is right.

        Args:
            real: how long it was, s.
            days: by how many days of the calendar its ends are apart, where they are known.
        """
        if self.counted and days is not None and self.seconds == (days + 1) * DAY_S:
            # From the first to the tenth somebody counts ten.
            return False
        return real[1] <= self.sensible[0] or real[0] >= self.sensible[1]


def of_days(days: float) -> Span:
    """How long it can have been between two days that are so far apart, s."""
    return max(days - 1.0, 0.0) * DAY_S, (days + 1.0) * DAY_S


def said_length(text: str, start: int, one: TimeMention) -> SaidLength | None:
    """What a length of time can mean that begins no earlier than `start`; None where it has no unit.

    Args:
        text: the whole text.
        start: where its sentence begins.
        one: the length.
    """
    unit = UNIT_S.get(one.precision)
    if unit is None or not one.seconds:
        return None
    low, high = one.seconds, one.seconds_to or one.seconds
    edge = _edge(text, start, one)
    few = _FEW.search(text, max(start, one.start - 9), one.end) is not None
    return read_length(low, high, unit, edge, few=few, coarse=one.precision in _COARSE)


def length_of(text: str, start: int, at: int, part: DurationPart) -> SaidLength | None:
    """What a part of a text can mean as a length; its places count from `at`."""
    return said_length(text, start, mention_of(text, at, part))


def mention_of(text: str, at: int, part: DurationPart) -> TimeMention:
    """A length of time that a stretch of text from `at` on tells, as one of the text's."""
    start, end = at + part.start, at + part.end
    return TimeMention(
        start, end, "duration", text[start:end], precision=part.unit, seconds=part.seconds,
        seconds_to=part.seconds_to, approximate=part.approximate,
    )  # fmt: skip


_COARSE = ("week", "month", "season", "year")


def edge_of(words: str) -> str:
    """On which side of a figure the words before it say that something lies; "" for none."""
    hit = _EDGE.search(words.rstrip() + " ")
    return hit.lastgroup.replace("_", " ") if hit is not None and hit.lastgroup else ""


def read_length(low: float, high: float, unit: float, edge: str, *, few: bool, coarse: bool) -> SaidLength:
    """What a figure can mean.

    Args:
        low: the figure, s.
        high: the other end, where it is told as a span; else the same.
        unit: the last unit that is named, s.
        edge: on which side of the figure it lies.
        few: whether the figure is "a few" or "several".
        coarse: whether it is told in weeks or more.
    """
    if few:
        return SaidLength(low, unit, (1.9 * unit, 7.0 * unit), (1.5 * unit, 12.0 * unit), counted=False)
    figure = low / unit
    part = abs(figure - round(figure)) > 0.01
    if low < 0.99 * unit:
        # Half a year is told of five months and of seven.
        grain = low / 3.0
    elif part:
        grain = unit / 2.0
    else:
        grain = unit
    half = min(0.5 * grain, low / 3.0)
    wide = max(half, low / 6.0) if part else max(half, min(grain, 0.25 * low))
    if not part and figure >= 20.0 and round(figure) % 10 == 0:
        # Of a round figure the tens are the last that is named.
        wide = max(wide, min(5.0 * unit, low / 8.0))
    if coarse:
        # What is told in coarse units is told coarsely.
        half = max(half, 0.1 * low)
    sharp = min(0.05 * grain, _MONTHS_S)
    usual, sensible = _RULES[edge](low, high, grain, half, max(half, wide), sharp)
    counted = edge == "" and unit == DAY_S and not part and figure >= 2.0
    return SaidLength(low, unit, usual, sensible, counted)


def _edge(text: str, start: int, one: TimeMention) -> str:
    """The word before or behind a length that says on which side of its figure it lies; "" for none."""
    hit = _EDGE.search(text[max(start, one.start - _LEAD) : one.start]) or _EDGE_BEHIND.match(text, one.end)
    if hit is None or hit.lastgroup is None:
        return "about" if one.approximate and one.seconds_to is None else ""
    return hit.lastgroup.replace("_", " ")


def _plain(
    low: float, high: float, grain: float, half: float, wide: float, sharp: float
) -> tuple[Span, Span]:
    return (low - half, high + half), (low - wide, high + wide)


def _about(
    low: float, high: float, grain: float, half: float, wide: float, sharp: float
) -> tuple[Span, Span]:
    room, most = max(half, 0.1 * low), max(min(grain, 0.25 * low), low / 6.0)
    return (low - room, high + room), (low - most, high + most)


def _nearly(
    low: float, high: float, grain: float, half: float, wide: float, sharp: float
) -> tuple[Span, Span]:
    room = max(grain, 0.1 * low)
    return (low - room, high + sharp), (low - room, high + sharp)


def _under(
    low: float, high: float, grain: float, half: float, wide: float, sharp: float
) -> tuple[Span, Span]:
    return (0.5 * low, high + sharp), (0.0, high + sharp)


def _just_over(
    low: float, high: float, grain: float, half: float, wide: float, sharp: float
) -> tuple[Span, Span]:
    room = max(grain, 0.1 * low)
    return (low - sharp, high + room), (low - sharp, high + max(1.5 * grain, 0.125 * low))


def _over(low: float, high: float, grain: float, half: float, wide: float, sharp: float) -> tuple[Span, Span]:
    return (low - sharp, high + max(grain, 0.25 * low)), (low - sharp, high + max(2.0 * grain, low))


def _most(low: float, high: float, grain: float, half: float, wide: float, sharp: float) -> tuple[Span, Span]:
    return (0.0, high + half), (0.0, high + wide)


def _least(
    low: float, high: float, grain: float, half: float, wide: float, sharp: float
) -> tuple[Span, Span]:
    return (low - half, 2.0 * high + half), (low - wide, float("inf"))


_RULES = {
    "": _plain,
    "about": _about,
    "nearly": _nearly,
    "just under": _nearly,
    "under": _under,
    "just over": _just_over,
    "over": _over,
    "most": _most,
    "least": _least,
}
