"""Flights to a station: what is said of the stay, and when the Sun forbids it."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest

from expedition import Flight, ImpossibleFlightError, Plan, plan
from expedition.record.flights import OWN_ELEMENTS


def test_a_long_stay_says_that_the_phase_is_not_known(ms19: Plan) -> None:
    assert ms19.stay is not None
    assert ms19.stay.days == pytest.approx(176.0, abs=0.01)
    assert not ms19.stay.phase_known
    assert "the place in it is not" in ms19.stay.note
    # The plane passes over each zone twice a day.
    assert 2 <= len(ms19.stay.passes) <= 8
    assert len(ms19.stay.beta_deg) == 177
    assert max(abs(beta) for beta in ms19.stay.beta_deg) < 76.0


def test_every_second_of_the_ascent_has_a_way_down(ms19: Plan) -> None:
    cover = ms19.abort_cover
    assert ms19.insertion is not None
    assert cover[0].met_s == 0.0
    assert cover[-1].met_s > ms19.insertion.cutoff_met_s - 10.0
    assert {round(b.met_s - a.met_s, 6) for a, b in pairwise(cover)} == {2.0}
    # Within a mode down range, further and further; the crew starts over the pad.
    for _, points in groupby((one for one in cover if one.met_s < 400.0), key=lambda one: one.mode):
        assert all(b.longitude_deg >= a.longitude_deg - 1e-4 for a, b in pairwise(points))
    assert cover[0].longitude_deg == pytest.approx(63.56, abs=0.1)


def test_a_shuttle_is_refused_while_the_sun_stands_too_high() -> None:
    """On 8 August 2000 the Sun stood 64° above the plane of the station; a docked Shuttle bears 60°."""
    high = Flight(
        name="too-high",
        vehicle="space-shuttle-orbiter",
        pad="ksc-39a",
        station="iss",
        port="pma-2",
        date="2000-08-06",
        elements_file=str(OWN_ELEMENTS),
    )
    with pytest.raises(
        ImpossibleFlightError, match=r"beta cut-out: .*at most 60°.*first day below it is 2000-08"
    ):
        plan(high, allow_stale=True)
