"""The door of the console: who may ask, how much, and what every answer carries.

A page of another site can make the browser ask us, and a name that is bound to 127.0.0.1 can make it read the
answer. So the Host must be loopback, the Origin our own, and bodies JSON.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MAX_BODY = 400_000
_MAX_URL = 8_000

_HEADERS = [
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        b"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]


class Guard:
    """ASGI middleware that refuses what does not come from our own page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            # No web sockets here: closed before they are accepted.
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = {name.lower(): value for name, value in scope["headers"]}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(n, v) for n, v in message["headers"] if n.lower() != b"server"]
                if not any(n.lower() == b"cache-control" for n, _ in own):
                    own.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*own, *_HEADERS]}
            await send(message)

        refused = _refused(scope, headers)
        if refused is not None:
            await _refuse(answer, *refused)
            return
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, answer)
            return
        body = await _body(receive)
        if body is None:
            await _refuse(answer, 413, f"a request has at most {MAX_BODY} bytes", None, "too large")
            return
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, again, answer)


def _refused(scope: Scope, headers: dict[bytes, bytes]) -> tuple[int, str, str | None, str] | None:
    """Status, message, field and reason of a refusal, None for a request that may pass."""
    host = headers.get(b"host", b"").decode("latin-1")
    try:
        parts = urlsplit(f"//{host}")
        name, port = parts.hostname, parts.port
    except ValueError:
        name, port = None, None
    if name not in LOOPBACK or "@" in host or parts.path or parts.query:
        return 403, "this console answers on this computer only; open it as http://127.0.0.1", "host", "host"
    served = scope.get("server")
    if served and served[1] is not None and (port or 80) != served[1] and name != "testserver":
        return 403, "the Host header names another port than the one that was asked", "host", "host"
    origin = headers.get(b"origin")
    if origin is not None and origin.decode("latin-1") != f"http://{host}":
        return 403, "pages of other sites may not use this console", "origin", "origin"
    if headers.get(b"sec-fetch-site", b"none") not in (b"none", b"same-origin"):
        navigates = headers.get(b"sec-fetch-mode") == b"navigate" and scope["method"] == "GET"
        # A link to the page may be followed from anywhere; data may not be drawn in from elsewhere.
        if not navigates or scope["path"].startswith("/api/"):
            return 403, "pages of other sites may not use this console", "origin", "origin"
    if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > _MAX_URL:
        return 414, f"an address has at most {_MAX_URL} letters", None, "too large"
    length = headers.get(b"content-length", b"0")
    if not length.isdigit():
        return 400, "is not a number", "content-length", "input"
    if len(length) > 12 or int(length) > MAX_BODY:
        return 413, f"a request has at most {MAX_BODY} bytes", None, "too large"
    if (
        scope["method"] == "POST"
        and headers.get(b"content-type", b"").split(b";")[0].strip() != b"application/json"
    ):
        return 415, "send JSON, with Content-Type: application/json", "content-type", "input"
    return None


async def _body(receive: Receive) -> bytes | None:
    """The request's body, None where it is too large."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return body
        body += bytes(message.get("body", b""))
        if len(body) > MAX_BODY:
            return None
        if not message.get("more_body", False):
            return body


async def _refuse(send: Any, status: int, message: str, field: str | None, reason: str) -> None:
    text = json.dumps({"error": {"message": message, "field": field, "reason": reason}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
