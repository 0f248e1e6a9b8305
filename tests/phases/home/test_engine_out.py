"""One engine out of three: what the Shuttle can still reach, beside what NASA says of it."""

from __future__ import annotations

import pytest

from expedition.catalog import DEFAULT
from expedition.flights.hardware import Hardware, named_hardware
from expedition.phases.ascent.climb import Ascent
from expedition.phases.home.engine_out import Mode, modes
from expedition.planning.contingencies import of_an_engine_out
from expedition.planning.windows import fly_ascent

# STS-104 press kit: until about 4 min 20 s.
_RETURN_S, _NEAR_S = 260.0, 15.0


@pytest.fixture(scope="module")
def shuttle() -> tuple[Hardware, Ascent]:
    hardware = named_hardware(DEFAULT, "space-shuttle-orbiter", None, "ksc-39a", "iss", "pma-2")
    return hardware, fly_ascent(hardware, 0.9013)[0]


def of(shuttle: tuple[Hardware, Ascent], **changes: object) -> dict[str, Mode]:
    hardware, flown = shuttle
    ship = hardware.ship.model_copy(update=changes)
    found: dict[str, Mode] = {}
    for one in modes(flown, hardware.launcher, ship):
        found.setdefault(one.name.partition(" (")[2].rstrip(")") or one.name, one)
    return found


def test_the_four_ways_are_open_when_nasa_says_so(shuttle: tuple[Hardware, Ascent]) -> None:
    found = of(shuttle)
    assert found["RTLS"].until_s == pytest.approx(_RETURN_S, abs=_NEAR_S)
    assert found["RTLS"].from_s == 0.0
    # The ocean is in reach before the way back is lost, an orbit only when it is.
    assert 125.0 < found["TAL"].from_s < found["RTLS"].until_s
    assert found["TAL"].from_s < found["AOA"].from_s <= found["ATO"].from_s
    # STS-51F lost an engine 5 min 45 s after lift-off, and went on to an orbit.
    assert found["ATO"].from_s < 345.0
    assert found["ATO"].from_s < found["on to the planned cut-off"].from_s < shuttle[1].cutoff_s


def test_less_propellant_of_its_own_comes_to_an_orbit_later(shuttle: tuple[Hardware, Ascent]) -> None:
    assert of(shuttle, propellant_kg=8000.0)["ATO"].from_s > of(shuttle)["ATO"].from_s + 20.0


def test_a_strip_too_far_or_too_near_is_none(shuttle: tuple[Hardware, Ascent]) -> None:
    data = shuttle[0].ship.intact_aborts
    assert data is not None
    near = data.strips[0].model_copy(update={"latitude_deg": 32.4, "longitude_deg": -64.7, "name": "Bermuda"})
    found = of(shuttle, intact_aborts=data.model_copy(update={"strips": (near,)}))
    assert "TAL" not in found or found["TAL"].until_s < of(shuttle)["TAL"].until_s - 60.0


def test_a_gap_between_the_ways_fails_the_check(
    shuttle: tuple[Hardware, Ascent], monkeypatch: pytest.MonkeyPatch
) -> None:
    records, (check,) = of_an_engine_out(*shuttle)
    assert check.ok
    assert {one.mode for one in records} >= {"return to the launch site (RTLS)", "to orbit (ATO)"}
    back = modes(shuttle[1], shuttle[0].launcher, shuttle[0].ship)[0]
    broken = [back, Mode("to orbit (ATO)", 300.0, shuttle[1].cutoff_s, "", "")]
    monkeypatch.setattr("expedition.phases.home.engine_out.modes", lambda *_: broken)
    _, (check,) = of_an_engine_out(*shuttle)
    assert not check.ok
    assert check.detail == f"none from T+{back.until_s:.0f} to 300 s"


def test_a_capsule_leaves_its_launcher() -> None:
    hardware = named_hardware(DEFAULT, "soyuz-ms", None, "baikonur-31", "iss", "rassvet")
    flown, _ = fly_ascent(hardware, 0.9013)
    assert of_an_engine_out(hardware, flown) == ((), [])
