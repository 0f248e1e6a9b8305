"""Measures watching: 200 places at one flight, 30 days of passes over one place, the map of first sight.

    python benchmarks/watch.py [--flight soyuz-ms-19] [--places 200]

Goals: 200 places in 5 s, and 30 days of passes in 1 s, on one core. The plan is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from expedition import plan
from expedition.audience import launch
from expedition.audience.courses import elements_of
from expedition.audience.looking import Course, Eyes
from expedition.audience.passes import passes
from expedition.audience.place import Place
from expedition.audience.sight_map import map_of, sight_map
from expedition.audience.sky import brightness
from expedition.audience.watch import watch
from expedition.catalog.gazetteer import towns_of
from expedition.figures import image
from expedition.space.time import DAY_S

REPEATS = 5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--flight", default="soyuz-ms-19")
    parser.add_argument("--places", type=int, default=200)
    asked = parser.parse_args()
    made = plan(asked.flight)
    towns = towns_of(500_000)[: asked.places]
    places = [
        Place(one.title, one.latitude_deg, one.longitude_deg, 0.0, one.time_zone, "GeoNames") for one in towns
    ]
    found = watch(made, places)
    count = sum(len(one.passes) for one in found.places)
    seen = sum(one.launch is not None and one.launch.arc is not None for one in found.places)
    print(f"{made.flight.title} from the {len(places)} largest towns: {count} passes, {seen} see the launch")
    _report(f"{len(places)} places, 5 days of passes", 5.0, lambda: watch(made, places))
    _report("one place, 5 days of passes", None, lambda: watch(made, places[:1]))
    elements = elements_of(made)
    if elements is not None:
        start = elements.epoch

        def month() -> None:
            course = Course.over(elements.state_gcrf, start, start + 30.0 * DAY_S)
            passes(course, Eyes.at(45.9, 63.3, 90.0), "station", brightness("iss"))

        _report("30 days of passes over one place", 1.0, month)
    way = launch.flown(made)
    if way is not None:
        _report("grid of the map of first sight", None, lambda: sight_map(way, way.burning[-1][1]))
        _report("the map as PNG", None, lambda: image(map_of(made, found), "png"))


def _report(what: str, goal_s: float | None, job: Callable[[], object]) -> None:
    job()
    times, spent = [], []
    for _ in range(REPEATS):
        begin, used = time.perf_counter(), time.process_time()
        job()
        times.append(time.perf_counter() - begin)
        spent.append(time.process_time() - used)
    goal = "" if goal_s is None else f"  goal {goal_s:.0f} s"
    wall = f"{statistics.median(times):6.2f} s  ({min(times):.2f} to {max(times):.2f})"
    print(f"{what:36} {wall}, {statistics.median(spent):.2f} s of CPU{goal}")


if __name__ == "__main__":
    main()
