"""The flights of a text and what it says of each: news or background, announced, put off or flown, when, with whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from expedition.announcements import events
from expedition.announcements.aboard import crew_of, hardware_of
from expedition.announcements.drafts import Draft
from expedition.announcements.news import EVENTS, NEWS_DAYS, in_its_life
from expedition.announcements.news import role as news_role
from expedition.announcements.story import Found, Story
from expedition.announcements.zones import HERE

if TYPE_CHECKING:
    from expedition.announcements.events import Cue
    from expedition.announcements.moments import Moment

_LATELY = timedelta(days=20)


# A way to the station of a few hours, as texts tell it, and within how long such a ship is there.
_SHORT_WAY = re.compile(
    r"\b(?:two|three|four|six|[23456])[ -](?:and a half[ -])?(?:hours?|orbits?|laps?|turns?|"
    r"revolutions?)\b",
    re.IGNORECASE,
)
_SAME_DAY = timedelta(hours=8)
# The catalogue's orbiter flies as the space shuttle, which is what texts mean.
_MEANT = {"space-shuttle-orbiter": "space-shuttle"}


@dataclass(frozen=True, slots=True)
class FlightNews:
    """A flight that a text speaks of; what the text neither says nor lets conclude is None."""

    flight: str
    role: str
    status: str
    vehicle: str | None
    launcher: str | None
    pad: str | None
    station: str | None
    port: str | None
    liftoff_date: date | None
    liftoff_utc: datetime | None
    docking_utc: datetime | None
    undocking_utc: datetime | None
    landing_utc: datetime | None
    landing_date: date | None
    crew_count: int | None
    crew: tuple[str, ...]
    named: bool
    record: str | None
    """The flight's name in the record, where it is known there."""
    spans: tuple[tuple[int, int], ...]
    """Where the text speaks of it, in characters of `Document.text`."""
    old_dates: tuple[date, ...]
    """Days that the text takes back."""
    concluded: tuple[str, ...]
    """Fields that the text does not state, concluded from the record or the series."""

    def to_dict(self) -> dict[str, Any]:
        """As the contract writes it."""

        def instant(value: datetime | None) -> str | None:
            return None if value is None else value.strftime("%Y-%m-%dT%H:%M:%SZ")

        return {
            "flight": self.flight,
            "role": self.role,
            "status": self.status,
            "vehicle": _MEANT.get(self.vehicle or "", self.vehicle),
            "launcher": self.launcher,
            "pad": self.pad,
            "station": self.station,
            "port": self.port,
            "liftoff_date": self.liftoff_date.isoformat() if self.liftoff_date else None,
            "liftoff_utc": instant(self.liftoff_utc),
            "docking_utc": instant(self.docking_utc),
            "undocking_utc": instant(self.undocking_utc),
            "landing_utc": instant(self.landing_utc),
            "landing_date": self.landing_date.isoformat() if self.landing_date else None,
            "crew_count": self.crew_count,
            "crew": list(self.crew),
            "record": self.record,
            "old_dates": [day.isoformat() for day in self.old_dates],
            "concluded": list(self.concluded),
        }


def flights(told: Story, found: Found) -> tuple[FlightNews, ...]:
    """The flights of a text, those of the news first."""
    said = frozenset(one.id for one in told.names)
    news = [_news(told, draft, found, said) for draft in found.drafts]
    return tuple(sorted(news, key=lambda one: (one.role != "subject", one.spans[0] if one.spans else (0, 0))))


def _news(told: Story, draft: Draft, found: Found, said: frozenset[str]) -> FlightNews:
    main = found.main
    status = _status(told, draft)
    role = news_role(told, draft, main)
    if role == "mention" and status == "announced" and draft.past is not None and told.published is not None:
        # Background about a flight that was up before the text was written.
        status = "flown" if draft.past.liftoff_date < told.published - timedelta(days=NEWS_DAYS) else status
    days = {kind: _chosen(told, draft, kind, status) for kind in EVENTS}
    liftoff_day, liftoff_utc = days["liftoff"]
    landing_day, landing_utc = days["landing"]
    begun = liftoff_day or (draft.past.liftoff_date if draft.past is not None else None)
    if (
        landing_day is not None
        and begun is not None
        and landing_day < begun
        and (weekday := _by_weekday(draft))
    ):
        landing_utc = landing_utc if landing_day == weekday else None
        landing_day = weekday
        # "Home on Sunday", told on the day of the lift-off: the Sunday behind it.
        weeks = timedelta(days=7 * (-((landing_day - begun).days // 7)))
        landing_day += weeks
        landing_utc = landing_utc + weeks if landing_utc is not None else None
    if landing_day is not None and begun is not None and landing_day < begun - timedelta(days=1):
        # Some other landing; this flight had not even left.
        landing_day, landing_utc = None, None
    past, concluded = draft.past, []
    docking_utc = days["docking"][1]
    told_clock = any(
        k == "docking" and not m.has_day and m.utc == docking_utc for k, m, _, _ in draft.moments
    )
    if docking_utc is not None and liftoff_utc is not None and told_clock:
        # An hour alone is of the day on which the ship can be there.
        while docking_utc < liftoff_utc:
            docking_utc += timedelta(days=1)
        sooner = docking_utc - timedelta(days=1)
        if timedelta(hours=2) < sooner - liftoff_utc < _SAME_DAY and _SHORT_WAY.search(told.document.text):
            docking_utc = sooner
    old = tuple(
        sorted(
            {m.day for kind, m, _, state in draft.moments if state == "old" and kind == "liftoff" and m.day}
            - {liftoff_day}
        )
    )
    if liftoff_day is None and past is not None:
        if (
            status == "flown"
            or role == "mention"
            or _returns(draft)
            or (status == "announced" and _agrees(draft, past.liftoff_date, told.published))
        ):
            liftoff_day = past.liftoff_date
        if liftoff_day in old:
            liftoff_day = None
        if liftoff_day is not None:
            concluded.append("liftoff_date")
    undocking_utc = days["undocking"][1]
    if (
        undocking_utc is not None
        and landing_utc is not None
        and _hour_alone(draft, "undocking", undocking_utc)
    ):
        # "Landing is on Wednesday at 17:15. It leaves the station at 11:25": on the way home.
        undocking_utc += ((landing_utc - undocking_utc) // timedelta(days=1)) * timedelta(days=1)
    if undocking_utc is not None and landing_utc is not None and undocking_utc > landing_utc:
        # An hour alone yields to the one that is told with its day.
        dated = {k for k, m, _, _ in draft.moments if m.has_day and m.has_clock}
        days_late = -((landing_utc - undocking_utc) // timedelta(days=1))
        if "undocking" not in dated:
            undocking_utc -= timedelta(days=days_late)
        elif "landing" not in dated:
            landing_utc += timedelta(days=days_late)
            landing_day = landing_utc.date() if landing_day is not None and days_late else landing_day
    vehicle, launcher, pad, station = hardware_of(told, draft, found, status)
    count, crew = crew_of(told, draft, found)
    for name, value in (("vehicle", vehicle), ("launcher", launcher), ("pad", pad), ("station", station)):
        if value and value not in said:
            concluded.append(name)
    if not draft.named:
        concluded.insert(0, "flight")
    port = next((one.id for one in told.names if one.kind == "port"), None) if draft is main else None
    return FlightNews(
        flight=draft.name,
        role=role,
        status=status,
        vehicle=vehicle,
        launcher=launcher,
        pad=pad,
        station=station,
        port=port,
        liftoff_date=liftoff_day,
        liftoff_utc=liftoff_utc,
        docking_utc=docking_utc,
        undocking_utc=undocking_utc,
        landing_utc=landing_utc,
        landing_date=landing_day,
        crew_count=count,
        crew=crew,
        named=draft.named,
        record=past.flight if past is not None else None,
        spans=tuple(draft.spans),
        old_dates=old,
        concluded=tuple(concluded),
    )


def _hour_alone(draft: Draft, kind: str, utc: datetime) -> bool:
    """Whether an instant is told by its hour, with no day that is said to be that of the way home."""
    return not any(
        k == kind
        and m.utc == utc
        and (m.has_day or (m.day_from is not None and m.day_from.about in ("undocking", "landing", "burn")))
        for k, m, _, state in draft.moments
        if state != "old"
    )


def _by_weekday(draft: Draft) -> date | None:
    """The day on which a flight comes down, where a weekday tells it, as it was first understood."""
    days = [
        m.day
        for kind, m, _, state in draft.moments
        if kind == "landing"
        and state != "old"
        and m.said.weekday is not None
        and not m.said.day
        and m.said.tense != "past"
    ]
    return days[0] if days else None


def _returns(draft: Draft) -> bool:
    """Whether the news of a flight is its way home."""
    kinds = [cue.kind for cue, _ in draft.cues if not cue.weak]
    return bool(kinds) and "liftoff" not in kinds and ("landing" in kinds or "undocking" in kinds)


def _agrees(draft: Draft, day: date, published: date | None) -> bool:
    """Whether the text's vaguer words (next week, in October) hold for a day."""
    for kind, moment, _, _ in draft.moments:
        if (
            kind in ("liftoff", "none")
            and moment.first is not None
            and moment.last is not None
            and moment.first <= day <= moment.last
        ):
            return True
    return published is not None and not draft.moments and 0 <= (day - published).days <= 3


def _chosen(told: Story, draft: Draft, kind: str, status: str) -> tuple[date | None, datetime | None]:
    """The day and the instant that hold at the end of the text."""
    facts = [
        (m, cue, state)
        for k, m, cue, state in draft.moments
        if k == kind and not m.vague and (m.day is None or in_its_life(draft, m.day))
    ]
    bare = [
        (m, cue, state)
        for k, m, cue, state in draft.moments
        if k == "none" and not m.vague and m.has_clock and _may_come(told, draft, m, status)
    ]
    if status == "flown":
        facts = [_done(draft, kind, fact) for fact in facts]
    # The clock of whoever writes is on no known day.
    facts = [fact for fact in facts if fact[0].has_day or fact[0].said.zone != HERE]
    if kind == "liftoff" and not facts:
        facts = bare
    live = [fact for fact in facts if fact[2] != "old"]
    today = told.published
    if today is not None and kind == "liftoff":
        # What is put off or announced is ahead; what has flown is not.
        fits = [
            fact for fact in live if fact[0].day is not None and (fact[0].day <= today) == (status == "flown")
        ]
        if status == "slipped" and not fits:
            fits = _next_try(draft, today)
        fits = fits or [fact for fact in live if fact[0].day == today]
        live = fits or live
        if status == "flown" and draft.past is not None:
            # Of several days the one on which it did leave; the others are of tries.
            left = draft.past.liftoff_date
            near = [fact for fact in live if fact[0].day is not None and abs((fact[0].day - left).days) <= 1]
            if near:
                live = [fact for fact in live if fact in near or not fact[0].has_day]
    fresh = [fact for fact in live if fact[2] == "new"]
    if fresh:
        live = fresh[-1:] + [fact for fact in live if fact[2] != "new"]
    if not live:
        return None, None
    dated = [fact for fact in live if fact[0].day is not None]
    said = [fact for fact in dated if fact[0].has_day] or dated
    strong = [fact for fact in said if fact[1] is not None and not fact[1].weak]
    if status == "flown":
        # "(... , 28 April, page 12)": a day with its hour is told for its own sake.
        strong.sort(key=lambda fact: fact[0].utc is None and kind == "liftoff")
    day = ((fresh[-1:] if fresh and fresh[-1][0].day else None) or strong or said or live)[0][0].day
    timed = [fact for fact in live if fact[0].utc is not None]
    first = timed[0][0] if timed and kind == "docking" and not fresh else None
    if (
        first is not None
        and first.day_from is not None
        and first.day
        and first.start < min((fact[0].start for fact in said), default=first.start)
        and (day is None or first.day < day)
    ):
        # The hour that is told first, under its day, goes before a later docking on another.
        return first.day, first.utc
    same = [fact for fact in timed if fact[0].day == day]
    # A clock with its zone before one without; "launched" before "left".
    same.sort(key=lambda fact: (fact[0].said.zone in (None, "local"), fact[1] is not None and fact[1].weak))
    if same:
        return day, same[0][0].utc
    whole = [fact for fact in timed if fact[0].has_day and "(" not in fact[0].said.text]
    near_day = whole[0][0].day if whole and kind == "landing" else None
    if near_day is not None and day is not None and abs(near_day - day) <= timedelta(days=1):
        # "Tonight", and "at 3 a.m. on Friday": the hour with its own day is the more exact.
        return near_day, whole[0][0].utc
    if timed and day is None:
        return timed[0][0].day, timed[0][0].utc
    near = [fact for fact in timed if not fact[0].has_day and fact[0].day is not None and day is not None]
    if kind == "landing" and near and near[0][0].day_from is not None and day and near[0][0].day:
        # "Friday night, at 12:03 a.m." is on Saturday.
        own = near[0][0]
        if own.day is not None and abs(own.day - day) == timedelta(days=1):
            return own.day, own.utc
    if near and day is not None and near[0][0].utc is not None and near[0][0].day is not None:
        return day, near[0][0].utc + (day - near[0][0].day)
    if kind != "liftoff" and timed:
        return timed[0][0].day, timed[0][0].utc
    if kind == "liftoff":
        # An hour of that day, of which no word of ours says what happens, is that of the lift-off.
        plain = [
            m for k, m, _, state in draft.moments if k == "none" and state != "old" and m.utc is not None
        ]
        return day, next((m.utc for m in plain if m.day == day), None)
    return day, None


def _did(draft: Draft, kind: str, moment: Moment, cue: Cue | None) -> bool:
    """Whether words that tell what was done name the very day on which the flight did it."""
    past = draft.past
    if (
        past is None
        or cue is None
        or cue.kind not in (kind, "slip")
        or "future" in (cue.tense, moment.said.tense)
    ):
        return False
    days = {"liftoff": past.liftoff_date, "docking": past.docking_date, "landing": past.landing_date}
    known = days.get(kind)
    return known is not None and moment.day is not None and moment.day == known


def _done(draft: Draft, kind: str, fact: tuple[Moment, Cue | None, str]) -> tuple[Moment, Cue | None, str]:
    """What is told beside a day that was taken back: kept, where it is of the day on which the flight did leave."""
    moment, cue, state = fact
    if state != "old":
        return fact
    if _did(draft, kind, moment, cue):
        return moment, cue, ""
    past, giver = draft.past, moment.day_from
    if kind != "liftoff" or past is None or giver is None or giver.start < moment.end or moment.day is None:
        return fact
    shift = past.liftoff_date - moment.day
    if moment.utc is None or not timedelta(0) < shift <= timedelta(days=NEWS_DAYS):
        return fact
    # "It left on Saturday. The start came at 6:45, after Friday's had been scrubbed."
    return replace(moment, day=past.liftoff_date, utc=moment.utc + shift), cue, ""


def _may_come(told: Story, draft: Draft, moment: Moment, status: str) -> bool:
    """Whether a time of which no word says what happens can be that of a lift-off."""
    if draft.past is None or moment.day is None:
        return True
    if status == "flown":
        return abs((moment.day - draft.past.liftoff_date).days) <= 1
    return abs((moment.day - draft.past.liftoff_date).days) <= NEWS_DAYS or moment.day > (
        told.published or moment.day
    )


def _next_try(draft: Draft, today: date) -> list[tuple[Moment, Cue | None, str]]:
    """The last hour to come that a text of a scrub gives, whatever it says happens then."""
    ahead = [
        (m, cue, "new")
        for kind, m, cue, state in draft.moments
        if kind in ("none", "other", "reserve")
        and state != "old"
        and m.has_day
        and ((m.has_clock and m.said.tense != "past") or m.said.net or kind == "reserve")
    ]
    ahead = [fact for fact in ahead if fact[0].day is not None and fact[0].day > today]
    last = ahead[-1:]
    # "The next are on Wednesday at 10:52 and Thursday at 10:29": the first of several told in one breath.
    return next(([one] for one in ahead if last and last[0][0].start - one[0].end < _ONE_BREATH), last)


_ONE_BREATH = 30


def _status(told: Story, draft: Draft) -> str:
    """What a text says of a flight: one that left later than the text's own day had not flown then."""
    status, past = _told_status(told, draft), draft.past
    if status == "announced" and told.published is not None and _taken_back(draft, told.published):
        return "slipped"
    if status == "flown" and past is not None and told.published is not None and told.dated:
        # Wherever on Earth it was written: nowhere was it the day of the lift-off yet.
        first = past.liftoff_date - timedelta(days=1)
        first = first if past.liftoff_utc is None else (past.liftoff_utc - _EARLIEST_CLOCK).date()
        ahead = told.published < past.liftoff_date and any(
            m.day == past.liftoff_date and m.has_clock and m.said.tense == "future" and state != "old"
            for _, m, _, state in draft.moments
        )
        if told.published < first or ahead:
            return "slipped" if any(cue.kind == "slip" for cue, _ in draft.cues) else "announced"
    if status == "slipped" and past is not None and told.published is not None:
        # Put off before, and gone since: its lift-off is told with the hour.
        left = any(
            kind == "liftoff"
            and m.has_day
            and m.has_clock
            and m.said.tense == "past"
            and _did(draft, kind, m, cue)
            for kind, m, cue, _ in draft.moments
        )
        return "flown" if left and told.published > past.liftoff_date else status
    return status


def _taken_back(draft: Draft, published: date) -> bool:
    """Whether a lift-off about the day of the text was taken back, and another one stands."""
    own = [
        (m, state)
        for kind, m, _, state in draft.moments
        if kind in ("liftoff", "none", "reserve") and m.day is not None and not m.vague
    ]
    gone = [m.day for m, state in own if state == "old" and m.day and -_TRIED <= m.day - published <= _TRIED]
    return (
        any(state != "old" and m.day and m.day > max(published, *gone, published) for m, state in own)
        if gone
        else False
    )


_TRIED = timedelta(days=2)
_EARLIEST_CLOCK = timedelta(hours=11)


def _told_status(told: Story, draft: Draft) -> str:
    own = [
        (cue, number) for cue, number in draft.cues if not events.background(told.sentences[number].text)
    ] or draft.cues
    happening = [cue for cue, _ in own if cue.happens]
    slips = [
        cue
        for cue, number in own
        if cue.kind == "slip"
        and not (
            told.document.text[cue.start : cue.end].casefold().endswith("later than planned")
            and any(one.happens and one.tense == "past" and n == number for one, n in draft.cues)
        )
        and not any(
            # "After a try that was called off it got away": what the sentence tells is the start.
            one.kind == "liftoff"
            and one.tense == "past"
            and not one.weak
            and one.start > cue.end
            and n == number
            for one, n in draft.cues
        )
    ]
    cancels = [cue for cue, _ in own if cue.kind == "cancel"]
    if slips:
        # What "will not fly this year" is put off.
        cancels = [cue for cue in cancels if not told.document.text[cue.start : cue.end].startswith("will")]
    published = told.published
    flown_moment = any(
        m.day is not None
        and published is not None
        and m.day <= published
        and _told_as_past(draft, kind, m, cue, published)
        for kind, m, cue, state in draft.moments
        if state != "old"
    )
    ahead = any(
        (m.day is not None and published is not None and m.day > published)
        or (cue is not None and cue.tense == "future")
        or (m.vague and m.said.tense == "future")
        for kind, m, cue, state in draft.moments
        if kind in EVENTS and state != "old"
    )
    strong_past = [cue for cue in happening if cue.tense == "past" and not cue.weak]
    future = [cue for cue in happening if cue.tense == "future"]
    settled = any(
        m.day is not None and state != "old" and kind in EVENTS for kind, m, _, state in draft.moments
    )
    tried_again = published is None or bool(_next_try(draft, published))
    tried_again = tried_again and any(
        m.has_day and m.has_clock and state != "old" and kind in ("none", "liftoff")
        for kind, m, _, state in draft.moments
    )
    if cancels and not flown_moment and tried_again:
        # An attempt was called off, and the next one has its hour.
        return "slipped"
    if cancels and not flown_moment and not settled:
        return "cancelled"
    just_flown = flown_moment and any(
        m.day is not None and published is not None and timedelta(0) <= published - m.day <= _LATELY
        for kind, m, _, state in draft.moments
        if kind in (*EVENTS, "none") and state != "old"
    )
    # Lines with the author and the day stand between the title and what is told.
    second = _paragraph_ends(told)[:2][-1]
    headed = any(cue.kind == "slip" and (number <= 1 or _opens(told, number, second)) for cue, number in own)
    if slips and not (just_flown and (not ahead or not headed)):
        early = min(cue.start for cue in slips)
        if early <= _paragraph_ends(told)[:3][-1] or not strong_past:
            return "slipped"
    ahead_kinds = {
        kind
        for kind, m, _, state in draft.moments
        if kind in EVENTS
        and state != "old"
        and m.day is not None
        and published is not None
        and m.day > published
    }
    if flown_moment and _went_up(draft, published) and ahead_kinds <= {"landing"} and not slips:
        return "flown"
    if flown_moment and ahead and published is not None:
        gaps = [
            (m.day - published).days
            for kind, m, cue, state in draft.moments
            if m.day is not None
            and state != "old"
            and (kind in EVENTS or _told_as_past(draft, kind, m, cue, published))
        ]
        behind = min((-gap for gap in gaps if gap <= 0), default=999)
        before = min((gap for gap in gaps if gap > 0), default=999)
        return "announced" if behind > before + 3 else "flown"
    if flown_moment:
        return "flown"
    if ahead or (future and not strong_past):
        return "announced"
    if strong_past:
        return "flown"
    if draft.past is not None and published is not None:
        return "flown" if draft.past.liftoff_date < published else "announced"
    return "announced" if future else "flown"


def _went_up(draft: Draft, published: date | None) -> bool:
    """Whether the text tells on which day before its own the flight went up."""
    return published is not None and any(
        kind == "liftoff"
        and state != "old"
        and m.has_day
        and m.day is not None
        and timedelta(0) <= published - m.day <= _LATELY
        and cue is not None
        and cue.tense == "past"
        for kind, m, cue, state in draft.moments
    )


def _paragraph_ends(told: Story) -> list[int]:
    """Where the title and the paragraphs end, lines with authors and days not counted."""
    return [b for n, (a, b) in enumerate(told.document.paragraphs) if n == 0 or b - a > _BYLINE]


def _opens(told: Story, number: int, end: int) -> bool:
    """Whether a sentence is the first of the paragraph that ends there."""
    one = told.sentences[number]
    return one.start < end and (number == 0 or told.sentences[number - 1].paragraph != one.paragraph)


_BYLINE = 45


def _told_as_past(draft: Draft, kind: str, moment: Moment, cue: Cue | None, published: date) -> bool:
    """Whether the words of a time say that something has happened to the flight."""
    verb, said = cue.tense if cue is not None else "", moment.said.tense
    if kind not in EVENTS:
        lifted = (
            draft.past is not None
            and moment.day is not None
            and abs(moment.day - draft.past.liftoff_date).days <= 1
        )
        # A word that says what happens then is surer than that it is the day.
        sure = any(one == "liftoff" and m.has_clock and state != "old" for one, m, _, state in draft.moments)
        return kind == "none" and lifted and said == "past" and not sure
    if cue is None:
        left = kind == "liftoff" and draft.past is not None and moment.day == draft.past.liftoff_date
        return said == "past" and (moment.said.about == kind or left)
    if verb == "future" or not cue.happens:
        return False
    today = moment.day == published and kind == "liftoff" and said is None
    today = today and all(one.kind not in ("slip", "cancel") for one, _ in draft.cues)
    gone = today and any(one.kind == "liftoff" and one.tense == "past" for one, _ in draft.cues)
    return (
        verb == "past"
        or said == "past"
        or gone
        or (said is None and moment.day is not None and moment.day < published)
    )
