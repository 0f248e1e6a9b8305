"""Facts read from TOML: plain values, and beside each the source and the confidence it is held with.

A value stands as `x = { value = 3, source = "...", confidence = "verified" }`, or bare as `x = 3` in a table
whose own `source` and `confidence` keys speak for everything below, up to the next table that says otherwise.
`source = "@key"` points into the file's `[sources]` table; `note` may stand beside a value or in a table.
"""

from __future__ import annotations

import difflib
import math
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from expedition.catalog.toml_slips import slip
from expedition.errors import InputError
from expedition.files import ZIP_HINT, ZIP_MAGIC

MAX_BYTES = 1_000_000
CONFIDENCES = ("verified", "bounded", "assumed")
_ABOUT = ("source", "confidence", "note")

# The time that a dotted key takes to be read grows with the square of its parts.
_MAX_DOTS = 40
# Bounded and possessive, so that looking for it takes no such time itself; longer parts leave no room for many.
_KEY_PART = r"""(?:"(?:[^"\\\n]|\\.){0,200}+"|'[^'\n]{0,200}+'|[\w-]++)[ \t]{0,200}+\.[ \t]{0,200}+"""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_KEY_PART}){{{_MAX_DOTS}}}")

Tree = dict[str, Any]


@dataclass(frozen=True)
class Provenance:
    """Where one value comes from; `confidence` is "verified", "bounded" (sources differ) or "assumed".

    Error sources have "print", "measured", "recalled" or "assumed".
    """

    source: str | None
    confidence: str | None
    note: str | None = None


def read_toml(path: Path) -> Tree:
    """The tables of a TOML file of at most 1 MB.

    Raises InputError, naming the file, when it is missing, too large, not text or not TOML (line, column).
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise InputError(f"{path} is a directory, not a TOML file")
        if not stat.S_ISREG(about.st_mode):
            raise InputError(f"{path} is not an ordinary file")
        if about.st_size > MAX_BYTES:
            size = f"{about.st_size / 1e6:.1f} MB"
            raise InputError(f"{path} has {size}; a TOML file of ours has at most {MAX_BYTES / 1e6:.0f} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist{_like(path)}") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if data.startswith(ZIP_MAGIC):
        raise InputError(f"{path} {ZIP_HINT}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not a text file: byte {error.start} is not UTF-8") from None
    deep = _DEEP_KEY.search(text)
    if deep is not None:
        line = text.count("\n", 0, deep.start()) + 1
        raise InputError(f"{path} is not TOML of ours: line {line} has a key of more than {_MAX_DOTS} parts")
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise InputError(f"{path} is not TOML: {error}{slip(text, str(error))}") from None
    except RecursionError:
        raise InputError(f"{path} is not TOML of ours: it nests too deeply") from None


def _like(path: Path) -> str:
    """A hint at a file of nearly the same name in the same directory."""
    try:
        # The ending is the same for all and must not make strangers alike.
        near = difflib.get_close_matches(path.stem, [p.stem for p in path.parent.glob("*.toml")], n=1)
    except OSError:
        return ""
    return f"; did you mean {path.parent / near[0]}.toml?" if near else ""


def unwrap(
    raw: Mapping[str, Any], *, file: Path, demand: bool = True, confidences: tuple[str, ...] = CONFIDENCES
) -> tuple[Tree, dict[str, Provenance]]:
    """Plain tree of a file's values, arrays as tuples, and the provenance of each by path.

    Paths read like `ports[0].axis_rtn`. With `demand`, a number, date or truth value without a source and a
    confidence is refused. Raises InputError naming file and path.
    """
    sources = raw.get("sources", {})
    if not isinstance(sources, dict) or not all(isinstance(text, str) for text in sources.values()):
        raise InputError(f"must be a table of texts (in {file})", field="sources")
    reader = _Reader(file=file, sources=sources, demand=demand, confidences=confidences, provenance={})
    body = {key: value for key, value in raw.items() if key != "sources"}
    try:
        tree = reader.table(body, "", Provenance(None, None))
    except RecursionError:
        raise InputError(f"{file} is not TOML of ours: it nests too deeply") from None
    return tree, reader.provenance


@dataclass(frozen=True)
class _Reader:
    file: Path
    sources: Mapping[str, str]
    demand: bool
    confidences: tuple[str, ...]
    provenance: dict[str, Provenance]

    def table(self, table: Mapping[str, Any], path: str, above: Provenance) -> Tree:
        here = self.about(table, path, above)
        if here.note is not None:
            self.provenance[path] = here
        below = Provenance(here.source, here.confidence)
        return {
            key: self.value(value, f"{path}.{key}" if path else key, below)
            for key, value in table.items()
            if key not in _ABOUT
        }

    def value(self, value: Any, path: str, above: Provenance) -> Any:
        if isinstance(value, dict):
            if "value" not in value:
                return self.table(value, path, above)
            for key in value:
                if key not in ("value", *_ABOUT):
                    raise self.error(
                        f"a value has only source, confidence and note beside it, not {key!r}", path
                    )
            return self.leaf(value["value"], path, self.about(value, path, above))
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            return tuple(self.value(item, f"{path}[{i}]", above) for i, item in enumerate(value))
        return self.leaf(value, path, above)

    def leaf(self, value: Any, path: str, known: Provenance) -> Any:
        plain = _plain(value)
        if _is_nan(plain):
            raise self.error("is not a number (nan)", path)
        if self.demand and _needs_source(plain):
            for key in ("source", "confidence"):
                if getattr(known, key) is None:
                    raise self.error(
                        f'{plain!r} has no {key}; write {{ value = {plain!r}, source = "...", '
                        f'confidence = "{" | ".join(self.confidences)}" }} or set {key} in its table',
                        path,
                    )
        if known != Provenance(None, None):
            self.provenance[path] = known
        return plain

    def about(self, table: Mapping[str, Any], path: str, above: Provenance) -> Provenance:
        for key in _ABOUT:
            if key in table and (not isinstance(table[key], str) or not table[key].strip()):
                raise self.error("must be a text that says something", f"{path}.{key}" if path else key)
        source = table.get("source", above.source)
        if source is not None and source.startswith("@"):
            source = self.source(source[1:], path)
        confidence = table.get("confidence", above.confidence)
        if confidence is not None and confidence not in self.confidences:
            raise self.error(
                f"confidence {confidence!r} is none of {', '.join(self.confidences)}", path or "confidence"
            )
        return Provenance(source, confidence, table.get("note"))

    def source(self, key: str, path: str) -> str:
        if key not in self.sources:
            near = difflib.get_close_matches(key, self.sources, n=1)
            hint = f"; did you mean @{near[0]}?" if near else ""
            raise self.error(f"source @{key} is not in the file's [sources]{hint}", path or "source")
        return self.sources[key]

    def error(self, message: str, path: str) -> InputError:
        return InputError(f"{message} (in {self.file})", field=path)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _needs_source(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(_needs_source(item) for item in value)
    if isinstance(value, dict):
        return any(_needs_source(item) for item in value.values())
    return isinstance(value, int | float | date | time)


def _is_nan(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(_is_nan(item) for item in value)
    return isinstance(value, float) and math.isnan(value)
