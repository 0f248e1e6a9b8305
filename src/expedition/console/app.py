"""The console's web application: a small JSON API over Expedition's public functions, and the page itself.

    >>> from expedition.console.app import create_app
    >>> app = create_app()                                                          # doctest: +SKIP

What takes long is in `long_work`. Every refusal is `{"error": {"message", "field", "reason"}}`.
"""

from __future__ import annotations

import gzip
import os
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi import Path as InPath
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Scope

from expedition import __version__, exports
from expedition.audience.story import Story, story
from expedition.catalog import DEFAULT, Catalogue
from expedition.console.answers import ExportFormat, Refused, StateAt
from expedition.console.catalogue import catalogue_answer
from expedition.console.catalogue_answer import CatalogueAnswer
from expedition.console.guard import Guard
from expedition.console.long_work import WORK, JobId, NotThereError, add_routes, finished, packed
from expedition.console.picture import state as state_of
from expedition.console.pool import BusyError, Pool, error_words, refusal_words
from expedition.console.store import Store
from expedition.errors import ExpeditionError, ImpossibleFlightError, InputError
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanRecord

STATIC = Path(__file__).with_name("static")

_OPEN_PLANS = 6


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

    def opened_plan(name: str) -> Plan:
        with lock:
            if name in opened:
                opened.move_to_end(name)
                return opened[name]
        job = finished(pool, name, "plan")
        assert job.result is not None
        assert job.result.plan is not None
        plan = Plan.from_json(gzip.decompress(job.result.plan)).looked_up_in(book)
        with lock:
            opened[name] = plan
            while len(opened) > _OPEN_PLANS:
                opened.popitem(last=False)
        return plan

    @app.get("/api/catalogue", tags=["catalogue"], name="catalogue")
    def what_is_known() -> CatalogueAnswer:
        """What is known, as far as a form needs it: vehicles, pads, stations with ports, profiles, flights."""
        return catalogue_answer(book)

    for work in WORK:
        add_routes(app, pool, book, work)

    @app.get("/api/plans/{name}/plan", tags=["plans"], response_model=PlanRecord)
    def plan_record(name: JobId, request: Request) -> Response:
        """The plan's whole record, as `expedition plan --json` prints it."""
        job = finished(pool, name, "plan")
        assert job.result is not None
        return packed(job.result.plan or b"", request)

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
