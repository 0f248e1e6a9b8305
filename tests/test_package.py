"""What is handed out: wheel, sdist and container hold what a flight or a builder needs, and say the same version."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import expedition

pytest.importorskip("hatchling", reason="builds the wheel")
ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SOURCE = ROOT / "src"
# Made by programs as they run.
_LITTER = ("__pycache__", ".pyc")
_PLANS = """
import sys
sys.path.insert(0, sys.argv[1])
import expedition
from expedition.cli import main
assert expedition.__file__.startswith(sys.argv[1]), expedition.__file__
main(["plan", "ns-16", "--json"])
"""


def built(kind: str, folder: Path, source: Path = ROOT) -> Path:
    """The wheel or the sdist, built into a folder."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    (file,) = folder.iterdir()
    return file


def test_the_wheel_is_whole_and_plans_where_the_repository_is_not(tmp_path: Path) -> None:
    with zipfile.ZipFile(built("wheel", tmp_path / "built")) as wheel:
        held = {name for name in wheel.namelist() if name.startswith("expedition/")}
        wheel.extractall(tmp_path / "installed")
    known = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "expedition").rglob("*")
        if path.is_file() and not any(part in path.as_posix() for part in _LITTER)
    }
    assert known - held == set()
    assert held - known == set()
    ran = subprocess.run(
        [sys.executable, "-I", "-c", _PLANS, str(tmp_path / "installed")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["flight"]["name"] == "ns-16"


def test_the_sdist_holds_what_builds_and_tests_it(tmp_path: Path) -> None:
    with tarfile.open(built("sdist", tmp_path / "built")) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    for wanted in (
        "pyproject.toml",
        "uv.lock",
        "Makefile",
        "LICENSE",
        "tests/conftest.py",
        "frontend/package-lock.json",
    ):
        assert wanted in names
    assert not [name for name in names if "node_modules" in name or name.startswith(".venv")]


def container() -> dict[str, list[str]]:
    """The last stage of the Containerfile and what the first one takes, by instruction."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word.isupper():
            found.setdefault(word, []).append(rest.strip())
    return found


def test_the_container_s_wheel_is_built_from_what_it_is_given(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for line in container()["COPY"]:
        *given, goal = line.split()
        for name in given:
            place = source / name if goal == "./" else source / goal
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, place, ignore=shutil.ignore_patterns(*_LITTER, "*.pyc"))
            else:
                shutil.copy(ROOT / name, place)
    with (
        zipfile.ZipFile(built("wheel", tmp_path / "built", source)) as wheel,
        zipfile.ZipFile(built("wheel", tmp_path / "whole")) as whole,
    ):
        assert sorted(wheel.namelist()) == sorted(whole.namelist())


def test_the_container_runs_a_command_that_there_is_as_a_user_without_rights() -> None:
    said = container()
    assert re.search(rf"useradd .*\b{said['USER'][-1]}\b", " ".join(said["RUN"]))
    assert said["USER"][-1] not in ("root", "0")
    command = [*json.loads(said["ENTRYPOINT"][-1]), *json.loads(said["CMD"][-1])]
    assert command[0] in PROJECT["scripts"]
    ran = subprocess.run(
        [sys.executable, "-m", "expedition", *command[1:], "--help"], capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    minor = {one.rpartition(" ")[2] for one in PROJECT["classifiers"] if ":: Python :: 3." in one}
    for image in said["FROM"]:
        python = re.search(r"/python:(3\.\d+)-", image)
        assert python
        assert python[1] in minor


def test_one_version_is_said_everywhere() -> None:
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited
    assert PROJECT["version"] == expedition.__version__ == cited[1].strip("\"'")
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_before_each_commit_the_same_is_checked_as_by_make() -> None:
    """What `make check` runs of the environment's own programs; page and site take longer and are left to it."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    asked = {
        found[1].strip()
        for found in re.finditer(r"\$\(BIN\)/((?:ruff|lint-imports|mypy)[^>&|\n]*)", makefile)
    }
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    held = [found[1] for found in re.finditer(r"entry: \.venv/bin/(.+)", hooks)]
    assert len(held) == len(asked)
    for one in asked:
        assert any(one.startswith(entry) for entry in held), one


def test_bounds_above_have_their_reasons() -> None:
    """A release that is not taken keeps users from mending themselves, so a line above says why."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    above = [k for k, line in enumerate(lines) if re.fullmatch(r'\s*"[\w-]+.*(==|<|~=).*",', line)]
    assert above
    for k in above:
        assert lines[k - 1].lstrip().startswith("#"), lines[k]
