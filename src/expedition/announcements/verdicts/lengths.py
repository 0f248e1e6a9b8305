"""How long a flight or somebody's stay was that a clause names right before the figure, or right behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts.bound_lengths import ABOUT, ends_of
from expedition.announcements.verdicts.referents import Referent, referents, taken_up
from expedition.announcements.verdicts.said_lengths import of_days, said_length
from expedition.catalog.astronauts import aboard
from expedition.catalog.homecomings import brought_down, came_down_on

_UNITS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
# What stands between a name and the length of its flight.
_LASTED = re.compile(
    r"(?:['’]s? (?:crew|flight|mission|voyage|stay|trip|journey))?[^.;:!?()\n]{0,45}?\b(?:"
    r"(?:flew|flown|stay(?:ed)?|been|was|were|remained|liv(?:ed|ing)|orbited|circled|kept) (?:up |aloft |"
    r"in space |in orbit |"
    r"aboard |there |the earth |(?:the )?(?:planet|globe) )*(?:for )?|spent|last(?:ed|ing)|(?:took|ran|"
    r"went on) (?:for )?|"
    r"(?:flight|mission|voyage|stay|trip|journey|time in space) (?:of|was|had been|lasted|took)|after"
    rf")[ ]?{ABOUT}",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[ -](?:space ?)?(?:flight|mission|voyage|stay|trip|journey)s?[ ](?:of|by|aboard|"
    r"on)[ ](?:the )?(?:[\w-]+ ){0,2}?",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s? (?:own |first |second |long |record )?(?:of )?", re.IGNORECASE)
_NOUN = re.compile(r"[ -](?:long )?(?:space ?)?(?:flight|mission|voyage|stay|trip|journey)", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:will|would|should|plann\w*|due|meant|expected|was to|were to|to (?:stay|last|fly|spend)|(?-i:may)|might|"
    r"could|record|"
    r"moon|surface|walk\w*|outside|late|delay\w*|wait\w*|quarantine|train\w*|docked|together|in all|total|apart|"
    r"each|every|later|before|since|extended|prolong\w*|not|never|instead|longer|shorter)\b",
    re.IGNORECASE,
)


def of_length(scene: Scene, sentence: Sentence, one: TimeMention) -> tuple[str, str] | None:
    """Whether what the clause names was up for so long; None where it names nothing, or more than one thing."""
    unit = _UNITS.get(one.precision)
    if unit is None or one.seconds is None:
        return None
    if one.precision == "year" or one.seconds < 1.5 * DAY_S:
        return None
    text = scene.text
    told = _told_of(scene, sentence, one)
    if told is None:
        return None
    ends = ends_of(scene, sentence, one)
    if ends is not None and (ends.first, ends.last) != ("liftoff", "landing"):
        # "Took two days to get there" is no length of the whole.
        return None
    told = _of_its_year(sentence, told, one)
    said = said_length(text, sentence.start, one)
    if said is None:
        return None
    lengths: list[tuple[float, str]] = []
    for past in told.flights:
        down = came_down_on(told.who, past).landing_date if told.who else past.landing_date
        if past.kind == "module" or (scene.published is not None and past.liftoff_date > scene.published):
            continue
        if down is None or (scene.published is not None and down > scene.published):
            # What is not over yet has no length.
            return None
        lengths.append((float((down - past.liftoff_date).days), past.flight))
    if not lengths:
        return None
    if told.who and len(lengths) > 1:
        lengths.append((sum(days for days, _ in lengths), "all flights"))
    real, flight = min(lengths, key=lambda each: abs(each[0] * DAY_S - said.seconds))
    evidence = f"{told.words}: {flight} flew for {real:.0f} days"
    if any(said.fits(of_days(days)) for days, _ in lengths):
        return SUPPORTED, evidence
    around = text[max(sentence.start, told.start - 30) : min(sentence.end, one.end + 45)]
    # Crews of the shuttle's time, and of Mir, changed ships more often than is kept.
    changed = told.who and any(
        f.station in ("mir", "iss") and f.vehicle not in _OWN_SHIP for f in told.flights
    )
    # "Went up in Soyuz TMA-11 and spent nine days there": who rode in it may have come home on another ship.
    rode = not told.who and _RODE.search(text, max(sentence.start, told.start - 24), told.start) is not None
    changed = changed or (
        rode and any(f.station != "none" and set(brought_down(f.flight)) != set(f.crew) for f in told.flights)
    )
    crew = {name for past in told.flights for name in (*past.crew, *brought_down(past.flight))}
    # "Came home with Soyuz MS-04 after 288 days": somebody else's flight.
    changed = changed or (
        not told.who
        and any(each.known not in crew and each.end <= told.start for each in sentence.people if each.known)
    )
    never = all(said.never(of_days(days), int(days)) for days, _ in lengths)
    sure = never and not changed and len(lengths) <= _FEW and not _NOT_SO.search(around)
    return (CONTRADICTED if sure else UNCLEAR), evidence


_FEW = 4
_RODE = re.compile(r"\b(?:in|on|aboard|with|by) (?:the |a |an )?(?:[\w-]+ )?\Z", re.IGNORECASE)
_OWN_SHIP = ("soyuz-tma-m", "soyuz-ms", "crew-dragon")


def _of_its_year(sentence: Sentence, told: Referent, one: TimeMention) -> Referent:
    """Of somebody's flights those of the year that the sentence tells."""
    years = {m.said.year for m in sentence.moments if m.said.year and abs(m.start - one.start) < 60}
    if not told.who or len(years) != 1:
        return told
    year = years.pop()
    chosen = tuple(f for f in told.flights if f.liftoff_date.year == year)
    return replace(told, flights=chosen) if chosen else told


_THEY = re.compile(r"\b(?P<who>he|she)(?=[ ])", re.IGNORECASE)


def _pronoun(scene: Scene, sentence: Sentence, one: TimeMention) -> Referent | None:
    """The person that "he" or "she" takes up, right before a length."""
    hits = list(_THEY.finditer(scene.text, sentence.start, one.start))
    if not hits or not _LASTED.fullmatch(scene.text[hits[-1].end() : one.start]):
        return None
    who = taken_up(scene, sentence, hits[-1].start(), woman=hits[-1]["who"].lower() == "she")
    return Referent(hits[-1].start(), hits[-1].end(), who, aboard(who), who) if who else None


def _told_of(scene: Scene, sentence: Sentence, one: TimeMention) -> Referent | None:
    """Whose length it is."""
    found = [each for each in referents(scene, sentence) if not each.days or each.flights]
    before = [each for each in found if each.end <= one.start]
    if before:
        last = before[-1]
        between = scene.text[last.end : one.start]
        joined = len(before) > 1 and re.fullmatch(
            r",? (?:and|with|&) (?:[\w-]+ )?|, ", scene.text[before[-2].end : last.start]
        )
        if _OWNED.fullmatch(between) and _NOUN.match(scene.text, one.end):
            return last
        if _LASTED.fullmatch(between) and not joined and "," not in between:
            return last
    if (told := _pronoun(scene, sentence, one)) is not None:
        return told
    behind = [each for each in found if each.start >= one.end]
    if behind and _BEHIND.fullmatch(scene.text[one.end : behind[0].start]):
        return behind[0]
    return None
