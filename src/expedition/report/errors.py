"""The error sources of the catalogue as a table of the terminal and as plain data."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from expedition.catalog import Catalogue
from expedition.catalog.models.errors import QUANTITIES, component_names, unit_of
from expedition.whatif.errors import ErrorModel, Source, named_model

_STYLES = {"print": "green", "measured": "green", "recalled": "yellow", "assumed": "red"}


def errors_table(book: Catalogue) -> Table:
    """What each model states itself: quantity, standard deviation with unit, when it is known, and its source."""
    table = Table("model", "quantity", "1 sigma", "known", "confidence", "source", title="Error sources")
    for column in table.columns[1:]:
        column.overflow = "fold"
    for name in book.names("errors"):
        entry, model = book.errors(name), named_model(name, book)
        table.add_row(Text(name, style="bold"), Text(f"extends {entry.extends}" if entry.extends else ""))
        for quantity in (each for each in QUANTITIES if each in entry.quantities):
            source = model.sources[quantity]
            said = Text(source.source)
            if source.note:
                said.append(f". Note: {source.note}", style="italic")
            confidence = Text(source.confidence, style=_STYLES.get(source.confidence, ""))
            table.add_row("", Text(quantity), Text(_said(source)), source.known, confidence, said)
        for pair in entry.correlation:
            both = f"{pair.first} with {pair.second}"
            table.add_row("", Text(both), f"{pair.coefficient:+.3g}", "", "", "")
        table.add_section()
    return table


def errors_json(book: Catalogue) -> list[dict[str, Any]]:
    """All models as plain data, each with all quantities, those that it extends another by included."""
    return [_model(named_model(name, book), book) for name in book.names("errors")]


def _model(model: ErrorModel, book: Catalogue) -> dict[str, Any]:
    entry = book.errors(model.name)
    return {
        "name": model.name,
        "title": entry.title,
        "extends": entry.extends,
        "assumed": list(model.assumed),
        "quantities": {
            name: {
                "meaning": QUANTITIES[name].meaning,
                "components": list(component_names(name)),
                "unit": unit_of(name),
                "per": QUANTITIES[name].per,
                "sigma": list(each.sigma),
                "by_name": {label: list(sigma) for label, sigma in each.by_name.items()},
                "distribution": each.distribution,
                "known": each.known,
                "confidence": each.confidence,
                "source": each.source,
                "note": each.note,
                "own": name in entry.quantities,
            }
            for name, each in model.sources.items()
        },
        "correlation": [pair.model_dump() for pair in model.correlations],
    }


def _said(source: Source) -> str:
    def one(sigma: tuple[float, ...]) -> str:
        values = sigma[:1] if len(set(sigma)) == 1 else sigma
        share = QUANTITIES[source.quantity].unit in ("1", "ln")
        return ", ".join(f"{100.0 * each if share else each:.4g}" for each in values)

    unit = "%" if QUANTITIES[source.quantity].unit in ("1", "ln") else unit_of(source.quantity)
    names = "".join(f"; {name} {one(sigma)}" for name, sigma in source.by_name.items())
    return f"{one(source.sigma)}{names} {unit}"
