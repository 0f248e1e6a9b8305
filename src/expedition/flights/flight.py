"""Flight: what is asked, held against the catalogue at the door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import PrivateAttr, ValidationError

from expedition.catalog import DEFAULT, Catalogue
from expedition.catalog.catalogue import KINDS, PACKAGE
from expedition.catalog.facts import read_toml, unwrap
from expedition.catalog.models.flight import Asked, CrewMember
from expedition.catalog.refusal import refusal
from expedition.catalog.spelling import slug
from expedition.errors import ImpossibleFlightError, InputError

if TYPE_CHECKING:
    from expedition.catalog.models.hopper import Hopper
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
        catalogue = catalogue or DEFAULT
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

    @classmethod
    def named(cls, name: str, *, catalogue: Catalogue | None = None) -> Self:
        """A flight of the catalogue, such as soyuz-ms-19; raises InputError naming the nearest known."""
        return cls.from_toml((catalogue or DEFAULT).find("flight", name), catalogue=catalogue)

    @classmethod
    def from_toml(cls, path: str | Path, *, catalogue: Catalogue | None = None) -> Self:
        """A flight described by a TOML file; vehicles/, pads/ and so on beside it count as catalogue too.

        `elements_file` is relative to the TOML file. Raises InputError and ImpossibleFlightError.
        """
        path = Path(path)
        tree, _ = unwrap(read_toml(path), file=path, demand=False)
        kind = tree.pop("kind", "flight")
        if kind != "flight":
            raise InputError(f"{kind!r} in a file that should describe a flight (in {path})", field="kind")
        # How a flight flew must not reach those who plan it.
        tree.pop("flown", None)
        tree.setdefault("name", slug(path.stem) or "flight")
        if isinstance(tree.get("elements_file"), str):
            tree["elements_file"] = _beside(path, tree["elements_file"])
        asked = _asked(tree, path)
        _needed(asked, catalogue := catalogue or _catalogue_beside(path), path)
        return cls(**asked.model_dump(), catalogue=catalogue)

    @classmethod
    def resolve(cls, name_or_path: str | Path, *, catalogue: Catalogue | None = None) -> Self:
        """A flight by its name in the catalogue, or by a path that ends in .toml."""
        text = str(name_or_path)
        if isinstance(name_or_path, Path) or text.lower().endswith(".toml"):
            return cls.from_toml(text, catalogue=catalogue)
        if "/" in text:
            raise InputError(
                f"{text!r:.200} is neither a flight's name nor a file that ends in .toml", field="flight"
            )
        return cls.named(text, catalogue=catalogue)

    @classmethod
    def recorded(cls, data: Mapping[str, Any]) -> Self:
        """A flight as `model_dump(mode="json")` recorded it: well formed, not held against a catalogue.

        Raises InputError.
        """
        asked = _asked(data)
        rocket = asked.begins == "pad" and (asked.station is not None or asked.orbit is not None)
        if isinstance(asked.profile, int) or (rocket and asked.launcher is None):
            raise InputError("is not settled, so this is no recorded flight", field="launcher or profile")
        return cls.model_construct(**{name: getattr(asked, name) for name in Asked.model_fields})


def _asked(data: Mapping[str, Any], file: Path | None = None) -> Asked:
    try:
        return Asked.model_validate(dict(data))
    except ValidationError as error:
        raise refusal(error, Asked, file) from None


def _beside(path: Path, name: str) -> Path:
    file = (path.parent / name).absolute()
    try:
        there = file.is_file()
    except (OSError, ValueError):
        there = False
    if not there:
        raise InputError(f"{name!r} is not a file beside it (in {path})", field="elements_file")
    return file


def _catalogue_beside(path: Path) -> Catalogue:
    """The catalogue with the entries that lie beside a flight's file, or beside its flights/ directory."""
    folders = {folder for folder, _, _ in KINDS.values()}
    directory = path.parent.absolute()
    if directory.name == "flights":
        directory = directory.parent
    own = directory != PACKAGE and any((directory / folder).is_dir() for folder in folders)
    return Catalogue.of(directory) if own else DEFAULT


def _settled(asked: Asked, catalogue: Catalogue) -> dict[str, Any]:
    """The values of a flight whose names exist and go together."""
    values = {name: getattr(asked, name) for name in Asked.model_fields}
    if _needed(asked, catalogue) == "hop":
        vehicle = catalogue.hopper(asked.vehicle)
        if asked.station is not None:
            _refuse_station(vehicle, catalogue.station(asked.station), catalogue.pad(str(asked.pad)))
        values["vehicle"], values["pad"] = vehicle.name, _pad(catalogue, str(asked.pad), vehicle.name)
        _seated(asked, vehicle.name, vehicle.crew_seats)
        return values
    ship = catalogue.ship(asked.vehicle)
    values["vehicle"] = ship.name
    if asked.begins == "pad":
        values["launcher"] = catalogue.canonical("launcher", asked.launcher or ship.launcher)
        values["pad"] = _pad(catalogue, str(asked.pad), values["launcher"])
    if asked.orbit is None:
        values["station"], values["port"] = _port(catalogue, asked, ship)
    if asked.profile is not None:
        values["profile"] = _profile(catalogue, asked.profile, ship)
    if asked.landing_zone is not None:
        values["landing_zone"] = _zone(catalogue, asked.landing_zone, ship)
    _seated(asked, ship.name, ship.crew_seats)
    return values


# What each kind of flight must say, and what it has no use for.
_FIELDS: dict[Bound, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "station": (("pad", "station", "port"), ("orbit", "docked_utc", "landing_zone")),
    "orbit": (
        ("pad", "orbit"),
        ("station", "port", "profile", "stay_days", "docked_utc", "elements", "elements_file"),
    ),
    "home": (("station", "port"), ("pad", "launcher", "profile", "orbit", "stay_days")),
    "hop": (
        ("pad",),
        (
            *("launcher", "profile", "orbit", "stay_days", "docked_utc", "landing_zone"),
            *("elements", "elements_file"),
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
            raise InputError(f"is missing; {_CALLED[kind]} needs {_list(needed)}{where}", field=name)
    for name in useless:
        if getattr(asked, name) is not None:
            raise InputError(f"has no meaning for {_CALLED[kind]}; leave it out{where}", field=name)
    return kind


def _refuse_station(hopper: Hopper, station: Station, pad: Pad) -> None:
    """Say how far a suborbital vehicle is from a station."""
    height_km = _STATION_HEIGHT_KM if station.orbit is None else station.orbit.height_km
    hopper.refuse_station(station.title, height_km, pad.latitude_deg)


def _seated(asked: Asked, vehicle: str, crew_seats: int) -> None:
    if len(asked.crew) > crew_seats:
        seats = f"seats {crew_seats}" if crew_seats else "carries no crew"
        raise ImpossibleFlightError(
            f"{vehicle} {seats}, but the crew has {len(asked.crew)}; shorten the crew"
        )


def _pad(catalogue: Catalogue, name: str, launcher: str) -> str:
    pad = catalogue.pad(name)
    if launcher not in pad.launchers:
        others = [other for other in catalogue.names("pad") if launcher in catalogue.pad(other).launchers]
        raise ImpossibleFlightError(
            f"{launcher} does not fly from {pad.name}, which launches {_list(pad.launchers)}; "
            f"pads for {launcher}: {_list(others)}"
        )
    return pad.name


def _port(catalogue: Catalogue, asked: Asked, ship: Ship) -> tuple[str, str]:
    station = catalogue.station(str(asked.station))
    port = station.port(str(asked.port))
    there = [each for each in station.ports_for(ship) if each.there_on(asked.date)]
    if port not in there:
        if port.takes(ship) and port.until is not None and asked.date > port.until:
            reason = f"is there only until {port.until}"
        elif port.takes(ship):
            reason = f"is there only from {port.since}"
        elif port.docking_standard != ship.docking_standard:
            reason = (
                f"does not take {ship.name} (it is {port.docking_standard}, the ship {ship.docking_standard})"
            )
        else:
            reason = f"does not take {ship.name}"
        raise ImpossibleFlightError(
            f"{port.id} of {station.name} {reason}; "
            f"ports that take {ship.name} on {asked.date}: {_list(each.id for each in there)}"
        )
    return station.name, port.id


_SURFACES = {"land": ("steppe", "desert"), "sea": ("sea",), "runway": ("runway",)}


def _zone(catalogue: Catalogue, name: str, ship: Ship) -> str:
    zone = catalogue.landing_zone(name)
    if ship.descent is not None and zone.surface not in _SURFACES[ship.descent.lands_on]:
        surfaces = " or ".join(_SURFACES[ship.descent.lands_on])
        raise ImpossibleFlightError(
            f"{zone.name} is {zone.surface}, {ship.name} comes down on {surfaces}; zones for {ship.name}: "
            f"{_list(ship.descent.zones)}"
        )
    return zone.name


def _profile(catalogue: Catalogue, wanted: int | str, ship: Ship) -> str:
    if isinstance(wanted, str):
        name = catalogue.canonical("profile", wanted)
        found = [name] if name in ship.profiles else []
    else:
        found = [name for name in ship.profiles if catalogue.profile(name).orbits == wanted]
    if not found:
        what = f"profile {wanted}" if isinstance(wanted, str) else f"{wanted}-orbit profile"
        raise ImpossibleFlightError(f"{ship.name} has no {what}; it has {_list(ship.profiles)}")
    if len(found) > 1:
        raise InputError(f"{wanted} orbits may be {_list(found)}; write the name", field="profile")
    return found[0]


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
