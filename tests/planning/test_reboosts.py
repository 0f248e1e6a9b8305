"""A flight's planned reboosts are put into its station data, and said; what makes no sense is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from expedition import Flight, InputError, Plan, plan
from expedition.catalog import DEFAULT
from expedition.planning.station_data import elements_of
from expedition.plans.words import rests_on

_DATA = Path(__file__).parents[1] / "data"
_BURN = {"utc": "2021-10-12T07:28:00Z", "dv_mps": 1.0}
_OLD, _OEM = _DATA / "iss-2021-10.tle", _DATA / "iss-2021-10-01.oem.txt"


def asked(name: str = "progress-ms-18", **changes: Any) -> Flight:
    given = Flight.named(name)
    fields = {key: getattr(given, key) for key in Flight.model_fields}
    return Flight(**{**fields, "elements": None, "elements_file": _OLD, **changes})


def test_a_burn_of_nasas_list_is_in_a_plan_made_weeks_ahead() -> None:
    made = plan(asked(reboosts_file=_OEM), allow_stale=True)
    (burn,) = made.data.reboosts
    assert (burn.utc, burn.dv_mps) == ("2021-10-12T07:28:00.000Z", 0.5)
    assert "put in: GMT285 Reboost Preli of 2021-10-12 07:28 UTC, +0.5 m/s" in rests_on(made)
    assert Plan.from_json(made.to_json()) == made
    # With the set of the day before, the station is 269.5° ahead at insertion; without the burn it comes out at 289.4°.
    assert made.window is not None
    assert made.window.phase_insertion_deg == pytest.approx(269.5, abs=4.0)


def test_burns_in_a_flights_file(tmp_path: Path) -> None:
    text = f"""
vehicle = "progress-ms"
pad = "baikonur-31"
station = "iss"
port = "zvezda-aft"
date = 2021-10-28
elements_file = "{_OLD}"
reboosts = [{{ utc = 2021-10-12T07:28:00Z, dv_mps = 0.5, duration_s = 200, name = "Progress 78" }}]
"""
    file = tmp_path / "flight.toml"
    file.write_text(text)
    flight = Flight.from_toml(file)
    found = elements_of(flight, None, flight.catalogue.station("iss"))
    assert isinstance(found, list)
    assert {one.name for each in found for one in getattr(each, "reboosts", ())} == {"Progress 78"}
    file.write_text(text.replace("dv_mps = 0.5", "dv_mps = 50"))
    with pytest.raises(InputError, match=r"reboosts\[0\].dv_mps"):
        Flight.from_toml(file)


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        (
            {"reboosts": ({"utc": "2021-10-12T07:28:00Z", "dv_mps": 1.0},), "reboosts_file": _OEM},
            "reboosts_file",
            "beside",
        ),
        ({"reboosts_file": _OLD}, "reboosts_file", "announce no burns"),
        ({"reboosts_file": _OEM, "elements_file": _OEM}, "reboosts", "beside an ephemeris"),
    ],
)
def test_what_makes_no_sense_is_refused(changes: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        elements_of(asked(**changes), None, DEFAULT.station("iss"))
    assert refused.value.field == field


def test_a_station_that_is_only_planned_has_no_burns() -> None:
    flight = asked(
        "ros-51-vostochny", elements_file=None, reboosts=({"utc": "2031-10-12T07:28:00Z", "dv_mps": 1.0},)
    )
    with pytest.raises(InputError, match="which is planned"):
        elements_of(flight, None, flight.catalogue.station(str(flight.station)))


def test_burns_named_on_the_command_line_join_those_of_the_flight() -> None:
    given = asked(reboosts=[_BURN])
    flight = given.with_reboosts(["2021-10-20T00:00Z=0.25"])
    assert [one.dv_mps for one in flight.reboosts or ()] == [1.0, 0.25]
    found = elements_of(flight, None, flight.catalogue.station("iss"))
    assert isinstance(found, list)
    assert any(len(getattr(each, "reboosts", ())) == 2 for each in found)
    for wrong, said in (("0.25", "no burn of the station"), ("2021-13-01T00:00Z=1", "is not a time")):
        with pytest.raises(InputError, match=said):
            given.with_reboosts([wrong])
