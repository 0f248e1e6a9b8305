"""Refusals: what pydantic found wrong, said in our words, with the field's path and the way out."""

from __future__ import annotations

import difflib
import re
import types
import typing
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from expedition.catalog.spelling import choices
from expedition.errors import InputError

# What TOML calls a thing where pydantic's word is Python's.
_WANTED = {
    "tuple_type": "a list",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "path_type": "a path",
}
# Faults that are about how large a number is.
_BOUNDS = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
# How many faults are named after the first, and how many letters of a key: files may hold thousands of either.
_NAMED, _LETTERS = 20, 60
# Which of several types a fault is about is pydantic's name for it, and in no file.
_OF_TYPES = re.compile(r"constrained-\w+|(tuple|list|dict)\[.*\]")


def refusal(error: ValidationError, model: type[BaseModel], file: Path | None = None) -> InputError:
    """The InputError for a failed validation: first fault in full, the paths of the others after it."""
    faults = error.errors(include_url=False)
    slip = _misspelt([dict(fault) for fault in faults])
    first = slip[0] if slip else faults[0]
    others = [_path(fault["loc"]) for fault in faults if fault is not first]
    message = _message(dict(first), model)
    if slip:
        message = f"unknown key; did you mean {slip[1]}, which is missing?{_unit(slip[1])}"
        others = [path for path in others if path != _path((*first["loc"][:-1], slip[1]))]
    others = [path for path in others if path != _path(first["loc"])]
    if others:
        named = list(dict.fromkeys(others))
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        message += f"; also wrong: {', '.join(named[:_NAMED])}{more}"
    if file is not None:
        message += f" (in {file})"
    return InputError(message, field=_path(first["loc"]) or None)


# What the endings of keys say of their numbers.
_UNITS = {
    "n": "newtons",
    "kg": "kilograms",
    "km": "kilometres",
    "m": "metres",
    "m2": "square metres",
    "mps": "metres a second",
    "s": "seconds",
    "h": "hours",
    "deg": "degrees",
    "g": "times 9.80665 m/s²",
    "pa": "pascals",
    "days": "days",
}


def _unit(key: str) -> str:
    """The unit of a key's number, as the end of a sentence; empty where its name tells none."""
    known = _UNITS.get(key.rpartition("_")[2]) if "_" in key else None
    return f" It is in {known}" if known else ""


def _misspelt(faults: list[dict[str, Any]]) -> tuple[dict[str, Any], str] | None:
    """A key that is unknown where one much like it is missing, and that one; None without such a pair."""
    for fault in faults:
        if fault["type"] != "extra_forbidden":
            continue
        table = fault["loc"][:-1]
        gone = [one["loc"][-1] for one in faults if one["type"] == "missing" and one["loc"][:-1] == table]
        near = difflib.get_close_matches(str(fault["loc"][-1]), [str(one) for one in gone], n=1)
        if near:
            return fault, near[0]
    return None


def _path(loc: tuple[int | str, ...]) -> str:
    text = ""
    for part in loc:
        if isinstance(part, str) and _OF_TYPES.fullmatch(part):
            continue
        if isinstance(part, str) and len(part) > _LETTERS:
            part = part[: _LETTERS - 3] + "..."
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _message(fault: dict[str, Any], model: type[BaseModel]) -> str:
    kind, loc, given = fault["type"], fault["loc"], repr(fault["input"])
    if kind == "extra_forbidden":
        return "unknown key" + _elsewhere(model, loc) + choices(str(loc[-1]), _keys(model, loc[:-1]))
    if kind == "missing":
        return "is missing"
    if kind == "value_error":
        return str(fault["ctx"]["error"])
    if kind == "too_short":
        return f"holds {fault['ctx']['actual_length']}, should hold at least {fault['ctx']['min_length']}"
    if kind == "string_type":
        return f'should be a text in quotes, as {loc[-1]} = "…", not {given[:60]}'
    if kind in _WANTED:
        said = f"should be {_WANTED[kind]}"
    else:
        said = fault["msg"].removeprefix("Input ").replace("Tuple", "List").replace("tuple", "list")
    unit = _unit(str(loc[-1])) if kind in _BOUNDS else ""
    shown = given if len(given) <= 60 else given[:57] + "..."
    return f"{said[0].lower()}{said[1:]}, not {shown}{unit.replace(' It is', '; it is')}"


def _elsewhere(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """That a key belongs to a table further out, into which nothing comes any more below the head of another."""
    name = str(loc[-1])
    for depth in range(len(loc) - 2, -1, -1):
        if name in _keys(model, loc[:depth]):
            where = f"[{_path(loc[:depth])}]" if depth else "the top of the file, above the first [table]"
            return f" here; it belongs to {where}"
    return ""


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Names that the table at `loc` may hold."""
    at: Any = model
    for part in loc:
        if part in at.model_fields:  # else the key of a table of free names
            at = _model_in(at.model_fields[part].annotation)
    return [field.alias or name for name, field in at.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    """The model inside an annotation such as `tuple[Port, ...]` or `Flown | None`."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)
