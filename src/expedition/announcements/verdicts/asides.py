"""Days of flights that a sentence tells in passing: of a kind of ship, of people, of stations, so long after launch."""

from __future__ import annotations

import re
from datetime import date, timedelta

from expedition.announcements import quantities
from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.moments import Moment
from expedition.announcements.names import NameMention, past_flight
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Scene
from expedition.announcements.verdicts.flown_days import days_there
from expedition.announcements.verdicts.named_ships import ships_in
from expedition.announcements.verdicts.rows import CREWED
from expedition.announcements.verdicts.weekdays import WEEKDAYS
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import flights

CLOSE = 90
_TYPE = re.compile(r"\bof (?:which|its type|this type|this kind)\b|этой серии", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:last|final|retire\w*|stopped|ended|grounded|заверш\w*|последн\w*)\b", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:first|began|maiden|since|debut\w*|впервые|перв\w*)\b", re.IGNORECASE)


_SINCE_THEN = re.compile(r"\bsince (?:early |late |mid-)?\Z", re.IGNORECASE)


_SO_MANY = re.compile(rf"\b(?P<n>{quantities.NUMBER})(?: of (?:the|them))? ", re.IGNORECASE)


def _all_since(scene: Scene, moment: Moment, ships: list[NameMention], lead: str) -> tuple[str, str] | None:
    """Since when all of a kind of ship have flown: "eight Kounotori have flown since September 2009"."""
    today, hit = scene.published, _SO_MANY.search(lead)
    if len(ships) != 1 or today is None or hit is None or not _HAVE_FLOWN.search(lead):
        return None
    every = [f for f in flights() if f.kind not in ("test", "module") and f.liftoff_date <= today]
    fleet = [f for f in every if same_ship(ships[0].id, f.vehicle)]
    assert moment.first is not None
    since = [f for f in fleet if f.liftoff_date >= moment.first]
    n = quantities.number(hit["n"])
    main = scene.main.past if scene.main is not None else None
    others = [f for f in fleet if f is not main]
    if not fleet or n not in (len(fleet), len(others), len(since)):
        return None
    told = f"the first of its kind in the record: {fleet[0].flight}, {fleet[0].liftoff_date}"
    if n in (len(fleet), len(others)):
        return (SUPPORTED if _covers(moment, fleet[0].liftoff_date) else CONTRADICTED), told
    return SUPPORTED, f"{len(since)} of them in the record since then"


_HAVE_FLOWN = re.compile(
    r"\b(?:have|had) (?:flown|gone|been (?:launched|sent|up)|reached|docked|lifted)\b", re.IGNORECASE
)


def of_fleet(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """When the first or last of a kind of ship flew: "the shuttle was retired in 2011"."""
    floor = max(sentence.start, moment.start - 80)
    lead = re.split(r"[;:,] ", scene.text[floor : moment.start])[-1]
    floor = moment.start - len(lead)
    ships = [one for one in sentence.names if one.kind == "vehicle" and floor <= one.start < moment.start]
    if moment.first is None or moment.last is None:
        return None
    if _SINCE_THEN.search(lead):
        return _all_since(scene, moment, ships, lead)
    if any(one.kind == "flight" and floor <= one.start < moment.start for one in sentence.names):
        return None
    if len(ships) > 1 or not (ships or _TYPE.search(lead)):
        return None
    every = [f for f in flights() if f.kind not in ("test", "module")]
    draft = scene.subject(sentence, moment.start)
    if len(ships) == 1:
        fleet = [f for f in every if same_ship(ships[0].id, f.vehicle)]
    elif not ships and draft is not None and draft.past is not None and _TYPE.search(lead):
        fleet = [f for f in every if f.vehicle == draft.past.vehicle]
    else:
        return None
    people = [f for f in fleet if f.crewed] or fleet
    if not fleet:
        return None
    ends, begins = _ENDS.search(lead), _BEGINS.search(lead)
    if ends and people[-1].liftoff_date < date(2012, 1, 1):
        last = people[-1]
        # The last Apollo may be meant to be the last to the Moon.
        ends_with = [last, *[one for one in people if one.target == "moon"][-1:]]
        days = [day for one in ends_with for day in (one.liftoff_date, one.landing_date) if day]
        told = f"the last of its kind in the record, {last.flight}, landed {last.landing_date}"
        return (SUPPORTED if any(_covers(moment, day) for day in days) else CONTRADICTED), told
    if begins and re.search(r"\bsince\b", lead[begins.end() :], re.IGNORECASE):
        return None
    if begins and "since" not in begins.group().lower():
        crewed = bool(CREWED.search(lead)) and people[0].crewed
        options = [people[0]] if crewed else [fleet[0], people[0]]
        told = f"the first of its kind in the record: {options[0].flight}, {options[0].liftoff_date}"
        if any(_covers(moment, one.liftoff_date) for one in options):
            return SUPPORTED, told
        plain = crewed or re.search(
            r"\bfirst (?:flew|flown|launched|launch\b|flight|of which)|впервые", lead, re.IGNORECASE
        )
        gone = scene.published is None or moment.last < scene.published
        return (CONTRADICTED if plain and gone else UNCLEAR), told
    return None


def _covers(moment: Moment, day: date) -> bool:
    assert moment.first is not None
    assert moment.last is not None
    return moment.first - timedelta(days=1) <= day <= moment.last + timedelta(days=1)


_FLEW = re.compile(
    r"\b(?:flew|flown|went up|launched|lifted off|commanded|piloted|arrived|came up|rode|"
    r"blasted off|полетел\w*|летал\w*)\b",
    re.IGNORECASE,
)


def of_person(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """When somebody flew, where a sentence tells it of one person: any flight of theirs will do."""
    floor = max(sentence.start, moment.start - CLOSE)
    near = [p for p in sentence.people if p.known and p.role != "quoted" and floor <= p.end <= moment.start]
    if moment.first is None or moment.last is None:
        return None
    if not near:
        return _of_pronoun(scene, sentence, moment)
    if len({p.known for p in near}) != 1:
        return None
    who = near[-1].known or ""
    words = scene.text[near[-1].end : moment.start]
    if not _FLEW.search(words) or re.search(r"[;:]|\b(?:will|to|born|selected|joined|before|after)\b", words):
        return None
    if any(one.kind in ("flight", "vehicle") and one.start >= near[-1].end for one in sentence.names) and (
        scene.published is not None and moment.last >= scene.published
    ):
        return None
    return _flew_then(scene, moment, who)


def _of_pronoun(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """The same, where the person is "he" or "she", told of in the sentence before."""
    around = scene.text[max(sentence.start, moment.start - 50) : min(sentence.end, moment.end + 30)]
    if not re.search(r"\b(?:he|she)\b", around, re.IGNORECASE) or not _FLEW.search(around):
        return None
    told = [one for one in scene.told.sentences if sentence.number - 3 <= one.number <= sentence.number]
    said = [p for one in told for p in one.people if p.known and p.role != "quoted" and p.end <= moment.start]
    if len({p.known for p in said}) != 1:
        return None
    return _flew_then(scene, moment, said[-1].known or "")


def _flew_then(scene: Scene, moment: Moment, who: str) -> tuple[str, str]:
    assert moment.first is not None
    assert moment.last is not None
    flown = aboard(who)
    told = f"{who} flew on {', '.join(f'{f.flight} ({f.liftoff_date})' for f in flown[:4])}"
    for past in flown:
        down = past.landing_date or past.liftoff_date
        if past.liftoff_date <= moment.last + timedelta(days=1) and down >= moment.first - timedelta(days=1):
            return SUPPORTED, told
    past_tense = moment.last < (scene.published or history.flights()[-1].liftoff_date)
    return (CONTRADICTED if flown and past_tense else UNCLEAR), told


_BESIDE = re.compile(
    r"(?:,? (?:was|flew|came|went|rose|left|followed))?[ ]?(?:,? ?\(?(?:in|on|of|launched (?:in|on)|flown in|"
    r"flew (?:in|on)|в))? ?(?:early |late |mid-)?",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"[^.;:]{0,26}?\b(?:launched|came|went up|put up|in orbit|circling|docked|arrived|flew|lifted off|orbited|aloft)\b"
    r"[^.;:]{0,14}",
    re.IGNORECASE,
)
_LIVED_IN = re.compile(r"\b(?:inhabited|occupied|lived in|manned|crewed|staffed|people)\b", re.IGNORECASE)


def of_module(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """When a station or a part of one came up: "Salyut 6 has been in orbit since September 1977"."""
    if moment.first is None or moment.last is None:
        return None
    floor = max(sentence.start, moment.start - 90)
    lead = scene.text[floor : moment.start]
    if _LIVED_IN.search(lead) and _SINCE.search(lead) and "iss" in {n.id for n in sentence.names}:
        came = date(2000, 11, 2)
        fits = _covers(moment, came)
        return (
            SUPPORTED if fits else CONTRADICTED
        ), "its first crew came on 2 November 2000 with Soyuz TM-31"
    for one in sentence.names:
        if one.kind not in ("module", "station", "vehicle") or not 0 <= moment.start - one.end <= 60:
            continue
        if not _CAME.fullmatch(scene.text[one.end : moment.start]):
            continue
        past = history.named(scene.text[one.start : one.end])
        if past is None or past.kind != "module":
            continue
        told = f"{past.flight} was launched on {past.liftoff_date}"
        days = [day for day in (past.liftoff_date, past.docking_date) if day]
        if any(_covers(moment, day) for day in days):
            return SUPPORTED, told
        gone = scene.published is None or moment.last < scene.published
        return (CONTRADICTED if gone else UNCLEAR), told
    return None


_LOST = re.compile(
    r"\b(?:lost|broke (?:up|apart)|explod\w*|disintegrat\w*|burn\w* up|crash\w*|accident|disaster|blew up|"
    r"destroyed)\b",
    re.IGNORECASE,
)


def of_ship(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """When a ship with a name of its own flew, or was lost: "Challenger exploded on January 28, 1986"."""
    if moment.first is None or moment.last is None or not (moment.said.month or moment.said.year):
        return None
    lead = scene.text[max(sentence.start, moment.start - 60) : moment.start]
    named = ships_in(lead)
    ships = [f for f in history.flights() if f.ship in named] if len(named) == 1 else []
    if not ships or re.search(r"[;:]", lead):
        return None
    for past in ships:
        if any(_covers(moment, day) for day in (past.liftoff_date, past.landing_date) if day):
            return (
                SUPPORTED,
                f"{past.flight} flew in {past.ship}: {past.liftoff_date} to {past.landing_date or 'now'}",
            )
    fatal = [f for f in ships if f.crew_lost]
    gone = scene.published is None or moment.last < scene.published
    if len(fatal) == 1 and _LOST.search(lead) and gone and moment.said.year:
        return CONTRADICTED, f"{fatal[0].ship} was lost on {fatal[0].landing_date or fatal[0].liftoff_date}"
    return None


_SINCE = re.compile(r"\b(?:since|с)[ ](?:early |late |mid-|last )?\Z", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:aboard|(?:been|is|are|was|were) up|on (?:the )?station|in orbit|in space|up there|aloft|lived?|living|"
    r"circling|staying)\b",
    re.IGNORECASE,
)


_DID = re.compile(
    r"[^.;:,()]*\b(?:flew|flown|launched|went up|was|were|made|orbited|lifted off|took off)\b[^.;:,()]*",
    re.IGNORECASE,
)


def beside(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """A month or a year right behind a flight's name is that of the flight: "Apollo 13 in April 1970"."""
    if moment.first is None or moment.last is None or moment.said.precision not in ("month", "year", "day"):
        return None
    for one in sentence.names:
        if one.kind != "flight" or not 0 <= moment.start - one.end <= 50:
            continue
        between = scene.text[one.end : moment.start]
        if not _BESIDE.fullmatch(between.replace("'", "")) and not (moment.vague and _DID.fullmatch(between)):
            continue
        if any(n.kind in ("flight", "station") and one.end <= n.start < moment.start for n in sentence.names):
            continue
        behind = [n for n in sentence.names if n.kind == "flight" and 0 <= n.start - moment.end <= 60]
        if between.startswith(",") and behind:
            # "... M-12M, in April M-27M": a day behind a comma is of what follows.
            continue
        past = past_flight(one)
        if past is None:
            continue
        told = f"{past.flight}: {past.liftoff_date} to {past.landing_date or 'now'}"
        down = past.landing_date or past.liftoff_date
        if past.liftoff_date <= moment.last + timedelta(days=1) and down >= moment.first - timedelta(days=1):
            return SUPPORTED, told
        if not moment.said.year and moment.said.month in (past.liftoff_date.month, down.month):
            # Of a month told without its year, the flight tells the year.
            return SUPPORTED, told
        gone = scene.published is None or moment.last < scene.published
        plan = scene.published is not None and past.liftoff_date >= scene.published
        old = moment.said.old and not (moment.said.year and moment.said.month)
        return (CONTRADICTED if gone and not plan and not old else UNCLEAR), told
    return None


def up_since(scene: Scene, sentence: Sentence, moment: Moment, draft: Draft | None) -> tuple[str, str] | None:
    """Since when a crew or a ship has been up, as the flight that brought them tells."""
    if not _SINCE.search(scene.text[max(sentence.start, moment.start - 14) : moment.start]):
        return None
    if not _THERE.search(scene.text[max(sentence.start, moment.start - 70) : moment.start]):
        return None
    if moment.first is None or moment.last is None:
        return None
    named = [p for p in sentence.people if p.known and p.end <= moment.start]
    day = scene.published
    flown = [[f for f in aboard(p.known or "") if day is None or f.liftoff_date <= day] for p in named]
    pasts = [row[-1] for row in flown if row] or ([draft.past] if draft and draft.past else [])
    pasts = [f for f in pasts if day is None or f.liftoff_date <= day]
    if not pasts:
        return None
    bare = moment.said.weekday is not None and moment.said.month is None and day is not None
    if bare and len(pasts) == 1 and (day - pasts[0].liftoff_date).days <= 7:  # type: ignore[operator]
        past = pasts[0]
        up = days_there(past, "liftoff", past.liftoff_date, past.liftoff_utc)
        days = [*up, *([past.docking_date] if past.docking_date else [])]
        told = f"{past.flight} lifted off {past.liftoff_date}, a {WEEKDAYS[past.liftoff_date.weekday()]}"
        right = any(each.weekday() == moment.said.weekday for each in days)
        return (SUPPORTED if right else CONTRADICTED), told
    for past in pasts:
        days = [day for day in (past.liftoff_date, past.docking_date) if day]
        # Which week a weekday is of may stand behind it.
        near = [d for d in days if bare and d.weekday() == moment.said.weekday and (day - d).days <= 14]  # type: ignore[operator]
        if near or any(_covers(moment, d) for d in days):
            return SUPPORTED, f"{past.flight} lifted off {past.liftoff_date}"
    before = [one for one in scene.told.sentences if one.number == sentence.number - 1]
    lately = [d for one in (*before, sentence) for _, d in scene.anchored(one)]
    crew = re.search(r"\b(?:the (?:two|three|four|crew)|they|he|she|crew)\b", sentence.text, re.IGNORECASE)
    if not named and crew and lately and lately[-1].past is not None and lately[-1].past.crewed:
        pasts = [lately[-1].past]
        if any(_covers(moment, d) for d in (pasts[0].liftoff_date, pasts[0].docking_date) if d):
            return SUPPORTED, f"{pasts[0].flight} lifted off {pasts[0].liftoff_date}"
    here = bool(named) or (bool(crew) and any(d.past in pasts for d in lately))
    told = f"{pasts[0].flight} lifted off {pasts[0].liftoff_date}"
    return (CONTRADICTED if here else UNCLEAR), told
