"""What a plan says: the same words in the terminal, the notebook, the dossier and the console."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator

import pytest
from rich.console import Console

from expedition import Plan, dossier
from expedition.console.picture import picture
from expedition.plans.abort_grounds import abort_grounds
from expedition.plans.way_home import PlanLanding
from expedition.plans.words import PlanWords, words
from expedition.report.plan import plan_report

from ..conftest import KINDS


def spoken(said: PlanWords) -> Iterator[str]:
    """Every text of the rows that all places show."""
    yield from (said.title, said.route)
    for fact in said.summary:
        yield from (fact.question, fact.answer)
    for row in said.timeline:
        yield from (row.elapsed, row.utc, row.local, row.range_km, row.event, row.detail)
    for line in said.budget:
        yield from (line.name, line.dv_mps)
    yield said.rests_on


def in_terminal(plan: Plan) -> str:
    out = io.StringIO()
    Console(file=out, width=400, color_system=None).print(plan_report(plan))
    return out.getvalue()


def of_page(page: str) -> str:
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))


PLACES: dict[str, Callable[[Plan], str]] = {
    "terminal": in_terminal,
    "notebook": lambda plan: of_page(plan._repr_html_()),
    "dossier": lambda plan: of_page(dossier.html(plan)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_all_places_show_the_same_words(of_kind: Callable[[str], Plan], kind: str) -> None:
    plan = of_kind(kind)
    said = words(plan)
    for place, shown in PLACES.items():
        text = " ".join(shown(plan).split())
        missing = [one for one in spoken(said) if " ".join(one.split()) not in text]
        assert not missing, place
        for row in said.timeline:
            cells = (row.elapsed, row.utc, row.local, row.range_km if said.has_range else "", row.event)
            in_order = r"\s.*?".join(re.escape(" ".join(cell.split())) for cell in cells if cell)
            assert re.search(in_order, text), (place, row)
        for one in said.landings[:10]:
            assert one.landing in text, place
    # The console's page draws these rows; that it draws nothing else is held in its own tests.
    assert picture(plan).words == said


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_has_and_nothing_else(of_kind: Callable[[str], Plan], kind: str) -> None:
    said = words(of_kind(kind))
    asked = {one.question for one in said.summary}
    assert said.has_range is (kind in ("station", "home"))
    assert bool(said.rests_on) is (kind in ("station", "home"))
    assert ("Why then" in asked) is (kind == "station")
    assert ("Apogee" in asked) is (kind == "hop")
    assert ("Deorbit" in asked) is (kind in ("home", "orbit"))
    assert bool(said.budget) is (kind in ("station", "orbit"))
    assert any(row.name == "Approach" for row in said.budget) is (kind == "station")
    assert bool(said.landings) is (kind in ("home", "orbit"))
    assert "None" not in " ".join(spoken(said))


def test_landings_that_can_be_taken_come_first_each_kind_in_order_of_time(home: Plan) -> None:
    assert home.way_home is not None
    there = {
        (
            one.landing_utc[5:16].replace("T", " "),
            home.catalogue.landing_zone(one.zone).title,
            f"{one.cross_range_km:+.0f}",
        ): one
        for one in home.way_home.opportunities
    }
    rows = words(home).landings
    order: list[PlanLanding] = [there[one.landing, one.zone, one.aside_km] for one in rows]
    assert len(order) == len(home.way_home.opportunities)
    open_, closed = ([one for one in order if bool(one.rejected) is shut] for shut in (False, True))
    assert order == open_ + closed
    assert open_
    assert closed
    for some in (open_, closed):
        assert [one.landing_utc for one in some] == sorted(one.landing_utc for one in some)


def test_a_burn_and_the_event_that_it_is_share_a_row(ms19: Plan) -> None:
    rows = {row.event: row for row in words(ms19).timeline}
    assert "Approach initiation burn" in rows
    assert "Approach initiation" not in rows
    assert "Final approach begins" not in rows
    assert any(name.startswith("Final approach, ") for name in rows)
    assert len(words(ms19).timeline) < len(ms19.events) + len(ms19.burns)
    assert rows["Approach initiation burn"].range_km, "the range is not lost"
    assert "go or no-go" in rows["Approach initiation burn"].detail


def test_a_plane_that_turns_east_is_said_to(ms19: Plan) -> None:
    assert ms19.window is not None
    window = ms19.window.model_copy(update={"node_bias_deg": -0.1, "node_bias_s": -24.0})
    turned = words(ms19.model_copy(update={"window": window}))
    said = {one.question: one.answer for one in turned.summary}["Why then"]
    assert "0.100° west of the station's node (24.0 s of lift-off)" in said
    assert "drifts east" in said


def test_a_failed_check_is_named_in_the_verdict(ms19: Plan) -> None:
    assert words(ms19).verdict == f"all {len(ms19.checks)} checks pass"
    broken = ms19.model_copy(
        update={"checks": (ms19.checks[0].model_copy(update={"ok": False}), *ms19.checks[1:])}
    )
    assert words(broken).verdict.startswith(f"1 of {len(ms19.checks)} checks fail: {ms19.checks[0].name}")


def test_an_abort_comes_down_on_the_countries_under_the_ascent(ms19: Plan) -> None:
    section = abort_grounds(ms19)
    assert section is not None
    places = [row[0] for row in section.rows]
    assert places[0] == "Kazakhstan"
    assert {"Russia", "Mongolia", "China"} <= set(places)
    assert section.rows[0][2].startswith("T+0 to ")
    assert abort_grounds(ms19.model_copy(update={"abort_cover": ()})) is None
