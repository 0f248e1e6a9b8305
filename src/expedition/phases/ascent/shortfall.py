"""Shortfall: why a launcher does not bring a ship to its insertion, and what would."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import numpy as np

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError

Short = Callable[[Launcher, float], float | None]
"""Propellant (kg) that an ascent lacks with a ship of so many kg: negative where some is left, None without a way."""

# Ideal Δv with which rockets reach low orbits, m/s: where to begin looking for a ship that is light enough.
_USUAL_DV_MPS = 9300.0
# So near to what would just do a lighter ship is looked for, of its mass; and the lightest that is tried.
_NEAR, _LIGHTEST = 0.01, 0.02
_MOST_TRIES = 9
_ROUND_KG = 10.0
# Less than these shares of a tank, the last stage's and others', are a reserve; nobody leaves half of one on purpose.
_RESERVE, _LOWER_RESERVE, _HALF = 0.01, 0.05, 0.5
# Between these, thrust over weight is that of rockets; a thousand times off, a unit is.
_USUAL_PUSH = (1.05, 3.0)
_WEAK_PUSH = 1.2


def refuse_grounded(launcher: Launcher, payload_kg: float) -> None:
    """Raise ImpossibleFlightError where the thrust at lift-off is less than the weight."""
    push = launcher.liftoff_push(payload_kg)
    if push > 1.0:
        return
    lit = [one for one in launcher.stages if one.ignition_s == 0.0]
    if not lit:
        raise ImpossibleFlightError(
            f"{launcher.title} does not leave the ground: no stage is lit at lift-off; set ignition_s = 0 for those "
            "that are"
        )
    low, high = _USUAL_PUSH
    given = ", ".join(f"{one.thrust_vacuum_n:g} N of the {one.name}" for one in lit)
    unit = (
        f"; thrust_vacuum_n is in newtons: {given} would fit if it were kilonewtons"
        if low < 1000.0 * push < high
        else f"; thrust_vacuum_n is in newtons ({given}), masses are in kilograms, both of one unit of a stage's count"
    )
    raise ImpossibleFlightError(
        f"{launcher.title} with {payload_kg:.0f} kg does not leave the ground: its thrust over weight at lift-off is "
        f"{push:.2g}, of rockets 1.2 to 2{unit}"
    )


def refuse(
    launcher: Launcher,
    payload_kg: float,
    pad: Pad,
    inclination_rad: float,
    short: Short,
    short_kg: float | None,
) -> NoReturn:
    """Raise ImpossibleFlightError saying by how much a launcher falls short, and a change that suffices.

    short_kg: what `short` tells of the ascent asked for. What is advised has been flown.
    """
    last = launcher.stages[-1]
    much = "" if short_kg is None else f", about {short_kg:.0f} kg of propellant short of it"
    push = launcher.liftoff_push(payload_kg)
    weak = f"; thrust over weight at lift-off is {push:.2f}, of rockets 1.2 to 2" if push < _WEAK_PUSH else ""
    ways = [*_ships(launcher, payload_kg, short, short_kg), *_tanks(launcher, payload_kg, short)]
    raise ImpossibleFlightError(
        f"{launcher.title} cannot bring {payload_kg:.0f} kg from {pad.title} to "
        f"{launcher.insertion.perigee_km:g} × {launcher.insertion.apogee_km:g} km at "
        f"{np.degrees(inclination_rad):.2f}°: the {last.name} {_ends(launcher)}{much}{weak}; {'; or '.join(ways)}"
    )


def enough_kg(launcher: Launcher, payload_kg: float, short: Short, short_kg: float | None) -> float | None:
    """The mass of a lighter ship that is brought there, flown and within about 1 % of the heaviest; None without one.

    short_kg: what `short` tells of the heavier ship.
    """
    heavy, lacks = payload_kg, short_kg
    tried = _by_ideal_kg(launcher, payload_kg) if short_kg is None else payload_kg - 1.3 * short_kg
    light, spare = None, 0.0
    near = _NEAR * payload_kg
    for _ in range(_MOST_TRIES):
        # Where the lightest falls short too, no ship is light enough.
        tried = max(tried, _LIGHTEST * payload_kg)
        found = short(launcher, tried)
        if found is None or found > 0.0:
            if tried <= _LIGHTEST * payload_kg:
                return None
            heavy, lacks = tried, found
        else:
            light, spare = tried, -found
            if spare <= near or heavy - light <= near:
                break
        if light is None:
            tried = 0.6 * heavy if lacks is None else heavy - 1.3 * lacks
        elif lacks is None:
            tried = 0.5 * (light + heavy)
        else:
            # A little to the safe side of where nothing is lacking.
            tried = light + 0.95 * (heavy - light) * spare / (spare + lacks)
    return light


def _ends(launcher: Launcher) -> str:
    """How the last stage ends: with its propellant, or by what its file says before that."""
    last = launcher.stages[-1]
    left = last.propellant_kg - last.burned_kg(last.cutoff_s)
    if left <= _RESERVE * last.propellant_kg:
        return f"is empty at T+{last.cutoff_s:.0f} s"
    return f"ends at its cutoff_s, T+{last.cutoff_s:.0f} s"


def _tanks(launcher: Launcher, payload_kg: float, short: Short) -> list[str]:
    """What stages leave unburnt, and whether the last one would get there with it."""
    out = []
    for index, stage in enumerate(launcher.stages):
        left = stage.propellant_kg - stage.burned_kg(stage.cutoff_s)
        usual = _RESERVE if index == len(launcher.stages) - 1 else _LOWER_RESERVE
        # A first stage that comes home keeps what that takes.
        if left <= usual * stage.propellant_kg or (index == 0 and launcher.booster is not None):
            continue
        words = f"the {stage.name} leaves {stage.count * left:.0f} kg of its {stage.count * stage.propellant_kg:.0f} kg"
        words += " unburnt"
        level = stage.level(stage.cutoff_s - 1e-6) or 1.0
        ends = stage.cutoff_s + left / (stage.flow_kgps * level)
        if left > _HALF * stage.propellant_kg:
            out.append(
                f"look at stages[{index}].thrust_vacuum_n, in newtons: with {stage.thrust_vacuum_n:g} N {words}"
            )
            continue
        words += f", which last until T+{ends:.0f} s"
        if index < len(launcher.stages) - 1:
            out.append(f"look at stages[{index}].cutoff_s: {words}")
            continue
        # Not a step beyond what its tanks hold.
        full = stage.model_copy(update={"cutoff_s": float(np.floor(10.0 * ends) / 10.0)})
        lacks = short(launcher.model_copy(update={"stages": (*launcher.stages[:-1], full)}), payload_kg)
        does = "does" if lacks is not None and lacks <= 0.0 else "alone does not do"
        out.append(f"raise stages[{index}].cutoff_s, for {words}: {full.cutoff_s:.1f} {does}")
    return out


def _ships(launcher: Launcher, payload_kg: float, short: Short, short_kg: float | None) -> list[str]:
    """A ship that is light enough, or that there is none."""
    light = enough_kg(launcher, payload_kg, short, short_kg)
    if light is None:
        return [
            f"no lighter ship gets there either, down to {_LIGHTEST * payload_kg:.0f} kg: with this one its stages "
            f"give {launcher.ideal_dv_mps(payload_kg):.0f} m/s in empty space, low orbits take about 9200; lower its "
            "insertion"
        ]
    lighter = _ROUND_KG * np.ceil((payload_kg - light) / _ROUND_KG)
    return [
        f"take a ship lighter by {lighter:.0f} kg, {payload_kg - lighter:.0f} kg in all, with which it gets there, or "
        "a lower orbit"
    ]


def _by_ideal_kg(launcher: Launcher, payload_kg: float) -> float:
    """About what the stages could bring to a low orbit, by their ideal Δv; at most nine tenths of a payload."""
    low, high = _LIGHTEST * payload_kg, 0.9 * payload_kg
    if launcher.ideal_dv_mps(high) > _USUAL_DV_MPS:
        return high
    for _ in range(12):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if launcher.ideal_dv_mps(middle) > _USUAL_DV_MPS else (low, middle)
    return low
