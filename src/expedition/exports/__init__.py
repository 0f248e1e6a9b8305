"""Files that other programs open, one module per format.

>>> from expedition import exports
>>> exports.write(plan, "czml")                                 # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from expedition.catalog.spelling import choices
from expedition.errors import InputError
from expedition.exports import czml, folder, geojson, ics, kml, oem, omm, opm, spk, stk, tables
from expedition.exports.folder import write_folder
from expedition.plans.plan import Plan

__all__ = ["FORMATS", "Format", "named", "offered", "write", "write_folder"]


@dataclass(frozen=True)
class Format:
    """A way to write a plan: its name, the suffix of its files, what it is, its media type."""

    name: str
    suffix: str
    title: str
    media_type: str
    write: Callable[[Plan], str | bytes]
    """Raises InputError where a plan cannot fill the format."""
    needs: str | None = None
    """The package that writes it, where that is not one of Expedition's own."""


_XML, _JSON, _CSV, _TEXT = "application/xml", "application/json", "text/csv", "text/plain"
_BINARY = "application/octet-stream"
_KML = "application/vnd.google-earth.kml+xml"

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("json", ".json", "the plan itself", _JSON, folder.plan_json),
        Format("oem", ".oem", "orbit ephemeris message, KVN", _TEXT, oem.write_plan_oem_kvn),
        Format("oem-xml", ".oem.xml", "orbit ephemeris message, XML", _XML, oem.write_plan_oem_xml),
        Format("oem-flight", ".flight.oem", "ephemeris with the ascent", _TEXT, oem.write_flight_oem),
        Format("oem-station", ".station.oem", "the station's ephemeris, KVN", _TEXT, oem.write_station_oem),
        Format("stk", ".e", "ephemeris of the ship for STK", _TEXT, stk.write_stk),
        Format("stk-station", ".station.e", "ephemeris of the station for STK", _TEXT, stk.write_station_stk),
        Format("spk", ".bsp", "ship and station for SPICE", _BINARY, spk.write_spk, "spiceypy"),
        Format("opm", ".opm", "orbit parameters and burns, KVN", _TEXT, opm.write_opm_kvn),
        Format("opm-xml", ".opm.xml", "orbit parameters and burns, XML", _XML, opm.write_opm_xml),
        Format("omm", ".omm", "the station's element set, KVN", _TEXT, omm.write_omm_kvn),
        Format("omm-xml", ".omm.xml", "the station's element set, XML", _XML, omm.write_omm_xml),
        Format("omm-json", ".omm.json", "the station's element set, JSON", _JSON, omm.write_omm_json),
        Format("czml", ".czml", "the flight for CesiumJS", _JSON, czml.write_czml),
        Format("kml", ".kml", "the flight for Google Earth and maps", _KML, kml.write_kml),
        Format("geojson", ".geojson", "ground track", "application/geo+json", geojson.write_geojson),
        Format("ics", ".ics", "calendar", "text/calendar", ics.write_ics),
        Format("timeline", ".timeline.csv", "events and burns", _CSV, tables.timeline_csv),
        Format("states", ".states.csv", "states of the ship", _CSV, tables.states_csv),
    )
}


def offered() -> list[Format]:
    """The formats that can be written here."""
    return [one for one in FORMATS.values() if one.needs is None or find_spec(one.needs) is not None]


def named(name: str) -> Format:
    """The format of that name; raises InputError naming the nearest and all."""
    if not isinstance(name, str):
        raise InputError(f"a format's name is a text, not {name!r:.60}", field="to")
    if name not in FORMATS:
        raise InputError(f"{name!r:.60} is no format{choices(name, FORMATS, 'the formats')}", field="to")
    return FORMATS[name]


def write(plan: Plan, name: str) -> bytes:
    """A plan in one of FORMATS, as the bytes of its file.

    Raises InputError for a format that is not known, and for one that this plan cannot fill.
    """
    content = named(name).write(plan)
    return content if isinstance(content, bytes) else content.encode()
