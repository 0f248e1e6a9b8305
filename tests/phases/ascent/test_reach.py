"""Reach: open sectors, dog-legs, and pads too far north."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog.models.pad import Pad, Sector
from expedition.errors import ImpossibleFlightError, InputError
from expedition.phases.ascent import climb, reach, search
from expedition.phases.ascent.plane_crossing import crossing_longitude_rad

STARBASE, CAPE = catalog.pad("starbase"), catalog.pad("ksc-39a")
HEAVY, FALCON = catalog.launcher("super-heavy"), catalog.launcher("falcon-9")
VOSTOCHNY, PLESETSK = catalog.pad("vostochny-1s"), catalog.pad("plesetsk-43")
PAYLOAD_KG = 100_000.0


@pytest.fixture(scope="module")
def rows() -> dict[float, reach.Reach]:
    return {row.inclination_deg: row for row in reach.table(STARBASE, HEAVY, PAYLOAD_KG)}


def test_starbase_reaches_low_inclinations_directly(rows: dict[float, reach.Reach]) -> None:
    first = min(rows.values(), key=lambda row: row.inclination_deg)
    assert first.direct
    assert first.sector == "Straits of Florida"
    assert not first.overflies
    # The first flights went to some 26.5° on about 97°.
    assert first.azimuth_deg == pytest.approx(97.0, abs=2.0)
    assert rows[30.0].direct
    assert "Florida" in rows[30.0].overflies


def test_the_station_is_the_hard_case(rows: dict[float, reach.Reach]) -> None:
    hard = next(row for row in rows.values() if abs(row.inclination_deg - 51.64) < 1e-6)
    assert hard.direct_azimuth_deg == pytest.approx(41.3, abs=1.0)
    assert not hard.direct
    assert not hard.reachable
    assert hard.dv_mps > 2000.0
    with pytest.raises(ImpossibleFlightError) as refused:
        reach.refuse_closed(STARBASE, HEAVY, PAYLOAD_KG, 51.64)
    for word in (
        "azimuth 41°",
        "short by",
        "Straits of Florida",
        "directly reached: 26.0° to 26.9° and 28.9° to 32.1°",
    ):
        assert word in str(refused.value)


def test_prices_rise_with_the_turn(rows: dict[float, reach.Reach]) -> None:
    turned = [row for row in rows.values() if row.turn_deg > 2.0]
    assert len(turned) > 4
    assert all(a.dv_mps < b.dv_mps for a, b in pairwise(turned))
    for row in rows.values():
        assert row.reachable == (row.margin_mps >= 0.0)
        assert (row.payload_left_kg > 0.0) == (row.margin_mps > 0.0)
        assert row.payload_kg == PAYLOAD_KG


def test_an_open_pad_reaches_all_above_its_latitude() -> None:
    rows = reach.table(CAPE, FALCON, 12_000.0, (28.7, 40.0, 51.64, 90.0))
    assert all(row.direct for row in rows)
    # The Earth's turning is worth the more, the more one flies eastwards; some 400 m/s from due east to the pole.
    prices = [row.dv_mps for row in rows]
    assert prices == sorted(prices)
    assert 300.0 < prices[-1] - prices[0] < 500.0


def test_the_azimuth_is_the_one_that_ascents_fly() -> None:
    """Against the flown ascent that leaves the most propellant."""
    (row,) = reach.table(CAPE, FALCON, 12_000.0, (51.64,))
    flown = search.best(FALCON, 12_000.0, CAPE, float(np.radians(51.64)))
    assert row.azimuth_deg == pytest.approx(np.degrees(flown.azimuth_rad), abs=3.0)


def test_the_price_of_a_dog_leg_is_a_lower_bound_of_a_flown_one() -> None:
    """A rocket that leaves due east and is steered into 40° by its guidance, against the two segments."""
    inclination = float(np.radians(40.0))
    open_to = Pad(**{**CAPE.model_dump(), "sectors": [{"name": "east", "from_deg": 89.0, "to_deg": 91.0}]})
    flown_direct = search.best(FALCON, 8_000.0, CAPE, inclination)
    node = np.radians(CAPE.longitude_deg) - crossing_longitude_rad(CAPE, inclination)
    leads = np.linspace(-300.0, 300.0, 25)
    bent = climb.fly(
        FALCON,
        8_000.0,
        CAPE,
        pitch_over_rad=np.full(leads.size, flown_direct.pitch_over_rad),
        azimuth_rad=np.full(leads.size, np.radians(90.0)),
        inclination_rad=inclination,
        node_rad=node + 7.292115e-5 * leads,
    )
    last = FALCON.stages[-1]
    exhaust = last.isp_vacuum_s * 9.80665

    def left_mps(cutoff_s: float) -> float:
        left = last.propellant_kg - last.burned_kg(cutoff_s)
        return float(exhaust * np.log((8_000.0 + last.inert_mass_kg + left) / (8_000.0 + last.inert_mass_kg)))

    flown_price = left_mps(flown_direct.cutoff_s) - left_mps(float(np.nanmin(bent.cutoff_s)))
    # From where the second stage is lit and guidance begins to steer.
    start = float(np.interp(FALCON.guidance_start_s, flown_direct.met_s, np.arange(flown_direct.met_s.size)))
    place = flown_direct.states_itrf[[0, int(start)], :3]
    km = float(np.linalg.norm(place[1] - place[0])) / 1000.0
    sector = open_to.sectors[0].model_copy(update={"hold_km": km})
    held = open_to.model_copy(update={"sectors": (sector,)})
    (row,) = reach.table(held, FALCON, 8_000.0, (40.0,))
    (direct,) = reach.table(CAPE, FALCON, 8_000.0, (40.0,))
    assert row.turn_deg > 10.0
    assert 0.4 * flown_price < row.dv_mps - direct.dv_mps < flown_price


@pytest.mark.parametrize(("name", "rocket"), [("ksc-39a", "falcon-9"), ("wallops-0a", "antares-230")])
def test_an_inclination_below_the_latitude_costs_a_turn_at_the_node(name: str, rocket: str) -> None:
    """Due east, into the lowest inclination there is; then the rest where the orbit crosses the equator."""
    pad, launcher = catalog.pad(name), catalog.launcher(rocket)
    (row,) = reach.table(pad, launcher, 7_200.0, (26.5,))
    # WGS-84's flattening, and the circular speed at the height of insertion.
    latitude_deg = np.degrees(
        np.arctan((1.0 - 1.0 / 298.257223563) ** 2 * np.tan(np.radians(pad.latitude_deg)))
    )
    turn_deg = latitude_deg - 26.5
    radius_m = 6378137.0 + 1000.0 * launcher.insertion.perigee_km
    speed_mps = np.sqrt(3.986004418e14 * (2.0 / radius_m - 2.0 / (2.0 * radius_m + 50e3)))
    assert row.direct_azimuth_deg is None
    assert row.azimuth_deg == pytest.approx(90.0, abs=0.5)
    assert row.turn_deg == pytest.approx(turn_deg, abs=0.02)
    assert row.dv_mps == pytest.approx(2.0 * speed_mps * np.sin(np.radians(turn_deg) / 2.0), rel=0.01)
    # A quarter of the way around, or three, where the equator is.
    quarters = row.turn_after_km / (np.pi / 2.0 * 6378.0)
    assert min(abs(quarters - 1.0), abs(quarters - 3.0)) < 0.03


def test_the_middle_of_a_sector_is_searched_too() -> None:
    """Edges alone, or all azimuths: what lies between them decides."""
    limits = {"min_azimuth_deg": 35.0, "max_azimuth_deg": 120.0}
    (held,) = reach.table(CAPE.model_copy(update=limits), FALCON, 12_000.0, (26.5,))
    (free,) = reach.table(CAPE, FALCON, 12_000.0, (26.5,))
    assert held.azimuth_deg == pytest.approx(free.azimuth_deg, abs=0.5)
    assert held.dv_mps == pytest.approx(free.dv_mps, abs=0.5)
    assert held.margin_mps == pytest.approx(free.margin_mps, abs=0.5)


def test_the_way_straight_is_that_of_the_pads_own_pass() -> None:
    (row,) = reach.table(catalog.pad("wallops-0a"), catalog.launcher("antares-230"), 7_200.0, (51.64,))
    assert row.azimuth_deg == pytest.approx(130.0, abs=1.0)


def test_a_rocket_too_weak_for_an_open_way_is_told_so_with_the_kilograms_that_do() -> None:
    pad = CAPE.model_copy(update={"min_azimuth_deg": 35.0, "max_azimuth_deg": 120.0})
    with pytest.raises(ImpossibleFlightError) as refused:
        reach.refuse_closed(pad, FALCON, 14_500.0, 51.64)
    found = re.search(r"the way is open.*lighter by (\d+) kg", str(refused.value))
    assert found is not None
    assert "is closed" not in str(refused.value)
    # What is named suffices, and a third of it does not.
    assert search.best(FALCON, 14_500.0 - float(found[1]), pad, np.radians(51.64)).propellant_left_kg > 0.0
    with pytest.raises(ImpossibleFlightError):
        search.best(FALCON, 14_500.0 - 0.33 * float(found[1]), pad, np.radians(51.64))


def test_a_rocket_that_reaches_no_orbit_is_told_of_the_inclination_that_was_asked_for() -> None:
    pad = CAPE.model_copy(update={"min_azimuth_deg": 35.0, "max_azimuth_deg": 120.0})
    with pytest.raises(ImpossibleFlightError, match=r"at 51\.64°.*lighter by \d+ kg"):
        reach.refuse_closed(pad, FALCON, 17_000.0, 51.64)


def test_a_closed_way_is_told_how_a_dog_leg_is_allowed_and_what_is_reached_without() -> None:
    pad = CAPE.model_copy(update={"min_azimuth_deg": 80.0, "max_azimuth_deg": 100.0})
    with pytest.raises(ImpossibleFlightError) as refused:
        reach.refuse_closed(pad, FALCON, 6_000.0, 33.0)
    said = str(refused.value)
    assert "dog_legs = true" in said
    spans = [(float(a), float(b)) for a, b in re.findall(r"([\d.]+)° to ([\d.]+)°(?= and|\. Take)", said)]
    assert spans == reach.spans_deg(pad, FALCON, 6_000.0)
    reach.refuse_closed(pad.model_copy(update={"dog_legs": True}), FALCON, 6_000.0, 33.0)
    # Its own ends are reached, and a little further nothing is.
    for low, high in spans:
        for inside, outside in ((low + 0.1, low - 0.2), (high - 0.1, high + 0.2)):
            reach.refuse_closed(pad, FALCON, 6_000.0, inside)
            with pytest.raises(ImpossibleFlightError):
                reach.refuse_closed(pad, FALCON, 6_000.0, outside)


def test_sectors_may_reach_through_north() -> None:
    sector = Sector(name="north", from_deg=350.0, to_deg=20.0)
    assert [sector.holds(azimuth) for azimuth in (355.0, 10.0, 25.0, 180.0)] == [True, True, False, False]


def test_old_limits_are_one_sector_and_do_not_stand_beside_sectors() -> None:
    values = CAPE.model_dump()
    pad = Pad(**{**values, "min_azimuth_deg": 35.0, "max_azimuth_deg": 120.0})
    (one,) = pad.allowed
    assert (one.from_deg, one.to_deg) == (35.0, 120.0)
    assert CAPE.allowed == ()
    with pytest.raises(InputError, match="stand beside each other"):
        Pad(**{**values, "min_azimuth_deg": 35.0, "sectors": [STARBASE.sectors[0].model_dump()]})


def test_a_pad_just_too_far_north_flies_into_the_lowest_it_has() -> None:
    asked = float(np.radians(51.64))
    nearest = np.degrees(reach.nearest_inclination_rad(VOSTOCHNY, asked))
    assert reach.lowest_inclination_deg(VOSTOCHNY) == pytest.approx(51.70, abs=0.01)
    assert 51.70 < nearest < 51.80
    assert reach.nearest_inclination_rad(VOSTOCHNY, float(np.radians(60.0))) == float(np.radians(60.0))
    assert np.degrees(reach.nearest_inclination_rad(PLESETSK, float(np.radians(96.8)))) == pytest.approx(96.8)


def test_a_pad_far_too_far_north_is_refused_and_told_where_to_go() -> None:
    with pytest.raises(ImpossibleFlightError) as refused:
        reach.nearest_inclination_rad(PLESETSK, float(np.radians(51.64)), (VOSTOCHNY,))
    for word in ("51.64°", "62.93°", "lowest reachable inclination is 62.77°", "vostochny-1s"):
        assert word in str(refused.value)


def test_a_table_by_names() -> None:
    rows = reach.named("starbase")
    assert [row.inclination_deg for row in rows] == list(reach.USUAL_DEG)
    assert rows[0].to_dict()["reachable"] is True
    with pytest.raises(InputError, match="name the launcher"):
        reach.named("ksc-39a")
    with pytest.raises(InputError, match="none to orbit"):
        reach.named("corn-ranch")
    with pytest.raises(ImpossibleFlightError, match="does not fly from"):
        reach.named("starbase", "falcon-9")
