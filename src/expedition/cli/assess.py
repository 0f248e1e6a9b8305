"""Commands that tell the truth about a flight: what it risks, what it costs."""

from __future__ import annotations

from typing import Annotated

import typer

from expedition import terminal
from expedition.cli.options import CatalogOption, JsonOption, book, figure_suffix, write_file


def risk(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FLIGHT|VEHICLE",
            help="A flight of the catalogue, of the record or in a TOML file, or a vehicle.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out", metavar="FILE", help="Draw the constant risk as well, into FILE.png or FILE.svg."
        ),
    ] = None,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Show what a flight risks, phase by phase, from the record of those before it."""
    from datetime import UTC, datetime

    from expedition.assess.curve import answer
    from expedition.assess.exposure import happened, named
    from expedition.assess.risk import risk as assessed

    suffix = None if out is None else figure_suffix(out)
    title, exposure = named(what, book(own), datetime.now(UTC).date())
    found = answer(title, assessed(exposure), happened(what, exposure))
    if out is not None and suffix is not None:
        from expedition.figures import image
        from expedition.figures.risk import constant_risk

        write_file(out, image(constant_risk(found), suffix))
    if as_json:
        terminal.print_json(found.model_dump(mode="json"))
    else:
        from expedition.report.risk import risk_report

        terminal.show(risk_report(found))


def price(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FLIGHT|VEHICLE",
            help="A flight of the catalogue, of the record, in a TOML file or a plan.json; or a vehicle.",
        ),
    ],
    year: Annotated[
        int, typer.Option("--year", metavar="YEAR", help="In whose money, by US consumer prices.")
    ] = 2026,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Draw seat prices over the years as well, into FILE.png or FILE.svg.",
        ),
    ] = None,
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Show what a flight costs, per flight, seat, kilogram and day, each number with its sources."""
    from expedition.assess.price import priced
    from expedition.assess.subject import named

    suffix = None if out is None else figure_suffix(out)
    subject = named(what, book(own))
    found = priced(subject, year)
    if out is not None and suffix is not None:
        from expedition.figures import image
        from expedition.figures.seat_prices import seat_prices

        write_file(out, image(seat_prices(year), suffix))
    if as_json:
        terminal.print_json({"title": subject.title, **found.model_dump(mode="json")})
    else:
        from expedition.report.price import price_report

        terminal.show(price_report(subject.title, found))
