"""The console's web application: a small JSON API over Expedition's public functions, and the page itself.

    >>> from expedition.console.app import create_app
    >>> app = create_app()                                                          # doctest: +SKIP

Long work is a job: asking returns its state at once, following it waits for changes, deleting it stops it.
Every refusal is `{"error": {"message", "field", "reason"}}`.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Annotated, Any

from fastapi import FastAPI, Header, Query, Request, Response
from fastapi import Path as InPath
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Scope

from expedition import __version__, exports
from expedition.assess.compare import Comparison
from expedition.audience.story import Story, story
from expedition.catalog import DEFAULT, Catalogue
from expedition.catalog.models.flight import FIRST_YEAR, LAST_YEAR
from expedition.console import requests as door
from expedition.console.answers import (
    ErrorWords,
    ExportFormat,
    JobState,
    RecordAnswer,
    Refused,
    StateAt,
    WindowsAnswer,
)
from expedition.console.catalogue import catalogue_answer
from expedition.console.catalogue_answer import CatalogueAnswer
from expedition.console.comparisons import settled_comparison
from expedition.console.guard import Guard
from expedition.console.picture import state as state_of
from expedition.console.picture_answer import Picture
from expedition.console.pool import BusyError, Job, Pool, error_words, refusal_words
from expedition.console.present import PresentAnswer, settled_present
from expedition.console.readings import ReadingAnswer
from expedition.console.requests import (
    CompareAsked,
    PlanAsked,
    PresentAsked,
    ReadingAsked,
    ShotsAsked,
    WatchAsked,
    WhatIfAsked,
    WindowsAsked,
)
from expedition.console.shooting import ShotsAnswer, settled_shots
from expedition.console.store import Store
from expedition.console.watches import WatchAnswer, settled_watch
from expedition.console.whatif_answer import WhatIfAnswer
from expedition.errors import ExpeditionError, ImpossibleFlightError, InputError
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanRecord
from expedition.space.time import parse_utc, to_datetime

STATIC = Path(__file__).with_name("static")

_OPEN_PLANS = 6
_LONGEST_WAIT_S = 20.0

JobId = Annotated[str, InPath(pattern="^[0-9a-f]{24}$", description="the id that asking returned")]
Wait = Annotated[float, Query(ge=0.0, le=_LONGEST_WAIT_S, allow_inf_nan=False, description="seconds to wait")]
Asker = Annotated[
    str,
    Header(
        alias="x-expedition-asker",
        pattern="^[A-Za-z0-9-]{0,64}$",
        description="a name for who asks, which counts once however often it asks; only who has asked can cancel",
    ),
]
Since = Annotated[int, Query(ge=-1, le=1_000_000_000, description="the version that is known already")]


class NotThereError(ExpeditionError):
    """No such job, or it has been forgotten."""


def create_app(workers: int = 2, *, catalogue: Catalogue = DEFAULT, keep: Path | None = None) -> FastAPI:
    """The application. workers: processes that plan; they start with the server and end with it.

    catalogue: where the names of requests are looked up, by the server and its workers. keep: a file in which
    results outlive the server; none are kept unless it is given.
    """
    book = catalogue
    pool = Pool(workers, book, None if keep is None else Store(keep, book.directories))
    opened: OrderedDict[str, Plan] = OrderedDict()
    lock = Lock()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        pool.start()
        yield
        await run_in_threadpool(pool.close)

    app = FastAPI(
        title="Expedition",
        version=__version__,
        description="Plans crewed flights from the pad to a station's port, and home.",
        lifespan=lifespan,
        # The usual documentation pages fetch their parts from the net; ours is a page of the console.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        responses={code: {"model": Refused} for code in (400, 403, 404, 405, 409, 413, 414, 415, 422, 429)},
    )
    app.add_middleware(Guard)
    app.state.pool = pool
    _say_errors(app)

    def found(name: str, kind: str) -> Job:
        job = pool.job(name)
        if job is None or job.kind != kind:
            raise NotThereError(f"there is no {kind} {name}; it may have been forgotten: ask for it again")
        return job

    def finished(name: str, kind: str) -> Job:
        job = found(name, kind)
        if job.status != "done":
            raise NotThereError(f"the {kind} {name} is {job.status}; there is nothing to read")
        return job

    def opened_plan(name: str) -> Plan:
        with lock:
            if name in opened:
                opened.move_to_end(name)
                return opened[name]
        job = finished(name, "plan")
        assert job.result is not None
        assert job.result.plan is not None
        plan = Plan.from_json(gzip.decompress(job.result.plan)).looked_up_in(book)
        with lock:
            opened[name] = plan
            while len(opened) > _OPEN_PLANS:
                opened.popitem(last=False)
        return plan

    def followed(path: str, kind: str, work: str) -> None:
        """The routes that every kind of long work has: how it stands, and its end."""

        @app.get(
            f"/api/{path}/{{name}}",
            tags=[path],
            description=f"How the {work} stands; waits for the next change if asked to.",
        )
        async def follow(name: JobId, wait: Wait = 0.0, since: Since = -1) -> JobState:
            job = found(name, kind)
            if wait > 0.0 and not job.over and job.version <= since:
                await run_in_threadpool(pool.wait, job, since, wait)
            return _state(job)

        @app.delete(f"/api/{path}/{{name}}", tags=[path], description=f"Stop the {work}.")
        def cancel(name: JobId, asker: Asker = "") -> JobState:
            job = found(name, kind)
            pool.cancel(job, asker)
            return _state(job)

    def page(name: str, kind: str, request: Request) -> Response:
        result = finished(name, kind).result
        assert result is not None
        return _packed(result.page, request)

    @app.get("/api/catalogue", tags=["catalogue"], name="catalogue")
    def what_is_known() -> CatalogueAnswer:
        """What is known, as far as a form needs it: vehicles, pads, stations with ports, profiles, flights."""
        return catalogue_answer(book)

    @app.post("/api/plans", tags=["plans"], status_code=202)
    def ask_plan(asked: PlanAsked, asker: Asker = "") -> JobState:
        """Plan a flight. The same flight asked again is answered from memory."""
        return _state(pool.ask("plan", door.settled(asked, book), asker))

    followed("plans", "plan", "planning")

    @app.get("/api/plans/{name}/picture", tags=["plans"], response_model=Picture)
    def picture(name: JobId, request: Request) -> Response:
        """The plan's record with the tables that the page draws."""
        return page(name, "plan", request)

    @app.get("/api/plans/{name}/plan", tags=["plans"], response_model=PlanRecord)
    def plan_record(name: JobId, request: Request) -> Response:
        """The plan's whole record, as `expedition plan --json` prints it."""
        job = finished(name, "plan")
        assert job.result is not None
        return _packed(job.result.plan or b"", request)

    @app.get("/api/plans/{name}/state", tags=["plans"])
    def plan_state(
        name: JobId,
        met: Annotated[float, Query(ge=-1e9, le=1e9, allow_inf_nan=False, description="MET, s")],
    ) -> StateAt:
        """Ship and station at a mission elapsed time: GCRF, ITRF, geodetic and relative (RTN), m and m/s."""
        try:
            return state_of(opened_plan(name), met)
        except InputError as error:
            raise InputError(str(error).removeprefix(f"{error.field}: "), field="met") from None

    @app.get("/api/plans/{name}/story", tags=["plans"])
    def plan_story(name: JobId) -> Story:
        """The flight told in plain words: sentences with gaps, and the amounts that fill them."""
        return story(opened_plan(name))

    @app.get("/api/exports", tags=["plans"])
    def formats() -> list[ExportFormat]:
        """The formats that a plan can be exported to."""
        return [ExportFormat(name=one.name, title=one.title, suffix=one.suffix) for one in exports.offered()]

    @app.get("/api/plans/{name}/export/{format}", tags=["plans"], response_class=Response)
    def export(name: JobId, format: Annotated[str, InPath(pattern="^[a-z0-9-]{1,20}$")]) -> Response:
        """The plan in another program's format."""
        if format not in exports.FORMATS:
            raise NotThereError(f"there is no format {format}; there are {', '.join(exports.FORMATS)}")
        plan = opened_plan(name)
        how = exports.FORMATS[format]
        saved = {"content-disposition": f'attachment; filename="{plan.flight.name}{how.suffix}"'}
        return Response(exports.write(plan, format), media_type=how.media_type, headers=saved)

    @app.post("/api/windows", tags=["windows"], status_code=202)
    def ask_windows(asked: WindowsAsked, asker: Asker = "") -> JobState:
        """Search launch opportunities over a span of days."""
        request = asked.model_dump(mode="json")
        begin = to_datetime(parse_utc(asked.start, field="start", default_zone="Z"))
        if not FIRST_YEAR <= begin.year <= LAST_YEAR:
            raise InputError(
                f"{begin.year} is outside the years {FIRST_YEAR} to {LAST_YEAR} that are planned",
                field="start",
            )
        for kind, name in (("ship", asked.vehicle), ("station", asked.station)):
            book.find(kind, name)
        request["elements"] = door.settled_elements(asked.elements, book)
        return _state(pool.ask("windows", request, asker))

    followed("windows", "windows", "search")

    @app.get("/api/windows/{name}/found", tags=["windows"], response_model=WindowsAnswer)
    def windows_found(name: JobId, request: Request) -> Response:
        """The opportunities, as `expedition windows --json` prints them."""
        return page(name, "windows", request)

    @app.post("/api/whatifs", tags=["whatifs"], status_code=202)
    def ask_what_if(asked: WhatIfAsked, asker: Asker = "") -> JobState:
        """Ask what becomes of a flight that goes otherwise: slips to other days, or misses a burn."""
        return _state(pool.ask("whatif", door.settled_what_if(asked, book), asker))

    followed("whatifs", "whatif", "what-if")

    @app.get("/api/whatifs/{name}/found", tags=["whatifs"], response_model=WhatIfAnswer)
    def what_if_found(name: JobId, request: Request) -> Response:
        """What came of it: in words, as tables, and what the page draws."""
        return page(name, "whatif", request)

    @app.post("/api/readings", tags=["readings"], status_code=202)
    def ask_reading(asked: ReadingAsked, asker: Asker = "") -> JobState:
        """Read an announcement: which flights it speaks of, and what it claims, each claim judged."""
        return _state(pool.ask("reading", asked.model_dump(), asker))

    followed("readings", "reading", "reading")

    @app.get("/api/readings/{name}/found", tags=["readings"], response_model=ReadingAnswer)
    def reading_found(name: JobId, request: Request) -> Response:
        """The text as it is drawn: pieces with the claims that they belong to, the claims, and the flights."""
        return page(name, "reading", request)

    @app.post("/api/comparisons", tags=["comparisons"], status_code=202)
    def ask_comparison(asked: CompareAsked, asker: Asker = "") -> JobState:
        """Set vehicles and flights side by side: price, risk, seats, loads, launch chances and more."""
        return _state(pool.ask("comparison", settled_comparison(asked, book), asker))

    followed("comparisons", "comparison", "comparison")

    @app.get("/api/comparisons/{name}/found", tags=["comparisons"], response_model=Comparison)
    def comparison_found(name: JobId, request: Request) -> Response:
        """The table, as `expedition compare --json` prints it: each cell with the numbers of its sources."""
        return page(name, "comparison", request)

    @app.post("/api/watches", tags=["watches"], status_code=202)
    def ask_watch(asked: WatchAsked, asker: Asker = "") -> JobState:
        """Ask where and when to look at a flight from a place: launch, passes, return."""
        return _state(pool.ask("watch", settled_watch(asked, book), asker))

    followed("watches", "watch", "looking")

    @app.get("/api/watches/{name}/found", tags=["watches"], response_model=WatchAnswer)
    def watch_found(name: JobId, request: Request) -> Response:
        """What is said of it, as `expedition watch` does, with the heads of its rows."""
        return page(name, "watch", request)

    @app.post("/api/shots", tags=["shots"], status_code=202)
    def ask_shots(asked: ShotsAsked, asker: Asker = "") -> JobState:
        """Ask what a film crew has along a flight: light, links, what passes below, live pictures."""
        return _state(pool.ask("shots", settled_shots(asked, book), asker))

    followed("shots", "shots", "looking")

    @app.get("/api/shots/{name}/found", tags=["shots"], response_model=ShotsAnswer)
    def shots_found(name: JobId, request: Request) -> Response:
        """The spans, as `expedition shots --json` prints them, and their rows."""
        return page(name, "shots", request)

    @app.post("/api/presents", tags=["presents"], status_code=202)
    def ask_present(asked: PresentAsked, asker: Asker = "") -> JobState:
        """Ask where the station of a flight is at this moment; the network is used only where `fetch` says so."""
        return _state(pool.ask("present", settled_present(asked, book), asker))

    followed("presents", "present", "looking")

    @app.get("/api/presents/{name}/found", tags=["presents"], response_model=PresentAnswer)
    def present_found(name: JobId, request: Request) -> Response:
        """Where it is and will be for some hours, from which data, and how far that may be off."""
        return page(name, "present", request)

    @app.post("/api/record", tags=["record"], status_code=202)
    def ask_record(asker: Asker = "") -> JobState:
        """Predict the flown flights of the record, about half a minute's work, and compare."""
        return _state(pool.ask("record", {}, asker))

    followed("record", "record", "prediction")

    @app.get("/api/record/{name}/found", tags=["record"], response_model=RecordAnswer)
    def record_found(name: JobId, request: Request) -> Response:
        """The comparisons, as `expedition flown --json` prints them, and what to ask to see each as a plan."""
        return page(name, "record", request)

    for name, there in (("docs", "/#/api"), ("redoc", "/#/api"), ("openapi.json", "/api/openapi.json")):
        app.add_route(f"/{name}", partial(_elsewhere, there), include_in_schema=False)
    app.mount("/", _Assets(directory=STATIC, html=True), name="page")
    return app


class _Assets(StaticFiles):
    """The prebuilt page, packed where that helps. Names with a hash of their content in them never change."""

    def file_response(
        self, full_path: Any, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        hashed = "/assets/" in str(full_path)
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        if Path(full_path).suffix not in _WORTH_PACKING:
            return response
        response.headers["vary"] = "accept-encoding"
        takes = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if response.status_code == 304 or not takes:
            return response
        kept = {name: response.headers[name] for name in ("cache-control", "vary", "last-modified")}
        headers = {**kept, "content-encoding": "gzip", "etag": f"W/{response.headers['etag']}"}
        content = _gzipped(str(full_path), stat_result.st_mtime_ns)
        return Response(content, status_code, headers, media_type=response.media_type)


_WORTH_PACKING = (".js", ".css", ".html", ".svg", ".txt")


@lru_cache(maxsize=32)
def _gzipped(path: str, _: int) -> bytes:
    """A file of the page, packed once."""
    return gzip.compress(Path(path).read_bytes(), 9)


def _elsewhere(there: str, _: Request) -> Response:
    """Where other programs of this kind have their description, ours is found from."""
    return RedirectResponse(there)


_ASKED: dict[str, type[BaseModel]] = {
    "plan": PlanAsked,
    "windows": WindowsAsked,
    "whatif": WhatIfAsked,
    "comparison": CompareAsked,
    "watch": WatchAsked,
    "present": PresentAsked,
    "shots": ShotsAsked,
}


def _state(job: Job) -> JobState:
    found = "picture" if job.kind == "plan" else "found"
    place = {"record": "record", "watch": "watches", "shots": "shots"}.get(
        job.kind, f"{job.kind.removesuffix('s')}s"
    )
    return JobState(
        id=job.id,
        kind=job.kind,
        status=job.status,
        step=job.step,
        part=job.part,
        version=job.version,
        took_s=round(job.took_s, 3),
        request=_ASKED[job.kind](**_asked(job)) if job.kind in _ASKED else None,  # type: ignore[arg-type]
        result=f"/api/{place}/{job.id}/{found}" if job.status == "done" else None,
        error=None if job.error is None else ErrorWords(**job.error),
    )


def _asked(job: Job) -> dict[str, Any]:
    """A request as it was asked: without the moment at which it was."""
    return {name: value for name, value in job.request.items() if name != "at_utc"}


def _packed(content: bytes, request: Request) -> Response:
    """Gzipped JSON as it is, or unpacked for whoever does not take it so; nothing for whoever has it already."""
    # Weak, for it stands for both forms. Of the content, for another version of ours may answer the same job.
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "accept-encoding"}
    known = request.headers.get("if-none-match", "").split(",")
    if any(one.strip().removeprefix("W/") in (tag.removeprefix("W/"), "*") for one in known):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            content, media_type="application/json", headers={**headers, "content-encoding": "gzip"}
        )
    return Response(gzip.decompress(content), media_type="application/json", headers=headers)


def _say_errors(app: FastAPI) -> None:
    """Every error in the one shape."""

    def refuse(status: int, words: dict[str, Any]) -> JSONResponse:
        return JSONResponse({"error": words}, status)

    @app.exception_handler(ExpeditionError)
    async def refused(_: Request, error: ExpeditionError) -> JSONResponse:
        if isinstance(error, NotThereError):
            return refuse(404, error_words(str(error), reason="not found"))
        if isinstance(error, BusyError):
            return refuse(429, error_words(str(error), reason="busy"))
        return refuse(409 if isinstance(error, ImpossibleFlightError) else 422, refusal_words(error))

    @app.exception_handler(RequestValidationError)
    async def malformed(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = [str(part) for part in first["loc"] if part not in ("body", "query", "path")]
        words = str(first["msg"]).removeprefix("Value error, ")
        if first["type"] == "json_invalid":
            where, words = [], "the body is not JSON"
        return refuse(422, error_words(words, field=".".join(where) or None, reason="input"))

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        reason = {404: "not found", 405: "method"}.get(error.status_code, "input")
        return refuse(error.status_code, error_words(str(error.detail), reason=reason))

    @app.exception_handler(Exception)
    async def ours(_: Request, error: Exception) -> JSONResponse:
        return refuse(500, error_words(f"an error of ours: {type(error).__name__}", reason="internal"))
