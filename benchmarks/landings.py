"""Measures scattered ways home: samples a second, agreement with direct ones, and flown landings beside them.

    python benchmarks/landings.py [--samples 100000] [--direct 60]

The goal is 100,000 samples in 60 s on two cores.
"""

from __future__ import annotations

import argparse
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from expedition import Flight
from expedition.whatif import homes, landing_ellipse, landings
from expedition.whatif.errors import ErrorModel, error_model

SEED = 12
FLIGHT = "soyuz-ms-18-return"
# As told; none of them was used to set a number.
FLOWN = (
    ("within 28 km of the middle of the zone, at 0.9997", "steered Soyuz, as told by russianspaceweb.com"),
    ("about 35 km off, the canopy 5 s late", "Soyuz TMA-05M, 19 November 2012, innerspace.net"),
    ("some 340, 420 and 460 km short", "ballistic: TMA-10, TMA-11 and TMA-1 (NASA, spaceflightnow.com)"),
    ("up to 600 km short", "ballistic, as told by russianspaceweb.com"),
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--samples", type=int, default=100_000)
    parser.add_argument("--direct", type=int, default=60, help="samples flown directly too")
    asked = parser.parse_args()
    flight = Flight.resolve(FLIGHT)
    begin = time.perf_counter()
    home = landings.home_of(flight)
    print(f"{FLIGHT}: planned and made ready in {time.perf_counter() - begin:.1f} s")
    errors = error_model(flight.catalogue.ship(flight.vehicle))
    few = max(asked.samples // 10, 1)
    begin, cpu = time.perf_counter(), time.process_time()
    landings.scatter_home(home, errors, SEED, 0, few)
    took, spent = time.perf_counter() - begin, time.process_time() - cpu
    print(_speed("1 process", few, took) + f" ({spent / few * 1e3:.2f} ms of CPU each)")
    begin = time.perf_counter()
    table = _on_two(home, errors, asked.samples)
    took, used = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    each = (used.ru_utime + used.ru_stime) / asked.samples
    print(_speed("2 processes", asked.samples, took) + f" ({each * 1e3:.2f} ms of CPU each)")
    print(f"100,000 on two free cores: {each * 1e5 / 2.0:.0f} s; the goal is 60 s")
    _report(home, table)
    _pairs(home, errors, asked.direct)


def _speed(what: str, samples: int, took: float) -> str:
    return f"{what:11} {samples:7d} samples {took:6.1f} s   {samples / took:6.0f} a second"


def _on_two(home: homes.Home, errors: ErrorModel, samples: int) -> landings.Table:
    spans = [(at, min(8192, samples - at)) for at in range(0, samples, 8192)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(landings.scatter_home, home, errors, SEED, *span) for span in spans]
        parts = [job.result() for job in jobs]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _report(home: homes.Home, table: landings.Table) -> None:
    off = table["off_aim_km"][table["failed"] == ""]
    shape = landing_ellipse.ellipse(table)
    major, minor = shape.semi_axes_km
    print(f"\noff the aim: median {np.median(off):.1f}, 90 % {np.quantile(off, 0.9):.1f}, 99.73 % "
          f"{np.quantile(off, 0.9973):.1f}, 99.97 % {np.quantile(off, 0.9997):.1f} km")  # fmt: skip
    print(f"ellipse of 99.73 %: {major:.1f} x {minor:.1f} km, turned {shape.turned_deg:.0f}°")
    print(f"inside {home.data.landing_within_km:g} km {table['inside'].mean():.2%}, load over its limit "
          f"{1.0 - table['in_limits'].mean():.3%}, ballistic {table['ballistic'].mean():.3%}")  # fmt: skip
    print("flown:")
    for what, source in FLOWN:
        print(f"  {what:52} {source}")


def _pairs(home: homes.Home, errors: ErrorModel, count: int) -> None:
    begin = time.perf_counter()
    rows = [landings.refly(home, errors, SEED, sample)[0] for sample in range(count)]
    took = time.perf_counter() - begin
    direct = {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}
    batch = landings.scatter_home(home, errors, SEED, 0, count)
    apart = np.hypot(batch["along_km"] - direct["along_km"], batch["cross_km"] - direct["cross_km"])
    loads = np.abs(batch["max_g"] - direct["max_g"])
    print(f"\n{count} flown directly too, {count / took:.1f} a second:")
    print(f"  landings apart: median {np.median(apart):.2f}, 95 % {np.quantile(apart, 0.95):.2f}, "
          f"at most {apart.max():.1f} km")  # fmt: skip
    print(f"  greatest load: median {np.median(loads):.3f}, 95 % {np.quantile(loads, 0.95):.3f} g")
    for name in ("inside", "in_limits", "ballistic"):
        print(f"  {name}: {batch[name].mean():.1%} against {direct[name].mean():.1%}, the same in "
              f"{(batch[name] == direct[name]).mean():.1%}")  # fmt: skip
    spreads = ((name, batch[name].std(), direct[name].std()) for name in ("along_km", "cross_km"))
    print("  spread " + ", ".join(f"{name} {a:.2f} against {b:.2f}" for name, a, b in spreads))


if __name__ == "__main__":
    main()
