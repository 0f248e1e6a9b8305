"""What a search for windows finds."""

from __future__ import annotations

from expedition.plans.fields import Record, Utc


class FoundProfile(Record):
    """What a profile makes of a passage of the pad through the station's plane."""

    profile: str
    """The profile's name in the catalogue."""
    orbits: int
    """Orbits from lift-off to docking."""
    feasible: bool
    """Whether it is open."""
    reason: str
    """Why it is not open, for people; empty where it is."""
    liftoff_utc: Utc
    """Lift-off that fits this profile."""
    dv_mps: float | None
    """Δv of phasing; null where no burns would do."""
    docking_utc: Utc
    """Contact."""
    phase_deg: float
    """The station ahead of the ship at insertion, with the turns to be gained counted in."""
    phase_range_deg: tuple[float, float]
    """Least and most phase that the profile can gain by `docking_utc`."""
    docking_sunlit: bool
    """Whether the station is in sunlight at contact."""
    sun_off_axis_deg: float
    """Least angle of the Sun from the docking axis in the final approach; 180 where all is in shadow."""


class FoundWindow(Record):
    """A passage of the pad through the station's plane, as `expedition windows --json` prints it."""

    liftoff_utc: Utc
    """Lift-off of the open profile with the fewest orbits, or of the first one asked about."""
    open_utc: Utc
    """First lift-off that the ship's Δv can mend."""
    close_utc: Utc
    """Last lift-off that the ship's Δv can mend."""
    limit: str
    """What ends the window, for people."""
    phase_deg: float
    """The station ahead of the ship at insertion, 0 to 360."""
    phase_liftoff_deg: float
    """The station past the pad at lift-off along its orbit, −180 to 180."""
    beta_deg: float
    """The Sun above the station's orbit plane, positive on the side of the orbit normal."""
    pad_sun_elevation_deg: float
    """The Sun above the pad's horizon at lift-off, without refraction."""
    southbound: bool = False
    """Whether the plane comes over the pad on its way south; a pad may have both passes of a day."""
    age_days: float | None
    """How old the station data are at lift-off; null where the orbit is only planned."""
    phase_known: bool
    """Whether they say where in its orbit the station will be. Where not, its plane is known and lift-off with it to
    some minutes; phase, orbits to docking and what `profiles` says are not."""
    profiles: tuple[FoundProfile, ...]
    """One entry for each profile asked about, fewest orbits first."""
