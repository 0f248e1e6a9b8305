"""Make the computed pages anew: the schema, the figures, the measurements, and the numbers in examples.

    python docs/generate.py [--shared PATH]

PATH is a folder of published files (NASA ephemerides, element sets) that are not in the repository, by default
../shared beside it where that exists. Without it the measurements that need those files stay as they are.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from making import accuracy, ascents, examples, fields, fleet, pictures, record, risk, scatter, schema

import expedition
from expedition import figures
from expedition.figures.scatter import Scattered, draw
from expedition.record.flights import ASIDE, ASIDE_ELEMENTS, read_flights
from expedition.record.flown import flown
from expedition.record.full import full_plans
from expedition.record.planned import planned
from expedition.record.returns import returns
from expedition.whatif.dispersions import dispersions

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
PAGES = (
    ROOT / "README.md",
    DOCS / "tutorial.md",
    DOCS / "what-if.md",
    DOCS / "commands.md",
    DOCS / "own-flight.md",
    DOCS / "adding-a-vehicle.md",
    DOCS / "own-trajectory.md",
    DOCS / "python.md",
)


def main() -> None:
    """Make all pages; exits with 1 where an example no longer prints what it shows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    beside = ROOT.parent / "shared"
    parser.add_argument("--shared", type=Path, default=beside if beside.is_dir() else None, metavar="PATH")
    shared = parser.parse_args().shared
    (DOCS / "schema.md").write_text(schema.page(), encoding="utf-8")
    (DOCS / "catalogue-fields.md").write_text(fields.page(), encoding="utf-8")
    plan = expedition.plan(accuracy.FLIGHT)
    (DOCS / "figures").mkdir(exist_ok=True)
    (DOCS / "figures" / f"{accuracy.FLIGHT}.svg").write_bytes(
        figures.image(figures.draw(plan, "overview"), "svg")
    )
    found = dispersions(accuracy.FLIGHT)
    drawn = draw(Scattered(found.plan, found.summary, found.samples), "scatter-failures")
    (DOCS / "figures" / "what-if.svg").write_bytes(figures.image(drawn, "svg"))
    ascents.draw(shared, DOCS / "figures")
    pictures.draw_all(DOCS / "figures", plan)
    page = DOCS / "accuracy.md"
    comparisons = flown()
    aside = flown(read_flights(ASIDE), ASIDE_ELEMENTS)
    page.write_text(accuracy.page(plan, comparisons, aside, returns(), shared, page), encoding="utf-8")
    (DOCS / "flights.md").write_text(fleet.page(), encoding="utf-8")
    judged = risk.judged()
    risk.draw(judged, DOCS / "figures" / "risk-calibration.svg")
    (DOCS / "risk.md").write_text(risk.page(judged), encoding="utf-8")
    scatter.draw(comparisons, DOCS / "figures" / "record.svg")
    page = DOCS / "record.md"
    oem_folder = shared / "data" / "oem" if shared and (shared / "data" / "oem").is_dir() else None
    page.write_text(
        record.page(
            comparisons,
            planned(oem_folder=oem_folder),
            list(full_plans(read_flights(), comparisons)),
            oem_folder,
            page,
        ),
        encoding="utf-8",
    )
    # Examples are those of a reader who has set nothing.
    os.environ["EXPEDITION_CONFIG"] = os.devnull
    complaints = []
    for example in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            complaints += examples.refresh(example, Path(folder))
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
