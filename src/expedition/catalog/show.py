"""The catalogue on a screen and as plain data: every value with its unit, confidence and source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from expedition.catalog.catalogue import KINDS
from expedition.catalog.entry import Entry
from expedition.catalog.facts import Provenance

_UNITS = {"mps": "m/s", "mps2": "m/s²", "m2": "m²", "m3": "m³", "deg": "°", "days": "d", "n": "N", "kn": "kN"}
_RATES = {"_s_per_deg": "s/°", "_per_s": "1/s"}
_PLAIN_UNITS = {"m", "km", "kg", "s", "pa", "w", "k"}
_STYLES = {"verified": "green", "bounded": "yellow", "assumed": "red"}
_NOTHING = Provenance(None, None)


def catalog_table(entries: Sequence[Entry]) -> Table:
    """Entries by kind: name and title."""
    table = Table("kind", "name", "title", title="Catalogue")
    for kind in KINDS:
        here = [entry for entry in entries if entry.kind == kind]
        for index, entry in enumerate(here):
            last = index == len(here) - 1
            table.add_row("" if index else kind, Text(entry.name), Text(entry.title), end_section=last)
    return table


def entry_table(entry: Entry) -> Table:
    """All values of an entry: path, value with unit, confidence, and source with note."""
    title = f"{entry.title} ({entry.kind} {entry.name})"
    table = Table("path", "value", "confidence", "source", title=Text(title))
    for column in table.columns:
        column.overflow = "fold"
    for path, value, known in _rows(entry):
        source = Text(known.source or "")
        if known.note:
            source.append(f"{'. ' if known.source else ''}Note: {known.note}", style="italic")
        confidence = Text(known.confidence or "", style=_STYLES.get(known.confidence or "", ""))
        table.add_row(Text(path), Text(_said(path, value)), confidence, source)
    return table


def catalog_json(entries: Sequence[Entry]) -> list[dict[str, str]]:
    """Entries as plain data: kind, name, title."""
    return [{"kind": each.kind, "name": each.name, "title": each.title} for each in entries]


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry as plain data: its values as they nest, and `provenance` by path."""
    return {
        "kind": entry.kind,
        "name": entry.name,
        "title": entry.title,
        "file": str(entry.file) if entry.file else None,
        "values": entry.model_dump(mode="json", exclude_none=True, exclude=_beside_values(entry)),
        "provenance": {
            path: {"source": known.source, "confidence": known.confidence, "note": known.note}
            for path, known in entry.provenance.items()
        },
    }


def _beside_values(entry: Entry) -> set[str]:
    """Fields that are no values of an entry, or say nothing."""
    return {"kind", "name", "title", *(() if entry.aliases else ("aliases",))}


def _rows(entry: Entry) -> Iterator[tuple[str, Any, Provenance]]:
    values = entry.model_dump(exclude_none=True, exclude=_beside_values(entry))
    for path, value in _leaves(values, ""):
        yield path, value, entry.provenance.get(path, _NOTHING)
    # Notes that stand in a table speak of no single value and follow at the end.
    shown = {path for path, _ in _leaves(values, "")}
    for path, known in entry.provenance.items():
        if path not in shown and known.note:
            yield path or "(all)", None, known


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, tuple) and any(isinstance(item, dict) for item in value):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]")
    else:
        yield path, value


def _said(path: str, value: Any) -> str:
    """A value as a person reads it, with the unit that its name carries."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        if value and isinstance(value[0], tuple):
            return f"{len(value)} sets of {len(value[0])} lines"
        said = ", ".join(_number(item) for item in value)
    else:
        said = _number(value)
    unit = _unit(path)
    return f"{said}{'' if unit in ('', '°') else ' '}{unit}"


def _number(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _unit(path: str) -> str:
    """The unit at the end of a name, or of the table that the name stands in: `contact_speed_mps.max`."""
    for ending, unit in _RATES.items():
        if path.endswith(ending):
            return unit
    for name in reversed(re.sub(r"\[\d+\]", "", path).split(".")):
        ending = name.rpartition("_")[2] if "_" in name else ""
        if ending in _UNITS:
            return _UNITS[ending]
        if ending in _PLAIN_UNITS:
            return ending
    return ""
