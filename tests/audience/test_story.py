"""The story says what the plan says, and every sentence finds what fills its gaps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from expedition.audience.story import Story, story
from expedition.audience.story_words import SENTENCES, TITLES, Amount, AmountKind, said
from expedition.errors import InputError
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc

UTC = ZoneInfo("UTC")


def _amount(found: Story, sentence: str, name: str) -> float | str:
    for chapter in found.chapters:
        for one in chapter.sentences:
            if one.key == sentence:
                return one.amounts[name].value
    raise AssertionError(sentence)


@pytest.mark.parametrize("kind", ["station", "home", "hop", "orbit"])
def test_every_gap_is_filled_and_every_key_known(of_kind: Callable[[str], Plan], kind: str) -> None:
    found = story(of_kind(kind))
    for chapter in found.chapters:
        assert TITLES[chapter.key] == chapter.title
        for one in chapter.sentences:
            assert SENTENCES[one.key] == one.text
            assert set(re.findall(r"{(\w+)}", one.text)) <= set(one.amounts)
    begins = [chapter.from_met_s for chapter in found.chapters]
    assert begins == sorted(begins)
    text = found.told("Europe/Moscow")
    assert "{" not in text
    assert text.count("\n\n") == len(found.chapters) - 1
    assert Story.model_validate(found.to_dict()) == found


def test_a_flight_to_a_station_is_told_by_its_plan(ms19: Plan) -> None:
    found = story(ms19)
    assert ms19.insertion is not None
    assert _amount(found, "climbs", "length") == pytest.approx(ms19.insertion.cutoff_met_s, abs=0.01)
    assert _amount(found, "pressed", "gees") == pytest.approx(ms19.insertion.max_g, abs=0.01)
    assert _amount(found, "burns_many", "count") == sum(one.engine == "main" for one in ms19.burns)
    assert _amount(found, "orbits_many", "count") == ms19.orbits
    away = np.linalg.norm(ms19.relative_rtn(np.array([ms19.insertion.cutoff_met_s]))[0, :3])
    assert _amount(found, "behind", "height") == pytest.approx(away, abs=1.0)
    told = found.told("Europe/Moscow")
    assert "On 5 October 2021 at 11:55 a Soyuz-2.1a lifts off" in told
    assert "Its way leads over Kazakhstan and Russia." in told
    assert "km/h" in told
    assert "km/h" not in found.told(miles=True)
    with pytest.raises(InputError, match="no time zone"):
        found.told("Mars/Base")


def test_a_way_home_and_a_hop_are_told_by_theirs(home: Plan, hop: Plan) -> None:
    down = story(home)
    assert home.way_home is not None
    assert _amount(down, "slows", "less") == pytest.approx(home.way_home.deorbit_dv_mps, abs=0.01)
    assert _amount(down, "felt", "gees") == pytest.approx(home.way_home.max_g, abs=0.01)
    assert "climb" not in [one.key for one in down.chapters]
    up = story(hop)
    assert hop.hop is not None
    assert _amount(up, "goes_up", "height") == pytest.approx(1000.0 * hop.hop.apogee_km, abs=0.01)
    top = parse_utc(hop.hop.apogee_utc) - parse_utc(hop.zero_utc)
    assert _amount(up, "goes_up", "length") == pytest.approx(top, abs=0.01)


@pytest.mark.parametrize(
    ("kind", "value", "metric", "miles"),
    [
        ("length", 529.4, "8 minutes and 49 seconds", "8 minutes and 49 seconds"),
        ("length", 11_760.0, "3 hours and 16 minutes", "3 hours and 16 minutes"),
        ("length", 252_000.0, "2 days and 22 hours", "2 days and 22 hours"),
        ("length", 0.2, "0 seconds", "0 seconds"),
        ("distance", 212_900.0, "213 km", "132 miles"),
        ("distance", 8_046.7, "8.0 km", "5.0 miles"),
        ("speed", 7_499.0, "27,000 km/h", "16,800 mph"),
        ("gees", 4.296, "4.3 times", "4.3 times"),
        ("count", 4.0, "4", "4"),
        ("day", "2021-10-05T23:30:00Z", "5 October 2021", "5 October 2021"),
    ],
)
def test_amounts_are_said_as_people_say_them(
    kind: AmountKind, value: float | str, metric: str, miles: str
) -> None:
    one = Amount(kind=kind, value=value)
    assert (said(one, UTC), said(one, UTC, miles=True)) == (metric, miles)


def test_russian_has_every_sentence_and_every_gap_of_it() -> None:
    words = Path(__file__).parents[2] / "frontend" / "src" / "words" / "ru.json"
    told = json.loads(words.read_text(encoding="utf-8"))["story"]
    assert set(told) == {*SENTENCES, *TITLES}
    for key, text in SENTENCES.items():
        assert set(re.findall(r"{(\w+)}", told[key])) == set(re.findall(r"{(\w+)}", text))
