"""A campaign flown many times: against closed forms, by its rules, and the example that the pages show."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from expedition import ImpossibleFlightError, InputError
from expedition.catalog import DEFAULT
from expedition.catalog.scrubs import Scrubs, scrubs_of
from expedition.runs.tables import Span
from expedition.whatif.campaign import campaign, sampled
from expedition.whatif.campaign_rows import Attempts, Campaign, date_table

DAY_S = 86400.0
EXAMPLE = Path(__file__).parents[2] / "docs" / "campaign" / "autumn-2021.toml"
SAMPLES = 40_000
# Of so many samples a mean is this many of its own deviations off in one run of a million.
OFF = 5.0


def attempts(name: str = "a", **changes: object) -> Attempts:
    """A flight with a chance each day for 60 days that docks a day after it lifts off."""
    scrubs = Scrubs("test", "test", 0.4, 0.25, 1.0, (1.0,), 0.0, "test", "assumed")
    days = DAY_S * np.arange(60.0)
    usual = Attempts(
        name, name, days, days + DAY_S, np.zeros(60, dtype=bool), (), 0.0, None, 0.0, None, 0.0, scrubs
    )
    return replace(usual, **changes)


def flown(*flights: Attempts, seed: int = 1) -> dict[str, np.ndarray]:
    return dict(sampled(flights, seed, Span(0, SAMPLES)))


@pytest.mark.parametrize("scrubbed", [0.05, 0.4, 0.8])
def test_the_wait_for_a_day_is_geometric(scrubbed: float) -> None:
    one = attempts(scrubs=replace(attempts().scrubs, scrubbed=scrubbed))
    days = flown(one)["liftoff:0"] / DAY_S
    mean, deviation = scrubbed / (1.0 - scrubbed), np.sqrt(scrubbed) / (1.0 - scrubbed)
    assert days[np.isfinite(days)].mean() == pytest.approx(mean, abs=OFF * deviation / np.sqrt(SAMPLES))
    for by in (0, 1, 5):
        chance = 1.0 - scrubbed ** (by + 1)
        within = OFF * np.sqrt(chance * (1.0 - chance) / SAMPLES) + 1e-9
        assert np.mean(days <= by) == pytest.approx(chance, abs=within)


def test_each_scrub_costs_its_recycle_days_and_has_its_cause() -> None:
    scrubs = Scrubs("test", "test", 0.4, 0.25, 1.0, (2.0, 4.0), 0.0, "test", "assumed")
    found = flown(attempts(scrubs=scrubs))
    rounds = 0.4 / 0.6
    assert found["weather:0"].mean() == pytest.approx(0.25 * rounds, abs=0.02)
    assert found["technical:0"].mean() == pytest.approx(0.75 * rounds, abs=0.03)
    days = found["liftoff:0"] / DAY_S
    assert np.nanmean(days) == pytest.approx(rounds * (0.25 * 1.0 + 0.75 * 3.0), abs=0.07)
    lost = sum(found[f"{cause}:0"] for cause in ("weather", "technical", "recycle"))
    assert np.array_equal(lost[np.isfinite(days)], days[np.isfinite(days)].astype(int))


def test_a_flight_waits_for_the_docking_before_it_and_for_the_pad() -> None:
    first = attempts("first")
    after = attempts("second", after=(0,), after_s=1.5 * DAY_S)
    pad = attempts("third", pad_after=1, turnaround_s=10.0 * DAY_S)
    found = flown(first, after, pad)
    one, two, three = (found[f"liftoff:{k}"] for k in range(3))
    assert np.all(two >= one + 2.5 * DAY_S - 1.0)
    assert np.all(three >= two + 10.0 * DAY_S - 1.0)
    assert np.mean(two == np.ceil((one + 2.5 * DAY_S) / DAY_S) * DAY_S) == pytest.approx(0.6, abs=0.02)
    assert found["another flight:1"].min() >= 3


def test_a_port_is_free_when_the_ship_has_left_and_nothing_docks_in_a_cut_out() -> None:
    cut = np.zeros(60, dtype=bool)
    cut[:5] = True
    found = flown(attempts("first", cut_out=cut), attempts("second", port_after=0, port_stay_s=20.0 * DAY_S))
    assert found["liftoff:0"].min() == 5.0 * DAY_S
    assert np.all(found["docking:1"] >= found["docking:0"] + 20.0 * DAY_S - 1.0)
    assert np.all(found["cut-out:0"] == 5)


def test_who_never_lifts_off_holds_those_after_it() -> None:
    never = attempts("first", cut_out=np.ones(60, dtype=bool))
    found = flown(never, attempts("second", after=(0,)), attempts("third", pad_after=0))
    for number in range(3):
        assert np.isnan(found[f"liftoff:{number}"]).all()


def test_a_sample_is_the_same_in_any_block_and_beside_any_flight() -> None:
    one, two = attempts("first"), attempts("second", after=(0,))
    whole = sampled([one, two], 7, Span(0, 1000))
    alone = sampled([one], 7, Span(0, 1000))
    part = sampled([one, two], 7, Span(333, 100))
    for name in ("liftoff:0", "weather:0"):
        assert np.array_equal(whole[name], alone[name])
    for name, column in part.items():
        assert np.array_equal(column, whole[name][333:433])
    other = sampled([one], 8, Span(0, 1000))
    assert not np.array_equal(other["liftoff:0"], alone["liftoff:0"])


@pytest.fixture(scope="module")
def autumn() -> Campaign:
    return campaign(EXAMPLE, samples=4000)


def test_the_example_says_what_its_rules_ask(autumn: Campaign) -> None:
    cargo, crew, visitors = autumn.rows
    assert cargo.first_utc.startswith("2021-10-28T00:00")
    assert visitors.first_utc.startswith("2021-12-08T07:38")
    # Six in ten at their first try, if the cargo ship has docked by then.
    first = crew.dates[0]
    assert first.liftoff == pytest.approx(0.6 * cargo.dates[2].docking, abs=0.03)
    assert first.liftoff_range[0] < first.liftoff < first.liftoff_range[1]
    assert crew.weather_share == pytest.approx(0.7, abs=0.03)
    assert crew.scrubs.startswith("40% of attempts scrubbed")
    for row in autumn.rows:
        for before, after in zip(row.dates, row.dates[1:], strict=False):
            assert before.liftoff <= after.liftoff
            assert before.docking <= after.docking
            assert after.docking <= after.liftoff
    table = list(csv.DictReader(io.StringIO(date_table(autumn))))
    assert len(table) == sum(len(row.dates) for row in autumn.rows)


def test_the_same_seed_says_the_same(autumn: Campaign) -> None:
    assert campaign(EXAMPLE, samples=4000) == autumn
    assert campaign(EXAMPLE, samples=4000, seed=1).rows[1] != autumn.rows[1]


def test_every_launcher_has_scrub_statistics() -> None:
    for name in DEFAULT.names("launcher"):
        found = scrubs_of(name)
        assert 0.0 < found.scrubbed < 1.0
        assert found.source
    assert (
        scrubs_of("soyuz-2-1a").scrubbed
        < scrubs_of("falcon-9").scrubbed
        < scrubs_of("space-shuttle").scrubbed
    )


FLIGHT = '[[flights]]\nname = "one"\nflight = "progress-ms-18"\nlatest = 2021-10-30\n'
SECOND = FLIGHT.replace('"one"', '"two"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = 3", "title"),
        ('title = "x"', "flights"),
        (f'title = "x"\n{FLIGHT}colour = 1', "unknown key"),
        (f'title = "x"\n{FLIGHT}after = ["two"]', "comes after two"),
        (f'title = "x"\n{FLIGHT}{FLIGHT}', "two flights are called one"),
        (f'title = "x"\n{FLIGHT}earliest = 2021-11-05', "before earliest"),
        (f'title = "x"\n{FLIGHT}{SECOND}', "stay_days"),
        (f'title = "x"\n{FLIGHT}[flights.scrubs]\nscrubbed = 1.0', "scrubbed"),
        (f'title = "x"\n{FLIGHT}[flights.scrubs]\ntechnical_recycle_days = []', "technical_recycle_days"),
        (f'title = "x"\n{FLIGHT}[pads.nowhere]\nturnaround_days = 1', "nowhere"),
        (
            f'title = "x"\n{FLIGHT}[[cut_outs]]\nfirst = 2021-11-02\nlast = 2021-11-01\nwhy = "x"',
            "before first",
        ),
        ('title = "x"\n[[flights]]\nname = "one"\nflight = "no-such"', "no-such"),
        ('title = "x"\n[[flights]]\nname = "one"\nflight = "ns-16"', "goes to no station"),
        ('title = "x"\n[[flights]]\nname = "one"\nflight = "beside.toml"', "beside.toml"),
        (f'title = "x"\n{FLIGHT}'.replace("2021-10-30", "2025-10-30"), "days"),
        ("title = ", "not TOML"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "campaign.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=said):
        campaign(file, samples=10)


def test_a_flight_without_a_chance_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "campaign.toml"
    text = f'title = "x"\n{FLIGHT}profile = 2\nby_day = true'.replace("2021-10-30", "2021-10-28")
    file.write_text(text)
    with pytest.raises(ImpossibleFlightError, match="no opportunity"):
        campaign(file, samples=10)


@pytest.mark.parametrize("samples", [0, -1, 10**12])
def test_a_senseless_number_of_samples_is_refused(samples: int) -> None:
    with pytest.raises(InputError, match="samples"):
        campaign(EXAMPLE, samples=samples)
