"""Malformed requests, made from the API's own description, get an answer in the one shape and never a 500."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import httpx
import hypothesis
import hypothesis.errors
import pytest
import schemathesis
from schemathesis import GenerationMode

_SETTINGS: dict[str, Any] = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    "phases": [hypothesis.Phase.generate],
    "suppress_health_check": list(hypothesis.HealthCheck),
}


@pytest.mark.parametrize("examples", [3, pytest.param(500, marks=pytest.mark.slow)])
def test_no_request_breaks_it(web: httpx.Client, address: str, examples: int) -> None:
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    asked = 0
    for mode in (GenerationMode.NEGATIVE, GenerationMode.POSITIVE):
        for result in schema.get_all_operations():
            operation = result.ok()

            @hypothesis.settings(max_examples=examples, **_SETTINGS)
            @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: Any) -> None:
                nonlocal asked
                asked += 1
                _send(web, case)

            # What takes nothing cannot be given anything wrong.
            with suppress(hypothesis.errors.Unsatisfiable):
                ask()
    assert asked > 20 * examples
    assert web.get("/api/catalogue").status_code == 200


def _send(web: httpx.Client, case: Any) -> None:
    sent = case.as_transport_kwargs(base_url=str(web.base_url))
    try:
        request = web.build_request(
            sent["method"],
            sent["url"],
            params=sent.get("params"),
            headers={str(k): str(v) for k, v in (sent.get("headers") or {}).items()},
            cookies=sent.get("cookies"),
            json=sent.get("json"),
            content=sent.get("data") if isinstance(sent.get("data"), str | bytes) else None,
        )
    except (TypeError, ValueError, httpx.InvalidURL):
        # What no client can put on the wire.
        return
    try:
        answer = web.send(request)
    except httpx.LocalProtocolError:
        return
    assert answer.status_code < 500, (request.method, request.url, answer.text[:500])
    assert "Traceback" not in answer.text
    if answer.status_code >= 400:
        assert set(answer.json()["error"]) == {"message", "field", "reason"}
