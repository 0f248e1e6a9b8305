"""Tallies of whole fleets and countries: how often they flew, whether one was lost, a country's place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.names import NameMention
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts.named_ships import named_ships
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_of, nation_words

# "No Progress has been lost since 2011", "no Falcon 9 has ever failed".
_NO_LOSS = re.compile(
    r"\b(?:no|not (?:a|one)(?: single)?) (?:[\w'’-]+ ){1,6}?(?:has|have|had) (?:ever )?"
    r"(?:been (?:lost|destroyed)|failed|exploded|broken up|gone astray)\b(?: in (?:flight|ascent)| on the way up)?"
    r"(?: since (?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?P<verb>flew|flown|went|gone|been launched|was launched|called|came|docked|made|carried)\b"
    rf"(?P<between>(?: (?!and\b|but\b)[\w'’-]+){{0,5}}?) (?P<number>{NUMBER}) "
    r"(?:times\b|(?:space ?)?flights\b|missions\b)"
    r"(?: (?:from|between) (?P<from>(?:19|20)\d\d) (?:until|till|to|and) (?P<to>(?:19|20)\d\d)"
    r"| in (?P<in>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_RANK = re.compile(
    rf"\b(?P<rank>{'|'.join(list(ORDINALS)[:8])}) (?:country|nation|state|power|land)\b(?: in the world|"
    rf" on earth| ever)?"
    r"(?:,? (?:after|behind|besides|next to) [^.;:,!?\n]{4,50},)?(?: (?:to|that|which) (?P<act>[^.;:!?\n]{4,90})"
    r"| after (?P<after>[^.;:!?\n]{4,70}))?",
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"\b(?:send|sent|dispatch\w*|put|launch\w*|fl(?:y|own|ew)|bring|lift|carr\w+)\b.{0,12}\b"
    r"(?:people|humans?|a (?:man|human|person)|men|"
    r"astronauts?|crews?|somebody|someone|its own|citizens?|human beings?)\b|human spaceflight|crewed",
    re.IGNORECASE,
)
_OWN_MEANS = re.compile(
    r"\b(?:own|strength|itself|independent\w*|by itself|themselves|indigenous\w*|alone)\b", re.IGNORECASE
)
_BESIDES = re.compile(r"\b(?:women?|moon|station|spacewalk|dock\w*|land\w*|suborbital)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"[ ](?:has|have|is|was|sent|puts?|launched|launches|sends)\b", re.IGNORECASE)
_DOES_SO = re.compile(r"(?:do|does|manage|achieve)[ ](?:so|it|that|this)\b", re.IGNORECASE)
# In which order countries sent people up in ships of their own.
_PIONEERS = (("Russia", 1961), ("Soviet Union", 1961), ("United States", 1961), ("China", 2003))
_PLACE_OF = {"Russia": 1, "Soviet Union": 1, "United States": 2, "China": 3}
# What stands behind and may leave some out.
_SAYS_MORE = re.compile(
    r",? (?:with|for|to|from|in|on|at|carrying|under|since|until|by|before|after|this|that)\b", re.I
)
_LOST = ("loss", "abort-survived", "failed")


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement about a fleet as a whole, or about a country's place among those that send people up."""
    for sentence in scene.told.sentences:
        yield from _losses(scene, sentence)
        yield from _times(scene, sentence)
        yield from _ranks(scene, sentence)


def _fleet(one: NameMention) -> list[PastFlight]:
    """The flights of a kind of ship or rocket."""
    every = [f for f in history.flights() if f.kind not in ("test", "module")]
    if one.kind == "launcher":
        return [f for f in every if f.launcher.startswith(one.id)]
    return [f for f in every if same_ship(one.id, f.vehicle) or f.family == one.id]


def _losses(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for hit in _NO_LOSS.finditer(sentence.text):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        named = [n for n in sentence.names if n.kind in ("vehicle", "launcher") and start <= n.start < end]
        if len(named) != 1:
            continue
        day = scene.published or date.today()
        if hit["year"] is None and re.match(r" since\b", sentence.text[hit.end() :]):
            # Since when, is no year: such are counted elsewhere.
            continue
        since = int(hit["year"]) if hit["year"] else 0
        fleet = [f for f in _fleet(named[0]) if f.liftoff_date <= day and f.liftoff_date.year > since]
        main = scene.main.past if scene.main is not None else None
        if main in fleet and re.search(r"\bhad\b", hit[0], re.IGNORECASE):
            # What had never been before the flight that the text tells of.
            fleet = [f for f in fleet if f.liftoff_date < main.liftoff_date]
        lost = [
            f for f in fleet if f.outcome_ascent in _LOST or "loss" in (f.outcome_orbit, f.outcome_descent)
        ]
        if named[0].kind == "launcher":
            lost = [f for f in fleet if f.outcome_ascent in _LOST]
        verdict, told = UNCLEAR, "the record keeps some of its flights only"
        if lost:
            verdict, told = CONTRADICTED, f"lost: {', '.join(f.flight for f in lost[-3:])}"
        elif fleet and named[0].kind == "vehicle":
            verdict, told = SUPPORTED, f"none of the {len(fleet)} flights of the record was lost"
        yield Claim(start, end, "count", scene.text[start:end], verdict, told)


def _times(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for hit in _TIMES.finditer(sentence.text):
        said = number(hit["number"])
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        # Whose flights: the ship or kind of ship that stands right before.
        ships = [
            (a, b, list(found))
            for a, b, found in named_ships(scene.text, sentence.start, start)
            if b <= start
        ]
        kinds = [
            (n.start, n.end, _fleet(n)) for n in sentence.names if n.kind == "vehicle" and n.end <= start
        ]
        named = max([*ships, *kinds], key=lambda each: each[1], default=None)
        between = hit["between"].lower()
        if said is None or named is None or start - named[1] > 40 or not named[2]:
            continue
        if re.search(r"[.;:]|\b(?:he|she|they|who)\b", scene.text[named[1] : start]):
            continue
        first = int(hit["from"] or hit["in"] or 0)
        last = int(hit["to"] or hit["in"] or 9999)
        day = scene.published
        row = [f for f in named[2] if first <= f.liftoff_date.year <= last]
        if day is not None:
            row = [f for f in row if f.liftoff_date <= day]
        where = {n.id for n in sentence.names if n.kind == "station" and start <= n.start < end} - {"station"}
        if where or "station" in between:
            row = [f for f in row if (f.station in where if where else f.station != "none")]
        counts = {
            len(row),
            len([f for f in row if f.crewed]),
            len([f for f in row if f.outcome_ascent not in _LOST]),
        }
        # A name may have been borne by ships of several kinds.
        counts |= {len([f for f in row if f.family == family]) for family in {f.family for f in row}}
        told = f"the record has {len(row)} of them"
        verdict = SUPPORTED if int(said) in counts else UNCLEAR
        plain = not between.strip() or "station" in between or bool(where)
        plain = plain and (bool(first) or not _SAYS_MORE.match(sentence.text, hit.end()))
        if verdict == UNCLEAR and plain and row and (first or day is not None):
            off = min(abs(int(said) - each) for each in counts)
            verdict = CONTRADICTED if off > 0.03 * len(row) else UNCLEAR
        a, b = cut(scene.text, start, end)
        yield Claim(a, b, "count", scene.text[a:b], verdict, told)


def _ranks(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for hit in _RANK.finditer(sentence.text):
        rank = ORDINALS[hit["rank"].lower()]
        act, behind = hit["act"] or "", hit["after"] or ""
        if _DOES_SO.match(act):
            # What it does stands elsewhere in the sentence.
            act = f"{act} {sentence.text}"
        if _BESIDES.search(act) or (act and not (_SENDS.search(act) and _OWN_MEANS.search(act))):
            continue
        if not act and not (behind and _SENDS.search(sentence.text) and _OWN_MEANS.search(sentence.text)):
            continue
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        before = [nation_of(n["nation"]) for n in nation_words().finditer(sentence.text, 0, hit.start())]
        who = next((nation for nation in reversed(before) if nation), None)
        if who is None:
            # "The third nation to do so, China has sent people up."
            behind_it = [
                nation_of(n["nation"])
                for n in nation_words().finditer(sentence.text, hit.end("rank"))
                if _SUBJECT.match(sentence.text, n.end()) and sentence.text[: n.start()].endswith(", ")
            ]
            who = behind_it[0] if behind_it else None
        main = scene.main.past if scene.main is not None else None
        day = scene.published or (main.liftoff_date if main is not None else date.today())
        if who is None:
            continue
        others = {_PLACE_OF[nation] for nation, year in _PIONEERS if year <= day.year}
        place = _PLACE_OF.get(who) or len(others) + 1
        told = f"{len(others)} countries have sent people up by themselves; {who} is number {place}"
        verdict = SUPPORTED if rank == place else CONTRADICTED
        a, b = cut(scene.text, start, end)
        yield Claim(a, b, "first", scene.text[a:b], verdict, told, by_text=True)
