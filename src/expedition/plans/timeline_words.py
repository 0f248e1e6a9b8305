"""Events and burns of a plan as the rows of its timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from expedition.plans.clock_words import day_clock, elapsed, range_text, utc_of
from expedition.plans.crew_days_words import crew_moments
from expedition.plans.fields import Record
from expedition.plans.schema import PlanBurn, PlanEvent, PlanRecord
from expedition.plans.sight_words import in_sight_words
from expedition.space.time import format_local, parse_utc
from expedition.timeline import sentence

_PULSES = ("station-keeping", "final approach", "fly-around", "hold below", "near hold")


class TimelineRow(Record):
    """Something that happens, as it is read."""

    met_s: float
    """When, from the start of the flight."""
    elapsed: str
    """The same as text; under `PlanWords.elapsed_heading`."""
    utc: str
    """Time of day in UTC, with the date before it where it is not the first day's."""
    local: str
    """On the clock of those who fly; empty where there is none."""
    range_km: str
    """Distance to the station; empty before cut-off and where there is none."""
    in_sight: str
    """Satellites and ground stations that hear the ship, short; empty where none does, or where it is not known."""
    event: str
    """What happens."""
    detail: str
    """More about it; may be empty."""
    burn: bool
    """Whether an engine of the ship burns."""


def timeline_rows(plan: PlanRecord) -> list[TimelineRow]:
    rows = []
    events = list(plan.events)
    relays = {one.via for one in plan.sight.links if one.relay} if plan.sight else set()
    for burns in _together(plan.burns):
        first = burns[0]
        name, detail = _burn_words(burns)
        distance = None
        for event in [one for one in events if _is_burn(one, first)]:
            events.remove(event)
            distance = event.range_km
            if event.detail and len(burns) == 1 and not event.name.endswith(" begins"):
                detail += f"; {event.detail}"
        seen = in_sight_words(first.in_sight, relays)
        rows.append(_row(plan, first.met_s, first.tig_utc, name, distance, detail, seen, burn=True))
    for event in events:
        seen = in_sight_words(event.in_sight, relays)
        rows.append(
            _row(plan, event.met_s, event.utc, event.name, event.range_km, event.detail, seen, burn=False)
        )
    if plan.crew_days is not None:
        for met_s, name, detail in crew_moments(plan.crew_days):
            rows.append(_row(plan, met_s, utc_of(plan, met_s), name, None, detail, "", burn=False))
    return sorted(rows, key=lambda row: row.met_s)


def _row(
    plan: PlanRecord,
    met_s: float,
    utc: str,
    event: str,
    range_km: float | None,
    detail: str,
    in_sight: str,
    *,
    burn: bool,
) -> TimelineRow:
    return TimelineRow(
        met_s=met_s,
        elapsed=elapsed(plan, met_s),
        utc=day_clock(plan, utc),
        local=format_local(parse_utc(utc), plan.clock) if plan.clock else "",
        range_km="" if range_km is None else range_text(range_km),
        in_sight=in_sight,
        event=event,
        detail=detail,
        burn=burn,
    )


def _is_burn(event: PlanEvent, burn: PlanBurn) -> bool:
    """Whether an event is but the beginning, or the middle, of a burn of the same name."""
    same = event.name.lower().removesuffix(" begins").removesuffix(" burn") == burn.name.lower().removesuffix(
        " burn"
    )
    return same and -1.0 <= event.met_s - burn.met_s <= burn.duration_s + 1.0


def _together(burns: Sequence[PlanBurn]) -> Iterator[list[PlanBurn]]:
    """Burns one by one, but pulses of one name as one."""
    held: list[PlanBurn] = []
    for burn in burns:
        if held and (burn.name != held[0].name or burn.name not in _PULSES):
            yield held
            held = []
        held.append(burn)
    if held:
        yield held


def _burn_words(burns: Sequence[PlanBurn]) -> tuple[str, str]:
    first, last = burns[0], burns[-1]
    total = sum(burn.dv_mps for burn in burns)
    if len(burns) > 1:
        name = f"{sentence(first.name)}, {len(burns)} pulses"
        return name, f"Δv {total:.2f} m/s in all, {last.met_s - first.met_s:.0f} s"
    r, t, n = first.dv_rtn_mps
    orbit = f" → {first.perigee_km:.1f} × {first.apogee_km:.1f} km" if first.engine == "main" else ""
    name = sentence(first.name) + ("" if "burn" in first.name else " burn")
    return name, f"Δv {total:.2f} m/s (R {r:+z.2f} T {t:+z.2f} N {n:+z.2f}), {first.duration_s:.1f} s{orbit}"
