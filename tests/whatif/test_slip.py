"""A flight that slips: each row is the flight planned on that day, and what cannot be flown says why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from expedition import Flight, ImpossibleFlightError, InputError, Plan, plan
from expedition.space.time import parse_utc
from expedition.whatif.slip import Slip, slip
from expedition.whatif.words import slip_sentence, slip_table


@pytest.fixture(scope="session")
def slipped() -> Slip:
    return slip("soyuz-ms-19", days=1, workers=1)


def test_its_own_day_is_the_plan_itself(slipped: Slip, ms19: Plan) -> None:
    (own,) = [row for row in slipped.rows if row.day == 0 and row.where == "in plane"]
    assert slipped.plan == ms19
    assert (own.start_utc, own.end_utc, own.profile) == (ms19.liftoff_utc, ms19.docking_utc, ms19.profile)
    assert own.own_profile
    assert own.dv_mps == ms19.dv_total_mps


def test_rows_run_in_order_of_time_three_a_day(slipped: Slip) -> None:
    starts = [parse_utc(row.start_utc) for row in slipped.rows if row.start_utc]
    assert starts == sorted(starts)
    assert [row.where for row in slipped.rows] == ["opening", "in plane", "closing"] * 3
    # The plane of the station passes over the pad some 20 to 27 minutes earlier each day.
    before, own, after = (parse_utc(row.start_utc) for row in slipped.rows if row.where == "in plane")
    for gap in (own - before, after - own):
        assert 86400.0 - 1700.0 < gap < 86400.0 - 1100.0


def test_the_edges_of_a_window_cost_more_than_its_middle(slipped: Slip) -> None:
    for day in (-1, 0, 1):
        opening, middle, closing = (row for row in slipped.rows if row.day == day)
        assert min(opening.dv_mps, closing.dv_mps) > middle.dv_mps + 2.0
        assert middle.left_mps > max(opening.left_mps, closing.left_mps)


def test_a_day_that_does_not_fit_the_profile_is_flown_in_another(slipped: Slip) -> None:
    (after,) = [row for row in slipped.rows if row.day == 1 and row.where == "in plane"]
    assert not after.own_profile
    asked = Flight.named("soyuz-ms-19")
    there = plan(asked.model_copy(update={"date": asked.date + timedelta(days=1), "profile": after.profile}))
    assert there.zero_utc == after.start_utc
    assert there.dv_total_mps == after.dv_mps


def test_a_hop_has_no_window_and_slips_all_the_same() -> None:
    found = slip("ns-16", days=1, workers=1)
    assert [(row.day, row.where) for row in found.rows] == [(-1, "day"), (0, "day"), (1, "day")]
    assert {row.start_utc[11:] for row in found.rows if row.start_utc} == {found.plan.zero_utc[11:]}


def test_a_day_without_station_data_says_so() -> None:
    asked = Flight.named("soyuz-ms-18-return")
    found = slip(asked, days=1, workers=1)
    early = [row for row in found.rows if row.day == -1]
    assert early[0].why_not
    assert early[0].start_utc is None
    assert any(not row.why_not for row in found.rows)


@pytest.mark.parametrize("days", [0, -3, 61])
def test_a_senseless_span_is_refused(days: int) -> None:
    with pytest.raises(InputError, match="days"):
        slip("ns-16", days=days)


def test_a_flight_that_cannot_be_flown_on_its_own_day_is_refused() -> None:
    asked = Flight.named("soyuz-ms-19")
    with pytest.raises(ImpossibleFlightError):
        slip(asked.model_copy(update={"date": asked.date + timedelta(days=1)}), workers=1)


def test_each_row_says_what_was_asked_for_it(slipped: Slip) -> None:
    for row, asked in zip(slipped.rows, slipped.flights, strict=True):
        early, late = asked.span
        assert early <= parse_utc(row.start_utc) <= late
        # The edges of a window are asked for to a fraction of a second.
        assert (late - early < 1.0) is (row.where != "in plane")


def test_the_words_of_a_slip_are_those_of_its_rows(slipped: Slip) -> None:
    table = slip_table(slipped)
    assert [len(line.cells) for line in table.lines] == [len(table.heads)] * 9
    assert [line.tone for line in table.lines] == ["", "", "", "", "chosen", "", "", "", ""]
    for row, line in zip(slipped.rows, table.lines, strict=True):
        said = slip_sentence(row, slipped)
        for text in (line.cells[2], f"{row.dv_mps:.1f} m/s", f"{row.left_mps:.1f} left"):
            assert text in said
        assert (f"{row.profile} *" in line.cells) is not row.own_profile
    assert table.note == "9 of 9 can be flown; * in a profile other than the flight's own"
