"""The commands when all is well: what they print, for people and for programs."""

from __future__ import annotations

import inspect
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.console import Console

from expedition import Plan, catalog, selfcheck, windows
from expedition.cli import _needed, app
from expedition.exports import write_folder
from expedition.planning import planner
from expedition.planning.windows import found_windows
from expedition.report.plan import plan_report
from expedition.space.time import parse_utc

from .conftest import Run

Pairs = tuple[tuple[str, str], ...]
COMMANDS_PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"

FILES = ("plan.json", "timeline.csv", "trajectory.oem")
HALF_OCTOBER = ("--vehicle", "soyuz-ms", "--pad", "baikonur-31", "--from", "2021-10-01", "--days", 15)


def strictly(text: str) -> Any:
    """JSON that every program reads: without NaN and Infinity."""
    return json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))


@pytest.fixture
def planned(ms19: Plan, monkeypatch: pytest.MonkeyPatch) -> Callable[[Plan], None]:
    """Let the command answer with a plan that is there already."""

    def planned(answer: Plan) -> None:
        monkeypatch.setattr(planner, "plan", lambda *_args, **_kinds: answer)

    planned(ms19)
    return planned


def test_a_plan_of_the_command_is_that_of_the_interface(run: Run, ms19: Plan, tmp_path: Path) -> None:
    ran = run("plan", "soyuz-ms-19", "--json", "--no-figures", "--out", tmp_path / "ms19")
    assert ran.code == 0
    assert Plan.from_json(ran.out) == ms19
    assert strictly(ran.out) == strictly(ms19.to_json())
    assert ran.err == f"wrote {', '.join(str(tmp_path / 'ms19' / name) for name in FILES)}\n"
    assert Plan.read(tmp_path / "ms19" / "plan.json") == ms19


@pytest.mark.usefixtures("planned")
def test_a_plan_prints_timeline_budget_checks_and_age_of_the_data(run: Run, ms19: Plan) -> None:
    ran = run("plan", "soyuz-ms-19")
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out, "no colours where nobody watches"
    for wanted in (
        "Soyuz MS-19",
        "Anton Shkaplerov (commander)",
        "Moscow",
        "T+0:00:00",
        "DV1 burn",
        "Orbital sunset",
        "Range 100 km",
        "Enters approach ellipsoid",
        "Enters keep-out sphere",
        "Contact",
        "Δv budget",
        "Way home",
        "h old at lift-off",
    ):
        assert wanted in ran.out, wanted
    assert ran.out.count("\npass  ") == len(ms19.checks)
    assert f"{ms19.dv_total_mps:.1f}" in ran.out
    moscow = (ms19.liftoff + timedelta(hours=3)).strftime("%H:%M")
    assert re.search(rf"^T\+0:00:00 {ms19.liftoff:%H:%M}:\d\d {moscow}:\d\d", ran.out, re.MULTILINE)


def test_options_of_a_plan_reach_the_planner(
    run: Run, ms19: Plan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard: dict[str, Any] = {}

    def listen(flight: str, **options: Any) -> Plan:
        heard.update(flight=flight, **options)
        return ms19

    monkeypatch.setattr(planner, "plan", listen)
    options = ["--elements", "mine.tle", "--trajectory", "mine.oem", "--allow-stale"]
    assert run("plan", "mine.toml", *options).code == 0
    heard.pop("progress")
    assert heard.pop("catalogue") == catalog.DEFAULT
    asked = {"flight": "mine.toml", "elements": "mine.tle", "trajectory": "mine.oem", "allow_stale": True}
    assert heard == asked
    # A plan for another program, or for paper, is made in the same way.
    for command in (["export", "mine", "--to", "json"], ["dossier", "mine", "--out", tmp_path / "no.html"]):
        heard.clear()
        run(*command, "--allow-stale", "--elements", "mine.tle")
        assert (heard["flight"], heard["allow_stale"], heard["elements"]) == ("mine", True, "mine.tle")


def test_a_flight_that_breaks_a_rule_is_printed_and_ends_with_one(
    run: Run, ms19: Plan, planned: Callable[[Plan], None], tmp_path: Path
) -> None:
    broken = ms19.checks[-1].model_copy(update={"ok": False})
    planned(ms19.model_copy(update={"checks": (*ms19.checks[:-1], broken)}))
    for arguments in ([], ["--json"], ["--out", tmp_path]):
        ran = run("plan", "soyuz-ms-19", *arguments)
        assert ran.code == 1
        assert broken.name in ran.out
        assert ran.err.endswith(f"expedition: the flight breaks 1 of its rules: {broken.name}\n")


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_a_plan_is_whole_at_every_width(ms19: Plan, width: int) -> None:
    text = printed(ms19, width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text, "nothing is cut"
    words = " ".join(text.split())
    for burn in ms19.burns[:4]:
        assert f"Δv {burn.dv_mps:.2f} m/s (R " in words
        assert f"→ {burn.perigee_km:.1f} × {burn.apogee_km:.1f} km" in words


def printed(plan: Plan, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, no_color=True, highlight=False, markup=False)
    console.print(plan_report(plan, wide=width >= 120))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("kind", ["home", "orbit", "hop"])
def test_every_kind_of_flight_is_whole_on_a_narrow_terminal(
    of_kind: Callable[[str], Plan], kind: str, width: int
) -> None:
    plan, text = of_kind(kind), printed(of_kind(kind), width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    words = " ".join(text.split())
    for check in plan.checks:
        assert " ".join(check.detail.split()) in words
    assert "-0.00)" not in words, "no burn of minus nothing"


def test_a_row_of_a_later_day_has_its_date(of_kind: Callable[[str], Plan]) -> None:
    text = printed(of_kind("orbit"), 140)
    assert re.search(r"^ *T\+0:00:00 +00:02:00 [^\n]* Lift-off", text, re.MULTILINE)
    assert re.search(r"^ *T\+2d 23:\d\d:\d\d 09-18 23:\d\d:\d\d [^\n]* Splashdown ", text, re.MULTILINE)


@pytest.mark.usefixtures("planned")
def test_no_line_of_a_pipe_ends_in_blanks(run: Run) -> None:
    assert not re.search(r" $", run("plan", "soyuz-ms-19").out, re.MULTILINE)


@pytest.fixture(scope="module")
def october(tle: Path) -> list[dict[str, Any]]:
    """The opportunities of the first half of October 2021, from element sets of 30 September."""
    found = windows(
        "soyuz-ms", pad="baikonur-31", start=datetime(2021, 10, 1, tzinfo=UTC), days=15, elements=tle
    )
    return [one.model_dump(mode="json") for one in found_windows(found)]


def test_windows_of_the_command_are_those_of_the_interface(
    run: Run, tle: Path, october: list[dict[str, Any]]
) -> None:
    ran = run("windows", *HALF_OCTOBER, "--elements", tle, "--json")
    assert ran.code == 0
    assert strictly(ran.out) == october


def test_there_is_a_window_a_day_each_earlier_than_the_last(october: list[dict[str, Any]]) -> None:
    liftoffs = [parse_utc(one["liftoff_utc"]) for one in october]
    assert len(liftoffs) in (15, 16)
    gaps = [after - before for before, after in pairwise(liftoffs)]
    assert all(23.4 * 3600 < gap < 23.8 * 3600 for gap in gaps)


def test_a_window_says_all_that_scripts_depend_on(october: list[dict[str, Any]]) -> None:
    for one in october:
        assert {"liftoff_utc", "open_utc", "close_utc", "phase_deg", "profiles"} <= set(one)
        assert {"limit", "beta_deg", "pad_sun_elevation_deg"} <= set(one)
        assert parse_utc(one["open_utc"]) <= parse_utc(one["liftoff_utc"]) <= parse_utc(one["close_utc"])
        assert 0.0 <= one["phase_deg"] < 360.0
        assert [profile["orbits"] for profile in one["profiles"]] == [2, 4, 34]
        for profile in one["profiles"]:
            assert {"orbits", "feasible", "reason", "dv_mps", "docking_utc"} <= set(profile)


def test_5_october_is_open_for_two_orbits_and_every_closed_profile_says_why(
    october: list[dict[str, Any]], ms19: Plan
) -> None:
    (fifth,) = [one for one in october if one["liftoff_utc"].startswith("2021-10-05")]
    two = fifth["profiles"][0]
    assert two["feasible"]
    assert abs(parse_utc(two["liftoff_utc"]) - parse_utc("2021-10-05T08:55:02Z")) < 10.0
    assert abs(parse_utc(two["docking_utc"]) - parse_utc("2021-10-05T12:12:00Z")) < 360.0
    assert two["dv_mps"] == pytest.approx(ms19.budget.phasing_mps, abs=5.0)
    closed = [option for one in october for option in one["profiles"] if not option["feasible"]]
    assert closed
    assert all(option["reason"] for option in closed)
    assert all("°" in option["reason"] or "m/s" in option["reason"] for option in closed)
    opened = [option for one in october for option in one["profiles"] if option["feasible"]]
    assert all(option["dv_mps"] is not None and option["dv_mps"] <= 150.0 for option in opened)
    # Two orbits are for days on which the station stands just ahead, one in four here.
    assert 3 <= sum(one["profiles"][0]["feasible"] for one in october) <= 8


def test_windows_print_a_line_for_each_profile(run: Run, tle: Path) -> None:
    ran = run("windows", *HALF_OCTOBER, "--elements", tle)
    assert ran.code == 0
    assert re.search(r"^2021-10-05 08:5\d:\d\d .* 2: 2021-10-05 12:1\d, 1\d\d m/s", ran.out, re.MULTILINE)
    assert ran.out.count(" no, phase angle at insertion ") > 4
    assert re.match(r"1[56] opportunities, \d+ with an open profile\n", ran.err)


def test_one_window_is_an_opportunity(run: Run, tle: Path) -> None:
    ask = ("--vehicle", "soyuz-ms", "--pad", "baikonur-31", "--days", "1", "--elements", tle)
    ran = run("windows", *ask, "--from", "2021-10-05")
    assert ran.err == "1 opportunity, 1 with an open profile\n"
    hours = run("windows", *ask, "--from", "2021-10-05T09:00:00+00:00", "--days", "0.1", "--json")
    assert (hours.code, strictly(hours.out)) == (0, [])


@pytest.mark.parametrize(
    ("asked", "orbits"), [(["4"], [4]), (["34", "2"], [2, 34]), (["soyuz-2-orbit"], [2]), ([], [2, 4, 34])]
)
def test_windows_of_the_profiles_asked_for(run: Run, tle: Path, asked: list[str], orbits: list[int]) -> None:
    wanted = [word for one in asked for word in ("--profile", one)]
    ran = run("windows", *HALF_OCTOBER, "--days", 2, "--elements", tle, "--json", *wanted)
    found = strictly(ran.out)
    assert len(found) == 2
    assert all([option["orbits"] for option in one["profiles"]] == orbits for one in found)


def test_the_ephemeris_of_the_day_finds_the_same_windows(
    run: Run, shared: Path, october: list[dict[str, Any]]
) -> None:
    ephemeris = shared / "data/oem/iss-2021-10-01.oem.xml.gz"
    ran = run(
        "windows", *HALF_OCTOBER, "--from", "2021-10-03", "--days", 5, "--elements", ephemeris, "--json"
    )
    assert ran.code == 0
    mine = {one["liftoff_utc"][:10]: parse_utc(one["liftoff_utc"]) for one in october}
    found = strictly(ran.out)
    assert len(found) == 5
    for one in found:
        assert abs(parse_utc(one["liftoff_utc"]) - mine[one["liftoff_utc"][:10]]) < 10.0


def test_the_catalogue_is_listed(run: Run) -> None:
    ran = run("catalog")
    assert (ran.code, ran.err) == (0, "")
    listed = strictly(run("catalog", "--json").out)
    assert {one["name"] for one in listed} == set(catalog.DEFAULT.names())
    for one in listed:
        assert set(one) == {"kind", "name", "title"}
        assert one["name"] in ran.out
    assert {"soyuz-ms", "soyuz-2-1a", "baikonur-31", "baikonur-1", "iss", "soyuz-ms-19"} <= {
        one["name"] for one in listed
    }


@pytest.mark.parametrize("name", ["soyuz-ms", "Soyuz MS", "SOYUZ_MS"])
def test_an_entry_shows_its_values_with_their_sources(run: Run, name: str) -> None:
    ran = run("catalog", name)
    assert (ran.code, ran.err) == (0, "")
    for wanted in ("Soyuz MS (ship soyuz-ms)", "7152 kg", "bounded", "russianspaceweb.com", "verified"):
        assert wanted in ran.out, wanted
    entry = strictly(run("catalog", name, "--json").out)
    assert entry["kind"] == "ship"
    assert entry["values"]["mass_kg"] == 7152
    assert entry["provenance"]["mass_kg"]["confidence"] == "bounded"
    assert "russianspaceweb.com" in entry["provenance"]["mass_kg"]["source"]


@pytest.mark.parametrize("name", catalog.DEFAULT.names())
def test_every_entry_can_be_shown(run: Run, name: str) -> None:
    assert run("catalog", name).code == 0
    assert strictly(run("catalog", name, "--json").out)["name"] == name


def test_the_self_check_ends_with_one_where_something_is_wrong(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = selfcheck.Result("engine", True, "1 mm"), selfcheck.Result("data", False, "none")
    monkeypatch.setattr(selfcheck, "run", lambda _: [good])
    assert run("selfcheck").code == 0
    monkeypatch.setattr(selfcheck, "run", lambda _: [good, bad])
    ran = run("selfcheck")
    assert ran.code == 1
    assert re.search(r"^WRONG +data +none", ran.out, re.MULTILINE)
    ran = run("selfcheck", "--json")
    assert ran.code == 1
    assert strictly(ran.out)[1] == {"name": "data", "ok": False, "detail": "none"}


def test_version_and_help_are_data(run: Run) -> None:
    version = run("--version")
    assert (version.code, version.err) == (0, "")
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", version.out)
    for arguments in (["--help"], ["plan", "--help"], ["windows", "--help"], ["catalog", "--help"]):
        shown = run(*arguments)
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.startswith("Usage: expedition")


def _commands_and_options() -> Iterator[str]:
    def of(command: Any, name: str) -> Iterator[str]:
        yield name
        for parameter in command.params:
            yield from (option for option in parameter.opts if option.startswith("--"))
        for inner in getattr(command, "commands", {}).values():
            yield from of(inner, f"{name} {inner.name}")

    for command in typer.main.get_command(app).commands.values():  # type: ignore[attr-defined]
        yield from of(command, f"expedition {command.name}")


@pytest.mark.parametrize("name", sorted(set(_commands_and_options())))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = COMMANDS_PAGE.read_text(encoding="utf-8")
    assert re.search(re.escape(name) + r"(?![\w-])", page), f"{name} is not in {COMMANDS_PAGE.name}"


def test_only_what_is_called_is_made_ready() -> None:
    """It is a quarter of the time that a start takes; help, slips and the shell's completion need all commands."""
    everything = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name in everything:
        alone = typer.main.get_command(_needed([name, "--help"])).commands  # type: ignore[attr-defined]
        assert list(alone) == [name]
        assert [one.name for one in alone[name].params] == [one.name for one in everything[name].params]
    assert _needed(["--version"]) is not app
    for whole in ([], ["--help"], ["plna"], ["--foo", "plan"]):
        assert _needed(whole) is app


def test_every_command_says_what_it_does() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert inspect.getdoc(command.callback)


def test_a_season_is_drawn_beside_its_table(run: Run, tle: Path, tmp_path: Path) -> None:
    for suffix, start in (("png", b"\x89PNG"), ("svg", b"<?xml")):
        file = tmp_path / f"season.{suffix}"
        ran = run("windows", *HALF_OCTOBER, "--profile", 2, "--elements", tle, "--out", file)
        assert ran.code == 0
        assert f"wrote {file}\n" in ran.err
        assert file.read_bytes().startswith(start)


def test_a_calendar_follows_the_one_that_is_there(run: Run, ms19: Plan, tmp_path: Path) -> None:
    write_folder(ms19, tmp_path)
    plan, calendar = tmp_path / "plan.json", tmp_path / "ms19.ics"
    assert run("export", plan, "--to", "ics", "--out", calendar).code == 0
    first = calendar.read_text()
    assert run("export", plan, "--to", "ics", "--out", calendar).code == 0
    assert calendar.read_text() == first, "nothing has changed"
    plan.write_text(plan.read_text().replace(ms19.docking_utc or "", "2021-10-05T12:30:00.000Z"))
    assert run("export", plan, "--to", "ics", "--out", calendar).code == 0
    assert re.findall(r"SEQUENCE:(\d)", calendar.read_text()) == ["0", "1"]
    calendar.write_text("no calendar")
    ran = run("export", plan, "--to", "ics", "--out", calendar)
    assert (ran.code, calendar.read_text()) == (2, "no calendar")
    assert "is no calendar that a new one could follow" in ran.err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("expedition whatif m", "missed"),
        ("expedition plan soyuz-ms-19", "soyuz-ms-19"),
        ("expedition windows --vehicle new-sh", "new-shepard"),
        ("expedition reach --pad vosto", "vostochny-1s"),
        ("expedition plan --jso", "--json"),
    ],
)
def test_a_shell_completes_commands_options_and_names(typed: str, offered: str) -> None:
    words = len(typed.split()) - 1
    asked = {"_EXPEDITION_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(words)}
    ran = subprocess.run(
        [sys.executable, "-m", "expedition"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert offered in ran.stdout.split(), ran.stderr
