"""The record's flights planned in full."""

from __future__ import annotations

from expedition.record.flights import read_flights
from expedition.record.flown import flown
from expedition.record.full import full_plans


def test_flights_of_the_shuttle_and_of_soyuz_are_planned_in_full() -> None:
    """STS-106 used to end without burns: over two days the cheapest come in many small steps."""
    wanted = {"STS-106", "Soyuz MS-19"}
    rows = [row for row in read_flights() if row.flight in wanted]
    found = {one.flight: one for one in full_plans(rows, flown(rows))}
    assert set(found) == wanted
    for one in found.values():
        assert not one.refused
        assert one.liftoff_s is not None
        assert abs(one.liftoff_s) < 3.0
        assert one.docking_s is not None
        assert abs(one.docking_s) < 120.0
