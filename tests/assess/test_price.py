"""Prices: arithmetic by hand, ranges, choice of sources by a flight's year, and what nobody publishes."""

from __future__ import annotations

import io
import json
from time import process_time

import pytest
from rich.console import Console, RenderableType

from expedition.assess.price import ladder, priced
from expedition.assess.subject import named
from expedition.catalog import DEFAULT, money, prices
from expedition.cli import main
from expedition.errors import InputError
from expedition.figures import image
from expedition.figures.seat_prices import seat_prices
from expedition.plans.plan import Plan
from expedition.plans.price import PlanPrice, PriceRow
from expedition.plans.price_words import dollar_range, dollars, price_rows, price_summary, source_rows
from expedition.report.price import price_report


def printed(report: RenderableType) -> str:
    """A report as a wide terminal without colours shows it."""
    out = io.StringIO()
    Console(file=out, width=200, color_system=None).print(report)
    return out.getvalue()


def price(name: str, year: int = 2026) -> PlanPrice:
    return priced(named(name, DEFAULT), year)


def row(found: PlanPrice, measure: str) -> PriceRow:
    return next(one for one in found.rows if one.measure == measure)


def test_a_contract_is_divided_by_its_flights_and_its_seats() -> None:
    found = price("Crew-7", 2022)
    assert row(found, "flight").low_usd == row(found, "flight").high_usd == pytest.approx(776e6 / 3)
    assert row(found, "seat").low_usd == pytest.approx(776e6 / 12)
    assert row(found, "crew-day").low_usd == pytest.approx(776e6 / 12 / found.days)
    (number,) = row(found, "seat").sources
    assert next(one for one in found.statements if one.number == number).id == "dragon-extension-1"
    later = price("Crew-12", 2022)
    assert row(later, "seat").low_usd == pytest.approx(72e6)


def test_where_sources_differ_a_range_is_given_and_each_is_named() -> None:
    found = price("STS-120", 2010)
    flight = row(found, "flight")
    assert flight.then_high_usd / flight.then_low_usd == pytest.approx(1.5 / 0.45)
    assert {one.id for one in found.statements if one.number in flight.sources} == {
        "shuttle-marginal",
        "shuttle-operations",
        "shuttle-average",
    }
    assert all(one.disputed for one in found.statements if one.used)


def test_a_flight_has_the_price_of_its_years_and_else_the_nearest_and_says_so() -> None:
    assert row(price("Soyuz MS-08"), "seat").then_high_usd == pytest.approx(491.2e6 / 6)
    later = price("Soyuz MS-28")
    assert row(later, "seat").then_high_usd == 90.25e6
    assert "2025" in later.cannot_tell[0]
    assert "nearest" in later.cannot_tell[0]


def test_the_flights_own_people_and_days_enter() -> None:
    test, planned = price("starliner-cft"), price("starliner")
    assert row(test, "flight").low_usd < row(planned, "flight").high_usd
    assert test.seats == 2
    assert planned.seats == 4
    assert row(test, "crew-day").low_usd == pytest.approx(row(test, "seat").low_usd / test.days)
    assert not [one for one in planned.rows if one.measure == "crew-day"]


def test_a_private_stay_pays_the_station_by_mission_and_person_day() -> None:
    found = price("Ax-2", 2021)
    stays = found.seats * found.days
    assert row(found, "station").low_usd == pytest.approx(10e6 + 88e3 * stays)
    assert row(found, "station").high_usd == pytest.approx(10e6 + 164e3 * stays)


def test_cargo_is_priced_by_the_kilogram_as_the_auditor_has_it() -> None:
    assert row(price("Cygnus", 2018), "kilogram").then_low_usd == pytest.approx(5.93e9 / 93_800)
    crs2 = next(one for one in prices.everything() if one.id == "crs-2").per("kilogram")
    crs1 = next(one for one in prices.everything() if one.id == "crs-1").per("kilogram")
    # "14 percent more": IG-18-016.
    assert crs2[0] / crs1[0] == pytest.approx(1.14, abs=0.005)


def test_a_free_flight_has_the_length_that_was_paid_for() -> None:
    found = price("inspiration4", 2021)
    assert found.days == 3
    assert row(found, "crew-day").high_usd == pytest.approx(200e6 / 4 / 3)
    assert row(found, "crew-day").how == "a seat's price by the days that were paid for"


def test_nothing_is_made_up_where_nothing_is_published() -> None:
    for name in ("shenzhou", "progress-ms", "starship", "Apollo 11"):
        found = price(name)
        assert not found.rows
        assert "publish" in found.cannot_tell[0] or "no contract" in found.cannot_tell[0]
        assert price_summary(found) == "nothing is published"
        # Neither a head without rows nor the money of a price that there is not.
        said = " ".join(printed(price_report(name, found)).split())
        assert "Nothing is published: " in said
        assert "Not in these numbers" not in said
        assert "Money of" not in said


def test_money_keeps_its_worth_there_and_back() -> None:
    there = money.in_year(100.0, "USD", 1981, 2026)
    assert money.in_year(there, "USD", 2026, 1981) == pytest.approx(100.0)
    assert there == pytest.approx(100.0 * 330.9 / 90.9)
    roubles = money.in_year(608.9e9, "RUB", 2024, 2024)
    assert 6e9 < roubles < 8e9
    for asked in ((1959, "USD"), (2020, "GBP")):
        with pytest.raises(InputError):
            money.in_year(1.0, asked[1], asked[0], 2026)


def test_every_statement_has_a_source_and_a_confidence_that_agree() -> None:
    ids = [one.id for one in prices.everything()]
    assert len(set(ids)) == len(ids)
    for one in prices.everything():
        assert one.source
        assert one.includes
        assert one.buyer
        assert one.basis in ("paid", "estimate", "reported", "asked")
        assert one.confidence in ("confirmed", "noted", "recalled")
        assert (one.confidence == "recalled") == ("UNSOURCED" in one.source)
        assert one.first_year <= one.last_year
        for vehicle in one.vehicles:
            assert DEFAULT.vehicle_kind(vehicle) in ("ship", "hopper")


def test_prices_of_a_plan_are_in_it_and_in_its_words(ms19: Plan) -> None:
    assert ms19.price is not None
    assert Plan.from_json(ms19.to_json()).price == ms19.price
    said = list(price_rows(ms19.price))
    assert [one.what for one in said][:2] == ["a flight", "a seat"]
    assert all(one.sources.startswith("[1]") for one in said)
    numbered = [one.number for one in source_rows(ms19.price)]
    assert numbered == [f"[{k + 1}]" for k in range(len(numbered))]


def test_pricing_takes_under_a_millisecond_once_the_table_is_read() -> None:
    subject = named("soyuz-ms-19", DEFAULT)
    priced(subject)
    took = []
    for _ in range(20):
        start = process_time()
        priced(subject)
        took.append(process_time() - start)
    assert min(took) < 1e-3


def test_amounts_read_as_people_say_them() -> None:
    assert dollars(776e6 / 3) == "$259 million"
    assert dollars(999.96e6) == "$1.00 billion"
    assert dollars(450_000) == "$450,000"
    assert dollar_range(21.3e6, 86e6) == "$21.3 to 86.0 million"
    assert dollar_range(0.45e9, 1.5e9) == "$450 million to 1.50 billion"


def test_the_ladder_is_drawn_in_both_moneys() -> None:
    steps = ladder(2026)
    nasa = [one for one in steps if one.ladder == "Soyuz seat, NASA"]
    assert [round(one.then_low_usd / 1e6, 1) for one in nasa][:2] == [21.3, 26.3]
    assert nasa[-1].then_high_usd > 4.0 * nasa[0].then_high_usd
    drawn = image(seat_prices(2026), "svg").decode()
    assert "Soyuz seat, NASA" in drawn
    assert "then-year" in drawn


def test_the_command_prints_numbered_sources_and_json_with_ids(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["price", "crew-7", "--year", "2022"])
    assert not leave.value.code
    out = capsys.readouterr().out
    assert "$64.7 million" in out
    assert "[1]" in out
    assert "spacenews.com" in out
    with pytest.raises(SystemExit):
        main(["price", "crew-7", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert data["statements"][0]["id"] == "dragon-extension-1"
    with pytest.raises(SystemExit) as leave:
        main(["price", "crew-7", "--year", "1066"])
    assert leave.value.code == 2
    assert "1960 to 2026" in capsys.readouterr().err


def test_a_flight_to_a_station_that_is_announced_says_how_its_dates_moved_and_what_it_costs() -> None:
    found = price("ros-51-vostochny")
    assert any("2025 (said April 2021)" in one for one in found.cannot_tell)
    programme = next(one for one in found.statements if one.id == "ros-programme")
    assert programme.currency == "RUB"
    assert not programme.used
