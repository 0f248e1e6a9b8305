"""So many of a kind flew, or did so many times what the clause says: counted where all of its words are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, FULL_STOP, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import kind_tests, kind_words, kinds, of_kinds, owners
from expedition.announcements.verdicts.firsts import told_of
from expedition.announcements.verdicts.named_ships import named_ships
from expedition.catalog import history
from expedition.catalog.history import PastFlight

FLIGHT = (
    r"(?:space ?)?(?:flights?|missions?|launch(?:es)?|trips?|ships?|spaceships?|spacecraft|craft|"
    r"freighters?|capsules?|crews?|"
    r"hops?|voyages?|visits?|outings?|journeys?|vehicles?|orbiters?|runs|ferries|rockets?|lift-?offs?)"
)
_DOES = (
    r"(?:has|have|had|was|were|went|flew|carried|visited|reached|made|makes?|sent|took|brought|launched|landed|docked|"
    r"lived|came|got|failed|ended|lost|orbited|circled|arrived|saw|left|started|served|stayed|moved|called)"
)
_TIMES = re.compile(
    rf"\b(?:only |just |already )?(?P<n>once|twice|thrice|{NUMBER} times)\b(?! (?:the|as|a day))", re.I
)
_SO_MANY = re.compile(
    rf"(?<![\w$€£.-])(?:(?:all|some|about|only|just|at least|more than|over|nearly|almost|no (?:fewer|"
    rf"less) than) )?(?P<n>{NUMBER})"
    rf"(?P<of> of (?:the |its |their |these |those |"
    rf"her )?(?:(?P<all>{NUMBER}) )?(?:[\w'’-]+ ){{0,4}}?{FLIGHT}\b| of them\b)?",
    re.IGNORECASE,
)
_DID = re.compile(rf"\b{_DOES}\b", re.IGNORECASE)
_STOP = re.compile(
    rf"{FULL_STOP}|[;:!?()\n—–]|, | (?:and|but)(?= (?:it|they|he|she|the|this|that|all|none|in|on|since|"
    rf"now|then|has|have|"
    r"had|was|were|is|are|will|came|went|flew|took|lost|made|landed|docked|brought|carried|visited|reached|both|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|\d{1,3})\b)",
    re.IGNORECASE,
)
# A clause in front that says when, and so counts with what follows.
_WHEN = re.compile(
    r"\W*(?:(?:so far|until now|up to now|to date|in all|altogether|by now|today),? |"
    r"(?:in|since|between|until|by|before|after|during|from|of|over|within|for|as|with|when|while|if|under|on)\b)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|plan(?:s|ned)?|hopes?|wants?|next|more|another|"
    r"further|other|at a time|"
    r"expects?|expected|due|scheduled|every|each|per|ago|later|apart|up to|between them|if|not|never|no|n['’]t|days?|"
    r"weeks?|months?|hours?|minutes?|half|first|last)\b|n['’]t\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?P<least>more than|over|at least|no (?:fewer|less) than)|(?P<near>some|about|nearly|almost)\b", re.I
)
_BEFORE = re.compile(
    r"\b(?:before|earlier|previous(?:ly)?|prior|until (?:now|then)|already|yet|so far)\b", re.IGNORECASE
)
_IT = re.compile(
    r"\b(?:it|she|(?:the|this|that) (?P<what>ship|orbiter|shuttle|capsule|spacecraft|craft|freighter|"
    r"vehicle|spaceplane|"
    r"rocketplane))(?= (?:already |now |ever )?(?:" + _DOES + r")\b)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:he|his|him|her|they|them|their|who|whom|we|our|i|you|both|pair|those|these|"
    r"boosters?|stages?|engines?|satellites?|walks?|spacewalks?|attempts?|tries|try|tests?|abort\w*|scrub\w*|delay\w*|"
    r"postpon\w*|put off|record|call(?:ed)? off)\b",
    re.IGNORECASE,
)
# What is not named in the clause, and stands for what was named before.
_TAKEN_UP = re.compile(r"\b(?:it|its|she|(?<!the )same)\b", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|these|those|which)\b", re.IGNORECASE)
_ALIKE = re.compile(
    rf",? (?:always |each (?:time|flight) |every time |both times |"
    rf"all )?(?:with )?(?P<n>{NUMBER})(?: people| aboard| on board)* "
    r"(?:each(?: time| flight)?|every time|a time|at a time|both times|per flight|a flight)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a clause counts: the ways to count it, and the flights."""

    counts: set[int]
    options: tuple[tuple[PastFlight, ...], ...]
    name: str
    complete: bool


def claims(scene: Scene) -> Iterator[Claim]:
    """Every clause that tells how many flights of a kind did something, or how often one kind did."""
    for sentence in scene.told.sentences:
        if _DID.search(sentence.text) is None:
            continue
        for hit in _TIMES.finditer(sentence.text):
            for claim, _ in _clause(scene, sentence, hit, times=True):
                yield claim
        rows: tuple[PastFlight, ...] | None = None
        for hit in _SO_MANY.finditer(sentence.text):
            if hit["of"] and _OF_THEM.match(hit["of"]):
                if rows is not None:
                    yield from _part(scene, sentence, hit, rows)
                continue
            for claim, found in _clause(scene, sentence, hit, times=False):
                rows = _as_said(found, number(hit["n"]))
                yield claim


def _bounds(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The clause around some words, with what stands in front and says when; None where that is of another sort."""
    text = scene.text
    stop = _STOP.search(text, end, sentence.end)
    last = min(stop.start() if stop else sentence.end, end + 130)
    begin = sentence.start
    marks = list(_STOP.finditer(text, sentence.start, start))
    if marks:
        begin = marks[-1].end()
        front = text[marks[-2].end() if len(marks) > 1 else sentence.start : marks[-1].start()]
        if _WHEN.match(front) and marks[-1][0] == ", ":
            begin = marks[-2].end() if len(marks) > 1 else sentence.start
    return (begin, last) if start - begin <= 110 else None


def _clause(
    scene: Scene, sentence: Sentence, hit: re.Match[str], *, times: bool
) -> Iterator[tuple[Claim, _Counted]]:
    said = _said(hit, times=times)
    if said is None or said < 1 or said > 500:
        return
    counted = _counted(scene, sentence, hit, times=times)
    if counted is None:
        return
    start, end, found = counted
    verdict = _verdict(said, hit[0], found)
    told = f"the record has {_range(found.counts)} of the {found.name}"
    if times and (alike := _ALIKE.match(scene.text, end, sentence.end)):
        n = number(alike["n"])
        wrong = [
            f"{one.flight} with {one.crew_count}" for one in _as_said(found, said) if one.crew_count != n
        ]
        if verdict == SUPPORTED:
            verdict, end = (CONTRADICTED if wrong else SUPPORTED), alike.end()
            told += f"; {', '.join(wrong)}" if wrong else f", each with {alike['n']} aboard"
    yield replace(scene.claim(sentence, start, end, "count", verdict, told), by_text=True), found


def _said(hit: re.Match[str], *, times: bool) -> float | None:
    words = hit["n"].lower()
    if times:
        plain = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
        return plain.get(words) or number(words.removesuffix(" times"))
    return number(words)


def _counted(
    scene: Scene, sentence: Sentence, hit: re.Match[str], *, times: bool
) -> tuple[int, int, _Counted] | None:
    """The clause around a number, and what it counts; None where a word of it is not understood."""
    text = scene.text
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    bounds = _bounds(scene, sentence, start, end)
    if bounds is None:
        return None
    begin, last = bounds
    at, to = sentence.start + hit.start("n"), sentence.start + hit.end("n")
    rest = f"{text[begin:start]} {text[to:last]}"
    if (
        _DID.search(rest) is None
        or _NOT_YET.search(re.sub(r"\b(?:no (?:fewer|less)|more|at least) than\b", "", rest))
        or _WHO.search(rest)
        or (not times and not _is_flight(scene, sentence, hit, last))
        or any(p.known and begin <= p.start < last for p in sentence.people)
        or re.search(r"[A-Z]\w*[ -]\Z", text[max(begin, start - 20) : start])
    ):
        return None
    if not times and hit["all"]:
        # "Two of the 135 flights": of which the whole is, is told beside.
        return None if number(hit["all"]) is None else _kind_of(scene, sentence, begin, last, at, hit)
    return _kind_of(scene, sentence, begin, last, at, hit)


def _is_flight(scene: Scene, sentence: Sentence, hit: re.Match[str], last: int) -> bool:
    """Whether what a number counts are flights or ships."""
    end = sentence.start + hit.end("n")
    noun = re.compile(rf"[ -](?:of (?:the |its |their )?)?(?:[\w'’-]+ ){{0,4}}?{FLIGHT}\b", re.IGNORECASE)
    if noun.match(scene.text, end, last):
        return True
    named = [n for n in sentence.names if n.kind == "vehicle" and end < n.start <= end + 26]
    return bool(named) and not re.search(r"[a-z]", _SORTS.sub("", scene.text[end : named[0].start].lower()))


_SORTS = re.compile(
    r"\b(?:of|the|crewed|manned|soviet|russian|american|chinese|japanese|european|cargo|such)\b",
    re.IGNORECASE,
)


_OPEN = re.compile(
    r"\b(?:only|just|already|all|some|about|at least|more than|over|nearly|almost|no (?:fewer|less) than|once|ever|"
    r"in all|altogether|in total|all told|to date|overall|earlier|previous(?:ly)?|prior|makes|"
    r"together|so far|before (?:this|that|it|now)(?: one| flight)?|until now|up to now|by now|one by one)\b",
    re.IGNORECASE,
)


_PLAIN = re.compile(
    r"flights(?: in \d+(?: and \d+)?| with (?:people|cargo)| without people"
    r"| (?:from|to|between|and|since|until|after|before) \d[\d-]*)*"
)
_OF = re.compile(r" of (?:the |its |their |these |those |her )", re.IGNORECASE)


def _kind_of(
    scene: Scene, sentence: Sentence, begin: int, last: int, at: int, hit: re.Match[str]
) -> tuple[int, int, _Counted] | None:
    text = scene.text
    draft = told_of(scene, sentence, at)
    main = scene.main.past if scene.main is not None else None
    start, end = sentence.start + hit.start(), sentence.start + hit.end("n")
    if "all" in hit.re.groupindex and hit["all"]:
        end = sentence.start + hit.end("all")
    if of := _OF.match(text, end, last):
        end = of.end()
    skips = [(start, end)]
    skips += [(begin + m.start(), begin + m.end()) for m in _OPEN.finditer(text[begin:last])]
    it = _IT.search(text, begin, last) if not _names_a_ship(sentence, begin, last) else None
    ways: list[tuple[str, frozenset[str]]] = []
    if it is not None:
        skips.append(it.span())
        ways = _it(scene, it.start(), it["what"])
        if not ways:
            return None
    elif _TAKEN_UP.search(text, begin, last):
        return None
    one = kinds.kind(scene, sentence, draft, begin, last, skip=skips)
    if not one.sure or one.people is not None or not (one.narrow or ways):
        return None
    if "failed" in one.name and kind_words.ON_THE_WAY.search(text, begin, last) is None:
        # Much fails of which the record does not tell.
        return None
    if not ways and _PLAIN.fullmatch(one.name) and not ("with people" in one.name and " in " in one.name):
        # Of all launches of a year the record has only some; "five crews" are those of something said before.
        return None
    day = scene.published or in_retrospect(one.flights)
    if day is None or (one.since is not None and one.since > day):
        return None
    chosen = [(one.name, one.flights)]
    if named_ships(text, begin, last):
        # A name may have been borne by ships of several kinds.
        families = sorted({f.family for f in one.flights})
        chosen += [(one.name, tuple(f for f in one.flights if f.family == each)) for each in families]
    if ways:
        chosen = [
            (f"{one.name} of {name}", tuple(f for f in one.flights if f.flight in row)) for name, row in ways
        ]
    counts: set[int] = set()
    options = []
    earlier = _BEFORE.search(text, begin, last) is not None
    for _, flights in chosen:
        rows = tuple(f for f in flights if one.since is None or f.liftoff_date > one.since)
        counts |= _ways_to_count(rows, day, main, earlier=earlier)
        if "for NASA" in one.name:
            # The trial flight with two aboard is no crew that was brought for some.
            counts |= {count - 1 for count in counts if count > 0}
        options.append(tuple(f for f in rows if f.liftoff_date <= day))
    complete = of_kinds.complete(one)
    return begin if it else min(start, begin), last, _Counted(counts, tuple(options), chosen[0][0], complete)


def in_retrospect(flights: tuple[PastFlight, ...]) -> date | None:
    """The last day of the record, for a text that tells no day, of what has long not flown."""
    last = history.flights()[-1].liftoff_date
    return last if flights and (last - flights[-1].liftoff_date).days > _LONG_AGO_DAYS else None


_LONG_AGO_DAYS = 2000


def _ways_to_count(
    rows: tuple[PastFlight, ...], day: date, main: PastFlight | None, *, earlier: bool
) -> set[int]:
    """How many of some flights there were by a day: all, those that got up, those to orbit, those that docked."""
    near = main is not None and main in rows and abs((main.liftoff_date - day).days) <= _NEAR_DAYS
    bases = [[f for f in rows if f.liftoff_date <= day]]
    if near and main is not None:
        until = [f for f in rows if f.liftoff_date <= main.liftoff_date]
        bases = (
            [[f for f in until if f is not main]] if earlier else [until, [f for f in until if f is not main]]
        )
    counts = set()
    for base in bases:
        up = [f for f in base if f.outcome_ascent in ("ok", "")]
        counts |= {len(base), len(up)}
        if any(f.kind == "orbital" for f in base):
            # Beside flights to orbit few count hops.
            counts |= {len([f for f in each if f.kind != "suborbital"]) for each in (base, up)}
    return counts


_NEAR_DAYS = 200


def _it(scene: Scene, place: int, what: str | None) -> list[tuple[str, frozenset[str]]]:
    """What "it" may mean: the ship that was named last, or the text's own; its model and family as well."""
    named = list(named_ships(scene.text, max(0, place - 500), place))
    main = scene.main.past if scene.main is not None else None
    other = max(
        (n.end for n in scene.told.names if n.kind in ("vehicle", "launcher") and n.end <= place), default=0
    )
    makers = [
        (hit.end(), families)
        for said, families in kind_words.FLEETS[:-1]
        for hit in re.finditer(rf"\b(?:{said})", scene.text[max(0, place - 300) : place], re.IGNORECASE)
    ]
    if what is None and makers and max(makers)[0] + max(0, place - 300) >= other:
        families = max(makers)[1]
        return [
            ("its maker", frozenset(f.flight for f in history.flights() if f.vehicle.startswith(families)))
        ]
    if named and named[-1][1] >= other:
        # Which of several it is, the words leave open.
        fleets = {(f.ship, f.family) for _, _, flown in named for f in flown}
        if main is not None and main.ship:
            fleets = {(ship, family) for ship, family in fleets if family == main.family}
        return [
            (ship, frozenset(f.flight for f in history.flights() if f.ship == ship and f.family == family))
            for ship, family in sorted(fleets)
        ]
    last = [n for n in scene.told.names if n.kind == "vehicle" and place - 500 < n.end <= place]
    if what is None and last and (main is None or not kind_tests.by_name(last[-1].id)(main)):
        fits = kind_tests.by_name(last[-1].id)
        return [(last[-1].id, frozenset(f.flight for f in history.flights() if fits(f)))]
    if main is None or main.kind == "module":
        return []
    if what is not None and main.family != "shuttle":
        # Of capsules that fly again the record does not say which is which.
        return []
    return list(owners.of_its_ship(main))


def _names_a_ship(sentence: Sentence, begin: int, last: int) -> bool:
    return any(n.kind in ("vehicle", "launcher") and begin <= n.start < last for n in sentence.names)


def _range(counts: set[int]) -> str:
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low} to {high}"


def _verdict(said: float, words: str, found: _Counted) -> str:
    """Whether a number is one of those that can be counted, with the room that "some" or "more than" leave."""
    low, high = min(found.counts), max(found.counts)
    room = _ROOM.search(words)
    if room is not None and room["least"]:
        least = high >= said if re.search(r"at least|no ", room["least"], re.IGNORECASE) else high > said
        return (
            (SUPPORTED if high < 1.5 * said else UNCLEAR)
            if least
            else CONTRADICTED
            if found.complete
            else UNCLEAR
        )
    if room is not None:
        near = abs(said - low) <= 0.1 * said or abs(said - high) <= 0.1 * said
        return SUPPORTED if near else CONTRADICTED if found.complete and high > 0 else UNCLEAR
    if int(said) in found.counts:
        return SUPPORTED
    # Of long rows one more or less proves nothing; what the record has none of, it may not keep.
    slack = 0.03 * high
    if not found.complete or high == 0 or low - slack <= said <= high + slack:
        return UNCLEAR
    return CONTRADICTED


def _part(
    scene: Scene, sentence: Sentence, hit: re.Match[str], rows: tuple[PastFlight, ...]
) -> Iterator[Claim]:
    """ "25 flights, 12 of them to the International Space Station": counted among those told before."""
    said = number(hit["n"])
    start, begin = sentence.start + hit.start(), sentence.start + hit.end()
    stop = _STOP.search(scene.text, begin, sentence.end)
    end = min(stop.start() if stop else sentence.end, begin + 90)
    one = kinds.kind(scene, sentence, scene.main, begin, end)
    if said is None or not (one.sure and one.narrow) or one.people is not None or one.since is not None:
        return
    if "that came home" in one.name and any(f.target == "moon" for f in rows):
        # Where those landed that had gone to the Moon, the words leave open.
        return
    part = [f for f in rows if f in one.flights]
    counts = {len(part), len([f for f in part if f.outcome_ascent in ("ok", "")])}
    found = _Counted(counts, (tuple(part),), one.name, complete=True)
    told = f"of the {len(rows)} told before {_range(counts)} are {one.name}"
    yield replace(
        scene.claim(sentence, start, end, "count", _verdict(said, hit[0], found), told), by_text=True
    )


def _as_said(found: _Counted, said: float | None) -> tuple[PastFlight, ...]:
    """The flights that a number counts, of several that may be meant."""
    fits = [rows for rows in found.options if len(rows) == said]
    return fits[0] if fits else max(found.options, key=len)
