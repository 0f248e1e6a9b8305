"""The dossier of a flight: a summary to sign, the timeline, figures, checks, scatter and sources, as HTML and PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from expedition import figures
from expedition.assess.compare import compare, peers
from expedition.assess.subject import of_plan
from expedition.catalog.entry import Entry
from expedition.catalog.facts import CONFIDENCES
from expedition.errors import InputError
from expedition.figures import scatter
from expedition.plans.abort_grounds import abort_grounds
from expedition.plans.clock_words import elapsed
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.plans.price_words import price_cells, source_cells
from expedition.plans.risk_words import RISK_HEADS
from expedition.plans.sections import Section
from expedition.plans.words import LANDING_HEADS, PlanWords, risk_cells, words
from expedition.printing import found_browser, known_paper, printed
from expedition.space.time import format_utc, parse_utc
from expedition.timeline import sentence
from expedition.whatif.scatter_words import level_table, scatter_sentences, scatter_tables
from expedition.whatif.summary import Kept, Summary
from expedition.whatif.words import Table

# With more facts than these on it the summary would not fit on its page with a map.
_ROWS_WITH_MAP = 9
# A plan made again from the same data begins in the same second.
_SAME_START_S = 1.0
# The overview is left out: it repeats parts of these.
_CAPTIONS = {
    "ascent": "Ascent",
    "ground-track": "Ground track",
    "staircase": "Heights and phase",
    "relative-motion": "Relative motion",
    "range": "Range and range rate",
    "entry": "Entry",
}


def html(plan: Plan, scattered: Kept | None = None) -> str:
    """The dossier as one HTML page with everything in it: no link leads out of it, A4 and Letter both print well.

    scattered: a dispersion analysis of the same plan. Raises InputError where it is of another.
    """
    title, said = plan.flight.title, words(plan)
    if scattered is not None:
        of_this_plan(scattered.summary, plan)
    parts = [
        _summary_page(plan, said),
        f"<section class='new'><h2>Timeline</h2>{_timeline(plan, said)}{_landings(said)}</section>",
        *map(_section, said.sections),
        *([_section(down)] if (down := abort_grounds(plan)) else []),
        *_figures(plan),
        _risk(said),
        _price(said),
        _side_by_side(plan),
        f"<section class='new'><h2>Checks</h2>{_checks(plan)}</section>",
        *([] if scattered is None else _scattered(plan, scattered)),
        f"<section><h2>Sources</h2>{_sources(plan, said)}</section>",
    ]
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(title)}: flight dossier</title><style>{_css()}{_every_page(title)}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def pdf(
    plan: Plan,
    scattered: Kept | None = None,
    *,
    paper: str = "A4",
    browser: str | Path | None = None,
) -> bytes:
    """The dossier as PDF, printed by an installed Chromium or Chrome.

    scattered: a dispersion analysis of the same plan. paper: A4 or Letter. browser: its command, if it is not found by
    one of its usual names. Raises NoBrowserError where there is none, or where it fails.
    """
    known_paper(paper)
    program = found_browser(browser)
    return printed(html(plan, scattered), program, paper=paper)


def writer(file: str | Path, scattered: Kept | None = None) -> Callable[[Plan], bytes]:
    """What writes a dossier into a file of that name, by its ending, .html or .pdf.

    scattered: a dispersion analysis of the same plan.

    Raises InputError for another ending, and NoBrowserError where a PDF cannot be printed, before anything is
    planned.
    """
    suffix = Path(file).suffix.lower()
    if suffix == ".html":
        return lambda plan: html(plan, scattered).encode()
    if suffix == ".pdf":
        program = found_browser()
        return lambda plan: pdf(plan, scattered, browser=program)
    raise InputError(f"{str(file)!r:.200} ends in neither .html nor .pdf", field="out")


def _css() -> str:
    return files("expedition").joinpath("dossier.css").read_text(encoding="utf-8")


def _every_page(title: str) -> str:
    """What stands at the foot of every page, so that a loose one can be told."""
    text = f"{title} · Expedition {version('expedition')}"
    # Written by their number, none of these ends the text, or the page's style.
    escaped = re.sub(r'["\\<>&]', lambda one: f"\\{ord(one[0]):x} ", text)
    return f'@page {{ @bottom-left {{ content: "{escaped}"; font: 8pt sans-serif; color: #5c6b7a }} }}'


def _summary_page(plan: Plan, said: PlanWords) -> str:
    warnings = "".join(f"<p class='warning'>Warning: {escape(one)}</p>" for one in plan.data.warnings)
    return (
        "<section class='summary'>"
        f"<header><div><p class='kind'>Flight dossier</p><h1>{escape(said.title)}</h1><p>{escape(said.route)}</p>"
        + (f"<p class='crew'>{escape(said.crew)}</p>" if said.crew else "")
        + f"</div><div class='id'>{escape(plan.flight.name)}<br>{escape(plan.zero_utc[:10])}</div></header>"
        + f"<div class='times'>{''.join(_key_times(plan))}</div>"
        + f"<p class='verdict {'go' if plan.ok else 'nogo'}'><b>{escape(sentence(said.verdict))}</b></p>"
        + f"<table class='facts'>{_rows((one.question, one.answer) for one in said.summary)}</table>"
        + _budget(said)
        + warnings
        + _small_map(plan, len(said.summary))
        + _signatures(plan, said)
        + "</section>"
    )


def _small_map(plan: Plan, rows: int) -> str:
    """The ground track, where the page has room for it."""
    if rows > _ROWS_WITH_MAP:
        return ""
    drawing = figures.image(figures.FIGURES["ground-track"](plan), "svg").decode()
    return f"<figure class='map' role='img' aria-label='Ground track'>{_inline(drawing, 'summary')}</figure>"


def _key_times(plan: Plan) -> Iterator[str]:
    """What happens when, in the largest letters of the page."""
    moments = (
        ("Lift-off", plan.liftoff_utc),
        ("Contact", plan.docking_utc),
        ("Undocking", plan.undocking_utc),
        ("In orbit", plan.in_orbit_utc),
        ("Landing", plan.landing_utc),
        ("Splashdown", plan.splashdown_utc),
    )
    for name, utc in moments:
        if utc is None:
            continue
        text = format_utc(parse_utc(utc))
        since = elapsed(plan, parse_utc(utc) - parse_utc(plan.zero_utc))
        yield (
            f"<div><span>{name}</span><b>{text[11:-1]}</b><span>{text[:10]} UTC<br>{escape(since)}</span></div>"
        )
    if plan.burns:
        spent = f"{plan.dv_total_mps:.1f}"
        yield f"<div><span>Δv of the ship</span><b>{spent}</b><span>m/s<br>in {len(plan.burns)} burns</span></div>"


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<tr><th>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in pairs)


def _budget(said: PlanWords) -> str:
    if not said.budget:
        return ""
    heads = "".join(f"<th>{escape(one.name)}</th>" for one in said.budget)
    cells = "".join(f"<td>{escape(one.dv_mps)}</td>" for one in said.budget)
    return f"<table class='budget'><caption>Δv budget, m/s</caption><tr>{heads}</tr><tr>{cells}</tr></table>"


def _signatures(plan: Plan, said: PlanWords) -> str:
    blank = "".join(
        f"<div><span></span>{who}</div>" for who in ("Flight director", "Flight dynamics", "Date, UTC")
    )
    return (
        f"<div class='sign'>{blank}</div><p class='foot'>{escape(said.rests_on + '. ' if said.rests_on else '')}"
        f"Computed by Expedition {escape(plan.data.versions.get('expedition', version('expedition')))}. "
        "A plan for study: not released by any agency for flight.</p>"
    )


def _timeline(plan: Plan, said: PlanWords) -> str:
    rows = "".join(
        f"<tr{' class=burn' if row.burn else ''}><td>{escape(row.elapsed)}</td><td>{escape(row.utc)}</td>"
        + (f"<td>{escape(row.local)}</td>" if said.local_heading else "")
        + (f"<td class='n'>{escape(row.range_km)}</td>" if said.has_range else "")
        + f"<td>{'▸ ' if row.burn else ''}{escape(row.event)}</td><td>{escape(row.detail)}</td>"
        + (f"<td>{escape(row.in_sight)}</td></tr>" if plan.sight else "</tr>")
        for row in said.timeline
    )
    return (
        f"<p>Times count from {plan.start_name}, {escape(plan.zero_utc)}. Burns are marked ▸.</p>"
        f"<table class='list'><thead><tr><th>{said.elapsed_heading}</th><th>UTC</th>"
        + (f"<th>{escape(said.local_heading)}</th>" if said.local_heading else "")
        + ("<th class='n'>Range, km</th>" if said.has_range else "")
        + f"<th>Event</th><th>Detail</th>{'<th>In sight</th>' if plan.sight else ''}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _landings(said: PlanWords) -> str:
    """When and where it may land, with those that may not be taken, and why."""
    if not said.landings:
        return ""
    rows = "".join(
        f"<tr><td>{escape(one.undocking)}</td><td>{escape(one.deorbit)}</td><td>{escape(one.landing)}</td>"
        f"<td class='n'>{one.aside_km}</td><td class='n'>{one.sun_deg}</td><td>{escape(one.zone)}</td>"
        f"<td>{escape(one.why_not)}</td></tr>"
        for one in said.landings
    )
    heads = "".join(f"<th>{head}</th>" for head in LANDING_HEADS)
    return (
        f"<h3>Landing opportunities</h3><table class='list'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _section(one: Section) -> str:
    """A part of the plan as a table, after what it cannot tell."""
    heads = "".join(f"<th>{escape(head)}</th>" for head in one.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>" for cells in one.rows
    )
    return (
        f"<section><h2>{escape(one.title)}</h2><p>{escape(one.note)}</p>"
        f"<table class='list'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _risk(said: PlanWords) -> str:
    """What it risks, phase by phase, after what these numbers cannot tell."""
    if not said.risk:
        return ""
    heads = "".join(f"<th>{head}</th>" for head in RISK_HEADS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in risk_cells(said.risk)
    )
    return (
        f"<section><h2>Risk</h2><p>{escape(said.risk_note)}</p><table class='list'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _price(said: PlanWords) -> str:
    """What it costs, after what these numbers cannot tell, with the numbered sources below."""
    if not said.price_note:
        return ""
    heads = "".join(f"<th scope='col'>{escape(head)}</th>" for head in said.price_heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in price_cells(said.price)
    )
    table = f"<table class='list'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    sources = "".join(
        f"<p>{escape(number)} {escape(text)}</p>" for number, text in source_cells(said.price_sources)
    )
    return (
        f"<section><h2>Price</h2><p>{escape(said.price_note)}</p>{table if rows else ''}{sources}</section>"
    )


def _side_by_side(plan: Plan) -> str:
    """The flight beside other vehicles that carried people in its years, with the numbered sources below."""
    subject = of_plan(plan)
    if not subject.seats or subject.day is None:
        return ""
    others = peers(subject, plan.catalogue, subject.day)
    found = compare([plan, *others], plan.catalogue, subject.day)
    heads = "".join(f"<th scope='col'>{escape(column.title)}</th>" for column in found.columns)
    rows = "".join(
        f"<tr><th scope='row'>{escape(row.name)}</th>"
        + "".join(
            f"<td>{escape(cell.text)} {''.join(f'[{number}]' for number in cell.sources)}</td>"
            for cell in row.cells
        )
        + "</tr>"
        for row in found.rows
    )
    sources = "".join(f"<p>[{one.number}] {escape(one.text)}</p>" for one in found.sources)
    # Counting them is a search through a year for each.
    left_out = (
        *found.cannot_tell,
        f"launch chances a year: expedition compare {' '.join(one.name for one in found.columns)}",
    )
    return (
        f"<section class='new'><h2>Side by side</h2><p>Not in this table: {escape('; '.join(left_out))}.</p>"
        f"<table class='list'><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>{sources}</section>"
    )


def _figures(plan: Plan) -> Iterator[str]:
    for number, name in enumerate(_shown(plan), 1):
        drawing = figures.image(figures.FIGURES[name](plan), "svg").decode()
        caption = "The hop" if name == "ascent" and plan.hop else _CAPTIONS[name]
        yield (
            f"<section class='figure'><figure role='img' aria-label='{caption}'>{_inline(drawing, name)}"
            f"<figcaption>Figure {number}. {caption}.</figcaption></figure></section>"
        )


def of_this_plan(said: Summary, plan: Plan) -> None:
    """Raise InputError where a dispersion analysis is of another flight, or of another plan of it."""
    theirs, ours = (said.title, said.start_utc), (plan.flight.title, plan.zero_utc)
    if theirs[0] != ours[0] or abs(parse_utc(theirs[1]) - parse_utc(ours[1])) > _SAME_START_S:
        raise InputError(
            f"the run is of {theirs[0]}, which begins {theirs[1]}; the plan is of {ours[0]}, which begins {ours[1]}; "
            "name the run of this plan, or fly one",
            field="dispersions",
        )


def _scattered(plan: Plan, kept: Kept) -> Iterator[str]:
    said = kept.summary
    sentences = "".join(f"<p>{escape(one)}.</p>" for one in scatter_sentences(said))
    warnings = "".join(f"<p class='warning'>Warning: {escape(one)}</p>" for one in said.warnings)
    tables = [*scatter_tables(said), *([level_table(said)] if said.levels else [])]
    yield (
        f"<section class='new'><h2>Dispersions</h2>{sentences}{warnings}"
        f"{''.join(map(_table, tables))}</section>"
    )
    run = scatter.Scattered(plan, said, kept.samples)
    for number, name in enumerate(scatter.fitting(run), len(_shown(plan)) + 1):
        drawing = figures.image(scatter.draw(run, name), "svg").decode()
        caption = scatter.CAPTIONS[name]
        yield (
            f"<section class='figure'><figure role='img' aria-label='{caption}'>{_inline(drawing, name)}"
            f"<figcaption>Figure {number}. {caption}.</figcaption></figure></section>"
        )


def _table(said: Table) -> str:
    kinds = [" class=n" if head.number else "" for head in said.heads]
    heads = "".join(
        f"<th{kind}>{escape(head.name)}</th>" for kind, head in zip(kinds, said.heads, strict=True)
    )
    rows = "".join(
        f"<tr{f' class={line.tone}' if line.tone else ''}>"
        + "".join(f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, line.cells, strict=True))
        + "</tr>"
        for line in said.lines
    )
    note = f"<p>{escape(said.note)}.</p>" if said.note else ""
    return (
        f"<h3>{escape(said.title)}</h3><table class='list scatter'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{note}"
    )


def _shown(plan: Plan) -> list[str]:
    return [one for one in figures.fitting(plan) if one in _CAPTIONS]


def _inline(svg: str, name: str) -> str:
    """An SVG file as part of a page: without its preamble, and with names that no other figure uses."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r'(\bid="|xlink:href="#|url\(#)', rf"\g<1>{name}-", body)
    return re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.S)


def _checks(plan: Plan) -> str:
    rows = "".join(
        f"<tr><td class='{'go' if check.ok else 'nogo'}'>{'✓ pass' if check.ok else '✗ FAIL'}</td>"
        f"<td>{escape(check.name)}</td><td>{escape(check.detail)}</td></tr>"
        for check in plan.checks
    )
    return f"<table class='list'><tbody>{rows}</tbody></table>"


def _sources(plan: Plan, said: PlanWords) -> str:
    data = plan.data
    lines = [("Station data", said.rests_on.removeprefix("Station data: "))] if said.rests_on else []
    lines += [("Model", model) for model in data.models]
    lines.append(("Versions", ", ".join(f"{name} {version}" for name, version in data.versions.items())))
    lines.append(("Coastlines", "Natural Earth, 1:110m (public domain)"))
    held = "".join(_held(entry, plan) for entry in named(plan).entries())
    return (
        f"<table class='facts'>{_rows(lines)}</table>"
        "<h3>Values of the catalogue that the plan rests on</h3>"
        "<table class='list held'><thead><tr><th>Confidence</th><th>Source</th><th>Values</th></tr>"
        f"</thead><tbody>{held}</tbody></table>"
    )


def _held(entry: Entry, plan: Plan) -> str:
    """The values of an entry by source, the least sure last; of a station's ports only the flight's own."""
    port = next((k for k, one in enumerate(getattr(entry, "ports", ())) if one.id == plan.flight.port), -1)
    groups: dict[tuple[str, str], list[str]] = {}
    for path, about in entry.provenance.items():
        if path.startswith("ports[") and not path.startswith(f"ports[{port}]"):
            continue
        groups.setdefault((about.confidence or "not said", about.source or "not said"), []).append(path)
    order = {word: rank for rank, word in enumerate(CONFIDENCES)}
    out = [f"<tr><th colspan=3>{escape(entry.title)}</th></tr>"]
    for (confidence, source), paths in sorted(groups.items(), key=lambda item: order.get(item[0][0], 9)):
        plain = (re.sub(r"\[\d+\]", "", path).replace(".", ": ").replace("_", " ") for path in paths)
        shown = ", ".join(dict.fromkeys(plain))
        out.append(
            f"<tr><td>{escape(confidence)}</td><td>{escape(source)}</td><td class='names'>{escape(shown)}</td></tr>"
        )
    return "".join(out)
