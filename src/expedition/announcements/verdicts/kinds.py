"""A kind of flight said in words, each of them understood: what the record has of it, so that firsts can be false."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.numerals import COUNTED
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import Scene
from expedition.announcements.verdicts.kind_people import people_in, since_in
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_of, nation_words, travellers

Test = Callable[[PastFlight], bool]
_HALF = re.compile(r"abort|drop test|glide", re.IGNORECASE)
# Makers and countries by the ships that are theirs.
_FLEETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"spacex(?:['’]s)?", ("crew-dragon", "cargo-dragon", "starship")),
    (r"boeing(?:['’]s)?", ("starliner",)),
    (r"blue origin(?:['’]s)?", ("new-shepard",)),
    (r"virgin galactic(?:['’]s)?", ("spaceshiptwo",)),
    (r"northrop grumman(?:['’]s)?", ("cygnus",)),
    (r"(?:owned by |of |by )?(?:a )?private (?:company|companies|firms?)|privately (?:owned|built)",
     ("crew-dragon", "cargo-dragon", "cygnus", "starliner", "new-shepard", "spaceship")),
)  # fmt: skip
NATIONAL = {
    "Russia": ("soyuz", "progress", "vostok", "voskhod", "tks"),
    "Soviet Union": ("soyuz", "progress", "vostok", "voskhod", "tks", "buran"),
    "China": ("shenzhou", "tianzhou", "mengzhou"),
    "Japan": ("htv",),
    "United States": (
        "mercury", "gemini", "apollo", "space-shuttle", "crew-dragon", "cargo-dragon", "starliner", "cygnus", "orion",
        "new-shepard", "spaceship", "x-15",
    ),
    "India": ("gaganyaan",),
}  # fmt: skip
PADS = {
    "United States": ("ksc", "ccsfs", "wallops", "corn-ranch", "starbase", "spaceport-america", "mojave", "edwards",
                      "white-sands"),
    "Kazakhstan": ("baikonur",),
    "China": ("jiuquan", "wenchang"),
    "Japan": ("tanegashima",),
}  # fmt: skip
_FROM = re.compile(rf"\bfrom {nation_words().pattern}(?: (?:soil|ground|territory))?", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:uncrewed|unmanned|unpiloted|empty|crewless|with(?:out| no| nobody| no one)(?: any)? ?(?:a )?"
    r"(?:crew|people|astronauts|cosmonauts|anyone|anybody|one|body|them)?(?: (?:aboard|on board|in it|inside))?)\b"
    r"|без экипажа|беспилотн\w*",
    re.IGNORECASE,
)
_CREWED = re.compile(
    r"\b(?:(?:with|of|carrying|to carry|carr(?:y|ies|ied)|takes?|took|brings?|brought) )?(?:a |its |the )?"
    r"(?:crewed|crews?|manned|piloted|people|persons?|humans?|astronauts|taikonauts|passengers|guests|"
    r"men|man|person|human|astronaut)(?: (?:aboard|on board))?\b|пилотируем\w*|экипаж\w*|с людьми",
    re.IGNORECASE,
)
_CARGO = re.compile(
    r"\b(?:with (?:supplies|provisions)|"
    r"cargo(?:[- ](?:ships?|craft|spacecraft|vehicles?))?|freighters?|supply (?:ships?|craft)|resupply|"
    r"resupplies)\b|грузов\w*",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\bfree[- ]fl(?:ying|iers?|yers?|ights?)\b"
    r"|\b(?:that )?(?:called at|going to|goes to|bound for|docks? (?:with|at)|docked (?:with|at)|visit(?:s|ed|ing)?|"
    r"to) no station\b"
    r"|\b(?:(?:that|which) )?(?:do(?:es)?|did|will|would|is|are) (?:not|never) (?:to )?"
    r"(?:go(?:ing)?|fly|dock|call|visit|head|bound)"
    r"(?: (?:to|at|with|for))? (?:the|a|any) (?:international |space |orbital )*station\b",
    re.IGNORECASE,
)
_ALL_WOMEN = re.compile(
    r"\b(?:(?:an? )?all[- ](?:female|woman|women)|(?:nobody|no one|none) but women|only women|women only|"
    r"women alone)\b"
    r"(?: (?:crew|cabin|team))?",
    re.IGNORECASE,
)
_SIZE = re.compile(
    rf"\b(?:(?:only|just) )?(?:(?:a )?crews? of (?P<crew>{NUMBER})\b|(?P<each>{NUMBER})-(?:man|men|person|member|"
    rf"woman|strong)"
    rf"(?: crews?| teams?)?|(?:(?:with|carrying|of|by|for) )?(?:only |just )?(?P<heads>{NUMBER}) (?:people|"
    rf"persons?|men|women|astronauts|cosmonauts|"
    r"taikonauts|crew ?members)(?: (?:aboard|on board))?)",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:(?:to|that|which) (?:fail(?:s|ed)?|abort|be aborted|was aborted|explode[ds]?|go wrong|went wrong)|"
    r"(?:be|been|was|were) lost|"
    r"fail(?:s|ed|ing|ures?)(?: (?:launch|flight|ascent)\b)?|(?:had to be |was |were )?saved from an? |"
    r"abort(?:s|ed)?(?: of)?|accidents?|launch failure)\b",
    re.IGNORECASE,
)
_NOT_OF_STATES = re.compile(
    r"\b(?:all-)?(?:private(?:ly)?(?:[- ](?:funded|paid|financed|organi[sz]ed|chartered|run))?(?! (?:compan|firm|"
    r"owned|built|ship|craft|spacecraft|capsule))|commercially organi[sz]ed)\b",
    re.IGNORECASE,
)
_AXIOM = re.compile(
    r"\b(?:(?:flown |organi[sz]ed |sent )?(?:by|of|for) )?axiom(?: space)?(?:['’]s)?", re.IGNORECASE
)
_PRIVATE = re.compile(r"\bprivate(?:ly)?\b", re.IGNORECASE)
_FLORIDA = re.compile(r"\b(?:from )?florida\b", re.IGNORECASE)
_PROGRAMME = re.compile(r"\b(?:space )?(?:programmes?|programs?|project)\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:the|this|our|that)(?: international| space| orbital| orbiting)* (?:station|outpost|complex)\b"
    r"|\b(?:dock(?:s|ed|ing)?|link(?:s|ed)? up|berth(?:s|ed)?) (?:with|to|at) it\b"
    r"|\b(?:been|come|gone|got|flown) there\b",
    re.I,
)
_A_STATION = re.compile(
    r"\b(?:(?:to|at|with|of|in|aboard|from|on board) )?(?:an?|any) (?:space |orbital |orbiting |"
    r"manned )?(?:station|outpost)\b",
    re.IGNORECASE,
)
_GOT_THERE = re.compile(
    r"\b(?:dock(?:s|ed|ing)?|join(?:s|ed)?|link(?:s|ed)?(?: up)?|moor(?:s|ed)?|coupl(?:es|ed)|berth(?:s|ed)?|"
    r"liv(?:e|es|ed|ing)|"
    r"inhabit\w*|move(?:s|d)? in(?:to)?|enter(?:s|ed)?|board(?:s|ed)?|on board)\b(?! (?:of )?(?:people|a crew))",
    re.IGNORECASE,
)
_LIVES = re.compile(r"liv|inhabit|move|enter|board", re.IGNORECASE)
_THIS_PAD = re.compile(
    r"\b(?:from |on )?(?:that|this|the same|the) (?:launch )?(?:pad|complex)\b", re.IGNORECASE
)
_THIS_SITE = re.compile(
    r"\b(?:from )?(?:that|this|the) (?:cosmodrome|spaceport|launch site|launch cent(?:re|er))\b", re.I
)
_THIS_ROCKET = re.compile(
    r"\b(?:on |with |by |atop )?(?:this|that) (?:type|kind|sort|version) of (?:rocket|launcher|booster)\b",
    re.IGNORECASE,
)
_MOON = re.compile(
    r"\b(?:to|round|around) the moon\b|\b(?:that|so|as) far (?:from (?:home|the earth|earth)|out|away|up)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:docking of two (?:ships|craft|spacecraft)|two (?:ships|craft|spacecraft) (?:(?:have |had )?(?:been |were )?)"
    r"(?:joined|docked|linked)(?: up)?)\b",
    re.IGNORECASE,
)
_CIRCLE = re.compile(
    r"\b(?:(?:to )?(?:circl(?:e[sd]?|ing)|go(?:es)? round|went round|fly round|flew round)) (?:the )?(?:earth|globe|"
    r"planet|world)\b",
    re.IGNORECASE,
)
_ON_THE_MOON = re.compile(r"\b(?:(?:to )?land(?:s|ed|ing)? )on the moon\b|\bmoon landings?\b", re.IGNORECASE)
_LANDED = date(1969, 7, 1)
_YEAR = re.compile(
    r"\b(?:(?:so far |yet )?this year(?: so far)?|of the year|(?:in|of) (?P<year>(?:19|20)\d\d))\b"
    r"|в этом году|в (?P<year2>(?:19|20)\d\d) году",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|после|со времён|с)\b", re.IGNORECASE)
_SAYS_MORE = re.compile(
    r"\b(?:that|which|who|with|carrying|without|to (?!the moon|orbit|space))\b", re.IGNORECASE
)
_OF_WHAT = re.compile(r"(?<=\w),? (?:that|in which|when)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:in|for) (?:(?:over|more than|nearly|almost|about|some|well over|just over) )?"
    rf"(?P<number>\d{{1,2}}|{'|'.join(COUNTED[2:])}) years\b",
    re.IGNORECASE,
)
# Words that leave what is counted as it is.
_COMMON = (
    "a an the of to in on at by for with from into up off out and or that which who whom it its it's this these "
    "those is are was were be been being has have had having will would shall should can could may might do does "
    "did than ever before yet now again far already only also just even very any all whole world history time "
    "times flight flights mission missions launch launches launched launching lift lifts lifted liftoff fly flies "
    "flew flown flying go goes went gone going come comes came coming leave leaves left leaving carry carries "
    "carried carrying take takes took taken taking bring brings brought send sends sent sending ride rides rode "
    "riding ridden reach reaches reached reaching arrive arrives arrived arriving visit visits visited visiting "
    "call calls called docks dock docked docking receive receives received land lands landed make makes made "
    "making put travel travels travelled traveled become becomes became wants want means meant plans planned "
    "hopes ship ships craft spacecraft spaceship spaceships vehicle vehicles capsule capsules rocket rockets crew "
    "orbit orbits space there here trip trips journey person people citizen citizens born national nationals "
    "astronaut astronauts cosmonaut cosmonauts taikonaut taikonauts traveller traveler travellers man men human "
    "family series fleet beyond "
    "being body anyone since say says said new round earth aboard board spaceflight spaceflights hers his her "
    "their just time today now then "
    "previously still "
    "полёт полет корабль корабля запуск запуска космос года в на к с из этот это"
)
# To live in the core of a station is to live in the station.
_CORES = {"tianhe": "tiangong"}
_NEUTRAL = frozenset(_COMMON.split())
_ANY_KIND = re.compile(
    r"\b(?:rocket|launcher|launch|booster)e?s? of (?:any|whatever) (?:kind|sort|type)\b", re.I
)
# Words that take back what others say, so that the words understood no longer hold every flight that is meant.
_TURNS = re.compile(
    r"\b(?:not|no|non|nor|neither|none|never|other|another|else|except|besides|than|outside|without|or|and|but|unlike|"
    r"instead|foreign|whose|if|не|ни|или|кроме|без|другой|друг\w+)\b|n['’]t\b",
    re.IGNORECASE,
)


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
    skip: tuple[int, int] | None = None,
) -> Kind:
    """The kind of flight that the words from `start` to `end` mean, said of a flight (`draft`) or of none.

    Args:
        skip: words in between that only count.
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

    if mark := _SINCE.search(rest):
        # "The first time since July 2011 that people leave from there": of what, stands behind when.
        goes_on = _OF_WHAT.search(rest, mark.end())
        stop = goes_on.start() if goes_on else len(rest)
        since = since_in(scene, sentence, start + mark.end(), start + stop if goes_on else end, past)
        sure = sure and since is not None and _SAYS_MORE.search(rest, mark.end(), stop) is None
        rest = rest[: mark.start()] + " " * (stop - mark.start()) + rest[stop:]
    day = past.liftoff_date if past is not None else scene.published
    if span := eat(_SPAN):
        said = int(span["number"]) if span["number"].isdigit() else COUNTED.index(span["number"].lower())
        # "Almost two years" are less than two, and plain ones are rounded.
        short = re.search(r"nearly|almost|about|some", span[0], re.IGNORECASE)
        room = max(0.17 * 365.25 * said, 60.0) if short else max(0.08 * 365.25 * said, 30.0)
        since = (
            day - timedelta(days=round(365.25 * said - room)) if day is not None and since is None else since
        )
    if year := eat(_YEAR):
        wanted = int(year["year"] or year["year2"] or (day.year if day else 0))
        tests.append(_in_year(wanted))
        name.append(f"in {wanted}")
    if skip is not None:
        drop(skip[0] - start, skip[1] - start)
    if soil := _FROM.search(rest):
        pads = PADS.get(nation_of(soil["nation"]) or "")
        if pads is not None and not re.search(
            r"\b(?:astronaut|cosmonaut|citizen|wom[ae]n|m[ae]n|person) \Z", rest[: soil.start()]
        ):
            tests.append(lambda one, pads=pads: one.pad.startswith(pads))  # type: ignore[misc]
            name.append(f"from {soil['nation']}")
            drop(*soil.span())
    if size := eat(_SIZE):
        heads = int(number(size["crew"] or size["each"] or size["heads"]) or 0)
        tests.append(lambda one: one.crewed and one.crew_count == heads)
        name.append(f"with {heads} aboard")
    borne: Test | None = None
    people = people_in(rest)
    if people is not None:
        fits, rest, who = people
        borne = _bearing(fits)
        name.append(f"with {who}")
    if eat(_ALL_WOMEN):
        tests.append(_all_women)
        name.append("with women alone")
    if eat(_AXIOM):
        tests.append(lambda one: re.match(r"Ax(?:iom)?[- ]", one.flight) is not None)
        name.append("of Axiom")
        eat(_PRIVATE)
    elif eat(_NOT_OF_STATES):
        tests.append(is_private)
        name.append("that are private")
        goes = _THERE.search(rest) or any(
            n.kind == "station" and start <= n.start < end for n in sentence.names
        )
        sure = sure and bool(goes or re.search(r"\borbit|round the earth\b", rest, re.IGNORECASE))
    if eat(_FAILED):
        # Some burned or stopped on the pad.
        sure = sure and re.search(r"\bin flight\b", rest, re.IGNORECASE) is None
        tests.append(lambda one: one.outcome_ascent not in ("ok", ""))
        name.append("that failed on the way up")
    if eat(_FLORIDA):
        tests.append(lambda one: one.pad.startswith(("ksc", "ccsfs")))
        name.append("from Florida")
    if eat(_FREE):
        tests.append(lambda one: one.station == "none")
        name.append("to no station")
    empty = eat(_EMPTY)
    if empty is not None:
        tests.append(lambda one: not one.crewed and one.kind in ("uncrewed", "cargo"))
        name.append("without people")
        if re.search(r"\bpeople|crew", empty[0], re.IGNORECASE) is None:
            eat(_CREWED)
    elif eat(_CARGO):
        tests.append(lambda one: one.kind == "cargo")
        name.append("with cargo")
    elif eat(_CREWED) or (default == "crewed" and people is None):
        tests.append(lambda one: one.crewed)
        name.append("with people")
        while eat(_CREWED):
            pass
    if eat(_THIS_ROCKET):
        launcher = past.launcher if past is not None else ""
        sure = sure and bool(launcher)
        tests.append(lambda one: one.launcher == launcher)
        name.append(f"on {launcher}")
    for words, families in _FLEETS:
        if eat(re.compile(rf"\b(?:{words})", re.IGNORECASE)):
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
        elif one.kind == "station" or one.id.lower() in _CORES:
            where = _CORES.get(one.id.lower()) or one.id
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
    if eat(_THERE):
        where = _station(scene, past)
        sure = sure and bool(where)
        tests.append(lambda one: one.station == where)
        name.append(f"to {where}")
    if eat(_A_STATION):
        tests.append(lambda one: one.station != "none")
        name.append("to a station")
    if any(part.startswith("of ") for part in name):
        # "Of the Gemini programme"; of which "the programme" alone is, nobody has said.
        eat(_PROGRAMME)
    bound = any(part.startswith("to ") and part not in ("to no station", "to orbit") for part in name)
    if bound and (got := eat(_GOT_THERE)):
        tests.append(lambda one: one.docked == "yes")
        name.append("that got there")
        if _LIVES.match(got[0]) and "with people" not in name:
            tests.append(lambda one: one.crewed)
            name.append("with people")
        if got[0].lower().startswith(("liv", "inhabit")):
            # Who comes for some days is a visitor.
            tests.append(stays)
            name.append("to stay")
    for pattern, cut in ((_THIS_PAD, False), (_THIS_SITE, True)):
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
        owner = NATIONAL.get(nation_of(nation["nation"]) or "")
        sure = sure and owner is not None
        if owner is not None:
            tests.append(_of(owner))
            name.append(f"of {nation['nation']}")
    if re.search(r"\borbit(?:ed|s)?\b", rest, re.IGNORECASE) or eat(_CIRCLE):
        tests.append(
            lambda one: one.kind != "suborbital" and one.vehicle not in ("new-shepard", "spaceshiptwo")
        )
        name.append("to orbit")
    if eat(_ON_THE_MOON):
        tests.append(
            lambda one: (
                one.target == "moon" and one.liftoff_date >= _LANDED and one.outcome_orbit in ("ok", "")
            )
        )
        name.append("that landed on the Moon")
    if eat(_JOINED):
        tests.append(lambda one: one.docked == "yes")
        name.append("that docked")
    if eat(_MOON):
        tests.append(lambda one: one.target == "moon")
        name.append("to the Moon")
    if _ANY_KIND.search(rest):
        # Rockets carry satellites too, which the record does not have.
        sure = False
    left = [word for word in re.findall(r"[^\W\d_][\w'’-]*|\d+", rest) if word.lower() not in _NEUTRAL]
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
        sure and bool(left) and not moon and not _TURNS.search(text, start, end),
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
    makers = [families for _, families in _FLEETS[:-1]]
    owners = makers if whose in ("company", "firm") else list(NATIONAL.values())
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


def _ship(words: str) -> str | None:
    return words if words in _ships() and words not in ("Dragon",) else None


def _station(scene: Scene, past: PastFlight | None) -> str:
    """The station that "the station" means: the flight's, or the only one that the text names."""
    if past is not None and past.station != "none":
        return past.station
    named = {n.id for s in scene.told.sentences for n in s.names if n.kind == "station" and n.id != "station"}
    return named.pop() if len(named) == 1 else ""
