"""How long what users wait for takes, kept over time in `history.csv` and drawn in docs/releasing.md.

    python benchmarks/history.py [--tree FOLDER --day DAY]

Measures this tree, or that of an earlier release unpacked in FOLDER, and adds a row for each measurement. Seconds are
those of the processor, the least of some runs, so that others who work on the machine count little.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = Path(__file__).with_suffix(".csv")
RUNS = 3
MADE_ON = ("__pycache__",)
COMMANDS = {
    "start-up": "--version",
    "a plan": "plan soyuz-ms-19 --json",
    "windows of 60 days": "windows --vehicle soyuz-ms --pad baikonur-31 --from 2021-10-05 --days 60 --json "
    "--elements tests/data/iss-2021-10.tle",
}


def spent_s(tree: Path, command: str) -> float:
    """Processor seconds of a command in a tree; nothing that fails is measured."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "expedition", *command.split()],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "OPENBLAS_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size_mb(tree: Path) -> float:
    """Of the package as it is installed, without what Python compiles."""
    files = (path for path in (tree / "src" / "expedition").rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if not set(MADE_ON) & set(path.parts)) / 1e6


def main() -> None:
    """Measure, and add what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--tree", type=Path, default=ROOT, metavar="FOLDER")
    parser.add_argument("--day", default=datetime.now(UTC).date().isoformat(), metavar="DAY")
    asked = parser.parse_args()
    if not (asked.tree / "src" / "expedition" / "__init__.py").is_file():
        parser.error(f"{asked.tree} holds no src/expedition")
    rows = []
    for what, command in COMMANDS.items():
        try:
            least = min(spent_s(asked.tree, command) for _ in range(RUNS))
        except subprocess.CalledProcessError:
            # An earlier release need not know every command.
            continue
        rows.append((asked.day, what, f"{least:.2f}", "s", f"expedition {command}"))
    rows.append((asked.day, "package", f"{size_mb(asked.tree):.1f}", "MB", "installed, without dependencies"))
    kept = []
    if FILE.exists():
        kept = [row for row in csv.reader(FILE.read_text(encoding="utf-8").splitlines()[1:]) if row]
    new = {row[:2] for row in rows}
    kept = [tuple(row) for row in kept if (row[0], row[1]) not in new]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("day", "what", "value", "unit", "command"))
        writer.writerows(sorted([*kept, *rows], key=lambda row: (row[0], row[1])))
    for row in rows:
        print(*row[:4])


if __name__ == "__main__":
    main()
