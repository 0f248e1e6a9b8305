"""What carries the work: nothing but this process, worker processes, a Dask cluster, or any executor given.

Worker processes are our own, one to a thread here, for two things that `ProcessPoolExecutor` cannot do: there a worker
that is killed takes the whole pool along, and one that is renewed after so many tasks may hang the rest
(https://github.com/python/cpython/issues/115634, in all of 3.11 and 3.12).
"""

from __future__ import annotations

import logging
import math
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from expedition.errors import ExpeditionError, InputError, RunError, refuse_no_number

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from distributed import Client

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_MOST_WORKERS = 256
# A worker is renewed after so many tasks, so that what a library leaks does not add up.
_TASKS_A_WORKER = 200
# How often a task is tried whose worker was lost.
_TRIES = 3
# Where nothing is known of an executor's size.
_WORKERS_UNKNOWN = 64
_ANSWER_S = 10.0
# How long a cluster may be without any worker, and how often that is looked at.
_NO_WORKERS_S, _LOOK_S = 60.0, 2.0
_ENDED = "the executor given was shut down; give a new one, and ask again for what is missing"
_NO_START = (
    "worker processes do not start ({}); a script that asks for them does so under "
    'if __name__ == "__main__":, or with workers=1'
)
_LOST = "the scheduler was lost; look after it, and ask again for what is missing"


class WorkerLostError(BrokenExecutor):
    """A worker process ended with a task unfinished."""


@dataclass(frozen=True)
class Lost:
    """Stands for the result of a task whose workers were lost, each time that it was tried."""

    reason: str


@contextmanager
def carrier(
    executor: Executor | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    most: int | None = None,
) -> Iterator[Executor | None]:
    """What work is handed to; None where it is best done here.

    executor: taken as it is, and left open. scheduler: the address of a Dask scheduler, as tcp://host:8786. Without
    either, worker processes, as many as `workers` says, or as there are cores. most: tasks there are, beyond which
    workers would be idle. Raises InputError for a senseless number of workers, and for a scheduler that cannot be had.
    """
    if workers is not None:
        refuse_no_number(workers, "workers", whole=True)
    if workers is not None and not 1 <= workers <= _MOST_WORKERS:
        raise InputError(f"{workers} is no number of workers; give 1 to {_MOST_WORKERS}", field="workers")
    if scheduler is not None and not isinstance(scheduler, str):
        raise InputError(f"{scheduler!r:.60} is no address of a scheduler", field="scheduler")
    if scheduler is not None and (executor is not None or workers is not None):
        other = "an executor" if executor is not None else "a number of workers"
        raise InputError(f"stands beside {other}; give one of them", field="scheduler")
    if executor is not None:
        yield executor
        return
    if scheduler is not None:
        with _cluster(scheduler) as cluster:
            yield cluster
        return
    count = workers or os.cpu_count() or 1
    if most is not None:
        count = min(count, most)
    if count <= 1:
        yield None
        return
    own = Processes(count)
    try:
        yield own
    finally:
        own.kill()


def carried(
    hands: Executor | None, call: Callable[[_Item], _Result], items: Iterable[_Item]
) -> Generator[tuple[_Item, _Result | Lost]]:
    """Call a function on each item, as many at a time as there are hands for; yields them as they are done.

    A task whose worker is lost is tried again. Raises RunError where no more work is taken: the scheduler is lost, or
    all its workers, or the executor given is broken; and ExpeditionError that the function raises.
    """
    if hands is None:
        for item in items:
            yield item, call(item)
        return
    rest = iter(items)
    waiting: dict[Future[_Result], tuple[_Item, int]] = {}

    def hand(item: _Item, tried: int) -> None:
        try:
            waiting[hands.submit(call, item)] = item, tried + 1
        except BrokenExecutor as error:
            raise RunError(
                f"its worker was lost, and the executor given takes no more work ({type(error).__name__}); give a "
                "new one"
            ) from None

    try:
        while True:
            while len(waiting) < 2 * _size(hands):
                try:
                    item = next(rest)
                except StopIteration:
                    break
                hand(item, 0)
            if not waiting:
                return
            done, _ = wait(waiting, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
            if not done and isinstance(hands, _Cluster):
                hands.look()
            # What is done is handed on before what may end it all.
            for future in sorted(done, key=lambda one: one.cancelled() or one.exception() is not None):
                item, tried = waiting.pop(future)
                try:
                    yield item, future.result()
                except ExpeditionError:
                    raise
                except CancelledError:
                    # Nobody here cancels what is waited for; Dask does when the connection breaks.
                    raise RunError(_LOST if isinstance(hands, _Cluster) else _ENDED) from None
                except BrokenExecutor as error:
                    if tried < _TRIES:
                        hand(item, tried)
                    else:
                        yield item, Lost(f"its worker was lost {tried} times ({type(error).__name__})")
                except Exception as error:
                    if type(error).__name__ != "KilledWorker":
                        raise RunError(
                            f"the work cannot be handed over, or what came of it back ({type(error).__name__}: {error})"
                        ) from None
                    # Dask has tried it on other workers itself.
                    yield item, Lost(f"its workers were lost ({type(error).__name__}: {error})")
    finally:
        for future in waiting:
            future.cancel()


def _size(hands: Executor) -> int:
    """How many tasks an executor works on at a time; mpi4py says it in a word of its own."""
    size = getattr(hands, "num_workers", None) or getattr(hands, "_max_workers", None)
    return size if isinstance(size, int) else _WORKERS_UNKNOWN


class Processes(ThreadPoolExecutor):
    """Worker processes: one that is lost takes its task along and no other, each is renewed now and then."""

    def __init__(self, count: int) -> None:
        super().__init__(count, thread_name_prefix="expedition-worker")
        self._own = threading.local()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._ended = False

    def submit(self, fn: Callable[..., _Result], /, *args: Any, **kwargs: Any) -> Future[_Result]:
        """Have a worker process call a function; it, its arguments and its result must be picklable."""
        return super().submit(self._in_process, partial(fn, *args, **kwargs))

    def kill(self) -> None:
        """End every worker, whatever it is doing."""
        with self._lock:
            self._ended = True
            for worker in self._all:
                worker.process.kill()
        self.shutdown(wait=True, cancel_futures=True)
        for worker in self._all:
            worker.process.join()
            worker.pipe.close()

    def _in_process(self, task: Callable[[], _Result]) -> _Result:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is not None and worker.tasks >= _TASKS_A_WORKER:
            self._dismiss(worker)
            worker = None
        if worker is None:
            with self._lock:
                if self._ended:
                    raise WorkerLostError("the workers were ended")
                worker = self._own.worker = _Worker()
                self._all.add(worker)
        try:
            result: _Result = worker.call(task)
            return result
        except WorkerLostError:
            self._dismiss(worker)
            raise

    def _dismiss(self, worker: _Worker) -> None:
        self._own.worker = None
        with self._lock:
            self._all.discard(worker)
        worker.pipe.close()
        worker.process.join()


class _Worker:
    """A process, and the pipe on which it gets tasks and hands back results."""

    def __init__(self) -> None:
        # Threads and open files of whoever asks do not go along.
        context = multiprocessing.get_context("spawn")
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_work, args=(there,), daemon=True)
        # It never hears of Ctrl-C, which is for whoever asked, who ends it.
        before = _without_interrupts()
        try:
            with _single_threaded():
                self.process.start()
        except (OSError, RuntimeError) as error:
            # One that is only just reading the script that started it, or too many.
            raise RunError(_NO_START.format(f"{error}".strip().partition("\n")[0])) from None
        finally:
            if before is not None:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
        there.close()
        self.tasks = 0
        self._ready = False

    def call(self, task: Callable[[], Any]) -> Any:
        try:
            if not self._ready:
                self.pipe.recv()
                self._ready = True
            self.tasks += 1
            self.pipe.send(task)
            well, result = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(_ANSWER_S)
            # Not killed: it came to an end by itself before it could take a task.
            if not self._ready and (self.process.exitcode or 0) > 0:
                raise RunError(_NO_START.format("the first ended at once")) from None
            raise WorkerLostError("a worker process was lost") from None
        if well:
            return result
        raise result


def _without_interrupts() -> set[signal.Signals | int] | None:
    """Hold Ctrl-C back from processes begun here; returns what held before, None on Windows, which cannot."""
    if hasattr(signal, "pthread_sigmask"):
        # Whoever starts that helper, which only such systems have, has its signals let through again.
        resource_tracker.ensure_running()
        return set(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}))
    return None


@contextmanager
def _single_threaded() -> Iterator[None]:
    """Processes begun here do their linear algebra in one thread: there is one of them a core already."""
    name = "OPENBLAS_NUM_THREADS"
    before = os.environ.get(name)
    os.environ.setdefault(name, "1")
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]


def _work(pipe: Connection) -> None:
    """Do what comes out of the pipe until its other end is closed, as it is when whoever asked is gone."""
    if not hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        pipe.send("ready")
        while True:
            task = pipe.recv()
            try:
                answer = (True, task())
            except Exception as error:
                answer = (False, error)
            try:
                pipe.send(answer)
            except OSError:
                raise
            except Exception as error:
                pipe.send((False, RuntimeError(f"{type(error).__name__}: {error}")))


class _Cluster(Executor):
    """A Dask scheduler and its workers."""

    def __init__(self, client: Client) -> None:
        self._client = client
        # Dask would take two calls of the same function on the same sample for one.
        self._executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        self._asked = self._seen = -math.inf
        self._threads = 1

    @property
    def num_workers(self) -> int:
        """Threads of all workers; some clusters grow while they are used."""
        self.look()
        return max(1, self._threads)

    def submit(self, fn: Callable[..., _Result], /, *args: Any, **kwargs: Any) -> Future[_Result]:
        """Have a worker of the cluster call a function."""
        self.look()
        future: Future[_Result] = self._executor.submit(fn, *args, **kwargs)
        return future

    def look(self) -> None:
        """Raise RunError where the scheduler is lost, or all workers are and no new ones come."""
        now = time.monotonic()
        if self._client.status == "running" and now - self._asked > _LOOK_S:
            # What fails here shows in the status.
            with suppress(Exception):
                self._threads = sum(self._client.nthreads().values())  # type: ignore[no-untyped-call]
                self._asked = time.monotonic()
        if self._client.status != "running":
            raise RunError(_LOST)
        if self._threads:
            self._seen = now
        elif now - self._seen > _NO_WORKERS_S:
            raise RunError(
                f"the scheduler has had no workers for {_NO_WORKERS_S:.0f} s; start some, and ask again for what is "
                "missing"
            )


@contextmanager
def _cluster(address: str) -> Iterator[_Cluster]:
    host, port = _host_and_port(address)
    try:
        from distributed import Client
    except ImportError:
        raise InputError(
            "needs Dask, which is not installed; pip install 'expedition[cluster]'", field="scheduler"
        ) from None
    log = logging.getLogger("distributed")
    level = log.level
    # What it has to tell is told here, in words.
    log.setLevel(logging.CRITICAL + 1)
    client = Client.__new__(Client)
    try:
        try:
            socket.create_connection((host, port), timeout=_ANSWER_S).close()
            client.__init__(address, timeout=_ANSWER_S, set_as_default=False)  # type: ignore[misc]
        except Exception as error:
            # Or Dask tries to close it once more when Python ends, and complains.
            client.status = "closed"
            raise InputError(
                f"nothing that is a Dask scheduler answers at {address} ({_told(error)}); start one there with "
                "dask scheduler, or mend the address",
                field="scheduler",
            ) from None
        try:
            _same_versions(client, address)
            yield _Cluster(client)
        finally:
            with suppress(Exception):
                client.close(timeout=_ANSWER_S)  # type: ignore[no-untyped-call]
    finally:
        log.setLevel(level)


def _host_and_port(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.scheme not in ("tcp", "tls") or parts.path:
        raise InputError(
            f"{address!r:.200} is no address of a scheduler; give one as tcp://host:8786", field="scheduler"
        )
    return host, port


def _same_versions(client: Client, address: str) -> None:
    """Refuse workers that would fly otherwise than this copy does."""
    try:
        client.wait_for_workers(1, timeout=_ANSWER_S)
    except TimeoutError:
        raise InputError(
            f"the scheduler at {address} has no workers; start some with dask worker {address} --nthreads 1",
            field="scheduler",
        ) from None
    own = versions()
    for worker, found in client.run(versions, on_error="return").items():
        if isinstance(found, Exception):
            raise InputError(
                f"the worker at {worker} cannot run Expedition ({_told(found)}); install it there",
                field="scheduler",
            )
        for name in ("expedition", "numpy"):
            if found[name] != own[name]:
                raise InputError(
                    f"the worker at {worker} has {name} {found[name]}, here is {own[name]}; install the same",
                    field="scheduler",
                )


def versions() -> dict[str, str]:
    """The versions that numbers rest on."""
    import platform
    from importlib.metadata import version

    return {
        "expedition": version("expedition"),
        "numpy": version("numpy"),
        "satkit": version("satkit"),
        "python": platform.python_version(),
    }


def _told(error: BaseException) -> str:
    return f"{getattr(error, 'strerror', None) or error or type(error).__name__}"[:200]
