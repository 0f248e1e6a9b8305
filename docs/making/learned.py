"""Where the agreement of a row comes from: predicted, learned from flights like it, or learned from itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from expedition.catalog import DEFAULT
from expedition.record.flown import Comparison
from expedition.record.returns import ReturnComparison
from expedition.space.time import parse_utc

PREDICTED = "predicted"
LIKE_IT = "learned from flights like it"
AMONG_OTHERS = "learned from itself, among others"
ITSELF = "learned from itself"

# Dockings from which the rules of light were read: in sight of Russian stations, after a sunset, with the Sun aside.
_IN_SIGHT = ("2000-01-01T00:00:00Z", "2004-01-01T00:00:00Z")
_AFTER_SUNSET = ("2010-01-01T00:00:00Z", "2025-01-01T00:00:00Z")
_SUN_ASIDE = ("Soyuz MS-18", "Soyuz MS-28")
# Ships whose zones were mended on these landings.
_MENDED_ON_THEM = ("starliner",)


def is_soyuz(one: Comparison) -> bool:
    """Whether it is a Soyuz or a Progress."""
    return one.vehicle.startswith(("soyuz", "progress"))


def of_liftoff(one: Comparison, others: Sequence[Comparison]) -> str:
    """Where the lead that gives the lift-off of a flight comes from. others: of the record, it among them."""
    if DEFAULT.launcher(one.version).plane_lead_s is None:
        return PREDICTED
    if is_soyuz(one):
        return LIKE_IT
    return AMONG_OTHERS if sum(other.version == one.version for other in others) > 1 else ITSELF


def of_docking(one: Comparison, others: Sequence[Comparison]) -> str:
    """Where the docking time of a flight comes from."""
    if not is_soyuz(one):
        family = one.vehicle.split("-", maxsplit=1)[0]
        alone = sum(other.vehicle.split("-", maxsplit=1)[0] == family for other in others) == 1
        return ITSELF if alone else AMONG_OTHERS
    if one.orbits == 2:
        return AMONG_OTHERS if one.flight in _SUN_ASIDE else LIKE_IT
    read_off = any(
        parse_utc(start) <= one.flown_liftoff < parse_utc(end) for start, end in (_IN_SIGHT, _AFTER_SUNSET)
    )
    return AMONG_OTHERS if read_off else LIKE_IT


def of_return(one: ReturnComparison) -> str:
    """Where the landing of a return comes from, besides the plane and the place in the orbit."""
    ship = one.flown.vehicle
    if ship.startswith("shenzhou"):
        return LIKE_IT
    return ITSELF if ship.startswith(_MENDED_ON_THEM) else AMONG_OTHERS


def together(words: Iterable[str]) -> str:
    """The word for a row of one flight or several: that of the one that is learned most."""
    order, found = (PREDICTED, LIKE_IT, AMONG_OTHERS, ITSELF), list(words)
    most = max(found, key=order.index, default="")
    return (
        most
        if len(found) == 1
        else most.replace("from itself", "from themselves").replace("like it", "like them")
    )
