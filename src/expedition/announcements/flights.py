"""The flights of a text and what it says of each: news or background, announced, put off or flown, when, with whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from expedition.announcements.aboard import crew_of, hardware_of
from expedition.announcements.drafts import Draft
from expedition.announcements.final_times import final_time
from expedition.announcements.news import EVENTS, NEWS_DAYS
from expedition.announcements.news import role as news_role
from expedition.announcements.status import status_of
from expedition.announcements.story import Found, Story

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
    status = status_of(told, draft)
    role = news_role(told, draft, main)
    if role == "mention" and status == "announced" and draft.past is not None and told.published is not None:
        # Background about a flight that was up before the text was written.
        status = "flown" if draft.past.liftoff_date < told.published - timedelta(days=NEWS_DAYS) else status
    days = {kind: final_time(told, draft, kind, status) for kind in EVENTS}
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
