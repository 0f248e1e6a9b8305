"""What users set once for all their commands: the file, the environment, and what each setting may be.

An option on the command line goes before the environment, that before the file, and the file before what a command
does by itself. Only commands read it: what Python code computes rests on nothing but its arguments.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expedition.errors import InputError

FILE_VARIABLE = "EXPEDITION_CONFIG"
# Money is told by consumer prices, which are known from the first crewed flights on.
_YEARS = (1961, 2100)


@dataclass(frozen=True)
class Setting:
    """One thing that can be set; `read` gives the value that commands take, or raises ValueError."""

    name: str
    meaning: str
    example: str
    read: Callable[[object], object]
    initially: str
    """What holds unless it is set."""

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return "EXPEDITION_" + self.name.upper().replace("-", "_")


@dataclass(frozen=True)
class Held:
    """A value that is set, and where."""

    value: object
    source: str


def _zone(value: object) -> str:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(_text(value)).key
    except (OSError, ValueError, LookupError):
        raise ValueError(f"{value!r:.60} is no time zone; give one such as Europe/Moscow") from None


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"should be a text, not {value!r:.60}")
    return value


def _folder(value: object) -> str:
    folder = Path(_text(value)).expanduser()
    if not folder.is_dir():
        raise ValueError(f"{str(folder)!r:.200} is no folder")
    return str(folder)


def _folders(value: object) -> list[str]:
    given = value.split(os.pathsep) if isinstance(value, str) else value
    if not isinstance(given, list) or not given:
        raise ValueError(f"should be a folder or a list of folders, not {value!r:.60}")
    return [_folder(one) for one in given]


def _one_of(*known: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in known:
            raise ValueError(f"{value!r:.60} is none of {', '.join(known)}")
        return str(value)

    return read


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, str) and value.strip().isdecimal():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"should be a whole number from {least} to {most}, not {value!r:.60}")
        return value

    return read


SETTINGS = {
    one.name: one
    for one in (
        Setting("tz", "clock of `watch` and `shots`", "Europe/Moscow", _zone, "each place's own; UTC"),
        Setting("catalog", "folders of your own entries, for every command", "~/mine", _folders, "none"),
        Setting(
            "elements-folder",
            "where a file of `--elements` is looked for that is not here",
            "~/elements",
            _folder,
            "none",
        ),
        Setting("theme", "colours of figures: light or dark", "dark", _one_of("light", "dark"), "light"),
        Setting("size", "size of figures: page, 16:9 or 4k", "16:9", _one_of("page", "16:9", "4k"), "page"),
        Setting("year", "in whose money prices are told", "2021", _number(*_YEARS), "2026"),
        Setting(
            "currency",
            "in which prices are told: USD, EUR or RUB",
            "EUR",
            _one_of("USD", "EUR", "RUB"),
            "USD",
        ),
        Setting(
            "language",
            "in which a published page opens: en or ru",
            "ru",
            _one_of("en", "ru"),
            "the reader's own",
        ),
    )
}


def folder() -> Path:
    """Where a user's settings are kept: $XDG_CONFIG_HOME/expedition, ~/.config/expedition, or in %APPDATA%.

    Raises InputError where the user has no home.
    """
    xdg = os.environ.get("XDG_CONFIG_HOME", "")
    if os.path.isabs(xdg):
        return Path(xdg) / "expedition"
    if sys.platform == "win32" and os.environ.get("APPDATA"):
        return Path(os.environ["APPDATA"]) / "expedition"
    try:
        return Path.home() / ".config" / "expedition"
    except RuntimeError:
        raise InputError(
            f"you have no home folder here; name a file in {FILE_VARIABLE}", field="config"
        ) from None


def file() -> Path:
    """The file of settings, whether it is there or not."""
    named = os.environ.get(FILE_VARIABLE, "")
    return Path(named).expanduser() if named else folder() / "config.toml"


def table() -> dict[str, Any]:
    """What stands in the file, unread; empty where there is none. Raises InputError for what is no TOML."""
    import tomllib

    try:
        path = file()
        text = path.read_text(encoding="utf-8")
    except (OSError, InputError):
        # Settings that cannot be had are no reason to withhold an answer.
        return {}
    except ValueError:
        raise InputError(f"{path} is no text in UTF-8; mend it or take it away", field="config") from None
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise InputError(f"{path} is no TOML: {error}; mend it or take it away", field="config") from None


def read(name: str, value: object, source: str) -> object:
    """A value as commands take it; raises InputError that names its source."""
    try:
        return SETTINGS[name].read(value)
    except ValueError as error:
        raise InputError(f"{error} (in {source})", field=name) from None


def held(given: Mapping[str, Any] | None = None) -> dict[str, Held]:
    """All that is set, by name. given: the file's table. Raises InputError for a value that cannot be."""
    found = {}
    stands = table() if given is None else given
    for name, setting in SETTINGS.items():
        # What is set to nothing is as if it were not.
        if os.environ.get(setting.variable):
            source = setting.variable
            found[name] = Held(read(name, os.environ[source], source), source)
        elif name in stands:
            source = str(file())
            found[name] = Held(read(name, stands[name], source), source)
    return found


def defaults(command: Any, values: Mapping[str, Held]) -> dict[str, Any]:
    """What options are where nobody gives them, nested as commands are."""
    found: dict[str, Any] = {}
    for name, inner in getattr(command, "commands", {}).items():
        below = defaults(inner, values)
        for option in inner.params:
            key = option.opts[0].removeprefix("--")
            if key in values and option.param_type_name == "option":
                value = values[key].value
                many = value if isinstance(value, list) else [value]
                below[option.name] = many if option.multiple else value
        if below:
            found[name] = below
    return found
