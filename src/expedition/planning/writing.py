"""What the phases hand over, written down as the parts of a plan."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.flight import FlightFields
from expedition.catalog.models.launcher import Launcher, LaunchWindow
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.ship import Ship
from expedition.flights.flight import Flight
from expedition.phases.ascent import booster, climb, given
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.home import abort
from expedition.phases.rendezvous.window import Opportunity, Option
from expedition.phases.rendezvous.zones import Drift, FreeDrift
from expedition.plans.data import PlanData, PlanGiven, StationBurn
from expedition.plans.schema import FlightRecord, PlanBurn, PlanCheck, PlanEvent, PlanShip
from expedition.plans.tables import PlanDrift, PlanLoads, Segment
from expedition.plans.way_there import (
    PlanAbort,
    PlanBooster,
    PlanDogLeg,
    PlanInsertion,
    PlanLaunchWindow,
    PlanWindow,
)
from expedition.space.engine import EARTH_ROTATION_RADPS, space_weather
from expedition.space.frames import true_equator_states
from expedition.space.orbits import apsides_km, inclination_ripple_rad, planes
from expedition.space.sun import lighting_at
from expedition.space.time import DAY_S, format_utc, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.omm import omm_fields
from expedition.station.orbit import StationOrbit
from expedition.station.reboost import BoostedSet
from expedition.station.source import (
    PUBLISHED_AFTER_S,
    WARN_AGE_DAYS,
    Source,
    age_s,
    described,
    epoch,
    published_before,
)
from expedition.timeline import Burn, Check, Event, Leg
from expedition.trajectories.trajectory import Trajectory

Array = NDArray[np.float64]

_SHIP_STEP_S = 60.0
_STATION_STEP_S = 120.0
_DRIFT_SHOWN_S = 3.0 * 3600.0
_DRIFT_EVERY = 3
# Rows of a given ascent further apart than this hide the peaks of its loads.
_FINE_S = 2.5


def flight_record(asked: Flight, **chosen: str) -> FlightRecord:
    """What was asked, as a plan keeps it, with what was chosen."""
    fields = {name: getattr(asked, name) for name in FlightFields.model_fields}
    return FlightRecord(**{**fields, **chosen})


def ship_facts(ship: Ship, mass_kg: float) -> PlanShip:
    """What of the ship its trajectory rests on. mass_kg: as its orbit begins."""
    return PlanShip(mass_kg=mass_kg, drag_area_m2=ship.drag_area_m2, drag_coefficient=ship.drag_coefficient)


def check_records(checks: Iterable[Check]) -> list[PlanCheck]:
    """Checks of the phases, as a plan keeps them."""
    return [PlanCheck(name=one.name, ok=one.ok, detail=one.detail) for one in checks]


def ascent_loads(flown: climb.Ascent) -> PlanLoads:
    """What is felt on the way up."""
    return PlanLoads(
        phase="ascent",
        met_s=floats(flown.met_s),
        felt_g=floats(flown.felt_g),
        dynamic_pressure_pa=floats(flown.dynamic_pressure_pa),
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
                met_s=floats(one.t[shown] - liftoff),
                relative_rtn_m=tuple((float(r), float(t), float(n)) for r, t, n in path),
            )
        )
    return tuple(out)


def abort_records(points: Sequence[abort.AbortPoint]) -> tuple[PlanAbort, ...]:
    """Where the crew would come down from each moment of the ascent."""
    return tuple(
        PlanAbort(
            met_s=one.met_s,
            mode=one.mode,
            latitude_deg=one.latitude_deg,
            longitude_deg=one.longitude_deg,
            landing_met_s=one.landing_met_s,
            max_g=one.max_g,
        )
        for one in points
    )


def window_facts(
    flown: climb.Ascent,
    opportunity: Opportunity,
    option: Option,
    announced: LaunchWindow | None,
    slip_mps: float | None,
    steered_kg: float | None,
    dog_leg: PlanDogLeg | None,
) -> PlanWindow:
    """Why the lift-off is when it is, and how far it may slip.

    announced: the launcher's own window. slip_mps: what it costs the ship more than the lift-off named beforehand; None
    where it is that. steered_kg: what steering into the plane costs the launcher; None where it need not. dog_leg: the
    way round that the pad asks for.
    """
    named = option.liftoff if option.in_plane is None else option.in_plane
    in_plane = named - announced.zero_s if announced else named
    sun = float(np.degrees(option.sun_angle_rad))
    bias = option.node_bias_rad
    return PlanWindow(
        open_utc=format_utc(opportunity.open, 3),
        close_utc=format_utc(opportunity.close, 3),
        limit=opportunity.limit,
        plane_lead_s=flown.lead_s,
        plane_lead_source=(
            "trajectory" if flown.given else "flown" if flown.lead_from_flight else "least propellant"
        ),
        node_bias_deg=float(np.degrees(bias)),
        node_bias_s=bias / EARTH_ROTATION_RADPS,
        in_plane_utc=None if option.liftoff == in_plane else format_utc(in_plane, 3),
        slip_dv_mps=slip_mps,
        announced=None
        if announced is None
        else PlanLaunchWindow(
            opens_utc=format_utc(in_plane - announced.before_s, 3),
            closes_utc=format_utc(in_plane + announced.after_s, 3),
            zero=announced.zero,
            named_utc=format_utc(named, 3),
            recycles=announced.recycles,
        ),
        steering_kg=steered_kg,
        dog_leg=dog_leg,
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


def booster_facts(flown: climb.Ascent, launcher: Launcher, pad: Pad) -> PlanBooster | None:
    """How the first stage comes home; None for a launcher that has no such choice."""
    if launcher.booster is None or launcher.recovery is None or flown.given:
        return None
    home, left_kg = booster.flown_home(flown, launcher, pad)
    return PlanBooster(
        recovery=launcher.recovery.name,
        distance_km=launcher.recovery.distance_km,
        falls_km=None if home is None else home.falls_km,
        boostback_mps=0.0 if home is None else home.boostback_mps,
        entry_mps=0.0 if home is None else home.entry_mps,
        landing_mps=0.0 if home is None else home.landing_mps,
        needed_kg=0.0 if home is None else home.needed_kg,
        left_kg=left_kg,
    )


def insertion_facts(
    flown: climb.Ascent, inserted: Array, cutoff: float, orbit: InsertionOrbit
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
        max_g=float(np.max(flown.felt_g)),
        max_dynamic_pressure_pa=float(np.max(flown.dynamic_pressure_pa)),
        propellant_left_kg=None if flown.given else flown.propellant_left_kg,
    )


def event_records(
    events: Iterable[Event],
    legs: Sequence[Leg],
    station: StationOrbit | None,
    liftoff: float,
    *,
    contact: tuple[float, float] | None = None,
) -> tuple[PlanEvent, ...]:
    """Events in order of time, with the distance to the station once the ship is in orbit.

    contact: its instant, and how far from port to port the ship then is, m.
    """
    out = []
    for event in sorted(events, key=lambda one: one.t):
        leg = next((leg for leg in legs if leg.start <= event.t <= leg.end), None)
        distance = None
        if contact is not None and event.t == contact[0]:
            distance = contact[1] / 1000.0
        elif leg is not None and station is not None:
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
        mass_kg=burn.mass_kg,
        spent_kg=burn.spent_kg,
    )


PROGRAMS = ("expedition", "satkit", "satkit-data", "astropy-iers-data", "sgp4", "numpy")
ASCENT_MODEL = (
    "ascent: 3 degrees of freedom, WGS-84, J2, US Standard Atmosphere 1976, powered explicit guidance"
)
ENTRY_MODEL = (
    "entry: 3 degrees of freedom, WGS-84, J2, NRLMSISE-00 along the way, lift and bank by a numerical "
    "predictor-corrector"
)
PUBLISHED_MODEL = (
    "what was known: the newest element set that was created before the start or, where its creation is not told, has "
    f"its epoch {PUBLISHED_AFTER_S / 3600.0:g} h or more before it, for so long it takes until one is published"
)
# Measured on Soyuz MS-19 and the return of Soyuz MS-18, with F10.7 and Ap of 1 to 27 days before instead: the station
# at docking 64 to 230 m, landing 0.9 to 1.6 s and 42 to 61 m; with a storm of Ap 132: 1.4 km, 10 s and 0.4 km.
WEATHER_MODELS = {
    "observed": (
        "space weather: as measured, that day and in the 81 days around it, which was not all known before; a forecast "
        "instead moves a station by some 0.2 km in a day and a landing by 2 s, a storm that nobody foresaw by 1.4 km "
        "and 10 s"
    ),
    "predicted_daily": "space weather: forecast day by day, without storms",
    "predicted_monthly": "space weather: forecast month by month, without storms",
}
ORBIT_MODEL = "orbit: EGM2008 20x20, Sun and Moon (DE440), solid tides, relativity, NRLMSISE-00 drag"


def ascent_model(flown: climb.Ascent) -> str:
    """What the ascent is computed by, or that another program has computed it."""
    if flown.given is None:
        return ASCENT_MODEL
    return (
        f"ascent: as in {flown.given}, by another program; loads from its speeds, US Standard Atmosphere 1976"
    )


def ascent_events(flown: climb.Ascent, launcher: Launcher, liftoff: float) -> list[Event]:
    """The events of an ascent; of one from another program those that its trajectory shows."""
    if flown.given is None:
        return climb.events(flown, launcher, liftoff)
    pressure = float(flown.met_s[int(np.argmax(flown.dynamic_pressure_pa))])
    rests = given.engine_rests(flown)
    marks = [
        ("Lift-off", 0.0),
        ("Maximum dynamic pressure", pressure),
        *(("Thrust ends", begin) for begin, _ in rests),
        *(("Thrust begins", end) for _, end in rests),
        ("Cut-off, insertion", flown.cutoff_s),
    ]
    return [
        Event(name, liftoff + met_s, climb.told_at(flown, met_s) if met_s else "")
        for name, met_s in sorted(marks, key=lambda mark: mark[1])
    ]


def given_facts(trajectory: Trajectory, cutoff_s: float) -> PlanGiven:
    """What a plan keeps of the file that its ascent is taken from."""
    later = int(np.sum(trajectory.met_s > cutoff_s + 1e-6))
    widest = float(np.max(np.diff(trajectory.met_s[trajectory.met_s <= cutoff_s + 1e-6])))
    blurred = (f"loads are means over rows up to {widest:.0f} s apart",) if widest > _FINE_S else ()
    return PlanGiven(
        file=trajectory.name,
        rows=trajectory.met_s.size,
        timed=trajectory.zero is not None,
        rows_after_cutoff=later,
        remarks=(*trajectory.remarks, *blurred),
    )


def data_facts(
    source: Source | None, start: float, *, models: tuple[str, ...], ascent: PlanGiven | None = None
) -> PlanData:
    """What the plan rests on, with warnings where that is old or a forecast.

    source: None without a station. ascent: the file that it is taken from, where another program has computed it.
    """
    warnings = []
    age = None
    if source is not None:
        age = age_s(source, start)
        if age > WARN_AGE_DAYS * DAY_S:
            warnings.append(
                f"station data is {age / DAY_S:.1f} days old: the phase may be off by degrees if the station was "
                "reboosted"
            )
        if isinstance(source, Oem):
            models = (*models, "station: ephemeris, interpolated")
        else:
            models = (*models, "station: SGP4 fitted by the full force model over the day before the epoch")
            if not source.planned:
                models = (*models, PUBLISHED_MODEL)
    if ORBIT_MODEL in models or ENTRY_MODEL in models:
        weather = WEATHER_MODELS.get(
            space_weather(start), "space weather: none for that day, the nearest is taken"
        )
        models = (*models, weather)
    future = to_datetime(start) > datetime.now(UTC)
    if source is not None and not future and not published_before(source, start):
        warnings.append(
            f"the epoch of the element set lies {(start - epoch(source)) / 3600.0:.1f} h before the start: it may not "
            "have been published by then"
        )
    if future:
        warnings.append("the flight is in the future: air density and Earth rotation are forecasts")
    return PlanData(
        station=None if source is None else described(source),
        epoch_utc=None if source is None else format_utc(epoch(source), 3),
        age_h=None if age is None else age / 3600.0,
        models=models,
        versions={name: importlib.metadata.version(name) for name in PROGRAMS},
        warnings=tuple(warnings),
        ascent=ascent,
        omm=omm_fields(source) if isinstance(source, ElementSet) else None,
        reboosts=tuple(
            StationBurn(utc=format_utc(one.t, 3), dv_mps=one.dv_mps, duration_s=one.duration_s, name=one.name)
            for one in (source.reboosts if isinstance(source, BoostedSet) else ())
        ),
    )


def floats(values: Array) -> tuple[float, ...]:
    """Numbers as a plan keeps them."""
    return tuple(float(x) for x in values)


def rows(states: Array) -> tuple[tuple[float, ...], ...]:
    """States as a plan keeps them."""
    return tuple(floats(row) for row in states)


def ascent_segment(flown: climb.Ascent) -> Segment:
    """The ascent as a stretch of trajectory."""
    return fixed_segment("ascent", flown.met_s, flown.states_itrf, powered=True)


def fixed_segment(name: str, met_s: Array, states_itrf: Array, *, powered: bool = False) -> Segment:
    """A stretch of Earth-fixed trajectory as a plan keeps it."""
    return Segment(name=name, frame="ITRF", powered=powered, met_s=floats(met_s), states=rows(states_itrf))


def leg_segment(leg: Leg, liftoff: float) -> Segment:
    """A leg as a stretch of trajectory, tabulated closely enough to interpolate."""
    count = max(int(np.ceil((leg.end - leg.start) / _SHIP_STEP_S)) + 1, 4)
    t = np.linspace(leg.start, leg.end, count)
    return Segment(
        name=leg.name,
        frame="GCRF",
        powered=leg.powered,
        met_s=floats(t - liftoff),
        states=rows(leg.states_gcrf(t)),
    )


def station_segment(station: StationOrbit, liftoff: float, contact: float) -> Segment:
    """The station's trajectory from lift-off to contact."""
    t = np.linspace(liftoff, contact, max(int(np.ceil((contact - liftoff) / _STATION_STEP_S)) + 1, 6))
    return Segment(
        name=station.name or "station",
        frame="GCRF",
        powered=False,
        met_s=floats(t - liftoff),
        states=rows(station.state_gcrf(t)),
    )
