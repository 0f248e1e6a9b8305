"""Orbit ephemeris messages (CCSDS 502.0-B-2) for other programs, as KVN and as XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.exports import ccsds
from expedition.exports.ccsds import FRAMES as FRAMES
from expedition.exports.ccsds import Covariance, covariance_lines
from expedition.plans.plan import Plan
from expedition.plans.tables import Segment
from expedition.space.time import parse_utc
from expedition.station.oem import Oem, OemSegment

Array = NDArray[np.float64]

_DEGREE = 7
_SAME_S = 1e-3
_AXES = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")


def trajectory_oem(plan: Plan) -> Oem:
    """The ship's orbit as an ephemeris message: a segment for each smooth stretch.

    Segments meet at burns; in a pulse of the thrusters the velocity jumps from one to the next. The flight
    through the air is left out. Raises InputError for a flight that never coasts in orbit.
    """
    start = parse_utc(plan.zero_utc)
    orbit = [segment for segment in plan.trajectory if segment.frame == "GCRF"]
    if not orbit:
        raise InputError(
            f"{plan.flight.title} has no orbit, so there is no ephemeris of one; export it as czml, kml or "
            "states",
            field="to",
        )
    segments = tuple(_oem_segment(plan, segment, start) for segment in orbit)
    said = f"{ccsds.called(plan)}, planned {plan.start_name} {plan.zero_utc}, {plan.end_name} {plan.end_utc}"
    return Oem(segments, originator=ccsds.ORIGINATOR, creation=None, comments=(said,))


def flight_oem(plan: Plan) -> Oem:
    """The whole flight as an ephemeris message: Earth-fixed where it climbs or falls through the air, then its orbit.

    Each segment names its frame, ITRF or that of the orbit.
    """
    start = parse_utc(plan.zero_utc)
    segments = tuple(_oem_segment(plan, segment, start) for segment in plan.trajectory)
    said = f"{ccsds.called(plan)}, planned {plan.start_name} {plan.zero_utc}, {plan.end_name} {plan.end_utc}"
    return Oem(segments, originator=ccsds.ORIGINATOR, creation=None, comments=(said,))


def station_oem(plan: Plan) -> Oem:
    """The station's orbit over the time of a plan. Raises InputError where there is none."""
    if plan.station_trajectory is None:
        raise InputError(f"{plan.flight.title} has no station; export it as oem", field="to")
    station = plan.catalogue.station(str(plan.flight.station))
    one = _oem_segment(plan, plan.station_trajectory, parse_utc(plan.zero_utc))
    named = replace(
        one,
        object_name=station.name.upper(),
        object_id=station.international_designator or ccsds.NO_DESIGNATOR,
        comments=(plan.data.station or "station",),
    )
    said = f"the station of {ccsds.called(plan)}, as the plan foretells it"
    return Oem((named,), originator=ccsds.ORIGINATOR, creation=None, comments=(said,))


def write_flight_oem(plan: Plan) -> str:
    """`flight_oem` in keyword = value notation, with the covariance at insertion where errors of the ascent are known.

    That takes a second or two, for the ascent is flown with 4096 draws of the launcher's errors.
    """
    from expedition.exports.covariance import at_insertion

    return write_oem_kvn(flight_oem(plan), covariance=at_insertion(plan))


def write_station_oem(plan: Plan) -> str:
    """`station_oem` in keyword = value notation."""
    return write_oem_kvn(station_oem(plan))


def write_plan_oem_kvn(plan: Plan) -> str:
    """`trajectory_oem` in keyword = value notation."""
    return write_oem_kvn(trajectory_oem(plan))


def write_plan_oem_xml(plan: Plan) -> str:
    """`trajectory_oem` as XML."""
    return write_oem_xml(trajectory_oem(plan))


def _oem_segment(plan: Plan, segment: Segment, start: float) -> OemSegment:
    return OemSegment(
        object_name=ccsds.called(plan),
        object_id=ccsds.NO_DESIGNATOR,
        ref_frame=segment.frame,
        epochs=start + np.array(segment.met_s),
        states=np.array(segment.states),
        interpolation="HERMITE",
        interpolation_degree=7 if segment.frame == "GCRF" else 3,
        comments=(segment.name + (" (burn)" if segment.powered else ""),),
    )


def write_oem_kvn(
    oem: Oem,
    *,
    originator: str = "EXPEDITION",
    creation: float | None = None,
    ref_frame: str = "EME2000",
    covariance: Covariance | None = None,
) -> str:
    """Text of an ephemeris in keyword = value notation, epochs in UTC.

    creation: instant t of writing, by default the clock's. ref_frame: of the inertial segments; EME2000, which every
    program reads, or ICRF or GCRF. covariance: stands after the segment that begins at its epoch. Read back, positions
    are right to 1 µm. Raises InputError.
    """
    lines = [f"CCSDS_OEM_VERS = {ccsds.VERSION}", *ccsds.kvn_comments(oem.comments)]
    lines += ccsds.kvn(ccsds.header(originator, creation))
    for segment in oem.segments:
        table = _table(segment, ref_frame)
        lines += ["", "META_START", *ccsds.kvn(_metadata(segment, table)), "META_STOP"]
        lines += ["", *ccsds.kvn_comments(segment.comments)]
        lines += [" ".join((epoch, *numbers)) for epoch, numbers in table.rows()]
        if covariance is not None and abs(covariance.t - float(segment.epochs[0])) < _SAME_S:
            lines += covariance_lines(covariance)
    return "\n".join(lines) + "\n"


def write_oem_xml(
    oem: Oem, *, originator: str = "EXPEDITION", creation: float | None = None, ref_frame: str = "EME2000"
) -> str:
    """Text of an ephemeris as XML, with the same arguments and accuracy as `write_oem_kvn`."""
    lines = [
        *ccsds.xml_opening("oem"),
        "<header>",
        *ccsds.xml_comments(oem.comments),
        *ccsds.xml(ccsds.header(originator, creation)),
        "</header>",
        "<body>",
    ]
    for segment in oem.segments:
        table = _table(segment, ref_frame)
        lines += ["<segment>", "<metadata>", *ccsds.xml(_metadata(segment, table)), "</metadata>"]
        lines += ["<data>", *ccsds.xml_comments(segment.comments)]
        for epoch, numbers in table.rows():
            state = "".join(f"<{axis}>{one}</{axis}>" for axis, one in zip(_AXES, numbers, strict=True))
            lines.append(f"<stateVector><EPOCH>{epoch}</EPOCH>{state}</stateVector>")
        lines += ["</data>", "</segment>"]
    return "\n".join([*lines, "</body>", "</oem>"]) + "\n"


@dataclass(frozen=True, eq=False)
class _Table:
    """What is printed of a segment: epoch texts, and states in km and km/s in the frame of the file."""

    ref_frame: str
    epochs: tuple[str, ...]
    states_km: Array

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        for epoch, state in zip(self.epochs, self.states_km, strict=True):
            yield epoch, ccsds.state_texts(state)


def _table(segment: OemSegment, ref_frame: str) -> _Table:
    texts = tuple(ccsds.utc(float(t)) for t in segment.epochs)
    if len(set(texts)) < len(texts):
        raise InputError(
            f"epochs of {segment.object_name} lie closer than a microsecond, which the file cannot tell "
            "apart; leave out one of each such pair",
            field="epochs",
        )
    if segment.ref_frame.startswith("ITRF"):
        # Right to a centimetre for whichever year's ITRF; this one every program knows.
        shift = np.array([round(float(t), ccsds.EPOCH_DIGITS) - t for t in segment.epochs])[:, None]
        moved = np.hstack([segment.states[:, :3] + shift * segment.states[:, 3:], segment.states[:, 3:]])
        return _Table("ITRF2000", texts, moved / 1000.0)
    return _Table(ref_frame, texts, ccsds.printed_states_km(segment.epochs, segment.states_gcrf, ref_frame))


def _metadata(segment: OemSegment, table: _Table) -> ccsds.Fields:
    rows = [
        ("OBJECT_NAME", ccsds.value(segment.object_name, "object_name")),
        ("OBJECT_ID", ccsds.value(segment.object_id, "object_id")),
        ("CENTER_NAME", "EARTH"),
        ("REF_FRAME", table.ref_frame),
        ("TIME_SYSTEM", "UTC"),
        ("START_TIME", table.epochs[0]),
    ]
    if segment.useable_start is not None:
        rows.append(("USEABLE_START_TIME", ccsds.utc(segment.useable_start)))
    if segment.useable_stop is not None:
        rows.append(("USEABLE_STOP_TIME", ccsds.utc(segment.useable_stop)))
    # A polynomial through position and velocity of n states has at most the degree 2n - 1.
    degree = segment.interpolation_degree or min(_DEGREE, 2 * len(table.epochs) - 1)
    return [
        *rows,
        ("STOP_TIME", table.epochs[-1]),
        ("INTERPOLATION", ccsds.value(segment.interpolation or "HERMITE", "interpolation")),
        ("INTERPOLATION_DEGREE", str(degree)),
    ]
