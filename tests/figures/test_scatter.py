"""Figures of what-ifs: an analysis gets those that it has something to show in, and says what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Ellipse
from matplotlib.text import Text

from expedition import InputError, Plan, figures
from expedition.cli import main
from expedition.figures import scatter
from expedition.figures.scatter import Scattered
from expedition.figures.slip import slip_map
from expedition.whatif.slip import SlipRow
from expedition.whatif.summary import kept

from .test_figures import legible

THERE = ["dv", "insertion", "arrival", "contact", "sources", "failures"]
FITTING = {"soyuz-ms-19": THERE, "soyuz-ms-11-return": ["landing", "sources", "failures"]}


@pytest.mark.parametrize("flight", FITTING)
def test_an_analysis_gets_legible_figures(scattered: Callable[[str], Scattered], flight: str) -> None:
    found = scattered(flight)
    assert scatter.fitting(found) == [f"scatter-{name}" for name in FITTING[flight]]
    for name in scatter.fitting(found):
        legible(scatter.draw(found, name))


def words(figure: Figure) -> str:
    return " ".join(one.get_text() for one in figure.findobj(Text))


def test_the_dv_is_told_against_plan_reserve_and_tank(scattered: Callable[[str], Scattered]) -> None:
    found = scattered("soyuz-ms-19")
    said = words(scatter.dv(found))
    for value in (found.spread("total_mps").planned, found.said.reserve_mps, found.said.carried_mps):
        assert value is not None
        assert f"{value:.1f} m/s" in said


def test_contact_is_drawn_in_the_docking_limit(scattered: Callable[[str], Scattered]) -> None:
    found = scattered("soyuz-ms-19")
    axes = scatter.contact(found).axes[0]
    (circle,) = [one for one in axes.patches if isinstance(one, Circle)]
    assert circle.radius == pytest.approx(100.0 * (found.spread("lateral_m").most or 0.0))
    (side, other, lateral), _ = found.known("side_m", "other_side_m", "lateral_m")
    np.testing.assert_allclose(np.hypot(side, other), lateral, atol=1e-9)


def test_landings_lie_in_ellipses_that_hold_their_share(scattered: Callable[[str], Scattered]) -> None:
    found = scattered("soyuz-ms-11-return")
    axes = scatter.landing(found).axes[0]
    (along, cross), _ = found.known("along_km", "cross_km")
    rings = [one for one in axes.patches if isinstance(one, Ellipse) and not isinstance(one, Circle)]
    for ring, told in zip(rings, found.said.ellipses, strict=True):
        inside = ring.get_path().contains_points(
            ring.get_patch_transform().inverted().transform(np.stack([cross, along], axis=1))
        )
        assert inside.mean() == pytest.approx(told.inside.value or 0.0, abs=0.004)
    # What the check says, the circle shows.
    zone = next(one for one in found.said.circles if one.name == "zone")
    off = np.hypot(cross - zone.cross_km, along - zone.along_km)
    known = np.isfinite(found.samples["along_km"])
    clear = np.abs(off - zone.radius_km) > 0.2
    ok = found.samples["ok: landing in the zone"][known]
    assert (ok == (off < zone.radius_km))[clear].all()


def test_very_many_samples_are_drawn_as_a_map(scattered: Callable[[str], Scattered]) -> None:
    found = scattered("soyuz-ms-19")
    rows = np.random.default_rng(1).integers(0, 2048, 30_000)
    many = replace(found, samples={name: found.samples[name][rows] for name in found.samples})
    figure = scatter.insertion(many)
    assert any(isinstance(one, QuadMesh) for one in figure.axes[0].collections)
    assert len(figures.image(figure, "svg")) < 500_000
    assert "darker: more" in words(figure)


def test_the_command_draws_them_beside_the_summary(
    scattered: Callable[[str], Scattered], run_folder: Callable[[str], Path]
) -> None:
    found = scattered("soyuz-ms-11-return")
    folder = run_folder("soyuz-ms-11-return")
    assert (folder / "summary.json").is_file()
    names = [f"scatter-{name}" for name in FITTING[folder.name]]
    assert sorted(one.name for one in folder.glob("scatter-*")) == sorted(
        f"{name}.{suffix}" for name in names for suffix in ("png", "svg")
    )
    for name, drawing in scatter.drawings(found, ("svg",)).items():
        assert (folder / name).read_bytes() == drawing


@pytest.mark.parametrize("flight", FITTING)
def test_every_column_of_the_samples_is_explained(scattered: Callable[[str], Scattered], flight: str) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
    for name in scattered(flight).samples:
        if not name.startswith("ok: ") and not re.fullmatch(r"dv_[2-9]_mps", name):
            assert f"| `{name}` |" in page, name


def test_a_folder_without_a_run_that_has_ended_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder of no run"):
        kept(tmp_path)


def slipped(ms19: Plan, days: int) -> Any:
    """Rows as of a slip: dearer at the edges, some days not open, some against a rule."""
    rows = []
    for day in range(-days, days + 1):
        for where, dv in (("opening", 128.0), ("in plane", 113.0), ("closing", 138.0)):
            gone = day % 4 == 3
            start = datetime(2021, 10, 5, 8, 55, tzinfo=UTC) + timedelta(days=day)
            rows.append(
                SlipRow(
                    day=day,
                    where=where,
                    start_utc=None if gone else f"{start:%Y-%m-%dT%H:%M:%SZ}",
                    end_utc=None,
                    profile=None if gone else "soyuz-2-orbit",
                    own_profile=day == 0,
                    dv_mps=None if gone else dv,
                    left_mps=None,
                    light="",
                    landing_utc=None,
                    landing_zone=None,
                    changes=(),
                    failed=("Δv carried",) if day == 1 else (),
                    age_h=None,
                    why_not="no profile open" if gone else "",
                )
            )
    return SimpleNamespace(plan=ms19, rows=tuple(rows))


@pytest.mark.parametrize("days", [1, 3, 30])
def test_a_slip_is_a_map_with_a_cell_for_every_lift_off(ms19: Plan, days: int) -> None:
    found = slipped(ms19, days)
    figure = slip_map(found)
    legible(figure)
    axes, bar = figure.axes
    hatched = [one for one in axes.patches if one.get_hatch()]
    assert len(hatched) == sum(bool(row.why_not) for row in found.rows)
    assert bar.get_ylim() == (113.0, 138.0)
    if days == 3:
        assert [one.get_text() for one in axes.texts].count("138") == 1
        assert "138 *" in [one.get_text() for one in axes.texts]
        assert "breaks a rule" in words(figure)


def test_a_slip_is_drawn_by_the_command(
    ms19: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = slipped(ms19, 1)
    monkeypatch.setattr("expedition.whatif.slip.slip", lambda *_args, **_kinds: found)
    file = tmp_path / "slip.svg"
    with pytest.raises(SystemExit) as left:
        main(["whatif", "slip", "soyuz-ms-19", "--json", "--out", str(file)])
    assert left.value.code == 0
    assert file.read_bytes() == figures.image(slip_map(found), "svg")
    with pytest.raises(SystemExit) as left:
        main(["whatif", "slip", "soyuz-ms-19", "--out", str(tmp_path / "slip.pdf")])
    assert left.value.code == 2
    assert "neither .png nor .svg" in capsys.readouterr().err
