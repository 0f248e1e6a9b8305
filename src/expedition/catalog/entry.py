"""Entry: one thing that the catalogue knows, with the provenance of every value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from expedition.catalog.facts import Provenance, Tree
from expedition.catalog.refusal import refusal
from expedition.catalog.spelling import DEVICES, slug


def _name(text: str) -> str:
    if text != slug(text) or not 0 < len(text) <= 80:
        raise ValueError(f"{text!r} is no name; write lower-case words joined by hyphens, such as soyuz-ms")
    if text in DEVICES:
        raise ValueError(
            f"{text} is a device on Windows, so no file can be called so; write {text}-1 or another name"
        )
    return text


def _text(text: str) -> str:
    if not 0 < len(text.strip()) <= 200 or not text.isprintable():
        raise ValueError(f"{text[:60]!r} must be one line of 1 to 200 printable characters")
    return text


Name = Annotated[str, AfterValidator(_name)]
Text = Annotated[str, AfterValidator(_text)]
Positive = Annotated[float, Field(gt=0.0)]
NotNegative = Annotated[float, Field(ge=0.0)]
Vector = tuple[float, float, float]


class Part(BaseModel):
    """A piece of an entry: frozen, with no unknown keys and no guessed types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)


class Entry(Part):
    """What every entry has. Built by the catalogue, or directly, then without provenance.

    `aliases` are other names by which it is found, as people write them. Raises InputError with the field's path.
    """

    name: Name
    title: Text
    kind: str
    aliases: tuple[Text, ...] = Field(default=(), max_length=20)

    _provenance: dict[str, Provenance] = PrivateAttr(default_factory=dict)
    _file: Path | None = PrivateAttr(default=None)

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**_frozen(values))
        except ValidationError as error:
            raise refusal(error, type(self)) from None

    @classmethod
    def from_facts(cls, tree: Tree, provenance: Mapping[str, Provenance], file: Path) -> Self:
        """The entry of a file already read; raises InputError naming file and field."""
        entry = cls.__new__(cls)
        try:
            BaseModel.__init__(entry, **tree)
        except ValidationError as error:
            raise refusal(error, cls, file) from None
        entry._provenance = dict(provenance)
        entry._file = file
        return entry

    @property
    def provenance(self) -> Mapping[str, Provenance]:
        """Source, confidence and note by path, such as `main_engine.thrust_n` or `ports[0].axis_rtn`."""
        return MappingProxyType(self._provenance)

    @property
    def file(self) -> Path | None:
        """The file that the entry was read from."""
        return self._file


def _frozen(value: Any) -> Any:
    """Lists as tuples, so that entries written in Python may use either."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_frozen(item) for item in value)
    return value
