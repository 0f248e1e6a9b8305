"""The clock of the place where something comes down: what "local time" means in the news of a landing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from expedition.announcements.zones import LOCAL

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.announcements.drafts import Draft
    from expedition.announcements.times import TimeMention

# Where ships come down, as texts write it, and the clocks there.
_PLACES = (
    (r"calif\w*|san diego|oceanside|long beach|los angeles|edwards|mojave|west coast", "America/Los_Angeles"),
    (r"new mexic\w+|n\.m\.|white sands|spaceport america|las cruces|utah|dugway", "America/Denver"),
    (r"texa[sn]\w*|van horn|boca chica|starbase|houston", "America/Chicago"),
    (r"pensacola|panama city|tallahassee", "America/Chicago"),
    (r"florid\w+|fla\.|kennedy|cape canaveral|tampa|tortugas|jacksonville|daytona", "America/New_York"),
    (r"kazakh\w*|zhezkazgan|dzhezkazgan|karaganda|arkalyk|kostana\w|казах\w+|жезказган\w*", "Asia/Almaty"),
    (r"inner mongolia|dongfeng|gobi|siziwang", "Asia/Shanghai"),
    (r"hawai\w+|honolulu", "Pacific/Honolulu"),
)  # fmt: skip
_PLACE = re.compile(
    "|".join(rf"(?P<p{n}>\b(?:{words}))" for n, (words, _) in enumerate(_PLACES)), re.IGNORECASE
)
# Where no place is named, by the ship.
_USUAL = (
    ("soyuz", "Asia/Almaty"), ("shenzhou", "Asia/Shanghai"), ("starliner", "America/Denver"),
    ("new-shepard", "America/Chicago"), ("spaceshipone", "America/Los_Angeles"),
    ("spaceship", "America/Denver"), ("space-shuttle", "America/New_York"),
)  # fmt: skip
_BEFORE, _BEHIND = 260, 90


def landing_clock(document: Document, one: TimeMention, main: Draft | None) -> str | None:
    """The zone of a local clock of a landing, by the place named next to it, else by the ship; None elsewhere."""
    if one.zone not in (LOCAL, None) or one.about != "landing":
        return None
    before = list(_PLACE.finditer(document.text, max(0, one.start - _BEFORE), one.start))
    behind = _PLACE.search(document.text, one.end, min(len(document.text), one.end + _BEHIND))
    _, stop = document.sentence_at(one.start)
    if (
        behind is not None
        and behind.start() < stop
        and (not before or one.start - before[-1].end() > _BEHIND)
    ):
        return _zone(behind)
    if before:
        return _zone(before[-1])
    if behind is not None:
        return _zone(behind)
    ship = main.ship if main is not None else ""
    return next((zone for family, zone in _USUAL if ship.startswith(family)), None)


def _zone(hit: re.Match[str]) -> str:
    return _PLACES[int(str(hit.lastgroup)[1:])][1]
