"""Expedition plans crewed flights from the launch pad to a station's docking port.

>>> from expedition import Flight, plan
>>> print(plan(Flight.named("soyuz-ms-19")).liftoff_utc)        # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from expedition.errors import ExpeditionError as ExpeditionError
    from expedition.errors import ImpossibleFlightError as ImpossibleFlightError
    from expedition.errors import InputError as InputError
    from expedition.errors import OfflineError as OfflineError
    from expedition.errors import StationDataError as StationDataError
    from expedition.flights.flight import Flight as Flight
    from expedition.planning.planner import plan as plan
    from expedition.planning.windows import windows as windows
    from expedition.plans.plan import Plan as Plan

__version__ = "0.1.0"

# Loaded when first asked for, so that importing Expedition costs next to nothing. No module may have one of
# these names: importing it would put the module in the name's place.
_HOMES = {
    "ExpeditionError": "errors",
    "Flight": "flights.flight",
    "ImpossibleFlightError": "errors",
    "InputError": "errors",
    "OfflineError": "errors",
    "Plan": "plans.plan",
    "StationDataError": "errors",
    "plan": "planning.planner",
    "windows": "planning.windows",
}

__all__ = [
    "ExpeditionError",
    "Flight",
    "ImpossibleFlightError",
    "InputError",
    "OfflineError",
    "Plan",
    "StationDataError",
    "__version__",
    "plan",
    "windows",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'expedition' has no attribute {name!r}")
    value = getattr(import_module(f"expedition.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
