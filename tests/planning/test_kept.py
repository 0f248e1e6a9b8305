"""Plans that are kept: found again for the same input, made anew for any other, whole in every process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from expedition import Catalogue, Flight, Plan, plan
from expedition.planning import kept
from expedition.planning.kept import _name

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "expedition" / "plans"


def _again(asked: Flight) -> Plan:
    """The plan of a flight that must not be planned once more."""

    def never() -> Plan:
        raise AssertionError("planned once more")

    return kept.kept(asked, None, False, "all", never)


def test_a_plan_is_found_again_whole(folder: Path, ms19: Plan) -> None:
    asked = Flight.named("soyuz-ms-19")
    assert kept.kept(asked, None, False, "all", lambda: ms19) is ms19
    (file,) = folder.iterdir()
    assert file.stat().st_size < 300_000
    found = _again(asked)
    assert found == ms19
    assert found.catalogue is asked.catalogue
    # A damaged copy is none.
    file.write_bytes(file.read_bytes()[:1000])
    assert kept.kept(asked, None, False, "all", lambda: ms19) is ms19
    assert _again(asked) == ms19


def test_any_other_input_has_another_name(tmp_path: Path) -> None:
    asked = Flight.named("soyuz-ms-19")
    own = tmp_path / "own"
    (own / "pads").mkdir(parents=True)
    (own / "pads" / "mine.toml").write_text("kind = 'pad'\n", encoding="utf-8")
    elsewhere = Flight.named("soyuz-ms-19", catalogue=Catalogue.of(own))
    names = [
        _name(asked, None, False, "all"),
        _name(asked, None, True, "all"),
        _name(asked, None, False, "fast"),
    ]
    names += [
        _name(Flight.named("progress-ms-18"), None, False, "all"),
        _name(asked.along(DATA / "iss-2021-10.tle"), None, False, "all"),
        _name(asked, DATA / "iss-2021-10.tle", False, "all"),
        _name(elsewhere, None, False, "all"),
    ]
    (own / "pads" / "mine.toml").write_text("kind = 'pad' \n", encoding="utf-8")
    names.append(_name(elsewhere, None, False, "all"))
    assert None not in names
    assert len(set(names)) == len(names)
    assert _name(asked, None, False, "all") == names[0]
    assert _name(asked, "live", False, "all") is None
    assert _name(asked, tmp_path / "none.tle", False, "all") is None


def test_only_so_many_are_kept_and_the_last_asked_for_stay(
    folder: Path, ms19: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    folder.mkdir(parents=True)
    for age in range(5):
        old = folder / f"{age}.json.gz"
        old.write_bytes(b"")
        os.utime(old, (time.time() - 1000.0 - age,) * 2)
    kept.kept(Flight.named("soyuz-ms-19"), None, False, "all", lambda: ms19)
    left = {file.name for file in folder.iterdir()}
    assert len(left) == 3
    assert {"0.json.gz", "1.json.gz"} < left


def test_where_nothing_can_be_written_it_is_planned(ms19: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert kept.kept(Flight.named("soyuz-ms-19"), None, False, "all", lambda: ms19) is ms19


@pytest.mark.slow
def test_two_processes_keep_the_same_plan(folder: Path) -> None:
    code = "from expedition import plan; print(plan('soyuz-ms-19', checks='none', keep=True).liftoff_utc)"
    both = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate()[0] for one in both]
    assert said[0] == said[1]
    assert len(list(folder.iterdir())) == 1
    assert plan("soyuz-ms-19", checks="none", keep=True).liftoff_utc in said[0].decode()
