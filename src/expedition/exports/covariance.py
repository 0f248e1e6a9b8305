"""How a plan's insertion scatters, as a covariance for ephemeris messages."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.exports.ccsds import Covariance
from expedition.phases.ascent import search
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc
from expedition.whatif.ascents import Nominal, scatter_ascents
from expedition.whatif.errors import error_model

Array = NDArray[np.float64]

_SAMPLES, _SEED = 4096, 1
# Where many do not arrive, those that do tell less than all.
_LEAST_ARRIVED = 0.95


def at_insertion(plan: Plan) -> Covariance | None:
    """The covariance at cut-off from the launcher's errors; None where there is no ascent of ours to scatter.

    From 4096 ascents with the error model of the ship and its launcher, seed 1, on the axes of the planned state.
    """
    asked = plan.flight
    if plan.insertion is None or plan.data.ascent is not None or asked.launcher is None or asked.pad is None:
        return None
    book = plan.catalogue
    ship, pad = book.ship(asked.vehicle), book.pad(asked.pad)
    launcher = book.launcher(book.launcher(asked.launcher).on(asked.date))
    launcher = launcher.carrying(ship, asked.date, asked.recovery)
    flown = search.best(launcher, ship.mass_kg, pad, float(np.radians(plan.insertion.inclination_deg)))
    nominal = Nominal(launcher, ship.mass_kg, pad, flown)
    errors = error_model(ship, launcher, book)
    off = scatter_ascents(nominal, errors, _SEED, 0, _SAMPLES)["deviation_rtn"].astype(float)
    there = np.isfinite(off).all(axis=0)
    if np.mean(there) < _LEAST_ARRIVED:
        return None
    cut = parse_utc(plan.zero_utc) + plan.insertion.cutoff_met_s
    state = plan.state_gcrf(plan.insertion.cutoff_met_s)
    # The axes turn with the ship; the message wants speeds against axes that stand still at the instant.
    rate = float(np.linalg.norm(np.cross(state[:3], state[3:])) / np.sum(state[:3] ** 2))
    still = off[:, there].copy()
    still[3] -= rate * off[1, there]
    still[4] += rate * off[0, there]
    said = (
        f"covariance from {int(there.sum())} ascents with the error model {errors.name}, seed {_SEED}; mean off by "
        f"{np.linalg.norm(still[:3].mean(axis=1)):.0f} m"
    )
    return Covariance(cut, np.cov(still), said)
