"""Plans of many flights, in worker processes or on any other `concurrent.futures` executor.

A flight that cannot be planned is an outcome with its reason and stops no other. Outcomes come in the order of the
flights, whichever is done first.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass

from expedition.errors import ExpeditionError, InputError
from expedition.flights.flight import Flight
from expedition.planning.planner import plan
from expedition.plans.plan import Plan
from expedition.station.source import Elements

_MOST_WORKERS = 256


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
    progress: Callable[[int, int], None] | None = None,
) -> list[Outcome]:
    """Plan flights side by side.

    elements: station data instead of the flights' own. executor: any of `concurrent.futures`' interface; without one,
    worker processes of our own, as many as `workers` says, or as there are cores; one worker plans here. progress:
    called with how many are done, of how many. Raises InputError for a senseless number of workers.
    """
    tell = progress or (lambda _done, _total: None)
    with _carrier(executor, workers, len(flights)) as carrier:
        if carrier is None:
            out = []
            for flight in flights:
                out.append(_planned(flight, elements, allow_stale))
                tell(len(out), len(flights))
            return out
        with _deaf():
            waiting = {
                carrier.submit(_planned, flight, elements, allow_stale): place
                for place, flight in enumerate(flights)
            }
        found: dict[int, Outcome] = {}
        try:
            for future in as_completed(waiting):
                place = waiting[future]
                error = future.exception()
                # A worker that was killed takes its flight with it, not the others'.
                found[place] = (
                    future.result()
                    if error is None
                    else Outcome(flights[place], None, f"its worker was lost ({type(error).__name__})")
                )
                tell(len(found), len(flights))
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
        return [found[place] for place in range(len(flights))]


def _planned(flight: Flight, elements: Elements | None, allow_stale: bool) -> Outcome:
    try:
        return Outcome(flight, plan(flight, elements=elements, allow_stale=allow_stale))
    except ExpeditionError as error:
        return Outcome(flight, None, str(error))
    except Exception as error:
        # One flight's fault of ours must not take the others' plans along.
        return Outcome(flight, None, f"an error of ours: {type(error).__name__}: {error}")


@contextmanager
def _carrier(executor: Executor | None, workers: int | None, most: int) -> Iterator[Executor | None]:
    """The executor given, or worker processes; None where the work is done here."""
    if workers is not None and not 1 <= workers <= _MOST_WORKERS:
        raise InputError(f"{workers} is no number of workers; give 1 to {_MOST_WORKERS}", field="workers")
    if executor is not None:
        yield executor
        return
    count = min(workers or os.cpu_count() or 1, most)
    if count <= 1:
        yield None
        return
    # Threads and open files of whoever asks do not go along.
    context = multiprocessing.get_context("spawn")
    own = ProcessPoolExecutor(count, mp_context=context)
    try:
        yield own
    finally:
        own.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Worker processes that begin here never hear of Ctrl-C: it is for whoever asked, who ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
