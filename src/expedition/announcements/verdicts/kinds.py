"""A kind of flight said in words, each of them understood: what the record has of it, so that firsts can be false."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.numerals import COUNTED
from expedition.announcements.quantities import number
from expedition.announcements.scene import Scene
from expedition.announcements.verdicts import kind_words as words
from expedition.announcements.verdicts.kind_people import people_in, since_in
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_of, nation_words, travellers

Test = Callable[[PastFlight], bool]
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
    tests: list[Test] = []
    name: list[str] = []
    since: date | None = None
    sure = True

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
        tests.append(_in_year(wanted))
        name.append(f"in {wanted}")
    if soil := words.FROM.search(rest):
        pads = words.PADS.get(nation_of(soil["nation"]) or "")
        if pads is not None and not re.search(
            r"\b(?:astronaut|cosmonaut|citizen|wom[ae]n|m[ae]n|person) \Z", rest[: soil.start()]
        ):
            tests.append(lambda one, pads=pads: one.pad.startswith(pads))  # type: ignore[misc]
            name.append(f"from {soil['nation']}")
            drop(*soil.span())
    if size := eat(words.SIZE):
        heads = int(number(size["crew"] or size["each"] or size["heads"] or size["alone"]) or 0)
        tests.append(lambda one: one.crewed and one.crew_count == heads)
        name.append(f"with {heads} aboard")
    borne: Test | None = None
    if eat(words.ALL_WOMEN):
        tests.append(_all_women)
        name.append("with women alone")
    people = people_in(rest)
    if people is not None:
        fits, rest, who = people
        borne = _bearing(fits)
        name.append(f"with {who}")
    for pattern, told, test in _FILTERS:
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
        tests.append(is_private)
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
            tests.append(_of(families))
            name.append("of " + ", ".join(families[:3]))
    for one in sentence.names:
        if (
            not start <= one.start < start + len(rest.rstrip())
            or not rest[one.start - start : one.end - start].strip()
        ):
            continue
        said_as = text[one.start : one.end]
        if one.kind in ("vehicle", "flight"):
            if ship := _ship(said_as):
                family = past.family if past is not None and past.ship == ship else None
                tests.append(_by_ship(ship, family))
                name.append(f"of {ship}")
            elif one.kind == "vehicle":
                tests.append(_by_name(one.id))
                name.append(f"of {said_as}")
            else:
                continue
        elif one.kind == "launcher":
            tests.append(lambda each, ident=one.id: each.launcher.startswith(ident))  # type: ignore[misc]
            name.append(f"on {said_as}")
        elif one.kind in ("pad", "site"):
            tests.append(lambda each, ident=one.id: each.pad == ident or each.pad.startswith(ident + "-"))  # type: ignore[misc]
            name.append(f"from {said_as}")
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
            tests.append(stays)
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
            tests.append(_of(fleet))
            name.append("of " + ", ".join(fleet[:3]))
    while nation := eat(nation_words()):
        if owns := re.compile(r"['’]s?").match(rest, nation.end()):
            drop(*owns.span())
        owner = words.NATIONAL.get(nation_of(nation["nation"]) or "")
        sure = sure and owner is not None
        if owner is not None:
            tests.append(_of(owner))
            name.append(f"of {nation['nation']}")
    if re.search(r"\borbit(?:ed|s)?\b", rest, re.IGNORECASE) or eat(words.CIRCLE):
        tests.append(
            lambda one: one.kind != "suborbital" and one.vehicle not in ("new-shepard", "spaceshiptwo")
        )
        name.append("to orbit")
    if eat(words.ON_THE_MOON):
        tests.append(
            lambda one: (
                one.target == "moon" and one.liftoff_date >= words.LANDED and one.outcome_orbit in ("ok", "")
            )
        )
        name.append("that landed on the Moon")
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


def _bearing(fits: Callable[[str], bool | None]) -> Test:
    return lambda one: any(fits(each) for each in one.crew)


def stays(one: PastFlight) -> bool:
    """Whether it was up for three weeks or more, or is up still."""
    return one.landing_date is None or (one.landing_date - one.liftoff_date).days >= _STAY_DAYS


_STAY_DAYS = 21


def is_private(one: PastFlight) -> bool:
    """Whether no state sent it: guests of Axiom, of SpaceX alone, or of the makers of hops."""
    if one.vehicle == "crew-dragon":
        return one.crewed and re.match(r"Crew-|Crew Dragon", one.flight) is None
    return one.vehicle in ("new-shepard", "spaceshiptwo", "spaceshipone") and one.crewed


def _all_women(one: PastFlight) -> bool:
    return bool(one.crew) and all(name in travellers() and travellers()[name].woman for name in one.crew)


_FILTERS: tuple[tuple[re.Pattern[str], str, Test], ...] = (
    (
        words.SAVED,
        "that were aborted and whose crews lived",
        lambda one: one.outcome_ascent == "abort-survived",
    ),
    (words.ON_LAND, "in capsules that come down on land", lambda one: one.vehicle.startswith(words.LANDERS)),
    (words.ON_WATER, "that come down in the sea", lambda one: one.vehicle.startswith(words.SPLASHERS)),
    (words.FLORIDA, "from Florida", lambda one: one.pad.startswith(("ksc", "ccsfs"))),
    (words.FREE, "to no station", lambda one: one.station == "none"),
)


def _in_year(year: int) -> Test:
    return lambda one: one.liftoff_date.year == year


def _by_ship(ship: str, family: str | None) -> Test:
    return lambda one: one.ship == ship and family in (None, one.family)


def _by_name(ident: str) -> Test:
    return lambda one: same_ship(ident, one.vehicle) or one.family == ident


def _of(families: tuple[str, ...]) -> Test:
    return lambda one: one.vehicle.startswith(families)


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
