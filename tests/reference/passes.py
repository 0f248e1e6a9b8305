"""Write the passes that the tests hold ours against, as Skyfield finds them for the same element set.

Skyfield is no dependency of Expedition. To run it again:

    python -m venv refvenv
    refvenv/bin/pip install "skyfield==1.55"
    refvenv/bin/python tests/reference/passes.py

Its times are those of `find_events` over a horizon of 0°, which it seeks to a second or better; its directions are
geometric, with Skyfield's own UT1 and without polar motion.
"""

from __future__ import annotations

import importlib.metadata
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from skyfield.api import EarthSatellite, load, wgs84

HERE = Path(__file__).parent
ELEMENTS = HERE.parent / "data" / "iss-2021-10.tle"
START = datetime(2021, 10, 5, 5, tzinfo=UTC)
DAYS = 10
PLACES = {
    "Baikonur": (45.92, 63.34, 90.0),
    "Cape Canaveral": (28.6, -80.6, 3.0),
    "Sydney": (-33.87, 151.21, 50.0),
    "Quito": (-0.18, -78.47, 2850.0),
    "Reykjavik": (64.13, -21.9, 20.0),
    "Greenwich": (51.48, 0.0, 40.0),
}


def main() -> None:
    lines = [one for one in ELEMENTS.read_text().splitlines() if one[:2] in ("1 ", "2 ")][-2:]
    scale = load.timescale(builtin=True)
    satellite = EarthSatellite(*lines, "ISS", scale)
    span = scale.from_datetime(START), scale.from_datetime(START + timedelta(days=DAYS))
    found = []
    for name, (latitude, longitude, height) in PLACES.items():
        away = satellite - wgs84.latlon(latitude, longitude, elevation_m=height)
        times, kinds = satellite.find_events(
            wgs84.latlon(latitude, longitude, elevation_m=height), *span, 0.0
        )
        events = []
        for t, kind in zip(times, kinds, strict=True):
            elevation, azimuth, distance = away.at(t).altaz()
            events.append(
                [
                    int(kind),
                    t.utc_iso(places=3),
                    round(azimuth.degrees, 5),
                    round(elevation.degrees, 5),
                    round(distance.km, 4),
                ]
            )
        found.append({"place": name, "at": [latitude, longitude, height], "events": events})
    out = {
        "program": f"Skyfield {importlib.metadata.version('skyfield')}",
        "elements": lines,
        "start_utc": START.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "days": DAYS,
        "columns": ["0 rise, 1 culmination, 2 set", "utc", "azimuth_deg", "elevation_deg", "range_km"],
        "places": found,
    }
    # An event a line.
    text = json.dumps(out).replace("[[", "[\n[").replace("], [", "],\n[")
    (HERE / "passes.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
