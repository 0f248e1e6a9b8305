"""One flight: planned, written for another program, printed to sign."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from expedition import terminal
from expedition.cli import pace
from expedition.cli.options import (
    CatalogOption,
    ElementsOption,
    FlightArgument,
    JsonOption,
    PlanArgument,
    SizeOption,
    StaleOption,
    ThemeOption,
    book,
    drawing,
    following,
    known_look,
    plan_of,
    tell_of_copies,
    write_file,
)
from expedition.errors import ImpossibleFlightError
from expedition.files import refuse_unwritable

# Below this a column of details beside the timeline would be a few letters wide.
_WIDE = 120
# From here on details stay on one line beside a column of who hears the ship.
_WIDEST = 180


def plan(
    flight: FlightArgument,
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
    landing_day: Annotated[
        str | None,
        typer.Option("--landing-day", metavar="DAY", help="For a flight home: land on this UTC day."),
    ] = None,
    landing_zone: Annotated[
        str | None, typer.Option("--landing-zone", metavar="ZONE", help="Land in this zone.")
    ] = None,
    soonest: Annotated[
        bool, typer.Option("--soonest", help="For a flight home: take the first landing in reach.")
    ] = False,
    reboost: Annotated[
        list[str] | None,
        typer.Option(
            "--reboost",
            metavar="UTC=M/S",
            help="A burn that the station will make after its data, as 2021-10-12T07:28Z=0.5; repeat it for several.",
        ),
    ] = None,
    trajectory: Annotated[
        str | None,
        typer.Option(
            "--trajectory",
            metavar="FILE",
            help="Fly the ascent of another program, or on from its orbit: OEM, or CSV with units in its header.",
        ),
    ] = None,
    compare_trajectory: Annotated[
        str | None,
        typer.Option(
            "--compare-trajectory",
            metavar="FILE",
            help="Show how another program's trajectory of this flight, OEM or CSV, differs from the plan.",
        ),
    ] = None,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Plan a flight and print its timeline."""
    from expedition.flights.flight import Flight
    from expedition.planning.planner import plan as make
    from expedition.report.plan import plan_report

    known_look(size, theme)
    if out is not None:
        # A folder that cannot be written is refused before the flight is planned, which takes its time.
        refuse_unwritable(Path(out))
    tell_of_copies(elements)
    with pace.progress() as tell:
        asked: Flight | str = flight
        if landing_day is not None or landing_zone is not None or soonest:
            own_flight = Flight.resolve(flight, catalogue=book(own))
            asked = own_flight.landing(day=landing_day, zone=landing_zone, soonest=soonest)
        if reboost:
            named = asked if isinstance(asked, Flight) else Flight.resolve(asked, catalogue=book(own))
            asked = named.with_reboosts(reboost)
        answer = make(
            asked,
            elements=elements,
            allow_stale=allow_stale,
            trajectory=trajectory,
            catalogue=book(own),
            progress=tell,
        )
        if compare_trajectory is not None:
            from expedition.planning.against import against

            answer = against(answer, compare_trajectory)
        if out is not None:
            from expedition.exports.folder import write_folder

            tell("writing files")
            with drawing(size, theme):
                files = write_folder(answer, out, figures=("png", "svg") if figures else ())
    if as_json:
        terminal.print_json(answer.to_dict())
    else:
        width = terminal.console().width
        terminal.show(plan_report(answer, wide=width >= _WIDE, widest=width >= _WIDEST))
    if out is not None:
        drawn = [file for file in files if file.suffix in (".png", ".svg")]
        listed = ", ".join(str(file) for file in files if file not in drawn)
        terminal.note(f"wrote {listed}" + (f" and {len(drawn)} figures" if drawn else ""))
    failed = [check.name for check in answer.checks if not check.ok]
    if failed:
        terminal.note(f"expedition: the flight breaks {len(failed)} of its rules: {'; '.join(failed)}")
        raise typer.Exit(ImpossibleFlightError.exit_code)


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
    made = plan_of(plan, elements, allow_stale, book(own))
    if to == "ics" and out is not None:
        from expedition.exports.ics import write_ics

        content = following(out, lambda previous: write_ics(made, previous))
    else:
        content = exports.write(made, to)
    if out is None:
        terminal.write(content)
    else:
        write_file(out, content)


def dossier(
    plan: PlanArgument,
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="The file to write, ending in .html or .pdf.")
    ],
    dispersions: Annotated[
        str | None,
        typer.Option(
            "--dispersions",
            metavar="DIR",
            help="With tables and figures of the run in DIR, as `whatif dispersions --out` keeps it.",
        ),
    ] = None,
    elements: ElementsOption = None,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Write a plan as pages to print and sign: summary, timeline, figures, checks and sources."""
    from expedition import dossier as pages
    from expedition.whatif.summary import kept

    write = pages.writer(out, None if dispersions is None else kept(dispersions))
    made = plan_of(plan, elements, allow_stale, book(own))
    with pace.progress() as tell:
        tell("drawing and writing pages")
        written = write(made)
    write_file(out, written)
