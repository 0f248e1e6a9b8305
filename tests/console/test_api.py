"""The console's API gives what the public functions give, follows and stops work, and says what is wrong."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import httpx
import numpy as np
import pytest

from expedition import Flight, Plan, exports, plan, windows
from expedition.planning.windows import found_windows
from tests.waiting import BROKEN_S

from .follow import done

MS_19 = {
    "vehicle": "soyuz-ms",
    "pad": "baikonur-31",
    "station": "iss",
    "port": "rassvet",
    "date": "2021-10-05",
}
STORED = {"stored": "soyuz-ms-19"}
SHORT = {"flight": {**MS_19, "profile": "soyuz-2-orbit"}, "elements": STORED}


@pytest.fixture(scope="module")
def job(web: httpx.Client) -> dict[str, Any]:
    return done(web, "plans", {"name": "soyuz-ms-19"})


@pytest.fixture(scope="module")
def planned(web: httpx.Client, job: dict[str, Any]) -> Plan:
    return Plan.from_json(web.get(f"/api/plans/{job['id']}/plan").content)


def test_a_plan_is_the_one_that_plan_gives(planned: Plan) -> None:
    assert planned == plan("soyuz-ms-19")


@pytest.mark.parametrize("what", ["picture", "plan"])
def test_what_is_known_already_is_not_sent_again(web: httpx.Client, job: dict[str, Any], what: str) -> None:
    path = f"/api/plans/{job['id']}/{what}"
    first = web.get(path)
    tag = first.headers["etag"]
    assert "no-store" not in first.headers["cache-control"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = web.get(path, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for other in ('"other"', "", tag[:-2] + '"'):
        assert web.get(path, headers={"if-none-match": other}).content == first.content
    plain = web.get(path, headers={"accept-encoding": "identity"})
    assert (plain.headers["etag"], plain.content) == (tag, first.content)
    both = {web.get(f"/api/plans/{job['id']}/{one}").headers["etag"] for one in ("picture", "plan")}
    assert len(both) == 2


def test_states_are_those_of_the_plan(web: httpx.Client, job: dict[str, Any], planned: Plan) -> None:
    for met in (0.0, 100.0, 3000.0, 9000.5, planned.duration_s):
        state = web.get(f"/api/plans/{job['id']}/state", params={"met": met}).json()
        assert np.allclose(state["ship"]["gcrf"], planned.state_gcrf(met), atol=1e-5)
        assert np.allclose(state["relative_rtn"], planned.relative_rtn(met), atol=1e-5)
        assert state["range_m"] == pytest.approx(np.linalg.norm(planned.relative_rtn(met)[:3]), abs=1e-5)
    at_contact = web.get(f"/api/plans/{job['id']}/state", params={"met": planned.duration_s}).json()
    assert at_contact["utc"] == planned.docking_utc


def test_a_cubic_through_the_picture_s_tables_is_the_plan(
    web: httpx.Client, job: dict[str, Any], planned: Plan
) -> None:
    drawn = web.get(f"/api/plans/{job['id']}/picture").json()
    rng = np.random.default_rng(5)
    table = drawn["relative"]
    times, rows = np.array(table["met_s"]), np.reshape(table["rtn"], (-1, 6))
    met = rng.uniform(times[0], times[-1], 300)
    miss = np.linalg.norm(_cubic(met, times, rows) - planned.relative_rtn(met)[:, :3], axis=1)
    size = np.linalg.norm(planned.relative_rtn(met)[:, :3], axis=1)
    # A pulse bends the way between two rows of the table only where a row stands at the pulse.
    assert np.all(miss < np.maximum(0.05, 2e-5 * size))


def _cubic(t: np.ndarray, times: np.ndarray, rows: np.ndarray) -> np.ndarray:
    k = np.clip(np.searchsorted(times, t, side="right") - 1, 0, times.size - 2)
    h = (times[k + 1] - times[k])[:, None]
    x = (t - times[k])[:, None] / h
    p0, v0, p1, v1 = rows[k, :3], rows[k, 3:] * h, rows[k + 1, :3], rows[k + 1, 3:] * h
    return p0 + x * (v0 + x * (3 * (p1 - p0) - 2 * v0 - v1 + x * (2 * (p0 - p1) + v0 + v1)))


def test_a_flight_has_one_address(web: httpx.Client) -> None:
    spelled = {**MS_19, "vehicle": "Soyuz MS", "pad": "Baikonur 31", "profile": 2}
    first, second = (web.post("/api/plans", json=body) for body in (SHORT, {**SHORT, "flight": spelled}))
    assert first.json()["id"] == second.json()["id"]
    named = {key: value for key, value in first.json()["request"]["flight"].items() if key != "name"}
    assert Flight(name="x", **named).launcher == "soyuz-2-1a"


def test_pasted_sets_leave_the_one_used_in_the_address(web: httpx.Client, planned: Plan) -> None:
    sets = Flight.named("soyuz-ms-19").elements or ()
    text = "\r\n".join(f"ISS (ZARYA)\r\n{first}\r\n{second}" for first, second in sets)
    long = done(web, "plans", {**SHORT, "elements": {"text": text}})
    asked = web.get(long["result"]).json()["address"]
    assert asked["elements"]["text"].count("\n") == 1
    short = done(web, "plans", asked)
    assert web.get(short["result"]).json()["plan"]["liftoff_utc"] == planned.liftoff_utc


def test_windows_are_those_that_windows_gives(web: httpx.Client) -> None:
    body = {"vehicle": "soyuz-ms", "pad": "baikonur-31", "start": "2021-10-04", "days": 3, "elements": STORED}
    found = web.get(done(web, "windows", body)["result"]).json()
    sets = Flight.named("soyuz-ms-19").elements
    again = web.get(done(web, "windows", body)["result"])
    known = {"if-none-match": again.headers["etag"]}
    assert web.get(str(again.url), headers=known).status_code == 304
    own = windows(
        "soyuz-ms", pad="baikonur-31", start=datetime(2021, 10, 4, tzinfo=UTC), days=3, elements=sets or ()
    )
    assert found["opportunities"] == [one.model_dump(mode="json") for one in found_windows(own)]


def test_work_is_cancelled_and_can_be_asked_again(web: httpx.Client) -> None:
    body = {**SHORT, "flight": {**MS_19, "profile": "soyuz-34-orbit"}}
    asked = web.post("/api/plans", json=body).json()
    state = web.delete(f"/api/plans/{asked['id']}").json()
    until = time.monotonic() + BROKEN_S
    while state["status"] in ("queued", "working") and time.monotonic() < until:
        state = web.get(f"/api/plans/{asked['id']}", params={"wait": 1, "since": state["version"]}).json()
    assert state["status"] == "cancelled"
    assert web.get(f"/api/plans/{asked['id']}/picture").status_code == 404
    again = web.post("/api/plans", json=body).json()
    assert again["id"] == asked["id"]
    assert again["status"] in ("queued", "working")
    web.delete(f"/api/plans/{asked['id']}")


def test_a_plan_that_cannot_be_says_why(web: httpx.Client) -> None:
    body = {**SHORT, "flight": {**MS_19, "date": "2021-10-06", "profile": "soyuz-2-orbit"}}
    failed = done(web, "plans", body, status="failed")
    assert failed["error"]["reason"] == "impossible"
    assert "next lift-off" in failed["error"]["message"]


def test_exports_are_those_of_the_library(web: httpx.Client, job: dict[str, Any], planned: Plan) -> None:
    offered = web.get("/api/exports").json()
    assert [one["name"] for one in offered] == [one.name for one in exports.offered()]
    for name in ("oem", "json"):
        answer = web.get(f"/api/plans/{job['id']}/export/{name}")
        assert f'soyuz-ms-19{exports.FORMATS[name].suffix}"' in answer.headers["content-disposition"]
    assert Plan.from_json(answer.content) == planned
    assert web.get(f"/api/plans/{job['id']}/export/pdf-of-mine").status_code == 404


@pytest.mark.parametrize(
    ("path", "body", "status", "field", "words"),
    [
        ("plans", {}, 422, None, "either name or flight"),
        ("plans", {"name": "soyuz-ms-1"}, 422, "flight", "soyuz-ms-19"),
        ("plans", {"name": "../../etc/passwd"}, 422, "flight", "no flight"),
        ("plans", {"flight": {**MS_19, "vehicle": "soyus"}}, 422, "vehicle", "no ship"),
        ("plans", {"flight": {**MS_19, "pad": "ksc-39a"}}, 409, None, "does not fly from"),
        ("plans", {"flight": {**MS_19, "port": "harmony-forward"}}, 409, None, "does not take"),
        ("plans", {"flight": {**MS_19, "profile": 3}}, 409, None, "has no 3-orbit"),
        ("plans", {"flight": {**MS_19, "date": "tomorrow"}}, 422, "date", "write it like"),
        ("plans", {"flight": {**MS_19, "earliest_utc": "08:00"}}, 422, "earliest_utc", "not a time"),
        ("plans", {"flight": {**MS_19, "crew": ["me"]}}, 422, "crew[0]", "table"),
        ("plans", {"flight": {**MS_19, "fuel": 1}}, 422, "fuel", "unknown"),
        ("plans", {"flight": {**MS_19, "elements_file": "/etc/passwd"}}, 422, "elements_file", "not read"),
        ("plans", {"flight": MS_19, "elements": {"stored": "nobody"}}, 422, "elements.stored", "no flight"),
        (
            "plans",
            {"flight": MS_19, "elements": {"stored": "record", "text": "x"}},
            422,
            "elements",
            "either",
        ),
        ("plans", {"flight": MS_19, "elements": {"text": "1" * 200_001}}, 422, "elements.text", "200000"),
        ("windows", {"vehicle": "soyuz-ms", "elements": STORED}, 422, "start", "required"),
        ("windows", {"vehicle": "soyuz-ms", "start": "x", "elements": STORED}, 422, "start", ""),
        (
            "windows",
            {"vehicle": "soyuz-ms", "start": "2021-10-01", "days": 0, "elements": STORED},
            422,
            "days",
            "",
        ),
        (
            "windows",
            {"vehicle": "soyuz-ms", "start": "2021-10-01", "days": 4000, "elements": STORED},
            422,
            "days",
            "",
        ),
        ("windows", {"vehicle": "me", "start": "2021-10-01", "elements": STORED}, 422, "vehicle", "no ship"),
        ("windows", {"vehicle": "soyuz-ms", "start": "2021-10-01"}, 422, "elements", "required"),
    ],
)
def test_what_is_wrong_is_said_with_its_field(
    web: httpx.Client, path: str, body: Any, status: int, field: str | None, words: str
) -> None:
    answer = web.post(f"/api/{path}", json=body)
    error = answer.json()["error"]
    assert (answer.status_code, error["field"]) == (status, field), answer.text
    assert words in error["message"]
    assert set(error) == {"message", "field", "reason"}


@pytest.mark.parametrize("text", ["/etc/passwd", "live", "<html>", "1 25544U\n2 25544"])
def test_pasted_text_is_content_never_a_path(web: httpx.Client, text: str) -> None:
    failed = done(web, "plans", {**SHORT, "elements": {"text": text}}, status="failed")
    assert failed["error"]["field"] == "elements.text"
    assert "/tmp" not in failed["error"]["message"]


@pytest.mark.parametrize("met", ["-5", "1e9", "nan", "inf", "x", ""])
def test_states_outside_the_flight_are_refused(web: httpx.Client, job: dict[str, Any], met: str) -> None:
    answer = web.get(f"/api/plans/{job['id']}/state", params={"met": met})
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "met"


def test_the_whole_catalogue_reaches_the_form(web: httpx.Client) -> None:
    book = web.get("/api/catalogue").json()
    ms = next(one for one in book["vehicles"] if one["name"] == "soyuz-ms")
    assert "baikonur-31" in ms["pads"]
    assert "soyuz-2-orbit" in ms["profiles"]
    assert any("soyuz-ms" in port["takes"] for port in book["stations"][0]["ports"])
    assert book["record_epochs_utc"] == sorted(book["record_epochs_utc"])
