"""The commands as their users run them: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from expedition import Flight
from expedition.cli import main

DESCRIPTION = """
title = "Mine"
vehicle = "soyuz-ms"
pad = "baikonur-31"
station = "iss"
port = "rassvet"
profile = "soyuz-2-orbit"
date = 2021-10-05
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said where."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process: what takes the time in a new one is the start."""

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, out, err)

    return run


@pytest.fixture(scope="session")
def pairs() -> tuple[tuple[str, str], ...]:
    """The element sets of 30 September to 6 October 2021 that the catalogue's flight states."""
    return Flight.named("soyuz-ms-19").elements or ()


@pytest.fixture(scope="session")
def tle(pairs: tuple[tuple[str, str], ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a file."""
    file = tmp_path_factory.mktemp("elements") / "iss.tle"
    file.write_text("".join(f"{first}\n{second}\n" for first, second in pairs))
    return file


@pytest.fixture
def described(tle: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write a flight's TOML file: the flight of 5 October 2021 with some lines changed, added or, by None, gone."""

    def described(**changes: str | None) -> Path:
        values = dict(line.split(" = ", 1) for line in DESCRIPTION.strip().splitlines())
        values["elements_file"] = f'"{tle.name}"'
        for key, value in changes.items():
            if value is None:
                values.pop(key)
            else:
                values[key] = value
        (tmp_path / tle.name).write_bytes(tle.read_bytes())
        file = tmp_path / "mine.toml"
        file.write_text("".join(f"{key} = {value}\n" for key, value in values.items()))
        return file

    return described
