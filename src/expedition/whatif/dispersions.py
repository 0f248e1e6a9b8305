"""Dispersions: a flight flown a thousand times or a million, each time with other errors and re-planned as it goes.

Level 1 flies batches beside the nominal, level 2 a few of the same samples directly on the full-force engine: see
`to_contact`, `direct` and `landings`. What they say together is made in `summary`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError, RunError
from expedition.files import write_files
from expedition.flights.flight import Flight
from expedition.planning import free_flight, to_station, way_home
from expedition.planning.free_flight import FreeFlight
from expedition.planning.planner import whole
from expedition.planning.way_home import WayHome
from expedition.plans.plan import Plan
from expedition.runs import folder as folders
from expedition.runs.blocks import run_blocks
from expedition.runs.carrier import carrier
from expedition.runs.samples import Samples
from expedition.runs.tables import MOST_SAMPLES, Span, Table, sensible
from expedition.station.source import Elements
from expedition.whatif import back, deorbits, drifting, homes, landings, statistics, summary, there
from expedition.whatif.errors import ErrorModel, draw_all, error_model
from expedition.whatif.streams import check_seed
from expedition.whatif.summary import Column, Summary

Array = NDArray[np.float64]

SAMPLES, DIRECT = 4096, 24
ENGINES = ("numpy", "jax")
# So many samples tell where the scatter comes from.
_SHARE_SAMPLES = 16384
# A worker that plans the flight anew takes as long as so many direct samples.
_DIRECT_BLOCK = 64
_BLOCK = 8192


@dataclass(frozen=True, eq=False)
class Dispersions:
    """A flight and its samples."""

    plan: Plan
    """The nominal."""
    samples: Samples
    """Columns by name; see the schema page."""
    direct: Mapping[str, NDArray[Any]]
    """The columns of the first samples as flown directly."""
    summary: Summary
    errors: ErrorModel
    seed: int
    _scattered: _Scattered

    def sample(self, number: int) -> Plan:
        """One sample flown directly, as a plan of its own. Raises InputError for a number that is none of the run's."""
        if not 0 <= number < self.samples.count:
            raise InputError(
                f"{number} is no sample of this run; give 0 to {self.samples.count - 1}", field="sample"
            )
        return self._scattered.plan_of(number)

    def to_dict(self) -> dict[str, NDArray[Any]]:
        """All columns, by name."""
        return {name: self.samples[name] for name in self.samples}

    def to_arrow(self) -> Any:
        """All columns as a pyarrow Table; raises InputError where pyarrow is not installed."""
        try:
            pyarrow: Any = import_module("pyarrow")
        except ImportError:
            raise InputError("needs pyarrow: pip install pyarrow", field="to_arrow") from None
        return pyarrow.table(self.to_dict())


def dispersions(
    flight: Flight | str,
    *,
    samples: int | None = None,
    seed: int = 1,
    errors: ErrorModel | str | Path | Mapping[str, Any] | None = None,
    until: float | None = None,
    direct: int = DIRECT,
    engine: str = "numpy",
    elements: Elements | None = None,
    allow_stale: bool = False,
    executor: Executor | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    out: Path | str | None = None,
    resume: Path | str | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Dispersions:
    """Fly a flight many times, each time with other errors, and say how it scatters.

    samples: how many; 4096 unless given. seed: of the random numbers. errors: in place of the ship's and launcher's,
    a model, or a TOML file or table of those to be changed. until: stop where the chance of what is planned is known
    within so wide an interval. direct: how many of the samples are flown on the full-force engine too. engine: "numpy"
    or "jax". executor, workers, scheduler: what carries the work, see `runs.carrier.carrier`. out: a new folder for the
    run; resume: the folder of one begun, which goes on, or is extended where more samples are asked for. progress:
    called with what is done, how many, and of how many. Raises InputError, and as a plan does.
    """
    asked = flight if isinstance(flight, Flight) else Flight.resolve(flight)
    if engine not in ENGINES:
        raise InputError(f"{engine!r:.40} is no engine; there are {' and '.join(ENGINES)}", field="engine")
    wanted = SAMPLES if samples is None else samples
    sensible(wanted, _BLOCK)
    check_seed(seed)
    if not 0 <= direct <= 100_000:
        raise InputError(f"{direct} is no number of direct samples; give 0 to 100,000", field="direct")
    if until is not None and not 0.0 < until < 1.0:
        raise InputError(
            f"{until} is no width of an interval; give more than 0 and less than 1", field="until"
        )
    if out is not None and resume is not None:
        raise InputError("goes not with resume; a new run, or one that goes on", field="out")
    _can_be_scattered(asked, engine)
    if engine == "jax":
        _wanted_jax()
    tell = progress or (lambda _what, _done, _total: None)
    model = _model(asked, errors)
    block = _block(wanted)
    # How many are missing in a folder is not known yet.
    most = None if resume is not None else -(-wanted // block)
    with ExitStack() as stack:
        # Whoever is to carry it is asked first, for planning takes a while and a folder stays.
        hands = stack.enter_context(carrier(executor, workers, scheduler, most=most))
        tell("planning the flight", 0, 1)
        scattered = _scattered(asked, elements, allow_stale, model, seed, engine)
        request = {
            "command": "dispersions",
            "flight": json.loads(asked.model_dump_json()),
            "nominal": scattered.digest,
            "errors": _digest(model),
            "seed": seed,
            "engine": engine,
            "until": until,
        }
        held = None
        if out is not None:
            held = stack.enter_context(folders.create(out, request, total=wanted, block=block))
        elif resume is not None:
            held = stack.enter_context(folders.resume(resume, request, total=samples))
        found = run_blocks(
            scattered.batch,
            wanted,
            block=block,
            folder=held,
            progress=lambda done, total: tell("flying samples", done, total),
            enough=None if until is None else _Enough(scattered.outcomes[0], until),
            executor=hands,
            workers=1 if hands is None else None,
        )
    paired = min(direct, found.count)
    flown: Mapping[str, NDArray[Any]] = {}
    if paired:
        rows = run_blocks(
            scattered.direct,
            paired,
            block=_DIRECT_BLOCK,
            progress=lambda done, total: tell("flying samples directly", done, total),
            executor=executor,
            workers=workers,
            scheduler=scheduler,
        )
        flown = {name: rows[name] for name in rows} if "outcome" in rows else {}
    tell("adding up", 0, 1)
    said = _summary(scattered, found, flown, model, seed, until)
    if (kept := out or resume) is not None:
        write_files({summary.SUMMARY: said.model_dump_json(indent=1).encode()}, Path(kept))
    return Dispersions(scattered.plan, found, flown, said, model, seed, scattered)


def sampled(
    flight: Flight,
    number: int,
    *,
    seed: int = 1,
    errors: ErrorModel | str | Path | Mapping[str, Any] | None = None,
    elements: Elements | None = None,
    allow_stale: bool = False,
) -> Plan:
    """One sample of a run flown directly, as a plan of its own, without the run: a sample's errors are its own.

    number, seed, errors: of the sample and its run, as for `dispersions`, of which it raises what that does.
    """
    if not 0 <= number < MOST_SAMPLES:
        raise InputError(f"{number} is no sample; give 0 to {MOST_SAMPLES - 1:,}", field="sample")
    model = _model(flight, errors)
    return _scattered(flight, elements, allow_stale, model, seed, "numpy").plan_of(number)


def _block(samples: int) -> int:
    """Samples to a block: whole chunks, and so many that two workers have some each."""
    return int(min(_BLOCK, max(there.CHUNK, -(-samples // (2 * there.CHUNK)) * there.CHUNK)))


def _wanted_jax() -> None:
    if find_spec("jax") is None:
        raise InputError("needs JAX: pip install 'expedition[jax]'; numpy needs nothing", field="engine")


@dataclass(frozen=True)
class _Enough:
    """Whether the chance of the outcome that is planned is known narrowly enough."""

    outcome: str
    width: float

    def __call__(self, so_far: Samples) -> bool:
        return statistics.enough(self._chance(so_far), self.width)

    def said(self, so_far: Samples) -> str:
        """How narrowly it is known, in words."""
        return f"the chance that it goes as planned is known within {self._chance(so_far).width:.2g}"

    def _chance(self, so_far: Samples) -> statistics.Estimate:
        outcomes = so_far["outcome"]
        return statistics.share(int(np.count_nonzero(outcomes == self.outcome)), outcomes.size)


@dataclass(frozen=True, eq=False)
class _Scattered:
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


def _scattered(
    asked: Flight, elements: Elements | None, allow_stale: bool, model: ErrorModel, seed: int, engine: str
) -> _Scattered:
    if asked.bound == "station":
        return _there(asked, elements, allow_stale, model, seed, engine)
    return _back(asked, elements, allow_stale, model, seed)


def _can_be_scattered(asked: Flight, engine: str) -> None:
    if asked.bound not in ("station", "home", "orbit"):
        raise InputError(
            f"{asked.title} hops; flights to a station, home and to an orbit can be scattered", field="flight"
        )
    if engine != "numpy" and asked.bound != "station":
        raise InputError(f"ways home are flown with numpy, not with {engine}", field="engine")


def _there(
    asked: Flight, elements: Elements | None, allow_stale: bool, model: ErrorModel, seed: int, engine: str
) -> _Scattered:
    solved = to_station.solved(asked, elements, allow_stale, lambda _: None)
    scene = there.scene_of(solved, model)
    task = there.Direct(asked, elements, allow_stale, scene, model, seed)
    there.remember(task, solved)
    digest = _digest_of([solved.inserted, *(np.array(one.dv_rtn_mps) for one in solved.phased.burns)])
    batch = there.Batch(scene, model, seed, engine, f"{digest} {_digest(model)}")

    def plan_of(number: int) -> Plan:
        mine, _ = there.one(task, number)
        return whole(to_station.written(asked, mine), asked)

    return _Scattered(
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
        plan_of=plan_of,
        drifts=lambda: drifting.entered(solved, batch),
        carried_mps=scene.carried_mps - scene.kept_mps,
    )


def _back(
    asked: Flight, elements: Elements | None, allow_stale: bool, model: ErrorModel, seed: int
) -> _Scattered:
    way, home = landings.found(asked, elements=elements, allow_stale=allow_stale)
    landings.check_in_batches(home)

    def written(way: WayHome | FreeFlight) -> Plan:
        made = way_home.written(asked, way) if isinstance(way, WayHome) else free_flight.written(asked, way)
        return whole(made, asked)

    def plan_of(number: int) -> Plan:
        down = landings.way_down(home, model, seed, number, way.down.legs[0].start)
        return written(replace(way, down=down))

    return _Scattered(
        plan=written(way),
        digest=_digest_of([home.state_gcrf, home.interface_itrf]),
        batch=back.Batch(home, model, seed),
        direct=back.Direct(home, model, seed),
        unerring=back.Batch(home, model.none(), 0),
        sources=deorbits.sources(home),
        columns=back.columns(home),
        outcomes=back.outcomes(home),
        verdicts=back.verdicts(home),
        explained=("along_km", "cross_km", "max_g", *(() if home.up is None else ("raising_mps",))),
        plan_of=plan_of,
        drifts=list,
        circles=tuple(
            summary.LandingCircle(name=name, along_km=along, cross_km=cross, radius_km=radius)
            for name, along, cross, radius in homes.circles(home)
        ),
    )


def _model(asked: Flight, errors: ErrorModel | str | Path | Mapping[str, Any] | None) -> ErrorModel:
    if isinstance(errors, ErrorModel):
        return errors
    book = asked.catalogue
    launcher = None if asked.launcher is None else book.launcher(asked.launcher)
    own = error_model(book.ship(asked.vehicle), launcher, book)
    return own if errors is None else own.with_own(errors)


def _digest(model: ErrorModel) -> str:
    sources = {name: [one.sigma, dict(one.by_name), one.distribution] for name, one in model.sources.items()}
    pairs = [[one.first, one.second, one.coefficient] for one in model.correlations]
    return hashlib.sha256(json.dumps([sources, pairs], sort_keys=True).encode()).hexdigest()[:16]


def _digest_of(arrays: Iterable[Array]) -> str:
    """Of the numbers that a nominal flight rests on, to what two machines agree on."""
    text = " ".join(f"{value:.6g}" for one in arrays for value in one.ravel())
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _summary(
    scattered: _Scattered,
    found: Samples,
    direct: Mapping[str, NDArray[Any]],
    model: ErrorModel,
    seed: int,
    until: float | None,
) -> Summary:
    why = found["failed"]
    good = why == ""
    if not good.any():
        raise RunError(f"none of the {found.count} samples could be flown: {why[0]}")
    columns = [one for one in scattered.columns if one.name in found]
    rows = {one.name: found[one.name] for one in columns}
    rows |= {name: found[name] for name in found if name.startswith("ok: ") or name == "outcome"}
    # What came to nothing tells nothing; those flown both ways come first.
    paired = len(direct["outcome"]) if direct else 0
    both = np.flatnonzero(good[:paired] & (direct["failed"] == "")) if paired else np.zeros(0, dtype=int)
    order = np.concatenate([both, np.setdiff1d(np.flatnonzero(good), both)])
    values = {name: column[order] for name, column in rows.items()}
    direct, paired = {name: column[both] for name, column in direct.items()} if len(both) else {}, len(both)
    none = scattered.unerring(Span(0, 1))
    levels = summary.level_errors(columns, values, direct)
    off = {one.name for one in levels if not one.ok}
    titles = {one.name: one.title for one in columns}

    def pairs(name: str) -> tuple[Any, Any] | None:
        return (values[name][:paired], direct[name]) if paired else None

    spreads = [
        summary.spread(
            one, values[one.name], float(none[one.name][0]), pairs(one.name), corrected=one.name in off
        )
        for one in columns
    ]
    outcomes = values["outcome"]
    chances = [
        summary.chance(
            name,
            outcomes == name,
            (outcomes[:paired] == name, direct["outcome"] == name) if paired else None,
            corrected=bool(off & set(scattered.verdicts)),
        )
        for name in scattered.outcomes
    ]
    first = f"ok: {scattered.verdicts[0]}"
    failures = []
    for name in scattered.verdicts:
        ok = f"ok: {name}"
        # What never got so far has not failed here.
        asked = np.ones(len(order), dtype=bool) if ok == first else values[first]
        both = asked[:paired] & direct[first] if paired and ok != first else np.ones(paired, dtype=bool)
        failures.append(
            summary.chance(
                name,
                ~values[ok][asked],
                (~values[ok][:paired][both], ~direct[ok][both]) if paired else None,
                corrected=name in off,
            )
        )
    notes = _of_no_part(model, scattered.sources)
    if until is not None and not (enough := _Enough(scattered.outcomes[0], until))(found):
        notes.append(
            f"after all {found.count} samples {enough.said(found)}, not {until:g}; ask for more of them"
        )
    with np.errstate(all="ignore"):
        drifts = [summary.chance(name, hits) for name, hits in scattered.drifts()]
    shares, assumed = _shares(scattered, rows, model, seed)
    reserve = None
    if scattered.carried_mps is not None:
        # What needs more than can be told does not do with any.
        needed = np.nan_to_num(values["total_mps"][values[first]], nan=np.inf)
        reserve = statistics.reserve(needed, summary.RELIABILITY)
        reserve = reserve if reserve is not None and np.isfinite(reserve) else None
    return Summary(
        title=scattered.plan.flight.title,
        start_utc=scattered.plan.zero_utc,
        samples=found.count,
        direct=paired,
        seed=seed,
        errors=model.name,
        carried_mps=scattered.carried_mps,
        reserve_mps=reserve,
        spreads=tuple(spreads),
        outcomes=tuple(chances),
        failures=tuple(failures),
        drifts=tuple(drifts),
        ellipses=tuple(_ellipses(values)),
        circles=scattered.circles,
        shares=tuple(shares),
        assumed_share=assumed,
        levels=tuple(levels),
        warnings=tuple(
            _warnings(levels, titles, paired, model, int(np.count_nonzero(~good)), assumed, notes)
        ),
    )


def _ellipses(values: Mapping[str, Array]) -> list[summary.LandingEllipse]:
    if "along_km" not in values:
        return []
    cross, along = values["cross_km"], values["along_km"]
    known = np.isfinite(cross) & np.isfinite(along)
    if np.count_nonzero(known) < 3:
        return []
    return [
        summary.LandingEllipse(
            wanted=one.wanted,
            semi_major_km=one.semi_major_m / 1000.0,
            semi_minor_km=one.semi_minor_m / 1000.0,
            heading_deg=one.heading_deg,
            inside=summary.figure(one.inside),
        )
        for one in statistics.ellipses(1000.0 * cross[known], 1000.0 * along[known])
    ]


def _shares(
    scattered: _Scattered, values: Mapping[str, Array], model: ErrorModel, seed: int
) -> tuple[list[summary.SourceShare], float | None]:
    """Where the scatter comes from, and how much of it rests on sizes that are assumed."""
    wanted = [name for name in scattered.explained if name in values]
    n = min(values[wanted[0]].size, _SHARE_SAMPLES)
    drawn = draw_all(model, seed, scattered.sources, 0, n)
    grouped: dict[str, list[Array]] = {}
    for (quantity, _), numbers in drawn.items():
        if np.any(numbers):
            grouped.setdefault(quantity, []).append(np.asarray(numbers))
    stacked = {name: np.concatenate(parts) for name, parts in grouped.items()}
    assumed: list[float] = []
    out = []
    known = {name: np.isfinite(values[name][:n]) for name in wanted}
    shares: dict[str, statistics.Shares] = {}
    for mask in {one.tobytes(): one for one in known.values()}.values():
        alike = [name for name in wanted if np.array_equal(known[name], mask)]
        each = statistics.shares_of_each(
            [values[name][:n][mask] for name in alike], {q: x[:, mask] for q, x in stacked.items()}
        )
        shares.update(zip(alike, each, strict=True))
    for name in wanted:
        found = shares[name]
        rows = [
            summary.SourceShare(
                of=name, source=q, share=summary.figure(one), confidence=model.sources[q].confidence
            )
            for q, one in found.by_source.items()
        ]
        rows.sort(key=lambda one: -(one.share.value or 0.0))
        together = summary.SourceShare(
            of=name, source="together", share=summary.figure(found.together), confidence=""
        )
        out += [*rows, together]
        if not assumed and all(one.share.value is not None for one in rows):
            assumed.append(sum(one.share.value or 0.0 for one in rows if one.confidence == "assumed"))
    return out, min(max(assumed[0], 0.0), 1.0) if assumed else None


def _of_no_part(model: ErrorModel, sources: Iterable[tuple[str, str]]) -> list[str]:
    """What is said of a user's own sizes for stages and burns that the flight has not."""
    here: dict[str, list[str]] = {}
    for quantity, label in sources:
        here.setdefault(quantity, []).append(label)
    return [
        f"{quantity} has a size for {name}, and this flight has only {', '.join(here[quantity])}"
        for quantity, source in model.sources.items()
        for name in source.by_name
        if source.confidence == "own" and name not in here.get(quantity, [name])
    ]


def _warnings(
    levels: Sequence[summary.LevelError],
    titles: Mapping[str, str],
    paired: int,
    model: ErrorModel,
    failed: int,
    assumed: float | None,
    notes: Sequence[str],
) -> list[str]:
    out = []
    bad = [titles.get(one.name, one.name) for one in levels if not one.ok]
    if bad:
        out.append(
            f"the batch is off by more than it may for {', '.join(bad)}; their figures are corrected by the {paired} "
            "samples flown directly"
        )
    if paired < summary.FEWEST_PAIRS:
        few = "no sample was" if not paired else f"only {paired} sample{'s were' if paired > 1 else ' was'}"
        out.append(
            f"{few} flown directly: the error of the batch is not known; {summary.FEWEST_PAIRS} tell of it"
        )
    out += notes
    if failed:
        out.append(f"{failed} samples could not be flown; their rows say why")
    if model.assumed:
        rests = "" if assumed is None else f"; {100.0 * assumed:.0f} % of the scatter rests on them"
        out.append(
            f"{len(model.assumed)} of {len(model.scattering)} error sources have a size that nobody printed{rests}"
        )
    return out
