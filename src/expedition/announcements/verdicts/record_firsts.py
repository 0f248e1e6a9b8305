"""Firsts and lasts whose holder is named: who really was the first, asked of the record and its deeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene, cut
from expedition.announcements.verdicts import feats, holders, kind_words
from expedition.announcements.verdicts.feat_words import asked_in
from expedition.announcements.verdicts.feats import Asked, Feat
from expedition.announcements.verdicts.firsts import SHARED
from expedition.announcements.verdicts.holders import Holders
from expedition.announcements.verdicts.named_ships import ships_in
from expedition.catalog.travellers import is_of, nation_of, nation_words, travellers

_HEAD = re.compile(
    r"\b(?P<the>the |its |their )?(?:very )?(?P<what>first|earliest|last|final)(?: ever)? (?!time\b|of all\b|year|week|"
    r"month|day|"
    r"stage|minute)(?=[a-z\"“«А-я])",
    re.IGNORECASE,
)
_OWNER = re.compile(rf"(?:\A|[ ]){nation_words().pattern}['’]s? \Z", re.IGNORECASE)
_WHOSE = re.compile(r"\w['’]s? \Z|\b(?:his|her|my|our|whose) \Z", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every first or last with its holder, of which all words are understood."""
    for sentence in scene.told.sentences:
        for hit in _HEAD.finditer(sentence.text):
            claim = _judged(scene, sentence, hit)
            if claim is not None:
                yield claim


def _judged(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Claim | None:
    text = scene.text
    start, begin = sentence.start + hit.start(), sentence.start + hit.end()
    lead = text[max(sentence.start, start - 30) : start]
    owner = _OWNER.search(lead)
    if owner is None and _WHOSE.search(lead):
        return None
    if owner is not None:
        start -= len(owner[0].lstrip())
    named = holders.before(scene, sentence, start)
    asked = asked_in(scene, sentence, begin, named.past if named is not None else None)
    if asked is None:
        return None
    if owner is not None and not _of_nation(asked, nation_of(owner["nation"]) or ""):
        return None
    if not (asked.deed or asked.flight_tests or asked.tags or asked.times > 1 or asked.days):
        # "The first woman, and he the first German, to go there": to do what, was not said yet.
        return None
    if named is None:
        named = holders.behind(scene, sentence, asked.end)
    if named is None:
        return None
    if (hit["the"] or "").lower() in ("its ", "their "):
        if named.past is None:
            return None
        vehicle = named.past.vehicle
        asked.flight_tests.append(lambda one: one.vehicle == vehicle)
        asked.words.add("ship")
    if _CREW.fullmatch(text, start, asked.end) and _GOES_ON.match(text, asked.end):
        # "The first crew, Shepherd and two Russians, is to move in": of what, stands behind their names.
        return None
    last = hit["what"].lower() in ("last", "final")
    judged = verdict(scene, asked, named, last=last)
    if judged is None or (judged[0] == CONTRADICTED and SHARED.match(text, asked.end)):
        return None
    a, b = cut(text, start, asked.end)
    draft = scene.subject(sentence, a)
    about = named.past.flight if named.past is not None else draft.name if draft is not None else None
    return Claim(a, b, "first", text[a:b], *judged, about, by_text=False)


_CREW = re.compile(r"\s*(?:the |its |their )?(?:very )?first (?:resident |permanent )?crew\s*", re.IGNORECASE)
_GOES_ON = re.compile(
    r"[^.;:()]{0,120}?\b(?:station|iss|mir|skylab|salyut|tiangong|tianhe|outpost|moon)\b", re.IGNORECASE
)


def _of_nation(asked: Asked, nation: str) -> bool:
    """Adds whose people or ships are meant: "China's first spacewalk"; False where that is not known."""
    asked.words.add("nation")
    if asked.deed in ("spacewalk", "iss-command", "moonwalk") or asked.head == "person":
        asked.person_tests.append(lambda name: bool(is_of(name, nation)))
        return True
    fleet = kind_words.NATIONAL.get(nation)
    if fleet is None:
        return False
    asked.flight_tests.append(lambda one: one.vehicle.startswith(fleet))
    return True


def verdict(scene: Scene, asked: Asked, named: Holders, *, last: bool) -> tuple[str, str] | None:
    """Whether those who are named hold a first, by what was asked; None where the record cannot tell."""
    if (
        asked.deed
        and asked.deed not in ("moonwalk", "splashdown")
        and (last or asked.since or asked.times > 1)
    ):
        # The table has only who was first.
        return None
    if asked.deed in ("launch", "landing") and "ship" not in asked.words:
        return None
    found = feats.feats(asked)
    if not found or not (named.people or named.past or named.ships):
        return None
    top = found[-1] if last else found[0]
    equal = [one for one in found if one.past is top.past and one.day == top.day]
    if asked.deed:
        equal = [
            one
            for one in equal
            if one is top
            or not one.people
            or not top.people
            or any(tag.startswith("two") for tag in asked.tags)
        ]
        equal += [one for one in found if asked.deed == "docking" and one.day == top.day and one not in equal]
    right = _holds(asked, named, equal)
    if right is None:
        return None
    if right and asked.aboard is not None and all(one.past is not asked.aboard for one in equal):
        right = None if asked.deed else False
    if right and asked.year is not None and all(asked.year not in _years(one) for one in equal):
        return None if asked.head == "flight" else (CONTRADICTED, _told(top, last))
    if right is None:
        return None
    if not right and (
        _of_two_nations(asked, top) or (asked.year is not None and asked.year not in _years(top))
    ):
        # Not everybody counts the holder for that nation; or the first of that year is meant.
        return None
    if last and not right and scene.published is not None and top.day > scene.published:
        # What came after the text, it could not know.
        return None
    if right != named.denied:
        return (SUPPORTED, _told(top, last)) if right or feats.whole(asked) else None
    # What "it" takes up may be another flight than the words are about.
    meant = named.sure or (named.past is not None and any(one.past is named.past for one in found))
    if not meant or not (right or feats.whole(asked)) or (asked.year is not None and asked.head == "flight"):
        return None
    return CONTRADICTED, _told(top, last)


def _of_two_nations(asked: Asked, top: Feat) -> bool:
    whose = [set(travellers()[name].nations) for name in top.people if name in travellers()]
    return "nation" in asked.words and any(
        len(one) > 1 and one != {"Soviet Union", "Russia"} for one in whose
    )


def _years(one: Feat) -> set[int]:
    return {one.day.year, one.past.liftoff_date.year, (one.past.landing_date or one.day).year}


def _told(top: Feat, last: bool) -> str:
    who = ", ".join(top.people[:3])
    of_them = f" ({who})" if who else ""
    return f"the {'last' if last else 'first'} in the record is {top.past.flight}{of_them}, {top.day.isoformat()}"


def _holds(asked: Asked, named: Holders, equal: list[Feat]) -> bool | None:
    """Whether those named are among the holders; None where only some are."""
    people = {name for one in equal for name in one.people}
    crews = people | (
        {name for one in equal for name in one.past.crew} if asked.head == "flight" or not people else set()
    )
    pasts = [one.past for one in equal]
    if named.people and (asked.head != "flight" or named.past is None):
        fits = [name in crews for name in named.people]
        return all(fits) if all(fits) or not any(fits) else None
    if named.past is not None:
        return named.past in pasts
    if named.ships:
        right = any(all(holders.is_ship(past, said) for said in named.ships) for past in pasts)
        own = all(ships_in(said) == {said} for said in named.ships)
        return right if right or own else None
    return None
