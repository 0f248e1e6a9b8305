"""Rockets that are too weak: what is said of them, and that what is advised suffices."""

from __future__ import annotations

import re

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog.models.launcher import Launcher
from expedition.errors import ImpossibleFlightError
from expedition.phases.ascent import search

PAD, ROCKET = catalog.pad("baikonur-31"), catalog.launcher("soyuz-2-1a")
INCLINATION = float(np.radians(51.6))


def _with(index: int, **changed: float) -> Launcher:
    stages = list(ROCKET.stages)
    stages[index] = stages[index].model_copy(update=changed)
    return ROCKET.model_copy(update={"stages": tuple(stages)})


def _said(rocket: Launcher, payload_kg: float) -> str:
    with pytest.raises(ImpossibleFlightError) as refused:
        search.best(rocket, payload_kg, PAD, INCLINATION)
    return str(refused.value)


def test_thrust_in_kilonewtons_is_told_by_thrust_over_weight() -> None:
    stages = tuple(
        one.model_copy(update={"thrust_vacuum_n": one.thrust_vacuum_n / 1000.0}) for one in ROCKET.stages
    )
    said = _said(ROCKET.model_copy(update={"stages": stages}), 7_080.0)
    assert "thrust over weight at lift-off is 0.001" in said
    assert "would fit if it were kilonewtons" in said


def test_thrust_that_is_merely_too_little_is_not_called_kilonewtons() -> None:
    stages = tuple(
        one.model_copy(update={"thrust_vacuum_n": one.thrust_vacuum_n / 2.0}) for one in ROCKET.stages
    )
    said = _said(ROCKET.model_copy(update={"stages": stages}), 7_080.0)
    assert "does not leave the ground" in said
    assert "kilonewtons" not in said


def test_a_rocket_whose_stages_are_all_lit_in_flight_is_told_so() -> None:
    stages = tuple(one.model_copy(update={"ignition_s": max(one.ignition_s, 1.0)}) for one in ROCKET.stages)
    assert "ignition_s = 0" in _said(ROCKET.model_copy(update={"stages": stages}), 7_080.0)


@pytest.mark.parametrize(
    "payload_kg", [9_000.0, *(pytest.param(one, marks=pytest.mark.slow) for one in (7_600.0, 40_000.0))]
)
def test_the_lighter_ship_that_is_named_gets_there_and_is_not_far_lighter_than_it_must_be(
    payload_kg: float,
) -> None:
    found = re.search(r"lighter by (\d+) kg, (\d+) kg in all", _said(ROCKET, payload_kg))
    assert found is not None
    light = float(found[2])
    assert light == payload_kg - float(found[1])
    left = search.best(ROCKET, light, PAD, INCLINATION).propellant_left_kg
    assert 0.0 <= left < 0.02 * payload_kg + 30.0


def test_a_cut_off_that_comes_too_early_is_at_fault_and_the_one_that_is_named_does() -> None:
    last = ROCKET.stages[-1]
    early = _with(-1, cutoff_s=last.cutoff_s - 12.0)
    said = _said(early, 7_080.0)
    found = re.search(r"raise stages\[2\]\.cutoff_s.*?leaves (\d+) kg.*: ([\d.]+) does", said)
    assert found is not None, said
    full = early.stages[-1].model_copy(update={"cutoff_s": float(found[2])})
    assert full.burned_kg(full.cutoff_s) <= full.propellant_kg
    mended = early.model_copy(update={"stages": (*early.stages[:-1], full)})
    assert search.best(mended, 7_080.0, PAD, INCLINATION).propellant_left_kg >= 0.0


def test_no_ship_is_named_for_a_rocket_that_brings_up_none() -> None:
    said = _said(_with(-1, thrust_vacuum_n=300.0), 7_080.0)
    assert "no lighter ship gets there either" in said
    assert "stages[2].thrust_vacuum_n, in newtons: with 300 N" in said
