"""Commands that tell the truth about a flight: what it risks, what it costs, and beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from expedition import terminal
from expedition.cli import pace
from expedition.cli.options import (
    CatalogOption,
    CurrencyOption,
    JsonOption,
    SizeOption,
    ThemeOption,
    book,
    drawing,
    figure_suffix,
    filled,
    known_look,
    names_of,
    write_file,
)
from expedition.errors import InputError

if TYPE_CHECKING:
    from expedition.assess.compare import Chances
    from expedition.assess.subject import Subject


def risk(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FLIGHT|VEHICLE",
            autocompletion=names_of("flight", "ship", "hopper"),
            help="A flight of the catalogue, of the record, in a TOML file or a plan.json; or a vehicle.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out", metavar="FILE", help="Draw the constant risk as well, into FILE.png or FILE.svg."
        ),
    ] = None,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Show what a flight risks, phase by phase, from the record of those before it."""
    from datetime import UTC, datetime

    known_look(size, theme)
    from expedition.assess.curve import answer
    from expedition.assess.exposure import happened, named
    from expedition.assess.risk import risk as assessed

    suffix = None if out is None else figure_suffix(out)
    title, exposure = named(what, book(own), datetime.now(UTC).date())
    found = answer(title, assessed(exposure), happened(what, exposure))
    if out is not None and suffix is not None:
        from expedition.figures import image
        from expedition.figures.risk import constant_risk

        with pace.progress() as tell, drawing(size, theme):
            tell("drawing")
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
            autocompletion=names_of("flight", "ship", "hopper"),
            help="A flight of the catalogue, of the record, in a TOML file or a plan.json; or a vehicle.",
        ),
    ],
    year: Annotated[
        int, typer.Option("--year", metavar="YEAR", help="In whose money, by US consumer prices.")
    ] = 2026,
    currency: CurrencyOption = "USD",
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Draw seat prices over the years as well, into FILE.png or FILE.svg.",
        ),
    ] = None,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Show what a flight costs, per flight, seat, kilogram and day, each number with its sources."""
    from expedition.assess.price import priced
    from expedition.assess.subject import named
    from expedition.catalog.money import exchange_rate

    known_look(size, theme)
    suffix = None if out is None else figure_suffix(out)
    subject = named(what, book(own))
    found = priced(subject, year)
    exchange_rate(currency, year)
    if out is not None and suffix is not None:
        from expedition.figures import image
        from expedition.figures.seat_prices import seat_prices

        with pace.progress() as tell, drawing(size, theme):
            tell("drawing")
            write_file(out, image(seat_prices(year), suffix))
    if as_json:
        terminal.print_json({"title": subject.title, **found.model_dump(mode="json")})
    else:
        from expedition.report.price import price_report

        terminal.show(price_report(subject.title, found, currency))


def compare(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            help="Vehicles and flights, mixed: of the catalogue, of the record, or files.",
            autocompletion=names_of("flight", "ship", "hopper"),
        ),
    ],
    station: Annotated[
        str, typer.Option("--station", metavar="S", help="Where launch chances are counted to.")
    ] = "iss",
    pad: Annotated[
        str | None,
        typer.Option(
            "--pad", metavar="P", callback=filled, help="Where from; each one's own pad unless given."
        ),
    ] = None,
    year: Annotated[
        int, typer.Option("--year", metavar="YEAR", help="In whose money, by US consumer prices.")
    ] = 2026,
    currency: CurrencyOption = "USD",
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE",
            callback=filled,
            help="Write a page into FILE.html, or draw prices and risks into FILE.png or FILE.svg.",
        ),
    ] = None,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    as_json: JsonOption = False,
    own: CatalogOption = None,
) -> None:
    """Compare vehicles and flights in one table, each number with its source."""
    from datetime import UTC, datetime

    from expedition.assess.compare import compare as compared
    from expedition.figures.look import Look, looking
    from expedition.planning.chances import chances_of

    look = Look.named(size, theme)
    page = out is not None and out.lower().endswith(".html")
    if out is not None and not page and not out.lower().endswith((".png", ".svg")):
        raise InputError(f"{out!r:.200} ends in none of .html, .png and .svg", field="out")
    entries, today = book(own), datetime.now(UTC).date()
    counted = chances_of(entries, station, pad, today)
    with pace.progress() as tell:
        done = iter(range(len(names)))
        tell("looking up what is known")

        def chances(subject: Subject) -> Chances:
            tell(f"counting launch chances: {next(done)} of {len(names)}: {subject.title}")
            return counted(subject)

        found = compared(
            names, entries, today, year=year, currency=currency, station=station, chances=chances
        )
    from expedition.report.compare import compare_html, compare_report

    if out is not None:
        if page:
            write_file(out, compare_html(found).encode())
        else:
            from expedition.figures import image
            from expedition.figures.compare import side_by_side

            with looking(look):
                write_file(out, image(side_by_side(found), figure_suffix(out)))
    if as_json:
        terminal.print_json(found.model_dump(mode="json"))
    else:
        terminal.show(compare_report(found))
