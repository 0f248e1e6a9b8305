"""Flights of the catalogue, for tests that look at a plan and not at how it comes about."""

from __future__ import annotations

import os
from functools import cache

import pytest

from expedition.planning.planner import plan
from expedition.plans.plan import Plan

# The folder that the workers of a run share; made and removed by tests/conftest.py.
RUN_FOLDER = "EXPEDITION_TEST_RUN"


@cache
def planned_once(name: str) -> Plan:
    """A flight of the catalogue, planned by whichever worker of this run asks first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", os.environ[RUN_FOLDER])
        return plan(name, keep=True)
