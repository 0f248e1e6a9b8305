"""What is said of who hears a flight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from expedition.plans.sections import Section
from expedition.plans.sight import PlanLink, PlanSight

# A row with more spans than these is no longer read.
_SPANS_SHOWN = 6
# Satellites first, then ground stations; of more than two stations, how many.
_SITES_NAMED = 1
_HOURS_FROM_S = 10_000.0


def in_sight_words(names: Sequence[str] | None, relays: Iterable[str]) -> str:
    """Who hears the ship, short: "Luch-5A, 5V; 2 sites". Empty where nobody does, or it is not known."""
    if not names:
        return ""
    known = set(relays)
    above = [one for one in names if one in known]
    below = [one for one in names if one not in known]
    sites = below if len(below) <= _SITES_NAMED else [f"{len(below)} sites"]
    return "; ".join(filter(None, (_together(above), ", ".join(sites))))


def _together(names: Sequence[str]) -> str:
    """Names in order, what they begin with in common said once: "TDRS East, West"."""
    out: list[str] = []
    held = ""
    for name in sorted(names):
        cut = max(name.rfind(" "), name.rfind("-")) + 1
        out.append(name[cut:] if cut and name[:cut] == held else name)
        held = name[:cut]
    return ", ".join(out)


def sight_summary(sight: PlanSight, elapsed: Callable[[float], str]) -> str:
    """How much of the flight somebody hears. elapsed: a time since the start, as text."""
    if not sight.links:
        return "of nobody known"
    via = _together(list(dict.fromkeys(one.via for one in sight.links if one.relay)))
    sites = len({one.via for one in sight.links if not one.relay})
    who = " and ".join(
        filter(None, (via, f"{sites} ground station{'s' if sites > 1 else ''}" if sites else ""))
    )
    if sight.longest_gap_met_s is None:
        return f"of {who} all the way"
    gap = sight.longest_gap_s
    length = f"{gap / 60.0:.0f} min" if gap >= 90.0 else f"{gap:.0f} s"
    return f"of {who} {sight.share:.1%} of the way; the longest gap {length} from {elapsed(sight.longest_gap_met_s)}"


def sight_section(sight: PlanSight, elapsed: Callable[[float], str]) -> Section:
    """A row for each satellite and ground station, with the spans in which it hears the ship."""
    order = sorted(sight.links, key=lambda one: (not one.relay, one.via, one.start_met_s))
    rows = [_row(via, list(held), elapsed) for via, held in groupby(order, key=lambda one: one.via)]
    heard = f"Ground stations hear from {sight.minimum_elevation_deg:g}° over their horizon. "
    if not sight.relayed:
        heard += "No satellite relays this ship. "
    return Section(
        title="In sight",
        note=f"Not in these times: {'; '.join(sight.cannot_tell)}. {heard}".rstrip(),
        heads=("Of", "Passes", "In all", "Highest", "From to"),
        rows=tuple(rows),
    )


def _row(via: str, held: Sequence[PlanLink], elapsed: Callable[[float], str]) -> tuple[str, ...]:
    whole = sum(one.end_met_s - one.start_met_s for one in held)
    highest = max((one.highest_deg for one in held if one.highest_deg is not None), default=None)
    shown = [f"{elapsed(one.start_met_s)} to {elapsed(one.end_met_s)}" for one in held[:_SPANS_SHOWN]]
    more = len(held) - len(shown)
    return (
        via,
        str(len(held)),
        f"{whole / 60.0:.0f} min" if whole < _HOURS_FROM_S else f"{whole / 3600.0:.1f} h",
        "" if highest is None else f"{highest:.0f}°",
        ", ".join(shown) + (f", and {more} more" if more else ""),
    )
