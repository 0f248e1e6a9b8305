"""Commands for those who come to look."""

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
    SizeOption,
    StaleOption,
    ThemeOption,
    book,
    drawing,
    figure_suffix,
    filled,
    known_look,
    plan_of,
    sheet_writer,
    write_file,
)
from expedition.errors import InputError

# Below this winds in words leave no room beside them.
_WIDE = 130


def watch(
    flight: PlanArgument,
    at: Annotated[
        list[str],
        typer.Option(
            "--at",
            metavar="PLACE",
            help="A town, a launch site, a viewing site, or LATITUDE,LONGITUDE[,HEIGHT] in degrees and metres; "
            "repeat it for several.",
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
    size: SizeOption = "page",
    theme: ThemeOption = "light",
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Show where and when to look: launch, passes of ship and station, and the return."""
    from expedition.audience.clocks import clock
    from expedition.audience.place import place
    from expedition.audience.watch import watch as watched
    from expedition.audience.watch_words import watch_words
    from expedition.report.watch import watch_report

    known_look(size, theme)
    suffix = None if out is None else figure_suffix(out)
    places = [place(one) for one in at]
    if tz is not None:
        clock(tz)
    made = plan_of(flight, elements, allow_stale, book(own))
    with pace.progress() as tell:
        tell("looking for launch, passes and return")
        found = watched(made, places, days_after=days)
    if out is not None and suffix is not None:
        from expedition.audience.sight_map import map_of
        from expedition.figures import image

        with drawing(size, theme):
            write_file(out, image(map_of(made, found), suffix))
    if as_json:
        terminal.print_json(found.to_dict())
    else:
        terminal.show(watch_report(watch_words(found, tz), wide=terminal.console().width >= _WIDE))


def publish(
    flight: PlanArgument,
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The folder to write the page into.")],
    url: Annotated[
        str | None,
        typer.Option(
            "--url",
            metavar="URL",
            help="Where the folder will be on the web, for the picture that is shown where the page is linked to.",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="CODE",
            callback=filled,
            help="In which it opens, en or ru, where a reader has chosen none; the reader's own unless given.",
        ),
    ] = None,
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Write a flight as a page of static files, for any host or none."""
    import gzip
    from datetime import UTC, datetime
    from pathlib import Path

    from expedition.console.publish import LANGUAGES, published
    from expedition.files import write_files

    if language not in (None, *LANGUAGES):
        raise InputError(f"{language!r:.40} is none of {', '.join(LANGUAGES)}", field="language")
    made = plan_of(flight, elements, allow_stale, book(own))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with pace.progress() as tell:
        tell("making the page")
        contents = published(made, now, url, language)
    paths = write_files(contents, Path(out))
    packed = len(gzip.compress(contents["index.html"], 6))
    if as_json:
        sizes = {name: len(content) for name, content in contents.items()}
        terminal.print_json(
            {
                "schema": "expedition-published/1",
                "flight": made.flight.title,
                "published_utc": now,
                "folder": out,
                "bytes": sizes,
                "first_visit_bytes": packed,
            }
        )
        return
    for path in paths:
        terminal.note(f"wrote {path}")
    terminal.note(f"a first visit is {packed / 1e6:.2f} MB where the host compresses")


def invite(
    flight: PlanArgument,
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="Whom it is for.")],
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="PLACE",
            help="Where the guest stands: a town, a launch site, a viewing site, or LATITUDE,LONGITUDE[,HEIGHT].",
        ),
    ],
    out: Annotated[
        list[str],
        typer.Option(
            "--out",
            metavar="FILE",
            help="Write the card into FILE.html or FILE.pdf, the entries of a calendar into FILE.ics; repeat it "
            "for several.",
        ),
    ],
    elements: ElementsOption = None,
    as_json: JsonOption = False,
    allow_stale: StaleOption = False,
    own: CatalogOption = None,
) -> None:
    """Invite a guest: what, why at that minute, where to stand and look, how sure, and what if it slips."""
    from expedition.audience.card import card_html
    from expedition.audience.invitation import calendar, invitation
    from expedition.audience.place import place

    write = sheet_writer(out, "A5")
    where, known = place(at), book(own)
    made = invitation(plan_of(flight, elements, allow_stale, known), to, where, known)
    write(lambda: card_html(made), lambda previous: calendar(made, previous))
    if as_json:
        terminal.print_json(made.to_dict())
