"""What is said of what a flight uses up."""

from __future__ import annotations

from collections.abc import Callable

from expedition.plans.consumables import PlanConsumables
from expedition.plans.sections import Section


def consumables_summary(found: PlanConsumables) -> str:
    """What is left at the end, in one line."""
    parts = []
    if found.propellant_left_kg is not None and found.propellant_carried_kg is not None:
        left, carried = found.propellant_left_kg, found.propellant_carried_kg
        parts.append(f"{left:.0f} of {carried:.0f} kg of propellant left after the way home")
    else:
        parts.append(f"{sum(one.propellant_kg for one in found.phases):.0f} kg of propellant spent")
    if found.person_days_left is not None:
        parts.append(f"life support for {found.person_days_left / found.crew:.1f} more days")
    return "; ".join(parts)


def consumables_section(found: PlanConsumables, elapsed: Callable[[float], str]) -> Section:
    """A row for each phase, then what is kept and what is left."""
    rows = [
        (
            one.phase,
            f"{one.propellant_kg:.1f}",
            "" if one.person_days is None else f"{one.person_days:.2f}",
            f"{elapsed(one.start_met_s)} to {elapsed(one.end_met_s)}",
        )
        for one in found.phases
    ]
    if found.way_home_kg is not None:
        rows.append(("kept for the way home", f"{found.way_home_kg:.1f}", "", ""))
    if found.propellant_carried_kg is not None or found.person_days_carried is not None:
        for name, propellant_kg, person_days in (
            ("carried", found.propellant_carried_kg, found.person_days_carried),
            ("left", found.propellant_left_kg, found.person_days_left),
        ):
            rows.append(
                (
                    name,
                    "" if propellant_kg is None else f"{propellant_kg:.1f}",
                    "" if person_days is None else f"{person_days:.2f}",
                    "",
                )
            )
    note = f"Not in these numbers: {'; '.join(found.cannot_tell)}."
    if found.crew and found.life_support_source:
        note += f" Life support for {found.crew}: {found.life_support_source}."
    elif found.crew:
        note += " How long a crew can live in this ship alone, no source of the catalogue tells."
    return Section(
        title="Consumables",
        note=note,
        heads=("Phase", "Propellant kg", "Person-days", "From to"),
        rows=tuple(rows),
    )
