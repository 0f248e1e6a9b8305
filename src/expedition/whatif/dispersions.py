"""Dispersions: a flight flown a thousand times or a million, each time with other errors and re-planned as it goes.

Level 1 flies batches beside the nominal, level 2 a few of the same samples directly on the full-force engine: see
`to_contact`, `direct` and `landings`. What they say together is made in `summary`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from expedition.errors import InputError, refuse_no_number
from expedition.files import write_files
from expedition.flights.flight import Flight
from expedition.plans.plan import Plan
from expedition.runs import folder as folders
from expedition.runs.blocks import run_blocks
from expedition.runs.carrier import carrier
from expedition.runs.samples import Samples
from expedition.runs.tables import MOST_SAMPLES, sensible
from expedition.station.source import Elements
from expedition.whatif import summary, there
from expedition.whatif.errors import ErrorModel
from expedition.whatif.scattered import Scattered, can_be_scattered, model_digest, model_of, scattered_flight
from expedition.whatif.streams import check_seed
from expedition.whatif.summary import Summary
from expedition.whatif.summing import Enough, summed_up

SAMPLES, DIRECT = 4096, 24
ENGINES = ("numpy", "jax")
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
    _scattered: Scattered

    def sample(self, number: int) -> Plan:
        """One sample flown directly, as a plan of its own. Raises InputError for a number that is none of the run's."""
        if not 0 <= number < self.samples.count:
            raise InputError(
                f"{number} is no sample of this run; give 0 to {self.samples.count - 1}", field="sample"
            )
        return self._scattered.plan_of(number)

    def to_dict(self) -> dict[str, Any]:
        """The plan, the summary and all samples as plain data; what a sample does not have is None."""
        return {
            "plan": self.plan.to_dict(),
            "summary": self.summary.model_dump(mode="json"),
            "seed": self.seed,
            "samples": {name: _plain(values) for name, values in self.table().items()},
            "direct": {name: _plain(values) for name, values in self.direct.items()},
        }

    def table(self) -> dict[str, NDArray[Any]]:
        """A row for each sample, as pandas and polars take it."""
        return {name: self.samples[name] for name in self.samples}

    def to_arrow(self) -> Any:
        """All columns as a pyarrow Table; raises InputError where pyarrow is not installed."""
        try:
            pyarrow: Any = import_module("pyarrow")
        except ImportError:
            raise InputError("needs pyarrow: pip install pyarrow", field="to_arrow") from None
        return pyarrow.table(self.table())


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
    refuse_no_number(wanted, "samples", whole=True)
    sensible(wanted, _BLOCK)
    check_seed(seed)
    refuse_no_number(direct, "direct", whole=True)
    if until is not None:
        refuse_no_number(until, "until")
    if not 0 <= direct <= 100_000:
        raise InputError(f"{direct} is no number of direct samples; give 0 to 100,000", field="direct")
    if until is not None and not 0.0 < until < 1.0:
        raise InputError(
            f"{until} is no width of an interval; give more than 0 and less than 1", field="until"
        )
    if out is not None and resume is not None:
        raise InputError("goes not with resume; a new run, or one that goes on", field="out")
    can_be_scattered(asked, engine)
    if engine == "jax":
        _wanted_jax()
    tell = progress or (lambda _what, _done, _total: None)
    model = model_of(asked, errors)
    block = _block(wanted)
    # How many are missing in a folder is not known yet.
    most = None if resume is not None else -(-wanted // block)
    with ExitStack() as stack:
        # Whoever is to carry it is asked first, for planning takes a while and a folder stays.
        hands = stack.enter_context(carrier(executor, workers, scheduler, most=most))
        tell("planning the flight", 0, 1)
        scattered = scattered_flight(asked, elements, allow_stale, model, seed, engine)
        request = {
            "command": "dispersions",
            "flight": json.loads(asked.model_dump_json()),
            "nominal": scattered.digest,
            "errors": model_digest(model),
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
            enough=None if until is None else Enough(scattered.outcomes[0], until),
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
    said = summed_up(scattered, found, flown, model, seed, until)
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
    model = model_of(flight, errors)
    return scattered_flight(flight, elements, allow_stale, model, seed, "numpy").plan_of(number)


def _plain(values: NDArray[Any]) -> list[Any]:
    """Numbers and words without numpy; None for what is not finite."""
    return [None if isinstance(one, float) and not math.isfinite(one) else one for one in values.tolist()]


def _block(samples: int) -> int:
    """Samples to a block: whole chunks, and so many that two workers have some each."""
    return int(min(_BLOCK, max(there.CHUNK, -(-samples // (2 * there.CHUNK)) * there.CHUNK)))


def _wanted_jax() -> None:
    if find_spec("jax") is None:
        raise InputError("needs JAX: pip install 'expedition[jax]'; numpy needs nothing", field="engine")
