"""Passes: an ascent leaves in the direction whose azimuth the pad allows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog import DEFAULT
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError
from expedition.flights.hardware import named_hardware, profiles_of
from expedition.phases.ascent.into import ascent_into
from expedition.planning.lift_off import Found, searched
from expedition.planning.windows import fly_ascent, search, search_orbit
from expedition.record.flights import OWN_ELEMENTS
from expedition.space.time import DAY_S, parse_utc
from expedition.station.source import known_before, read_elements

WALLOPS, ANTARES, CYGNUS = catalog.pad("wallops-0a"), catalog.launcher("antares-230"), catalog.ship("cygnus")
STATION_RAD = float(np.radians(51.63))


def wallops(low_deg: float, high_deg: float) -> Pad:
    """Wallops as somebody writes it down who knows its azimuths, but not which pass they belong to."""
    update = {"min_azimuth_deg": low_deg, "max_azimuth_deg": high_deg, "southbound": False}
    return WALLOPS.model_copy(update=update)


def test_the_pass_is_taken_whose_azimuth_is_open() -> None:
    pad = wallops(90.0, 160.0)
    flown, orbit = ascent_into(ANTARES, CYGNUS, pad, STATION_RAD, at_node=False)
    assert 90.0 < np.degrees(flown.azimuth_rad) < 160.0
    known, wanted = ascent_into(ANTARES, CYGNUS, WALLOPS, STATION_RAD, at_node=False)
    assert flown.propellant_left_kg == pytest.approx(known.propellant_left_kg, abs=1.0)
    assert orbit.node_from_greenwich_rad == pytest.approx(wanted.node_from_greenwich_rad, abs=1e-5)
    # The search of windows, which flies one ascent for many inclinations, too.
    hardware = named_hardware(DEFAULT, "cygnus", None, None, "iss", "unity-nadir")
    found, usual = (search_orbit(replace(hardware, pad=one), STATION_RAD) for one in (pad, WALLOPS))
    assert found.node_from_greenwich_rad == pytest.approx(usual.node_from_greenwich_rad, abs=1e-5)
    assert fly_ascent(replace(hardware, pad=pad), STATION_RAD)[0].azimuth_rad > np.pi / 2.0


def test_a_pad_with_neither_pass_open_is_refused_in_plain_words() -> None:
    with pytest.raises(ImpossibleFlightError) as refused:
        ascent_into(ANTARES, CYGNUS, wallops(90.0, 110.0), STATION_RAD, at_node=False)
    for word in ("51.63°", "Wallops", "azimuth 130°, which is closed", "90° to 110°", "Take another pad"):
        assert word in str(refused.value)


def test_starbase_leaves_through_its_straits() -> None:
    """26.5° lies on either side of due east: only the southern pass is open."""
    pad, ship = catalog.pad("starbase"), catalog.ship("starship")
    flown, _ = ascent_into(catalog.launcher("super-heavy"), ship, pad, float(np.radians(26.5)), at_node=True)
    assert 93.0 <= np.degrees(flown.azimuth_rad) <= 98.5


def test_a_pad_without_limits_keeps_its_pass() -> None:
    for pad, southward in ((WALLOPS, True), (catalog.pad("ksc-39a"), False)):
        launcher = ANTARES if southward else catalog.launcher("falcon-9")
        flown, _ = ascent_into(launcher, CYGNUS, pad, STATION_RAD, at_node=False)
        assert (np.degrees(flown.azimuth_rad) > 90.0) == southward


def test_both_passes_of_a_day_are_found_and_flown_where_the_pad_allows_both() -> None:
    """A pad that may launch to the north-east and to the south-east has two lift-offs a day, hours apart."""
    hardware = replace(
        named_hardware(DEFAULT, "cygnus", None, None, "iss", "unity-nadir"), pad=wallops(30.0, 160.0)
    )
    data = read_elements(OWN_ELEMENTS, 25544)
    start = parse_utc("2021-08-10T17:00:00Z")
    end = start + DAY_S
    profiles = profiles_of(DEFAULT, hardware.ship, None)
    source = known_before(data, start, catalog_number=25544, allow_stale=False)
    found = search(hardware, profiles, source, start, end)
    assert sorted(one.southbound for one in found) == [False, True]
    assert found[0].liftoff < found[1].liftoff
    for one in found:
        taken = searched(
            hardware, profiles, data, one.liftoff - 600.0, one.liftoff + 600.0, False, lambda _: None
        )
        assert isinstance(taken, Found)
        assert taken.option.liftoff == pytest.approx(one.liftoff, abs=10.0)
        assert (np.degrees(taken.flown.azimuth_rad) > 90.0) == one.southbound
