"""Refusals: what pydantic found wrong, said in our words, with the field's path and the way out."""

from __future__ import annotations

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
# Which of several types a fault is about is pydantic's name for it, and in no file.
_OF_TYPES = re.compile(r"constrained-\w+|(tuple|list|dict)\[.*\]")


def refusal(error: ValidationError, model: type[BaseModel], file: Path | None = None) -> InputError:
    """The InputError for a failed validation: first fault in full, the paths of the others after it."""
    faults = error.errors(include_url=False)
    first, others = faults[0], [_path(fault["loc"]) for fault in faults[1:]]
    message = _message(dict(first), model)
    others = [path for path in others if path != _path(first["loc"])]
    if others:
        message += f"; also wrong: {', '.join(dict.fromkeys(others))}"
    if file is not None:
        message += f" (in {file})"
    return InputError(message, field=_path(first["loc"]) or None)


def _path(loc: tuple[int | str, ...]) -> str:
    text = ""
    for part in loc:
        if isinstance(part, str) and _OF_TYPES.fullmatch(part):
            continue
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _message(fault: dict[str, Any], model: type[BaseModel]) -> str:
    kind, loc, given = fault["type"], fault["loc"], repr(fault["input"])
    if kind == "extra_forbidden":
        return "unknown key" + choices(str(loc[-1]), _keys(model, loc[:-1]))
    if kind == "missing":
        return "is missing"
    if kind == "value_error":
        return str(fault["ctx"]["error"])
    if kind == "too_short":
        return f"holds {fault['ctx']['actual_length']}, should hold at least {fault['ctx']['min_length']}"
    if kind in _WANTED:
        said = f"should be {_WANTED[kind]}"
    else:
        said = fault["msg"].removeprefix("Input ").replace("Tuple", "List").replace("tuple", "list")
    return f"{said[0].lower()}{said[1:]}, not {given if len(given) <= 60 else given[:57] + '...'}"


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
