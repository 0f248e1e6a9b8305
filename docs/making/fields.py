"""The page of the catalogue's fields: what each kind of entry holds, from its model, with an entry as example."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from importlib import import_module
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from expedition.catalog import DEFAULT
from expedition.catalog.catalogue import KINDS
from expedition.catalog.entry import Entry
from expedition.meanings import meanings

EXAMPLES = {
    "ship": "soyuz-ms",
    "launcher": "soyuz-2-1a",
    "hopper": "new-shepard",
    "pad": "baikonur-31",
    "station": "iss",
    "profile": "soyuz-2-orbit",
    "landing-zone": "zhezkazgan",
    "errors": "usual-errors",
    "flight": "soyuz-ms-19",
}
_PLAIN = {float: "number", int: "whole number", str: "text", bool: "true or false"}
_BOUNDS = (
    (annotated_types.Gt, "above"),
    (annotated_types.Ge, "from"),
    (annotated_types.Lt, "below"),
    (annotated_types.Le, "to"),
)
_HEAD = """\
# The fields of the catalogue

<!-- Made by docs/generate.py from src/expedition/catalog/models/; edit those, or docs/making/fields.py. -->

What an entry of each kind may hold, what has to be there, and what one shipped entry says. An entry is a TOML file
in the folder of its kind; each value has a source and a confidence, its own or that of its table. How to write one:
[adding a vehicle](adding-a-vehicle.md); `expedition new` writes one to fill in.

![A flight whose rocket, ship, pad, station and landing zone are entries of one's own](figures/own-flight.svg)
"""


def page() -> str:
    """The page, as Markdown."""
    parts = [_HEAD]
    for kind, (folder, module, model) in KINDS.items():
        entry: type[Entry] = getattr(import_module(f"expedition.catalog.models.{module}"), model)
        example = DEFAULT.load(kind, EXAMPLES[kind])
        parts.append(
            f"## {kind}\n\nIn `{folder}/`; the values beside the fields are those of `{example.name}`.\n"
        )
        parts += _tables(entry, example, kind, set())
    return "\n".join(parts)


def _tables(model: type[BaseModel], example: Any, title: str, seen: set[type]) -> Iterator[str]:
    """The table of a model and then those of its parts, each once."""
    seen.add(model)
    lines = [
        _prose(model),
        "",
        f"| field of {title} | | needed | {'for example' if example is not None else ''} |",
        "|---|---|---|---|",
    ]
    told = meanings(model)
    inner: list[tuple[type[BaseModel], Any, str]] = []
    for name, field in model.model_fields.items():
        if name == "kind":
            continue
        value = getattr(example, name, None) if example is not None else None
        needed = "yes" if field.is_required() else f"no{_unless(field)}"
        what = _type(field.annotation, field.metadata) + (f": {told[name]}" if name in told else "")
        lines.append(f"| `{name}` | {what} | {needed} | {_said(value)} |")
        for part in _parts(field.annotation):
            if part not in seen:
                one = value[0] if isinstance(value, tuple) and value else value
                inner.append((part, one if isinstance(one, part) else None, f"`{name}`"))
    yield "\n".join(lines) + "\n"
    for part, value, where in inner:
        if part not in seen:
            yield from _tables(part, value, where, seen)


def _prose(model: type[BaseModel]) -> str:
    text = (model.__doc__ or "").strip()
    return re.sub(r"[ \t]+", " ", re.sub(r"\n[ \t]*", "\n", text))


def _unless(field: FieldInfo) -> str:
    default = field.get_default(call_default_factory=True)
    return "" if default in (None, (), "", {}) or isinstance(default, BaseModel) else f" ({_said(default)})"


def _type(annotation: Any, metadata: list[Any]) -> str:
    origin, given = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(given[0], [*metadata, *given[1:]])
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_type(one, metadata) for one in given if one is not type(None)))
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in given)
    if origin is tuple:
        inner = [one for one in given if one is not Ellipsis]
        if Ellipsis in given:
            return f"list of {_type(inner[0], [])}"
        return f"{len(inner)} of {_type(inner[0], [])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "table"
    limits = [text for one in metadata for text in _limits(one)]
    name = _PLAIN.get(annotation, getattr(annotation, "__name__", "value"))
    return f"{name} {' and '.join(limits)}".strip()


def _limits(one: Any) -> Iterator[str]:
    if isinstance(one, FieldInfo):
        for inner in one.metadata:
            yield from _limits(inner)
    for kind, word in _BOUNDS:
        if isinstance(one, kind):
            yield f"{word} {getattr(one, kind.__name__.lower()):g}"


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in get_args(annotation):
        yield from _parts(one)


def _said(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, BaseModel):
        return "a table"
    if isinstance(value, dict):
        return f"{len(value)} tables"
    if isinstance(value, tuple):
        if isinstance(value[0], BaseModel):
            return f"{len(value)} tables"
        return ", ".join(_said(one) for one in value[:3]) + (", …" if len(value) > 3 else "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    text = str(value).replace("|", "\\|")
    return text if len(text) <= 60 else text[:57] + "…"
