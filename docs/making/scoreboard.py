"""The scoreboard of docs/accuracy.md: the flown record in short, and against what was wanted."""

from __future__ import annotations

import statistics
import textwrap
from collections.abc import Sequence

from expedition.catalog import DEFAULT
from expedition.record.dockings import NEAR_S, is_american, left_out_errors_s, scores
from expedition.record.flown import Comparison, summary, with_left_out
from expedition.record.scoreboard import docking_cells, nominal
from expedition.space.time import parse_utc
from making import learned
from making.learned import is_soyuz
from making.tables import Table, minus

_REVOLUTION_S = 5570.0
_SINCE_2012 = parse_utc("2012-01-01T00:00:00Z")

_HEAD = """\
## The scoreboard

{flights} flights of the record, each predicted from vehicle, pad, UTC day, orbits to docking and element sets older
than lift-off; errors are predicted minus flown. Each flight by itself, the misses and their likely causes:
[record.md](record.md). `expedition flown` makes the same ([how](commands.md#expedition-flown)).

![Lift-off, predicted minus flown, by date](figures/record.svg)

"""

_BY_SHIP = """\
### Docking by ship

How many dock on the right revolution, that is, within half a revolution, and near the time; in brackets the 90 %
interval of the share. Naive is a docking after the median time of the other flights of that ship. The rules were read
off flown dockings, most of them these, so that the next ones will do worse; how much worse, the
[flights kept outside](#flights-kept-outside) say. All four private crews waited for the day of the station's crew, a
rule that came from them.

"""


_ASIDE = """\
### Flights kept outside

{count} Dragons and Starliners of 2020 to 2026 are in no row above. They are predicted from element sets of the days
before, found as examples in public code (`aside.csv` and `aside.tle` beside the record; `expedition flown --flights`
and `--elements` take them). Their lift-offs are recalled to the second, their dockings to some minutes, without a page
that was opened. Before anything was learned from them, the median of their lift-offs was {first:.1f} s off, 90 %
{first_90:.1f} s,
against 10.0 and 28.1 s left out within the record, and those of crews whose booster came back to the launch site were
all late. That crews then fly the lead of least propellant, without the flown constant, was learned from six of these
and two of the record; why is not known. Cargo with the booster back at the launch site does not. With a lead from the
other flights of both lists, {all_count} flights of Falcon 9 (Block 5) are {median:.1f} s off in the median, 90 %
{ninetieth:.1f} s, at most {worst:.1f} s (wanted: 8 and 25 s). Dragon CRS-30 has a set of twelve days before, from which
a turn of phase is counted wrongly, and is left out there. Of dockings 6 of the 19 were on the right revolution before
the revolution more of NASA's crews since August 2023 was learned from five of them and Crew-10; 9 were then. By now the
constants of crews and the way of 28 hours are learned from both lists, so that these flights are no longer blind; what
the others make of each stands [below](#docking-times-with-the-flight-left-out).

"""


def _aside(comparisons: Sequence[Comparison], aside: Sequence[Comparison]) -> str:
    """The flights that are not in the record."""
    both = with_left_out([*comparisons, *aside])
    falcons = [one for one in both if one.version == "falcon-9" and one.flight != _OLD_DATA]
    found = summary([one.left_out_error_s for one in falcons])
    assert found is not None
    told = _ASIDE.format(
        count=len(aside),
        first=_FIRST_S[0],
        first_90=_FIRST_S[1],
        all_count=found.count,
        median=found.median_s,
        ninetieth=found.ninetieth_s,
        worst=found.worst_s,
    )
    title, text = told.split("\n\n", 1)
    head = f"{title}\n\n{textwrap.fill(text, 120, break_on_hyphens=False)}\n\n"
    head_row = (
        "flight",
        "recovery",
        "age, h",
        "lift-off, s",
        "physics",
        "docking, min",
        "lift-off is",
        "docking is",
    )
    rows = Table(head_row, {})
    for one in aside:
        rows.add(
            one.flight,
            one.recovery,
            "" if one.elements_age_h is None else f"{one.elements_age_h:.0f}",
            *(
                "" if value is None else minus(value, 1)
                for value in (
                    one.liftoff_error_s,
                    one.physics_error_s,
                    (one.best_docking_error_s or 0.0) / 60.0,
                )
            ),
            # Only that crews over the launch site fly without the flown constant was read off these lift-offs.
            learned.AMONG_OTHERS
            if one.vehicle == "crew-dragon" and one.recovery == "launch site"
            else learned.LIKE_IT,
            learned.AMONG_OTHERS,
        )
    return (
        f"{head}{_by_ship(aside)}Each of them, docking predicted minus planned where that is known:\n\n{rows}"
    )


# What the rules of 28 November 2026 made of the lift-offs of these flights before anything was learned from them.
_FIRST_S = (17.5, 29.0)
_OLD_DATA = "Dragon CRS-30"


def section(comparisons: Sequence[Comparison], aside: Sequence[Comparison]) -> str:
    """The scoreboard's section of docs/accuracy.md. aside: flights that are not in the record."""
    usual = nominal([one for one in comparisons if not one.not_predicted])
    return "".join(
        (
            _HEAD.format(flights=len(comparisons)),
            "### Against what was wanted\n\n",
            str(_targets(usual)),
            "### Lift-off, by launcher\n\nSizes of the errors in seconds, median / 90 % / worst, of flights that flew "
            "as such flights do.\n\n",
            str(_launchers(usual)),
            "### Docking of Soyuz and Progress\n\nSizes of the errors in minutes; beside them those of somebody who "
            "docks each flight after the median time of the others of its row. That a flight is within half a "
            "revolution says little where the profile's span is itself a revolution: chance would do it too.\n\n",
            str(_dockings(usual)),
            _BY_SHIP,
            str(_by_ship(comparisons)),
            _aside(comparisons, aside),
            _left_out(comparisons, aside),
        )
    )


def _sizes(errors: Sequence[float | None], unit_s: float = 1.0) -> str:
    found = summary(errors)
    if found is None:
        return ""
    return " / ".join(f"{x / unit_s:.1f}" for x in (found.median_s, found.ninetieth_s, found.worst_s))


def _launchers(usual: Sequence[Comparison]) -> Table:
    table = Table(
        (
            "launcher",
            "flights",
            "lead, s",
            "with the lead",
            "from physics alone",
            "lead from the others",
            "naive: one lead for all launchers",
            "the agreement with the lead is",
        ),
        {},
    )
    naive = _one_lead_for_all(usual)
    groups = [
        (name, [one for one in usual if one.version == name]) for name in sorted({o.version for o in usual})
    ]
    groups.append(("all Soyuz", [one for one in usual if is_soyuz(one)]))
    groups.append(("all Falcon 9", [one for one in usual if one.version.startswith("falcon")]))
    for name, group in groups:
        entry = None if name.startswith("all ") else DEFAULT.launcher(name)
        lead = (
            ""
            if entry is None
            else "least propellant"
            if entry.plane_lead_s is None
            else f"{entry.plane_lead_s:.1f}"
        )
        table.add(
            name if entry is None else entry.title,
            str(len(group)),
            lead,
            _sizes([one.liftoff_error_s for one in group]),
            _sizes([one.physics_error_s for one in group]),
            _sizes([one.left_out_error_s for one in group]),
            _sizes([naive.get(one.flight) for one in group]),
            learned.together(learned.of_liftoff(one, usual) for one in group),
        )
    return table


def _one_lead_for_all(usual: Sequence[Comparison]) -> dict[str, float]:
    """Errors of lift-offs at the passage of the plane less one lead, the median of all other flights, s."""
    leads = {
        one.flight: one.liftoff_error_s + one.lead_s
        for one in usual
        if one.liftoff_error_s is not None and one.lead_s is not None
    }
    return {
        flight: lead - statistics.median(other for name, other in leads.items() if name != flight)
        for flight, lead in leads.items()
    }


def _usual_duration(group: Sequence[Comparison]) -> list[float]:
    """Errors of dockings after the median duration of the group's other flights, counted from lift-off as flown, s."""
    docked = {one.flight: one.planned_docking or one.docking for one in group}
    flown = {one.flight: docked[one.flight] - one.flown_liftoff for one in group if docked[one.flight]}
    return [
        duration - statistics.median(other for name, other in flown.items() if name != flight)
        for flight, duration in flown.items()
    ]


def by_orbits(usual: Sequence[Comparison], orbits: int) -> list[Comparison]:
    """Soyuz and Progress flown in a number of orbits that the record gives, with a docking to compare."""
    return [
        one
        for one in usual
        if is_soyuz(one)
        and one.orbits == orbits
        and not one.profile_chosen
        and one.best_docking_error_s is not None
    ]


def _dockings(usual: Sequence[Comparison]) -> Table:
    table = Table(
        (
            "profile",
            "flights",
            "median / 90 % / worst, min",
            "naive: the usual duration",
            "within 5 min",
            "within 20 min",
            "within half a revolution",
            "the agreement is",
        ),
        {},
    )
    late = by_orbits(usual, 34)
    for label, group in (
        ("2 orbits", by_orbits(usual, 2)),
        ("4 orbits", by_orbits(usual, 4)),
        ("34 orbits, since 2012", [one for one in late if one.flown_liftoff >= _SINCE_2012]),
        ("34 orbits, before 2012", [one for one in late if one.flown_liftoff < _SINCE_2012]),
    ):
        errors = [abs(one.best_docking_error_s or 0.0) for one in group]
        table.add(
            label,
            str(len(group)),
            _sizes(errors, 60.0),
            _sizes(_usual_duration(group), 60.0) if len(group) > 1 else "",
            *(str(sum(error <= limit for error in errors)) for limit in (300.0, 1200.0, 0.5 * _REVOLUTION_S)),
            learned.together(learned.of_docking(one, usual) for one in group),
        )
    return table


def _by_ship(comparisons: Sequence[Comparison]) -> Table:
    head = (
        "ship or profile",
        "flights",
        "right revolution",
        "naive",
        "near",
        "naive near",
        "the agreement is",
    )
    table = Table(head, {})
    for one in scores(comparisons):
        # The rules were read off most of these flights, and off their own where there is one.
        word = learned.ITSELF if one.flights == 1 else learned.AMONG_OTHERS
        table.add(*docking_cells(one), learned.together([word] * one.flights))
    return table


_LEFT_OUT = """\

### Docking times with the flight left out

Where a docking time rests on a flown constant, here is what the median of the other flights of both lists makes of it;
the revolution is taken as found. {near} of the {count} are within 10 min so, {with_own} with their own in it, and with
contact 10.5 min after a sunset, the rule before, 5 were. The middle between the shortest and the longest way of the
Shuttles that docked in sight of Russian stations (STS-97 to STS-92) decides their revolution: without STS-92 it takes
STS-92's a revolution too soon. With their constants from the others, and STS-92 so counted, {record} of the Dragons,
Starliners and Shuttles of the record come within 10 min, and {outside} of those outside.
That these constants hold at all was seen in these flights too.

"""


def _left_out(comparisons: Sequence[Comparison], aside: Sequence[Comparison]) -> str:
    """Dockings by a flown constant, with it and without the flight's own part in it."""
    both = [*comparisons, *aside]
    found = left_out_errors_s(both)

    def counted(group: Sequence[Comparison]) -> str:
        american = [one for one in group if is_american(one) and one.best_docking_error_s is not None]
        errors = {one.flight: found.get(one.flight, ("", one.best_docking_error_s))[1] for one in american}
        there = sum(
            abs(error or 0.0) <= NEAR_S for name, error in errors.items() if name != _ANOTHER_REVOLUTION
        )
        return f"{there} of {len(american)}"

    own = {one.flight: one.best_docking_error_s or 0.0 for one in both}
    table = Table(("flight", "constant", "docking, min", "left out, min"), {})
    for flight, (kind, error_s) in sorted(found.items(), key=lambda item: item[1][0]):
        table.add(flight, kind, minus(own[flight] / 60.0, 1), minus(error_s / 60.0, 1))
    near = sum(abs(error_s) <= NEAR_S for _, error_s in found.values())
    with_own = sum(abs(own[flight]) <= NEAR_S for flight in found)
    told = _LEFT_OUT.format(
        near=near,
        count=len(found),
        with_own=with_own,
        record=counted(nominal([one for one in comparisons if not one.not_predicted])),
        outside=counted(aside),
    )
    title, text = told.strip().split("\n\n", 1)
    return f"{title}\n\n{textwrap.fill(text, 120, break_on_hyphens=False)}\n\n{table}"


# Left out, it is taken for another pass over Russia.
_ANOTHER_REVOLUTION = "STS-92"


def _targets(usual: Sequence[Comparison]) -> Table:
    table = Table(("what", "wanted", "measured", "", "the agreement is"), {})

    def add(label: str, wanted: str, value: float, limit: float, word: str, unit_s: float = 1.0) -> None:
        unit = "s" if unit_s == 1.0 else "min"
        met = "met" if value <= limit else "**not met**"
        table.add(label, wanted, f"{value / unit_s:.1f} {unit}", met, word)

    families = [
        ("Soyuz family", [one for one in usual if is_soyuz(one)]),
        ("Falcon 9", [one for one in usual if one.version.startswith("falcon")]),
        ("Space Shuttle", [one for one in usual if one.version == "space-shuttle"]),
    ]
    limits = {"Soyuz family": 5.0, "Falcon 9": 20.0, "Space Shuttle": 15.0}
    for name, group in families:
        found = summary([one.liftoff_error_s for one in group])
        if found is None:
            continue
        word = learned.together(learned.of_liftoff(one, usual) for one in group)
        add(f"{name}, lift-off, median", f"{limits[name]:.0f} s", found.median_s, limits[name], word)
        if name == "Soyuz family":
            add(f"{name}, lift-off, 90 %", "15 s", found.ninetieth_s, 15.0, word)
            continue
        left_out = summary([one.left_out_error_s for one in group])
        if left_out is not None:
            label = f"{name}, the same with the lead from the others"
            word = learned.together([learned.LIKE_IT] * len(group))
            add(label, f"{limits[name]:.0f} s", left_out.median_s, limits[name], word)
    for orbits in (2, 4):
        group = by_orbits(usual, orbits)
        found = summary([one.best_docking_error_s for one in group])
        if found is not None:
            word = learned.together(learned.of_docking(one, usual) for one in group)
            add(f"{orbits} orbits, docking, median", "5 min", found.median_s, 300.0, word, 60.0)
    late = by_orbits(usual, 34)
    for label, group in (
        ("34 orbits since 2012, docking", [one for one in late if one.flown_liftoff >= _SINCE_2012]),
        ("34 orbits before 2012, docking", [one for one in late if one.flown_liftoff < _SINCE_2012]),
    ):
        sizes = [abs(one.best_docking_error_s or 0.0) for one in group]
        there = sum(size <= 1200.0 for size in sizes)
        table.add(
            label,
            "within 20 min",
            f"{there} of {len(sizes)} flights",
            "met" if there == len(sizes) else "**not met**",
            learned.together(learned.of_docking(one, usual) for one in group),
        )
    return table
