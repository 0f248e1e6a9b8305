"""The description of the server is that of its models, and the page's types are made from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from expedition.console.app import create_app

DESCRIBED = Path(__file__).resolve().parents[2] / "frontend" / "openapi.json"


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return create_app(workers=0).openapi()


def kind(schema: dict[str, Any]) -> Any:
    """What a field holds, without the words and limits that versions of the generator write differently."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    for word in ("anyOf", "allOf"):
        if word in schema:
            return sorted(json.dumps(kind(one)) for one in schema[word])
    if schema.get("type") == "array":
        return ["array", [kind(one) for one in schema.get("prefixItems", [schema.get("items", {})])]]
    return schema.get("const") or schema.get("enum") or schema.get("type", "any")


def shape(whole: dict[str, Any]) -> dict[str, Any]:
    models = {
        name: {
            field: (kind(about), field in model.get("required", []), about.get("description"))
            for field, about in model.get("properties", {}).items()
        }
        for name, model in whole["components"]["schemas"].items()
        if "Validation" not in name
    }
    answers = {
        f"{method} {path}": json.dumps(
            [
                kind(media.get("schema", {}))
                for code, answer in operation["responses"].items()
                if code.startswith("2")
                for media in answer.get("content", {}).values()
            ]
        )
        for path, methods in whole["paths"].items()
        for method, operation in methods.items()
    }
    return {"models": models, "answers": answers}


def test_the_stored_description_is_that_of_the_models(described: dict[str, Any]) -> None:
    if not DESCRIBED.is_file():
        pytest.skip("the sources of the page are not here")
    stored = shape(json.loads(DESCRIBED.read_text(encoding="utf-8")))
    assert shape(json.loads(json.dumps(described))) == stored, "run `make frontend`"


def test_every_answer_has_a_model_and_every_field_a_meaning(described: dict[str, Any]) -> None:
    for answer, model in shape(described)["answers"].items():
        # A file of another program has a form of its own.
        assert "/export/" in answer or model not in ("[]", '["any"]', '["object"]'), answer
    for name, fields in shape(described)["models"].items():
        for field, (holds, _, said) in fields.items():
            assert said or isinstance(holds, str), f"{name}.{field}"
