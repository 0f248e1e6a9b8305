"""CSV of a plan: its timeline, and its states."""

from __future__ import annotations

import csv
import io

import numpy as np

from expedition.plans.ground import even_met_s, ground_of, segment_states_gcrf
from expedition.plans.plan import Plan
from expedition.space.time import format_utc, parse_utc

_TIMELINE = (
    "utc",
    "met_s",
    "kind",
    "name",
    "detail",
    "range_km",
    "dv_r_mps",
    "dv_t_mps",
    "dv_n_mps",
    "duration_s",
    "perigee_km",
    "apogee_km",
    "in_sight",
)
_STATES = (
    "utc",
    "met_s",
    "segment",
    "powered",
    *(f"{axis}_gcrf_m" for axis in "xyz"),
    *(f"v{axis}_gcrf_mps" for axis in "xyz"),
    "longitude_deg",
    "latitude_deg",
    "height_m",
    "range_m",
)
_STEP_S = 60.0


def timeline_csv(plan: Plan) -> str:
    """Events and burns in order of time as CSV: UTC, MET, name, detail, range, Δv, duration, orbit, who hears."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_TIMELINE)
    rows: list[tuple[float, list[str]]] = []
    for event in plan.events:
        distance = "" if event.range_km is None else f"{event.range_km:.3f}"
        cells = [event.utc, f"{event.met_s:.3f}", "event", event.name, event.detail, distance]
        rows.append((event.met_s, [*cells, *[""] * 6, "; ".join(event.in_sight or ())]))
    for burn in plan.burns:
        cells = [burn.tig_utc, f"{burn.met_s:.3f}", "burn", burn.name, burn.purpose, ""]
        cells += [f"{x:.4f}" for x in burn.dv_rtn_mps]
        orbit = [f"{burn.perigee_km:.3f}", f"{burn.apogee_km:.3f}"]
        rows.append((burn.met_s, [*cells, f"{burn.duration_s:.2f}", *orbit, "; ".join(burn.in_sight or ())]))
    table.writerows(cells for _, cells in sorted(rows, key=lambda row: row[0]))
    return out.getvalue()


def states_csv(plan: Plan, *, step_s: float = _STEP_S) -> str:
    """The ship's states as CSV, at most `step_s` apart, with both sides of every burn.

    GCRF in metres and metres a second, WGS-84 longitude, latitude and height, range to the station.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_STATES)
    start = parse_utc(plan.zero_utc)
    station = plan.station_trajectory
    for segment in plan.trajectory:
        met = even_met_s(segment, min(step_s, 10.0) if segment.frame == "ITRF" else step_s)
        states = segment_states_gcrf(plan, segment, met)
        ground = ground_of(plan, met, states)
        distance = np.full(met.size, np.nan)
        if station is not None:
            seen = (met >= station.met_s[0]) & (met <= station.met_s[-1])
            if seen.any():
                away = plan.station_state_gcrf(met[seen])[:, :3] - states[seen, :3]
                distance[seen] = np.linalg.norm(away, axis=1)
        for when, state, place, away_m in zip(met, states, ground, distance, strict=True):
            table.writerow(
                [
                    format_utc(start + float(when), 6),
                    f"{when:.6f}",
                    segment.name,
                    int(segment.powered),
                    *(f"{x:.3f}" for x in state[:3]),
                    *(f"{x:.6f}" for x in state[3:]),
                    f"{place[0]:.6f}",
                    f"{place[1]:.6f}",
                    f"{place[2]:.1f}",
                    "" if np.isnan(away_m) else f"{away_m:.1f}",
                ]
            )
    return out.getvalue()
