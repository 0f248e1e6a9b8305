"""What a film crew has along a flight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from expedition import terminal
from expedition.cli.options import (
    CatalogOption,
    ElementsOption,
    JsonOption,
    PlanArgument,
    StaleOption,
    book,
    following,
    plan_of,
    write_file,
)
from expedition.errors import InputError

if TYPE_CHECKING:
    pass


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
    from pathlib import Path

    from expedition import printing
    from expedition.audience.shots import shots as found_shots
    from expedition.audience.shots_sheet import calendar, sheet_html
    from expedition.audience.shots_words import zones_of

    zones, files = zones_of(tz or []), out or []
    for name in files:
        if Path(name).suffix.lower() not in (".html", ".pdf", ".ics"):
            raise InputError(f"{name!r:.200} ends in none of .html, .pdf and .ics", field="out")
    browser = printing.found_browser() if any(name.lower().endswith(".pdf") for name in files) else ""
    made = plan_of(flight, elements, allow_stale, book(own))
    with terminal.progress() as tell:
        found = found_shots(made, days=days, progress=tell)
        for name in files:
            suffix = Path(name).suffix.lower()
            if suffix == ".ics":
                content = following(name, lambda previous: calendar(made, found, previous))
            else:
                content = sheet_html(made, found, zones).encode()
                if suffix == ".pdf":
                    tell("printing")
                    content = printing.printed(content.decode(), browser, paper="A4 landscape")
            write_file(name, content)
    if as_json:
        terminal.print_json(found.to_dict())
    else:
        from expedition.report.shots import shots_report

        terminal.show(shots_report(made, found, zones))
