"""Rockets and ships that are said never to have carried people, or a ship of some kind, before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.names import NameMention
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.catalog import history
from expedition.catalog.history import PastFlight

_PEOPLE = (
    r"(?:people|m[ae]n|wom[ae]n|humans?(?: beings?)?|persons?|crews?|passengers?|astronauts?|cosmonauts?|taikonauts?|"
    r"anybody|anyone|somebody|a soul|living (?:people|men))"
)
_KIND = r"(?P<word>rocket|launcher|launch vehicle|ship|spacecraft|spaceship|capsule|craft|type|kind|model|vehicle)"
_CARRIED = r"(?:carried|lifted|flown|taken|launched|brought|transported|borne|sent|held|put|ferried)(?: up)?"
# "Which has never carried people", "neither ship has carried people so far".
_NEVER = re.compile(
    rf"(?:\b(?P<neither>neither)(?: of (?:them|the two|these)| (?P<both>[^.;:,()]{{3,60}}? nor [^.;:,()]{{3,40}}?))?"
    rf"(?: {_KIND}s?)?(?: has| have| had)(?: ever| yet)?|"
    r"(?:has|have|had)(?: (?:so far|until now|up to now|itself))? (?:never|not)(?: yet| ever| so far| before)?) "
    rf"{_CARRIED} (?:(?:a|an|any|the|its) )?(?:single |first |living |real )?(?P<what>{_PEOPLE}\b|(?=[A-Z«\"]))"
    r"(?P<end>(?: (?:up|into (?:space|orbit)|to (?:space|orbit)|aboard|on board|before|yet|so far|until now|up to now|"
    r"spacecraft|ships?|capsules?))*)",
    re.IGNORECASE,
)
# "People have never flown on this rocket."
_PEOPLE_NEVER = re.compile(
    rf"\b{_PEOPLE} (?:has|have|had) (?:never|not)(?: yet| ever| so far)? (?:flown|ridden|gone up|been launched|"
    rf"been carried|travelled|traveled|sat|left) (?:on|in|with|aboard|by|atop) (?:this|the|that|such an?) {_KIND}"
    r"(?: (?:before|yet|so far|until now))?",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"(?P<which>,? ?(?:\ban? |\bone |\bthe )?(?:(?:type|rocket|ship|kind|capsule|vehicle|launcher|craft|one) )?"
    r"(?:which|that))(?: itself| so far)? \Z|"
    rf"\b(?P<it>it|they|(?P<the>(?:this|the|that|such an?) {_KIND}))(?: itself| so far)? \Z",
    re.IGNORECASE,
)
_ROCKETS = ("rocket", "launcher", "launch vehicle")
_SINCE = re.compile(
    r"[^.;:!?\n]{0,30}\b(?:since|at once|at the same time|together|alone|again)\b", re.IGNORECASE
)
_NO = re.compile(r"[Nn]ever|[Nn]either|\bnot\b")
_NEAR = 60


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement that a rocket or ship never carried people, or a ship that is named."""
    for sentence in scene.told.sentences:
        if _NO.search(sentence.text) is None:
            continue
        for pattern in (_NEVER, _PEOPLE_NEVER):
            for hit in pattern.finditer(sentence.text):
                yield from _claim(scene, sentence, hit)


def _claim(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    day = _day(scene)
    if day is None or _SINCE.match(scene.text, end):
        return
    groups = hit.groupdict()
    said = (groups.get("word") or "").lower()
    alone = bool(re.search(r"\b(?:this|the|that)\b", hit[0], re.IGNORECASE)) and said not in _ROCKETS
    if groups.get("both"):
        means = [n for n in _last(scene, end, "", 4) if n.start >= start]
    elif groups.get("neither"):
        means = _two(scene, start, said, day)
    elif hit.re is _PEOPLE_NEVER:
        means = _last(scene, start, said, 1)
    else:
        takes = _TAKES_UP.search(scene.text, max(sentence.start, start - 40), start)
        if takes is not None and takes["which"]:
            named = _last(scene, takes.start(), "", 1)
            means = [n for n in named if not re.search(r"[.;:!?\n]", scene.text[n.end : takes.start()])]
            means = [n for n in means if takes.start() - n.end <= _NEAR]
        elif takes is not None:
            said = (takes["word"] or "").lower()
            alone = takes["the"] is not None and said not in _ROCKETS
            means = _last(scene, takes.start(), said, 1)
        else:
            means = [
                n for n in _last(scene, start, "", 1) if n.start >= sentence.start and start - n.end <= _NEAR
            ]
            between = scene.text[means[0].end : start] if means else ""
            if not re.fullmatch(
                r"(?: itself| rocket| ship| capsule| spacecraft| (?:on|at|from) [^,;:.]{3,30}?)? ?", between
            ):
                return
        if takes is not None:
            start = takes.start()
    if not means or (groups.get("neither") and len(means) < 2):
        return
    borne = [n for n in sentence.names if n.kind == "vehicle" and 0 <= n.start - end <= 2]
    if not groups.get("what") and hit.re is _NEVER:
        if not borne:
            return
        tail = re.compile(r"(?: (?:spacecraft|ships?|capsules?|before|yet|so far))*").match(
            scene.text, borne[0].end
        )
        end = tail.end() if tail else borne[0].end
    rows = [
        one
        for one in history.flights()
        if one.liftoff_date < day
        and one.kind not in ("test", "module")
        and any(_is(one, n) for n in means)
        and (any(same_ship(n.id, one.vehicle) or one.family == n.id for n in borne) if borne else one.crewed)
    ]
    what = " and ".join(scene.text[n.start : n.end] for n in means)
    if rows and alone:
        # The very ship may be new where its kind is not.
        return
    told = (
        f"{what} flew so before: {', '.join(one.flight for one in rows[:3])}"
        if rows
        else f"the record has no such flight of {what} before {day}"
    )
    yield scene.claim(sentence, start, end, "first", CONTRADICTED if rows else SUPPORTED, told)


def _day(scene: Scene) -> date | None:
    """Before which day nothing of the kind is to have flown."""
    main = scene.main.past if scene.main is not None else None
    day = scene.published
    if main is not None and day is not None and abs((main.liftoff_date - day).days) < 60:
        return min(day, main.liftoff_date)
    return day


def _last(scene: Scene, place: int, word: str, count: int) -> list[NameMention]:
    """The last kinds of rocket or ship that are named before a place, each once."""
    kinds = ("launcher",) if word in _ROCKETS else ("vehicle",) if word not in ("", "type", "kind", "model") else (
        "launcher", "vehicle",
    )  # fmt: skip
    found: dict[str, NameMention] = {}
    for one in reversed(scene.told.names):
        if one.end <= place and one.kind in kinds and place - one.start < _FAR:
            found.setdefault(one.id, one)
    return list(found.values())[:count]


_FAR = 700


def _two(scene: Scene, place: int, word: str, day: date) -> list[NameMention]:
    """The two kinds that "neither" takes up: the two named before, else the two that never flew with people."""
    named = _last(scene, place, word, 9)
    if len(named) == 2:
        return named
    new = [
        n
        for n in named
        if not any(_is(f, n) and f.crewed and f.liftoff_date < day for f in history.flights())
    ]
    return new if len(new) == 2 else []


def _is(one: PastFlight, named: NameMention) -> bool:
    if named.kind == "launcher":
        return one.launcher.startswith(named.id)
    return same_ship(named.id, one.vehicle) or one.family == named.id
