"""Plans of many flights, in worker processes or on any other `concurrent.futures` executor.

A flight that cannot be planned is an outcome with its reason and stops no other. Outcomes come in the order of the
flights, whichever is done first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from expedition.errors import ExpeditionError, RunError
from expedition.flights.flight import Flight
from expedition.planning.planner import plan
from expedition.plans.plan import Plan
from expedition.runs.carrier import Lost, carried, carrier
from expedition.station.source import Elements


@dataclass(frozen=True)
class Outcome:
    """What became of one flight of many: its plan, or why there is none."""

    flight: Flight
    plan: Plan | None
    reason: str = ""


def plan_many(
    flights: Sequence[Flight],
    *,
    elements: Elements | None = None,
    allow_stale: bool = False,
    executor: Executor | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Outcome]:
    """Plan flights side by side.

    elements: station data instead of the flights' own. executor: any of `concurrent.futures`' interface; without one,
    worker processes of our own, as many as `workers` says, or as there are cores; one worker plans here. scheduler: a
    Dask scheduler's address, as tcp://host:8786, whose workers plan. progress: called with how many are done, of how
    many. Raises InputError for a senseless number of workers, and for a scheduler that cannot be had; one that is lost
    later leaves the plans that are made.
    """
    found: dict[int, Outcome] = {}
    call = partial(_planned, elements, allow_stale)
    with carrier(executor, workers, scheduler, most=len(flights)) as hands:
        try:
            for (place, flight), outcome in carried(hands, call, enumerate(flights)):
                found[place] = Outcome(flight, None, outcome.reason) if isinstance(outcome, Lost) else outcome
                if progress is not None:
                    progress(len(found), len(flights))
        except RunError as error:
            if not found:
                raise
            # The plans that are there are worth having without the others.
            found |= {
                place: Outcome(flight, None, str(error))
                for place, flight in enumerate(flights)
                if place not in found
            }
    return [found[place] for place in range(len(flights))]


def _planned(elements: Elements | None, allow_stale: bool, numbered: tuple[int, Flight]) -> Outcome:
    _, flight = numbered
    try:
        return Outcome(flight, plan(flight, elements=elements, allow_stale=allow_stale))
    except ExpeditionError as error:
        return Outcome(flight, None, str(error))
    except Exception as error:
        # One flight's fault of ours must not take the others' plans along.
        return Outcome(flight, None, f"an error of ours: {type(error).__name__}: {error}")
