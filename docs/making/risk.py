"""docs/risk.md: what a risk is worth. Rolling forecasts beside base rates, calibration, and others' assessments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from expedition import figures
from expedition.assess.exposure import named
from expedition.assess.forecasts import MODEL, Judged, judge
from expedition.assess.risk import risk
from expedition.catalog import DEFAULT
from expedition.figures import style
from expedition.plans.risk_words import chance_words

EVENTS = ("any anomaly", "serious", "loss of crew")
# The record's last flights of before this day are known; the page moves with the record, not with the calendar.
AS_OF = date(2026, 11, 1)
_SHOWN = ("soyuz-ms", "crew-dragon", "starliner", "shenzhou", "new-shepard", "spaceshiptwo", "starship")

_HEAD = """\
# What a flight risks

<!-- Made by docs/generate.py from measurements; run `make docs` to measure again. -->

## What these numbers cannot tell

- **Common causes that nobody knows of.** What would fail in every ship of a type looks, until it does, like a clean
  record. Phases are reckoned as independent of each other.
- **Changed hardware.** All ships of a type count as alike, and a family that is new to people has little but the record
  of the others. Of a drift to safer or less safe the record tells only what has shown.
- **No losses in N flights.** It says that the chance is likely below 3 in N, and next to nothing about how far below:
  that is why intervals reach so far down. Four losses since 1967 do not tell models apart.
- **Debris and illness** count as they struck so far, not as others reckon with them; what NASA states stands beside.
- **Whether a flight was lucky.** What the record calls good holds what nobody reported; most outcomes that are *ok* are
  recalled, for no source says that nothing happened ([past flights](past-flights.md)).
- **When in a phase.** A phase's risk is spread evenly over its hours.
- **Night, wind and waves at the landing.** The record has the days of landings, no hours.

## How it is reckoned

Each phase is counted in past flights that had the chance to go wrong in it: launches of the same launcher, satellites,
cargo ships and tests included; dockings tried; days at a station; days of free flight; descents. A chance is a
beta-binomial (by the day a gamma-Poisson) of the family, or of its line of design, drawn towards what was usual lately.
How long "lately" is, how strong the draw, and by how much the next flight is safer or less safe than those counted
(half to twice, either way alike) are not chosen: 150 combinations (225 with a third group) on a fixed
grid are each weighed by how well they
foretold the flights whose outcome was known on the day. The first two launches of a launcher, and the next eight, can
count with those of all launchers (Guikema and Paté-Cornell 2005; 14 CFR 417.224). An ascent that fails kills with the
chance that it killed those who had a way off, or those who had none; a plan's own abort cover says from which share
of the ascent there is one. A ship of your own that none like it has flown has the way off that its file gives it, or
none. A way down counts by family and line, and by what ships come down on (land, sea, runway): on past descents that
foretells them neither better nor worse (log score of a ballistic or hard one 0.156 with it and without), and tells a
ship without landings of its own from others. A type that has come down fewer than ten times with people has its last
ten tests counted. Hours on the way to a station, and from undocking to landing, spread a phase's chance over time and
do not change it: the record has days, and what it counts there is dockings tried and descents.

"""

_JUDGED = """\
## Judged by rolling forecasts

Every crewed flight to orbit since 1967 whose outcome is known is foretold from the outcomes known on its launch day;
an outcome is known when the flight has landed. *Any anomaly*: any phase was not as it should be. *Serious*: an abort, a
loss, an emergency, an early return, a ballistic or hard descent. The log score is the mean of −ln of the chance that
was given to what came, the Brier score the mean square of chance less event; less is better. The last column is how
much the model's log score is less, with the standard error from blocks of 20 flights in a row.

"""

_AFTER = """\
What is honest to say: the forecasts use past flights alone, but the form of the model was settled with this record in
view, after some twenty others had been tried (experts by novelty, by target, by phase; logistic regression). The
drift is what helped: without it the log scores are 0.348 for anomalies and 0.328 for serious ones, as good as the
best base rate and no better, and too many are foretold (59 anomalies for 42). Its grid leans to neither side, but
that it is there at all was learned here. The first flights of a type are no worse forecast without a class of their
own; it stands in the ascent only, where uncrewed launches speak for it.

![Calibration](figures/risk-calibration.svg)

The chance given against the share that came, flights in order of the chance in five bins of equal size, with
Jeffreys' 90 % intervals. The 90 % intervals of the chances themselves are tried on made-up flights of known chances:
they hold the truth in 84 to 94 % of cases, least where a type has flown some ten times.

"""

_OTHERS = """\
## Beside what others state

The usual flight of each vehicle, on {day}. In brackets the 90 % interval.

"""


def page(found: Sequence[Judged]) -> str:
    """The text of docs/risk.md."""
    out = [_HEAD, _JUDGED]
    for one in found:
        out += [_scores(one), _verdict(one), ""]
    return "\n".join([*out, _AFTER + _OTHERS.format(day=AS_OF) + _others()])


def judged() -> list[Judged]:
    """The forecasts that the page tells of."""
    return [judge(event) for event in EVENTS]


def _scores(one: Judged) -> str:
    lines = [
        f"### {one.event[0].upper()}{one.event[1:]}: {one.came.sum():.0f} of {len(one.flights)} flights\n",
        "| forecast by | log score | Brier | model better by |",
        "|---|---|---|---|",
    ]
    for method in sorted(one.chances, key=one.log_score):
        gain, error = one.better_by(MODEL, method)
        better = "" if method == MODEL else f"{gain:+.4f} ± {error:.4f}"
        name = f"**{method}**" if method == MODEL else method
        lines.append(f"| {name} | {one.log_score(method):.4f} | {one.brier(method):.4f} | {better} |")
    return "\n".join(lines) + "\n"


def _verdict(one: Judged) -> str:
    unclear = []
    for method in one.chances:
        if method != MODEL:
            gain, error = one.better_by(MODEL, method)
            if abs(gain) < 2.0 * error:
                unclear.append(method)
    given, came = one.chances[MODEL].sum(), one.came.sum()
    said = f"Foretold {given:.1f} in all, came {came:.0f}. "
    if not unclear:
        return said + "The model is better than each of the others by more than two standard errors."
    return said + f"The data cannot tell it apart from: {', '.join(unclear)} (less than two standard errors)."


def _others() -> str:
    lines = ["| vehicle | loss of crew | loss of mission | others state |", "|---|---|---|---|"]
    for name in _SHOWN:
        _, exposure = named(name, DEFAULT, AS_OF)
        one = risk(exposure)
        stated = "; ".join(f"1 in {row.one_in:g} ({row.what}; {row.who}; {row.source})" for row in one.stated)
        lines.append(
            f"| {name} | {chance_words(one.loss_of_crew)} | {chance_words(one.loss_of_mission)} | {stated} |"
        )
    _, last = named("STS-135", DEFAULT, AS_OF)
    _, first = named("STS-1", DEFAULT, AS_OF)
    for title, exposure in (("STS-1, on its day", first), ("STS-135, on its day", last)):
        one = risk(exposure)
        stated = "; ".join(f"1 in {row.one_in:g} ({row.what}; {row.who}; {row.source})" for row in one.stated)
        lines.append(
            f"| {title} | {chance_words(one.loss_of_crew)} | {chance_words(one.loss_of_mission)} | {stated} |"
        )
    return "\n".join(lines) + "\n"


def draw(found: Sequence[Judged], path: Path) -> None:
    """Draw the calibration as SVG."""
    path.write_bytes(figures.image(_figure(found), "svg"))


@style.drawn
def _figure(found: Sequence[Judged]) -> Figure:
    figure = style.sheet(
        3.3, "Foretold and come", "flights since 1967, in five bins by the chance given; 90 %"
    )
    wide = (style.WIDTH_IN - 1.0) / len(found)
    for number, one in enumerate(found):
        left = 0.62 + number * wide
        axes = style.panel(figure, left, 0.55, style.WIDTH_IN - left - wide + 0.5, 0.95)
        rows = one.calibration(MODEL)
        given = np.array([row[0] for row in rows])
        share = np.array([row[2] / row[1] for row in rows])
        low, high = np.array([row[3] for row in rows]), np.array([row[4] for row in rows])
        axes.errorbar(
            given,
            share,
            yerr=[np.maximum(share - low, 0.0), np.maximum(high - share, 0.0)],
            fmt="o",
            color=style.hues().ship,
            ms=4,
            lw=1.0,
        )
        most = float(max(high.max(), given.max())) * 1.05
        axes.plot([0.0, most], [0.0, most], color=style.hues().quiet, lw=0.8, ls="--")
        axes.set_xlim(0.0, most)
        axes.set_ylim(0.0, most)
        axes.set_title(one.event)
        axes.set_xlabel("chance given")
    figure.axes[0].set_ylabel("share that came")
    return figure
