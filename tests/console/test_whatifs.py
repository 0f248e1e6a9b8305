"""What-ifs through the API: asked for like a plan, kept like one, and each of their flights is a plan again."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import httpx
import numpy as np
import pytest

from expedition import Flight
from expedition.console import scattered, whatifs
from expedition.console.pool import Pool
from expedition.space.time import format_utc, parse_utc
from expedition.whatif.slip import Slip, SlipRow
from expedition.whatif.statistics import ellipses

from .follow import done

HOP = {"name": "ns-16"}


def test_the_lift_offs_of_a_slip_are_plans(web: httpx.Client) -> None:
    job = done(web, "whatifs", {"what": "slip", "plan": HOP, "days": 1})
    assert (job["kind"], job["request"]["days"]) == ("whatif", 1)
    found = web.get(job["result"]).json()
    assert found["said"] == ["3 of 3 can be flown"]
    assert [name for name, _ in found["slip"]["days"]] == ["-1", "0", "+1"]
    (line,) = found["slip"]["lines"]
    assert [cell["tone"] for cell in line["cells"]] == ["", "chosen", ""]
    assert line["cells"][1]["asked"]["name"] == "ns-16"
    drawn = [web.get(done(web, "plans", one["asked"])["result"]).json() for one in line["cells"]]
    assert np.diff([parse_utc(one["zero_utc"]) for one in drawn]) == pytest.approx(86400.0)
    for one, cell in zip(drawn, line["cells"], strict=True):
        assert one["zero_utc"][:19].replace("T", " ") in cell["said"]


def test_the_same_what_if_is_answered_from_memory(web: httpx.Client) -> None:
    first = done(web, "whatifs", {"what": "slip", "plan": HOP, "days": 1})
    again = web.post("/api/whatifs", json={"what": "slip", "plan": HOP, "days": 1}).json()
    assert (again["id"], again["status"]) == (first["id"], "done")
    usual = web.post("/api/whatifs", json={"what": "slip", "plan": HOP}).json()
    assert usual["request"]["days"] == 3
    web.delete(f"/api/whatifs/{usual['id']}")


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"what": "slip", "plan": {"name": "nobody"}}, "flight", "no flight"),
        ({"what": "slip", "plan": HOP, "days": 0}, "days", ""),
        ({"what": "slip", "plan": HOP, "days": 15}, "days", ""),
        ({"what": "slip", "plan": HOP, "share": 0.5}, "share", "slip takes days"),
        ({"what": "missed", "plan": HOP, "share": 1.0}, "share", ""),
        ({"what": "dispersions", "plan": HOP, "samples": 10**12}, "samples", ""),
        ({"what": "dispersions", "plan": {**HOP, "sample": {"number": 1}}}, "plan.sample", "errors already"),
        ({"what": "lost", "plan": HOP}, "what", ""),
    ],
)
def test_what_is_wrong_with_a_what_if_is_said_with_its_field(
    web: httpx.Client, asked: dict[str, Any], field: str, words: str
) -> None:
    answer = web.post("/api/whatifs", json=asked)
    error = answer.json()["error"]
    assert (answer.status_code, error["field"]) == (422, field), answer.text
    assert words in error["message"]


def test_a_flight_that_cannot_be_scattered_says_so(web: httpx.Client) -> None:
    failed = done(web, "whatifs", {"what": "dispersions", "plan": HOP}, status="failed")
    assert failed["error"]["reason"] == "input"
    asked = web.get(done(web, "plans", HOP)["result"]).json()["what_ifs"]
    assert [one["what"] for one in asked] == ["slip"]


def _row(day: int, where: str, left: float | None, **changes: Any) -> SlipRow:
    start = format_utc(parse_utc("2021-10-05T08:55:04Z") + 86400.0 * day, 3)
    row = {
        "day": day,
        "where": where,
        "start_utc": start,
        "end_utc": start,
        "profile": "soyuz-2-orbit",
        "own_profile": True,
        "dv_mps": 113.0,
        "left_mps": left,
        "light": "day",
        "failed": (),
        "age_h": 10.0,
        "why_not": "",
        **changes,
    }
    return SlipRow(**row)


def test_a_slip_is_drawn_as_a_map() -> None:
    own = Flight.named("soyuz-ms-19")
    not_flown = {"start_utc": None, "end_utc": None, "dv_mps": None, "age_h": None, "own_profile": False}
    rows = (
        _row(-1, "in plane", None, why_not="no profile fits", **not_flown),
        _row(0, "opening", 120.0),
        _row(0, "in plane", 145.0, start_utc="2021-10-05T08:55:03.500Z"),
        _row(0, "closing", 130.0, failed=("lowest perigee",)),
        _row(1, "in plane", 140.0, own_profile=False, age_h=130.0),
    )
    flights = tuple(
        own.model_copy(update={"date": date(2021, 10, 5) + timedelta(days=one.day)}) for one in rows
    )
    plan: Any = SimpleNamespace(
        zero_utc="2021-10-05T08:55:03.500Z", docking_utc="x", start_name="lift-off", end_name="contact"
    )
    drawn = whatifs._slip_map(Slip(plan, rows, flights), {"name": "soyuz-ms-19"})
    assert drawn.days == [("-1", "10-04"), ("0", "10-05"), ("+1", "10-06")]
    assert [line.name for line in drawn.lines] == ["opening", "in plane", "closing"]
    assert drawn.scale == ("120.0 m/s", "145.0 m/s")
    opening, middle, closing = (line.cells for line in drawn.lines)
    assert opening[0] is None
    assert closing[2] is None
    cells = [one for one in (*middle, opening[1], closing[1]) if one]
    assert [one.text for one in cells] == ["✕", "145", "140 *", "120", "130 !"]
    assert [one.good for one in cells] == [None, 1.0, 0.8, 0.0, 0.4]
    assert [one.tone for one in cells] == ["not", "chosen", "", "", "breaks"]
    assert [one.unsure for one in cells] == [False, False, True, False, False]
    assert cells[0].asked is None
    assert "no profile fits" in cells[0].said
    assert cells[1].asked is not None
    assert cells[1].asked.name == "soyuz-ms-19"
    late = cells[2].asked
    assert late is not None
    assert late.flight is not None
    assert (late.flight["date"], late.flight["title"]) == ("2021-10-06", "Soyuz MS-19, +1 d")
    assert "elements" not in late.flight
    assert late.elements is not None
    assert late.elements.stored == "soyuz-ms-19"


def test_landing_ellipses_lie_round_the_landings_on_the_map() -> None:
    rng = np.random.default_rng(3)
    cross, along = rng.normal(1.0, 4.0, 4000), rng.normal(-2.0, 9.0, 4000)
    # A ship that flies to the north-east, near the edge of the map.
    longitude = (179.95 + (cross + along) * 0.01 + 180.0) % 360.0 - 180.0
    columns = {
        "cross_km": cross,
        "along_km": along,
        "landing_lon_deg": longitude,
        "landing_lat_deg": 47.0 + (along - cross) * 0.006,
    }
    said = [
        SimpleNamespace(
            semi_major_km=one.semi_major_m / 1e3,
            semi_minor_km=one.semi_minor_m / 1e3,
            heading_deg=one.heading_deg,
        )
        for one in ellipses(1e3 * cross, 1e3 * along)
    ]
    found: Any = SimpleNamespace(summary=SimpleNamespace(ellipses=said))
    for drawn, x, y in zip(
        scattered._ellipses(columns, found),
        (cross, (longitude - 179.0) % 360.0 + 179.0),
        (along, columns["landing_lat_deg"]),
        strict=True,
    ):
        spread = np.linalg.inv(np.cov(np.vstack([x, y])))
        middle = np.array([x.mean(), y.mean()])
        for share, outline in zip((0.5, 0.9, 0.9973), drawn, strict=True):
            off = np.array(outline) - middle
            off[:, 0] = (off[:, 0] + 180.0) % 360.0 - 180.0
            assert np.einsum("ki,ij,kj->k", off, spread, off) == pytest.approx(
                -2.0 * np.log(1.0 - share), rel=5e-3
            )


def test_what_ifs_leave_a_worker_to_plans() -> None:
    pool = Pool(workers=0)
    pool._workers, pool._open = 2, True
    first, second = (pool.ask("whatif", {"what": name}) for name in ("slip", "missed"))
    plan = pool.ask("plan", {"name": "ns-16"})
    assert pool._next() is first
    pool._queue.remove(first)
    first.status = "working"
    assert pool._next() is plan
    pool._queue.remove(plan)
    assert pool._next() is None
    first.status = "done"
    assert pool._next() is second
