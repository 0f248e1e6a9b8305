"""What a film crew has along a flight."""

from __future__ import annotations

from typing import Annotated

import typer

from expedition import terminal
from expedition.cli import pace
from expedition.cli.options import (
    CatalogOption,
    ElementsOption,
    JsonOption,
    PlanArgument,
    StaleOption,
    book,
    plan_of,
    sheet_writer,
)


def shots(
    flight: PlanArgument,
    days: Annotated[
        float | None,
        typer.Option(
            "--days",
            metavar="N",
            help="Days of the stay told by the second; as long as the station's place is known unless given.",
        ),
    ] = None,
    tz: Annotated[
        list[str] | None,
        typer.Option(
            "--tz",
            metavar="ZONE",
            help="A time zone such as Europe/Moscow; UTC unless given. Repeat it for several.",
        ),
    ] = None,
    out: Annotated[
        list[str] | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Write the run of show into FILE.html or FILE.pdf, a calendar into FILE.ics; repeat it for several.",
        ),
    ] = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Show what a film crew has: light, links, what passes below, and when a live picture can be had."""
    from expedition.audience.shots import shots as found_shots
    from expedition.audience.shots_sheet import calendar, sheet_html
    from expedition.audience.shots_words import zones_of

    zones = zones_of(tz or [])
    write = sheet_writer(out or [], "A4 landscape")
    made = plan_of(flight, elements, allow_stale, book(own))
    with pace.progress() as tell:
        found = found_shots(made, days=days, progress=tell)
        if out:
            tell("writing files")
        write(
            lambda: sheet_html(made, found, zones),
            lambda previous: calendar(made, found, previous),
        )
    if as_json:
        terminal.print_json(found.to_dict())
    else:
        from expedition.report.shots import shots_report

        terminal.show(shots_report(made, found, zones))
