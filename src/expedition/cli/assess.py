"""Commands that tell the truth about a flight: what it risks."""

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
