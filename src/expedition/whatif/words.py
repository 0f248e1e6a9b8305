"""What is said of what-ifs, made once: terminal and console show these tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from expedition.plans.fields import Record
from expedition.station.source import PHASE_KNOWN_DAYS
from expedition.timeline import sentence

if TYPE_CHECKING:
    from expedition.whatif.missed import Missed
    from expedition.whatif.slip import Slip, SlipRow
    from expedition.whatif.ways_on import MissedRow, WayOn

Tone = Literal["", "chosen", "breaks", "not"]
"""How a row is meant: as any other, the one to take, one that breaks a rule, one that cannot be."""


class Head(Record):
    """What stands over a column."""

    name: str
    """What the column holds, with its unit."""
    number: bool
    """Whether it holds numbers, which stand right."""


class Line(Record):
    """A row of a table."""

    cells: tuple[str, ...]
    """A text a column; empty where there is nothing to say."""
    tone: Tone
    """"" as any other, "chosen" the one to take, "breaks" a rule, "not" possible."""


class Table(Record):
    """A table as it is read."""

    title: str
    """What it is about."""
    taken: str
    """What comes of it, in a few words; may be empty."""
    said: str
    """What is to be known of it; may be empty."""
    warns: bool
    """Whether that is no good news."""
    heads: tuple[Head, ...]
    """Over the columns."""
    lines: tuple[Line, ...]
    """The rows."""
    note: str
    """What is said below it; may be empty."""


def slip_table(found: Slip) -> Table:
    """A flight that slips: a row a lift-off, with what differs from the flight's own day."""
    nominal, station = found.plan, found.plan.window is not None
    times = (f"{sentence(nominal.start_name)} UTC", f"{sentence(nominal.end_name)} UTC")
    texts = (*(["Window"] if station else []), *times, *(["Profile"] if station else []))
    heads = [Head(name="Day", number=True), *(Head(name=name, number=False) for name in texts)]
    heads += [Head(name=name, number=True) for name in ("Δv m/s", "Left", "Age h")]
    heads.append(Head(name="Light, what changes beside day 0, what it breaks, or why not", number=False))
    lines = []
    for row in found.rows:
        first = [slip_day(row), *([row.where] if station else [])]
        if row.why_not:
            blank = [""] * (len(heads) - 1 - len(first))
            lines.append(Line(cells=(*first, *blank, row.why_not), tone="not"))
            continue
        cells = (
            *first,
            minute(row.start_utc, seconds=True),
            minute(row.end_utc),
            *([f"{row.profile}{other_profile(row)}"] if station else []),
            _maybe(row.dv_mps),
            _maybe(row.left_mps),
            _maybe(row.age_h),
            _light(row),
        )
        own = row.start_utc == nominal.zero_utc
        lines.append(Line(cells=cells, tone="breaks" if row.failed else "chosen" if own else ""))
    return Table(
        title="Day by day",
        taken="",
        said="",
        warns=False,
        heads=tuple(heads),
        lines=tuple(lines),
        note=slip_note(found),
    )


def slip_note(found: Slip) -> str:
    """How many of the lift-offs can be flown."""
    flown = [row for row in found.rows if not row.why_not]
    others = "; * in a profile other than the flight's own" if any(map(other_profile, flown)) else ""
    return f"{len(flown)} of {len(found.rows)} can be flown{others}"


def slip_day(row: SlipRow) -> str:
    """Days from the flight's own."""
    return f"{row.day:+d}" if row.day else "0"


def slip_sentence(row: SlipRow, found: Slip) -> str:
    """All that is said of one lift-off, in one line."""
    if row.why_not:
        return f"{slip_day(row)} d, {row.where}: {row.why_not}"
    parts = [f"{sentence(found.plan.start_name)} {minute(row.start_utc, seconds=True)} UTC"]
    parts.append(f"{found.plan.end_name} {minute(row.end_utc)}")
    if row.profile:
        parts.append(row.profile)
    if row.dv_mps:
        left = "" if row.left_mps is None else f", {row.left_mps:.1f} left after the way home"
        parts.append(f"{row.dv_mps:.1f} m/s{left}")
    parts.append(_light(row))
    if row.age_h is not None:
        old = found.plan.docking_utc is not None and row.age_h > 24.0 * PHASE_KNOWN_DAYS
        parts.append(f"station data {row.age_h:.1f} h old{': the phase is not known' if old else ''}")
    return "; ".join(part for part in parts if part)


def _light(row: SlipRow) -> str:
    """Light, what changes beside the flight's own day, and what it breaks."""
    breaks = f"breaks {', '.join(row.failed)}" if row.failed else ""
    return "; ".join(filter(None, (row.light, *row.changes, breaks)))


def other_profile(row: SlipRow) -> str:
    """The mark of a lift-off in a profile other than the flight's own."""
    return "" if row.own_profile else " *"


def missed_tables(found: Missed) -> list[Table]:
    """Missed burns: for each the orbit that is left, and a table of the ways on."""
    heads = (
        Head(name="Way on", number=False),
        Head(name=f"{_ends(found)} UTC", number=False),
        *(Head(name=name, number=True) for name in ("Later h", "Δv m/s", "More", "Left", "Perigee")),
        Head(name="Light, and what it breaks, or why not", number=False),
    )
    return [
        Table(
            title=_burn(row),
            taken=f"→ {row.recommended}" if row.recommended else "no way on is possible",
            said=_left_in(row),
            warns=row.drift_ok is False,
            heads=heads,
            lines=tuple(_way(row, way) for way in row.ways),
            note=row.note,
        )
        for row in found.rows
    ]


MISSED_NOTE = "→ the first way that is possible and breaks no rule, same day before later before home"


def _ends(found: Missed) -> str:
    name = sentence(found.plan.end_name)
    return name if found.plan.way_home is not None else f"{name} or landing"


def _burn(row: MissedRow) -> str:
    how = f"{row.share:.0%} flown" if row.share else "missed"
    return f"{sentence(row.burn)} {how}: {minute(row.tig_utc, seconds=True)} UTC, {row.planned_mps:.1f} m/s"


def _left_in(row: MissedRow) -> str:
    lasts = "which lasts over ten days"
    if row.lasts_h is not None:
        lasts = f"which lasts {row.lasts_h:.0f} h" if row.lasts_h else "which comes down at its first perigee"
    left = f"Left in {row.perigee_km:.0f} × {row.apogee_km:.0f} km, {lasts}"
    if row.drift_ok is not None:
        left += f"; 24 h of free drift {'clear' if row.drift_ok else 'NOT clear'}"
    return f"{left}: {row.drift}" if row.drift else left


def _way(row: MissedRow, way: WayOn) -> Line:
    taken = way.name == row.recommended
    tone: Tone = "not" if not way.possible else "chosen" if taken else "breaks" if way.failed else ""
    cells = (
        f"{'→' if taken else ' '} {way.name}",
        minute(way.end_utc),
        "" if way.later_s is None else f"{way.later_s / 3600.0:+z.1f}",
        _maybe(way.dv_mps),
        "" if way.extra_mps is None else f"{way.extra_mps:+z.1f}",
        _maybe(way.left_mps),
        "" if way.perigee_km is None else f"{way.perigee_km:.0f}",
        f"{way.light}{_broken(way)}" if way.possible else way.why_not,
    )
    return Line(cells=cells, tone=tone)


def _broken(row: WayOn) -> str:
    return f"{'; ' if row.light else ''}breaks {', '.join(row.failed)}" if row.failed else ""


def minute(utc: str | None, *, seconds: bool = False) -> str:
    """An instant to the minute, or to the second."""
    return "" if utc is None else utc[: 19 if seconds else 16].replace("T", " ")


def _maybe(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
