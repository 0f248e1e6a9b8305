"""The returns of docs/accuracy.md: ways home asked by day and zone, against how they went."""

from __future__ import annotations

import statistics
import textwrap
from collections.abc import Sequence

from expedition.record.flown import summary
from expedition.record.returns import SAME_REVOLUTION_S, ReturnComparison, apart_km, families
from expedition.record.returns_board import family_title, naive_hits, right
from expedition.space.time import format_utc
from expedition.whatif.statistics import share
from making import learned
from making.tables import Table, minus

_HEAD = """\
## Returns

{count} returns of the record, each asked by ship, UTC day of landing and zone, from element sets older than its
undocking; {left} more have no set of the 30 days before it and are left out. 27 of the sets were found when all rules
stood, so that those returns were foreseen blind, but for Starliner and the zones' middles and sizes, which were mended
on them: blind, 17 of the 27 were right, and two were refused. The revolution is right where the landing is foreseen
within half a revolution. Errors are predicted minus flown. Beside them stand those of somebody who knows the flown
undocking and adds the usual time to the ground of the ship's other returns. `expedition flown --returns` makes the same
([how](commands.md#expedition-flown)).

What is learned: that Soyuz and Shuttle come on their way north, how long Dragons fly free, and how long before its
plane passes over the zone a Dragon is down, which "left out" takes from the other Dragons. All the rest is physics:
the plane, the place in the orbit, the fall. Reboosts after the element set, and a landing put off to the second chance
of its day for weather, are not foreseen; STS-102 and STS-105, put off so, came down 18 min after and 5 min before the
next chance at Kennedy that their plans name. A Dragon with cargo leaves while the station's crew is up, which was read
off these flights: 7 of 8 did. Which of the two passes of a day a Dragon with a crew takes no rule was found for:
light, the station's working hours, the way over the zone and prices of burns were tried by leave-one-out, and none was
better than the price alone.

"""

_PLACES = """\
**Where.** {count} Soyuz of which place and orbit are known came down {median:.0f} km from where they were foreseen to,
in the median (wanted: 15 km), {within} of them within 15 km: {listed} km. Physics decides little of that: a guided
entry ends on its aim, which is the zone's, and the aims are means of flown places, some of these among them. Somebody
who takes the middle of the other flown places in the zone is {others:.0f} km off. Soyuz TMA-13 was sent elsewhere for
soggy ground, and near Arkalyk there is a second place to aim at, 110 km to the south.
"""


def section(found: Sequence[ReturnComparison]) -> str:
    """The section of docs/accuracy.md."""
    predicted = [one for one in found if not one.not_predicted]
    table = Table(
        (
            "ships",
            "right revolution",
            "95 % interval",
            "landing then, min",
            "left out, min",
            "naive: right revolution",
            "naive, min",
            "the agreement is",
        ),
        {},
    )
    groups = [(family_title(name), group) for name, group in families(predicted)]
    for name, group in [*groups, ("all", predicted)]:
        hits = right(group)
        chance = share(len(hits), len(group))
        near, told = naive_hits(group, SAME_REVOLUTION_S)
        table.add(
            name,
            f"{len(hits)} of {len(group)}",
            f"{100.0 * chance.low:.0f} to {100.0 * chance.high:.0f} %",
            _sizes([one.landing_error_s for one in hits]),
            _sizes([one.left_out_error_s for one in hits]),
            f"{near} of {told}",
            _sizes([one.baseline_error_s for one in group]),
            learned.together(map(learned.of_return, group)),
        )
    head = _HEAD.format(count=len(predicted), left=len(found) - len(predicted))
    return f"{head}Sizes of errors: median / 90 % / worst.\n\n{table}{_places(predicted)}{_each(predicted)}"


def _places(predicted: Sequence[ReturnComparison]) -> str:
    """Where capsules came down, against where they were foreseen to, and against the mean place of the others."""
    known = [one for one in predicted if one.place_error_km is not None and one.right_revolution]
    errors, others = [one.place_error_km or 0.0 for one in known], []
    for one in known:
        near = [
            other.flown.place_deg
            for other in known
            if other is not one and other.flown.zone == one.flown.zone and other.flown.place_deg
        ]
        if near and one.flown.place_deg:
            middle = (
                statistics.median(place[0] for place in near),
                statistics.median(place[1] for place in near),
            )
            others.append(apart_km(middle, one.flown.place_deg))
    listed = ", ".join(
        f"{one.flown.flight.removeprefix('Soyuz ')} {one.place_error_km:.0f}"
        for one in sorted(known, key=lambda one: one.flown.landing)
    )
    told = _PLACES.format(
        count=len(known),
        median=statistics.median(errors),
        within=sum(error <= 15.0 for error in errors),
        others=statistics.median(others),
        listed=listed,
    )
    return textwrap.fill(told, 120, break_on_hyphens=False) + "\n\n"


def _each(predicted: Sequence[ReturnComparison]) -> str:
    table = Table(
        (
            "return",
            "zone",
            "landing flown, UTC",
            "age of data, d",
            "landing, min",
            "naive, min",
            "the agreement is",
        ),
        {},
    )
    for one in sorted(predicted, key=lambda one: one.flown.landing):
        error = one.landing_error_s
        assert error is not None
        said = minus(error / 60.0, 1)
        table.add(
            one.flown.flight,
            one.flown.zone,
            format_utc(one.flown.landing)[:-1].replace("T", " "),
            "" if one.elements_age_h is None else f"{one.elements_age_h / 24.0:.1f}",
            said if one.right_revolution else f"({said}) another pass",
            "" if one.baseline_error_s is None else minus(one.baseline_error_s / 60.0, 1),
            learned.of_return(one),
        )
    return f"Each of them:\n\n{table}"


def _sizes(errors: Sequence[float | None]) -> str:
    found = summary(errors)
    if found is None:
        return ""
    return " / ".join(f"{x / 60.0:.1f}" for x in (found.median_s, found.ninetieth_s, found.worst_s))
