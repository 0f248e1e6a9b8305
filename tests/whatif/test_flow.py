"""Growth of deviations over a coast: exact where it is of second order, and beside coasts on the engine."""

from __future__ import annotations

import numpy as np
import pytest

from expedition.space.curvilinear import curved, gcrf_from_curved
from expedition.whatif.flow import INPUTS, carried, flow_of
from tests.whatif.conftest import Scattered

# The batch beside the engine at three standard deviations of insertion and of the burns: of the way moved.
THIRD_ORDER = 2e-3


def test_a_law_of_second_order_is_met_exactly() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=(6, INPUTS)), rng.normal(size=(6, INPUTS, INPUTS))

    def end(x: np.ndarray) -> np.ndarray:
        return 7e6 + first @ x + np.einsum("ijk,j,k->i", second, x, x)

    flow = flow_of(end, np.full(INPUTS, 10.0))
    x = rng.normal(size=(INPUTS, 5)) * 20.0
    expected = np.array([end(one) for one in x.T]).T - 7e6
    assert carried(flow, x[:6], x[6]) == pytest.approx(expected, rel=1e-6, abs=1e-4)
    assert flow.first_order == pytest.approx(first[:, :6], abs=1e-6)
    assert np.all(carried(flow, np.zeros((6, 1)), np.zeros(1)) == 0.0)


@pytest.mark.parametrize("number", [0, 3])
def test_coasts_beside_the_engine(ms19_scattered: Scattered, number: int) -> None:
    solved, way = ms19_scattered.solved, ms19_scattered.scene.way
    slot, forces = way.slots[number], solved.course.forces
    coast = [leg for leg in solved.phased.legs if not leg.powered][number]
    start, at = coast.states_gcrf(np.array([coast.start]))[0], coast.start
    if number:
        earlier = way.slots[number - 1].t
        start = forces.propagate(
            start, at, earlier, drag_area_over_mass_m2pkg=way.drag_area_over_mass_m2pkg
        ).end_state_gcrf
        at = earlier
    anchored = curved(start, start)
    steps = slot.came_by.steps

    def flown(x: np.ndarray) -> np.ndarray:
        state = gcrf_from_curved(start, anchored + x[:6])
        area = way.drag_area_over_mass_m2pkg * float(np.exp(x[6]))
        return curved(end, forces.propagate(state, at, slot.t, drag_area_over_mass_m2pkg=area).end_state_gcrf)

    end = forces.propagate(
        start, at, slot.t, drag_area_over_mass_m2pkg=way.drag_area_over_mass_m2pkg
    ).end_state_gcrf
    # Three standard deviations are √3 of the steps.
    tried = np.sqrt(3.0) * steps * np.random.default_rng(2).choice([-1.0, 1.0], size=(4, INPUTS))
    for x in tried:
        moved = flown(x) - curved(end, end)
        found = carried(slot.came_by, x[:6, None], x[6:])[:, 0]
        assert np.linalg.norm(found[:3] - moved[:3]) < THIRD_ORDER * np.linalg.norm(moved[:3])
        assert np.linalg.norm(found[3:] - moved[3:]) < THIRD_ORDER * np.linalg.norm(moved[3:]) + 0.01
