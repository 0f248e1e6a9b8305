"""What a flight that a clause names went up on, and from where: told beside its name, whatever the text is about."""

from __future__ import annotations

import re
from datetime import timedelta

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.names import NameMention
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Scene
from expedition.announcements.verdicts.referents import Referent, referents
from expedition.catalog import history
from expedition.catalog.history import PastFlight

# What the makers' names are before: Atlas V in two shapes is one rocket to a newspaper.
_FAMILIES = (
    "soyuz", "falcon", "atlas", "long-march-2f", "long-march-7", "long-march-5", "antares", "proton", "saturn",
    "titan", "h-ii", "h3", "space-shuttle", "super-heavy", "vostok", "voskhod", "zenit", "energia", "delta",
)  # fmt: skip
# Of these every number is a rocket of its own.
_NUMBERED = re.compile(r"(?:long-march|ariane)-\d+[a-z]?")
_UP = (
    r"(?:launch(?:ed|es)?|lift(?:ed|s)?(?: off)?|went up|gone up|goes up|come up|came up|rose|rises|risen|left|"
    r"leaves|flew|flown|flies|rode|ridden|rides|"
    r"blasted off|took off|carried|carries|sent (?:up|aloft|into orbit|to (?:orbit|space|the station))|put (?:up|"
    r"into orbit|in orbit)|"
    r"placed in(?:to)? orbit|hoisted|boosted|orbited|hurled|brought up|delivered|taken up|took up|started|departed|"
    r"roared (?:off|away|up)|soared|climbed)"
)
_BEHIND = re.compile(
    rf"['’]?s?[^.;:!?()\n]{{0,55}}?\b{_UP}\b[^.;:!?()\n]{{0,60}}?\b(?P<how>on|atop|on top of|by|with|aboard|in|"
    rf"from|at|off)[ ]"
    r"(?:the |a |an |its |their |another |one of the |NASA['’]s |SpaceX['’]s |ULA['’]s |Russia['’]s |China['’]s |"
    r"European? |Russian |"
    r"American |Chinese |old |new |big |same |upgraded |modified )*[\"“«]?(?:launch )?(?:pad |complex |site )?\Z",
    re.IGNORECASE,
)
_RODE = re.compile(
    r"['’]?s?[^.;:!?()\n]{0,25}?\b(?:rode|ridden|rides|riding|used|uses|flew|took) (?:up |to orbit )?(?:the |a |"
    r"an |its |another )?\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?: (?:rocket|booster|launcher))?[^.;:!?()\n,]{0,25}?\b(?:(?:has|had|have) )?(?:lift(?:s|ed)|launch(?:es|"
    r"ed)|carri(?:es|ed)|sent|put|took|"
    r"boost(?:s|ed)|orbited|hurled)[ ](?:up )?(?:the |a |an |its )?(?:(?:ship|capsule|module|spacecraft|station|"
    r"crew of|freighter) )?[\"“«]?\Z",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:will|would|should|might|could|may|was to|were to|been to|to have|plann\w*|instead|not|never|n't|"
    r"neither|nor|if|"
    r"unlike|like|after|before|since|than|until|both|other|another|different|like|originally|first|land\w*|"
    r"return\w*|home|"
    r"back|recover\w*|mov\w*|roll\w*|test\w*)\b",
    re.IGNORECASE,
)


def of_name(scene: Scene, sentence: Sentence, one: NameMention) -> tuple[str, str, str] | None:
    """Whether a rocket, ship, pad or site is that of the flight which the clause names beside it.

    Returns:
        Verdict, evidence and the flight's name; None where no flight stands beside it.
    """
    if one.kind not in ("launcher", "pad", "site", "vehicle"):
        return None
    told = _told_of(scene, sentence, one)
    if told is None or len(told.flights) != 1:
        return None
    past = told.flights[0]
    if scene.published is not None and past.liftoff_date > scene.published:
        return None
    if one.kind == "vehicle":
        verdict, evidence = _vehicle(one.id, past)
    elif one.kind == "launcher":
        verdict, evidence = against_launcher(one.id, past)
    else:
        verdict, evidence = against_pad(one.id, past)
    low, high = min(told.end, one.end), max(told.start, one.start)
    around = scene.text[max(sentence.start, min(told.start, one.start) - 20) : high]
    if verdict == CONTRADICTED and (_NOT_SO.search(scene.text[low:high]) or _NOT_SO.search(around)):
        verdict = UNCLEAR
    return verdict, evidence, past.flight


def _told_of(scene: Scene, sentence: Sentence, one: NameMention) -> Referent | None:
    found = [
        each
        for each in referents(scene, sentence)
        if not each.who and (each.end <= one.start or each.start >= one.end)
    ]
    before = [each for each in found if each.end <= one.start]
    text = scene.text
    if before:
        between = text[before[-1].end : one.start]
        others = [n for n in sentence.names if n.kind == one.kind and before[-1].end <= n.start < one.start]
        rode = one.kind in ("launcher", "vehicle") and _RODE.fullmatch(between)
        hit = _BEHIND.fullmatch(between) if len(between) < 130 else None
        if not others and (rode or (hit and _fits(hit["how"].lower(), one))):
            return before[-1]
    behind = [each for each in found if each.start >= one.end]
    if behind and one.kind == "launcher" and _BEFORE.fullmatch(text[one.end : behind[0].start]):
        return behind[0]
    return None


def _fits(how: str, one: NameMention) -> bool:
    if one.kind in ("launcher", "vehicle"):
        return how in ("on", "atop", "on top of", "by", "with", "aboard", "in")
    return how in ("from", "at", "off", "in")


def _vehicle(ident: str, past: PastFlight) -> tuple[str, str]:
    if past.kind == "module":
        told = f"{past.flight} went up on {past.launcher}"
        if not past.launcher:
            return UNCLEAR, told
        fits = ident.split("-")[0] in (family(past.launcher), past.launcher.split("-")[0]) or (
            "shuttle" in ident and "shuttle" in past.launcher
        )
        known = ident.split("-")[0] in ("soyuz", "shuttle", "space", "progress")
        return (SUPPORTED if fits else CONTRADICTED if known else UNCLEAR), told
    told = f"{past.flight} was a {past.vehicle}"
    if same_ship(ident, past.vehicle) or past.family == ident:
        return SUPPORTED, told
    # A rocket may bear the name of a ship: a Progress goes up on a Soyuz.
    if family(past.launcher) and family(past.launcher) == ident.split("-")[0]:
        return SUPPORTED, f"{past.flight} went up on {past.launcher}"
    return (CONTRADICTED if past.kind in ("orbital", "suborbital", "cargo") else UNCLEAR), told


def family(launcher: str) -> str:
    """Rockets that newspapers call by one name."""
    known = next((one for one in _FAMILIES if launcher.startswith(one)), "")
    numbered = None if known else _NUMBERED.match(launcher)
    return numbered[0] if numbered else known


def against_launcher(ident: str, past: PastFlight) -> tuple[str, str]:
    """Whether a flight went up on a rocket."""
    if not past.launcher:
        return UNCLEAR, "the record has no rocket for it"
    told = f"{past.flight} flew on {past.launcher}"
    mine, theirs = family(ident), family(past.launcher)
    if ident == past.launcher or past.launcher.startswith(ident) or ident.startswith(past.launcher):
        return SUPPORTED, told
    if mine and theirs and mine == theirs:
        # Which of a family it was is told loosely; Saturns and the newest Soyuz differ plainly.
        exact = (
            mine in ("saturn", "soyuz")
            and "-" in ident
            and "-" in past.launcher
            and "launcher" not in past.recalled
        )
        return (CONTRADICTED if exact else UNCLEAR if mine == "soyuz" and "-" in ident else SUPPORTED), told
    sure = mine and theirs and "launcher" not in past.recalled
    return (CONTRADICTED, told) if sure else (UNCLEAR, told)


def _about_then(past: PastFlight, pad: str) -> bool:
    """Whether a pad had ships of a flight's kind on its kind of rocket in the years around it, or none is known to."""
    rows = [
        one
        for one in history.flights()
        if one.family == past.family
        and family(one.launcher) == family(past.launcher)
        and (one.launcher == past.launcher or not past.launcher.startswith("saturn"))
        and abs(one.liftoff_date - past.liftoff_date) <= _ERA
    ]
    return not rows or any(one.pad == pad or one.pad.startswith(f"{pad}-") for one in rows)


_ERA = timedelta(days=3 * 365)


def against_pad(ident: str, past: PastFlight) -> tuple[str, str]:
    """Whether a flight left from a pad or site."""
    if not past.pad:
        return UNCLEAR, "the record has no pad for it"
    told = f"{past.flight} left from {past.pad}"
    if past.pad == ident or past.pad.startswith(ident + "-") or ident.startswith(past.pad + "-"):
        return SUPPORTED, told
    same_site = past.pad.split("-")[0] == ident.split("-")[0]
    exact = "-" in past.pad and "-" in ident
    # Cape Canaveral and the Kennedy Space Center are one place to many.
    cape = {past.pad.split("-")[0], ident.split("-")[0]} == {"ksc", "ccsfs"}
    if (same_site and not exact) or (cape and not exact):
        return UNCLEAR, told
    if "pad" in past.recalled and same_site and _about_then(past, ident):
        return UNCLEAR, told
    return CONTRADICTED, told
