"""Expedition plans crewed flights from the launch pad to a station's docking port.

>>> from expedition import Flight, plan
>>> print(plan(Flight.named("soyuz-ms-19")).liftoff_utc)        # doctest: +SKIP
"""

from expedition.errors import (
    ExpeditionError,
    ImpossibleFlightError,
    InputError,
    OfflineError,
    StationDataError,
)
from expedition.flight import Flight
from expedition.plan import Plan
from expedition.planner import plan
from expedition.windows import windows

__version__ = "0.1.0"

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
