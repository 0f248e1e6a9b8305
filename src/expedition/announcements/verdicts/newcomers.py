"""Newcomers and old hands of a crew: who flies for the first time, how often somebody has been up before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts.veterans import flight_of, of_crews, prior, run

_TIMES = rf"(?P<often>once|twice|thrice|(?:{NUMBER}) times?)"
_OFTEN = re.compile(
    rf"(?P<verb>(?:has|have|had|'s|’s)[ ](?:now |already |both |each )?(?:flown|been (?:up|in space|to space|"
    rf"in orbit|up there|aloft)|gone up|"
    rf"gone (?:in)?to (?:space|orbit))|flew|went up|went (?:in)?to (?:space|orbit)|летал[а-яё]*)"
    rf"(?: in(?:to)? (?:space|orbit))?[ ](?:already |only |just )?{_TIMES}(?P<before> (?:before|already|earlier|"
    rf"previously))?",
    re.IGNORECASE,
)
_ALL_NEW = re.compile(
    r"\b(?P<whom>(?:for )?(?:all|both|each|every one|none)(?: (?:of (?:them|the (?:crew|men|women|two|three|"
    r"four))|(?:the )?(?:men|women|three|four|"
    r"two|crew members?)))?|the (?:two|three|four)(?: men| women| of them)?(?: all| both)?)[ ,]"
    r"(?:(?:are|is|was|were|will be|would be|would have been|flew|fly|go|went|it|this|that|now|all|both|in space|"
    r"in orbit|up|flying|"
    r"had been|been|have been|rode|into space|to space|going|making|made|on|have|make)[ ])*"
    r"(?P<what>for the first time|(?:the|their|his|her) (?:very )?first (?:trip|flight|voyage|mission|journey|"
    r"time|ascent|launch)"
    r"(?: (?:in(?:to)? |to )?(?:space|orbit))?)",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(
    r",? (?:is|was|being|will be|as) (?:now )?the (?:only|one|sole|single) (?P<sort>rookie|newcomer|novice|"
    r"first-timer|beginner|"
    r"veteran|first-time flie?r|one (?:to have|who has|who had) (?:flown|been (?:up|in space))(?: before)?|"
    r"space veteran|"
    r"experienced \w+)(?: (?:on board|aboard|in the crew|of the (?:crew|three|four|two)|among them))?",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement of how often people had been up, or of a whole crew that is new."""
    for sentence in scene.told.sentences:
        for hit in _OFTEN.finditer(sentence.text):
            yield from _often(scene, sentence, hit)
        for hit in _ALL_NEW.finditer(sentence.text):
            yield from _all_new(scene, sentence, hit)
        for hit in _ONLY_ONE.finditer(sentence.text):
            yield from _only_one(scene, sentence, hit)


def _often(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    at, end = sentence.start + hit.start(), sentence.start + hit.end()
    people = [p for p in of_crews(scene, sentence) if p.known and p.end <= at]
    if not people:
        return
    group = run(scene.text, people[::-1])[::-1]
    between = scene.text[group[-1].end : at]
    if len(between) > 30 or re.search(r"[.;:]|\b(?:and|but|while)\b", between):
        return
    if re.match(r" (?:on|in|aboard|with|to) (?!space|orbit)", scene.text[end : end + 14]):
        return
    said = hit["often"].lower()
    n = {"once": 1.0, "twice": 2.0, "thrice": 3.0}.get(said) or number(re.sub(r" times?\Z", "", said))
    if n is None:
        return
    told, right, far = [], True, False
    for name in dict.fromkeys(p.known for p in group if p.known):
        options = [prior(name, past, None) for past in flight_of(scene, sentence, (name,))]
        if scene.published is not None:
            options.append(prior(name, None, scene.published))
        if not options:
            return
        told.append(options[0][1])
        counts = {each for these, _ in options for each in these}
        allowed = set(counts) if hit["before"] else counts | {each + 1 for each in counts}
        right = right and int(n) in allowed
        far = far or int(n) not in allowed
    verdict = SUPPORTED if right else CONTRADICTED if far else UNCLEAR
    yield scene.claim(sentence, group[0].start, end, "count", verdict, "; ".join(told))


def _all_new(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    at, end = sentence.start + hit.start(), sentence.start + hit.end()
    draft = scene.subject(sentence, at)
    past = draft.past if draft is not None else None
    what = hit["what"].lower()
    if past is None or not past.crew or "crew" in past.recalled or hit["whom"].lower().startswith("none"):
        return
    behind = scene.text[end : end + 30]
    if (
        what.endswith("time")
        and "time" in what
        and not re.search(r"\b(?:space|orbit|fl(?:y|ew|ying)|up|went|go)\b", hit[0] + behind)
    ):
        return
    if re.match(r" (?:on|in|aboard|to|with|since|at) (?!space|orbit)", behind):
        return
    heads = re.search(r"two|three|four|both", hit["whom"], re.IGNORECASE)
    n = {"two": 2, "both": 2, "three": 3, "four": 4}.get(heads[0].lower()) if heads else None
    named = tuple(
        dict.fromkeys(p.known for p in sentence.people if p.known and p.end <= at and p.known in past.crew)
    )
    crew = named if n is not None and len(named) == n else past.crew
    if n is not None and len(crew) != n:
        return
    flown = [prior(name, past, None) for name in crew]
    old = [words for counts, words in flown if 0 not in counts]
    told = "; ".join(old) or f"nobody of {past.flight} had flown before"
    yield scene.claim(sentence, at, end, "first", CONTRADICTED if old else SUPPORTED, told)


def _only_one(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    at, end = sentence.start + hit.start(), sentence.start + hit.end()
    people = [p for p in of_crews(scene, sentence) if p.known and 0 <= at - p.end <= 40]
    if not people:
        return
    who = people[-1]
    past = next(iter(flight_of(scene, sentence, (who.known or "",))), None)
    if past is None or "crew" in past.recalled:
        return
    new = re.match(r"rook|newc|novi|first|begi", hit["sort"], re.IGNORECASE) is not None
    sort = [name for name in past.crew if (0 in prior(name, past, None)[0]) == new]
    told = f"of {past.flight} {'new' if new else 'flown before'}: {', '.join(sort) or 'nobody'}"
    verdict = SUPPORTED if sort == [who.known] else CONTRADICTED
    yield scene.claim(sentence, who.start, end, "crew", verdict, told)
