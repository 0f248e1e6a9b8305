"""A whole that a text tells with its parts behind it: "2,500 kg: 1,900 kg of cargo and 600 kg of fuel"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts.sums import Figure, figures

_UNITS = {"kg", "pound", "person", "walk", "flight"}
# What stands between a whole and its first part.
_OPENS = re.compile(
    r"(?P<of>[^.:;!?\d\n()]{0,60}?)(?:: ?|[ ]?[–—][ ]?|[ ]-[ ]| ?\(|, of (?:which|whom|these|them) )"
    r"(?:(?:about|some|nearly|almost|over|roughly|exactly|[a-z]+ \() ?){0,2}",
    re.IGNORECASE,
)
# What stands between two parts; the last is told with "and", or closed by a bracket.
_NEXT = re.compile(r"[^.:;!?\d\n]{0,70}?(?:[,;]|(?P<last>\b(?:and|plus|и)\b|&))[^.:!?\d\n,]{0,24}")
_OPEN_LIST = re.compile(
    r"\b(?:includ\w*|among|such as|e\.g|for example|more|rest|remain\w*|other|others|most|mainly|chiefly|part|"
    r"в том числе|включая|среди них|больше всего|"
    r"up to|at least|besides|alone|left|unpressuri[sz]ed|back|down|return\w*|of (?:it|that|this))\b",
    re.IGNORECASE,
)
_HEADS = re.compile(
    rf"\b(?P<whole>{NUMBER}) (?:(?:people|persons|men and women|astronauts|cosmonauts|crew members|passengers|"
    r"residents|travell?ers|souls|heads) ?)?(?P<where>(?:[a-z]+ ){0,5}?[a-z]*): "
    r"(?P<parts>[^.:;!?()\n]{8,140})(?=[.;:!?()\n]|\Z)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"(?P<n>{NUMBER}) (?:more |other )?(?:of them )?(?:[\w'’.-]+ ){{0,2}}?(?P<of>[\w'’.-]+)(?: [a-z][^,]*)?",
    re.IGNORECASE,
)
_ABOARD = re.compile(
    r"\b(?:aboard|up|station|live|lives|people|astronauts|cosmonauts|residents|crew|fly|fl[ie]w|board|orbit)\b",
    re.I,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every whole with the list of its parts: whether the parts add up to it."""
    text = scene.text
    for sentence in scene.told.sentences:
        if ":" not in sentence.text and not _SOME.search(sentence.text):
            continue
        found = figures(text, sentence.start, sentence.end)
        for n, whole in enumerate(found[:-2]):
            if whole.unit in _UNITS and (judged := _listed(text, sentence.end, whole, found[n + 1 :])):
                end, verdict, told = judged
                yield Claim(whole.start, end, "count", text[whole.start : end], verdict, told, by_text=True)
        yield from _heads(text, sentence.start, sentence.end)


_SOME = re.compile(r"\(|[–—]| - |\bof (?:which|whom|these|them)\b")


def _listed(text: str, stop: int, whole: Figure, behind: list[Figure]) -> tuple[int, str, str] | None:
    opened = _OPENS.fullmatch(text, whole.end, behind[0].start)
    if opened is None or _OPEN_LIST.search(opened[0]):
        return None
    bracket = "(" in opened[0]
    parts = [behind[0]]
    closed = False
    for one in behind[1:]:
        step = _NEXT.fullmatch(text, parts[-1].end, one.start)
        if closed or step is None or one.unit != whole.unit:
            break
        closed = step["last"] is not None and "," not in step[0][step.end("last") - step.start() :]
        parts.append(one)
    after = re.compile(r"[^.;:!?\d\n,()]{0,60}(?=(?P<end>[.;:!?)\n]|,|\Z))").match(text, parts[-1].end, stop)
    if len(parts) < 2 or after is None or any(one.unit != whole.unit or one.each for one in parts):
        return None
    words = text[whole.start : after.end()]
    if not closed and not (bracket and after["end"] == ")"):
        return None
    if _OPEN_LIST.search(words):
        return None
    total = sum(one.value for one in parts)
    room = max(0.51 * max([whole.step, *(one.step for one in parts)]), 0.004 * whole.value)
    told = f"{' + '.join(map(str, parts))} = {total:,.10g} {whole.unit}"
    if abs(total - whole.value) <= room:
        return after.end(), SUPPORTED, told
    # Parts that are a small share of the whole are not all of it.
    return (after.end(), CONTRADICTED, told) if 0.7 * whole.value < total < 1.4 * whole.value else None


def _heads(text: str, start: int, stop: int) -> Iterator[Claim]:
    """Heads by where they are from: "seven astronauts: four Americans, two Russians and one Japanese"."""
    for hit in _HEADS.finditer(text, start, stop):
        whole = number(hit["whole"])
        if (
            whole is None
            or not 2.0 < whole < 20.0
            or not _ABOARD.search(text, hit.start(), hit.start("parts"))
        ):
            continue
        parts = [_HEAD.fullmatch(each.strip()) for each in re.split(r",? and |, ?", hit["parts"])]
        if len(parts) < 2 or " and " not in hit["parts"] or not all(parts) or _OPEN_LIST.search(hit["parts"]):
            continue
        values = [number(each["n"]) or 0.0 for each in parts if each]
        if any(not re.match(r"[A-Z]|(?:wo)?m[ae]n\b", each["of"]) for each in parts if each):
            continue
        told = f"{' + '.join(f'{each:g}' for each in values)} = {sum(values):g}"
        verdict = SUPPORTED if sum(values) == whole else CONTRADICTED
        yield Claim(hit.start(), hit.end(), "count", hit[0], verdict, told, by_text=True)
