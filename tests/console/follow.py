"""Following a job of the console to its end."""

from __future__ import annotations

from typing import Any

import httpx


def done(web: httpx.Client, kind: str, body: Any, *, status: str = "done") -> dict[str, Any]:
    """The job's state once it is over, which must be `status`."""
    answer = web.post(f"/api/{kind}", json=body)
    assert answer.status_code == 202, answer.text
    job: dict[str, Any] = answer.json()
    while job["status"] in ("queued", "working"):
        job = web.get(f"/api/{kind}/{job['id']}", params={"wait": 15, "since": job["version"]}).json()
    assert job["status"] == status, job
    return job
