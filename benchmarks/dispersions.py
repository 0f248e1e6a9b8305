"""A flight to a station flown many times: what a batch takes, how far it is from direct samples, and what these take.

    python benchmarks/dispersions.py [SAMPLES] [PAIRS] [FLIGHT]

Processor time stands beside wall time, since whoever else is on the machine is in the latter. Printed and not
asserted. Beside ours, as others print theirs and for other work: nyx 85 trajectories/s (its own example), gmat-sweep 84
scripts/s on 8 workers, brahe 66,000 arcs of one orbit a second on an A100.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from expedition import Flight
from expedition.planning import to_station
from expedition.runs.blocks import run_blocks
from expedition.runs.folder import create
from expedition.runs.tables import Span, Table
from expedition.whatif import there
from expedition.whatif.errors import error_model
from expedition.whatif.streams import normals

WORKERS = 2


@dataclass(frozen=True, eq=False)
class FromInsertion:
    """Insertion to contact alone: insertions drawn as scattered ascents have them, in the mean and together."""

    scene: there.ToStation
    errors: Any
    seed: int
    middle: np.ndarray
    root: np.ndarray
    engine: str = "numpy"

    def __call__(self, span: Span) -> Table:
        size = 4 * there.CHUNK if self.engine == "jax" else there.CHUNK
        parts = []
        for first in range(span.first, span.end, size):
            count = min(size, span.end - first)
            deviation = self.middle[:, None] + self.root @ normals(self.seed, "insertion", first, size, 6)
            if self.engine == "jax":
                columns = there.jax_flown(there.Batch(self.scene, self.errors, self.seed, "jax", "here"))(
                    deviation, first
                )
            else:
                columns = self.scene.kernel.flown(
                    deviation, there.drawer(self.errors, self.seed, first, size)
                )
            parts.append({name: np.asarray(column)[:count] for name, column in columns.items()})
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def timed(name: str, samples: int, call: Callable[[], Any], goal: str = "") -> Any:
    """Call something and print what it took."""
    wall, own = time.perf_counter(), time.process_time()
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = call()
    wall = time.perf_counter() - wall
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - own + now.ru_utime - others.ru_utime + now.ru_stime - others.ru_stime
    goal = f"  goal {goal}" if goal else ""
    print(f"{name:58} {wall:7.1f} s wall {cpu:7.1f} s CPU {samples / wall:10,.0f} /s{goal}", flush=True)
    return out


def main(samples: int = 1_000_000, pairs: int = 1000, name: str = "soyuz-ms-19") -> None:
    """Measure one flight."""
    asked = Flight.resolve(name)
    solved = to_station.solved(asked, None, False, lambda _: None)
    hardware = solved.course.hardware
    model = error_model(hardware.ship, hardware.launcher, asked.catalogue)
    scene = timed("derivatives of the coasts", 1, lambda: there.scene_of(solved, model))
    found = there.insertions(scene, model, 7, 0, 4 * there.CHUNK)
    kept = found.deviation[:, ~found.short]
    root = np.linalg.cholesky(np.cov(kept))
    print(f"{name}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")

    def batch(engine: str, count: int, workers: int) -> Callable[[], Any]:
        task = FromInsertion(scene, model, 7, kept.mean(axis=1), root, engine)

        def run() -> Any:
            with (
                tempfile.TemporaryDirectory() as folder,
                create(Path(folder) / "run", {"task": engine}, total=count, block=8 * there.CHUNK) as held,
            ):
                return run_blocks(task, count, folder=held, workers=workers)["phasing_mps"].size

        return run

    for count in (samples // 100, samples // 10, samples):
        timed(
            f"insertion to contact, {count:,}, numpy, {WORKERS} workers",
            count,
            batch("numpy", count, WORKERS),
            "120 s for 10^6",
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"memory: {memory:.2f} GB here, {worker:.2f} GB in the largest worker  goal 2 GB")
    if importlib.util.find_spec("jax"):
        import jax

        timed(
            f"the same, {samples:,}, JAX on {jax.default_backend()}, with compilation",
            samples,
            batch("jax", samples, 1),
            "60 s on two cores, 5 s on a GPU",
        )
    else:
        print("JAX is not installed: pip install 'expedition[jax]'")
    timed(
        f"pad to contact, {samples // 10:,}, numpy, {WORKERS} workers",
        samples // 10,
        lambda: run_blocks(
            there.Batch(scene, model, 7), samples // 10, block=4 * there.CHUNK, workers=WORKERS
        ),
    )
    task = there.Direct(asked, None, False, scene, model, 7)
    there.remember(task, solved)
    direct = timed(
        f"direct, {pairs:,} samples, one process", pairs, lambda: task(Span(0, pairs)), "10 /s on a core"
    )
    if pairs >= 100:
        timed(
            f"direct, {pairs:,} samples, {WORKERS} workers (each plans first)",
            pairs,
            lambda: run_blocks(task, pairs, block=max(pairs // 8, 1), workers=WORKERS),
        )
    cheap = there.Batch(scene, model, 7)(Span(0, pairs))
    print(f"\nbatch against direct, {pairs:,} pairs: 95 % within, at most; 99 % quantiles; spread")
    for column, values in direct.items():
        if values.dtype.kind == "f":
            off = np.abs(values - cheap[column])
            both = np.isfinite(off)
            high = [np.quantile(one[both], 0.99) for one in (cheap[column], values)]
            print(
                f"{column:26} {np.quantile(off[both], 0.95):10.3g} {off[both].max():10.3g}   "
                f"{high[0]:10.5g} {high[1]:10.5g}   {np.std(values[both]):8.3g}"
            )
        elif values.dtype.kind == "b":
            print(f"{column:64} same in {100.0 * np.mean(values == cheap[column]):.2f} %")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*(int(one) for one in given[:2]), *given[2:3])
