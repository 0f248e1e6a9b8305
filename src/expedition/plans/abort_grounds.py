"""On which country or sea a crew comes down after a broken ascent; for paper, as shapes of countries are slow."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from expedition.catalog.lands import countries_at, seas_at
from expedition.plans.schema import PlanRecord
from expedition.plans.sections import Section


def abort_grounds(plan: PlanRecord) -> Section | None:
    """A row for each stretch of the ascent with one abort mode and one country or sea; None without abort cover.

    Countries are right to a kilometre or two, seas to a degree. Some islands of a few kilometres are missing.
    """
    cover = plan.abort_cover
    if not cover:
        return None
    where = [one.latitude_deg for one in cover], [one.longitude_deg for one in cover]
    lands = countries_at(*where)
    places = np.where(lands != "", lands, seas_at(*where))
    rows = []
    for (mode, place), held in groupby(
        zip(cover, places, strict=True), key=lambda one: (one[0].mode, str(one[1]))
    ):
        points = [one for one, _ in held]
        far = points[-1]
        north, east = "N" if far.latitude_deg >= 0.0 else "S", "E" if far.longitude_deg >= 0.0 else "W"
        rows.append(
            (
                place,
                mode,
                f"T+{points[0].met_s:.0f} to {far.met_s:.0f} s",
                f"{max(one.max_g for one in points):.1f}",
                f"{abs(far.latitude_deg):.1f}° {north} {abs(far.longitude_deg):.1f}° {east}",
            )
        )
    return Section(
        title="Where an abort comes down",
        note="Not in these places: what the ship's own engine could steer before the entry, winds, and the seconds "
        "that an escape takes. In the last seconds a second of the ascent moves the landing by hundreds of kilometres.",
        heads=("On", "Mode", "Broken off", "Most g", "The last of them"),
        rows=tuple(rows),
    )
