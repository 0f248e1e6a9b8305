"""A kind of flight said in words, each of them understood: what the record has of it, so that firsts can be false."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.numerals import COUNTED
from expedition.announcements.quantities import number
from expedition.announcements.scene import Scene
from expedition.announcements.verdicts import kind_terms, kind_tests
from expedition.announcements.verdicts import kind_words as words
from expedition.announcements.verdicts.kind_people import people_in, since_in, since_whom
from expedition.announcements.verdicts.named_ships import named_ships
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_of, nation_words

_HALF = re.compile(r"abort|drop test|glide", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """Flights of the record that words mean, and whether every word was understood."""

    name: str
    flights: tuple[PastFlight, ...]
    since: date | None
    """After which they count, where the words say "since"."""
    sure: bool
    narrow: bool
    """Whether the words say more than "flight"."""
    wider: bool
    """Whether some words were not understood, none of which can do more than leave out flights of these."""
    people: Callable[[str], bool | None] | None
    """What somebody aboard has to be, where the words count people."""


def kind(
    scene: Scene,
    sentence: Sentence,
    draft: Draft | None,
    start: int,
    end: int,
    default: str = "",
    skip: Sequence[tuple[int, int]] = (),
) -> Kind:
    """The kind of flight that the words from `start` to `end` mean, said of a flight (`draft`) or of none.

    Args:
        skip: words in between that only count, or tell when.
        default: "crewed" where the words stand behind "nobody", else "".
    """
    text = scene.text
    past = draft.past if draft is not None else None
    rest = text[start:end]
    tests: list[kind_tests.Test] = []
    name: list[str] = []
    since: date | None = None
    sure = True
    whom: str | None = None

    def drop(a: int, b: int) -> None:
        nonlocal rest
        rest = rest[:a] + " " * (b - a) + rest[b:]

    def eat(pattern: re.Pattern[str]) -> re.Match[str] | None:
        hit = pattern.search(rest)
        if hit is not None:
            drop(*hit.span())
        return hit

    for a, b in skip:
        if a < end and b > start:
            drop(max(a, start) - start, min(b, end) - start)
    if mark := words.SINCE.search(rest):
        # "The first time since July 2011 that people leave from there": of what, stands behind when.
        goes_on = words.OF_WHAT.search(rest, mark.end())
        stop = goes_on.start() if goes_on else len(rest)
        since = since_in(scene, sentence, start + mark.end(), start + stop if goes_on else end, past)
        whom = since_whom(sentence, start + mark.end(), start + stop)
        sure = sure and since is not None and words.SAYS_MORE.search(rest, mark.end(), stop) is None
        rest = rest[: mark.start()] + " " * (stop - mark.start()) + rest[stop:]
    day = past.liftoff_date if past is not None else scene.published
    if span := eat(words.SPAN):
        said = int(span["number"]) if span["number"].isdigit() else COUNTED.index(span["number"].lower())
        # "Almost two years" are less than two, and plain ones are rounded.
        short = re.search(r"nearly|almost|about|some", span[0], re.IGNORECASE)
        room = max(0.17 * 365.25 * said, 60.0) if short else max(0.08 * 365.25 * said, 30.0)
        since = (
            day - timedelta(days=round(365.25 * said - room)) if day is not None and since is None else since
        )
    if year := eat(words.YEAR):
        wanted = int(year["year"] or year["year2"] or (day.year if day else 0))
        if words.TIME.search(text, max(0, start + year.start() - 20), start + year.start()):
            # "For the first time in 1986": the year is when, and none that the flights are counted in.
            sure = False
        else:
            tests.append(kind_tests.in_years(wanted, int(year["also"] or wanted)))
            name.append(f"in {wanted}" + (f" and {year['also']}" if year["also"] else ""))
    if soil := words.FROM.search(rest):
        pads = words.PADS.get(nation_of(soil["nation"]) or "")
        if pads is not None and not re.search(
            r"\b(?:astronaut|cosmonaut|citizen|wom[ae]n|m[ae]n|person) \Z", rest[: soil.start()]
        ):
            tests.append(lambda one, pads=pads: one.pad.startswith(pads))  # type: ignore[misc]
            name.append(f"from {soil['nation']}")
            drop(*soil.span())
    rest, joined, told_as, clear = kind_terms.read(rest, day)
    tests += joined
    name += told_as
    sure = sure and clear
    in_one = eat(kind_terms.ONE_SHIP)
    if in_one is not None and in_one["stem"]:
        # "In one Soyuz" tells of which ship.
        stem = in_one["stem"]
        a = in_one.start("stem")
        rest = rest[:a] + stem + rest[a + len(stem) :]
    if size := eat(words.SIZE):
        heads = int(number(size["crew"] or size["each"] or size["heads"] or size["alone"]) or 0)
        # Two in one ship are two at the least; with two aboard there is nobody else.
        least = in_one is not None
        tests.append(
            lambda one: one.crewed and (one.crew_count == heads or (least and one.crew_count > heads))
        )
        name.append(f"with {heads}{' or more' if least else ''} aboard")
    borne: kind_tests.Test | None = None
    if eat(words.ALL_WOMEN):
        tests.append(kind_tests.all_women)
        name.append("with women alone")
    people = people_in(rest)
    if people is not None:
        fits, left_over, who = people
        place = next(
            (i for i, (one, other) in enumerate(zip(rest, left_over, strict=True)) if one != other), 0
        )
        several = kind_terms.company(left_over, place)
        rest, heads = several if several is not None else (left_over, 1)
        borne = kind_tests.bearing(fits, heads)
        name.append(f"with {who}" if heads == 1 else f"with {heads} times {who}")
    for pattern, told, test in kind_tests.FILTERS:
        if eat(pattern):
            tests.append(test)
            name.append(told)
    if home := eat(words.HOME):
        tests.append(
            lambda one: one.landing_date is not None and one.outcome_descent not in ("loss", "na", "")
        )
        name.append("that came home")
        sure = sure and words.SOMEWHERE.search(rest, home.start()) is None
    if eat(words.AXIOM):
        tests.append(lambda one: re.match(r"Ax(?:iom)?[- ]", one.flight) is not None)
        name.append("of Axiom")
        eat(words.PRIVATE)
    elif eat(words.NOT_OF_STATES):
        tests.append(kind_tests.is_private)
        name.append("that are private")
        goes = words.THERE.search(rest) or any(
            n.kind == "station" and start <= n.start < end for n in sentence.names
        )
        sure = sure and bool(goes or re.search(r"\borbit|round the earth\b", rest, re.IGNORECASE))
    if eat(words.FAILED):
        # Some burned or stopped on the pad.
        sure = sure and re.search(r"\bin flight\b", rest, re.IGNORECASE) is None
        tests.append(lambda one: one.outcome_ascent not in ("ok", ""))
        name.append("that failed on the way up")
    empty = eat(words.EMPTY)
    if empty is not None:
        tests.append(lambda one: not one.crewed and one.kind in ("uncrewed", "cargo"))
        name.append("without people")
        eat(words.TRIAL)
        if re.search(r"\bpeople|crew", empty[0], re.IGNORECASE) is None:
            eat(words.CREWED)
    elif eat(words.CARGO):
        tests.append(lambda one: one.kind == "cargo")
        name.append("with cargo")
    elif eat(words.CREWED) or (default == "crewed" and people is None):
        tests.append(lambda one: one.crewed)
        name.append("with people")
        while eat(words.CREWED):
            pass
    if eat(words.THIS_ROCKET):
        launcher = past.launcher if past is not None else ""
        sure = sure and bool(launcher)
        tests.append(lambda one: one.launcher == launcher)
        name.append(f"on {launcher}")
    for said_of, families in words.FLEETS:
        if eat(re.compile(rf"\b(?:{said_of})", re.IGNORECASE)):
            tests.append(kind_tests.of_fleet(families))
            name.append("of " + ", ".join(families[:3]))
    for one in sentence.names:
        if (
            not start <= one.start < start + len(rest.rstrip())
            or not rest[one.start - start : one.end - start].strip()
        ):
            continue
        said_as = text[one.start : one.end]
        if but := kind_terms.NOT_ON.search(rest[: one.start - start]):
            if (far := kind_tests.of_name(one)) is None:
                continue
            tests.append(kind_tests.negated(far))
            name.append(f"not of {said_as}")
            drop(but.start(), one.end - start)
            if around := kind_terms.ANOTHER.search(rest[: but.start()]):
                drop(*around.span())
            continue
        if one.kind in ("vehicle", "flight"):
            if ship := _ship(said_as):
                family = past.family if past is not None and past.ship == ship else None
                tests.append(kind_tests.by_ship(ship, family))
                name.append(f"of {ship}")
            elif one.kind == "vehicle":
                tests.append(kind_tests.by_name(one.id))
                name.append(f"of {said_as}")
            else:
                continue
        elif one.kind in ("launcher", "pad", "site") and (fit := kind_tests.of_name(one)) is not None:
            tests.append(fit)
            name.append(f"{'on' if one.kind == 'launcher' else 'from'} {said_as}")
        elif one.kind == "station" or one.id.lower() in words.CORES:
            where = words.CORES.get(one.id.lower()) or one.id
            where = where if one.id != "station" else _station(scene, past)
            sure = sure and bool(where)
            tests.append(lambda each, where=where: each.station == where)  # type: ignore[misc]
            name.append(f"to {where}")
        else:
            continue
        drop(one.start - start, one.end - start)
        tail = re.compile(r"['’]s?").match(rest, one.end - start)
        if tail:
            drop(*tail.span())
    for a, b, flown in named_ships(rest, 0, len(rest)):
        if rest[a:b].strip():
            tests.append(lambda each, flown=flown: each in flown)  # type: ignore[misc]
            name.append(f"of {rest[a:b]}")
            drop(a, b)
            if tail := re.compile(r"['’]s?").match(rest, b):
                drop(*tail.span())
    if past is not None and " " in past.ship and (hit := re.search(rf"\b{past.ship.split()[-1]}\b", rest)):
        # "VSS Unity" is Unity for short.
        tests.append(kind_tests.by_ship(past.ship, past.family))
        name.append(f"of {past.ship}")
        drop(*hit.span())
    if eat(words.THERE):
        where = _station(scene, past)
        sure = sure and bool(where)
        tests.append(lambda one: one.station == where)
        name.append(f"to {where}")
    if eat(words.A_STATION):
        tests.append(lambda one: one.station != "none")
        name.append("to a station")
    if any(part.startswith("of ") for part in name):
        # "Of the Gemini programme"; of which "the programme" alone is, nobody has said.
        eat(words.PROGRAMME)
    bound = any(part.startswith("to ") and part not in ("to no station", "to orbit") for part in name)
    if bound and (got := eat(words.GOT_THERE)):
        tests.append(lambda one: one.docked == "yes")
        name.append("that got there")
        if words.LIVES.match(got[0]) and "with people" not in name:
            tests.append(lambda one: one.crewed)
            name.append("with people")
        if got[0].lower().startswith(("liv", "inhabit")):
            # Who comes for some days is a visitor.
            tests.append(kind_tests.stays)
            name.append("to stay")
    for pattern, cut in ((words.THIS_PAD, False), (words.THIS_SITE, True)):
        if eat(pattern):
            pad = past.pad if past is not None else ""
            pad = pad.split("-")[0] if cut else pad
            sure = sure and bool(pad)
            tests.append(lambda one, pad=pad: one.pad.startswith(pad))  # type: ignore[misc]
            name.append(f"from {pad}")
    if people is not None and eat(_OWN_COUNTRY):
        # "The first woman from her country": of whose, the record would have to be asked for.
        sure = False
    if own := eat(_OWN_FLEET):
        fleet = _fleet_of(past, own["whose"].lower())
        sure = sure and fleet is not None
        if fleet is not None:
            tests.append(kind_tests.of_fleet(fleet))
            name.append("of " + ", ".join(fleet[:3]))
    while nation := eat(nation_words()):
        if owns := re.compile(r"['’]s?").match(rest, nation.end()):
            drop(*owns.span())
        owner = words.NATIONAL.get(nation_of(nation["nation"]) or "")
        sure = sure and owner is not None
        if owner is not None:
            tests.append(kind_tests.of_fleet(owner))
            name.append(f"of {nation['nation']}")
    if re.search(r"\borbit(?:ed|s)?\b", rest, re.IGNORECASE) or eat(words.CIRCLE):
        tests.append(
            lambda one: one.kind != "suborbital" and one.vehicle not in ("new-shepard", "spaceshiptwo")
        )
        name.append("to orbit")
    if landed := eat(words.ON_THE_MOON):
        tried = landed[0].lower().startswith("to ") or re.search(r"\b(?:try|attempt)", rest, re.I) is not None
        tests.append(
            lambda one: (
                one.target == "moon"
                and one.crewed
                and one.liftoff_date >= words.LANDED
                and (one.outcome_orbit != "emergency" or tried)
            )
        )
        name.append("that landed at the Moon")
    if eat(words.JOINED):
        tests.append(lambda one: one.docked == "yes")
        name.append("that docked")
    if eat(words.MOON):
        tests.append(lambda one: one.target == "moon")
        name.append("to the Moon")
    if words.ANY_KIND.search(rest):
        # Rockets carry satellites too, which the record does not have.
        sure = False
    left = [word for word in re.findall(r"[^\W\d_][\w'’-]*|\d+", rest) if word.lower() not in words.NEUTRAL]
    moon = "moon" in rest.lower()
    found: Iterable[PastFlight] = _rows()
    for test in tests:
        found = filter(test, found)
    # Crews are looked through last, where few flights are left.
    rows = tuple(found if borne is None else filter(borne, found))
    if whom is not None and day is not None:
        # Since somebody's flight is since the last of such.
        theirs = [one for one in rows if whom in one.crew and one.liftoff_date < day]
        since = theirs[-1].liftoff_date if theirs else since
    return Kind(
        " ".join(["flights", *name]),
        rows,
        since,
        sure and not left and not moon,
        bool(tests) or borne is not None,
        sure and bool(left) and not moon and not words.TURNS.search(text, start, end),
        people[0] if people else None,
    )


_OWN_COUNTRY = re.compile(
    r"\b(?:from|of|for) (?:her|his|their|that|this)(?: own| home)? (?:country|nation|homeland)\b",
    re.IGNORECASE,
)
_OWN_FLEET = re.compile(
    r"\b(?:by |of |for )?(?:the|this|that|its|their|his|her) (?P<whose>company|firm|country|nation)(?:['’]s)?\b",
    re.IGNORECASE,
)


def _fleet_of(past: PastFlight | None, whose: str) -> tuple[str, ...] | None:
    """The ships of the company or country that a flight is of; None where that is not known."""
    if past is None:
        return None
    makers = [families for _, families in words.FLEETS[:-1]]
    owners = makers if whose in ("company", "firm") else list(words.NATIONAL.values())
    fits = [families for families in owners if past.vehicle.startswith(families)]
    return min(fits, key=len, default=None)


@cache
def _rows() -> tuple[PastFlight, ...]:
    return tuple(
        one
        for one in history.flights()
        if one.kind not in ("test", "module") and not _HALF.search(one.flight)
    )


@cache
def _ships() -> frozenset[str]:
    return frozenset(one.ship for one in history.flights() if one.ship)


def _ship(said: str) -> str | None:
    return said if said in _ships() and said not in ("Dragon",) else None


def _station(scene: Scene, past: PastFlight | None) -> str:
    """The station that "the station" means: the flight's, or the only one that the text names."""
    if past is not None and past.station != "none":
        return past.station
    named = {n.id for s in scene.told.sentences for n in s.names if n.kind == "station" and n.id != "station"}
    return named.pop() if len(named) == 1 else ""
