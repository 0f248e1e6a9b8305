"""Parts of a plan: from the pad to the station."""

from __future__ import annotations

from typing import Literal

from expedition.plans.fields import Record, Utc


class PlanLaunchWindow(Record):
    """The window about the plane that a launcher's operators announce; off the plane the launcher steers."""

    opens_utc: Utc
    """Its opening."""
    closes_utc: Utc
    """Its closing."""
    zero: Literal["opening", "in plane", "closing"]
    """Which of its instants is named beforehand as the lift-off."""
    named_utc: Utc
    """That instant."""
    recycles: bool
    """Whether a count that stopped may be taken up again within it."""


class PlanDogLeg(Record):
    """A launch that must first go another way than straight, for what lies in the way."""

    azimuth_deg: float
    """The way flown at first, over ground, from north over east."""
    straight_azimuth_deg: float
    """The one that would lead straight into the plane."""
    propellant_kg: float
    """What the launcher has left less than straight."""


class PlanWindow(Record):
    """Why it lifts off when it does, and what happens if it slips."""

    open_utc: Utc
    """First lift-off that the ship's Δv can mend."""
    close_utc: Utc
    """Last lift-off that the ship's Δv can mend."""
    limit: str
    """What ends the window, for people."""
    plane_lead_s: float
    """Lift-off before the insertion plane passes over the pad."""
    plane_lead_source: Literal["flown", "least propellant", "trajectory"]
    """Whether flown data, the launcher's fuel or a given trajectory decide the lead."""
    node_bias_deg: float
    """How far east of the station's node the ship is inserted, to drift west while it catches up."""
    node_bias_s: float
    """The same as time of lift-off."""
    in_plane_utc: Utc | None = None
    """The lift-off into the plane, where another is flown; null where it is the one flown."""
    slip_dv_mps: float | None = None
    """What the ship spends on phasing more than from the lift-off named beforehand; negative where less; null there."""
    announced: PlanLaunchWindow | None = None
    """The launcher's own window; null for a single instant."""
    steering_kg: float | None = None
    """Propellant that the launcher burns more than from the lift-off into the plane; null where it need not steer."""
    dog_leg: PlanDogLeg | None = None
    """What goes round what lies in the way, and its price; null where it flies straight."""
    phase_liftoff_deg: float
    """The station past the pad at lift-off, along its orbit; negative when it has yet to come."""
    phase_insertion_deg: float
    """The station ahead of the ship at insertion."""
    phase_range_deg: tuple[float, float]
    """Least and most phase that the profile can gain by the docking time."""
    beta_deg: float
    """The Sun above the station's orbit plane, positive on the side of the orbit normal."""
    pad_sun_elevation_deg: float
    """The Sun above the pad's horizon at lift-off, without refraction."""
    pad_lighting: str
    """Day, civil twilight, twilight or night at lift-off."""
    docking_lighting: str
    """Sunlit or in shadow."""
    docking_sun_off_axis_deg: float
    """Least angle of the Sun from the docking axis in the final approach; 180 where all is in shadow."""


class PlanBooster(Record):
    """How the launcher's first stage comes home, and what that takes. Burns as instants, without the air."""

    recovery: str
    """`far ship`, `near ship`, `launch site` or `expended`."""
    distance_km: float | None
    """From the pad to where it lands; null where it lands where it falls, or does not."""
    falls_km: float | None
    """From the pad to where it would fall without boost-back; null where it is expended."""
    boostback_mps: float
    """Δv of the boost-back burn."""
    entry_mps: float
    """Δv of the entry burn."""
    landing_mps: float
    """Δv of the landing burn."""
    needed_kg: float
    """Propellant of the three."""
    left_kg: float
    """Propellant left at its cut-off."""


class PlanInsertion(Record):
    """The end of the ascent. Heights osculate at cut-off, above 6378.137 km."""

    cutoff_met_s: float
    """Cut-off from lift-off (T+)."""
    perigee_km: float
    """Perigee."""
    apogee_km: float
    """Apogee."""
    inclination_deg: float
    """Osculating at cut-off, on the true equator of date."""
    inclination_at_node_deg: float
    """Osculating at the ascending node, as launch announcements give it."""
    azimuth_deg: float
    """Direction of the pitch-over, from north over east, Earth-relative."""
    max_g: float
    """Greatest load from thrust and drag."""
    max_dynamic_pressure_pa: float
    """Greatest dynamic pressure."""
    propellant_left_kg: float | None
    """In the launcher's last stage at cut-off; null where the ascent is another program's."""


class PlanArrival(Record):
    """How near to the aim point phasing ends on the full force model."""

    utc: Utc
    """End of the last phasing burn."""
    met_s: float
    """The same from lift-off (T+)."""
    miss_m: float
    """Distance from the aim point."""
    miss_mps: float
    """Speed against the wanted one."""


class PlanAbort(Record):
    """Where the crew would come down if the ascent were broken off at an instant."""

    met_s: float
    """When the ascent is broken off (T+)."""
    mode: str
    """How the crew gets away."""
    latitude_deg: float
    """Of touchdown, WGS 84."""
    longitude_deg: float
    """Of touchdown, east positive."""
    landing_met_s: float
    """Touchdown (T+)."""
    max_g: float
    """Greatest load on the way down."""
