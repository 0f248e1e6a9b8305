"""Station: where a flight goes, with its zones and its ports."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from expedition.catalog.entry import Entry, Name, Part, Positive, Text, Vector
from expedition.catalog.models.ship import DockingStandard, Ship
from expedition.catalog.spelling import choices, slug
from expedition.errors import InputError


def _unit(vector: Vector) -> Vector:
    length = math.hypot(*vector)
    if abs(length - 1.0) > 1e-6:
        raise ValueError(f"must be a unit vector; its length is {length:g}")
    return vector


class SemiAxes(Part):
    """Semi-axes (m) of an ellipsoid about the centre of mass, along R, T and N."""

    radial: Positive
    along_track: Positive
    cross_track: Positive


class Port(Part):
    """One docking port, in the station's RTN frame (R zenith, T along velocity, N orbit normal).

    `axis_rtn` points outward along the docking axis, in the attitude the station usually flies;
    `position_rtn_m` is from its centre of mass; for a berth it is the capture point, where the arm takes the
    ship. `accepts` narrows the ships of its docking standard to those named; `since` and `until` are the
    first and the last day on which the port was there.
    """

    id: Name
    title: Text
    axis_rtn: Annotated[Vector, AfterValidator(_unit)]
    position_rtn_m: Vector
    docking_standard: DockingStandard
    accepts: tuple[Name, ...] | None = None
    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _days_ordered(self) -> Self:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValueError(f"since {self.since} is after until {self.until}")
        return self

    def there_on(self, day: date) -> bool:
        """Whether the port was part of the station on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def takes(self, ship: Ship) -> bool:
        """Whether the ship fits this port."""
        if self.accepts is not None and ship.name not in self.accepts:
            return False
        return ship.docking_standard == self.docking_standard


class PlannedOrbit(Part):
    """The orbit of a station that is not there yet, at an epoch: mean height (km above 6378.137 km), degrees.

    Its node is given by the right ascension, or by the mean local time (h) at which the orbit crosses the equator
    northwards; the argument of latitude at the epoch is a choice, for nobody knows it yet.
    """

    epoch_utc: datetime
    height_km: Annotated[float, Field(ge=150.0, le=2000.0)]
    inclination_deg: Annotated[float, Field(gt=0.0, lt=180.0)]
    node_deg: Annotated[float, Field(ge=0.0, lt=360.0)] | None = None
    node_local_time_h: Annotated[float, Field(ge=0.0, lt=24.0)] | None = None
    latitude_argument_deg: Annotated[float, Field(ge=0.0, lt=360.0)]

    @model_validator(mode="after")
    def _one_node(self) -> Self:
        if (self.node_deg is None) == (self.node_local_time_h is None):
            raise ValueError("needs one of node_deg and node_local_time_h")
        if self.epoch_utc.tzinfo is None:
            raise ValueError(
                f"epoch_utc {self.epoch_utc.isoformat()} has no time zone; end it with Z for UTC"
            )
        return self


class CrewDay(Part):
    """The usual day of a station's crew: hours of the UTC day at which it wakes, works from and until, and sleeps."""

    wake_h: Annotated[float, Field(ge=0.0, lt=24.0)]
    work_h: Annotated[float, Field(ge=0.0, lt=24.0)]
    work_ends_h: Annotated[float, Field(ge=0.0, lt=24.0)]
    sleep_h: Annotated[float, Field(ge=0.0, lt=24.0)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.wake_h <= self.work_h < self.work_ends_h <= self.sleep_h:
            raise ValueError("wake_h, work_h, work_ends_h and sleep_h do not follow one another in a UTC day")
        return self


class Station(Entry):
    """A station: identity, mass (kg), drag area (m²) and coefficient, approach zones (m, degrees), ports.

    `crew_day` is the usual day of its crew, where it is known.
    One that is only planned has an `orbit` in place of a catalogue number and a designator.
    """

    kind: Literal["station"] = "station"
    catalog_number: Annotated[int, Field(ge=0, le=999_999_999)] = 0
    international_designator: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{3}[A-Z]{1,3}$")] | None = (
        None
    )
    orbit: PlannedOrbit | None = None
    mass_kg: Positive
    drag_area_m2: Positive
    drag_coefficient: Positive
    keep_out_sphere_radius_m: Positive
    approach_ellipsoid_semi_axes_m: SemiAxes
    corridor_half_angle_deg: Annotated[float, Field(gt=0.0, lt=90.0)]
    ports: tuple[Port, ...] = Field(min_length=1)
    crew_day: CrewDay | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        known = self.catalog_number > 0 and self.international_designator is not None
        if known == (self.orbit is not None):
            raise ValueError(
                "needs catalog_number and international_designator, or, where it is only planned, an orbit"
            )
        if self.orbit is not None and (self.catalog_number > 0 or self.international_designator is not None):
            beside = "catalog_number" if self.catalog_number > 0 else "international_designator"
            raise ValueError(
                f"{beside} stands beside [orbit]; keep [orbit] for a station that is only planned, or, for one that "
                "flies, catalog_number and international_designator"
            )
        return self

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        ids = [port.id for port in self.ports]
        for name in ids:
            if ids.count(name) > 1:
                raise ValueError(f"two ports have the id {name!r}")
        return self

    def port(self, name: str) -> Port:
        """The port of that id; raises InputError naming the nearest and all."""
        if not isinstance(name, str):
            raise InputError(f"a port's id is a text, not {name!r:.60}", field="port")
        wanted = slug(name)
        for port in self.ports:
            if port.id == wanted:
                return port
        ids = [port.id for port in self.ports]
        raise InputError(f"{self.title} has no port {name!r}{choices(name, ids, 'its ports')}", field="port")

    def ports_for(self, ship: Ship) -> tuple[Port, ...]:
        """The ports that take the ship, in the order of the file."""
        return tuple(port for port in self.ports if port.takes(ship))
