"""A price for the terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from expedition.plans.price import PlanPrice
from expedition.plans.price_words import price_heads, price_note, price_rows, rate_words, source_rows
from expedition.report.plan import price_table


def price_report(title: str, price: PlanPrice, currency: str = "USD") -> RenderableType:
    """What the numbers cannot tell, the prices, the numbered sources, and where the money of other years comes from."""
    # Where nothing has a price, no money is told either.
    note = price_note(price) if price.rows else f"Nothing is published: {'; '.join(price.cannot_tell)}."
    table = price_table(
        price_heads(price), tuple(price_rows(price, currency)), note, tuple(source_rows(price))
    )
    if not price.rows:
        return Group(Text(title, style="bold"), table)
    told = [f"Money of {price.money_of}: {price.index_source}", rate_words(price.money_of, currency)]
    below = Text("\n".join(filter(None, told)), style="dim")
    return Group(Text(title, style="bold"), Padding(table, (0, 0, 1, 0)), below)
