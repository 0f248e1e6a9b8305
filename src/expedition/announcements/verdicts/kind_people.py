"""Words of a kind of flight that mean people, and the day that "since" counts from."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from expedition.announcements.drafts import Sentence
from expedition.announcements.numerals import COUNTED
from expedition.announcements.scene import Scene
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import is_of, nation_of, nation_words, travellers

TOURISTS = re.compile(
    r"\b(?:(?:space )?tourists?|(?:paying|self-funded) (?:guests?|passengers?|customers?|visitors?|tourists?|"
    r"travell?ers?)|who (?:has |have |had )?paid (?:for )?(?:the|a|his|her|their|his "
    r"own|her own) (?:trip|seat|flight|ride|ticket|journey)(?: (?:himself|herself|themselves))?)\b|"
    r"космическ\w+ турист\w*",
    re.IGNORECASE,
)
_WOMAN = re.compile(r"\b(?:wom[ae]n|female)\b|женщин\w*", re.IGNORECASE)


_SEVERAL = re.compile(rf"\b(?:{'|'.join(COUNTED[2:10])}|[2-9]|no) (?:the )?\Z", re.IGNORECASE)


def people_in(rest: str) -> tuple[Callable[[str], bool | None], str, str] | None:
    """What the words say of a person: a woman, a Canadian, a German woman, somebody who paid."""
    tests: list[Callable[[str], bool | None]] = []
    who: list[str] = []
    whole = rest

    def blank(hit: re.Match[str]) -> None:
        nonlocal rest
        rest = rest[: hit.start()] + " " * (hit.end() - hit.start()) + rest[hit.end() :]

    if hit := TOURISTS.search(rest):
        tests.append(lambda name: name in travellers() and travellers()[name].paid_seat)
        who.append("a paying guest")
        blank(hit)
    if hit := _WOMAN.search(rest):
        tests.append(lambda name: name in travellers() and travellers()[name].woman)
        who.append("a woman")
        blank(hit)
    if hit := re.search(r"\bcosmonauts?\b", rest, re.IGNORECASE):
        tests.append(lambda name: is_of(name, "Russia"))
        who.append("a cosmonaut")
        blank(hit)
    for hit in nation_words().finditer(rest):
        nation = nation_of(hit["nation"])
        said, behind = hit["nation"], whole[hit.end() : hit.end() + 24]
        before = whole[max(0, hit.start() - 22) : hit.start()].lower()
        plural = said.lower().rstrip("s") != nation.lower() if nation else False
        person = re.match(
            r" (?:(?:space|female|male) )?(?:wom[ae]n|m[ae]n|astronauts?|cosmonauts?|citizens?|nationals?|"
            r"spacefarers?|person)\b",
            behind,
            re.IGNORECASE,
        )
        origin = re.search(
            r"\b(?:from|citizen of|national of|astronaut of|cosmonaut of|woman of|man of|wom[ae]n from|m[ae]n from|"
            r"person from|people from|astronaut from|cosmonaut from) (?:the )?\Z",
            before,
        )
        alone = said[:1].isupper() and re.match(
            r"$|[ ,](?:in|into|on|to|who|ever|aboard|since|up|at|has|is|goes|flies|had|with|for|from|by|of)\b",
            behind,
        )
        alone = alone or (
            said[:1].isupper()
            and _SEVERAL.search(before)
            and re.match(r"$| [a-z]+\b(?<! ships)(?<! craft)", behind)
        )
        noun = plural and re.fullmatch(
            r"american|canadian|russian|german|italian|briton|brit|spaniard|swede|dane|norwegian|belgian|austrian|"
            r"pole|"
            r"hungarian|bulgarian|romanian|cuban|mongolian|indian|israeli|saudi|emirati|turk|korean|malaysian|"
            r"brazilian|mexican|south african|australian|ukrainian|kazakh|belarusian|dutchman|frenchman|egyptian|"
            r"pakistani|iranian|slovak|czech|syrian|afghan|japanese|chinese|swiss|vietnamese|portuguese|dutchwoman|"
            r"frenchwoman|englishman|englishwoman|costa rican",
            said.lower().removesuffix("s"),
        )
        if nation and (person or origin or (alone and noun)):
            tests.append(lambda name, nation=nation: is_of(name, nation))  # type: ignore[misc]
            who.append(f"somebody of {nation}")
            blank(hit)
            if origin:
                a = hit.start() - len(origin[0])
                rest = rest[:a] + " " * (hit.start() - a) + rest[hit.start() :]
            break
    if not tests:
        return None
    return (lambda name: all(test(name) for test in tests)), rest, " and ".join(who)


def since_in(scene: Scene, sentence: Sentence, start: int, end: int, past: PastFlight | None) -> date | None:
    """The day that "since" counts from: a flight's, a ship's last before, somebody's flight, a date."""
    day = past.liftoff_date if past is not None else scene.published
    reach = min(sentence.end, end + 30)
    # "Since Apollo 16 in December 1972" is since Apollo 16, whatever month is told of it.
    flights = [
        (one.start, named)
        for one in sentence.names
        if one.kind == "flight"
        and start <= one.start < reach
        and (named := history.named(scene.text[one.start : one.end])) is not None
    ]
    dated = [m.start for m in sentence.moments if start <= m.start < reach]
    if flights and (not dated or flights[0][0] < dated[0]):
        return flights[0][1].liftoff_date
    for moment in sentence.moments:
        known_day = moment.day or moment.last
        if start <= moment.start < reach and known_day is not None:
            if day is not None and known_day >= day and not moment.said.year:
                # "Since April" is that before the flight.
                known_day = known_day.replace(year=day.year, day=min(known_day.day, 28))
                return known_day if known_day < day else known_day.replace(year=day.year - 1)
            return known_day
    if flights:
        return flights[0][1].liftoff_date
    known = [p.known for p in sentence.people if p.known and start <= p.start < reach]
    if known and day is not None:
        flown = [one for one in aboard(known[0]) if one.liftoff_date < day]
        if flown:
            return flown[-1].liftoff_date
    bare = re.match(r" ?(?:early |late |mid-)?((?:19|20)\d\d)\b", scene.text[start:reach])
    return date(int(bare[1]), 12, 31) if bare else None


def since_whom(sentence: Sentence, start: int, end: int) -> str | None:
    """Whose flight "since" counts from, where it is somebody's."""
    return next(
        (p.known for p in sentence.people if p.known and start <= p.start < min(sentence.end, end)), None
    )
