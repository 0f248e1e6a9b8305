"""The rules of the whole flight, held against it: propellant, Δv, loads, perigee, arrival, the Sun."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.flights.hardware import Hardware
from expedition.phases.ascent import climb
from expedition.phases.home import abort, stay
from expedition.phases.rendezvous import phasing
from expedition.phases.rendezvous.window import Option
from expedition.planning import remedies
from expedition.planning.abort_remedies import softer_aborts
from expedition.planning.station_data import mean_track
from expedition.plans.schema import PlanBudget, PlanCheck
from expedition.plans.way_there import PlanBooster
from expedition.space.constants import G0_MPS2
from expedition.space.time import DAY_S, format_utc
from expedition.station.oem import Oem
from expedition.station.source import Source

# The window search tells the Sun's angle to about this.
_SUN_DEG = 0.5
# All of the final approach in shadow is told as this angle.
_IN_SHADOW_DEG = 179.0
_CUT_OUT_DAYS = 40


def budget(ship: Ship, way_home_mps: float, *, phasing_mps: float, approach_mps: float = 0.0) -> PlanBudget:
    """Δv of the ship: spent on the way, kept for the way home, carried and left."""
    capability = ship.main_engine.isp_s * G0_MPS2 * np.log(ship.mass_kg / (ship.mass_kg - ship.propellant_kg))
    return PlanBudget(
        phasing_mps=phasing_mps,
        approach_mps=approach_mps,
        way_home_mps=way_home_mps,
        capability_mps=float(capability),
        margin_mps=float(capability) - phasing_mps - approach_mps - way_home_mps,
    )


def of_propellant(ship: Ship, budget: PlanBudget) -> PlanCheck:
    """Whether the ship carries what it needs; an ascent that its launcher cannot fly is refused, not checked."""
    ok, needed = budget.margin_mps >= 0.0, budget.capability_mps - budget.margin_mps
    detail = _left_words(budget) + ("" if ok else f"; {remedies.more_propellant(ship, needed)}")
    return PlanCheck(name="Δv carried", ok=ok, detail=detail)


def _left_words(budget: PlanBudget) -> str:
    """What the ship has left, or how much it lacks."""
    if budget.margin_mps < 0.0:
        return (
            f"short by {-budget.margin_mps:.0f} m/s: {budget.capability_mps:.0f} m/s carried, "
            f"{budget.capability_mps - budget.margin_mps:.0f} m/s needed with the way home"
        )
    return f"{budget.margin_mps:.0f} m/s left of {budget.capability_mps:.0f} m/s after the way home"


def of_the_azimuth(pad: Pad, flown: climb.Ascent) -> list[PlanCheck]:
    """Whether the pad allows the direction of an ascent that another program has computed; ours always keep to it."""
    if flown.given is None or not pad.allowed:
        return []
    azimuth = float(np.degrees(flown.azimuth_rad))
    allowed = "; ".join(f"{one.from_deg:g}° to {one.to_deg:g}°" for one in pad.allowed)
    return [
        PlanCheck(
            name="launch azimuth",
            ok=any(one.holds(azimuth) for one in pad.allowed),
            detail=f"{azimuth:.1f}° over the ground, {pad.title} allows {allowed}",
        )
    ]


def of_the_booster(launcher: Launcher, booster: PlanBooster | None) -> list[PlanCheck]:
    """Whether the first stage has kept what its way home takes; nothing where it has none."""
    if booster is None or booster.falls_km is None:
        return []
    margin = booster.left_kg - booster.needed_kg
    mend = "" if margin >= 0.0 else f"; {remedies.earlier_staging(launcher, booster)}"
    return [
        PlanCheck(
            name="propellant for the booster's way home",
            ok=margin >= 0.0,
            detail=f"{booster.recovery}: {booster.needed_kg / 1000.0:.1f} t of {booster.left_kg / 1000.0:.1f} t left "
            f"at its cut-off{mend}",
        )
    ]


def of_loads(
    launcher: Launcher,
    ship: Ship,
    flown: climb.Ascent,
    cover: Sequence[abort.AbortPoint],
    covered: Callable[[Ship], Sequence[abort.AbortPoint]] | None = None,
) -> list[PlanCheck]:
    """What a crew feels on the way up, and in the worst of the aborts from it.

    covered: the cover of another ship on the same ascent, by which it is told what would mend the aborts.
    """
    out = []
    if ship.crew_seats:
        most, limit = float(np.max(flown.felt_g)), ship.ascent_load_limit_g
        mend = remedies.less_thrust(launcher, flown, limit) if most > limit else ""
        detail = f"{most:.1f} g, at most {limit:g} g" + (f"; {mend}" if mend else "")
        out.append(PlanCheck(name="load in the ascent", ok=most <= limit, detail=detail))
    if ship.abort is not None and cover:
        worst, limit = max(cover, key=lambda one: one.max_g), ship.abort.load_limit_g
        ok = worst.max_g <= limit
        detail = f"{worst.max_g:.1f} g after an abort at T+{worst.met_s:.0f} s, at most {limit:g} g"
        if not ok and covered is not None:
            detail += f"; {softer_aborts(ship, ship.abort, cover, covered)}"
        out.append(PlanCheck(name="load in an abort", ok=ok, detail=detail))
    return out


def of_the_way_there(
    hardware: Hardware,
    profile: Profile,
    phased: phasing.Phasing,
    option: Option,
    budget: PlanBudget,
    inserted_km: float,
) -> list[PlanCheck]:
    """The rules of launcher, profile and ship, held against the flight. inserted_km: perigee at cut-off."""
    lowest = min(burn.perigee_km for burn in phased.burns)
    if hardware.trajectory is not None:
        # One that is left short of a lasting orbit is lifted by its first burn, which counts above.
        lowest = min(lowest, inserted_km) if phased.burns[0].perigee_km <= inserted_km else lowest
    elif hardware.launcher.insertion.cutoff_km is None:
        lowest = min(lowest, hardware.launcher.insertion.perigee_km)
    spends, dips = phased.dv_mps > profile.max_dv_mps, lowest < profile.min_perigee_km
    more = ""
    if spends:
        higher = remedies.higher_insertion(hardware, phased.dv_mps - profile.max_dv_mps)
        more = f"; more orbits may take less, {higher}or max_dv_mps of its file allow more"
    raised = (
        f"; an insertion.perigee_km of {profile.min_perigee_km:g} would do"
        if dips and lowest == hardware.launcher.insertion.perigee_km
        else ""
    )
    return [
        of_propellant(hardware.ship, budget),
        PlanCheck(
            name="Δv of the profile",
            ok=not spends,
            detail=f"{phased.dv_mps:.1f} m/s, at most {profile.max_dv_mps:g} m/s{more}",
        ),
        PlanCheck(
            name="lowest perigee",
            ok=not dips,
            detail=f"{lowest:.0f} km, at least {profile.min_perigee_km:g} km{raised}",
        ),
        *([_of_the_sun(profile, option)] if profile.sun_exclusion_deg else []),
    ]


def _of_the_sun(profile: Profile, option: Option) -> PlanCheck:
    """Whether the Sun stays off the docking axis, for profiles that ask for it."""
    sun = float(np.degrees(option.sun_angle_rad))
    off = "all in shadow" if sun > _IN_SHADOW_DEG else f"at least {sun:.0f}° off the docking axis"
    return PlanCheck(
        name="Sun in the final approach",
        ok=sun >= profile.sun_exclusion_deg - _SUN_DEG,
        detail=f"{off}, at least {profile.sun_exclusion_deg:g}° wanted",
    )


def refuse_high_sun(hardware: Hardware, source: Source, option: Option) -> None:
    """Say when the Sun stands too high above the orbit for the ship to stay docked, and until when."""
    limit = hardware.ship.docked_beta_limit_deg
    if limit is None:
        return
    known = option.docking + 6.0 * 3600.0
    track = mean_track(source, option.docking, min(known, source.end) if isinstance(source, Oem) else known)
    days = option.docking + DAY_S * np.arange(0.0, _CUT_OUT_DAYS)
    beta = stay.beta_deg(track, days)
    if abs(beta[0]) <= limit:
        return
    low = np.flatnonzero(np.abs(beta) <= limit)
    after = (
        f"the first day below it is {format_utc(float(days[low[0]]))[:10]}"
        if low.size
        else "ask for another season"
    )
    raise ImpossibleFlightError(
        f"beta cut-out: at docking the Sun stands {abs(beta[0]):.1f}° above or below the plane of the orbit, "
        f"{hardware.ship.title} bears at most {limit:g}° at a port; {after}"
    )
