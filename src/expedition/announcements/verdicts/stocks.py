"""What adds up: who lives on a station on a day, a mass in two units, what a kind of ship has never lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.catalog import history
from expedition.catalog.history import PastFlight

_MASS = re.compile(
    rf"(?P<number>{NUMBER})[- ](?P<unit>kg|kilograms?|kilos?|kilogrammes?|"
    r"pounds?|lbs?|metric tons|tonnes?|tons?|кг|тонн\w*)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"kg\b|kilo|pound|lbs?\b|tons?\b|tonne|кг|тонн", re.IGNORECASE)
_KG = {
    "kg": 1.0,
    "kil": 1.0,
    "pou": 0.45359,
    "lb": 0.45359,
    "lbs": 0.45359,
    "met": 1000.0,
    "ton": 1000.0,
    "кг": 1.0,
    "тон": 1000.0,
}
_BESIDE = re.compile(
    r"[ ]?(?:\(|,|or|/|=|–|-)[ ]?(?:or )?(?:about |some |roughly |more than |over )?", re.IGNORECASE
)
_LIVE = re.compile(
    r"\b(?:aboard|on board|live[sd]?|living|station|crew|there|ISS|Mir|Tiangong|МКС|на борту|на станции)\b",
    re.IGNORECASE,
)
_NEVER_LOST = re.compile(
    r"\b(?:has|have|had) never (?:yet )?(?:lost|killed) (?:a |an |any |one )?(?P<what>crews?|ships?|spacecraft|"
    r"people|persons?|astronauts?|cosmonauts?|passengers?|vehicles?|capsules?)\b",
    re.IGNORECASE,
)
_MAKERS = {
    "spacex": ("crew-dragon", "cargo-dragon"), "boeing": ("starliner",), "blue origin": ("new-shepard",),
    "virgin galactic": ("spaceshiptwo",), "china": ("shenzhou",), "dragon": ("crew-dragon", "cargo-dragon"),
}  # fmt: skip


def masses(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Two masses side by side in different units: whether they are the same."""
    if _UNIT.search(sentence.text) is None:
        return
    found = list(_MASS.finditer(sentence.text))
    for one, other in pairwise(found):
        between = sentence.text[one.end() : other.start()]
        units = [hit["unit"].lower()[:3].rstrip(".") for hit in (one, other)]
        if units[0] == units[1] or not _BESIDE.fullmatch(between):
            continue
        values = [number(hit["number"]) for hit in (one, other)]
        scales = [_KG.get(unit, _KG.get(unit[:2])) for unit in units]
        if None in values or None in scales:
            continue
        kg = [v * k for v, k in zip(values, scales, strict=True) if v is not None and k is not None]
        near = abs(kg[0] - kg[1]) <= 0.12 * max(kg)
        told = f"{kg[0]:.0f} kg and {kg[1]:.0f} kg"
        start, end = sentence.start + one.start(), sentence.start + other.end()
        end += scene.text[end : end + 1] == ")"
        yield Claim(start, end, "count", told, SUPPORTED if near else CONTRADICTED, told, by_text=True)


def living_there(scene: Scene, sentence: Sentence, heads: int) -> str | None:
    """What makes a number of people that of those on a station about the day of the text; None where it is not."""
    if heads < 2 or not _LIVE.search(sentence.text) or scene.published is None:
        return None
    named = {n.id for s in scene.told.sentences for n in s.names if n.kind == "station" and n.id != "station"}
    past = scene.main.past if scene.main is not None else None
    stations = named & {"iss", "mir", "tiangong", "salyut-6", "salyut-7"} or (
        {past.station} if past is not None else set()
    )
    days = {scene.published}
    if past is not None and past.crewed:
        days |= {d for d in (past.docking_date or past.liftoff_date, past.landing_date) if d is not None}
    for where in stations - {"none"}:
        for day in sorted(days):
            if abs((day - scene.published).days) > 20:
                continue
            for ships in (
                _there(where, day),
                _there(where, day - timedelta(1)),
                _there(where, day + timedelta(2)),
            ):
                if len(ships) > 1 and sum(one.crew_count for one in ships) == heads:
                    return f"on {where} about {day}: {', '.join(f'{one.crew_count} of {one.flight}' for one in ships)}"
    return None


def _there(station: str, day: date) -> list[PastFlight]:
    return [
        one
        for one in history.crewed()
        if one.station == station
        and one.docked == "yes"
        and one.liftoff_date < day
        and (one.landing_date is None or one.landing_date >= day)
    ]


def claims(scene: Scene) -> Iterator[Claim]:
    """Ships, makers and countries that are said to have lost nobody, or nothing."""
    for sentence in scene.told.sentences:
        for hit in _NEVER_LOST.finditer(sentence.text):
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            lead = scene.text[max(sentence.start, start - 60) : start].lower()
            ships = [
                n for n in sentence.names if n.kind == "vehicle" and n.end <= start and start - n.end < 40
            ]
            maker = next((v for k, v in _MAKERS.items() if re.search(rf"\b{k}\b", lead)), None)
            past = scene.main.past if scene.main is not None else None
            if ships:
                fleet = [f for f in history.flights() if same_ship(ships[-1].id, f.vehicle)]
                start = ships[-1].start
            elif maker is not None:
                fleet = [f for f in history.flights() if f.vehicle.startswith(maker)]
                start = sentence.start + re.search(r"\S", sentence.text).start() if len(lead) < 40 else start  # type: ignore[union-attr]
            elif past is not None and re.search(r"\b(?:it|that|which|type|kind|ship|spacecraft)\W*\Z", lead):
                kin = past.vehicle.replace("crew-", "").replace("cargo-", "")
                fleet = [f for f in history.flights() if kin in f.vehicle]
            else:
                continue
            day = scene.published
            fleet = [
                f for f in fleet if f.kind not in ("test", "module") and (day is None or f.liftoff_date < day)
            ]
            if len(fleet) < 2:
                continue
            heads = re.match(r"crew|people|person|astronaut|cosmonaut|passenger", hit["what"], re.IGNORECASE)
            lost = [
                f
                for f in fleet
                if (
                    f.crew_lost if heads else "loss" in (f.outcome_ascent, f.outcome_orbit, f.outcome_descent)
                )
            ]
            told = (
                f"lost: {', '.join(f.flight for f in lost[:4])}"
                if lost
                else f"none of {len(fleet)} in the record was"
            )
            yield Claim(start, end, "other", hit[0], CONTRADICTED if lost else SUPPORTED, told)
