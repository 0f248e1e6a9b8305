"""A server that answers as CelesTrak does, with an element set of the station from five hours ago."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

OLD_H = 5.0


@dataclass
class Celestrak:
    """What it was asked, and whether it answers."""

    url: str
    asked: list[str] = field(default_factory=list)
    answers: bool = True

    @cached_property
    def body(self) -> str:
        """The set, as OMM in JSON: of five hours before it is first asked for, and the same for all who ask."""
        epoch = datetime.now(UTC) - timedelta(hours=OLD_H)
        return json.dumps([{**_SET, "EPOCH": f"{epoch:%Y-%m-%dT%H:%M:%S}.000000"}])


_SET = {
    "OBJECT_NAME": "ISS (ZARYA)",
    "OBJECT_ID": "1998-067A",
    "MEAN_MOTION": 15.49,
    "ECCENTRICITY": 0.0005,
    "INCLINATION": 51.64,
    "RA_OF_ASC_NODE": 120.0,
    "ARG_OF_PERICENTER": 40.0,
    "MEAN_ANOMALY": 200.0,
    "EPHEMERIS_TYPE": 0,
    "CLASSIFICATION_TYPE": "U",
    "NORAD_CAT_ID": 25544,
    "ELEMENT_SET_NO": 999,
    "REV_AT_EPOCH": 40000,
    "BSTAR": 0.0002,
    "MEAN_MOTION_DOT": 0.0001,
    "MEAN_MOTION_DDOT": 0,
}


@contextmanager
def serving() -> Iterator[Celestrak]:
    """The server, on loopback for as long as it is wanted."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            body = state.body.encode() if state.answers else b"no"
            self.send_response(200 if state.answers else 503)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state = Celestrak(f"http://127.0.0.1:{server.server_port}/gp")
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield state
        server.shutdown()
        thread.join(timeout=5.0)
