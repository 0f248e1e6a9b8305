"""Who hears a flight on its way, as a plan says it."""

from __future__ import annotations

from expedition.plans.fields import Record


class PlanLink(Record):
    """A span in sight of one ground station or relay satellite."""

    via: str
    """The ground station or satellite."""
    network: str
    """Whose it is, by its name in the catalogue."""
    relay: bool
    """Whether it is a satellite."""
    start_met_s: float
    """The span begins (T+)."""
    end_met_s: float
    """The span ends (T+)."""
    highest_deg: float | None = None
    """The most that the ship stands over a ground station's horizon; null for a satellite."""


class PlanSight(Record):
    """When the ship is in sight of whom; which of them has an antenna for it then is not known."""

    networks: tuple[str, ...]
    """Those that hear the ship, by their names in the catalogue."""
    relayed: bool
    """Whether the ship speaks through satellites."""
    minimum_elevation_deg: float
    """From which height over its horizon a ground station hears."""
    share: float
    """How much of the flight is in sight of somebody, from 0 to 1."""
    longest_gap_s: float
    """The longest time in sight of nobody."""
    longest_gap_met_s: float | None
    """Its beginning (T+); null where somebody is always in sight."""
    links: tuple[PlanLink, ...]
    """In order of their beginnings."""
    cannot_tell: tuple[str, ...]
    """What these times do not know, for people."""
