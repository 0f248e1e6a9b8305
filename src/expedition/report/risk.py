"""A risk for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.assess.curve import RiskAnswer
from expedition.plans.risk_words import one_in, risk_note, risk_rows
from expedition.report.plan import risk_table


def risk_report(found: RiskAnswer) -> Group:
    """What the numbers cannot tell, then the numbers, what they rest on, what others state, and everyday risks."""
    parts: list[RenderableType] = [Text(found.title, style="bold")]
    parts.append(risk_table(tuple(risk_rows(found.risk)), risk_note(found.risk)))
    parts.append(_table("Rests on", [(one.phase, one.rests_on) for one in found.risk.phases]))
    if found.risk.stated:
        stated = [(f"1 in {one.one_in:g}", one.what, one.who, one.source) for one in found.risk.stated]
        parts.append(_table("As others state it", stated))
    if found.risk.loss_of_crew is not None:
        parts.append(
            _table(
                "Everyday risks, each time",
                [(one_in(one.chance), one.what, one.source) for one in found.everyday],
            )
        )
    if found.happened:
        parts.append(Text(f"What became of it: {found.happened}"))
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts[:-1]), parts[-1])


def _table(title: str, rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    return table
