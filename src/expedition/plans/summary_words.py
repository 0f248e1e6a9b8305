"""What a reader asks of a plan first, and the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from expedition.plans.clock_words import both_clocks, day_clock, elapsed, minutes_text, place_text, utc_text
from expedition.plans.consumables_words import consumables_summary
from expedition.plans.contingencies_words import contingencies_summary
from expedition.plans.crew_days_words import crew_days_summary
from expedition.plans.data import PlanGiven
from expedition.plans.fields import Record
from expedition.plans.named import zone_called
from expedition.plans.price_words import (
    price_summary,
)
from expedition.plans.risk_words import risk_summary
from expedition.plans.schema import PlanHop, PlanRecord
from expedition.plans.sight_words import sight_summary
from expedition.plans.way_home import PlanLanding, PlanStay, PlanWayHome
from expedition.plans.way_there import PlanAbort, PlanBooster, PlanWindow
from expedition.space.time import parse_utc
from expedition.timeline import sentence


class Fact(Record):
    """What a reader asks first, and the answer."""

    question: str
    """What is asked, such as "Lift-off"."""
    answer: str
    """The answer, on the clocks of those who fly."""


def summary_facts(plan: PlanRecord) -> Iterator[tuple[str, str]]:
    """Pairs of question and answer."""
    yield sentence(plan.start_name), both_clocks(plan, plan.zero_utc, 1)
    end = "In orbit" if plan.end_name == "orbit" else sentence(plan.end_name)
    since = elapsed(plan, parse_utc(plan.end_utc) - parse_utc(plan.zero_utc))
    yield (
        end,
        f"{both_clocks(plan, plan.end_utc)}, {since}{'' if plan.liftoff_utc else f' after {plan.start_name}'}",
    )
    if plan.window is not None:
        yield from _window_words(plan, plan.window)
    if plan.insertion is not None:
        at = plan.insertion
        left = "" if at.propellant_left_kg is None else f", {at.propellant_left_kg:.0f} kg of propellant left"
        yield (
            "Insertion",
            f"{at.perigee_km:.1f} × {at.apogee_km:.1f} km, {at.inclination_at_node_deg:.2f}° at the "
            f"node, T+{at.cutoff_met_s:.1f} s{left}",
        )
    if plan.data.ascent is not None and plan.from_orbit_utc is None:
        yield "Ascent", _given_words(plan.data.ascent)
    elif plan.data.ascent is not None:
        yield "Trajectory", _taken_up_words(plan.data.ascent)
    if plan.booster is not None:
        yield "Booster", _booster_words(plan.booster)
    if plan.window is not None:
        window = plan.window
        docking = f", {window.docking_lighting} at docking" if plan.docking_utc else ""
        yield (
            "Light",
            f"{window.pad_lighting} at the pad (Sun {window.pad_sun_elevation_deg:+.0f}°){docking}, "
            f"beta {window.beta_deg:+.1f}°",
        )
    if plan.abort_cover:
        yield "Abort cover", "; ".join(_abort_words(plan.abort_cover))
    if plan.contingencies is not None:
        yield from contingencies_summary(plan.contingencies)
    if plan.hop is not None:
        yield from _hop_words(plan.hop)
    if plan.stay is not None:
        yield from _stay_words(plan.stay)
    if plan.way_home is not None:
        yield from _way_home_words(plan, plan.way_home)
    if plan.crew_days is not None and (said := crew_days_summary(plan.crew_days)):
        yield "Crew days", said
    if plan.sight is not None:
        yield "In sight", sight_summary(plan.sight, lambda met_s: elapsed(plan, met_s))
    if plan.consumables is not None:
        yield "Consumables", consumables_summary(plan.consumables)
    if plan.risk is not None:
        yield "Risk", risk_summary(plan.risk)
    if plan.price is not None:
        yield "Price", price_summary(plan.price)


def _window_words(plan: PlanRecord, window: PlanWindow) -> Iterator[tuple[str, str]]:
    why = "of the trajectory given" if window.plane_lead_source == "trajectory" else window.plane_lead_source
    lead = f"{window.plane_lead_s:.0f} s before the station's plane passes over the pad ({why})"
    # Planes turn to the west, those beyond the pole to the east, and lower ones faster.
    side, drift = ("east", "west") if window.node_bias_deg >= 0.0 else ("west", "east")
    yield (
        "Why then",
        f"{lead}; inserted {abs(window.node_bias_deg):.3f}° {side} of the station's node "
        f"({abs(window.node_bias_s):.1f} s of lift-off), for the lower orbit drifts {drift} while it catches up",
    )
    if window.dog_leg is not None:
        way = window.dog_leg
        yield (
            "Dog-leg",
            f"leaves at azimuth {way.azimuth_deg:.0f}° and turns in flight, for the straight way, "
            f"{way.straight_azimuth_deg:.0f}°, is not open: {way.propellant_kg:.0f} kg of the launcher's propellant",
        )
    if window.in_plane_utc is not None and window.in_plane_utc != plan.zero_utc:
        late = parse_utc(plan.zero_utc) - parse_utc(window.in_plane_utc)
        paid = "" if window.slip_dv_mps is None else f", for {window.slip_dv_mps:+.1f} m/s"
        if window.steering_kg is not None:
            paid += f"; the launcher steers there, for {window.steering_kg:.0f} kg of its propellant"
        yield (
            "Off the plane" if window.slip_dv_mps is None else "Slipped",
            f"{abs(late):.0f} s {'after' if late > 0.0 else 'before'} the lift-off into the plane, "
            f"{day_clock(plan, window.in_plane_utc)}{paid}",
        )
    if window.announced is not None:
        named = window.announced
        whole = parse_utc(named.closes_utc) - parse_utc(named.opens_utc)
        where = "in the plane" if named.zero == "in plane" else f"its {named.zero}"
        again = "may be" if named.recycles else "is not"
        yield (
            "Window",
            f"{day_clock(plan, named.opens_utc)} to {day_clock(plan, named.closes_utc)} UTC, {whole / 60.0:.1f} min; "
            f"the lift-off named beforehand is {where}, {day_clock(plan, named.named_utc)}; a count that stops "
            f"{again} taken up again within it",
        )
    opens, closes = day_clock(plan, window.open_utc), day_clock(plan, window.close_utc)
    one_instant = (
        "" if window.announced else "; the launcher has one instant, and waits a day if its count stops"
    )
    yield "If it slips", f"open {opens} to {closes} UTC; {window.limit}{one_instant}"
    yield (
        "Phase",
        f"station {window.phase_insertion_deg % 360.0:.1f}° ahead at insertion; {plan.orbits} orbits gain "
        f"{window.phase_range_deg[0]:.1f}° to {window.phase_range_deg[1]:.1f}°",
    )


def _given_words(given: PlanGiven) -> str:
    """What of the ascent is another program's, and what that leaves untold."""
    when = "at its own lift-off" if given.timed else "turned to the lift-off"
    parts = [
        f"as in {given.file} ({given.rows} states), {when}",
        "mass, thrust and stages are not in it, so neither propellant left, the first stage's way home, an engine out "
        "nor scatter are told",
    ]
    if given.rows_after_cutoff:
        parts.append(f"its {given.rows_after_cutoff} states after cut-off are not followed")
    return "; ".join([*parts, *given.remarks])


def _taken_up_words(given: PlanGiven) -> str:
    """What of a flight that begins in orbit is another program's, and what that leaves untold."""
    parts = [
        f"begins in orbit, with a state of {given.file} ({given.rows} states)",
        "mass is not in it, so the ship's is that of its file; of the way up, its aborts, the crew's day and risk "
        "nothing is told",
    ]
    if given.rows_after_cutoff:
        parts.append(f"its {given.rows_after_cutoff} later states, burns in them too, are not followed")
    return "; ".join([*parts, *given.remarks])


def _booster_words(booster: PlanBooster) -> str:
    """How the first stage comes home, and what that takes."""
    if booster.falls_km is None:
        return f"{booster.recovery}, {booster.left_kg / 1000.0:.1f} t of propellant left at its cut-off"
    falls = f"{booster.falls_km:.0f} km"
    if booster.distance_km is None:
        where = f"where it falls, {falls} from the pad"
    elif booster.distance_km == 0.0:
        where = f"from where it would fall {falls} away"
    else:
        where = f"{booster.distance_km:.0f} km from the pad; it would fall {falls} away"
    burns = [
        ("boost-back", booster.boostback_mps),
        ("entry", booster.entry_mps),
        ("landing", booster.landing_mps),
    ]
    said = ", ".join(f"{name} {dv:.0f} m/s" for name, dv in burns if dv)
    return (
        f"{booster.recovery}, {where}; {said}: {booster.needed_kg / 1000.0:.1f} t of the "
        f"{booster.left_kg / 1000.0:.1f} t of propellant left at its cut-off"
    )


def _hop_words(hop: PlanHop) -> Iterator[tuple[str, str]]:
    lines = [
        f"{'above' if crossed else 'below'} the {line}"
        for line, crossed in (
            ("50-mile line (80.5 km)", hop.crossed_50_miles),
            ("100-km line", hop.crossed_100_km),
        )
    ]
    yield "Apogee", f"{hop.apogee_km:.1f} km at {utc_text(hop.apogee_utc)[11:]} UTC, {', '.join(lines)}"
    yield "Weightless", f"{hop.weightless_s:.0f} s"
    yield (
        "Load",
        f"{hop.max_g_boost:.1f} g going up, {hop.max_g_entry:.1f} g coming down, Mach {hop.max_mach:.1f}",
    )


def _stay_words(stay: PlanStay) -> Iterator[tuple[str, str]]:
    length = f"{stay.days:.1f} days at {stay.port}" if stay.days is not None else f"at {stay.port}"
    beta = f"beta {min(stay.beta_deg):+.0f}° to {max(stay.beta_deg):+.0f}°"
    limit = f", limit ±{stay.beta_limit_deg:g}°" if stay.beta_limit_deg is not None else ""
    yield "Stay", f"{length}, docked life {stay.docked_life_days:g} days; {beta}{limit}"
    if stay.note:
        yield "Then" if stay.docked_utc and not stay.phase_known else "Station data", sentence(stay.note)


def _way_home_words(plan: PlanRecord, home: PlanWayHome) -> Iterator[tuple[str, str]]:
    yield (
        "Deorbit",
        f"{home.deorbit_dv_mps:.1f} m/s in {minutes_text(home.deorbit_duration_s)} at "
        f"{utc_text(home.deorbit_tig_utc)} UTC, {home.deorbit_height_km:.0f} km up",
    )
    yield (
        "Entry",
        f"{home.entry_height_km:.0f} km at {utc_text(home.entry_utc)[11:]} UTC, {home.entry_speed_mps:.0f} m/s, "
        f"{home.entry_angle_deg:.2f}°; at most {home.max_g:.1f} g, {home.max_heating_wpm2 / 1e4:.0f} W/cm²"
        + (
            f"; no radio {utc_text(home.blackout_utc[0])[11:]} to {utc_text(home.blackout_utc[1])[11:]}"
            if home.blackout_utc
            else ""
        ),
    )
    light = f"{home.lighting} (Sun {home.sun_elevation_deg:+.0f}°)"
    if home.sunrise_utc and home.sunset_utc:
        light += (
            f", sunrise {utc_text(home.sunrise_utc)[11:16]}, sunset {utc_text(home.sunset_utc)[11:16]} UTC"
        )
    yield (
        "Where",
        f"{place_text(home.latitude_deg, home.longitude_deg)}, {zone_called(plan, home.zone)}, "
        f"{home.miss_km:.1f} km off the aim; {light}",
    )
    if home.backups:
        yield "If waved off", "; ".join(_backup_words(plan, one, home) for one in home.backups)
    for remark in home.remarks:
        yield "Rather otherwise", sentence(remark)
    if home.ballistic is not None:
        down = home.ballistic
        yield (
            "If ballistic",
            f"{down.max_g:.1f} g, {place_text(down.latitude_deg, down.longitude_deg)}, {down.short_km:.0f} km away",
        )


def _backup_words(plan: PlanRecord, one: PlanLanding, home: PlanWayHome) -> str:
    """A back-up chance: when and where, and what it takes of the ship."""
    text = utc_text(one.landing_utc)
    when = text[11:16] if text[:10] == utc_text(home.entry_utc)[:10] else text[5:16]
    taken = "" if one.phasing_dv_mps is None else f", {abs(one.phasing_dv_mps):.0f} m/s"
    return f"{when} UTC {zone_called(plan, one.zone)} (Sun {one.sun_elevation_deg:+.0f}°{taken})"


def _abort_words(cover: Sequence[PlanAbort]) -> Iterator[str]:
    """Each abort mode with the time it applies in and the worst load."""
    for mode, points in groupby(cover, key=lambda one: one.mode):
        held = list(points)
        worst = max(one.max_g for one in held)
        yield f"{mode} T+{held[0].met_s:.0f} to {held[-1].met_s:.0f} s, up to {worst:.0f} g"
