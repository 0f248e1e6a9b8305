"""Announcements: the flights of a text, and what it claims of them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from expedition import terminal
from expedition.cli.options import CatalogOption, JsonOption, book, filled, write_file
from expedition.errors import InputError


def read(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|-", help="A file of plain text, HTML or Markdown; - reads standard input."
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE.toml",
            callback=filled,
            help="Write the first flight of the news that can be planned as a request for `expedition plan`.",
        ),
    ] = None,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Read an announcement: which flights it speaks of, and what it claims, each claim judged."""
    from expedition.announcements.reader import read as read_text

    if out is not None and not out.endswith(".toml"):
        raise InputError(f"{out!r:.200} does not end in .toml, as a flight's file does", field="out")
    folders = book(own).directories
    reading = read_text(_content(text))
    if as_json:
        terminal.print_json(reading.to_dict(folders))
    else:
        _print(reading.to_dict(folders))
    if out is not None:
        from expedition.announcements.request import request, why_not

        news = [one for one in reading.flights if one.role == "subject"]
        made = next((toml for one in news if (toml := request(one, folders))), None)
        if made is None:
            reasons = "; ".join(f"{one.flight}: {why_not(one, folders)}" for one in news)
            raise InputError(
                f"no flight of this text can be planned ({reasons or 'it announces none'})", field="out"
            )
        write_file(out, made.encode())


def _content(name: str) -> bytes:
    import sys
    from pathlib import Path

    from expedition.announcements.document import MOST_BYTES

    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(name)
    try:
        if path.is_dir():
            raise InputError(f"{name!r:.200} is a folder; name the file of the text", field="text")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{name!r:.200} cannot be read: {reason}; name a file, or - for standard input", field="text"
        ) from None


def _print(reading: dict[str, Any]) -> None:
    from rich.table import Table

    terminal.show(f"published: {reading['published'] or 'not told'}")
    if reading["flights"]:
        table = Table(box=None, padding=(0, 2, 0, 0), title="Flights", title_justify="left")
        for head in ("flight", "role", "status", "lift-off", "what", "crew"):
            table.add_column(head)
        for one in reading["flights"]:
            table.add_row(one["flight"], one["role"], one["status"], _when(one), _what(one), _crew(one))
        terminal.show(table)
    else:
        terminal.show("no flight is announced")
    if reading["claims"]:
        table = Table(box=None, padding=(0, 2, 0, 0), title="Claims", title_justify="left")
        for head in ("at", "verdict", "claim", "evidence"):
            table.add_column(head)
        for one in reading["claims"]:
            table.add_row(f"{one['start']}", one["verdict"], one["quote"], one["evidence"])
        terminal.show(table)


def _when(one: dict[str, Any]) -> str:
    parts = [one["liftoff_utc"] or one["liftoff_date"] or "-"]
    for key, word in (("docking_utc", "docks"), ("undocking_utc", "undocks"), ("landing_utc", "lands")):
        if one[key]:
            parts.append(f"{word} {one[key]}")
    if one["landing_date"] and not one["landing_utc"]:
        parts.append(f"lands {one['landing_date']}")
    return "\n".join(parts)


def _what(one: dict[str, Any]) -> str:
    route = " -> ".join(one[key] for key in ("pad", "station") if one[key] and one[key] != "none")
    ship = " on ".join(dict.fromkeys(one[key] for key in ("vehicle", "launcher") if one[key]))
    return "\n".join(part for part in (ship, route) if part)


def _crew(one: dict[str, Any]) -> str:
    if one["crew"]:
        return ", ".join(one["crew"])
    return "" if one["crew_count"] is None else f"{one['crew_count']} aboard"
