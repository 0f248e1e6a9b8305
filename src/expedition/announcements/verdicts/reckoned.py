"""What a text reckons from numbers beside each other: so many with so many each, and who comes and who leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene, cut
from expedition.announcements.verdicts.sums import Figure, figures

_CHEAP = re.compile(r"\b(?:each|apiece|with|less|minus|more|leaves?|comes?|join|arrive)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|apiece)\b", re.IGNORECASE)
# What leads to a result, and what may stand behind it.
_SO = re.compile(
    r"(?::|\b(?:so that|so|thus|which (?:makes?|gives?|is)|that (?:makes?|gives?)|that['’]s|that is|making|giving|"
    r"it makes|makes|(?:for )?a total of|altogether|in all|together))[ ](?:some |about |all |up to )?\Z",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"(?: [\w-]+){0,2} (?:in all|altogether|together|in total|all told)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|some|nearly|almost|roughly|over|more than|up to)[ ]\Z", re.IGNORECASE)
_OTHERWISE = re.compile(r"\b(?:per|a day|times|percent|%|of (?:them|which|whom))\b", re.IGNORECASE)
# "With the seven already living there, ten people will be aboard".
_WITH_THOSE = re.compile(
    rf"\bwith (?:the |those )?(?P<there>{NUMBER})(?: (?:people|men|persons|others|residents|astronauts|cosmonauts|"
    r"crew members))?,? (?:who (?:are|were|live|lived|have been) )?(?:already |still )*(?:there|aboard|on board|"
    r"up there|dwelling|living|waiting|working|inside|resident|on the (?:station|outpost)|at the (?:station|outpost))\b"
    rf"(?P<between>[^.;!?()\n\d]{{0,60}}?)\b(?P<all>{NUMBER})(?= (?:people|persons|individuals|souls|men|astronauts|"
    r"residents|heads|in all|aboard|on board|will|shall|live|are)|[.,]|\Z)",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"(?: (?:of them|people|others|men))?,? (?:who )?(?:will )?(?:leaves?|left|goes?|go home|depart\w*|"
    r"returns?|fewer|less)\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"(?: (?:others|people|men))? (?:more|extra|further|newcomers?|comes?|came|join\w*|arriv\w*)\b",
    re.IGNORECASE,
)
_MINUS = re.compile(r"\b(?:less|minus|without)[ ](?:the )?\Z", re.IGNORECASE)
_PLUS = re.compile(r"\b(?:plus|and another|another)[ ](?:the )?\Z", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every product, and every number of people after some came and some left."""
    for sentence in scene.told.sentences:
        if _CHEAP.search(sentence.text) is None:
            continue
        found = figures(scene.text, sentence.start, sentence.end)
        yield from _products(scene, sentence, found)
        yield from _chain(scene, sentence, found)
        for hit in _WITH_THOSE.finditer(sentence.text):
            yield from _with_those(scene, sentence, hit)


def _claim(scene: Scene, start: int, end: int, verdict: str, told: str, about: str | None = None) -> Claim:
    start, end = cut(scene.text, start, end)
    return Claim(start, end, "count", scene.text[start:end], verdict, told, about, by_text=True)


def _is_result(scene: Scene, sentence: Sentence, last: Figure, one: Figure) -> tuple[int, int] | None:
    """Where the words of a result stand, if a figure is told to be one."""
    lead = _SO.search(scene.text, last.end, one.start)
    behind = _IN_ALL.match(scene.text, one.end, sentence.end)
    if lead is None and behind is None:
        return None
    return lead.start() if lead else one.start, behind.end() if behind else one.end


def _products(scene: Scene, sentence: Sentence, found: list[Figure]) -> Iterator[Claim]:
    """ "Six batteries, each of which replaces two, so that twelve can go": of three figures one beside the other."""
    text = scene.text
    for first, second, total in zip(found, found[1:], found[2:], strict=False):
        each = _EACH.search(text, first.end, second.start) or _EACH.search(text, second.end, second.end + 30)
        span = _is_result(scene, sentence, second, total)
        between = text[first.end : total.start]
        whole = all(one.value == int(one.value) and not one.each for one in (first, second, total))
        if each is None or each.end() > total.start or span is None or not whole or len(between) > _FAR:
            continue
        if _OTHERWISE.search(between) or re.search(r"[.;!?]", between):
            continue
        product = first.value * second.value
        room = 0.1 * product if _ABOUT.search(text, second.end, total.start) else 0.0
        told = f"{first.value:g} × {second.value:g} = {product:g}"
        verdict = SUPPORTED if abs(product - total.value) <= room else CONTRADICTED
        yield _claim(scene, *span, verdict, told)


_FAR = 140


def _chain(scene: Scene, sentence: Sentence, found: list[Figure]) -> Iterator[Claim]:
    """ "Nine are aboard, four leave, two come: seven": each figure behind the first comes or goes, but for the last."""
    text = scene.text
    for n in range(len(found) - 2):
        value, told, last, leaves = found[n].value, f"{found[n].value:g}", found[n], False
        for at, one in enumerate(found[n + 1 :], n + 1):
            lead, rest = text[last.end : one.start], text[one.end : sentence.end]
            sign = (
                -1
                if _GOES.match(rest) or _MINUS.search(lead)
                else 1
                if _COMES.match(rest) or _PLUS.search(lead)
                else 0
            )
            if sign == 0:
                span = _is_result(scene, sentence, last, one)
                # What only comes to it, may not be all that is added up.
                told_all = (leaves or one.value == value) and one.unit in ("", "person")
                if at > n + 1 and span is not None and one.value == int(one.value) and told_all:
                    verdict = SUPPORTED if one.value == value else CONTRADICTED
                    yield _claim(scene, *span, verdict, f"{told} = {value:g}")
                    return
                break
            value += sign * one.value
            leaves = leaves or sign < 0
            told += f" {'+' if sign > 0 else '-'} {one.value:g}"
            last = one


def _with_those(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    """Those who were there and those whom the flight brings, together."""
    past = scene.main.past if scene.main is not None else None
    there, together = number(hit["there"]), number(hit["all"])
    if past is None or not past.crewed or there is None or together is None or scene.main is None:
        return
    total = int(there) + past.crew_count
    told = f"{there:g} and the {past.crew_count} of {past.flight} are {total}"
    verdict = SUPPORTED if int(together) == total else CONTRADICTED
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    yield _claim(scene, start, end, verdict, told, scene.main.name)
