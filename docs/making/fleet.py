"""docs/flights.md: every flight of the catalogue, planned by name and held against how it went."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter

import expedition
from expedition.catalog import DEFAULT
from expedition.catalog.models.descent import Phasing
from expedition.catalog.models.flight import Flown
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc, to_datetime
from making import learned

_HEAD = """\
# Flights by name

<!-- Made by docs/generate.py from measurements; run `make docs` to measure again. -->

![Inspiration4 as planned: ground track and heights](figures/free-flight.svg)

Every flight of the catalogue, as `expedition plan NAME` plans it, held against how it went. Differences are planned
minus flown; a dash means that it has not flown, or that the record does not say. What each rests on, and how sure
that is: `expedition catalog NAME`. The last column says where the agreement comes from: *predicted* from what was known
without flights; *learned from flights like it*; or *learned from itself*, where something of this very flight went into
the values that plan it, so that it agrees by construction.

## Times

"""

_HOMEWARD = """\
## When and where ships come home

A return is asked by its undocking (`date`, narrowed by `earliest_utc` and `latest_utc`), by its day of landing and zone
(`landing_date`, `landing_zone`), or as soon as possible (`as_soon_as_possible`). What a ship prefers decides between
the passes of a day and refuses none of them: a plan remarks what it would rather have otherwise. Only what cannot be
reached is refused. The preferences are data of the ship (`expedition catalog ship SHIP`), with sources:

"""

_HOMEWARD_NOTES = """\
- **A capsule aims at a point** and spends its cross-range on it by banking; only what steering cannot reach moves the
  aim, within the zone. The farther aside, the fewer changes of side; planned landings of four flights are 0.6 to
  1.1 km off the aim.
- **A ship that phases** lands as its own plane passes over the zone, twice a day, wherever the station is then: two
  burns after departure, half a revolution apart, take it to an orbit in which it gains the difference. The free flight
  is the usual one where burns of usual size suffice, else as much longer or shorter as they ask; of the two passes of
  a day the one that asks least is taken, of those that let a cargo ship leave while the station's crew is up. Which
  pass was really flown depends on seas and winds too.
- **A wave-off**: each plan names the chances of that day and the next (`backups`), in the orbit that the ship waits in;
  ships that phase may burn once more for them.
- **Emergency landings** (`emergency`): for each revolution in flight, and of a first day at the port, the zone in
  reach, else a place straight on, with light, cross-range and where a ballistic capsule would fall; by sea nearer than
  40° to the equator, where the waves are lower. The sea of the day is not known.
- How well all that meets flown returns: [accuracy](accuracy.md#returns).

"""

_WAY_HOME = """\
## The way home, against the published table of Soyuz MS-11

The Canadian Space Agency published the plan of Soyuz MS-11's return of 25 June 2019 (in our words: burn, entry
interface, load, landing). `soyuz-ms-11-return` is planned from the element set of the day before.

"""

_NOTES = """\
What of it is learned from that flight: the angle at which a Soyuz meets the air is such that the burn comes to
128 m/s, and the height of the main parachute was moved within what is quoted, for a landing in time; the catalogue
says so. The bank that the entry is planned with was chosen so that a ballistic landing falls as far short as those of
Soyuz TMA-1 and later ones did: banks of 45°, 60° and 75° give 629, 379 and 156 km. So that place is learned too, from
flights like it. Times and loads follow from the physics. The capsule's aerodynamics are those of blunt capsules in
general. The ballistic load comes out at the lower end of what is quoted.

"""

_HOPS = """\
## Hops

"""

_LIMITS = """\
## What these plans cannot tell

- **Winds.** No wind moves a parachute or a glide; capsules drift kilometres.
- **Where splashdown points are.** Apart from the one off Cape Canaveral they are assumed: exact points are not
  published.
- **STS-135.** No published element set of July 2011 was found: the one used is put together from others, and the
  plane was set with a set from after the lift-off in view.
- **Shenzhou-21** is planned from a set reckoned back from two days after its lift-off: a hindcast, not a forecast.
- **When a free flight comes home** follows from the daylight at the zone and the ship's order of zones; the agencies'
  rules for crew days and seas are not published.
- **Starship**, and the Russian stations of 51.6° and 96.8°, exist on paper: masses are announcements, phases a choice.
- **Abort modes of the Shuttle** come without reserves and loads ([otherwise.md](otherwise.md#if-it-goes-otherwise)).
"""

_WHEN = """\
## When ships dock

The number of revolutions of these ships is not asked for. Each has a chance once a revolution, by the light, or once a
day, by the clock; the first one is taken that phase, drift and the days of both crews allow, or, where a usual time is
given, the nearest to it. The rules are data of the profile (`expedition catalog profile PROFILE`), with sources:

"""

_WHEN_NOTES = """\

What flights say of each: 24 Dragons and Starliners of 2020 to 2026, 12 of the record and 12 whose dockings and element
sets stand in public pages, and 9 Shuttles of the record:

- **Light.** 13 of the first 24 Dragons and Starliners docked within 20 min after an orbital sunset (90 %: 38 to 70 %),
  where chance would have 5; yet crews dock when their catching up lets them, and not by the light: with the time taken
  from the others ([left out](accuracy.md#docking-times-with-the-flight-left-out)) more of them are within 10 min than
  by the sunset. Planned times differ from flown ones by up to 38 min, because ships that are early do not wait.
- **Drift.** Phase divided by the rate at which a ship 213 km high gains on the station, 11° an hour, and a fixed length
  for burns and approach: 7.4 and 7.6 h with crews of NASA, 8.1 and 8.2 h with private ones, 9.0 to 9.3 h with NASA's
  since August 2023, 16.9 to 17.0 h for three of four that slept first (Demo-2: 16.2 h). Cargo scatters from 6.9 to
  11 h, and is taken by the light.
- **The 28-hour way.** Since March 2024 six of the seven Dragons whose phase and whose crews' days allow it docked 28.0
  to 28.5 h after lift-off, crews of NASA, a private one and cargo alike. The seventh, Crew-11, took 15.3 h.
- **Shuttles before Destiny.** The three of the record made contact 2 to 4 min after the first Russian ground station
  saw the station; RSC Energia and NASA place STS-106, -92 and -97 there. Of two passes in question the one nearest to
  41.7 h is taken. Later ones: six of nine docked between 26 and 53 min after a sunset, where chance would have 3.
- **Rest.** Of seven crews of NASA that could have docked between 9 and 19 h after lift-off, five docked 9 to 12 h later
  than they could. Why two did not (Crew-4, Crew-11) does not follow from hour, phase or year.
- **Private crews.** All four docked between 10:31 and 13:12 UTC, in the day of the station's crew, and waited up to
  14 h for it where they could have come by night; by chance four would do so once in 27. NASA's docked at any hour. A
  flight whose name begins with Axiom or Ax- so flies `dragon-private`; others may ask for it.
- **Duty.** Eight of eight Cargo Dragons docked between 08:41 and 18:40 UTC, in the day of the station's crew; by chance
  that would come once in 1,100. Dragon 1 was captured at about 11:00 UTC whatever the light.
- **Russian ships, 34 orbits.** Since 2009 a crew whose pass over Russia lies in darkness docks in the last light before
  it: four flights of NASA's reports, one of them in the record. Before, and with cargo, the pass decides alone.

The share of right revolutions beside that of the usual duration stands in
[the scoreboard](accuracy.md#docking-by-ship).

**Crew days.** Every plan to a station says when those on the way sleep and wake, and how far the station's crew has to
move its day, up at 06:00 and in bed at 21:30 UTC (NASA), to be awake from an hour and a half before contact to two and
a half hours after it. A crew that is awake for more than 20 h at one go fails a check: so NASA gave the limit for
Demo-2's return. Nights of Soyuz are recalled, not read.

"""


_LIKE_IT, _ITSELF = "learned from flights like it", "learned from itself"
_LEARNED = {
    "crew-2-return": f"{_LIKE_IT}: the entry angle, from burns of other Dragons",
    "crew-dragon-demo-2": f"{_ITSELF}, among others: the lead of its launcher",
    "dragon-crs-22": f"{_ITSELF}, among others: the lead of its launcher",
    "inspiration4": f"{_ITSELF}: its zone is its own splashdown point",
    "ns-16": f"{_LIKE_IT}: the apogee at which the engine is cut off is an input",
    "progress-ms-11": f"{_LIKE_IT}: the lead of 1997, the light of other dockings",
    "progress-ms-18": f"{_LIKE_IT}: the lead of 1997, the light of other dockings",
    "shenzhou-21": f"{_ITSELF}: its station data are from after its lift-off",
    "soyuz-ms-11-return": f"{_ITSELF}: the entry angle gives its burn",
    "soyuz-ms-18-return": f"{_LIKE_IT}: the entry angle of Soyuz MS-11",
    "soyuz-ms-19": f"{_LIKE_IT}: the lead of 1997, the light of other dockings",
    "soyuz-ms-20": f"{_LIKE_IT}: the lead of 1997, the light of other dockings",
    "starliner-cft": f"{_ITSELF}: the lead of its launcher",
    "sts-135": f"{_ITSELF}: its plane, from a set of after its lift-off",
    "sts-135-return": f"{_LIKE_IT}: usual angles and banks",
    "unity-22": f"{_LIKE_IT}: thrust and drag set by apogees of other flights",
}


def page() -> str:
    """The text of docs/flights.md; every flight is planned twice, the second time on the clock."""
    plans = {}
    for name in DEFAULT.names("flight"):
        expedition.plan(name)
        begun = perf_counter()
        plans[name] = (expedition.plan(name), perf_counter() - begun)
    ms11 = plans["soyuz-ms-11-return"][0]
    return "".join(
        (
            _HEAD,
            _times(plans),
            "\n",
            _HOMEWARD,
            homeward(),
            "\n",
            _HOMEWARD_NOTES,
            _WAY_HOME,
            _return(ms11),
            "\n",
            _NOTES,
            _HOPS,
            _hops(plans),
            "\n",
            _WHEN,
            _rules(),
            _WHEN_NOTES,
            _LIMITS,
        )
    )


def homeward() -> str:
    """How ships come home, as the catalogue has it."""
    rows = [
        "| ship | undocking to deorbit burn | burns for phasing | aside, at most | prefers | zones |",
        "|---|---|---|---|---|---|",
    ]
    for name in DEFAULT.names("ship"):
        data = DEFAULT.ship(name).descent
        if data is None:
            continue
        phasing = data.departure.phasing
        free, burns = f"{data.departure.free_flight_s / 3600.0:.1f} h", ""
        if phasing is not None:
            free = f"{phasing.least_h:g} to {phasing.most_h:g} h, usually {phasing.usual_h:g} h"
            burns = f"usually up to {phasing.usual_dv_mps:g} m/s, at most {phasing.most_dv_mps:g} m/s"
        prefers = [
            *(["on its way north"] if data.northbound else []),
            *(["by day"] if data.by_day else []),
            "the first chance" if data.chance == "first" else "" if phasing else "straight on",
            "" if phasing is None or phasing.leaves_from_h is None else _hours(phasing),
        ]
        rows.append(
            f"| `{name}` | {free} | {burns} | {data.cross_range_m / 1000.0:,.0f} km | "
            f"{', '.join(filter(None, prefers))} | {', '.join(f'`{zone}`' for zone in data.zones)} |"
        )
    return "\n".join(rows) + "\n"


def _hours(phasing: Phasing) -> str:
    """The hours in which a ship leaves its station."""
    ends = (phasing.leaves_from_h or 0.0, phasing.leaves_until_h or 0.0)
    first, last = (f"{int(hour):02d}:{round(60.0 * hour) % 60:02d}" for hour in ends)
    return f"leaving between {first} and {last} UTC"


def _rules() -> str:
    """The rules by which profiles choose their revolution, as the catalogue has them."""
    rows = [
        "| profile | chance | not before | a crew's sleep | the station's crew | else |",
        "|---|---|---|---|---|---|",
    ]
    for name in DEFAULT.names("profile"):
        one = DEFAULT.profile(name)
        if not one.by_chances:
            continue
        cells = ["", "", "", "", ""]
        if one.light is not None:
            minutes = one.light.after_sunset_s / 60.0
            cells[0] = f"{abs(minutes):.1f} min {'after' if minutes > 0.0 else 'before'} a sunset"
        if one.drift is not None:
            cells[1] = (
                f"phase at {one.drift.height_km:g} km, then {one.drift.settle_s / 3600.0:.1f} h"
                + "".join(
                    f", {then.settle_s / 3600.0:.1f} h since {then.since:%B %Y}" for then in one.drift.later
                )
            )
            if one.drift.at_once:
                cells[0] = "then, and each revolution on"
        if one.rest is not None:
            rest = one.rest
            cells[2] = (
                f"{rest.sleep_s / 3600.0:.1f} h later where that is {rest.awake_s / 3600.0:.1f} to "
                f"{rest.slept_s / 3600.0:.1f} h after lift-off"
            )
        if one.duty is not None and one.duty.at_s is not None:
            cells[3] = f"at {one.duty.at_s / 3600.0:.1f} h after it wakes"
        elif one.duty is not None:
            duty = one.duty
            cells[3] = (
                f"{duty.after_wake_s / 3600.0:.1f} h after it wakes to {duty.before_sleep_s / 3600.0:.1f} h before it "
                "sleeps"
            )
        if one.usual_docking_s is not None:
            before = "".join(
                f"; {then.usual_docking_s / 3600.0:.1f} h before {then.until:%B %Y}"
                + (f", {then.in_sight_s / 60.0:.0f} min into a pass over Russia" if then.watched_from else "")
                for then in sorted(one.formerly, key=lambda then: then.until, reverse=True)
            )
            cells[4] = f"nearest to {one.usual_docking_s / 3600.0:.1f} h{before}"
        for length in one.lengths:
            cells[4] = f"before all others {length.docking_s / 3600.0:.1f} h, since {length.since:%B %Y}"
        rows.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _times(plans: dict[str, tuple[Plan, float]]) -> str:
    rows = [
        "| flight | begins | differs | ends | differs | checks | planned in | the agreement is |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, (plan, seconds) in plans.items():
        flown = DEFAULT.flight_entry(name).flown or Flown()
        begun = flown.undocking_utc if plan.undocking_utc else flown.liftoff_utc
        ends = {
            "contact": flown.planned_docking_utc or flown.docking_utc,
            "landing": flown.landing_utc,
            "splashdown": flown.splashdown_utc,
        }
        passed = sum(check.ok for check in plan.checks)
        rows.append(
            f"| `{name}` | {plan.start_name} {_when(plan.zero_utc)} | {_off(plan.zero_utc, begun)} "
            f"| {plan.end_name} {_when(plan.end_utc)} | {_off(plan.end_utc, ends.get(plan.end_name))} "
            f"| {passed} of {len(plan.checks)} | {seconds:.1f} s | {_LEARNED.get(name, '–')} |"
        )
    return "\n".join(rows) + "\n"


def _when(utc: str) -> str:
    return utc[:19].replace("T", " ")


def _off(utc: str, flown: datetime | None) -> str:
    if flown is None:
        return "–"
    seconds = (to_datetime(parse_utc(utc)) - flown).total_seconds()
    sign = "−" if seconds < 0.0 else "+"
    return f"{sign}{abs(seconds):.0f} s" if abs(seconds) < 180.0 else f"{sign}{abs(seconds) / 60.0:.0f} min"


def _return(plan: Plan) -> str:
    home = plan.way_home
    assert home is not None
    assert home.ballistic is not None
    burn, entry = parse_utc(home.deorbit_tig_utc), parse_utc(home.entry_utc)
    peak, down = parse_utc(home.max_g_utc), parse_utc(plan.end_utc)
    undocked = burn - parse_utc(plan.zero_utc)
    rows = [
        ("undocking command to burn", "2 h 29 min 30 s", "", _clock(undocked), learned.ITSELF),
        ("deorbit burn", "128 m/s", "3 m/s", f"{home.deorbit_dv_mps:.1f} m/s", learned.ITSELF),
        ("its length", "4 min 41 s", "10 s", _clock(home.deorbit_duration_s), learned.ITSELF),
        ("burn to entry interface, 100 km", "30 min 17 s", "60 s", _clock(entry - burn), learned.PREDICTED),
        ("entry interface to greatest load", "6 min 16 s", "", _clock(peak - entry), learned.PREDICTED),
        ("greatest load", "4 to 5 g", "", f"{home.max_g:.1f} g", learned.PREDICTED),
        ("burn to landing", "52 min 53 s", "2 min", _clock(down - burn), learned.ITSELF),
        (
            "ballistic",
            "8 to 9.5 g",
            "",
            f"{home.ballistic.max_g:.1f} g, {home.ballistic.short_km:.0f} km short",
            f"{learned.PREDICTED}; how far short: {learned.LIKE_IT}",
        ),
        ("guided landing off the aim", "20 km", "", f"{home.miss_km:.1f} km", "by construction"),
    ]
    head = ["| | published or wanted | within | planned | the agreement is |", "|---|---|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    hours = f"{whole // 3600} h " if whole >= 3600 else ""
    return f"{hours}{whole // 60 % 60} min {whole % 60} s"


def _hops(plans: dict[str, tuple[Plan, float]]) -> str:
    rows = [
        "| flight | apogee | flown | wanted | load up, down | weightless | the agreement is |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, (plan, _) in plans.items():
        if plan.hop is None:
            continue
        flown = DEFAULT.flight_entry(name).flown
        apogee = flown.apogee_km if flown else None
        rows.append(
            f"| `{name}` | {plan.hop.apogee_km:.1f} km | {f'{apogee:g} km' if apogee else '–'} "
            f"| within {3 if name == 'unity-22' else 4} km "
            f"| {plan.hop.max_g_boost:.1f} g, {plan.hop.max_g_entry:.1f} g | {plan.hop.weightless_s:.0f} s "
            f"| {learned.LIKE_IT} |"
        )
    return "\n".join(rows) + "\n"
