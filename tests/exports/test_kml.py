"""KML: valid by the standard's own schema, and read by a program that is not ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from expedition import Plan, exports
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.time import parse_utc


@pytest.mark.parametrize("kind", ["station", "home", "orbit", "hop"])
def test_the_schema_of_the_standard_accepts_it(
    of_kind: Callable[[str], Plan], tmp_path: Path, kind: str
) -> None:
    fastkml = pytest.importorskip("fastkml")
    etree = pytest.importorskip("lxml.etree")
    plan = of_kind(kind)
    schema = etree.XMLSchema(etree.parse(str(Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd")))
    tree = etree.fromstring(exports.write(plan, "kml"))
    assert schema.validate(tree), schema.error_log
    # The schema does say no.
    tree[0].append(etree.SubElement(tree[0], "{http://www.opengis.net/kml/2.2}Ground"))
    assert not schema.validate(tree)


def test_another_program_finds_the_events_at_their_times_and_places(ms19: Plan) -> None:
    fastkml = pytest.importorskip("fastkml")
    # Its reader takes text, and text has no encoding to declare.
    text = exports.write(ms19, "kml").decode().split("?>", 1)[1]
    document = fastkml.KML.from_string(text).features[0]
    folders = {one.name: one.features for one in document.features}
    assert document.name == "Soyuz MS-19"
    assert [one.name for one in folders["Track"]] == ["ascent", "orbit"]
    assert [one.name for one in folders["Burns"]] == [burn.name for burn in ms19.burns]
    events = folders["Events"]
    assert [one.name for one in events] == [event.name for event in ms19.events]
    for mark, event in zip(events, ms19.events, strict=True):
        assert abs(mark.times.timestamp.dt.timestamp() - unix(event.utc)) < 1e-3
        state = ms19.state_gcrf(min(event.met_s, ms19.duration_s))
        fixed = itrf_from_gcrf_states([parse_utc(ms19.zero_utc) + event.met_s], state[None])
        latitude, longitude, height = geodetic_from_itrf(fixed[0, :3])
        x, y, z = mark.geometry.coords[0]
        assert (x, y) == pytest.approx(np.degrees([longitude, latitude]), abs=1e-5)
        assert z == pytest.approx(height, abs=1.0)


def unix(utc: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(utc).timestamp()
