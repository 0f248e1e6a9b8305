"""Windows over days on which not the same things are there: versions of a launcher, and ports."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from expedition import windows
from expedition.phases.rendezvous.window import Opportunity
from expedition.record.returns import OWN_RETURN_ELEMENTS

DATA = Path(__file__).parents[1] / "data"


def dragons(day: int, month: int, days: float, recovery: str | None = None) -> list[Opportunity]:
    return windows(
        "crew-dragon",
        pad="ksc-39a",
        start=datetime(2023, month, day, tzinfo=UTC),
        days=days,
        recovery=recovery,
        profile="dragon-day-1",
        elements=DATA / "iss-2021-10.tle",
        allow_stale=True,
    )


def test_the_way_home_of_the_booster_changes_within_the_span() -> None:
    """From 21 May 2023 on the booster under crews returns to the launch site, and lift-off comes earlier."""
    across, before, after = dragons(19, 5, 4.0), dragons(19, 5, 2.0), dragons(21, 5, 2.0)
    assert len(before) >= 1
    assert len(after) >= 1
    assert [one.liftoff for one in across] == [one.liftoff for one in (*before, *after)]
    returning = dragons(19, 5, 4.0, "launch site")
    earlier = [old.liftoff - new.liftoff for old, new in zip(across, returning, strict=True)]
    assert min(earlier[: len(before)]) > 30.0
    # The newest days are searched in another row, which moves the last digits.
    assert np.abs(earlier[len(before) :]).max() < 0.05


def test_after_a_port_is_gone_nothing_is_open() -> None:
    found = windows(
        "progress-ms",
        pad="baikonur-31",
        start=datetime(2021, 7, 24, tzinfo=UTC),
        days=6.0,
        port="pirs",
        profile="soyuz-34-orbit",
        elements=DATA / "iss-2019-06-23.tle",
        allow_stale=True,
    )
    assert len(found) == 6
    for one in found:
        there = one.liftoff_utc < datetime(2021, 7, 27, tzinfo=UTC)
        assert all(("only until 2021-07-26" in option.reason) is not there for option in one.options)
        assert (one.chosen is not None) is there


def test_a_phase_that_could_be_gained_says_what_else_is_in_the_way() -> None:
    """A turn of 360° is within 11° to 393°, but to stay so low for a day no orbit lasts."""
    (found,) = windows(
        "starliner",
        pad="ccsfs-41",
        start=datetime(2023, 3, 5, tzinfo=UTC),
        days=1.0,
        elements=OWN_RETURN_ELEMENTS,
    )
    (option,) = found.options
    assert not option.feasible
    assert option.reason.endswith("but at none of its docking times from an orbit that lasts until then")
