"""Ships, launchers, pads, profiles and ports of the whole fleet: sane by themselves and fitting each other."""

from __future__ import annotations

from datetime import date

import pytest

from expedition import catalog
from expedition.space.constants import G0_MPS2

LAUNCHERS = catalog.names("launcher")
SHIPS = catalog.names("ship")
FLEET = {
    "soyuz-u": {"soyuz-tm", "progress-m", "progress-m1"},
    "soyuz-fg": {"soyuz-tma", "soyuz-tma-m"},
    "soyuz-2-1a": {"soyuz-ms", "progress-ms"},
    "falcon-9": {"crew-dragon", "cargo-dragon"},
    "falcon-9-ft": {"cargo-dragon-1"},
    "space-shuttle": {"space-shuttle-orbiter"},
    "atlas-v-n22": {"starliner"},
    "antares-230": {"cygnus"},
    "h-iib": {"htv"},
    "proton-m": {"nauka"},
    "long-march-2f": {"shenzhou"},
    "long-march-7": {"tianzhou"},
    "super-heavy": {"starship"},
}
PADS = {
    "baikonur-1": {"soyuz-u", "soyuz-fg", "soyuz-2-1a", "soyuz-2-1b"},
    "baikonur-31": {"soyuz-u", "soyuz-fg", "soyuz-2-1a", "soyuz-2-1b"},
    "baikonur-200": {"proton-m"},
    "ksc-39a": {"falcon-9", "space-shuttle"},
    "ksc-39b": {"space-shuttle"},
    "ccsfs-40": {"falcon-9", "falcon-9-ft"},
    "ccsfs-41": {"atlas-v-n22", "atlas-v-401"},
    "wallops-0a": {"antares-230"},
    "jiuquan-921": {"long-march-2f"},
    "tanegashima-y2": {"h-iib"},
    "wenchang-201": {"long-march-7"},
    "vostochny-1s": {"soyuz-2-1b-north"},
    "plesetsk-43": {"soyuz-2-1b-north"},
    "starbase": {"super-heavy"},
    "spaceport-america": {"spaceshiptwo"},
    "corn-ranch": {"new-shepard"},
}
# First and last day with a ship at the port, or with the port itself.
USED = [
    ("soyuz-tm", "zarya-nadir", date(2001, 4, 30), True),
    ("soyuz-tma", "zarya-nadir", date(2010, 5, 19), False),
    ("soyuz-tma", "pirs", date(2002, 11, 1), True),
    ("progress-m", "pirs", date(2001, 8, 23), False),
    ("progress-ms", "pirs", date(2021, 2, 17), True),
    ("progress-ms", "pirs", date(2021, 7, 27), False),
    ("space-shuttle-orbiter", "pma-2", date(2001, 3, 10), True),
    ("crew-dragon", "harmony-zenith", date(2019, 3, 3), False),
    ("crew-dragon", "harmony-forward", date(2020, 5, 31), True),
    ("soyuz-ms", "prichal", date(2021, 11, 25), False),
]


def test_every_launcher_carries_its_ships() -> None:
    for launcher, ships in FLEET.items():
        assert {ship for ship in SHIPS if catalog.ship(ship).launcher == launcher} == ships


def test_every_pad_has_its_launchers() -> None:
    for pad, launchers in PADS.items():
        assert launchers <= set(catalog.pad(pad).launchers)
        assert set(catalog.pad(pad).launchers) <= {*LAUNCHERS, *catalog.names("hopper")}
    assert set(PADS) == set(catalog.names("pad"))


@pytest.mark.parametrize("name", LAUNCHERS)
def test_a_launcher_can_leave_the_pad_and_reach_orbit(name: str) -> None:
    """Thrust to weight at lift-off, and the ideal velocity, with a ship of its usual mass."""
    launcher = catalog.launcher(name)
    masses = [catalog.ship(ship).mass_kg for ship in SHIPS if catalog.ship(ship).launcher == name]
    payload_kg = max(masses, default=7300.0)
    mass = payload_kg + sum(one.mass_kg for one in launcher.jettisons)
    mass += sum(stage.count * stage.gross_mass_kg for stage in launcher.stages)
    lit = [stage for stage in launcher.stages if stage.ignition_s == 0.0]
    thrust = sum(stage.count * stage.thrust_sea_level_n for stage in lit)
    assert 1.1 < thrust / (mass * G0_MPS2) < 1.8
    last = launcher.stages[-1]
    assert last.cutoff_s == max(stage.cutoff_s for stage in launcher.stages)
    assert 100.0 < last.cutoff_s - last.ignition_s < 1000.0
    propellant = sum(stage.count * stage.propellant_kg for stage in launcher.stages)
    assert 0.80 < propellant / mass < 0.95


@pytest.mark.parametrize("name", LAUNCHERS)
def test_stages_follow_each_other(name: str) -> None:
    launcher = catalog.launcher(name)
    for stage in launcher.stages:
        assert 0.0 < stage.inert_mass_kg < stage.gross_mass_kg
        assert 200.0 < stage.isp_vacuum_s < 460.0
        assert stage.isp_sea_level_s < stage.isp_vacuum_s
    starts = [stage.ignition_s for stage in launcher.stages]
    assert starts == sorted(starts)
    assert launcher.vertical_rise_s + launcher.pitch_over_s < launcher.guidance_start_s
    assert launcher.guidance_start_s < launcher.stages[-1].cutoff_s
    for jettison in launcher.jettisons:
        assert jettison.time_s < launcher.stages[-1].cutoff_s


@pytest.mark.parametrize("name", LAUNCHERS)
def test_insertion_is_a_low_orbit(name: str) -> None:
    launcher = catalog.launcher(name)
    # Launchers that leave the ship short of a lasting orbit say how high it is when they do.
    lasts = launcher.insertion.perigee_km > 100.0
    assert lasts == (launcher.insertion.cutoff_km is None)
    assert 50.0 < launcher.insertion.perigee_km <= launcher.insertion.apogee_km < 400.0
    # Soyuz flies a programme of its own from Baikonur, the others into the station's plane.
    own = name.startswith("soyuz") and name != "soyuz-2-1b-north"
    assert (launcher.insertion.inclination_deg is not None) == own
    assert launcher.steers_yaw != name.startswith(("soyuz", "long-march", "proton"))


@pytest.mark.parametrize("name", SHIPS)
def test_a_ship_can_fly_its_profiles_and_come_home(name: str) -> None:
    ship = catalog.ship(name)
    station = catalog.station("iss")
    assert station.ports_for(ship)
    assert 0.02 < ship.propellant_kg / ship.mass_kg < 0.25
    assert ship.thrusters.thrust_n <= ship.main_engine.thrust_n
    for profile in map(catalog.profile, ship.profiles):
        assert profile.docking_s.latest < 3600.0 * 24.0 * min(ship.docked_life_days, 10.0)
        # A ship that is left in a low orbit has a profile that begins there.
        insertion = ship.insertion or catalog.launcher(ship.launcher).insertion
        lasting = insertion.apogee_km if insertion.cutoff_km is not None else insertion.perigee_km
        assert profile.min_perigee_km <= lasting


@pytest.mark.parametrize("name", catalog.names("profile"))
def test_burns_come_between_insertion_and_the_aim_point(name: str) -> None:
    """In the order of the file, on the shortest flight, with the ship's revolution taken as 88.5 min."""
    profile = catalog.profile(name)
    aim_s = (
        profile.docking_s.earliest - 600.0 - profile.approach.coast_s - profile.approach.transfer_s - 5000.0
    )
    if profile.orbits <= 4:
        aim_s = profile.docking_s.earliest - 3600.0
    at = [
        aim_s - slot.revolutions * 5560.0 if slot.before_aim else 600.0 + slot.revolutions * 5310.0
        for slot in profile.slots
    ]
    assert at == sorted(at)
    assert at[0] > 600.0
    assert at[-1] < aim_s


@pytest.mark.parametrize("name", [n for n in catalog.names("profile") if not n.startswith("soyuz")])
def test_the_span_of_docking_agrees_with_the_orbits(name: str) -> None:
    profile = catalog.profile(name)
    orbits = [profile.docking_s.earliest / 5560.0, profile.docking_s.latest / 5310.0]
    assert orbits[0] - 1.5 < profile.orbits < orbits[1] + 1.0


@pytest.mark.parametrize(("ship", "port", "day", "there"), USED)
def test_ports_are_there_in_their_years(ship: str, port: str, day: date, there: bool) -> None:
    found = catalog.station("iss").port(port)
    assert found.takes(catalog.ship(ship))
    assert found.there_on(day) is there


def test_a_port_that_ends_before_it_begins_is_refused() -> None:
    port = catalog.station("iss").port("pirs")
    with pytest.raises(ValueError, match="is after until"):
        type(port)(**{**port.model_dump(), "since": date(2022, 1, 1)})


def test_a_launcher_flies_by_another_entry_from_some_day_on() -> None:
    launcher = catalog.launcher("falcon-9")
    assert launcher.on(date(2023, 8, 1)) == launcher.on(None) == "falcon-9"
    early = catalog.launcher("falcon-9-ft")
    assert early.on(date(2018, 5, 10)) == early.on(None) == "falcon-9-ft"
    assert early.on(date(2018, 5, 11)) == "falcon-9-dragon-1"
    assert catalog.launcher("soyuz-fg").on(date(2023, 8, 1)) == "soyuz-fg"
    for name in LAUNCHERS:
        later = catalog.launcher(name).later
        assert later is None or catalog.launcher(later.launcher).later is None
