"""docs/schema.md: the fields of what `--json` prints, from the models themselves.

A field's meaning is the docstring under it in the model; its unit is the end of its name. A field without a
meaning stops the making of the page. What is printed without a model is explained here.
"""

from __future__ import annotations

import inspect
import string
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel

from expedition.assess.compare import CompareCell, CompareColumn, CompareRow, CompareSource, Comparison
from expedition.assess.curve import EverydayRow, RiskAnswer, RiskPoint
from expedition.catalog import DEFAULT, show
from expedition.catalog.models.flight import Asked, CrewMember, FreeOrbit, PlannedReboost
from expedition.exports.tables import timeline_csv
from expedition.meanings import meanings
from expedition.plans.compared import ComparedCutoff, PlanCompared
from expedition.plans.consumables import PhaseUse, PlanConsumables
from expedition.plans.contingencies import DockingAgain, FallBack, IntactAbort, PlanContingencies
from expedition.plans.crew_days import PlanCrewDays, PlanCrewSpan
from expedition.plans.data import PlanData, PlanGiven, StationBurn
from expedition.plans.found import FoundProfile, FoundWindow
from expedition.plans.plan import Plan
from expedition.plans.price import PlanPrice, PriceRow, PriceStatement
from expedition.plans.risk import PhaseRisk, PlanRisk, RiskChance, StatedRiskRow
from expedition.plans.schema import (
    FlightRecord,
    PlanBudget,
    PlanBurn,
    PlanCheck,
    PlanEvent,
    PlanHop,
    PlanRecord,
    PlanShip,
)
from expedition.plans.sight import PlanLink, PlanSight
from expedition.plans.tables import PlanDrift, PlanLoads, Segment
from expedition.plans.way_home import (
    PlanBallistic,
    PlanEmergency,
    PlanLanding,
    PlanPass,
    PlanStay,
    PlanWayHome,
)
from expedition.plans.way_there import (
    PlanAbort,
    PlanArrival,
    PlanBooster,
    PlanDogLeg,
    PlanInsertion,
    PlanLaunchWindow,
    PlanWindow,
)
from expedition.record.flown import FlownRow
from expedition.record.planned import PlannedRow
from expedition.record.returns import ReturnRow
from expedition.whatif.answers_by_age import ActualRow, AgeRow, DirectRow, Spread
from expedition.whatif.campaign_rows import CampaignRow, CauseRow, DateRow
from expedition.whatif.slip import SlipRow
from expedition.whatif.summary import (
    Chance,
    ColumnSpread,
    Figure,
    LandingCircle,
    LandingEllipse,
    LevelError,
    SourceShare,
    Summary,
)
from expedition.whatif.ways_on import MissedRow, WayOn

_PARTS: tuple[type[BaseModel], ...] = (
    PlanWindow,
    PlanLaunchWindow,
    PlanDogLeg,
    PlanInsertion,
    PlanBooster,
    PlanEvent,
    PlanBurn,
    PlanArrival,
    PlanStay,
    PlanPass,
    PlanWayHome,
    PlanLanding,
    PlanBallistic,
    PlanEmergency,
    PlanHop,
    PlanAbort,
    PlanCheck,
    PlanBudget,
    PlanLoads,
    PlanDrift,
    PlanShip,
    PlanSight,
    PlanLink,
    PlanContingencies,
    FallBack,
    DockingAgain,
    IntactAbort,
    PlanCompared,
    ComparedCutoff,
    PlanConsumables,
    PhaseUse,
    PlanCrewDays,
    PlanCrewSpan,
    PlanRisk,
    PhaseRisk,
    RiskChance,
    StatedRiskRow,
    PlanPrice,
    PriceRow,
    PriceStatement,
    PlanData,
    PlanGiven,
    StationBurn,
    Segment,
    FlightRecord,
    FreeOrbit,
    PlannedReboost,
    CrewMember,
)

_SUMMARY = (Figure, Chance, ColumnSpread, LandingEllipse, LandingCircle, SourceShare, LevelError)
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
    "jpm2": "J/m²",
    "kg": "kg",
    "days": "d",
    "m2": "m²",
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
    "in_sight": "satellites and ground stations that hear the ship then, by `; `",
}

_EVERY = {
    "sample": "its number, from 0",
    "failed": "why it could not be computed; empty where it could",
    "outcome": "what becomes of it, as in `outcomes`",
    "ok: …": "whether it passes the check of that name, a column each",
}
_THERE = {
    **_EVERY,
    "cutoff_late_s": "cut-off after the planned one",
    "launcher_left_kg": "propellant left in the last stage; negative where it falls short",
    "insertion_perigee_km": "at the planned cut-off, osculating, above 6378.137 km",
    "insertion_apogee_km": "the same",
    "insertion_inclination_deg": "osculating, on the true equator",
    "insertion_period_s": "osculating",
    "foreseen_miss_m": "how far off the aim point the burns lead that are found first, as navigation has it",
    "dv_1_mps": "of the first burn of phasing; `dv_2_mps` and so on of the others",
    "phasing_mps": "Δv of phasing",
    "approach_mps": "Δv of the approach",
    "total_mps": "both",
    "lowest_perigee_km": "after any burn of phasing",
    "arrival_m": "off the aim point",
    "arrival_radial_m": "of that, outward from the Earth, in the station's frame",
    "arrival_along_m": "along the station's motion",
    "arrival_across_m": "across",
    "arrival_mps": "off the velocity wanted there",
    "outside_ellipsoid": "nearest to the approach ellipsoid before approach initiation; 1 is on it",
    "nearest_m": "nearest to the station before the final approach",
    "corridor_deg": "widest off the docking axis in the corridor",
    "contact_mps": "closing speed",
    "side_m": "off to one side at contact",
    "other_side_m": "off to the other side",
    "lateral_m": "both",
    "lateral_mps": "sideways speed at contact",
}
_BACK = {
    **_EVERY,
    "landing_lat_deg": "of touchdown, WGS 84",
    "landing_lon_deg": "of touchdown, east positive",
    "along_km": "beyond the planned landing, along the flight",
    "cross_km": "to the right of it",
    "landed_s": "landing after the planned one",
    "max_g": "greatest load of the steered entry",
    "peak_heating_wpm2": "greatest heating at the stagnation point",
    "heat_load_jpm2": "heating summed up",
    "leaving_mps": "of the pulses or burns before the deorbit burn whose errors none after them corrects",
    "ignition_s": "deorbit burn after the planned one",
    "deorbit_dv_mps": "of the deorbit burn",
    "deorbit_propellant_kg": "of the deorbit burn",
    "interface_s": "entry interface after the planned one",
    "entry_angle_deg": "below the horizon, of the inertial velocity",
    "reversals": "how often the bank changes sides",
    "off_aim_km": "landing off the aim",
    "raising_mps": "of free flights: of both burns that raise the orbit",
}

_HEAD = """\
# What Expedition prints for programs

<!-- Made by docs/generate.py from src/expedition/plans/; edit that, or docs/making/schema.py. -->

This page describes the JSON of `expedition plan --json` (the same as `plan.json` in the folder of `--out`, and
as `Plan.to_json` in Python), of `expedition windows --json`, and of the other commands; then the table and the
trajectory that `--out` writes, and the file in which you describe a flight of your own.

![Height and phase of a flight: what the fields of a plan hold, drawn](figures/phasing.svg)

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
    out = [_HEAD, "## `expedition plan --json`\n", "An object:\n", _model(PlanRecord)]
    for model in _PARTS:
        out += [f"### {_title(model)}\n", _said(model), _model(model)]
    out += [
        "## `expedition windows --json`\n",
        "A list, in order of time, of objects, one for each passage of the pad through the station's plane:\n",
        _model(FoundWindow),
        "### FoundProfile\n",
        _said(FoundProfile),
        _model(FoundProfile),
        "## `expedition flown --json`\n",
        "A list of objects, one for each flight of the record, in its order:\n",
        _model(FlownRow),
        "With `--planned`, one for each lift-off as it was planned:\n",
        _model(PlannedRow),
        "With `--returns`, one for each return:\n",
        _model(ReturnRow),
        "## `expedition whatif dispersions --json`\n",
        "An object, the same as `summary.json` in the folder of `--out`:\n",
        _model(Summary),
        *(part for one in _SUMMARY for part in (f"### {one.__name__}\n", _said(one), _model(one))),
        "### Columns of the samples\n",
        "`parts/*.parquet` in that folder, and `Dispersions.samples` in Python, have a row for each sample; what is no "
        "number is null there and NaN here. To a station:\n",
        _plain(_THERE),
        "Home:\n",
        _plain(_BACK),
        "## `expedition whatif slip --json`\n",
        "A list of objects, one for each lift-off, or undocking, in order of time:\n",
        _model(SlipRow),
        "## `expedition whatif missed --json`\n",
        "A list of objects, one for each burn and share, in order of the burns:\n",
        _model(MissedRow),
        "### WayOn\n",
        _said(WayOn),
        _model(WayOn),
        "## `expedition whatif campaign --json`\n",
        "A list of objects, one for each flight, in order of the file:\n",
        _model(CampaignRow),
        *(part for one in (CauseRow, DateRow) for part in (f"### {one.__name__}\n", _said(one), _model(one))),
        "## `expedition whatif data-age --json`\n",
        "An object: `rows`, a list of these, by age:\n",
        _model(AgeRow),
        "`actual`, a list of these, one for each older element set among the data given, the newest first:\n",
        _model(ActualRow),
        "and `direct`, a list of these, one for each sample that was planned in full:\n",
        _model(DirectRow),
        "### Spread\n",
        _said(Spread),
        _model(Spread),
        "## `expedition risk --json`\n",
        "An object:\n",
        _model(RiskAnswer),
        *(
            part
            for one in (RiskPoint, EverydayRow)
            for part in (f"### {one.__name__}\n", _said(one), _model(one))
        ),
        "## `expedition price --json`\n",
        "An object: `title`, what it is called, and the fields of [Price](#price).\n",
        "## `expedition compare --json`\n",
        "An object:\n",
        _model(Comparison),
        *(
            part
            for one in (CompareColumn, CompareRow, CompareCell, CompareSource)
            for part in (f"### {one.__name__}\n", _said(one), _model(one))
        ),
        "## `expedition catalog --json`\n",
        "Without a name, a list of objects:\n",
        _table(show.catalog_json(DEFAULT.everything())[0], _CATALOG),
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
        _model(Asked, toml=True),
    ]
    return "\n".join(out)


def _title(model: type[BaseModel]) -> str:
    return model.__name__.removeprefix("Plan")


def _said(model: type[BaseModel]) -> str:
    return f"{inspect.cleandoc(model.__doc__ or '')}\n"


def _model(model: type[BaseModel], *, toml: bool = False) -> str:
    said = meanings(model)
    rows = []
    for name, field in model.model_fields.items():
        if name not in said:
            raise ValueError(f"{model.__name__}.{name} has no docstring")
        key = field.alias or name
        need = ("yes" if field.is_required() and name not in ("name", "title") else "",) if toml else ()
        rows.append(
            (f"`{key}`", _type(field.annotation, toml=toml), *need, _unit(key), _one_line(said[name]))
        )
    head = ("field", "type", "needed", "unit", "meaning") if toml else ("field", "type", "unit", "meaning")
    return _markdown(head, rows)


def _one_line(text: str) -> str:
    text = " ".join(text.split()).replace("|", r"\|").removesuffix(".")
    # Sentences in cells begin small, as those of this module do, but for names and symbols.
    return (
        text[0].lower() + text[1:]
        if text[0] in string.ascii_uppercase and (text[1].islower() or text[1] == " ")
        else text
    )


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
        if annotation is CrewMember and toml:
            return "table"
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


def _plain(meanings: Mapping[str, str]) -> str:
    return _markdown(
        ("column", "unit", "meaning"),
        ((f"`{name}`", _unit(name), meaning) for name, meaning in meanings.items()),
    )


def _kind(value: Any) -> str:
    if isinstance(value, list):
        return f"list of {len(value)} {_plural(_kind(value[0]))}"
    if isinstance(value, bool):
        return "true or false"
    return {str: "text", int: "integer", float: "number", dict: "object"}[type(value)]


def _columns() -> str:
    empty = Plan.model_construct(events=(), burns=())
    names = timeline_csv(empty).strip().split(",")
    if names != list(_TIMELINE):
        raise ValueError(f"timeline.csv has {', '.join(names)}; explained are {', '.join(_TIMELINE)}")
    rows = [(f"`{name}`", _unit(name), meaning) for name, meaning in _TIMELINE.items()]
    return _markdown(("column", "unit", "meaning"), rows)


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(list(head))]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows), ""])
