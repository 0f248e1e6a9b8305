"""What was never done before, or not since a day: asked of the kind of flight, or of person, that the words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import kinds, of_kinds, repeats
from expedition.announcements.verdicts.firsts import STOP, told_of
from expedition.announcements.verdicts.kind_people import since_in
from expedition.catalog.history import PastFlight

# "No crew has ever", "never before has a Soyuz", "nobody has left", "had not been up".
_NEVER = re.compile(
    r"\b(?:(?P<nobody>nobody|no one|no (?:human|person|man|woman|astronaut|cosmonaut|crew))(?: has| had)"
    r"|(?P<no>no(?:ne)? (?:[\w'’-]+ ){0,7}?)(?:has|have|had)"
    r"|(?P<never>never (?:before |until now |yet )?(?:has|have|had|was|were|did))"
    r"|(?P<not>(?:has|have|had) (?:not|never)))\b(?: ever| yet)?",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:where|whence|(?:to|in|from|at|on|through|by) which|there) \Z", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Statements that something was never done before, or not since a day."""
    for sentence in scene.told.sentences:
        yield from _nevers(scene, sentence)
        yield from _not_since(scene, sentence)


def _day(scene: Scene, past: PastFlight | None) -> date | None:
    if past is not None and (
        scene.published is None or abs((past.liftoff_date - scene.published).days) < 400
    ):
        return past.liftoff_date
    return scene.published


def _nevers(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    text = scene.text
    for hit in _NEVER.finditer(sentence.text):
        at, verb = sentence.start + hit.start(), sentence.start + hit.end()
        stop = STOP.search(text, verb, sentence.end)
        end = min(stop.start() if stop else sentence.end, verb + 110)
        start, begin = at, verb
        if hit["no"] or (
            hit["nobody"] and hit["nobody"].lower().startswith("no ") and hit["nobody"].lower() != "no one"
        ):
            begin = at
        elif hit["not"]:
            # Who or what had not: the ship or kind right before.
            named = [
                n for n in sentence.names if n.kind in ("vehicle", "launcher") and at - 25 <= n.end <= at
            ]
            if not named or text[named[-1].end : at].strip():
                continue
            start = begin = named[-1].start
        draft = told_of(scene, sentence, at)
        past = draft.past if draft is not None else None
        day = _day(scene, past)
        if several := hit["never"] and repeats.of_several(scene, begin, end, draft):
            yield scene.claim(sentence, start, end, "first", *several)
            continue
        verdict, told = UNCLEAR, "not one of the kinds of flight that the record can count"
        words = text[begin:end]
        if re.match(r"none\b(?! of)", text[at:verb], re.IGNORECASE):
            # "none has ever come": of the ships named before.
            named = [n for n in sentence.names if n.kind == "vehicle" and n.end <= at]
            begin = named[-1].start if named else begin
            if named and begin < at:
                one = kinds.kind(scene, sentence, draft, verb, end)
                ship = kinds.kind(scene, sentence, draft, named[-1].start, named[-1].end)
                if one.sure and one.narrow and day is not None:
                    both = tuple(f for f in one.flights if f in ship.flights)
                    verdict, told = _none(of_kinds.narrowed(one, both), past, day)
            yield scene.claim(sentence, at, end, "first", verdict, told)
            continue
        if day is None:
            continue
        skip = (at, verb) if hit["not"] else (at, at + 2) if begin == at else None
        one = kinds.kind(scene, sentence, draft, begin, end, "crewed" if hit["nobody"] else "", skip)
        # "Since Columbia was lost no shuttle has flown": since when stands elsewhere.
        apart = one.since is None and re.search(
            r"\b(?:since|for|in)\b", text[sentence.start : at], re.IGNORECASE
        )
        where = _WHERE.search(text[max(sentence.start, at - 12) : at]) is not None
        if one.sure and one.narrow and not apart and not where:
            verdict, told = _none(one, past, day)
            # What failed on its way up was lost; so was much else that the record does not tell of.
            if re.search(r"\b(?:lost|fail|kill|died)\w*", words) and (
                verdict == SUPPORTED or "failed" not in one.name or re.search(r"\b(?:kill|died)", words)
            ):
                verdict = UNCLEAR
        if verdict == UNCLEAR and not (hit["never"] or hit["nobody"]):
            continue
        yield scene.claim(sentence, start, end, "first", verdict, told)


def _none(one: kinds.Kind, past: PastFlight | None, day: date) -> tuple[str, str]:
    earlier = of_kinds.before(one, day, past)
    if earlier:
        return CONTRADICTED, f"there came {', '.join(each.flight for each in earlier[-3:])} of the {one.name}"
    return SUPPORTED, f"the record has none of the {one.name} before {day.isoformat()}"


_NOT_SINCE = re.compile(
    r"\bnot since (?P<mark>[^.;:!?\n]{4,70}?),? (?:has|have|had)\b (?:ever )?", re.IGNORECASE
)


def _not_since(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """ "Not since 1979 has a Soyuz gone up empty": what of that kind flew in between."""
    for hit in _NOT_SINCE.finditer(sentence.text):
        at, begin = sentence.start + hit.start(), sentence.start + hit.end()
        stop = STOP.search(scene.text, begin, sentence.end)
        end = min(stop.start() if stop else sentence.end, begin + 110)
        draft = told_of(scene, sentence, at)
        past = draft.past if draft is not None else None
        day = _day(scene, past)
        since = since_in(
            scene, sentence, sentence.start + hit.start("mark"), sentence.start + hit.end("mark") - 30, past
        )
        verdict, told = UNCLEAR, "not one of the kinds of flight that the record can count"
        one = kinds.kind(scene, sentence, draft, begin, end)
        if day is not None and since is not None and one.sure and one.narrow:
            verdict, told = _none(of_kinds.after(one, since), past, day)
        yield scene.claim(sentence, at, end, "first", verdict, told)
