"""The self-check of an installed copy: data, ages, catalogue, and the engine against another program."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from expedition.errors import ExpeditionError
from expedition.space.engine import Forces, engine_time, satkit
from expedition.space.time import DAY_S, format_utc, from_datetime, parse_utc

_PACKAGES = ("expedition", "satkit", "satkit-data", "astropy-iers-data", "sgp4", "numpy", "pydantic")

# A station's orbit over a day without drag, by Orekit 13.1 (EGM2008 20x20, Sun, Moon, tides, relativity).
_ARC_START = "2021-10-05T08:55:02Z"
_ARC_FROM = (
    -1992814.9289739057,
    -3744100.577644479,
    5306544.233604295,
    7031.009545381038,
    -3001.1044526703486,
    524.8172726400481,
)
_ARC_TO = (3036828.829636803, 3145524.0936354254, -5223371.2966992445)
_ARC_TOLERANCE_M = 0.05
_EARTH_ORIENTATION_WARN_DAYS = 365.0


@dataclass(frozen=True)
class Result:
    """One finding of the self-check."""

    name: str
    ok: bool
    detail: str

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return asdict(self)


def run(tell: Callable[[str], None] = lambda _: None) -> list[Result]:
    """Every finding, in order; nothing is fetched or written."""
    out = [_versions()]
    for name, check in (
        ("Earth orientation", _earth_orientation),
        ("space weather", _space_weather),
        ("catalogue", _catalogue),
        ("engine against Orekit, 1 day", _reference_arc),
    ):
        tell(f"checking {name}")
        try:
            ok, detail = check()
        except (ExpeditionError, OSError, RuntimeError, ValueError) as error:
            ok, detail = False, str(error).splitlines()[0]
        out.append(Result(name, ok, detail))
    return out


def _versions() -> Result:
    versions = []
    missing = []
    for package in _PACKAGES:
        try:
            versions.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(package)
    detail = f"Python {platform.python_version()}, {', '.join(versions)}"
    if missing:
        detail += f"; missing: {', '.join(missing)}; install Expedition again"
    return Result("versions", not missing, detail)


def _earth_orientation() -> tuple[bool, str]:
    coverage = satkit().frametransform.eop_coverage()
    if coverage is None:
        return False, "no table was found; install astropy-iers-data again"
    _, measured, last = coverage
    age = (engine_time(_now()) - measured).days
    detail = f"measured to {_day(measured)}, forecast to {_day(last)}"
    if age > _EARTH_ORIENTATION_WARN_DAYS:
        detail += "; upgrade astropy-iers-data for flights of this year"
    return True, detail


def _space_weather() -> tuple[bool, str]:
    sk = satkit()
    sk.spaceweather.status(engine_time(parse_utc(_ARC_START)))
    coverage = sk.spaceweather.coverage()
    if coverage is None:
        return False, "no table was found; install satkit-data again"
    _, measured, _, last = coverage
    return True, f"measured to {_day(measured)}, forecast to {_day(last)}"


def _day(instant: Any) -> str:
    return str(instant)[:10]


def _now() -> float:
    from datetime import UTC, datetime

    return from_datetime(datetime.now(UTC))


def _catalogue() -> tuple[bool, str]:
    from expedition.catalog import everything

    entries = everything()
    return True, f"{len(entries)} entries, every value with its source"


def _reference_arc() -> tuple[bool, str]:
    start = parse_utc(_ARC_START)
    forces = Forces.over(start, start + DAY_S)
    arc = forces.propagate(_ARC_FROM, start, start + DAY_S, drag_area_over_mass_m2pkg=0.0)
    miss = float(np.linalg.norm(arc.end_state_gcrf[:3] - np.array(_ARC_TO)))
    return miss < _ARC_TOLERANCE_M, f"{miss * 1000.0:.0f} mm apart from {format_utc(start)} on"
