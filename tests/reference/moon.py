"""Makes moon.json: Sun and Moon as Skyfield has them, in axes that turn with the Earth.

pip install skyfield skyfield-data; python tests/reference/moon.py
"""

from __future__ import annotations

import json
from pathlib import Path

from skyfield.almanac import fraction_illuminated
from skyfield.api import Loader
from skyfield.framelib import itrs
from skyfield_data import get_skyfield_data_path

load = Loader(get_skyfield_data_path())
ts, bodies = load.timescale(builtin=True), load("de421.bsp")
rows = []
for year in range(2005, 2031, 2):
    t = ts.utc(year, 3 + year % 9, 1 + year % 28, year % 24, 7 * (year % 8), 11)
    row = {"utc": t.utc_strftime("%Y-%m-%dT%H:%M:%SZ"), "lit": float(fraction_illuminated(bodies, "moon", t))}
    for name in ("sun", "moon"):
        at = bodies["earth"].at(t).observe(bodies[name]).frame_xyz(itrs).km
        row[f"{name}_km"] = [round(float(one), 1) for one in at]
    rows.append(row)
Path(__file__).with_name("moon.json").write_text(json.dumps(rows, indent=1) + "\n")
