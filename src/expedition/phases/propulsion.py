"""Propulsion: what a burn takes of time and mass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from expedition.space.constants import G0_MPS2


@dataclass(frozen=True)
class Propulsion:
    """An engine as burns see it: thrust N, specific impulse s."""

    thrust_n: float
    isp_s: float

    def duration_s(self, dv_mps: float, mass_kg: float) -> float:
        """Length of a burn at constant thrust by the rocket equation, s."""
        exhaust = self.isp_s * G0_MPS2
        return float(mass_kg * exhaust / self.thrust_n * (1.0 - np.exp(-dv_mps / exhaust)))

    def mass_after_kg(self, dv_mps: float, mass_kg: float) -> float:
        """Mass left after a burn, kg."""
        return float(mass_kg * np.exp(-dv_mps / (self.isp_s * G0_MPS2)))
