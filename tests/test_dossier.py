"""The dossier: everything in one page, and printed by a browser where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from expedition import InputError, Plan, dossier
from expedition.cli import main
from expedition.figures.scatter import Scattered
from expedition.printing import BROWSERS, NoBrowserError
from expedition.whatif.summary import Kept

from .slow import slow_but


class Reader(HTMLParser):
    """Collects the words, and sees that every element that opens closes."""

    VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for key, value in attrs if key == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "svg"} & set(self.open):
            self.words.append(data)


@pytest.fixture(scope="module")
def page(ms19: Plan) -> str:
    return dossier.html(ms19)


def test_it_is_one_well_formed_page_that_needs_nothing_else(page: str) -> None:
    read = Reader(page)
    assert read.open == []
    assert len(read.ids) == len(set(read.ids)), "two figures use one name"
    links = re.findall(r'(?:src|href)=["\']([^"\'#][^"\']*)', page)
    assert [one for one in links if not one.startswith("http://www.w3.org/")] == []
    assert "<script" not in page
    # What figures point to within themselves is there.
    assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', page)) <= set(read.ids)


def test_all_that_a_flight_director_signs_for_is_in_it(ms19: Plan, page: str) -> None:
    words = " ".join(Reader(page).words)
    for wanted in (
        "Soyuz MS-19",
        "Anton Shkaplerov (commander)",
        "08:55:04",
        "12:11:04",
        f"All {len(ms19.checks)} checks pass",
        "Flight director",
        "element set 999",
        "Natural Earth",
        "verified",
        "assumed",
        # An event that is a burn's beginning stands in the burn's own row.
        *(event.name.removesuffix(" begins") for event in ms19.events),
        *(check.name for check in ms19.checks),
        *ms19.data.models,
    ):
        assert wanted in words, wanted
    # The summary has no room for a map beside the stay and the abort cover.
    assert page.count("<figure") == 5


def test_others_stand_beside_it_row_for_row_and_what_is_left_out_is_said(ms19: Plan, page: str) -> None:
    section = page.partition("<h2>Side by side</h2>")[2].partition("</section>")[0]
    heads = re.findall(r"<th scope='col'>(.*?)</th>", section)
    assert heads[0] == ms19.flight.title
    assert "Crew Dragon" in heads
    rows = re.findall(r"<tr><th scope='row'>(.*?)</th>(.*?)</tr>", section)
    assert {"Seats", "Docked life", "Flown with people"} <= {name for name, _ in rows}
    assert all(cells.count("<td>") == len(heads) for _, cells in rows)
    assert "expedition compare soyuz-ms-19 crew-dragon" in section
    named = set(re.findall(r"\[(\d+)\]", section.partition("</table>")[0]))
    assert named == set(re.findall(r"<p>\[(\d+)\]", section))


def test_a_failed_check_stands_on_the_first_page(ms19: Plan) -> None:
    first, *rest = ms19.checks
    broken = ms19.model_copy(update={"checks": (first.model_copy(update={"ok": False}), *rest)})
    words = " ".join(Reader(dossier.html(broken)).words)
    assert f"1 of {len(ms19.checks)} checks fail" in words
    assert "All" not in words.split("Timeline")[0].split("checks")[0]


@pytest.mark.parametrize("kind", slow_but(["home", "orbit", "hop"], "home"))
def test_other_kinds_of_flight_have_one_too(of_kind: Callable[[str], Plan], kind: str) -> None:
    plan = of_kind(kind)
    words = " ".join(Reader(dossier.html(plan)).words)
    assert "None" not in words
    assert ("Undocking" if kind == "home" else "Lift-off") in words
    assert ("Landing opportunities" in words) == (kind != "hop")
    assert ("Range, km" in words) == (kind == "home")


def test_a_page_holds_any_title_and_detail(ms19: Plan) -> None:
    tree = ms19.to_dict()
    tree["flight"]["title"] = 'A "film" <crew> \\ & more</style>'
    tree["events"][1]["detail"] = "7 < 8 & 9 km"
    page = dossier.html(Plan.model_validate(tree))
    words = " ".join(Reader(page).words)
    assert 'A "film" <crew> \\ & more</style>' in words
    assert "7 < 8 & 9 km" in words
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert r'content: "A \22 film\22  \3c crew\3e  \5c  \26  more\3c /style\3e  · Expedition' in style


def test_the_page_to_sign_says_what_it_was_computed_with(page: str, ms19: Plan) -> None:
    (summary,) = re.findall(r"<section class='summary'>.*?</section>", page, re.DOTALL)
    assert f"Computed by Expedition {ms19.data.versions['expedition']}." in summary
    assert f"{ms19.data.age_h:.1f} h old at lift-off" in summary


def test_a_browser_prints_it_on_paper(hop: Plan, tmp_path: Path) -> None:
    if not any(shutil.which(name) for name in BROWSERS):
        pytest.skip("no Chromium or Chrome is installed")
    printed = dossier.pdf(hop)
    assert printed.startswith(b"%PDF-")
    assert printed.rstrip().endswith(b"%%EOF")
    if shutil.which("pdftotext") is None:
        return
    file = tmp_path / "dossier.pdf"
    file.write_bytes(printed)
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    first = text.split("\f")[0]
    for wanted in ("New Shepard NS-16", "Flight director", "A plan for study"):
        assert wanted in first


def test_without_a_browser_the_way_out_is_named(ms19: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoBrowserError, match="as HTML and print it"):
        dossier.pdf(ms19)


def test_a_browser_that_fails_and_a_paper_that_is_none_are_refused(ms19: Plan, hop: Plan) -> None:
    with pytest.raises(NoBrowserError, match="printed no PDF"):
        dossier.pdf(hop, browser="false")
    with pytest.raises(InputError, match="no program"):
        dossier.pdf(ms19, browser="no-such-browser")
    with pytest.raises(InputError, match="A4 and Letter"):
        dossier.pdf(ms19, paper="A3")


def test_the_ending_of_the_file_says_what_is_written(hop: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dossier.writer("a/b.HTML")(hop) == dossier.html(hop).encode()
    with pytest.raises(InputError, match=r"neither \.html nor \.pdf") as caught:
        dossier.writer("dossier.doc")
    assert caught.value.field == "out"
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoBrowserError):
        dossier.writer("dossier.pdf")


def test_a_run_of_dispersions_stands_behind_the_plan(scattered: Callable[[str], Scattered]) -> None:
    run = scattered("soyuz-ms-11-return")
    page = dossier.html(run.plan, Kept(run.said, run.samples))
    read = Reader(page)
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
    said = " ".join(" ".join(read.words).split())
    assert "Flown 2,048 times, 0 of these with all forces too" in said
    for table in ("How it scatters", "Chance that a check fails", "Where the scatter comes from"):
        assert table in said
    for one in run.said.failures:
        assert one.name in said
    captions = re.findall(r"<figcaption>Figure (\d+)\. ([^<]*)\.", page)
    assert [int(number) for number, _ in captions] == list(range(1, len(captions) + 1))
    assert [name for _, name in captions[-3:]] == ["Landing", "Where the scatter comes from", "What may fail"]


def test_a_run_of_another_flight_is_refused(
    scattered: Callable[[str], Scattered],
    home: Plan,
    tmp_path: Path,
    run_folder: Callable[[str], Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    run, folder = scattered("soyuz-ms-11-return"), run_folder("soyuz-ms-11-return")
    file, out = tmp_path / "plan.json", tmp_path / "dossier.html"

    def write(plan: Plan, where: Path) -> int:
        file.write_text(plan.to_json())
        with pytest.raises(SystemExit) as left:
            main(["dossier", str(file), "--dispersions", str(where), "--out", str(out)])
        assert isinstance(left.value.code, int)
        return left.value.code

    assert write(home, folder) == 2
    said = capsys.readouterr().err
    assert run.plan.flight.title in said
    assert home.flight.title in said
    later = run.plan.model_copy(update={"undocking_utc": "2019-06-24T23:40:00.000Z"})
    assert write(later, folder) == 2
    assert write(run.plan, tmp_path) == 2
    assert "folder of no run" in capsys.readouterr().err
    assert not out.exists()
    assert write(run.plan, folder) == 0
    assert "Dispersions" in out.read_text(encoding="utf-8")
