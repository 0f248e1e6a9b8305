"""CZML as text; CesiumJS itself reads it in a page, in the console's tests."""

from __future__ import annotations

import json

import numpy as np
import pytest

from expedition import Plan, exports
from expedition.space.time import parse_utc


def test_each_stretch_is_an_interval_of_its_own(ms19: Plan) -> None:
    packets = {one["id"]: one for one in json.loads(exports.write(ms19, "czml"))}
    pieces = packets["ship"]["position"]
    assert [one["referenceFrame"] for one in pieces] == ["FIXED"] + ["INERTIAL"] * (len(ms19.trajectory) - 1)
    for piece, segment in zip(pieces, ms19.trajectory, strict=True):
        start, end = (parse_utc(text) - parse_utc(ms19.zero_utc) for text in piece["interval"].split("/"))
        assert (start, end) == pytest.approx((segment.met_s[0], segment.met_s[-1]), abs=1e-6)
        rows = np.array(piece["cartesianVelocity"]).reshape(-1, 7)
        np.testing.assert_allclose(rows[:, 1:4], np.array(segment.states)[:, :3], atol=1e-4)
