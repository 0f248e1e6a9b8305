"""Results outlive the server: read back as they were, bounded, shared, and never in the way."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from expedition.console import store as stores
from expedition.console.jobs import Result
from expedition.console.pool import Job, Pool
from expedition.console.store import Kept, Store
from tests.waiting import BROKEN_S, wait_for


def _kept(size: int = 10) -> Kept:
    return Kept("plan", {"name": "ns-16"}, 1.5, Result(b"p" * size, b"q"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "console.sqlite"


@pytest.fixture
def pooled(file: Path) -> Iterator[Callable[[int], Pool]]:
    """Servers' pools over one file."""
    made: list[Pool] = []

    def one(workers: int = 1) -> Pool:
        made.append(Pool(workers, store=Store(file)))
        return made[-1]

    yield one
    for pool in made:
        pool.close()


def _done(pool: Pool, job: Job) -> Job:
    wait_for(lambda: job.over, f"{job.kind} {job.id}")
    assert job.status == "done"
    return job


def test_what_is_kept_comes_back(file: Path) -> None:
    assert Store(file).get("a") is None
    Store(file).put("a", _kept())
    assert Store(file).get("a") == _kept()
    without = Kept("record", {}, 30.0, Result(b"r"))
    Store(file).put("b", without)
    assert Store(file).get("b") == without


def test_a_plan_outlives_its_server(file: Path, pooled: Callable[[int], Pool]) -> None:
    first = pooled(1)
    job = _done(first, first.ask("plan", {"name": "ns-16"}))
    wait_for(lambda: Store(file).get(job.id), "the plan to be kept")
    first.close()
    # Nobody works here: what it answers, it has read.
    second = pooled(0)
    again = second.ask("plan", {"name": "ns-16"})
    assert (again.status, again.id, again.result) == ("done", job.id, job.result)
    third = pooled(0)
    found = third.job(job.id)
    assert found is not None
    assert (found.kind, found.request) == ("plan", {"name": "ns-16"})
    assert third.ask("plan", {"name": "ns-18"}).status == "queued"


def test_another_version_computes_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(file).put("a", _kept())
    monkeypatch.setattr(stores, "_version", lambda package: "another")
    assert Store(file).get("a") is None


def test_changed_data_are_another_version(tmp_path: Path) -> None:
    data = tmp_path / "catalog" / "pad.toml"
    data.parent.mkdir()
    data.write_text("a = 1")
    file = tmp_path / "console.sqlite"
    Store(file, [data.parent]).put("a", _kept())
    assert Store(file, [data.parent]).get("a") == _kept()
    # Another catalogue may mean something else by the same names.
    assert Store(file).get("a") is None
    data.write_text("a = 22")
    assert Store(file, [data.parent]).get("a") is None


def test_it_is_bounded_and_what_was_used_last_stays(file: Path) -> None:
    store = Store(file, most_bytes=1_000_000)
    for k in range(40):
        store.put(str(k), _kept(100_000))
        store.get("0")
    kept = [k for k in range(40) if store.get(str(k))]
    assert kept == [0, *range(32, 40)]
    assert sum(one.stat().st_size for one in file.parent.iterdir()) < 6_000_000


def test_two_servers_write_at_once(file: Path) -> None:
    words = (
        "import sys; from pathlib import Path; from expedition.console.store import Store, Kept;"
        "from expedition.console.jobs import Result; store = Store(Path(sys.argv[1]));"
        "[store.put(sys.argv[2] + str(k), Kept('plan', {}, 0.0, Result(b'x' * 200_000))) for k in range(60)]"
    )
    servers = [subprocess.Popen([sys.executable, "-c", words, str(file), name]) for name in "ab"]
    assert [server.wait(BROKEN_S) for server in servers] == [0, 0]
    store = Store(file)
    assert all(store.get(name + str(k)) for name in "ab" for k in range(60))


def test_threads_share_a_store(file: Path) -> None:
    store = Store(file)
    threads = [
        threading.Thread(target=lambda k=k: [store.put(f"{k}/{i}", _kept()) for i in range(20)])  # type: ignore[misc]
        for k in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(store.get(f"{k}/{i}") for k in range(4) for i in range(20))


@pytest.mark.parametrize("damage", ["no database", "cut", "scribbled"])
def test_a_corrupt_file_is_begun_anew(file: Path, damage: str) -> None:
    store = Store(file)
    for k in range(20):
        store.put(str(k), _kept(50_000))
    whole = file.read_bytes()
    file.with_name(file.name + "-wal").unlink(missing_ok=True)
    if damage == "no database":
        file.write_bytes(b"something else" * 1000)
    elif damage == "cut":
        file.write_bytes(whole[: len(whole) // 2])
    else:
        file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    for k in range(20):
        found = store.get(str(k))
        assert found in (None, _kept(50_000))
    for _ in range(2):
        store.put("new", _kept())
    assert store.get("new") == _kept()


def test_a_row_that_was_damaged_is_as_good_as_none(file: Path) -> None:
    store = Store(file)
    pool = Pool(0, store=store)
    for column in ("kind", "request", "took_s", "page", "plan", "sum"):
        for value in (None, "{text", b"bytes", 7):
            store.put("a", _kept())
            assert store.get("a") == _kept()
            with closing(sqlite3.connect(file)) as base, base:
                base.execute(f"update results set {column} = ?", (value,))
            assert store.get("a") is None, (column, value)
            assert pool.job("a") is None


def test_a_table_of_another_layout_gives_way(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("create table results (id text primary key, page blob)")
        base.execute("insert into results values ('a', 'b')")
    assert Store(file).get("a") is None
    Store(file).put("a", _kept())
    assert Store(file).get("a") == _kept()


def test_a_full_disk_is_no_error(file: Path) -> None:
    words = (
        "import resource, sys; from pathlib import Path; from expedition.console.store import Store, Kept;"
        "from expedition.console.jobs import Result; store = Store(Path(sys.argv[1]));"
        "small = Kept('plan', {}, 0.0, Result(b'x')); store.put('small', small);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000));"
        "store.put('large', Kept('plan', {}, 0.0, Result(b'x' * 1_000_000)));"
        "assert store.get('large') is None; assert store.get('small') == small"
    )
    done = subprocess.run(
        [sys.executable, "-c", words, str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    store = Store(tmp_path / "cache" / "console.sqlite")
    store.put("a", _kept())
    assert store.get("a") is None


def test_the_record_is_not_computed_at_each_start(file: Path, pooled: Callable[[int], Pool]) -> None:
    first = pooled(0)
    name = first.ask("record", {}).id
    Store(file).put(name, Kept("record", {}, 30.0, Result(json.dumps({"flights": []}).encode())))
    again = pooled(0).ask("record", {})
    assert (again.status, again.took_s) == ("done", 30.0)
