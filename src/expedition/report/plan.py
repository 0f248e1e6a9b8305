"""A plan for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.plans.plan import Plan
from expedition.plans.price_words import PriceRowWords, SourceWords, price_cells, source_cells
from expedition.plans.risk_words import RISK_HEADS, RiskRow
from expedition.plans.sections import Section
from expedition.plans.words import LandingRow, PlanWords, risk_cells, words

_LANDINGS_SHOWN = 10
_SIGHT_WIDE = 28


def plan_report(plan: Plan, *, wide: bool = True, widest: bool = False) -> Group:
    """The plan for the terminal: heading, window, timeline, Δv budget, checks and the age of the data.

    wide: details of the timeline in a column of their own (120 letters and more), or else under each event. widest:
    who hears the ship in a further one (180 and more).
    """
    said = words(plan)
    parts: list[RenderableType] = [_pairs(said), _timeline_table(said, wide=wide, widest=widest)]
    if said.landings:
        parts.append(_landings_table(said.landings, wide=wide))
    if said.budget:
        parts.append(_budget_table(said))
    parts += [section_table(one, wide=wide) for one in said.sections]
    parts.append(_checks_table(plan, wide=wide))
    if said.risk:
        parts.append(risk_table(said.risk, said.risk_note))
    # Where nothing has a price, the first lines have said so.
    if said.price:
        parts.append(price_table(said.price_heads, said.price, said.price_note, _leaned_on(said)))
    lines = [Text(said.rests_on, style="dim")] if said.rests_on else []
    lines += [Text(f"Warning: {warning}", style="yellow") for warning in plan.data.warnings]
    if lines:
        parts.append(Group(*lines))
    return Group(_heading(said), *(Padding(part, (0, 0, 1, 0)) for part in parts[:-1]), parts[-1])


def _heading(said: PlanWords) -> Text:
    text = Text(f"{said.title}\n", style="bold")
    text.append(said.route, style="not bold")
    if said.crew:
        text.append(f"\n{said.crew}", style="not bold dim")
    return text


def _titled(title: str) -> Table:
    return Table(title=title, title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))


def _landings_table(landings: Sequence[LandingRow], *, wide: bool) -> Table:
    table = _titled("Landing opportunities")
    docked = any(one.undocking for one in landings)
    for name in (*(["Undocking"] if docked else []), "Deorbit", "Landing UTC"):
        table.add_column(name, no_wrap=True)
    table.add_column("Aside km", justify="right", no_wrap=True)
    table.add_column("Sun°", justify="right", no_wrap=True)
    table.add_column("Zone, or why not")
    for one in landings[:_LANDINGS_SHOWN]:
        why = one.why_not if wide else one.why_not.partition(":")[0]
        table.add_row(
            *([one.undocking] if docked else []),
            one.deorbit,
            one.landing,
            one.aside_km,
            one.sun_deg,
            f"{one.zone}: {why}" if why else one.zone,
            style="dim" if one.why_not else "",
        )
    if len(landings) > _LANDINGS_SHOWN:
        table.add_row(f"and {len(landings) - _LANDINGS_SHOWN} more", style="dim")
    return table


def _pairs(said: PlanWords) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for one in said.summary:
        table.add_row(one.question, one.answer)
    return table


def section_table(section: Section, *, wide: bool) -> RenderableType:
    """A section as a table under its title, after what it cannot tell."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for k, head in enumerate(section.heads):
        table.add_column(head, no_wrap=wide and k == 0, overflow="fold")
    for cells in section.rows:
        table.add_row(*map(Text, cells))
    note = [Text(section.note, style="dim")] if section.note else []
    return Group(Text(section.title, style="italic"), *note, *([table] if section.rows else []))


def _timeline_table(said: PlanWords, *, wide: bool, widest: bool) -> Table:
    table = _titled("Timeline")
    table.add_column(said.elapsed_heading, justify="right", no_wrap=True)
    table.add_column("UTC", justify="right", no_wrap=True)
    if said.local_heading:
        table.add_column(said.local_heading, no_wrap=True)
    if said.has_range:
        table.add_column("Range km", justify="right", no_wrap=True)
    table.add_column("Event", no_wrap=wide)
    if wide:
        table.add_column("Detail")
    widest = widest and any(row.in_sight for row in said.timeline)
    if widest:
        table.add_column("In sight", max_width=_SIGHT_WIDE)
    for row in said.timeline:
        below = Group(row.event, Padding(row.detail, (0, 0, 0, 2))) if row.detail else row.event
        table.add_row(
            row.elapsed,
            row.utc,
            *([row.local] if said.local_heading else []),
            *([row.range_km] if said.has_range else []),
            *([row.event, row.detail] if wide else [below]),
            *([row.in_sight] if widest else []),
            style="cyan" if row.burn else "",
        )
    return table


def _budget_table(said: PlanWords) -> Table:
    table = Table(
        title="Δv budget, m/s", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0)
    )
    table.add_column()
    table.add_column(justify="right")
    for one in said.budget:
        table.add_row(one.name, one.dv_mps)
    return table


def risk_table(rows: Sequence[RiskRow], note: str) -> RenderableType:
    """Chances by phase, with what they cannot tell before them."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in RISK_HEADS:
        table.add_column(head)
    for cells in risk_cells(rows):
        table.add_row(*cells)
    return Group(Text("Risk", style="italic"), Text(note, style="dim"), table)


def price_table(
    heads: Sequence[str], rows: Sequence[PriceRowWords], note: str, sources: Sequence[SourceWords]
) -> RenderableType:
    """Prices with what they cannot tell before them, and the numbered sources below."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in heads:
        table.add_column(head)
    for cells in price_cells(rows):
        table.add_row(*map(Text, cells))
    below = Table(show_header=False, box=None, padding=(0, 1, 0, 0))
    below.add_column(no_wrap=True)
    below.add_column(overflow="fold")
    for number, text in source_cells(sources):
        below.add_row(Text(number), Text(text))
    shown = [table] if rows else []
    return Group(
        Text("Price", style="italic"), Text(note, style="dim"), *shown, *([below] if sources else [])
    )


def _leaned_on(said: PlanWords) -> list[SourceWords]:
    """The sources that a price rests on; `expedition price` has those for comparison too."""
    named = " ".join(row.sources for row in said.price)
    return [one for one in said.price_sources if one.number in named]


def _checks_table(plan: Plan, *, wide: bool) -> Table:
    table = Table(title="Checks", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=wide)
    if wide:
        table.add_column()
    for check in plan.checks:
        words = [check.name, check.detail] if wide else [f"{check.name}: {check.detail}"]
        table.add_row("pass" if check.ok else "FAIL", *words, style="" if check.ok else "bold red")
    return table
