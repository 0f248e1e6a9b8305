"""What is said of what-ifs is what their rows hold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from expedition.whatif.missed import Missed
from expedition.whatif.scatter_words import percent, short
from expedition.whatif.ways_on import MissedRow, WayOn
from expedition.whatif.words import missed_tables

WAYS = (
    WayOn(kind="same", name="go on", possible=False, why_not="still 275 km off"),
    WayOn(
        kind="later",
        name="a day later",
        possible=True,
        dv_mps=141.6,
        left_mps=87.6,
        failed=("lowest perigee",),
    ),
    WayOn(kind="home", name="home", possible=True, later_s=6840.0, dv_mps=119.9, light="day"),
)


def _missed(**changes: Any) -> Missed:
    row = {
        "burn": "DV3",
        "tig_utc": "2021-10-05T10:30:22.000Z",
        "planned_mps": 45.7,
        "share": 0.0,
        "perigee_km": 260.2,
        "apogee_km": 285.9,
        "lasts_h": None,
        "drift_ok": True,
        "drift": "nearest 141 of the ellipsoid's size",
        "ways": WAYS,
        "recommended": "home",
        **changes,
    }
    plan: Any = SimpleNamespace(end_name="contact", way_home=None)
    return Missed(plan, (MissedRow(**row),))


def test_a_missed_burn_is_a_table_of_ways_on() -> None:
    (table,) = missed_tables(_missed())
    assert table.title == "DV3 missed: 2021-10-05 10:30:22 UTC, 45.7 m/s"
    assert table.taken == "→ home"
    assert table.said == (
        "Left in 260 × 286 km, which lasts over ten days; 24 h of free drift clear: nearest 141 of the "
        "ellipsoid's size"
    )
    assert not table.warns
    assert [line.tone for line in table.lines] == ["not", "breaks", "chosen"]
    assert [line.cells[-1] for line in table.lines] == ["still 275 km off", "breaks lowest perigee", "day"]
    assert table.lines[2].cells[0].startswith("→")
    assert "+1.9" in table.lines[2].cells
    assert {len(line.cells) for line in table.lines} == {len(table.heads)}


def test_a_burn_cut_short_with_no_way_on_says_so() -> None:
    (table,) = missed_tables(_missed(share=0.4, lasts_h=0.0, drift_ok=False, recommended="", ways=WAYS[:1]))
    assert "DV3 40% flown" in table.title
    assert table.taken == "no way on is possible"
    assert table.warns
    assert "which comes down at its first perigee; 24 h of free drift NOT clear" in table.said


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "?"), (0.0, "0.0 %"), (0.0312, "3.12 %"), (0.5, "50.0 %"), (0.9771, "97.71 %"), (1.0, "100.0 %")],
)
def test_shares_are_finer_near_none_and_near_all(value: float | None, words: str) -> None:
    assert percent(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [(-0.0001, "0.000"), (0.0463, "0.046"), (-48.333, "-48.33"), (5335.09, "5,335")]
)
def test_figures_have_about_four_digits(value: float, words: str) -> None:
    assert short(value) == words
