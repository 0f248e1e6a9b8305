"""A plan and a window search as people read them: tables for the terminal, HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import numpy as np
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.flight_plan import Plan, PlanBurn
from expedition.phases.window import Opportunity, Option
from expedition.space.time import format_met, format_moscow, format_utc, parse_utc

_PULSES = ("station-keeping", "final approach", "fly-around")


def plan_report(plan: Plan, *, wide: bool = True) -> Group:
    """The plan for the terminal: heading, window, timeline, Δv budget, checks and the age of the data.

    wide: details of the timeline in a column of their own (120 letters and more), or else under each event.
    """
    return Group(
        _heading(plan),
        _facts_table(plan),
        _timeline_table(plan, wide=wide),
        _budget_table(plan),
        _checks_table(plan),
        *_data_lines(plan),
    )


def _heading(plan: Plan) -> Text:
    asked = plan.flight
    crew = ", ".join(f"{one['name']} ({one['role']})" for one in asked["crew"])
    text = Text(f"{asked['title']}\n", style="bold")
    text.append(
        f"{asked['vehicle']} on {asked['launcher']}, {asked['pad']} → {asked['station']} {asked['port']}, "
        f"{plan.orbits} orbits",
        style="not bold",
    )
    if crew:
        text.append(f"\n{crew}", style="not bold dim")
    return text


def _summary(plan: Plan) -> Iterator[tuple[str, str]]:
    """What a reader asks first, as pairs of question and answer."""
    window, insertion = plan.window, plan.insertion
    duration = plan.events[-1].met_s
    yield "Lift-off", f"{_utc(plan.liftoff_utc, 1)} UTC, {_moscow(plan.liftoff_utc)} Moscow"
    yield (
        "Contact",
        f"{_utc(plan.docking_utc)} UTC, {_moscow(plan.docking_utc)} Moscow, {format_met(duration)}",
    )
    if window.plane_lead_source == "flown":
        lead = f"{window.plane_lead_s:.0f} s before its plane passes over the pad (flown)"
    else:
        lead = f"{window.plane_lead_s:.0f} s before its plane passes over the pad (least propellant)"
    yield (
        "Why then",
        f"{lead}; inserted {window.node_bias_deg:.3f}° east of the station's node ({window.node_bias_s:.1f} s of "
        "lift-off), for the lower orbit drifts west while it catches up",
    )
    yield (
        "If it slips",
        f"open {_utc(window.open_utc)} to {_utc(window.close_utc)}; {window.limit}",
    )
    yield (
        "Phase",
        f"station {window.phase_insertion_deg % 360.0:.1f}° ahead at insertion; {plan.orbits} orbits gain "
        f"{window.phase_range_deg[0]:.1f}° to {window.phase_range_deg[1]:.1f}°",
    )
    yield (
        "Insertion",
        f"{insertion.perigee_km:.1f} × {insertion.apogee_km:.1f} km, {insertion.inclination_at_node_deg:.2f}° at the "
        f"node, T+{insertion.cutoff_met_s:.1f} s",
    )
    yield (
        "Light",
        f"{window.pad_lighting} at the pad (Sun {window.pad_sun_elevation_deg:+.0f}°), {window.docking_lighting} at "
        f"docking, beta {window.beta_deg:+.1f}°",
    )


def _facts_table(plan: Plan) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for question, answer in _summary(plan):
        table.add_row(question, answer)
    return table


def _timeline_table(plan: Plan, *, wide: bool) -> Table:
    table = Table(title="Timeline", title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))
    table.add_column("T+", justify="right", no_wrap=True)
    table.add_column("UTC", no_wrap=True)
    table.add_column("Moscow", no_wrap=True)
    table.add_column("Range km", justify="right", no_wrap=True)
    table.add_column("Event", no_wrap=wide)
    if wide:
        table.add_column("Detail")
    for met, utc, name, distance, detail, is_burn in timeline_rows(plan):
        words = [name, detail] if wide else [Group(name, Padding(detail, (0, 0, 0, 2))) if detail else name]
        style = "cyan" if is_burn else ""
        table.add_row(format_met(met), _utc(utc)[11:], _moscow(utc), distance, *words, style=style)
    return table


def timeline_rows(plan: Plan) -> list[tuple[float, str, str, str, str, bool]]:
    """MET, UTC, name, range, detail and whether it is a burn, in order; rows of pulses drawn together."""
    rows = [
        (
            event.met_s,
            event.utc,
            event.name,
            "" if event.range_km is None else _range(event.range_km),
            event.detail,
            False,
        )
        for event in plan.events
    ]
    for burns in _together(plan.burns):
        first = burns[0]
        name, detail = _burn_words(burns)
        rows.append((first.met_s, first.tig_utc, name, "", detail, True))
    return sorted(rows, key=lambda row: row[0])


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
        name = f"{_sentence(first.name)}, {len(burns)} pulses"
        return name, f"Δv {total:.2f} m/s in all, {last.met_s - first.met_s:.0f} s"
    r, t, n = first.dv_rtn_mps
    orbit = f" → {first.perigee_km:.1f} × {first.apogee_km:.1f} km" if first.engine == "main" else ""
    name = _sentence(first.name) + " burn"
    return name, f"Δv {total:.2f} m/s (R {r:+.2f} T {t:+.2f} N {n:+.2f}), {first.duration_s:.1f} s{orbit}"


def _budget_table(plan: Plan) -> Table:
    table = Table(
        title="Δv budget, m/s", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0)
    )
    table.add_column()
    table.add_column(justify="right")
    for name, value in _budget_rows(plan):
        table.add_row(name, f"{value:.1f}")
    return table


def _budget_rows(plan: Plan) -> list[tuple[str, float]]:
    budget = plan.budget
    return [
        ("Phasing", budget.phasing_mps),
        ("Approach", budget.approach_mps),
        ("Total to contact", plan.dv_total_mps),
        ("Way home", budget.way_home_mps),
        ("Ship carries", budget.capability_mps),
        ("Left", budget.margin_mps),
    ]


def _checks_table(plan: Plan) -> Table:
    table = Table(title="Checks", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for check in plan.checks:
        table.add_row(
            "pass" if check.ok else "FAIL", check.name, check.detail, style="" if check.ok else "bold red"
        )
    return table


def _data_lines(plan: Plan) -> list[Text]:
    data = plan.data
    lines = [Text(f"Station data: {data.station}, {data.age_h:.1f} h old at lift-off", style="dim")]
    lines += [Text(f"Warning: {warning}", style="yellow") for warning in data.warnings]
    return lines


def plan_html(plan: Plan) -> str:
    """The plan for a notebook: summary, timeline and checks as plain tables."""
    summary = "".join(
        f"<tr><th style='text-align:left'>{escape(a)}</th><td style='text-align:left'>{escape(b)}</td></tr>"
        for a, b in _summary(plan)
    )
    rows = "".join(
        f"<tr><td>{escape(format_met(met))}</td><td>{escape(_utc(utc)[11:])}</td>"
        f"<td style='text-align:left'>{'<b>' if burn else ''}{escape(name)}{'</b>' if burn else ''}</td>"
        f"<td>{escape(distance)}</td><td style='text-align:left'>{escape(detail)}</td></tr>"
        for met, utc, name, distance, detail, burn in timeline_rows(plan)
    )
    failed = [check for check in plan.checks if not check.ok]
    verdict = (
        "all pass" if not failed else "failed: " + escape("; ".join(f"{c.name} ({c.detail})" for c in failed))
    )
    return (
        f"<div><h3>{escape(str(plan.flight['title']))}</h3><table>{summary}</table>"
        "<table><thead><tr><th>T+</th><th>UTC</th><th>Event</th><th>Range km</th><th>Detail</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
        f"<p>Δv {plan.dv_total_mps:.1f} m/s of {plan.budget.capability_mps:.0f} m/s; {len(plan.checks)} checks, "
        f"{verdict}. Station data: {escape(plan.data.station)}, {plan.data.age_h:.1f} h old.</p></div>"
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


def _degrees(angle_rad: float) -> float:
    return float(np.degrees(angle_rad))


def _range(km: float) -> str:
    return f"{km:.0f}" if km >= 100.0 else f"{km:.1f}" if km >= 10.0 else f"{km:.2f}"


def _utc(text: str, digits: int = 0) -> str:
    return format_utc(parse_utc(text), digits)[:-1].replace("T", " ")


def _moscow(text: str) -> str:
    return format_moscow(parse_utc(text))


def _sentence(name: str) -> str:
    return name[0].upper() + name[1:]
