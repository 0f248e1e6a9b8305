"""Scrubs: how often an attempt to launch comes to nothing, why, and how long until the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from expedition.catalog.facts import read_toml, unwrap


@dataclass(frozen=True)
class Scrubs:
    """What is known of a family of launchers; shares of 1, and days."""

    family: str
    title: str
    """The family as people call it."""
    scrubbed: float
    """Share of attempts."""
    weather: float
    """Share of the scrubs that the weather causes; the others are technical."""
    weather_recycle_days: float
    """From a scrub to the next attempt, at least."""
    technical_recycle_days: tuple[float, ...]
    """The same, each as likely."""
    turnaround_days: float
    """How long the pad is taken after a lift-off."""
    source: str
    """Of the share of attempts."""
    confidence: str
    """Of the share of attempts."""


def scrubs_of(launcher: str) -> Scrubs:
    """The scrub statistics of a launcher's family, or of launchers at large."""
    families = _families()
    return next((one for names, one in families if launcher in names), families[-1][1])


@cache
def _families() -> list[tuple[tuple[str, ...], Scrubs]]:
    path = Path(__file__).with_name("scrubs.toml")
    tree, known = unwrap(read_toml(path), file=path)
    out = []
    for index, one in enumerate(tree["families"]):
        about = known[f"families[{index}].scrubbed"]
        out.append(
            (
                tuple(one["launchers"]),
                Scrubs(
                    one["name"],
                    one["title"],
                    float(one["scrubbed"]),
                    float(one["weather"]),
                    float(one["weather_recycle_days"]),
                    tuple(float(days) for days in one["technical_recycle_days"]),
                    float(one["turnaround_days"]),
                    str(about.source),
                    str(about.confidence),
                ),
            )
        )
    return out
