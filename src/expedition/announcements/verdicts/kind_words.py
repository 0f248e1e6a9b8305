"""The words of kinds of flight: what each of them lets through, and which say nothing."""

from __future__ import annotations

import re
from datetime import date

from expedition.announcements.numerals import COUNTED
from expedition.announcements.quantities import NUMBER
from expedition.catalog.travellers import nation_words

# Makers and countries by the ships that are theirs.
FLEETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"spacex(?:['’]s)?", ("crew-dragon", "cargo-dragon", "starship")),
    (r"boeing(?:['’]s)?", ("starliner",)),
    (r"blue origin(?:['’]s)?|(?-i:Blue(?:['’]s)?(?! [A-Z]))", ("new-shepard",)),
    (r"virgin galactic(?:['’]s)?|(?-i:Virgin(?:['’]s)?(?! [A-Z]))", ("spaceshiptwo",)),
    (r"northrop grumman(?:['’]s)?", ("cygnus",)),
    (r"europe(?:an|['’]s)?(?: space agency(?:['’]s)?)?|(?-i:ESA)(?:['’]s)?", ("atv",)),
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
FROM = re.compile(rf"\bfrom {nation_words().pattern}(?: (?:soil|ground|territory))?", re.IGNORECASE)
EMPTY = re.compile(
    r"\b(?:uncrewed|unmanned|unpiloted|empty|crewless|with(?:out| no| nobody| no one)(?: any)? ?(?:a )?"
    r"(?:crew|people|persons?|humans?|m[ae]n|astronauts|cosmonauts|anyone|anybody|one|body|them)?"
    r"(?: (?:aboard|on board|in it|in them|inside))?)\b"
    r"|без экипажа|беспилотн\w*",
    re.IGNORECASE,
)
# What flies without people first, is often told to be tried out.
TRIAL = re.compile(r"\b(?:trials?|tests?|rehearsals?)\b", re.IGNORECASE)
CREWED = re.compile(
    r"\b(?:(?:with|of|carrying|to carry|carr(?:y|ies|ied)|takes?|took|brings?|brought) )?(?:a |its |the )?"
    r"(?:crewed|crews?|manned|piloted|people|persons?|humans?|astronauts|taikonauts|passengers|guests|"
    r"(?:paying )?(?:customers?|tourists?)|men|man|person|human|astronaut|anybody|anyone|somebody|someone)"
    r"(?: (?:aboard|on board|on top|inside|in it))?\b|пилотируем\w*|экипаж\w*|с людьми",
    re.IGNORECASE,
)
CARGO = re.compile(
    r"\b(?:with (?:supplies|provisions)|"
    r"cargo(?:[- ](?:ships?|craft|spacecraft|vehicles?))?|freighters?|supply (?:ships?|craft)|resupply|"
    r"resupplies)\b|грузов\w*",
    re.IGNORECASE,
)
FREE = re.compile(
    r"\bfree[- ]fl(?:ying|iers?|yers?|ights?)\b"
    r"|\b(?:that )?(?:called at|going to|goes to|bound for|docks? (?:with|at)|docked (?:with|at)|visit(?:s|ed|ing)?|"
    r"to) no station\b"
    r"|\b(?:(?:that|which) )?(?:do(?:es)?|did|will|would|is|are) (?:not|never) (?:to )?"
    r"(?:go(?:ing)?|fly|dock|call|visit|head|bound)"
    r"(?: (?:to|at|with|for))? (?:the|a|any) (?:international |space |orbital )*station\b",
    re.IGNORECASE,
)
ALL_WOMEN = re.compile(
    r"\b(?:(?:an? )?all[- ](?:female|woman|women)|(?:nobody|no one|none) but women|only women|women only|"
    r"women alone)\b"
    r"(?: (?:crew|cabin|team))?",
    re.IGNORECASE,
)
# "Saved by the escape system of its rocket".
SAVED = re.compile(
    r"\b(?:(?:had to be |to be |been |was |were )?(?:saved|rescued|"
    r"pulled (?:away|clear|free|off)|carried (?:away|clear)|"
    r"torn (?:away|clear)) (?:by|with|thanks to) |(?:use|used|fired?|needed|triggered) )(?:an? |the |its |their )?"
    r"(?:(?:launch )?escape|abort|rescue) (?:system|tower|rocket|motors?|engines?)s?"
    r"(?: of (?:its|their|the|a) (?:rocket|launcher|booster|ship|capsule))?\b",
    re.IGNORECASE,
)
ON_LAND = re.compile(
    r"\b(?:(?:to )?(?:come|came|comes|coming|touch(?:ed|es)?|set|sets|been) down|land(?:s|ed|ing)?|return(?:s|ed)?) "
    r"(?:on|onto|to) (?:solid ground|dry land|land|the ground|firm ground|solid earth)\b"
    r"(?:,? (?:instead of|rather than|and not|not) (?:in |on |at )?(?:the )?(?:sea|water|ocean))?",
    re.IGNORECASE,
)
LANDERS = ("soyuz", "vostok", "voskhod", "shenzhou", "starliner", "new-shepard")
ON_WATER = re.compile(
    r"\b(?:splash(?:es|ed|ing)?[- ]?downs?|(?:come|came|comes|land(?:s|ed)?|down) (?:down )?(?:in|on|into) the "
    r"(?:sea|water|ocean))\b",
    re.IGNORECASE,
)
HOME = re.compile(
    r"\b(?:(?:to )?(?:come|came|comes|coming) (?:back|home|down)|(?:to )?land(?:s|ed|ing)?|"
    r"(?:to )?return(?:s|ed|ing)?(?: home)?|touch(?:es|ed)? down)\b(?! on the moon| to (?:the|a|any) )"
    r"(?: (?:from|to) (?:orbit|space|the ground|earth))?",
    re.IGNORECASE,
)
# Where a ship came down, the record does not say.
SOMEWHERE = re.compile(
    r"\b(?:here|there|where|(?:at|in|on|near|off) (?!orbit|space)(?:the )?\w+)\b", re.IGNORECASE
)
SPLASHERS = ("mercury", "gemini", "apollo", "crew-dragon", "cargo-dragon", "orion")
SIZE = re.compile(
    rf"\b(?:(?:only|just) )?(?:(?:a )?crews? of (?P<crew>{NUMBER})\b|(?P<each>{NUMBER})-(?:man|men|person|member|"
    r"woman|strong)(?: crews?| teams?)?|(?:(?:with|carrying|of|by|for) )?(?:only |just |no more than )?"
    rf"(?P<heads>{NUMBER}) (?:people|persons?|men|women|astronauts|cosmonauts|taikonauts|crew ?members)"
    r"(?: (?:aboard|on board|inside|in it))?|(?:with|carrying|carries|carried|carry|of|by|for) "
    rf"(?:only |just |no more than )?(?P<alone>{NUMBER}) (?:of them )?(?:aboard|on board|inside|in it))",
    re.IGNORECASE,
)
ON_THE_WAY = re.compile(
    r"\b(?:fail|abort|explod|lost)\w* (?:on (?:the|its) way up|(?:during|in|at|on) (?:launch|lift-?off|"
    r"ascent|the ascent))\b",
    re.I,
)
FAILED = re.compile(
    r"\b(?:(?:to|that|which) (?:fail(?:s|ed)?|abort|be aborted|was aborted|explode[ds]?|go wrong|went wrong)|"
    r"(?:be|been|was|were) lost|"
    r"fail(?:s|ed|ing|ures?)(?: (?:launch|flight|ascent)\b)?|(?:had to be |was |were )?saved from an? |"
    r"abort(?:s|ed)?(?: of)?|accidents?|launch failure)"
    r"(?: on (?:the|its) way up| (?:during|in|at|on) (?:launch|lift-?off|ascent|the ascent))?\b",
    re.IGNORECASE,
)
NOT_OF_STATES = re.compile(
    r"\b(?:all-)?(?:private(?:ly)?(?:[- ](?:funded|paid|financed|organi[sz]ed|chartered|run))?(?! (?:compan|firm|"
    r"owned|built|ship|craft|spacecraft|capsule))|commercially organi[sz]ed)\b",
    re.IGNORECASE,
)
AXIOM = re.compile(
    r"\b(?:(?:flown |organi[sz]ed |sent )?(?:by|of|for) )?axiom(?: space)?(?:['’]s)?", re.IGNORECASE
)
PRIVATE = re.compile(r"\bprivate(?:ly)?\b", re.IGNORECASE)
FLORIDA = re.compile(r"\b(?:from )?florida\b", re.IGNORECASE)
PROGRAMME = re.compile(r"\b(?:space )?(?:programmes?|programs?|project)\b", re.IGNORECASE)
THERE = re.compile(
    r"\b(?:the|this|our|that)(?: international| space| orbital| orbiting)* (?:station|outpost|complex)\b"
    r"|\b(?:dock(?:s|ed|ing)?|link(?:s|ed)? up|berth(?:s|ed)?) (?:with|to|at) it\b"
    r"|\b(?:been|come|gone|got|flown|dock(?:ed)?|tie(?:d)?(?: up)?|moor(?:ed)?|arrived?|berth(?:ed)?|"
    r"live(?:d)?|land(?:ed)?) there\b",
    re.I,
)
A_STATION = re.compile(
    r"\b(?:(?:to|at|with|of|in|aboard|from|on board) )?(?:an?|any) (?:space |orbital |orbiting |"
    r"manned )?(?:station|outpost)\b",
    re.IGNORECASE,
)
GOT_THERE = re.compile(
    r"\b(?:dock(?:s|ed|ing)?|t(?:ie[sd]?|ying) up|join(?:s|ed)?|link(?:s|ed)?(?: up)?|moor(?:s|ed)?|"
    r"coupl(?:es|ed)|berth(?:s|ed)?|"
    r"liv(?:e|es|ed|ing)|"
    r"inhabit\w*|move(?:s|d)? in(?:to)?|enter(?:s|ed)?|board(?:s|ed)?|on board)\b(?! (?:of )?(?:people|a crew))",
    re.IGNORECASE,
)
LIVES = re.compile(r"liv|inhabit|move|enter|board", re.IGNORECASE)
THIS_PAD = re.compile(
    r"\b(?:from |on )?(?:that|this|the same|the) (?:launch )?(?:pad|complex)\b", re.IGNORECASE
)
THIS_SITE = re.compile(
    r"\b(?:from )?(?:that|this|the) (?:cosmodrome|spaceport|launch site|launch cent(?:re|er))\b", re.I
)
THIS_ROCKET = re.compile(
    r"\b(?:on |with |by |atop )?(?:(?:this|that|the same) (?:type|kind|sort|version|model|modification|variant) of "
    r"(?:the |a )?(?:[\w-]+ )?(?:rocket|launcher|booster|carrier)|"
    r"(?:this|that) (?:[\w-]+ )?(?:rocket|launcher|booster) (?:type|version|model|variant)|(?:a |the )?"
    r"(?:[\w-]+ )?(?:rocket|launcher|booster|carrier)s? of (?:this|that) "
    r"(?:type|kind|sort|version|model|modification|variant))\b",
    re.IGNORECASE,
)
MOON = re.compile(
    r"\b(?:to|round|around) the moon\b|\b(?:left|leaves?|leaving|beyond|out of|outside|past) (?:the )?"
    r"(?:(?:low[- ])?earth|low|near-earth|our planet['’]s|the planet['’]s|earth['’]s) orbit\b|"
    r"\b(?:that|so|as) far (?:from (?:home|the earth|earth)|out|away|up)\b",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"\b(?:docking of two (?:ships|craft|spacecraft)|two (?:ships|craft|spacecraft) (?:(?:have |had )?(?:been |were )?)"
    r"(?:joined|docked|linked)(?: up)?)\b",
    re.IGNORECASE,
)
CIRCLE = re.compile(
    r"\b(?:(?:to )?(?:circl(?:e[sd]?|ing)|go(?:es)? round|went round|fly round|flew round)) (?:the )?(?:earth|globe|"
    r"planet|world)\b",
    re.IGNORECASE,
)
ON_THE_MOON = re.compile(r"\b(?:(?:to )?land(?:s|ed|ing)? )on the moon\b|\bmoon landings?\b", re.IGNORECASE)
LANDED = date(1969, 7, 1)
YEAR = re.compile(
    r"\b(?:(?:so far |yet )?this year(?: so far)?|of the year|(?:in|of|throughout|during) (?P<year>(?:19|20)\d\d)"
    r"(?:,? (?:and|or|nor) (?:in )?(?P<also>(?:19|20)\d\d))?)\b"
    r"|в этом году|в (?P<year2>(?:19|20)\d\d) году",
    re.IGNORECASE,
)
TIME = re.compile(r"\b(?:first|maiden) time,? \Z", re.IGNORECASE)
SINCE = re.compile(r"\b(?:since|после|со времён|с|after(?= (?-i:[A-Z])))\b", re.IGNORECASE)
SAYS_MORE = re.compile(
    r"\b(?:that|which|who|with|carrying|without|to (?!the moon|orbit|space))\b", re.IGNORECASE
)
OF_WHAT = re.compile(r"(?<=\w),? (?:that|in which|when)\b", re.IGNORECASE)
SPAN = re.compile(
    r"\b(?:in|for) (?:(?:over|more than|nearly|almost|about|some|well over|just over) )?"
    rf"(?P<number>\d{{1,2}}|{'|'.join(COUNTED[2:])}) years\b",
    re.IGNORECASE,
)
# Words that leave what is counted as it is.
COMMON = (
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
    "previously still orbiter orbiters spaceplane vessel outing outings journey journeys voyage voyages ascent ascents "
    "due expected expects expect scheduled aims aim intends intend hope hoping plan "
    "cross crosses crossed crossing get gets got getting start starts starting lifted meanwhile currently otherwise "
    "send run runs hop hops organised organized arranged staged "
    "полёт полет корабль корабля запуск запуска космос года в на к с из этот это"
)
# To live in the core of a station is to live in the station.
CORES = {"tianhe": "tiangong"}
NEUTRAL = frozenset(COMMON.split())
ANY_KIND = re.compile(
    r"\b(?:rocket|launcher|launch|booster)e?s? of (?:any|whatever) (?:kind|sort|type)\b", re.I
)
# Words that take back what others say, so that the words understood no longer hold every flight that is meant.
TURNS = re.compile(
    r"\b(?:not|no|non|nor|neither|none|never|other|another|else|except|besides|than|outside|without|or|and|but|unlike|"
    r"instead|foreign|whose|if|не|ни|или|кроме|без|другой|друг\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
