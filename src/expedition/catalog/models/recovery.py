"""Recovery: how a first stage comes home, and under which ship it does so since when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from expedition.catalog.entry import NotNegative, Part, Positive

RecoveryName = Literal["far ship", "near ship", "launch site", "expended"]


class Booster(Part):
    """How a first stage comes home: burns with `isp_s`, the first `boostback_after_s` after cut-off.

    An entry burn leaves it `entry_speed_mps` at `entry_height_m`, the landing takes `landing_dv_mps`, and `spare_kg` is
    what it keeps beyond all that.
    """

    isp_s: Annotated[float, Field(gt=0.0, lt=1000.0)]
    boostback_after_s: NotNegative
    entry_height_m: Positive
    entry_speed_mps: Positive
    landing_dv_mps: NotNegative
    spare_kg: NotNegative


class Recovery(Part):
    """A way of getting the first stage back: how far from the pad, when it is cut off, and what follows from that.

    Without `distance_km` a ship waits where it falls. What is left out stays as the launcher has it.
    """

    name: RecoveryName
    distance_km: NotNegative | None = None
    cutoff_s: Positive
    pitch_over_deg: Annotated[float, Field(gt=0.0, lt=30.0)] | None = None
    plane_lead_s: Annotated[float, Field(gt=-1000.0, lt=1000.0)] | None = None


class UsualRecovery(Part):
    """How the first stage under a ship comes home from a day on, unless a flight says otherwise.

    `lead_more_s`: by how much longer before the passage of the plane the ship's flights then leave than the launcher's
    others.
    """

    name: RecoveryName
    since: date | None = None
    lead_more_s: Annotated[float, Field(gt=-300.0, lt=300.0)] = 0.0
