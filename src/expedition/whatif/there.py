"""A flight to a station, scattered: its samples from the pad to contact, in batches or singly, and their verdicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import ImpossibleFlightError, PropagationError
from expedition.flights.flight import Flight
from expedition.planning import rules, to_station
from expedition.runs.tables import Span, Table
from expedition.space.curvilinear import gcrf_from_curved
from expedition.station.source import Elements
from expedition.whatif import ascents, direct
from expedition.whatif.errors import ErrorModel, draw, draw_all
from expedition.whatif.summary import Column
from expedition.whatif.to_contact import Draw, Kernel
from expedition.whatif.way_there import WayThere, way_there

Array = NDArray[np.float64]

CHUNK = 2048
"""Samples are flown in chunks of this size, counted from sample 0, so that a sample is the same in any run."""
_JAX_CHUNK = 4 * CHUNK
_PILOT = 512
# A seed for the few samples that tell how far the flows have to reach; any would do.
_PILOT_SEED = 20211005

DRAWN_EACH_BURN = (
    "navigation.position",
    "navigation.velocity",
    "burn.size",
    "burn.fixed",
    "burn.pointing",
    "burn.timing",
)
DRAWN_EACH_PULSE = ("sensor.share", "sensor.floor", "sensor.velocity", "pulse.size", "pulse.fixed")
DRAWN_ONCE = ("air.density", "ship.ballistic", "station.position", "station.velocity", "sensor.bias")
VERDICTS = (
    "launcher propellant",
    "Δv carried",
    "Δv of the profile",
    "lowest perigee",
    "approach ellipsoid entered after approach initiation only",
    "keep-out sphere entered in the corridor only",
    "approach corridor",
    "contact speed",
    "contact alignment",
)
"""The checks that each sample is held against, as a plan names them."""


# What a plan keeps to, and a flight under way goes past where it has the propellant.
_OF_PLANNING = ("Δv of the profile", "lowest perigee")
OUTCOMES = ("planned", "later", "not")
"""At the port at the planned time; not then, but with what is on board at another; or not at all."""


@dataclass(frozen=True, eq=False)
class ToStation:
    """What samples of a flight to a station are flown from; it pickles."""

    kernel: Kernel
    ascent: ascents.Nominal
    mass_kg: float
    carried_mps: float
    """Δv that the ship carries."""
    kept_mps: float
    """Of that, for the way home."""

    @property
    def way(self) -> WayThere:
        """The nominal way from insertion on."""
        return self.kernel.way

    def sources(self) -> list[tuple[str, str]]:
        """Every error that a sample draws: quantity and label."""
        return [*ascents.sources(self.ascent), *self.way_sources()]

    def way_sources(self) -> list[tuple[str, str]]:
        """Those from insertion on."""
        pulses = [str(number) for number in range(len(self.way.pulses))]
        return [
            *((name, "") for name in DRAWN_ONCE),
            *((name, slot) for slot in self.way.names for name in DRAWN_EACH_BURN),
            *((name, pulse) for name in DRAWN_EACH_PULSE for pulse in pulses),
        ]


def columns(scene: ToStation) -> tuple[Column, ...]:
    """What is told of the samples, in order."""
    way, spare = scene.way, scene.carried_mps - scene.kept_mps
    low, high = way.contact_mps
    return (
        Column(
            "total_mps", "Δv, phasing and approach", "m/s", f"{spare:.0f} m/s after the way home", most=spare
        ),
        Column(
            "phasing_mps",
            "Δv of phasing",
            "m/s",
            f"at most {way.max_dv_mps:g} m/s in this profile",
            most=way.max_dv_mps,
        ),
        Column("approach_mps", "Δv of the approach", "m/s"),
        Column("launcher_left_kg", "Propellant left in the last stage", "kg", "at least 0 kg", least=0.0),
        Column("cutoff_late_s", "Cut-off after the planned one", "s"),
        Column("insertion_perigee_km", "Perigee at insertion", "km"),
        Column("insertion_apogee_km", "Apogee at insertion", "km"),
        Column("insertion_inclination_deg", "Inclination at insertion", "deg"),
        Column("insertion_period_s", "Period at insertion", "s"),
        Column(
            "lowest_perigee_km",
            "Lowest perigee",
            "km",
            f"at least {way.min_perigee_km:g} km",
            least=way.min_perigee_km,
        ),
        Column("arrival_m", "Off the aim point", "m"),
        Column("arrival_radial_m", "Above the aim point", "m"),
        Column("arrival_along_m", "Ahead of the aim point", "m"),
        Column("arrival_across_m", "Across of the aim point", "m"),
        Column("arrival_mps", "Off its velocity", "m/s"),
        Column(
            "nearest_m",
            "Nearest before the final approach",
            "m",
            f"more than {way.keep_out_m:g} m",
            least=way.keep_out_m,
        ),
        Column(
            "corridor_deg",
            "Off the docking axis",
            "deg",
            f"at most {way.corridor_deg:g}°",
            most=way.corridor_deg,
        ),
        Column(
            "contact_mps",
            "Closing speed at contact",
            "m/s",
            f"{low:g} to {high:g} m/s",
            least=low,
            most=high,
        ),
        Column(
            "lateral_m", "Off to the side at contact", "m", f"at most {way.lateral_m:g} m", most=way.lateral_m
        ),
        Column("side_m", "Off to one side at contact", "m"),
        Column("other_side_m", "Off to the other side at contact", "m"),
        Column(
            "lateral_mps",
            "Sideways speed at contact",
            "m/s",
            f"at most {way.lateral_mps:g} m/s",
            most=way.lateral_mps,
        ),
    )


def scene_of(solved: to_station.Solved, errors: ErrorModel) -> ToStation:
    """Make ready to scatter a solved flight: the derivatives of its coasts, as far out as these errors lead.

    Raises ImpossibleFlightError where they lead out of any orbit.
    """
    hardware = solved.course.hardware
    ascents.refuse_given(solved.flown)
    ship = hardware.ship
    nominal = ascents.Nominal(hardware.launcher, ship.mass_kg, hardware.pad, solved.flown)
    kept = rules.budget(ship, ship.way_home_dv_mps, phasing_mps=0.0)

    def scene(spread: Array | None) -> ToStation:
        way = way_there(
            solved.course,
            solved.inserted,
            solved.cutoff,
            ship.mass_kg,
            solved.phased,
            solved.came_in,
            spread=spread,
        )
        return ToStation(Kernel(way), nominal, ship.mass_kg, kept.capability_mps, kept.way_home_mps)

    rough = scene(None)
    trail: list[Array] = []
    inserted = insertions(rough, errors, _PILOT_SEED, 0, _PILOT)
    with np.errstate(all="ignore"):
        rough.kernel.to_aim(inserted.deviation, drawer(errors, _PILOT_SEED, 0, _PILOT), trail=trail)
        drag = float(np.std(trail.pop()))
        spread = np.array([np.append(_spread(one), drag) for one in trail])
    try:
        return scene(spread)
    except PropagationError as error:
        raise ImpossibleFlightError(
            f"with errors of this size {error}: nothing can be said of such flights; make the largest of them smaller"
        ) from None


def _spread(deviation: Array) -> Array:
    """The standard deviation (6,) of deviations (6, n) as quartiles tell it, which a few gone astray do not move."""
    low, high = np.quantile(deviation, (0.25, 0.75), axis=1)
    return np.asarray((high - low) / 1.349)


def drawer(errors: ErrorModel, seed: int, first: int, count: int) -> Draw:
    """Draws the errors of samples from `first` on, each as it is asked for."""
    return lambda quantity, label: draw(errors, seed, quantity, first, count, label)


def insertions(scene: ToStation, errors: ErrorModel, seed: int, first: int, count: int) -> ascents.Insertions:
    """Scattered insertions of the samples from `first` on; those of ascents that fall short are as planned."""
    way = scene.way
    return ascents.insertions(scene.ascent, way.cutoff, way.inserted_gcrf, errors, seed, first, count)


@dataclass(frozen=True, eq=False)
class Batch:
    """The task of a run: samples of a span, level 1."""

    scene: ToStation
    errors: ErrorModel
    seed: int
    engine: str = "numpy"
    key: str = ""
    """The same for the same scene and errors; a worker compiles once for each."""

    def __call__(self, span: Span) -> Table:
        """The table of a span."""
        parts, size = [], self._size
        for chunk in range(span.first // size, (span.end - 1) // size + 1):
            at = chunk * size
            table = self._chunk(at)
            low, high = max(span.first - at, 0), min(span.end - at, size)
            parts.append({name: column[low:high] for name, column in table.items()})
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    @property
    def _size(self) -> int:
        return CHUNK if self.engine == "numpy" else _JAX_CHUNK

    def _chunk(self, first: int) -> dict[str, NDArray[Any]]:
        inserted = insertions(self.scene, self.errors, self.seed, first, self._size)
        if self.engine == "jax":
            columns = jax_flown(self)(inserted.deviation, first)
            columns = {name: np.asarray(column) for name, column in columns.items()}
        else:
            with np.errstate(all="ignore"):
                # What errors beyond all reason lead to is no number, and fails its checks.
                columns = self.scene.kernel.flown(
                    inserted.deviation, drawer(self.errors, self.seed, first, CHUNK)
                )
        return told(self.scene, columns, inserted)


_COMPILED: dict[tuple[str, int], Callable[[Array, int], dict[str, Any]]] = {}


def jax_flown(batch: Batch) -> Callable[[Array, int], dict[str, Any]]:
    """The chain from insertion on as JAX runs it: compiled once in this process, though a batch comes many times."""
    which = (batch.key or str(id(batch)), batch.seed)
    if which not in _COMPILED:
        _COMPILED.clear()
        _COMPILED[which] = _compiled(batch)
    return _COMPILED[which]


def _compiled(batch: Batch) -> Callable[[Array, int], dict[str, Any]]:
    """The chain from insertion on compiled by JAX, in double precision.

    On a processor the numbers are drawn by numpy, several times faster there; an accelerator draws its own.
    """
    jax: Any = import_module("jax")
    jax.config.update("jax_enable_x64", True)
    xp = jax.numpy
    sources = batch.scene.way_sources()
    by_numpy = jax.default_backend() == "cpu"

    def drawn(first: Any, count: int, module: Any) -> list[Any]:
        found = draw_all(batch.errors, batch.seed, sources, first, count, module)
        return [found[source] for source in sources]

    def flown(deviation: Any, given: Any) -> dict[str, Any]:
        numbers = given if by_numpy else drawn(given, deviation.shape[1], xp)
        of = dict(zip(sources, numbers, strict=True))
        return batch.scene.kernel.flown(deviation, lambda quantity, label: of[quantity, label], xp)

    compiled = jax.jit(flown)

    def called(deviation: Array, first: int) -> dict[str, Any]:
        count = deviation.shape[1]
        given = drawn(first, count, np) if by_numpy else xp.asarray(first, dtype=xp.int64)
        return dict(compiled(xp.asarray(deviation), given))

    return called


def told(
    scene: ToStation, columns: Mapping[str, Any], inserted: ascents.Insertions
) -> dict[str, NDArray[Any]]:
    """The columns of samples with those of their ascent, what they need in all, and their verdicts."""
    out: dict[str, NDArray[Any]] = {
        "cutoff_late_s": inserted.late_s,
        "launcher_left_kg": inserted.left_kg,
        "insertion_inclination_deg": np.where(inserted.short, np.nan, inserted.inclination_deg),
        "insertion_period_s": np.where(inserted.short, np.nan, inserted.period_s),
        **{name: np.where(inserted.short, np.nan, column) for name, column in columns.items()},
    }
    out["total_mps"] = out["phasing_mps"] + out["approach_mps"]
    ok = verdicts(scene, out, inserted.short)
    out.update({f"ok: {name}": value for name, value in ok.items()})
    fine = np.all([value for name, value in ok.items() if name not in _OF_PLANNING], axis=0)
    reaches = ok["launcher propellant"] & ok["Δv carried"]
    out["outcome"] = np.where(fine, "planned", np.where(reaches, "later", "not")).astype(object)
    return out


def verdicts(
    scene: ToStation, columns: Mapping[str, Array], short: NDArray[np.bool_]
) -> dict[str, NDArray[np.bool_]]:
    """Whether samples (n,) pass each of the checks; nothing passes that is no number."""
    way = scene.way
    low, high = way.contact_mps
    return {
        "launcher propellant": ~short,
        "Δv carried": columns["total_mps"] <= scene.carried_mps - scene.kept_mps,
        "Δv of the profile": columns["phasing_mps"] <= way.max_dv_mps,
        "lowest perigee": columns["lowest_perigee_km"] >= way.min_perigee_km - _PERIGEE_ROUNDED_KM,
        "approach ellipsoid entered after approach initiation only": columns["outside_ellipsoid"] > 1.0,
        "keep-out sphere entered in the corridor only": columns["nearest_m"] > way.keep_out_m,
        "approach corridor": columns["corridor_deg"] <= way.corridor_deg,
        "contact speed": (columns["contact_mps"] >= low) & (columns["contact_mps"] <= high),
        "contact alignment": (columns["lateral_m"] <= way.lateral_m)
        & (columns["lateral_mps"] <= way.lateral_mps),
    }


# An orbit that is meant to be as low as it may is rounded to either side.
_PERIGEE_ROUNDED_KM = 1e-3


@dataclass(frozen=True, eq=False)
class Direct:
    """The task of a run: samples of a span, level 2, on the full-force engine.

    A worker plans the flight again, once: the engine's own objects do not go from process to process.
    """

    asked: Flight
    elements: Elements | None
    allow_stale: bool
    scene: ToStation
    errors: ErrorModel
    seed: int

    def __call__(self, span: Span) -> Table:
        """The table of a span."""
        inserted = insertions(self.scene, self.errors, self.seed, span.first, span.count)
        # Where nothing comes of a sample there is nothing in its row.
        none = self.scene.kernel.flown(np.zeros((6, 1)), drawer(self.errors.none(), 0, 0, 1))
        rows = []
        for number in range(span.count):
            try:
                flown = self.flown(span.first + number, inserted.deviation[:, number])
                rows.append(flown.columns)
            except ImpossibleFlightError:
                rows.append(dict.fromkeys(none, np.nan))
        columns = {name: np.array([row[name] for row in rows]) for name in none}
        return told(self.scene, columns, inserted)

    def flown(self, sample: int, insertion: Array) -> direct.Flown:
        """One sample from its insertion (6,) on; raises ImpossibleFlightError where it comes down on the way."""
        return direct.fly(
            _solved(self).course,
            self.scene.kernel,
            insertion,
            drawer(self.errors, self.seed, sample, 1),
            self.scene.mass_kg,
        )


_LAST: dict[str, to_station.Solved] = {}


def _solved(task: Direct) -> to_station.Solved:
    """The flight of a task, planned once in this process."""
    key = f"{task.asked.model_dump_json()} {task.elements!r} {task.allow_stale}"
    if key not in _LAST:
        _LAST.clear()
        _LAST[key] = to_station.solved(task.asked, task.elements, task.allow_stale, lambda _: None)
    return _LAST[key]


def remember(task: Direct, solved: to_station.Solved) -> None:
    """Keep a flight that is solved already for the direct samples of this process."""
    _LAST.clear()
    _LAST[f"{task.asked.model_dump_json()} {task.elements!r} {task.allow_stale}"] = solved


def one(task: Direct, sample: int) -> tuple[to_station.Solved, dict[str, NDArray[Any]]]:
    """One sample flown directly, as a solved flight of its own, and its columns.

    Raises ImpossibleFlightError for one that is not inserted, or comes down on the way.
    """
    inserted = insertions(task.scene, task.errors, task.seed, sample, 1)
    if inserted.short[0]:
        raise ImpossibleFlightError(
            f"sample {sample} reaches no orbit: {-inserted.left_kg[0]:.0f} kg of propellant are missing in the last "
            "stage; its row says so, and there is no plan of it"
        )
    try:
        flown = task.flown(sample, inserted.deviation[:, 0])
    except ImpossibleFlightError as error:
        raise ImpossibleFlightError(f"sample {sample} is no plan: {error}; its row says so") from None
    way = task.scene.way
    state = gcrf_from_curved(way.inserted_gcrf, way.inserted + inserted.deviation[:, 0])
    mine = replace(_solved(task), inserted=state, phased=flown.phased, came_in=flown.came_in)
    columns = {name: np.array([value]) for name, value in flown.columns.items()}
    return mine, told(task.scene, columns, inserted)
