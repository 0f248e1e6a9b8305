"""What happens on the way down, as events and as the table of the entry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent as DescentData
from expedition.phases.home import entry, runway
from expedition.phases.home.deorbit import (
    Fall,
    heights_m,
)
from expedition.space.atmosphere import AnyAir
from expedition.timeline import Burn, Event, sentence

Array = NDArray[np.float64]
_BLACKOUT_MPS = 4000.0
_BLACKOUT_KGPM3 = 1.3e-5


@dataclass(frozen=True, eq=False)
class EntryTable:
    """The way from entry interface to standstill, sample by sample."""

    t: Array
    """(k,) instants."""
    states_itrf: Array
    """(k, 6) Earth-fixed position and Earth-relative velocity, m and m/s."""
    felt_g: Array
    heating_wpm2: Array
    """Convective, at the stagnation point."""
    bank_rad: Array
    dynamic_pressure_pa: Array


def burn_events(data: DescentData, burn: Burn, fall: Fall) -> list[Event]:
    """From the deorbit burn to entry interface."""
    height = float(heights_m(fall.coast, np.array([fall.burn.end]))[0])
    interface = f"{data.entry_height_m / 1000.0:.0f} km high, {fall.angle_deg:.2f}° below the horizon"
    return [
        Event("Deorbit burn begins", burn.tig, f"{fall.dv_mps:.1f} m/s against the flight"),
        Event("Deorbit burn ends", burn.end, f"{height / 1000.0:.0f} km high"),
        *_parting(data, fall),
        Event("Entry interface", fall.interface, interface),
    ]


def entry_events(
    data: DescentData, table: EntryTable, loads: Array, dark: tuple[float, float] | None
) -> list[Event]:
    """What happens in the air until steering hands over."""
    steers = np.nonzero(table.felt_g > data.steering_from_g)[0][0]
    out = [Event("Steering begins", float(table.t[steers]), f"{data.steering_from_g:g} g felt")]
    if dark is not None:
        out += [Event("Radio blackout begins", dark[0]), Event("Radio blackout ends", dark[1])]
    hottest, peak = int(np.argmax(table.heating_wpm2)), int(np.argmax(loads))
    heat, high = table.heating_wpm2[hottest], float(entry.height_m(table.states_itrf[peak, :3, None])[0])
    return [
        *out,
        Event("Greatest heating", float(table.t[hottest]), f"{heat / 1e4:.0f} W/cm² at the nose"),
        Event("Greatest load", float(table.t[peak]), f"{loads[peak]:.1f} g, {high / 1000.0:.0f} km high"),
    ]


def opening(name: str) -> str:
    return f"{sentence(name)} {'open' if name.endswith('s') else 'opens'}"


def _parting(data: DescentData, fall: Fall) -> list[Event]:
    parting = data.parting
    if parting is None:
        return []
    if parting.before_burn_s is not None:
        return [
            Event(sentence(parting.name), fall.burn.start - parting.before_burn_s, "before the deorbit burn")
        ]
    times = np.linspace(fall.burn.end, fall.interface, 400)
    heights = heights_m(fall.coast, times)
    at = float(np.interp(-(parting.height_m or 0.0), -heights, times))
    return [Event(sentence(parting.name), at, f"{np.interp(at, times, heights) / 1000.0:.0f} km high")]


def entry_table(
    begin: float, flown: entry.Track, last: entry.Track, craft: entry.Craft, air: AnyAir, winged: bool
) -> EntryTable:
    """Steered entry and what follows it as one table; the instant that both share is kept once."""
    t = np.concatenate([flown.after_s, flown.after_s[-1] + last.after_s[1:]]) + begin
    states = np.concatenate([flown.states_itrf, last.states_itrf[1:]])
    banks = np.concatenate([flown.bank_rad, last.bank_rad[1:]])
    after = runway.felt_g(last) if winged else last.felt_g(craft, air)
    felt = np.concatenate([flown.felt_g(craft, air, lifts=0.0 if flown.ballistic else 1.0), after[1:]])
    places = states[:, :3].T
    density, _ = air.near(places).at(entry.height_m(places))
    pressure = 0.5 * density * np.sum(states[:, 3:] ** 2, axis=1)
    return EntryTable(t, states, felt, entry.heating_wpm2(states.T, craft, air), banks, pressure)


def silence(table: EntryTable, air: AnyAir) -> tuple[float, float] | None:
    places = table.states_itrf[:, :3].T
    density, _ = air.near(places).at(entry.height_m(places))
    speed = np.linalg.norm(table.states_itrf[:, 3:], axis=1)
    dark = np.nonzero((density > _BLACKOUT_KGPM3) & (speed > _BLACKOUT_MPS))[0]
    return (float(table.t[dark[0]]), float(table.t[dark[-1]])) if dark.size else None
