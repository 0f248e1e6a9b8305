"""Jobs in a few worker processes: queued, followed, cancelled by ending the worker, kept until room is needed."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Literal, cast

from expedition.catalog import DEFAULT, Catalogue
from expedition.console.jobs import KINDS, Result
from expedition.console.requests import key
from expedition.console.store import Kept, Store
from expedition.errors import ExpeditionError, ImpossibleFlightError, InputError

Kind = Literal["plan", "windows", "record", "whatif", "reading", "comparison", "watch", "present", "shots"]
Status = Literal["queued", "working", "done", "failed", "cancelled"]

MAX_QUEUED = 24
_MAX_KEPT = 200
_MAX_KEPT_BYTES = 256_000_000
# Nobody asks again where something was at a moment that is over.
_FLEETING: tuple[Kind, ...] = ("present",)
_TIME_LIMIT_S = 600.0
_LOOK_S = 0.1


class BusyError(ExpeditionError):
    """More is asked than is worth queueing."""


@dataclass
class Job:
    """One piece of long work and what has become of it."""

    id: str
    kind: Kind
    request: dict[str, Any]
    status: Status = "queued"
    step: str = ""
    part: float | None = None
    error: dict[str, Any] | None = None
    result: Result | None = None
    started_s: float = 0.0
    took_s: float = 0.0
    version: int = 0
    """Grows with every change, so that whoever follows can wait for the next."""
    askers: list[str] = field(default_factory=list)
    """Who has asked for it and not cancelled, "" for each that has no name; it is stopped when the last one does."""
    stop: bool = field(default=False, repr=False)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status in ("done", "failed", "cancelled")

    @property
    def stands(self) -> bool:
        """Whether it answers who asks for the same again; an error of ours is tried once more."""
        if not self.over:
            return not self.stop
        return self.status == "done" or (self.error or {}).get("reason") in ("input", "impossible")

    @property
    def size(self) -> int:
        """Bytes of its result."""
        return 0 if self.result is None else len(self.result.page) + len(self.result.plan or b"")


class Pool:
    """Runs jobs in worker processes. A request that has been answered is answered from memory."""

    def __init__(self, workers: int = 2, catalogue: Catalogue = DEFAULT, store: Store | None = None) -> None:
        self._workers = workers
        self._catalogue = catalogue
        self._store = store
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: deque[Job] = deque()
        self._changed = threading.Condition()
        self._open = False
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start the workers, so that the first job need not wait for imports."""
        with self._changed:
            if self._open:
                return
            self._open = True
            self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(self._workers)]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """End the workers and whatever they do."""
        with self._changed:
            self._open = False
            for job in self._jobs.values():
                job.stop = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(timeout=10.0)

    def ask(self, kind: Kind, request: dict[str, Any], asker: str = "") -> Job:
        """The job for a request: the one there is, or a new one. Raises BusyError where too many wait.

        asker: a name counts once however often it asks, as a page that is loaded again does.
        """
        self.start()
        name = key(kind, request)
        self._recall(name)
        with self._changed:
            job = self._jobs.get(name)
            if job is not None and job.stands:
                if not job.over and (not asker or asker not in job.askers):
                    job.askers.append(asker)
                self._jobs.move_to_end(name)
                return job
            if len(self._queue) >= MAX_QUEUED:
                raise BusyError(f"{MAX_QUEUED} requests are waiting; try again when some are done")
            job = Job(name, kind, request, askers=[asker])
            self._jobs[name] = job
            self._jobs.move_to_end(name)
            self._queue.append(job)
            self._forget_some()
            self._changed.notify_all()
            return job

    def job(self, name: str) -> Job | None:
        """The job with an id, None where it is unknown or forgotten."""
        self._recall(name)
        with self._changed:
            job = self._jobs.get(name)
            if job is not None:
                self._jobs.move_to_end(name)
            return job

    def _recall(self, name: str) -> None:
        """Take up a job that a server before this one, or beside it, has done."""
        if self._store is None or name in self._jobs:
            return
        kept = self._store.get(name)
        if kept is None or kept.kind not in KINDS:
            return
        job = Job(
            name, cast(Kind, kept.kind), kept.request, status="done", result=kept.result, took_s=kept.took_s
        )
        with self._changed:
            self._jobs.setdefault(name, job)
            self._forget_some()

    def cancel(self, job: Job, asker: str = "") -> None:
        """Take an asker away, and stop the job with the last; one that is over stays as it is."""
        with self._changed:
            if asker not in job.askers:
                return
            job.askers.remove(asker)
            if job.over or job.askers:
                return
            job.stop = True
            if job.status == "queued":
                self._queue.remove(job)
                self._set(job, status="cancelled")

    def wait(self, job: Job, version: int, for_s: float) -> None:
        """Return when the job has changed since `version`, or after a while."""
        until = time.monotonic() + for_s
        with self._changed:
            while job.version <= version and not job.over and (left := until - time.monotonic()) > 0.0:
                self._changed.wait(left)

    def _set(self, job: Job, **values: Any) -> None:
        with self._changed:
            for name, value in values.items():
                setattr(job, name, value)
            job.version += 1
            self._changed.notify_all()

    def _forget_some(self) -> None:
        """Drop the results that were asked for longest ago, beyond what is kept."""
        kept = [job for job in self._jobs.values() if job.over]
        size = sum(job.size for job in kept)
        while len(kept) > _MAX_KEPT or size > _MAX_KEPT_BYTES:
            oldest = kept.pop(0)
            size -= oldest.size
            del self._jobs[oldest.id]

    def _serve(self) -> None:
        """One worker process, started again whenever a job had to be stopped."""
        worker: _Worker | None = None
        while True:
            if worker is None:
                worker = _Worker(self._catalogue)
            with self._changed:
                while self._open and self._next() is None:
                    self._changed.wait()
                job = self._next()
                if not self._open or job is None:
                    break
                self._queue.remove(job)
                self._set(job, status="working", started_s=time.monotonic(), step="starting")
            if not self._run(worker, job):
                worker.end()
                worker = None
        worker.end()

    def _next(self) -> Job | None:
        """The job that has waited longest; while one worker is left, no what-if, which may take it for minutes."""
        long = sum(job.kind == "whatif" and job.status == "working" for job in self._jobs.values())
        spare = long < max(self._workers - 1, 1)
        return next((job for job in self._queue if spare or job.kind != "whatif"), None)

    def _made(self, job: Job) -> dict[str, bytes]:
        """The plan that a job looks at, where it is there already; a what-if plans for itself."""
        asked = job.request.get("plan") if job.kind in ("watch", "shots") else None
        made = self._jobs.get(key("plan", asked)) if isinstance(asked, dict) else None
        return {"made": made.result.plan} if made and made.result and made.result.plan else {}

    def _run(self, worker: _Worker, job: Job) -> bool:
        """Do a job; whether the worker can be used again."""
        began = time.monotonic()
        try:
            worker.pipe.send((job.kind, job.request | self._made(job)))
            while True:
                if job.stop:
                    self._set(job, status="cancelled", took_s=time.monotonic() - began)
                    return False
                if time.monotonic() - began > _TIME_LIMIT_S:
                    words = f"took more than {_TIME_LIMIT_S:.0f} s and was stopped"
                    self._set(job, status="failed", error=error_words(words, reason="too long"))
                    return False
                if not worker.pipe.poll(_LOOK_S):
                    continue
                what, said = worker.pipe.recv()
                if what == "step":
                    self._set(job, step=said[0], part=said[1])
                elif what == "done":
                    self._set(job, status="done", result=said, took_s=time.monotonic() - began)
                    if self._store is not None and job.kind not in _FLEETING:
                        self._store.put(job.id, Kept(job.kind, job.request, job.took_s, said))
                    return True
                else:
                    self._set(job, status="failed", error=said, took_s=time.monotonic() - began)
                    return True
        except (EOFError, OSError):
            self._set(
                job, status="failed", error=error_words("the worker died; ask again", reason="internal")
            )
            return False


class _Worker:
    """A process that does one job after the other."""

    def __init__(self, catalogue: Catalogue) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, catalogue), daemon=True)
        self.process.start()
        theirs.close()

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join(timeout=5.0)
        if self.process.is_alive():
            self.process.kill()


def _work(pipe: Connection, catalogue: Catalogue) -> None:
    """The worker's life: prepare, then answer requests until nobody asks any more."""
    import signal

    # Ctrl-C in the terminal is for the server, which ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import expedition.planning.planner
    import expedition.space.engine

    expedition.space.engine.satkit()

    def say(what: str, said: Any) -> None:
        try:
            pipe.send((what, said))
        except OSError:
            # The server was killed, and nobody reads any more.
            raise SystemExit from None

    def tell(words: str, part: float | None) -> None:
        say("step", (words, part))

    while True:
        try:
            kind, request = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            say("done", KINDS[kind](request, tell, catalogue))
        except ExpeditionError as error:
            say("failed", refusal_words(error))
        except Exception as error:
            # The page must hear of it; the terminal of whoever serves gets the details.
            import traceback

            traceback.print_exc()
            say("failed", error_words(f"an error of ours: {type(error).__name__}", reason="internal"))


def refusal_words(error: ExpeditionError) -> dict[str, Any]:
    """What a refusal looks like in JSON."""
    where = error.field if isinstance(error, InputError) else None
    words = str(error).removeprefix(f"{where}: ") if where else str(error)
    reason = "impossible" if isinstance(error, ImpossibleFlightError) else "input"
    return error_words(words, field=where, reason=reason)


def error_words(message: str, *, reason: str, field: str | None = None) -> dict[str, Any]:
    """The one shape of an error: message, the field that is meant or null, and the kind of reason."""
    return {"message": message[:2000], "field": field, "reason": reason}
