"""Leads of launchers, as the flown record has them: the one constant per version that may come from flights.

    python -m expedition.record.leads

prints for each version the lead that its flights had, to be stored as `plane_lead_s` in its entry. Nothing is
stored by itself: a lead is a fact of the catalogue, with its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from expedition.record.flown import Comparison, Summary, flown, summary


@dataclass(frozen=True)
class Lead:
    """The lead of one launcher version, s: from its flights, as used now, and from physics alone."""

    version: str
    flights: int
    median_s: float
    spread_s: float
    """Half of the flights are within this of the median."""
    used_s: float
    physics_s: float
    left_out: Summary | None
    """Sizes of the errors that the leads of the other flights leave; None for a single flight."""


def leads(comparisons: Sequence[Comparison]) -> list[Lead]:
    """The lead of each launcher version that the comparisons show, in order of name.

    A flight that flew off-nominal, or was not predicted, says nothing about a lead and is passed over.
    """
    out = []
    for version in sorted({one.version for one in comparisons if one.version}):
        group = [one for one in comparisons if one.version == version and not one.off_nominal]
        rows = [
            (one.lead_s + one.liftoff_error_s, one.lead_s, one.liftoff_error_s - one.physics_error_s)
            for one in group
            if one.lead_s is not None and one.liftoff_error_s is not None and one.physics_error_s is not None
        ]
        if not rows:
            continue
        had, used, later = np.array(rows).T
        median = float(np.median(had))
        out.append(
            Lead(
                version,
                len(rows),
                median,
                float(np.median(np.abs(had - median))),
                float(np.median(used)),
                float(np.median(used + later)),
                summary([one.left_out_error_s for one in group]),
            )
        )
    return out


def table(found: Sequence[Lead]) -> str:
    """The leads as lines of text."""
    lines = [
        f"{'launcher':16} {'flights':>7} {'lead s':>8} {'half within':>11} {'used now':>8} {'physics':>8}"
        "  left out: median, 90 %, worst"
    ]
    for one in found:
        out = one.left_out
        others = "" if out is None else f"{out.median_s:8.1f} {out.ninetieth_s:8.1f} {out.worst_s:8.1f}"
        lines.append(
            f"{one.version:16} {one.flights:7d} {one.median_s:8.1f} {one.spread_s:11.1f} {one.used_s:8.1f} "
            f"{one.physics_s:8.1f}  {others}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(leads(flown())))
