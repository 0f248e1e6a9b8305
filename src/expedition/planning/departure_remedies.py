"""What would mend a departure that leaves its corridor or turns back: an earlier or a stronger push, each flown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from expedition.catalog.models.ship import Ship
from expedition.phases.rendezvous.departure import Departure
from expedition.planning.remedies import first_that_holds

# The first burn so much earlier, and springs and first burn so much stronger.
_EARLIER, _STRONGER = (0.5, 0.25, 0.1), (1.5, 2.0, 3.0, 5.0)
_MENDED = ("departure moves away inside the keep-out sphere", "departure corridor")


def with_mends(left: Departure, ship: Ship, leave: Callable[[Ship], Departure]) -> Departure:
    """The same departure, its broken rules followed by what would do; unchanged where none is broken.

    leave: the departure of another ship at the same instant.
    """
    mended = {one.name for one in left.checks if not one.ok and one.name in _MENDED}
    if not mended:
        return left
    wanted = {one.name for one in left.checks if one.ok} | mended
    said = first_that_holds(_other(ship), lambda other: leave(other).checks, wanted)
    if said is None:
        return left
    checks = (
        replace(one, detail=f"{one.detail}; {said} would do") if one.name in mended else one
        for one in left.checks
    )
    return replace(left, checks=tuple(checks))


def _other(ship: Ship) -> Iterator[tuple[str, Ship]]:
    data = ship.wanted_descent()
    first, *later = data.departure.burns

    def leaving(**changes: object) -> Ship:
        changed = data.departure.model_copy(update=changes)
        return ship.model_copy(update={"descent": data.model_copy(update={"departure": changed})})

    where = "descent.departure"
    for factor in _EARLIER:
        after_s = float(round(factor * first.after_s))
        sooner = first.model_copy(update={"after_s": after_s})
        yield f"{where}.burns[0].after_s = {after_s:g}", leaving(burns=(sooner, *later))
    for factor in _STRONGER:
        spring = round(factor * data.departure.spring_mps, 3)
        yield f"{where}.spring_mps = {spring:g}", leaving(spring_mps=spring)
    for factor in _STRONGER:
        dv = round(factor * first.dv_mps, 2)
        pushed = first.model_copy(update={"dv_mps": dv, "toward": "axis"})
        along = "" if first.toward == "axis" else ' with toward = "axis"'
        yield f"{where}.burns[0].dv_mps = {dv:g}{along}", leaving(burns=(pushed, *later))
    for factor in _EARLIER:
        after_s, spring = float(round(factor * first.after_s)), round(data.departure.spring_mps / factor, 3)
        sooner = first.model_copy(update={"after_s": after_s})
        yield (
            f"{where}.burns[0].after_s = {after_s:g} with {where}.spring_mps = {spring:g}",
            leaving(burns=(sooner, *later), spring_mps=spring),
        )
