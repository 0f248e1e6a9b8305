"""What a sentence says happens to a flight: it lifts off, docks, undocks, lands, is put off or called off, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from expedition.announcements.date_words import MONTHS, WEEKDAYS
from expedition.announcements.event_words import COMES_DOWN, JOINS, PARTS, STAYS
from expedition.announcements.letters import small

# In order, in small letters: where two kinds match at one place, the first holds. "other" are the doings around a
# flight whose times are none of its own.
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "other",
        r"(?:live |pre-?)?(?:launch|lift-?off|docking|arrival|rendezvous|capture|"
        r"landing|undocking|departure|splashdown)[- ]"
        r"(?:\w+ )?(?:coverage|broadcast|commentary|briefing|conference)|"
        r"broadcast\w*|coverage|briefing|news conference|press conference|conference|livestream\w*|"
        r"webcast|televis\w+|"
        r"nasa tv|nasa\+|stream(?:ed|ing)?\b|air(?:ed|s|ing) (?:on|at|from)|interview\w*|"
        r"hatch\w*|spacewalk\w*|welcom\w+|ceremony|rollout|roll(?:s|ed|ing)? (?:out|over|back)|"
        r"static[- ]fire|test[- ]fire\w*|"
        r"tweet\w*|spoke\b|speak\w*|talk\w*|call(?:s|ed)? with|by radio|radio contact|questions|"
        r"downlink|posted|updated|published|board(?:ed|s|ing)?\b(?! the station)|suit(?:ed|s|ing)? up|"
        r"strapp\w+|readiness review|"
        r"review|rehears\w+|hot[- ]?fire|register|registration|accredit\w+|deadline|commission|"
        r"meeting|met with|museum|"
        r"(?<!have )(?<!has )died\b|dies\b|funeral|buried|passed away|bidding|sold\b|tickets?\b|"
        r"premi[eè]re\w*|unveil\w*|award(?:s|ed)?\b|elected|married|"
        r"landing[- ]leg|landing gear|anniversary|born|hearing|auction\w*|contract\w*|burn\b|"
        r"fir(?:e|es|ed|ing) (?:the|its|his|their) (?:main |braking )?engines?|"
        r"manoeuv\w+|maneuv\w+|reboost\w*|"
        r"(?:begin|began|start)s? fuel\w*|fuel(?:l?ed|l?ing)|arriv\w+ (?:at|in|on) (?:the )?(?:pad|"
        r"launch|cape|cosmodrome|kennedy|florida|baikonur|hangar)|"
        r"fl(?:y|ies|ew|own|ying) in from|joins? (?:the )?(?:crew|expedition)|"
        r"launch(?:ed)? (?:a|an|its|his|their|the) (?:programme|"
        r"program|service|website|campaign|attack|"
        r"investigation|scathing|inquiry|probe into)|трансляц\w+|брифинг\w*|пресс-конференц\w*|люк\w*|"
        r"комисси\w+|вывоз\w*",
    ),
    (
        "cancel",
        r"cancel\w*|scrapped|abandoned|"
        r"will (?:not|never) fly\b(?! (?:before|until|till|earlier than)\b)|отмен[аияеё]\w*",
    ),
    (
        "slip",
        r"(?:attempt|try|launch|lift-?off|flight) (?:\w+ )?(?:is|was|are) off\b(?! (?:the|to|on|and|at)\b)|"
        r"postpon\w+|delay\w*|call(?:s|ed|ing)? off|slip(?:s|ped|ping)?\b|put (?:it |them |"
        r"the \w+ )?off|puts off|"
        r"putting off|push(?:ed|es|ing)? (?:back|to|the|it|its)|"
        r"mov(?:e|es|ed|ing) (?:\w+ ){0,5}?(?:(?:from|to|until) (?:no earlier than )?(?:the )?(?:next|"
        r"later|early|late|mid|"
        r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)|(?<!the )back\b(?!-))\w*|"
        r"reschedul\w+|scrub\w*|(?:wav|call)\w* (?:it|them|the \w+(?: \w+)?) off|"
        r"stay\w* (?:down|on the (?:ground|pad)|grounded)|"
        r"(?:keep|kept|hold|held)s? (?:[\w-]+ ){1,5}on the (?:ground|pad)|"
        r"must wait|wait\w* (?:a |another |"
        r"at least )?(?:\w+ )?(?:day|week|month|until)\w*|"
        r"h[eo]ld (?:back|off|up)|stand(?:s|ing)? down|stood down|slid(?:es|ing)?\b(?! (?:on|in)to (?:the |"
        r"its )?(?!next|later|\d))|"
        r"g[ai]ves? up on\b|(?:weather|wind|rain|storm|leak|fault|valve|computer|clouds?) (?:halts|stops)\b|"
        r"have another go|" + STAYS + r"|(?:days?|weeks?|months?|much) later than planned|tr(?:y|ies) again|"
        r"(?:another|(?<!the )second|third|next|new|fresh|further) "
        r"(?:launch )?(?:try|attempt|slot|launch date)|longer aboard|longer than (?:planned|"
        r"expected|thought|foreseen)|waved? off|"
        r"(?:нов|повторн|следующ)\w+ попытк\w+|перенес\w+|перенос\w*|отлож\w+|сдвин\w+|отсроч\w+|задерж\w+",
    ),
    (
        "undocking",
        r"undock\w*|unberth\w*|un-dock\w*|cast(?:s|ing)? off|let(?:s|ting)? go\b(?! of)|"
        r"let(?:s|ting)? go of (?:the )?(?:\w+ )?(?:station|iss\b|mir\b|outpost|port|harmony|complex)|"
        + PARTS
        + r"|"
        r"(?:depart\w*|leav(?:e|es|ing)|left|separat\w+|pull\w* away|back\w* away|"
        r"releas\w+) (?:from )?(?:the )?(?!launch |space launch )(?:\w+ )?"
        r"(?:station\b(?!'s)|iss\b|mir\b|tiangong|outpost|complex|laboratory|harmony|poisk|rassvet|prichal|"
        r"zvezda|unity)|"
        r"releas\w+ (?:it |the \w+ |\w+ )?(?:from|by) (?:the )?(?:arm|robotic|canadarm|station)\w*|"
        r"расстык\w+|"
        r"отстык\w+|отчал\w+",
    ),
    (
        "docking",
        r"(?!dock|undock|left|leav|depart)\w+(?:ed|s) (?:at|to|on|onto|into|with) (?:the |its )?"
        r"(?:[\w-]+ ){0,2}port\b(?! city)|"
        r"dock(?:s|ed|ing)?\b(?! port| adapter| gear| mechanism| ring| system)|re-?dock\w*|berth(?:s|"
        r"ed|ing)?\b|captur\w+|grappl\w+|"
        r"link(?:s|ed|ing)?[- ]?(?:up|with)|seiz\w+|snar\w+|connect(?:s|ed|ing)\b|касани\w+|arriv\w*|"
        r"(?:got|gets?|was|were|is|be) there\b|"
        r"(?:got|gets?|getting|came|comes?) to (?:the )?(?:[\w-]+ ){0,2}(?:station|iss\b|mir\b|outpost)|"
        r"reach\w* (?:the )?(?:\w+ ){0,2}(?:station|iss\b|mir\b|"
        r"tiangong|outpost|laboratory|skylab|salyut)|"
        r"pluck\w*|grasp\w*|coupl(?:e[sd]?|ing)\b|touch\w* (?:the |its )?(?:\w+ )?(?:module|station|port)\b|"
        + JOINS
        + r"|latch\w*|(?:take|took|taken|taking) hold|caught|grab(?:s|bed)?\b|moor(?:s|ed|ing)?\b|park(?:s|ed|ing)?\b|"
        r"ti(?:e|es|ed) up|reach\w* (?:it|them)\b|(?:made|was|is|be) fast (?:at|to)|"
        r"(?:due|expected|awaited) (?:back )?at (?:the )?(?:\w+ )?(?:station|outpost|complex|laboratory|iss\b|mir\b)|"
        r"contact(?=!| with| was made| is made| came| is (?:planned|due|set|expected)| at \d)|"
        r"ma(?:kes?|de|king) contact|slid(?:es)? (?:on|in)to (?:the |its )?(?!next|later|\d)|"
        r"h(?:ard|ooks)[ -](?:mated?|closed)|подойд\w+|подош\w+|"
        r"attach\w*|caught by|meet(?:s|ing)? (?:the|"
        r"up with) (?:space )?station|"
        r"rendezvous\w*|стыков\w+|(?:при|со|за|пере)стык\w+|причал(?:ит|ил|ива)\w*|прибы\w+|сближ\w+",
    ),
    (
        "landing",
        r"land(?:s|ed|ing|ings)?\b(?! pad| site| gear| zone| area| strip)|touch(?:es|ed|ing)?[- ]?down|splash(?:es|ed|"
        r"ing)?[- ]?down|"
        r"splash(?:es|ed)?\b|return\w*(?! to (?:flight|space|the moon))|(?:came|come|comes|coming|"
        r"brought|bring\w*|go|goes|went|heads?|fl[ey]w?) (?:back |down |safely )?(?:home|down)\b|"
        r"(?:dropped|fell|plunged|came down) in(?:to)? |hits? the (?:atlantic|pacific|sea|gulf|steppe|waves)|"
        r"(?:in|into) the (?:sea|water|ocean|atlantic|"
        r"pacific|gulf)\b|"
        r"back (?:on|to) (?:the )?(?:earth|ground|runway)|on(?:to)? (?:the )?runway|wheels stop\w*|set down|"
        r"re-?ent(?:er|ry)\w*|"
        r"parachut\w+|homecoming|" + COMES_DOWN + r"|"
        r"посад\w+|сел[аи]?\b|приземл\w+|приводн\w+|верн\w+|возвра\w+",
    ),
    (
        "liftoff",
        r"lift(?:s|ed|ing)?[- ]?off|off (?:s?he|it|they|we) goe?s?\b|(?:up|away) (?:s?he|it|they) goe?s?\b|"
        r"(?:is|was|were|are) away\b|blast(?:s|ed|ing)?[- ]?(?:off|away|clear)|t(?:akes?|ook) (?:him|her|it|"
        r"them|\w+) (?:off|up from|away from|aloft)\b|clear(?:s|ed) the (?:launch )?tower|"
        r"l(?:it|ights?|ighting) up (?:the (?:sky|night|morning|pad)|(?:space )?launch complex|launch pad|pad|"
        r"slc|lc)\b|"
        r"tak(?:e|es|ing)[- ]?off|took off|take-?off|"
        r"(?:was|were|been|is|be) lifted (?:by|on|atop|up|to|into|from|out)\b|"
        r"g[eo]t(?:s|ting)? (?:away\b|off the (?:ground|pad))|"
        r"launch(?:es|ed|ing|er)?\b(?! (?:complex|pad|site|escape|abort system|vehicle|tower|center|"
        r"centre|services?|provider|director))|"
        r"relaunch\w*|(?:put|placed|sent|carried|hauled|boosted|lofted|pushed|lifted|delivered|hurled) "
        r"(?:(?:it|him|her|them|(?:the |an? )?[\w-]+(?: [\w-]+)?) )?(?:up\b|aloft|skyward|off (?:the|its) pad"
        r"|(?:in|to|into) (?:an |its |earth |low )?(?:earth )?orbit\b)|off (?:the|its) (?:launch )?pad at|"
        r"hurl(?:s|ed|ing)?\b|(?<!dust )(?<!smoke )rose\b|ris(?:e|es|ing) from|"
        r"soar\w*|roar\w*|thunder(?!storm|y|cloud)\w*|rocket(?:ed|s into)|"
        r"(?:go|goes|gone|going|went) up\b"
        r"(?! (?:for|to|by|against|in|on) (?:sale|auction|\d|\$|smoke|flames|display|show))|"
        r"(?:left|leav(?:e|es|ing)|depart\w*|set(?:s)? off|set(?:s)? out|goes|go|went|going|head(?:s|"
        r"ed|ing)?\b(?! of)|fl(?:y|ies|ew|own|ying)|sen[dt]s?|carr(?:y|ies|ied|ying)|"
        r"rid(?:e|es|ing)|rode|shot|ascend\w*|climb\w*(?! (?:out|down|off|in|into|aboard|through)))\b|"
        r"(?:launch )?window\w* (?:opens?|at|begins?|from)|window\b|flight\b(?![ -]day)|mission\b|(?:dropped|"
        r"drops|released) (?:away|from)|(?:was|is|be) released (?=at \d)|fell free|"
        r"start\w* on (?:a|an|its|top)\b|"
        r"(?:flight|mission|voyage|journey|trip|hop|ride) (?:of [\w -]{1,25} )?(?:that |which )?"
        r"(?:had |has )?beg[aiu]n\w*|"
        r"off (?=at \d)|(?:off|leav(?:es|ing)|left) (?:the|its) runway|"
        r"(?:hurl|lift|carri|haul|push|thr[eo]w)(?:s|es|ed)? [^.;:]{3,70}? "
        r"(?:off|from|up from|away from) (?:the |its )?(?:launch )?pad\b|"
        r"rolled down the runway|countdown|t-0|under way\b|on (?:his|her|its|their) way\b|start\w* (?:from|at|"
        r"of the flight)|"
        r""
        r"уш(?:ла|л[её]|[её]л)\b(?= (?:в космос|ракет|корабл|«|с ))|"
        r"старт\w*|запуск\w*|запуст\w+|запущен\w*|пуск\w*|отправ\w+|взлет\w*|взлёт\w*|вывед\w+|"
        r"полет\w*|полёт\w*",
    ),
)
# Words that speak of a lift-off only where nothing plainer does.
_WEAK = re.compile(
    r"(?:flight|mission|window|go|goes|went|going|head\w*|carr\w+|rid\w+|rode|sen[dt]s?|climb\w*|shot|"
    r"fl[yie]\w*|полет\w*|полёт\w*|"
    r"return\w*|arriv\w*|leav\w*|left|depart\w*|park\w*|contact with|under way|on \w+ way|countdown|carrier|"
    r"attach\w*|captur\w+)\b",
    re.IGNORECASE,
)
# Tried against small letters.
_CUE = re.compile(r"(?<![\w-])(?:" + "|".join(rf"(?P<{kind}>{words})" for kind, words in _KINDS) + ")")
_RISES = re.compile(r"ris|rose|soar|roar|thunder", re.IGNORECASE)
# A flight may be told of in any tense.
_NOUN = re.compile(
    r"flight|mission|window|countdown|launch|t-0|lift-?off|take-?off|полет\w*|полёт\w*", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|is to|are to|was to|were to|to|due|set|plan\w*|schedul\w+|expect\w*|"
    r"target\w*|aim\w*|hopes?|"
    r"slated|pencilled|penciled|bound|going to|could|(?-i:may)|might|next|tomorrow|upcoming|should|means?(?! time)|"
    r"intends?|wants?|"
    r"if all goes well|no earlier than|not before|NET|ready|prepar\w+|await\w*|goal|proposed|eyes|"
    r"begins? when|"
    r"будет|будут|планир\w+|намеч\w+|ожида\w+|долж\w+|состоится|предстоит|назнач\w+|заплан\w+|завтра|"
    r"отправ[ия]тся)\b|'ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\w+ed|took|made|left|rose|flew|went|came|began|has|have|had|was|were|been|shot|fell|rode|sent|"
    r"brought|put|"
    r"\w+(?:ал|ил|ел|ла|ли|ло)(?:ся|сь|ась|ись|ось)?|\w+лся)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:since|ago|previous(?:ly)?|earlier (?:this|that|flight|mission)|last (?:month|year|spring|"
    r"summer|autumn|fall|winter)|"
    r"first flew|had (?:flown|already|been (?!set|due|planned|scheduled|expected|put|moved|delayed|"
    r"postponed|launched))|years? (?:before|earlier)|in (?:19|20)\d\d|anniversary|history|"
    r"booster that|(?:same|used|flown) (?:booster|rocket|first stage|pad)|pad from which|"
    r"came up (?:as|on|with)|still aboard|until then|followed|after \w+ing)\b",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\b(?:today|yesterday|tonight|this (?:morning|afternoon|evening|week|sunday|monday|tuesday|"
    r"wednesday|thursday|friday|saturday)|"
    r"overnight|just|now|has (?:just |now )?(?:been |\w+ed)|have (?:just |now )?(?:been |\w+ed)|"
    r"minutes? ago|hours? ago|earlier today|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|сегодня|вчера|в (?:понедельник|вторник|среду|четверг|"
    r"пятницу|субботу|воскресенье))\b",
    re.IGNORECASE,
)
_OLD_BEFORE = re.compile(
    r"(?:\b(?:from|instead of|rather than|not|missed|scrubbed|"
    r"(?<!second )(?<!third )(?<!another )(?<!next )(?<!new )(?<!fresh )(?<!further )attempt|"
    r"(?:should|ought to|would) have (?:been|gone|flown|\w+ed)|original\w*|initial\w*|"
    r"previous\w*|(?<!no )earlier|had been (?:set|due|planned|scheduled|expected|targeted|meant|foreseen)|"
    r"was to (?:have|leave|go|fly|lift|rise|start|depart|launch|take)|were to have|was due|"
    r"were due|once|first (?:planned|set|due|date)|"
    r"in the forecast for|due(?: this| on)?|(?:first|last|earlier) try(?! again)|planned for"
    r"|(?:the|a|an) (?:try|attempt|countdown|scrub)s? (?:of|on)|"
    r"вместо|(?<!не )ранее|первоначально)\b\s*(?:\w+\W+){0,5}|\bс\s+(?:\w+\W+)?)$",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"(?:'s)?\s+(?:launch |first |second )?(?:attempt|try|scrub|delay|abort|target date|date (?:was|had))\b",
    re.IGNORECASE,
)
_NEW_BEFORE = re.compile(
    r"\b(?:to|until|till|for|now|no earlier than|not before|new date|becomes one|instead|net|на|до|не ранее)"
    r"\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what happens: `text[start:end]`."""

    start: int
    end: int
    kind: str
    """liftoff, docking, undocking, landing, slip, cancel or other."""
    tense: str
    """"future", "past" or "" for not told."""
    weak: bool
    rises: bool = False
    """Whether it is a word of rising that dust and noise do as well."""

    @property
    def happens(self) -> bool:
        """Whether it is an event of a flight's own."""
        return self.kind in ("liftoff", "docking", "undocking", "landing")


# A text is gone through anew when its day is known better; what its sentences say happens stays.
@lru_cache(maxsize=512)
def cues(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """What the words of a sentence say happens, in order."""
    found = []
    for hit in _CUE.finditer(small(text), start, end):
        kind = str(hit.lastgroup)
        word = text[hit.start() : hit.end()]
        weak = bool(_WEAK.fullmatch(word)) and kind != "undocking"
        when = tense(text, hit.start(), hit.end(), start)
        if when == "past" and _NOUN.fullmatch(word):
            when = ""
        found.append(Cue(hit.start(), hit.end(), kind, when, weak, bool(_RISES.match(word))))
    return tuple(found)


def tense(text: str, start: int, end: int, floor: int) -> str:
    """Whether the words at a place speak of what comes ("future"), of what was ("past"), or do not tell ("")."""
    clause = _BREAK.split(text[max(floor, start - 70) : start])[-1][-45:]
    clause = _DONE.sub("", clause)
    if _YEARS_AGO.search(clause):
        # "Fifty years ago next month it set off": only its day in the year is to come.
        return "past"
    if _THE_LAST_TO.search(clause):
        # "It was the last Apollo to land on the Moon" foresees nothing.
        return ""
    if _DOING.search(text[start:end]) and _IS.search(clause):
        # "It is launching next week".
        return "future"
    if _DID.match(text, start, end) and not _HELPED.search(clause):
        # "STS-130, the last if the plan holds, thundered away": what was done, whatever stands before.
        return "past"
    future, past = _last(_FUTURE, clause), _last(_PAST, clause)
    if future is not None:
        helping = past is None or past[0].casefold() in ("was", "were", "been", "has", "have")
        if helping or (past is not None and past.start() <= future.start()):
            return "future"
    if _COMING_WORD.search(text[start:end]):
        return "future"
    if past is not None or _PAST_WORD.search(text[start:end]):
        return "past"
    return ""


_YEARS_AGO = re.compile(r"\b(?:years?|decades?|century) ago\b", re.IGNORECASE)
_DOING = re.compile(r"\A\w+ing\b", re.IGNORECASE)
_IS = re.compile(r"(?:\b(?:is|are|am)|\b(?:it|he|she|that)['’]s|['’](?:re|m)) (?:now )?\Z", re.IGNORECASE)
_DID = re.compile(
    r"(?:thundered|roared|lifted|blasted|soared|rose|climbed|launched|docked|undocked|landed|splashed|touched|returned|"
    r"arrived|took off|flew|went|came|dropped|fell)\b",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?:\b(?:be|been|being|have|has|had|having|will|would|shall|should|could|may|might|to|is|are|was|were|gets?|got|"
    r"not|never|once|when|until|before|after)|n['’]t)(?: [\w-]+){0,2} \Z|[(,:–—-] ?\Z|"
    r"\b(?:planned|set|due|expected) \Z",
    re.IGNORECASE,
)
_THE_LAST_TO = re.compile(
    r"\b(?:first|last|only|second|third|fourth|fifth|\w+(?:th|est)|one)(?: [\w'-]+){0,4} to [\w]*\Z",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?<!was )(?<!were )\bto have(?= (?:been|\w+ed|spent|paid|gone|left|flown)\b)", re.IGNORECASE
)
"""What is "said to have been paid" is done, and nothing to come."""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for hit in pattern.finditer(text):
        found = hit
    return found


_BREAK = re.compile(r"[;:]|, (?:and|but|while|which|who|where|when|after|before) | - ")
# A Russian verb of an event in its present form speaks of what comes.
_COMING_WORD = re.compile(r"[а-яё](?:ует|ится|ятся|утся|ется|етит|етят|ит|ят|ут|ает)(?:ся)?$", re.IGNORECASE)
_PAST_WORD = re.compile(
    r"(?:ed|ed off|took off|took|lit|left|rose|flew|went|came|rode|sent|shot|fell|dropped|began|лся|лась|лось|"
    r"лись|ли|л|ла|ло)\b",
    re.IGNORECASE,
)


def withdrawn(text: str, start: int, end: int, floor: int, around: tuple[Cue, ...]) -> str:
    """Whether a date in a sentence of a slip is the old one ("old"), the new one ("new"), or not told ("")."""
    if _OLD_AFTER.match(text, end) or _ARROW.match(text, end):
        return "old"
    before = text[max(floor, start - 60) : start]
    before = re.split(r"[;(]", before)[-1]
    slips = [
        cue
        for cue in around
        if cue.kind in ("slip", "cancel")
        and not text[cue.start : cue.end].endswith("later than planned")
        and not overcome(text, floor, cue, around)
    ]
    new = _NEW_BEFORE.search(before)
    old = _OLD_BEFORE.search(before)
    if old and slips and _HAD_BEEN.search(before):
        return "old"
    if old and (new is None or old.start() > new.start() or not slips):
        word = old[0].split()[0].casefold()
        if word == "from" and _of_place(old[0]):
            # "It got away from Kennedy Space Center on Sunday" takes nothing back.
            return ""
        if word in ("from", "с", "not", "earlier", "due", "once", "try", "planned") and not slips:
            return ""
        if word in ("due", "planned") and any(
            cue.start < floor + (start - floor) and cue.start > start - 60 for cue in slips
        ):
            return "new"
        return "old"
    if not slips:
        return ""
    if any(cue.end <= start and _GAVE_UP.fullmatch(text, cue.start, start) for cue in slips):
        # "A try that was called off on Friday" was one of Friday.
        return "old"
    if new and any(cue.start < start for cue in slips):
        return "new"
    if any(cue.start > start for cue in slips) and not any(cue.start < start for cue in slips):
        return "old"
    return ""


def overcome(text: str, floor: int, slip: Cue, around: tuple[Cue, ...]) -> bool:
    """Whether a try had been called off before what the sentence tells as done: "it docked, after the first was"."""
    done = any(
        one.happens and one.tense == "past" and not one.weak and one.end < slip.start for one in around
    )
    return done and _HAD_OFF.search(text, max(floor, slip.start - 60), slip.start) is not None


_HAD_OFF = re.compile(r"\bafter\b[^;.]{0,50}\b(?:had|was|were|being) (?:been )?\Z", re.IGNORECASE)
_HAD_BEEN = re.compile(
    r"\bhad been (?:set|due|planned|scheduled|expected|targeted|meant|foreseen) (?:for |at |on |around |about )+\Z",
    re.IGNORECASE,
)
_ARROW = re.compile(r"[ ]?(?:\([^)\n]{1,60}\)[ ]?)?(?:->|→|⇒|=>)[ ]")
_GAVE_UP = re.compile(
    r"(?:call(?:ed|s)? (?:it |them )?off|scrub\w*|wav(?:ed|es) (?:it |them )?off|abandoned|cancel\w*)"
    r"(?: (?:on|late|early|late on|early on|last|this past))? ",
    re.IGNORECASE,
)


def _of_place(words: str) -> bool:
    """Whether what stands behind "from" is a place: a name that is none of a day."""
    names = re.findall(r"\b[A-Z][a-z]+", words[len("from") :])
    return any(name.casefold() not in MONTHS and name.casefold() not in WEEKDAYS for name in names)


@lru_cache(maxsize=512)
def background(sentence: str) -> bool:
    """Whether a sentence tells of former flights rather than of news."""
    return bool(_BACKGROUND.search(sentence))
