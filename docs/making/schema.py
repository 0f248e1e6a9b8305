"""docs/schema.md: the fields of what `--json` prints, from the models themselves.

A field's meaning is the docstring under it in the model, or else stands here; its unit is the end of its
name. A field without a meaning, or a meaning without a field, stops the making of the page.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import string
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal

from pydantic import BaseModel

import expedition
from expedition.catalog import DEFAULT, show
from expedition.catalog.models.flight import Asked, CrewMember, FreeOrbit
from expedition.exports import folder
from expedition.plans.plan import Plan
from expedition.plans.schema import (
    PlanAbort,
    PlanArrival,
    PlanBallistic,
    PlanBudget,
    PlanBurn,
    PlanCheck,
    PlanData,
    PlanDrift,
    PlanEvent,
    PlanHop,
    PlanInsertion,
    PlanLanding,
    PlanLoads,
    PlanPass,
    PlanStay,
    PlanWayHome,
    PlanWindow,
    Segment,
)
from expedition.record.flown import Comparison
from expedition.record.planned import PlannedComparison
from expedition.report import windows_json
from making.examples import ROOT

_PARTS: tuple[type[BaseModel], ...] = (
    PlanWindow,
    PlanInsertion,
    PlanEvent,
    PlanBurn,
    PlanArrival,
    PlanStay,
    PlanPass,
    PlanWayHome,
    PlanLanding,
    PlanBallistic,
    PlanHop,
    PlanAbort,
    PlanCheck,
    PlanBudget,
    PlanLoads,
    PlanDrift,
    PlanData,
    Segment,
)

_UNITS = {
    "utc": "UTC, ISO-8601 with `Z`",
    "s": "s",
    "h": "h",
    "m": "m",
    "km": "km",
    "mps": "m/s",
    "deg": "°",
    "g": "g, 9.80665 m/s²",
    "pa": "Pa",
    "wpm2": "W/m²",
    "kg": "kg",
    "days": "d",
}

# What the models leave to the names of their fields.
_MEANINGS = {
    "Plan.schema": "name and version of this schema",
    "Plan.flight": "what was asked, see [flight](#flight)",
    "Plan.liftoff_utc": "lift-off, a whole millisecond; null where the flight begins at a port",
    "Plan.docking_utc": "contact of the docking mechanisms; null where the flight goes to no port",
    "Plan.undocking_utc": "undocking of a flight that begins at a port",
    "Plan.landing_utc": "touchdown on land, where the flight ends so",
    "Plan.splashdown_utc": "touchdown on water, where the flight ends so",
    "Plan.in_orbit_utc": "the last burn of a flight whose ship has no way home in its file",
    "Plan.profile": "the profile flown, by its name in the catalogue",
    "Plan.orbits": "orbits from lift-off to docking that give the profile its name",
    "Plan.window": "why it lifts off when it does, and what happens if it slips",
    "Plan.insertion": "the end of the ascent",
    "Plan.events": "everything that happens but burns, in order of time",
    "Plan.burns": "every burn of the ship, in order of time",
    "Plan.arrival": "how near to the aim point phasing ends",
    "Plan.stay": "the time at the port",
    "Plan.way_home": "from the deorbit burn to the ground",
    "Plan.hop": "a flight without an orbit",
    "Plan.abort_cover": "where the crew would come down from each second of the ascent",
    "Plan.loads": "what the crew feels, phase by phase",
    "Plan.free_drift": "the ways past the station if a burn is missed, for drawing",
    "Plan.checks": "rules held against the flight; the plan stands when all are true",
    "Plan.dv_total_mps": "Δv of all burns of the ship",
    "Plan.budget": "Δv needed against Δv carried",
    "Plan.data": "what the plan rests on",
    "Plan.trajectory": (
        "the ship from start to end, one segment for each smooth stretch. A flight home begins where ship and "
        "port part, a minute or more after MET zero, which is the command to undock"
    ),
    "Plan.station_trajectory": "the station over the same time",
    "PlanEvent.name": "what happens",
    "PlanEvent.utc": "when",
    "PlanEvent.met_s": "the same from lift-off (T+)",
    "PlanEvent.detail": "more, for people; may be empty",
    "PlanBurn.name": "the slot of the profile, or the step of the approach",
    "PlanBurn.tig_utc": "ignition",
    "PlanBurn.met_s": "ignition from lift-off (T+)",
    "PlanBurn.duration_s": "length, at constant thrust",
    "PlanBurn.dv_rtn_mps": "radial outward, along the orbit, along its normal; axes of the ship's own orbit",
    "PlanBurn.dv_mps": "size of the burn",
    "PlanBurn.perigee_km": "osculating at cut-off, above 6378.137 km",
    "PlanBurn.apogee_km": "osculating at cut-off, above 6378.137 km",
    "PlanBurn.engine": "what fires; thruster burns are impulses in the trajectory",
    "PlanBurn.purpose": "the phase that it belongs to",
    "PlanStay.port": "the port in use",
    "PlanStay.days": "from contact to undocking",
    "PlanStay.docked_life_days": "as long as the ship may stay",
    "PlanStay.beta_limit_deg": "the most that the ship bears",
    "PlanWayHome.zone": "where it lands, by its name in the catalogue",
    "PlanWayHome.deorbit_tig_utc": "ignition of the deorbit burn",
    "PlanWayHome.deorbit_duration_s": "length of the burn",
    "PlanWayHome.deorbit_dv_mps": "size of the burn",
    "PlanWayHome.deorbit_height_km": "height over the ellipsoid at ignition",
    "PlanWayHome.entry_utc": "entry interface",
    "PlanWayHome.max_g": "greatest load",
    "PlanWayHome.max_g_utc": "when",
    "PlanWayHome.max_heating_wpm2": "greatest heating at the stagnation point",
    "PlanWayHome.blackout_utc": "first and last instant without radio",
    "PlanWayHome.latitude_deg": "of touchdown, WGS 84",
    "PlanWayHome.longitude_deg": "of touchdown, east positive",
    "PlanWayHome.sun_elevation_deg": "the Sun above the horizon at touchdown",
    "PlanWayHome.lighting": "day, civil twilight, twilight or night at touchdown",
    "PlanWayHome.sunset_utc": "the same, setting",
    "PlanWayHome.ballistic": "the back-up; null for a ship without one",
    "PlanPass.zone": "landing zone, by its name in the catalogue",
    "PlanPass.landing_utc": "touchdown with the zone in the plane",
    "PlanPass.earliest_utc": "first landing within reach",
    "PlanPass.sun_elevation_deg": "the Sun above the horizon there",
    "PlanStay.passes": "where the phase is not known: the day's family of landings",
    "PlanLanding.undocking_utc": "undocking; null for a free flight",
    "PlanLanding.deorbit_utc": "ignition of the deorbit burn",
    "PlanLanding.landing_utc": "touchdown",
    "PlanLanding.zone": "landing zone, by its name in the catalogue",
    "PlanLanding.sun_elevation_deg": "the Sun above the horizon there",
    "PlanLanding.rejected": "why it is not taken; empty where it can be",
    "PlanBallistic.max_g": "greatest load",
    "PlanBallistic.latitude_deg": "of touchdown, WGS 84",
    "PlanBallistic.longitude_deg": "of touchdown, east positive",
    "PlanBallistic.landing_utc": "touchdown",
    "PlanHop.apogee_km": "over the ellipsoid",
    "PlanHop.apogee_utc": "when",
    "PlanHop.max_mach": "greatest Mach number going up",
    "PlanHop.max_g_boost": "greatest load going up",
    "PlanHop.max_g_entry": "greatest load coming down",
    "PlanHop.weightless_s": "time in which next to nothing is felt",
    "PlanHop.crossed_50_miles": "whether it rises above 80.467 km",
    "PlanHop.crossed_100_km": "whether it rises above 100 km",
    "PlanHop.latitude_deg": "of touchdown, WGS 84",
    "PlanHop.longitude_deg": "of touchdown, east positive",
    "PlanLoads.phase": "the phase",
    "PlanLoads.met_s": "instants (T+), n of them",
    "PlanLoads.dynamic_pressure_pa": "n values; null where air does not count",
    "PlanLoads.bank_deg": "of the lift about the path, n values",
    "PlanDrift.after": "the last burn that was flown",
    "PlanDrift.met_s": "instants (T+), n of them",
    "PlanDrift.relative_rtn_m": "beside the station, n places: outward, along, across",
    "PlanAbort.met_s": "when the ascent is broken off (T+)",
    "PlanAbort.mode": "how the crew gets away",
    "PlanAbort.latitude_deg": "of touchdown, WGS 84",
    "PlanAbort.longitude_deg": "of touchdown, east positive",
    "PlanAbort.landing_met_s": "touchdown (T+)",
    "PlanAbort.max_g": "greatest load on the way down",
    "PlanCheck.name": "the rule",
    "PlanCheck.ok": "whether it holds",
    "PlanCheck.detail": "by how much, for people",
    "PlanWindow.open_utc": "first lift-off that the ship's Δv can mend",
    "PlanWindow.close_utc": "last lift-off that the ship's Δv can mend",
    "PlanWindow.limit": "what ends the window, for people",
    "PlanWindow.plane_lead_s": "lift-off before the insertion plane passes over the pad",
    "PlanWindow.plane_lead_source": "whether flown data or the launcher's fuel decide the lead",
    "PlanWindow.phase_range_deg": "least and most phase that the profile can gain by the docking time",
    "PlanWindow.beta_deg": "the Sun above the station's orbit plane, positive on the side of the orbit normal",
    "PlanWindow.pad_sun_elevation_deg": "the Sun above the pad's horizon at lift-off, without refraction",
    "PlanWindow.pad_lighting": "day, civil twilight, twilight or night at lift-off",
    "PlanWindow.docking_lighting": "sunlit or in shadow",
    "PlanInsertion.cutoff_met_s": "cut-off from lift-off (T+)",
    "PlanInsertion.perigee_km": "perigee",
    "PlanInsertion.apogee_km": "apogee",
    "PlanInsertion.azimuth_deg": "direction of the pitch-over, from north over east, Earth-relative",
    "PlanInsertion.max_g": "greatest load from thrust and drag",
    "PlanInsertion.max_dynamic_pressure_pa": "greatest dynamic pressure",
    "PlanInsertion.propellant_left_kg": "in the launcher's last stage at cut-off",
    "PlanArrival.utc": "end of the last phasing burn",
    "PlanArrival.met_s": "the same from lift-off (T+)",
    "PlanArrival.miss_m": "distance from the aim point",
    "PlanArrival.miss_mps": "speed against the wanted one",
    "PlanBudget.phasing_mps": "burns from insertion to the aim point",
    "PlanBudget.approach_mps": "burns from the aim point to contact",
    "PlanBudget.way_home_mps": "kept for the deorbit",
    "PlanBudget.capability_mps": "all that the ship carries, on its main engine",
    "PlanBudget.margin_mps": "what is left",
    "PlanData.station": "element set or ephemeris, for people; null without a station",
    "PlanData.epoch_utc": "epoch of the element set, or creation of the ephemeris",
    "PlanData.models": "the models used, for people",
    "PlanData.versions": "versions of the programs whose numbers are in the plan",
    "PlanData.warnings": "reasons for doubt, such as old data",
    "Segment.name": "ascent, coast, or the burn or step of the approach",
    "Segment.frame": "axes of the states",
    "Segment.powered": "whether an engine of the ship burns throughout",
    "Segment.met_s": "instants from lift-off (T+), n of them",
    "Segment.states": "n states of position and velocity; in ITRF the velocity is over the turning Earth",
    "Asked.name": "the flight's name; that of the file unless given",
    "Asked.title": "its title; the name unless given",
    "Asked.vehicle": "the ship, by its name in the catalogue",
    "Asked.launcher": "the launcher; the ship's own unless given",
    "Asked.pad": "the pad",
    "Asked.station": "the station",
    "Asked.port": "the docking port",
    "Asked.profile": "number of orbits or a profile's name; the planner chooses where it is absent",
    "Asked.date": "UTC day of lift-off, or of undocking for a flight home",
    "Asked.begins": "`port` for a flight home; `pad` unless given",
    "Asked.orbit": "the orbit of a flight that goes to no station",
    "Asked.stay_days": "days from contact to undocking, for a look at the stay and the way home",
    "Asked.docked_utc": "since when the ship of a flight home has been docked",
    "Asked.landing_zone": "where to land; the best of the ship's zones unless given",
    "FreeOrbit.inclination_deg": "inclination of the orbit",
    "Asked.earliest_utc": "lift-off not before",
    "Asked.latest_utc": "lift-off not after",
    "Asked.crew": "who flies: a `name` and a `role` each",
    "Asked.elements": "element sets of the station: a block of text, or pairs of lines",
    "Asked.elements_file": "a file of station data instead, relative to the flight's file",
}

_Compared = typing.TypeVar("_Compared", Comparison, PlannedComparison)

_WINDOWS = {
    "liftoff_utc": "lift-off of the open profile with the fewest orbits, or of the first one asked about",
    "open_utc": "first lift-off that the ship's Δv can mend",
    "close_utc": "last lift-off that the ship's Δv can mend",
    "limit": "what ends the window, for people",
    "phase_deg": "the station ahead of the ship at insertion, 0 to 360",
    "phase_liftoff_deg": "the station past the pad at lift-off along its orbit, −180 to 180",
    "beta_deg": "the Sun above the station's orbit plane, positive on the side of the orbit normal",
    "pad_sun_elevation_deg": "the Sun above the pad's horizon at lift-off, without refraction",
    "profiles": "one entry for each profile asked about, fewest orbits first",
}
_OPTION = {
    "profile": "the profile's name in the catalogue",
    "orbits": "orbits from lift-off to docking",
    "feasible": "whether it is open",
    "reason": "why it is not open, for people; empty where it is",
    "liftoff_utc": "lift-off that fits this profile",
    "dv_mps": "Δv of phasing; null where no burns would do",
    "docking_utc": "contact",
    "phase_deg": "the station ahead of the ship at insertion, with the turns to be gained counted in",
    "phase_range_deg": "least and most phase that the profile can gain by `docking_utc`",
    "docking_sunlit": "whether the station is in sunlight at contact",
    "sun_off_axis_deg": "least angle of the Sun from the docking axis in the final approach; "
    "180 where all is in shadow",
}
_FLOWN = {
    "flight": "the flight, as the record names it",
    "launcher": "as the record names it",
    "version": "the launcher in the catalogue, of which all flights have one lead; empty where nothing was predicted",
    "vehicle": "as the record names it",
    "profile": "the profile predicted, by its name in the catalogue; empty where nothing was predicted",
    "orbits": "orbits to docking",
    "profile_chosen": "whether the planner chose the profile, for the record does not say",
    "elements_age_h": "age of the element set at the predicted lift-off",
    "phase_deg": "the station ahead of the ship at insertion, predicted",
    "flown_liftoff_utc": "lift-off, flown",
    "predicted_liftoff_utc": "lift-off, predicted",
    "liftoff_error_s": "predicted minus flown",
    "physics_error_s": "the same with the lead that costs least propellant, without a flown one",
    "left_out_error_s": "the same with the lead that the other flights of that launcher give",
    "docking_utc": "docking, flown",
    "planned_docking_utc": "docking, planned by those who flew it",
    "predicted_docking_utc": "docking, predicted",
    "docking_error_s": "predicted minus flown",
    "planned_docking_error_s": "predicted minus planned",
    "off_nominal": "why it did not fly as such flights do; empty for the others",
    "not_predicted": "why there is no prediction; empty where there is one",
}
_PLANNED = {
    "flight": "the flight, as the record names it",
    "event": "what NASA's ephemeris calls the launch",
    "launcher": "as the record of flown flights names it; empty where that has no such flight",
    "vehicle": "the same",
    "profile": "the profile predicted, by its name in the catalogue; empty where nothing was predicted",
    "orbits": "orbits to docking",
    "profile_chosen": "whether the planner chose the profile, for the record does not say",
    "ephemeris_created_utc": "when the ephemeris that gave the plan was made; what is predicted from is older",
    "elements_age_h": "age of the element set at the predicted lift-off",
    "planned_liftoff_utc": "lift-off, planned by those who flew it",
    "predicted_liftoff_utc": "lift-off, predicted from an element set",
    "liftoff_error_s": "predicted minus planned",
    "ephemeris_predicted_liftoff_utc": "lift-off, predicted from that ephemeris; null without its file",
    "ephemeris_liftoff_error_s": "predicted minus planned",
    "planned_docking_utc": "docking, planned",
    "predicted_docking_utc": "docking, predicted from an element set",
    "docking_error_s": "predicted minus planned; for Soyuz and Progress only",
    "ephemeris_predicted_docking_utc": "docking, predicted from that ephemeris",
    "ephemeris_docking_error_s": "predicted minus planned; for Soyuz and Progress only",
    "flown_liftoff_utc": "lift-off, flown; of a day that never flew, the one that did later",
    "not_predicted": "why there is no prediction from element sets; empty where there is one",
}
_CATALOG = {"kind": "ship, launcher, pad, station, profile or flight", "name": "name", "title": "title"}
_ENTRY = {
    "kind": "as above",
    "name": "name",
    "title": "title",
    "file": "the file that it was read from",
    "values": "the values as they nest in the file",
    "provenance": "by path, such as `main_engine.thrust_n`: `source`, `confidence` "
    "(`verified`, `bounded`: sources differ, `assumed`) and `note`",
}
_SELFCHECK = {"name": "what was checked", "ok": "whether it is right", "detail": "what was found"}
_TIMELINE = {
    "utc": "instant; of a burn, its ignition",
    "met_s": "the same from lift-off (T+)",
    "kind": "`event` or `burn`",
    "name": "name",
    "detail": "of an event, more about it; of a burn, its purpose",
    "range_km": "of an event, distance to the station",
    "dv_r_mps": "of a burn, radial outward in the ship's RTN frame",
    "dv_t_mps": "along the orbit",
    "dv_n_mps": "along the orbit's normal",
    "duration_s": "length of a burn",
    "perigee_km": "after a burn, osculating, above 6378.137 km",
    "apogee_km": "the same",
}

_HEAD = """\
# What Expedition prints for programs

<!-- Made by docs/generate.py from src/expedition/plans/schema.py; edit that, or docs/making/schema.py. -->

This page describes the JSON of `expedition plan --json` (the same as `plan.json` in the folder of `--out`, and
as `Plan.to_json` in Python), of `expedition windows --json`, and of the other commands; then the table and the
trajectory that `--out` writes, and the file in which you describe a flight of your own.

What it cannot tell: how sure a number is. A plan gives one answer for one set of station data; `data` says
which set and how old it was at lift-off, and [accuracy.md](accuracy.md) what that is worth.

Rules that hold throughout:

- A field's name ends in its unit. Angles are in degrees, distances in metres or kilometres as the name says.
- Times are UTC texts with `Z`, such as `2021-10-05T08:55:02.442Z`; `met_s` is seconds since lift-off and carries
  the full precision.
- Heights named perigee or apogee are osculating, above a sphere of 6378.137 km.
- RTN: R outward along the radius, T along the motion, N along the orbit's normal.
- Numbers are finite. Where there is none the value is `null`, and the table says so.
- Fields may be added; none is renamed or given another meaning without a new `schema`.
"""


def page() -> str:
    """The text of docs/schema.md."""
    used: set[str] = set()
    out = [_HEAD, "## `expedition plan --json`\n", "An object:\n", _model(Plan, used)]
    for model in _PARTS:
        out += [f"### {_title(model)}\n", _said(model), _model(model, used)]
    out += [
        "### flight\n",
        "What was asked, as settled against the catalogue. Element sets are not repeated here: `data` names "
        "the one used.\n",
        _model(Asked, used, leave_out=("elements", "elements_file"), given=True),
        "### FreeOrbit\n",
        _said(FreeOrbit),
        _model(FreeOrbit, used),
    ]
    sample = _window_sample()
    out += [
        "## `expedition windows --json`\n",
        "A list, in order of time, of objects, one for each passage of the pad through the station's plane:\n",
        _table(sample, _WINDOWS, {"profiles": "list of objects"}),
        "An entry of `profiles`:\n",
        _table(sample["profiles"][0], _OPTION, {"dv_mps": "number or null"}),
        "## `expedition flown --json`\n",
        "A list of objects, one for each flight of the record, in its order:\n",
        _table(_comparison(Comparison).to_dict(), _FLOWN, _nullable(Comparison)),
        "With `--planned`, one for each lift-off as it was planned:\n",
        _table(_comparison(PlannedComparison).to_dict(), _PLANNED, _nullable(PlannedComparison)),
        "## `expedition catalog --json`\n",
        "Without a name, a list of objects:\n",
        _table(show.catalog_json(DEFAULT)[0], _CATALOG),
        "With a name, one object:\n",
        _table(show.entry_json(DEFAULT.ship("soyuz-ms")), _ENTRY),
        "## `expedition selfcheck --json`\n",
        "A list of objects:\n",
        _table({"name": "", "ok": True, "detail": ""}, _SELFCHECK),
        "## The files of `expedition plan --out DIR`\n",
        "`plan.json` is the object above.\n",
        "`timeline.csv` holds events and burns in order of time. Cells that do not apply are empty. Columns:\n",
        _columns(),
        "`trajectory.oem` is the ship in orbit, from insertion or from the port on, to contact or to the air, as a "
        "CCSDS orbit ephemeris message (502.0-B-2, keyword = value), frame EME2000, times UTC, km and km/s: one "
        "segment for each smooth stretch, so that no interpolation reaches across a burn. Ascent, entry and landing "
        "are not in it; a hop has none.\n",
        "## A flight of your own, as TOML\n",
        "The file that `expedition plan FILE.toml` and `Flight.from_toml` read. Names are as "
        "`expedition catalog` lists them.\n",
        _model(Asked, used, toml=True),
    ]
    left = sorted(set(_MEANINGS) - used)
    if left:
        raise ValueError(f"meanings of fields that are not there any more: {', '.join(left)}")
    return "\n".join(out)


def _title(model: type[BaseModel]) -> str:
    return model.__name__.removeprefix("Plan")


def _said(model: type[BaseModel]) -> str:
    return f"{inspect.cleandoc(model.__doc__ or '')}\n"


def _model(
    model: type[BaseModel],
    used: set[str],
    *,
    leave_out: Iterable[str] = (),
    given: bool = False,
    toml: bool = False,
) -> str:
    documented = _attribute_docstrings(model)
    rows = []
    for name, field in model.model_fields.items():
        if name in leave_out or (not toml and model is Asked and name in ("elements", "elements_file")):
            continue
        key = field.alias or name
        path = f"{model.__name__}.{key}"
        meaning = documented.get(name) or _MEANINGS.get(path)
        if meaning is None:
            raise ValueError(f"{path} has no docstring, and no meaning in docs/making/schema.py")
        if path in _MEANINGS:
            used.add(path)
        kind = _type(field.annotation, toml=toml)
        # A recorded flight has been settled: these are always there.
        if given and name == "profile":
            kind = "text or null"
        need = ("yes" if field.is_required() and name not in ("name", "title") else "",) if toml else ()
        rows.append((f"`{key}`", kind, *need, _unit(key), _one_line(meaning)))
    head = ("field", "type", "needed", "unit", "meaning") if toml else ("field", "type", "unit", "meaning")
    return _markdown(head, rows)


def _attribute_docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Texts that stand under fields in a model's source."""
    (node,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(model))).body
    assert isinstance(node, ast.ClassDef)
    out = {}
    for field, text in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            out[field.target.id] = text.value.value
    return out


def _one_line(text: str) -> str:
    text = " ".join(text.split()).replace("|", r"\|").removesuffix(".")
    # Sentences in cells begin small, as those of this module do, but for names and symbols.
    return text[0].lower() + text[1:] if text[0] in string.ascii_uppercase and text[1].islower() else text


def _unit(name: str) -> str:
    if name == "states":
        return "m and m/s"
    return _UNITS.get(name.rpartition("_")[2], "")


def _type(annotation: Any, *, toml: bool = False) -> str:
    """A type as JSON, or TOML, has it."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _type(arguments[0], toml=toml)
    if origin is Literal:
        return " or ".join(f'`"{one}"`' for one in arguments)
    if origin in (typing.Union, types.UnionType):
        kinds = [_type(one, toml=toml) for one in arguments if one is not types.NoneType]
        return " or ".join(dict.fromkeys(kinds if toml else [*kinds, "null"]))
    if origin is tuple:
        first = _type(arguments[0], toml=toml)
        if arguments[-1] is Ellipsis:
            return f"list of {_plural(first)}"
        return f"list of {len(arguments)} {_plural(first)}"
    if origin is dict:
        return "object" if arguments[1] is Any else f"object of {_plural(_type(arguments[1]))}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation is CrewMember:
            return "table" if toml else "object"
        return f"[{_title(annotation)}](#{_title(annotation).lower()})"
    plain = {
        str: "text",
        int: "integer",
        float: "number",
        bool: "true or false",
        datetime: "time with `Z`" if toml else "text",
        date: "date" if toml else "text",
    }
    return plain.get(annotation, "text")


def _plural(kind: str) -> str:
    if kind.startswith("list of "):
        return "lists of " + kind.removeprefix("list of ")
    return {"text": "texts", "number": "numbers", "object": "objects", "table": "tables"}.get(kind, kind)


def _table(sample: Mapping[str, Any], meanings: Mapping[str, str], kinds: Mapping[str, str] = {}) -> str:
    """A table of a plain object's fields; `sample` is one as it is printed."""
    if list(sample) != list(meanings):
        raise ValueError(
            f"printed are {', '.join(sample)}; docs/making/schema.py explains {', '.join(meanings)}"
        )
    rows = [
        (f"`{key}`", kinds.get(key) or _kind(value), _unit(key), meanings[key])
        for key, value in sample.items()
    ]
    return _markdown(("field", "type", "unit", "meaning"), rows)


def _kind(value: Any) -> str:
    if isinstance(value, list):
        return f"list of {len(value)} {_plural(_kind(value[0]))}"
    if isinstance(value, bool):
        return "true or false"
    return {str: "text", int: "integer", float: "number", dict: "object"}[type(value)]


def _columns() -> str:
    empty = Plan.model_construct(events=(), burns=())
    names = folder.timeline_csv(empty).strip().split(",")
    if names != list(_TIMELINE):
        raise ValueError(f"timeline.csv has {', '.join(names)}; explained are {', '.join(_TIMELINE)}")
    rows = [(f"`{name}`", _unit(name), meaning) for name, meaning in _TIMELINE.items()]
    return _markdown(("column", "unit", "meaning"), rows)


def _comparison(record: type[_Compared]) -> _Compared:
    """A comparison of nothing, for its fields."""
    values: dict[str, Any] = {"str": "", "bool": False, "int | None": 2, "float": 0.0, "float | None": 0.0}
    return record(**{one.name: values[str(one.type)] for one in dataclasses.fields(record)})


def _nullable(record: type) -> dict[str, str]:
    """Types of the fields that may be null, and of the instants that are printed as `..._utc`."""
    out = {}
    for one in dataclasses.fields(record):
        if "None" in str(one.type):
            kind = "integer" if "int" in str(one.type) else "number"
            out |= {one.name: f"{kind} or null", f"{one.name}_utc": "text or null"}
    return out


def _window_sample() -> dict[str, Any]:
    found = expedition.windows(
        "soyuz-ms",
        pad="baikonur-31",
        start=datetime(2021, 10, 5, tzinfo=UTC),
        days=1.0,
        elements=ROOT / "tests" / "data" / "iss-2021-10.tle",
    )
    return windows_json(found)[0]


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(list(head))]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows), ""])
