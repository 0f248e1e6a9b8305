"""docs/record.md: every flight of the record, predicted and flown. Every number in its tables is computed here.

Predictions from published ephemerides need files that are not in the repository: without them those rows stay.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from expedition.record.dockings import REVOLUTION_S
from expedition.record.flown import Comparison
from expedition.record.full import FullPlan
from expedition.record.planned import PlannedComparison, ephemeris_file
from expedition.record.scoreboard import by_launcher, nominal
from expedition.space.time import format_utc
from making import learned
from making.examples import ROOT
from making.learned import is_soyuz
from making.phases import PhaseRanges
from making.scoreboard import by_orbits
from making.tables import Table, kept_rows, minus

_DVS = (110.0, 112.0, 115.0, 120.0, 130.0, 140.0, 150.0)

_HEAD = """\
# The flown record: predicted and flown

<!-- Made by docs/generate.py from measurements; run `make docs` to measure again. -->

![How far off predicted lift-offs and dockings were](figures/record.svg)

## What this cannot tell

- **How well a launcher without flights would do.** Each launcher version has one constant that comes from flights,
  its lead against the station's plane: for Soyuz from one separation vector of 1997 (learned from a flight like them),
  for Falcon with Dragon 2 one constant against least propellant (none for crews whose booster comes back to the launch
  site), for most others the median of their own lift-offs in this very record (learned from themselves). "Physics
  alone" is without it, "left out" with the lead that the other flights of the version give. Antares and Atlas V have
  one such flight each, which so agrees by construction. Both flights of Antares left at the end of their window of
  five minutes and are held against the lift-off named beforehand, its opening. More was seen in flights: the 51.67°
  of Soyuz at the node, the span of docking times of each profile, how long after a sunset, after the drift or after
  lift-off contact comes, how long a crew's sleep puts a docking off, and the day from which boosters under Dragons
  return to the launch site.
- **Which profile was flown, where no record says so.** Flights marked * have the one that the planner would choose.
- **When a crew sleeps before it docks.** Which revolution Dragon, Starliner, Shuttle and Cygnus dock on follows from
  rules of phase, light and the days of both crews ([flights.md](flights.md#when-ships-dock)). No agency prints such
  rules; these were read off flown dockings, most of them of this very record.
- **What was flown and what was planned** are two things: a docking by hand, or a lift-off moved by some seconds,
  looks here like an error. Dockings are held against the plan where it is known, else against what was flown.
- **Why ships docked when they did.** That 34-orbit ships without a data relay begin the final approach as the Russian
  ground stations come into sight was seen in the dockings of 2000 to 2003 and has no fitted number; that they dock in
  sight of them is in print. That contact of the later ones follows an orbital sunset was read off dockings of 2010 to
  2024, and so was the limit of the Sun off the docking axis, off planned ones of 2021 and 2025: their agreement there
  is partly learned. Which revolution is taken is learned too.
- **Other years and ships.** Only flights whose station elements from the days before are at hand are in it.

A prediction is made from vehicle, pad, UTC day, orbits to docking and element sets published before lift-off, that
is, with their epoch three hours before it or more (Progress M-21M and MS-13 have only younger ones, of 1.4 and 2.9 h);
where a pad passes through the plane twice that day, from which of the two was flown. Nothing is fitted per flight.
Errors are predicted minus flown. In short, and against what was wanted:
[the scoreboard](accuracy.md#the-scoreboard). `expedition flown` makes the same ([how](commands.md#expedition-flown)).

"""


def page(
    comparisons: Sequence[Comparison],
    board: Sequence[PlannedComparison],
    full: Sequence[FullPlan],
    oem_folder: Path | None,
    old: Path,
) -> str:
    """The text of docs/record.md. board: predicted from the ephemerides in oem_folder, where it is given."""
    predicted = [one for one in comparisons if not one.not_predicted]
    left = [one for one in comparisons if one.not_predicted]
    usual = nominal(predicted)
    kept = kept_rows(old)
    return "".join(
        (
            _HEAD,
            _causes(usual),
            _full(full),
            "## Every flight\n\n",
            _filled(
                "Lift-off in seconds, docking in minutes, predicted minus flown (docking: minus "
                "planned, where that is known); age of the element set in hours; phase: the station ahead of the "
                "ship at insertion, counted with the turn to be gained. Flights in *italics* did not fly as such "
                "flights do, are in no summary, and say why.",
            ),
            "\n\n",
            *_flights(predicted),
            *(["### Not predicted\n\n", str(_left(left))] if left else []),
            "## As planned days before\n\n",
            _filled(
                "Lift-offs and dockings that NASA published in ephemerides of the station, "
                "with days of Crew-3 that never flew. Predicted from the newest element set older than the ephemeris, "
                "and from the ephemeris; errors are predicted minus planned. The older the elements, the more reboosts "
                "they do not know of. What lift-offs and dockings rest on is the same as above: learned from flights "
                "like them for Soyuz and Progress, from itself among others for Crew-3.",
            ),
            "\n\n",
            str(_planned(board, oem_folder, kept)),
            _phases(usual),
        )
    )


def _signed(value: float | None, unit_s: float = 1.0) -> str:
    return "" if value is None else minus(value / unit_s, 1)


def _causes(usual: Sequence[Comparison]) -> str:
    """What is left, with the likely cause; the names of flights are those that miss most."""

    def named(group: Sequence[Comparison], limit_s: float) -> str:
        out = [f"{one.flight} ({_signed(one.liftoff_error_s)} s)" for one in group if _over(one, limit_s)]
        return ", ".join(out) or "none"

    falcon = [one for one in usual if one.version.startswith("falcon")]
    shuttle = [one for one in usual if one.version == "space-shuttle"]
    soyuz = [one for one in usual if is_soyuz(one)]
    late = [
        f"{one.flight} ({_signed(one.best_docking_error_s, 60.0)} min)"
        for one in by_orbits(usual, 34)
        if abs(one.best_docking_error_s or 0.0) > 1200.0
    ]
    other = [
        f"{one.flight} ({_signed((one.best_docking_error_s or 0.0) / 60.0, 60.0)} h)"
        for one in usual
        if one.vehicle.startswith(("crew-dragon", "cargo-dragon", "starliner", "space-shuttle"))
        and abs(one.best_docking_error_s or 0.0) > 0.5 * REVOLUTION_S
    ]
    short = [
        f"{one.flight} ({_signed(one.best_docking_error_s, 60.0)} min)"
        for orbits in (2, 4)
        for one in by_orbits(usual, orbits)
        if abs(one.best_docking_error_s or 0.0) > 300.0
    ]
    items = (
        f"**Falcon 9**, more than 20 s off: {named(falcon, 20.0)}. Where the booster lands decides when it stages, and "
        "so the lead: with a far ship, a near one or the launch site it is what least propellant gives less one "
        "constant for all of Block 5, but for crews whose booster comes back to the launch site: they fly the lead of "
        "least propellant, which eight flights say, six of them outside the record, and "
        "why is not known. A turn of phase counted wrongly is not the cause: it would move lift-off by some three "
        "minutes.",
        "**Nauka** on Proton-M is flown by physics alone, with stages as commonly quoted; its lift-off comes out a "
        "minute early.",
        "**HTV 9** left by a dog-leg, first far to the east, which is flown here by physics alone, without a lead from "
        "any flight. A turn of phase more or less, which nothing decides here, moves its lift-off by 185 s, about what "
        "it is off.",
        f"**Space Shuttle**, more than 15 s off: {named(shuttle, 15.0)}. STS-101 probably did not lift off at the "
        "instant in plane: a Shuttle could mend minutes, and its window could be cut by phase. What was chosen is not "
        "in the record.",
        f"**Soyuz family**, more than 10 s off: {named(soyuz, 10.0)}. The oldest flights went to the early station, "
        "lower and often reboosted, and on a Soyuz-U whose programme may not be the one that the single lead means.",
        f"**Docking in 2 and 4 orbits**, more than 5 min off: {', '.join(short) or 'none'}. Light, ground stations and "
        "the crew's pace decide within the span that a profile allows; no rule for them was found in print.",
        f"**Docking of Dragon, Starliner and Shuttle**, on another revolution: {', '.join(other) or 'none'}. Crew-4 "
        "docked as soon as its phase let it, 16 h after lift-off, where other crews slept first; so did "
        "Crew-11. Since August 2023 NASA's crews took a revolution more than before, and since 2024 all Dragons "
        "some 28 h where they could; what for is not in print. STS-113 took a revolution more than other Shuttles of "
        "its time.",
        f"**Docking in 34 orbits**, more than 20 min off: {', '.join(late) or 'none'}. Soyuz TM-32 and Progress M-45 "
        "docked by the rule for their time, at the start of a pass over Russia, but a revolution sooner than the "
        "others; why is not known. Soyuz TMA-01M had no relay and yet docked after a sunset over the South Pacific, "
        "as NASA's reports have three more Soyuz of 2010 and 2011 do. Soyuz MS-02 docked in daylight as it came "
        "over Russia, and so did Progress MS-27, 19 min before a sunset. But a daylight pass does not go before the "
        "sunset: Soyuz MS-09, outside the record, had one and was planned for 4 min after the sunset that followed, "
        "off eastern China (space.com, 2018-06-08, with the plane of a set of eight days before).",
    )
    return (
        "## What is left, and its likely cause\n\n"
        + "\n".join(_filled(f"- {item}") for item in items)
        + "\n\n"
    )


def _full(full: Sequence[FullPlan]) -> str:
    """What the full plans of these flights add to their search."""
    apart = np.abs([one.liftoff_s for one in full if one.liftoff_s is not None])
    later = np.abs([one.docking_s for one in full if one.docking_s is not None])
    broken = [f"{one.flight}: {'; '.join(one.failed)}" for one in full if one.failed]
    refused = [f"{one.flight}: {one.refused}" for one in full if one.refused]
    solved = len(full) - len(refused)
    head = _filled(
        "The record predicts by the search for windows, on mean orbits; `expedition plan` then flies the flight on all "
        f"forces and holds it against its rules. Of the {len(full)} predicted flights {solved} come out so, "
        f"{solved - len(broken)} of them within all their rules; lift-off differs from the search by "
        f"{np.median(apart):.1f} s in the median and {apart.max():.1f} s at most, docking by {np.median(later):.1f} s "
        f"and {later.max():.0f} s. These break a rule of their own, or cannot be solved:"
    )
    rows = "\n".join(_filled(f"- {one}") for one in [*broken, *refused]) or "- none"
    why = "\n\n".join(_filled(text) for check, text in _WHY if any(check in one for one in broken))
    return f"## The same flights planned in full\n\n{head}\n\n{rows}\n\n{why}{chr(10) * 2 if why else ''}"


# What stands behind a check that fails in the record.
_WHY = (
    (
        "drift after fly-around",
        "**Shuttles on their way round the station** are 183 m from it, within the sphere of 200 m that later "
        "ships keep out of, and are held against one of 75 m, which is ours. Who misses the third of three pulses "
        "there comes within 15 to 50 m of its middle hours later, on two flights of nine, by where in the orbit "
        "that falls. Other speeds of the fly-around were tried: at 10 s a degree six of eight Shuttles break the "
        "rule, at 7.7 s, twice as fast as the orbit turns, as the Shuttle's way round is named, all of them. A "
        "crew at the controls brakes within minutes; a day of drift is a rule for ships that fly by themselves, "
        "and whether the Shuttle had it was not found.",
    ),
    (
        "lowest perigee",
        "**Perigees of 199 km** are osculating, that of STS-112 the one after NC1; the limit of 200 km is read off "
        "the first orbits of STS-132, and the search keeps to it on mean heights, from which osculating ones part "
        "by some kilometres. STS-112's station was 338° ahead, so that the ship stays low for as long as it may.",
    ),
    (
        "drift after DV",
        "**Progress MS-13** had its station 5.8° ahead at insertion, less than four orbits gain at least. The "
        "plan climbs above it and comes down again, and who misses a burn there passes within the ellipsoid. The "
        "flight took three days instead, which no profile of a Progress does ([accuracy.md](accuracy.md#known- "
        "doubts)).",
    ),
)


def _filled(text: str) -> str:
    indent = "  " if text.startswith("- ") else ""
    return textwrap.fill(text, 118, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def _over(one: Comparison, limit_s: float) -> bool:
    return one.liftoff_error_s is not None and abs(one.liftoff_error_s) > limit_s


def _flights(predicted: Sequence[Comparison]) -> list[str]:
    head = (
        "flight",
        "lift-off flown, UTC",
        "orbits",
        "age",
        "phase",
        "lift-off",
        "physics",
        "left out",
        "docking",
        "lift-off is",
        "docking is",
        "",
    )
    out = []
    for launcher, group in by_launcher(predicted):
        table = Table(head, {})
        for one in group:
            docking = _signed(one.best_docking_error_s, 60.0)
            judged = not one.off_nominal
            table.add(
                f"*{one.flight}*" if one.off_nominal else one.flight,
                format_utc(one.flown_liftoff)[:-1].replace("T", " "),
                f"{one.orbits}" + (r" \*" if one.profile_chosen else ""),
                f"{one.elements_age_h:.1f}",
                f"{one.phase_deg:.1f}°",
                _signed(one.liftoff_error_s),
                _signed(one.physics_error_s),
                _signed(one.left_out_error_s),
                docking if judged or not docking else f"({docking})",
                learned.of_liftoff(one, predicted),
                learned.of_docking(one, predicted) if judged and docking else "",
                "; ".join(note for note in (one.off_nominal, one.left_elsewhere) if note),
            )
        out.append(f"### {launcher}\n\n{table}")
    return out


def _left(left: Sequence[Comparison]) -> Table:
    table = Table(("flight", "launcher", "lift-off flown, UTC", "why"), {})
    for one in left:
        when = format_utc(one.flown_liftoff)[:-1].replace("T", " ")
        # What to do about it is for the terminal.
        why = one.not_predicted.split("; more than")[0].removeprefix("elements: ")
        table.add(one.flight, one.launcher, when, "; ".join(x for x in (why, one.off_nominal) if x))
    return table


def _planned(board: Sequence[PlannedComparison], oem_folder: Path | None, kept: dict[str, str]) -> Table:
    table = Table(
        (
            "flight, ephemeris of",
            "lift-off planned, UTC",
            "age, h",
            "lift-off, s",
            "from the ephemeris, s",
            "docking, min",
            "from the ephemeris, min",
            "",
        ),
        kept,
    )
    for one in board:
        created = format_utc(one.ephemeris_created)[:10]
        label = f"{one.flight}, {created}"
        here = oem_folder is not None and ephemeris_file(oem_folder, one.ephemeris_created).is_file()
        if not here and label in kept:
            table.add_if(False, label, tuple)
            continue
        never = one.flown_liftoff is not None and abs(one.flown_liftoff - one.planned_liftoff) > 43200.0
        notes = ["never flew on that day" if never else "", one.not_predicted.split("; more than")[0]]
        table.add(
            label,
            format_utc(one.planned_liftoff)[:-1].replace("T", " "),
            "" if one.elements_age_h is None else f"{one.elements_age_h:.1f}",
            _signed(one.liftoff_error_s),
            _signed(one.ephemeris_liftoff_error_s),
            _signed(one.docking_error_s, 60.0),
            _signed(one.ephemeris_docking_error_s, 60.0),
            "; ".join(note for note in notes if note).replace("elements: ", ""),
        )
    return table


def _phases(usual: Sequence[Comparison]) -> str:
    ranges = PhaseRanges(ROOT / "tests" / "data" / "iss-2021-10.tle")
    numbers = (2, 4, 34)
    table = Table(("Δv that may be spent", *(f"{n} orbits" for n in numbers)), {})
    for dv in _DVS:
        cells = []
        for orbits in numbers:
            wide = ranges.at(f"soyuz-{orbits}-orbit", dv, any_docking=True)
            one = ranges.at(f"soyuz-{orbits}-orbit", dv, any_docking=False)
            cells.append("out of reach" if wide is None or one is None else f"{_span(*wide)} ({_span(*one)})")
        table.add(f"{dv:.0f} m/s", *cells)
    table.add("published width", "6°", "22°", "150°")
    flown = []
    for orbits in numbers:
        phases = [one.phase_deg for one in by_orbits(usual, orbits) if one.phase_deg is not None]
        low, high = float(np.min(phases)), float(np.max(phases))
        flown.append(f"{low:.1f}° to {high:.1f}° ({high - low:.0f}°), {len(phases)} flights")
    table.add("flown, in this record", *flown)
    return f"""\
## Phase ranges

How far the station may be ahead of the ship at insertion, for Soyuz MS and a station {ranges.height_km:.0f} km
high on average, where the climb alone costs {ranges.climb_mps:.1f} m/s. Each range is given over all docking times
of the profile, and in brackets at the one in their middle. Past 360° a turn is counted in: a range wider
than a turn leaves every phase open.

Within the range of the first row that reaches the station every phase costs the climb. Below it the ship must rise
above the station to wait for it and come down again, and nothing above it can be had at any Δv. The table is from
near-circular mean orbits, where a degree below costs about 11 m/s with 2 orbits. On the full force model it costs
about 13 m/s, so that the low ends of the later rows are a little too low.

{table}\
The published widths are a newspaper's (Rossiyskaya Gazeta, 24 March 2024, in eprimefeed.com's translation), which does
not say where the ranges begin. The computed ones are wider than these and hold the flown phases: flight programmes
keep margins for tracking, missed burns and the light at docking, and lift-off days are prepared for, by reboosts, long
before. `expedition windows` uses the computed ranges.
"""


def _span(low: float, high: float) -> str:
    return f"{minus(low, 1).removeprefix('+')}° to {high:.1f}°"
