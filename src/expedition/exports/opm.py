"""Orbit parameter messages (CCSDS 502.0-B-2): the state at insertion and the burns that follow, as KVN and XML."""

from __future__ import annotations

import numpy as np

from expedition.errors import InputError
from expedition.exports import ccsds
from expedition.exports.ccsds import called
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanBurn
from expedition.plans.tables import Segment
from expedition.space.time import parse_utc

_AXES = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")


def write_opm_kvn(
    plan: Plan,
    *,
    creation: float | None = None,
    ref_frame: str = "EME2000",
) -> str:
    """The first state in orbit and every burn from there on, in keyword = value notation.

    creation: instant t of writing, by default the clock's. Burns are along the ship's own R, T and N. The mass is
    that of the state. Raises InputError for a flight that never coasts in orbit, and for a plan of before masses
    were kept in it.
    """
    lines = [f"CCSDS_OPM_VERS = {ccsds.VERSION}", *ccsds.kvn_comments(_comments(plan))]
    lines += ccsds.kvn(ccsds.header(ccsds.ORIGINATOR, creation))
    lines += ["", *ccsds.kvn(_metadata(plan, ref_frame)), "", *ccsds.kvn(_state(plan, ref_frame))]
    mass, burns = _mass_and_burns(plan)
    lines += ["", *ccsds.kvn(mass)]
    for name, fields in burns:
        lines += ["", *ccsds.kvn_comments([name]), *ccsds.kvn(fields)]
    return "\n".join(lines) + "\n"


def write_opm_xml(
    plan: Plan,
    *,
    creation: float | None = None,
    ref_frame: str = "EME2000",
) -> str:
    """The same message as `write_opm_kvn` as XML."""
    metadata, state = _metadata(plan, ref_frame), _state(plan, ref_frame)
    mass, burns = _mass_and_burns(plan)
    lines = [
        *ccsds.xml_opening("opm"),
        "<header>",
        *ccsds.xml_comments(_comments(plan)),
        *ccsds.xml(ccsds.header(ccsds.ORIGINATOR, creation)),
        "</header>",
        "<body><segment>",
        *["<metadata>", *ccsds.xml(metadata), "</metadata>", "<data>"],
        *["<stateVector>", *ccsds.xml(state), "</stateVector>"],
        *["<spacecraftParameters>", *ccsds.xml(mass), "</spacecraftParameters>"],
    ]
    for name, fields in burns:
        lines += ["<maneuverParameters>", *ccsds.xml_comments([name]), *ccsds.xml(fields)]
        lines += ["</maneuverParameters>"]
    return "\n".join([*lines, "</data>", "</segment></body>", "</opm>"]) + "\n"


def _first(plan: Plan) -> Segment:
    for segment in plan.trajectory:
        if segment.frame == "GCRF":
            return segment
    raise InputError(
        f"{plan.flight.title} has no orbit, so there are no orbit parameters; export it as czml, kml or states",
        field="to",
    )


def _comments(plan: Plan) -> list[str]:
    return [
        f"{called(plan)}, planned {plan.start_name} {plan.zero_utc}, {plan.end_name} {plan.end_utc}",
        f"State where the orbit begins: {_first(plan).name}",
    ]


def _metadata(plan: Plan, ref_frame: str) -> ccsds.Fields:
    return [
        ("OBJECT_NAME", ccsds.value(called(plan), "object_name")),
        ("OBJECT_ID", ccsds.NO_DESIGNATOR),
        ("CENTER_NAME", "EARTH"),
        ("REF_FRAME", ref_frame),
        ("TIME_SYSTEM", "UTC"),
    ]


def _state(plan: Plan, ref_frame: str) -> ccsds.Fields:
    first = _first(plan)
    epoch = parse_utc(plan.zero_utc) + first.met_s[0]
    (state,) = ccsds.printed_states_km(np.array([epoch]), np.array(first.states[:1]), ref_frame)
    return [("EPOCH", ccsds.utc(epoch)), *zip(_AXES, ccsds.state_texts(state), strict=True)]


def _mass_and_burns(plan: Plan) -> tuple[ccsds.Fields, list[tuple[str, ccsds.Fields]]]:
    ship = plan.ship
    if ship is None:
        raise InputError("keeps no masses; plan the flight again, and export that", field="plan")
    fields = [
        ("MASS", f"{ship.mass_kg:.3f}"),
        # Radiation pressure is left out of the plan; the XML schema asks for its two values all the same.
        ("SOLAR_RAD_AREA", "0.0"),
        ("SOLAR_RAD_COEFF", "0.0"),
        ("DRAG_AREA", f"{ship.drag_area_m2:g}"),
        ("DRAG_COEFF", f"{ship.drag_coefficient:g}"),
    ]
    start = parse_utc(plan.zero_utc)
    burns = sorted(plan.burns, key=lambda one: one.met_s)
    return fields, [(burn.name, _burn(burn, start, burn.spent_kg or 0.0)) for burn in burns]


def _burn(burn: PlanBurn, start: float, spent_kg: float) -> ccsds.Fields:
    return [
        ("MAN_EPOCH_IGNITION", ccsds.utc(start + burn.met_s)),
        ("MAN_DURATION", f"{burn.duration_s:.6f}"),
        ("MAN_DELTA_MASS", f"{-spent_kg:.6f}"),
        ("MAN_REF_FRAME", "RTN"),
        *(
            (f"MAN_DV_{axis}", f"{dv / 1000.0:.12f}")
            for axis, dv in zip((1, 2, 3), burn.dv_rtn_mps, strict=True)
        ),
    ]
