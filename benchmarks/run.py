"""Wall times of the main jobs and the share spent in the engine; run by `make bench`, reported and not asserted.

Each job runs in a process of its own as a user would start it, once to warm the disk and then REPEATS times.
The engine's share is measured inside one process by timing the calls into satkit.
"""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

REPEATS = 5
ELEMENTS = Path(__file__).resolve().parents[1] / "tests" / "data" / "iss-2021-10.tle"
EXPEDITION = str(Path(sys.executable).with_name("expedition"))


def _wall_s(command: list[str]) -> list[float]:
    times = []
    for _ in range(REPEATS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return times[1:]


def _report(name: str, target_s: float | None, times: list[float]) -> None:
    target = "" if target_s is None else f"  target {target_s:.0f} s"
    print(f"{name:44} {statistics.median(times):6.2f} s  ({min(times):.2f} to {max(times):.2f}){target}")


def _engine_share() -> None:
    import expedition
    from expedition.space.engine import satkit

    sk = satkit()
    spent = {"satkit": 0.0}

    def timed(call):
        def wrapped(*arguments, **options):
            start = time.perf_counter()
            try:
                return call(*arguments, **options)
            finally:
                spent["satkit"] += time.perf_counter() - start

        return wrapped

    sk.propagate = timed(sk.propagate)
    expedition.plan("soyuz-ms-19")
    spent["satkit"] = 0.0
    start = time.perf_counter()
    expedition.plan("soyuz-ms-19")
    total = time.perf_counter() - start
    print(f"{'plan soyuz-ms-19, second time in a process':44} {total:6.2f} s  target 0.5 s")
    print(f"{'  waited for the engine, on all threads':44} {spent['satkit'] / total:6.0%}")
    cpu = _cpu_s(lambda: expedition.plan("soyuz-ms-19"))
    print(f"{'  its processor time, on all cores':44} {cpu:6.2f} s")


def _cpu_s(job: Callable[[], object]) -> float:
    """The least processor time of some runs, after one that fills the caches."""
    job()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)


def _year_of_windows() -> None:
    """Windows of a year against the bare plane crossings by Skyfield, with the longest step that finds them all."""
    import numpy as np

    import expedition

    year = {"start": datetime(2021, 10, 6, tzinfo=UTC), "days": 365, "elements": str(ELEMENTS)}
    ours = _cpu_s(lambda: expedition.windows("soyuz-ms", pad="baikonur-31", **year))
    print(f"{'windows of a year, in a process, CPU':44} {ours:6.2f} s")
    if importlib.util.find_spec("skyfield") is None:
        print(f"{'  of what Skyfield takes for the crossings':44} (Skyfield is not installed)")
        return
    from skyfield.api import EarthSatellite, load, wgs84
    from skyfield.searchlib import find_discrete

    times = load.timescale(builtin=True)
    lines = [line for line in ELEMENTS.read_text().splitlines() if line.startswith(("1 ", "2 "))]
    station, pad = EarthSatellite(*lines[-2:], "ISS", times), wgs84.latlon(45.996, 63.564)

    def side(t):
        state = station.at(t)
        normal = np.cross(state.position.km.T, state.velocity.km_per_s.T)
        return np.sum(normal * pad.at(t).position.km.T, axis=1) > 0.0

    side.step_days = 0.1
    theirs = _cpu_s(lambda: find_discrete(times.utc(2021, 10, 6), times.utc(2022, 10, 6), side))
    print(f"{'  of what Skyfield takes for the crossings':44} {ours / theirs:6.2f}  target 0.2")


def _scattered_ascents() -> None:
    """Ascents a second on one core, and the spread of a Soyuz insertion beside the tolerances in print."""
    import numpy as np

    from expedition.catalog import DEFAULT
    from expedition.phases.ascent.into import ascent_into
    from expedition.space.frames import carried_mps
    from expedition.space.orbits import mean_motion_radps, planes, semi_major_axis_m
    from expedition.whatif.ascents import BLOCK, Nominal, scatter_ascents
    from expedition.whatif.errors import error_model

    pads = {
        "soyuz-ms": ("baikonur-31", 51.63),
        "crew-dragon": ("ksc-39a", 51.63),
        "starliner": ("ccsfs-41", 51.63),
        "space-shuttle-orbiter": ("ksc-39a", 51.63),
        "shenzhou": ("jiuquan-921", 41.45),
    }
    for name, (at, inclination_deg) in pads.items():
        ship, pad = DEFAULT.ship(name), DEFAULT.pad(at)
        launcher = DEFAULT.launcher(ship.launcher).carrying(ship)
        at_node = launcher.insertion.inclination_deg is not None
        flown, _ = ascent_into(launcher, ship, pad, float(np.radians(inclination_deg)), at_node=at_node)
        nominal, errors = Nominal(launcher, ship.mass_kg, pad, flown), error_model(ship, launcher)
        start = time.process_time()
        found = scatter_ascents(nominal, errors, 1, 0, 4 * BLOCK)
        rate = 4 * BLOCK / (time.process_time() - start)
        print(f"{'scattered ascents, one core, ' + name:44} {rate:6.0f} a second")
        if name != "soyuz-ms":
            continue

        def orbits(states_itrf):
            states = states_itrf.copy()
            states[:, 3:] += carried_mps(states[:, :3])
            spin = np.cross(states[:, :3], states[:, 3:])
            a = semi_major_axis_m(states)
            e = np.sqrt(1.0 - np.sum(spin**2, axis=1) / (3.986004415e14 * a))
            period = 2.0 * np.pi / mean_motion_radps(a) / 60.0
            low, high = a * (1.0 - e) / 1000.0, a * (1.0 + e) / 1000.0
            return np.column_stack([low, high, np.degrees(planes(states)[0]), period])

        states = found["cutoff_state_itrf"][:, ~found["short"]].T
        moved = orbits(states) - orbits(flown.states_itrf[-1:])
        low, high = np.quantile(moved, [0.00135, 0.99865], axis=0)
        printed = ("perigee +7/-22 km", "apogee ±42 km", "inclination ±0.06°", "period ±0.37 min")
        for one, least, most in zip(printed, low, high, strict=True):
            print(f"{'  99.73 % of ' + one:44} {least:+.3f} to {most:+.3f}")


def main() -> None:
    """Run all jobs and print a table."""
    _report("start-up, expedition --version", None, _wall_s([EXPEDITION, "--version"]))
    _report("expedition plan soyuz-ms-19", 3.0, _wall_s([EXPEDITION, "plan", "soyuz-ms-19"]))
    with tempfile.TemporaryDirectory() as folder:
        _report("  with --out", None, _wall_s([EXPEDITION, "plan", "soyuz-ms-19", "--out", folder]))
    year = [
        "windows",
        "--vehicle",
        "soyuz-ms",
        "--pad",
        "baikonur-31",
        "--from",
        "2021-10-06",
        "--days",
        "365",
    ]
    _report("expedition windows, 365 days", 10.0, _wall_s([EXPEDITION, *year, "--elements", str(ELEMENTS)]))
    _engine_share()
    _year_of_windows()
    _scattered_ascents()


if __name__ == "__main__":
    main()
