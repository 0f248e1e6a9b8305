"""What the samples of a flight tell, summed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import RunError
from expedition.runs.samples import Samples
from expedition.runs.tables import Span
from expedition.whatif import statistics, summary
from expedition.whatif.errors import ErrorModel, draw_all
from expedition.whatif.scattered import Scattered
from expedition.whatif.summary import Summary

Array = NDArray[np.float64]
# So many samples tell where the scatter comes from.
_SHARE_SAMPLES = 16384


@dataclass(frozen=True)
class Enough:
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


def summed_up(
    scattered: Scattered,
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
    if until is not None and not (enough := Enough(scattered.outcomes[0], until))(found):
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
    scattered: Scattered, values: Mapping[str, Array], model: ErrorModel, seed: int
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
