"""What a field means: the docstring under it, read from the source when a schema is asked for.

Reading it at every start would cost more than a plan's records do themselves.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic_core import CoreSchema


@cache
def meanings(model: type[BaseModel]) -> dict[str, str]:
    """The texts that stand under a model's fields, its ancestors' among them, by the fields' names."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, BaseModel) and one is not BaseModel:
            found |= _written(one)
    return found


def _written(model: type[BaseModel]) -> dict[str, str]:
    (node,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(model))).body
    assert isinstance(node, ast.ClassDef)
    return {
        field.target.id: " ".join(text.value.value.split())
        for field, text in zip(node.body, node.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


class Explained(BaseModel):
    """A model whose JSON schema says what its fields mean."""

    # What is printed always has every field, defaults or not. A model is made ready when it is first used: many are
    # only parts of others, and a command needs few.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True, defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        schema = handler(core_schema)
        fields = handler.resolve_ref_schema(schema).get("properties", {})
        for name, text in meanings(cls).items():
            shown = fields.get(cls.model_fields[name].alias or name)
            if shown is not None and "description" not in shown:
                shown["description"] = text
        return schema
