"""Somebody's place among people of a sort: the first German woman in space, the third Frenchman to visit a station."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.quantities import NUMBER, Quantity, number, ordinals
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts import kinds
from expedition.announcements.verdicts.firsts import SHARED
from expedition.announcements.verdicts.kind_people import TOURISTS, people_in
from expedition.catalog.astronauts import aboard
from expedition.catalog.travellers import nation_words, travellers

_PERSON = re.compile(
    r"(?:[\w'’-]+ ){0,3}?(?:wom[ae]n|m[ae]n|person|people|human(?: being)?s?|astronauts?|cosmonauts?|taikonauts?|"
    r"spacefarers?|"
    r"citizens?|nationals?|tourists?|guests?|visitors?|passengers?|customers?|travell?ers?)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?<!\d)\.|\.(?!\d)|[;:!?()\n]|, | – | — | - | and | but | while | after (?!\d)", re.IGNORECASE
)
_IS = re.compile(
    r",? ?(?:who )?(?:(?:is|was|be(?:comes?|came)|becoming|will be|would be|makes? (?:him|her)|made (?:him|her)|"
    r"being|as|thus|now|"
    r"also|only|still|himself|herself|already|then|today)[ ])*(?:has |had )?(?:become |"
    r"been )?(?:only )?(?:the )?(?:very )?\Z",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?P<he>he|she)\b[^.;:]{0,30}\Z", re.IGNORECASE)
_MEASURE = re.compile(r"\b(?:after|since|like|than|besides|unlike|before|with)[ ]\Z", re.IGNORECASE)
_ORBIT = re.compile(r"\b(?:orbit\w*|circl\w*|round the)\b", re.IGNORECASE)
_BECOMES = re.compile(
    r"\b(?:is|was|will be|would be|becomes?|became|makes? (?:him|her))[ ](?:the )?\Z", re.IGNORECASE
)
_CENTURY = re.compile(
    r"\b(?:in|of) this century\b|\bthis century\b|\bthe (?:21st|twenty-first) century\b", re.IGNORECASE
)
_NUMBER_OF = re.compile(
    rf"\bnumber (?P<n>{NUMBER}) (?:on|in|of|among|in the row of) (?:(?:the|a|our|their) )?(?:(?:list|row|"
    rf"line|ranks?) of )?"
    r"(?:the )?(?=[a-zA-Z])",
    re.IGNORECASE,
)
_INTO_SPACE = re.compile(r"\b(?:in|into|to) (?:space|orbit)\b", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"\b(?:does|did|do|walk\w*|moon|command\w*|pilot\w*|step\w*|outside|land\w*|die\w*|kill\w*|alone|live|stay\w*|"
    r"spacewalk\w*|dock\w*|"
    r"oldest|youngest|teen\w*|black|african[- ]american|hispanic|muslim|native|mother|married|civilian|private|paying|"
    r"woman (?:doctor|pilot)|again|return\w*|both|not|without|longer|year|born|whose|since|by|under|over|year-old)\b",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every place among people that the record can count."""
    for sentence in scene.told.sentences:
        for one in (*ordinals(sentence.text), *_numbers(sentence.text)):
            if not sentence.text[one.start].isalnum() or one.value > 60:
                continue
            start, begin = sentence.start + one.start, sentence.start + one.end + 1
            if begin >= sentence.end:
                continue
            stop = _STOP.search(scene.text, begin, sentence.end)
            end = min(stop.start() if stop else sentence.end, begin + 110)
            judged = _judged(scene, sentence, int(one.value), start, begin, end)
            if judged is not None:
                lead = re.search(
                    r"\b(?:the )(?:very )?\Z",
                    scene.text[max(sentence.start, start - 9) : start],
                    re.IGNORECASE,
                )
                a, b = cut(scene.text, start - (len(lead[0]) if lead else 0), end)
                kind = "first" if one.value == 1 else "count"
                yield Claim(a, b, kind, scene.text[a:b], judged[0], judged[1], judged[2])


def _numbers(text: str) -> Iterator[Quantity]:
    """ "Number five on the list of paying guests": the fifth of them."""
    for hit in _NUMBER_OF.finditer(text):
        n = number(hit["n"])
        if n is not None:
            yield Quantity(hit.start(), hit.end() - 1, "ordinal", n)


def _judged(
    scene: Scene, sentence: Sentence, n: int, start: int, begin: int, end: int
) -> tuple[str, str, str | None] | None:
    text = scene.text
    phrase = text[begin:end]
    nation = nation_words().match(phrase)
    if nation is None and not _PERSON.match(phrase):
        return None
    apart = people_in(phrase)
    since: date | None = None
    if century := _CENTURY.search(phrase):
        since, end = date(2000, 12, 31), begin + century.start()
        phrase = text[begin:end]
    plain = re.sub(r"\bsince\b.*", "", phrase, flags=re.IGNORECASE | re.DOTALL)
    if _NO_PLACE.search(TOURISTS.sub(" ", plain)) or (
        apart is None and not re.match(r"(?:wom[ae]n|m[ae]n|person|people|human)", phrase, re.I)
    ):
        return None
    if re.match(r"[ ,]*(?:who|that|which|with|without|under|over|younger|older)\b", text[end : end + 12]):
        return None
    if SHARED.match(text, end) and not _INTO_SPACE.search(phrase):
        return None
    named = _named(scene, sentence, start)
    draft = _draft(scene, sentence, start, named)
    past = draft.past if draft is not None else None
    if past is None and named:
        # Whoever is named has a place whether or not the text is about a flight of theirs.
        own = [f for f in aboard(named) if scene.published is None or f.liftoff_date <= scene.published]
        past = own[-1] if own else None
    if past is None or not past.crew:
        return None
    one = kinds.kind(scene, sentence, draft, begin, end)
    if not one.sure:
        return None
    fits = one.people or _sex(phrase)
    since = since or one.since
    flights = [f for f in one.flights if f.crewed and f.liftoff_date <= past.liftoff_date]
    if since is not None:
        flights = [f for f in flights if f.liftoff_date > since]
    whom = [named] if named else list(past.crew)
    whom = [name for name in whom if fits(name)]
    if not whom:
        return None
    places: set[int] = set()
    told = ""
    nations = nation_words().search(phrase) is not None
    up = [f for f in flights if f.outcome_ascent in ("ok", "")]
    ways = [up, [f for f in up if f.vehicle != "x-15"]]
    if n > 1 or _ORBIT.search(phrase):
        # Some do not count hops; of a first in space they are.
        ways.append([f for f in up if f.kind == "orbital"])
    for rows, alone in [(rows, alone) for rows in ways for alone in ((False, True) if nations else (False,))]:
        order: list[str] = []
        for f in rows:
            fresh = [name for name in f.crew if fits(name) and name not in order]
            if alone:
                # Who is of two countries is not counted for each of them by all.
                fresh = [name for name in fresh if name in whom or not _of_two(name)]
            here = [name for name in fresh if name in whom]
            if here:
                # Those who went up together share their places.
                places |= set(range(len(order) + 1, len(order) + len(fresh) + 1))
            order += fresh
        told = told or f"in the record: {', '.join(order[: max(n, 1) + 2])}"
    if not places:
        return None
    verdict = SUPPORTED if n in places else CONTRADICTED
    if verdict == CONTRADICTED and not named and len(whom) != 1:
        verdict = UNCLEAR
    if verdict == UNCLEAR:
        return None
    return verdict, f"{', '.join(whom)}: number {min(places)}; {told}", past.flight


def _of_two(name: str) -> bool:
    nations = set(travellers()[name].nations) if name in travellers() else set()
    return len(nations) > 1 and nations != {"Soviet Union", "Russia"}


def _sex(phrase: str) -> Callable[[str], bool | None]:
    if re.match(r"m[ae]n\b(?! being)", phrase, re.IGNORECASE):
        return lambda name: not (name in travellers() and travellers()[name].woman)
    return lambda name: True


def _named(scene: Scene, sentence: Sentence, start: int) -> str | None:
    """Whose place it is: who is named right before, or "she"."""
    known = [
        p
        for p in sentence.people
        if p.known
        and p.role != "quoted"
        and p.end <= start
        and not _MEASURE.search(scene.text, max(sentence.start, p.start - 12), p.start)
    ]
    lead = scene.text[sentence.start : start]
    if (given := _by_given_name(scene, lead)) is not None:
        return given
    if known and _IS.fullmatch(scene.text[known[-1].end : start]):
        return known[-1].known
    if len({p.known for p in known}) == 1 and len(known) == len(
        [p for p in sentence.people if p.end <= start]
    ):
        aged = re.sub(r"^,? ?\(?\d\d\)?,? ?(?=i?s?)", " ", scene.text[known[-1].end : start])
        if _IS.fullmatch(aged) or (_BECOMES.search(lead) and ";" not in scene.text[known[-1].end : start]):
            return known[-1].known
    pronoun = _PRONOUN.search(lead)
    if pronoun is None:
        # "X is the first of these, and the third of those": of one alone that the sentence has named.
        alone = len({p.known for p in known}) == 1 and re.search(r"\b(?:and|but) (?:also )?(?:the )?\Z", lead)
        return known[-1].known if alone else None
    she = pronoun["he"].lower() == "she"
    told = [one for one in scene.told.sentences if sentence.number - 2 <= one.number <= sentence.number]
    before = [
        p.known for one in told for p in one.people if p.known and p.role != "quoted" and p.end <= start
    ]
    fits = [name for name in before if name in travellers() and travellers()[name].woman == she]
    return fits[-1] if fits else None


def _by_given_name(scene: Scene, lead: str) -> str | None:
    """Who of the crew that a text is about is called by a first name, right before."""
    past = scene.main.past if scene.main is not None else None
    for name in past.crew if past is not None else ():
        given = name.split()[0]
        at = lead.rfind(f" {given}")
        if at >= 0 and _IS.fullmatch(lead[at + 1 + len(given) :]):
            return name
    return None


def _draft(scene: Scene, sentence: Sentence, start: int, named: str | None) -> Draft | None:
    options = [d for d in (scene.main, scene.subject(sentence, start), *scene.drafts) if d is not None]
    if named:
        return next((d for d in options if d.past is not None and named in d.past.crew), None)
    lead = scene.text[sentence.start : start]
    return scene.main if len(lead) < 60 else None
