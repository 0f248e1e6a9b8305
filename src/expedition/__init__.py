"""Expedition plans crewed flights from the launch pad to a station's docking port.

>>> from expedition import Flight, plan
>>> print(plan(Flight.named("soyuz-ms-19")).liftoff_utc)        # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from expedition.catalog.catalogue import Catalogue as Catalogue
    from expedition.errors import ExpeditionError as ExpeditionError
    from expedition.errors import ImpossibleFlightError as ImpossibleFlightError
    from expedition.errors import InputError as InputError
    from expedition.errors import OfflineError as OfflineError
    from expedition.errors import StationDataError as StationDataError
    from expedition.flights.flight import Flight as Flight
    from expedition.phases.rendezvous.window import Opportunity as Opportunity
    from expedition.planning.against import against as against
    from expedition.planning.planner import plan as plan
    from expedition.planning.windows import windows as windows
    from expedition.plans.plan import Plan as Plan
    from expedition.record.flown import flown as flown
    from expedition.whatif.campaign import campaign as campaign
    from expedition.whatif.data_age import data_age as data_age
    from expedition.whatif.dispersions import dispersions as dispersions
    from expedition.whatif.missed import missed as missed
    from expedition.whatif.slip import slip as slip

__version__ = "0.1.0"

# Loaded when first asked for, so that importing Expedition costs next to nothing. No module may have one of
# these names: importing it would put the module in the name's place.
_HOMES = {
    "Catalogue": "catalog.catalogue",
    "ExpeditionError": "errors",
    "Flight": "flights.flight",
    "ImpossibleFlightError": "errors",
    "InputError": "errors",
    "OfflineError": "errors",
    "Opportunity": "phases.rendezvous.window",
    "Plan": "plans.plan",
    "StationDataError": "errors",
    "against": "planning.against",
    "campaign": "whatif.campaign",
    "data_age": "whatif.data_age",
    "dispersions": "whatif.dispersions",
    "flown": "record.flown",
    "missed": "whatif.missed",
    "plan": "planning.planner",
    "slip": "whatif.slip",
    "windows": "planning.windows",
}

__all__ = [
    "Catalogue",
    "ExpeditionError",
    "Flight",
    "ImpossibleFlightError",
    "InputError",
    "OfflineError",
    "Opportunity",
    "Plan",
    "StationDataError",
    "__version__",
    "against",
    "campaign",
    "data_age",
    "dispersions",
    "flown",
    "missed",
    "plan",
    "slip",
    "windows",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        # `from expedition import` asks here for modules too, this one among them.
        if name == "deprecations":
            raise AttributeError(name)
        deprecations = import_module("expedition.deprecations")
        gone = deprecations.NAMES.get(name)
        if gone is not None:
            # Not kept among our own names: it is to warn wherever it is used.
            deprecations.warn(f"expedition.{name}", gone)
            return getattr(import_module(f"expedition.{gone.home}"), name)
        raise AttributeError(f"module 'expedition' has no attribute {name!r}")
    value = getattr(import_module(f"expedition.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
