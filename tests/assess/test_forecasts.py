"""The model against base rates on the record as it stands: better than the best of them, and calibrated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from expedition.assess import reference
from expedition.assess.forecasts import EVENTS, MODEL, Judged, judge
from expedition.catalog.history import PastFlight


@cache
def judged(event: str) -> Judged:
    return judge(event)


# On the table as it was first given, outcomes known on the launch day; to be moved with the table when it is mended.
GIVEN = {
    "any anomaly": (
        42,
        {"global Jeffreys": 0.402, "family Jeffreys": 0.373, "forgetting, half-life 50": 0.360},
    ),
    "serious": (35, {"global Jeffreys": 0.345, "family Jeffreys": 0.363, "forgetting, half-life 50": 0.329}),
    "loss of crew": (4, {"global Jeffreys": 0.068, "family Jeffreys": 0.125}),
}


@pytest.mark.parametrize("event", EVENTS)
def test_base_rates_are_those_of_the_table_as_first_given(event: str) -> None:
    found = judged(event)
    events, rates = GIVEN[event]
    assert len(found.flights) == pytest.approx(342, abs=3)
    assert found.came.sum() == pytest.approx(events, abs=3)
    for name, score in rates.items():
        assert found.log_score(name) == pytest.approx(score, abs=0.012)


@pytest.mark.parametrize("event", ["any anomaly", "serious"])
def test_the_model_foretells_better_than_every_base_rate(event: str) -> None:
    found = judged(event)
    for name in found.chances:
        if name != MODEL:
            assert found.log_score(MODEL) < found.log_score(name), name


@pytest.mark.parametrize("event", ["any anomaly", "serious"])
def test_the_model_is_calibrated(event: str) -> None:
    found = judged(event)
    rows = found.calibration(MODEL)
    outside = [row for row in rows if not row[3] <= row[0] <= row[4]]
    assert len(outside) <= 1
    assert found.chances[MODEL].sum() == pytest.approx(found.came.sum(), rel=0.2)


def test_losses_are_too_few_to_tell_models_apart() -> None:
    found = judged("loss of crew")
    gain, error = found.better_by(MODEL, "global Jeffreys")
    assert abs(gain) < 2.0 * error


@pytest.mark.parametrize("event", EVENTS)
def test_what_came_later_moves_no_forecast_of_the_model_or_of_a_base_rate(
    event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table's future cut off, and turned into its opposite: each forecast before it stays to the last digit."""
    cut = date(1990, 1, 1)
    flights = reference.orbital()
    before = [one for one in flights if one.liftoff_date < cut]

    def turned(one: PastFlight) -> PastFlight:
        if reference.landed(one) < cut.toordinal():
            return one
        bad = any(said not in ("ok", "na", "") for said in (one.outcome_ascent, one.outcome_orbit))
        return replace(one, outcome_orbit="ok" if bad else "loss", crew_lost=0 if bad else 1)

    whole = judged(event)
    wanted = [number for number, one in enumerate(whole.flights) if one in before]
    assert 100 < len(wanted) < len(whole.flights)
    for altered in (tuple(before), tuple(turned(one) for one in flights)):
        monkeypatch.setattr(reference, "orbital", lambda kept=altered: kept)
        again = judge(event)
        where = {one.flight: number for number, one in enumerate(again.flights)}
        for name, chances in whole.chances.items():
            for number in wanted:
                other = where[whole.flights[number].flight]
                assert chances[number] == pytest.approx(again.chances[name][other], rel=1e-12), name
        assert again.came.sum() != whole.came.sum()
