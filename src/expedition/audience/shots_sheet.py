"""The run-of-show sheet and the calendar of a film crew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from expedition.audience.shot_list import Shots
from expedition.audience.shots_words import (
    city,
    clock,
    live_sentence,
    run_of_show,
    said_before,
    tables,
    worth_filming,
)
from expedition.catalog.spelling import slug
from expedition.exports.ics import Entry, caveats, write_calendar
from expedition.plans.ground import phases
from expedition.plans.plan import Plan
from expedition.plans.words import words
from expedition.space.time import format_met, parse_utc, to_datetime
from expedition.whatif.words import Table

_APPROACH_S = 1800.0
"""Where no event says when ship and station come near each other or part."""

_STYLE = """
@page { size: A4 landscape; margin: 12mm }
:root { font: 13px/1.4 system-ui, sans-serif; color: #111; background: #fff }
body { margin: 1.5rem auto; max-width: 76rem; padding: 0 1rem }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.1rem; margin: 1.4rem 0 .3rem }
div.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .2rem .5rem; border-bottom: 1px solid #bbb }
td.clock { font-variant-numeric: tabular-nums; white-space: nowrap }
tr.live { background: #fff3d0 } tr.live td:first-child { box-shadow: inset 4px 0 #b06000 }
thead { display: table-header-group }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 8.5pt } tr { break-inside: avoid }
  div.wide { overflow: visible }
  tr.live { -webkit-print-color-adjust: exact; print-color-adjust: exact } }
"""


def sheet_html(plan: Plan, found: Shots, zones: Sequence[str]) -> str:
    """The run of show as one page that needs nothing else: every moment on all clocks asked for."""
    clocks = "".join(f"<th scope='col'>{escape(city(zone))}</th>" for zone in zones)
    rows = "".join(
        f"<tr{' class=live' if live else ''}>"
        + "".join(f"<td class='clock'>{clock(utc, zone)}</td>" for zone in zones)
        + f"<td class='clock'>{format_met(met)}</td><td>{escape(what)}</td><td>{escape(more)}</td></tr>"
        for utc, met, what, more, live in run_of_show(plan, found)
    )
    said = words(plan)
    before, after = (
        "".join(_section(one) for one in tables(found, zones) if one.title.startswith(title))
        for title in ("Light at", "Days")
    )
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(found.title)}: run of show</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(found.title)}: run of show</h1><p>{escape(said.route)}. {escape(said.rests_on)}.</p>"
        f"<p>{escape(said_before(found))}</p>{before}<h2>Run of show</h2>"
        f"<div class='wide'><table><thead><tr>{clocks}<th scope='col'>T+</th><th scope='col'>What</th>"
        f"<th scope='col'>More</th></tr></thead><tbody>{rows}</tbody></table></div>{after}</main></body></html>\n"
    )


def _section(one: Table) -> str:
    heads = "".join(f"<th scope='col'>{escape(head.name)}</th>" for head in one.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line.cells) + "</tr>" for line in one.lines
    )
    return (
        f"<h2>{escape(one.title)}</h2><div class='wide'><table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div><p>{escape(one.note)}</p>"
    )


def calendar(
    plan: Plan, found: Shots, previous: str | bytes | None = None, now: datetime | None = None
) -> bytes:
    """A calendar with the flight's parts and each live picture, as long as they really are.

    UIDs stay from one plan to the next.
    """
    prefix = f"{slug(plan.flight.name)}.shots."
    entries = [*_parts(plan, found, prefix)]
    entries += [
        Entry(
            f"{prefix}live-{number}@expedition",
            f"{found.title}: live {'★' * one.marks}",
            to_datetime(parse_utc(one.start_utc)),
            f"{live_sentence(one)}. By {', '.join(one.via)}. Below: {', '.join(one.below)}.",
            end=to_datetime(parse_utc(one.end_utc)),
        )
        for number, one in enumerate(worth_filming(found), 1)
    ]
    entries.sort(key=lambda one: one.start)
    return write_calendar(f"{found.title}: shots", prefix, entries, caveats(plan), previous, now)


def _parts(plan: Plan, found: Shots, prefix: str) -> Iterator[Entry]:
    """Ascent, approach, departure and return: what is filmed of every flight, from where it begins to its end."""
    zero = parse_utc(plan.zero_utc)
    by_name = {one.name: one.met_s for one in reversed(plan.events)}

    def part(key: str, what: str, start_met_s: float, end_met_s: float) -> Entry:
        span = [one for one in plan.events if start_met_s - 0.5 <= one.met_s <= end_met_s + 0.5]
        told = "; ".join(f"{one.name} {one.utc[11:19]} UTC" for one in span)
        return Entry(
            f"{prefix}{key}@expedition",
            f"{found.title}: {what}",
            to_datetime(zero + start_met_s),
            told,
            end=to_datetime(zero + end_met_s),
        )

    for name, segments in phases(plan):
        start, end = segments[0].met_s[0], segments[-1].met_s[-1]
        if name in ("ascent", "hop"):
            yield part(name, "lift-off and ascent" if name == "ascent" else "up and down", start, end)
        elif name == "landing":
            yield part("return", "entry and landing", start, end)
    if plan.docking_utc:
        contact = parse_utc(plan.docking_utc) - zero
        begins = by_name.get("Enters approach ellipsoid", contact - _APPROACH_S)
        yield part("docking", "approach and docking", begins, contact)
    elif plan.liftoff_utc is None:
        leaves = by_name.get("Leaves approach ellipsoid", _APPROACH_S)
        yield part("undocking", "undocking and departure", 0.0, leaves)
