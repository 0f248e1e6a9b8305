"""The commands: parse, call, print. Data goes to stdout, progress and notes to stderr.

Exit 0: done. 1: the flight asked for is impossible as asked. 2: the input is wrong. 130: interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from expedition import terminal
from expedition.errors import ExpeditionError, ImpossibleFlightError, InputError

if TYPE_CHECKING:
    from expedition.catalog import Catalogue
    from expedition.plans.plan import Plan

# Below this a column of details beside the timeline would be a few letters wide.
_WIDE = 120

app = typer.Typer(
    name="expedition",
    help="Plan crewed flights: from the launch pad to a station's docking port.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ElementsOption = Annotated[
    str | None,
    typer.Option(
        "--elements",
        metavar="FILE|live",
        help="Station data: TLE lines, OMM (JSON, XML, KVN) or an OEM ephemeris (XML, KVN; gzip too), or live "
        "for the current set from CelesTrak. The newest known before lift-off is used.",
    ),
]


def _filled(option: typer.CallbackParam, value: str | None) -> str | None:
    if value == "":
        raise InputError("is empty; give a value, or leave it out", field=option.opts[0])
    return value


StaleOption = Annotated[bool, typer.Option("--allow-stale", help="Accept station data older than 30 days.")]
CatalogOption = Annotated[
    list[str] | None,
    typer.Option(
        "--catalog",
        metavar="DIR",
        help="A folder of your own entries (vehicles/, pads/, ...), found before those shipped; repeat it for several.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON in the documented schema.")]


PlanArgument = Annotated[
    str,
    typer.Argument(metavar="PLAN", help="A plan.json, a flight of the catalogue, or a flight's TOML file."),
]


@app.command()
def plan(
    flight: Annotated[
        str, typer.Argument(metavar="FLIGHT", help="A flight of the catalogue, or a TOML file.")
    ],
    elements: ElementsOption = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", metavar="DIR", help="Write plan.json, timeline.csv, trajectory.oem and figures into DIR."
        ),
    ] = None,
    figures: Annotated[
        bool, typer.Option("--figures/--no-figures", help="With --out: draw the figures, as PNG and SVG.")
    ] = True,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Plan a flight and print its timeline."""
    from expedition.planning.planner import plan as make
    from expedition.report import plan_report

    with terminal.progress() as tell:
        answer = make(flight, elements=elements, allow_stale=allow_stale, catalogue=_book(own), progress=tell)
        if out is not None:
            from expedition.exports.folder import write_folder

            tell("writing files")
            files = write_folder(answer, out, figures=("png", "svg") if figures else ())
    if as_json:
        terminal.print_json(answer.to_dict())
    else:
        terminal.show(plan_report(answer, wide=terminal.console().width >= _WIDE))
    if out is not None:
        drawn = [file for file in files if file.suffix in (".png", ".svg")]
        listed = ", ".join(str(file) for file in files if file not in drawn)
        terminal.note(f"wrote {listed}" + (f" and {len(drawn)} figures" if drawn else ""))
    failed = [check.name for check in answer.checks if not check.ok]
    if failed:
        terminal.note(f"expedition: the flight breaks {len(failed)} of its rules: {'; '.join(failed)}")
        raise typer.Exit(ImpossibleFlightError.exit_code)


@app.command()
def windows(
    vehicle: Annotated[str, typer.Option("--vehicle", metavar="V", help="The ship, such as soyuz-ms.")],
    start: Annotated[
        str, typer.Option("--from", metavar="DATE", help="First UTC day or time, such as 2021-10-01.")
    ],
    elements: ElementsOption = None,
    pad: Annotated[
        str | None,
        typer.Option("--pad", metavar="P", callback=_filled, help="The pad, such as baikonur-31."),
    ] = None,
    station: Annotated[str, typer.Option("--station", metavar="S", help="The station.")] = "iss",
    days: Annotated[float, typer.Option("--days", metavar="N", help="How many days to search.")] = 14.0,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            "--profile", metavar="N", help="Orbits to docking; repeat for several. All unless given."
        ),
    ] = None,
    port: Annotated[
        str | None, typer.Option("--port", callback=_filled, help="The docking port, such as rassvet.")
    ] = None,
    launcher: Annotated[
        str | None,
        typer.Option("--launcher", callback=_filled, help="The launcher, unless the ship's own."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Draw the season as well, into FILE.png or FILE.svg."),
    ] = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """List every in-plane launch opportunity over a span of days, and why a profile is not open."""
    from expedition.planning.windows import found_windows
    from expedition.planning.windows import windows as find
    from expedition.report import data_age_words, stale, windows_report
    from expedition.space.time import parse_utc, to_datetime

    begin = to_datetime(parse_utc(start, field="--from"))
    # A wrong ending is refused before the search, which takes its time.
    suffix = None if out is None else _figure_suffix(out)
    with terminal.progress() as tell:
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
            allow_stale=allow_stale,
            catalogue=_book(own),
        )
        if suffix is not None:
            from expedition.figures import image
            from expedition.figures.season import season

            tell("drawing the season")
            chart = image(season(found, f"Launch windows, {vehicle} to {station}"), suffix)
    if out is not None:
        _write_file(out, chart)
    if as_json:
        terminal.print_json([one.model_dump(mode="json") for one in found_windows(found)])
    else:
        terminal.show(windows_report(found))
        number = f"{len(found)} opportunit{'y' if len(found) == 1 else 'ies'}"
        fit = sum(one.chosen is not None and one.phase_known for one in found)
        terminal.note(f"{number}, {fit} with an open profile")
    if stale(found):
        terminal.note(data_age_words(found))


@app.command()
def flown(
    flights: Annotated[
        str | None,
        typer.Option(
            "--flights",
            metavar="CSV",
            callback=_filled,
            help="Flown flights; the project's own unless given.",
        ),
    ] = None,
    elements: Annotated[
        str | None,
        typer.Option(
            "--elements",
            metavar="TLE",
            callback=_filled,
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
            callback=_filled,
            help="With --planned: a folder of NASA's ephemerides, iss-YYYY-MM-DD.oem.xml.gz by the day they were "
            "made, to predict from these too.",
        ),
    ] = None,
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
    rows = read_flights(flights or OWN_RECORD)
    if elements is not None:
        # A flight without data stops nothing, but data that cannot be read do.
        read_station_file(elements)
    if against_plans:
        from expedition.record.planned import planned, read_plans

        plans = read_plans()
        with terminal.counting("predicting", len(plans)) as count:
            board = planned(
                plans,
                flights=rows,
                elements=elements or OWN_ELEMENTS,
                oem_folder=ephemerides,
                allow_stale=allow_stale,
                catalogue=_book(own),
                progress=count,
            )
        if as_json:
            terminal.print_json([one.to_dict() for one in board])
        else:
            terminal.show(planned_scoreboard(board))
            terminal.note("errors are predicted minus planned; * profile chosen here")
        return
    with terminal.counting("predicting", len(rows)) as count:
        found = compare(
            rows,
            elements or OWN_ELEMENTS,
            allow_stale=allow_stale,
            catalogue=_book(own),
            progress=count,
        )
    if as_json:
        terminal.print_json([one.to_dict() for one in found])
    else:
        terminal.show(scoreboard(found))
        terminal.note(
            "errors are predicted minus flown, docking against the plan where it is known; * profile chosen here"
        )


@app.command()
def export(
    plan: PlanArgument,
    to: Annotated[
        str,
        typer.Option("--to", metavar="NAME", help="The format, such as czml, oem, opm, kml, ics, geojson."),
    ],
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE", help="Write FILE instead of printing.")
    ] = None,
    elements: ElementsOption = None,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Write a plan for another program."""
    from expedition import exports

    # A wrong name is refused before the flight is planned, which takes its time.
    exports.named(to)
    made = _plan_of(plan, elements, allow_stale, _book(own))
    content = exports.write(made, to) if to != "ics" or out is None else _calendar(made, out)
    if out is None:
        terminal.write(content)
    else:
        _write_file(out, content)


@app.command()
def dossier(
    plan: PlanArgument,
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="The file to write, ending in .html or .pdf.")
    ],
    elements: ElementsOption = None,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Write a plan as pages to print and sign: summary, timeline, figures, checks and sources."""
    from expedition import dossier as pages

    write = pages.writer(out)
    _write_file(out, write(_plan_of(plan, elements, allow_stale, _book(own))))


@app.command()
def serve(
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port on this machine; 0 finds a free one.")
    ] = 8420,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")
    ] = True,
    own: CatalogOption = None,
) -> None:
    """Open the console: plan and watch flights in a web page, served to this machine only."""
    from expedition.console.server import serve as run

    run(port, browser=browser, catalogue=_book(own))


@app.command()
def reach(
    pad: Annotated[str, typer.Option("--pad", metavar="P", help="The pad, such as starbase.")],
    launcher: Annotated[
        str | None,
        typer.Option("--launcher", callback=_filled, help="The launcher, unless the pad has but one."),
    ] = None,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Show which inclinations a pad can launch to without overflight, and what the others cost."""
    from expedition.phases.ascent import reach as table
    from expedition.report import reach_report

    rows = table.named(pad, launcher, catalogue=_book(own))
    if as_json:
        terminal.print_json([row.to_dict() for row in rows])
    else:
        terminal.show(reach_report(rows))


@app.command()
def catalog(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="An entry, such as soyuz-ms, or words to search for."),
    ] = None,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """List what is known, or one entry's values with their sources and confidence."""
    from expedition.catalog import show

    book = _book(own)
    found = book.everything() if name is None else book.search(name)
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


whatif = typer.Typer(help="What if it goes otherwise: a flight on other days.", rich_markup_mode=None)
app.add_typer(whatif, name="whatif")


@whatif.callback()
def _whatif() -> None:
    """What if it goes otherwise: a flight on other days."""


@whatif.command()
def slip(
    flight: Annotated[
        str, typer.Argument(metavar="FLIGHT", help="A flight of the catalogue, or a TOML file.")
    ],
    days: Annotated[int, typer.Option("--days", metavar="N", help="How many days before and after.")] = 3,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", help="How many processes plan; one a core unless given."),
    ] = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Plan a flight on every day around its own and at the edges of every window, and show what changes."""
    from expedition.flights.flight import Flight
    from expedition.report import slip_report
    from expedition.whatif.slip import slip as slipped

    asked = Flight.resolve(flight, catalogue=_book(own))
    with terminal.progress() as tell:
        found = slipped(
            asked,
            days=days,
            elements=elements,
            allow_stale=allow_stale,
            workers=workers,
            progress=lambda what, done, total: tell(f"planning {what}: {done} of {total}"),
        )
    if as_json:
        terminal.print_json([row.model_dump(mode="json") for row in found.rows])
    else:
        terminal.show(slip_report(found))
        flown = sum(not row.why_not for row in found.rows)
        terminal.note(
            f"{flown} of {len(found.rows)} can be flown; * in a profile other than the flight's own"
        )


@app.command()
def selfcheck(as_json: JsonOption = False) -> None:
    """Check the installed data, their ages and the engine against stored arcs of another program."""
    from expedition.selfcheck import run

    with terminal.progress() as tell:
        results = run(tell)
    if as_json:
        terminal.print_json([result.to_dict() for result in results])
    else:
        from rich.table import Table

        table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
        for result in results:
            table.add_row("ok" if result.ok else "WRONG", result.name, result.detail)
        terminal.show(table)
    if not all(result.ok for result in results):
        raise typer.Exit(1)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(installed("expedition"))
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(InputError.exit_code)


def _figure_suffix(name: str) -> str:
    """The format of a figure by the ending of its file."""
    from pathlib import Path

    from expedition.figures import SUFFIXES

    suffix = Path(name).suffix.lower().removeprefix(".")
    if suffix not in SUFFIXES:
        raise InputError(f"{name!r:.200} ends in neither .png nor .svg", field="out")
    return suffix


def _book(own: list[str] | None) -> Catalogue:
    """The catalogue with users' own folders before what Expedition ships."""
    from expedition.catalog import DEFAULT, Catalogue

    return Catalogue.of_folders(own, field="--catalog") if own else DEFAULT


def _plan_of(name: str, elements: str | None, allow_stale: bool, book: Catalogue) -> Plan:
    """A plan that was written, or a flight planned now."""
    from pathlib import Path

    from expedition.planning.planner import plan as make
    from expedition.plans.plan import Plan

    if name.lower().endswith(".json"):
        if elements is not None:
            raise InputError(
                "have no part in a plan that is made; leave them out, or name the flight", field="elements"
            )
        return Plan.read(name).looked_up_in(book)
    if Path(name).is_dir():
        raise InputError(f"{name:.200} is a folder; name the plan.json in it", field="plan")
    with terminal.progress() as tell:
        return make(name, elements=elements, allow_stale=allow_stale, catalogue=book, progress=tell)


def _calendar(plan: Plan, out: str) -> bytes:
    """The calendar of a plan that follows the one in a file, so that programs which hold that take the change."""
    from pathlib import Path

    from expedition.exports.ics import write_ics

    path = Path(out)
    try:
        previous = path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        # What cannot be read cannot be written either, and that is said where it is tried.
        previous = None
    try:
        return write_ics(plan, previous)
    except InputError:
        raise InputError(
            f"{out:.200} is there and is no calendar that a new one could follow; name another file",
            field="out",
        ) from None


def _write_file(name: str, content: bytes) -> None:
    """Write one file, whole or not at all."""
    from pathlib import Path

    from expedition.files import write_files

    path = Path(name)
    if not path.name or path.is_dir():
        raise InputError(f"{name!r:.200} is a folder; name the file to write in it", field="out")
    (file,) = write_files({path.name: content}, path.parent)
    terminal.note(f"wrote {file}")


def main(arguments: list[str] | None = None) -> None:
    """Run a command; errors become one line on stderr and an exit code."""
    terminal.prepare_streams()
    terminal.interrupt.watch()
    try:
        code = _invoke(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except ExpeditionError as error:
        terminal.note(f"expedition: {error}")
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        terminal.note("expedition: interrupted")
        code = 130
    except BrokenPipeError:
        # Whoever read us has gone, as `head` does: no more output, and no complaint.
        terminal.forget_stdout()
        code = 0
    except OSError as error:
        terminal.forget_stdout()
        terminal.note(f"expedition: {error.filename or 'standard output'}: {error.strerror or error}")
        code = InputError.exit_code
    sys.exit(code)


def _invoke(arguments: Sequence[str]) -> int:
    # Typer's own main() would answer an interrupt and a closed pipe itself, with exit codes of its own.
    command = typer.main.get_command(app)
    try:
        with command.make_context("expedition", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as leave:
        return leave.exit_code
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        where = getattr(getattr(error, "ctx", None), "command_path", "expedition")
        terminal.note(f"expedition: {error.format_message().rstrip('.')}; see {where} --help")
        return InputError.exit_code
    return 0
