"""Scattered ways home: no error is the plan, one error does what theory says, and who flies beside does not matter."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from expedition import Flight, Plan
from expedition.catalog.models.errors import QUANTITIES
from expedition.errors import InputError
from expedition.phases.home import entries
from expedition.phases.home.entry import height_m
from expedition.phases.home.steering import Steering
from expedition.runs.tables import Span
from expedition.space.atmosphere import OtherAir
from expedition.space.engine import MU_M3_S2
from expedition.space.time import parse_utc
from expedition.whatif import back, deorbits, homes, into_orbit, landing_ellipse, landings
from expedition.whatif.dispersions import sampled
from expedition.whatif.errors import ErrorModel, error_model, named_model

from ..slow import slow_but

# How far the guidance of many lands from that of one where nothing scatters: km, s, g.
NO_ERROR_KM, NO_ERROR_S, NO_ERROR_G = 1.0, 3.0, 0.1
# The way that is left after pushes a tenth off, linear against flown.
LINEAR_SHARE, LINEAR_M = 0.02, 5.0
# The fall with J2 beside the plan against the full-force engine, for errors of usual size: m, m/s, s.
FALL_M, FALL_MPS, FALL_S = 60.0, 0.1, 0.005


@pytest.fixture(scope="module")
def home() -> homes.Home:
    # Far to the side, where the last change of side is asked to the second.
    return landings.home_of(Flight.resolve("soyuz-ms-18-return"))


@pytest.fixture(scope="module")
def errors() -> ErrorModel:
    return named_model("soyuz-errors")


def drawn(count: int = 1, **given: list[list[float]]) -> deorbits.Drawn:
    """Errors (components, count) of all sources, none but those given."""
    out = {name: np.zeros((len(QUANTITIES[name].components), count)) for name in deorbits.SOURCES}
    for name, rows in given.items():
        out[name.replace("__", ".")] = np.array(rows, dtype=float)
    return deorbits.Drawn(out)


def test_no_error_is_the_plan(home: homes.Home, errors: ErrorModel) -> None:
    row = landings.scatter_home(home, errors.none(), 1, 0, 1)
    assert np.hypot(row["along_km"][0], row["cross_km"][0]) < NO_ERROR_KM
    assert abs(row["landed_s"][0]) < NO_ERROR_S
    assert row["max_g"][0] == pytest.approx(home.max_g, abs=NO_ERROR_G)
    assert row["interface_s"][0] == pytest.approx(0.0, abs=1e-6)
    assert row["deorbit_dv_mps"][0] == home.dv_mps
    assert row["inside"][0]
    assert row["enough"][0]
    assert not row["ballistic"][0]
    # What is flown alone comes to its aim too, and so do both to each other.
    assert row["off_aim_km"][0] < 1.5
    assert homes.distance_m(homes.ground_m(home, home.landed_deg)[:, None], home.aim.itrf_m())[0] < 1000.0


def test_directly_no_error_is_the_plan_to_metres(home: homes.Home, errors: ErrorModel) -> None:
    row, entered = landings.refly(home, errors.none(), 1, 0)
    assert entered is not None
    assert not entered.ballistic
    assert np.hypot(row["along_km"][0], row["cross_km"][0]) < 0.05
    assert row["landed_s"][0] == pytest.approx(0.0, abs=0.5)
    assert row["max_g"][0] == pytest.approx(home.max_g, abs=0.005)


@pytest.mark.parametrize("name", slow_but(["soyuz-ms-18-return", "inspiration4"], "soyuz-ms-18-return"))
def test_a_sample_is_a_plan_of_its_own(name: str) -> None:
    asked = Flight.resolve(name)
    home = landings.home_of(asked)
    model = error_model(asked.catalogue.ship(asked.vehicle), None, asked.catalogue)
    row, _ = landings.refly(home, model, 3, 5)
    made = sampled(asked, 5, seed=3)
    landed = parse_utc(made.landing_utc or made.splashdown_utc or "")
    assert landed - home.landed == pytest.approx(row["landed_s"][0], abs=0.01)
    deorbit = made.burns[-1]
    assert np.linalg.norm(deorbit.dv_rtn_mps) == pytest.approx(row["deorbit_dv_mps"][0], abs=1e-6)
    assert deorbit.dv_rtn_mps[0] != 0.0, "it points as scattered"
    assert made.way_home is not None
    assert made.way_home.miss_km == pytest.approx(row["off_aim_km"][0], abs=0.01)
    assert Plan.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    "given",
    [
        {"deorbit__fixed": [[1.0]]},
        {"deorbit__pointing": [[0.01], [0.02]]},
        {"deorbit__timing": [[2.0]]},
        {"navigation__position": [[300.0], [500.0], [-300.0]]},
        {"navigation__velocity": [[0.4], [-0.3], [0.5]]},
    ],
)
def test_an_error_of_the_burn_moves_entry_interface_as_the_engine_says(
    home: homes.Home, given: dict[str, list[list[float]]]
) -> None:
    at, y, enters = deorbits.fallen(home, drawn(**given))
    fall = landings._fall(home, drawn(**given))
    assert enters[0]
    assert np.linalg.norm(fall.state_itrf - home.interface_itrf) > 5.0 * FALL_M
    assert np.abs(y[:3, 0] - fall.state_itrf[:3]).max() < FALL_M
    assert np.abs(y[3:, 0] - fall.state_itrf[3:]).max() < FALL_MPS
    assert at[0] == pytest.approx(fall.interface, abs=FALL_S)


def test_a_metre_a_second_more_brings_the_air_nearer_as_two_bodies_say(home: homes.Home) -> None:
    def fall_s(dv: float) -> float:
        """From a burn without length against the flight down to the radius of entry interface, by Kepler."""
        r, v = home.state_gcrf[:3], home.state_gcrf[3:]
        v = v - dv * v / np.linalg.norm(v)
        radius = float(np.linalg.norm(r))
        a = 1.0 / (2.0 / radius - float(v @ v) / MU_M3_S2)
        e = float(np.linalg.norm(np.cross(v, np.cross(r, v)) / MU_M3_S2 - r / radius))
        now = np.copysign(np.arccos((1.0 - radius / a) / e), r @ v) % (2.0 * np.pi)
        low = np.linalg.norm(home.interface_itrf[:3])
        there = 2.0 * np.pi - np.arccos((1.0 - low / a) / e)
        return float((there - e * np.sin(there) - now + e * np.sin(now)) / np.sqrt(MU_M3_S2 / a**3))

    at, y, _ = deorbits.fallen(home, drawn(deorbit__fixed=[[1.0]]))
    sooner = home.interface - at[0]
    assert sooner == pytest.approx(fall_s(home.dv_mps) - fall_s(home.dv_mps + 1.0), rel=0.1)
    # Flown at 7.6 km/s, that is some 70 to 90 km of way.
    assert 9.0 < sooner < 12.0
    assert deorbits.angle_deg(y)[0] > deorbits.angle_deg(home.interface_itrf[:, None])[0]


def test_canopies_drift_with_the_wind(home: homes.Home) -> None:
    place = home.aim.itrf_m()
    up = place / np.linalg.norm(place)
    high = float(height_m(place[:, None])[0])
    start = np.concatenate([place + (10800.0 - high) * up, -150.0 * up])
    y = np.repeat(start[:, None], 3, axis=1)
    calm = np.zeros(3)
    air = OtherAir(home.air, calm, calm, np.array([0.0, 6.0, 0.0]), np.array([0.0, 0.0, -8.0]))
    ends, after = entries.under_canopies(
        y, home.craft, air, home.data.canopies, np.ones(3), calm, home.aim.height_m
    )
    assert 800.0 < after[0] < 1000.0
    moved = np.linalg.norm(ends[:3, 1:] - ends[:3, :1], axis=0)
    assert moved[0] == pytest.approx(6.0 * after[0], rel=0.01)
    assert moved[1] == pytest.approx(8.0 * after[0], rel=0.01)
    assert np.abs(height_m(ends) - home.aim.height_m).max() < 1.0
    north = np.array([0.0, 0.0, 1.0]) - up[2] * up
    assert (ends[:3, 2] - ends[:3, 0]) @ north < 0.0


def test_the_wind_below_canopies_is_all_that_its_source_moves(home: homes.Home, errors: ErrorModel) -> None:
    alone = errors.only(["parachute.wind"])
    table = landings.scatter_home(home, alone, 5, 0, 40)
    plain = landings.scatter_home(home, errors.none(), 5, 0, 1)
    assert np.ptp(table["max_g"]) == 0.0
    wind = deorbits.drawn_of(home, alone, 5, 0, 40)["parachute.wind"]
    moved = np.hypot(table["along_km"] - plain["along_km"], table["cross_km"] - plain["cross_km"])
    below_s = home.landed - home.interface - home.steered_s
    assert moved == pytest.approx(np.hypot(*wind) * below_s / 1000.0, rel=0.03)


def test_a_sample_is_the_same_whatever_flies_beside_it(
    home: homes.Home, errors: ErrorModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = landings.scatter_home(home, errors, 3, 0, 12)
    elsewhere = pickle.loads(pickle.dumps(home))
    part = landings.scatter_home(elsewhere, errors, 3, 7, 1)
    assert all(np.array_equal(table[name][7:8], part[name]) for name in table)
    monkeypatch.setattr(landings, "CHUNK", 5)
    again = landings.scatter_home(home, errors, 3, 1, 11)
    assert all(np.array_equal(table[name][1:], again[name]) for name in table)


def test_many_land_where_one_does(home: homes.Home, errors: ErrorModel) -> None:
    """Most within half a kilometre of each other; a change of side some seconds later moves the landing by a few."""
    count = 4
    table = landings.scatter_home(home, errors, 8, 0, count)
    rows = [landings.refly(home, errors, 8, sample)[0] for sample in range(count)]
    direct = {name: np.concatenate([row[name] for row in rows]) for name in table}
    apart = np.hypot(direct["along_km"] - table["along_km"], direct["cross_km"] - table["cross_km"])
    assert np.median(apart) < 0.5
    assert apart.max() < 6.0
    assert direct["max_g"] == pytest.approx(table["max_g"], rel=0.025)
    assert direct["interface_s"] == pytest.approx(table["interface_s"], abs=FALL_S)
    assert direct["peak_heating_wpm2"] == pytest.approx(table["peak_heating_wpm2"], rel=0.005)
    assert direct["deorbit_dv_mps"] == pytest.approx(table["deorbit_dv_mps"], abs=1e-9)


def test_out_of_reach_the_ship_comes_down_ballistically(home: homes.Home, errors: ErrorModel) -> None:
    """A burn much too long: both levels roll the lift away and land far short, with a greater load."""
    much = replace(home, dv_mps=home.dv_mps + 9.0)
    row = landings.scatter_home(much, errors.none(), 1, 0, 1)
    direct, entered = landings.refly(much, errors.none(), 1, 0)
    assert entered is not None
    assert row["ballistic"][0]
    assert direct["ballistic"][0]
    assert row["along_km"][0] < -400.0
    assert not row["inside"][0]
    assert row["along_km"][0] == pytest.approx(direct["along_km"][0], rel=0.01)
    assert row["max_g"][0] > home.data.load_limit_g
    assert not row["in_limits"][0]


def test_what_stays_up_is_a_row_with_its_reason(home: homes.Home, errors: ErrorModel) -> None:
    hardly = replace(home, dv_mps=30.0)
    row = landings.scatter_home(hardly, errors.none(), 1, 0, 2)
    direct, entered = landings.refly(hardly, errors.none(), 1, 0)
    assert entered is None
    for one in (row, direct):
        assert "does not come down" in str(one["failed"][0])
        assert np.isnan(one["along_km"][0])
        assert not one["inside"][0]
        assert one["deorbit_dv_mps"][0] == 30.0


def test_density_is_measured_and_made_up_for(home: homes.Home) -> None:
    """Air denser by a third moves the end of steering by less than a tenth of what it would without guidance."""
    given = drawn(3, entry__density=[[-0.3, 0.0, 0.3]])
    y = np.repeat(home.interface_itrf[:, None], 3, axis=1)
    craft, air, _, believed = deorbits.met(home, given, y)
    steering = Steering.of(home.data)
    high = np.full(3, steering.end_height_m)
    flown = entries.fly(y, craft, air, home.aim.itrf_m(), steering, believed, high, home.steered_s)
    loose = replace(believed, cycles_s=np.array([1e9]))
    unsteered = entries.fly(y, craft, air, home.aim.itrf_m(), steering, loose, high, home.steered_s)
    apart, free = (
        np.linalg.norm(ends.states_itrf[:3, [0, 2]] - ends.states_itrf[:3, 1:2], axis=0)
        for ends in (flown, unsteered)
    )
    assert free.min() > 40000.0
    assert apart.max() < 0.1 * free.min()


def test_an_ellipse_holds_its_share_and_turns_with_its_landings() -> None:
    numbers = np.random.default_rng(4).standard_normal((2, 20000))
    along, cross = 6.0 * numbers[0], 2.0 * numbers[1]
    turned = np.radians(30.0)
    table = {
        "along_km": 1.0 + np.cos(turned) * along - np.sin(turned) * cross,
        "cross_km": -2.0 + np.sin(turned) * along + np.cos(turned) * cross,
        "failed": np.full(20000, ""),
        "ballistic": np.zeros(20000, dtype=bool),
    }
    found = landing_ellipse.ellipse(table, 0.9)
    scale = np.sqrt(-2.0 * np.log(0.1))
    assert found.semi_axes_km == pytest.approx((6.0 * scale, 2.0 * scale), rel=0.03)
    assert found.centre_km == pytest.approx((1.0, -2.0), abs=0.1)
    assert found.turned_deg == pytest.approx(30.0, abs=1.0)
    inside = (along / found.semi_axes_km[0]) ** 2 + (cross / found.semi_axes_km[1]) ** 2 <= 1.0
    assert inside.mean() == pytest.approx(0.9, abs=0.01)
    for share in (0.0, 1.0):
        with pytest.raises(InputError, match="no share"):
            landing_ellipse.ellipse(table, share)
    with pytest.raises(InputError, match="no ellipse"):
        landing_ellipse.ellipse({name: column[:2] for name, column in table.items()})


def test_the_outline_lies_around_the_landing_planned(home: homes.Home) -> None:
    shape = landing_ellipse.LandingEllipse(0.9, (0.0, 0.0), (20.0, 10.0), 0.0)
    outline = shape.outline_deg(home, 5)
    places = np.array([homes.ground_m(home, (float(a), float(b))) for a, b in outline])
    planned = homes.ground_m(home, home.landed_deg)
    assert np.linalg.norm(places - planned, axis=1) == pytest.approx([20e3, 10e3, 20e3, 10e3, 20e3], rel=1e-3)
    along, cross = homes.off_planned_m(home, places.T)
    assert along[0] == pytest.approx(20e3, rel=1e-3)
    assert cross[1] == pytest.approx(10e3, rel=1e-3)
    # Eastward over Kazakhstan, the right is southward.
    assert outline[1, 0] < home.landed_deg[0]


def test_what_does_not_come_home_is_refused(home: homes.Home, errors: ErrorModel) -> None:
    with pytest.raises(InputError, match="does not come home"):
        landings.home_of(Flight.resolve("soyuz-ms-19"))
    with pytest.raises(InputError, match="samples are none"):
        landings.scatter_home(home, errors, 1, 0, 0)


@pytest.mark.parametrize(
    "name", slow_but(["soyuz-ms-18-return", "crew-2-return", "inspiration4"], "soyuz-ms-18-return")
)
def test_leaving_otherwise_moves_the_burn_as_the_engine_says(name: str) -> None:
    """Pushes a tenth off: the linear way and the engine agree, and the burn moves to where the ship is as far along."""
    asked = Flight.resolve(name)
    home = landings.home_of(asked)
    assert home.left is not None
    model = error_model(asked.catalogue.ship(asked.vehicle), None, asked.catalogue)
    much = model.with_own({"pulse": {"size": {"sigma": 0.1}}, "burn": {"size": {"sigma": 0.003}}})
    batch = [deorbits.drawn_of(home, much, 4, sample, 1) for sample in range(3)]
    direct = [deorbits.drawn_of(home, much, 4, sample, 1, direct=True) for sample in range(3)]
    for one, other in zip(batch, direct, strict=True):
        assert one.elsewhere is not None
        assert other.elsewhere is not None
        size = np.linalg.norm(other.elsewhere[:3])
        assert size > 100.0
        assert np.linalg.norm(one.elsewhere[:3] - other.elsewhere[:3]) < LINEAR_SHARE * size + LINEAR_M
        late = deorbits.late_s(home, one)[0] - one["deorbit.timing"][0, 0]
        assert late == pytest.approx(-other.elsewhere[1, 0] / 7600.0, rel=0.03)
        assert deorbits.late_s(home, other)[0] == pytest.approx(deorbits.late_s(home, one)[0], abs=0.1)
    # Only what differs in height and speed, and the Earth's turning, is left of it on the ground.
    left = landings.scatter_home(home, much.only(["pulse.size", "pulse.fixed", "burn.size"]), 4, 0, 20)
    still = landings.scatter_home(home, model.none(), 4, 0, 1)
    assert np.ptp(left["ignition_s"]) > 0.01
    assert np.abs(left["along_km"] - still["along_km"]).max() < 15.0


def test_the_way_up_of_a_free_flight_scatters_too() -> None:
    asked = Flight.resolve("inspiration4")
    home = landings.home_of(asked)
    assert home.up is not None
    model = error_model(
        asked.catalogue.ship("crew-dragon"), asked.catalogue.launcher("falcon-9"), asked.catalogue
    )
    still = into_orbit.scatter_up(home.up, model.none(), 1, 0, 1, direct=True)
    assert still["raising_mps"][0] == pytest.approx(home.up.raising_mps, abs=0.01)
    many = into_orbit.scatter_up(home.up, model, 1, 0, 8)
    one_by_one = into_orbit.scatter_up(home.up, model, 1, 0, 8, direct=True)
    assert np.ptp(many["raising_mps"]) > 0.5
    assert many["raising_mps"] == pytest.approx(one_by_one["raising_mps"], abs=0.02)
    # A higher apogee leaves less to raise.
    assert np.corrcoef(many["insertion_apogee_km"], many["raising_mps"])[0, 1] < -0.9
    # A launcher without enough in its last stage leaves ships behind, and they have no way down.
    heavy = model.with_own({"ascent": {"payload": {"sigma": 0.5}}})
    table = back.Batch(home, heavy, 1)(Span(0, 64))
    short = table["outcome"] == into_orbit.NOT_UP
    assert 0 < np.count_nonzero(short) < 64
    assert np.isnan(table["landing_lat_deg"][short]).all()
    assert not table[f"ok: {into_orbit.LAUNCHER}"][short].any()
