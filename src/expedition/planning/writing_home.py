"""The way home written down: the stay before it, its landings, loads and segments."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.ship import Ship
from expedition.phases.home import descent, landing, stay
from expedition.planning.writing import fixed_segment, floats
from expedition.plans.tables import PlanLoads, Segment
from expedition.plans.way_home import PlanBallistic, PlanLanding, PlanPass, PlanStay, PlanWayHome
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.sun import sunrise_sunset
from expedition.space.time import format_utc

Array = NDArray[np.float64]


def stay_facts(found: stay.Stay, ship: Ship, *, docked: bool = True) -> PlanStay:
    """The stay. docked: whether it is known since when."""
    return PlanStay(
        port=found.port.id,
        docked_utc=format_utc(found.docking, 3) if docked else None,
        undocking_utc=format_utc(found.undocking, 3),
        days=found.days if docked else None,
        docked_life_days=ship.docked_life_days,
        beta_deg=floats(np.round(found.beta_deg, 2)),
        beta_limit_deg=ship.docked_beta_limit_deg,
        phase_known=found.phase_known,
        note=found.note,
        passes=()
        if found.phase_known
        else tuple(
            PlanPass(
                zone=one.zone.name,
                landing_utc=format_utc(one.landing, 3),
                earliest_utc=format_utc(one.earliest, 3),
                latest_utc=format_utc(one.latest, 3),
                sun_elevation_deg=one.sun_elevation_deg,
            )
            for one in found.family
        ),
    )


def way_home_facts(
    down: descent.Descent,
    chosen: landing.LandingOpportunity,
    found: Sequence[landing.LandingOpportunity],
    ship: Ship,
    waved_off: Sequence[landing.LandingOpportunity] = (),
) -> PlanWayHome:
    """From the deorbit burn to the ground, with the opportunities it was chosen from and those that come after it."""
    burn, table = down.burn, down.table
    heaviest = int(np.argmax(table.felt_g))
    start = next(leg for leg in down.legs if leg.start - 1e-6 <= burn.tig <= leg.end + 1e-6)
    place = itrf_from_gcrf_states([burn.tig], start.states_gcrf(np.array([burn.tig])))
    rise, down_again = sunrise_sunset(down.latitude_deg, down.longitude_deg, down.touchdown)
    ball = down.ballistic
    interface = geodetic_from_itrf(table.states_itrf[:1, :3])[0, 2]
    return PlanWayHome(
        zone=chosen.zone.name,
        deorbit_tig_utc=format_utc(burn.tig, 3),
        deorbit_duration_s=burn.duration_s,
        deorbit_dv_mps=burn.dv_mps,
        deorbit_height_km=float(geodetic_from_itrf(place[:, :3])[0, 2]) / 1000.0,
        entry_utc=format_utc(down.interface, 3),
        entry_height_km=float(interface) / 1000.0,
        entry_speed_mps=down.entry_speed_mps,
        entry_angle_deg=down.entry_angle_deg,
        max_g=down.max_g,
        max_g_utc=format_utc(float(table.t[heaviest]), 3),
        max_heating_wpm2=down.max_heating_wpm2,
        blackout_utc=None
        if down.blackout is None
        else (format_utc(down.blackout[0], 3), format_utc(down.blackout[1], 3)),
        latitude_deg=down.latitude_deg,
        longitude_deg=down.longitude_deg,
        miss_km=down.miss_m / 1000.0,
        sun_elevation_deg=chosen.sun_elevation_deg,
        lighting=chosen.lighting,
        sunrise_utc=None if rise is None else format_utc(rise, 3),
        sunset_utc=None if down_again is None else format_utc(down_again, 3),
        ballistic=None
        if ball is None
        else PlanBallistic(
            max_g=ball.max_g,
            latitude_deg=ball.latitude_deg,
            longitude_deg=ball.longitude_deg,
            landing_utc=format_utc(ball.touchdown, 3),
            short_km=ball.short_m / 1000.0,
        ),
        opportunities=tuple(_landing(one) for one in found),
        backups=tuple(_landing(one) for one in waved_off),
        remarks=tuple(landing.remarks(chosen, ship)),
    )


def _landing(one: landing.LandingOpportunity) -> PlanLanding:
    return PlanLanding(
        undocking_utc=None if one.undocking is None else format_utc(one.undocking, 3),
        deorbit_utc=format_utc(one.ignition, 3),
        landing_utc=format_utc(one.landing, 3),
        zone=one.zone.name,
        cross_range_km=one.cross_range_m / 1000.0,
        sun_elevation_deg=one.sun_elevation_deg,
        rejected=one.reason or "",
        phasing_dv_mps=None if one.lowered is None else one.lowered.dv_mps,
    )


def entry_loads(down: descent.Descent, start: float) -> PlanLoads:
    """What is felt on the way down."""
    table = down.table
    return PlanLoads(
        phase="entry",
        met_s=floats(table.t - start),
        felt_g=floats(table.felt_g),
        dynamic_pressure_pa=floats(table.dynamic_pressure_pa),
        heating_wpm2=floats(table.heating_wpm2),
        bank_deg=floats(np.degrees(table.bank_rad)),
    )


def entry_segment(down: descent.Descent, start: float) -> Segment:
    """The way through the air as a stretch of trajectory."""
    return fixed_segment("entry", down.table.t - start, down.table.states_itrf)
