"""How far a flight's parts scatter: the error sources of its ship and launcher, and the numbers drawn from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from expedition.catalog import Catalogue, checked, facts
from expedition.catalog.catalogue import ERROR_CONFIDENCES
from expedition.catalog.models.errors import (
    QUANTITIES,
    Correlation,
    Errors,
    ErrorSource,
    component_names,
)
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.ship import Ship
from expedition.catalog.spelling import choices
from expedition.errors import InputError
from expedition.whatif.streams import normals_of, uniforms

USUAL = "usual-errors"
_GROUPS = tuple(dict.fromkeys(name.partition(".")[0] for name in QUANTITIES))
# Rounding may take a matrix of correlations that just goes this far below nought.
_PSD_SLACK = 1e-10


@dataclass(frozen=True)
class Source:
    """One quantity's scatter: `sigma` has a number for each component, `by_name` those of single stages or burns."""

    quantity: str
    sigma: tuple[float, ...]
    by_name: Mapping[str, tuple[float, ...]]
    known: str
    distribution: str
    source: str
    confidence: str
    note: str | None = None

    def scaled(self, factor: float) -> Source:
        """The same source with its deviations so many times larger."""
        names = {name: _times(sigma, factor) for name, sigma in self.by_name.items()}
        return replace(self, sigma=_times(self.sigma, factor), by_name=names)


@dataclass(frozen=True)
class ErrorModel:
    """The error sources of a flight, by quantity, and how they go together."""

    name: str
    sources: Mapping[str, Source]
    correlations: tuple[Correlation, ...] = ()
    _mixing: Mapping[str, _Mixing] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_mixing", _mixing_of(self.sources, self.correlations))

    def sigma(self, quantity: str, label: str = "") -> tuple[float, ...]:
        """Standard deviation of each component, in the quantity's unit; raises InputError for an unknown one."""
        source = self.sources[_quantity(quantity)]
        return source.by_name.get(label, source.sigma)

    def mixed_from(self, quantity: str) -> tuple[str, ...]:
        """The quantities whose streams a quantity's numbers come from: itself, and what it goes with."""
        if quantity not in self._mixing:
            return (quantity,)
        return tuple(dict.fromkeys(name for row in self._mixing[quantity].rows for _, name, _ in row))

    @property
    def assumed(self) -> tuple[str, ...]:
        """The quantities that scatter by a size that nobody printed or measured."""
        return tuple(
            name for name, each in self.sources.items() if each.confidence == "assumed" and _scatters(each)
        )

    @property
    def scattering(self) -> tuple[str, ...]:
        """The quantities with any deviation."""
        return tuple(name for name, each in self.sources.items() if _scatters(each))

    def scaled(self, factor: float, names: Iterable[str] | None = None) -> ErrorModel:
        """The model with the deviations of the quantities, or groups such as "burn", multiplied; of all where None."""
        chosen = set(QUANTITIES) if names is None else _chosen(names)
        sources = {
            name: each.scaled(factor) if name in chosen else each for name, each in self.sources.items()
        }
        return replace(self, sources=sources)

    def without(self, names: Iterable[str]) -> ErrorModel:
        """The model with these quantities, or groups of them, free of error; the others keep the numbers they draw."""
        return self.scaled(0.0, names)

    def only(self, names: Iterable[str]) -> ErrorModel:
        """The model with all but these quantities, or groups of them, free of error."""
        return self.scaled(0.0, set(QUANTITIES) - _chosen(names))

    def none(self) -> ErrorModel:
        """The model in which nothing scatters."""
        return self.scaled(0.0)

    def with_own(self, own: str | Path | Mapping[str, Any]) -> ErrorModel:
        """The model with a user's own sources in place of these: a TOML file, or the same as a dictionary.

        Own correlations replace those between the same two sources. Raises InputError naming the field.
        """
        file = Path(own) if isinstance(own, str | Path) else Path("errors=")
        raw = facts.read_toml(file) if isinstance(own, str | Path) else own
        if not isinstance(raw, Mapping):
            raise InputError(
                f"{own!r:.60} is neither a TOML file nor a table of error sources", field="errors"
            )
        tree, provenance = facts.unwrap(raw, file=file, demand=False, confidences=ERROR_CONFIDENCES)
        tree = {"title": "own errors", **tree, "name": "own", "kind": "errors"}
        if "extends" in tree:
            raise InputError(
                f"own errors stand on those of the ship; leave it out (in {file})", field="extends"
            )
        return _over(self, Errors.from_facts(tree, provenance, file), f"{self.name} and {file.name}", "own")


def error_model(
    ship: Ship, launcher: Launcher | None = None, catalogue: Catalogue | None = None
) -> ErrorModel:
    """The errors of a flight: those of the ascent as the launcher's entry names them, all others the ship's.

    Raises InputError for a model that is not in the catalogue.
    """
    book = checked(catalogue)
    ships = named_model(ship.errors or USUAL, book)
    if launcher is None or launcher.errors is None or launcher.errors == ships.name:
        return ships
    rocket = named_model(launcher.errors, book)
    sources = {
        name: rocket.sources[name] if name.startswith("ascent.") else each
        for name, each in ships.sources.items()
    }
    pairs = tuple(
        pair
        for model, ascent in ((rocket, True), (ships, False))
        for pair in model.correlations
        if {each.startswith("ascent.") for each in (pair.first, pair.second)} == {ascent}
    )
    return ErrorModel(f"{ships.name} and {rocket.name}", sources, pairs)


def named_model(name: str, catalogue: Catalogue | None = None) -> ErrorModel:
    """A model of the catalogue with what it extends; raises InputError, also where it extends itself."""
    book = checked(catalogue)
    entry = book.errors(name)
    chain = [entry]
    while entry.extends is not None:
        entry = book.errors(entry.extends)
        if entry in chain:
            raise InputError(f"{chain[-1].name} extends {entry.name}, which extends it", field="extends")
        chain.append(entry)
    nothing = {
        each: Source(each, _spread(each, 0.0), {}, "never", "normal", "named by no entry", "assumed")
        for each in QUANTITIES
    }
    model = ErrorModel(chain[-1].name, nothing)
    for entry in reversed(chain):
        model = _over(model, entry, entry.name, None)
    return model


def draw(
    model: ErrorModel, seed: int, quantity: str, first: int, count: int, label: str = "", xp: Any = np
) -> Any:
    """Errors of a quantity for the samples from `first` on: (components, count), in its unit.

    `label` is the stage, burn or pulse of a quantity that is drawn for each; its stream is "quantity:label". Sources
    that are correlated are mixed from the streams of their own, so that no other source moves. Raises InputError.
    """
    return draw_all(model, seed, ((quantity, label),), first, count, xp)[quantity, label]


def draw_all(
    model: ErrorModel,
    seed: int,
    wanted: Iterable[tuple[str, str]],
    first: int,
    count: int,
    xp: Any = np,
) -> dict[tuple[str, str], Any]:
    """What `draw` gives for each quantity and label, at once: on JAX that compiles once for all of them."""
    pairs = tuple(dict.fromkeys(wanted))
    streams: dict[str, int] = {}
    for quantity, label in pairs:
        if any(model.sigma(quantity, label)) and model.sources[quantity].distribution == "normal":
            for name in model.mixed_from(quantity):
                streams[_stream(name, label)] = len(QUANTITIES[name].components)
    deviates = normals_of(seed, tuple(streams.items()), first, count, xp)
    ends = np.cumsum(list(streams.values()), dtype=int)
    rows = {name: deviates[end - many : end] for (name, many), end in zip(streams.items(), ends, strict=True)}
    return {pair: _scaled(model, seed, *pair, first, count, rows, xp) for pair in pairs}


def _scaled(
    model: ErrorModel,
    seed: int,
    quantity: str,
    label: str,
    first: int,
    count: int,
    rows: dict[str, Any],
    xp: Any,
) -> Any:
    sigma = model.sigma(quantity, label)
    if not any(sigma):
        return xp.zeros((len(sigma), count))
    if model.sources[quantity].distribution == "uniform":
        even = uniforms(seed, _stream(quantity, label), first, count, len(sigma), xp)
        numbers = (even - 0.5) * math.sqrt(12.0)
    elif quantity in model._mixing:
        # Term by term in a fixed order, for a product of matrices would hang on the number of samples.
        numbers = xp.stack(
            [
                sum(weight * rows[_stream(name, label)][component] for weight, name, component in row)
                for row in model._mixing[quantity].rows
            ]
        )
    else:
        numbers = rows[_stream(quantity, label)]
    return numbers * xp.asarray(sigma)[:, None]


def _stream(quantity: str, label: str) -> str:
    """The name of a quantity's stream; what is drawn once a flight has no label."""
    return f"{quantity}:{label}" if label and QUANTITIES[quantity].per != "flight" else quantity


@dataclass(frozen=True)
class _Mixing:
    """How a quantity's deviates come from independent ones: (weight, quantity, component) for each of its own."""

    rows: tuple[tuple[tuple[float, str, int], ...], ...]


def _mixing_of(sources: Mapping[str, Source], correlations: tuple[Correlation, ...]) -> dict[str, _Mixing]:
    """For each correlated quantity how it is mixed; raises InputError for correlations that cannot be."""
    places = {name: (each, k) for each in QUANTITIES for k, name in enumerate(component_names(each))}
    pairs: dict[frozenset[str], float] = {}
    for number, pair in enumerate(correlations):
        where = f"correlation[{number}]"
        for side, name in (("first", pair.first), ("second", pair.second)):
            if name not in places:
                known = component_names(name) if name in QUANTITIES else tuple(places)
                raise InputError(
                    f"no error source is called {name!r:.60}{choices(name, known)}", field=f"{where}.{side}"
                )
            distribution = sources[places[name][0]].distribution
            if distribution != "normal":
                raise InputError(
                    f"{name} is {distribution}; only normal sources can be correlated",
                    field=f"{where}.{side}",
                )
        both = frozenset((pair.first, pair.second))
        if len(both) == 1:
            raise InputError(f"{pair.first} goes with itself wholly; name two sources", field=where)
        if both in pairs:
            raise InputError(f"{pair.first} and {pair.second} are given twice", field=where)
        times = {QUANTITIES[places[name][0]].per for name in both} - {"flight"}
        if len(times) > 1:
            raise InputError(
                f"{pair.first} and {pair.second} are drawn apart, for each {' and '.join(sorted(times))}",
                field=where,
            )
        pairs[both] = pair.coefficient
    mixing: dict[str, _Mixing] = {}
    for group in _groups(pairs):
        # What is drawn once a flight comes first, so that each burn's own numbers can follow it.
        order = sorted(
            group, key=lambda name: (QUANTITIES[places[name][0]].per != "flight", list(places).index(name))
        )
        matrix = np.array(
            [[1.0 if a == b else pairs.get(frozenset((a, b)), 0.0) for b in order] for a in order]
        )
        factor = _cholesky(matrix)
        if factor is None:
            raise InputError(
                f"the coefficients between {', '.join(order)} cannot all hold at once; make them smaller",
                field="correlation",
            )
        for name, weights in zip(order, factor, strict=True):
            quantity, component = places[name]
            rows = list(
                mixing[quantity].rows
                if quantity in mixing
                else [((1.0, quantity, k),) for k in range(len(QUANTITIES[quantity].components))]
            )
            rows[component] = tuple(
                (float(weight), *places[other])
                for weight, other in zip(weights, order, strict=True)
                if weight
            )
            mixing[quantity] = _Mixing(tuple(rows))
    return mixing


def _groups(pairs: Iterable[frozenset[str]]) -> list[set[str]]:
    """Names that hang together by pairs."""
    groups: list[set[str]] = []
    for pair in pairs:
        joined = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair]
        groups.append(set(pair).union(*joined))
    return groups


def _cholesky(matrix: np.ndarray) -> np.ndarray | None:
    """Lower triangle whose product with its transpose is the matrix, also a singular one; None where there is none."""
    size = len(matrix)
    lower = np.zeros((size, size))
    for k in range(size):
        left = matrix[k, k] - sum(lower[k, j] ** 2 for j in range(k))
        if left < -_PSD_SLACK:
            return None
        lower[k, k] = math.sqrt(left) if left > _PSD_SLACK else 0.0
        for i in range(k + 1, size):
            rest = matrix[i, k] - sum(lower[i, j] * lower[k, j] for j in range(k))
            if lower[k, k]:
                lower[i, k] = rest / lower[k, k]
            elif abs(rest) > math.sqrt(_PSD_SLACK):
                return None
    return lower


def _over(model: ErrorModel, entry: Errors, name: str, confidence: str | None) -> ErrorModel:
    """The model with an entry's sources in place of its own; `confidence` is for values that state none."""
    sources = dict(model.sources)
    for quantity, own in entry.quantities.items():
        sources[quantity] = _resolved(sources[quantity], own, entry, confidence)
    fresh = {frozenset((pair.first, pair.second)) for pair in entry.correlation}
    kept = tuple(pair for pair in model.correlations if frozenset((pair.first, pair.second)) not in fresh)
    try:
        return ErrorModel(name, sources, entry.correlation + kept)
    except InputError as error:
        said = str(error).removeprefix(f"{error.field}: ")
        raise InputError(f"{said} (in {entry.file})", field=error.field) from None


def _resolved(under: Source, own: ErrorSource, entry: Errors, confidence: str | None) -> Source:
    quantity = under.quantity
    about = entry.provenance.get(f"quantities.{quantity}.sigma")
    note = about.note if about else None
    return Source(
        quantity,
        _spread(quantity, own.sigma),
        {name: _spread(quantity, sigma) for name, sigma in own.by_name.items()},
        own.known or under.known,
        own.distribution or under.distribution,
        (about.source if about else None) or str(entry.file),
        (about.confidence if about else None) or confidence or "assumed",
        note,
    )


def _spread(quantity: str, sigma: float | tuple[float, ...]) -> tuple[float, ...]:
    """A number for each component."""
    values = sigma if isinstance(sigma, tuple) else (sigma,) * len(QUANTITIES[quantity].components)
    return tuple(map(float, values))


def _times(sigma: tuple[float, ...], factor: float) -> tuple[float, ...]:
    return tuple(factor * each for each in sigma)


def _scatters(source: Source) -> bool:
    return any(source.sigma) or any(map(any, source.by_name.values()))


def _chosen(names: Iterable[str]) -> set[str]:
    """Quantities named, or those of the groups named."""
    chosen: set[str] = set()
    for name in (names,) if isinstance(names, str) else names:
        members = {each for each in QUANTITIES if name in (each, each.partition(".")[0])}
        if not members:
            raise InputError(
                f"no error source is called {name!r:.60}{choices(str(name), (*_GROUPS, *QUANTITIES))}",
                field="errors",
            )
        chosen |= members
    return chosen


def _quantity(name: str) -> str:
    if name not in QUANTITIES:
        raise InputError(f"no error source is called {name!r:.60}{choices(name, QUANTITIES)}", field="errors")
    return name
