"""The oldest and the youngest in space or in orbit, by the birth dates that are kept of those who were."""

from __future__ import annotations

import re
from datetime import date

from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.catalog.astronauts import aboard
from expedition.catalog.travellers import travellers

# Only the plain record: "the oldest to walk in space" is another one.
_PLAIN = re.compile(
    r"(?:the )?(?P<what>oldest|youngest) (?:living )?(?P<who>human(?: being)?|person|man|woman|astronaut|"
    r"space ?traveller)"
    r"(?: yet| ever)?(?: (?:to|who|that))?(?: (?:has|have|had|will))?(?: ever)?"
    r"(?: (?:be|been|fly|flown|flies|go|gone|reach|reached|travel(?:led)?|have (?:been|flown|travelled)))?"
    r"(?: (?:in|into|to|up))? ?(?P<where>space|orbit)\b",
    re.IGNORECASE,
)


def of_age(scene: Scene, sentence: Sentence, start: int) -> tuple[str, str] | None:
    """Whether somebody is the oldest or youngest; None where that is not what is said, or no birth date is kept."""
    hit = _PLAIN.match(scene.text, start, sentence.end)
    people = [p.known for p in sentence.people if p.known and p.role not in ("quoted", "official")]
    if hit is None or len(set(people)) != 1:
        return None
    one = travellers().get(people[0] or "")
    past = next(
        (
            d.past
            for d in (scene.main, *scene.drafts)
            if d is not None and d.past is not None and people[0] in d.past.crew
        ),
        None,
    )
    if one is None or one.born is None or past is None:
        return None
    orbit, woman = hit["where"].lower() == "orbit", hit["who"].lower() == "woman"
    if orbit and past.kind != "orbital":
        return CONTRADICTED, f"{past.flight} was a hop and reached no orbit"
    mine = _age(one.born, past.liftoff_date)
    told = f"{one.name} was {mine:.1f} years old on {past.flight}"
    for other in travellers().values():
        if (
            other.born is None
            or other is one
            or (woman and not other.woman)
            or (hit["who"].lower() == "man" and other.woman)
        ):
            continue
        for flight in aboard(other.name):
            if flight.liftoff_date >= past.liftoff_date or (orbit and flight.kind != "orbital"):
                continue
            age = _age(other.born, flight.liftoff_date)
            if age > mine if hit["what"].lower() == "oldest" else age < mine:
                return CONTRADICTED, f"{told}; {other.name} was {age:.1f} on {flight.flight}"
    than = "older" if hit["what"].lower() == "oldest" else "younger"
    return SUPPORTED, f"{told}; of those whose birth dates are kept nobody before was {than}"


def _age(born: date, day: date) -> float:
    return (day - born).days / 365.25
