"""How many people a country or a ship has sent up, and how often: counted in the record up to the day of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts.kind_people import people_in
from expedition.announcements.verdicts.kind_words import NATIONAL
from expedition.announcements.verdicts.named_ships import named_ships
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import is_of, nation_of, nation_words, travellers

_HEADS = (
    r"(?:men|women|people|persons|human beings|humans|astronauts|cosmonauts|taikonauts|"
    r"spacefarers|citizens|crews?)"
)
_SO_FAR = r"(?:(?:now|so far|already|by now|ever|only|just|since|in all|thus far)[ ])*"
_UP = r"(?:(?:up )?(?:in(?:to)?|to) (?:space|(?:earth )?orbit)|up|aloft|beyond the atmosphere)"
# "Ten Americans have been in orbit."
_HAVE_BEEN = re.compile(
    rf"\b(?P<n>{NUMBER}) (?P<who>(?:[\w'’-]+ ){{0,3}}?(?:{_HEADS}|[A-Z]\w+s)) (?:from [A-Z]\w+ )?(?:have|"
    rf"had) {_SO_FAR}"
    rf"(?:been|flown|gone|travelled|traveled|ridden|risen) {_SO_FAR}{_UP}\b",
)
# "China has put eleven people into orbit."
_HAS_SENT = re.compile(
    rf"\b(?:has|have|had) {_SO_FAR}(?:put|sent|launched|flown|had|carried|lofted|lifted|"
    rf"brought) {_SO_FAR}(?P<n>{NUMBER}) "
    rf"(?P<who>(?:[\w'’-]+ ){{0,2}}?{_HEADS}) (?:of (?:its|their) own )?{_UP}\b",
    re.IGNORECASE,
)
# "China has sent people up eleven times."
_SENT_TIMES = re.compile(
    rf"\b(?:has|have|had) {_SO_FAR}(?:put|sent|launched|flown|carried|lofted|lifted) (?:people|men|crews?|"
    rf"astronauts|humans|"
    rf"cosmonauts|taikonauts) {_UP} {_SO_FAR}(?P<n>twice|{NUMBER} times)\b",
    re.IGNORECASE,
)
# "Discovery flies for the 25th time", "Atlantis had been in orbit 36 times before".
_SHIP_TIMES = re.compile(
    rf"(?:,? which)?(?: is| was| has| had| now| will)*[ ](?:fly|flies|flew|flying|goes|went|going|gone|rose|rises|"
    rf"lifts off|lifted off|was launched|is launched|leaves|"
    rf"left|been|flown|launched|ha[sd]|takes off|took off|is up|was up|returns|is in (?:space|orbit)|"
    rf"was in (?:space|orbit))"
    rf"(?: up| (?:in)?to (?:space|orbit)| in (?:space|orbit)| there)*(?: already| now| today)*"
    rf"(?: for (?:the|its|her|his) (?P<nth>{'|'.join(ORDINALS)}|(?:\d{{1,3}}|(?:twenty|thirty)-\w+)(?:st|nd|rd|"
    rf"th)?) (?:and (?:last|final) )?time\b"
    rf"|[ ](?P<n>twice|{NUMBER} times)(?P<before> before| already| so far)?\b)",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every count of people, or of a ship's flights, that the record settles."""
    for sentence in scene.told.sentences:
        for pattern in (_HAVE_BEEN, _HAS_SENT, _SENT_TIMES):
            for hit in pattern.finditer(sentence.text):
                yield from _people(scene, sentence, hit, owned=pattern is not _HAVE_BEEN)
        yield from _ships(scene, sentence)


def _verdict(said: float, counts: Iterable[int]) -> str:
    """Right where one way to count gives it; of long rows a few more or less prove nothing."""
    every = sorted(set(counts))
    if not every or every[-1] == 0:
        return UNCLEAR
    if int(said) in every:
        return SUPPORTED
    room = 0.04 * every[-1]
    inside = every[0] - room <= said <= every[-1] + room
    return UNCLEAR if inside else CONTRADICTED


def _people(scene: Scene, sentence: Sentence, hit: re.Match[str], *, owned: bool) -> Iterator[Claim]:
    day = scene.published
    words = hit["n"].lower()
    said = 2.0 if words == "twice" else number(words.removesuffix(" times"))
    if day is None or said is None or said < 1:
        return
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    behind = scene.text[end : min(sentence.end, end + 40)]
    if re.match(r"[ ](?:on|in|from|with|since|at|by|aboard|this|during|before [A-Z0-9])\b(?! all\b)", behind):
        return
    rows = [one for one in history.crewed() if one.liftoff_date <= day and one.outcome_ascent in ("ok", "")]
    nation = None
    if owned:
        lead = sentence.text[max(0, hit.start() - 45) : hit.start()]
        owners = list(nation_words().finditer(lead))
        if not owners or not re.fullmatch(r"s?(?: (?:alone|itself|now|too))*[ ,]*", lead[owners[-1].end() :]):
            return
        nation = nation_of(owners[-1]["nation"])
        start = sentence.start + max(0, hit.start() - 45) + owners[-1].start()
    if "who" not in hit.re.groupindex:
        ships = NATIONAL.get(nation or "")
        if ships is None:
            return
        flown = [one for one in rows if one.vehicle.startswith(ships)]
        counts = {
            len(flown),
            len([one for one in flown if one.kind == "orbital"]),
            len([one for one in flown if one.vehicle != "x-15"]),
        }
        told = f"{len(flown)} flights with people of {nation} up to {day}"
        yield scene.claim(sentence, start, end, "count", _verdict(said, counts), told)
        return
    who = hit["who"]
    if re.search(r"crew", who, re.IGNORECASE):
        return
    apart = people_in(who + " in")
    left = re.sub(rf"\b{_HEADS}\b", "", apart[1] if apart else who, flags=re.IGNORECASE)
    if [
        word
        for word in re.findall(r"[^\W\d_]+", left)
        if word.lower() not in ("in", "different", "other", "of", "the")
    ]:
        return
    tests: list[Callable[[str], bool | None]] = [apart[0]] if apart else []
    if re.search(r"\bmen\b", who, re.IGNORECASE) and nation is None:
        tests.append(lambda name: not (name in travellers() and travellers()[name].woman))
    counts = set()
    if re.search(r"\borbit\b", hit[0], re.IGNORECASE):
        rows = [one for one in rows if one.kind == "orbital"]
    for chosen in _ways(rows):
        names = [name for one in chosen for name in one.crew if all(test(name) for test in tests)]
        if nation is not None:
            ships = NATIONAL.get(nation, ())
            counts.add(len({name for name in names if is_of(name, nation)}))
            counts.add(len({name for one in chosen if one.vehicle.startswith(ships) for name in one.crew}))
        else:
            counts.add(len(set(names)))
    told = f"in the record up to {day}: {min(counts)} to {max(counts)}"
    yield scene.claim(sentence, start, end, "count", _verdict(said, counts), told)


def _ways(rows: list[PastFlight]) -> Iterator[list[PastFlight]]:
    """The flights as some count them: all, those to orbit, all but the X-15's."""
    yield rows
    yield [one for one in rows if one.kind == "orbital"]
    yield [one for one in rows if one.vehicle != "x-15"]
    last = rows[-1] if rows else None
    yield [one for one in rows if one is not last]


def _ships(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    places = list(named_ships(scene.text, sentence.start, sentence.end))
    places += [
        (n.start, n.end, tuple(f for f in history.flights() if f.crewed and same_ship(n.id, f.vehicle)))
        for n in sentence.names
        if n.kind == "vehicle"
        and n.id not in ("soyuz", "dragon", "progress")
        and not any(a <= n.start < b for a, b, _ in places)
    ]
    for start, end, flown in places:
        hit = _SHIP_TIMES.match(scene.text, end, sentence.end)
        if hit is None or not flown:
            continue
        day = scene.published
        main = scene.main.past if scene.main is not None else None
        own = main if main in flown else None
        if own is not None:
            # A name may have been borne by ships of two kinds.
            flown = tuple(f for f in flown if f.family == own.family)
        elif len({f.family for f in flown}) > 1 and hit is not None:
            continue
        if day is None and own is None:
            continue
        limit = own.liftoff_date if own is not None else day
        assert limit is not None
        done = [f for f in flown if f.liftoff_date <= limit and f.kind != "test"]
        if re.match(
            r"[ ](?:to|with|from|in|on|at|since|this) (?!space|orbit|all)",
            scene.text[hit.end() : hit.end() + 12],
        ):
            continue
        if hit["nth"]:
            word = hit["nth"].lower()
            said = float(ORDINALS.get(word) or _nth(word) or 0)
            counts = {len(done)}
        else:
            words = hit["n"].lower()
            said = 2.0 if words == "twice" else number(words.removesuffix(" times")) or 0.0
            counts = (
                {len(done) - (own is not None)}
                if hit["before"]
                else {len(done), len(done) - (own is not None)}
            )
        counts |= {len([f for f in done if f.outcome_ascent in ("ok", "")])} if not hit["before"] else set()
        if said < 1:
            continue
        told = f"the record has {len(done)} flights of it up to {limit}"
        yield scene.claim(sentence, start, hit.end(), "count", _verdict(said, counts), told)


def _nth(word: str) -> int | None:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    tens, _, ones = word.partition("-")
    base = {"twenty": 20, "thirty": 30}.get(tens)
    return base + ORDINALS[ones] if base and ones in ORDINALS else None
