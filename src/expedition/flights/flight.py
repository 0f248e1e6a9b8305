"""Flight: what is asked, held against the catalogue at the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import PrivateAttr, ValidationError

from expedition.catalog import DEFAULT, Catalogue, checked
from expedition.catalog.catalogue import KINDS, PACKAGE
from expedition.catalog.facts import read_toml, unwrap
from expedition.catalog.models.flight import Asked, CrewMember
from expedition.catalog.refusal import refusal
from expedition.catalog.spelling import slug
from expedition.errors import InputError, UnknownNameError
from expedition.files import ZIP_HINT, is_zip
from expedition.flights.hardware import listed, pad_of, port_of, profile_of, refuse_crowd, zone_of
from expedition.space.time import from_datetime

if TYPE_CHECKING:
    from expedition.catalog.models.hopper import Hopper
    from expedition.catalog.models.landing_zone import LandingZone
    from expedition.catalog.models.pad import Pad
    from expedition.catalog.models.ship import Ship
    from expedition.catalog.models.station import Station

__all__ = ["CrewMember", "Flight"]

Bound = Literal["station", "orbit", "home", "hop"]
# Where the stations of today fly, for saying what a hop lacks to reach one.
_STATION_HEIGHT_KM = 400.0


class Flight(Asked):
    """What is asked of a flight: ship, launcher, pad, station, port, profile, day and crew.

    Names are as the catalogue spells them; the launcher is the ship's own unless another is named; `profile`
    is a profile's name, or None where the planner is to choose. What a kind of flight does not have is None.

        >>> Flight.named("soyuz-ms-19").pad
        'baikonur-31'

    Raises InputError with the field's path for what is badly formed or unknown, and ImpossibleFlightError for
    what is understood but cannot be: a port that does not take the ship, a profile that the ship does not
    have, a launcher that does not fly from the pad, more crew than seats.
    """

    profile: str | None = None

    _catalogue: Catalogue = PrivateAttr(default=DEFAULT)

    def __init__(self, *, catalogue: Catalogue | None = None, **asked: Any) -> None:
        catalogue = checked(catalogue)
        super().__init__(**_settled(_asked(asked), catalogue))
        self._catalogue = catalogue

    def __eq__(self, other: object) -> bool:
        """Equal when the same is asked, whichever catalogue it was held against."""
        return isinstance(other, Flight) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.name, self.date, self.vehicle, self.station, self.port))

    @property
    def bound(self) -> Bound:
        """The kind of flight: to a "station", into an "orbit" of its own and home, "home" from a port, or a "hop"."""
        if self.begins == "port":
            return "home"
        if self.orbit is not None:
            return "orbit"
        return "station" if self.station is not None else "hop"

    @property
    def catalogue(self) -> Catalogue:
        """Where the names of this flight are looked up."""
        return self._catalogue

    @property
    def span(self) -> tuple[float, float]:
        """The instants between which the start is asked for."""
        day = datetime.combine(self.date, time(), tzinfo=UTC)
        return from_datetime(self.earliest_utc or day), from_datetime(
            self.latest_utc or day + timedelta(days=1)
        )

    @property
    def midnight(self) -> float:
        """The instant at which the day asked for begins, UTC."""
        return from_datetime(datetime.combine(self.date, time(), tzinfo=UTC))

    def to_dict(self) -> dict[str, Any]:
        """What is asked as plain data, as it stands in a flight's file; what is not asked is left out."""
        return self.model_dump(mode="json", exclude_none=True)

    def landing(self, *, day: str | None = None, zone: str | None = None, soonest: bool = False) -> Flight:
        """The same flight, landing on another UTC day, in another zone, or as soon as possible.

        A day of landing takes the place of the day of undocking and of its earliest and latest. Raises as making a
        flight does.
        """
        changes: dict[str, Any] = {}
        if day is not None:
            changes |= {"landing_date": day, "date": None, "earliest_utc": None, "latest_utc": None}
        if zone is not None:
            changes["landing_zone"] = zone
        if soonest:
            changes["as_soon_as_possible"] = True
        if not changes:
            return self
        asked = {name: getattr(self, name) for name in Asked.model_fields}
        return Flight(catalogue=self.catalogue, **{**asked, **changes})

    def with_reboosts(self, reboosts: Sequence[str]) -> Flight:
        """The same flight with burns of the station after its data, each as UTC=m/s, such as 2021-10-12T07:28Z=0.5.

        They join those that the flight itself names. Raises InputError for what is no such burn, and as making a
        flight does.
        """
        asked = {name: getattr(self, name) for name in Asked.model_fields}
        return Flight(
            catalogue=self.catalogue,
            **{**asked, "reboosts": [*(self.reboosts or ()), *map(_reboost, reboosts)]},
        )

    def along(self, trajectory: str | Path) -> Flight:
        """The same flight, its ascent as a file has it, OEM or CSV. Raises as making a flight does."""
        asked = {name: getattr(self, name) for name in Asked.model_fields}
        return Flight(catalogue=self.catalogue, **{**asked, "trajectory_file": _path(trajectory)})

    def zones(self, ship: Ship) -> list[LandingZone]:
        """The landing zone asked for, or all that the ship comes down in."""
        names = [self.landing_zone] if self.landing_zone else ship.wanted_descent().zones
        return [self.catalogue.landing_zone(name) for name in names]

    @classmethod
    def named(cls, name: str, *, catalogue: Catalogue | None = None) -> Self:
        """A flight of the catalogue, such as soyuz-ms-19; raises InputError naming the nearest known."""
        return cls._read(checked(catalogue).find("flight", name), catalogue)

    @classmethod
    def from_toml(cls, path: str | Path, *, catalogue: Catalogue | None = None) -> Self:
        """A flight described by a TOML file; vehicles/, pads/ and so on beside it count as catalogue too.

        `elements_file` is relative to the TOML file. Raises InputError and ImpossibleFlightError.
        """
        path = Path(_path(path))
        return cls._read(path, _with_those_beside(path, checked(catalogue)))

    @classmethod
    def _read(cls, path: Path, catalogue: Catalogue | None) -> Self:
        tree, _ = unwrap(read_toml(path), file=path, demand=False)
        kind = tree.pop("kind", "flight")
        if kind != "flight":
            raise InputError(f"{kind!r} in a file that should describe a flight (in {path})", field="kind")
        # How a flight flew must not reach those who plan it.
        tree.pop("flown", None)
        tree.pop("aliases", None)
        tree.setdefault("name", slug(path.stem) or "flight")
        for field in ("elements_file", "reboosts_file", "trajectory_file"):
            if isinstance(tree.get(field), str):
                tree[field] = _beside(path, tree[field], field)
        asked = _asked(tree, path)
        _needed(asked, catalogue := checked(catalogue), path)
        return cls(**asked.model_dump(), catalogue=catalogue)

    @classmethod
    def resolve(cls, name_or_path: str | Path, *, catalogue: Catalogue | None = None) -> Self:
        """A flight by its name in the catalogue, or by a path that ends in .toml."""
        text = str(_path(name_or_path))
        if isinstance(name_or_path, Path) or text.lower().endswith(".toml"):
            return cls.from_toml(text, catalogue=catalogue)
        if "/" not in text:
            try:
                return cls.named(text, catalogue=catalogue)
            except UnknownNameError:
                if not _there(Path(text)):
                    raise
        what = ZIP_HINT if is_zip(Path(text)) else "is neither a flight's name nor a file that ends in .toml"
        raise InputError(f"{text!r:.200} {what}", field="flight")


def _asked(data: Mapping[str, Any], file: Path | None = None) -> Asked:
    try:
        return Asked.model_validate(dict(data))
    except ValidationError as error:
        raise refusal(error, Asked, file) from None


def _beside(path: Path, name: str, field: str) -> Path:
    file = (path.parent / name).absolute()
    if not _there(file):
        raise InputError(f"{name!r} is not a file beside it (in {path})", field=field)
    return file


def _there(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _with_those_beside(path: Path, catalogue: Catalogue) -> Catalogue:
    """A catalogue with the entries that lie beside a flight's file, or beside its flights/ directory, before it."""
    folders = {folder for folder, _, _ in KINDS.values()}
    directory = path.parent.absolute()
    if directory.name == "flights":
        directory = directory.parent
    own = directory != PACKAGE and any((directory / folder).is_dir() for folder in folders)
    return catalogue.with_own(directory) if own else catalogue


def _path(given: str | Path) -> str | Path:
    """A name or a path that a flight goes by, if it is one."""
    if not isinstance(given, str | Path):
        raise InputError(
            f"{given!r:.60} is no flight; give a Flight, a flight's name or a file that ends in .toml",
            field="flight",
        )
    return given


def _settled(asked: Asked, catalogue: Catalogue) -> dict[str, Any]:
    """The values of a flight whose names exist and go together."""
    values = {name: getattr(asked, name) for name in Asked.model_fields}
    if _needed(asked, catalogue) == "hop":
        vehicle = catalogue.hopper(asked.vehicle)
        if asked.station is not None:
            _refuse_station(vehicle, catalogue.station(asked.station), catalogue.pad(str(asked.pad)))
        values["vehicle"], values["pad"] = vehicle.name, pad_of(catalogue, asked.pad, vehicle.name).name
        refuse_crowd(len(asked.crew), vehicle.name, vehicle.crew_seats)
        return values
    ship = catalogue.ship(asked.vehicle)
    values["vehicle"] = ship.name
    if asked.begins == "pad":
        values["launcher"] = catalogue.canonical("launcher", asked.launcher or ship.launcher)
        values["pad"] = pad_of(catalogue, asked.pad, values["launcher"]).name
    if asked.orbit is None:
        station = catalogue.station(str(asked.station))
        values["station"] = station.name
        values["port"] = port_of(station, asked.port, ship, asked.date).id
    if asked.profile is not None:
        values["profile"] = profile_of(catalogue, ship, asked.profile, asked.name).name
    if asked.landing_zone is not None:
        values["landing_zone"] = zone_of(catalogue, asked.landing_zone, ship).name
    refuse_crowd(len(asked.crew), ship.name, ship.crew_seats)
    return values


_OF_A_RETURN = ("docked_utc", "relief_utc", "landing_date", "free_flight_h", "as_soon_as_possible")


def _reboost(text: str) -> dict[str, str | float]:
    utc, _, dv = text.partition("=")
    try:
        return {"utc": utc.strip(), "dv_mps": float(dv)}
    except ValueError:
        raise InputError(
            f"{text!r:.60} is no burn of the station; write its UTC and Δv in m/s, as 2021-10-12T07:28Z=0.5",
            field="reboost",
        ) from None


_OF_A_STATION = ("elements", "elements_file", "reboosts", "reboosts_file")
# What each kind of flight must say, and what it has no use for.
_FIELDS: dict[Bound, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "station": (("pad", "station"), ("orbit", *_OF_A_RETURN)),
    "orbit": (
        ("pad", "orbit"),
        (
            *("station", "port", "profile", "stay_days"),
            *_OF_A_STATION,
            *_OF_A_RETURN,
        ),
    ),
    "home": (("station",), ("pad", "launcher", "profile", "orbit", "stay_days", "trajectory_file")),
    "hop": (
        ("pad",),
        (
            *("launcher", "profile", "orbit", "stay_days", "landing_zone", "trajectory_file"),
            *_OF_A_STATION,
            *_OF_A_RETURN,
        ),
    ),
}
_CALLED: dict[Bound, str] = {
    "station": "a flight to a station",
    "orbit": "a flight into an orbit of its own",
    "home": "a flight home from a port",
    "hop": "the hop of a suborbital vehicle",
}


def _needed(asked: Asked, catalogue: Catalogue, file: Path | None = None) -> Bound:
    """The kind of flight; one that says too little for its kind, or what the kind has no use for, is refused."""
    where = f" (in {file})" if file is not None else ""
    if catalogue.vehicle_kind(asked.vehicle) == "hopper":
        kind: Bound = "hop"
        if asked.begins == "port":
            raise InputError(
                f"'port' has no meaning for {_CALLED[kind]}; leave it out{where}", field="begins"
            )
        if asked.port is not None and asked.station is None:
            raise InputError(f"has no meaning for {_CALLED[kind]}; leave it out{where}", field="port")
    else:
        # A misspelt vehicle is no flight to a station that lacks its station.
        catalogue.find("ship", asked.vehicle)
        kind = "home" if asked.begins == "port" else "orbit" if asked.orbit else "station"
    needed, useless = _FIELDS[kind]
    for name in needed:
        if getattr(asked, name) is None:
            raise InputError(f"is missing; {_CALLED[kind]} needs {listed(needed)}{where}", field=name)
    for name in useless:
        # What is not asked is None, or False where it is a yes or no.
        if getattr(asked, name) not in (None, False):
            raise InputError(f"has no meaning for {_CALLED[kind]}; leave it out{where}", field=name)
    if kind == "station" and asked.landing_zone is not None and asked.stay_days is None:
        raise InputError(
            f"has a meaning for {_CALLED[kind]} only beside stay_days; add that, or leave it out{where}",
            field="landing_zone",
        )
    return kind


def _refuse_station(hopper: Hopper, station: Station, pad: Pad) -> None:
    """Say how far a suborbital vehicle is from a station."""
    height_km = _STATION_HEIGHT_KM if station.orbit is None else station.orbit.height_km
    hopper.refuse_station(station.title, height_km, pad.latitude_deg)
