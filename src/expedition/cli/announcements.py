"""Announcements: the flights of a text, and what it claims of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from expedition import terminal
from expedition.cli.options import CatalogOption, JsonOption, book, filled, write_file
from expedition.errors import InputError

if TYPE_CHECKING:
    from expedition.catalog import Catalogue


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
    by_plan: Annotated[
        bool,
        typer.Option("--plan", help="Plan the flights of the news too, and judge by that what is open."),
    ] = False,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Read an announcement: which flights it speaks of, and what it claims, each claim judged."""
    from expedition.announcements.reader import read as read_text

    _ends_as_a_flight_does(out)
    found = book(own)
    folders = found.directories
    reading = read_text(_content(text))
    if by_plan:
        from expedition.announcements.planned import held_against_plans

        reading = held_against_plans(reading, found)
    if as_json:
        terminal.print_json(reading.to_dict(folders))
    else:
        _print(reading.to_dict(folders), found)
    if out is not None:
        from datetime import UTC, datetime

        from expedition.announcements.request import request, to_give, why_not

        news = [one for one in reading.flights if one.role == "subject"]
        planned = next(((one, toml) for one in news if (toml := request(one, folders))), None)
        if planned is None:
            reasons = "; ".join(f"{one.flight}: {why_not(one, folders)}" for one in news)
            raise InputError(
                f"no flight of this text can be planned ({reasons or 'it announces none'})", field="out"
            )
        flight, made = planned
        write_file(out, made.encode())
        if (given := to_give(flight, datetime.now(UTC).date(), folders)) is not None:
            terminal.note(f"plan it with {given}")


def launches(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|-", help="JSON of Launch Library 2: a launch, or a list of launches."),
    ],
    name: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="TEXT", callback=filled, help="Only launches whose name has this in it."
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--day", metavar="DAY", help="Fly on this UTC day, where the file knows none."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE.toml",
            callback=filled,
            help="Write the first launch that can be planned as a flight's file.",
        ),
    ] = None,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Read launches of Launch Library 2 as flights to plan."""
    from datetime import date

    from expedition.announcements.launch_library import read_launches

    _ends_as_a_flight_does(out)
    try:
        on = None if day is None else date.fromisoformat(day)
    except ValueError:
        raise InputError(f"{day!r:.40} is not a day; write it like 2021-10-05", field="--day") from None
    found = read_launches(_content(file), book(own), day=on, where=file)
    wanted = [one for one in found if name is None or name.lower() in one.name.lower()]
    if not wanted:
        names = "; ".join(one.name for one in found[:10])
        raise InputError(f"no launch has {name!r:.60} in its name; there are {names}", field="--name")
    if as_json:
        terminal.print_json([one.to_dict() for one in wanted])
    else:
        for one in wanted:
            net = "no time" if one.net_utc is None else f"{one.net_utc:%Y-%m-%d %H:%M:%S} UTC"
            exact = f", to the {one.precision}" if one.precision else ""
            terminal.show(f"{one.name}: no earlier than {net}{exact}; {one.status}")
            told = [
                f"{key} {value}" for key, value in one.asked.items() if key not in ("name", "title", "crew")
            ]
            terminal.show(f"  {one.why_not}" if one.why_not else f"  {', '.join(told)}")
            for remark in one.not_told:
                terminal.show(f"  {remark}")
    if out is not None:
        made = next((one for one in wanted if not one.why_not), None)
        if made is None:
            reasons = "; ".join(f"{one.name}: {one.why_not}" for one in wanted[:5])
            raise InputError(f"no launch of this file can be planned ({reasons})", field="out")
        write_file(out, made.to_toml().encode())


def _ends_as_a_flight_does(out: str | None) -> None:
    if out is not None and not out.endswith(".toml"):
        raise InputError(f"{out!r:.200} does not end in .toml, as a flight's file does", field="out")


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


def _print(reading: dict[str, Any], found: Catalogue) -> None:
    from rich.table import Table

    from expedition.announcements import words

    title = words.titles(found)
    for sentence in words.said(reading):
        terminal.show(sentence)
    for one in reading["flights"]:
        terminal.show(f"\n{one['flight']}: {words.status(one)}, {words.role(one)}")
        table = Table.grid(padding=(0, 2, 0, 0))
        for name, value in words.flight_facts(one, title):
            table.add_row(f"  {name}", value)
        terminal.show(table)
    if reading["claims"]:
        terminal.show("\nClaims")
        table = Table.grid(padding=(0, 2, 0, 0))
        for one in reading["claims"]:
            sign, verdict = words.VERDICTS[words.verdict(one["verdict"])]
            table.add_row(f"  {sign} {verdict}", f"\u201c{' '.join(one['quote'].split())}\u201d")
            table.add_row("", "; ".join(filter(None, (one.get("reading"), one.get("evidence")))))
        terminal.show(table)
