"""How often the people of a flight had flown before it: rookies, veterans, somebody's fourth trip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.people import PersonMention, latin
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight

_RUSSIAN = {
    "перв": 1, "втор": 2, "трет": 3, "четв": 4, "пят": 5, "шест": 6, "седьм": 7,
}  # fmt: skip
_NTH = rf"(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th))"
_TRIP = (
    r"(?:(?:space|orbital|own|career)[ -])?(?:space-?flights?|flights?|trips?|missions?|voyages?|journeys?|ascents?|"
    r"launch(?:es)?|rides?)"
)
_SPACE = r"(?: (?:in|into|to) (?:space|orbit)\b)?"
# "the second flight", "her third trip to orbit", "for the fourth time".
_COUNTED = re.compile(
    rf"\b(?P<whose>(?:his|her|their|['’]s?|the|a|it is|это) )(?:very )?{_NTH} {_TRIP}\b{_SPACE}"
    rf"|\b(?P<times>for the {_NTH.replace('word', 'word2').replace('digits', 'digits2')} time)\b{_SPACE}"
    r"|\b(?P<russian>перв|втор|трет|четв[её]рт|пят|шест|седьм)[а-яё]* (?:косм[а-яё]+ )?(?P<what>пол[её]т|раз)\b"
    # "O'Hara makes her second", "for Gorbunov it is number two".
    rf"|\b(?:makes?|made|flies|flew) (?P<bare>his|her) {_NTH.replace('word', 'word3').replace('digits', 'digits3')}"
    rf"(?=[.,;:)]| and\b|\Z)|\bnumber (?P<cardinal>{NUMBER})\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?P<who>neither(?: (?:man|woman|of (?:them|the (?:two|men|women|pair))))?|"
    r"(?:none|not one|no one|nobody) (?:of (?:them|the (?:\w+|crew(?: members)?)|its crew|her crew))|"
    r"никто из (?:них|экипажа))"
    r"\b[ ](?:of whom )?(?:has|have|had|не) ?(?:yet |ever )?(?:been|flown|gone|left|летал[а-яё]*)\b[^.;:]{0,40}?"
    r"(?=[.;:,!?\n]|$| and | but )",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:(?P<all>all(?: (?:of them|\w+))?|both(?: (?:men|women|of them))?) (?:are|were|is) (?:space )?"
    r"(?P<sort>veterans?|rookies?|newcomers?|novices?|beginners?|first-timers?|first-time fliers|"
    r"new to (?:space|orbit))"
    r"|(?P<sort2>veterans|rookies|newcomers|novices|beginners|first-timers) (?:all|both)(?: \w+)?"
    r"|(?P<all2>all(?: (?:of them|\w+))?|both(?: (?:men|women|of them))?) have (?:been (?:up|in space|to space)|flown)"
    r"(?: (?:in|to|into) space)? before)\b",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"\b(?:(?:is|are|was|were) (?:all |both |a |the )?(?:space )?|, (?:a |both )?(?:space )?)"
    r"(?P<sort>veterans?|rookies?|newcomers?|novices?|first-timers?|first-time flie?rs?|new to (?:space|orbit))\b"
    r"(?! of (?:the )?(?:\w+ )?(?:army|navy|air|war))",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:[Oo]f (?:the|these|its) \w+,? )?[Oo]nly (?P<name>[A-ZА-ЯЁ][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}) (?:has|had) "
    r"(?:ever )?(?:been|flown|gone)\b[^.;:]{0,40}?(?=[.;:,!?\n]|$)",
)
_NEVER = re.compile(
    r"\b(?:has|have|had) (?:never|not) (?:yet )?(?:flown|been (?:in|to) (?:space|orbit)|gone to space)\b(?: before)?"
    r"|\bне летал[а-яё]*\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\b(?:with |has |have |had |after |veterans? (?:of|with) |made |flew |flown )(?P<number>{NUMBER}) "
    r"(?:(?:space|previous|earlier|shuttle|soyuz|other|prior)[ -]){0,2}(?:space-?)?(?:flights?|missions?|trips?)"
    r"(?P<each> each)?(?: (?:behind|to (?:his|her|their)|under (?:his|her)) (?:\w+ )?(?:belts?|credit|name)?)?",
    re.IGNORECASE,
)
_NEW = ("new to", "rook", "newc", "novi", "begi", "firs")
_FRESH = "had flown before"


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement of how often people had flown."""
    for sentence in scene.told.sentences:
        yield from _numbered(scene, sentence)
        yield from _together(scene, sentence)
        yield from _each(scene, sentence)


def of_crews(scene: Scene, sentence: Sentence) -> list[PersonMention]:
    """The people of a sentence, and those of the text's crews that it calls by one name, in whatever case."""
    found = [p for p in sentence.people if p.role not in ("quoted", "back-up", "official")]
    crews = {name for draft in scene.drafts if draft.past is not None for name in draft.past.crew}
    for hit in _CAPITAL.finditer(sentence.text):
        a, b = sentence.start + hit.start(), sentence.start + hit.end()
        if any(p.start < b and a < p.end for p in sentence.people):
            continue
        word = hit[0].removesuffix("'s").removesuffix("’s")
        b = a + len(word)
        spoken = {_sound(word)}
        if _CYRILLIC.search(word):
            spoken |= {_sound(word[:-1]), _sound(word[:-2])} if len(word) > 5 else set()
        alike = [n for n in crews if spoken & {_sound(part) for part in (n.split()[0], n.split()[-1])}]
        chinese = [n for n in alike if len(n.split()) == 2 and _sound(n.split()[0]) in spoken]
        if len(alike) == 1 and (chinese or spoken & {_sound(alike[0].split()[-1])}):
            found.append(PersonMention(a, b, alike[0], "", alike[0]))
    return sorted(found, key=lambda p: p.start)


_CAPITAL = re.compile(r"\b[A-ZА-ЯЁ][\w'’-]+")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _sound(name: str) -> str:
    """A name by its sound, near enough for the crew of one text."""
    return re.sub(r"[yj'’-]|(?<=.)i(?=[aeou])", "", latin(name).lower())


def _numbered(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for hit in _COUNTED.finditer(sentence.text):
        said = hit["word"] or hit["word2"] or hit["word3"]
        digits = hit["digits"] or hit["digits2"] or hit["digits3"]
        if said:
            n = ORDINALS[said.lower()]
        elif hit["cardinal"]:
            n = int(number(hit["cardinal"]) or 0)
        elif digits:
            n = int(digits)
        else:
            n = next(v for k, v in _RUSSIAN.items() if hit["russian"].lower().replace("ё", "е").startswith(k))
        at, end = sentence.start + hit.start(), sentence.start + hit.end()
        who = _whose(scene, sentence, hit, at, end)
        if who is None:
            continue
        people, start, end = who
        names = tuple(dict.fromkeys(p.known for p in people if p.known))
        if not names:
            continue
        verdict, evidence = _nth(scene, sentence, names, n)
        yield scene.claim(sentence, start, end, "count" if n > 1 else "first", verdict, evidence)


def _whose(
    scene: Scene, sentence: Sentence, hit: re.Match[str], at: int, end: int
) -> tuple[list[PersonMention], int, int] | None:
    """Whose so-manyth flight it is: with "for" before or behind, with an apostrophe, "who", or "their"."""
    text = scene.text
    people = of_crews(scene, sentence)
    behind = [p for p in people if p.start >= end]
    if behind and re.fullmatch(r" (?:for|для|of) (?:[\w-]+ ){0,2}", text[end : behind[0].start]):
        group = run(text, behind)
        return group, at, group[-1].end
    before = [p for p in people if p.end <= at]
    if not before:
        return None
    group = run(text, before[::-1])[::-1]
    lead = text[group[0].start - 5 if group[0].start >= 5 else 0 : group[0].start]
    between = text[group[-1].end : at]
    goes_on = re.search(r"[;:] (?:he|she) (?:\w+ )\Z", between) is not None and len(group) == 1
    if (re.search(r"[;:]|\. ", between) and not goes_on) or len(between) > 90:
        return None
    if re.search(r"(?:for|для) \Z", lead, re.IGNORECASE):
        plain = re.fullmatch(
            r",? ?(?:(?:it|this|that|это) ?(?:is|was|will be|would be|будет|стал[а-яё]*)? ?(?:already |only |уже )?)?",
            between,
            re.IGNORECASE,
        )
        return (group, max(sentence.start, group[0].start - 4), end) if plain else None
    if (
        hit["russian"]
        and hit["what"].lower() != "раз"
        and not re.search(r"\b(?:свой|для|его|е[её])\b", between)
    ):
        return None
    if re.search(r"\bwhom?\b", between) and (hit["times"] or "for whom" in between):
        # "X, who flies for the second time", "X, for whom it is the first trip".
        return [group[-1]] if "both" not in between else group, group[-1].end, end
    whose = (hit["whose"] or hit["bare"] or "").strip().lower()
    if whose in ("his", "her", "'s", "’s", "'", "’"):
        if whose in ("his", "her") and len(between) > 70:
            return None
        if whose not in ("his", "her") and re.search(r"\w", between):
            # "X, who flew Axiom's first mission": it is the company's, not X's.
            return None
        return [group[-1]], group[-1].start if len(between) < 40 else at, end
    if whose == "their" or re.search(r"\bboth on \Z", text[max(0, at - 9) : at + 1], re.IGNORECASE):
        return (group, at, end) if len(group) > 1 else None
    personal = re.search(
        r"\b(?:flies|fly|flying|flew|journeys?|is|are|was|were|been|goes|go|going|went|returns?|travels?|rides?|rode|up|"
        r"in (?:space|orbit)|"
        r"лет\w+|полет\w+|отправ\w+)\b",
        between,
        re.IGNORECASE,
    )
    if (hit["times"] or (hit["russian"] and hit["what"].lower() == "раз")) and personal:
        if not hit.group().lower().endswith(("space", "orbit", "раз")) and not re.search(
            r"\b(?:space|orbit|journey|fl(?:y|ies|ew|ying)|journeys|up|лет\w+|полет\w+)\b",
            between,
            re.IGNORECASE,
        ):
            return None
        return group, group[0].start, end
    return None


def run(text: str, people: list[PersonMention]) -> list[PersonMention]:
    """The first of a row of people and those joined to it by commas and "and"."""
    group = people[:1]
    for one in people[1:]:
        first, second = sorted((group[-1], one), key=lambda p: p.start)
        if not re.fullmatch(
            r"(?:,| and|, and| и| &)(?: (?:(?!the |for |first |second |third )[\w'’-]+ ){0,3})? ?",
            text[first.end : second.start],
        ):
            break
        group.append(one)
    return group


def prior(name: str, past: PastFlight | None, day: date | None) -> tuple[set[int], str]:
    """How many flights somebody had made before one, or before a day; more numbers where it is a matter of counting."""
    flown = list(aboard(name))
    before = past.liftoff_date if past is not None else day
    if past is not None:
        earlier = [f for f in flown if f.liftoff_date < past.liftoff_date]
    else:
        earlier = [f for f in flown if before is None or f.liftoff_date <= before]
    # Ascents that were broken off, and hops, are counted by some and not by others.
    sure = [f for f in earlier if f.kind == "orbital" and f.outcome_ascent in ("ok", "")]
    counts = {len(earlier), len(sure), len([f for f in earlier if f.outcome_ascent in ("ok", "")])}
    counts |= {len([f for f in earlier if f.kind == "orbital"])}
    told = (
        f"{name} had flown on {', '.join(f.flight for f in earlier)}"
        if earlier
        else f"{name} had not flown before"
    )
    return counts, told


def flight_of(scene: Scene, sentence: Sentence, names: tuple[str, ...]) -> list[PastFlight]:
    """The flights of the text that those people were aboard of: the sentence's, the text's, the others."""
    place = sentence.start
    options: list[Draft] = [d for _, d in scene.anchored(sentence)]
    options += [d for d in (scene.subject(sentence, place), scene.main, *scene.drafts) if d is not None]
    out: list[PastFlight] = []
    for draft in options:
        past = draft.past
        if past is not None and past not in out and all(name in past.crew for name in names):
            out.append(past)
    return out


def _nth(scene: Scene, sentence: Sentence, names: tuple[str, ...], n: int) -> tuple[str, str]:
    told: list[str] = []
    sure = True
    for name in names:
        flights = flight_of(scene, sentence, (name,))
        if flights:
            counts = [prior(name, past, None) for past in flights]
            if any(n - 1 in these for these, _ in counts):
                told.append(next(said for these, said in counts if n - 1 in these))
                continue
            return CONTRADICTED, counts[-1 if len(counts) > 1 else 0][1]
        if scene.published is None:
            return UNCLEAR, "the text has no day to count to"
        these, said = prior(name, None, scene.published)
        told.append(said)
        if n not in these and n - 1 not in these:
            return (CONTRADICTED if aboard(name) else UNCLEAR), said
        coming = [f for f in aboard(name) if 0 <= (f.liftoff_date - scene.published).days < 400]
        up = [f for f in aboard(name) if _aloft(f, scene.published)]
        sure = sure and bool(coming if n - 1 in these else up)
    return (SUPPORTED if sure else UNCLEAR), "; ".join(told)


def _aloft(past: PastFlight, day: date) -> bool:
    return past.liftoff_date <= day <= (past.landing_date or day) + timedelta(days=40)


def _together(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """What is said of a whole crew: none of them has flown, all are veterans, only one has been up."""
    for hit in _NONE.finditer(sentence.text):
        named = _pair(sentence, hit.start()) if hit["who"].lower().startswith("neither") else ()
        yield from _crew_claim(scene, sentence, hit.start(), hit.end(), named, new=True)
    for hit in _ALL.finditer(sentence.text):
        sort = (hit["sort"] or hit["sort2"] or "veterans").lower()
        whole = (hit["all"] or hit["all2"] or hit.group()).lower()
        named = _pair(sentence, hit.start()) if "both" in whole else ()
        yield from _crew_claim(scene, sentence, hit.start(), hit.end(), named, new=sort.startswith(_NEW))
    for hit in _ONLY.finditer(sentence.text):
        a, b = sentence.start + hit.start(), sentence.start + hit.end()
        here = [p for p in of_crews(scene, sentence) if p.known and a <= p.start < b]
        if len(here) != 1 or not re.search(r"\b(?:space|orbit|flown|before|up)\b", hit.group()):
            continue
        past = next(iter(flight_of(scene, sentence, (here[0].known or "",))), None)
        if past is None:
            continue
        flown = [name for name in past.crew if prior(name, past, None)[0] != {0}]
        fine = flown == [here[0].known]
        told = f"of {past.flight} had flown before: {', '.join(flown) or 'nobody'}"
        yield scene.claim(sentence, a, b, "count", SUPPORTED if fine else CONTRADICTED, told)


def _pair(sentence: Sentence, at: int) -> tuple[str, ...]:
    before = [p for p in sentence.people if p.known and p.end <= sentence.start + at]
    return tuple(dict.fromkeys(p.known for p in before if p.known))[-2:] if len(before) >= 2 else ()


def _crew_claim(
    scene: Scene, sentence: Sentence, start: int, end: int, named: tuple[str, ...], *, new: bool
) -> Iterator[Claim]:
    a, b = sentence.start + start, sentence.start + end
    words = scene.text[a:b].lower()
    if new and not re.search(
        r"\b(?:space|orbit|flown|flew|летал\w*|rook\w*|newc\w*|novi\w*|begi\w*|first-\w+|new to)\b", words
    ):
        return
    draft = scene.subject(sentence, a)
    past = draft.past if draft is not None else None
    if past is None or not past.crew or "crew" in past.recalled:
        return
    crew = named if named and all(name in past.crew for name in named) else past.crew
    heads = re.search(rf"\b(?:of the|all|both|neither)? ?({NUMBER})\b", words)
    n = 2 if re.search(r"\b(?:both|neither)\b", words) else int(number(heads[1]) or 0) if heads else 0
    if n and n != len(crew):
        # So many of a larger crew: which ones is not said.
        return
    flown = {name: prior(name, past, None) for name in crew}
    wrong = [said for these, said in flown.values() if (0 not in these if new else these == {0})]
    unsure = any(len(these) > 1 and 0 in these for these, _ in flown.values())
    if wrong:
        verdict, told = CONTRADICTED, "; ".join(wrong)
    else:
        verdict = UNCLEAR if unsure and not new else SUPPORTED
        told = f"nobody of {past.flight} {_FRESH}" if new else f"all of {past.flight} {_FRESH}"
    yield scene.claim(sentence, a, b, "first" if new else "crew", verdict, told)


def _each(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """What is said of those named: X and Y are rookies, X has never flown, with two flights each."""
    text = scene.text
    for pattern in (_SORT, _NEVER, _BEHIND):
        for hit in pattern.finditer(sentence.text):
            at, end = sentence.start + hit.start(), sentence.start + hit.end()
            before = [p for p in of_crews(scene, sentence) if p.known and p.end <= at]
            group = run(text, before[::-1])[::-1]
            whole = re.search(
                r"\b(?:both(?: men| women)?|they|the two|the pair)\b[^.;:]{0,40}\Z",
                text[sentence.start : at],
                re.I,
            )
            past = None
            names: tuple[str, ...] = ()
            start = at
            if (
                group
                and len(text[group[-1].end : at]) <= 12
                and not re.search(r"[;:.]", text[group[-1].end : at])
            ):
                names, start = tuple(p.known for p in group if p.known), group[0].start
            elif whole and (draft := scene.subject(sentence, at)) is not None and draft.past is not None:
                names, start = draft.past.crew, sentence.start + whole.start()
                if not re.match(r"they", whole[0], re.IGNORECASE) and len(names) != 2:
                    continue
            if not names:
                continue
            past = next(iter(flight_of(scene, sentence, names)), None)
            if past is None:
                continue
            flown = [prior(name, past, None) for name in names]
            if pattern is _BEHIND:
                n = number(hit["number"])
                fits = n is not None and all(int(n) in these for these, _ in flown)
                told = "; ".join(said for _, said in flown)
                sure = (
                    hit["each"]
                    or "previous" in hit.group()
                    or "earlier" in hit.group()
                    or "prior" in hit.group()
                )
                if not fits and not sure:
                    continue
                yield scene.claim(sentence, start, end, "count", SUPPORTED if fits else CONTRADICTED, told)
                continue
            new = pattern is _NEVER or hit["sort"].lower().startswith(_NEW)
            wrong = [said for these, said in flown if (0 not in these if new else these == {0})]
            told = "; ".join(wrong or [said for _, said in flown])
            if not new and len(names) == 1 and wrong:
                # A veteran may be one of other things than flights.
                continue
            yield scene.claim(
                sentence,
                start,
                end,
                "first" if new else "crew",
                CONTRADICTED if wrong else SUPPORTED,
                told,
            )
