"""Which station data were known: published some time after their epoch, never from the future."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from expedition import catalog
from expedition.errors import StationDataError
from expedition.planning import writing
from expedition.space.time import DAY_S, parse_utc
from expedition.station.planned import planned_elements
from expedition.station.source import (
    MAX_AGE_DAYS,
    PUBLISHED_AFTER_S,
    epoch,
    known_before,
    published_before,
    read_elements,
)

HOUR_S = 3600.0
ISS = 25544
DATA = Path(__file__).parents[1] / "data"
LIFTOFF = parse_utc("2021-10-05T08:55:02Z")


def sets(*hours_before: float):
    """Element sets with epochs so many hours before lift-off."""
    found = read_elements(DATA / "iss-2021-10.tle", ISS)
    assert isinstance(found, list)
    return [replace(found[0], epoch=LIFTOFF - hours * HOUR_S) for hours in hours_before]


@pytest.mark.parametrize(
    ("hours", "taken"),
    [
        ((12.0, 5.0, 1.0, -2.0), 5.0),
        ((12.0, 3.0), 3.0),
        ((12.0, 2.9), 12.0),
        # A user who has only young sets has them; the likeliest to have been published is taken.
        ((1.0,), 1.0),
        ((2.0, 1.0, -1.0), 2.0),
        # A set of another year beside it does not count.
        ((24.0 * 200.0, 1.4), 1.4),
        ((24.0 * 20.0, 1.4), 480.0),
    ],
)
def test_the_newest_that_was_published_is_taken(hours, taken):
    source = known_before(sets(*hours), LIFTOFF, catalog_number=ISS)
    assert (LIFTOFF - epoch(source)) / HOUR_S == pytest.approx(taken)


def test_a_set_that_says_when_it_was_created_is_published_then():
    """Half an hour after its epoch; a date long after it is that of a copy, and says nothing."""
    old, young = sets(12.0, 1.0)
    quick = replace(young, created=young.epoch + 0.5 * HOUR_S)
    slow = replace(young, created=young.epoch + 1.5 * HOUR_S)
    assert known_before([old, young], LIFTOFF, catalog_number=ISS) == old
    assert known_before([old, quick], LIFTOFF, catalog_number=ISS) == quick
    assert known_before([old, slow], LIFTOFF, catalog_number=ISS) == old
    assert published_before(quick, LIFTOFF)
    assert not published_before(slow, LIFTOFF)


def test_published_three_hours_after_the_epoch():
    """Space-Track's creation dates are an hour after the epoch, CelesTrak passes on every two hours."""
    assert PUBLISHED_AFTER_S == 3.0 * HOUR_S
    young, old = sets(2.99, 3.01)
    assert not published_before(young, LIFTOFF)
    assert published_before(old, LIFTOFF)
    assert published_before(planned_elements(catalog.station("ros-51"), LIFTOFF - 60.0), LIFTOFF)


def test_what_is_from_later_or_too_old_is_refused():
    with pytest.raises(StationDataError, match="no element set is as old as"):
        known_before(sets(-1.0, -3.0), LIFTOFF, catalog_number=ISS)
    with pytest.raises(StationDataError, match="31 days old"):
        known_before(sets(24.0 * (MAX_AGE_DAYS + 1.0)), LIFTOFF, catalog_number=ISS)
    assert known_before(sets(24.0 * 31.0), LIFTOFF, catalog_number=ISS, allow_stale=True)


def test_a_plan_says_when_what_it_rests_on_was_known():
    young, old = sets(1.4, 3.1)
    facts = writing.data_facts(old, LIFTOFF, models=())
    assert any("3 h or more before it" in one for one in facts.models)
    assert not facts.warnings
    (warning,) = writing.data_facts(young, LIFTOFF, models=()).warnings
    assert "1.4 h before the start: it may not have been published" in warning
    # What lies in the future is known to who hands it in.
    ahead = LIFTOFF + 3650.0 * DAY_S
    warnings = writing.data_facts(replace(young, epoch=ahead - HOUR_S), ahead, models=()).warnings
    assert not any("published" in one for one in warnings)
