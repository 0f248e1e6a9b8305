"""What is said of what is done when a flight does not go as planned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from expedition.plans.contingencies import FallBack, IntactAbort, PlanContingencies
from expedition.plans.sections import Section
from expedition.plans.sight_words import in_sight_words


def contingencies_summary(found: PlanContingencies) -> Iterator[tuple[str, str]]:
    """Pairs of question and answer."""
    by_mode: dict[str, list[IntactAbort]] = {}
    for one in found.intact_aborts:
        by_mode.setdefault(one.mode, []).append(one)
    if by_mode:
        yield (
            "Engine out",
            "; ".join(
                f"{mode} T+{min(one.from_met_s for one in held):.0f} to {max(one.until_met_s for one in held):.0f} s"
                for mode, held in by_mode.items()
            ),
        )


def contingencies_section(
    found: PlanContingencies, clock: Callable[[str], str], relays: Iterable[str]
) -> Section:
    """A row for each way. clock: an instant as text, such as 10-05 14:59:01. relays: which names are satellites."""
    rows = [
        *(
            (one.mode, f"T+{one.from_met_s:.0f} to {one.until_met_s:.0f} s", "", one.where)
            for one in found.intact_aborts
        ),
        *(
            (
                f"{one.orbits} orbits instead",
                clock(one.docking_utc),
                "" if one.dv_mps is None else f"{one.dv_mps:.0f}",
                _fall_back_words(one),
            )
            for one in found.fall_backs
        ),
    ]
    for again in found.dockings:
        heard = in_sight_words(again.in_sight, relays)
        light = (
            "in shadow"
            if again.docking_lighting == "in shadow"
            else f"sunlit, Sun {again.sun_off_axis_deg:.0f}° off"
        )
        rows.append(
            (
                again.name,
                clock(again.docking_utc),
                "",
                f"{_later(again.later_s)}, {light}{f', in sight of {heard}' if heard else ', in sight of nobody'}",
            )
        )
    note = f"Not in these rows: {'; '.join(found.cannot_tell)}." if found.cannot_tell else ""
    return Section(
        title="If it goes otherwise", note=note, heads=("Way", "When, UTC", "Δv m/s", "How"), rows=tuple(rows)
    )


def _fall_back_words(one: FallBack) -> str:
    if not one.possible:
        return f"not possible: {one.why_not}"
    burns = ", ".join(
        f"{dv:+.0f} {name}" for name, dv in zip(one.burns, one.climbs_mps, strict=False) if abs(dv) >= 0.5
    )
    below = one.waits_below_km or 0.0
    where = f"{abs(below):.0f} km {'under' if below >= 0.0 else 'over'} the station"
    return (
        f"burns, m/s: {burns}; waits {where}; {one.left_mps:.0f} m/s left after the way home; "
        "to be decided before the first burn"
    )


def _later(seconds: float) -> str:
    minutes = round(seconds / 60.0)
    return f"{minutes // 60} h {minutes % 60:02d} min later"
