"""The pictures of the guides and of the theory: each drawn by the program from a flight, none by hand."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import matplotlib
from matplotlib.dates import AutoDateLocator, DateFormatter
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import expedition
from expedition import figures
from expedition.catalog import Catalogue
from expedition.catalog.stand_ins import kind_of, stand_in
from expedition.figures.card import card

TLE = Path(__file__).resolve().parents[2] / "tests" / "data" / "iss-2021-10.tle"
OWN = (
    ("vehicle", "arrow", "launcher", {}),
    ("zone", "meadow", None, {}),
    ("vehicle", "comet", None, {"launcher": "arrow", "zone": "meadow"}),
    ("pad", "steppe", None, {"launcher": "arrow"}),
    ("station", "outpost", None, {}),
    ("flight", "up", None, {"vehicle": "comet", "pad": "steppe", "station": "outpost"}),
)


def own_flight() -> expedition.Plan:
    """The flight up of the guide to one's own rocket: stand-ins alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mine"
        folder.mkdir()
        for subject, word, kind, asked in OWN:
            shelf = Catalogue.of(folder)
            file, text = stand_in(
                kind_of(subject, kind), word, folder, shelf, day=date(2027, 5, 1), asked=asked
            )
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return expedition.plan(folder / "flights" / "up.toml")


def _season() -> Figure:
    from expedition.figures.season import season

    start = datetime(2021, 10, 4, tzinfo=UTC)
    found = expedition.windows("soyuz-ms", pad="baikonur-31", start=start, days=60.0, elements=TLE)
    return season(found, "Launch windows, soyuz-ms to iss")


def _constant_risk() -> Figure:
    from expedition.assess.curve import answer
    from expedition.assess.exposure import happened, named
    from expedition.assess.risk import risk
    from expedition.figures.risk import constant_risk

    title, exposure = named("soyuz-ms-19", Catalogue.of(), date(2026, 11, 1))
    return constant_risk(answer(title, risk(exposure), happened("soyuz-ms-19", exposure)))


def _seat_prices() -> Figure:
    from expedition.figures.seat_prices import seat_prices

    return seat_prices(2026)


def _announced() -> Figure:
    from expedition.catalog.announced import announced_dates, history_of
    from expedition.figures.announced import slip_history

    return slip_history(history_of(announced_dates()[0].project))


def _compared() -> Figure:
    from expedition.assess.compare import compare
    from expedition.figures.compare import side_by_side

    names = ("soyuz-ms", "crew-dragon", "starliner", "shenzhou", "space-shuttle-orbiter")
    return side_by_side(compare(names, Catalogue.of(), date(2026, 11, 1)))


def _seen_from(plan: expedition.Plan) -> Figure:
    from expedition.audience.place import place
    from expedition.audience.sight_map import map_of
    from expedition.audience.watch import watch

    return map_of(plan, watch(plan, [place("Karaganda")]))


def _slipped() -> Figure:
    from expedition.figures.slip import slip_map
    from expedition.whatif.slip import slip

    return slip_map(slip(expedition.Flight.named("soyuz-ms-19"), days=2))


def _rooms() -> Figure:
    """The floors of the house as `pyproject.toml` has them for the machine that holds them."""
    import tomllib

    from expedition.figures import style

    text = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    floors = tomllib.loads(text)["tool"]["importlinter"]["contracts"][0]["layers"]
    with style.drawing():
        figure = Figure(figsize=(style.WIDTH_IN, 0.27 * len(floors) + 0.2))
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0.0, 1.0)
        axes.set_ylim(-0.2, len(floors) + 0.2)
        for number, floor in enumerate(reversed(floors)):
            rooms = floor.split(" | ")
            for place, room in enumerate(rooms):
                width = 0.9 / len(rooms)
                axes.add_patch(
                    Rectangle(
                        (0.05 + place * width + 0.002, number + 0.08),
                        width - 0.004,
                        0.84,
                        facecolor=style.hues().ramp[0],
                        edgecolor=style.hues().ship,
                    )
                )
                axes.text(0.05 + (place + 0.5) * width, number + 0.5, room, ha="center", va="center")
    return figure


def _history() -> Figure:
    """How long things took, from `benchmarks/history.csv`."""
    from expedition.figures import style

    text = (Path(__file__).resolve().parents[2] / "benchmarks" / "history.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    names = list(dict.fromkeys(row["what"] for row in rows))
    with style.drawing():
        figure = Figure(figsize=(style.WIDTH_IN, 1.0 + 0.85 * ((len(names) + 1) // 2)), layout="constrained")
        for place, name in enumerate(names):
            axes = figure.add_subplot((len(names) + 1) // 2, 2, place + 1)
            mine = [row for row in rows if row["what"] == name]
            days = [date.fromisoformat(row["day"]) for row in mine]
            axes.plot(days, [float(row["value"]) for row in mine], "o-", markersize=3)
            axes.set_ylim(0.0, 1.15 * max(float(row["value"]) for row in mine))
            axes.set_title(f"{name}, {mine[0]['unit']}", fontsize=style.SMALL)
            axes.tick_params(labelsize=style.SMALL - 1.0)
            axes.xaxis.set_major_locator(AutoDateLocator(minticks=1, maxticks=3))
            axes.xaxis.set_major_formatter(DateFormatter("%Y-%m-%d"))
            axes.grid(alpha=0.4)
    return figure


def pictures(plan: expedition.Plan) -> dict[str, Callable[[], Figure]]:
    """By the name of the file, without its ending. plan: that of Soyuz MS-19."""

    def of(flight: str, figure: str) -> Callable[[], Figure]:
        return lambda: figures.draw(expedition.plan(flight), figure)

    return {
        "own-flight": lambda: figures.draw(own_flight(), "overview"),
        "ascent": lambda: figures.draw(plan, "ascent"),
        "ground-track": lambda: figures.draw(plan, "ground-track"),
        "phasing": lambda: figures.draw(plan, "staircase"),
        "approach": lambda: figures.draw(plan, "relative-motion"),
        "closing": lambda: figures.draw(plan, "range"),
        "entry": of("soyuz-ms-18-return", "entry"),
        "leaving": of("soyuz-ms-18-return", "relative-motion"),
        "free-flight": of("inspiration4", "overview"),
        "hop": of("ns-16", "ascent"),
        "windows": _season,
        "constant-risk": _constant_risk,
        "seat-prices": _seat_prices,
        "announced": _announced,
        "compare": _compared,
        "seen-from": lambda: _seen_from(plan),
        "slip": _slipped,
        "rooms": _rooms,
        "history": _history,
    }


def draw_all(folder: Path, plan: expedition.Plan, only: str | None = None) -> None:
    """Draw them into a folder, small and without a date; `only` one of them by its name."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    matplotlib.rcParams["svg.hashsalt"] = "expedition"
    if only in (None, "card"):
        (folder / "card.png").write_bytes(card(plan))
    for name, draw in pictures(plan).items():
        if only in (None, name):
            (folder / f"{name}.svg").write_bytes(figures.image(draw(), "svg"))
