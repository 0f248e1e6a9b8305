"""Catalogue: the directories that entries are looked up in, users' own first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from expedition.catalog import facts
from expedition.catalog.spelling import choices, few, slug
from expedition.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from expedition.catalog.entry import Entry
    from expedition.catalog.models.errors import Errors
    from expedition.catalog.models.flight import FlightEntry
    from expedition.catalog.models.hopper import Hopper
    from expedition.catalog.models.landing_zone import LandingZone
    from expedition.catalog.models.launcher import Launcher
    from expedition.catalog.models.pad import Pad
    from expedition.catalog.models.profile import Profile
    from expedition.catalog.models.ship import Ship
    from expedition.catalog.models.station import Station

PACKAGE = Path(__file__).parent

# kind: directory, module and class. The modules are imported when an entry of their kind is loaded.
KINDS = {
    "ship": ("vehicles", "ship", "Ship"),
    "launcher": ("vehicles", "launcher", "Launcher"),
    "hopper": ("vehicles", "hopper", "Hopper"),
    "pad": ("pads", "pad", "Pad"),
    "station": ("stations", "station", "Station"),
    "profile": ("profiles", "profile", "Profile"),
    "landing-zone": ("landing_zones", "landing_zone", "LandingZone"),
    "errors": ("errors", "errors", "Errors"),
    "flight": ("flights", "flight", "FlightEntry"),
}
# Errors are numbers of another sort: read, computed from flown flights, remembered, or of a likely size.
ERROR_CONFIDENCES = ("print", "measured", "recalled", "assumed")
# The word by which flights and commands ask for a kind, where it is another.
_ASKED_AS = {"ship": "vehicle", "landing-zone": "landing_zone"}
Stamp = tuple[int, int] | None
SHAPES = "shapes.toml"
"""Where a folder has what its vehicles and stations look like."""
_FOLDERS = tuple(dict.fromkeys(folder for folder, _, _ in KINDS.values()))


@dataclass(frozen=True)
class Catalogue:
    """Directories searched in order; each holds vehicles/, pads/, stations/, profiles/, landing_zones/,
    errors/ and flights/.

    An entry in an earlier directory stands before one of the same kind and name in a later one.
    """

    directories: tuple[Path, ...] = (PACKAGE,)

    @classmethod
    def of(cls, *directories: str | Path) -> Catalogue:
        """A catalogue of one's own directories, searched before what Expedition ships."""
        for each in directories:
            if not isinstance(each, str | Path):
                raise InputError(f"{each!r:.60} is no folder; give a text or a Path", field="catalogue")
        return cls((*(Path(each) for each in directories), PACKAGE))

    @classmethod
    def of_folders(cls, folders: Sequence[str | Path], *, field: str = "catalog") -> Catalogue:
        """The same for folders that users name: absolute, and refused with InputError where one holds no entries."""
        return cls.of(*(_own(Path(folder), field) for folder in folders))

    def with_own(self, directory: Path) -> Catalogue:
        """This catalogue with one more directory, searched before the others."""
        return self if directory in self.directories else Catalogue((directory, *self.directories))

    def to_dict(self) -> dict[str, Any]:
        """Its directories, and the names of the entries of each kind that are found in them, as plain data."""
        return {
            "directories": [str(each) for each in self.directories],
            "entries": {kind: list(self.names(kind)) for kind in KINDS},
        }

    def load(self, kind: str | None, name: str) -> Entry:
        """The entry of that name (case, spaces and underscores do not matter), of any kind where None.

        Raises InputError for an unknown name and for a faulty file.
        """
        return load_file(self.find(kind, name))

    def find(self, kind: str | None, name: str) -> Path:
        """The file of an entry, by its name or another that it goes by; raises InputError naming the nearest."""
        _check_kind(kind)
        field = _ASKED_AS.get(kind, kind) if kind else None
        if not isinstance(name, str):
            raise InputError(f"a name is a text, not {name!r:.60}", field=field)
        wanted = slug(name)
        path = self._named(wanted, kind)
        if path is not None:
            return path
        other = self._named(wanted, None)
        if other is not None:
            raise InputError(
                f"{other.stem} is a {_kind_of(other)}, not a {kind} (known: {few(self.names(kind), name)})",
                field=field,
            )
        raise UnknownNameError(
            f"no {kind or 'entry'} is called {name!r:.60}"
            f"{choices(name, self.names(kind), also=[alias for alias, _ in self._aliases(kind)])}",
            name=name,
            field=field,
        )

    def _named(self, wanted: str, kind: str | None) -> Path | None:
        """The file of an entry by its name in lower-case words, else by another name that it goes by."""
        for path in self._files(kind):
            if slug(path.stem) == wanted and kind in (None, _kind_of(path)):
                return path
        return next((path for alias, path in self._aliases(kind) if alias == wanted), None)

    def _aliases(self, kind: str | None) -> Iterator[tuple[str, Path]]:
        """Other names and the files that state them, those of the first kinds first."""
        for one in KINDS if kind is None else (kind,):
            for path in self._files(one):
                if _kind_of(path) == one:
                    for alias in _facts(path, stamp(path))[0].get("aliases", ()):
                        yield slug(str(alias)), path

    def search(self, words: str) -> tuple[Entry, ...]:
        """The entry of that name, or else all in whose names and titles the words stand, by kind and then by name.

        Raises InputError, as `find` does, where there is none.
        """
        try:
            return (self.load(None, words),)
        except InputError:
            wanted = slug(words).split("-")
            found = tuple(
                entry
                for entry in self.everything()
                if all(word in slug(" ".join((entry.name, entry.title, *entry.aliases))) for word in wanted)
            )
            if not found or not any(wanted):
                raise
            return found

    def canonical(self, kind: str, name: str) -> str:
        """The name as the catalogue spells it, without building the entry; raises InputError."""
        return self.find(kind, name).stem

    def vehicle_kind(self, name: str) -> str | None:
        """The kind of the vehicle of that name, without building the entry; None where there is none."""
        wanted = slug(name)
        for path in self._files("ship"):
            if slug(path.stem) == wanted:
                return _kind_of(path)
        vehicles = (one for one in KINDS if KINDS[one][0] == KINDS["ship"][0])
        return next((one for one in vehicles if self._named(wanted, one) is not None), None)

    def names(self, kind: str | None = None) -> tuple[str, ...]:
        """Names of all entries, or of those of one kind, sorted."""
        _check_kind(kind)
        return tuple(sorted({path.stem for path in self._files(kind) if kind in (None, _kind_of(path))}))

    def everything(self) -> tuple[Entry, ...]:
        """All entries, by kind and then by name."""
        return tuple(self.load(kind, name) for kind in KINDS for name in self.names(kind))

    def ship(self, name: str) -> Ship:
        """The ship of that name; raises InputError."""
        return cast("Ship", self.load("ship", name))

    def launcher(self, name: str) -> Launcher:
        """The launcher of that name; raises InputError."""
        return cast("Launcher", self.load("launcher", name))

    def hopper(self, name: str) -> Hopper:
        """The suborbital vehicle of that name; raises InputError."""
        return cast("Hopper", self.load("hopper", name))

    def pad(self, name: str) -> Pad:
        """The pad of that name; raises InputError."""
        return cast("Pad", self.load("pad", name))

    def station(self, name: str) -> Station:
        """The station of that name; raises InputError."""
        return cast("Station", self.load("station", name))

    def profile(self, name: str) -> Profile:
        """The profile of that name; raises InputError."""
        return cast("Profile", self.load("profile", name))

    def landing_zone(self, name: str) -> LandingZone:
        """The landing zone of that name; raises InputError."""
        return cast("LandingZone", self.load("landing-zone", name))

    def errors(self, name: str) -> Errors:
        """The error sources of that name; raises InputError."""
        return cast("Errors", self.load("errors", name))

    def flight_entry(self, name: str) -> FlightEntry:
        """The catalogue's record of a flight, with how it flew; raises InputError."""
        return cast("FlightEntry", self.load("flight", name))

    def _files(self, kind: str | None) -> Iterator[Path]:
        folders = _FOLDERS if kind is None else (KINDS[kind][0],)
        for directory in self.directories:
            for folder in folders:
                yield from sorted((directory / folder).glob("[!.]*.toml"))


def load_file(path: str | Path) -> Entry:
    """The entry in one TOML file, wherever it lies; raises InputError naming file and field."""
    path = Path(path)
    return _entry(path, stamp(path))


@lru_cache(maxsize=512)
def _entry(path: Path, at: Stamp) -> Entry:
    """The entry of a file; `at` makes a changed file a new one to the cache."""
    tree, provenance = _facts(path, at)
    values = {"name": path.stem, **tree}
    if values["name"] != path.stem:
        raise InputError(
            f"{values['name']!r} must be the file's name, {path.stem!r} (in {path})", field="name"
        )
    _, module, model = KINDS[values["kind"]]
    entry_class: type[Entry] = getattr(import_module(f"expedition.catalog.models.{module}"), model)
    return entry_class.from_facts(values, provenance, path)


@lru_cache(maxsize=512)
def _facts(path: Path, at: Stamp) -> tuple[facts.Tree, dict[str, facts.Provenance]]:
    """Values and provenance of a file, before its kind of entry has looked at them."""
    raw = facts.read_toml(path)
    # What lies among flights is one, as where it is planned by its path.
    if path.parent.name == KINDS["flight"][0]:
        raw = {"kind": "flight", **raw}
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        problem = "is missing" if kind is None else f"{kind!r} is unknown"
        raise InputError(f"{problem} (known: {', '.join(KINDS)}) (in {path})", field="kind")
    # What a flight asks is a wish and needs no source; how it flew is a fact.
    known_as = ERROR_CONFIDENCES if kind == "errors" else facts.CONFIDENCES
    tree, provenance = facts.unwrap(raw, file=path, demand=kind != "flight", confidences=known_as)
    if kind == "flight" and "flown" in raw:
        flown = ("sources", "source", "confidence", "flown")
        facts.unwrap({key: raw[key] for key in flown if key in raw}, file=path)
    return tree, provenance


def _kind_of(path: Path) -> str:
    return str(_facts(path, stamp(path))[0]["kind"])


def stamp(path: Path) -> Stamp:
    """What tells a file from a changed one; None where there is none."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_size


def _own(folder: Path, field: str) -> Path:
    """A folder of somebody's own entries, refused where it can be none."""
    try:
        there = folder.is_dir()
        holds = [name for name in _FOLDERS if there and (folder / name).is_dir()]
        # Shapes alone are drawn for what Expedition ships.
        holds += [SHAPES] if there and (folder / SHAPES).is_file() else []
    except (OSError, ValueError):
        there, holds = False, []
    if not there:
        raise InputError(f"{str(folder)!r:.200} is not a folder", field=field)
    if not holds:
        above = "; name the folder above it" if folder.absolute().name in _FOLDERS else ""
        raise InputError(
            f"{str(folder)!r:.200} holds none of {', '.join((*_FOLDERS, SHAPES))}{above}", field=field
        )
    return folder.absolute()


def _check_kind(kind: str | None) -> None:
    if kind is not None and (not isinstance(kind, str) or kind not in KINDS):
        raise InputError(f"no kind is called {kind!r:.60}{choices(str(kind), KINDS)}", field="kind")
