"""Flights flown many times: a sample hangs on its number alone, runs end whole, and what cannot be is refused."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition.errors import ImpossibleFlightError, InputError, RunError
from expedition.phases.rendezvous.zones import free_drifts
from expedition.planning import to_station
from expedition.runs.blocks import run_blocks
from expedition.runs.tables import Span, Table
from expedition.whatif import dispersions as entry
from expedition.whatif import drifting, there
from expedition.whatif.dispersions import Dispersions, dispersions
from expedition.whatif.summing import summed_up
from tests.runs.test_blocks import as_bytes
from tests.waiting import wait_for
from tests.whatif.conftest import Scattered

# JAX beside numpy, of the values; below a millionth of a metre, or of a metre a second, it is rounding.
ENGINES_REL, ENGINES_ABS = 1e-9, 1e-7


@pytest.fixture(scope="module")
def batch(ms19_scattered: Scattered) -> Table:
    return ms19_scattered.batch()(Span(0, 2 * there.CHUNK))


def same(one: Table, other: Table, rows: slice = slice(None)) -> None:
    assert list(one) == list(other)
    for name in one:
        assert one[name][rows].tobytes() == other[name].tobytes() or one[name].dtype == object
        assert np.array_equal(one[name][rows], other[name], equal_nan=one[name].dtype.kind == "f"), name


def test_no_error_is_the_plan_at_every_sample(ms19_scattered: Scattered) -> None:
    table = ms19_scattered.batch(ms19_scattered.errors.none())(Span(100, 7))
    solved = ms19_scattered.solved
    assert table["total_mps"] == pytest.approx(solved.phased.dv_mps + solved.came_in.dv_mps, abs=1e-6)
    assert np.all(table["arrival_m"] < 1e-3)
    assert np.all(table["cutoff_late_s"] == 0.0)
    assert table["launcher_left_kg"] == pytest.approx(solved.flown.propellant_left_kg, abs=1e-6)
    assert set(table["outcome"]) == {"planned"}


def test_a_sample_is_the_same_in_any_span(ms19_scattered: Scattered, batch: Table) -> None:
    same(batch, ms19_scattered.batch()(Span(2040, 20)), slice(2040, 2060))


def test_a_source_more_or_less_moves_no_other(ms19_scattered: Scattered, batch: Table) -> None:
    quiet = ms19_scattered.errors.without(["entry", "parachute", "deorbit"])
    same(batch, ms19_scattered.batch(quiet)(Span(0, 5)), slice(0, 5))
    other = ms19_scattered.batch(ms19_scattered.errors.scaled(3.0, ["sensor"]))(Span(0, 5))
    assert np.array_equal(other["phasing_mps"], batch["phasing_mps"][:5], equal_nan=True)
    assert not np.any(other["approach_mps"] == batch["approach_mps"][:5])


def test_ascents_that_fall_short_are_rows(ms19_scattered: Scattered) -> None:
    weak = ms19_scattered.with_sigma(ascent__isp=0.01)
    table = ms19_scattered.batch(weak)(Span(0, 64))
    short = ~table["ok: launcher propellant"]
    assert 0 < short.sum() < 64
    assert np.all(table["launcher_left_kg"][short] < 0.0)
    assert np.all(np.isnan(table["total_mps"][short]))
    assert np.all(np.isfinite(table["total_mps"][~short]))
    assert set(table["outcome"][short]) == {"not"}
    with pytest.raises(ImpossibleFlightError, match="reaches no orbit"):
        there.one(ms19_scattered.direct(weak), int(np.flatnonzero(short)[0]))


def test_samples_that_come_down_are_rows_of_both_levels(ms19_scattered: Scattered) -> None:
    wild = ms19_scattered.with_sigma(burn__fixed=300.0)
    for task in (ms19_scattered.batch(wild), ms19_scattered.direct(wild)):
        table = task(Span(0, 1))
        assert set(table["outcome"]) == {"not"}
        assert not np.any(table["ok: Δv carried"])
    with pytest.raises(ImpossibleFlightError, match="sample 0 is no plan"):
        there.one(ms19_scattered.direct(wild), 0)


def test_a_burn_may_be_later_than_it_is_long(ms19_scattered: Scattered) -> None:
    late = ms19_scattered.with_sigma(burn__timing=60.0)
    table = ms19_scattered.direct(late)(Span(0, 2))
    assert np.all(np.isfinite(table["total_mps"]))
    assert table["dv_3_mps"] == pytest.approx(ms19_scattered.solved.phased.burns[2].dv_mps, abs=5.0)


@pytest.mark.slow
def test_drifts_of_the_batch_are_those_of_the_zones(ms19_scattered: Scattered) -> None:
    many = 40
    solved, scene = ms19_scattered.solved, ms19_scattered.scene
    station, zones = solved.course.station, solved.course.zones
    errors = ms19_scattered.errors.without(["ascent"])
    by_batch = drifting.entered(solved, ms19_scattered.batch(errors))
    task = ms19_scattered.direct(errors)
    differing, into = 0, 0
    for number in range(many):
        mine, _ = there.one(task, number)
        drifts = to_station.drifts_of(mine.phased, mine.came_in, scene.way.drag_area_over_mass_m2pkg)
        drifted = free_drifts(drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, zones)
        assert len(drifted) == len(by_batch)
        for one, (name, hits) in zip(drifted, by_batch, strict=True):
            assert one.check.name == name
            differing += bool(hits[number]) == one.check.ok
            into += not one.check.ok
    # Where a way just touches the zone, either may be right.
    assert differing <= many // 10
    assert into > many // 4


def test_what_is_told(ms19_run: Dispersions) -> None:
    assert ms19_run.samples.count == 300
    assert ms19_run.summary.direct == 2
    assert sum(one.share.value or 0.0 for one in ms19_run.summary.outcomes) == pytest.approx(1.0)
    planned = {row.name: row.planned for row in ms19_run.summary.spreads}
    assert planned["total_mps"] == pytest.approx(ms19_run.plan.dv_total_mps, abs=0.01)
    assert any("only 2 samples" in warning for warning in ms19_run.summary.warnings)
    assert not ms19_run.summary.levels
    assert ms19_run.to_arrow().num_rows == 300
    # Too few for 99.73 % with confidence.
    assert ms19_run.summary.reserve_mps is None
    with pytest.raises(InputError, match="300 is no sample of this run"):
        ms19_run.sample(300)


def test_a_sample_of_a_run_is_a_plan(ms19_run: Dispersions) -> None:
    plan = ms19_run.sample(1)
    assert plan.dv_total_mps == pytest.approx(ms19_run.direct["total_mps"][1], abs=0.006)
    assert plan.dv_total_mps != pytest.approx(ms19_run.plan.dv_total_mps, abs=0.05)


class Odd:
    """A task whose second block fails; picklable."""

    def __init__(self, task: Callable[[Span], Table]) -> None:
        self.task = task

    def __call__(self, span: Span) -> Table:
        if span.first:
            raise InputError("no such block", field="task")
        return self.task(span)


def test_a_run_can_be_pickled_and_is_plain_data(ms19_run: Dispersions) -> None:
    again = pickle.loads(pickle.dumps(ms19_run))
    plain = ms19_run.to_dict()
    assert again.to_dict() == plain
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["samples"]["outcome"] == list(ms19_run.table()["outcome"])
    assert again.summary == ms19_run.summary
    # Who opens it elsewhere flies its samples from what was asked.
    task = again._scattered.plan_of.args[1]
    assert task.seed == ms19_run.seed


def test_samples_that_failed_tell_nothing(ms19_run: Dispersions, ms19_scattered: Scattered) -> None:
    scattered = replace(ms19_run._scattered, drifts=list)
    rows = run_blocks(Odd(scattered.batch), 300, block=200, workers=1)
    said = summed_up(scattered, rows, {}, ms19_run.errors, 1, None)
    assert (np.asarray(rows["failed"]) != "").sum() == 100
    assert said.outcomes[0].samples == 200
    assert "100 samples could not be flown; their rows say why" in said.warnings
    none = run_blocks(there_is_none, 10, workers=1)
    with pytest.raises(RunError, match="none of the 10 samples could be flown: task: nothing flies"):
        summed_up(scattered, none, {}, ms19_run.errors, 1, None)


def there_is_none(_span: Span) -> Table:
    raise InputError("nothing flies", field="task")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"samples": 0}, "samples: 0 is no number of samples; give 1 to"),
        ({"samples": 10**12}, "samples: 1000000000000 is no number of samples"),
        ({"seed": -1}, "seed: -1 is no seed"),
        ({"seed": 2**64}, "seed: 18446744073709551616 is no seed"),
        ({"direct": -1}, "direct: -1 is no number of direct samples"),
        ({"until": 0.0}, "until: 0.0 is no width"),
        ({"until": float("nan")}, "until: nan is no width"),
        ({"engine": "cuda"}, "engine: 'cuda' is no engine; there are numpy and jax"),
        ({"workers": 0}, "workers: 0 is no number of workers"),
        ({"scheduler": "localhost"}, "scheduler: 'localhost' is no address of a scheduler"),
        ({"scheduler": "tcp://127.0.0.1:1"}, "scheduler: nothing that is a Dask scheduler answers"),
        ({"out": "a", "resume": "b"}, "out: goes not with resume"),
        ({"errors": {"burn": {"sizes": {"sigma": 0.1}}}}, "no error source is called 'burn.sizes'"),
        (
            {"errors": {"quantities": {"burn.size": {"sigma": 0.1}}}},
            "write each quantity as a table of its own",
        ),
        (
            {"errors": {"burn": {"size": {"sigma": -0.1}}}},
            "burn.size.sigma: should be greater than or equal to 0",
        ),
        ({"flight": "ns-16"}, "hops; flights to a station, home and to an orbit"),
        pytest.param({"flight": "sts-135-return"}, "lands on a runway", marks=pytest.mark.slow),
        ({"flight": "soyuz-ms-18-return", "engine": "jax"}, "ways home are flown with numpy"),
    ],
)
def test_what_cannot_be_is_refused_before_a_folder_is_made(
    given: dict[str, Any], message: str, tmp_path: Path
) -> None:
    asked = {"flight": "soyuz-ms-19", **given}
    if "resume" not in given:
        asked["out"] = tmp_path / "run"
    with pytest.raises(InputError, match=message.replace("(", r"\(")):
        dispersions(**asked)
    assert not (tmp_path / "run").exists()


def test_jax_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match=r"engine: needs JAX: pip install 'expedition\[jax\]'"):
        dispersions("soyuz-ms-19", engine="jax")


def test_errors_beyond_all_flights_are_refused(ms19_scattered: Scattered) -> None:
    wild = ms19_scattered.with_sigma(burn__size=1.0, navigation__velocity=3000.0)
    with pytest.raises(ImpossibleFlightError, match="make the largest of them smaller"):
        there.scene_of(ms19_scattered.solved, wild)


@pytest.mark.slow
def test_jax_is_numpy_to_rounding(ms19_scattered: Scattered, batch: Table) -> None:
    pytest.importorskip("jax")
    many = there.CHUNK
    table = ms19_scattered.batch(engine="jax")(Span(0, many))
    for name, column in table.items():
        if column.dtype.kind == "f":
            assert column == pytest.approx(
                batch[name][:many], rel=ENGINES_REL, abs=ENGINES_ABS, nan_ok=True
            ), name
        else:
            assert np.array_equal(column, batch[name][:many]), name


@pytest.mark.slow
def test_whoever_carries_it_the_samples_are_the_same(ms19_scattered: Scattered) -> None:
    task = ms19_scattered.batch()
    total = 5000
    alone = as_bytes(run_blocks(task, total, block=total, workers=1))
    assert as_bytes(run_blocks(task, total, block=777, workers=2)) == alone
    with ThreadPoolExecutor(2) as own:
        assert as_bytes(run_blocks(task, total, block=2048, executor=own)) == alone
    direct = ms19_scattered.direct()
    one_by_one = as_bytes(run_blocks(direct, 6, block=6, workers=1))
    assert as_bytes(run_blocks(direct, 6, block=2, workers=2)) == one_by_one


COMMAND = (
    "-m",
    "expedition",
    "whatif",
    "dispersions",
    "soyuz-ms-19",
    "--direct",
    "0",
    "--no-figures",
    "--json",
)


def begun(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *COMMAND, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def parts(folder: Path) -> list[str]:
    return sorted(one.name for one in (folder / "parts").glob("part-*")) if folder.exists() else []


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_ended_goes_on_to_the_same(how: signal.Signals, tmp_path: Path) -> None:
    run, many = tmp_path / "run", ("--samples", "40000")
    process = begun(*many, "--out", str(run), "--workers", "2")
    wait_for(lambda: parts(run), "a part")
    os.killpg(process.pid, how)
    _, said = process.communicate()
    kept = parts(run)
    assert 1 <= len(kept) < 5
    assert not list((run / "parts").glob(".part-*")) or how == signal.SIGKILL
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert f"what is done is kept; go on with the same command, --resume {run} in place of --out" in said
    resumed, said = begun("--resume", str(run)).communicate()
    assert "Traceback" not in said
    assert set(kept) <= set(parts(run))
    whole, _ = begun(*many, "--workers", "1").communicate()
    assert resumed == whole


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sts-135", "starliner-cft"])
def test_profiles_that_force_their_first_burn(scattered: Callable[[str], Scattered], name: str) -> None:
    ready = scattered(name)
    way = ready.scene.way
    assert way.first_at_least_mps > 0.0 or way.lift_to_km > 0.0
    table = ready.batch()(Span(0, there.CHUNK))
    direct = ready.direct()(Span(0, 4))
    assert direct["dv_1_mps"] == pytest.approx(table["dv_1_mps"][:4], abs=0.5)
    assert direct["total_mps"] == pytest.approx(table["total_mps"][:4], abs=1.0)
    flown = np.isfinite(table["total_mps"])
    assert np.mean(table["ok: lowest perigee"][flown]) > 0.5
