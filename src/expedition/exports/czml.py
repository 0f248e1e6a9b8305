"""CZML: the flight for CesiumJS. Earth-fixed through the air, inertial in orbit, cut at every burn.

Cesium's INERTIAL is ICRF. A page that wants orbit and ground to agree to better than some tens of kilometres calls
`Cesium.Transforms.preloadIcrfFixed` for the span first; without it Cesium turns the Earth by a simple formula.
"""

from __future__ import annotations

import json
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.networks import hearing
from expedition.catalog.spelling import slug
from expedition.plans.named import named
from expedition.plans.places import named_places
from expedition.plans.plan import Plan
from expedition.plans.tables import Segment
from expedition.space.frames import gcrf_from_relative_rtn
from expedition.space.time import format_met, format_utc, parse_utc

Array = NDArray[np.float64]

_FRAMES = {"GCRF": "INERTIAL", "ITRF": "FIXED"}
# Through the air velocities may bend at every row; in orbit four rows on each side of an instant are smooth.
_DEGREES = {"GCRF": 7, "ITRF": 3}
_SHIP, _STATION, _GROUND, _EVENT = (
    [31, 111, 180, 255],
    [43, 138, 62, 255],
    [217, 72, 15, 255],
    [29, 39, 51, 255],
)
_LABEL_S = 120.0


def write_czml(plan: Plan) -> str:
    """The flight as CZML packets: clock, ship, station, port, pad, landing, ground stations and events.

    The ship's position is a list of intervals, one for each smooth stretch of the trajectory, so that no
    interpolation crosses a burn. Interpolated by Cesium it is within a metre of the plan in orbit.
    """
    packets = [_document(plan), _ship(plan)]
    if plan.station_trajectory is not None:
        packets += [_station(plan, plan.station_trajectory), *_port(plan, plan.station_trajectory)]
    packets += _ground(plan)
    packets += _ground_stations(plan)
    packets += _events(plan)
    return json.dumps(packets, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _document(plan: Plan) -> dict[str, Any]:
    span = _interval(plan, plan.trajectory[0].met_s[0], plan.duration_s)
    clock = {
        "interval": span,
        "currentTime": span.split("/")[0],
        "multiplier": 60,
        "range": "LOOP_STOP",
        "step": "SYSTEM_CLOCK_MULTIPLIER",
    }
    return {"id": "document", "name": plan.flight.title, "version": "1.0", "clock": clock}


def _ship(plan: Plan) -> dict[str, Any]:
    span = _interval(plan, plan.trajectory[0].met_s[0], plan.duration_s)
    return {
        "id": "ship",
        "name": plan.flight.title,
        "description": _timeline(plan),
        "availability": span,
        "position": [_samples(plan, segment) for segment in plan.trajectory],
        "orientation": {"velocityReference": "#position"},
        **_point(_SHIP, 9),
        **_label(plan.flight.title, _SHIP),
        "path": {
            "material": {"solidColor": {"color": {"rgba": _SHIP}}},
            "width": 2,
            "resolution": 30,
            "leadTime": 0,
            "trailTime": 5400,
        },
    }


def _station(plan: Plan, track: Segment) -> dict[str, Any]:
    name = str(plan.flight.station or "station").upper()
    return {
        "id": "station",
        "name": name,
        "description": f"<p>{escape(_data_words(plan))}</p>",
        "availability": _interval(plan, track.met_s[0], track.met_s[-1]),
        "position": [_samples(plan, track)],
        "orientation": {"velocityReference": "#position"},
        **_point(_STATION, 9),
        **_label(name, _STATION),
        "path": {
            "material": {"polylineDash": {"color": {"rgba": _STATION}}},
            "width": 1.5,
            "resolution": 60,
            "leadTime": 0,
            "trailTime": 5400,
        },
    }


def _data_words(plan: Plan) -> str:
    data = plan.data
    return f"{data.station}, {data.age_h:.1f} h old" if data.age_h is not None else str(data.station or "")


def _port(plan: Plan, track: Segment) -> list[dict[str, Any]]:
    """The port, carried along by the station in its usual attitude."""
    port = named(plan).port
    if port is None:
        return []
    offset = np.concatenate([port.position_rtn_m, np.zeros(3)])
    states = gcrf_from_relative_rtn(np.array(track.states), offset)
    moved = Segment(
        name=port.id,
        frame="GCRF",
        powered=False,
        met_s=track.met_s,
        states=tuple(tuple(float(x) for x in state) for state in states),
    )
    return [
        {
            "id": f"port/{port.id}",
            "name": port.title,
            "parent": "station",
            "availability": _interval(plan, track.met_s[0], track.met_s[-1]),
            "position": [_samples(plan, moved)],
            **_point(_STATION, 5),
        }
    ]


def _ground(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "id": f"place/{place.kind.replace(' ', '-')}",
            "name": place.name,
            "position": {"cartographicDegrees": [place.longitude_deg, place.latitude_deg, place.height_m]},
            **_point(_GROUND, 7),
            **_label(place.name, _GROUND),
        }
        for place in named_places(plan)
    ]


def _ground_stations(plan: Plan) -> list[dict[str, Any]]:
    """Where the ship is heard from, for flights that come into orbit."""
    if plan.hop is not None:
        return []
    return [
        {
            "id": f"ground/{slug(one.name)}",
            "name": one.name,
            "position": {"cartographicDegrees": [one.longitude_deg, one.latitude_deg, 0.0]},
            **_point(_EVENT, 5),
            **_label(one.name, _EVENT),
        }
        for one in hearing(plan.flight.vehicle, plan.flight.station, date.fromisoformat(plan.zero_utc[:10]))[
            0
        ]
    ]


def _events(plan: Plan) -> list[dict[str, Any]]:
    """A label each that rides with the ship for two minutes, or until the next."""
    out = []
    ends = [after.met_s for _, after in pairwise(plan.events)] + [plan.duration_s]
    for number, (event, end) in enumerate(zip(plan.events, ends, strict=True), 1):
        if end <= event.met_s:
            continue
        out.append(
            {
                "id": f"event/{number}",
                "name": event.name,
                "description": f"<p>{format_met(event.met_s)}, {event.utc}</p><p>{escape(event.detail)}</p>",
                "availability": _interval(plan, event.met_s, min(end, event.met_s + _LABEL_S)),
                "position": {"reference": "ship#position"},
                **_label(event.name, _EVENT, below=True),
            }
        )
    return out


def _samples(plan: Plan, segment: Segment) -> dict[str, Any]:
    rows: list[float] = []
    for met, state in zip(segment.met_s, segment.states, strict=True):
        rows.append(round(met, 9))
        rows += [round(x, 4) for x in state[:3]] + [round(x, 7) for x in state[3:]]
    return {
        "interval": _interval(plan, segment.met_s[0], segment.met_s[-1]),
        "epoch": format_utc(parse_utc(plan.zero_utc), 3),
        "referenceFrame": _FRAMES[segment.frame],
        "interpolationAlgorithm": "HERMITE",
        "interpolationDegree": min(_DEGREES[segment.frame], 2 * len(segment.met_s) - 1),
        # The interval's ends are printed to the microsecond and may lie just past the last row.
        "forwardExtrapolationType": "HOLD",
        "backwardExtrapolationType": "HOLD",
        "cartesianVelocity": rows,
    }


def _interval(plan: Plan, start_s: float, end_s: float) -> str:
    zero = parse_utc(plan.zero_utc)
    return f"{format_utc(zero + start_s, 6)}/{format_utc(zero + end_s, 6)}"


def _point(rgba: list[int], size: int) -> dict[str, Any]:
    return {
        "point": {
            "pixelSize": size,
            "color": {"rgba": rgba},
            "outlineColor": {"rgba": [255, 255, 255, 255]},
            "outlineWidth": 1,
        }
    }


def _label(text: str, rgba: list[int], *, below: bool = False) -> dict[str, Any]:
    return {
        "label": {
            "text": text,
            "font": "13px sans-serif",
            "style": "FILL_AND_OUTLINE",
            "fillColor": {"rgba": [255, 255, 255, 255]},
            "outlineColor": {"rgba": rgba},
            "outlineWidth": 3,
            "horizontalOrigin": "LEFT",
            "pixelOffset": {"cartesian2": [12, 18 if below else 0]},
        }
    }


def _timeline(plan: Plan) -> str:
    rows = [(event.met_s, event.name, event.detail) for event in plan.events]
    rows += [(burn.met_s, f"{burn.name} burn", f"Δv {burn.dv_mps:.2f} m/s") for burn in plan.burns]
    cells = "".join(
        f"<tr><td>{format_met(met)}</td><td>{escape(name)}</td><td>{escape(detail)}</td></tr>"
        for met, name, detail in sorted(rows)
    )
    return f"<table><tr><th>T+</th><th>Event</th><th>Detail</th></tr>{cells}</table>"
