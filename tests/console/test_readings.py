"""Announcements through the API: cut into pieces that the page only draws, whatever text is handed in."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from expedition.announcements.document import document
from expedition.catalog import DEFAULT
from expedition.console.readings import paragraphs, plan_asked

from .follow import done

TEXT = """Film crew bound for the station

BAIKONUR, October 4, 2021. Soyuz MS-19 will lift off from Site 31 on October 5 at 11:55 Moscow time with
Anton Shkaplerov, Yulia Peresild and Klim Shipenko and go to the ISS.
"""
HOSTILE = (
    "<p>Soyuz MS-19 lifts off on October 5, 2021.<script>document.title='run'</script>"
    "<img src=x onerror=alert(1)></p>"
)


def _read(web: httpx.Client, text: str) -> dict[str, Any]:
    answer: dict[str, Any] = web.get(done(web, "readings", {"text": text})["result"]).json()
    return answer


def _seen(answer: dict[str, Any]) -> list[str]:
    return ["".join(piece["text"] for piece in one["pieces"]) for one in answer["paragraphs"]]


def test_a_text_comes_back_with_its_flight_which_can_be_planned(web: httpx.Client) -> None:
    found = _read(web, TEXT)
    assert _seen(found)[0] == "Film crew bound for the station"
    assert _seen(found)[1].startswith("BAIKONUR, October 4, 2021.")
    (flight, *_) = found["flights"]
    assert (flight["title"], flight["role"], flight["status"]) == ("Soyuz MS-19", "news", "announced")
    assert ["Lift-off", "2021-10-05 08:55 UTC"] in flight["facts"]
    asked = flight["asked"]
    assert asked["flight"]["date"] == "2021-10-05"
    assert "1 25544U" in asked["elements"]["text"]
    planned = done(web, "plans", asked)
    assert planned["request"]["flight"]["vehicle"] == "soyuz-ms"


def test_the_request_of_a_reading_is_not_sent_back(web: httpx.Client) -> None:
    job = done(web, "readings", {"text": TEXT})
    assert (job["kind"], job["request"]) == ("reading", None)
    assert web.post("/api/readings", json={"text": TEXT}).json()["status"] == "done"


def test_a_text_that_announces_nothing_gives_nothing(web: httpx.Client) -> None:
    found = _read(web, "The museum is open until nine on Thursdays.")
    assert found["flights"] == []
    assert "It announces no flight." in found["said"]


def test_script_in_a_text_is_not_seen(web: httpx.Client) -> None:
    assert _seen(_read(web, HOSTILE)) == ["Soyuz MS-19 lifts off on October 5, 2021."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n ", "nothing to read"),
        ("a\x00b", "binary"),
        ("\x01\x02\x03\x04\x05" * 200, "binary"),
        ("я" * 150_000, "bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_words(web: httpx.Client, text: str, words: str) -> None:
    job = done(web, "readings", {"text": text}, status="failed")
    assert (job["error"]["reason"], job["error"]["field"]) == ("input", "text")
    assert words in job["error"]["message"]


@pytest.mark.parametrize(
    ("body", "status"),
    [({"text": ""}, 422), ({}, 422), ({"text": "a" * 200_001}, 422), ({"text": "a" * 10_000_000}, 413)],
)
def test_too_little_and_too_much_are_refused_at_the_door(web: httpx.Client, body: Any, status: int) -> None:
    answer = web.post("/api/readings", json=body)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


def test_pieces_are_cut_where_claims_begin_and_end() -> None:
    raw = "<p>The <b>first</b> flight &amp; the last.</p><p>Second.</p>"
    seen = document(raw)
    first = (raw.index("first"), raw.index(" &amp;"))
    second = (raw.index("flight"), raw.index(" the last"))
    both = (raw.index("last"), raw.index("Second") + 7)
    out = [[(one.text, one.claims) for one in p.pieces] for p in paragraphs(seen, [first, second, both])]
    assert out == [
        [
            ("The ", []),
            ("first ", [0]),
            ("flight", [0, 1]),
            (" &", [1]),
            (" the ", []),
            ("last.", [2]),
        ],
        [("Second.", [2])],
    ]


def test_claims_of_nothing_seen_leave_the_text_whole() -> None:
    raw = "<script>first</script><p>One.</p>"
    out = paragraphs(document(raw), [(8, 13), (0, 0), (len(raw), len(raw))])
    assert [[one.text for one in p.pieces] for p in out] == [["One."]]


@pytest.mark.parametrize("request_", [None, "not toml [", 'vehicle = "nothing-such"\ndate = 2021-10-05\n'])
def test_a_request_that_cannot_be_planned_is_none(request_: str | None) -> None:
    assert plan_asked(request_, DEFAULT) is None
