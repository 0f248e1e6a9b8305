"""A flight's number among others, where the words leave out of what, or say it another way than "the fifth flight"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.numerals import COUNTED
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts import kinds, owners
from expedition.announcements.verdicts import rows as rows_of
from expedition.announcements.verdicts.pauses import kinds_of
from expedition.catalog import history
from expedition.catalog.history import PastFlight

# What may stand behind the ordinal: all of them, those with people, those that went there, or nothing more.
_TAIL = re.compile(
    r"(?P<all>,? (?:in all|altogether|overall|so far|to date|in total|all told|of (?:its|the|this|that) "
    r"(?:type|kind|series|sort)))\b"
    r"|(?P<people>[ ](?:with (?:people|astronauts|cosmonauts|taikonauts|humans|passengers|guests|a crew|men|tourists)"
    r"|to carry (?:people|a crew|astronauts|passengers))(?: (?:aboard|on board|in it|inside))?)\b"
    r"|(?P<where>[ ](?:to (?:space|orbit|(?:the|this|that) (?:space )?(?:station|outpost))))\b"
    r"|(?P<end>(?=[.;,)](?:\s|\Z)|\Z))",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:it|this|that|which)(?:['’]s| is| was| will be)(?: also)? (?:the|her|its) "
    r"(?:[^.;:()\n]{3,60}?,? and (?:also )?(?:the|her|its) )?\Z",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"(?:\b(?:the|her|its|their|is|was)|[—–,(:]) \Z|\A\W*\Z|\bthe \Z", re.IGNORECASE)
_OF_SHIP = re.compile(
    r"\b(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) (?P<ship>New Shepard|Crew Dragon|Cargo Dragon|Dragon|Soyuz|"
    r"Progress|shuttle|Starliner|Cygnus|Shenzhou|Tianzhou|HTV|ATV|Gemini|Apollo)"
    r"(?P<people> (?:with|to carry) (?:people|astronauts|cosmonauts|humans|passengers|a crew|men)"
    r"(?: (?:aboard|on board))?)\b",
    re.IGNORECASE,
)
_WORDS = "|".join(COUNTED[2:])
_NUMBER = re.compile(
    r"\b(?:(?P<what>(?:crewed |shuttle |space ?)?(?:flight|mission|launch|trip|voyage)),?[ ])?"
    rf"(?:[Nn]umber|[Nn]o\.|[Nn]r\.|№|#)[ ]?(?P<n>\d{{1,3}}|{_WORDS})\b(?P<for>[ ]for[ ](?P<ship>[A-Z]\w+))?"
    r"|\b(?P<ship2>[A-Z][a-z]+|[A-Z]+)[ ]\((?:her |its )?(?P<n2>\d{1,3})(?:st|nd|rd|th) "
    r"(?:flight|mission|trip|voyage)\)",
)
_BEHIND = re.compile(
    rf"\b(?P<who>[Ss]he|[Tt]he (?:orbiter|ship|capsule|shuttle)|[A-Z]\w+) (?:has |had |now has |made |has made |"
    rf"had made |flew |has flown |had flown )(?P<n>{NUMBER}) (?:space ?)?(?:flights?|trips?|missions?|voyages?|times)"
    r"(?P<behind> (?:behind|to) (?:her|its?)(?: (?:name|credit))?)?\b"
)
_ROCKETS = re.compile(
    r"\b(?:rocket|booster|stage|falcon|launcher|satellite\w*|walk\w*|spacewalk\w*|landing|person|people|wom[ae]n|"
    r"astronaut\w*|crews?|country|nation|module|time|attempt|try|day|year|month|week|hour|anniversary|port|half|floor|"
    r"birthday|century|burn|orbit)\b",
    re.IGNORECASE,
)
# "The fifth time this year that it flies" counts flights.
_EVENTS = re.compile(r"\b\w+ time (?:this year )?that\b|\bthis year\b", re.IGNORECASE)
_NARROWED = re.compile(r",? (?:since|this|in|within|of|from|to|for|that|which|after)\b", re.IGNORECASE)
# What stands behind and may leave some out.
_SAYS_MORE = re.compile(
    r",? (?:with|for|to|from|in|on|at|carrying|under|since|until|by|before|after|this|that)\b", re.I
)
_LONG = 60


def claims(scene: Scene) -> Iterator[Claim]:
    """Every number of a flight that is told without its noun, with a sign, in brackets, or as flights behind a ship."""
    if not scene.announces:
        return
    for sentence in scene.told.sentences:
        yield from _ordinals(scene, sentence)
        for hit in _OF_SHIP.finditer(sentence.text):
            yield from _of_ship(scene, sentence, hit)
        for hit in _NUMBER.finditer(sentence.text):
            yield from _number(scene, sentence, hit)
        for hit in _BEHIND.finditer(sentence.text):
            yield from _behind(scene, sentence, hit)


def _ordinals(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for one in quantities.ordinals(sentence.text):
        n = int(one.value)
        tail = _TAIL.match(sentence.text, one.end)
        lead = sentence.text[: one.start]
        if n < 2 or tail is None or not _SAYS_SO.search(lead):
            continue
        led = _LED.search(lead)
        if tail["end"] is not None and led is None:
            continue
        draft = _about(scene, sentence, sentence.start + one.start)
        past = draft.past if draft is not None else None
        if draft is None or past is None or past.kind == "module":
            continue
        start, end = sentence.start + one.start, sentence.start + tail.end()
        rows = kinds_of(past)
        if tail["all"] is not None:
            # "The ninth in all" of a ship or a kind of ship, not of a place.
            rows = [
                (name, row) for name, row in rows if not name.startswith(("flights from ", "flights to "))
            ]
        if (
            tail["where"] is not None
            and "orbit" not in tail["where"]
            and tail["where"].split()[-1] != "space"
        ):
            rows = [(name, row) for name, row in rows if name.startswith("flights to ")] + [
                (f"{name} there", [f for f in row if f.station == past.station]) for name, row in rows
            ]
        counts = {n: name for name, row in reversed(rows) for n in _counts(row, past)}
        if rows_of.own_number(past) == n:
            counts.setdefault(n, f"flights called as {past.flight}")
        if n in counts:
            told = f"{past.flight} is number {n} of the {counts[n]}"
            yield _claim(scene, start, end, SUPPORTED, told, draft)
            continue
        if tail["people"] is None and tail["all"] is None and led is None:
            continue
        others = _ROCKETS.search(_EVENTS.sub(" ", sentence.text))
        sure = led is not None and draft is scene.main and not others
        off = min(abs(n - each) for each in counts) if counts else 0
        known = f"{past.flight} is number {len(rows[0][1][: _place(rows[0][1], past)])} of the {rows[0][0]}"
        if sure and off > 1:
            yield _claim(scene, start, end, CONTRADICTED, known, draft)


def _place(row: list[PastFlight], past: PastFlight) -> int:
    return len([f for f in row if f.liftoff_date <= past.liftoff_date])


def _counts(row: list[PastFlight], past: PastFlight) -> set[int]:
    """As which number of a row a flight can be counted: all, or those alone that got up."""
    until = [f for f in row if f.liftoff_date <= past.liftoff_date]
    return {len(until), len([f for f in until if f.outcome_ascent in ("ok", "") or f is past])}


def _of_ship(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    """ "The sixth New Shepard with people on board"."""
    found = quantities.ordinals(hit["n"])
    draft = _about(scene, sentence, sentence.start + hit.start())
    past = draft.past if draft is not None else None
    words = hit["ship"].lower().replace(" ", "-")
    if not found or draft is None or past is None or not past.crewed or not same_ship(words, past.vehicle):
        return
    row = [f for f in _crewed() if same_ship(words, f.vehicle)]
    counts = _counts(row, past)
    n = int(found[-1].value)
    told = f"{past.flight} is number {max(counts)} of the flights of {words} with people in the record"
    if n not in counts and (len(row) >= _LONG or _NARROWED.match(sentence.text, hit.end())):
        return
    verdict = SUPPORTED if n in counts else CONTRADICTED
    start = sentence.start + hit.start()
    yield _claim(scene, start, sentence.start + hit.end(), verdict, told, draft)


def _number(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    """ "Flight no. 39", "number 39 for Discovery", "Discovery (39th flight)"."""
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    draft = _about(scene, sentence, end)
    past = draft.past if draft is not None else None
    n = int(number(hit["n"] or hit["n2"]) or 0)
    ship = hit["ship"] or hit["ship2"]
    whose = owners.owner(scene, sentence, start, end)
    if whose is not None and not ship and past is not None and draft is not None and whose.end > whose.start:
        # "For Endeavour it is mission number five."
        one = kinds.kind(scene, sentence, draft, whose.start, whose.end)
        if one.sure and one.narrow and one.people is None and past in one.flights:
            counts = _counts(list(one.flights), past) | _counts([f for f in one.flights if f.crewed], past)
            told = f"{past.flight} is number {max(counts)} of the {one.name} in the record"
            yield _claim(scene, start, end, SUPPORTED if n in counts else CONTRADICTED, told, draft)
        return
    if draft is None or past is None or (hit["n"] and not (hit["what"] or ship)):
        return
    if ship:
        row = [f for f in history.flights() if f.ship.casefold() == ship.casefold() and f.kind != "test"]
        if not row or past not in row:
            return
        counts = _counts(row, past)
        told = f"{past.flight} is number {max(counts)} of the flights of {row[0].ship} in the record"
        yield _claim(scene, start, end, SUPPORTED if n in counts else CONTRADICTED, told, draft)
        return
    for name, row in kinds_of(past):
        if n in _counts(row, past):
            told = f"{past.flight} is number {n} of the {name} in the record"
            yield _claim(scene, start, end, SUPPORTED, told, draft)
            return


def _behind(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    """ "The orbiter made 33 trips", "Atlantis has 32 flights behind her"."""
    said = number(hit["n"])
    main = scene.main.past if scene.main is not None else None
    who = hit["who"]
    ship = who if any(f.ship == who for f in history.flights()) else ""
    if not ship and who.lower() in ("she", "the orbiter", "the shuttle") and main is not None:
        ship = main.ship
    day = scene.published or (main.liftoff_date if main is not None else None)
    row = [f for f in history.flights() if ship and f.ship == ship and f.kind != "test"]
    if said is None or not row or day is None or not hit["who"]:
        return
    count = len([f for f in row if f.liftoff_date <= day])
    up = main is not None and main in row and abs((main.liftoff_date - day).days) <= _LATELY
    counts = {count, count - 1, count + 1} if up else {count}
    if main is not None and main in row and main.liftoff_date > day:
        counts = {count, _place(row, main)}
    told = f"the record has {count} flights of {ship} until {day}"
    # A name may have been borne by ships of several kinds.
    counts |= {
        len([f for f in row if f.family == family and f.liftoff_date <= day])
        for family in {f.family for f in row}
    }
    if int(said) not in counts and _SAYS_MORE.match(sentence.text, hit.end()):
        return
    verdict = SUPPORTED if int(said) in counts else CONTRADICTED
    start = sentence.start + hit.start()
    yield _claim(scene, start, sentence.start + hit.end(), verdict, told, scene.main)


_LATELY = 40


def _about(scene: Scene, sentence: Sentence, place: int) -> Draft | None:
    """The flight that a number is of: the one named before it in the sentence, else the text's own."""
    named = [(a, d) for d in scene.drafts if d.named for a, _ in d.spans if sentence.start <= a <= place]
    return max(named, key=lambda each: each[0])[1] if named else scene.main


def _crewed() -> list[PastFlight]:
    return [f for f in history.crewed() if f.kind != "test"]


def _claim(scene: Scene, start: int, end: int, verdict: str, told: str, draft: Draft | None) -> Claim:
    about = draft.name if draft is not None else None
    return Claim(start, end, "count", scene.text[start:end], verdict, told, about)
