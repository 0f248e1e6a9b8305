"""What is said of the days of the crews on the way to a station."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from expedition.plans.crew_days import PlanCrewDays
from expedition.plans.sections import Section

_ON_THE_WAY = "crew on the way"
_HOUR_S = 3600.0


def crew_days_summary(found: PlanCrewDays) -> str:
    """How the crews are at contact, in one line."""
    parts = []
    if found.awake_at_contact_s is not None:
        nights = sum(one.who == _ON_THE_WAY and one.does == "sleep" for one in found.spans)
        slept = {0: "no night", 1: "one night"}.get(nights, f"{nights} nights")
        parts.append(f"{slept} on the way, {found.awake_at_contact_s / _HOUR_S:.1f} h awake at contact")
    if found.station_shift_s is not None and found.station_hour is not None:
        parts.append(f"the station's crew {_shift_words(found.station_shift_s)}")
    return "; ".join(parts)


def _shift_words(shift_s: float) -> str:
    if shift_s == 0.0:
        return "receives the ship in its usual day"
    way = "earlier" if shift_s < 0.0 else "later"
    return f"has to move its day by {abs(shift_s) / _HOUR_S:.1f} h {way}"


def crew_days_section(
    found: PlanCrewDays, elapsed: Callable[[float], str], clock: Callable[[float], str]
) -> Section:
    """A row for each stretch of a crew's day. clock: a time since the start as UTC."""
    rows = tuple(
        (
            one.who,
            one.does,
            elapsed(one.start_met_s),
            clock(one.start_met_s),
            clock(one.end_met_s),
            f"{(one.end_met_s - one.start_met_s) / _HOUR_S:.1f} h",
        )
        for one in found.spans
    )
    note = f"Rests on {'; '.join(found.rests_on)}. Not in these times: {'; '.join(found.cannot_tell)}."
    return Section(
        title="Crew days", note=note, heads=("Who", "Does", "From", "UTC", "To, UTC", "Length"), rows=rows
    )


def crew_moments(found: PlanCrewDays) -> Iterator[tuple[float, str, str]]:
    """When those on the way go to sleep and wake: time since lift-off, event, detail; for the timeline."""
    for one in found.spans:
        if one.who == _ON_THE_WAY and one.does == "sleep":
            hours = (one.end_met_s - one.start_met_s) / _HOUR_S
            yield one.start_met_s, "Crew goes to sleep", f"{hours:.1f} h"
            yield one.end_met_s, "Crew wakes", ""
