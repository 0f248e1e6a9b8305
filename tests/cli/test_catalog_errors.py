"""`expedition catalog errors`: the table and the plain data, own folders included."""

import json
from pathlib import Path

import pytest

from expedition.cli import main

OWN = """
title = "Mine"
kind = "errors"
extends = "usual-errors"
source = "me"
confidence = "print"
[burn.size]
sigma = 0.0125
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    assert left.value.code == 0
    return capsys.readouterr().out


def test_all_models_and_own_ones(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "errors").mkdir()
    (tmp_path / "errors" / "mine.toml").write_text(OWN, encoding="utf-8")
    said = run(capsys, "catalog", "errors", "--catalog", str(tmp_path))
    for word in ("mine", "1.25 %", "soyuz-errors", "extends usual-errors", "print", "recalled", "on the day"):
        assert word in said
    models = {each["name"]: each for each in json.loads(run(capsys, "catalog", "errors", "--json"))}
    sensor = models["soyuz-errors"]["quantities"]["sensor.velocity"]
    assert (sensor["sigma"], sensor["unit"], sensor["confidence"]) == ([0.005] * 3, "m/s", "print")
    assert models["soyuz-errors"]["quantities"]["air.density"]["own"] is False
    assert "burn.size" in models["soyuz-errors"]["assumed"]
    assert len(models["usual-errors"]["correlation"]) == 4
