"""Commands for those who come to look."""

from __future__ import annotations

from typing import Annotated

import typer

from expedition import terminal
from expedition.cli.options import (
    CatalogOption,
    ElementsOption,
    FlightArgument,
    JsonOption,
    StaleOption,
    book,
    figure_suffix,
    plan_of,
    write_file,
)

# Below this winds in words leave no room beside them.
_WIDE = 130


def watch(
    flight: FlightArgument,
    at: Annotated[
        list[str],
        typer.Option(
            "--at",
            metavar="PLACE",
            help="A town, a viewing site, or LATITUDE,LONGITUDE[,HEIGHT] in degrees and metres; repeat it for several.",
        ),
    ],
    days: Annotated[
        float, typer.Option("--days", metavar="N", help="Passes for so many days after the end of the plan.")
    ] = 5.0,
    tz: Annotated[
        str | None,
        typer.Option(
            "--tz",
            metavar="ZONE",
            help="A time zone for all, such as Europe/Moscow, instead of each place's own.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Draw the map of first sight as well, of the launch or else of the return, into FILE.png or FILE.svg.",
        ),
    ] = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Show where and when to look: launch, passes of ship and station, and the return."""
    from expedition.audience.place import place
    from expedition.audience.watch import watch as watched
    from expedition.audience.watch_words import clock, watch_words
    from expedition.report.watch import watch_report

    suffix = None if out is None else figure_suffix(out)
    places = [place(one) for one in at]
    if tz is not None:
        clock(tz)
    made = plan_of(flight, elements, allow_stale, book(own))
    found = watched(made, places, days_after=days)
    if out is not None and suffix is not None:
        from expedition.audience.sight_map import map_of
        from expedition.figures import image

        write_file(out, image(map_of(made, found), suffix))
    if as_json:
        terminal.print_json(found.to_dict())
    else:
        terminal.show(watch_report(watch_words(found, tz), wide=terminal.console().width >= _WIDE))
