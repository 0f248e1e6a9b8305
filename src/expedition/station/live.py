"""The newest element set of a station from CelesTrak, fetched only when asked for, and kept for two hours.

EXPEDITION_CELESTRAK_URL in the environment names another server that answers the same queries.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
import urllib.parse
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from expedition.errors import InputError, OfflineError, StationDataError
from expedition.files import cache_folder
from expedition.space.time import DAY_S, format_utc, from_datetime, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.omm import parse_omm

CELESTRAK_URL = "https://celestrak.org/NORAD/elements/gp.php"
URL_VARIABLE = "EXPEDITION_CELESTRAK_URL"

# CelesTrak updates every two hours and shuts out those who ask for the same data more often.
CACHE_S = 7200.0
_TIMEOUT_S = 10.0
_MAX_REPLY_BYTES = 1_000_000
_WAY_OUT = "give a file instead: --elements FILE"


@dataclass(frozen=True)
class Fetched:
    """Where an element set came from: the address, when it was fetched, and the file that holds it now."""

    url: str
    fetched: float
    from_cache: bool
    path: Path | None

    def age_s(self, now: float) -> float:
        """Seconds from the fetch to the instant `now`."""
        return now - self.fetched


def fetch_live(
    catalog_number: int,
    *,
    base_url: str | None = None,
    cache_dir: str | Path | None = None,
    now: float | None = None,
) -> tuple[ElementSet, Fetched]:
    """The newest published element set of an object, and when and from where it was fetched.

    A copy not older than two hours is taken from the cache. base_url: CelesTrak's, unless given here or in
    EXPEDITION_CELESTRAK_URL. cache_dir: $XDG_CACHE_HOME/expedition or ~/.cache/expedition. now: instant t, by
    default the clock's. Raises OfflineError where the server cannot be had or answers with anything else, and
    StationDataError for a catalogue number that it does not know.
    """
    url = _query(base_url or os.environ.get(URL_VARIABLE) or CELESTRAK_URL, catalog_number)
    instant = from_datetime(datetime.now(UTC)) if now is None else now
    path = _cache_path(cache_dir, url, catalog_number)
    cached = _cached(path, catalog_number)
    # A second of tolerance, because files keep their times with less digits than t.
    if cached is not None and -1.0 <= instant - cached[1] < CACHE_S:
        return cached[0], Fetched(url, cached[1], True, path)
    try:
        reply = _get(url)
        elements = _newest(reply, catalog_number, url)
    except OfflineError as error:
        raise OfflineError(str(error) + _stale_copy(cached, path, instant)) from None
    stored = _store(path, reply, instant)
    return elements, Fetched(url, instant, False, path if stored else None)


def kept_copy(catalog_number: int, *, cache_dir: str | Path | None = None) -> tuple[ElementSet, float] | None:
    """The set that was fetched last, however old, and the instant t of the fetch; nothing is asked of the network."""
    url = _query(os.environ.get(URL_VARIABLE) or CELESTRAK_URL, catalog_number)
    return _cached(_cache_path(cache_dir, url, catalog_number), catalog_number)


def _query(base_url: str, catalog_number: int) -> str:
    try:
        parts = urllib.parse.urlsplit(base_url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        # Brackets that do not close, or a port that is no number.
        usable = False
    if not usable:
        raise InputError(
            f"{base_url!r:.200} is not a web address; give one like {CELESTRAK_URL}",
            field=f"base_url or {URL_VARIABLE}",
        )
    joint = "&" if "?" in base_url else "?"
    return base_url + joint + urllib.parse.urlencode({"CATNR": catalog_number, "FORMAT": "JSON"})


def _get(url: str) -> str:
    """The reply's text; OfflineError says what went wrong instead."""
    # These take longer to import than the rest of the package, and most runs fetch nothing.
    import http.client
    import urllib.error
    import urllib.request

    request = urllib.request.Request(url, headers={"User-Agent": "expedition (flight planning library)"})
    deadline = time.monotonic() + _TIMEOUT_S
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as response:
            reply = b""
            # The timeout counts for each read alone; a server that trickles must not hold us longer.
            while chunk := response.read1(65536):
                reply += chunk
                if len(reply) > _MAX_REPLY_BYTES or time.monotonic() > deadline:
                    raise OfflineError(f"{url} sends too much or too slowly; {_WAY_OUT}")
            return reply.decode("utf-8")
    except urllib.error.HTTPError as error:
        error.close()
        hint = {
            403: "the server shuts out who asks too often: wait two hours",
            404: f"the address is wrong: correct {URL_VARIABLE} if it is set",
        }.get(error.code, "the server has trouble: try again later")
        raise OfflineError(f"{url} answers {error.code} ({error.reason}); {hint}, or {_WAY_OUT}") from None
    except UnicodeDecodeError:
        raise OfflineError(f"{url} answers with binary data, not element sets; {_WAY_OUT}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise OfflineError(f"{url} cannot be reached ({reason}); {_WAY_OUT}") from None


def _newest(reply: str, catalog_number: int, url: str) -> ElementSet:
    if reply.strip().lower().startswith("no gp data found"):
        raise StationDataError(
            f"{url} knows no element set of {catalog_number}; check the catalogue number (the ISS is 25544)"
        )
    try:
        sets = parse_omm(reply, where=url)
    except StationDataError as error:
        begins = " ".join(reply[:60].split())
        raise OfflineError(
            f"the answer is no element set: {error}; it begins with {begins!r}; try again later, or "
            f"{_WAY_OUT}"
        ) from None
    of_object = [one for one in sets if one.catalog_number == catalog_number]
    if not of_object:
        raise OfflineError(f"{url} answers with another object, {sets[0].catalog_number}; {_WAY_OUT}")
    return max(of_object, key=lambda one: one.epoch)


def _cache_path(cache_dir: str | Path | None, url: str, catalog_number: int) -> Path:
    # Servers must not answer for each other, so the address is part of the name.
    folder = cache_folder() if cache_dir is None else Path(cache_dir)
    return folder / f"{catalog_number}-{hashlib.sha256(url.encode()).hexdigest()[:8]}.json"


def _cached(path: Path, catalog_number: int) -> tuple[ElementSet, float] | None:
    """The cached set and when it was fetched, the file's time; None where it is absent or damaged."""
    try:
        fetched = from_datetime(datetime.fromtimestamp(path.stat().st_mtime, UTC))
        with path.open("rb") as file:
            reply = file.read(_MAX_REPLY_BYTES).decode("utf-8")
        return _newest(reply, catalog_number, str(path)), fetched
    except (OSError, ValueError, StationDataError, OfflineError):
        return None


def _store(path: Path, reply: str, now: float) -> bool:
    """Write the reply whole or not at all; a cache that cannot be written is no reason to withhold the "
    "answer."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=path.name, suffix=".part", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(reply)
        fetched = to_datetime(now).timestamp()
        os.utime(temporary, (fetched, fetched))
        os.replace(temporary, path)
    except OSError:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        return False
    return True


def _stale_copy(cached: tuple[ElementSet, float] | None, path: Path, now: float) -> str:
    if cached is None:
        return ""
    elements, fetched = cached
    age_s = now - fetched
    age = f"{age_s / 3600.0:.1f} hours" if age_s < 2.0 * DAY_S else f"{age_s / DAY_S:.1f} days"
    return (
        f". A copy fetched {age} ago is there, with the epoch {format_utc(elements.epoch)}: "
        f"--elements {path} uses it"
    )
