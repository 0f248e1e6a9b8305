"""Orbit mean-elements messages (CCSDS 502.0-B): element sets as JSON, XML or key = value text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from expedition.errors import StationDataError
from expedition.space.time import DAY_S, format_utc
from expedition.station.ccsds import check_unit, instant, key_value, messages, number, parse_xml
from expedition.station.elements import ElementSet, checked_element_set

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Fields without which SGP4 cannot fly the set, with the unit that the standard gives them.
_NEEDED = {
    "NORAD_CAT_ID": "",
    "EPOCH": "",
    "MEAN_MOTION": "rev/day",
    "ECCENTRICITY": "",
    "INCLINATION": "deg",
    "RA_OF_ASC_NODE": "deg",
    "ARG_OF_PERICENTER": "deg",
    "MEAN_ANOMALY": "deg",
    "BSTAR": "1/ER",
}
# Fields that may be left out, but that must say this where they stand.
_FIXED = {
    "CENTER_NAME": ("EARTH",),
    "REF_FRAME": ("TEME",),
    "TIME_SYSTEM": ("UTC",),
    "MEAN_ELEMENT_THEORY": ("SGP4", "SGP/SGP4"),
}
_OPTIONAL = ("CREATION_DATE", "OBJECT_NAME", "OBJECT_ID", "ELEMENT_SET_NO", "REV_AT_EPOCH", "EPHEMERIS_TYPE")
_VERSIONS = ("2.0", "3.0")
_XP_EPHEMERIS_TYPE = 4
# A later date is that of the message, which who keeps or passes on a set writes anew, and not that of the set.
_MADE_WITHIN_S = DAY_S
# A list of flat objects needs two; Python's own limit does not save a thread with a small stack.
_DEEPEST_JSON = 20

_Item = TypeVar("_Item")


def parse_omm(text: str, *, where: str = "OMM") -> list[ElementSet]:
    """Element sets of an OMM text, in its order; JSON, XML and KVN are told apart by their first character.

    JSON is an object or a list of objects, numbers as numbers or as texts; XML has an omm or ndm root; KVN
    may hold several messages. `where` names the text in errors. Raises StationDataError.
    """
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return _parse_json(text, where)
    if start == "<":
        found = messages(parse_xml(text, where=where), "omm", where=where)
        return [_element_set(_xml_fields(omm, at), at) for omm, at in _numbered(found, where)]
    return _parse_kvn(text, where)


def omm_fields(elements: ElementSet) -> dict[str, str | int | float]:
    """An element set in the standard's words and units; `parse_omm` reads their JSON back."""
    return {
        "OBJECT_NAME": elements.name,
        "OBJECT_ID": elements.international_designator,
        "EPOCH": format_utc(elements.epoch, 6).removesuffix("Z"),
        "MEAN_MOTION": elements.mean_motion_radps * DAY_S / (2.0 * math.pi),
        "ECCENTRICITY": elements.eccentricity,
        "INCLINATION": math.degrees(elements.inclination_rad),
        "RA_OF_ASC_NODE": math.degrees(elements.node_rad),
        "ARG_OF_PERICENTER": math.degrees(elements.perigee_argument_rad),
        "MEAN_ANOMALY": math.degrees(elements.mean_anomaly_rad),
        "NORAD_CAT_ID": elements.catalog_number,
        "ELEMENT_SET_NO": elements.element_set_number,
        "REV_AT_EPOCH": elements.revolution,
        "BSTAR": elements.bstar,
    }


def _numbered(items: list[_Item], where: str) -> list[tuple[_Item, str]]:
    if len(items) == 1:
        return [(items[0], where)]
    return [(item, f"{where}, message {n}") for n, item in enumerate(items, 1)]


def _parse_json(text: str, where: str) -> list[ElementSet]:
    depths = accumulate(1 if bracket in "[{" else -1 for bracket in re.findall(r"[][{}]", text))
    try:
        if max(depths, default=0) > _DEEPEST_JSON:
            raise ValueError(f"nested more than {_DEEPEST_JSON} deep")
        content = json.loads(text)
    except ValueError as error:
        raise StationDataError(
            f"the JSON is damaged or cut short ({str(error)[:80]}); get the file again", field=where
        ) from None
    records = content if isinstance(content, list) else [content]
    if not records:
        raise StationDataError("the JSON list is empty; expected is at least one OMM object", field=where)
    sets = []
    for record, at in _numbered(records, where):
        if not isinstance(record, dict):
            raise StationDataError(
                f"is {str(record)[:40]!r}; expected is an object with EPOCH, MEAN_MOTION, ...", field=at
            )
        # bool is no number here, though Python counts it as one; nested values cannot be elements either.
        sets.append(_element_set({k: str(v) for k, v in record.items() if v is not None}, at))
    return sets


def _xml_fields(omm: Element, where: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for leaf in omm.iter():
        if len(leaf) or leaf.tag == "COMMENT" or leaf.tag not in {*_NEEDED, *_FIXED, *_OPTIONAL}:
            continue
        _add(fields, leaf.tag, (leaf.text or "").strip(), leaf.get("units"), where)
    return fields


def _parse_kvn(text: str, where: str) -> list[ElementSet]:
    found: list[dict[str, str]] = []
    starts: list[int] = []
    for line_number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped or stripped.split()[0] == "COMMENT":
            continue
        at = f"{where}, line {line_number}"
        key, value, unit = key_value(stripped, where=at)
        if key == "CCSDS_OMM_VERS":
            if value not in _VERSIONS:
                raise StationDataError(
                    f"CCSDS_OMM_VERS is {value!r}; read are {' and '.join(_VERSIONS)}", field=at
                )
            found.append({})
            starts.append(line_number)
        elif not found:
            raise StationDataError(f"begins with {key}; expected is CCSDS_OMM_VERS = 2.0 first", field=at)
        else:
            _add(found[-1], key, value, unit, at)
    if not found:
        raise StationDataError("holds no OMM; expected is CCSDS_OMM_VERS = 2.0 first", field=where)
    places = [f"{where}, message from line {start}" for start in starts] if len(found) > 1 else [where]
    return [_element_set(fields, at) for fields, at in zip(found, places, strict=True)]


def _add(fields: dict[str, str], key: str, value: str, unit: str | None, where: str) -> None:
    if key in fields:
        raise StationDataError(f"{key} is given twice in one message; leave one", field=where)
    if _NEEDED.get(key):
        check_unit(unit, _NEEDED[key], where=where, label=key)
    fields[key] = value


def _element_set(fields: Mapping[str, str], where: str) -> ElementSet:
    for key, possible in _FIXED.items():
        if key in fields and fields[key].strip().upper() not in possible:
            raise StationDataError(
                f"{key} is {fields[key]!r}; possible is {' or '.join(possible)}: SGP4 flies nothing else, "
                "take the object's SGP4 element set",
                field=where,
            )
    missing = [key for key in _NEEDED if not fields.get(key, "").strip()]
    if missing:
        raise StationDataError(
            f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing; add what is missing, or "
            "get the file again",
            field=where,
        )

    def value(key: str) -> float:
        return number(fields[key], where=where, label=key)

    def whole(key: str) -> int:
        if not fields.get(key, "").strip():
            return 0
        if not value(key).is_integer():
            raise StationDataError(f"{key} is {fields[key]}; expected is a whole number", field=where)
        return int(value(key))

    if whole("EPHEMERIS_TYPE") == _XP_EPHEMERIS_TYPE:
        raise StationDataError(
            "EPHEMERIS_TYPE 4 is an SGP4-XP set, which SGP4 cannot fly; take the ordinary set", field=where
        )
    epoch, created = instant(fields["EPOCH"], "UTC", where=f"{where}, EPOCH"), None
    if fields.get("CREATION_DATE", "").strip():
        made = instant(fields["CREATION_DATE"], "UTC", where=f"{where}, CREATION_DATE")
        created = made if 0.0 <= made - epoch <= _MADE_WITHIN_S else None
    return checked_element_set(
        where=where,
        name=fields.get("OBJECT_NAME", "").strip(),
        catalog_number=whole("NORAD_CAT_ID"),
        international_designator=fields.get("OBJECT_ID", "").strip(),
        epoch=epoch,
        inclination_deg=value("INCLINATION"),
        node_deg=value("RA_OF_ASC_NODE"),
        eccentricity=value("ECCENTRICITY"),
        perigee_argument_deg=value("ARG_OF_PERICENTER"),
        mean_anomaly_deg=value("MEAN_ANOMALY"),
        mean_motion_rev_per_day=value("MEAN_MOTION"),
        bstar=value("BSTAR"),
        element_set_number=whole("ELEMENT_SET_NO"),
        revolution=whole("REV_AT_EPOCH"),
        created=created,
    )
