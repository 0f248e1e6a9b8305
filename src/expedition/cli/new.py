"""Files for entries of one's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from expedition import terminal
from expedition.cli.options import VEHICLES, CatalogOption, book, filled, names_of, write_file
from expedition.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from expedition.catalog import Catalogue


def new(
    what: Annotated[
        str,
        typer.Argument(
            metavar="vehicle|pad|station|zone|flight|return",
            help="What the file is for.",
            autocompletion=lambda: ["vehicle", "pad", "station", "zone", "flight", "return"],
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
            "--vehicle",
            metavar="V",
            autocompletion=VEHICLES,
            callback=filled,
            help="Of a flight or return: its ship.",
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
            help="Of a flight or return: its station.",
        ),
    ] = None,
    launcher: Annotated[
        str | None,
        typer.Option(
            "--launcher",
            metavar="L",
            autocompletion=names_of("launcher"),
            callback=filled,
            help="Of a ship or a pad: its rocket.",
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone",
            metavar="Z",
            autocompletion=names_of("landing-zone"),
            callback=filled,
            help="Of a ship: where it lands.",
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--day",
            metavar="DAY",
            callback=filled,
            help="Of a flight or return: its UTC day; of a station: that of its orbit. In two days unless given.",
        ),
    ] = None,
    own: CatalogOption = None,
) -> None:
    """Write a file to fill in, valid as it stands, that says where each number is to come from."""
    from pathlib import Path

    from expedition.catalog.stand_ins import kind_of, stand_in

    folder = Path(out)
    shelf = book(own).with_own(folder.absolute()) if folder.is_dir() else book(own)
    path, text = stand_in(
        kind_of(what, kind),
        name,
        folder,
        shelf,
        day=_day(day),
        asked={"vehicle": vehicle, "pad": pad, "station": station, "launcher": launcher, "zone": zone},
    )
    if path.exists():
        raise InputError(f"{path} is there already; name another, or take it away", field="name")
    write_file(str(path), text.encode())
    elsewhere = "".join(f" --catalog {each}" for each in own or () if Path(each) != folder)
    for command in _next(kind_of(what, kind), path, folder, shelf, elsewhere):
        terminal.note(f"then: expedition {command}")


def _next(kind: str, path: Path, folder: Path, shelf: Catalogue, elsewhere: str) -> list[str]:
    """The commands to try on a new file, the last of them the one that flies it as soon as there is one.

    shelf: in which its station is found. elsewhere: folders of own entries besides its own, as an option.
    """
    checked = [f"catalog check {folder}{elsewhere}"]
    if kind in ("ship", "hopper"):
        return [*checked, *_first_flight(path, folder, shelf, elsewhere)]
    if kind not in ("flight", "return"):
        return checked
    from expedition.catalog.catalogue import load_file

    station = load_file(path).model_dump().get("station")
    flies = station is not None and shelf.station(station).orbit is None
    return [*checked, f"plan {path}" + elsewhere + (" --elements live" if flies else "")]


def _first_flight(ship: Path, folder: Path, shelf: Catalogue, elsewhere: str) -> list[str]:
    """The command that makes a flight of a new vehicle, or the pad that its rocket still lacks."""
    shelf = shelf.with_own(folder.absolute())
    hops = shelf.vehicle_kind(ship.stem) == "hopper"
    rocket = ship.stem if hops else shelf.ship(ship.stem).launcher
    pads = [name for name in shelf.names("pad") if rocket in shelf.pad(name).launchers]
    if not pads:
        return [f"new pad NAME --launcher {rocket} --out {folder}{elsewhere}"]
    own = sorted(path.stem for path in (folder / "stations").glob("[!.]*.toml"))
    planned = [(name, shelf.station(name).orbit) for name in own]
    goals = [
        f" --station {name} --day {orbit.epoch_utc.date()}" for name, orbit in planned if orbit is not None
    ]
    goal = goals[0] if goals and not hops else ""
    return [
        f"new flight first-{ship.stem} --vehicle {ship.stem} --pad {pads[0]}{goal} --out {folder}{elsewhere}"
    ]


def _day(given: str | None) -> date:
    """The day asked for, or one for which station data of today still tell the phase."""
    if given is None:
        return datetime.now(UTC).date() + timedelta(days=2)
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise InputError(f"{given!r:.40} is no day; write one such as 2027-05-01", field="--day") from None
