"""A text in small letters, for long patterns: a pattern that ignores case tries its words several times as slowly."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16)
def small(text: str) -> str:
    """A text in small letters, every letter where it stood."""
    low = text.lower()
    if len(low) == len(text):
        return low
    # "İ" alone becomes two letters.
    return "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
