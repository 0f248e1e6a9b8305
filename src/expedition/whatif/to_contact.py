"""From insertion to contact for a batch of samples, each re-targeted as its ship would be.

Deviations are flown beside the nominal. At each slot the ship takes its navigated state, foresees where its burns would
lead, changes them by the plan's own rule (least sum of Δv, by iteratively reweighted least squares), and what it then
does is not quite what it wanted. From the aim point on it measures where it is and pulses, as the plan's approach does.
Everything is written against the array module `xp`, samples last: numpy or jax.numpy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.phases.rendezvous.pilot import executed, measured
from expedition.space.curvilinear import curved_errors, straightened
from expedition.space.engine import EARTH_RADIUS_M, MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M
from expedition.whatif.flow import carried
from expedition.whatif.way_there import BurnSlot, Pulse, WayThere, burned

Array = NDArray[np.float64]
Draw = Callable[[str, str], Any]
"""Draws a quantity's errors: (name, label) to (components, n)."""

ROUNDS = 3
"""How often a ship foresees its end and changes its burns before it flies the next of them."""
REWEIGHTED = 6
_TINY_MPS = 1e-3
_LEAST_WEIGHT = 1e-4
_TILTED = 0.1
_EVEN = 1e-6
# A metre off at the aim point costs the approach about the orbit's rate in m/s, and it is not what is wanted.
_APPROACH_PAYS = 3.0
# Of so few systems each is solved by itself.
_FEW = 16


def repeated(xp: Any, times: int, step: Callable[[Any], Any], value: Any) -> Any:
    """A step applied so many times; in JAX as a loop, which compiles once."""
    if xp is np:
        for _ in range(times):
            value = step(value)
        return value
    return import_module("jax").lax.fori_loop(0, times, lambda _, now: step(now), value)


@dataclass(frozen=True, eq=False)
class Retargeting:
    """The rule by which the burns still to come from a slot on are chosen anew.

    It is the plan's, the least sum of Δv, but what would cost more to reach than the approach would pay to make good is
    left to that: two burns half a revolution apart cannot take away a way across, whatever they spend. So a miss counts
    as one more burn, at what the approach pays for it.
    """

    effects: Array
    """(m, 6, 3), rows combined so that for the nominal's weights the equations are even."""
    even: Array
    """(6, 6) that makes a miss even likewise."""
    products: Array
    """(m + 1, 36): each burn's effects times themselves, and last the miss's own."""
    miss: Array
    """(6, 6): effects of the miss, priced."""
    planned_mps: Array
    """(m, 3)."""

    @classmethod
    def of(cls, effects: Array, planned_mps: Array, rate_radps: float) -> Retargeting:
        """effects: (m, 6, 3) at the aim point. planned_mps: (m, 3). rate_radps: of the station's orbit."""
        sizes = np.linalg.norm(planned_mps, axis=1)
        weights = np.maximum(sizes, 0.01 * max(float(np.max(sizes)), 1.0))
        scale = np.linalg.norm(effects, axis=(0, 2))
        rows = effects / scale[:, None]
        gram = np.einsum("m,mik,mjk->ij", weights, rows, rows)
        even = np.linalg.inv(np.linalg.cholesky(gram + _EVEN * np.eye(6))) / scale
        evened = even @ effects
        miss = even / (_APPROACH_PAYS * np.array([rate_radps] * 3 + [1.0] * 3))
        products = [*(one @ one.T for one in evened), miss @ miss.T]
        return cls(evened, even, np.stack(products).reshape(-1, 36), miss, planned_mps)

    @cached_property
    def _off_mps(self) -> Array:
        """What the plan's burns (m, 3) are beside their own least sum: kept, so that no error is no change."""
        planned = self.planned_mps[:, :, None]
        return np.asarray(planned - self._least_sum(self.reached(planned), planned, np))[:, :, 0]

    def reached(self, burns: Any, xp: Any = np) -> Any:
        """What burns (m, 3, n) do at the aim (6, n), made even."""
        return xp.einsum("mik,mkn->in", self.effects, burns)

    def chosen(self, wanted: Any, burns: Any, xp: Any = np) -> Any:
        """Burns (m, 3, n) that do at the aim what is wanted (6, n, made even); burns: where to begin."""
        return self._least_sum(wanted, burns, xp) + self._off_mps[:, :, None]

    def _least_sum(self, wanted: Any, burns: Any, xp: Any) -> Any:
        def better(now: tuple[Any, Any]) -> tuple[Any, Any]:
            each, missed = now
            size = xp.sqrt(xp.sum(each * each, axis=1))
            paid = xp.sqrt(xp.sum(missed * missed, axis=0))
            weights = xp.concatenate([size, paid[None]])
            weights = xp.maximum(weights, _LEAST_WEIGHT * xp.maximum(xp.max(size, axis=0), 1.0))
            pull = solved(xp.einsum("mk,mn->kn", self.products, weights), wanted, xp)
            each = weights[:-1, None] * xp.einsum("mik,in->mkn", self.effects, pull)
            return each, weights[-1] * xp.einsum("ij,in->jn", self.miss, pull)

        return repeated(xp, REWEIGHTED, better, (burns, 0.0 * wanted))[0]


def solved(matrix: Any, b: Any, xp: Any = np) -> Any:
    """Solutions (6, n) of symmetric positive systems: matrices (36, n), right sides (6, n); by Cholesky."""
    if xp is np and b.shape[1] <= _FEW:
        return np.linalg.solve(matrix.T.reshape(-1, 6, 6), b.T[..., None])[..., 0].T
    low: dict[tuple[int, int], Any] = {}
    over: list[Any] = []
    y: list[Any] = []
    for j in range(6):
        d = matrix[6 * j + j]
        for k in range(j):
            d = d - low[j, k] * low[j, k]
        over.append(1.0 / xp.sqrt(xp.maximum(d, 1e-300)))
        for i in range(j + 1, 6):
            s = matrix[6 * i + j]
            for k in range(j):
                s = s - low[i, k] * low[j, k]
            low[i, j] = s * over[j]
        s = b[j]
        for k in range(j):
            s = s - low[j, k] * y[k]
        y.append(s * over[j])
    x: list[Any] = [None] * 6
    for j in range(5, -1, -1):
        s = y[j]
        for k in range(j + 1, 6):
            s = s - low[k, j] * x[k]
        x[j] = s * over[j]
    return xp.stack(x)


def misdone(dv: Any, size: Any, fixed_mps: Any, pointing_rad: Any, xp: Any = np) -> Any:
    """Burns (3, n) as executed: longer by a share (n,) and a fixed size (n,), turned by two angles (2, n)."""
    length = xp.sqrt(xp.sum(dv * dv, axis=0))
    there = dv / xp.maximum(length, 1e-9)
    flat = xp.sqrt(there[1] ** 2 + there[2] ** 2)
    # The first axis of pointing is level; for a burn straight up or down, across the orbit.
    level = xp.where(
        flat > _TILTED,
        xp.stack([0.0 * flat, there[2], -there[1]]) / xp.maximum(flat, _TILTED),
        xp.stack([there[1], -there[0], 0.0 * flat]),
    )
    level = level / xp.maximum(xp.sqrt(xp.sum(level * level, axis=0)), 1e-9)
    third = xp.stack(
        [
            there[1] * level[2] - there[2] * level[1],
            there[2] * level[0] - there[0] * level[2],
            there[0] * level[1] - there[1] * level[0],
        ]
    )
    a, b = pointing_rad
    turned = (there + a * level + b * third) / xp.sqrt(1.0 + a * a + b * b)
    return (length * (1.0 + size) + xp.where(length > _TINY_MPS, fixed_mps, 0.0)) * turned


def sighted(before: Any, pulse: Pulse, draw: Draw, label: str, xp: Any = np) -> Any:
    """Errors (9, n) of relative navigation before a pulse: share of the distance, place and velocity, by axis.

    before: those at the last pulse; part of them lasts, as a filter's do (a Gauss-Markov process of first order).
    """
    names = ("sensor.share", "sensor.floor", "sensor.velocity")
    fresh = xp.concatenate([draw(name, label) for name in names])
    kept = pulse.remembered
    return kept * before + float(np.sqrt(1.0 - kept * kept)) * fresh


def apsides_km(coordinates: Any, xp: Any = np) -> tuple[Any, Any]:
    """Osculating perigee and apogee heights (n,) above 6378.137 km of curvilinear coordinates (6, n), km."""
    r, v2 = coordinates[0], coordinates[3] ** 2 + coordinates[4] ** 2 + coordinates[5] ** 2
    a = 1.0 / (2.0 / r - v2 / MU_M3_S2)
    h2 = r * r * (coordinates[4] ** 2 + coordinates[5] ** 2)
    e = xp.sqrt(xp.maximum(1.0 - h2 / (MU_M3_S2 * a), 0.0))
    return (a * (1.0 - e) - WGS84_RADIUS_M) / 1000.0, (a * (1.0 + e) - WGS84_RADIUS_M) / 1000.0


def _lift_mps(low_km: Any, to_km: float, apogee_km: Any, xp: Any) -> Any:
    low, to, apogee = (EARTH_RADIUS_M + 1000.0 * km for km in (low_km, to_km, apogee_km))
    return xp.sqrt(MU_M3_S2 * (2.0 / apogee - 2.0 / (apogee + to))) - xp.sqrt(
        MU_M3_S2 * (2.0 / apogee - 2.0 / (apogee + low))
    )


@dataclass(frozen=True, eq=False)
class Kernel:
    """The chain over a way there, with what follows from that alone made once."""

    way: WayThere

    @cached_property
    def retargetings(self) -> tuple[Retargeting, ...]:
        """For the burns from each slot on but the last, which takes away what speed is left."""
        slots = self.way.slots
        return tuple(
            Retargeting.of(
                np.stack([slot.effects for slot in slots[k:]]),
                np.stack([slot.dv_rtn_mps for slot in slots[k:]]),
                self.way.rate_radps,
            )
            for k in range(len(slots) - 1)
        )

    def flown(self, insertion: Any, draw: Draw, xp: Any = np) -> dict[str, Any]:
        """What becomes of n samples inserted with deviations (6, n), curvilinear: one array (n,) a column."""
        out, coasting, deviation = self.to_aim(insertion, draw, xp)
        out.update(self.to_port(coasting, deviation, draw, xp))
        return out

    def foreseen(self, deviation: Any, burns: Any, *, k: int, xp: Any = np) -> Any:
        """Where burns (m, 3, n) from slot k on would lead: deviations (6, n) from the nominal at the aim instant."""
        slots = self.way.slots
        calm = 0.0 * deviation[0]
        for number in range(k, len(slots)):
            last = number == len(slots) - 1
            deviation = burned(
                slots[number],
                deviation,
                burns[number - k],
                push_mps2=self.way.last_push_mps2 if last else 0.0,
                xp=xp,
            )
            if not last:
                deviation = carried(slots[number + 1].came_by, deviation, calm, xp)
        return deviation

    def retargeted(
        self,
        foreseen: Callable[[Any], Any],
        burns: Any,
        k: int,
        elsewhere: Any,
        least: Any,
        xp: Any = np,
    ) -> tuple[Any, Any]:
        """Burns (m, 3, n) from slot k on that lead to the aim, and by how much they still miss it, m.

        foreseen: where burns (m, 3, n) lead, deviations (6, n) at the aim. burns: those planned so far. elsewhere:
        (6, n), where the ship takes the aim point to be beside the nominal's. least: (n,) along-track, of the first.
        The last burn takes away what speed is left over: where it comes to is settled.
        """
        if k == len(self.way.slots) - 1:
            miss = foreseen(burns) - elsewhere
            return burns - miss[None, 3:], xp.sqrt(xp.sum(miss[:3] * miss[:3], axis=0))
        rule = self.retargetings[k]

        def nearer(now: Any) -> Any:
            missed = xp.einsum("ij,jn->in", rule.even, foreseen(now) - elsewhere)
            wanted = rule.reached(now, xp) - missed
            better = rule.chosen(wanted, now, xp)
            if k == 0:
                short = better[0, 1] < least
                if xp is not np or bool(short.any()):
                    better = xp.where(short, self._held(wanted, better, least, xp), better)
            return better

        burns = repeated(xp, ROUNDS, nearer, burns)
        end = foreseen(burns) - elsewhere
        return burns, xp.sqrt(xp.sum(end[:3] * end[:3], axis=0))

    def least_mps(self, coordinates: Any, xp: Any = np) -> Any:
        """Along-track (n,), what ships inserted at coordinates (6, n) need of their first burn; -inf where nothing."""
        way = self.way
        low_km, high_km = apsides_km(coordinates, xp)
        lift = xp.where(
            low_km < way.lift_below_km,
            _lift_mps(low_km, way.lift_to_km, high_km, xp),
            way.first_at_least_mps,
        )
        return xp.where(lift > 0.0, lift, -np.inf)

    def _held(self, wanted: Any, burns: Any, least: Any, xp: Any) -> Any:
        """The burns chosen with the first one's along-track part as given."""
        rule = self.retargetings[0]
        column = rule.effects[0][:, 1]
        effects = rule.effects.copy()
        effects[0][:, 1] = 0.0
        products = np.concatenate([(effects[0] @ effects[0].T).reshape(1, 36), rule.products[1:]])
        rest = replace(rule, effects=effects, products=products)
        out = rest.chosen(wanted - column[:, None] * least, burns, xp)
        kept = xp.stack([out[0, 0], least + 0.0 * out[0, 0], out[0, 2]])
        return xp.concatenate([kept[None], out[1:]])

    def elsewhere(self, draw: Draw, xp: Any = np) -> Any:
        """Where ships take the aim point to be: deviations (6, n) from the nominal's."""
        errors = xp.concatenate([draw("station.position", ""), draw("station.velocity", "")])
        return curved_errors(errors, self.way.rate_radps, xp)

    def to_aim(
        self, insertion: Any, draw: Draw, xp: Any = np, *, trail: list[Any] | None = None
    ) -> tuple[dict[str, Any], Any, Any]:
        """From insertion to the aim point: columns, and deviations (6, n) at the aim before and after its burn.

        trail: gathers the deviations with which each coast begins, and in the end the drag's logarithm.
        """
        way, slots = self.way, self.way.slots
        drag = draw("air.density", "")[0] + draw("ship.ballistic", "")[0]
        elsewhere = self.elsewhere(draw, xp)
        inserted = way.inserted[:, None] + insertion
        least = self.least_mps(inserted, xp)
        low_km, high_km = apsides_km(inserted, xp)
        lowest = low_km if way.insertion_counts else 0.0 * low_km + np.inf
        total = 0.0 * low_km
        columns: dict[str, Any] = {"insertion_perigee_km": low_km, "insertion_apogee_km": high_km}
        trail = [] if trail is None else trail
        trail.append(insertion)
        deviation = carried(slots[0].came_by, insertion, drag, xp)
        coasting = deviation
        burns = xp.stack([slot.dv_rtn_mps for slot in slots])[:, :, None] + 0.0 * drag
        for k, slot in enumerate(slots):
            errors = xp.concatenate(
                [draw("navigation.position", slot.name), draw("navigation.velocity", slot.name)]
            )
            seen = deviation + curved_errors(errors, slot.coordinates[4] / slot.radius_m, xp)
            last = k == len(slots) - 1
            burns, missed = self.retargeted(
                partial(self.foreseen, seen, k=k, xp=xp), burns, k, elsewhere, least, xp
            )
            if k == 0:
                columns["foreseen_miss_m"] = missed
            dv = misdone(
                burns[0],
                draw("burn.size", slot.name)[0],
                draw("burn.fixed", slot.name)[0],
                draw("burn.pointing", slot.name),
                xp,
            )
            deviation = burned(
                slot,
                deviation,
                dv,
                late_s=draw("burn.timing", slot.name)[0],
                push_mps2=way.last_push_mps2 if last else 0.0,
                xp=xp,
            )
            size = xp.sqrt(xp.sum(dv * dv, axis=0))
            columns[f"dv_{k + 1}_mps"] = size
            total = total + size
            low_km, _ = apsides_km(slot.coordinates[:, None] + deviation + _kick(slot)[:, None], xp)
            lowest = xp.minimum(lowest, low_km)
            if not last:
                trail.append(deviation)
                deviation = coasting = carried(slots[k + 1].came_by, deviation, drag, xp)
            burns = burns[1:]
        trail.append(drag)
        columns["phasing_mps"], columns["lowest_perigee_km"] = total, lowest
        return columns, coasting, deviation

    def to_port(
        self, coasting: Any, deviation: Any, draw: Draw, xp: Any = np, *, trail: list[Any] | None = None
    ) -> dict[str, Any]:
        """From the aim point to contact; deviations (6, n) there before and after its burn.

        trail: gathers the relative deviations just after each pulse.
        """
        way = self.way
        last = way.slots[-1]
        before = self._beside(last.coordinates, coasting, xp)
        off = self._beside(way.aim, deviation, xp)
        out = {
            "arrival_m": xp.sqrt(xp.sum(off[:3] * off[:3], axis=0)),
            "arrival_mps": xp.sqrt(xp.sum(off[3:] * off[3:], axis=0)),
        }
        for axis, name in enumerate(("radial", "along", "across")):
            out[f"arrival_{name}_m"] = off[axis]
        outside, nearest = self._coasted(before, off, xp)
        off = xp.einsum("ij,jn->in", way.coast, off)
        state = way.pulses[0].before[:, None] + off
        bias = draw("sensor.bias", "")
        spent, widest = 0.0 * off[0], 0.0 * off[0]
        sight = xp.zeros((9, 1))
        for number, pulse in enumerate(way.pulses):
            label = str(number)
            sight = sighted(sight, pulse, draw, label, xp)
            seen = measured(state, way.port_m, sight[:3], sight[3:6] + bias, sight[6:], xp)
            change = xp.einsum("ij,jn->in", pulse.to_rate, seen[:3]) + pulse.toward_mps[:, None] - seen[3:]
            dv = executed(change, draw("pulse.size", label)[0], draw("pulse.fixed", label))
            spent = spent + xp.sqrt(xp.sum(dv * dv, axis=0))
            off = xp.concatenate([state[:3], state[3:] + dv]) - pulse.after[:, None]
            if trail is not None:
                trail.append(off)
            places = xp.einsum("kij,jn->kin", pulse.track, off) + pulse.track_m[:, :, None]
            if number < way.final:
                nearest = xp.minimum(nearest, xp.min(xp.sqrt(xp.sum(places * places, axis=1)), axis=0))
            else:
                from_port = places - way.port_m[:, None]
                ahead = xp.einsum("i,kin->kn", way.axis, from_port)
                across = xp.sqrt(xp.maximum(xp.sum(from_port * from_port, axis=1) - ahead * ahead, 0.0))
                slope = xp.where(ahead > way.corridor_end_m, across / xp.maximum(ahead, 1e-3), 0.0)
                widest = xp.maximum(widest, xp.max(slope, axis=0))
            off = xp.einsum("ij,jn->in", pulse.flow, off)
            state = off + self._before(number + 1)[:, None]
        port = state[:3] - way.port_m[:, None]
        closing = -xp.einsum("i,in->n", way.axis, state[3:])
        ahead = xp.einsum("i,in->n", way.axis, port)
        sideways = port - way.axis[:, None] * ahead
        drifting = state[3:] + way.axis[:, None] * closing
        out.update(
            approach_mps=spent,
            outside_ellipsoid=outside,
            nearest_m=nearest,
            corridor_deg=xp.arctan(widest) * (180.0 / np.pi),
            contact_mps=closing,
            side_m=xp.einsum("i,in->n", way.across, port),
            other_side_m=xp.einsum("i,in->n", np.cross(way.axis, way.across), port),
            lateral_m=xp.sqrt(xp.sum(sideways * sideways, axis=0)),
            lateral_mps=xp.sqrt(xp.sum(drifting * drifting, axis=0)),
        )
        return out

    def _before(self, number: int) -> Array:
        """The nominal relative state (6,) before a pulse, or at contact."""
        pulses = self.way.pulses
        return pulses[number].before if number < len(pulses) else self.way.contact

    def _beside(self, nominal: Array, deviation: Any, xp: Any) -> Any:
        """Relative deviations (6, n), in the station's rotating frame, of curvilinear ones at the aim instant."""
        way = self.way
        radius = way.slots[-1].radius_m
        there = straightened(nominal[:, None] + deviation, radius, xp)
        return xp.einsum("ij,jn->in", way.to_station, there - straightened(nominal, radius)[:, None])

    def _coasted(self, before: Any, off: Any, xp: Any) -> tuple[Any, Any]:
        """How near to the ellipsoid (1: on it) and the station (m) the coasts before and after the aim lead."""
        way = self.way
        split = way.before_aim
        outside, nearest = 0.0 * off[0] + np.inf, 0.0 * off[0] + np.inf
        for begun, rows in ((before, slice(0, split)), (off, slice(split, None))):
            track, places_m = way.coast_track[rows], way.coast_track_m[rows]
            if not len(track):
                continue
            places = xp.einsum("kij,jn->kin", track, begun) + places_m[:, :, None]
            level = places / way.ellipsoid_m[:, None]
            outside = xp.minimum(outside, xp.min(xp.sqrt(xp.sum(level * level, axis=1)), axis=0))
            nearest = xp.minimum(nearest, xp.min(xp.sqrt(xp.sum(places * places, axis=1)), axis=0))
        return outside, nearest


def _kick(slot: BurnSlot) -> Array:
    return np.concatenate([np.zeros(3), slot.dv_rtn_mps])
