"""Serving the console on this computer."""

from __future__ import annotations

import socket
import webbrowser

from expedition.catalog import DEFAULT, Catalogue
from expedition.console.guard import LOOPBACK
from expedition.errors import InputError

DEFAULT_PORT = 8420


def serve(
    port: int = DEFAULT_PORT,
    *,
    host: str = "127.0.0.1",
    browser: bool = True,
    catalogue: Catalogue = DEFAULT,
) -> None:
    """Serve the console until interrupted; open it in the browser unless told not to.

    port: 0 takes any that is free. host: a loopback name only. catalogue: where names are looked up. Raises
    InputError for another host, for a port that is in use, and for a faulty entry of the catalogue.
    """
    if host not in LOOPBACK:
        raise InputError(
            f"{host!r:.60} is not this computer; the console has no accounts and serves {', '.join(LOOPBACK)} only",
            field="host",
        )
    if not 0 <= port <= 65535:
        raise InputError(f"{port} is no port; give 1 to 65535, or 0 for any that is free", field="port")
    # A faulty entry of somebody's own is better said here than in the page.
    catalogue.everything()
    import uvicorn

    from expedition.console.app import create_app
    from expedition.console.store import kept_file

    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(
        create_app(catalogue=catalogue, keep=kept_file()),
        log_level="warning",
        ws="none",
        server_header=False,
        date_header=False,
        access_log=False,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=64_000,
        limit_concurrency=200,
    )
    print(f"The console is at {address} (Ctrl-C ends it)", flush=True)
    if browser:
        webbrowser.open(address)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Without the protocol spelt out asyncio leaves small answers waiting 40 ms for the other side.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # Windows would let two servers have one port by the option that lets others take one anew.
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if exclusive is None else exclusive, 1)
    try:
        listening.bind((host, port))
        # Whoever asks while the server still starts is kept waiting, not turned away.
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise InputError(
            f"port {port} cannot be had ({error.strerror}); name another with --port, or 0 for any",
            field="port",
        ) from None
    return listening
