"""Reach: which inclinations a pad can launch into, and what those cost that it cannot launch into directly.

A plane is entered directly where the azimuth that leads into it lies in a sector open to the pad. Else the rocket
leaves at the open azimuth from which that is cheapest, holds it until the sector lets it turn, and steers into the
wanted inclination while it still gains speed: a dog-leg. Two segments on a sphere: to go from speed v₁ to v₂ with a
turn by ψ between takes √(v₁² + v₂² − 2 v₁v₂ cos ψ), which is ψ's price over v₂ − v₁. Where to turn is searched: early
it is slow, and near the equator the turn is smallest. Where even the orbit itself is cheaper turned, at its node, that
is taken.

Speeds along the way are those of a flown ascent in the cheapest direction that the pad has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from expedition.catalog import DEFAULT, Catalogue
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad, Sector
from expedition.errors import ImpossibleFlightError, InputError
from expedition.phases.ascent import search
from expedition.phases.ascent.plane_crossing import geocentric_rad
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M, carried_mps

Array = NDArray[np.float64]

USUAL_DEG = (26.5, 28.5, 30.0, 33.0, 36.0, 40.0, 45.0, 51.64, 60.0, 70.0, 80.0, 90.0, 97.0)
# So much below what the pad reaches a ship can turn its own plane at the price of some metres a second.
_SHORT_DEG = 0.15
_MARGIN_DEG = 0.06
_STEPS = 400
# Azimuths of a sector are tried so far apart, then so many times closer about the best.
_AZIMUTH_STEP_DEG, _FINER = 2.0, 50
# A low orbit's speed: 200 km high.
_ORBIT_MPS = float(np.sqrt(MU_M3_S2 / (WGS84_RADIUS_M + 200e3)))


@dataclass(frozen=True)
class Reach:
    """One inclination from one pad. Azimuths from north over east, over the turning Earth."""

    inclination_deg: float
    direct_azimuth_deg: float | None
    """The one that leads straight into the plane, of two the one nearest to what is open; None below the latitude."""
    direct: bool
    """Whether it may be flown."""
    azimuth_deg: float
    """The azimuth flown."""
    sector: str
    overflies: str
    turn_deg: float
    """Change of direction in the dog-leg."""
    turn_after_km: float
    """Where it is made, from the pad; in orbit where it is beyond insertion."""
    dv_mps: float
    """Over the cheapest direct launch of the pad: the turn, and what the Earth's rotation gives less."""
    margin_mps: float
    """What the launcher has over after it; negative where it has not enough."""
    payload_kg: float
    """The payload with which it has that margin."""
    payload_left_kg: float
    """Propellant that the launcher would have left; nothing where it falls short."""

    @property
    def reachable(self) -> bool:
        """Whether the launcher gets there."""
        return self.margin_mps >= 0.0

    def to_dict(self) -> dict[str, object]:
        """The fields by name, and whether it is reachable."""
        return {**asdict(self), "reachable": self.reachable}


def named(pad: str, launcher: str | None = None, *, catalogue: Catalogue = DEFAULT) -> tuple[Reach, ...]:
    """The table of the usual inclinations for a pad of the catalogue and the heaviest ship of its launcher.

    launcher: needed where the pad has several. Raises InputError for an unknown or missing name, and
    ImpossibleFlightError for a launcher that does not fly from there.
    """
    where = catalogue.pad(pad)
    rockets = [one for one in where.launchers if catalogue.vehicle_kind(one) == "launcher"]
    if launcher is None and len(rockets) != 1:
        raise InputError(
            f"name the launcher: {where.title} has {', '.join(rockets) or 'none to orbit'}", field="launcher"
        )
    rocket = catalogue.launcher(launcher or rockets[0])
    if rocket.name not in rockets:
        raise ImpossibleFlightError(
            f"{rocket.title} does not fly from {where.title}; what does: {', '.join(rockets) or 'nothing to orbit'}"
        )
    ships = [catalogue.ship(name) for name in catalogue.names("ship")]
    masses = [ship.mass_kg for ship in ships if ship.launcher == rocket.name]
    if not masses:
        raise InputError(f"no ship of the catalogue flies on {rocket.title}", field="launcher")
    return table(where, rocket, max(masses))


def table(
    pad: Pad, launcher: Launcher, payload_kg: float, inclinations_deg: Sequence[float] = USUAL_DEG
) -> tuple[Reach, ...]:
    """Every inclination asked for, in their order, by its cheapest way.

    payload_kg: what rides on the last stage. Raises ImpossibleFlightError where the launcher reaches no orbit at all.
    Prices of dog-legs are lower bounds: one of Falcon 9, flown by explicit guidance from due east into 40°, cost
    480 m/s where this gives 290.
    """
    base = _base(pad, launcher, payload_kg)
    return tuple(_cheapest(pad, base, float(one)) for one in inclinations_deg)


def refuse_closed(pad: Pad, launcher: Launcher, payload_kg: float, inclination_deg: float) -> None:
    """Raise ImpossibleFlightError where the way into an inclination costs more than the launcher has.

    A pad without sectors never refuses.
    """
    if not pad.allowed:
        return
    asked = facing(pad, float(np.radians(inclination_deg)))
    easiest = _easiest_rad(pad)
    if not search.arrives(launcher, payload_kg, facing(pad, easiest), easiest):
        # Not even the cheapest way is in reach; it is said of the one that is asked for.
        search.best(launcher, payload_kg, asked, float(np.radians(inclination_deg)))
    (one,) = table(pad, launcher, payload_kg, (inclination_deg,))
    if one.reachable and (one.direct or pad.dog_legs):
        return
    if one.direct:
        # The price of going less to the east is estimated; the ascent itself tells, and by how much it falls short.
        try:
            search.best(launcher, payload_kg, asked, float(np.radians(inclination_deg)))
        except ImpossibleFlightError as error:
            raise ImpossibleFlightError(
                f"{inclination_deg:.2f}° from {pad.title}: the way is open, at azimuth {one.azimuth_deg:.0f}°, but "
                f"costs {one.dv_mps:.0f} m/s more than due east, of {one.dv_mps + one.margin_mps:.0f} m/s left there. "
                f"{error}, another launcher, or a lower inclination"
            ) from None
        return
    way = (
        "the plane lies below the pad's latitude"
        if one.direct_azimuth_deg is None
        else f"it needs azimuth {one.direct_azimuth_deg:.0f}°, which is closed"
    )
    if one.reachable:
        cost = (
            f"a dog-leg would cost {one.dv_mps:.0f} m/s of the {one.dv_mps + one.margin_mps:.0f} m/s left, and is "
            "flown where the pad's file says dog_legs = true"
        )
    else:
        cost = (
            f"a dog-leg by {one.turn_deg:.0f}° costs {one.dv_mps:.0f} m/s, and {launcher.title} with "
            f"{payload_kg / 1000.0:.0f} t has {one.dv_mps + one.margin_mps:.0f} m/s left: Δv is short by "
            f"{-one.margin_mps:.0f} m/s"
        )
    sectors = ", ".join(f"{s.from_deg:g}° to {s.to_deg:g}° ({s.name})" for s in pad.allowed)
    spans = " and ".join(f"{low:.1f}° to {high:.1f}°" for low, high in spans_deg(pad, launcher, payload_kg))
    raise ImpossibleFlightError(
        f"{inclination_deg:.2f}° from {pad.title}: {way}; {cost}. Open azimuths are {sectors}; directly reached: "
        f"{spans or 'none'}. Take another pad, or an orbit of its own in one of those"
    )


def spans_deg(pad: Pad, launcher: Launcher, payload_kg: float) -> list[tuple[float, float]]:
    """The inclinations that a launcher reaches from a pad without a turn, as ranges, degrees; right to 0.1°.

    Raises ImpossibleFlightError where it reaches no orbit at all.
    """
    base = _base(pad, launcher, payload_kg)
    lowest = lowest_inclination_deg(pad)
    asked = np.arange(np.ceil(10.0 * lowest), 1800.0 - 10.0 * lowest) / 10.0
    reached = [_directly(pad, base, float(np.radians(one))) for one in asked]
    edges = np.flatnonzero(np.diff([0, *map(int, reached), 0]))
    return [(float(asked[a]), float(asked[b - 1])) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _directly(pad: Pad, base: _Base, inclination_rad: float) -> bool:
    """Whether an open azimuth leads into an inclination, and the launcher has what it costs."""
    ways = _direct_azimuths_deg(pad, inclination_rad)
    open_ = not pad.allowed or any(one.holds(azimuth) for one in pad.allowed for azimuth in ways)
    return bool(ways) and open_ and _relative_mps(pad, inclination_rad) - base.relative_mps <= base.margin_mps


def facing(pad: Pad, inclination_rad: float) -> Pad:
    """The pad as it launches into an inclination: on the pass that it uses, or on the other where only that is open."""
    direct = _direct_azimuths_deg(pad, inclination_rad)
    if not direct:
        return pad
    northward, southward = (any(one.holds(azimuth) for one in pad.allowed) for azimuth in direct)
    own, other = (southward, northward) if pad.southbound else (northward, southward)
    return pad if own or not other else pad.model_copy(update={"southbound": not pad.southbound})


def ways(pad: Pad, inclination_rad: float) -> tuple[Pad, ...]:
    """The pad as it launches into an inclination on its own pass, and on the other one where its sectors allow both."""
    first = facing(pad, inclination_rad)
    direct = _direct_azimuths_deg(pad, inclination_rad)
    if len(direct) == 2 and all(any(one.holds(azimuth) for one in pad.allowed) for azimuth in direct):
        return first, first.model_copy(update={"southbound": not first.southbound})
    return (first,)


def lowest_inclination_deg(pad: Pad) -> float:
    """The lowest inclination whose plane passes over a pad: its geocentric latitude."""
    return float(np.degrees(abs(geocentric_rad(pad))))


def nearest_inclination_rad(pad: Pad, inclination_rad: float, others: Sequence[Pad] = ()) -> float:
    """The inclination that a launcher flies into for a station's: the same, or the lowest of a pad just too far north.

    What is missing then, up to 0.15°, the ship turns itself. Raises ImpossibleFlightError for more, naming those of
    `others` that can.
    """
    lowest, asked = lowest_inclination_deg(pad), float(np.degrees(inclination_rad))
    steepest = asked if asked <= 90.0 else 180.0 - asked
    if steepest >= lowest + _MARGIN_DEG:
        return inclination_rad
    if steepest >= lowest - _SHORT_DEG:
        nearest = lowest + _MARGIN_DEG
        return float(np.radians(nearest if asked <= 90.0 else 180.0 - nearest))
    able = [one.name for one in others if steepest >= lowest_inclination_deg(one) - _SHORT_DEG]
    raise ImpossibleFlightError(
        f"{asked:.2f}° is below the latitude of {pad.title}, {abs(pad.latitude_deg):.2f}° ({lowest:.2f}° geocentric); "
        f"the lowest reachable inclination is {lowest:.2f}°. Pads of the same launcher that reach it: "
        f"{', '.join(able) or 'none'}"
    )


@dataclass(frozen=True, eq=False)
class _Base:
    """The cheapest direct ascent: inertial speed (m/s) by distance from the pad (rad), and what is left."""

    distance_rad: Array
    speed_mps: Array
    relative_mps: float
    margin_mps: float
    exhaust_mps: float
    payload_kg: float
    burnout_kg: float


@lru_cache(maxsize=16)
def _base(pad: Pad, launcher: Launcher, payload_kg: float) -> _Base:
    inclination = _easiest_rad(pad)
    flown = search.best(launcher, payload_kg, facing(pad, inclination), inclination)
    place = flown.states_itrf[:, :3] / np.linalg.norm(flown.states_itrf[:, :3], axis=1)[:, None]
    inertial = flown.states_itrf[:, 3:] + carried_mps(flown.states_itrf[:, :3])
    last = launcher.stages[-1]
    exhaust = last.isp_vacuum_s * G0_MPS2
    burnout = payload_kg + last.count * last.inert_mass_kg
    left = flown.propellant_left_kg
    return _Base(
        np.arccos(np.clip(place @ place[0], -1.0, 1.0)),
        np.linalg.norm(inertial, axis=1),
        _relative_mps(pad, inclination),
        float(exhaust * np.log((burnout + left) / burnout)),
        exhaust,
        payload_kg,
        burnout,
    )


def _easiest_rad(pad: Pad) -> float:
    """The inclination that costs least: nearest to due east, through the middle of a sector or at an edge of it."""
    lowest = float(np.radians(lowest_inclination_deg(pad) + 2.0 * _MARGIN_DEG))
    eastward = [
        azimuth for one in pad.allowed for azimuth in (one.from_deg, one.to_deg, 90.0) if one.holds(azimuth)
    ]
    return max(min((_inclination_of(pad, azimuth) for azimuth in eastward), default=lowest), lowest)


def _relative_mps(pad: Pad, inclination_rad: float) -> float:
    """Speed of a low orbit over the turning Earth at the pad's latitude, m/s."""
    latitude = geocentric_rad(pad)
    east = np.clip(np.cos(inclination_rad) / np.cos(latitude), -1.0, 1.0)
    turning = EARTH_ROTATION_RADPS * WGS84_RADIUS_M * np.cos(latitude)
    return float(np.sqrt(_ORBIT_MPS**2 + turning**2 - 2.0 * _ORBIT_MPS * turning * east))


def _inclination_of(pad: Pad, azimuth_deg: float) -> float:
    """The inclination (rad) of the orbit that an Earth-relative azimuth leads into."""
    inertial = _inertial_azimuth(pad, azimuth_deg)
    return float(np.arccos(np.sin(inertial) * np.cos(geocentric_rad(pad))))


def _inertial_azimuth(pad: Pad, azimuth_deg: float) -> float:
    azimuth = np.radians(azimuth_deg)
    turning = EARTH_ROTATION_RADPS * WGS84_RADIUS_M * np.cos(geocentric_rad(pad))
    # Speed over ground that, with the Earth's own, makes the orbit's.
    along = turning * np.sin(azimuth)
    ground = -along + np.sqrt(along**2 + _ORBIT_MPS**2 - turning**2)
    return float(np.arctan2(ground * np.sin(azimuth) + turning, ground * np.cos(azimuth)))


def _direct_azimuths_deg(pad: Pad, inclination_rad: float) -> tuple[float, ...]:
    """Earth-relative azimuths that lead into an inclination, north- and southbound; none below the latitude."""
    latitude = geocentric_rad(pad)
    east = np.cos(inclination_rad) / np.cos(latitude)
    if abs(east) > 1.0:
        return ()
    turning = EARTH_ROTATION_RADPS * WGS84_RADIUS_M * np.cos(latitude)
    north = _ORBIT_MPS * np.sqrt(1.0 - east * east)
    return tuple(
        float(np.degrees(np.arctan2(_ORBIT_MPS * east - turning, way * north)) % 360.0) for way in (1.0, -1.0)
    )


def _cheapest(pad: Pad, base: _Base, inclination_deg: float) -> Reach:
    inclination_rad = float(np.radians(inclination_deg))
    direct = _direct_azimuths_deg(pad, inclination_rad)[:: -1 if pad.southbound else 1]
    rotation = max(_relative_mps(pad, inclination_rad) - base.relative_mps, 0.0)
    sectors = pad.allowed or (Sector(name="all open", from_deg=0.0, to_deg=359.999),)
    ways: list[tuple[float, Reach]] = []

    def add(
        azimuth: float | None, flown: float, sector: Sector, turn: float, after: float, dv: float
    ) -> None:
        margin = base.margin_mps - dv
        left = base.burnout_kg * (np.exp(margin / base.exhaust_mps) - 1.0)
        reach = Reach(
            inclination_deg=inclination_deg,
            direct_azimuth_deg=azimuth,
            direct=turn == 0.0,
            azimuth_deg=flown,
            sector=sector.name,
            overflies=sector.overflies or "",
            turn_deg=turn,
            turn_after_km=after,
            dv_mps=dv,
            margin_mps=margin,
            payload_kg=base.payload_kg,
            payload_left_kg=max(float(left), 0.0),
        )
        ways.append((dv, reach))

    for sector in sectors:
        inside = [azimuth for azimuth in direct if sector.holds(azimuth)]
        if inside:
            add(inside[0], inside[0], sector, 0.0, 0.0, rotation)
            continue
        flown, turn, after, dv = _dog_leg(pad, base, sector, inclination_rad)
        nearest = min(direct, key=lambda one: abs((one - flown + 180.0) % 360.0 - 180.0), default=None)
        add(nearest, flown, sector, turn, after, dv)
    return min(ways, key=lambda way: way[0])[1]


def _dog_leg(
    pad: Pad, base: _Base, sector: Sector, inclination_rad: float
) -> tuple[float, float, float, float]:
    """The cheapest dog-leg from a sector: azimuth (degrees), turn (degrees), where (km from the pad), price (m/s)."""
    width = (sector.to_deg - sector.from_deg) % 360.0
    coarse = np.linspace(0.0, width, max(int(np.ceil(width / _AZIMUTH_STEP_DEG)), 1) + 1)
    near = coarse[int(np.argmin(_turned(pad, base, sector, coarse, inclination_rad)[2]))]
    fine = near + _AZIMUTH_STEP_DEG * np.linspace(-1.0, 1.0, 2 * _FINER + 1)
    offsets = np.clip(fine, 0.0, width)
    turn, after, price = _turned(pad, base, sector, offsets, inclination_rad)
    k = int(np.argmin(price))
    azimuth = float((sector.from_deg + offsets[k]) % 360.0)
    return azimuth, float(turn[k]), float(after[k]), float(price[k])


def _turned(
    pad: Pad, base: _Base, sector: Sector, offsets_deg: Array, inclination_rad: float
) -> tuple[Array, Array, Array]:
    """Turn (degrees), where (km from the pad) and price (m/s), each (n,), of dog-legs at n azimuths of a sector."""
    azimuths_deg = [float((sector.from_deg + offset) % 360.0) for offset in offsets_deg]
    heading = np.array([_inertial_azimuth(pad, azimuth) for azimuth in azimuths_deg])[:, None]
    relative = np.array([_relative_mps(pad, _inclination_of(pad, azimuth)) for azimuth in azimuths_deg])
    rotation = np.maximum(relative - base.relative_mps, 0.0)
    latitude = geocentric_rad(pad)
    end = float(base.distance_rad[-1])
    # Beyond insertion the orbit itself is turned, once around at the cheapest place.
    s = np.concatenate([np.linspace(0.0, end, _STEPS), np.linspace(end, end + 2.0 * np.pi, _STEPS)])
    s = s[s * WGS84_RADIUS_M >= 1000.0 * sector.hold_km]
    sine = np.sin(latitude) * np.cos(s) + np.cos(latitude) * np.sin(s) * np.cos(heading)
    cosine = np.sqrt(np.maximum(1.0 - sine * sine, 1e-12))
    northward = np.cos(heading) * np.cos(latitude) * np.cos(s) - np.sin(latitude) * np.sin(s)
    here = np.arctan2(np.sin(heading) * np.cos(latitude), northward)
    east = np.cos(inclination_rad) / cosine
    there = np.arcsin(np.clip(east, -1.0, 1.0))
    turn = np.minimum(
        np.abs(np.angle(np.exp(1j * (there - here)))), np.abs(np.angle(np.exp(1j * (np.pi - there - here))))
    )
    orbit = float(base.speed_mps[-1])
    speed = np.interp(s, base.distance_rad, base.speed_mps)
    bent = np.sqrt(speed**2 + orbit**2 - 2.0 * speed * orbit * np.cos(turn))
    price = np.where(np.abs(east) > 1.0, np.inf, bent - (orbit - speed))
    k = price.argmin(axis=1)
    rows = np.arange(k.size)
    return np.degrees(turn[rows, k]), s[k] * WGS84_RADIUS_M / 1000.0, rotation + price[rows, k]
