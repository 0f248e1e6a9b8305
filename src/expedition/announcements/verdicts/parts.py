"""Who flew on what, and with whom: a person, a word for flying, and the flight, ship or kind of ship behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.people import PersonMention
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts.kind_tests import is_private
from expedition.announcements.verdicts.referents import referents, taken_up
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import brought_down, came_down_on

_FLEW = re.compile(
    r"(?P<who>,? (?:who|and who|both of whom|all of whom)?)[^.;:!?()\n]{0,30}?\b(?P<verb>flew|flown|fl(?:y|ies|ying)|"
    r"rode|ridden|went up|gone up|"
    r"went (?:in)?to (?:space|orbit|the moon)|was launched|were launched|was lifted|launched|lifted off|was sent up|"
    r"orbited|circled|commanded|"
    r"piloted|captained|(?:was|were|is|are|been) (?:a member of |members of |(?:on|in) )?(?:the )?(?:crew of|"
    r"aboard|on board|on|in)|"
    r"(?:was|is|were) (?:the )?(?:commander|captain|pilot|flight engineer|mission specialist|passenger)s? (?:of|"
    r"on|aboard)|"
    r"spent (?:[\w-]+ ){1,3}days|"
    r"came (?:up|home|down|back)|returned|landed|splashed down|blasted off|took off)"
    r"(?P<tail>[^.;:!?()\n]{0,45}?)[ ]?\Z",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[ ](?:again|once|twice|first|last|then|later|already|together|alone|in space|into space|to space|"
    r"to orbit|into orbit|up|"
    r"around the (?:earth|moon)|round the (?:earth|moon)|with|as|commander|pilot|captain|flight engineer|a|an|the|"
    r"of|on|in|"
    r"aboard|board|by|it|her|his|first|second|third|own|flight|mission|trip|from|to|orbit|home|earth|space|"
    r"shuttle|ship|"
    r"capsule|craft|spacecraft|crew|member|passenger|just|only|time|during|atop|inside|old|earlier|"
    r"early))*[ ]?[\"“«]?",
    re.IGNORECASE,
)
_STATIONS = re.compile(
    r" (?:to |at |for )?(?:the )?(?:Mir|ISS|International Space Station|Salyut[- ]?\d|Skylab|Tiangong(?:-\d)?|"
    r"(?:space )?station)\b"
)
_DAYS = re.compile(
    r"[ ](?:(?:in|on|of|early|late|last)[ ])*"
    r"(?:(?:\d{1,2} )?(?:Jan|Febr|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
    r"\w*\.?(?: \d{1,2})?(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d)\b"
)
_ON = re.compile(r" (?:up )?(?:on|aboard|in) (?:board )?(?:the )?(?:flight |mission )?")
_LANDS = re.compile(r"\b(?:home|down|back|return\w*|land\w*|splash\w*)\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:will|would|should|might|could|may|was to|were to|been to|to have|plann\w*|assign\w*|train\w*|back-?up|"
    r"stand-?in|reserve|instead|not|never|n't|neither|if|unlike|like|after|before|since|than|replac\w*|"
    r"refus\w*|hop\w+|want\w*|due|offered|helped|watched|spoke|saw|met|greet\w*|married|worked)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:never|not|nor)\b|n['’]t\b", re.IGNORECASE)
_COMMANDS = re.compile(r"\b(?:command\w*|captain\w*)\b", re.IGNORECASE)
_WITH = re.compile(
    r"[^.;:!?()\n]{0,25}?\b(?:flew|flown|went up|gone up|rode|orbited|was launched|were launched|was in (?:space|"
    r"orbit)|"
    r"went (?:in)?to (?:space|orbit)) (?:(?:up|there|once|twice|already|in space|into space|to space|to orbit|"
    r"again) )?"
    r"(?:together )?(?:along )?with (?:the )?(?:[\w-]+ ){0,2}?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"[ ](?:had |have |both )?(?:flew|flown|went up|gone up|rode|orbited|(?:been|were) (?:in (?:space|orbit)|up)) "
    r"(?:there |up |before |in space |in orbit )?together\b",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every person with a flight of theirs, and every two who are said to have flown together."""
    for sentence in scene.told.sentences:
        known = [p for p in sentence.people if p.known and p.role not in ("quoted", "official", "back-up")]
        known = sorted([*known, *_pronouns(scene, sentence)], key=lambda p: p.start)
        if known:
            yield from _on(scene, sentence, known)
            yield from _with(scene, sentence, known)


_THEY = re.compile(r"\b(?P<who>he|she)(?= )", re.IGNORECASE)


def _pronouns(scene: Scene, sentence: Sentence) -> Iterator[PersonMention]:
    """Whom "he" and "she" take up, right behind whom a word for flying and a ship stand."""
    if not any(n.kind in ("flight", "vehicle") for n in sentence.names):
        return
    for hit in _THEY.finditer(sentence.text):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        who = taken_up(scene, sentence, start, woman=hit["who"].lower() == "she")
        if who is not None:
            yield PersonMention(start, end, who, "", who)


def _claim(scene: Scene, start: int, end: int, verdict: str, told: str, about: str | None) -> Claim:
    start, end = cut(scene.text, start, end)
    return Claim(start, end, "crew", scene.text[start:end], verdict, told, about)


def _group(text: str, known: list[PersonMention], last: int) -> list[PersonMention]:
    """A person with those who are joined to the name by commas and "and"."""
    group = [known[last]]
    for one in reversed(known[:last]):
        if not re.fullmatch(
            r"(?:,| and|, and|, then)[ ](?:(?!who\b)[\w'’-]+ ){0,2}?", text[one.end : group[0].start]
        ):
            break
        group.insert(0, one)
    return group


def _on(scene: Scene, sentence: Sentence, known: list[PersonMention]) -> Iterator[Claim]:
    text = scene.text
    found = [one for one in referents(scene, sentence) if not one.who]
    found = [one for one in found if one.flights and one.flights[0].kind != "module"]
    places = [(one.start, one.end, one.flights, "") for one in found]
    taken = {(one.start, one.end) for one in found}
    places += [
        (n.start, n.end, (), n.id)
        for n in sentence.names
        if n.kind == "vehicle" and not any(a < n.end and n.start < b for a, b in taken)
    ]
    for start, end, flights, ship in sorted(places):
        before = [at for at, p in enumerate(known) if p.end <= start]
        if not before or any(known[before[-1]].end <= p.start < start for p in sentence.people):
            continue
        at = before[-1]
        between = text[known[at].end : start]
        hit = _FLEW.fullmatch(between) if len(between) < 110 else None
        if hit is None or _NEVER.search(between):
            continue
        if not _TAIL.fullmatch(_DAYS.sub("", _STATIONS.sub("", hit["tail"]))):
            continue
        if any(a < start and known[at].end <= a for a, _, _, _ in places if a != start):
            continue
        group = _group(text, known, at)
        lead = text[max(sentence.start, group[0].start - 30) : start]
        verdict, told = _judged(group, tuple(flights), ship, hit["verb"] + hit["tail"], scene)
        if verdict == CONTRADICTED and _NOT_SO.search(lead):
            verdict = UNCLEAR
        if verdict == UNCLEAR:
            continue
        about = flights[0].flight if len(flights) == 1 else None
        yield _claim(scene, group[0].start, end, verdict, told, about)


def _judged(
    group: list[PersonMention], flights: tuple[PastFlight, ...], ship: str, verb: str, scene: Scene
) -> tuple[str, str]:
    names = list(dict.fromkeys(p.known for p in group if p.known))
    home = _LANDS.search(verb) is not None
    day = scene.published
    for past in flights:
        people = (*past.crew, *(brought_down(past.flight) if home else ()))
        if names and all(name in people for name in names):
            told = f"crew of {past.flight}: {', '.join(past.crew)}"
            if (
                _COMMANDS.search(verb)
                and len(flights) == 1
                and len(past.crew) > 1
                and past.crew[0] not in names
                and not is_private(past)
            ):
                return CONTRADICTED, f"{past.crew[0]} commanded; {told}"
            return SUPPORTED, told
    own = {
        name: [past for past in aboard(name) if day is None or past.liftoff_date <= day or past in flights]
        for name in names
    }
    if not names or not all(own.values()):
        return UNCLEAR, ""
    told = "; ".join(
        f"{name} flew on {', '.join(past.flight for past in row[:5])}" for name, row in own.items()
    )
    if flights:
        # Crews of a station change seats on the way home.
        if home and any(past.station != "none" for past in flights):
            return UNCLEAR, ""
        if any(not past.crew or "crew" in past.recalled for past in flights) or len(names) > 1:
            return (CONTRADICTED if len(flights) == 1 and flights[0].crew else UNCLEAR), told
        return CONTRADICTED, told
    if ship:
        for row in own.values():
            ups = [past for past in row if same_ship(ship, past.vehicle) or past.family == ship]
            downs = [
                past
                for name, flown in own.items()
                for past in flown
                if home and same_ship(ship, came_down_on(name, past).vehicle)
            ]
            if not ups and not downs:
                return (UNCLEAR if home else CONTRADICTED), told
        return SUPPORTED, told
    return UNCLEAR, ""


def _with(scene: Scene, sentence: Sentence, known: list[PersonMention]) -> Iterator[Claim]:
    text = scene.text
    for at in range(1, len(known)):
        first, second = known[at - 1], known[at]
        between = text[first.end : second.start]
        joined = re.fullmatch(r"(?:,| and|, and| with)[ ](?:[\w'’-]+ ){0,2}?", between)
        together = _TOGETHER.match(text, second.end, sentence.end) if joined else None
        if not together and not (len(between) < 80 and _WITH.fullmatch(between)):
            continue
        if first.known == second.known:
            continue
        if together and re.match(
            r" (?:on|aboard|in) (?!space|orbit)", text[together.end() : together.end() + 12]
        ):
            continue
        names = [first.known or "", second.known or ""]
        end = together.end() if together else second.end
        rest = _group_behind(text, known, at) if not together else []
        names += [p.known or "" for p in rest]
        end = rest[-1].end if rest else end
        on = _ON.match(text, end, sentence.end)
        named = [
            n
            for n in referents(scene, sentence)
            if on and n.start == on.end() and not n.who and len(n.flights) == 1
        ]
        if named:
            past = named[0].flights[0]
            told = f"crew of {past.flight}: {', '.join(past.crew)}"
            known_crew = past.crew and "crew" not in past.recalled
            fits = all(name in past.crew for name in names)
            verdict = SUPPORTED if fits else CONTRADICTED if known_crew else UNCLEAR
            if verdict != CONTRADICTED or not _NOT_SO.search(
                text, max(sentence.start, first.start - 30), end
            ):
                yield _claim(scene, first.start, named[0].end, verdict, told, past.flight)
            continue
        shared = [past for past in aboard(names[0]) if all(name in past.crew for name in names)]
        lead = text[max(sentence.start, first.start - 30) : end]
        if shared:
            told = f"crew of {shared[-1].flight}: {', '.join(shared[-1].crew)}"
            yield _claim(scene, first.start, end, SUPPORTED, told, shared[-1].flight)
        elif all(aboard(name) for name in names) and not _NOT_SO.search(lead):
            told = "; ".join(
                f"{name} flew on {', '.join(p.flight for p in aboard(name)[:5])}" for name in names
            )
            # Crews of two ships are together on one station.
            met = any(
                one.station == other.station != "none"
                and one.liftoff_date <= (other.landing_date or other.liftoff_date)
                and other.liftoff_date <= (one.landing_date or one.liftoff_date)
                for one in aboard(names[0])
                for other in aboard(names[1])
            )
            yield _claim(scene, first.start, end, UNCLEAR if met else CONTRADICTED, told, None)


def _group_behind(text: str, known: list[PersonMention], at: int) -> list[PersonMention]:
    rest = []
    last = known[at]
    for one in known[at + 1 :]:
        if not re.fullmatch(r"(?:,| and|, and)[ ]", text[last.end : one.start]):
            break
        rest.append(one)
        last = one
    return rest
