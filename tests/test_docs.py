"""The pages hold what they show: examples run, computed pages are fresh, links lead somewhere."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import FunctionType
from xml.etree import ElementTree

import pytest

import expedition
from expedition.catalog import DEFAULT
from expedition.record.flights import read_flights
from expedition.record.planned import read_plans
from expedition.space.time import format_utc

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "expedition"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
WITH_EXAMPLES = [
    ROOT / "README.md",
    DOCS / "tutorial.md",
    DOCS / "what-if.md",
    DOCS / "watch.md",
    DOCS / "commands.md",
    DOCS / "own-flight.md",
    DOCS / "notebook.md",
    DOCS / "adding-a-vehicle.md",
    DOCS / "own-trajectory.md",
    DOCS / "python.md",
]
# These start a cluster or draw a globe.
SLOW = [DOCS / "cluster.md", DOCS / "publishing.md"]
FIGURE = DOCS / "figures" / "soyuz-ms-19.svg"
CHANCES = DOCS / "figures" / "what-if.svg"
SCATTER = DOCS / "figures" / "record.svg"
MAX_FIGURE_BYTES = 300_000

sys.path.insert(0, str(DOCS))

from making import examples, fields, schema  # noqa: E402


def named(page: Path) -> str:
    return page.stem


@pytest.mark.parametrize(
    "page", [*WITH_EXAMPLES, *(pytest.param(page, marks=pytest.mark.slow) for page in SLOW)], ids=named
)
def test_examples_do_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    wrong = [
        f"{page.name}:{one.block.line}: $ {one.command}\n{difference}"
        for one in examples.run(page, tmp_path)
        for difference in examples.differences(one)
    ]
    assert not wrong, "run `make docs` to refresh numbers, and mend what is left:\n" + "\n".join(wrong)


def test_examples_are_read_strictly(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console exit=2\n$ expedition plan nothing\nall is well\n```\n", encoding="utf-8")
    (one,) = examples.run(page, tmp_path)
    assert (one.exit_code, one.expected_code) == (2, 2)
    assert examples.differences(one) == ["not printed: all is well"]


@pytest.mark.parametrize(
    ("shown", "printed", "near"),
    [
        ("Lift-off 08:55:02", "Lift-off 08:55:30", True),
        ("Lift-off 08:55:02", "Lift-off 08:58:30", False),
        ("cost 110.5 m/s", "cost   113.0 m/s", True),
        ("cost 110.5 m/s", "cost 150.0 m/s", False),
        ("R -0.00 T +45.7", "R +0.01 T +45.6", True),
        ("pass  lowest perigee", "FAIL  lowest perigee", False),
    ],
)
def test_numbers_are_compared_loosely_and_words_exactly(shown: str, printed: str, near: bool) -> None:
    page = Path("page.md")
    block = examples.Block(page, 1, "console", "", "", 0)
    one = examples.Printed(block, "expedition", (shown,), (printed,), 0, 0)
    assert (not examples.differences(one)) is near


def test_the_schema_page_is_that_of_the_models() -> None:
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == schema.page(), "run `make docs`"


def test_the_page_of_the_catalogue_s_fields_is_that_of_the_models() -> None:
    assert (DOCS / "catalogue-fields.md").read_text(encoding="utf-8") == fields.page(), "run `make docs`"


def test_every_public_name_is_in_the_python_page() -> None:
    text = (DOCS / "python.md").read_text(encoding="utf-8")
    for name in set(expedition.__all__) - {"__version__"}:
        assert f".{name}\n" in text or ("Error" in name and "expedition.errors" in text), name


@pytest.mark.parametrize("name", sorted(set(expedition.__all__) - {"__version__"}))
def test_every_public_member_is_in_the_python_page(name: str) -> None:
    thing = getattr(expedition, name)
    if not inspect.isclass(thing) or issubclass(thing, Exception):
        return
    text = (DOCS / "python.md").read_text(encoding="utf-8")
    shown = re.search(rf"\.{name}\n   :members:(.*)", text)
    assert shown
    kinds = (property, cached_property, classmethod, staticmethod, FunctionType)
    own = {
        key for key, member in vars(thing).items() if not key.startswith("_") and isinstance(member, kinds)
    }
    own -= {"model_post_init"}
    assert not shown[1].strip() or own <= {word.strip() for word in shown[1].split(",")}
    assert all(inspect.getdoc(getattr(thing, key)) for key in own)


def test_every_page_with_commands_is_run() -> None:
    begins = re.compile(
        r"^```(?:console|python)\b.*\n(?:.*\n)*?(?:\$ expedition|from expedition|import expedition)", re.M
    )
    shown = {page for page in PAGES if begins.search(page.read_text(encoding="utf-8"))}
    assert shown <= {*WITH_EXAMPLES, *SLOW}
    assert len(shown) > 8


def test_the_accuracy_page_is_of_this_flight() -> None:
    """The measurements take too long for here; what is committed must still be what the program does."""
    text = (DOCS / "accuracy.md").read_text(encoding="utf-8")
    row = re.search(r"^\| lift-off, against flown \|.*?(\d\d:\d\d:\d\d\.\d), ", text, re.MULTILINE)
    assert row is not None
    day = datetime(2021, 10, 5, tzinfo=UTC)
    measured = datetime.strptime(row[1], "%H:%M:%S.%f").replace(year=2021, month=10, day=5, tzinfo=UTC)
    (found,) = expedition.windows(
        "soyuz-ms",
        pad="baikonur-31",
        start=day,
        days=1.0,
        profile=2,
        elements=ROOT / "tests" / "data" / "iss-2021-10.tle",
    )
    # A search is within a second or two of the plan.
    assert abs((found.liftoff_utc - measured).total_seconds()) < 3.0, "run `make docs`"
    assert text.index("What it cannot tell") < text.index("measured")


def test_the_record_page_names_every_flight_of_the_record() -> None:
    """To make it anew takes too long for here."""
    text = (DOCS / "record.md").read_text(encoding="utf-8")
    cells = {cell.strip().strip("*") for line in text.splitlines() for cell in line.split("|")[1:2]}
    assert {one.flight for one in read_flights()} <= cells, "run `make docs`"
    assert {f"{one.flight}, {format_utc(one.ephemeris_created)[:10]}" for one in read_plans()} <= cells
    assert text.index("What this cannot tell") < text.index("| flight |")
    for page in (ROOT / "README.md", DOCS / "accuracy.md", DOCS / "commands.md"):
        assert "record.md" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(file), f"{page.name}: {target}"


def anchors(page: Path) -> set[str]:
    """The anchors that headings get where pages are shown."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_make_commands_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    asked = set(re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8")))
    assert asked <= targets
    if page.name == "README.md":
        assert {"plan", "test"} <= asked


def test_files_named_in_pages_exist() -> None:
    for page in (DOCS / "design.md", ROOT / "CONTRIBUTING.md"):
        for name in re.findall(r"`([\w./-]+/|[\w./-]+\.py)`", page.read_text(encoding="utf-8")):
            if name.startswith("mine") or name == "flights/":
                continue
            # In a folder's row its files go by their names alone.
            there = any((home / name).exists() for home in (ROOT, SOURCE)) or any(SOURCE.rglob(name))
            assert there, f"{page.name}: {name}"


def test_every_room_is_named_where_a_newcomer_looks_and_every_module_says_what_it_holds() -> None:
    text = (DOCS / "design.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+(?:/|\.py))`", text))
    rooms = {file.parent.relative_to(SOURCE).as_posix() + "/" for file in SOURCE.glob("*/**/__init__.py")}
    flat = {file.name for file in SOURCE.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert not sorted((rooms | flat) - named - {"phases/", "catalog/models/"})
    for file in SOURCE.rglob("*.py"):
        first = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        assert first, f"{file.relative_to(SOURCE)} does not say what it holds"


@pytest.mark.parametrize("name", expedition.__all__)
def test_what_users_import_is_documented(name: str) -> None:
    thing = getattr(expedition, name)
    if isinstance(thing, str):
        return
    assert inspect.getdoc(thing)
    if inspect.isclass(thing):
        own = [member for key, member in vars(thing).items() if not key.startswith("_") and callable(member)]
        undocumented = [member.__name__ for member in own if not inspect.getdoc(member)]
        assert not undocumented


@pytest.mark.parametrize("figure", [FIGURE, CHANCES, SCATTER], ids=named)
def test_the_figure_is_small_dateless_and_drawn(figure: Path) -> None:
    data = figure.read_bytes()
    assert len(data) < MAX_FIGURE_BYTES
    assert b"dc:date" not in data
    root = ElementTree.fromstring(data)
    assert root.tag.endswith("svg")
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 50


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=named)
def test_every_page_has_a_picture_that_the_program_drew(page: Path) -> None:
    shown = re.findall(r"!\[[^\]]+\]\((figures/[\w.-]+)\)", page.read_text(encoding="utf-8"))
    assert shown
    made = "".join(file.read_text(encoding="utf-8") for file in (DOCS / "making").glob("*.py"))
    made += (DOCS / "generate.py").read_text(encoding="utf-8")
    for figure in shown:
        assert (DOCS / figure).is_file()
        # Each is named where it is made.
        assert (
            re.search(rf'"{Path(figure).stem}(?:\.\w+)?"|ascent-', made) or Path(figure).stem == "soyuz-ms-19"
        ), figure


def test_equations_can_be_drawn() -> None:
    sys.path.insert(0, str(DOCS / "site"))
    from equations import drawn  # type: ignore[import-not-found]

    pages = sorted(DOCS.glob("theory-*.md"))
    assert len(pages) == 9
    for page in pages:
        text = page.read_text(encoding="utf-8")
        formulas = re.findall(r"^```math\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        assert formulas, page.name
        for formula in formulas:
            assert drawn(formula).startswith("<svg")
        assert "left out" in text
        assert "(accuracy.md" in text or "(risk.md" in text


def test_pages_name_no_place_of_ours() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"(?<!\w)/(work|home|tmp|root)/", text), page.name


def test_entries_named_in_pages_are_in_the_catalogue() -> None:
    known = {*DEFAULT.names(), "errors", "announced", "check"}
    for page in WITH_EXAMPLES:
        for name in re.findall(
            r"expedition (?:plan|catalog) ([a-z0-9-]+)(?![\w./-])(?!.*--catalog)",
            page.read_text(encoding="utf-8"),
        ):
            assert name in known, f"{page.name}: {name}"
