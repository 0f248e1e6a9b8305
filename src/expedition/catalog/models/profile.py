"""Profile: a way to the station in a number of orbits: when burns may come, and how the approach goes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from expedition.catalog.entry import Entry, Name, NotNegative, Part, Positive, Text
from expedition.catalog.ground import ground_stations


def _known_stations(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, all of them ground stations of the catalogue; else ValueError."""
    known = [one["name"] for one in ground_stations()["stations"]]
    for name in names:
        if name not in known:
            raise ValueError(f"{name!r} is no ground station of the catalogue, which has {', '.join(known)}")
    return names


class Span(Part):
    """Earliest and latest time from lift-off, s."""

    earliest: Positive
    latest: Positive

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest:g} is after latest {self.latest:g}")
        return self


class Light(Part):
    """One chance to dock on each revolution: so long after an orbital sunset, s; before it where negative."""

    after_sunset_s: Annotated[float, Field(ge=-5400.0, le=5400.0)]


class Settling(Part):
    """How long it takes from the end of the drift to contact from a day on, s."""

    since: date
    settle_s: NotNegative


class Drift(Part):
    """How soon a phase is made up: at the rate of a phasing orbit of this mean height, km, and then so long, s.

    `later` is what that became since. Contact comes at the next chance after it, or, with `at_once`, right then and a
    revolution later each.
    """

    height_km: Annotated[float, Field(ge=120.0, le=2000.0)]
    settle_s: NotNegative
    at_once: bool = False
    later: tuple[Settling, ...] = Field(default=(), max_length=10)


class Rest(Part):
    """When the crew on the way sleeps before it docks. Times from lift-off, s.

    A docking that could come by `awake_s` finds the crew still awake; one that cannot come before `slept_s` finds
    it rested. Between the two it is put off by `sleep_s`.
    """

    awake_s: NotNegative
    slept_s: Positive
    sleep_s: Positive

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.awake_s > self.slept_s:
            raise ValueError(f"awake_s {self.awake_s:g} is after slept_s {self.slept_s:g}")
        return self


class Duty(Part):
    """When in its day the station's crew receives a ship, s after it wakes and before it sleeps.

    With `at_s` there is one chance a day, so long after the crew wakes, whatever the light.
    """

    after_wake_s: NotNegative = 0.0
    before_sleep_s: NotNegative = 0.0
    at_s: NotNegative | None = None


class Nights(Part):
    """The days of a crew on its way, s: awake before lift-off, its first night, and the last one before contact.

    The crew rises `up_s` before lift-off. Its first night begins `first_s` after it and is `length_s` long. Where the
    flight goes on for more than a day after it, more nights follow, the last of which ends `ready_s` before contact.
    """

    up_s: NotNegative
    first_s: Positive
    length_s: Positive
    ready_s: Positive


class Length(Part):
    """A length of the way, s from lift-off, that is flown from a day on, where phase and the crew's day allow it."""

    since: date
    docking_s: Positive


class Formerly(Part):
    """What was usual before the day `until`: another docking time, s from lift-off.

    With `watched_from` the chances were others too: one on each pass over these ground stations, `in_sight_s` after the
    station came into their sight.
    """

    until: date
    usual_docking_s: Positive
    watched_from: tuple[Text, ...] = Field(default=(), max_length=50)
    in_sight_s: NotNegative = 0.0

    @field_validator("watched_from")
    @classmethod
    def _known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return _known_stations(names)


class Slot(Part):
    """A place for a phasing burn: revolutions of the ship flown since insertion, or before the aim point.

    It may come up to `earlier` whole revolutions sooner, where the phase asks for it; all slots of a profile
    that can move so move together.
    """

    name: Text
    revolutions: Annotated[float, Field(gt=0.0, lt=200.0)]
    before_aim: bool = False
    earlier: Annotated[int, Field(ge=0, le=20)] = 0


class Approach(Part):
    """From the aim point to contact: distances m, speeds m/s, times s.

    The aim point lies `aim_below_m` under and `aim_behind_m` behind the station, on an orbit that runs evenly
    under it. After `coast_s` there, approach initiation leads in `transfer_s` to `flyaround_m` below the
    station, where it may hold for `below_hold_s`; from there the ship flies around to the port's axis and
    closes to `hold_m`. The final approach may stop once more, at `near_hold_m`. Points and the initiating burn
    have the names that crews give them. `keep_out_m` is the radius of the keep-out sphere for ships that flew
    by rules of their own.
    """

    initiation_name: Text = "approach initiation"
    below_name: Text | None = None
    hold_name: Text | None = None
    near_hold_name: Text | None = None

    aim_below_m: Positive
    aim_behind_m: Positive
    coast_s: NotNegative
    transfer_s: Positive
    flyaround_m: Positive
    below_hold_s: NotNegative = 0.0
    flyaround_s_per_deg: Positive
    closing_s: Positive
    hold_m: Positive
    hold_s: NotNegative
    near_hold_m: Positive | None = None
    near_hold_s: NotNegative = 0.0
    final_speed_mps: Positive
    final_slope_per_s: Positive
    keep_out_m: Positive | None = None

    @model_validator(mode="after")
    def _nearer_and_nearer(self) -> Self:
        if self.near_hold_m is not None and self.near_hold_m >= self.hold_m:
            raise ValueError(f"near_hold_m {self.near_hold_m:g} is not inside hold_m {self.hold_m:g}")
        return self


class Profile(Entry):
    """A rendezvous profile. Burn slots stand in the order in which they are flown.

    `max_dv_mps` is what phasing may spend. `min_perigee_km` holds from the first burn on, and for the insertion
    orbit where that is meant to last. `sun_exclusion_deg` is the least angle between the docking axis,
    seen from the ship, and the Sun during the final approach. Contact comes as early as `docking_s` allows;
    with `after_sunset_s` it waits for that long after an orbital sunset, the final approach in the last
    light, and where no sunset fits, for `usual_docking_s` from lift-off. A ship without a data relay instead
    flies its final approach in sight of the ground stations `watched_from`, beginning it as they come into
    sight; with a crew on board, from the day `watched_by_day_since` on, in daylight, or else in the last light before
    that pass. Of several such times the latest is taken. `falls_back_to` is the longer profile by which a ship must
    still be able to come where this one fails. `arrival_name` is the burn at the aim point.

    With `light`, or with a `duty` at one hour of the day, the number of revolutions is not given: of the chances
    within `docking_s` the first is taken that phase and `drift`, the `rest` of the crew on the way and the `duty` of
    the station's crew allow, or, with `usual_docking_s`, the one nearest to it; before them all the length of the way
    that is flown since a day (`lengths`), where phase and duty allow it. `orbits` then only names the profile.
    `nights` are when a crew sleeps on the way. A profile with `flown_by` is for flights whose names begin with one of
    these; others fly it only where it is asked for by name.
    """

    kind: Literal["profile"] = "profile"
    orbits: Annotated[int, Field(ge=1, le=200)]
    docking_s: Span
    slots: tuple[Slot, ...] = Field(min_length=2, max_length=12)
    arrival_name: Text = "Arrival"
    max_dv_mps: Positive
    min_perigee_km: Positive
    sun_exclusion_deg: Annotated[float, Field(ge=0.0, lt=90.0)]
    after_sunset_s: Annotated[float, Field(ge=-1800.0, le=1800.0)] | None = None
    usual_docking_s: Positive | None = None
    watched_from: tuple[Text, ...] = Field(default=(), max_length=50)
    falls_back_to: Name | None = None
    watched_by_day_since: date | None = None
    light: Light | None = None
    drift: Drift | None = None
    rest: Rest | None = None
    duty: Duty | None = None
    nights: Nights | None = None
    flown_by: tuple[Text, ...] = Field(default=(), max_length=20)
    formerly: tuple[Formerly, ...] = Field(default=(), max_length=10)
    lengths: tuple[Length, ...] = Field(default=(), max_length=10)
    approach: Approach

    @field_validator("watched_from")
    @classmethod
    def _known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return _known_stations(names)

    @model_validator(mode="after")
    def _one_rule(self) -> Self:
        if self.light is not None and self.after_sunset_s is not None:
            raise ValueError("light and after_sunset_s both say when after a sunset; give one of them")
        if not self.by_chances and (self.drift or self.rest or self.duty or self.lengths):
            raise ValueError(
                "drift, rest, duty and lengths choose among chances; give light, or a duty with at_s"
            )
        if self.drift and self.drift.at_once and self.light is None:
            raise ValueError(
                "at_once of drift stands without light, which takes over where no phase is asked for"
            )
        return self

    def is_of(self, flight: str) -> bool:
        """Whether it is meant for the flight of that name before others."""
        return flight.casefold().startswith(tuple(one.casefold() for one in self.flown_by))

    @property
    def by_chances(self) -> bool:
        """Whether the number of revolutions follows from the rules of light, drift, rest and duty."""
        return self.light is not None or (self.duty is not None and self.duty.at_s is not None)

    def usual_on(self, day: date) -> Formerly | None:
        """What was usual on a day, where that was not yet what is usual now."""
        return min((one for one in self.formerly if day < one.until), key=lambda one: one.until, default=None)

    def earlier(self, revolutions: int) -> Profile:
        """The profile with those slots that may come earlier moved by whole revolutions; 0 leaves all in place."""
        sign = {True: 1.0, False: -1.0}
        moved = tuple(
            slot.model_copy(
                update={
                    "revolutions": slot.revolutions + sign[slot.before_aim] * min(revolutions, slot.earlier)
                }
            )
            for slot in self.slots
        )
        return self.model_copy(update={"slots": moved})

    @property
    def most_earlier(self) -> int:
        """How many revolutions the slots can move at most."""
        return max(slot.earlier for slot in self.slots)
