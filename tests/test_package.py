"""What is handed out: the wheel holds everything that a flight needs, and the sdist what a builder does."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="builds the wheel")
ROOT = Path(__file__).resolve().parents[1]
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


def built(kind: str, folder: Path) -> Path:
    """The wheel or the sdist, built into a folder."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (file,) = folder.iterdir()
    return file


@pytest.mark.slow
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


@pytest.mark.slow
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
