"""What commands share: options, the user's own catalogue, a plan made or read, a file written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from expedition import terminal
from expedition.cli import pace
from expedition.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from expedition.catalog import Catalogue
    from expedition.plans.plan import Plan


def filled(option: typer.CallbackParam, value: str | None) -> str | None:
    if value == "":
        raise InputError("is empty; give a value, or leave it out", field=option.opts[0])
    return value


def station_file(value: str | None) -> str | None:
    """A file of station data: as named, or else of that name in the user's folder for them."""
    from pathlib import Path

    from expedition.cli import settings

    if not value or value == "live" or Path(value).is_absolute() or Path(value).exists():
        return value
    held = settings.held().get("elements-folder")
    there = None if held is None else Path(str(held.value)) / value
    return value if there is None or not there.is_file() else str(there)


def names_of(*kinds: str) -> Callable[[str], list[str]]:
    """For completion by a shell: the catalogue's names of some kinds that begin as typed."""

    def begun(incomplete: str) -> list[str]:
        from expedition.catalog import DEFAULT

        return [name for kind in kinds for name in DEFAULT.names(kind) if name.startswith(incomplete)]

    return begun


VEHICLES = names_of("ship", "hopper")

ElementsOption = Annotated[
    str | None,
    typer.Option(
        "--elements",
        metavar="FILE|live",
        callback=station_file,
        help="Station data: TLE lines, OMM (JSON, XML, KVN) or an OEM ephemeris (XML, KVN; gzip too), or live "
        "for the current set from CelesTrak. The newest known before lift-off is used.",
    ),
]
StaleOption = Annotated[bool, typer.Option("--allow-stale", help="Accept station data older than 30 days.")]
CatalogOption = Annotated[
    list[str] | None,
    typer.Option(
        "--catalog",
        metavar="DIR",
        help="A folder of your own entries (vehicles/, pads/, ...), found before those shipped; repeat it for several.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON in the documented schema.")]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", help="How many processes work; one a core unless given."),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="URL", help="A Dask scheduler whose workers do the work, as tcp://host:8786."
    ),
]
SizeOption = Annotated[
    str,
    typer.Option(
        "--size", metavar="SIZE", help="For what figures are drawn: page, 16:9 (1920 × 1080) or 4k."
    ),
]
ThemeOption = Annotated[
    str, typer.Option("--theme", metavar="THEME", help="Colours of the figures: light or dark.")
]
CurrencyOption = Annotated[
    str,
    typer.Option(
        "--currency",
        metavar="CODE",
        help="In which prices are told, at the year's mean rate: USD, EUR or RUB.",
    ),
]
PlanArgument = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        help="A plan.json, a flight of the catalogue, or a flight's TOML file.",
        autocompletion=names_of("flight"),
    ),
]
FlightArgument = Annotated[
    str,
    typer.Argument(
        metavar="FLIGHT",
        help="A flight of the catalogue, or a TOML file.",
        autocompletion=names_of("flight"),
    ),
]


def known_look(size: str, theme: str) -> None:
    """Raise InputError for a size or theme of figures that is not known, before anything is computed."""
    from expedition.cli import settings

    try:
        settings.SETTINGS["size"].read(size)
        settings.SETTINGS["theme"].read(theme)
    except ValueError:
        # What draws is loaded only where something is drawn: it takes half a second.
        from expedition.figures.look import Look

        Look.named(size, theme)


@contextmanager
def drawing(size: str, theme: str) -> Iterator[None]:
    """Figures are drawn in a size and a theme."""
    from expedition.figures.look import Look, looking

    with looking(Look.named(size, theme)):
        yield


def figure_suffix(name: str) -> str:
    """The format of a figure by the ending of its file."""
    from pathlib import Path

    from expedition.figures import SUFFIXES

    suffix = Path(name).suffix.lower().removeprefix(".")
    if suffix not in SUFFIXES:
        raise InputError(f"{name!r:.200} ends in neither .png nor .svg", field="out")
    return suffix


def book(own: list[str] | None) -> Catalogue:
    """The catalogue with users' own folders before what Expedition ships."""
    from expedition.catalog import DEFAULT, Catalogue

    return Catalogue.of_folders(own, field="--catalog") if own else DEFAULT


def plan_of(name: str, elements: str | None, allow_stale: bool, book: Catalogue) -> Plan:
    """A plan that was written, or a flight planned now."""
    from pathlib import Path

    from expedition.planning.planner import plan as make
    from expedition.plans.plan import Plan

    if name.lower().endswith(".json"):
        if elements is not None:
            raise InputError(
                "have no part in a plan that is made; leave them out, or name the flight", field="elements"
            )
        return Plan.read(name).looked_up_in(book)
    if Path(name).is_dir():
        raise InputError(f"{name:.200} is a folder; name the plan.json in it", field="plan")
    with pace.progress() as tell:
        tell_of_copies(elements)
        return make(name, elements=elements, allow_stale=allow_stale, catalogue=book, progress=tell)


def tell_of_copies(elements: str | None) -> None:
    """Say where what is fetched cannot be kept; the answer stands all the same."""
    from expedition.files import why_no_copies

    reason = why_no_copies() if elements == "live" else None
    if reason is not None:
        terminal.note(f"{reason}; what is fetched is fetched again next time")


def write_file(name: str, content: bytes) -> None:
    """Write one file, whole or not at all."""
    from pathlib import Path

    from expedition.files import write_files

    path = Path(name)
    if not path.name or path.is_dir():
        raise InputError(f"{name!r:.200} is a folder; name the file to write in it", field="out")
    (file,) = write_files({path.name: content}, path.parent)
    terminal.note(f"wrote {file}")


def following(name: str, write: Callable[[bytes | None], bytes]) -> bytes:
    """A calendar that follows the one in a file, so that programs which hold that take the change."""
    from pathlib import Path

    path = Path(name)
    try:
        previous = path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        # What cannot be read cannot be written either, and that is said where it is tried.
        previous = None
    try:
        return write(previous)
    except InputError:
        if previous is None:
            raise
        raise InputError(
            f"{name:.200} is there and is no calendar that a new one could follow; name another file",
            field="out",
        ) from None


def sheet_writer(
    out: Sequence[str], paper: str
) -> Callable[[Callable[[], str], Callable[[bytes | None], bytes]], None]:
    """What writes a page and a calendar into files that end in .html, .pdf and .ics.

    It takes what makes the page, and what makes the calendar after an earlier one. Raises InputError for another
    ending, and NoBrowserError where a PDF is wanted and nothing prints one: before anything is planned.
    """
    from pathlib import Path

    from expedition import printing

    endings = [Path(name).suffix.lower() for name in out]
    for name, ending in zip(out, endings, strict=True):
        if ending not in (".html", ".pdf", ".ics"):
            raise InputError(f"{name!r:.200} ends in none of .html, .pdf and .ics", field="out")
    browser = printing.found_browser() if ".pdf" in endings else ""

    def write(page: Callable[[], str], calendar: Callable[[bytes | None], bytes]) -> None:
        for name, ending in zip(out, endings, strict=True):
            if ending == ".ics":
                content = following(name, calendar)
            elif ending == ".html":
                content = page().encode()
            else:
                content = printing.printed(page(), browser, paper=paper)
            write_file(name, content)

    return write
