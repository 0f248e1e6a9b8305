"""The errors that users see: each says what was asked, what is possible and what to change."""

from __future__ import annotations

from collections.abc import Collection
from numbers import Integral, Real


class ExpeditionError(Exception):
    """Anything Expedition refuses; `exit_code` is what the command returns."""

    exit_code = 2


class InputError(ExpeditionError):
    """What was handed in is wrong: `field` says where, the message says what and how to mend it."""

    exit_code = 2

    def __init__(self, message: str, *, field: str | None = None) -> None:
        self.field = field
        super().__init__(f"{field}: {message}" if field else message)


def refuse_no_bool(value: object, field: str) -> None:
    """Raise InputError for what is neither True nor False: a text counts as yes, even "no"."""
    if not isinstance(value, bool):
        raise InputError(f"{value!r:.60} is neither True nor False", field=field)


def refuse_no_number(value: object, field: str, *, whole: bool = False) -> None:
    """Raise InputError for what is no number, or no whole one; True and False are none."""
    if isinstance(value, bool) or not isinstance(value, Integral if whole else Real):
        raise InputError(f"{value!r:.60} is no {'whole ' if whole else ''}number", field=field)


def refuse_no_numbers(values: object, field: str) -> None:
    """Raise InputError for what is no list of numbers."""
    if isinstance(values, str | bytes) or not isinstance(values, Collection):
        raise InputError(f"{values!r:.60} is no list of numbers", field=field)
    for one in values:
        refuse_no_number(one, field)


class UnknownNameError(InputError):
    """A name that the catalogue or the record does not have: `name` is what was written."""

    def __init__(self, message: str, *, name: str, field: str | None = None) -> None:
        self.name = name
        super().__init__(message, field=field)


class ImpossibleFlightError(ExpeditionError):
    """The request is well formed, but physics, the vehicle or the pad says no."""

    exit_code = 1


class StationDataError(InputError):
    """A station's element set or ephemeris cannot be read, or does not cover what was asked."""


class OfflineError(ExpeditionError):
    """Live data was asked for and cannot be had."""

    exit_code = 1


class PropagationError(ImpossibleFlightError):
    """The engine cannot fly on: the orbit has come down, or the numbers have run away."""


class RunError(ExpeditionError):
    """A run of many flights cannot go on; what it has done is kept."""

    exit_code = 1
