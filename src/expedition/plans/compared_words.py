"""What is said of another trajectory beside a plan's."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from expedition.plans.compared import PlanCompared
from expedition.plans.sections import Section

_ROWS = 14


def compared_section(found: PlanCompared, elapsed: Callable[[float], str]) -> Section:
    """Differences evenly over time, then both ends of the ascent."""
    met = np.array(found.met_s)
    apart = np.sqrt(sum(np.square(part) for part in (found.radial_m, found.along_m, found.across_m)))
    most = int(np.argmax(apart))
    at = np.unique(np.append(np.linspace(0, met.size - 1, min(_ROWS, met.size)).round().astype(int), most))
    rows = [
        (
            elapsed(found.met_s[k]),
            *(_signed(part[k] / 1000.0, 2) for part in (found.radial_m, found.along_m, found.across_m)),
            f"{apart[k] / 1000.0:.2f}",
            _signed(found.speed_mps[k], 1),
        )
        for k in at.tolist()
    ]
    return Section(
        title=f"Beside {found.file}",
        note=_note(found, float(apart[most]), elapsed(found.met_s[most])),
        heads=("T+", "Outward km", "Along km", "Across km", "Apart km", "Faster m/s"),
        rows=tuple(rows),
    )


def _signed(value: float, digits: int) -> str:
    """A number with its sign, and nothing as plain zero."""
    text = f"{value:+.{digits}f}"
    return text if float(text) else f"{0.0:.{digits}f}"


def _note(found: PlanCompared, most_m: float, when: str) -> str:
    if found.liftoff_late_s is None:
        said = "Turned to the plan's lift-off, for it has no clock times."
    else:
        side = "after" if found.liftoff_late_s > 0.0 else "before"
        said = f"At the same instants; it lifts off {abs(found.liftoff_late_s):.2f} s {side} the plan."
    said += f" Where the other is from the plan's ship, on its own axes; at most {most_m / 1000.0:.2f} km, {when}."
    if (end := found.cutoff) is not None:
        said += (
            f" Cut-off T+{end.met_s[1]:.1f} s instead of T+{end.met_s[0]:.1f} s, "
            f"{end.perigee_km[1]:.1f} × {end.apogee_km[1]:.1f} km instead of "
            f"{end.perigee_km[0]:.1f} × {end.apogee_km[0]:.1f} km, {end.inclination_deg[1]:.3f}° instead of "
            f"{end.inclination_deg[0]:.3f}°, up to {end.max_g[1]:.1f} g instead of {end.max_g[0]:.1f} g."
        )
    return " ".join([said, *(f"{one[0].upper()}{one[1:]}." for one in found.remarks)])
