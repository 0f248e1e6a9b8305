"""A plan's folder: plan.json, timeline.csv, trajectory.oem and its figures, written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from expedition.errors import InputError
from expedition.exports.oem import write_plan_oem_kvn
from expedition.exports.tables import timeline_csv
from expedition.files import write_files
from expedition.plans.plan import Plan


def write_folder(plan: Plan, folder: str | Path, *, figures: Sequence[str] = ()) -> list[Path]:
    """Write the files of a plan into a folder, made if it is not there; returns them.

    figures: formats, of png and svg, in which the plan's figures are drawn as well. A flight that never
    coasts in orbit has no trajectory.oem. Raises InputError where the folder cannot be made or written.
    """
    if not str(folder):
        raise InputError("is empty; name the folder to write, or . for this one", field="out")
    contents = {"plan.json": plan_json(plan), "timeline.csv": timeline_csv(plan)}
    if any(segment.frame == "GCRF" for segment in plan.trajectory):
        contents["trajectory.oem"] = write_plan_oem_kvn(plan)
    files = {name: text.encode() for name, text in contents.items()}
    if figures:
        from expedition.figures import drawings

        files |= drawings(plan, figures)
    return write_files(files, Path(folder))


def plan_json(plan: Plan) -> str:
    """The plan itself, as a person may read it; `Plan.read` reads it back."""
    return plan.to_json(indent=1) + "\n"
