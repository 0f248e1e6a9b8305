"""The parts of a Plan, made from what the phases hand over."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import G0_MPS2
from expedition.catalog.models.profile import Profile
from expedition.phases import ascent, phasing
from expedition.phases.approach import Drift, FreeDrift
from expedition.phases.insertion import InsertionOrbit
from expedition.phases.window import Opportunity, Option
from expedition.plan_records import (
    PlanBudget,
    PlanBurn,
    PlanCheck,
    PlanData,
    PlanDrift,
    PlanEvent,
    PlanInsertion,
    PlanLoads,
    PlanWindow,
    Segment,
)
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import true_equator_states
from expedition.space.orbits import apsides_km, inclination_ripple_rad, planes
from expedition.space.sun import lighting_at
from expedition.space.time import DAY_S, format_utc, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.omm import omm_fields
from expedition.station.orbit import StationOrbit
from expedition.station.source import WARN_AGE_DAYS, Source, age_s, described, epoch
from expedition.timeline import Burn, Check, Event, Leg
from expedition.window_search import Hardware

Array = NDArray[np.float64]

_SHIP_STEP_S = 60.0
_STATION_STEP_S = 120.0
_DRIFT_SHOWN_S = 3.0 * 3600.0
_DRIFT_EVERY = 6


def dv_budget(hardware: Hardware, phasing_mps: float, approach_mps: float) -> PlanBudget:
    """Δv of the ship: spent to contact, kept for the way home, carried and left."""
    ship = hardware.ship
    exhaust = ship.main_engine.isp_s * G0_MPS2
    capability = exhaust * np.log(ship.mass_kg / (ship.mass_kg - ship.propellant_kg))
    return PlanBudget(
        phasing_mps=phasing_mps,
        approach_mps=approach_mps,
        way_home_mps=ship.way_home_dv_mps,
        capability_mps=float(capability),
        margin_mps=float(capability) - phasing_mps - approach_mps - ship.way_home_dv_mps,
    )


def rule_checks(
    hardware: Hardware,
    profile: Profile,
    flown: ascent.Ascent,
    phased: phasing.Phasing,
    option: Option,
    budget: PlanBudget,
) -> list[PlanCheck]:
    """The rules of launcher, profile and ship, held against the flight."""
    lowest = min(burn.perigee_km for burn in phased.burns)
    lowest = min(lowest, hardware.launcher.insertion.perigee_km)
    sun = float(np.degrees(option.sun_angle_rad))
    off = "all in shadow" if sun > 179.0 else f"at least {sun:.0f}° off the docking axis"
    left = flown.propellant_left_kg
    return [
        PlanCheck(name="launcher propellant", ok=left >= 0.0, detail=f"{left:.0f} kg left at cut-off"),
        PlanCheck(
            name="Δv carried",
            ok=budget.margin_mps >= 0.0,
            detail=f"{budget.margin_mps:.0f} m/s left of {budget.capability_mps:.0f} m/s after the way home",
        ),
        PlanCheck(
            name="Δv of the profile",
            ok=phased.dv_mps <= profile.max_dv_mps,
            detail=f"{phased.dv_mps:.1f} m/s, at most {profile.max_dv_mps:g} m/s",
        ),
        PlanCheck(
            name="lowest perigee",
            ok=lowest >= profile.min_perigee_km,
            detail=f"{lowest:.0f} km, at least {profile.min_perigee_km:g} km",
        ),
        PlanCheck(
            name="arrival at the aim point",
            ok=phased.miss_m <= 50.0 and phased.miss_mps <= 0.05,
            detail=f"{phased.miss_m:.2f} m and {phased.miss_mps * 1000.0:.2f} mm/s off",
        ),
        PlanCheck(
            name="Sun in the final approach",
            ok=sun >= profile.sun_exclusion_deg - 0.5,
            detail=f"{off}, at least {profile.sun_exclusion_deg:g}° wanted",
        ),
    ]


def check_records(checks: Iterable[Check]) -> list[PlanCheck]:
    """Checks of the phases, as a plan keeps them."""
    return [PlanCheck(name=one.name, ok=one.ok, detail=one.detail) for one in checks]


def ascent_loads(flown: ascent.Ascent) -> PlanLoads:
    """What is felt on the way up."""
    return PlanLoads(
        phase="ascent",
        met_s=_floats(flown.met_s),
        felt_g=_floats(flown.felt_g),
        dynamic_pressure_pa=_floats(flown.dynamic_pressure_pa),
    )


def drift_records(
    drifts: Sequence[Drift], drifted: Sequence[FreeDrift], liftoff: float
) -> tuple[PlanDrift, ...]:
    """The first revolutions of each drift, thinned for drawing."""
    out = []
    for place, one in zip(drifts, drifted, strict=True):
        shown = (one.t <= one.t[0] + _DRIFT_SHOWN_S) & (np.arange(one.t.size) % _DRIFT_EVERY == 0)
        path = np.round(one.relative_rtn_m[shown], 1)
        out.append(
            PlanDrift(
                after=place.name,
                met_s=_floats(one.t[shown] - liftoff),
                relative_rtn_m=tuple((float(r), float(t), float(n)) for r, t, n in path),
            )
        )
    return tuple(out)


def window_facts(flown: ascent.Ascent, opportunity: Opportunity, option: Option) -> PlanWindow:
    """Why the lift-off is when it is, and how far it may slip."""
    sun = float(np.degrees(option.sun_angle_rad))
    bias = option.node_bias_rad
    return PlanWindow(
        open_utc=format_utc(opportunity.open, 3),
        close_utc=format_utc(opportunity.close, 3),
        limit=opportunity.limit,
        plane_lead_s=flown.lead_s,
        plane_lead_source="flown" if flown.lead_from_flight else "least propellant",
        node_bias_deg=float(np.degrees(bias)),
        node_bias_s=bias / EARTH_ROTATION_RADPS,
        phase_liftoff_deg=float(np.degrees(opportunity.phase_liftoff_rad)),
        phase_insertion_deg=float(np.degrees(opportunity.phase_insertion_rad)),
        phase_range_deg=(
            float(np.degrees(option.phase_range_rad[0])),
            float(np.degrees(option.phase_range_rad[1])),
        ),
        beta_deg=float(np.degrees(opportunity.beta_rad)),
        pad_sun_elevation_deg=opportunity.pad_sun_elevation_deg,
        pad_lighting=lighting_at(opportunity.pad_sun_elevation_deg),
        docking_lighting="sunlit" if option.docking_sunlit else "in shadow",
        docking_sun_off_axis_deg=sun,
    )


def insertion_facts(
    flown: ascent.Ascent, inserted: Array, cutoff: float, orbit: InsertionOrbit
) -> PlanInsertion:
    """The end of the ascent. inserted: GCRF state (6,) at the instant of cut-off."""
    perigee, apogee = apsides_km(inserted)
    inclination = planes(true_equator_states([cutoff], inserted[None, :]))[0][0]
    ripple = inclination_ripple_rad(orbit.a_m, orbit.inclination_rad)
    return PlanInsertion(
        cutoff_met_s=flown.cutoff_s,
        perigee_km=perigee,
        apogee_km=apogee,
        inclination_deg=float(np.degrees(inclination)),
        inclination_at_node_deg=float(np.degrees(orbit.inclination_rad + ripple)),
        azimuth_deg=float(np.degrees(flown.azimuth_rad)),
        max_g=float(flown.felt_g.max()),
        max_dynamic_pressure_pa=float(flown.dynamic_pressure_pa.max()),
        propellant_left_kg=flown.propellant_left_kg,
    )


def event_records(
    events: list[Event], legs: list[Leg], station: StationOrbit, liftoff: float
) -> tuple[PlanEvent, ...]:
    """Events in order of time, with the distance to the station once the ship is in orbit."""
    out = []
    for event in sorted(events, key=lambda one: one.t):
        leg = next((leg for leg in legs if leg.start <= event.t <= leg.end), None)
        distance = None
        if leg is not None:
            t = np.array([event.t])
            distance = (
                float(np.linalg.norm(leg.states_gcrf(t)[0, :3] - station.state_gcrf(t)[0, :3])) / 1000.0
            )
        out.append(
            PlanEvent(
                name=event.name,
                utc=format_utc(event.t, 3),
                met_s=event.t - liftoff,
                detail=event.detail,
                range_km=distance,
            )
        )
    return tuple(out)


def burn_record(burn: Burn, liftoff: float) -> PlanBurn:
    """A burn, counted from lift-off."""
    return PlanBurn(
        name=burn.name,
        tig_utc=format_utc(burn.tig, 3),
        met_s=burn.tig - liftoff,
        duration_s=burn.duration_s,
        dv_rtn_mps=burn.dv_rtn_mps,
        dv_mps=burn.dv_mps,
        perigee_km=burn.perigee_km,
        apogee_km=burn.apogee_km,
        engine=burn.engine,
        purpose=burn.purpose,
    )


def data_facts(source: Source, liftoff: float) -> PlanData:
    """What the plan rests on, with warnings where that is old or a forecast."""
    age = age_s(source, liftoff)
    warnings = []
    if age > WARN_AGE_DAYS * DAY_S:
        warnings.append(
            f"station data is {age / DAY_S:.1f} days old: the phase may be off by degrees if the station was reboosted"
        )
    if to_datetime(liftoff) > datetime.now(UTC):
        warnings.append("the flight is in the future: air density and Earth rotation are forecasts")
    names = ("expedition", "satkit", "satkit-data", "astropy-iers-data", "sgp4", "numpy")
    return PlanData(
        station=described(source),
        epoch_utc=format_utc(epoch(source), 3),
        age_h=age / 3600.0,
        models=(
            "ascent: 3 degrees of freedom, WGS-84, J2, US Standard Atmosphere 1976, powered explicit guidance",
            "orbit: EGM2008 20x20, Sun and Moon (DE440), solid tides, relativity, NRLMSISE-00 drag",
            "station: SGP4 fitted by the full force model over the day before the epoch"
            if not isinstance(source, Oem)
            else "station: ephemeris, interpolated",
        ),
        versions={name: importlib.metadata.version(name) for name in names},
        warnings=tuple(warnings),
        omm=omm_fields(source) if isinstance(source, ElementSet) else None,
    )


def _floats(values: Array) -> tuple[float, ...]:
    return tuple(float(x) for x in values)


def _rows(states: Array) -> tuple[tuple[float, ...], ...]:
    return tuple(_floats(row) for row in states)


def ascent_segment(flown: ascent.Ascent) -> Segment:
    """The ascent as a stretch of Earth-fixed trajectory."""
    return Segment(
        name="ascent",
        frame="ITRF",
        powered=True,
        met_s=_floats(flown.met_s),
        states=_rows(flown.states_itrf),
    )


def leg_segment(leg: Leg, liftoff: float) -> Segment:
    """A leg as a stretch of trajectory, tabulated closely enough to interpolate."""
    count = max(int(np.ceil((leg.end - leg.start) / _SHIP_STEP_S)) + 1, 4)
    t = np.linspace(leg.start, leg.end, count)
    return Segment(
        name=leg.name,
        frame="GCRF",
        powered=leg.powered,
        met_s=_floats(t - liftoff),
        states=_rows(leg.states_gcrf(t)),
    )


def station_segment(station: StationOrbit, liftoff: float, contact: float) -> Segment:
    """The station's trajectory from lift-off to contact."""
    t = np.linspace(liftoff, contact, max(int(np.ceil((contact - liftoff) / _STATION_STEP_S)) + 1, 6))
    return Segment(
        name=station.name or "station",
        frame="GCRF",
        powered=False,
        met_s=_floats(t - liftoff),
        states=_rows(station.state_gcrf(t)),
    )
