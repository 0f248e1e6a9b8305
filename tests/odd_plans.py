"""Plans that lack what a flight to a station has: a hop, and a flight home, cut from the catalogue's flight."""

from __future__ import annotations

from typing import Any

import numpy as np

from expedition import Plan
from expedition.space.time import format_utc, parse_utc

_NOTHING: dict[str, Any] = {
    "docking_utc": None,
    "profile": None,
    "orbits": None,
    "window": None,
    "insertion": None,
    "arrival": None,
    "budget": None,
    "free_drift": [],
    "burns": [],
}


def hop(plan: Plan) -> Plan:
    """The ascent alone, told as a hop."""
    tree = plan.to_dict() | _NOTHING
    ascent = tree["trajectory"][0]
    loads = {**tree["loads"][0], "phase": "hop"}
    landing = format_utc(parse_utc(plan.zero_utc) + ascent["met_s"][-1], 3)
    top = {
        "apogee_km": 213.0,
        "apogee_utc": landing,
        "max_mach": 20.0,
        "max_g_boost": 4.3,
        "max_g_entry": 3.0,
        "weightless_s": 200.0,
        "crossed_50_miles": True,
        "crossed_100_km": True,
        "latitude_deg": 51.0,
        "longitude_deg": 85.0,
    }
    tree |= {
        "trajectory": [ascent],
        "station_trajectory": None,
        "landing_utc": landing,
        "hop": top,
        "loads": [loads],
        "events": [one for one in tree["events"] if one["met_s"] <= ascent["met_s"][-1]],
    }
    return Plan.model_validate(tree)


def home(plan: Plan) -> Plan:
    """The last coasts as a way out, then the ascent flown backwards as an entry."""
    tree = plan.to_dict() | _NOTHING
    coasts = tree["trajectory"][-22:-12]
    shift = coasts[0]["met_s"][0]
    for one in coasts:
        one["met_s"] = [met - shift for met in one["met_s"]]
    start = parse_utc(plan.zero_utc) + shift
    undocking = coasts[-1]["met_s"][-1]
    up = plan.trajectory[0]
    met = undocking + (up.met_s[-1] - np.array(up.met_s)[::-1])
    states = np.array(up.states)[::-1] * [1, 1, 1, -1, -1, -1]
    entry = {
        "name": "entry",
        "frame": "ITRF",
        "powered": False,
        "met_s": met.tolist(),
        "states": states.tolist(),
    }
    end = float(met[-1])

    def utc(at: float) -> str:
        return format_utc(start + at, 3)

    felt = np.array(tree["loads"][0]["felt_g"])[::-1]
    station = tree["station_trajectory"]
    station["met_s"] = [one - shift for one in station["met_s"]]
    way_home = {
        "zone": "Kazakhstan",
        "deorbit_tig_utc": utc(undocking - 280.0),
        "deorbit_duration_s": 280.0,
        "deorbit_dv_mps": 128.0,
        "deorbit_height_km": 415.0,
        "entry_utc": utc(undocking),
        "entry_height_km": 100.0,
        "entry_speed_mps": 7600.0,
        "entry_angle_deg": -1.4,
        "max_g": float(felt.max()),
        "max_g_utc": utc(undocking + 300.0),
        "max_heating_wpm2": 1.2e6,
        "blackout_utc": [utc(undocking + 60.0), utc(undocking + 240.0)],
        "latitude_deg": 46.0,
        "longitude_deg": 63.56,
        "miss_km": 3.0,
        "sun_elevation_deg": 30.0,
        "lighting": "day",
        "sunrise_utc": None,
        "sunset_utc": None,
        "ballistic": {
            "max_g": 8.5,
            "latitude_deg": 47.0,
            "longitude_deg": 59.0,
            "landing_utc": utc(end),
            "short_km": 400.0,
        },
        "opportunities": [],
    }
    loads = {
        "phase": "entry",
        "met_s": met.tolist(),
        "felt_g": felt.tolist(),
        "dynamic_pressure_pa": None,
        "heating_wpm2": (1.2e6 * np.sin(np.linspace(0.0, np.pi, met.size))).tolist(),
        "bank_deg": np.linspace(60.0, -60.0, met.size).tolist(),
    }
    burn = plan.to_dict()["burns"][-1] | {
        "name": "separation",
        "tig_utc": utc(5.0),
        "met_s": 5.0,
    }
    tree |= {
        "liftoff_utc": None,
        "undocking_utc": utc(0.0),
        "landing_utc": utc(end),
        "trajectory": [*coasts, entry],
        "station_trajectory": station,
        "way_home": way_home,
        "loads": [loads],
        "burns": [burn],
        "events": [
            {"name": name, "utc": utc(at), "met_s": at, "detail": detail, "range_km": None}
            for name, at, detail in (
                ("Undocking", 0.0, ""),
                ("Entry interface", undocking, "100 km high"),
                ("Main parachute opens", end - 120.0, "7 < 8 & 9 km"),
                ("Landing", end, "Kazakhstan"),
            )
        ],
    }
    return Plan.model_validate(tree)
