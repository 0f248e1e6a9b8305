"""Files for entries of one's own."""

from __future__ import annotations

from typing import Annotated

import typer

from expedition import terminal
from expedition.cli.options import VEHICLES, CatalogOption, book, filled, names_of, write_file
from expedition.errors import InputError


def new(
    what: Annotated[
        str,
        typer.Argument(
            metavar="vehicle|pad|station|flight",
            help="What the file is for.",
            autocompletion=lambda: ["vehicle", "pad", "station", "flight"],
        ),
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help='Its name, such as my-ship or "My Ship".')],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="K",
            callback=filled,
            help="Of a vehicle: ship (unless given), launcher or hopper.",
        ),
    ] = None,
    out: Annotated[
        str,
        typer.Option(
            "--out", metavar="DIR", callback=filled, help="The folder of your own entries; here unless given."
        ),
    ] = ".",
    vehicle: Annotated[
        str | None,
        typer.Option(
            "--vehicle", metavar="V", autocompletion=VEHICLES, callback=filled, help="Of a flight: its ship."
        ),
    ] = None,
    pad: Annotated[
        str | None,
        typer.Option(
            "--pad",
            metavar="P",
            autocompletion=names_of("pad"),
            callback=filled,
            help="Of a flight: its pad.",
        ),
    ] = None,
    station: Annotated[
        str | None,
        typer.Option(
            "--station",
            metavar="S",
            autocompletion=names_of("station"),
            callback=filled,
            help="Of a flight: its station.",
        ),
    ] = None,
    own: CatalogOption = None,
) -> None:
    """Write a file to fill in, valid as it stands, that says where each number is to come from."""
    from datetime import UTC, datetime
    from pathlib import Path

    from expedition.catalog.stand_ins import kind_of, stand_in

    folder = Path(out)
    shelf = book(own).with_own(folder.absolute()) if folder.is_dir() else book(own)
    path, text = stand_in(
        kind_of(what, kind),
        name,
        folder,
        shelf,
        today=datetime.now(UTC).date(),
        asked={"vehicle": vehicle, "pad": pad, "station": station},
    )
    if path.exists():
        raise InputError(f"{path} is there already; name another, or take it away", field="name")
    write_file(str(path), text.encode())
    terminal.note(f"then: expedition catalog check {folder}")
