"""GeoJSON (RFC 7946): the ground track and what happens along it."""

from __future__ import annotations

import json
from typing import Any

from expedition.plans.ground import cut_at_antimeridian, ground_points, phase_met_s, phases
from expedition.plans.places import Place, named_places
from expedition.plans.plan import Plan
from expedition.space.time import format_utc, parse_utc


def write_geojson(plan: Plan) -> str:
    """A feature for each phase of the ground track, event, burn and place on the ground.

    Longitude, latitude (degrees, 1e-5) and height over the ellipsoid (m). A track that crosses the
    antimeridian is cut there into several lines.
    """
    features = [
        *_tracks(plan),
        *(
            _at(plan, event.met_s, "event", event.name, event.utc, detail=event.detail)
            for event in plan.events
        ),
        *(_at(plan, burn.met_s, "burn", burn.name, burn.tig_utc, dv_mps=burn.dv_mps) for burn in plan.burns),
        *(_place(place) for place in named_places(plan)),
    ]
    title = plan.flight.title
    return (
        json.dumps({"type": "FeatureCollection", "name": title, "features": features}, ensure_ascii=False)
        + "\n"
    )


def _tracks(plan: Plan) -> list[dict[str, Any]]:
    start = parse_utc(plan.zero_utc)
    out = []
    for name, segments in phases(plan):
        met = phase_met_s(segments)
        lines = [_line(piece) for piece in cut_at_antimeridian(ground_points(plan, met))]
        kind, where = ("LineString", lines[0]) if len(lines) == 1 else ("MultiLineString", lines)
        properties = {
            "kind": "track",
            "name": name,
            "start_utc": format_utc(start + float(met[0]), 3),
            "end_utc": format_utc(start + float(met[-1]), 3),
        }
        out.append(_feature(kind, where, properties))
    return out


def _line(points: Any) -> list[list[float]]:
    return [_position(*point) for point in points]


def _position(longitude: float, latitude: float, height: float) -> list[float]:
    return [round(float(longitude), 5), round(float(latitude), 5), round(float(height), 1)]


def _at(plan: Plan, met_s: float, kind: str, name: str, utc: str, **more: Any) -> dict[str, Any]:
    (point,) = ground_points(plan, [within(plan, met_s)])
    properties = {"kind": kind, "name": name, "utc": utc, "met_s": round(met_s, 3), **more}
    return _feature("Point", _position(*point), properties)


def within(plan: Plan, met_s: float) -> float:
    """A MET, moved into the trajectory where it lies before or after: a pulse is lit half its length early."""
    return min(max(met_s, plan.trajectory[0].met_s[0]), plan.trajectory[-1].met_s[-1])


def _place(place: Place) -> dict[str, Any]:
    position = _position(place.longitude_deg, place.latitude_deg, place.height_m)
    return _feature("Point", position, {"kind": place.kind, "name": place.name})


def _feature(kind: str, coordinates: Any, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }
