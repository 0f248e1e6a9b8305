"""Whole articles of our own about flights old and new: how much of what each tells of its flights is read right."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from expedition.announcements.reader import read

ARTICLES = json.loads(Path(__file__).with_name("articles.json").read_text(encoding="utf-8"))
INSTANTS = ("liftoff_utc", "docking_utc", "undocking_utc", "landing_utc")
_LEAST = 0.93


def _told(flight: dict[str, Any], field: str) -> Any:
    value = flight[field]
    if field == "landing_date" and value is None and flight["landing_utc"]:
        value = flight["landing_utc"][:10]
    return value[:16] if field in INSTANTS and value else value


@pytest.fixture(scope="module")
def counted() -> tuple[Counter[str], Counter[str], list[str]]:
    right, total, wrong = Counter[str](), Counter[str](), []
    for article in ARTICLES:
        seen = read(article["text"]).to_dict()
        for wanted in article["flights"]:
            name = wanted["flight"].casefold().replace("-", " ")
            own = [one for one in seen["flights"] if name in _names(one)]
            for field, value in wanted.items():
                group = "found" if field == "flight" else "instants" if field in INSTANTS else "fields"
                ok = bool(own) and (field == "flight" or _told(own[0], field) == value)
                right[group] += ok
                total[group] += 1
                if not ok:
                    wrong.append(f"{article['id']} {field} {value}")
        if article["published"]:
            right["published"] += seen["published"] == article["published"]
            total["published"] += 1
        elif any(one["role"] == "subject" for one in seen["flights"]):
            wrong.append(f"{article['id']} announces nothing")
    return right, total, wrong


def _names(flight: dict[str, Any]) -> list[str]:
    return [(flight[key] or "").casefold().replace("-", " ") for key in ("flight", "record")]


@pytest.mark.parametrize("group", ["found", "instants", "fields", "published"])
def test_what_articles_tell_of_their_flights(
    counted: tuple[Counter[str], Counter[str], list[str]], group: str
) -> None:
    right, total, wrong = counted
    assert right[group] >= _LEAST * total[group], wrong
