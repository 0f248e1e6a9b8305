"""What is looked for and looked up: windows, a pad's reach, the flown record, the catalogue."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from expedition import terminal
from expedition.cli import pace
from expedition.cli.options import (
    VEHICLES,
    CatalogOption,
    ElementsOption,
    JsonOption,
    SizeOption,
    StaleOption,
    ThemeOption,
    book,
    drawing,
    figure_suffix,
    filled,
    known_look,
    names_of,
    tell_of_copies,
    write_file,
)
from expedition.errors import InputError

if TYPE_CHECKING:
    from expedition.catalog import Catalogue
    from expedition.figures.look import Look


def windows(
    vehicle: Annotated[
        str,
        typer.Option("--vehicle", metavar="V", autocompletion=VEHICLES, help="The ship, such as soyuz-ms."),
    ],
    start: Annotated[
        str, typer.Option("--from", metavar="DATE", help="First UTC day or time, such as 2021-10-01.")
    ],
    elements: ElementsOption = None,
    pad: Annotated[
        str | None,
        typer.Option(
            "--pad",
            metavar="P",
            autocompletion=names_of("pad"),
            callback=filled,
            help="The pad, such as baikonur-31.",
        ),
    ] = None,
    station: Annotated[
        str, typer.Option("--station", metavar="S", autocompletion=names_of("station"), help="The station.")
    ] = "iss",
    days: Annotated[float, typer.Option("--days", metavar="N", help="How many days to search.")] = 14.0,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            "--profile", metavar="N", help="Orbits to docking; repeat for several. All unless given."
        ),
    ] = None,
    port: Annotated[
        str | None, typer.Option("--port", callback=filled, help="The docking port, such as rassvet.")
    ] = None,
    launcher: Annotated[
        str | None,
        typer.Option("--launcher", callback=filled, help="The launcher, unless the ship's own."),
    ] = None,
    recovery: Annotated[
        str | None,
        typer.Option(
            "--recovery",
            metavar="WAY",
            callback=filled,
            help="How the first stage comes home: far ship, near ship, launch site or expended.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Draw the season as well, into FILE.png or FILE.svg."),
    ] = None,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """List every in-plane launch opportunity over a span of days, and why a profile is not open."""
    from expedition.planning.windows import found_windows
    from expedition.planning.windows import windows as find
    from expedition.report.searches import data_age_words, stale, windows_report
    from expedition.space.time import parse_utc, to_datetime

    known_look(size, theme)
    begin = to_datetime(parse_utc(start, field="--from"))
    # A wrong ending is refused before the search, which takes its time.
    suffix = None if out is None else figure_suffix(out)
    tell_of_copies(elements)
    with pace.progress() as tell:
        tell("searching windows")
        found = find(
            vehicle,
            start=begin,
            days=days,
            elements=elements,
            pad=pad,
            station=station,
            port=port,
            launcher=launcher,
            profile=profile,
            recovery=recovery,
            allow_stale=allow_stale,
            catalogue=book(own),
        )
        if suffix is not None:
            from expedition.figures import image
            from expedition.figures.season import season

            tell("drawing the season")
            with drawing(size, theme):
                chart = image(season(found, f"Launch windows, {vehicle} to {station}"), suffix)
    if out is not None:
        write_file(out, chart)
    if as_json:
        terminal.print_json([one.model_dump(mode="json") for one in found_windows(found)])
    else:
        terminal.show(windows_report(found))
        number = f"{len(found)} opportunit{'y' if len(found) == 1 else 'ies'}"
        fit = sum(one.chosen is not None and one.phase_known for one in found)
        terminal.note(f"{number}, {fit} with an open profile")
    if stale(found):
        terminal.note(data_age_words(found))


def flown(
    flights: Annotated[
        str | None,
        typer.Option(
            "--flights",
            metavar="CSV",
            callback=filled,
            help="Flown flights; the project's own unless given.",
        ),
    ] = None,
    elements: Annotated[
        str | None,
        typer.Option(
            "--elements",
            metavar="TLE",
            callback=filled,
            help="Element sets from before those flights; own unless given.",
        ),
    ] = None,
    against_plans: Annotated[
        bool,
        typer.Option("--planned", help="Compare with lift-offs and dockings as NASA planned them instead."),
    ] = False,
    ephemerides: Annotated[
        str | None,
        typer.Option(
            "--ephemerides",
            metavar="DIR",
            callback=filled,
            help="With --planned: a folder of NASA's ephemerides, iss-YYYY-MM-DD.oem.xml.gz by the day they were "
            "made, to predict from these too.",
        ),
    ] = None,
    of_returns: Annotated[
        bool,
        typer.Option(
            "--returns",
            help="Ways home instead, each asked by its day and zone; --flights is then a CSV of returns.",
        ),
    ] = False,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Predict flown flights from what was known before them, and show how far off that is."""
    from expedition.record.flights import OWN_ELEMENTS, OWN_RECORD, read_flights
    from expedition.record.flown import flown as compare
    from expedition.record.scoreboard import planned_scoreboard, scoreboard
    from expedition.station.files import read_station_file

    if ephemerides is not None and not against_plans:
        raise InputError("goes with --planned", field="--ephemerides")
    if of_returns:
        if against_plans:
            raise InputError("goes without --planned; give one of them", field="--returns")
        _flown_returns(flights, elements, as_json, allow_stale, book(own))
        return
    rows = read_flights(flights or OWN_RECORD)
    if elements is not None:
        # A flight without data stops nothing, but data that cannot be read do.
        read_station_file(elements)
    if against_plans:
        from expedition.record.planned import planned, read_plans

        plans = read_plans()
        with pace.counting("predicting") as count:
            board = planned(
                plans,
                flights=rows,
                elements=elements or OWN_ELEMENTS,
                oem_folder=ephemerides,
                allow_stale=allow_stale,
                catalogue=book(own),
                progress=count,
            )
        if as_json:
            terminal.print_json([one.to_dict() for one in board])
        else:
            terminal.show(planned_scoreboard(board))
            terminal.note("errors are predicted minus planned; * profile chosen here")
        return
    with pace.counting("predicting") as count:
        found = compare(
            rows,
            elements or OWN_ELEMENTS,
            allow_stale=allow_stale,
            catalogue=book(own),
            progress=count,
        )
    if as_json:
        terminal.print_json([one.to_dict() for one in found])
    else:
        terminal.show(scoreboard(found))
        terminal.note(
            "errors are predicted minus flown, docking against the plan where it is known; * profile chosen here"
        )


def _flown_returns(
    file: str | None, elements: str | None, as_json: bool, allow_stale: bool, catalogue: Catalogue | None
) -> None:
    """Predict flown returns and show how far off that is."""
    from expedition.record.returns import OWN_RETURN_ELEMENTS, OWN_RETURNS, read_returns, returns
    from expedition.record.returns_board import returns_scoreboard
    from expedition.station.files import read_station_file

    rows = read_returns(file or OWN_RETURNS)
    if elements is not None:
        read_station_file(elements)
    with pace.counting("predicting") as count:
        found = returns(
            rows,
            elements or OWN_RETURN_ELEMENTS,
            allow_stale=allow_stale,
            catalogue=catalogue,
            progress=count,
        )
    if as_json:
        terminal.print_json([one.to_dict() for one in found])
    else:
        terminal.show(returns_scoreboard(found))
        terminal.note(
            "asked by UTC day of landing and zone; errors are predicted minus flown; naive: the flown undocking and "
            "the usual time to the ground of the ship's other returns"
        )


def reach(
    pad: Annotated[
        str,
        typer.Option("--pad", metavar="P", autocompletion=names_of("pad"), help="The pad, such as starbase."),
    ],
    launcher: Annotated[
        str | None,
        typer.Option("--launcher", callback=filled, help="The launcher, unless the pad has but one."),
    ] = None,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Show which inclinations a pad can launch to without overflight, and what the others cost."""
    from expedition.phases.ascent import reach as table
    from expedition.report.searches import reach_report

    rows = table.named(pad, launcher, catalogue=book(own))
    if as_json:
        terminal.print_json([row.to_dict() for row in rows])
    else:
        terminal.show(reach_report(rows))


def catalog(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="An entry, such as soyuz-ms, words to search for, errors, announced, or check DIR.",
        ),
    ] = None,
    folder: Annotated[
        str | None,
        typer.Argument(metavar="[DIR]", help="With check: a folder of your own entries."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="With announced: draw the slip history, .svg or .png."),
    ] = None,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """List what is known, or one entry's values with their sources and confidence."""
    from expedition.catalog import show

    if name == "check":
        _check(folder, own, as_json=as_json)
        return
    if folder is not None:
        raise InputError(_one_at_a_time(str(name), folder, book(own)), field="catalog")
    if name == "announced":
        from expedition.figures.look import Look

        _announced(out, Look.named(size, theme), as_json=as_json)
        return
    if out is not None:
        raise InputError("draws announced dates only: expedition catalog announced --out FILE", field="out")

    shelf = book(own)
    if name == "errors":
        from expedition.report import errors

        if as_json:
            terminal.print_json(errors.errors_json(shelf))
        else:
            terminal.show(errors.errors_table(shelf))
        return
    with pace.progress() as tell:
        tell("reading entries")
        found = shelf.everything() if name is None else shelf.search(name)
    if name is None or len(found) > 1:
        if as_json:
            terminal.print_json(show.catalog_json(found))
        else:
            terminal.show(show.catalog_table(found))
        return
    if as_json:
        terminal.print_json(show.entry_json(found[0]))
    else:
        terminal.show(show.entry_table(found[0]))


def _one_at_a_time(name: str, second: str, shelf: Catalogue) -> str:
    """What to write instead of two names."""
    meant = second
    for words in (f"{name} {second}", second, name):
        with suppress(InputError):
            shelf.search(words)
            meant = words
            break
    quoted = f'"{meant}"' if " " in meant else meant
    return (
        f"one name at a time, or words to search for in quotes: expedition catalog {quoted:.200}; a folder goes with "
        "check: expedition catalog check DIR"
    )


def _check(folder: str | None, own: list[str] | None, *, as_json: bool) -> None:
    from pathlib import Path

    from expedition.catalog.plausible import check_folder
    from expedition.report.searches import findings_table

    if folder is None:
        raise InputError("name the folder of your own entries: expedition catalog check DIR", field="catalog")
    shelf = book([folder, *(own or [])])
    with pace.progress() as tell:
        tell("checking entries")
        count, found = check_folder(Path(folder), shelf)
    if as_json:
        terminal.print_json([one.to_dict() for one in found])
    elif found:
        terminal.show(findings_table(found))
    wrong = sum(one.grade == "wrong" for one in found)
    entries = f"{count} entr{'y' if count == 1 else 'ies'}"
    terminal.note(f"{entries}, {len(found)} finding{'' if len(found) == 1 else 's'}, {wrong} of them wrong")
    if wrong:
        raise typer.Exit(2)


def _announced(out: str | None, look: Look, *, as_json: bool) -> None:
    from dataclasses import asdict

    from expedition.catalog.announced import announced_dates, history_of
    from expedition.report.searches import announced_table

    rows = announced_dates()
    if out is not None:
        suffix = figure_suffix(out)
        from expedition.figures import image
        from expedition.figures.announced import slip_history
        from expedition.figures.look import looking

        with looking(look):
            write_file(out, image(slip_history(history_of(rows[0].project)), suffix))
    if as_json:
        days = ("said_on", "earliest", "latest")
        terminal.print_json(
            [{k: v.isoformat() if k in days else v for k, v in asdict(one).items()} for one in rows]
        )
    else:
        terminal.show(announced_table(rows))
