"""Heights told by another: "three times the height of the ISS", "575 km, well above the space station"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene

# How far they are, km: of what circles and of the Moon, mean orbits since their first crews.
_THERE = (
    (re.compile(r"\A(?:the )?Moon\Z", re.IGNORECASE), "the Moon", (356_400.0, 406_700.0)),
    (re.compile(r"\A(?:the )?Hubble", re.IGNORECASE), "the Hubble telescope", (525.0, 620.0)),
    (re.compile(r"\A(?:the )?(?:Tiangong|Chinese)", re.IGNORECASE), "Tiangong", (375.0, 400.0)),
    (re.compile(r"\AMir\Z"), "Mir", (340.0, 400.0)),
    (re.compile(r"ISS\Z|station\Z", re.IGNORECASE), "the space station", (400.0, 430.0)),
)
_WHAT = (
    r"(?P<what>(?:the )?(?:ISS|(?:International |Chinese )?(?:space )?station|Moon|Hubble(?: (?:space )?telescope)?)"
    r"|Mir|(?:the )?Tiangong)\b"
)
_TIMES = re.compile(
    r"\b(?:(?P<one>twice|double|half)|(?P<count>[\w.]+(?: and a half)?) times)[ ]"
    rf"(?:as (?:high|far)(?: (?:away|up|out))? as|the (?:height|altitude|distance) of)[ ]{_WHAT}",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:(?P<above>above|higher than|farther (?:up |out |away )?than|beyond)|below|lower than|nearer than)[ ]"
    rf"(?:(?:that|those|the (?:height|orbit)) of )?{_WHAT}",
    re.IGNORECASE,
)
_ONE = {"twice": 2.0, "double": 2.0, "half": 0.5}
_REACH = 70
# How far off a round multiple may be.
_OFF = 0.15
# What is nearer than that to a station is told by its distance to it.
_LEAST_KM = 150.0


def claims(scene: Scene) -> Iterator[Claim]:
    """Every height that is told by another, where the text gives its figure as well."""
    # How far off telescopes are goes beyond the flights that are read for.
    if not any(one.role == "subject" for one in scene.news):
        return
    for sentence in scene.told.sentences:
        for hit in _TIMES.finditer(sentence.text):
            said = hit["one"] or hit["count"]
            count = _ONE.get(said.casefold()) or quantities.number(said)
            km = _beside(sentence, hit)
            name, (low, high) = _there(hit["what"])
            if count and km is not None:
                fits = count * low * (1.0 - _OFF) <= km <= count * high * (1.0 + _OFF)
                told = f"{km:,.0f} km are {km / high:.2g} to {km / low:.2g} times as far as {name}"
                yield _claim(sentence, hit, SUPPORTED if fits else CONTRADICTED, told)
        for hit in _BESIDE.finditer(sentence.text):
            km = _beside(sentence, hit)
            name, (low, high) = _there(hit["what"])
            if km is None or low <= km <= high:
                continue
            verdict = SUPPORTED if (km > high) == bool(hit["above"]) else CONTRADICTED
            yield _claim(sentence, hit, verdict, f"{km:,.0f} km; {name} is {low:,.0f} to {high:,.0f} km away")


def _there(what: str) -> tuple[str, tuple[float, float]]:
    return next((name, span) for pattern, name, span in _THERE if pattern.search(what))


def _beside(sentence: Sentence, hit: re.Match[str]) -> float | None:
    """The height that stands nearest to a comparison; None where it is the distance between the two."""
    near = [
        one
        for one in quantities.lengths(sentence.text)
        if one.value >= _LEAST_KM and max(hit.start() - one.end, one.start - hit.end()) <= _REACH
    ]
    if not near:
        return None
    best = min(near, key=lambda one: max(hit.start() - one.end, one.start - hit.end()))
    between = sentence.text[best.end : hit.start()] if best.end <= hit.start() else ","
    return best.value if re.search(r"[,;:(–—]|\w", between) else None


def _claim(sentence: Sentence, hit: re.Match[str], verdict: str, told: str) -> Claim:
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    return Claim(start, end, "altitude", hit[0], verdict, told, by_text=True)
