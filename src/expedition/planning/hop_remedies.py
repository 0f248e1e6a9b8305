"""What would mend a hop that goes too low or is felt too hard: numbers of its vehicle, each flown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from expedition.catalog.models.hopper import Fall, Hopper
from expedition.phases.hop.hop import Hop
from expedition.planning.remedies import first_that_holds

# By how much the burn is made longer to go higher, the thrust taken back, and what falls made larger or slower to open.
_LONGER = (1.02, 1.05, 1.1, 1.15, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0)
_THROTTLED = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_LARGER = (1.5, 2.0, 3.0, 4.0)
_SHORTER = (0.95, 0.9, 0.8, 0.7)
_A_BIT_HIGHER = 1.01

Candidate = tuple[str, Hopper]


def mended(hopper: Hopper, flown: Hop, fly: Callable[[Hopper], Hop]) -> dict[str, str]:
    """By the name of a broken rule, what would do; rules that nothing here mends are left out.

    fly: the same hop of another vehicle. What is named keeps that rule and breaks no other.
    """
    held = {one.name for one in flown.checks if one.ok}
    out = {}
    for broken in flown.checks:
        if broken.ok or broken.name not in ("apogee", "loads"):
            continue
        ways = _higher(hopper) if broken.name == "apogee" else _softer(hopper, flown)
        said = first_that_holds(ways, lambda other: fly(other).checks, {*held, broken.name})
        if said is not None:
            out[broken.name] = f"{said} would do"
    return out


def _higher(hopper: Hopper) -> Iterator[Candidate]:
    """A later cut-off, and where the propellant does not last for it, more of that."""
    assert hopper.least_apogee_km is not None
    motor, said = hopper.motor, ""
    if motor.cutoff_apogee_m is not None:
        cutoff_m = max(motor.cutoff_apogee_m, round(_A_BIT_HIGHER * 1000.0 * hopper.least_apogee_km, -2))
        motor = motor.model_copy(update={"cutoff_apogee_m": cutoff_m})
        said = f"motor.cutoff_apogee_m = {cutoff_m:.0f}"
        yield said, hopper.model_copy(update={"motor": motor})
        said += " with "
    for factor in _LONGER:
        yield _burning(hopper.model_copy(update={"motor": motor}), factor, said)


def _burning(hopper: Hopper, factor: float, said: str) -> Candidate:
    """A burn that lasts longer or shorter, and the propellant that it takes."""
    burn_s = round(factor * hopper.motor.burn_s, 1)
    motor = hopper.motor.model_copy(update={"burn_s": burn_s})
    changes: dict[str, object] = {"motor": motor}
    said += f"motor.burn_s = {burn_s:g}"
    more_kg = 10.0 * -(-(motor.burned_kg(burn_s) - hopper.propellant_kg) // 10.0)
    if more_kg > 0.0:
        changes |= {"propellant_kg": hopper.propellant_kg + more_kg, "mass_kg": hopper.mass_kg + more_kg}
        said += f" and {more_kg:.0f} kg more of propellant_kg and mass_kg"
    return said, hopper.model_copy(update=changes)


def _softer(hopper: Hopper, flown: Hop) -> Iterator[Candidate]:
    """Less thrust for longer where the motor is what is felt, else more drag earlier, or a lower way."""
    motor = hopper.motor
    if flown.max_g_boost > hopper.load_limit_g:
        for level in _THROTTLED:
            throttle = tuple((round(t / level, 1), round(part * level, 3)) for t, part in motor.throttle)
            burn_s = round(motor.burn_s / level, 1)
            words = ", ".join(f"[{t:g}, {part:g}]" for t, part in throttle)
            softer = motor.model_copy(update={"throttle": throttle, "burn_s": burn_s})
            yield (
                f"motor.throttle = [{words}] with motor.burn_s = {burn_s:g}",
                hopper.model_copy(update={"motor": softer}),
            )
        return
    for index, fall in enumerate(hopper.falls):
        for factor in _LARGER:
            area = round(factor * fall.drag.reference_area_m2, 1)
            drag = fall.drag.model_copy(update={"reference_area_m2": area})
            yield (
                f"falls[{index}].drag.reference_area_m2 = {area:g}",
                _falling(hopper, index, fall.model_copy(update={"drag": drag})),
            )
            if fall.opens_s > 0.0:
                opens_s = round(factor * fall.opens_s, 1)
                yield (
                    f"falls[{index}].opens_s = {opens_s:g}",
                    _falling(hopper, index, fall.model_copy(update={"opens_s": opens_s})),
                )
    for factor in _SHORTER:
        yield _burning(hopper, factor, "")


def _falling(hopper: Hopper, index: int, fall: Fall) -> Hopper:
    return hopper.model_copy(update={"falls": (*hopper.falls[:index], fall, *hopper.falls[index + 1 :])})
