"""The last of a ship or of its kind, where the words leave out of what: "it is her last", "the 135th, and the last"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts.pauses import kinds_of

_LAST = re.compile(
    r"(?:\b(?:is|was|will be|are|were|be|(?:it|that|this)[’']s)(?: also| now| to be)? |\b(?:and|but)(?: also)? )"
    r"(?P<said>(?P<whose>the|her|its) (?:very )?(?:last|final)"
    r"(?: (?:one|flight|mission|trip|voyage|journey|launch))?(?: of (?:all|them all|them))?)"
    r"(?=\s*(?:[.;,:!)–—]|\Z|\s-\s))",
    re.IGNORECASE,
)
_NOT_IT = re.compile(
    r"\b(?:astronaut|cosmonaut|person|man|woman|stage|booster|chance|attempt|try|countdown|hold|burn|step|word|day|"
    r"spacewalk|walk|port|seat|module|country|orbit)s?\b",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every last that is told of the text's own flight without saying of what."""
    main = scene.main.past if scene.main is not None else None
    if main is None or main.kind == "module":
        return
    for sentence in scene.told.sentences:
        for hit in _LAST.finditer(sentence.text):
            yield from _judged(scene, sentence, hit)


def _judged(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    draft = scene.main
    past = draft.past if draft is not None else None
    if draft is None or past is None or _NOT_IT.search(sentence.text[: hit.start()]):
        return
    named = [d for a, d in scene.anchored(sentence) if a < sentence.start + hit.start()]
    if any(d is not draft for d in named):
        return
    start, end = sentence.start + hit.start("said"), sentence.start + hit.end("said")
    rows = [
        (name, row)
        for name, row in kinds_of(past)
        if name == f"flights of {past.family}" or (past.ship and name == f"flights of {past.ship}")
    ]
    if hit["whose"].lower() != "the":
        rows = [(name, row) for name, row in rows if past.ship and name.endswith(past.ship)]
    for name, row in rows:
        if row and row[-1] is past:
            told = f"{past.flight} is the last of the {name} in the record"
            yield Claim(start, end, "first", scene.text[start:end], SUPPORTED, told, draft.name)
            return
    if hit["whose"].lower() != "the" and rows:
        later = [f.flight for f in rows[0][1] if f.liftoff_date > past.liftoff_date]
        told = f"after it came {', '.join(later[:3])} of the {rows[0][0]}"
        yield Claim(start, end, "first", scene.text[start:end], CONTRADICTED, told, draft.name)
