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


def test_a_failed_check_stands_on_the_first_page(ms19: Plan) -> None:
    first, *rest = ms19.checks
    broken = ms19.model_copy(update={"checks": (first.model_copy(update={"ok": False}), *rest)})
    words = " ".join(Reader(dossier.html(broken)).words)
    assert f"1 of {len(ms19.checks)} checks fail" in words
    assert "All" not in words.split("Timeline")[0].split("checks")[0]


@pytest.mark.parametrize("kind", ["home", "orbit", "hop"])
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
    if not any(shutil.which(name) for name in dossier.BROWSERS):
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
    with pytest.raises(dossier.NoBrowserError, match="as HTML and print it"):
        dossier.pdf(ms19)


def test_a_browser_that_fails_and_a_paper_that_is_none_are_refused(ms19: Plan, hop: Plan) -> None:
    with pytest.raises(dossier.NoBrowserError, match="printed no PDF"):
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
    with pytest.raises(dossier.NoBrowserError):
        dossier.writer("dossier.pdf")
