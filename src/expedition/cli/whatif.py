"""What if it goes otherwise: the commands of `expedition whatif`."""

from __future__ import annotations

from typing import Annotated

import typer

from expedition import terminal
from expedition.cli.options import (
    CatalogOption,
    ElementsOption,
    FlightArgument,
    JsonOption,
    SchedulerOption,
    StaleOption,
    WorkersOption,
    book,
)

whatif = typer.Typer(rich_markup_mode=None)


@whatif.callback()
def _whatif() -> None:
    """What if it goes otherwise: other days, a burn missed, errors, a season of attempts, old station data."""


@whatif.command()
def slip(
    flight: FlightArgument,
    days: Annotated[int, typer.Option("--days", metavar="N", help="How many days before and after.")] = 3,
    workers: WorkersOption = None,
    scheduler: SchedulerOption = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Plan a flight on every day around its own and at the edges of every window, and show what changes."""
    from expedition.flights.flight import Flight
    from expedition.report.whatif import slip_report
    from expedition.whatif.slip import slip as slipped
    from expedition.whatif.words import slip_note

    asked = Flight.resolve(flight, catalogue=book(own))
    with terminal.progress() as tell:
        found = slipped(
            asked,
            days=days,
            elements=elements,
            allow_stale=allow_stale,
            workers=workers,
            scheduler=scheduler,
            progress=lambda what, done, total: tell(f"planning {what}: {done} of {total}"),
        )
    if as_json:
        terminal.print_json([row.model_dump(mode="json") for row in found.rows])
    else:
        terminal.show(slip_report(found))
        terminal.note(slip_note(found))


@whatif.command()
def missed(
    flight: FlightArgument,
    burn: Annotated[
        str | None, typer.Option("--burn", metavar="NAME", help="One burn of the flight; all unless given.")
    ] = None,
    share: Annotated[
        list[float] | None,
        typer.Option(
            "--share",
            metavar="0..1",
            help="How much of the burn is flown; 0 unless given. Repeat it for several.",
        ),
    ] = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Miss each burn of a flight, or cut it short, and plan the ways on: same day, later, home."""
    from expedition.flights.flight import Flight
    from expedition.report.whatif import missed_report
    from expedition.whatif.missed import missed as planned_on
    from expedition.whatif.words import MISSED_NOTE

    asked = Flight.resolve(flight, catalogue=book(own))
    with terminal.progress() as tell:
        found = planned_on(
            asked,
            burn=burn,
            shares=share or (0.0,),
            elements=elements,
            allow_stale=allow_stale,
            progress=tell,
        )
    if as_json:
        terminal.print_json([row.model_dump(mode="json") for row in found.rows])
    else:
        terminal.show(missed_report(found))
        terminal.note(MISSED_NOTE)


@whatif.command()
def dispersions(
    flight: FlightArgument,
    samples: Annotated[
        int | None,
        typer.Option("--samples", metavar="N", help="How many times it is flown; 4096 unless given."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Of the random numbers.")] = 1,
    errors: Annotated[
        str | None,
        typer.Option(
            "--errors", metavar="FILE", help="Your own error sources, in place of the ship's and launcher's."
        ),
    ] = None,
    until: Annotated[
        float | None,
        typer.Option(
            "--until",
            metavar="WIDTH",
            help="Stop where the chance that it goes as planned is known within this width, such as 0.01.",
        ),
    ] = None,
    direct: Annotated[
        int, typer.Option("--direct", metavar="N", help="How many samples are flown with all forces too.")
    ] = 24,
    engine: Annotated[
        str, typer.Option("--engine", metavar="numpy|jax", help="What the batch is computed with.")
    ] = "numpy",
    workers: WorkersOption = None,
    scheduler: SchedulerOption = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help="Keep the run in a new folder DIR, with its samples, summary and figures.",
        ),
    ] = None,
    resume: Annotated[
        str | None,
        typer.Option(
            "--resume", metavar="DIR", help="Go on with the run in DIR; with more --samples, extend it."
        ),
    ] = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Fly a flight many times with scattered errors, re-planned each time, and show how it scatters."""
    from expedition.flights.flight import Flight
    from expedition.report.dispersions import dispersions_report
    from expedition.whatif.dispersions import dispersions as scatter

    asked = Flight.resolve(flight, catalogue=book(own))
    with terminal.progress() as tell:
        found = scatter(
            asked,
            samples=samples,
            seed=seed,
            errors=errors,
            until=until,
            direct=direct,
            engine=engine,
            elements=elements,
            allow_stale=allow_stale,
            workers=workers,
            scheduler=scheduler,
            out=out,
            resume=resume,
            progress=lambda what, done, total: tell(f"{what}: {done:,} of {total:,}" if total > 1 else what),
        )
    if as_json:
        terminal.print_json(found.summary.model_dump(mode="json"))
    else:
        terminal.show(dispersions_report(found.summary))
    for warning in found.summary.warnings:
        terminal.note(f"expedition: {warning}")
    if (folder := out or resume) is not None:
        terminal.note(f"the run is in {folder}: parts/*.parquet, a row a sample, and summary.json")
