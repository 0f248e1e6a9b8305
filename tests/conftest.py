"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from expedition import Plan, plan


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published files beside the repository; tests that need it skip where it is absent."""
    folder = Path(__file__).resolve().parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the published files are not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def ms19() -> Plan:
    """The catalogue's flight of 5 October 2021, planned once."""
    return plan("soyuz-ms-19")
