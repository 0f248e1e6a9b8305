"""The days of the crews on the way to a station, as a plan says them."""

from __future__ import annotations

from typing import Literal

from expedition.plans.fields import Record


class PlanCrewSpan(Record):
    """What a crew does for a while."""

    who: Literal["crew on the way", "crew of the station"]
    """Which crew."""
    does: Literal["awake", "sleep", "duty"]
    """Duty is a working day on the station, and docking for those on the way."""
    start_met_s: float
    """It begins (T+; before lift-off negative)."""
    end_met_s: float
    """It ends (T+)."""


class PlanCrewDays(Record):
    """When the crews wake, work and sleep."""

    spans: tuple[PlanCrewSpan, ...]
    """In order of their beginnings, those on the way first."""
    awake_at_contact_s: float | None
    """How long those on the way have been awake at contact; null where nobody is on board, or no rule is known."""
    longest_awake_s: float | None
    """The longest that those on the way are awake, from before lift-off to the opening of the hatch."""
    station_hour: float | None
    """The hour of the UTC day at which the ship docks, by which the station's crew lives."""
    station_shift_s: float | None
    """How far the station's crew must move its day to receive the ship; negative is earlier, 0 not at all."""
    rests_on: tuple[str, ...]
    """Where the rules come from, and how sure they are."""
    cannot_tell: tuple[str, ...]
    """What these times do not know, for people."""
