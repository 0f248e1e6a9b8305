"""Publish: a flight as a page that needs no server, made of the console's own parts.

Everything is in one file, `index.html`: script, styles, fonts, pictures and the plan's tables. It opens from a disk and
from any host, and asks nobody for anything; what it may do is told to the browser by the digests of its own parts.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

from expedition.audience.sky_data import sky_data
from expedition.audience.story import Story, story
from expedition.catalog.cyrillic import ALIKE, LETTERS
from expedition.catalog.gazetteer import country_code, spellings_of, towns_near, towns_of
from expedition.console.picture import picture
from expedition.console.picture_answer import Picture
from expedition.errors import ExpeditionError, InputError
from expedition.figures.card import HEIGHT_PX, WIDTH_PX, card
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.station.source import PHASE_KNOWN_DAYS

LANGUAGES = ("en", "ru")
_FOLDER = Path(__file__).parent
_STATIC = _FOLDER / "static"
_PAGE = _FOLDER / "published"
_LEAST_PEOPLE = 500_000
"""Towns that a reader may name; everybody else writes coordinates."""
_LEAST_PEOPLE_NEAR = 50_000
_NEAR_COUNTRIES = ("RU", "KZ")
"""Where crews most often start and land, smaller towns too."""
_NEAR_KM = 150.0
"""So near pad and landing place every town of the gazetteer may be named."""
_TILE_DEG = 15.0
_NEAR_DEG = 4.0
"""So far round pad and landing the ground is shown finer."""

_WORKER = """// Keeps the page for when there is no network; with one, the host is asked whether there is a newer page.
const NAME = "expedition-{digest}";
const PAGE = new Request("./", {{ cache: "force-cache" }});
self.addEventListener("install", (event) => {{
  event.waitUntil(caches.open(NAME).then((kept) => kept.add(PAGE)).then(() => self.skipWaiting()));
}});
self.addEventListener("activate", (event) => {{
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((one) => one !== NAME && one.startsWith("expedition-{flight}-"))
        .map((one) => caches.delete(one))))
      .then(() => self.clients.claim()),
  );
}});
self.addEventListener("fetch", (event) => {{
  const {{ request }} = event;
  if (request.method !== "GET" || request.mode !== "navigate") return;
  const newer = fetch(request, {{ cache: "no-cache" }}).then(async (answer) => {{
    if (answer.ok) await (await caches.open(NAME)).put("./", answer.clone());
    return answer;
  }});
  event.respondWith(newer.catch(() => caches.match("./")));
}});
"""


def published(
    plan: Plan, published_utc: str, address: str | None = None, language: str | None = None
) -> dict[str, bytes]:
    """The files of a flight's page, by name.

    Args:
        plan: the flight.
        published_utc: when the page is made; it says so.
        address: where the folder will be, as "https://host/folder/", for links that need whole addresses.
        language: one of `LANGUAGES`, in which it opens where a reader has chosen none; the browser's own unless given.

    Raises:
        InputError: the address is none.
    """
    base = _base(address)
    drawn = picture(plan)
    held = {
        "picture": drawn.model_dump(mode="json"),
        "published_utc": published_utc,
        "data_utc": plan.data.epoch_utc,
        "known_days": PHASE_KNOWN_DAYS,
        "sky": sky_data(plan),
        "story": (told := story(plan)).to_dict(),
        "countries": _countries(told, plan),
        **_towns([(one.latitude_deg, one.longitude_deg) for one in drawn.places]),
        "sounds": {"letters": LETTERS, "alike": ALIKE},
        "names": _titles(plan),
        "files": dict(_files(drawn)),
    }
    packed = gzip.compress(json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    index = _index(drawn, base64.b64encode(packed).decode(), published_utc, base, language)
    digest = f"{plan.flight.name}-{hashlib.sha256(index).hexdigest()[:12]}"
    return {
        "index.html": index,
        "sw.js": _WORKER.format(digest=digest, flight=plan.flight.name).encode(),
        "card.png": card(plan),
    }


def _base(address: str | None) -> str:
    if address is None:
        return ""
    if not address.startswith(("https://", "http://")) or any(one.isspace() for one in address):
        raise InputError(
            f"{address!r:.200} is no address of a folder; write one like https://example.org/flight/",
            field="url",
        )
    return address.rstrip("/") + "/"


def _titles(plan: Plan) -> dict[str, str]:
    """What people call what the plan names by its keys, as far as the flight's catalogue knows it."""
    names, asked = named(plan), plan.flight
    entries = (names.vehicle, names.launcher, names.pad, names.station, names.port)
    keys = (asked.vehicle, asked.launcher, asked.pad, asked.station, asked.port)
    titles = {key: one.title for key, one in zip(keys, entries, strict=True) if key and one is not None}
    if (home := plan.way_home) is not None:
        for zone in {home.zone, *(one.zone for one in (*home.opportunities, *home.backups))}:
            with suppress(ExpeditionError):
                titles[zone] = plan.catalogue.landing_zone(zone).title
    if plan.contingencies is not None:
        # Landings of an abort are named one after the other.
        said = " ".join(one.where for one in plan.contingencies.intact_aborts)
        for zone in plan.catalogue.names("landing-zone"):
            if zone in said:
                titles[zone] = plan.catalogue.landing_zone(zone).title
    return titles


def _countries(told: Story, plan: Plan) -> dict[str, str]:
    """ISO codes of the countries that the page names, by which a browser has their names in every language."""
    amounts = (
        one for chapter in told.chapters for each in chapter.sentences for one in each.amounts.values()
    )
    names = {name for one in amounts if isinstance(one.value, str) for name in one.value.split("; ")}
    names |= {one.place for one in plan.emergency or ()}
    return {name: code for name in sorted(names) if (code := country_code(name.removeprefix("the ")))}


def _towns(places: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Towns with where they are, whose clock they keep and how they are written in Cyrillic, the largest first."""
    known = [
        one
        for one in towns_of(_LEAST_PEOPLE_NEAR)
        if one.population >= _LEAST_PEOPLE or one.country in _NEAR_COUNTRIES
    ]
    for latitude_deg, longitude_deg in places:
        known += towns_near(latitude_deg, longitude_deg, _NEAR_KM)
    towns = sorted(dict.fromkeys(known), key=lambda one: -one.population)
    zones = list(dict.fromkeys(one.time_zone for one in towns))
    at = {zone: k for k, zone in enumerate(zones)}
    return {
        "towns": [
            (
                one.title,
                round(one.latitude_deg, 2),
                round(one.longitude_deg, 2),
                at[one.time_zone],
                *spellings_of(one),
            )
            for one in towns
        ],
        "zones": zones,
    }


def _files(drawn: Picture) -> Iterator[tuple[str, str]]:
    """What the scene loads, as the page's script asks for it: pictures as addresses, tables as text."""
    for name in ("earth-day.jpg", "earth-night.jpg"):
        yield name, _address(_STATIC / name, "image/jpeg")
    yield "stars.json", (_STATIC / "stars.json").read_text(encoding="utf-8")
    lines = []
    for tile in sorted(
        {one for place in drawn.places for one in _tiles(place.latitude_deg, place.longitude_deg)}
    ):
        image, table = (_STATIC / "tiles" / f"{tile}.{kind}" for kind in ("webp", "json"))
        if image.is_file():
            yield f"tiles/{tile}.webp", _address(image, "image/webp")
        if table.is_file():
            lines.append(tile)
            yield f"tiles/{tile}.json", table.read_text(encoding="utf-8")
    yield "tiles/lines.json", json.dumps(lines)


def _address(path: Path, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _tiles(latitude: float, longitude: float) -> Iterator[str]:
    """Names of the tiles under a place and just beside it, by row from the north and column from 180° west."""
    wide = _NEAR_DEG / max(math.cos(math.radians(latitude)), 0.2)
    for north in (-_NEAR_DEG, 0.0, _NEAR_DEG):
        for east in (-wide, 0.0, wide):
            row = min(max(int((90.0 - latitude - north) // _TILE_DEG), 0), 11)
            yield f"{row}-{int(((longitude + east + 180.0) % 360.0) // _TILE_DEG)}"


def _index(drawn: Picture, data: str, published_utc: str, base: str, language: str | None) -> bytes:
    """The page. What is said first stands in it as text, for those who read it without scripts."""
    # Neither may end its own element.
    script = (_PAGE / "page.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    style = (_PAGE / "page.css").read_text(encoding="utf-8").replace("</style", "<\\/style")
    said = drawn.words
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; img-src data: blob:; "
        "font-src data:; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
    facts = "".join(
        f"<dt>{escape(one.question)}</dt><dd>{escape(one.answer)}</dd>" for one in said.summary[:4]
    )
    title, about = (
        escape(said.title),
        escape(f"{said.route}. {said.summary[0].question}: {said.summary[0].answer}"),
    )
    opens_in = "" if language is None else f' data-language="{language}"'
    icon = _address(_STATIC / "icon.svg", "image/svg+xml")
    return (
        f'<!doctype html>\n<html lang="en"{opens_in}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>{title}</title>\n<meta name="description" content="{about}">\n'
        f'<meta property="og:type" content="website">\n<meta property="og:title" content="{title}">\n'
        f'<meta property="og:description" content="{about}">\n'
        f'<meta property="og:image" content="{escape(base)}card.png">\n'
        f'<meta property="og:image:width" content="{WIDTH_PX}">\n'
        f'<meta property="og:image:height" content="{HEIGHT_PX}">\n'
        f'<meta name="twitter:card" content="summary_large_image">\n'
        + (f'<meta property="og:url" content="{escape(base)}">\n' if base else "")
        + f'<link rel="icon" href="{icon}">\n<style>{style}</style>\n</head>\n<body>\n<main id="main">'
        f'<div class="published"><h1>{title}</h1><p>{escape(said.route)}</p><dl>{facts}</dl>'
        f"<p>Published {escape(published_utc)}.</p></div></main>\n"
        f'<script type="application/octet-stream" id="flight">{data}</script>\n<script>{script}</script>\n'
        "</body>\n</html>\n"
    ).encode()


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
