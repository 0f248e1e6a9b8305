"""A flight as it is scattered: what flies its samples, and what is told of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.flights.flight import Flight
from expedition.planning import free_flight, to_station, way_home
from expedition.planning.free_flight import FreeFlight
from expedition.planning.planner import whole
from expedition.planning.way_home import WayHome
from expedition.plans.plan import Plan
from expedition.runs.tables import Span, Table
from expedition.station.source import Elements
from expedition.whatif import back, deorbits, drifting, homes, landings, summary, there
from expedition.whatif.errors import ErrorModel, error_model
from expedition.whatif.summary import Column

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Scattered:
    """What is flown, and what is told of it: for a flight to a station, or a way home."""

    plan: Plan
    digest: str
    """Of the nominal flight."""
    batch: Callable[[Span], Table]
    direct: Callable[[Span], Table]
    unerring: Callable[[Span], Table]
    sources: Sequence[tuple[str, str]]
    columns: Sequence[Column]
    outcomes: Sequence[str]
    """The first is the one that is planned."""
    verdicts: Sequence[str]
    """The first is the one without which the others are not asked."""
    explained: Sequence[str]
    """Columns whose scatter is shared out among the sources."""
    plan_of: Callable[[int], Plan]
    drifts: Callable[[], list[tuple[str, NDArray[np.bool_]]]]
    carried_mps: float | None = None
    circles: tuple[summary.LandingCircle, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        # Who keeps a run has its summary, which tells the drifts; the nominal that they are of cannot be pickled.
        return {**self.__dict__, "drifts": list}


def scattered_flight(
    asked: Flight, elements: Elements | None, allow_stale: bool, model: ErrorModel, seed: int, engine: str
) -> Scattered:
    if asked.bound == "station":
        return _there(asked, elements, allow_stale, model, seed, engine)
    return _back(asked, elements, allow_stale, model, seed)


def can_be_scattered(asked: Flight, engine: str) -> None:
    if asked.bound not in ("station", "home", "orbit"):
        raise InputError(
            f"{asked.title} hops; flights to a station, home and to an orbit can be scattered", field="flight"
        )
    if engine != "numpy" and asked.bound != "station":
        raise InputError(f"ways home are flown with numpy, not with {engine}", field="engine")


def _there(
    asked: Flight, elements: Elements | None, allow_stale: bool, model: ErrorModel, seed: int, engine: str
) -> Scattered:
    solved = to_station.solved(asked, elements, allow_stale, lambda _: None)
    scene = there.scene_of(solved, model)
    task = there.Direct(asked, elements, allow_stale, scene, model, seed)
    there.remember(task, solved)
    digest = _digest_of([solved.inserted, *(np.array(one.dv_rtn_mps) for one in solved.phased.burns)])
    batch = there.Batch(scene, model, seed, engine, f"{digest} {model_digest(model)}")

    return Scattered(
        plan=whole(to_station.written(asked, solved), asked),
        digest=digest,
        batch=batch,
        direct=task,
        unerring=there.Batch(scene, model.none(), 0),
        sources=scene.sources(),
        columns=there.columns(scene),
        outcomes=there.OUTCOMES,
        verdicts=there.VERDICTS,
        explained=("total_mps", "arrival_along_m", "arrival_radial_m", "side_m", "launcher_left_kg"),
        plan_of=partial(_planned_there, asked, task),
        drifts=lambda: drifting.entered(solved, batch),
        carried_mps=scene.carried_mps - scene.kept_mps,
    )


def _back(
    asked: Flight, elements: Elements | None, allow_stale: bool, model: ErrorModel, seed: int
) -> Scattered:
    way, home = landings.found(asked, elements=elements, allow_stale=allow_stale)
    landings.check_in_batches(home)

    return Scattered(
        plan=_written_back(asked, way),
        digest=_digest_of([home.state_gcrf, home.interface_itrf]),
        batch=back.Batch(home, model, seed),
        direct=back.Direct(home, model, seed),
        unerring=back.Batch(home, model.none(), 0),
        sources=deorbits.sources(home),
        columns=back.columns(home),
        outcomes=back.outcomes(home),
        verdicts=back.verdicts(home),
        explained=("along_km", "cross_km", "max_g", *(() if home.up is None else ("raising_mps",))),
        plan_of=_PlannedBack(asked, elements, allow_stale, model, seed, (way, home)),
        drifts=list,
        circles=tuple(
            summary.LandingCircle(name=name, along_km=along, cross_km=cross, radius_km=radius)
            for name, along, cross, radius in homes.circles(home)
        ),
    )


# These stand by themselves so that what holds them can be pickled.
def _planned_there(asked: Flight, task: there.Direct, number: int) -> Plan:
    mine, _ = there.one(task, number)
    return whole(to_station.written(asked, mine), asked)


@dataclass(frozen=True, eq=False)
class _PlannedBack:
    asked: Flight
    elements: Elements | None
    allow_stale: bool
    model: ErrorModel
    seed: int
    found: tuple[WayHome | FreeFlight, homes.Home] | None
    """The nominal; found anew by a copy that was pickled."""

    def __call__(self, number: int) -> Plan:
        way, home = self.found or landings.found(
            self.asked, elements=self.elements, allow_stale=self.allow_stale
        )
        down = landings.way_down(home, self.model, self.seed, number, way.down.legs[0].start)
        return _written_back(self.asked, replace(way, down=down))

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "found": None}


def _written_back(asked: Flight, way: WayHome | FreeFlight) -> Plan:
    made = way_home.written(asked, way) if isinstance(way, WayHome) else free_flight.written(asked, way)
    return whole(made, asked)


def model_of(asked: Flight, errors: ErrorModel | str | Path | Mapping[str, Any] | None) -> ErrorModel:
    if isinstance(errors, ErrorModel):
        return errors
    book = asked.catalogue
    launcher = None if asked.launcher is None else book.launcher(asked.launcher)
    own = error_model(book.ship(asked.vehicle), launcher, book)
    return own if errors is None else own.with_own(errors)


def model_digest(model: ErrorModel) -> str:
    sources = {name: [one.sigma, dict(one.by_name), one.distribution] for name, one in model.sources.items()}
    pairs = [[one.first, one.second, one.coefficient] for one in model.correlations]
    return hashlib.sha256(json.dumps([sources, pairs], sort_keys=True).encode()).hexdigest()[:16]


def _digest_of(arrays: Iterable[Array]) -> str:
    """Of the numbers that a nominal flight rests on, to what two machines agree on."""
    text = " ".join(f"{value:.6g}" for one in arrays for value in one.ravel())
    return hashlib.sha256(text.encode()).hexdigest()[:16]
