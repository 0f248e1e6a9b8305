"""The printable card of an invitation: one page, with the way through the guest's own sky."""

from __future__ import annotations

import re
from html import escape
from math import cos, dist, radians, sin

from expedition.audience.clocks import zone_words
from expedition.audience.invitation import Invitation, Look
from expedition.space.time import parse_utc, to_datetime

_STYLE = """
@page { size: A5; margin: 10mm }
:root { font: 15px/1.45 system-ui, sans-serif; color: #14181f; background: #fff }
body { margin: 0 auto; max-width: 40rem; padding: 1.2rem }
h1 { font-size: 1.55rem; line-height: 1.2; margin: .1rem 0 .6rem }
h2 { font-size: 1rem; margin: 1rem 0 .2rem }
p { margin: .3rem 0 } .to { color: #4a5261 }
.when { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums }
.doubt { border-left: 4px solid #b06000; padding-left: .6rem }
.looks { display: grid; gap: .7rem } .look { break-inside: avoid; border-top: 1px solid #c4cad4; padding-top: .5rem }
.look b { font-variant-numeric: tabular-nums }
svg { float: right; width: 8.5rem; height: 8.5rem; margin: 0 0 .4rem .8rem }
ul { margin: .2rem 0; padding-left: 1.2rem } footer { color: #4a5261; font-size: .82rem; margin-top: 1rem }
@media print {
  @page { margin: 8mm 9mm }
  :root { font-size: 10px; line-height: 1.3 } body { max-width: none; padding: 0 } p { margin: .2rem 0 }
  h1 { margin-bottom: .3rem } h2 { margin-top: .7rem } footer { margin-top: .6rem }
  .looks { gap: .3rem } .look { padding-top: .3rem } svg { width: 7.4rem; height: 7.4rem; margin-bottom: 0 }
}
"""
_MIDDLE, _RADIUS = 60.0, 44.0
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z")
_CIRCLES = (
    "In the circles: the sky as you look up, horizon outside, overhead in the middle; it begins at the dot."
)


def card_html(one: Invitation) -> str:
    """The card as a page that needs nothing else."""
    first = next((look for look in one.looks if look.in_sight), one.looks[0])
    doubts = "".join(f"<p class='doubt'>{escape(each)}</p>" for each in one.doubts)
    looks = "".join(_look(one, each) for each in one.looks)
    chances = "".join(
        f"<li>{escape(one.local(each.liftoff, '%A {day} %B, %H:%M'))}"
        f"{f', {each.orbits} orbits to docking' if each.station_known else ', docking time not yet known'}</li>"
        for each in one.chances
    )
    following = f"<h2>The next chances</h2><ul>{chances}</ul>" if chances else ""
    place = one.place
    circles = f"{_CIRCLES} " if any(len(look.path) > 1 for look in one.looks) else ""
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(one.title)}</title><style>{_STYLE}</style></head><body><main>"
        f"<p class='to'>For {escape(one.guest)}</p><h1>{escape(one.title)}</h1>"
        f"<p class='when'>{escape(one.local(first.begin, '%A {day} %B %Y, %H:%M'))}</p>"
        f"<p>{escape(place.name)}; all times on its clock ({escape(zone_words(place.time_zone))}). "
        f"{escape(_crew(one))}</p>"
        f"{doubts}<h2>Where and when to look</h2><div class='looks'>{looks}</div>"
        f"<h2>Why at that minute, and if it slips</h2><p>{escape(one.why)}</p><p>{escape(one.slips)}</p>{following}"
        f"<h2>How sure</h2>{''.join(f'<p>{escape(_read(_sentence(each)))}</p>' for each in one.sure)}"
        f"<footer>{circles}{escape(_read(one.said.note))}</footer></main></body></html>\n"
    )


def _look(one: Invitation, look: Look) -> str:
    begin = one.local(look.begin, "%a {day} %b, %H:%M:%S")
    end = one.local(look.end, "%H:%M:%S")
    sky = _sky(look) if len(look.path) > 1 else ""
    return (
        f"<section class='look'>{sky}<p><b>{escape(begin)} to {escape(end)}</b>: {escape(look.what)}</p>"
        f"<p>{escape(_sentence(look.where))}</p></section>"
    )


def _sky(look: Look) -> str:
    """The sky as a disc: zenith in the middle, horizon at the rim, east to the left as overhead."""

    def at(azimuth_deg: float, elevation_deg: float) -> tuple[float, float]:
        out = _RADIUS * (90.0 - max(elevation_deg, 0.0)) / 90.0
        return _MIDDLE - out * sin(radians(azimuth_deg)), _MIDDLE - out * cos(radians(azimuth_deg))

    points = [at(*each) for each in look.path]
    line = _curve(*points) if len(points) == 3 else "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    letters = "".join(
        f"<text x='{_MIDDLE - 53 * sin(radians(a)):.0f}' y='{_MIDDLE + 4.5 - 53 * cos(radians(a)):.0f}' "
        f"text-anchor='middle' font-size='13' fill='#4a5261'>{name}</text>"
        for name, a in (("N", 0), ("E", 90), ("S", 180), ("W", 270))
    )
    rings = "".join(
        f"<circle cx='60' cy='60' r='{_RADIUS * part:.1f}' fill='none' stroke='#c4cad4'/>"
        for part in (1 / 3, 2 / 3, 1)
    )
    x, y = points[0]
    return (
        f"<svg viewBox='0 0 120 120' role='img' aria-label='The way through the sky: {escape(look.what)}'>"
        f"{rings}{letters}<path d='{line}' fill='none' stroke='#b3261e' stroke-width='2'/>"
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='#b3261e'/></svg>"
    )


def _curve(a: tuple[float, float], over: tuple[float, float], b: tuple[float, float]) -> str:
    """A bend through three points: of a pass only begin, culmination and end are known."""
    part = dist(a, over) / ((dist(a, over) + dist(over, b)) or 1.0)
    if not 0.0 < part < 1.0:
        return f"M{a[0]:.1f},{a[1]:.1f} {b[0]:.1f},{b[1]:.1f}"
    x, y = (
        (m - (1.0 - part) ** 2 * p - part**2 * q) / (2.0 * part * (1.0 - part))
        for p, m, q in zip(a, over, b, strict=True)
    )
    return f"M{a[0]:.1f},{a[1]:.1f} Q{x:.1f},{y:.1f} {b[0]:.1f},{b[1]:.1f}"


def _crew(one: Invitation) -> str:
    names = [each.name for each in one.plan.flight.crew]
    return f"On board: {', '.join(names)}." if names else ""


def _read(text: str) -> str:
    """A text with its instants as people write them: "5 October 2021, 04:37 UTC"."""

    def said(found: re.Match[str]) -> str:
        when = to_datetime(parse_utc(found[0]))
        return f"{when.day} {when:%B %Y, %H:%M} UTC"

    return _INSTANT.sub(said, text)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
