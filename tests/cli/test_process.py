"""The program as an operating system sees it: streams, signals, pipes, limits and exit codes."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from expedition import Plan, exports
from expedition.exports import write_folder
from tests.waiting import BROKEN_S

DATA = Path(__file__).parents[1] / "data"
PROGRAM = [sys.executable, "-c", "from expedition.cli import main; main()"]
# Says at each step that it is in the midst of its work.
PROGRAM_THAT_CALLS = [
    sys.executable,
    "-c",
    # A test run in the background ignores interrupts, and so would what it starts.
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from expedition.cli import main; from expedition.terminal import interrupt; check = interrupt.check; "
    "interrupt.check = lambda: (print('here', flush=True), check()); main()",
]


def run(*arguments: object, **settings: object) -> subprocess.CompletedProcess[str]:
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, capture_output=True, text=True, timeout=BROKEN_S, encoding="utf-8", **settings
    )


def environment(**changes: str) -> dict[str, str]:
    kept = {
        key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
    }
    return {**kept, **changes}


def test_the_installed_command_is_there() -> None:
    script = Path(sys.executable).with_name("expedition")
    done = subprocess.run(
        [script, "--version"], capture_output=True, text=True, timeout=BROKEN_S, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", done.stdout)


def test_a_plan_in_a_process_of_its_own_is_pure_json() -> None:
    done = run("plan", "soyuz-ms-19", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["liftoff_utc"].startswith("2021-10-05T08:5")


def test_an_error_is_one_line_and_an_exit_code() -> None:
    done = run("plan", "soyuz-ms-18")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("expedition: flight: no flight is called 'soyuz-ms-18'")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [
        "plan soyuz-ms-19 --out",
        "windows --vehicle soyuz-ms --pad baikonur-31 --from 2021-10-05 --days 365 --allow-stale "
        f"--elements {DATA / 'iss-2021-10.tle'} --out",
    ],
)
def test_an_interrupt_ends_with_130_and_nothing_written(command: str, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM_THAT_CALLS, *command.split(), str(tmp_path / "out.svg")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate(timeout=BROKEN_S)
    assert (process.returncode, printed.replace("here\n", ""), said) == (130, "", "expedition: interrupted\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["catalog", "--json"], ["catalog"], ["--help"], ["--version"]])
def test_a_reader_that_leaves_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, *arguments], stdout=writing, stderr=subprocess.PIPE, timeout=BROKEN_S, check=False
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["catalog", "--json"], ["catalog"]])
def test_an_output_that_takes_no_more_is_an_error(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=BROKEN_S,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "expedition: standard output: No space left on device\n"


@pytest.mark.parametrize(("redirection", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_streams_may_be_closed(redirection: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", *PROGRAM, "catalog", "--json"],
        capture_output=True,
        text=True,
        timeout=BROKEN_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, "")


def test_a_locale_without_our_letters_gets_the_rest() -> None:
    settings = environment(PYTHONIOENCODING="ascii")
    table = run("catalog", "soyuz-ms", env=settings)
    assert (table.returncode, table.stderr) == (0, "")
    assert table.stdout.isascii()
    assert "20 m?" in table.stdout
    data = run("catalog", "soyuz-ms", "--json", env=settings)
    assert (data.returncode, data.stderr) == (0, "")
    assert data.stdout.isascii()
    assert json.loads(data.stdout) == json.loads(run("catalog", "soyuz-ms", "--json").stdout)


def test_an_exported_file_has_its_own_letters_in_every_locale(ms19: Plan, tmp_path: Path) -> None:
    write_folder(ms19, tmp_path)
    wanted = exports.write(ms19, "json")
    assert not wanted.isascii()
    done = subprocess.run(
        [*PROGRAM, "export", str(tmp_path / "plan.json"), "--to", "json"],
        capture_output=True,
        timeout=BROKEN_S,
        check=False,
        env=environment(PYTHONIOENCODING="ascii"),
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == wanted


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_error_that_nobody_can_be_told_keeps_its_exit_code() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "plan", "soyuz-ms-18"],
            stdout=subprocess.PIPE,
            stderr=full,
            timeout=BROKEN_S,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, b"")


def test_an_interrupt_before_anything_is_loaded_is_answered(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n")
    done = run("--version", env=environment(PYTHONPATH=str(tmp_path)))
    assert done.returncode != 130, "the test itself is right"
    module = [sys.executable, "-m", "expedition", "--version"]
    settings = environment(PYTHONPATH=str(tmp_path))
    done = subprocess.run(module, capture_output=True, text=True, timeout=BROKEN_S, check=False, env=settings)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "expedition: interrupted\n")


def test_a_disk_quota_leaves_nothing_half_written(tmp_path: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = run("plan", "soyuz-ms-19", "--out", tmp_path / "a" / "b", preexec_fn=limit)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        f"expedition: out: {tmp_path}/a/b/plan.json cannot be written: File too large"
    )
    assert list(tmp_path.iterdir()) == []


def on_a_terminal(*arguments: str, **changes: str) -> tuple[int, str]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM="xterm-256color", **changes),
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            # How Linux says that the other end is closed.
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(timeout=BROKEN_S), shown.decode()


COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|38;|4[0-7])")


def test_a_terminal_has_colours_unless_no_color_is_set() -> None:
    code, shown = on_a_terminal("catalog", "soyuz-ms")
    assert code == 0
    assert COLOUR.search(shown)
    code, shown = on_a_terminal("catalog", "soyuz-ms", NO_COLOR="1")
    assert code == 0
    assert not COLOUR.search(shown)


def test_progress_is_for_those_who_watch() -> None:
    elements = Path(__file__).resolve().parents[1] / "data" / "iss-2021-10.tle"
    ask = ("--vehicle", "soyuz-ms", "--pad", "baikonur-31", "--from", "2021-10-05", "--days", "1")
    code, shown = on_a_terminal("windows", *ask, "--elements", str(elements))
    assert code == 0
    assert "searching windows" in shown
    assert "1 opportunity" in shown
