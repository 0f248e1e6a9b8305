"""What if it goes otherwise: the commands of `expedition whatif`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    SchedulerOption,
    SizeOption,
    StaleOption,
    ThemeOption,
    WorkersOption,
    book,
    figure_suffix,
    write_file,
)

whatif = typer.Typer(rich_markup_mode=None)


@contextmanager
def _said_how_to_go_on(folder: str | None) -> Iterator[None]:
    """Where a run in a folder is interrupted, say that it is not lost."""
    try:
        yield
    except KeyboardInterrupt:
        if folder is not None and (Path(folder) / "manifest.json").is_file():
            terminal.note(
                f"what is done is kept; go on with the same command, --resume {folder} in place of --out"
            )
        raise


@whatif.callback()
def _whatif() -> None:
    """What if it goes otherwise: other days, a burn missed, errors, a season of attempts, old station data."""


@whatif.command()
def slip(
    flight: FlightArgument,
    days: Annotated[int, typer.Option("--days", metavar="N", help="How many days before and after.")] = 3,
    workers: WorkersOption = None,
    scheduler: SchedulerOption = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Draw a map of them as well, into FILE.png or FILE.svg."),
    ] = None,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Plan a flight on every day around its own and at the edges of every window, and show what changes."""
    from expedition.figures.look import Look, looking
    from expedition.flights.flight import Flight
    from expedition.report.whatif import slip_report
    from expedition.whatif.slip import slip as slipped
    from expedition.whatif.words import slip_note

    look, asked = Look.named(size, theme), Flight.resolve(flight, catalogue=book(own))
    # A wrong ending is refused before the plans, which take their time.
    suffix = None if out is None else figure_suffix(out)
    with pace.progress() as tell:
        found = slipped(
            asked,
            days=days,
            elements=elements,
            allow_stale=allow_stale,
            workers=workers,
            scheduler=scheduler,
            progress=lambda what, done, total: tell(f"planning {what}: {done} of {total}"),
        )
    if out is not None and suffix is not None:
        from expedition.figures import image
        from expedition.figures.slip import slip_map

        with looking(look):
            write_file(out, image(slip_map(found), suffix))
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
    with pace.progress() as tell:
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
    figures: Annotated[
        bool,
        typer.Option("--figures/--no-figures", help="With a folder: draw the figures, as PNG and SVG."),
    ] = True,
    size: SizeOption = "page",
    theme: ThemeOption = "light",
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
    from expedition.figures.look import Look, looking
    from expedition.flights.flight import Flight
    from expedition.report.dispersions import dispersions_report
    from expedition.whatif.dispersions import dispersions as scatter

    look, asked = Look.named(size, theme), Flight.resolve(flight, catalogue=book(own))
    with pace.progress() as tell, _said_how_to_go_on(out or resume):
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
        folder, drawn = out or resume, 0
        if folder is not None and figures:
            from expedition.figures import scatter as pictures

            tell("drawing figures")
            run = pictures.Scattered(found.plan, found.summary, found.samples)
            with looking(look):
                drawn = len(pictures.write(run, folder))
    if as_json:
        terminal.print_json(found.summary.model_dump(mode="json"))
    else:
        terminal.show(dispersions_report(found.summary))
    for warning in found.summary.warnings:
        terminal.note(f"expedition: {warning}")
    if folder is not None:
        terminal.note(
            f"the run is in {folder}: parts/*.parquet, a row a sample, and summary.json"
            + (f", with {drawn} figures" if drawn else "")
        )


@whatif.command()
def campaign(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A campaign's TOML file.")],
    samples: Annotated[
        int, typer.Option("--samples", metavar="N", help="How many times the campaign is flown.")
    ] = 10_000,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="The same seed gives the same.")] = 0,
    workers: WorkersOption = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE.csv", help="Write the chances day by day as a table."),
    ] = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Fly a campaign of several flights many times: chance of lift-off and docking by date, and days lost."""
    from expedition.report.whatif import campaign_report
    from expedition.whatif.campaign import campaign as flown
    from expedition.whatif.campaign_rows import date_table

    with pace.progress() as tell:
        found = flown(
            file,
            samples=samples,
            seed=seed,
            allow_stale=allow_stale,
            catalogue=book(own),
            workers=workers,
            progress=tell,
        )
    if out is not None:
        write_file(out, date_table(found).encode())
    if as_json:
        terminal.print_json([row.model_dump(mode="json") for row in found.rows])
    else:
        terminal.show(campaign_report(found))


@whatif.command("data-age")
def data_age(
    flight: FlightArgument,
    days: Annotated[
        list[float] | None,
        typer.Option(
            "--days",
            metavar="N",
            help="Age of the station data at lift-off, at most 20; 0.5, 1, 2, 5, 10 and 20 unless given. Repeat it.",
        ),
    ] = None,
    samples: Annotated[
        int, typer.Option("--samples", metavar="N", help="How many orbits of the station for each age.")
    ] = 200,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="The same seed gives the same.")] = 0,
    reboost: Annotated[
        float | None,
        typer.Option("--reboost", metavar="KM", help="What a reboost raises the orbit by; 0 leaves it out."),
    ] = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Show how the answer spreads when the station's data are some days old, and when a reboost comes."""
    from expedition.flights.flight import Flight
    from expedition.report.whatif import data_age_report
    from expedition.whatif.data_age import AGES_DAYS, REBOOST_KM
    from expedition.whatif.data_age import data_age as aged

    asked = Flight.resolve(flight, catalogue=book(own))
    with pace.progress() as tell:
        found = aged(
            asked,
            days=days or AGES_DAYS,
            samples=samples,
            seed=seed,
            reboost_km=REBOOST_KM if reboost is None else reboost,
            elements=elements,
            allow_stale=allow_stale,
            progress=tell,
        )
    if as_json:
        parts = {"rows": found.rows, "actual": found.actual, "direct": found.direct}
        terminal.print_json(
            {name: [row.model_dump(mode="json") for row in rows] for name, rows in parts.items()}
        )
    else:
        terminal.show(data_age_report(found))
