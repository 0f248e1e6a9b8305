"""Fixtures that all tests share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from expedition import Plan, plan
from expedition.station.elements import ElementSet, parse_tle


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published files beside the repository; tests that need it skip where it is absent."""
    folder = Path(__file__).resolve().parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the published files are not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def sets() -> list[ElementSet]:
    """The published element sets around the launch, oldest first."""
    file = Path(__file__).parent / "data" / "iss-2021-10.tle"
    return parse_tle(file.read_text(), where=file.name)


KINDS = {
    "station": "soyuz-ms-19",
    "home": "soyuz-ms-18-return",
    "orbit": "inspiration4",
    "hop": "ns-16",
}


@pytest.fixture(scope="session")
def of_kind() -> Callable[[str], Plan]:
    """A flight of the catalogue of each kind, planned once."""

    @cache
    def of_kind(kind: str) -> Plan:
        return plan(KINDS[kind])

    return of_kind


@pytest.fixture(scope="session")
def ms19(of_kind: Callable[[str], Plan]) -> Plan:
    """The catalogue's flight of 5 October 2021."""
    return of_kind("station")


@pytest.fixture(scope="session")
def home(of_kind: Callable[[str], Plan]) -> Plan:
    """The way home of the film crew, 17 October 2021."""
    return of_kind("home")


@pytest.fixture(scope="session")
def hop(of_kind: Callable[[str], Plan]) -> Plan:
    """The first hop of New Shepard with a crew."""
    return of_kind("hop")
