"""KML 2.2 (OGC 07-147r2): the flight over the globe, with times."""

from __future__ import annotations

from html import escape

from expedition.exports.ccsds import leaf
from expedition.exports.geojson import within
from expedition.plans.ground import cut_at_antimeridian, ground_points, phase_met_s, phases
from expedition.plans.places import Place, named_places
from expedition.plans.plan import Plan
from expedition.space.time import format_met, format_utc, parse_utc

# KML has alpha, blue, green, red.
_TRACKS = {"ascent": "ff0d48d9", "orbit": "ffb46f1f", "landing": "ff3e8a2b", "hop": "ff0d48d9"}


def write_kml(plan: Plan) -> str:
    """Tracks in space by phase, each with its span of time, and a placemark for every event, burn and place.

    Degrees to 1e-6, heights in m; KML takes them over the geoid, so they are up to 100 m off on a globe.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2">',
        "<Document>",
        leaf("name", plan.flight.title),
        leaf("description", f"{plan.start_name} {plan.zero_utc}, {plan.end_name} {plan.end_utc}"),
    ]
    for name, color in _TRACKS.items():
        lines.append(
            f'<Style id="{name}"><LineStyle><color>{color}</color><width>3</width></LineStyle></Style>'
        )
    lines += ["<Folder><name>Track</name>", *_tracks(plan), "</Folder>"]
    lines += ["<Folder><name>Events</name>"]
    lines += [_event(plan, event.name, event.met_s, event.utc, event.detail) for event in plan.events]
    lines += ["</Folder>", "<Folder><name>Burns</name>"]
    for burn in plan.burns:
        said = f"Δv {burn.dv_mps:.2f} m/s in {burn.duration_s:.1f} s"
        lines.append(_event(plan, burn.name, burn.met_s, burn.tig_utc, said))
    lines += ["</Folder>", "<Folder><name>Places</name>", *map(_place, named_places(plan)), "</Folder>"]
    return "\n".join([*lines, "</Document>", "</kml>"]) + "\n"


def _tracks(plan: Plan) -> list[str]:
    start = parse_utc(plan.zero_utc)
    out = []
    for name, segments in phases(plan):
        met = phase_met_s(segments)
        span = leaf("begin", format_utc(start + float(met[0]), 3)) + leaf(
            "end", format_utc(start + float(met[-1]), 3)
        )
        lines = [
            "<LineString><altitudeMode>absolute</altitudeMode><coordinates>"
            + " ".join(_position(*point) for point in piece)
            + "</coordinates></LineString>"
            for piece in cut_at_antimeridian(ground_points(plan, met))
        ]
        out.append(
            f"<Placemark>{leaf('name', name)}<TimeSpan>{span}</TimeSpan><styleUrl>#{name}</styleUrl>"
            f"<MultiGeometry>{''.join(lines)}</MultiGeometry></Placemark>"
        )
    return out


def _event(plan: Plan, name: str, met_s: float, utc: str, detail: str) -> str:
    (point,) = ground_points(plan, [within(plan, met_s)])
    said = f"{format_met(met_s)}, {utc}" + (f": {detail}" if detail else "")
    return (
        f"<Placemark>{leaf('name', name)}{leaf('description', escape(said))}"
        f"<TimeStamp>{leaf('when', utc)}</TimeStamp>"
        f"<Point><altitudeMode>absolute</altitudeMode><coordinates>{_position(*point)}</coordinates></Point>"
        "</Placemark>"
    )


def _place(place: Place) -> str:
    position = _position(place.longitude_deg, place.latitude_deg, place.height_m)
    return f"<Placemark>{leaf('name', place.name)}<Point><coordinates>{position}</coordinates></Point></Placemark>"


def _position(longitude: float, latitude: float, height: float) -> str:
    return f"{longitude:.6f},{latitude:.6f},{height:.1f}"
