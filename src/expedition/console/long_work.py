"""Long work: what can be asked for, a row each, and the routes that all of it has.

Asking returns a job's state at once, following it waits for changes, deleting it stops it, and what came of it is read
where its state says.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import FastAPI, Header, Query, Request, Response
from fastapi import Path as InPath
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from expedition.assess.compare import Comparison
from expedition.catalog import Catalogue
from expedition.console.answers import ErrorWords, JobState, RecordAnswer, WindowsAnswer
from expedition.console.comparisons import settled_comparison
from expedition.console.picture_answer import Picture
from expedition.console.pool import Job, Kind, Pool
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
    settled,
    settled_what_if,
    settled_windows,
)
from expedition.console.shooting import ShotsAnswer, settled_shots
from expedition.console.watches import WatchAnswer, settled_watch
from expedition.console.whatif_answer import WhatIfAnswer
from expedition.errors import ExpeditionError

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


@dataclass(frozen=True)
class LongWork:
    """One kind of long work as the server offers it."""

    kind: Kind
    path: str
    """Under /api/; also its part of the description."""
    asked: type[BaseModel] | None
    """What is asked; None where nothing is."""
    settled: Callable[[Any, Catalogue], dict[str, Any]]
    """What is asked as plain data, with every name checked."""
    answer: type[BaseModel]
    """What came of it."""
    name: str
    """In the names of its routes."""
    doing: str
    asking: str
    """What asking for it does, for the description, as the next."""
    answering: str
    found: str = "found"
    """Under its job: where the answer is read."""
    said_again: bool = True
    """Whether a job's state says what was asked."""


WORK = (
    LongWork(
        "plan",
        "plans",
        PlanAsked,
        settled,
        Picture,
        "plan",
        "planning",
        "Plan a flight. The same flight asked again is answered from memory.",
        "The plan's record with the tables that the page draws.",
        found="picture",
    ),
    LongWork(
        "windows",
        "windows",
        WindowsAsked,
        settled_windows,
        WindowsAnswer,
        "windows",
        "search",
        "Search launch opportunities over a span of days.",
        "The opportunities, as `expedition windows --json` prints them.",
    ),
    LongWork(
        "whatif",
        "whatifs",
        WhatIfAsked,
        settled_what_if,
        WhatIfAnswer,
        "what_if",
        "what-if",
        "Ask what becomes of a flight that goes otherwise: slips to other days, or misses a burn.",
        "What came of it: in words, as tables, and what the page draws.",
    ),
    LongWork(
        "reading",
        "readings",
        ReadingAsked,
        lambda asked, _: dict(asked.model_dump()),
        ReadingAnswer,
        "reading",
        "reading",
        "Read an announcement: which flights it speaks of, and what it claims, each claim judged.",
        "The text as it is drawn: pieces with the claims that they belong to, the claims, and the flights.",
        said_again=False,
    ),
    LongWork(
        "comparison",
        "comparisons",
        CompareAsked,
        settled_comparison,
        Comparison,
        "comparison",
        "comparison",
        "Set vehicles and flights side by side: price, risk, seats, loads, launch chances and more.",
        "The table, as `expedition compare --json` prints it: each cell with the numbers of its sources.",
    ),
    LongWork(
        "watch",
        "watches",
        WatchAsked,
        settled_watch,
        WatchAnswer,
        "watch",
        "looking",
        "Ask where and when to look at a flight from a place: launch, passes, return.",
        "What is said of it, as `expedition watch` does, with the heads of its rows.",
    ),
    LongWork(
        "shots",
        "shots",
        ShotsAsked,
        settled_shots,
        ShotsAnswer,
        "shots",
        "looking",
        "Ask what a film crew has along a flight: light, links, what passes below, live pictures.",
        "The spans, as `expedition shots --json` prints them, and their rows.",
    ),
    LongWork(
        "present",
        "presents",
        PresentAsked,
        settled_present,
        PresentAnswer,
        "present",
        "looking",
        "Ask where the station of a flight is at this moment; the network is used only where `fetch` says so.",
        "Where it is and will be for some hours, from which data, and how far that may be off.",
    ),
    LongWork(
        "record",
        "record",
        None,
        lambda _asked, _book: {},
        RecordAnswer,
        "record",
        "prediction",
        "Predict the flown flights of the record, about half a minute's work, and compare.",
        "The comparisons, as `expedition flown --json` prints them, and what to ask to see each as a plan.",
    ),
)
"""Everything that takes more than a moment."""

_OF_KIND = {work.kind: work for work in WORK}


def add_routes(app: FastAPI, pool: Pool, book: Catalogue, work: LongWork) -> None:
    """The routes of one kind of long work: asking, how it stands, its end, and its answer."""
    tags: list[Any] = [work.path]

    def ask(asked: BaseModel, asker: Asker = "") -> JobState:
        return state(pool.ask(work.kind, work.settled(asked, book), asker))

    def ask_nothing(asker: Asker = "") -> JobState:
        return state(pool.ask(work.kind, work.settled(None, book), asker))

    async def follow(name: JobId, wait: Wait = 0.0, since: Since = -1) -> JobState:
        job = job_of(pool, name, work.kind)
        if wait > 0.0 and not job.over and job.version <= since:
            await run_in_threadpool(pool.wait, job, since, wait)
        return state(job)

    def cancel(name: JobId, asker: Asker = "") -> JobState:
        job = job_of(pool, name, work.kind)
        pool.cancel(job, asker)
        return state(job)

    def answer(name: JobId, request: Request) -> Response:
        result = finished(pool, name, work.kind).result
        assert result is not None
        return packed(result.page, request)

    if work.asked is not None:
        ask.__annotations__["asked"] = work.asked
    app.post(
        f"/api/{work.path}", tags=tags, status_code=202, name=f"ask_{work.name}", description=work.asking
    )(ask if work.asked is not None else ask_nothing)
    app.get(
        f"/api/{work.path}/{{name}}",
        tags=tags,
        description=f"How the {work.doing} stands; waits for the next change if asked to.",
    )(follow)
    app.delete(f"/api/{work.path}/{{name}}", tags=tags, description=f"Stop the {work.doing}.")(cancel)
    app.get(
        f"/api/{work.path}/{{name}}/{work.found}",
        tags=tags,
        response_model=work.answer,
        name="picture" if work.found == "picture" else f"{work.name}_found",
        description=work.answering,
    )(answer)


def job_of(pool: Pool, name: str, kind: Kind) -> Job:
    """The job with an id. Raises NotThereError where there is none of that kind."""
    job = pool.job(name)
    if job is None or job.kind != kind:
        raise NotThereError(f"there is no {kind} {name}; it may have been forgotten: ask for it again")
    return job


def finished(pool: Pool, name: str, kind: Kind) -> Job:
    """The job with an id. Raises NotThereError where it has no answer."""
    job = job_of(pool, name, kind)
    if job.status != "done":
        raise NotThereError(f"the {kind} {name} is {job.status}; there is nothing to read")
    return job


def state(job: Job) -> JobState:
    """How a job stands, as the server says it."""
    work = _OF_KIND[job.kind]
    # A request as it was asked: without the moment at which it was.
    request = {name: value for name, value in job.request.items() if name != "at_utc"}
    says = work.asked if work.said_again else None
    return JobState(
        id=job.id,
        kind=job.kind,
        status=job.status,
        step=job.step,
        part=job.part,
        version=job.version,
        took_s=round(job.took_s, 3),
        request=None if says is None else says(**request),  # type: ignore[arg-type]
        result=f"/api/{work.path}/{job.id}/{work.found}" if job.status == "done" else None,
        error=None if job.error is None else ErrorWords(**job.error),
    )


def packed(content: bytes, request: Request) -> Response:
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
