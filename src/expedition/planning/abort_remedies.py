"""Softer aborts: what of a way off the launcher would bring the load of its aborts below the limit, each tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from expedition.catalog.models.abort import Abort, AbortMode
from expedition.catalog.models.ship import Ship
from expedition.phases.home.abort import AbortPoint

_LONGER, _WEAKER = (1.5, 2.0, 3.0), (0.8, 0.6, 0.4)


def softer_aborts(
    ship: Ship, abort: Abort, cover: Sequence[AbortPoint], covered: Callable[[Ship], Sequence[AbortPoint]]
) -> str:
    """What would do for each way off that is too hard, by itself.

    cover: the aborts of the ship as it is. covered: those of a ship that is changed, on the same ascent.
    """
    hard = {one.mode for one in cover if one.max_g > abort.load_limit_g}
    out = []
    for index, mode in enumerate(abort.modes):
        if mode.name not in hard:
            continue
        least = max(one.max_g for one in cover if one.mode == mode.name)
        for said, softer in _softer(mode):
            modes = (*abort.modes[:index], softer, *abort.modes[index + 1 :])
            tried = ship.model_copy(update={"abort": abort.model_copy(update={"modes": modes})})
            most = max((one.max_g for one in covered(tried) if one.mode == mode.name), default=0.0)
            if most <= abort.load_limit_g:
                out.append(f"abort.modes[{index}].{said} would do for {mode.name}")
                break
            least = min(least, most)
        else:
            out.append(
                f"for {mode.name} neither lift held up nor a softer push does: its fall is too steep, so a flatter "
                f"ascent, more descent.aerodynamics.lift_over_drag, or a load_limit_g of {np.ceil(least):.0f} that is "
                "borne"
            )
    return "; ".join(out)


def _softer(mode: AbortMode) -> Iterator[tuple[str, AbortMode]]:
    """The same way off with its lift held up, with a push that lasts longer, and with less of it."""
    held = {"lifts": True}
    also = "" if mode.lifts else " with lifts = true"
    if not mode.lifts:
        yield "lifts = true", mode.model_copy(update=held)
    for factor in _LONGER:
        burn_s = round(factor * mode.burn_s, 1)
        yield f"burn_s = {burn_s:g}{also}", mode.model_copy(update={**held, "burn_s": burn_s})
    for factor in _WEAKER:
        dv_mps = round(factor * mode.dv_mps)
        yield f"dv_mps = {dv_mps:g}{also}", mode.model_copy(update={**held, "dv_mps": float(dv_mps)})
