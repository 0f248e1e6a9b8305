"""Errors: how far the parts of a flight scatter, a model for each family of ships and launchers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from expedition.catalog.entry import Entry, Name, NotNegative, Part
from expedition.catalog.facts import Provenance, Tree
from expedition.catalog.spelling import choices
from expedition.errors import InputError

Known = Literal["before", "on the day", "never"]
Distribution = Literal["normal", "uniform"]
Sigma = NotNegative | Annotated[tuple[NotNegative, ...], Field(min_length=2, max_length=3)]
_RTN = ("R", "T", "N")
_WIND = ("east", "north")
_POINTING = ("pitch", "yaw")
_INSIDE = "quantities."


class Quantity(NamedTuple):
    """What a source of error moves: its unit ("1" is a share), how often it is drawn, meaning, and components."""

    unit: str
    per: Literal["flight", "stage", "burn", "pulse"]
    meaning: str
    components: tuple[str, ...] = ("",)


# RTN: outward, along, across, of the station's or the ship's own orbit.
QUANTITIES = {
    "ascent.thrust": Quantity("1", "stage", "thrust of a stage"),
    "ascent.isp": Quantity("1", "stage", "specific impulse of a stage"),
    "ascent.propellant": Quantity("1", "stage", "propellant that a stage holds"),
    "ascent.dry_mass": Quantity("1", "stage", "inert mass of a stage"),
    "ascent.payload": Quantity("1", "flight", "mass of the ship at launch"),
    "ascent.drag": Quantity("1", "flight", "drag of the launcher"),
    "ascent.wind": Quantity("m/s", "flight", "wind at the height of the jet, against the usual one", _WIND),
    "ascent.navigation_position": Quantity("m", "flight", "what the launcher believes at cut-off", _RTN),
    "ascent.navigation_velocity": Quantity("m/s", "flight", "what the launcher believes at cut-off", _RTN),
    "ascent.cutoff": Quantity("m/s", "flight", "speed at cut-off, from the engine's tail-off"),
    "air.density": Quantity("ln", "flight", "density of the air in orbit"),
    "ship.ballistic": Quantity("ln", "flight", "drag area over mass of the ship in orbit"),
    "station.position": Quantity("m", "flight", "the station's orbit as the ship knows it, at the aim", _RTN),
    "station.velocity": Quantity(
        "m/s", "flight", "the station's orbit as the ship knows it, at the aim", _RTN
    ),
    "navigation.position": Quantity("m", "burn", "the ship's own orbit as it knows it before a burn", _RTN),
    "navigation.velocity": Quantity("m/s", "burn", "the ship's own orbit as it knows it before a burn", _RTN),
    "burn.size": Quantity("1", "burn", "size of a burn of the phasing"),
    "burn.fixed": Quantity("m/s", "burn", "size of a burn, whatever its length"),
    "burn.pointing": Quantity("rad", "burn", "direction of a burn", _POINTING),
    "burn.timing": Quantity("s", "burn", "instant of a burn"),
    "pulse.size": Quantity("1", "pulse", "size of a pulse of the approach"),
    "pulse.fixed": Quantity("m/s", "pulse", "a pulse's velocity on each axis, whatever its size", _RTN),
    "sensor.share": Quantity(
        "1", "pulse", "relative position on each axis, as a share of the distance", _RTN
    ),
    "sensor.floor": Quantity("m", "pulse", "relative position on each axis, at no distance", _RTN),
    "sensor.velocity": Quantity("m/s", "pulse", "relative velocity on each axis", _RTN),
    "sensor.bias": Quantity("m", "flight", "the sensor's lasting error on each axis, at contact", _RTN),
    "deorbit.size": Quantity("1", "flight", "size of the deorbit burn"),
    "deorbit.fixed": Quantity("m/s", "flight", "size of the deorbit burn, whatever its length"),
    "deorbit.pointing": Quantity("rad", "flight", "direction of the deorbit burn", _POINTING),
    "deorbit.timing": Quantity("s", "flight", "instant of the deorbit burn"),
    "entry.navigation_position": Quantity("m", "flight", "what the ship believes at entry", _RTN),
    "entry.navigation_velocity": Quantity("m/s", "flight", "what the ship believes at entry", _RTN),
    "entry.density": Quantity("ln", "flight", "density of the air of the entry"),
    "entry.density_tilt": Quantity("ln", "flight", "its change over each 20 km of height"),
    "entry.wind": Quantity("m/s", "flight", "wind on the way down, against the usual one", _WIND),
    "entry.drag": Quantity("1", "flight", "drag of the ship in the entry"),
    "entry.lift": Quantity("1", "flight", "lift over drag in the entry"),
    "entry.mass": Quantity("1", "flight", "mass of the ship in the entry"),
    "entry.bank": Quantity("rad", "flight", "bank angle flown against the one commanded"),
    "parachute.drag": Quantity("1", "flight", "drag of the canopies"),
    "parachute.height": Quantity("m", "flight", "height at which they open"),
    "parachute.wind": Quantity("m/s", "flight", "mean wind below the canopies", _WIND),
}


class ErrorSource(Part):
    """One quantity's scatter: standard deviation in the quantity's unit, for all components or each of them.

    `by_name` states it for single stages or burns. `known` says when the error becomes known: "before" the flight,
    "on the day", or "never" (Hanson and Beard, NASA/TP-2010-216447).
    """

    sigma: Sigma
    by_name: dict[str, Sigma] = Field(default_factory=dict)
    known: Known | None = None
    distribution: Distribution | None = None


class Correlation(Part):
    """How two sources go together: each "quantity" or "quantity.component", and the coefficient, -1 to 1."""

    first: str
    second: str
    coefficient: Annotated[float, Field(ge=-1.0, le=1.0)]


class Errors(Entry):
    """Error sources of a family of ships and launchers. What it does not name is as in the model that it `extends`.

    In a file each quantity is a table of its own name, such as `[burn.size]`.
    """

    kind: Literal["errors"] = "errors"
    extends: Name | None = None
    quantities: dict[str, ErrorSource] = Field(default_factory=dict)
    correlation: tuple[Correlation, ...] = Field(default=(), max_length=200)

    @classmethod
    def from_facts(cls, tree: Tree, provenance: Mapping[str, Provenance], file: Path) -> Self:
        """The entry of a file already read; raises InputError naming file and field."""
        if "quantities" in tree:
            raise InputError(
                f"stands in no file; write each quantity as a table of its own, such as [burn.size] (in {file})",
                field="quantities",
            )
        groups = {key: value for key, value in tree.items() if isinstance(value, dict)}
        for key, group in groups.items():
            loose = next((name for name, value in group.items() if not isinstance(value, dict)), None)
            if loose is not None:
                raise InputError(
                    f"stands in no quantity's table; write [quantity] and sigma below it"
                    f"{choices(f'{key}.{loose}', QUANTITIES)} (in {file})",
                    field=f"{key}.{loose}",
                )
        named = {f"{key}.{name}": value for key, group in groups.items() for name, value in group.items()}
        flat = {key: value for key, value in tree.items() if key not in groups}
        known_by = {
            f"{_INSIDE}{path}" if path.partition(".")[0] in groups else path: known
            for path, known in provenance.items()
        }
        try:
            return super().from_facts({**flat, "quantities": named}, known_by, file)
        except InputError as error:
            # Nobody wrote the name of the table that they are kept in.
            said = str(error).removeprefix(f"{error.field}: ").replace(_INSIDE, "")
            raise InputError(said, field=error.field and error.field.removeprefix(_INSIDE)) from None

    @model_validator(mode="after")
    def _known_quantities(self) -> Self:
        for name, source in self.quantities.items():
            quantity = QUANTITIES.get(name)
            if quantity is None:
                raise ValueError(f"no error source is called {name!r:.60}{choices(name, QUANTITIES)}")
            if source.by_name and quantity.per not in ("stage", "burn"):
                raise ValueError(f"{name} is drawn once a {quantity.per}; it has no by_name")
            for sigma in (source.sigma, *source.by_name.values()):
                _check(name, quantity, sigma)
        return self


def _check(name: str, quantity: Quantity, sigma: float | tuple[float, ...]) -> None:
    values = sigma if isinstance(sigma, tuple) else (sigma,)
    if len(values) not in (1, len(quantity.components)):
        wanted = ", ".join(quantity.components)
        said = f"one number, or one each for {wanted}" if wanted else "one number"
        raise ValueError(f"{name} has {len(values)} numbers as sigma; give {said}")
    if quantity.unit in ("1", "ln", "rad") and max(values) > 1.0:
        example = "1° is 0.01745" if quantity.unit == "rad" else "2 % is 0.02"
        raise ValueError(
            f"{name} has a sigma of {max(values):g}; it is no percentage: {example}, and 1 is the most"
        )


def component_names(quantity: str) -> tuple[str, ...]:
    """The names by which correlations speak of a quantity's components."""
    return tuple(f"{quantity}.{part}" if part else quantity for part in QUANTITIES[quantity].components)


def unit_of(quantity: str) -> str:
    """The unit as it is printed."""
    return {"1": "share", "ln": "share (ln)"}.get(QUANTITIES[quantity].unit, QUANTITIES[quantity].unit)
