"""What a person at a terminal sees: tables at any width, no colours where none are wanted, and how long it takes."""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from expedition import Plan, terminal
from expedition.cli import pace
from tests.cli.conftest import Run, run  # noqa: F401 (a fixture)

ROOT = Path(__file__).resolve().parents[1]


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "command",
    [
        "catalog",
        "catalog soyuz-ms",
        "catalog errors",
        "catalog announced",
        "config list",
        "reach --pad starbase",
        "risk soyuz-ms-19",
        "price soyuz-ms-19",
        "compare new-shepard spaceshiptwo",
        "windows --vehicle soyuz-ms --pad baikonur-31 --from 2021-10-05 --days 1 --elements {tle}",
        "watch {plan} --at Karaganda",
        "shots {plan} --days 0.1",
        "selfcheck",
    ],
)
def test_reports_are_whole_on_a_narrow_terminal(
    command: str,
    run: Run,  # noqa: F811
    planned_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(terminal, "_PIPE_WIDTH", 60)
    tle = ROOT / "tests" / "data" / "iss-2021-10.tle"
    shown = run(*command.format(tle=tle, plan=planned_file).split()).out
    assert shown
    assert max(map(len, shown.splitlines())) <= 60
    assert "…" not in shown


@pytest.fixture(scope="session")
def planned_file(tmp_path_factory: pytest.TempPathFactory, ms19: Plan) -> Path:
    """A plan in a file."""
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    file.write_text(json.dumps(ms19.to_dict()), encoding="utf-8")
    return file


def test_a_table_that_fits_stays_a_table() -> None:
    from rich.table import Table

    table = Table(box=None)
    for head in ("one", "two", "three"):
        table.add_column(head, no_wrap=True)
    table.add_row("a" * 20, "b" * 20, "")
    wide, narrow = (terminal._as_wide(terminal.console(), width) for width in (60, 30))
    assert terminal._fitting(table, wide) is table
    with narrow.capture() as printed:
        narrow.print(terminal._fitting(table, narrow))
    assert [line.rstrip() for line in printed.get().splitlines()] == ["a" * 20, "  two " + "b" * 20]


def test_long_heads_leave_room_for_what_they_head() -> None:
    from rich.table import Table

    table = Table(box=None)
    for head in ("one", "two", "what changes beside the day that was asked for, or why it does not"):
        table.add_column(head, no_wrap=True)
    table.add_row("-1", "b" * 20, "c" * 30)
    narrow = terminal._as_wide(terminal.console(), 60)
    with narrow.capture() as printed:
        narrow.print(terminal._fitting(table, narrow))
    assert printed.get().startswith("one -1")
    assert "b" * 20 in printed.get()
    assert "c" * 30 in printed.get()
    assert "…" not in printed.get()


def test_a_last_column_is_not_squeezed_to_some_letters() -> None:
    from rich.table import Table

    table = Table("when", "how long", "why", box=None)
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    table.add_row("a" * 20, "b" * 25, " ".join(["reason"] * 30))
    narrow, wide = (terminal._as_wide(terminal.console(), width) for width in (60, 120))
    assert terminal._fitting(table, narrow) is not table
    assert terminal._fitting(table, wide) is table


def test_no_colour_is_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    seen = []
    for value in ("", "1"):
        if value:
            monkeypatch.setenv("NO_COLOR", value)
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        with terminal.progress() as tell:
            tell("looking")
        seen.append(screen.getvalue())
    coloured, plain = seen
    assert "\x1b[32m" in coloured
    assert "looking" in plain
    assert "\x1b[3" not in plain
    assert "\x1b[9" not in plain


def test_nothing_is_said_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with terminal.progress() as tell:
        tell("3 of 12: looking")
    with pace.counting("predicting") as count:
        count(1, 2)
    assert stream.getvalue() == ""


def test_what_is_counted_tells_how_long_it_will_take() -> None:
    now = [0.0]
    line = terminal.Progress(lambda: now[0])
    assert str(line) == "starting"
    line.tell("planning 0 of 10: Monday")
    now[0] = 0.5
    assert str(line) == "planning 0 of 10: Monday"
    now[0] = 6.0
    line.tell("planning 3 of 10: Thursday")
    assert line.left_s() == pytest.approx(14.0)
    now[0] = 8.0
    assert str(line) == "planning 3 of 10: Thursday, 8 s, about 12 s left"
    now[0] = 3606.0
    line.tell("planning 4 of 10: Friday")
    assert str(line).endswith("1:00 h, about 1:30 h left")
    # What follows is another thing, whose pace is not known yet.
    line.tell("flying 1,024 of 4,096")
    assert line.left_s() is None
    now[0] = 3616.0
    line.tell("flying 2,048 of 4,096")
    assert line.left_s() == pytest.approx(20.0)
    line.tell("adding up")
    assert line.left_s() is None


def test_what_was_done_before_tells_how_long_it_will_take() -> None:
    now = [0.0]
    before = terminal.Pace(10.0, {"reading # sets": 0.0, "flying": 0.2, "checking": 0.6})
    line = terminal.Progress(lambda: now[0], {"reading # sets": before}.get)
    line.tell("reading 12 sets")
    now[0] = 1.0
    assert str(line) == "reading 12 sets, 1 s, about 9 s left"
    # The machine is twice as slow as it was.
    now[0] = 4.0
    line.tell("flying")
    assert line.left_s() == pytest.approx(16.0)
    now[0] = 18.0
    # It should be checking by now: that is still to come.
    assert line.left_s() == pytest.approx(8.0)
    line.tell("a step that was not there")
    assert line.left_s() is None
    assert line.pace() == (
        "reading # sets",
        terminal.Pace(
            18.0, {"reading # sets": 0.0, "flying": pytest.approx(4 / 18), "a step that was not there": 1.0}
        ),
    )


def test_how_long_a_command_took_is_kept_for_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stderr", Screen())
    monkeypatch.setattr(pace, "_LEAST_S", 0.0)
    pace.begin(["whatif", "slip", "soyuz-ms-19"])
    for damage in (None, b"{", b"[]", b'{"a": {"total_s": "x"}}', b'{"a": 1}'):
        if damage is not None:
            (tmp_path / "expedition" / "pace.json").write_bytes(damage)
        assert pace._kept() == {} or damage is None
        with pace.progress() as tell:
            tell("planning 1 day")
            tell("adding up")
        assert list(pace._kept()["whatif slip: planning # day"].shares) == ["planning # day", "adding up"]
    # What was stopped tells nothing of how long it takes.
    kept = pace._kept()
    with suppress(KeyboardInterrupt), pace.progress() as tell:
        tell("another thing")
        raise KeyboardInterrupt
    assert pace._kept() == kept
    # Where nothing can be kept, the command still answers.
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    with pace.progress() as tell:
        tell("planning 1 day")
    assert pace._kept() == {}
