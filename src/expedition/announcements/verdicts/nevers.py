"""What was never done before, or not since a day: asked of the kind of flight, or of person, that the words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import CONTRADICTED, FULL_STOP, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import kind_words, kinds, of_kinds, repeats
from expedition.announcements.verdicts.firsts import STOP, told_of
from expedition.announcements.verdicts.kind_people import since_in
from expedition.announcements.verdicts.veterans import flight_of, of_crews
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight

# "No crew has ever", "never before has a Soyuz", "nobody has left", "had not been up".
_NEVER = re.compile(
    r"\b(?:(?P<nobody>(?:nobody|no one)(?: from (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?|no (?:human|person|man|"
    r"woman|astronaut|"
    r"cosmonaut|crew))(?: has| had)"
    r"|(?P<no>no(?:ne)? (?:[\w'’-]+ ){0,7}?)(?:has|have|had)"
    r"|(?P<never>never (?:before |until now |yet )?(?:has|have|had|was|were|did))"
    r"|(?P<not>(?:has|have|had) (?:not|never)))\b(?: ever| yet)?",
    re.IGNORECASE,
)
# "No American flew in 1979": told with its time alone, else of which flight would not be said.
_FLEW = (
    r"(?:went|flew|rode|left|came|carried|visited|docked|landed|lived|launched|lifted off|took off|"
    r"was launched|were launched)"
)
_DID_NOT = re.compile(
    rf"\b(?P<nobody>nobody|no one|no (?:human|person|man|woman|astronaut|cosmonaut|crew)) {_FLEW}\b"
    rf"|\b(?P<no>no(?:ne)? (?:[\w'’-]+ ){{1,7}}?){_FLEW}\b",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\b(?:since|after (?=[A-Z])|(?:in|during|throughout) (?:19|20)\d\d|this year|(?:between|"
    r"from) (?:\w+ )?(?:19|20)\d\d (?:and|to))\b",
    re.IGNORECASE,
)
# Between a place, or a ship, and what it never did: "at Cape Canaveral, which".
_APART = re.compile(r"(?:,? (?:at|in|of) [A-Z][\w' -]+)?,? (?:which|that)(?= |\Z)")
_PAD = re.compile(r"\b(?:pad|complex|LC|SLC|ramp)\b", re.IGNORECASE)
_PEOPLE_NOT = re.compile(r"\b(?:people|astronauts|cosmonauts|crews|humans|men|women)\s+\Z", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:where|whence|(?:to|in|from|at|on|through|by) which|there) \Z", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Statements that something was never done before, or not since a day."""
    for sentence in scene.told.sentences:
        yield from _nevers(scene, sentence)
        yield from _not_since(scene, sentence)
        yield from _of_somebody(scene, sentence)
        yield from _none_did(scene, sentence)


_HAD_NOT = re.compile(
    r"\b(?:has|have|had)(?: (?:never|not)(?: yet| ever| before| until now)*|n['’]t(?: yet| ever| before)*)[ ]"
    r"(?:been launched|launched|flown|ridden|been|travell?ed|gone|visited|lived|sat)\b",
    re.IGNORECASE,
)
_IN_RUSSIAN = re.compile(
    r"\b(?:(?:лет|полет|отправ|старт|подним)[а-яё]+(?: (?:в космос|на орбиту))? впервые|"
    r"впервые (?:лет|полет|отправ|старт|подним)[а-яё]+|"
    r"(?:раньше|прежде|ранее|до этого|ещё)(?: в космосе)? не (?:летал|бывал|был)[а-яё]*)\b(?: в космос[а-яё]*)?"
    r"(?! (?:на|к|в) )",
    re.IGNORECASE,
)
# Between a name and what is said of it: "Krikalev, a Russian who".
_LINK = re.compile(
    r"(?:,? ?(?:who|(?:an?|the) [^,;:.()]{2,45}?,? who|himself|herself|aged? \d+,?|\(?\d\d\)?,?))?[ ,]*",
    re.IGNORECASE,
)
_BEFORE_WHOM = re.compile(
    r"[ ]before (?P<whom>him|her|them|it|this|that|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\Z"
)


def _of_somebody(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Somebody who is said never to have flown, or never on such a ship or to such a place."""
    text = scene.text
    for pattern in (_HAD_NOT, _IN_RUSSIAN):
        for hit in pattern.finditer(sentence.text):
            at, verb = sentence.start + hit.start(), sentence.start + hit.end()
            people = [p for p in of_crews(scene, sentence) if p.known]
            led = [p for p in people if p.end <= at and _LINK.fullmatch(text[p.end : at])]
            behind = [p for p in people if pattern is _IN_RUSSIAN and 0 < p.start - verb <= 2]
            who = led[-1] if led else behind[0] if behind else None
            if who is None or who.known is None:
                continue
            past = next(iter(flight_of(scene, sentence, (who.known,))), None)
            day = past.liftoff_date if past is not None else scene.published
            stop = STOP.search(text, verb, sentence.end)
            end = min(stop.start() if stop else sentence.end, verb + 110) if pattern is _HAD_NOT else verb
            one = kinds.kind(scene, sentence, scene.main, verb, end)
            if day is None or not one.sure or one.people is not None or one.since is not None:
                continue
            flown = [
                f for f in aboard(who.known) if f.liftoff_date < day and f is not past and f in one.flights
            ]
            up = [f for f in flown if f.outcome_ascent in ("ok", "") and f.kind == "orbital"]
            if bool(flown) != bool(up):
                # Ascents that were broken off, and hops, are counted by some and not by others.
                continue
            told = (
                f"{who.known} had flown on {', '.join(f.flight for f in up)}"
                if up
                else f"{who.known} had not"
            )
            verdict = CONTRADICTED if up else SUPPORTED
            start, last = min(at, who.start), max(end, who.end if behind and not led else end)
            yield scene.claim(sentence, start, last, "first", verdict, told)


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
            hit["nobody"]
            and hit["nobody"].lower().startswith("no ")
            and not hit["nobody"].lower().startswith("no one")
        ):
            begin = at
        elif hit["nobody"] and " from " in hit["nobody"]:
            begin = at + hit["nobody"].index(" from ")
        elif hit["not"]:
            # Who or what had not: the ship or kind right before.
            named = [
                n
                for n in sentence.names
                if n.kind in ("vehicle", "launcher", "pad", "site") and at - 25 <= n.end <= at
            ]
            if named and named[-1].kind == "site":
                # "Pad 40 at the Cape, which has never": it is the pad that has not.
                pads = [n for n in sentence.names if n.kind == "pad" and 0 <= named[-1].start - n.end <= 9]
                if not pads and _PAD.search(text, max(sentence.start, named[-1].start - 40), named[-1].start):
                    continue
                named = pads or named
            whom = _PEOPLE_NOT.search(text, sentence.start, at)
            if whom is not None and re.search(r"\bsince\b", text[verb:end]):
                start = begin = whom.start()
            elif not named or _APART.sub("", text[named[-1].end : at]).strip(" ,"):
                continue
            else:
                start = begin = named[-1].start
        draft = told_of(scene, sentence, at)
        past = draft.past if draft is not None else None
        if whom := _BEFORE_WHOM.search(text, verb, end):
            # "No American had been launched on one before Foale": before the flight of the text.
            main = scene.main.past if scene.main is not None else None
            known = {p.known for p in of_crews(scene, sentence) if whom.start("whom") <= p.start < end}
            if main is not None and (whom["whom"].islower() or (known and known <= set(main.crew))):
                draft, past, end = scene.main, main, whom.start()
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
        skip = [(at, verb)] if hit["not"] else [(at, at + 2)] if begin == at else []
        one = kinds.kind(scene, sentence, draft, begin, end, "crewed" if hit["nobody"] else "", skip)
        # "Since Columbia was lost no shuttle has flown": since when stands elsewhere.
        apart = one.since is None and re.search(
            r"\b(?:since|for|in)\b", text[sentence.start : at], re.IGNORECASE
        )
        where = _WHERE.search(text[max(sentence.start, at - 12) : at]) is not None
        if one.sure and one.narrow and not apart and not where:
            verdict, told = _none(one, past, day)
            # What failed on its way up was lost; so was much else that the record does not tell of.
            if (
                re.search(r"\b(?:lost|fail|kill|died)\w*", words)
                and not kind_words.ON_THE_WAY.search(words)
                and (verdict == SUPPORTED or "failed" not in one.name or re.search(r"\b(?:kill|died)", words))
            ):
                verdict = UNCLEAR
        if verdict == UNCLEAR and not (hit["never"] or hit["nobody"]):
            continue
        yield scene.claim(sentence, start, end, "first", verdict, told)


def _none_did(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """ "Nobody went to the Moon after Apollo 17": what of that kind flew in the time that is told."""
    text = scene.text
    for hit in _DID_NOT.finditer(sentence.text):
        at = sentence.start + hit.start()
        stop = STOP_OF_TIMES.search(text, sentence.start + hit.end(), sentence.end)
        end = min(stop.start() if stop else sentence.end, at + 150)
        front = _FRONT.fullmatch(text, sentence.start, at)
        begin = front.start() if front is not None else at
        if _TIMED.search(text, begin, end) is None or any(
            p.known and begin <= p.start < end for p in sentence.people
        ):
            continue
        default = "crewed" if hit["nobody"] else ""
        skip = (at, at + 2) if hit["nobody"] is None or hit["nobody"].lower().startswith("no ") else (
            at, at + len(hit["nobody"]),
        )  # fmt: skip
        one = kinds.kind(scene, sentence, scene.main, begin, end, default, [skip])
        day = scene.published
        if day is None or not (one.sure and one.narrow):
            continue
        rows = [
            f
            for f in one.flights
            if f.liftoff_date <= day and (one.since is None or f.liftoff_date > one.since + timedelta(1))
        ]
        verdict, told = (
            SUPPORTED,
            f"the record has none of the {one.name}" + (f" after {one.since}" if one.since else ""),
        )
        if rows:
            verdict, told = (
                CONTRADICTED,
                f"there came {', '.join(f.flight for f in rows[:3])} of the {one.name}",
            )
        yield scene.claim(sentence, begin, end, "first", verdict, told)


# A time that stands in front.
_FRONT = re.compile(
    r"\W*(?:between|from|in|during|throughout|since|after) [^,;:.!?\n]{4,60}?,? ", re.IGNORECASE
)
STOP_OF_TIMES = re.compile(rf"{FULL_STOP}|[;:!?()\n]|, | – | — | but | and (?!\d)(?![A-Z]\w+ \d)")


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
