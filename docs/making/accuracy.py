"""docs/accuracy.md: what was measured, against what. Every number in its tables is computed here.

Rows that need published files which are not in the repository are measured when the folder that holds them is
given, and else kept as the page has them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

import expedition
from expedition.audience.looking import Course, Eyes
from expedition.audience.passes import instants, moments
from expedition.catalog import DEFAULT
from expedition.catalog.models.flight import Flown
from expedition.flights.hardware import Hardware, named_hardware
from expedition.phases.home import stay
from expedition.phases.rendezvous.window import Opportunity
from expedition.planning.windows import fly_ascent
from expedition.plans.plan import Plan
from expedition.record.flown import Comparison
from expedition.record.returns import ReturnComparison
from expedition.space.constants import G0_MPS2
from expedition.space.engine import Forces, ThrustArc
from expedition.space.frames import relative_rtn
from expedition.space.time import DAY_S, parse_utc
from expedition.station import orbit as station_orbit
from expedition.station.elements import ElementSet, parse_tle
from expedition.station.files import read_station_file
from expedition.station.oem import Oem, OemSegment
from making import ascents, learned, returns, scoreboard
from making.examples import ROOT
from making.tables import Table, kept_rows, minus

Array = np.ndarray

# GCAT launch log (J. McDowell).
_MS20_LIFTOFF = datetime(2021, 12, 8, 7, 38, 15, tzinfo=UTC)
_MS20_ORBITS = 4

FLIGHT = "soyuz-ms-19"

_HEAD = """\
# How accurate it is

<!-- Made by docs/generate.py from measurements; run `make docs` to measure again. -->

## What it cannot tell

- **Where a station will be in some months.** Each kilometre of its mean height, one reboost, moves the phase by
  about 1.2° a day, so a reboost of 1 km three weeks ahead moves it by about 25°. Its *plane* is better known: from
  the element sets of 5 October 2021 the lift-off of Soyuz MS-20 on 8 December, 64 days on, comes out {far_s:.0f} s
  early (flown 07:38:15, GCAT launch log). Which numbers of orbits are open on a day so far ahead is a guess.
- **The flight programme that is really loaded.** Lift-off, burns and approach are computed from physics and
  public figures. The agency's own limits, margins and habits are not published; where a number stands for one,
  the catalogue calls it `assumed`.
- **Winds, engines that burn a little hot or cold, navigation errors.** The ascent is the nominal one, burns are
  as commanded. How they spread, `expedition whatif dispersions` computes from errors whose sizes are mostly assumed
  ([what-if.md](what-if.md)).
- **Dockings by hand.** Soyuz MS-19 was planned to dock at {planned_docking} and docked at {flown_docking}, by hand
  (russianspaceweb.com). What is computed is held against what was planned.
- **The air of a day that is over.** A plan of the past flies through the air that space weather measured on the day and
  around it makes, for the engine has one table for all. Before the flight only a forecast was known. With the values of
  1 to 27 days before instead, the station comes out 64 to 230 m off along its orbit at the docking of Soyuz MS-19, and
  Soyuz MS-18 lands 0.9 to 1.6 s and 42 to 61 m off; lift-off does not move by a millisecond. With a storm (Ap 132) that
  nobody foresaw it is 1.4 km, 10 s and 0.4 km. Every plan says which of the two it has.
- **What comes before lift-off.** No pad safety, range or weather rules, no leak checks.
- **Landings.** What the way home, free flights and hops can tell and what not: [flights.md](flights.md).

How old the station data may be: the age at lift-off stands in every plan. A set is taken as known three hours after its
epoch: two sets of the station bear creation dates 50 and 58 min after their epochs, and CelesTrak passes on what is new
at most every two hours. Past 3 days a plan warns, past 30 days
it is refused unless `--allow-stale` is given. For one flight, between whose element sets no reboost fell, age
mattered little:

"""

_OFF = """\
That is no promise. How far along its orbit the station lay from where an element set put it, measured on published sets
against those that followed (1,271 around the flights of the record for up to five days, 14,862 of 1998 to 2026 beyond;
SGP4, reboosts included); a plan calls the phase at undocking known for five days:

"""

_BURNS = """\
A burn of the station that comes after its element set was made is put in where a flight names it, by itself
(`reboosts`) or in a NASA ephemeris with its list of events (`reboosts_file`); Δv there is rounded to 0.1 m/s. Flown
from the beginning of such an ephemeris on the engine, and held against the first element set that was at hand after
the burn:

| ephemeris | burn | held against | without it | with it |
|---|---|---|---|---|
| 2021-08-13 | 19 August, 0.7 m/s | set 48 days on | 8,970 km | 1,250 km |
| 2021-10-01 | 12 October, 0.5 m/s ("prelim") | set 21.5 days on | 1,540 km | 140 km |

Progress MS-18 planned from the set of 5 October 2021, 23 days ahead, has the station 289.4° ahead at insertion
without the burn and 272.1° with it; the set of the day before says 269.5°. Docking moves from 5.8 to 0.5 min beside
that plan's. A third list names a burn of February 2022, but no set within ten weeks was at hand. Where a station
turns for a docking, its drag changes; none of these lists says when, so attitude is left out.

"""

_SEEN = """\
![Crew Dragon Demo-1: altitude and speed, computed and seen](figures/ascent-dm-1.svg)

- **What Demo-1 itself gave.** Its throttling, in steps, the pitch-over, the mass of the second stage and the height of
  insertion were read off this telemetry, the first two then set by trial so that the computed ascent follows it; they
  stand in the launcher's data with that source. Engines, first stage, drag and guidance are not from it. So the row
  shows that the model can fly such an ascent, not that it foresees one.
- **What the flights of Dragon 1 gave.** Two launchers, before Block 5 and of it, with one throttling each, and one
  number for how much more steeply than the cheapest all four rose, 0.84, were read off them, so that their rows are
  not foreseen either. When the first stage is cut off is: from where the booster has to land and what Demo-1's had
  over. Their second stages were throttled more than Demo-1's, by flight, which is left out and is most of the speed.
- **Why the pitch-over of Falcon 9 is not the cheapest.** Free, Demo-1's comes out flatter and saves {saved:.0f} m/s of
  the second stage, but passes some 50 km lower than what was seen. Bringing the booster home hardly asks for more loft
  (`phases/ascent/booster.py`), so something else does; flights to a near ship or back to the launch site, of which no
  telemetry with a crewed Dragon was at hand, take what the computation gives.
- **What remains.** The second stage flew its nose down to the horizon within a minute of lighting and raised it again
  by some 14° until T+450 s. Guidance here turns at one rate from the start and takes the same way with up to 5 km less
  height. Crews were cut off 13 to 16 s earlier than Demo-1 (their stage times are earlier too); for them the same
  data hold the engine on too long.

![Progress on Soyuz-U and the separation vector of Progress M-37](figures/ascent-m-37.svg)

- **What Progress M-37 proves.** Plane lead and orbit of Soyuz-U come from its vector, so that its first row shows that
  guidance ends where it is told, and only the place along the track is new. The second row takes neither: the lead of
  least propellant misses the plane, for fuel hardly tells one lead from another, and the orbit announced for Soyuz MS
  is higher than the one that this ship flew. Too far along the track in both: the third stage's engine or mass, or an
  ascent with less loss than the flown one.

"""

_CONVENTIONS = """\
## Conventions

- Heights named perigee and apogee are osculating at the instant named, above a sphere of 6378.137 km.
- The insertion's 51.67° is osculating at the ascending node, as launch announcements seem to mean it. At cut-off,
  near the northern end of the orbit, the same orbit osculates at {inclination:.2f}°; on average it lies between.
- Lift-off is the vertical start at the pad; its whole millisecond is the zero of T+.
- Contact is the meeting of the docking mechanisms, before hooks and hatches.
- Orbital sunset and sunrise are when the middle of the Sun stands on the limb of the WGS-84 ellipsoid, half of its disc
  in sight, without refraction. The penumbra around them takes 8 s or more. Against Orekit's eclipses: within 0.3 s.

"""

_DOUBTS = """\
## Known doubts

- **Insertion heights.** "200 × 242 km" is repeated everywhere and sourced nowhere. It is read here as osculating
  at cut-off above 6378.137 km. The lowest and highest height over the ellipsoid on the first revolution may be
  meant, which would be an orbit 13 km lower. The phase gained, and so the cost of a late lift-off, would follow.
- **Loads of aborts.** Late in an ascent, an abort falls steeply (some 10° to 16° below the horizon at 100 km from a
  Soyuz, up to 48° from a Falcon): 16 to 18 g with lift held up are physics, not a fault. Soyuz 18a pulled 21.3 g
  (pravda.ru) with its lift pointing down; flown so, the same moment gives 21 g, without lift 17 g, and with lift up 14
  g, where Soyuz is said to be certified for 15 g (supercluster.com). The worst moment of today's ascent, some 75 s
  later, exceeds that by 1.4 g, within what a lift-to-drag ratio of 0.25 or 0.3 decides. Judged is against 20 g, which
  NASA asked of Mercury's couch; the figures of today's standard, NASA-STD-3001, were not read. The limit of the
  ascent, 8 g, is what crews of the 1960s bore.
- **Loads around the greatest pressure of the air.** The escape burn is flown with push and air together, but with the
  drag and mass of the bare capsule: tower, fairing or trunk around it make what is pushed heavier for its size.
  So what an abort between T+40 and T+90 s is said to feel is more than it would. No flown one was found to measure
  it by.
- **Dragon's fly-around.** It is flown in 30 minutes; flown were 24. In 24, with the way round as slow as here and all
  of the hurry in the leg along the docking axis after it, only who misses the stop at the end of that leg drifts into
  the keep-out sphere (153 m off, sphere 200 m); with the hurry in the way round, who misses one of its pulses does, and
  the check says so. Which rule holds inside the approach ellipsoid was not found in print: perhaps the way out that
  holds and the final approach are held against, not a day of drift.
- **Progress MS-13 is planned in another way than it flew.** Its station lay 5.8° ahead at insertion, less than the some
  10° that four orbits gain at least; the plan climbs above the station and comes down again. The flight itself took
  three days, which no profile of a Progress does.
- **The plane lead.** The launcher's fuel hardly decides how long before the plane crossing to lift off: the free
  optimum comes out at {free_lead:.0f} s, yet saves only {free_gain:.1f} m/s against {lead:.1f} s, the lead of the
  separation vector of Progress M-37 of 1997, turned back to lift-off. That vector belongs to a Soyuz-U from the
  neighbouring pad; nothing was tuned to Soyuz MS-19.
- **The inclination.** One programme for every flight, 51.67° at the node whatever the station's own inclination
  is, was chosen because the lift-offs of 2000 to 2025 as a whole agree better with it.
- **The Sun rules.** No rule for light at docking was found in print. For two orbits the Sun is kept {sun:.0f}° off the
  docking axis in the final approach: inferred from two planned dockings at Rassvet, of Soyuz MS-18 and MS-28, that keep
  51° to 56° in the last ten minutes. For four and 34 orbits contact is put {sunset:.0f} s after an orbital sunset,
  where flown and planned dockings of 2010 to 2024 crowd. Ships from before Soyuz MS and Progress MS, which no relay
  satellite heard, instead begin the final approach of a 34-orbit flight as the Russian ground stations come into
  sight: RSC Energia's releases of those years say that contact was in their sight. These rules set the docking time
  to the minute, so that part of its agreement is learned from flights like it.
- **Δv.** The only total found in print for a 2-orbit flight is about 110.7 m/s, in a public simulation's notes
  that cite a paper their author could not open. It agrees, but confirms little.
- **What the search promises for burns.** The full plan of a flight whose station is moved along its orbit takes 0.2
  m/s more or less than promised in the median: nine flights of Soyuz, Progress, Dragon, Starliner, Cygnus, HTV,
  Shenzhou and the Shuttle, each as flown and at up to eleven places of its range, from below it to near its end, 105
  plans. None that is offered is refused, and eight flights part by 2.2 m/s at most. Shenzhou, whose element set is from
  after its lift-off, parts by up to 10.6 m/s at both ends: search and plan, which carry that set back in two ways, lift
  off 6 s apart, and that is 0.4° of phase.
- **Phase ranges.** A newspaper gives widths of 6° (2 orbits), 22° (4 orbits) and 150° (34 orbits) for the allowed
  initial phase (Rossiyskaya Gazeta, 24 March 2024, in translation), without saying where they begin. Computed from
  where the burn slots lie, they are {ranges}:
  the flown profiles keep margins that are not modelled here.
"""


def page(
    plan: Plan,
    comparisons: Sequence[Comparison],
    aside: Sequence[Comparison],
    home: Sequence[ReturnComparison],
    shared: Path | None,
    old: Path,
) -> str:
    """The text of docs/accuracy.md.

    aside: flights that are not in the record. home: the returns. shared: the folder with published files. old: the
    page as it stands.
    """
    entry = DEFAULT.flight_entry(FLIGHT)
    assert entry.flown is not None
    assert entry.elements is not None
    flown = entry.flown
    assert flown.docking_utc is not None
    assert flown.planned_docking_utc is not None
    kept = kept_rows(old)
    sets = parse_tle("\n".join("\n".join(pair) for pair in entry.elements), where=FLIGHT)
    hardware = named_hardware(DEFAULT, entry.vehicle, entry.launcher, entry.pad, entry.station, entry.port)
    free_lead, free_gain = _free_lead(hardware)
    parts = [
        _HEAD.format(
            planned_docking=f"{flown.planned_docking_utc:%H:%M:%S}",
            flown_docking=f"{flown.docking_utc:%H:%M:%S}",
            far_s=_far_s(),
        ),
        str(_ages(sets, flown, plan, kept)),
        _OFF,
        str(_off(kept)),
        _BURNS,
        scoreboard.section(comparisons, aside),
        returns.section(home),
        "## Soyuz MS-19, lift-off on 5 October 2021\n\n",
        "Planned from an element set older than lift-off, with no number tuned to the flight. "
        f"Times are UTC.\n\n{_flight(plan, flown, shared, kept)}",
        "## The parts\n\n",
        str(_parts(shared, kept)),
        "## Ascent against what was seen\n\n",
        str(_ascents(shared, kept)),
        _SEEN.format(saved=ascents.dm1_saved_mps()),
        _CONVENTIONS.format(inclination=plan.insertion.inclination_deg),
        _DOUBTS.format(
            free_lead=free_lead,
            free_gain=free_gain,
            lead=plan.window.plane_lead_s,
            ranges=_phase_ranges(),
            sun=DEFAULT.profile("soyuz-2-orbit").sun_exclusion_deg,
            sunset=DEFAULT.profile("soyuz-4-orbit").after_sunset_s or 0.0,
        ),
    ]
    return "".join(parts)


def _signed(seconds: float, digits: int = 1) -> str:
    return f"{minus(seconds, digits)} s"


def _seconds(later: datetime, earlier: datetime) -> float:
    return (later - earlier).total_seconds()


def _ages(sets: list[ElementSet], flown: Flown, plan: Plan, kept: dict[str, str]) -> Table:
    table = Table(
        ("age of the element set at lift-off", "lift-off, against flown", "station ahead at insertion"), kept
    )
    t0 = parse_utc(plan.liftoff_utc)
    for days in (0.0, 0.5, 1.0, 2.0, 3.0, 4.0):
        one = max((s for s in sets if s.epoch <= t0 - days * DAY_S), key=lambda s: s.epoch)
        made = expedition.plan(FLIGHT, elements=[one])
        age = made.data.age_h
        said = f"{age:.1f} h" if age < 24.0 else f"{age / 24.0:.1f} d"
        error = _seconds(made.liftoff, flown.liftoff_utc)
        table.add(said, _signed(error), f"{made.window.phase_insertion_deg:.2f}°")
    return table


def _off(kept: dict[str, str]) -> Table:
    table = Table(("age of the element set", "median", "nine of ten"), kept)
    for days in (0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0):
        off = stay.phase_error_km(days * DAY_S)
        assert off is not None
        table.add(f"{days:g} days", *(f"{km:,.{1 if km < 10.0 else 0}f} km" for km in off))
    return table


# Where guidance or the solver is told to end.
_ASKED = "by construction"


def _flight(plan: Plan, flown: Flown, shared: Path | None, kept: dict[str, str]) -> Table:
    table = Table(("figure", "held against", "wanted", "measured", "the agreement is"), kept)
    insertion, arrival = plan.insertion, plan.arrival
    assert flown.planned_liftoff_utc is not None
    assert flown.planned_docking_utc is not None
    table.add(
        "lift-off, against flown",
        f"{flown.liftoff_utc:%H:%M:%S} (GCAT launch log)",
        "within 10 s",
        f"{_time(plan.liftoff_utc)}, {_signed(_seconds(plan.liftoff, flown.liftoff_utc))}",
        learned.LIKE_IT,
    )
    table.add(
        "lift-off, against planned",
        f"{flown.planned_liftoff_utc:%H:%M:%S} (NASA ephemeris of 2021-10-01)",
        "",
        _signed(_seconds(plan.liftoff, flown.planned_liftoff_utc)),
        learned.LIKE_IT,
    )
    ephemeris = shared / "data" / "oem" / "iss-2021-10-01.oem.xml.gz" if shared else None
    there = ephemeris is not None and ephemeris.is_file()

    def from_ephemeris() -> tuple[str, ...]:
        other = expedition.plan(FLIGHT, elements=ephemeris)
        error = _signed(_seconds(other.liftoff, plan.liftoff))
        return (
            "the plan from element sets",
            "within 3 s",
            f"{_time(other.liftoff_utc)}, {error}; against flown {_signed(_seconds(other.liftoff, flown.liftoff_utc))}",
            learned.LIKE_IT,
        )

    table.add_if(there, "lift-off, from the NASA ephemeris of 2021-10-01", from_ephemeris)
    table.add(
        "third stage cut-off",
        "T+526 to 528 s",
        "within 3 s",
        f"T+{insertion.cutoff_met_s:.1f} s",
        learned.PREDICTED,
    )
    table.add(
        "insertion, perigee × apogee",
        "200 × 242 km (no primary source), what guidance aims at",
        "within 10 km",
        f"{insertion.perigee_km:.1f} × {insertion.apogee_km:.1f} km",
        _ASKED,
    )
    table.add(
        "insertion, inclination at the node",
        "51.67° (no primary source), what guidance aims at",
        "within 0.05°",
        f"{insertion.inclination_at_node_deg:.2f}°",
        _ASKED,
    )
    table.add(
        "docking, against planned",
        f"{flown.planned_docking_utc:%H:%M:%S} (NASA ephemeris of 2021-10-01)",
        "within 6 min",
        f"{_time(plan.docking_utc)}, {_signed(_seconds(plan.docking, flown.planned_docking_utc), 0)}",
        learned.LIKE_IT,
    )
    table.add(
        "arrival at the aim point, full force model",
        "the aim",
        "50 m, 0.05 m/s",
        f"{arrival.miss_m:.2f} m, {arrival.miss_mps:.5f} m/s",
        _ASKED,
    )
    table.add(
        "Δv from insertion to contact",
        "about 110.7 m/s (weak, see below)",
        "",
        f"{plan.dv_total_mps:.1f} m/s, of it {plan.budget.phasing_mps:.1f} m/s phasing",
        learned.PREDICTED,
    )
    table.add(
        "checks of zones, corridor, free drift, retreat, Sun, Δv",
        "",
        "all pass",
        f"{sum(check.ok for check in plan.checks)} of {len(plan.checks)}",
        learned.PREDICTED,
    )
    return table


def _time(utc: str) -> str:
    return utc[11:].removesuffix("Z")[:10]


def _parts(shared: Path | None, kept: dict[str, str]) -> Table:
    table = Table(("part", "held against", "measured"), kept)
    reference = json.loads((ROOT / "tests" / "reference" / "arcs.json").read_text(encoding="utf-8"))
    for arc in reference["arcs"]:
        matched, full = _arc_misses_m(arc)
        table.add(
            f"orbit engine, arc {arc['name']}",
            f"Orekit {reference['program']['orekit-jpype'][:4]}, EGM2008 20×20, Sun, Moon, relativity; no drag",
            f"{1000.0 * matched:.0f} mm with the same tides, {full:.1f} m with all tides",
        )
    middle, edge = _interpolation_m()
    table.add(
        "ephemeris between its 4-minute steps",
        "the orbit that was tabulated",
        f"{middle:.2f} m, {edge:.2f} m in the first and last steps",
    )
    ephemeris = shared / "data" / "oem" / "iss-2021-10-01.oem.xml.gz" if shared else None
    sets = shared / "data" / "station_elements.tle" if shared else None
    there = ephemeris is not None and sets is not None and ephemeris.is_file() and sets.is_file()

    def station() -> tuple[str, ...]:
        assert ephemeris is not None
        assert sets is not None
        return ("NASA ephemeris of 2021-10-01, first two days of its sets", _station_error(ephemeris, sets))

    table.add_if(there, "station over the day after an element set", station)
    seen = json.loads((ROOT / "tests" / "reference" / "passes.json").read_text(encoding="utf-8"))
    count, misses_s, miss_deg = _pass_misses(seen)
    table.add(
        "rise, culmination and set of passes, and elevation at one instant",
        f"Skyfield, the same element set, {count} passes over {len(seen['places'])} places (wanted: 2 s, 0.05°)",
        f"at most {misses_s[0]:.2f}, {misses_s[1]:.2f} and {misses_s[2]:.2f} s; {miss_deg:.4f}°",
    )
    return table


def _pass_misses(seen: dict[str, Any]) -> tuple[int, tuple[float, ...], float]:
    """How many passes are compared, the greatest differences of their three instants, s, and of elevation, degrees."""
    (one,) = parse_tle("\n".join(seen["elements"]))
    start = parse_utc(seen["start_utc"])
    course = Course.over(one.state_gcrf, start, start + seen["days"] * DAY_S)
    late, off = [], []
    for place in seen["places"]:
        eyes, theirs = Eyes.at(*place["at"]), place["events"]
        ours = instants(course, eyes, lowest_deg=10.0)
        tops = [k for k in range(1, len(theirs) - 1) if theirs[k][0] == 1 and theirs[k][3] >= 10.0]
        for row, k in enumerate(tops):
            told = [parse_utc(each[1]) for each in theirs[k - 1 : k + 2]]
            mine = (ours.rise[row], ours.culmination[row], ours.set[row])
            late.append([abs(a - b) for a, b in zip(mine, told, strict=True)])
            same = moments(course, eyes, np.array(told))
            off += [abs(a.elevation_deg - b[3]) for a, b in zip(same, theirs[k - 1 : k + 2], strict=True)]
    return len(late), tuple(np.max(late, axis=0).tolist()), max(off)


def _ascents(shared: Path | None, kept: dict[str, str]) -> Table:
    table = Table(("ascent", "held against", "wanted", "measured"), kept)
    telemetry = ascents.telemetry_file(shared)

    def dm1() -> tuple[str, ...]:
        assert telemetry is not None
        return ascents.dm1(telemetry)

    table.add_if(telemetry is not None, "Crew Dragon Demo-1, Falcon 9", dm1)
    for label, *cells in ascents.dragon_1_rows():
        table.add(label, *cells)
    for label, *cells in ascents.m37_rows():
        table.add(label, *cells)
    return table


def _arc_misses_m(arc: dict) -> tuple[float, float]:
    """Largest distance of the engine from a reference arc: with the same tides, and with all."""
    start = parse_utc(arc["epoch_utc"])
    end = start + arc["duration_s"]
    burns = [
        ThrustArc(start + burn["start_s"], start + burn["end_s"], tuple(burn["acceleration_rtn_mps2"]))
        for burn in arc["burns"]
    ]
    flown = Forces.over(start, end).propagate(
        np.array(arc["state_gcrf"]), start, end, drag_area_over_mass_m2pkg=0.0, burns=burns
    )
    out = []
    for tides in ("matched", "full"):
        rows = np.array(arc[tides])
        miss = flown.state_gcrf(start + rows[:, 0])[:, :3] - rows[:, 1:4]
        out.append(float(np.linalg.norm(miss, axis=1).max()))
    return out[0], out[1]


def _interpolation_m() -> tuple[float, float]:
    """Largest error of interpolation in an orbit tabulated every four minutes: inside, and at the ends."""
    sample = read_station_file(ROOT / "tests" / "data" / "iss-2021-10-01.oem.txt")
    assert isinstance(sample, Oem)
    start = sample.start
    end = start + 0.5 * DAY_S
    arc = Forces.over(start, end).propagate(
        sample.state_gcrf(start), start, end, drag_area_over_mass_m2pkg=0.0
    )
    epochs = np.arange(start, end, 240.0)
    segment = OemSegment("station", "1998-067A", "GCRF", epochs, arc.state_gcrf(epochs))
    t = np.arange(epochs[0], epochs[-1], 17.0)
    miss = np.linalg.norm(segment.state_gcrf(t)[:, :3] - arc.state_gcrf(t)[:, :3], axis=1)
    inside = (t > epochs[2]) & (t < epochs[-3])
    return float(miss[inside].max()), float(miss[~inside].max())


def _station_error(ephemeris: Path, elements: Path) -> str:
    """How far the fitted orbit, and SGP4 alone, are from an ephemeris over the day after the set: RMS."""
    oem = read_station_file(ephemeris)
    sets = read_station_file(elements, catalog_number=25544)
    assert isinstance(oem, Oem)
    assert isinstance(sets, list)
    station = DEFAULT.station("iss")
    drag = station.drag_coefficient * station.drag_area_m2 / station.mass_kg
    fitted, plain, count = [], [], 0
    for one in sets:
        if not oem.start <= one.epoch <= oem.start + 2.0 * DAY_S:
            continue
        count += 1
        t = np.arange(one.epoch, one.epoch + DAY_S, 300.0)
        ours = station_orbit.from_elements(one, t[0], t[-1], drag_area_over_mass_m2pkg=drag)
        fitted.append(relative_rtn(oem.state_gcrf(t), ours.state_gcrf(t))[:, :3])
        plain.append(relative_rtn(oem.state_gcrf(t), one.state_gcrf(t))[:, :3])
    ours_km, sgp4_km = (np.sqrt(np.mean(np.concatenate(x) ** 2, axis=0)) / 1000.0 for x in (fitted, plain))
    return (
        f"{ours_km[1]:.1f} km along the track, {ours_km[2]:.2f} km across (RMS of {count} sets); SGP4 alone "
        f"{sgp4_km[1]:.1f} and {sgp4_km[2]:.2f} km"
    )


def _free_lead(hardware: Hardware) -> tuple[float, float]:
    """The lead that costs the launcher least, s, and what it saves against the flown one, m/s."""
    inclination = np.radians(51.64)
    flown, _ = fly_ascent(hardware, inclination)
    unbound = hardware.launcher.model_copy(update={"plane_lead_s": None})
    free, _ = fly_ascent(replace(hardware, launcher=unbound), inclination)
    last = unbound.stages[-1]
    mass = hardware.ship.mass_kg + last.inert_mass_kg + flown.propellant_left_kg
    saved = free.propellant_left_kg - flown.propellant_left_kg
    return free.lead_s, float(last.isp_vacuum_s * G0_MPS2 * np.log((mass + saved) / mass))


def _windows(start: datetime, days: float) -> list[Opportunity]:
    """Windows of Soyuz from the sets of the test data, the newest of which is of 5 October 2021."""
    elements = ROOT / "tests" / "data" / "iss-2021-10.tle"
    return expedition.windows("soyuz-ms", pad="baikonur-31", start=start, days=days, elements=elements)


def _far_s() -> float:
    """How early the lift-off of Soyuz MS-20 comes out from the element sets of two months before, s."""
    found = _windows(datetime(2021, 10, 6, tzinfo=UTC), 65.0)
    (there,) = (one for one in found if one.liftoff_utc.date() == _MS20_LIFTOFF.date())
    (flown,) = (option for option in there.options if option.orbits == _MS20_ORBITS)
    return (_MS20_LIFTOFF - flown.liftoff_utc).total_seconds()


def _phase_ranges() -> str:
    (found,) = _windows(datetime(2021, 10, 5, tzinfo=UTC), 1.0)
    out = []
    for option in found.options:
        low, high = np.degrees(option.phase_range_rad)
        width = f"{high - low:.0f}°" if high - low < 360.0 else "all 360°"
        out.append(f"{width} ({option.orbits} orbits)")
    return ", ".join(out)
