"""Ascents against what was seen: the figures docs/figures/ascent-*.svg and a section of docs/accuracy.md."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from expedition import figures
from expedition.catalog import DEFAULT
from expedition.figures import style
from expedition.phases.ascent import search
from expedition.phases.ascent.climb import Ascent
from expedition.planning.windows import Hardware, fly_ascent, named_hardware
from expedition.record.ascents import (
    M37_ITRF,
    M37_MET_S,
    AscentComparison,
    SeparationComparison,
    Telemetry,
    compare_separation,
    compare_telemetry,
    read_telemetry,
    states_at,
)
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import geodetic_from_itrf
from expedition.space.gravity import coast
from making.examples import ROOT

# Crew Dragon Demo-1 flew without a crew, lighter than the catalogue's ship.
_DM1_KG = 12100.0
_STATION_RAD = float(np.radians(51.64))
_DRAGON_1 = ROOT / "tests" / "data" / "falcon9-dragon1.csv"
_TELEMETRY = Path("data") / "ascent" / "falcon9-dragon-dm1.csv"
# The announced orbit of Soyuz, where nothing is to come from the vector.
_ANNOUNCED_KM, _ANNOUNCED_DEG = (200.0, 242.0), 51.67


def telemetry_file(shared: Path | None) -> Path | None:
    """Where the telemetry of Demo-1 is; None where it is not."""
    path = shared / _TELEMETRY if shared else None
    return path if path is not None and path.is_file() else None


def draw(shared: Path | None, folder: Path) -> None:
    """Draw the figures as SVG, that of Demo-1 only where its telemetry is; the same ascents give the same files."""
    (folder / "ascent-m-37.svg").write_bytes(figures.image(_m37_figure(), "svg"))
    path = telemetry_file(shared)
    if path is not None:
        (folder / "ascent-dm-1.svg").write_bytes(figures.image(_dm1_figure(read_telemetry(path)), "svg"))


@cache
def _dm1() -> tuple[Ascent, Hardware]:
    hardware = named_hardware(DEFAULT, "crew-dragon", "falcon-9", "ksc-39a", "iss", None)
    hardware = replace(hardware, ship=hardware.ship.model_copy(update={"mass_kg": _DM1_KG}))
    return fly_ascent(hardware, _STATION_RAD)[0], hardware


@cache
def m37() -> tuple[Ascent, SeparationComparison]:
    """Progress on Soyuz-U from pad 1/5, and how it compares with the vector."""
    flown, _ = fly_ascent(_m37_hardware(), _STATION_RAD)
    return flown, compare_separation(flown, M37_ITRF, M37_MET_S)


def _m37_hardware() -> Hardware:
    return named_hardware(DEFAULT, "progress-m", "soyuz-u", "baikonur-1", "iss", None)


def _m37_alone() -> tuple[Ascent, SeparationComparison]:
    """The same with nothing from the vector: the announced orbit, and the lead that costs least."""
    hardware = _m37_hardware()
    perigee, apogee = _ANNOUNCED_KM
    orbit = hardware.launcher.insertion.model_copy(
        update={"perigee_km": perigee, "apogee_km": apogee, "inclination_deg": _ANNOUNCED_DEG}
    )
    bare = hardware.launcher.model_copy(update={"plane_lead_s": None, "insertion": orbit})
    flown, _ = fly_ascent(replace(hardware, launcher=bare), _STATION_RAD)
    return flown, compare_separation(flown, M37_ITRF, max(M37_MET_S, flown.cutoff_s))


def dm1(telemetry: Path) -> tuple[str, ...]:
    """What was measured on Demo-1, for a table."""
    flown, _ = _dm1()
    found = compare_telemetry(flown, read_telemetry(telemetry))
    return (
        "webcast telemetry, each second to T+538 s",
        "4 km, 80 m/s RMS",
        f"{found.altitude.rms / 1000.0:.1f} km RMS in altitude (worst {_signed(found.altitude.worst / 1000.0, 1)} km "
        f"at T+{found.altitude.worst_met_s:.0f} s), {found.speed.rms:.0f} m/s RMS in speed (worst "
        f"{_signed(found.speed.worst, 0)} m/s at T+{found.speed.worst_met_s:.0f} s); cut-off T+{flown.cutoff_s:.1f} s, "
        "seen near T+543 s",
    )


def dragon_1_rows() -> list[tuple[str, str, str, str]]:
    """What was measured on four flights of Dragon 1, for a table."""
    with _DRAGON_1.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    out = []
    for flight in dict.fromkeys(row["flight"] for row in rows):
        seen = [row for row in rows if row["flight"] == flight]
        ship = DEFAULT.ship("cargo-dragon-1")
        launcher = DEFAULT.launcher(seen[0]["launcher"]).recovered(seen[0]["recovery"])
        launcher = launcher.carrying_only(ship, None)
        flown = search.best(launcher, ship.mass_kg, DEFAULT.pad("ccsfs-40"), _STATION_RAD)
        states = states_at(flown, [float(row["t_s"]) for row in seen])
        height = geodetic_from_itrf(states[:, :3])[:, 2] / 1000.0 - [
            float(row["altitude_km"]) for row in seen
        ]
        speed = np.linalg.norm(states[:, 3:], axis=1) - [float(row["ground_speed_mps"]) for row in seen]
        out.append(
            (
                f"Dragon {flight}, Falcon 9, {seen[0]['recovery']}",
                f"webcast telemetry at {len(seen)} instants to T+{seen[-1]['t_s']} s",
                "4 km, 80 m/s RMS",
                f"{np.sqrt(np.mean(height**2)):.1f} km RMS in altitude, {np.sqrt(np.mean(speed**2)):.0f} m/s RMS in "
                f"speed; first stage cut off at T+{launcher.stages[0].cutoff_s:.1f} s",
            )
        )
    return out


def dm1_saved_mps() -> float:
    """What the pitch-over of least propellant would save the second stage of Demo-1's launcher, m/s."""
    flown, hardware = _dm1()
    free = hardware.launcher.model_copy(update={"pitch_over_deg": None})
    cheapest, _ = fly_ascent(replace(hardware, launcher=free), _STATION_RAD)
    last = free.stages[-1]
    mass = hardware.ship.mass_kg + last.inert_mass_kg + flown.propellant_left_kg
    saved = cheapest.propellant_left_kg - flown.propellant_left_kg
    return float(last.isp_vacuum_s * G0_MPS2 * np.log((mass + saved) / mass))


def m37_rows() -> list[tuple[str, str, str, str]]:
    """What was measured on Progress M-37, for a table."""
    rows = []
    for label, (flown, found) in (
        ("Progress M-37, Soyuz-U", m37()),
        ("the same, announced orbit and lead of least propellant instead", _m37_alone()),
    ):
        rows.append(
            (
                label,
                "separation vector at T+529.04 s",
                "0.05°, 15 m/s",
                f"plane {found.plane_deg:.3f}°, speed {_signed(found.speed_mps, 2)} m/s, "
                f"{_signed(found.along_m / 1000.0, 1)} km along the track, "
                f"{_signed(found.up_m / 1000.0, 2)} km in height; lead {flown.lead_s:.1f} s, "
                f"cut-off T+{flown.cutoff_s:.1f} s",
            )
        )
    return rows


def _signed(value: float, digits: int) -> str:
    # The sum does away with a zero's sign.
    return f"{round(value, digits) + 0.0:+.{digits}f}".replace("-", "−")


def _clock(axes: Axes, end_s: float, title: str, unit: str) -> None:
    axes.set(xlim=(0.0, end_s), xticks=np.arange(0.0, end_s, 60.0), xlabel="T+, s", ylabel=unit, title=title)


def _heading(figure: Figure, first: str, second: str) -> None:
    figure.text(0.07, 1.0 - 0.32 / figure.get_figheight(), first, size=12.5, weight="bold")
    figure.text(0.07, 1.0 - 0.58 / figure.get_figheight(), second, color=style.hues().quiet)


def _profile(flown: Ascent) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    met = np.append(np.arange(0.0, flown.cutoff_s, 1.0), flown.cutoff_s)
    states = states_at(flown, met)
    return met, geodetic_from_itrf(states[:, :3])[:, 2] / 1000.0, np.linalg.norm(states[:, 3:], axis=1)


@style.drawn
def _dm1_figure(seen: Telemetry) -> Figure:
    flown, hardware = _dm1()
    found = compare_telemetry(flown, seen)
    met, height, speed = _profile(flown)
    end = 570.0
    figure = Figure(figsize=(10.0, 6.2))
    _heading(
        figure,
        f"Crew Dragon Demo-1: ascent from {hardware.pad.title}",
        f"computed against webcast telemetry: {found.altitude.rms / 1000.0:.1f} km and {found.speed.rms:.0f} m/s "
        f"RMS to T+{found.met_s[-1]:.0f} s; cut-off computed at T+{flown.cutoff_s:.0f} s",
    )
    above = figure.add_axes((0.07, 0.44, 0.405, 0.40)), figure.add_axes((0.58, 0.44, 0.405, 0.40))
    below = figure.add_axes((0.07, 0.085, 0.405, 0.22)), figure.add_axes((0.58, 0.085, 0.405, 0.22))
    for axes, ours, theirs, title, unit, top in (
        (above[0], height, seen.altitude_m / 1000.0, "Height above the ellipsoid", "km", 250.0),
        (above[1], speed, seen.speed_mps, "Speed over the turning Earth", "m/s", 8000.0),
    ):
        _clock(axes, end, title, unit)
        axes.plot(seen.met_s, theirs, color=style.hues().climb, lw=5.0, alpha=0.35, solid_capstyle="butt")
        axes.plot(met, ours, color=style.hues().ship, lw=1.6)
        axes.set_ylim(0.0, top)
        axes.set_xlabel("")
    _label(above[0], 258.0, 165.0, "computed", style.hues().ship, "left")
    _label(above[1], 250.0, 2500.0, "seen", style.hues().climb, "right")
    _label(above[1], 300.0, 1900.0, "computed", style.hues().ship, "left")
    _label(above[0], 238.0, 192.0, "seen", style.hues().climb, "right")
    marks = [("first stage cut-off", hardware.launcher.stages[0].cutoff_s, (9, -7), "left")]
    marks += [("second stage lights", hardware.launcher.guidance_start_s, (9, -2), "left")]
    marks += [("cut-off", flown.cutoff_s, (-4, 14), "center")]
    for text, when, offset, side in marks:
        y = float(np.interp(when, met, height))
        above[0].plot(when, y, "o", color=style.hues().ship, ms=5.5, mec="white", mew=0.9, zorder=5)
        above[0].annotate(text, (when, y), offset, textcoords="offset points", ha=side, va="center", size=8.5)
    _differences(below, found, end)
    return figure


def _differences(below: tuple[Axes, Axes], found: AscentComparison, end: float) -> None:
    for axes, values, unit, limit, wanted in (
        (below[0], found.altitude_m / 1000.0, "km", 8.0, 4.0),
        (below[1], found.speed_mps, "m/s", 160.0, 80.0),
    ):
        _clock(axes, end, "Computed less seen", unit)
        axes.axhspan(-wanted, wanted, color=style.hues().pale, lw=0)
        axes.axhline(0.0, color=style.hues().quiet, lw=0.7)
        axes.plot(found.met_s, values, color=style.hues().ink, lw=1.4)
        axes.set_ylim(-limit, limit)
        axes.text(6.0, wanted + 0.06 * limit, "wanted, as RMS", color=style.hues().quiet, size=8)


def _label(axes: Axes, x: float, y: float, text: str, color: str, side: str) -> None:
    axes.text(x, y, text, color=color, size=8.5, ha=side)


@style.drawn
def _m37_figure() -> Figure:
    flown, found = m37()
    met, height, speed = _profile(flown)
    vector = np.array(M37_ITRF)
    figure = Figure(figsize=(10.0, 4.4))
    pad = DEFAULT.pad("baikonur-1")
    _heading(
        figure,
        f"Progress on Soyuz-U: ascent from {pad.title}",
        f"against the separation vector of Progress M-37 at T+529.04 s: plane {found.plane_deg:.3f}°, speed "
        f"{_signed(found.speed_mps, 2)} m/s, {_signed(found.along_m / 1000.0, 0)} km along the track",
    )
    left = figure.add_axes((0.07, 0.12, 0.405, 0.66))
    right = figure.add_axes((0.58, 0.12, 0.405, 0.66))
    _clock(left, 570.0, "Height, and speed over the turning Earth", "km, and 0.1 km/s")
    latitude, longitude, up = geodetic_from_itrf(vector[:3])
    left.plot(met, height, color=style.hues().ship, lw=1.8)
    left.plot(met, speed / 100.0, color=style.hues().station, lw=1.8)
    left.text(300.0, 183.0, "height, km", color=style.hues().ship, size=8.5, ha="right")
    left.text(300.0, 56.0, "speed, 0.1 km/s", color=style.hues().station, size=8.5, ha="right")
    for value in (up / 1000.0, float(np.linalg.norm(vector[3:])) / 100.0):
        left.plot(M37_MET_S, value, "*", color=style.hues().climb, ms=11, mec="white", mew=0.9, zorder=5)
    left.annotate(
        "flown",
        (M37_MET_S, up / 1000.0),
        (0, -13),
        textcoords="offset points",
        ha="center",
        size=8.5,
        color=style.hues().climb,
    )
    left.set_ylim(0.0, 250.0)
    places = geodetic_from_itrf(states_at(flown, met)[:, :3])
    back = _flown_track(vector)
    right.plot(*np.degrees(back[:, 1::-1].T), color=style.hues().climb, lw=1.2, ls=(0, (4, 3)))
    right.plot(*np.degrees(places[:, 1::-1].T), color=style.hues().ship, lw=1.8)
    right.plot(
        np.degrees(longitude),
        np.degrees(latitude),
        "*",
        color=style.hues().climb,
        ms=11,
        mec="white",
        zorder=5,
    )
    right.plot(
        pad.longitude_deg, pad.latitude_deg, "^", color=style.hues().climb, ms=7, mec="white", zorder=5
    )
    right.set(
        title="Ground track",
        xlabel="longitude, ° east",
        ylabel="latitude, ° north",
        xlim=(60, 88),
        ylim=(45, 53),
    )
    right.text(pad.longitude_deg + 0.8, pad.latitude_deg - 0.1, "pad", size=8.5, va="center")
    right.text(74.5, 48.6, "computed", color=style.hues().ship, size=8.5, ha="left")
    right.text(
        60.6,
        48.9,
        "orbit of the vector,\ntraced back without thrust",
        color=style.hues().climb,
        size=8.5,
        ha="left",
    )
    right.text(
        np.degrees(longitude) - 0.2, np.degrees(latitude) - 0.55, "flown", color=style.hues().climb, size=8.5
    )
    return figure


def _flown_track(vector: np.ndarray) -> np.ndarray:
    """Geodetic places (k, 3) of the orbit of a vector, back over the time that it takes to come from the pad."""
    back = np.arange(-260.0, 1.0, 4.0)
    rate = np.array([0.0, 0.0, EARTH_ROTATION_RADPS])
    r, v = (
        np.tile(vector[:3], (back.size, 1)),
        np.tile(vector[3:] + np.cross(rate, vector[:3]), (back.size, 1)),
    )
    r, _ = coast(r, v, back, 30)
    c, s = np.cos(EARTH_ROTATION_RADPS * back), np.sin(EARTH_ROTATION_RADPS * back)
    fixed = np.stack([c * r[:, 0] + s * r[:, 1], c * r[:, 1] - s * r[:, 0], r[:, 2]], axis=1)
    return geodetic_from_itrf(fixed)
