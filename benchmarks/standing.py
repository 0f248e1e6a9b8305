"""Whether the numbers stand still: every catalogue flight's plan, windows of a fortnight and the flown record.

    python benchmarks/standing.py store before.json.gz       # at the commit before
    python benchmarks/standing.py compare before.json.gz     # at the commit after

Compared are times to 1 ms, states to 1 mm in orbit and 1 cm in the air, Δv to 1e-6 m/s, other numbers to a part in a
million, and every word. Exit 1 where something has moved; each kind of difference is printed with its largest.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ELEMENTS = Path(__file__).resolve().parents[1] / "tests" / "data" / "iss-2021-10.tle"
NEW = "is new"
TIME_S, ORBIT_M, AIR_M, DV_MPS, PART = 1e-3, 1e-3, 1e-2, 1e-6, 1e-6
SEARCHES = {
    "soyuz-ms": {"pad": "baikonur-31"},
    "crew-dragon": {"pad": "ksc-39a", "port": "harmony-forward"},
    "starliner": {"pad": "ccsfs-41"},
}


def numbers() -> dict[str, Any]:
    """All that is compared, as plain data."""
    from expedition import ExpeditionError, plan, windows
    from expedition.catalog import DEFAULT
    from expedition.record.flights import read_flights
    from expedition.record.flown import flown

    plans: dict[str, Any] = {}
    for name in DEFAULT.names("flight"):
        print(f"planning {name}", file=sys.stderr)
        try:
            plans[name] = plan(name).to_dict()
        except ExpeditionError as error:
            plans[name] = {"refused": str(error)}
    found: dict[str, Any] = {}
    for vehicle, asked in SEARCHES.items():
        print(f"searching windows of {vehicle}", file=sys.stderr)
        start = datetime(2021, 10, 5, tzinfo=UTC)
        try:
            searched = windows(vehicle, start=start, days=14, elements=str(ELEMENTS), **asked)
            found[vehicle] = _windows_json(searched)
        except ExpeditionError as error:
            found[vehicle] = {"refused": str(error)}
    print("predicting the flown record", file=sys.stderr)
    return {"plans": plans, "windows": found, "flown": [one.to_dict() for one in flown(read_flights())]}


def _windows_json(found: Any) -> Any:
    from expedition.planning.windows import found_windows

    return [one.model_dump(mode="json") for one in found_windows(found)]


def differences(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, float | str]]:
    """Pairs of a field's path and by how much it moved, in units of what it may move by, or in words."""
    where = ".".join(path)
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            if key not in after or key not in before:
                # A plan may say more than before; less, it may not.
                yield f"{where}.{key}", "is gone" if key not in after else NEW
            elif key == "states" and "frame" in before:
                yield from _states(before, after, where)
            else:
                yield from differences(before[key], after[key], (*path, key))
    elif isinstance(before, list) and isinstance(after, list):
        if (named := _by_name(before)) is not None and (others := _by_name(after)) is not None:
            yield from differences(named, others, path)
            return
        if len(before) != len(after):
            yield where, f"{len(before)} rows, now {len(after)}"
        for one, other in zip(before, after, strict=False):
            yield from differences(one, other, path)
    elif isinstance(before, bool) or isinstance(after, bool) or before is None or after is None:
        if before is not after:
            yield where, f"{before}, now {after}"
    elif isinstance(before, int | float) and isinstance(after, int | float):
        allowed = _allowed(path[-1] if path else "", float(before))
        if before != after:
            yield where, abs(before - after) / allowed
    elif before != after:
        yield where, _instants(before, after)


def _by_name(rows: list[Any]) -> dict[str, Any] | None:
    """Rows that each have a name of their own, by it: one that is gone must not shift the others."""
    names = [row.get("name") or row.get("after") for row in rows if isinstance(row, dict)]
    whole = len(names) == len(rows) == len(set(names)) and None not in names
    return dict(zip(names, rows, strict=True)) if rows and whole else None


def _allowed(name: str, value: float) -> float:
    if name.endswith("_s"):
        return TIME_S
    if "dv_" in name and name.endswith("_mps"):
        return DV_MPS
    return PART * max(abs(value), 1.0)


def _instants(before: str, after: str) -> float | str:
    try:
        moved = datetime.fromisoformat(after) - datetime.fromisoformat(before)
    except (TypeError, ValueError):
        return f"{before!r}, now {after!r}"
    return abs(moved.total_seconds()) / TIME_S * 0.999


def _states(before: dict[str, Any], after: dict[str, Any], where: str) -> Iterator[tuple[str, float | str]]:
    allowed = ORBIT_M if before["frame"] == "GCRF" else AIR_M
    if len(before["states"]) != len(after["states"]):
        yield f"{where}.states", f"{len(before['states'])} rows, now {len(after['states'])}"
        return
    for one, other in zip(before["states"], after["states"], strict=True):
        moved = max(abs(a - b) for a, b in zip(one, other, strict=True))
        if moved:
            yield f"{where}.states", moved / allowed


def main(what: str, file: str) -> int:
    """Store the numbers in a file, or compare them with those in it."""
    now = json.loads(json.dumps(numbers()))
    if what == "store":
        Path(file).write_bytes(gzip.compress(json.dumps(now).encode()))
        return 0
    before = json.loads(gzip.decompress(Path(file).read_bytes()))
    worst: dict[str, float] = {}
    words: dict[str, int] = {}
    for where, moved in differences(before, now):
        if isinstance(moved, str):
            said = f"{where.rpartition('.')[2]} {moved}" if moved == NEW else f"{where}: {moved}"
            words[said] = words.get(said, 0) + 1
        else:
            worst[where] = max(worst.get(where, 0.0), moved)
    for text, count in sorted(words.items()):
        print(f"{text}" + (f" ({count} times)" if count > 1 else ""))
    over = {where: moved for where, moved in worst.items() if moved > 1.0}
    for where, moved in sorted(over.items()):
        print(f"{where}: moved by {moved:.3g} of what it may")
    largest = max(worst.values(), default=0.0)
    wrong = [text for text in words if not text.endswith(NEW)]
    print(
        f"{len(wrong)} differences in words, {len(over)} numbers moved; largest {largest:.3g} of what it may"
    )
    return 1 if over or wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("store", "compare"):
        sys.exit("usage: python benchmarks/standing.py store|compare FILE")
    sys.exit(main(*sys.argv[1:]))
