"""Who is aboard, and as what: against the crews of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.people import PersonMention
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts.kind_tests import is_private
from expedition.announcements.verdicts.kind_tests import stays as kind_stays
from expedition.catalog.astronauts import aboard, person, same_person
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import brought_down, came_down_on

_APART = re.compile(r"[^.;:!?\n]{0,48}")
# Whoever is named behind these words is another's.
_ELSE = re.compile(
    r"\b(?:after|since|like|unlike|than|from|against|instead|replac\w*|follow\w*|back(?:ed|-up)|дублир\w*|"
    r"дубл[её]р\w*|"
    r"вместо|после|(?:seat|place) of)\b",
    re.IGNORECASE,
)
_ABOARD = re.compile(
    r"\b(?:aboard|on board|crew|ride|rode|fly|flew|flies|lift|carr(?:y|ie[sd])|took|launch\w*|left|came|come|"
    r"docked|undocked|landed|arm|capture\w*|grapple\w*|station|walk\w*|return\w*|astronauts|cosmonauts|"
    r"taikonauts|экипаж\w*|космонавт\w*)\b",
    re.IGNORECASE,
)
_NOT_OF_IT = ("back-up", "official", "quoted")
_SPEAKS = ("official", "quoted")


def claims(scene: Scene) -> Iterator[Claim]:
    """Every list of people, and every person with a part to play."""
    for sentence in scene.told.sentences:
        for group in _groups(scene, sentence):
            # Who speaks, invites or builds rockets is no crew.
            if not any(one.known or (one.role and one.role not in _SPEAKS) for one in group):
                continue
            yield _judged(scene, sentence, group)


def _groups(scene: Scene, sentence: Sentence) -> Iterator[list[PersonMention]]:
    group: list[PersonMention] = []
    for one in sentence.people:
        joined = group and _APART.fullmatch(scene.text[group[-1].end : one.start])
        apart = group and _ELSE.search(scene.text[group[-1].end : one.start])
        stands = group and not apart and (one.role == "back-up") == (group[-1].role == "back-up")
        if group and not (joined and stands):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _judged(scene: Scene, sentence: Sentence, group: list[PersonMention]) -> Claim:
    start, end = cut(scene.text, group[0].start, group[-1].end)
    names = ", ".join(one.name for one in group)
    draft = scene.subject(sentence, group[0].start)

    happens = any(cue.happens and not cue.weak for cue in sentence.cues)
    several = len({one.known for one in group if one.known}) >= 3 and happens
    if len(group) == 1 and (tail := _part_in(scene, sentence, group[0])):
        start, end = (start, tail) if tail - start < 60 else cut(scene.text, end, tail)

    def claim(verdict: str, evidence: str) -> Claim:
        reading = f"{names} aboard {draft.name}" if draft else names
        about = draft.name if draft else None
        return Claim(start, end, "crew", reading, verdict, evidence, about, several)

    if any(one.role in _NOT_OF_IT for one in group):
        return claim(UNCLEAR, "who stands by, or speaks, is not kept")
    fits = _crewed(scene, draft, group)
    if fits is None:
        if together := _together(scene, group):
            return claim(SUPPORTED, f"crew of {together.flight}: {', '.join(together.crew)}")
        if len(group) > 1 and _ABOARD.search(sentence.text) and (up := _up_there(scene, group)):
            return claim(SUPPORTED, up)
        return claim(UNCLEAR, "no crew of the record to hold that against")
    draft = fits
    assert fits.past is not None
    home = any(cue.kind in ("landing", "undocking") for cue in sentence.cues)
    crew = fits.past.crew
    down = brought_down(fits.past.flight)
    if home and all(any(same_person(one.name, other) for other in down) for one in group):
        return claim(SUPPORTED, f"came down on {fits.past.flight}: {', '.join(down)}")
    told = f"crew of {fits.past.flight}: {', '.join(crew)}"
    inside = [any(same_person(one.name, other) for other in crew) for one in group]
    if all(inside):
        wrong = _wrong_role(
            scene, group, crew, private=is_private(fits.past), stays=_may_lead(scene, group, fits.past)
        )
        return claim(CONTRADICTED if wrong else SUPPORTED, f"{told}; {wrong}" if wrong else told)
    strangers = [one for one, is_in in zip(group, inside, strict=True) if not is_in]
    listed = len(group) >= 2 and sum(inside) >= len(group) - 1 and _ABOARD.search(sentence.text)
    # Whoever has flown is known by name; a name that is nobody's may be misread.
    # Crews of a station come down on other ships than they went up on.
    if (
        listed
        and not (home and fits.past.station != "none" and not _all_down(fits.past, down))
        and len(strangers) == 1
        and person(strangers[0].name)
        and "crew" not in fits.past.recalled
        and _is_one_list(scene, group)
        and not _told_beside(scene, group, strangers[0])
    ):
        named = any(sentence.start <= a < sentence.end for a, _ in fits.spans)
        if not named and _CREW_THERE.search(scene.text, sentence.start, start) and _up_there(scene, group):
            # "The crew" of a station are those of all the ships that lie there.
            return claim(UNCLEAR, told)
        return claim(CONTRADICTED, f"{told}; not {strangers[0].name}")
    return claim(UNCLEAR, told)


_VERB = re.compile(
    r"\b(?:has|had|have|is|was|were|will|made|makes|did|does|flew|flies|went|goes|took|takes|left|leaves|spent)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r",? (?:and|with|as well as|и|а также) (?:their |his |her |the |two |three |four |five |их |его )*(?:other )?"
    r"(?:colleagues?|others?|crew ?mates?|partners?|коллег\w*|товарищ\w*|друг\w+)\b",
    re.IGNORECASE,
)
_CREW_THERE = re.compile(r"\b(?:crew|aboard|on board|station|экипаж\w*|на борту|станци\w*)\b", re.IGNORECASE)


def _is_one_list(scene: Scene, group: list[PersonMention]) -> bool:
    """Whether names stand in one list that is complete: no verb between them, nobody else behind."""
    pairs = pairwise(group)
    parted = any(_VERB.search(scene.text, one.end, other.start) for one, other in pairs)
    return not parted and _COMPANY.match(scene.text, group[-1].end) is None


# What stands right before a name of a list is a role or a country, no deed and no place.
_JOINS_LIST = re.compile(r"[,;:&(]|\b(?:and|with|plus|и)\b", re.IGNORECASE)
_NO_LIST = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|off|in|on|at|for|to|from|once|used|rode|flew|led|took|\w+ed)\b",
    re.IGNORECASE,
)


def _told_beside(scene: Scene, group: list[PersonMention], one: PersonMention) -> bool:
    """Whether somebody is named for what is his, or for what he did: "in X's place", "the pad that X used"."""
    if re.match(r"['’]s\b", scene.text[one.end : one.end + 2]) or scene.text[one.end - 2 : one.end] in (
        "'s",
        "’s",
    ):
        return True
    at = group.index(one)
    before = scene.text[group[at - 1].end : one.start] if at else ""
    return _NO_LIST.search(_JOINS_LIST.split(before)[-1]) is not None


def _all_down(past: PastFlight, down: tuple[str, ...]) -> bool:
    """Whether the crew of a flight came home together, with nobody beside them."""
    return past.landing_date is not None and set(down) == set(past.crew)


def _part_in(scene: Scene, sentence: Sentence, one: PersonMention) -> int | None:
    """Where the words end that tell one person's part in a flight named right behind."""
    for name in sentence.names:
        if name.kind == "flight" and 0 <= name.start - one.end <= 80:
            between = scene.text[one.end : name.start]
            timed = any(one.end <= moment.start < name.start for moment in sentence.moments)
            if (
                not timed
                and not re.search(r"[.;:!?\n]", between)
                and re.search(r"\b(?:pilot|command|of|on|aboard|in)\b", between)
            ):
                return name.end
    return None


def _together(scene: Scene, group: list[PersonMention]) -> PastFlight | None:
    """The flight that two or more of a group were on together, where nobody known was elsewhere."""
    known = list(dict.fromkeys(one.known for one in group if one.known))
    if len(known) < 2:
        return None
    shared = [past for past in aboard(known[0]) if all(name in past.crew for name in known)]
    shared = [past for past in shared if scene.published is None or past.liftoff_date <= scene.published]
    return shared[-1] if shared else None


def _up_there(scene: Scene, group: list[PersonMention]) -> str | None:
    """What makes a group that of people who were all up on the day of the text."""
    day = scene.published
    if day is None or not all(one.known for one in group):
        return None
    flown = []
    for one in group:
        up = [past for past in aboard(one.known or "") if past.liftoff_date <= day]
        down = came_down_on(one.known or "", up[-1]).landing_date if up else None
        if not up or (down is not None and down < day):
            return None
        flown.append(up[-1].flight)
    return f"up on {day}: {', '.join(f'{one.known} ({flight})' for one, flight in zip(group, flown, strict=True))}"


def _crewed(scene: Scene, draft: Draft | None, group: list[PersonMention]) -> Draft | None:
    """The flight of the text that most of the group were aboard of, its own first."""
    options = [one for one in (draft, scene.main, *scene.drafts) if one and one.past and one.past.crew]

    def hits(one: Draft) -> int:
        assert one.past is not None
        crew = (*one.past.crew, *brought_down(one.past.flight))
        return sum(any(same_person(p.name, n) for n in crew) for p in group)

    best = max(options, key=hits, default=None)
    return best if best is not None and hits(best) > 0 else None


def _may_lead(scene: Scene, group: list[PersonMention], past: PastFlight) -> bool:
    """Whether who is said to command may be the leader of the expedition that a ship brings, not of the ship."""
    first, last = scene.told.document.sentence_at(group[0].start)
    near = scene.text[max(first, group[0].start - 60) : min(last, group[-1].end + 60)]
    of_ship = re.search(r"\b(?:Soyuz|Dragon|ship|spacecraft|capsule|shuttle|Shenzhou)\b", near)
    return (
        past.station not in ("none", "")
        and kind_stays(past)
        and past.vehicle.startswith("soyuz")
        and of_ship is None
    )


# "X, who commands, and Y": the word between two names is that of the one before.
_COMMANDS_TOO = re.compile(
    r",? (?:who|as|in|и|который) (?:will |is to |was to |the |their |its )?(?:command\w*|lead\w*|командир\w*|"
    r"командует)|\((?:the )?(?:commander|командир)\)|\b(?:commander|командир)(?:\W*,|\W* and\b|\W* и\b)",
    re.IGNORECASE,
)


def _wrong_role(
    scene: Scene, group: list[PersonMention], crew: tuple[str, ...], *, private: bool, stays: bool
) -> str:
    """What is wrong with who is said to command; "" where nothing is."""
    if len(crew) < 2:
        return ""
    said = [one for one in group if one.role == "commander"]
    if len(said) == 1 and not same_person(said[0].name, crew[0]):
        # Who leads a private flight, or a crew that stays at a station, and who commands its ship may be two people.
        if private or stays or _COMMANDS_TOO.search(scene.text, group[0].start, said[0].start):
            return ""
        return f"{crew[0]} commanded"
    flown = [one for one in group if one.role == "pilot"]
    if len(flown) == 1 and len(crew) > 2 and same_person(flown[0].name, crew[0]):
        near = scene.text[max(0, flown[0].start - 25) : flown[0].end + 25]
        if "ommand" not in near and not said:
            return f"{crew[0]} commanded"
    return ""
