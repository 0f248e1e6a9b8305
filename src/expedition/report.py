"""A plan and a window search as people read them: tables for the terminal, HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

import numpy as np
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.phases.ascent.reach import Reach
from expedition.phases.rendezvous.window import Opportunity, Option
from expedition.plans.plan import Plan
from expedition.plans.schema import (
    PlanAbort,
    PlanBudget,
    PlanBurn,
    PlanEvent,
    PlanHop,
    PlanLanding,
    PlanStay,
    PlanWayHome,
    PlanWindow,
)
from expedition.space.time import format_local, format_met, format_utc, parse_utc
from expedition.timeline import sentence

_LANDINGS_SHOWN = 10
# A turn farther from the pad than this is made in orbit.
_ASCENT_KM = 3000.0
_PULSES = ("station-keeping", "final approach", "fly-around", "hold below", "near hold")


def plan_report(plan: Plan, *, wide: bool = True) -> Group:
    """The plan for the terminal: heading, window, timeline, Δv budget, checks and the age of the data.

    wide: details of the timeline in a column of their own (120 letters and more), or else under each event.
    """
    parts: list[RenderableType] = [_facts_table(plan), _timeline_table(plan, wide=wide)]
    if plan.way_home and plan.way_home.opportunities:
        parts.append(_landings_table(plan.way_home, wide=wide))
    if plan.budget:
        parts.append(_budget_table(plan, plan.budget))
    parts.append(_checks_table(plan, wide=wide))
    if lines := _data_lines(plan):
        parts.append(Group(*lines))
    return Group(_heading(plan), *(Padding(part, (0, 0, 1, 0)) for part in parts[:-1]), parts[-1])


def _heading(plan: Plan) -> Text:
    asked = plan.flight
    crew = ", ".join(f"{one['name']} ({one['role']})" for one in asked["crew"])
    text = Text(f"{asked['title']}\n", style="bold")
    text.append(route(plan), style="not bold")
    if crew:
        text.append(f"\n{crew}", style="not bold dim")
    return text


def route(plan: Plan) -> str:
    """What flies, from where to where."""
    asked = plan.flight
    ship = f"{asked['vehicle']} on {asked['launcher']}" if asked.get("launcher") else asked["vehicle"]
    start = asked.get("pad") or f"{asked['station']} {asked['port']}"
    if plan.docking_utc:
        return f"{ship}, {start} → {asked['station']} {asked['port']}, {plan.orbits} orbits"
    if plan.hop is not None:
        return f"{ship}, {start}, up and down again"
    orbit = f"orbit at {asked['orbit']['altitude_km']:g} km" if asked.get("orbit") else ""
    zone = plan.way_home.zone if plan.way_home else ""
    return " → ".join(filter(None, (f"{ship}, {start}", orbit, zone)))


def summary(plan: Plan) -> Iterator[tuple[str, str]]:
    """What a reader asks first, as pairs of question and answer."""
    yield sentence(plan.start_name), _both_clocks(plan, plan.zero_utc, 1)
    end = "In orbit" if plan.end_name == "orbit" else sentence(plan.end_name)
    since = elapsed(plan, parse_utc(plan.end_utc) - parse_utc(plan.zero_utc))
    yield end, f"{_both_clocks(plan, plan.end_utc)}, {since}{'' if plan.liftoff_utc else ' after undocking'}"
    if plan.window is not None:
        yield from _window_words(plan, plan.window)
    if plan.insertion is not None:
        at = plan.insertion
        yield (
            "Insertion",
            f"{at.perigee_km:.1f} × {at.apogee_km:.1f} km, {at.inclination_at_node_deg:.2f}° at the "
            f"node, T+{at.cutoff_met_s:.1f} s",
        )
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
    if plan.hop is not None:
        yield from _hop_words(plan.hop)
    if plan.stay is not None:
        yield from _stay_words(plan.stay)
    if plan.way_home is not None:
        yield from _way_home_words(plan.way_home)


def elapsed(plan: Plan, met_s: float) -> str:
    """Time since the start of a flight; T is the lift-off, so that a flight home counts without it."""
    return format_met(met_s) if plan.liftoff_utc else format_met(met_s).lstrip("T")


def elapsed_heading(plan: Plan) -> str:
    """What stands over a column of such times."""
    return "T+" if plan.liftoff_utc else "Undocked"


def _window_words(plan: Plan, window: PlanWindow) -> Iterator[tuple[str, str]]:
    why = "flown" if window.plane_lead_source == "flown" else "least propellant"
    lead = f"{window.plane_lead_s:.0f} s before the station's plane passes over the pad ({why})"
    # Planes turn to the west, those beyond the pole to the east, and lower ones faster.
    side, drift = ("east", "west") if window.node_bias_deg >= 0.0 else ("west", "east")
    yield (
        "Why then",
        f"{lead}; inserted {abs(window.node_bias_deg):.3f}° {side} of the station's node "
        f"({abs(window.node_bias_s):.1f} s of lift-off), for the lower orbit drifts {drift} while it catches up",
    )
    opens, closes = day_clock(plan, window.open_utc), day_clock(plan, window.close_utc)
    yield "If it slips", f"open {opens} to {closes} UTC; {window.limit}"
    yield (
        "Phase",
        f"station {window.phase_insertion_deg % 360.0:.1f}° ahead at insertion; {plan.orbits} orbits gain "
        f"{window.phase_range_deg[0]:.1f}° to {window.phase_range_deg[1]:.1f}°",
    )


def _hop_words(hop: PlanHop) -> Iterator[tuple[str, str]]:
    lines = [
        f"{'above' if crossed else 'below'} the {line}"
        for line, crossed in (
            ("50-mile line (80.5 km)", hop.crossed_50_miles),
            ("100-km line", hop.crossed_100_km),
        )
    ]
    yield "Apogee", f"{hop.apogee_km:.1f} km at {_utc(hop.apogee_utc)[11:]} UTC, {', '.join(lines)}"
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


def _way_home_words(home: PlanWayHome) -> Iterator[tuple[str, str]]:
    yield (
        "Deorbit",
        f"{home.deorbit_dv_mps:.1f} m/s in {_minutes(home.deorbit_duration_s)} at {_utc(home.deorbit_tig_utc)} UTC, "
        f"{home.deorbit_height_km:.0f} km up",
    )
    yield (
        "Entry",
        f"{home.entry_height_km:.0f} km at {_utc(home.entry_utc)[11:]} UTC, {home.entry_speed_mps:.0f} m/s, "
        f"{home.entry_angle_deg:.2f}°; at most {home.max_g:.1f} g, {home.max_heating_wpm2 / 1e4:.0f} W/cm²"
        + (
            f"; no radio {_utc(home.blackout_utc[0])[11:]} to {_utc(home.blackout_utc[1])[11:]}"
            if home.blackout_utc
            else ""
        ),
    )
    light = f"{home.lighting} (Sun {home.sun_elevation_deg:+.0f}°)"
    if home.sunrise_utc and home.sunset_utc:
        light += f", sunrise {_utc(home.sunrise_utc)[11:16]}, sunset {_utc(home.sunset_utc)[11:16]} UTC"
    yield (
        "Where",
        f"{_place(home.latitude_deg, home.longitude_deg)}, {home.zone}, {home.miss_km:.1f} km off the aim; {light}",
    )
    if home.ballistic is not None:
        down = home.ballistic
        yield (
            "If ballistic",
            f"{down.max_g:.1f} g, {_place(down.latitude_deg, down.longitude_deg)}, {down.short_km:.0f} km away",
        )


def _abort_words(cover: Sequence[PlanAbort]) -> Iterator[str]:
    """Each abort mode with the time it applies in and the worst load."""
    for mode, points in groupby(cover, key=lambda one: one.mode):
        held = list(points)
        worst = max(one.max_g for one in held)
        yield f"{mode} T+{held[0].met_s:.0f} to {held[-1].met_s:.0f} s, up to {worst:.0f} g"


def landing_order(home: PlanWayHome) -> list[PlanLanding]:
    """Landing opportunities as people read them: those that can be taken first, each kind in order of time."""
    return sorted(home.opportunities, key=lambda one: (bool(one.rejected), one.landing_utc))


def _landings_table(home: PlanWayHome, *, wide: bool) -> Table:
    landings = landing_order(home)
    table = Table(
        title="Landing opportunities",
        title_justify="left",
        header_style="bold",
        box=None,
        padding=(0, 1, 0, 0),
    )
    docked = any(one.undocking_utc for one in landings)
    for name in (*(["Undocking"] if docked else []), "Deorbit", "Landing UTC"):
        table.add_column(name, no_wrap=True)
    table.add_column("Aside km", justify="right", no_wrap=True)
    table.add_column("Sun°", justify="right", no_wrap=True)
    table.add_column("Zone, or why not")
    for one in landings[:_LANDINGS_SHOWN]:
        table.add_row(
            *([_minute(one.undocking_utc) if one.undocking_utc else ""] if docked else []),
            _minute(one.deorbit_utc)[6 if docked else 0 :],
            _minute(one.landing_utc),
            f"{one.cross_range_km:+.0f}",
            f"{one.sun_elevation_deg:+.0f}",
            one.zone
            + (f": {one.rejected if wide else one.rejected.partition(':')[0]}" if one.rejected else ""),
            style="dim" if one.rejected else "",
        )
    if len(landings) > _LANDINGS_SHOWN:
        table.add_row(f"and {len(landings) - _LANDINGS_SHOWN} more", style="dim")
    return table


def _facts_table(plan: Plan) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for question, answer in summary(plan):
        table.add_row(question, answer)
    return table


def _timeline_table(plan: Plan, *, wide: bool) -> Table:
    table = Table(title="Timeline", title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))
    table.add_column(elapsed_heading(plan), justify="right", no_wrap=True)
    table.add_column("UTC", justify="right", no_wrap=True)
    if plan.clock:
        table.add_column(_city(plan.clock), no_wrap=True)
    ranges = plan.station_trajectory is not None
    if ranges:
        table.add_column("Range km", justify="right", no_wrap=True)
    table.add_column("Event", no_wrap=wide)
    if wide:
        table.add_column("Detail")
    for met, utc, name, distance, detail, is_burn in timeline_rows(plan):
        words = [name, detail] if wide else [Group(name, Padding(detail, (0, 0, 0, 2))) if detail else name]
        style = "cyan" if is_burn else ""
        local = [format_local(parse_utc(utc), plan.clock)] if plan.clock else []
        far = [distance] if ranges else []
        table.add_row(elapsed(plan, met), day_clock(plan, utc), *local, *far, *words, style=style)
    return table


def day_clock(plan: Plan, utc: str) -> str:
    """Time of day in UTC, with the date before it where it is not the first day's."""
    text = _utc(utc)
    return text[11:] if text[:10] == plan.zero_utc[:10] else text[5:]


def timeline_rows(plan: Plan) -> list[tuple[float, str, str, str, str, bool]]:
    """MET, UTC, name, range, detail and whether it is a burn, in order.

    Rows of pulses are drawn together, and the event that is the burn itself is drawn into it.
    """
    rows = []
    events = list(plan.events)
    for burns in _together(plan.burns):
        first = burns[0]
        name, detail = _burn_words(burns)
        distance = ""
        for event in [one for one in events if _is_burn(one, first)]:
            events.remove(event)
            distance = "" if event.range_km is None else _range(event.range_km)
            if event.detail and len(burns) == 1 and not event.name.endswith(" begins"):
                detail += f"; {event.detail}"
        rows.append((first.met_s, first.tig_utc, name, distance, detail, True))
    for event in events:
        distance = "" if event.range_km is None else _range(event.range_km)
        rows.append((event.met_s, event.utc, event.name, distance, event.detail, False))
    return sorted(rows, key=lambda row: row[0])


def _is_burn(event: PlanEvent, burn: PlanBurn) -> bool:
    """Whether an event is but the beginning, or the middle, of a burn of the same name."""
    same = event.name.lower().removesuffix(" begins").removesuffix(" burn") == burn.name.lower().removesuffix(
        " burn"
    )
    return same and -1.0 <= event.met_s - burn.met_s <= burn.duration_s + 1.0


def _together(burns: Sequence[PlanBurn]) -> Iterator[list[PlanBurn]]:
    """Burns one by one, but pulses of one name as one."""
    held: list[PlanBurn] = []
    for burn in burns:
        if held and (burn.name != held[0].name or burn.name not in _PULSES):
            yield held
            held = []
        held.append(burn)
    if held:
        yield held


def _burn_words(burns: Sequence[PlanBurn]) -> tuple[str, str]:
    first, last = burns[0], burns[-1]
    total = sum(burn.dv_mps for burn in burns)
    if len(burns) > 1:
        name = f"{sentence(first.name)}, {len(burns)} pulses"
        return name, f"Δv {total:.2f} m/s in all, {last.met_s - first.met_s:.0f} s"
    r, t, n = first.dv_rtn_mps
    orbit = f" → {first.perigee_km:.1f} × {first.apogee_km:.1f} km" if first.engine == "main" else ""
    name = sentence(first.name) + ("" if "burn" in first.name else " burn")
    return name, f"Δv {total:.2f} m/s (R {r:+z.2f} T {t:+z.2f} N {n:+z.2f}), {first.duration_s:.1f} s{orbit}"


def _budget_table(plan: Plan, budget: PlanBudget) -> Table:
    table = Table(
        title="Δv budget, m/s", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0)
    )
    table.add_column()
    table.add_column(justify="right")
    for name, value in budget_rows(plan, budget):
        table.add_row(name, f"{value:.1f}")
    return table


def budget_rows(plan: Plan, budget: PlanBudget) -> list[tuple[str, float]]:
    spent = [(sentence(name), getattr(budget, f"{name}_mps")) for name in ("phasing", "approach")]
    return [
        *(spent if plan.docking_utc else []),
        (f"Total to {plan.end_name}", plan.dv_total_mps),
        *([] if plan.way_home else [("Way home", budget.way_home_mps)]),
        ("Ship carries", budget.capability_mps),
        ("Left", budget.margin_mps),
    ]


def _checks_table(plan: Plan, *, wide: bool) -> Table:
    table = Table(title="Checks", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=wide)
    if wide:
        table.add_column()
    for check in plan.checks:
        words = [check.name, check.detail] if wide else [f"{check.name}: {check.detail}"]
        table.add_row("pass" if check.ok else "FAIL", *words, style="" if check.ok else "bold red")
    return table


def _data_lines(plan: Plan) -> list[Text]:
    data = plan.data
    lines = [Text(rests_on(plan), style="dim")] if data.station else []
    lines += [Text(f"Warning: {warning}", style="yellow") for warning in data.warnings]
    return lines


def rests_on(plan: Plan) -> str:
    """The station data and their age, in words; empty where a flight has none."""
    data = plan.data
    if data.station is None or data.age_h is None:
        return ""
    return f"Station data: {data.station}, {data.age_h:.1f} h old at {plan.start_name}"


def plan_html(plan: Plan) -> str:
    """The plan for a notebook: summary, timeline and checks as plain tables."""
    head = "".join(
        f"<tr><th style='text-align:left'>{escape(a)}</th><td style='text-align:left'>{escape(b)}</td></tr>"
        for a, b in summary(plan)
    )
    rows = "".join(
        f"<tr><td>{escape(elapsed(plan, met))}</td><td>{escape(_utc(utc)[11:])}</td>"
        f"<td style='text-align:left'>{'<b>' if burn else ''}{escape(name)}{'</b>' if burn else ''}</td>"
        f"<td>{escape(distance)}</td><td style='text-align:left'>{escape(detail)}</td></tr>"
        for met, utc, name, distance, detail, burn in timeline_rows(plan)
    )
    failed = [check for check in plan.checks if not check.ok]
    verdict = (
        "all pass" if not failed else "failed: " + escape("; ".join(f"{c.name} ({c.detail})" for c in failed))
    )
    carried = f" of {plan.budget.capability_mps:.0f} m/s" if plan.budget else ""
    return (
        f"<div><h3>{escape(str(plan.flight['title']))}</h3><table>{head}</table>"
        f"<table><thead><tr><th>{elapsed_heading(plan)}</th><th>UTC</th><th>Event</th><th>Range km</th>"
        "<th>Detail</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
        f"<p>Δv {plan.dv_total_mps:.1f} m/s{carried}; {len(plan.checks)} checks, "
        f"{verdict}. {escape(rests_on(plan))}</p></div>"
    )


def windows_report(found: Sequence[Opportunity]) -> Table:
    """Opportunities for the terminal: a row each, the profiles that are open, and why the others are not."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    table.add_column("Lift-off UTC", no_wrap=True)
    table.add_column("Window s", no_wrap=True)
    table.add_column("Phase°", justify="right", no_wrap=True)
    table.add_column("Beta°", justify="right", no_wrap=True)
    table.add_column("Sun°", justify="right", no_wrap=True)
    table.add_column("Profiles: docking UTC, Δv, light, or why not")
    for one in found:
        table.add_row(
            format_utc(one.liftoff)[:-1].replace("T", " "),
            f"−{one.liftoff - one.open:.0f} +{one.close - one.liftoff:.0f}",
            f"{np.degrees(one.phase_insertion_rad) % 360.0:.1f}",
            f"{np.degrees(one.beta_rad):+.1f}",
            f"{one.pad_sun_elevation_deg:+.0f}",
            "\n".join(_option_words(one, option) for option in one.options),
            style="" if one.chosen else "dim",
        )
    return table


def _option_words(one: Opportunity, option: Option) -> str:
    if not option.feasible:
        return f"{option.orbits:>2}: no, {option.reason}"
    light = "sunlit" if option.docking_sunlit else "in shadow"
    shift = option.liftoff - one.liftoff
    at = f", lift-off {shift:+.0f} s" if abs(shift) > 0.5 else ""
    docking = format_utc(option.docking)[:-4].replace("T", " ")
    return f"{option.orbits:>2}: {docking}, {option.dv_mps:.0f} m/s, {light}{at}"


def windows_json(found: Sequence[Opportunity]) -> list[dict[str, Any]]:
    """Opportunities as plain data, in the documented schema of `expedition windows --json`."""
    return [
        {
            "liftoff_utc": format_utc(one.liftoff, 3),
            "open_utc": format_utc(one.open, 3),
            "close_utc": format_utc(one.close, 3),
            "limit": one.limit,
            "phase_deg": _degrees(one.phase_insertion_rad) % 360.0,
            "phase_liftoff_deg": _degrees(one.phase_liftoff_rad),
            "beta_deg": _degrees(one.beta_rad),
            "pad_sun_elevation_deg": one.pad_sun_elevation_deg,
            "profiles": [_option_json(option) for option in one.options],
        }
        for one in found
    ]


def _option_json(option: Option) -> dict[str, Any]:
    return {
        "profile": option.profile,
        "orbits": option.orbits,
        "feasible": option.feasible,
        "reason": option.reason,
        "liftoff_utc": format_utc(option.liftoff, 3),
        # Infinite where no burns would do: JSON has no word for that but null.
        "dv_mps": option.dv_mps if np.isfinite(option.dv_mps) else None,
        "docking_utc": format_utc(option.docking, 3),
        "phase_deg": _degrees(option.phase_insertion_rad),
        "phase_range_deg": [_degrees(x) for x in option.phase_range_rad],
        "docking_sunlit": option.docking_sunlit,
        "sun_off_axis_deg": _degrees(option.sun_angle_rad),
    }


def reach_report(rows: Sequence[Reach]) -> Group:
    """Inclinations of a pad for the terminal: whether they may be flown straight, and what a dog-leg costs."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for name in ("Inclination°", "Straight°", "Flown°"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Through", no_wrap=True)
    for name in ("Turn°", "Made", "Δv m/s", "Margin m/s"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("")
    for one in rows:
        short = "" if one.reachable else f", out of reach by {-one.margin_mps:.0f} m/s"
        table.add_row(
            f"{one.inclination_deg:.2f}",
            "" if one.direct_azimuth_deg is None else f"{one.direct_azimuth_deg:.1f}",
            f"{one.azimuth_deg:.1f}",
            one.sector,
            f"{one.turn_deg:.1f}" if one.turn_deg else "",
            ("in orbit" if one.turn_after_km > _ASCENT_KM else f"{one.turn_after_km:.0f} km")
            if one.turn_deg
            else "",
            f"{one.dv_mps:.0f}",
            f"{one.margin_mps:+.0f}",
            ("straight" if one.direct else "dog-leg") + short,
            style="" if one.reachable else "dim",
        )
    over = dict.fromkeys(
        f"Through {one.sector}: passes over {one.overflies}" for one in rows if one.overflies
    )
    return Group(table, *(Text(words, style="dim") for words in over))


def _degrees(angle_rad: float) -> float:
    return float(np.degrees(angle_rad))


def _range(km: float) -> str:
    return f"{km:.0f}" if km >= 100.0 else f"{km:.1f}" if km >= 10.0 else f"{km:.2f}"


def _utc(text: str, digits: int = 0) -> str:
    return format_utc(parse_utc(text), digits)[:-1].replace("T", " ")


def _minute(utc: str) -> str:
    """Month, day, hour and minute."""
    return _utc(utc)[5:-3]


def _both_clocks(plan: Plan, utc: str, digits: int = 0) -> str:
    """An instant in UTC and on the clock of those who fly it."""
    local = f", {format_local(parse_utc(utc), plan.clock)} {_city(plan.clock)}" if plan.clock else ""
    return f"{_utc(utc, digits)} UTC{local}"


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _place(latitude_deg: float, longitude_deg: float) -> str:
    north, east = "N" if latitude_deg >= 0.0 else "S", "E" if longitude_deg >= 0.0 else "W"
    return f"{abs(latitude_deg):.2f}° {north} {abs(longitude_deg):.2f}° {east}"


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{seconds:.1f} s"
