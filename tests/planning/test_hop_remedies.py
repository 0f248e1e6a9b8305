"""What would mend a hop: the numbers that are named are put into its file, and it is flown again."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from expedition.catalog import DEFAULT
from expedition.catalog.facts import unwrap
from expedition.catalog.models.hopper import Hopper
from expedition.catalog.stand_ins import stand_in
from expedition.phases.hop import hop
from expedition.planning import hop_remedies
from expedition.space.time import parse_utc

_AT = parse_utc("2028-05-05T14:00:00Z")


@pytest.mark.parametrize(
    ("changes", "motor", "rule", "said"),
    [
        # Cut off too soon, with propellant left; too little of it; felt too hard on the way up, and down.
        ({"least_apogee_km": 40.0}, {"burn_s": 60.0}, "apogee", r"motor\.burn_s = [\d.]+ would do"),
        (
            {"least_apogee_km": 110.0},
            {},
            "apogee",
            r"motor\.burn_s = [\d.]+ and \d+ kg more of propellant_kg",
        ),
        (
            {"load_limit_g": 2.5},
            {},
            "loads",
            r"motor\.throttle = \[\[0, 0\.\d\]\] with motor\.burn_s = [\d.]+ ",
        ),
        (
            {"load_limit_g": 8.0, "propellant_kg": 8500.0},
            {"burn_s": 110.0},
            "loads",
            r"falls\[0\]\.drag\.ref",
        ),
    ],
)
def test_what_would_mend_a_hop_mends_it(
    tmp_path: Path, changes: dict[str, float], motor: dict[str, float], rule: str, said: str
) -> None:
    path, text = stand_in("hopper", "skylark", tmp_path, DEFAULT, day=date(2028, 5, 5))
    data = unwrap(tomllib.loads(text), file=path, demand=False)[0] | changes
    data["motor"] |= motor
    pad = DEFAULT.pad("corn-ranch")

    def held(entry: dict[str, Any]) -> tuple[dict[str, bool], dict[str, str]]:
        hopper = Hopper(**entry)
        flown = hop.fly(hopper, pad, _AT)
        mends = hop_remedies.mended(hopper, flown, lambda other: hop.fly(other, pad, _AT))
        return {one.name: one.ok for one in flown.checks}, mends

    before, mends = held(data)
    assert not before[rule]
    assert re.match(said, mends[rule]), mends
    for path, number in re.findall(r"([\w.\[\]]+) = (\[\[.*?\]\]|[\d.]+)", mends[rule]):
        *way, last = re.findall(r"\w+", path)
        at: Any = data
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        read = json.loads(number)
        at[last] = tuple(map(tuple, read)) if isinstance(read, list) else read
    for more in re.findall(r"(\d+) kg more of propellant_kg and mass_kg", mends[rule]):
        data["propellant_kg"] += float(more)
        data["mass_kg"] += float(more)
    after, nothing = held(data)
    assert all(after.values())
    assert not nothing
