"""What the parts of a plan have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from expedition.catalog.models.flight import FIRST_YEAR, LAST_YEAR
from expedition.errors import InputError
from expedition.meanings import Explained
from expedition.space.time import parse_utc


class Record(Explained):
    """A part of a plan: frozen, complete, finite numbers only."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _real_time(text: str) -> str:
    try:
        parse_utc(text)
    except InputError as error:
        raise ValueError(str(error).removeprefix("time: ")) from None
    # A stay may end some years after the last day that is planned from.
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR + 10:
        raise ValueError(f"{text} is outside the years {FIRST_YEAR} to {LAST_YEAR + 10}")
    return text


State = Annotated[tuple[float, ...], Field(min_length=6, max_length=6)]
Utc = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"),
    AfterValidator(_real_time),
]
