"""Up and down again: the hop of a suborbital vehicle."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from expedition.catalog.models.hopper import Hopper
from expedition.flights.flight import Flight
from expedition.phases.hop import hop
from expedition.planning import Checks, Progress, hop_remedies, writing
from expedition.planning.station_data import refuse_elements
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanHop
from expedition.plans.tables import PlanLoads
from expedition.space.time import format_utc, from_datetime
from expedition.station.source import Elements

_USUAL_START = time(9)


def fly(
    asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress, checks: Checks = "all"
) -> Plan:
    """Plan a hop, from lift-off or take-off to the ground.

    It begins at the earliest time asked for, or at nine o'clock at the pad. Station data have no part in it.
    """
    del allow_stale, checks
    refuse_elements(elements, "the hop of a suborbital vehicle")
    book = asked.catalogue
    hopper, pad = book.hopper(asked.vehicle), book.pad(str(asked.pad))
    usual = datetime.combine(asked.date, _USUAL_START, tzinfo=ZoneInfo(pad.time_zone))
    liftoff = round(from_datetime(asked.earliest_utc or usual), 3)
    tell("flying up and down again")

    def fly(flies: Hopper) -> hop.Hop:
        return hop.fly(flies, pad, liftoff, people=len(asked.crew))

    flown = fly(hopper)
    if not all(one.ok for one in flown.checks):
        tell("looking for what would do")
    mends = hop_remedies.mended(hopper, flown, fly)
    held = [
        replace(one, detail=f"{one.detail}; {mends[one.name]}") if one.name in mends else one
        for one in flown.checks
    ]
    met = flown.met_s
    rising = np.concatenate([[True], np.diff(met) > 0.0])
    return Plan(
        flight=writing.flight_record(asked),
        liftoff_utc=format_utc(liftoff, 3),
        landing_utc=format_utc(flown.landing, 3),
        clock=pad.mission_time_zone or pad.time_zone,
        hop=PlanHop(
            apogee_km=flown.apogee_km,
            apogee_utc=format_utc(flown.apogee, 3),
            max_mach=flown.max_mach,
            max_g_boost=flown.max_g_boost,
            max_g_entry=flown.max_g_entry,
            weightless_s=flown.weightless_s,
            crossed_50_miles=flown.crossed_50_miles,
            crossed_100_km=flown.crossed_100_km,
            latitude_deg=flown.latitude_deg,
            longitude_deg=flown.longitude_deg,
        ),
        events=writing.event_records(flown.events, (), None, liftoff),
        burns=(),
        checks=tuple(writing.check_records(held)),
        dv_total_mps=0.0,
        loads=(
            PlanLoads(
                phase="hop", met_s=writing.floats(met[rising]), felt_g=writing.floats(flown.felt_g[rising])
            ),
        ),
        data=writing.data_facts(None, liftoff, models=(_MODEL,)),
        trajectory=tuple(
            writing.fixed_segment(leg.name, leg.met_s, leg.states_itrf, powered=leg.powered)
            for leg in flown.legs
        ),
    )


_MODEL = "hop: 3 degrees of freedom over the turning WGS-84 Earth with J2, US Standard Atmosphere 1976"
