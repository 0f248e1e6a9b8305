"""With what and from where: rockets, ships, pads, stations and ports against the record."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.names import NameMention
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog import history
from expedition.catalog.history import named

_FLOWN = Path(history.__file__).with_name("flown") / "flights.csv"
_KINDS = {"launcher": "vehicle", "pad": "place", "site": "place", "station": "place", "port": "place"}
_RISES = ("liftoff",)
_LANDING = re.compile(
    r"\b(?:land\w*|touch\w* down|splash\w*|parachut\w*|steppe|призем\w*|посадк\w*)\b", re.IGNORECASE
)
_ROCKET = re.compile(
    r"\b(?:atop|on top of|on an?|by an?|with an?|aboard an?|rocket|booster|carrier)\b", re.IGNORECASE
)
# What the makers' names are before: Atlas V in two shapes is one rocket to a newspaper.
_FAMILIES = (
    "soyuz", "falcon", "atlas", "long-march-2f", "long-march-7", "long-march-5", "antares", "proton", "saturn",
    "titan", "h-ii", "h3", "ariane", "space-shuttle", "super-heavy", "vostok", "voskhod", "zenit", "energia", "delta",
)  # fmt: skip


def claims(scene: Scene) -> Iterator[Claim]:
    """Every rocket, pad, site, station and port that is told of a flight."""
    for sentence in scene.told.sentences:
        for one in _merged(scene.text, sentence):
            draft = scene.subject(sentence, one.start)
            verdict, evidence = _judged(sentence, one, draft)
            words = scene.text[one.start : one.end]
            about = draft.name if draft else None
            yield Claim(
                one.start, one.end, _KINDS[one.kind], f"{one.kind}: {words}", verdict, evidence, about
            )


def _merged(text: str, sentence: Sentence) -> Iterator[NameMention]:
    """Names that are told of a flight; a pad and its site side by side are one place."""
    kept: NameMention | None = None
    for one in sentence.names:
        if one.kind not in _KINDS:
            continue
        if kept is not None:
            between = text[kept.end : one.start]
            pads = kept.kind in ("pad", "site") and one.kind in ("pad", "site")
            if pads and _SIDE_BY_SIDE.fullmatch(between):
                exact = max((kept, one), key=lambda each: "-" in each.id)
                kept = replace(exact, start=kept.start, end=one.end)
                continue
            yield kept
        kept = one
    if kept is not None:
        yield kept


_SIDE_BY_SIDE = re.compile(r"['’]?s?,? ?(?:at |of |in |from )?(?:the |NASA['’]s |its )*[(]?", re.IGNORECASE)


def _judged(sentence: Sentence, one: NameMention, draft: Draft | None) -> tuple[str, str]:
    past = draft.past if draft else None
    if past is None:
        return UNCLEAR, "no flight of the record to hold that against"
    rises = any(cue.kind in _RISES for cue in sentence.cues)
    if one.kind == "launcher":
        if not past.launcher:
            return UNCLEAR, "the record has no rocket for it"
        told = f"{past.flight} flew on {past.launcher}"
        mine, theirs = _family(one.id), _family(past.launcher)
        if one.id == past.launcher or past.launcher.startswith(one.id) or one.id.startswith(past.launcher):
            return SUPPORTED, told
        if mine and theirs and mine == theirs:
            # Which of a family it was is told loosely.
            return (UNCLEAR if mine == "soyuz" and "-" in one.id else SUPPORTED), told
        sure = (
            mine
            and theirs
            and rises
            and draft is not None
            and draft.named
            and "launcher" not in past.recalled
        )
        return (CONTRADICTED, told) if sure else (UNCLEAR, told)
    if one.kind in ("pad", "site"):
        if not past.pad:
            return UNCLEAR, "the record has no pad for it"
        told = f"{past.flight} left from {past.pad}"
        if past.pad == one.id or past.pad.startswith(one.id + "-") or one.id.startswith(past.pad + "-"):
            return SUPPORTED, told
        if _LANDING.search(sentence.text) or not rises or draft is None or not draft.named:
            return UNCLEAR, told
        same_site = past.pad.split("-")[0] == one.id.split("-")[0]
        exact = "-" in past.pad and "-" in one.id
        # Cape Canaveral and the Kennedy Space Center are one place to many.
        cape = {past.pad.split("-")[0], one.id.split("-")[0]} == {"ksc", "ccsfs"}
        if (same_site and not exact) or (cape and not exact) or ("pad" in past.recalled and same_site):
            return UNCLEAR, told
        return CONTRADICTED, told
    if one.kind == "station":
        if one.id == past.station:
            return SUPPORTED, f"{past.flight} was bound for {past.station}"
        return UNCLEAR, f"{past.flight} was bound for {past.station}"
    port = ports().get(past.flight)
    if port is None:
        return UNCLEAR, "the record has no port for it"
    told = f"{past.flight} docked at {port}"
    if _same_port(one.id, port):
        return SUPPORTED, told
    docks = any(cue.kind == "docking" for cue in sentence.cues)
    sure = (
        docks
        and draft is not None
        and not re.search(r"\b(?:mov|relocat|re-?dock|first|then)\w*", sentence.text)
    )
    return (CONTRADICTED if sure and _other_port(one.id, port) else UNCLEAR), told


def _same_port(said: str, port: str) -> bool:
    words = set(re.split(r"[\W_]+", port.lower()))
    return set(re.split(r"[\W_]+", said.lower())) <= words


_SIDES = frozenset(["nadir", "zenith", "forward", "aft"])
_MODULES = frozenset(["unity", "harmony", "poisk", "zvezda", "rassvet", "pirs", "prichal", "zarya", "nauka"])


def _other_port(said: str, port: str) -> bool:
    """Whether words name another module or another side than the port's."""
    words, real = (set(re.split(r"[\W_]+", one.lower())) for one in (said, port))
    return any(words & group and real & group and not words & real & group for group in (_SIDES, _MODULES))


@cache
def ports() -> dict[str, str]:
    """Where the flights of the flown record docked."""
    with _FLOWN.open(encoding="utf-8", newline="") as file:
        rows = [(named(row["flight"]), row["port"]) for row in csv.DictReader(file)]
    return {past.flight: port for past, port in rows if past is not None and port}


def _family(launcher: str) -> str:
    return next((one for one in _FAMILIES if launcher.startswith(one)), "")
