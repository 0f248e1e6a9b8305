"""Lengths of time: against the record, the usual ways to fly, and each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.quantities import DAY_S, UNIT_DAYS
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts.heights import HOPS_KM, near, within
from expedition.announcements.verdicts.lapses import flown_chase, of_lapse, usual_chases
from expedition.announcements.verdicts.lengths import of_length
from expedition.announcements.verdicts.said_lengths import SaidLength, of_days, said_length
from expedition.announcements.verdicts.stays import of_stay
from expedition.announcements.verdicts.told_lengths import of_told
from expedition.announcements.verdicts.turns import beside_turns
from expedition.announcements.verdicts.until_month import of_month
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import brought_down

_DOCKS = re.compile(
    r"\b(?:dock\w*|link\w* up|arriv\w*|reach\w*|rendezvous|approach|catch up|captur\w*|berth\w*|trip to the station|"
    r"journey|chase|scheme|ISS|стыков\w*|полёт\w* к станции)\b",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"\b(?:stay\w*|spen[dt]\w*|mission|expedition|live[ds]?|work\w*|aboard|in orbit|in space|flight|last\w*|circl\w*|"
    r"(?:gone|away) for|"
    r"holiday|trip|tour|on the station|прове\w+|пробу\w+|на орбите|полёт\w*|экспедици\w*)\b",
    re.IGNORECASE,
)
_FLEW_FOR = re.compile(
    r"\b(?:spent|lasted|stayed|(?:gone|away|flew) for|(?:mission|flight|voyage|journey|trip|tour|stay) of|"
    r"after (?:a |an |its |their |his |her )?(?:flight|stay|mission|trip|voyage|journey|tour|\w+ days|\w+ months))\b",
    re.IGNORECASE,
)
# "Left for a stay of eight days" is what was planned.
_BOUND_FOR = re.compile(
    r"\bfor (?:a |an |some |about |what was to be )*(?:(?:\w+ )?(?:stay|mission|flight|trip|voyage|visit|tour) of )?"
    r"(?:about |some |only |just )?\Z",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:plann?\w*|will|was to|were to|meant|due|expected|record|total|in all|up to|longer|docked)\b", re.I
)
_VERB = re.compile(
    r"\b(?:spent|spend|stay(?:ed|s)?|lasted|lasts?|took|takes?|needs?|flew|after|for)(?: for)?"
    r"(?: (?:about|some|nearly|almost|over))? ?\Z",
    re.IGNORECASE,
)
_A_WHILE = re.compile(
    r"\b(?:spent|spend|stay(?:ed)?|for|lasted|lasting|after) (?P<said>(?:about |almost |nearly |over )?(?:half )?an? )"
    r"(?P<unit>day|week|month|year)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:orbit|(?:to|into|reach\w*) space|separat\w*|insertion|let(?:s|ting)? go|"
    r"(?:part(?:ed|s|ing)?|free|loose|away) (?:from|of)|"
    r"on (?:its|their) own|отдел\w*|орбит\w*)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:period|revolution\w*|turns?|orbits?|circuit\w*|a?round the (?:earth|globe|world)|circl\w+|pole to pole)\b",
    re.IGNORECASE,
)
_BURNS = re.compile(r"\b(?:burn\w*|motor|engine|lit)\b", re.IGNORECASE)
_WEIGHTLESS = re.compile(
    r"\b(?:weightless\w*|"
    r"without weight|"
    r"float\w*(?! (?:down|back|home|to (?:the )?(?:earth|ground)|under|beneath))|drift\w*|zero[- ]g\w*)\b",
    re.IGNORECASE,
)
_WHOLE_HOP = re.compile(
    r"[ ](?:after (?:it|they|the (?:rocket|capsule|launch)|launch|lift-?off|leaving|take-?off)|from (?:start|launch|"
    r"lift-?off)|start to finish|in all|altogether)\b",
    re.IGNORECASE,
)
_DOWN_AFTER = re.compile(
    r"\b(?:land\w*|down|back|touch\w*)\b[^.;,]{0,30}\bafter (?:about |some |only |just |nearly |almost )*\Z",
    re.IGNORECASE,
)
# Minutes from lift-off to orbit of anything that carries people or their supplies: Kounotori and Starliner, whose last
# stages burn long, part from them after fifteen.
_TO_ORBIT_S = (7.5 * 60.0, 16.0 * 60.0)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every duration."""
    for sentence in scene.told.sentences:
        said = _durations(scene, sentence)
        yield from (_duration(scene, sentence, one) for one in said if one.seconds)
        for hit in _A_WHILE.finditer(sentence.text):
            start, end = sentence.start + hit.start("said"), sentence.start + hit.end()
            if not any(t.start < end and start < t.end for t in said):
                unit = hit["unit"].lower()
                seconds = UNIT_DAYS[unit] * DAY_S
                seconds *= 0.5 if hit["said"].lower().startswith("half") else 1.0
                told = TimeMention(
                    start, end, "duration", scene.text[start:end], precision=unit, seconds=seconds
                )
                yield _duration(scene, sentence, told)


def _durations(scene: Scene, sentence: Sentence) -> list[TimeMention]:
    """The lengths of time in a sentence."""
    first = bisect_left(scene.times, sentence.start, key=lambda one: one.start)
    last = bisect_left(scene.times, sentence.end, key=lambda one: one.start)
    return [one for one in scene.times[first:last] if one.kind == "duration"]


def _duration(scene: Scene, sentence: Sentence, one: TimeMention) -> Claim:
    draft = scene.subject(sentence, one.start)
    one = _joined(scene, sentence, one)
    verdict, evidence = _judged(scene, sentence, one, draft)
    said = said_length(scene.text, sentence.start, one) if verdict == UNCLEAR else None
    if said is not None:
        verdict, evidence = of_month(scene, sentence, one, said, draft) or (verdict, evidence)
    about = draft.name if draft else None
    verb = _VERB.search(scene.text[max(sentence.start, one.start - 24) : one.start])
    start = one.start - len(verb[0]) if verb else one.start
    return Claim(start, one.end, "duration", f"{one.seconds:.0f} s", verdict, evidence, about)


def _judged(scene: Scene, sentence: Sentence, one: TimeMention, draft: Draft | None) -> tuple[str, str]:
    """What a length comes to: between the times that it sums up, the two events that it names, else by its words."""
    if told := of_told(scene, sentence, one.start, one.end) or beside_turns(scene, sentence, one):
        return told
    said = said_length(scene.text, sentence.start, one)
    if said is None:
        return UNCLEAR, "not a length of any unit"
    own = of_length(scene, sentence, one)
    if own is not None and own[0] != UNCLEAR:
        return own
    lapse = of_lapse(scene, sentence, one, draft)
    if lapse is not None and lapse[0] != UNCLEAR:
        return lapse
    if lapse is not None or own is not None:
        return of_stay(scene, sentence, one) or lapse or own or (UNCLEAR, "")
    verdict, evidence = _how_long(scene, sentence, one, said, draft)
    here = draft is not None and any(sentence.start <= a < one.start for a, _ in draft.spans)
    if verdict != SUPPORTED and draft is not scene.main and scene.main is not None and not here:
        # "Their stay" takes up those whom the text is about.
        of_main = _how_long(scene, sentence, one, said, scene.main)
        if of_main[0] == SUPPORTED:
            return of_main
    if verdict == SUPPORTED:
        return verdict, evidence
    other = _of_text(scene, one, said, draft) or of_stay(scene, sentence, one)
    return other or (verdict, evidence)


_AND = re.compile(r",? (?:and )?(?:about |some |nearly |over |almost |not quite |just under |just over )?")


def _joined(scene: Scene, sentence: Sentence, one: TimeMention) -> TimeMention:
    """Either part of a length that is told in two, as the whole of it: "two days and about two hours"."""
    every = _durations(scene, sentence)
    for first in every:
        for second in every:
            if one not in (first, second) or first.end >= second.start:
                continue
            joined = _AND.fullmatch(scene.text[first.end : second.start])
            if joined and first.seconds and second.seconds and first.seconds > second.seconds:
                whole = first.seconds + second.seconds
                return replace(second, start=first.start, seconds=whole)
    return one


_LATE = re.compile(r"[ ]?(?:late|behind|after|early|ahead|later|earlier)\b", re.IGNORECASE)
# Times further off than that are of another story.
_SAME_STORY = 3000


def _of_text(scene: Scene, one: TimeMention, said: SaidLength, draft: Draft | None) -> tuple[str, str] | None:
    """Whether two times that the text gives lie so far apart, where no word says between which the length lies."""
    here = scene.told.document.paragraph_at(one.start)
    # "19 minutes behind schedule" is counted from an hour that was taken back.
    late = _LATE.match(scene.text, one.end) is not None
    around = scene.told.sentences_near(one.start, _SAME_STORY)
    known = [m for s in around for m in s.moments if not m.said.old or late]

    def so_far_apart(seconds: float) -> bool:
        return seconds >= 600.0 and said.fits((seconds - 30.0, seconds + 30.0))

    if said.seconds < 3 * DAY_S or said.unit <= 3600.0:
        instants = sorted({m.utc for m in known if m.utc is not None})
        for at, first in enumerate(instants):
            for second in instants[at + 1 :]:
                if so_far_apart((second - first).total_seconds()):
                    return SUPPORTED, f"from {first:%d %B %H:%M} to {second:%d %B %H:%M} UTC"
    if said.seconds < 3 * DAY_S:
        clocks = [
            m
            for m in known
            if m.has_clock and (late or m.said.about in ("liftoff", "docking", "landing", "undocking"))
        ]
        for m in clocks:
            for n in clocks:
                if (m.said.about == n.said.about and not late) or (
                    m.said.zone != n.said.zone and m.said.zone and n.said.zone
                ):
                    continue
                apart = (
                    ((n.said.hour or 0) - (m.said.hour or 0)) * 60
                    + (n.said.minute or 0)
                    - (m.said.minute or 0)
                ) * 60.0
                if so_far_apart(apart % DAY_S):
                    return SUPPORTED, "as the two clocks of the text"
        return None
    days = [m for m in known if m.day is not None and not m.said.anchored]
    near = [m for m in days if here[0] - 400 <= m.start < here[1] + 400]
    for m in near:
        for n in near:
            apart_days = (n.day - m.day).days  # type: ignore[operator]
            if apart_days > 0 and said.fits(of_days(apart_days)) and draft is not None:
                return SUPPORTED, f"from {m.day} to {n.day} are {apart_days} days"
    years = [m.first.year for m in known if m.first is not None and m.said.year]
    if one.precision == "year" and any(said.fits(of_days(abs(a - b) * 365.25)) for a in years for b in years):
        return SUPPORTED, "as the years that the text gives"
    return None


def _how_long(
    scene: Scene, sentence: Sentence, one: TimeMention, said: SaidLength, draft: Draft | None
) -> tuple[str, str]:
    """What the words around a length let it be, where they name no two events that it lies between."""
    assert one.seconds is not None
    past = draft.past if draft else None
    around = near(scene.text, one.start, one.end, sentence.start, sentence.end)
    vehicle = draft.ship if draft else ""
    low, high = one.seconds, one.seconds_to or one.seconds
    hop = vehicle in HOPS_KM
    if low <= 3600.0 and hop:
        whole = _WHOLE_HOP.match(scene.text, one.end) or _DOWN_AFTER.search(
            scene.text[max(sentence.start, one.start - 60) : one.start]
        )
        if _WEIGHTLESS.search(around) and not whole:
            return within(low, high, 120.0, 300.0, "a hop floats for about three to four minutes")
        if vehicle == "new-shepard" and 480.0 <= low <= 720.0:
            return within(low, high, 570.0, 700.0, "New Shepard is down again after ten to eleven minutes")
        if vehicle == "spaceshiptwo" and _BURNS.search(around) and low <= 150.0:
            return within(low, high, 50.0, 75.0, "its motor burns for about a minute")
        return UNCLEAR, "not one of the lengths that are kept of a hop"
    if 40 * 60.0 <= low <= 100 * 60.0 and _ROUND.search(around):
        half = re.search(r"\b(?:pole to pole|half)\b", around, re.IGNORECASE)
        least, most = (42.0, 48.0) if half else (86.0, 95.0)
        inside = least * 60.0 <= low <= most * 60.0
        return (SUPPORTED if inside else UNCLEAR), f"a low orbit takes {least:.0f} to {most:.0f} minutes"
    if low <= 1800.0:
        if re.search(r"\b(?:degrees?|°) \Z", scene.text[max(0, one.start - 9) : one.start]):
            return UNCLEAR, "an angle is not a length of time"
        if _UP.search(_clause(scene, sentence, one)) and draft is not None:
            return within(low, high, *_TO_ORBIT_S, "ships reach orbit 8 to 15 minutes after lift-off")
        return UNCLEAR, "not one of the lengths that are kept of a flight"
    if past is None:
        return UNCLEAR, "no flight of the record to hold that against"
    if _DOCKS.search(around) and low <= 4 * DAY_S and one.relation != "before":
        if (real := flown_chase(past)) is not None:
            told = f"{past.flight} docked {sum(real) / 7200.0:.1f} h after lift-off"
            if said.fits(real):
                return SUPPORTED, told
            never = not _ahead(scene, past.liftoff_date) and said.never(real)
            return (CONTRADICTED if never else UNCLEAR), told
        if past.docking_date and said.unit >= DAY_S:
            days = (past.docking_date - past.liftoff_date).days
            told = f"{past.flight} docked {days} days by the calendar after lift-off"
            return (SUPPORTED if said.fits(of_days(days)) else UNCLEAR), told
        if past.station != "none" and (usual := [each for each in usual_chases(past) if said.fits(each)]):
            return SUPPORTED, f"others of its kind docked after {sum(usual[0]) / 7200.0:.1f} h in those years"
    if _STAYS.search(around) and past.landing_date and low >= 0.5 * DAY_S:
        days = (past.landing_date - past.liftoff_date).days
        told = f"{past.flight} flew for {days} days"
        # Of a flight of some days two are spent on the ways to the station and home.
        spans = [of_days(days), of_days(max(days - 2, 0))]
        if any(said.fits(each) for each in spans):
            return SUPPORTED, told
        never = all(said.never(each, days) for each in spans)
        if scene.published and scene.published < past.landing_date:
            so_far = (scene.published - past.liftoff_date).days
            if so_far > 0 and said.fits(of_days(so_far)):
                return SUPPORTED, f"{past.flight} had flown {so_far} days by then"
            return (UNCLEAR if never else SUPPORTED), f"about what was planned; {told}"
        named = draft is not None and any(d is draft for _, d in scene.anchored(sentence))
        flown = _FLEW_FOR.search(around) and not _MEANT.search(around)
        bound = _BOUND_FOR.search(scene.text[max(sentence.start, one.start - 40) : one.start])
        wrong = named and not bound and flown and never and days >= 2 and not _others_fit(sentence, past)
        return (CONTRADICTED if wrong else UNCLEAR), told
    return _as_flown(past, said)


def _as_flown(past: PastFlight, said: SaidLength) -> tuple[str, str]:
    """A length that no word explains is right where it is that of the flight, or of its way to the station."""
    if past.landing_date and said.unit == DAY_S and said.seconds >= 3 * DAY_S:
        days = (past.landing_date - past.liftoff_date).days
        if said.fits(of_days(days)):
            return SUPPORTED, f"{past.flight} flew for {days} days"
    chase = flown_chase(past) if said.unit in (60.0, 3600.0) and said.seconds >= 2 * 3600.0 else None
    if chase is not None and said.fits(chase):
        return SUPPORTED, f"{past.flight} docked {sum(chase) / 7200.0:.1f} h after lift-off"
    return UNCLEAR, "not one of the lengths that are kept of a flight"


def _clause(scene: Scene, sentence: Sentence, one: TimeMention) -> str:
    """The words around a length, up to where something else begins to be told."""
    lead = _TURNS.split(scene.text[max(sentence.start, one.start - 60) : one.start])[-1]
    return lead + _TURNS.split(scene.text[one.end : min(sentence.end, one.end + 60)])[0]


_TURNS = re.compile(r"[;()]|,? (?:and|but|while|instead)\b")


def _others_fit(sentence: Sentence, past: PastFlight) -> bool:
    """Whether the people of a sentence have other flights, or were not aboard: then it may be about those."""
    home = brought_down(past.flight)
    return bool(home and set(home) != set(past.crew)) or any(
        not one.known or one.known not in past.crew or len(aboard(one.known)) > 1 for one in sentence.people
    )


def _ahead(scene: Scene, day: object) -> bool:
    return scene.published is not None and scene.published <= day + timedelta(days=1)  # type: ignore[operator]
