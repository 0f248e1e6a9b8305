"""With what and from where: rockets, ships, pads, stations and ports against the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from expedition.announcements.drafts import Draft, Sentence, of_satellites
from expedition.announcements.names import NameMention
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import berths
from expedition.announcements.verdicts.berths import ports
from expedition.announcements.verdicts.carriers import against_launcher, against_pad, family, of_name
from expedition.announcements.verdicts.kind_words import PADS
from expedition.announcements.verdicts.referents import referents
from expedition.catalog import history

_KINDS = {"launcher": "vehicle", "pad": "place", "site": "place", "station": "place", "port": "place"}
_RISES = ("liftoff",)
_LANDING = re.compile(
    r"\b(?:land\w*|touch\w* down|splash\w*|parachut\w*|steppe|призем\w*|посадк\w*)\b", re.IGNORECASE
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every rocket, pad, site, station and port that is told of a flight."""
    for sentence in scene.told.sentences:
        yield from _regions(scene, sentence)
        yield from _modules(scene, sentence)
        yield from _ships(scene, sentence)
        yield from _kinds_of_ship(scene, sentence)
        lies = list(berths.claims(scene, sentence))
        yield from lies
        for one in _merged(scene.text, sentence):
            if one.kind == "port" and any(b.start < one.end and one.start < b.end for b in lies):
                continue
            draft = scene.subject(sentence, one.start)
            here = draft is not None and (
                draft.named or draft is scene.main or any(d is draft for _, d in scene.anchored(sentence))
            )
            verdict, evidence = _judged(scene, sentence, one, draft, here)
            beside = of_name(scene, sentence, one) or _at_station(scene, sentence, one)
            if beside is not None and beside[0] != UNCLEAR:
                yield Claim(
                    one.start,
                    one.end,
                    _KINDS[one.kind],
                    f"{one.kind}: {scene.text[one.start : one.end]}",
                    *beside,
                )
                continue
            moved = verdict == CONTRADICTED and one.kind in ("launcher", "pad", "site")
            if moved and _of_another(scene, sentence, one, draft):
                verdict = UNCLEAR
            words = scene.text[one.start : one.end]
            about = draft.name if draft else None
            yield Claim(
                one.start, one.end, _KINDS[one.kind], f"{one.kind}: {words}", verdict, evidence, about
            )


_LIVED = re.compile(
    r"\b(?:to|aboard|on board|on|at|in|with|visit\w*|reach\w*)[ ](?:the )?(?:[\w'’-]+ ){0,3}?\Z",
    re.IGNORECASE,
)
_WAS_THERE = re.compile(
    r"\b(?:flew|flown|lived?|spent|stay\w*|dock\w*|went|visit\w*|reach\w*|work\w*|carried|brought|took)\b",
    re.I,
)
_NO_STAY = re.compile(
    r"\b(?:will|would|plann\w*|instead|not|never|after|before|since|later|unlike|like|from|successor|and (?:to|the)|"
    r"also|spoke|called|parts?|module|build\w*|built|than|both|by)\b",
    re.IGNORECASE,
)


def _at_station(scene: Scene, sentence: Sentence, one: NameMention) -> tuple[str, str, str] | None:
    """Whether the only person or flight that stands before a station in its clause was ever there."""
    if one.kind != "station" or one.id == "station":
        return None
    before = [each for each in referents(scene, sentence) if each.end <= one.start and each.flights]
    if not before:
        return None
    told_of = before[-1]
    between = scene.text[told_of.end : one.start]
    if len(between) > 70 or re.search(r"[;:()]", between) or _NO_STAY.search(between):
        return None
    if not (_LIVED.search(between) and _WAS_THERE.search(between)) or len(told_of.flights) > 6:
        return None
    if any(told_of.end <= n.start < one.start and n.kind in ("flight", "station") for n in sentence.names):
        return None
    bound = [past for past in told_of.flights if past.kind != "module"]
    there = [past for past in bound if past.station == one.id]
    if there:
        return SUPPORTED, f"{there[0].flight} was bound for {one.id}", there[0].flight
    if not bound:
        return None
    seen = ", ".join(f"{past.flight} {past.station}" for past in bound[:4])
    return CONTRADICTED, f"{told_of.words} was never at {one.id}: {seen}", bound[0].flight


_PARTNER = re.compile(
    r"\b(?:the other|another|(?:its|their|the) (?:[\w-]+ )?"
    r"(?:partner|sister|counterpart|rival|predecessor|successor)\w*)\b",
    re.IGNORECASE,
)


def _of_another(scene: Scene, sentence: Sentence, one: NameMention, draft: Draft | None) -> bool:
    """Whether a rocket or a place can be that of another ship than the flight that stands nearest before it."""
    past = draft.past if draft is not None else None
    if past is None or draft is None:
        return True
    if _PARTNER.search(scene.text, sentence.start, one.start):
        return True
    named_here = any(sentence.start <= a < sentence.end for a, _ in draft.spans)
    takes_up = _TAKES_UP.match(sentence.text) or _TOOK_IT.match(scene.text, one.end)
    if draft is scene.main and takes_up and not of_satellites(sentence):
        alone = all(n.kind not in ("flight", "vehicle", "module") for n in sentence.names)
        news = [each for each in scene.news if each.role == "subject"]
        named_here = named_here or (alone and len(news) == 1)
    return not named_here and not _ever(past.family, one.kind, one.id)


_TAKES_UP = re.compile(
    r"\W*(?:it|they|(?:the|its|their) (?:ship|capsule|crew|spacecraft|craft|freighter|three|four|two|seven|trio|pair|"
    r"rocket|launcher|booster|carrier))\b(?! rocket)",
    re.IGNORECASE,
)
# "A Proton carried it": what it is, stands behind.
_TOOK_IT = re.compile(
    r"[ ](?:rocket |booster |carrier |projectile )?(?:has |had |will )?(?:lift(?:s|ed)?|carr(?:y|ies|ied)|sen(?:ds|t)|"
    r"launch(?:es|ed)|took|takes|boost(?:s|ed)|hurled|hurls|hoist(?:s|ed)|put)[ ](?:it|them|her|the (?:ship|capsule|"
    r"crew|spacecraft|craft|freighter|three|four|two|seven|trio|pair))\b",
    re.IGNORECASE,
)


@cache
def _ever(fleet: str, kind: str, ident: str) -> bool:
    """Whether a family of ships has ever flown on a rocket, or from a country."""
    of = [f for f in history.flights() if f.family == fleet]
    if kind == "launcher":
        return any(family(f.launcher) == family(ident) for f in of)
    return any(_country(f.pad) == _country(ident) for f in of)


def _country(pad: str) -> str:
    """The country of a pad, or its site where that is not known."""
    site = pad.split("-")[0]
    return next((country for country, sites in PADS.items() if pad.startswith(sites)), site)


_REGIONS = {
    "baikonur": ("kazakhstan", "казахстан"),
    "ksc": ("florida",),
    "ccsfs": ("florida",),
    "wallops": ("virginia",),
    "corn-ranch": ("texas",),
    "starbase": ("texas",),
    "spaceport-america": ("new mexico",),
    "vostochny": ("russia",),
    "plesetsk": ("russia",),
    "jiuquan": ("china", "gobi", "inner mongolia", "gansu"),
    "wenchang": ("china", "hainan"),
    "tanegashima": ("japan", "kagoshima"),
    "kourou": ("french guiana", "guiana"),
    "mojave": ("california",),
    "edwards": ("california",),
}
_GULF = re.compile(r"\boff (?:the coast of |\w+, )?(Tallahassee|Pensacola|Panama City|Tampa)\b")
_DOWN = {
    "soyuz": ("kazakhstan", "kazakh", "steppe", "казахстан"),
    "shenzhou": ("dongfeng", "inner mongolia", "gobi"),
    "crew-dragon": ("florida", "gulf", "atlantic", "mexico", "california", "san diego", "pacific"),
    "cargo-dragon-1": ("california", "pacific", "san diego"),
    "cargo-dragon": ("florida", "gulf", "atlantic", "california", "pacific"),
    "starliner": ("new mexico", "white sands"),
    "new-shepard": ("texas",),
    "spaceshiptwo": ("new mexico", "spaceport america"),
    "space-shuttle": ("florida", "kennedy", "edwards", "california", "runway"),
    "apollo": ("pacific", "ocean"),
    "gemini": ("atlantic", "ocean"),
    "orion": ("pacific", "san diego"),
}
_PLACE = re.compile(
    r"\b(?:in|from|off|near|at|on|into|в|на)\s+(?:the |a |an )?(?:[\w'’-]+ ){0,4}?(?P<name>Kazakhstan|Florida|"
    r"Virginia|"
    r"Texas|New Mexico|Russia|Hainan|Kagoshima|Gobi|Inner Mongolia|French Guiana|Uzbekistan|California|Dongfeng|"
    r"Gulf of (?:Mexico|America)|Atlantic|Pacific|San Diego|White Sands|Kazakh steppe|Pensacola|Tallahassee|"
    r"Казахстан\w*|steppe)(?: Ocean)?\b"
)


_AT_MODULE = re.compile(
    r"(?:(?:the |its )?(?:(?:zenith|nadir|aft|forward|front|rear|side) )?(?:docking )?port (?:of|on) )?(?:the )?"
    r"(?:(?:russian|core|small|research|node|service|chinese|station's) )*(?:module |модул\w+ |узл\w+ )?[\"«„“]?\Z",
    re.IGNORECASE,
)


def _modules(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """The module that a ship docks with, and the side of it."""
    docks = [cue for cue in sentence.cues if cue.kind == "docking"]
    for one in sentence.names:
        if one.kind != "module" or not docks:
            continue
        lead = _AT_MODULE.search(scene.text, max(sentence.start, one.start - 70), one.start)
        start = lead.start() if lead else one.start
        tail = re.match(r"[\"»“”]? (?:module|port)\b", scene.text[one.end : one.end + 9])
        end = one.end + (tail.end() if tail else 0)
        draft = scene.subject(sentence, start)
        port = ports().get(draft.past.flight) if draft and draft.past else None
        verdict, evidence = UNCLEAR, "the record has no port for it"
        if port is not None and draft is not None:
            said = (
                f"{scene.text[start : one.start]} {one.id}".lower()
                .replace("front", "forward")
                .replace("rear", "aft")
            )
            evidence = f"{draft.name} docked at {port}"
            name = one.id.lower().split()[0]
            sides = [side for side in _SIDES if side in said]
            if name in port.lower() and all(side in port.lower() for side in sides):
                verdict = SUPPORTED
            elif _other_port(said, port) and not re.search(
                r"\b(?:mov|relocat|re-?dock|first|then)\w*", sentence.text
            ):
                verdict = CONTRADICTED
        about = draft.name if draft else None
        yield Claim(start, end, "place", f"port: {scene.text[start:end]}", verdict, evidence, about)


def _ships(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Ships by the names that they bear."""
    for draft in scene.drafts:
        past = draft.past
        if past is None or not past.ship or past.ship in past.flight or past.ship not in sentence.text:
            continue
        for hit in re.finditer(
            rf"\b(?:(?:Dragon|shuttle|capsule|orbiter|ship) )?{re.escape(past.ship)}\b", sentence.text
        ):
            if scene.subject(sentence, sentence.start + hit.start()) is draft:
                a, b = sentence.start + hit.start(), sentence.start + hit.end()
                yield Claim(
                    a, b, "vehicle", hit[0], SUPPORTED, f"{past.flight} flew in {past.ship}", draft.name
                )


def _kinds_of_ship(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """The kind of ship that somebody's flight, or a part of a station, is said to have gone up on."""
    for one in sentence.names:
        if one.kind != "vehicle":
            continue
        beside = of_name(scene, sentence, one)
        if beside is not None and beside[0] != UNCLEAR:
            yield Claim(one.start, one.end, "vehicle", scene.text[one.start : one.end], *beside)


def _regions(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Countries, states and seas that a flight leaves from or comes down in."""
    for hit in _PLACE.finditer(sentence.text):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        draft = scene.subject(sentence, start)
        if draft is None:
            continue
        verdict, evidence = UNCLEAR, "nothing that is kept says what is there"
        name = hit["name"].lower()
        before = [cue for cue in sentence.cues if cue.start <= start and cue.happens]
        after = [cue for cue in sentence.cues if cue.start > start and cue.happens]
        cue = before[-1] if before else after[0] if after else None
        past = draft.past
        if cue is not None and cue.kind == "landing":
            places = next((v for k, v in _DOWN.items() if draft.ship.startswith(k)), ())
            if any(one in name for one in places):
                verdict, evidence = SUPPORTED, f"{draft.ship} comes down there"
            elif draft.ship == "cargo-dragon-1" and "atlantic" in name:
                verdict, evidence = CONTRADICTED, "the first Dragons came down in the Pacific"
            if "atlantic" in name and (gulf := _GULF.search(sentence.text, hit.end(), hit.end() + 30)):
                verdict, evidence = CONTRADICTED, f"{gulf[1]} lies on the Gulf, not on the Atlantic"
        elif past is not None and past.pad:
            site = next((k for k in _REGIONS if past.pad.startswith(k)), "")
            if any(one in name for one in _REGIONS.get(site, ())):
                verdict, evidence = SUPPORTED, f"{past.flight} left from {past.pad}"
        if cue is not None and cue.kind == "landing" and cue.end <= start and start - cue.end < 30:
            start = cue.start
        yield Claim(start, end, "place", scene.text[start:end], verdict, evidence, draft.name)


def _merged(text: str, sentence: Sentence) -> Iterator[NameMention]:
    """Names that are told of a flight; a pad and its site side by side are one place."""
    kept: NameMention | None = None
    for one in sentence.names:
        if one.kind not in _KINDS:
            continue
        if kept is not None:
            between = text[kept.end : one.start]
            pads = kept.kind in ("pad", "site") and one.kind in ("pad", "site")
            if pads and _SIDE_BY_SIDE.fullmatch(between):
                exact = max((kept, one), key=lambda each: "-" in each.id)
                kept = replace(exact, start=kept.start, end=one.end)
                continue
            yield kept
        kept = one
    if kept is not None:
        yield kept


_SIDE_BY_SIDE = re.compile(r"['’]?s?,? ?(?:at |of |in |from )?(?:the |NASA['’]s |its )*[(]?", re.IGNORECASE)


_OFF = re.compile(
    r"\b(?:left|leaves?|leaving|depart\w*|flew|flies|rose|rises|start\w*|off|up|go(?:es)?|went|now|,)?,? ?from "
    r"(?:the |its |NASA['’]s )?(?:launch )?\Z|(?:launch )?(?:pad|site):? \Z|\bсо? \Z",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|atop|on top of|by|with|aboard|(?:(?:carrier )?rocket|launcher|booster|carrier)(?::|,| is| was)?)[ ]*"
    r"(?:an? |the |its )?[\"“«]?\Z",
    re.IGNORECASE,
)
_LIFTS = re.compile(
    r"[ ](?:rocket |booster |carrier |projectile )?(?:has |had |will )?(?:lift(?:s|ed)?|carr(?:y|ies|ied)|sen(?:ds|t)|"
    r"launch(?:es|ed)|took|takes|boost(?:s|ed)|hurled|hurls)[ ]",
    re.IGNORECASE,
)
# What stands beside these may be of another flight.
_OTHERS = re.compile(
    r"\b(?:unlike|other|another|next|successor|before|earlier|until|since|replac\w*|instead|former\w*|same|roll\w*|"
    r"mov\w*|first|last|neighbou?r\w*|not|never|than|also|both|used to|would|later|test\w*|satellites?|stand\w*|"
    r"was to|were to|normally|usually|all|every|each|or)\b",
    re.IGNORECASE,
)


def _judged(
    scene: Scene, sentence: Sentence, one: NameMention, draft: Draft | None, here: bool
) -> tuple[str, str]:
    past = draft.past if draft else None
    # A table's head stands in a cell of its own.
    lead = re.sub(
        r"\s+", " ", scene.text[max(0, min(sentence.start, one.start - 15), one.start - 30) : one.start]
    )
    if _OTHERS.search(scene.text, max(sentence.start, one.start - 60), min(sentence.end, one.end + 25)):
        lead = ""
    if past is None:
        return UNCLEAR, "no flight of the record to hold that against"
    rises = any(cue.kind in _RISES for cue in sentence.cues) or bool(_OFF.search(lead))
    if one.kind == "launcher":
        verdict, told = against_launcher(one.id, past)
        bound = rises or _ON.search(lead) is not None or _LIFTS.match(scene.text, one.end) is not None
        versions = family(one.id) != "soyuz" or "-" in one.id
        return (verdict if verdict != CONTRADICTED or (bound and here and versions) else UNCLEAR), told
    if one.kind in ("pad", "site"):
        verdict, told = against_pad(one.id, past)
        before = [
            cue.kind for cue in sentence.cues if cue.start < one.start and (cue.happens or not cue.weak)
        ]
        landing = before[-1] == "landing" if before else _LANDING.search(sentence.text) is not None
        return (UNCLEAR if verdict == CONTRADICTED and (landing or not rises or not here) else verdict), told
    if one.kind == "station":
        if one.id == past.station:
            return SUPPORTED, f"{past.flight} was bound for {past.station}"
        return UNCLEAR, f"{past.flight} was bound for {past.station}"
    port = ports().get(past.flight)
    if port is None:
        return UNCLEAR, "the record has no port for it"
    told = f"{past.flight} docked at {port}"
    if _same_port(one.id, port):
        return SUPPORTED, told
    docks = any(cue.kind == "docking" for cue in sentence.cues)
    sure = (
        docks
        and draft is not None
        and not re.search(r"\b(?:mov|relocat|re-?dock|first|then)\w*", sentence.text)
    )
    return (CONTRADICTED if sure and _other_port(one.id, port) else UNCLEAR), told


def _same_port(said: str, port: str) -> bool:
    words = set(re.split(r"[\W_]+", port.lower()))
    return set(re.split(r"[\W_]+", said.lower())) <= words


_SIDES = frozenset(["nadir", "zenith", "forward", "aft"])
_MODULES = frozenset(["unity", "harmony", "poisk", "zvezda", "rassvet", "pirs", "prichal", "zarya", "nauka"])


def _other_port(said: str, port: str) -> bool:
    """Whether words name another module or another side than the port's."""
    words, real = (set(re.split(r"[\W_]+", one.lower())) for one in (said, port))
    return any(words & group and real & group and not words & real & group for group in (_SIDES, _MODULES))
