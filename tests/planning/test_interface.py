"""What the library hands out: typed, picklable, as tables for others, the same from any thread."""

from __future__ import annotations

import inspect
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest

import expedition
from expedition import Flight, InputError, Plan, campaign, flown, plan, windows
from expedition.plans.columns import columns
from expedition.record.flights import OWN_ELEMENTS, read_flights
from expedition.whatif.answers_by_age import AgeRow, DataAge, Spread
from expedition.whatif.missed import Missed
from expedition.whatif.slip import Slip, SlipRow
from expedition.whatif.ways_on import MissedRow, WayOn

DATA = Path(__file__).parents[1] / "data"
BEGIN = datetime(2021, 10, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def found() -> Any:
    return windows("soyuz-ms", pad="baikonur-31", start=BEGIN, days=2, elements=DATA / "iss-2021-10.tle")


def held_alike(table: Any, time: str) -> pandas.DataFrame:
    """Both libraries take a table as it is, and find the same in it."""
    one, other = pandas.DataFrame(table), polars.DataFrame(table)
    assert list(one.columns) == other.columns == list(table)
    assert len(one) == other.height == len(table.rows())
    assert isinstance(one[time].dtype, pandas.DatetimeTZDtype)
    assert other[time].dtype == polars.Datetime("us", "UTC")
    assert not any(isinstance(value, list | tuple | dict) for row in table.rows() for value in row.values())
    return one


def test_windows_are_a_table(found: Any) -> None:
    one = held_alike(found.table(), "option_liftoff_utc")
    assert len(one) == sum(len(each.options) for each in found)
    assert one["option_liftoff_utc"].iloc[0].tzinfo is not None
    assert {"phase_range_deg_low", "phase_range_deg_high", "profile", "feasible"} <= set(one.columns)
    plain = found[0].to_dict()
    assert plain["liftoff_utc"].endswith("Z")
    assert plain["options"][0]["docking_utc"] > plain["liftoff_utc"]


@pytest.fixture(scope="module")
def results(ms19: Plan, found: Any) -> dict[str, Any]:
    """What the library hands out, by the public name that makes it, or its own."""
    start, end = ms19.liftoff_utc, ms19.docking_utc
    day = {"start_utc": start, "end_utc": end, "dv_mps": 113.0, "failed": ("one", "two")}
    spread = Spread(median=1.0, nine_of_ten=2.0)
    moved = dict.fromkeys(("along_km", "liftoff_s", "phase_deg", "dv_mps", "docking_min"), spread)
    shares = {"fits": 0.9, "fits_range": (0.8, 1.0), "same_docking": 0.9, "same_docking_range": (0.8, 1.0)}
    age = AgeRow(days=1.0, reboost=False, reboost_chance=0.1, other_profiles=("a",), **moved, **shares)
    way = {"possible": True, "end_utc": end, "later_s": 0.0, "dv_mps": 120.0}
    burn = MissedRow(
        burn="DV1", tig_utc=ms19.burns[0].tig_utc, planned_mps=20.0, share=0.0, perigee_km=200.0, apogee_km=242.0,
        lasts_h=None, drift_ok=True, drift="", recommended="mends",
        ways=(WayOn(kind="same", name="mends", **way), WayOn(kind="home", name="home", **way)),
    )  # fmt: skip
    return {
        "Catalogue": expedition.Catalogue(),
        "Flight": Flight.named("soyuz-ms-19"),
        "Opportunity": found[0],
        "Plan": ms19,
        "against": ms19,
        "campaign": campaign(DATA.parents[1] / "docs" / "campaign" / "autumn-2021.toml", samples=50),
        "data_age": DataAge(ms19, 10, 0, 1.6, (age,), (), ()),
        "flown": flown(read_flights()[:3], OWN_ELEMENTS),
        "missed": Missed(ms19, (burn,)),
        "plan": ms19,
        "slip": Slip(
            ms19, (SlipRow(day=0, where="day", **day), SlipRow(day=1, where="day", why_not="no")), ()
        ),
        "windows": found,
    }


def handed_out() -> dict[str, Any]:
    """What each public name gives, by its annotation; errors aside, and a run, which has tests of its own."""
    kinds: dict[str, Any] = {}
    for name in set(expedition.__all__) - {"dispersions"}:
        public = getattr(expedition, name)
        if inspect.isfunction(public):
            kinds[name] = public.__annotations__["return"]
        elif inspect.isclass(public) and not issubclass(public, Exception):
            kinds[name] = public.__name__
    return kinds


@pytest.mark.parametrize("name", sorted(handed_out()))
def test_what_is_handed_out_is_plain_data_and_can_be_pickled(name: str, results: dict[str, Any]) -> None:
    one = results[name]
    assert type(one).__name__ == handed_out()[name]
    plain = one.to_dict()
    assert plain
    assert json.loads(json.dumps(plain, allow_nan=False)).keys() == plain.keys()
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert again.to_dict() == plain


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("campaign", "first_utc"),
        ("flown", "flown_liftoff_utc"),
        ("missed", "tig_utc"),
        ("slip", "start_utc"),
        ("windows", "option_liftoff_utc"),
    ],
)
def test_rows_are_tables(name: str, time: str, results: dict[str, Any]) -> None:
    assert len(held_alike(results[name].table(), time))


def test_tables_say_what_the_rows_do(results: dict[str, Any]) -> None:
    assert results["slip"].table()["failed"] == ["one; two", ""]
    assert results["missed"].table()["name"] == ["mends", "home"]
    assert results["data_age"].table()["dv_mps_nine_of_ten"] == [2.0]
    flown_often = results["campaign"]
    days = results["campaign"].table()
    assert len(days["day"]) == sum(len(row.dates) for row in flown_often.rows)
    assert days["docking_range_high"][-1] == flown_often.rows[-1].dates[-1].docking_range[1]


def test_a_part_that_is_missing_leaves_no_column() -> None:
    spread = Spread(**dict.fromkeys(Spread.model_fields, 1.0))
    rows = [{"days": 1.0, "moved": spread}, {"days": 2.0, "moved": None}]
    table = columns(rows)
    assert "moved" not in table
    assert table[f"moved_{next(iter(Spread.model_fields))}"] == [1.0, None]


def test_checks_may_be_left_out_and_the_way_stays_the_same(ms19: Plan) -> None:
    fast, none = plan("soyuz-ms-19", checks="fast"), plan("soyuz-ms-19", checks="none")
    for one in (fast, none):
        assert one.trajectory == ms19.trajectory
        assert one.burns == tuple(
            burn.model_copy(update={"in_sight": own.in_sight})
            for burn, own in zip(ms19.burns, one.burns, strict=True)
        )
        assert not one.abort_cover
        assert Plan.from_json(one.to_json()) == one
    assert set(fast.checks) < set(ms19.checks)
    assert fast.ok
    assert not none.checks
    # Who has not looked cannot say that all is well.
    assert not none.ok
    assert (none.data.checked, fast.data.checked, ms19.data.checked) == ("none", "fast", "all")
    with pytest.raises(InputError, match="give none, fast or all"):
        plan("soyuz-ms-19", checks="some")  # type: ignore[arg-type]


def test_four_threads_plan_what_one_does() -> None:
    names = ["soyuz-ms-19", "progress-ms-18", "soyuz-ms-19", "progress-ms-18"]
    alone = {name: plan(name, checks="none") for name in set(names)}
    with ThreadPoolExecutor(4) as threads:
        beside = list(threads.map(lambda name: plan(name, checks="none"), names))
    assert beside == [alone[name] for name in names]


@pytest.mark.slow
def test_memory_stays_flat_over_a_thousand_plans() -> None:
    import gc

    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("memory is read from /proc, which this machine does not have")

    def resident_mb() -> float:
        gc.collect()
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(float(line.split()[1]) / 1024.0 for line in lines if line.startswith("VmRSS"))

    for _ in range(20):
        plan("soyuz-ms-19", checks="fast")
    before = resident_mb()
    for _ in range(1000):
        plan("soyuz-ms-19", checks="fast")
    assert resident_mb() - before < 15.0
