"""How near to the day of a text its flights' days are: what lies near is what it tells as news."""

from __future__ import annotations

from datetime import date
from math import log2

from expedition.announcements.drafts import Draft

# What the day itself is worth, and at the least a day far off; what is to come stays news for longer than what was.
_NEAR, _FAR = 2.0, -5.0
_FEW_DAYS, _PAST_DAYS, _AHEAD_PART = 3, 2, 0.7


def nearness(gap: int) -> float:
    """What so many days between the text and what it tells are worth; before it, where that is negative."""
    return max(
        _FAR, _NEAR - (_AHEAD_PART * log2(1 + gap / _FEW_DAYS) if gap >= 0 else log2(1 - gap / _PAST_DAYS))
    )


def near_to(draft: Draft, published: date | None) -> float:
    """How near a flight's lift-off, docking or landing is to the day of a text; 0 where it is far."""
    past = draft.past
    if past is None or published is None:
        return 0.0
    days = (past.liftoff_date, past.docking_date, past.landing_date)
    return max(0.0, max(nearness((day - published).days) for day in days if day is not None))
