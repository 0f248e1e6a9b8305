"""Orbit mean-elements messages (CCSDS 502.0-B-2): the station's element set that a plan rests on."""

from __future__ import annotations

import json

from expedition.errors import InputError
from expedition.exports import ccsds
from expedition.plans.plan import Plan

_METADATA = ("OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM", "MEAN_ELEMENT_THEORY")
_MEAN = (
    "EPOCH",
    "MEAN_MOTION",
    "ECCENTRICITY",
    "INCLINATION",
    "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER",
    "MEAN_ANOMALY",
)
_TLE = (
    "EPHEMERIS_TYPE",
    "CLASSIFICATION_TYPE",
    "NORAD_CAT_ID",
    "ELEMENT_SET_NO",
    "REV_AT_EPOCH",
    "BSTAR",
    "MEAN_MOTION_DOT",
    "MEAN_MOTION_DDOT",
)
_NOT_KEPT = "The derivatives of the mean motion are not kept: SGP4 does not use them"


def write_omm_kvn(plan: Plan, *, creation: float | None = None) -> str:
    """The station's element set in keyword = value notation.

    creation: instant t of writing, by default the clock's. Raises InputError where the plan rests on no
    element set.
    """
    texts = _texts(plan)
    lines = [f"CCSDS_OMM_VERS = {ccsds.VERSION}", *ccsds.kvn_comments([_said(plan), _NOT_KEPT])]
    lines += ccsds.kvn(ccsds.header(ccsds.ORIGINATOR, creation))
    for names in (_METADATA, _MEAN, _TLE):
        lines += ["", *ccsds.kvn([(name, texts[name]) for name in names])]
    return "\n".join(lines) + "\n"


def write_omm_xml(plan: Plan, *, creation: float | None = None) -> str:
    """The same message as `write_omm_kvn` as XML."""
    texts = _texts(plan)
    blocks = {
        names: "".join(ccsds.xml([(name, texts[name]) for name in names]))
        for names in (_METADATA, _MEAN, _TLE)
    }
    lines = [
        *ccsds.xml_opening("omm"),
        "<header>",
        *ccsds.xml_comments([_said(plan), _NOT_KEPT]),
        *ccsds.xml(ccsds.header(ccsds.ORIGINATOR, creation)),
        "</header>",
        "<body><segment>",
        f"<metadata>{blocks[_METADATA]}</metadata>",
        "<data>",
        f"<meanElements>{blocks[_MEAN]}</meanElements>",
        f"<tleParameters>{blocks[_TLE]}</tleParameters>",
        "</data>",
        "</segment></body>",
        "</omm>",
    ]
    return "\n".join(lines) + "\n"


def write_omm_json(plan: Plan) -> str:
    """The same elements as the JSON that catalogues publish: a list of one object."""
    return json.dumps([_elements(plan)], indent=1) + "\n"


def _elements(plan: Plan) -> dict[str, str | int | float]:
    if plan.data.omm is None:
        title, station = plan.flight.title, plan.data.station
        if station is None:
            raise InputError(
                f"{title} goes to no station, so there is no element set of one to write", field="to"
            )
        raise InputError(
            f"{title} rests on no element set ({station}), so there is no OMM to write; plan it with element "
            "sets, or export the ship's orbit as oem",
            field="to",
        )
    named: dict[str, str | int | float] = {
        "OBJECT_NAME": str(plan.flight.station or "station").upper(),
        "OBJECT_ID": "UNKNOWN",
    }
    fixed: dict[str, str | int | float] = {
        "CENTER_NAME": "EARTH",
        "REF_FRAME": "TEME",
        "TIME_SYSTEM": "UTC",
        # What version 2 of the standard calls the theory of element sets.
        "MEAN_ELEMENT_THEORY": "SGP/SGP4",
        "EPHEMERIS_TYPE": 0,
        "CLASSIFICATION_TYPE": "U",
        "MEAN_MOTION_DOT": 0.0,
        "MEAN_MOTION_DDOT": 0.0,
    }
    given = {key: value for key, value in plan.data.omm.items() if value != ""}
    merged = {**named, **fixed, **given}
    return {name: merged[name] for name in (*_METADATA, *_MEAN, *_TLE)}


def _texts(plan: Plan) -> dict[str, str]:
    return {name: _text(name, value) for name, value in _elements(plan).items()}


def _text(name: str, value: str | int | float) -> str:
    if isinstance(value, float):
        # As many digits as needed, and none with an exponent, which not every reader expects.
        text = f"{value:.15f}".rstrip("0")
        return text + "0" if text.endswith(".") else text
    return ccsds.value(str(value), name)


def _said(plan: Plan) -> str:
    return f"Station data of the plan of {plan.flight.name}: {plan.data.station}"
