"""Counts, firsts and lasts: answered by counting the record, with the qualifiers that the words have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from expedition.announcements import quantities
from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.quantities import NUMBER, Quantity
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts import ages, firsts, headcounts, kinds, rows, stocks
from expedition.announcements.verdicts.stays import longest_of_anybody
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_words

_NOUN = (
    r"(?:(?:space[- ]?)?flights?|missions?|launch(?:es)?|crews?|rotations?|expeditions?|resuppl\w*|runs?|cargo|ships?|"
    r"crafts?|spacecrafts?|freighters?|trips?|voyages?|visits?|deliver(?:y|ies)|vehicles?|capsules?|orbiters?|"
    r"modules?|stations?|"
    r"rockets?|astronauts?|cosmonauts?|teams?|soyuz|dragon|shuttle|progress|apollo|gemini|shenzhou|tianzhou|"
    r"cygnus|starliner|[«\"]?союз\w*|[«\"]?прогресс\w*|полёт\w*|полет\w*|корабл\w*|экипаж\w*|экспедици\w*|"
    r"запуск\w*|грузов\w*)"
)
_ORDINAL_NOUN = re.compile(
    rf"(?:[ -][^\s.;:!?()]+){{0,5}}?[ -]{_NOUN}\b"
    r"|[ ]with (?:people|passengers|a crew|astronauts|humans|men)(?: (?:aboard|on board))?\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"\b(?P<number>{NUMBER}|no one|nobody)(?:[- ](?:person|member|strong))?[- ](?:(?!(?:with|and|for|of|in|to|at)\b)"
    r"(?:[\w'’-]+[ ])){0,2}?"
    r"(?:people|persons?|astronauts?|cosmonauts?|taikonauts?|crew(?:[ ]?members?|mates)?|spacefarers?|passengers?|"
    r"tourists?|men|women|travell?ers?|private citizens|aboard|человек\w*|космонавт\w*)\b"
    r"|\bcrew of (?P<crew>" + NUMBER + r")\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    rf"\b(?P<number>{NUMBER})[- ](?:(?:[a-z-]+[ ]){{0,2}}?)(?:tons?|tonnes?|kg|kilograms?|kilos|pounds|lbs?|"
    r"seats?|zones?|thrusters?|engines?|ports?|modules?|ships?|spacewalks?|experiments?|satellites?|parachutes?|"
    r"launches|flights|"
    r"missions|тонн\w*|килограмм\w*|кг)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:(?:for the |the |its |their |his |her |whose |was |is )?(?:very )?(?:first|last|final|only|maiden|oldest|"
    r"youngest|longest|shortest|fastest|biggest|largest|heaviest|cheapest|most expensive|record)|never before|"
    r"for the first time|first time|впервые|первый|первая|последний|самый)\b",
    re.IGNORECASE,
)
_NO_FIRST = re.compile(
    r"(?:(?:the )?last|final) (?:week|month|year|night|time|minute|summer|winter|spring|autumn|fall|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b|only\b",
    re.IGNORECASE,
)
_STOPS = re.compile(
    rf"(?<!\d)\.|\.(?!\d)|[;:!?()\n]|, | – | — | - | and (?=(?:[\w'’-]+ )?the (?:first|last|only|oldest|youngest|"
    rf"longest|{'|'.join(ORDINALS)})\b)"
)
_CREWED = re.compile(
    r"\b(?:crew\w*|people|astronauts?|cosmonauts?|taikonauts?|manned|piloted|human|person|passengers?|пилотируем\w*|"
    r"экипаж\w*)\b",
    re.IGNORECASE,
)
_CARGO = re.compile(r"\b(?:cargo|resuppl\w*|supply|freighter|грузов\w*)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"\b(?:this year|of the year|(?:in|of) (?P<year>(?:19|20)\d\d)|нынешне\w* году|в этом году)\b",
    re.IGNORECASE,
)
_NATIONS = {
    "china": ("shenzhou", "tianzhou"),
    "chinese": ("shenzhou", "tianzhou"),
    "spacex": ("crew-dragon", "cargo-dragon"),
    "boeing": ("starliner",),
    "blue origin": ("new-shepard",),
    "virgin galactic": ("spaceshiptwo",),
    "northrop": ("cygnus",),
    "starliner": ("starliner",),
    "new shepard": ("new-shepard",),
    "crew dragon": ("crew-dragon",),
    "shenzhou": ("shenzhou",),
    "tianzhou": ("tianzhou",),
    "cygnus": ("cygnus",),
    "shuttle": ("space-shuttle",),
    "axiom": ("crew-dragon",),
    "ussr": ("vostok", "voskhod", "soyuz"),
    "soviet": ("vostok", "voskhod", "soyuz"),
}
_CALLS = re.compile(r"\b(?:station|tiangong|iss|mir|salyut|skylab|orbital)", re.IGNORECASE)
_ROUND = re.compile(
    r"\b(?:reach(?:es|ed|ing)? orbit|into orbit|in orbit|a?round the (?:earth|globe|world|planet)|"
    r"orbit(?:s|ed|ing)? the)\b",
    re.IGNORECASE,
)
_HOPS = ("new-shepard", "spaceshiptwo", "spaceshipone", "x-15")


def claims(scene: Scene) -> Iterator[Claim]:
    """Every ordinal, count and superlative."""
    for sentence in scene.told.sentences:
        yield from _ordinals(scene, sentence)
        yield from _people(scene, sentence)
        yield from _superlatives(scene, sentence)
        yield from stocks.masses(scene, sentence)
        for hit in _THINGS.finditer(sentence.text):
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            yield scene.claim(sentence, start, end, "count", UNCLEAR, "nothing that is kept counts these")


_NUMBERED_PLACE = re.compile(r" (?:площадк|пусков|стартов|комплекс)\w*", re.IGNORECASE)


def _ordinals(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for one in quantities.ordinals(sentence.text):
        noun = _ORDINAL_NOUN.match(sentence.text, one.end)
        if noun is None or one.value == 1 or _NUMBERED_PLACE.match(sentence.text, one.end):
            continue
        start, end = sentence.start + one.start, sentence.start + noun.end()
        subject = scene.subject(sentence, start)
        personal = _personal(scene, sentence, one, subject.past if subject else None)
        verdict, evidence = personal or _nth(scene, sentence, one, noun.end())
        claim = scene.claim(sentence, start, end, "count", verdict, evidence)
        yield claim if personal is None else replace(claim, by_text=True)


_TIMES = re.compile(r" time\b", re.IGNORECASE)
_NO_NOUN = re.compile(r" (?:to|of|from|in|with|for|at|on)\b", re.IGNORECASE)


def _nth(scene: Scene, sentence: Sentence, one: Quantity, noun_end: int) -> tuple[str, str]:
    start = sentence.start + one.start
    draft = scene.subject(sentence, start)
    past = draft.past if draft else None
    if past is None or draft is None:
        return UNCLEAR, "no flight of the record to count from"
    stop = _STOPS.search(sentence.text, noun_end)
    end = sentence.start + min(stop.start() if stop else len(sentence.text), noun_end + 60)
    told_by_kind = firsts.of_ordinal(scene, sentence, sentence.start + one.end, end, int(one.value))
    if told_by_kind is not None:
        # "The ninth to this station": of what, the words before have said.
        owned = re.search(r"['’]s? \Z", sentence.text[max(0, one.start - 3) : one.start])
        bare = _NO_NOUN.match(sentence.text, one.end) and not owned and told_by_kind[0] == CONTRADICTED
        return (UNCLEAR, told_by_kind[1]) if bare else told_by_kind
    row = rows.row_of(scene, sentence, draft, start, end)
    n = int(one.value)
    if row is not None:
        verdict, told = rows.nth(row, past, n)
        # "The seventh time that two crews meet" counts no flights.
        happens = _TIMES.match(sentence.text, one.end) is not None
        if verdict == CONTRADICTED and n < sum(f.liftoff_date <= past.liftoff_date for f in row.flights):
            # A word that is not understood may leave out some: then the number is a lower one.
            words = kinds.kind(scene, sentence, draft, sentence.start + one.end, sentence.start + noun_end)
            if not words.sure:
                return UNCLEAR, told
        if verdict == SUPPORTED or (
            verdict == CONTRADICTED and not happens and _speaks_of(scene, sentence, draft, start)
        ):
            return verdict, told
    for what, count in _counts(past, sentence.text, scene.text[start:end]):
        if count == n:
            return SUPPORTED, f"{past.flight} is number {n} of {what}"
    return UNCLEAR, "the record does not count that row"


def _speaks_of(scene: Scene, sentence: Sentence, draft: Draft, start: int) -> bool:
    """Whether a sentence is surely about a flight: it names it, or takes up the one text is about with "it"."""
    if any(sentence.start <= a < sentence.end for a, _ in draft.spans):
        return True
    if draft is not scene.main:
        return False
    lead = scene.text[sentence.start : start]
    return (
        len(lead) < 60
        and re.search(
            r"\b(?:it|its|this|the|theirs|the launch|flight|mission|это|для)\b", lead, re.IGNORECASE
        )
        is not None
    )


_PERSONAL = re.compile(
    r"(?:space ?)?(?:flights?|trips?|missions?|time in space|voyages?|journey|пол[её]т\w*)\b", re.IGNORECASE
)


def _personal(
    scene: Scene, sentence: Sentence, one: Quantity, past: PastFlight | None
) -> tuple[str, str] | None:
    """Where it is somebody's second flight: how often that person had flown."""
    at = sentence.start + one.start
    text = scene.text
    lead = text[max(sentence.start, at - 50) : at]
    after = text[sentence.start + one.end : sentence.start + one.end + 50]
    noun = re.match(r"[ -](?:\w+ ){0,2}", after)
    plain = re.match(rf"[ ](?:space[ -]?)?{_PERSONAL.pattern}", after, re.IGNORECASE)
    whose = re.search(r"\b(?:his|her|свой|свою)(?: own)? \Z", lead, re.IGNORECASE)
    known = [p for p in sentence.people if p.known and p.role not in ("quoted", "back-up")]
    who = None
    if whose and plain:
        before = [p for p in known if p.end <= at]
        who = before[-1] if before else None
        if len({p.known for p in known}) > 1 and who is not None and at - who.end > 60:
            who = None
    if who is None:
        owner = [p for p in known if p.end <= at and re.fullmatch(r"['’]s? ", text[p.end : at])]
        behind = [
            p
            for p in known
            if 0 <= p.start - (sentence.start + one.end) < 45
            and re.search(r"\b(?:for|для) \Z", text[max(at, p.start - 5) : p.start], re.IGNORECASE)
            and "," not in text[sentence.start + one.end : p.start]
        ]
        led = [
            p
            for p in known
            if p.end <= at
            and re.search(r"\b(?:for|для) \Z", text[: p.start][-5:], re.IGNORECASE)
            and at - p.end < 25
        ]
        who = owner[0] if owner and plain else behind[0] if behind else led[-1] if led else None
    if who is None or noun is None:
        return None
    day = past.liftoff_date if past is not None and same_crew(who.known or "", past) else scene.published
    if day is None:
        return None
    flown = [f for f in aboard(who.known or who.name) if f.liftoff_date <= day and f.kind == "orbital"]
    coming = [f for f in aboard(who.known or who.name) if day < f.liftoff_date <= day + timedelta(days=150)]
    if past is not None and past not in flown and not coming:
        return None
    told = f"{who.known}: {', '.join(f.flight for f in flown)}"
    n = int(one.value)
    if n in (len(flown), len(flown) + len(coming[:1])):
        return SUPPORTED, told
    # Somebody who is up there now, or came home of late, is counted to this flight.
    latest = flown[-1] if flown else None
    up = latest is not None and (latest.landing_date or day) >= day - timedelta(days=30)
    dated = any(m.said.year for m in sentence.moments)
    sure = past in flown or (past is None and up and not dated)
    return (CONTRADICTED if sure else UNCLEAR), told


def same_crew(name: str, past: PastFlight) -> bool:
    """Whether someone is of a flight's crew."""
    return name in past.crew


def _counts(past: PastFlight, text: str, phrase: str) -> list[tuple[str, int]]:
    """What a flight can be number so and so of; "!" before what the words leave no doubt of."""
    before = [
        f
        for f in history.flights()
        if f.liftoff_date <= past.liftoff_date and f.kind not in ("test", "module")
    ]
    same = [f for f in before if f.vehicle == past.vehicle]
    crewed, cargo = (
        bool(_CREWED.search(phrase)) and past.crewed,
        bool(_CARGO.search(phrase)) and not past.crewed,
    )
    year, low = _THIS_YEAR.search(phrase), text.lower()
    if year:
        wanted = int(year["year"]) if year["year"] else past.liftoff_date.year
        fleet = [f for f in before if _kin(f.vehicle) == _kin(past.vehicle)]
        return [
            (f"!{_kin(past.vehicle)} in {wanted}", len([f for f in fleet if f.liftoff_date.year == wanted]))
        ]
    out: list[tuple[str, int]] = []
    if past.station != "none" and re.search(r"\b(?:to|at|for|with)\b", phrase) and _CALLS.search(phrase):
        there = [f for f in same if f.station == past.station]
        out.append((f"{'!' if cargo else ''}the flights of {past.vehicle} to {past.station}", len(there)))
        if cargo:
            return out
    own = re.search(r"(\d+)[A-Z]?$", past.flight)
    if own:
        out.append((f"its series, {past.flight}", int(own.group(1))))
    for word, vehicles in _NATIONS.items():
        if re.search(rf"\b{word}", low) and past.vehicle.startswith(vehicles):
            mine = [f for f in before if f.vehicle.startswith(vehicles)]
            people = [f for f in mine if f.crewed]
            if crewed:
                out.append((f"!the flights with people of {word}", len(people)))
            else:
                out += [
                    (f"the flights of {word}", len(mine)),
                    (f"the flights with people of {word}", len(people)),
                ]
                if cargo:
                    out.append((f"the cargo flights of {word}", len(mine) - len(people)))
    people = [f for f in same if f.crewed]
    out += [
        (f"the flights of {past.vehicle}", len(same)),
        (f"the flights of {past.vehicle} with people", len(people)),
        (
            f"the flights of {past.vehicle} to {past.station}",
            len([f for f in same if f.station == past.station]),
        ),
        (f"the crews of {past.station}", len([f for f in people if f.station == past.station])),
    ]
    if past.ship:
        out.append((f"the flights of {past.ship}", len([f for f in before if f.ship == past.ship])))
    return out


def _kin(vehicle: str) -> str:
    """Ships that are counted together: every Soyuz, every Progress."""
    return re.split(r"-(?:ms|tma|tm|t|m|m1|7k)\b", vehicle)[0]


def _people(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for hit in _PEOPLE.finditer(sentence.text):
        said = hit["crew"] or hit["number"]
        value = 0.0 if said.lower() in ("no one", "nobody") else quantities.number(said)
        if value is None or value > 500:
            continue
        start, end = cut(scene.text, sentence.start + hit.start(), sentence.start + hit.end())
        draft = scene.subject(sentence, start)
        past = draft.past if draft else None
        verdict, evidence = UNCLEAR, "no crew of the record to count"
        if past is not None and past.kind in ("cargo", "uncrewed") and value == 0:
            verdict, evidence = SUPPORTED, f"{past.flight} carried nobody"
        if past is not None and past.crewed:
            told = f"{past.flight} carried {past.crew_count}"
            verdict, evidence = (SUPPORTED if int(value) == past.crew_count else UNCLEAR), told
            if hit["crew"] and _LEADER.search(scene.text, max(sentence.start, start - 16), start):
                # "Collins and her crew of six" are seven.
                mates = int(value) in (past.crew_count, past.crew_count - 1)
                verdict = SUPPORTED if mates else UNCLEAR
            if past.crew_lost and int(value) == past.crew_lost:
                verdict, evidence = SUPPORTED, f"{past.crew_lost} died on {past.flight}"
        if past is not None and (own := headcounts.of_crew(scene, sentence, start, end, past)):
            yield scene.claim(sentence, start, end, "count", *own)
            continue
        lost = _lost(scene, sentence, start, end)
        if lost is not None:
            verdict = SUPPORTED if int(value) == lost.crew_lost else CONTRADICTED
            evidence = f"{lost.crew_lost} died on {lost.flight}"
            yield scene.claim(sentence, start, end, "count", verdict, evidence)
            continue
        if past is not None and past.crewed and draft is not None:
            told = f"{past.flight} carried {past.crew_count}"
            # "Three Italians aboard" are some of those aboard.
            some = nation_words().search(hit.group()) is not None
            aboard_it = re.search(r"\b(?:aboard|on board)\b", hit.group(), re.IGNORECASE)
            whole = hit["crew"] is not None or (aboard_it is not None and not some)
            here = draft is not None and (draft.named or any(d is draft for _, d in scene.anchored(sentence)))
            # A ship that took people up may come down without them.
            nobody = value == 0 and (past.landing_date is None or _LEAVES.search(sentence.text) is None)
            # "The first ship with a crew of three" is told of a kind, not of the flight that stands nearest.
            kind = _OF_A_KIND.search(scene.text, max(sentence.start, start - 45), start)
            if verdict == UNCLEAR and whole and here and value < 10 and not (nobody or kind):
                verdict = CONTRADICTED
            going_up = headcounts.is_whole_load(scene.text, sentence, start, end)
            if verdict == UNCLEAR and going_up and 0 < value < 10 and not (kind or some):
                settled = (here or draft is scene.main) and headcounts.is_settled(scene, past)
                verdict = CONTRADICTED if settled else UNCLEAR
        if verdict != SUPPORTED and (there := stocks.living_there(scene, sentence, int(value))):
            verdict, evidence = SUPPORTED, there
        yield scene.claim(sentence, start, end, "count", verdict, evidence)


_LEADER = re.compile(r"\b(?:her|his|with a) \Z", re.IGNORECASE)
_OF_A_KIND = re.compile(r"\b(?:first|only|last|every|each|any|no)\b[^.;:,]{0,35}\Z", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:launch\w*|lift\w* off|took off|rose|blast\w* off|старт\w*)\b", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|killed|perished|lost their lives|dead|погиб\w*)\b", re.IGNORECASE)


def _lost(scene: Scene, sentence: Sentence, start: int, end: int) -> PastFlight | None:
    """The flight whose dead are counted, where its ship is named before."""
    if not _DIED.search(scene.text[max(sentence.start, start - 25) : min(sentence.end, end + 25)]):
        return None
    fatal = [f for f in history.crewed() if f.crew_lost]
    lead = scene.text[max(sentence.start, start - 120) : end]
    named = [f for f in fatal if (f.ship and f.ship in lead) or f.flight in lead]
    return named[0] if len(named) == 1 else None


def _superlatives(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    taken = -1
    for hit in _SUPERLATIVE.finditer(sentence.text):
        if hit.start() < taken or _NO_FIRST.match(sentence.text, hit.start()):
            continue
        stop = _STOPS.search(sentence.text, hit.end())
        rest = stop.start() if stop else len(sentence.text)
        end = min(rest, hit.end() + 90)
        if end < len(sentence.text) and end != rest:
            end = sentence.text.rfind(" ", hit.end(), end) if " " in sentence.text[hit.end() : end] else end
        for moment in sentence.moments:
            at = moment.start - sentence.start
            lead = sentence.text[hit.end() : at]
            if hit.end() < at < end and not re.search(r"\b(?:since|с|после)\b", lead[-30:]):
                end = hit.end() + len(re.sub(r"\s*\b(?:in|on|at|early|late|в|for)\s*\Z", "", lead))
        taken = end
        if end - hit.end() < 4:
            continue
        a, b = cut(scene.text, sentence.start + hit.start(), sentence.start + end)
        only = _only_way(scene, sentence, scene.text[a:b])
        verdict, evidence = only or _first(scene, sentence, a, scene.text[a:b])
        claim = scene.claim(sentence, a, b, "first", verdict, evidence)
        yield claim if only is None else replace(claim, by_text=True)


def _first(scene: Scene, sentence: Sentence, start: int, phrase: str) -> tuple[str, str]:
    draft = scene.subject(sentence, start)
    past = draft.past if draft else None
    low = phrase.lower()
    if by_age := ages.of_age(scene, sentence, start):
        return by_age
    if re.search(r"\bfirst|перв|впервые", low) and (
        personal := _personal(scene, sentence, _one(sentence, start, phrase), past)
    ):
        return personal
    if past is None or draft is None:
        return UNCLEAR, "no flight of the record to hold that against"
    if past.vehicle in _HOPS and _ROUND.search(phrase):
        return CONTRADICTED, f"{past.flight} was a hop and reached no orbit"
    if (stay := longest_of_anybody(past, phrase)) is not None:
        return (
            stay if stay[0] == SUPPORTED or _speaks_of(scene, sentence, draft, start) else (UNCLEAR, stay[1])
        )
    by_kind = firsts.of_superlative(scene, sentence, start, start + len(phrase))
    if by_kind is not None:
        return by_kind
    row = rows.row_of(scene, sentence, draft, start, start + len(phrase))
    flies = _FLIES.search(low) is not None
    if row is None:
        return UNCLEAR, "not one of the firsts that the record can count"
    since, dated = rows.since_of(scene, sentence, start, start + len(phrase))
    if re.search(r"\blongest\b", low):
        verdict, told = rows.longest(row, past)
    elif re.search(r"\b(?:last|final|последн)", low):
        verdict, told = rows.last(row, past)
    elif re.search(r"\bfirst|перв|впервые", low):
        if dated and since is None:
            return UNCLEAR, "since when is not known"
        verdict, told = rows.first(row, past, since)
    else:
        return UNCLEAR, "not one of the firsts that the record can count"
    if not flies and (verdict == CONTRADICTED or not _SHIP_FIRST.search(low)):
        return UNCLEAR, "not one of the firsts that the record can count"
    if verdict == CONTRADICTED and not (
        _speaks_of(scene, sentence, draft, start)
        and firsts.understood(scene, sentence, start, start + len(phrase))
    ):
        return UNCLEAR, told
    return verdict, told


_ONLY_WAY = re.compile(
    r"\bonly (?:way|ships?|vehicles?|craft|spacecraft|means|ride|transport\w*)\b", re.IGNORECASE
)
_WAY_UP = re.compile(r"\b(?:up|station|orbit|space|astronauts|people|crews?|iss)\b", re.IGNORECASE)


def _only_way(scene: Scene, sentence: Sentence, phrase: str) -> tuple[str, str] | None:
    """Whether one kind of ship alone carried people to the International Space Station about the day of the text."""
    ships = {one.id for one in sentence.names if one.kind in ("vehicle", "launcher")} - {"shuttle"}
    day = scene.published
    if not _ONLY_WAY.search(phrase) or not _WAY_UP.search(phrase) or len(ships) != 1 or day is None:
        return None
    lately = [
        f
        for f in history.crewed()
        if f.station == "iss" and day - timedelta(days=500) <= f.liftoff_date <= day + timedelta(days=60)
    ]
    if not lately or day < date(2001, 1, 1):
        return None
    ship = next(iter(ships))
    others = [f for f in lately if not same_ship(ship, f.vehicle)]
    if not others:
        return (
            SUPPORTED,
            f"all crews to the ISS about then came by {ship}: {lately[0].flight} to {lately[-1].flight}",
        )
    before = [f for f in others if f.liftoff_date < day]
    told = f"{others[-1].flight} carried people there as well"
    return (CONTRADICTED if len(before) >= 2 else UNCLEAR), told


_SHIP_FIRST = re.compile(
    r"\bfirst (?:of )?(?:automated transfer vehicle|cygnus|dragon|soyuz|progress|shenzhou|tianzhou|starliner|module|"
    r"htv|shuttle|apollo|gemini|mercury|vostok|voskhod|time [^.]{0,40}(?:people|crew|manned|astronauts))",
    re.IGNORECASE,
)
_FLIES = re.compile(
    r"\bfirst (?:[\w-]+ ){0,3}?(?:flight|mission|launch|trip|flown|fly|crew|ship|visit|people|human|soyuz|dragon|"
    r"craft)"
    r"|перв\w+ (?:[\w-]+ ){0,2}?(?:пол[её]т|запуск|корабл|экипаж)|впервые|longest|last|final|последн",
    re.IGNORECASE,
)


def _one(sentence: Sentence, start: int, phrase: str) -> Quantity:
    hit = re.search(r"first|перв\w*|впервые", phrase, re.IGNORECASE)
    at = start - sentence.start + (hit.start() if hit else 0)
    return Quantity(at, at + len(hit.group() if hit else ""), "ordinal", 1.0)
