"""What the words around a time say of it: which event, done or to come, taken back, opening a window."""

from __future__ import annotations

import re
from dataclasses import dataclass

from expedition.announcements.document import Document, Span
from expedition.announcements.event_words import COMES_DOWN, JOINS, PARTS
from expedition.announcements.letters import small

# Words that name an event, in small letters; the first alternative that fits wins, so nouns that only look like an
# event come first.
_EVENTS = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<broadcast>(?:live |launch |docking |landing |tv |television ){0,4}(?:coverage|broadcast\w*|webcast\w*"
    r"|livestream\w*|commentary|"
    r"stream(?:s|ed|ing)?|telecast\w*)|nasa tv|nasa television|nasa\+|airs\b|airing|aired|tune in|youtube"
    r"|watch(?:ed)? (?:live|along|it|the)|трансляц\w+)"
    r"|(?P<briefing>(?:news|press|media) (?:conference|briefing|teleconference|event|availability|call)s?"
    r"|pre-?\w+ (?:conference|briefing)"
    r"|post-?\w+ (?:conference|briefing)|briefings?|teleconference|interviews?|(?:flight"
    r"|launch) readiness review|reviews?|ceremony|"
    r"died|dies|funeral|buried|passed away|bidding|auction\w*|sold|tickets?|premi[eè]re\w*|unveil\w*|elected|married|"
    r"accreditation|rsvp|apply by|deadline|questions?|talk(?:s|ed)? (?:to|with)|speak\w*|press-конференц\w+"
    r"|пресс-конференц\w+)"
    r"|(?P<update>updated?|(?:last|page|list) (?:touched|changed|revised|checked|refreshed)|posted|published|"
    r"last modified|last updated|filed|edited|опубликован\w+|обновлен\w+)"
    r"|(?P<preparation>roll(?:s|ed|ing)?[ -]out (?:to|at|from (?:its|the) (?:hangar|assembly))|rollout"
    r"|static[ -]fir\w+|test[ -]fir\w+|hot[ -]fir\w+"
    r"|dress rehearsal|wet dress|"
    r"moved to the (?:pad|launch)|arrived at (?:the )?(?:pad|launch|cape|baikonur|cosmodrome|kennedy)"
    r"|wheeled|hoisted|fuell?ing|"
    r"mated|encapsulat\w+|stacked|вывоз\w*|strapped in|suit(?:ed|ing)? up|board(?:ed|ing)|came over"
    r"|left (?:its|the) (?:shop|hangar|factory))"
    r"|(?P<none>launch (?:complex|pads?|sites?|vehicles?|director|teams?|services|escape|abort system"
    r"|azimuth|provider|company|control|"
    r"contract|campaign|manifest|weight)|docking (?:ports?|adapters?|compartment|mechanism|systems?|gear"
    r"|ring|hatch|node|module)"
    r"|landing (?:sites?|gear|zones?|pads?|legs|system|module)|land on|lands? of|landscape"
    r"|flight (?:engineers?|controllers?|directors?|"
    r"surgeons?|software|deck)|launch-site|launchers?)"
    r"|(?P<undocking>un-?dock\w*|unberth\w*|depart(?:s|ed|ing|ure)?(?: from)? (?:of \w+ from )?(?:the "
    r"|its )?(?:\w+ )?(?:station|iss|outpost|complex|laboratory|"
    r"harmony|tiangong|mir|port)|(?:left|leav(?:e|es|ing)) (?:the |its )?(?!launch |space |for |to )"
    r"(?:\w+ ){0,2}(?:station|iss"
    r"|outpost|complex|laboratory|tiangong|mir|harmony|port)"
    r"|separat\w+ from the (?:\w+ )?(?:station|iss)|cast(?:s|ing)? off|"
    + PARTS
    + r"|let(?:s|ting)? go of (?:the )?(?:\w+ )?(?:station|iss|mir|outpost|port|harmony|complex)"
    r"|let(?:s|ting)? go\b(?! of)|released? (?:from"
    r"|by) (?:the )?(?:station|arm|canadarm2?)|рас{1,2}тыков\w+|отстыков\w+|отчал\w+)"
    r"|(?P<docking>(?:re-?)?dock(?:s|ed|ing)?\b|dockings|berth\w*|captur\w+|grappl\w+|soft[ -]dock"
    r"|hard[ -](?:dock|mate)|link(?:s|ed|ing|-)?[ -]?up|"
    r"rendezvous\w*|arriv(?:e|es|ed|ing|al)\b(?! (?:back )?(?:home|on earth|in (?:houston|moscow|kazakhstan"
    r"|florida)))|reach(?:es|ed|ing)? (?:the |its )?(?:\w+ ){0,2}"
    r"(?:station|iss|outpost|complex|laboratory|tiangong|mir|salyut|skylab)|latch\w+|attach\w+|moor\w*|park(?:s|"
    r"ed|ing)?\b"
    r"|pluck\w*|grasp\w*|coupl(?:e[sd]?|ing)\b|touch(?:es|ed)? (?:the |its )?(?:\w+ )?(?:module|station|port)\b"
    r"|(?:is |was )?fastened|"
    + JOINS
    + r"|linked with|(?:при|со|за|пере)?стыков\w+|причал\w+|ma(?:kes?|de|king) contact|"
    r"contact(?:!| with| was made| is made| came| is (?:planned|due|set|expected)|(?= at \d))"
    r"|(?:due|expected|awaited) (?:back )?at (?:the )?(?:\w+ )?(?:station|outpost|complex|laboratory|iss|mir)"
    r"|ti(?:e|es|ed) up"
    r"|h(?:ard|ooks)[ -](?:mated?|closed)|(?:is|was|be) (?:made )?fast (?:at|to)|c(?:aught|atch\w*) (?:by|with|it))"
    r"|(?P<hatch>hatch(?:es)?\b|float(?:ed)? (?:in|into|aboard)|люк\w*)"
    r"|(?P<spacewalk>spacewalk\w*|extravehicular|\beva\b|airlock|выход\w* в открытый)"
    r"|(?P<burn>(?:de-?orbit|entry|phasing|braking|engine|orbit\w*|transfer|correction"
    r"|injection)[ -](?:burn|firing|adjust\w*|insertion)s?|burns?\b|reboost\w*|"
    r"fir(?:e|es|ed|ing) (?:the|its|his|their) (?:main |braking )?engines?|"
    r"man(?:oe|eu)uvre?s?|de-?orbit\w*|engine cut-?off|separat(?:es|ed|ion)\b|staging|orbit insertion"
    r"|тормоз\w+)"
    r"|(?P<landing>(?:onto|on) (?:the )?runway|"
    + COMES_DOWN
    + r"|land(?:s|ed|ing)\b|land\b|landings|touch(?:es|ed"
    r"|ing)?[ -]?down|splash(?:es|ed"
    r"|ing)?[ -]?down|splashed|return(?:s|ed|ing)?\b(?: (?:to|home))?|"
    r"(?:com(?:e|es|ing)|came) (?:back|home|down)|home(?:coming)|parachut\w+|back on (?:the )?(?:runway"
    r"|ground|earth|land|tarmac)|"
    r"wheels?[ -](?:stop|down)|roll(?:s|ed)? to a stop|hits? the (?:water|ocean|ground|atlantic|pacific|sea|"
    r"gulf|steppe|waves)|(?:is|are|be|were"
    r"|was) (?:back|home)\b|re-?entr\w+|приземл\w+|посадк\w+|приводн\w+|возвращ\w+)"
    r"|(?P<liftoff>(?:mission|flight|voyage|journey|trip|stay)(?: that| which)?(?: had| has)? beg[au]n\b|"
    r"lift(?:s|ed|ing)?[ -]?off|clear(?:s|ed) the (?:launch )?tower|"
    r"l(?:it|ights?|ighting) up (?:the (?:sky|night|morning|pad)|(?:space )?launch complex|launch pad|pad|slc|"
    r"lc)\b|off (?:s?he|it|they|we) goe?s?\b|(?:up|away) (?:s?he|it|they) goe?s?\b|"
    r"climb(?:s|ed|ing)? (?:away|off|out(?! of))|(?:is|was|were|are) away\b|launch(?:es|ed|ing)?"
    r"|relaunch\w*|blast(?:s|ed|ing)?[ -]?off|took (?:him|her|it|them) (?:off|up from|away from|aloft)"
    r"|tak(?:e|es|ing)[ -]?off|took off|rose\b|carried (?:up|aloft|into)|"
    r"roar\w+|thunder\w+|soar\w+|(?:sets?|sent|sends?)(?: \w+){0,2} (?:off|aloft|up)|depart(?:s|ed|ing"
    r"|ure)?|left\b|leav(?:e|es|ing)\b|"
    r"fl(?:ew|y|ies|ying|own)\b|flights?\b|go(?:es)? up|went up|(?:we|they|you) go\b|"
    r"(?:was|were|been|is|be) lifted (?:by|on|atop|up|to|into|from|out)\b|"
    r"g[eo]t(?:s|ting)? (?:away\b|off the (?:ground|pad))|"
    r"rid(?:e|es|ing)\b|rode\b|head(?:s|ed"
    r"|ing)? (?:to|for|into|in)\b|heads? off|"
    r"shot (?:up|into)|t-?0\b|ascent|countdown|fell free|dropped|ignit\w+|from (?:launch complex"
    r"|space launch complex|pad|site|slc|lc)|attempt\w*|"
    r"window\w*|старт\w*|запу[сщ]\w+|пуск\w*|отправ\w+|взлет\w*|взлёт\w*)"
    r"|(?P<said>said|says|told|mentioned|tells|announced?|tweeted|wrote|writes|reported|confirmed|according to"
    r"|statement|disclosed|revealed|approv\w+|"
    r"decided|decision|met\b|сообщ\w+|заявил\w*|рассказал\w*)"
    r")(?![\w])"
)
_BREAK = re.compile(
    r"[;:()\[\]—–]|,? (?:and|but|while|whereas|with|before|after|when|then|а|и|но) |, (?=which|who|where"
    r"|then|so)|, "
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|is to|are to|be to|to be|scheduled|slated|set to|set for|due|planned|plans?"
    r"|expect(?:ed|s)|target(?:ed|ing|s)?|"
    r"no earlier than|pencill?ed|should|going to|aims?|hopes?|intends?|next|upcoming|coming|tomorrow"
    r"|(?<!years )(?<!months )(?<!weeks )(?<!days )(?<!hours )(?<!minutes )(?<!seconds )later"
    r"|(?-i:may)|could(?! not)|can|"
    r"launches|flies|follows|docks|lands|lifts|departs|returns|goes|begins|opens|arrives|is launching"
    r"|on track|awaits?|ahead|"
    r"состоится|запланирован\w*|намечен\w*|планируется|отправится|стартует|будет|должен|предстоит)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:launched|lit|lifted|blasted|took|left|docked|undocked|landed|splashed|touched|arrived|reached|rose"
    r"|flew|came|cast|got away|got off|was|were|had|did|began|"
    r"went|ended|opened|closed|separated|departed|returned|rolled|fell|shot|ignited|"
    r"(?:has|have)(?! (?:an?|the|no|to|two|three|another|its|their|until|one)\b)|said|told"
    r"|announced|carried|put|sent|captured|"
    r"berthed|roared|soared|died|burst|became|met|made|stopped|retired|since|ago|earlier|last|yesterday"
    r"|launching on|"
    r"стартовал\w*|состоял\w+|был\w*|приземлил\w+|состыковал\w*|отправил\w+|вернул\w+)\b",
    re.IGNORECASE,
)
_SLIP = re.compile(
    r"\b(?:postpon\w*|delay(?:s|ed|ing)?|push(?:es|ed|ing)?(?: back)?|slip(?:s|ped|ping)?|mov(?:e|es|ed"
    r"|ing) (?!to the pad)|reschedul\w*|put(?:s|ting)? off|"
    r"shift(?:s|ed|ing)?|scrub(?:s|bed|bing)?|call(?:s|ed|ing)? off|cancel\w*|stands? down|stood down"
    r"|slid(?:e|es|ing)?(?! (?:on|in)to (?:the |its )?(?!next|later|\d))|bump(?:s|ed|ing)?|"
    r"held (?:up|back)|no longer|aborted|wait\w*|instead of|rather than|ended that (?:try|attempt)"
    r"|отложен\w*|перенес\w*|перенос\w*|отмен\w+)",
    re.IGNORECASE,
)
_OLD_BEFORE = re.compile(
    r"(?:\b(?:originally|previously|initially|formerly|at first)\b[^.;,]{0,45}|\b(?:had been"
    r"|was(?: originally| previously| initially)?|were) (?:due|planned|scheduled|set|slated|"
    r"targeted|expected|supposed|meant|aimed|to (?:have|launch|lift|fly|dock|land))\b[^.;,]{0,45}"
    r"|\b(?:instead of|rather than|not|earlier plan\w*|first planned|"
    r"вместо)\b[^.;,]{0,15}|[(\[](?:it |this |which )?(?:was|were|had been|before|formerly|раньше|"
    r"было)(?: set)?(?: for| on)?:?[ ]|\b(?:original|previous|earlier|first|old|planned)(?: (?:launch|target|planned"
    r"|lift-?off|docking|landing))? (?:date|day|target|time)s?(?: (?:of|on|was))?[ ])\Z",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|с)[ ](?:its |the |an? )?(?:original |earlier |planned |previous )?(?:\w+ )?(?:of |on )?\Z",
    re.IGNORECASE,
)
_NEW_BEFORE = re.compile(
    r"\b(?:to|until|till|for|now|targeting|than|net|before|now set|new date(?: is| of)?|на|до)\b[ ](?:at "
    r"|about |around |no |not |earlier |sooner |than |before |on |at least |the |early |late |as early as "
    r"|next |this )*\Z",
    re.IGNORECASE,
)
_NET = re.compile(
    r"(?:\bno (?:earlier than|sooner than|ahead of|prior to)|\bNET|\bnot (?:before|earlier than|until)"
    r"|\bas (?:early|soon) as"
    r"|\bat the earliest|\bне ранее)[ ,](?:\w+ )?\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.|roughly|some|circa|near|nearly|almost|shortly (?:before"
    r"|after)|just (?:before|after)|около|примерно)|~)[ ]?\Z",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\b(?:window|opportunity)\b|\bopen(?:s|ed|ing)?\b", re.IGNORECASE)
_CLOSES = re.compile(
    r"\b(?:clos(?:e|es|ed|ing)|end(?:s|ed|ing)?|until|shuts?)[ ](?:at |about |by )*\Z", re.IGNORECASE
)


# Further off, no word says what a time is about.
_REACH = 300


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words around a time say of it."""

    about: str
    words: tuple[str, ...]
    tense: str | None
    net: bool
    approximate: bool
    window: bool
    old: bool


def cues_of(document: Document, spans: list[Span], lengths: frozenset[Span] = frozenset()) -> list[Cues]:
    """For each time, given by its span, what the sentence says of it; `lengths` are no points in time."""
    text = document.text
    events = [(m.start(), m.end(), m.lastgroup or "none") for m in _EVENTS.finditer(small(text))]
    out = []
    first = 0
    for i, (start, end) in enumerate(spans):
        low, high = document.sentence_at(start)
        low, high = max(low, start - _REACH), min(high, end + _REACH)
        while first < len(events) and events[first][0] < low:
            first += 1
        inside = []
        for place in range(first, len(events)):
            event = events[place]
            if event[0] >= high:
                break
            if event[2] != "none" and (event[1] <= start or event[0] >= end):
                inside.append(event)
        near = [s for s in spans[max(0, i - 6) : i + 7] if s not in lengths]
        others = [s for s in near if s != (start, end) and low <= s[0] < high]
        out.append(_cues(text, (low, max(high, end)), (start, end), inside, others))
    return out


def _cues(
    text: str, sentence: Span, span: Span, events: list[tuple[int, int, str]], others: list[Span]
) -> Cues:
    low, high = sentence
    start, end = span
    before, after = text[max(low, start - 140) : start], text[end : min(high, end + 60)]
    ranked = sorted((_distance(text, span, event, others), event) for event in events[-40:])
    about = ranked[0][1][2] if ranked and ranked[0][0] < 160 else "other"
    words = tuple(text[a:b].lower() for _, (a, b, _) in ranked[:3])
    net = bool(_NET.search(before)) or after[:20].lower().lstrip(", ").startswith(
        ("at the earliest", "or later")
    )
    window = bool(_OPENS.search(text[max(low, start - 60) : start])) and not _CLOSES.search(before)
    old = _taken_back(text, sentence, span, about, before, after)
    nearest = ranked[0][1] if ranked and ranked[0][0] < 160 else None
    tense = _tense(before, after, nearest, text, text[end : min(high, end + 160)])
    if not old and _NEW_BEFORE.search(before) and _SLIP.search(before):
        tense = "future"
    return Cues(
        about,
        words,
        tense,
        net,
        bool(_ABOUT.search(before[-20:])),
        window,
        old,
    )


def _distance(text: str, span: Span, event: tuple[int, int, str], others: list[Span]) -> float:
    """How far an event's word stands from a time: characters, more across a break, another time, or behind it."""
    start, end = span
    behind = event[0] >= end
    between = text[end : event[0]] if behind else text[event[1] : start]
    distance = (
        (1.0 if behind else 0.6) * len(between)
        + (70.0 if behind else 22.0) * len(_BREAK.findall(between))
        + (12.0 if behind else 0.0)
    )
    if behind and between.lstrip(" )").startswith(("and ", "but ", "while ", "и ", "а ")):
        # "It casts off at six and lands at nine": the first hour is of the verb before it.
        distance += 50.0
    low, high = (end, event[0]) if behind else (event[1], start)
    distance += 25.0 * sum(low <= a and b <= high for a, b in others)
    if event[2] == "said":
        # "On October 15, officials said" is no day of theirs.
        distance += 200.0 if behind and "," in between else 20.0
    # "Monday's launch", "the 9:30 a.m. lift-off": a noun right behind.
    if behind and between in (" ", "'s ", " for "):
        distance = 0.0
    return distance


# "By Thursday 31 will have flown" is to come; "Thursday's flight may be the last" is past.
_WILL_HAVE = re.compile(r"\b(will|would|to) have(?= )", re.IGNORECASE)
_MAY_BE_LAST = re.compile(
    r"\b(?:may|might|could|would|will) (?:well )?(?:be|prove) (?:the|its|one of)\b", re.IGNORECASE
)


def _tense(
    before: str, after: str, event: tuple[int, int, str] | None, text: str, rest: str = ""
) -> str | None:
    before, after = _WILL_HAVE.sub(r"\1", before), _MAY_BE_LAST.sub("", _WILL_HAVE.sub(r"\1", after))
    if event and abs(event[0]) >= 0:
        word = text[event[0] : event[1]].lower()
        lead = text[max(0, event[0] - 30) : event[0]]
        if re.search(
            r"\b(?:will|would|to|should|may|could|can|is|are|be|going|expected|due|scheduled"
            r"|set)(?: \w+)?[ ]\Z",
            lead,
            re.IGNORECASE,
        ) and not re.search(
            r"\b(?:was|were|had|has|have)(?: \w+)?[ ]\Z|\b(?:became|was|were) the (?:first|last|only)\b[^.;]*\bto \Z",
            text[max(0, event[0] - 80) : event[0]],
            re.IGNORECASE,
        ):
            return "future"
        if _PRESENT.fullmatch(word) and not _NOUN_BEFORE.search(lead):
            # "They dock on Friday" speaks of what comes.
            return "future"
        if before.endswith(f"{text[event[0] : event[1]]}: ") and not word.endswith("ed"):
            # "Launch: Tuesday, 12:31": a plan.
            return "future"
        if _PAST.fullmatch(word.split()[0]) or re.fullmatch(r"\w+ed(?: .*)?", word):
            return "past"
    future, past = list(_FUTURE.finditer(before)), list(_PAST.finditer(before))
    if future or past:
        last_future, last_past = future[-1].end() if future else -1, past[-1].end() if past else -1
        return "future" if last_future > last_past else "past"
    if _FUTURE.search(after) or after.lstrip(", ").startswith("if ") or _WE_GO.search(before):
        return "future"
    if _PAST.search(after):
        return "past"
    # Where the words beside it do not tell, the rest of the sentence may.
    return "future" if _FUTURE.search(rest) and not _PAST.search(rest) else None


# "We go on Friday": a plan, in the present.
_WE_GO = re.compile(
    r"\b(?:we|they|you|I) (?:all )?(?:go|fly|leave|launch|dock|land|try|start|undock|come home)\b[^.;:!?]*\Z",
    re.IGNORECASE,
)


_PRESENT = re.compile(
    r"arrives?|(?:re-?)?docks?|lands?|undocks?|returns?|leaves?|departs?(?: .*)?|lifts off|launches|comes? .*|"
    r"goes .*|"
    r"splash(?:es)? down|touch(?:es)? down|berths?|moors?|parks?|flies|fly|links? up|casts off|reach(?:es)? .*|"
    r"takes? off|blasts? off"
)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this|that|first|last|next|safe|of|for|to|did|didn't|not|never|'s|[a-z]+ing|"
    r"was|were|had|has|have|been)(?: \w+)?[ ]\Z",
    re.IGNORECASE,
)


def _taken_back(text: str, sentence: Span, span: Span, about: str, before: str, after: str) -> bool:
    low, high = sentence
    if _OLD_BEFORE.search(before) and not re.search(r"\bnow\b", before):
        return True
    whole = text[max(low, span[0] - 250) : min(high, span[1] + 250)]
    slips = [m.start() + max(low, span[0] - 250) for m in _SLIP.finditer(whole)]
    if not slips:
        return False
    if _FROM.search(before) and any(place < span[0] for place in slips):
        return True
    if _NEW_BEFORE.search(before) and any(place < span[0] for place in slips):
        # "moved to May 21, has now been put off to May 25": only the last one stands.
        later = [place for place in slips if place > span[1]]
        return bool(later) and bool(
            re.search(r"\b(?:again|now|has been|since|then)\b", text[span[1] : min(high, span[1] + 80)])
        )
    if about not in ("liftoff", "docking", "undocking", "landing", "other"):
        return False
    if re.search(
        r"\b(?:lifted off|launched|blasted off|took off|flew|landed|docked|left)\b(?:[^.;]{0,40}|[^;]{0,120} at )\Z",
        before,
        re.IGNORECASE,
    ):
        return False
    # "Tuesday's launch was put off"; "due this Wednesday, has been postponed".
    return any(place > span[1] for place in slips) and about != "other"
