"""What each word of a first asks for, by itself: a woman, an uncrewed ship, a spacewalk, under four hours."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from expedition.announcements.quantities import NUMBER, UNIT_DAYS, number
from expedition.announcements.verdicts.feats import Asked
from expedition.announcements.verdicts.kind_tests import is_private, stays
from expedition.catalog.deeds import tagged
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import is_of, nation_of, travellers

_EUROPE = (
    "Germany", "France", "Italy", "United Kingdom", "Spain", "Sweden", "Denmark", "Norway", "Netherlands", "Belgium",
    "Switzerland", "Austria", "Poland", "Hungary", "Czechoslovakia", "Slovakia", "Bulgaria", "Romania", "Portugal",
)  # fmt: skip
_ARABS = ("Saudi Arabia", "Syria", "United Arab Emirates", "Egypt")
_ASIA = ("Vietnam", "Mongolia", "India", "Afghanistan", "Japan", "China", "South Korea", "Malaysia")
_COMMERCIAL = ("crew-dragon", "cargo-dragon", "cygnus", "starliner", "new-shepard", "spaceship")
_BERTHED = ("cygnus", "cargo-dragon-1", "htv")

Effect = Callable[[Asked, re.Match[str]], None]


def _of(*kinds: str) -> Callable[[PastFlight], bool]:
    return lambda one: one.vehicle.startswith(kinds)


def _flight(word: str, test: Callable[[PastFlight], bool] | None = None, head: str = "") -> Effect:
    def effect(asked: Asked, _: re.Match[str]) -> None:
        asked.words.add(word)
        if word == "flight" and asked.deed:
            # "The first spacewalk of the mission" is the first of that mission alone.
            asked.loose = True
        if test is not None:
            asked.flight_tests.append(test)
        if head and not asked.head:
            asked.head = head

    return effect


def _person(word: str, test: Callable[[str], bool] | None = None, *, head: bool = True) -> Effect:
    def effect(asked: Asked, _: re.Match[str]) -> None:
        asked.words.add(word)
        if test is not None:
            asked.person_tests.append(test)
        if head and asked.head == "flight":
            # "The first flight to carry a person".
            asked.flight_tests.append(_crewed)
        elif head:
            asked.head = "person"

    return effect


def _deed(sort: str, *tags: str) -> Effect:
    def effect(asked: Asked, _: re.Match[str]) -> None:
        asked.deed = asked.deed or sort
        asked.tags.update(tags)
        asked.words.update(["tag"] if tags else [])

    return effect


def _tag(tag: str) -> Effect:
    def effect(asked: Asked, _: re.Match[str]) -> None:
        asked.tags.add(tag)
        asked.words.add("tag")

    return effect


def _marked(tag: str, head: str = "") -> Effect:
    return _flight(tag, lambda one: one.flight in tagged("flight", tag), head)


def _group(tag: str) -> Effect:
    return _person("group", lambda name: name in tagged("group", tag), head=False)


def _nations(names: tuple[str, ...], *, loose: bool) -> Effect:
    def effect(asked: Asked, _: re.Match[str]) -> None:
        asked.words.add("nation")
        asked.loose = asked.loose or loose
        # Whoever counts for another part of the world as well, not everybody calls so.
        asked.person_tests.append(
            lambda name: (
                name in travellers()
                and bool(travellers()[name].nations)
                and all(nation in names for nation in travellers()[name].nations)
            )
        )

    return effect


def _crewed(one: PastFlight) -> bool:
    return one.crewed


def _african_american(asked: Asked, hit: re.Match[str]) -> None:
    _group("black")(asked, hit)
    asked.nations.append("United States")
    asked.words.add("nation")


def _foreign(asked: Asked, _: re.Match[str]) -> None:
    asked.words.add("foreign")
    asked.head = "person"


def _not_of(asked: Asked, hit: re.Match[str]) -> None:
    nations = [nation_of(hit[group]) for group in ("one", "other") if hit.groupdict().get(group)]
    asked.loose = asked.loose or None in nations
    asked.words.update(("nation", "person"))
    asked.head = asked.head or "person"
    for nation in nations:
        asked.person_tests.append(lambda name, nation=nation: is_of(name, nation or "") is False)  # type: ignore[misc]


def _civilian(asked: Asked, hit: re.Match[str]) -> None:
    _person("group", lambda name: name in tagged("group", "civilian"))(asked, hit)
    asked.loose = True


def _none(_: Asked, __: re.Match[str]) -> None:
    """Words that leave what is asked as it is."""


def _woman(name: str) -> bool:
    return name in travellers() and travellers()[name].woman


def _man(name: str) -> bool:
    return not _woman(name)


def _paid(name: str) -> bool:
    return name in travellers() and travellers()[name].paid_seat


def _times(asked: Asked, hit: re.Match[str]) -> None:
    said = hit["times"].lower()
    asked.times = {"twice": 2, "a second time": 2, "again": 2}.get(said) or int(number(said.split()[0]) or 1)
    asked.words.add("times")


def _days(asked: Asked, hit: re.Match[str]) -> None:
    said = hit["days"].lower()
    unit = next((days for word, days in UNIT_DAYS.items() if hit["unit"].lower().startswith(word)), 1.0)
    asked.days = (1.0 if said in ("a", "an") else number(said) or 0.0) * unit
    asked.words.add("days")


def _quick(asked: Asked, hit: re.Match[str]) -> None:
    said = hit["span"].lower()
    value = number(hit["n"]) or 0.0
    if "orbit" in said or "revolution" in said or "lap" in said:
        asked.under_hours = 1.55 * value + 1.1
    elif re.search(r"\b(?:over|more than)\b", said):
        asked.under_hours = value + 0.99
    else:
        asked.under_hours = value + (0.4 if not re.search(r"under|less|within|below", said) else 0.0)
    asked.deed = "quick-docking"


def _heads(asked: Asked, hit: re.Match[str]) -> None:
    n = int(number(hit["n"]) or 0)
    more = hit["more"] is not None
    asked.flight_tests.append(
        lambda one: one.crewed and (one.crew_count > n if more else one.crew_count == n)
    )
    asked.words.add("heads")
    asked.head = asked.head or "flight"


def _series(asked: Asked, hit: re.Match[str]) -> None:
    which = f"soyuz-{hit['which'].lower()}"
    asked.flight_tests.append(lambda one: one.vehicle == which)
    asked.words.add("ship")
    asked.head = asked.head or "flight"


def _century(asked: Asked, _: re.Match[str]) -> None:
    asked.since = date(2000, 12, 31)


def _docked(one: PastFlight) -> bool:
    return one.docked == "yes"


_SHIPS = r"(?:space ?(?:craft|ships?)|ships?|crafts?|vehicles?|capsules?|carriers?|vessels?|freighters?)"
_FLIGHTS = r"(?:(?:space ?)?flights?|(?:space )?missions?|launch(?:es)?|lift-?offs?|voyages?|trips?|journeys?|visits?)"
_TABLE: tuple[tuple[str, Effect], ...] = (
    # Deeds.
    (
        r"(?:to )?(?:(?:make|do|perform|carry out|conduct|take part in|go on|undertake) an? )?"
        r"(?:space ?walk(?:s|ers?|ed|ing)?\b|evas?\b|extravehicular activit\w+)",
        _deed("spacewalk"),
    ),
    (
        r"(?:to )?(?:walk(?:ed|s)?|float(?:ed)?|step(?:ped)? out|venture(?:d)?(?: out)?) (?:out )?(?:in(?:to)?|"
        r"freely in) "
        r"(?:open )?space",
        _deed("spacewalk"),
    ),
    (r"(?:to )?(?:leave|left|exit(?:ed)?|step(?:ped)? (?:outside|out of)) (?:a|his|her|the|their) " + _SHIPS,
     _deed("spacewalk")),
    (r"untethered|without (?:a |any )?tethers?|free of (?:a|his|the|any) (?:ship|shuttle|spacecraft|tether)|"
     r"(?:to )?(?:float|fly) free(?:ly)?", _deed("spacewalk", "untethered")),
    (r"(?:to )?(?:(?:walk(?:ed)?|set foot|step(?:ped)?|stand|stood|land(?:ed)?) )?on (?:the )?(?:moon|lunar surface)"
     r"(?:['’]s surface)?|moon ?walk(?:er)?s?|"
     r"(?:crewed |manned |human |piloted )?(?:moon|lunar) landings?|(?:crewed |manned |human |"
     r"piloted )?landing on the moon",
     _deed("moonwalk")),
    (r"(?:to )?(?:(?:go|went|fly|flew|travel|orbit|circle|loop|journey|sent?|leave)(?:ed|s)? )?(?:a?round |"
     r"to )?(?:the )?"
     r"(?:moon|lunar orbit)", _flight("moon", lambda one: one.crewed and one.target == "moon")),
    (r"(?:to )?(?:command|be in (?:command|charge) of|(?:be|sit) at the helm of|"
     r"lead|take command of)(?:ed|er)?(?: of)?\b|commander of", _flight("command")),
    (r"(?:to )?pilot(?:ed)?(?= (?:a |the |an )?(?:space )?shuttle)", _deed("shuttle-pilot")),
    (r"(?:to )?pilot(?= (?:a |the |an )?spacecraft)", _deed("ship-pilot")),
    (r"(?:to )?(?:try|attempt)(?:ed)? to dock|docking attempt",
     _flight("docked", lambda one: one.docked in ("yes", "failed"))),
    (r"(?:rendezvous and )?dock(?:ing|ings|ed|s)?\b|(?:to )?dock\b|(?:to )?(?:link up|mate|moor)",
     _flight("docked", _docked)),
    (r"(?:to )?(?:be )?berth(?:ed|ing)?\b", _flight("berthed", lambda one: _of(*_BERTHED)(one) and _docked(one))),
    (r"(?:of |between )?two (?:crewed|manned|piloted|inhabited) " + _SHIPS, _deed("docking", "two-crewed")),
    (r"(?:of |between )?" + _SHIPS + r" (?:of|from) (?:two|different) (?:nations|countries|states)|"
     r"(?:of |between )(?:two (?:nations|countries|states)|an american and a (?:soviet|russian) " + _SHIPS + r")",
     _deed("docking", "two-nations")),
    (r"(?:fully )?(?:automat(?:ic|ed)|robotic)(?= docking)", _flight("uncrewed", lambda one: not one.crewed)),
    (r"(?:visit(?:ed|ing)?|called at|fly to|docked with|to) two (?:different )?(?:space )?stations"
     r"(?: in (?:one|a single) flight)?", _marked("two-stations")),
    (r"(?:launch )?aborts?(?: (?:launch|ascent|flight))?|aborted (?:launch|ascent|flight)s?|"
     r"(?:to )?abort(?:ed)?(?: (?:on the way up|in flight|during (?:launch|ascent)))?",
     _flight("abort", lambda one: one.outcome_ascent == "abort-survived", "flight")),
    (r"(?:to be )?(?:saved|rescued|pulled|carried)(?: away)?(?: from (?:an? |the |its )?(?:burning |exploding )?"
     r"(?:launch )?pad)(?: by (?:its|the|an?) (?:launch )?(?:escape|abort) (?:tower|system|rocket))?",
     _marked("saved-on-pad")),
    (r"(?:to )?(?:be |been )?lost|(?:to )?lose its crew|fatal|in which (?:a |an |its )?"
     r"(?:cosmonaut|astronaut|crew|person|human|people)s? (?:was killed|were killed|died)",
     _flight("lost", lambda one: one.crew_lost > 0 and one.kind == "orbital")),
    (r"on the way up|during (?:launch|ascent)|on ascent", _flight("ascent", lambda one: one.outcome_ascent == "loss")),
    (r"(?:at |by )?night(?:-?time)?|in (?:the dark|darkness)|nocturnal", _tag("night")),
    (r"splash(?:ed|es|ing)?[- ]?down", _deed("splashdown")),
    (r"(?:to )?land(?:ed|ing|ings)? (?:at|on|in) (?:the )?(?:kennedy(?: space cent(?:er|re))?|florida|cape canaveral)"
     r"(?: space cent(?:er|re))?", _deed("landing", "kennedy")),
    (r"(?:to )?land(?:ed|ing|ings)?\b|touch ?down", _deed("landing")),
    # People.
    (r"(?:space )?tourists?|(?:space )?travell?ers? who paid (?:for )?(?:his|her|their|the) (?:own )?\w+|"
     r"(?:paying|self-funded|fee-paying)(?: (?:space ?)?(?:tourists?|guests?|passengers?|customers?|visitors?|"
     r"travell?ers?|participants?))?", _person("paid", _paid)),
    (r"foreigners?\b|foreign (?:guest|visitor|citizen|cosmonaut|astronaut|passenger)s?", _foreign),
    (r"(?:who (?:is|was) |to be )?neither (?:an? )?(?P<one>[a-z]+)(?: citizens?)? nor (?:an? )?(?P<other>[a-z]+)"
     r"(?: citizens?)?", _not_of),
    (r"non-(?P<one>[a-z]+?)s?(?= (?!ship|craft))", _not_of),
    (r"wom[ae]n\b|lad(?:y|ies)", _person("woman", _woman)),
    (r"female", _person("woman", _woman, head=False)),
    (r"men\b|man\b", _person("man", _man)),
    (r"male\b", _person("man", _man, head=False)),
    (r"cosmonauts?", _person("nation", lambda name: bool(is_of(name, "Russia")))),
    (r"taikonauts?", _person("nation", lambda name: bool(is_of(name, "China")))),
    (r"(?:nasa|u\.?s\.?) astronauts?", _person("nation", lambda name: bool(is_of(name, "United States")))),
    (r"human beings?|humans?(?! (?:space ?)?(?:flight|mission|launch))|persons?\b|people\b|individuals?|astronauts?|"
     r"spacefarers?|(?:space )?travell?ers?|citizens?|nationals?|crew ?members?|somebody|someone", _person("person")),
    (r"african[- ]americans?|black americans?",
     _african_american),
    (r"blacks?\b(?: people| persons?)?", _group("black")),
    (r"native[- ]americans?", _group("native-american")),
    (r"journalists?|reporters?", _person("group", lambda name: name in tagged("group", "journalist"))),
    (r"civilians?\b(?! (?:crew|flight|mission))",
     _civilian),
    (r"europeans?\b|(?:esa|european) astronauts?", _nations(_EUROPE, loose=False)),
    (r"arabs?\b", _nations(_ARABS, loose=False)),
    (r"asians?\b", _nations(_ASIA, loose=False)),
    # Flights.
    (r"(?:all[- ])?civilian (?:crew|flight|mission|spaceflight|space mission)|all[- ]civilian",
     _marked("all-civilian", "flight")),
    (r"all[- ](?:female|wom[ae]n)(?= (?:space ?walk|eva))", _tag("all-female")),
    (r"(?:commercial|private)(?:ly (?:organi[sz]ed|funded|paid))?(?= (?:space ?walk|eva))", _tag("private")),
    (r"(?:commercial|private|privately[- ](?:built|owned|developed|made|run|operated))(?= (?:cargo |crew(?:ed)? |"
     r"supply |manned )?" + _SHIPS + r")", _flight("ship", _of(*_COMMERCIAL))),
    (r"commercial(?= (?:flight|mission|trip|spaceflight))", _marked("commercial")),
    (r"(?:all[- ])?private(?:ly (?:organi[sz]ed|funded|paid))?(?= (?:crew(?:ed)?|flight|mission|trip|spaceflight|"
     r"astronaut|human)\b)|all[- ]private", _flight("private", is_private)),
    (r"operational|regular|routine", _marked("operational")),
    (r"(?:resident|permanent|long[- ](?:duration|term|stay)|expedition|main|core)(?= crew)",
     _flight("stays", stays)),
    (r"polar(?! orbit)|(?:to fly |to go |flying )?(?:over|above|across) (?:both |the )?(?:earth['’]s |two )?poles|"
     r"(?:in|into|to|on)? ?(?:a )?polar orbit|(?:from )?pole[- ]to[- ]pole", _marked("polar")),
    (rf"(?:(?:with|of|carrying|to carry) )?(?:(?:a )?crew of |(?P<more>more than ))?(?P<n>{NUMBER})[ -]"
     r"(?:people|persons?|member|men|man|strong|astronauts|cosmonauts)(?: crew)?(?: aboard| on board)?", _heads),
    (rf"(?P<span>(?:in|within)? ?(?:just |only )?(?:a little |well )?(?:over |under |less than |more than |about )?"
     rf"(?P<n>{NUMBER})(?:[ -](?:hours?|orbits?|revolutions?|laps?)))(?: of (?:lift-?off|launch))?", _quick),
    (r"crewed|manned|piloted|human(?= )", _flight("crewed", _crewed)),
    (r"uncrewed|unmanned|unpiloted|crewless", _flight("uncrewed", lambda one: not one.crewed)),
    (r"(?:with|to carry|carrying) (?:a crew|people|passengers|humans|astronauts|anyone)(?: aboard| on board)?",
     _flight("crewed", _crewed)),
    (r"cargo|(?:re-?)?supply|freighters?", _flight("cargo", lambda one: one.kind == "cargo")),
    (r"(?:resident )?crews?\b|teams?\b", _flight("crewed", _crewed, "flight")),
    (_FLIGHTS + r"\b", _flight("flight", None, "flight")),
    (_SHIPS + r"\b", _flight("flight", None, "flight")),
    (r"(?:soyuz[- ])?(?P<which>ms|tma-m|tma|tm|t)(?:[ -](?:series|ships?|spacecraft|version|"
     r"type))?\b(?!-?\d)", _series),
    (r"(?:the )?(?:series|fleet|programme|program|family)\b", _none),
    # Places.
    (r"(?:to )?(?:board|enter|occupy|inhabit|man|crew|live (?:in|on|aboard|at)|move into|live and work (?:in|on|"
     r"aboard))"
     r"(?:ed)?\b(?= )", _flight("docked", lambda one: one.crewed and _docked(one))),
    (r"china['’]s (?:new |own )?(?:space )?station|(?:the )?(?:new )?chinese (?:space )?station",
     _flight("station", lambda one: one.station == "tiangong")),
    (r"(?:an? |any |the )?(?:orbital|space|orbiting) station\b(?! (?:mir|tiangong|salyut))(?<!the space station)",
     _flight("station", lambda one: one.station != "none")),
    (r"(?:in(?:to)?|to|of|reach(?:ed)?|for) (?:outer |open )?space\b",
     _flight("", lambda one: one.outcome_ascent in ("ok", ""))),
    (r"(?:in(?:to)?|to|reach(?:ed)?) (?:earth )?orbit\b|(?:to )?(?:have )?(?:orbit|circle|circl|go around|"
     r"fly around)(?:ed|ing)? "
     r"(?:the )?(?:earth|globe|planet|world)|(?:a?round )the (?:earth|globe|planet|world)|orbital",
     _flight("orbit", lambda one: one.kind not in ("suborbital",) and one.outcome_ascent in ("ok", ""))),
    (r"florida|american soil|us soil|u\.s\. soil",
     _flight("site", lambda one: one.pad.startswith(("ksc", "ccsfs")))),
    # How often and how long.
    (rf"(?:(?:to )?(?:fly|flown|flew|go|gone|travel|be|been)(?: (?:in(?:to)?|to) (?:space|orbit))? )?(?:for )?"
     rf"(?P<times>twice|again|a second time|(?:{NUMBER}) times)(?: (?:in(?:to)?|to) (?:space|orbit))?", _times),
    (rf"(?:to )?(?:spend|have spent|spent|log|logged|accumulate|reach|pass|exceed|surpass) (?:a total of |"
     rf"more than |over )?"
     rf"(?P<days>{NUMBER}|an?) (?P<unit>days|weeks|months|years?) (?:in|of) (?:space|orbit)"
     r"(?: in total| altogether)?", _days),
    (r"(?:in|of) (?:this|the (?:21st|twenty-first)) century|this century", _century),
    # Words that say nothing.
    (r"(?:ever|in (?:all )?history|of all(?: time)?|in the world|yet|so far|a|an|the|new|successful(?:ly)?|of|"
     r"for|to|by|along|"
     r"at|from|aboard|on board|on|in|into|with|onto|who|that|which|has|have|had|been|be|having|take|took|taken|make|"
     r"made|go|gone|went|went|fly|flew|flown|flying|travel(?:led)?|ride|ridden|rode|reach(?:ed)?|get|got|"
     r"arrive[ds]?|come|came|"
     r"visit(?:ed)?|carry|carried|carrying|bring|brought|launch(?:ed)?|lift(?:ed)? off|launching|join|become|"
     r"perform(?:ed)?|"
     r"achieve|accomplish|enter(?:ed)?|ever|real|true|proper|single|own|its|world['’]s|was|were|is|"
     r"earth|himself|herself|orbit|space|participate|part|time)\b", _none),
)  # fmt: skip
TOKENS = tuple((re.compile(rf"(?:{pattern})", re.IGNORECASE), effect) for pattern, effect in _TABLE)
