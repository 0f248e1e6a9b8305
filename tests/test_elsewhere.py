"""On other machines: Windows, a home that cannot be written, none at all."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from expedition import Plan, exports, files
from expedition.catalog.spelling import DEVICES
from expedition.console.publish import published
from expedition.figures import write

SOURCE = Path(__file__).resolve().parents[1] / "src" / "expedition"
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
# Asked for before they are used: `hasattr`, or a name of the system.
GUARDED = {("runs/carrier.py", "pthread_sigmask"), ("printing.py", "geteuid")}
POSIX_CALLS = {
    *("alarm", "fchmod", "fchown", "fork", "getegid", "geteuid", "getgid", "getpgid", "getuid", "killpg"),
    *("mkfifo", "openpty", "pthread_kill", "pthread_sigmask", "setitimer", "setsid", "sigwait", "statvfs"),
    *("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGSTOP", "SIGUSR1", "SIGUSR2"),
}
WINDOWS_FORBIDS = set('<>:"|?*\\')
TEXT_CALLS = {"open", "read_text", "write_text"}


@cache
def _nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Imports, attributes and calls of all modules."""
    return tuple(
        (path.relative_to(SOURCE).as_posix(), node)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.Attribute, ast.Call))
    )


def test_nothing_is_imported_or_called_that_windows_lacks() -> None:
    wrong = []
    for name, node in _nodes():
        if isinstance(node, ast.Import) and name != "files.py":
            wrong += [f"{name}: {one.name}" for one in node.names if one.name in POSIX_ONLY]
        elif isinstance(node, ast.ImportFrom) and node.module in POSIX_ONLY:
            wrong.append(f"{name}: {node.module}")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            of_system = node.value.id in ("os", "signal") and node.attr in POSIX_CALLS
            if of_system and (name, node.attr) not in GUARDED:
                wrong.append(f"{name}: {node.value.id}.{node.attr}")
    assert not wrong


def _binary(call: ast.Call) -> bool:
    modes = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    return any(isinstance(one, ast.Constant) and "b" in str(one.value) for one in modes)


def test_texts_are_read_and_written_in_a_named_encoding() -> None:
    """Windows would take that of its own country."""
    wrong = []
    for name, node in _nodes():
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        # By itself only `open` is Python's; what else goes by these names is a path's.
        called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if called != "open" and isinstance(function, ast.Name):
            continue
        of = getattr(getattr(function, "value", None), "id", "")
        if called not in TEXT_CALLS or of in ("os", "webbrowser", "gzip", "tarfile") or _binary(node):
            continue
        if not any(word.arg == "encoding" for word in node.keywords):
            wrong.append(f"{name}:{node.lineno}: {called}")
    assert not wrong


def test_every_file_has_a_name_that_windows_takes() -> None:
    taken = set()
    for path in SOURCE.rglob("*"):
        if "__pycache__" in path.parts:
            continue
        name = path.relative_to(SOURCE).as_posix()
        assert not WINDOWS_FORBIDS & set(path.name), name
        assert not path.name.endswith((".", " ")), name
        assert path.stem.lower() not in DEVICES, name
        # Letters of either case are one there.
        assert name.lower() not in taken, name
        taken.add(name.lower())


def test_what_a_plan_is_written_as_has_names_that_windows_takes(
    ms19: Plan, home: Plan, tmp_path: Path
) -> None:
    """A title may hold what no file's name can; folders, figures, packages and pages are named without it."""
    for plan in (ms19, home):
        flight = plan.flight.model_copy(update={"title": 'At 08:55 <"A/B">, what? *|'})
        titled = plan.model_copy(update={"flight": flight})
        files.write_files(published(titled, "2026-11-29T02:00:00Z"), tmp_path / "page")
        exports.write_folder(titled, tmp_path / "plan")
        write(titled, tmp_path / "plan", ("svg",))
    names = {path.name for path in tmp_path.rglob("*")}
    assert len(names) > 12
    for name in names:
        assert not WINDOWS_FORBIDS & set(name), name
        assert not name.endswith((".", " ")), name
        assert name.partition(".")[0].lower() not in DEVICES, name


# Without what Windows lacks: locks and masks of POSIX, folders that can be opened; with a stand-in for its own locks.
WINDOWS = """
import multiprocessing.resource_tracker, os, signal, sys, types
sys.modules["fcntl"] = None
del signal.pthread_sigmask, os.geteuid
taken = set()
def locking(file, mode, count):
    at = (os.fstat(file).st_ino, os.lseek(file, 0, os.SEEK_CUR))
    if mode == 0:
        taken.discard(at)
    elif at in taken:
        raise PermissionError(13, "Permission denied")
    else:
        taken.add(at)
sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_UNLCK=0, LK_LOCK=1, LK_NBLCK=2)
plain = os.open
def no_folders(path, flags, *rest, **more):
    if os.path.isdir(path) and flags == os.O_RDONLY:
        raise PermissionError(13, "Permission denied", path)
    return plain(path, flags, *rest, **more)
os.open = no_folders
"""


def _run(code: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    here = os.environ | {"PYTHONPATH": str(SOURCE.parent)} | environment
    command = [sys.executable, "-c", code, *(str(one) for one in arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=here, check=False)


def test_files_and_runs_are_written_and_locked_with_what_windows_has(tmp_path: Path) -> None:
    code = (
        WINDOWS
        + """
from pathlib import Path
import expedition.files as files
from expedition.errors import InputError
from expedition.runs.carrier import carrier
from expedition.runs.folder import create
plainly = files.os
class Windows:
    name = "nt"
    def __getattr__(self, name):
        return getattr(plainly, name)
files.os = Windows()
there = Path(sys.argv[1])
files.write_files({"a.txt": b"one", "b.txt": b"two"}, there / "new")
print(sorted(file.name for file in (there / "new").iterdir()))
from tests.runs.test_folder import REQUEST
with create(there / "run", REQUEST, total=2, block=1):
    try:
        with create(there / "run", REQUEST, total=2, block=1):
            pass
    except InputError as error:
        print("held" if "is being written by process" in str(error) else error)
print(len(taken))
"""
    )
    root = str(SOURCE.parents[1])
    done = _run(code, tmp_path, PYTHONPATH=f"{SOURCE.parent}{os.pathsep}{root}")
    assert done.stdout.splitlines() == ["['a.txt', 'b.txt']", "held", "0"], done.stderr


def test_figures_are_drawn_without_a_word_where_the_home_cannot_be_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("no folder")
    code = "from expedition.figures import style; style.Figure().savefig(__import__('sys').argv[1])"
    keep = dict.fromkeys(("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "")
    done = _run(code, tmp_path / "drawn.png", HOME=str(home), **keep)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "drawn.png").is_file()


def test_copies_go_where_they_can_and_it_is_said_where_they_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert files.why_no_copies() is None
    assert files.working_folder("x") == tmp_path / "cache" / "expedition" / "x"
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    reason = files.why_no_copies()
    assert reason is not None
    assert "cannot be written" in reason
    assert "\n" not in reason
    assert files.working_folder("x").is_dir()
    monkeypatch.delenv("XDG_CACHE_HOME")

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert files.cache_folder().is_absolute()


def test_a_command_starts_without_what_it_does_not_need() -> None:
    """So it starts within a quarter of a second; `benchmarks/history.csv` keeps the seconds themselves."""
    code = (
        "import sys\nfrom expedition.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "heavy = {'duckdb', 'fastapi', 'matplotlib', 'numpy', 'rich', 'satkit', 'sgp4'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    assert _run(code, "--version").stdout.splitlines()[-1] == "[]"
    # What reckons without drawing loads nothing that draws.
    loaded = _run(code, "price", "soyuz-ms").stdout.splitlines()[-1]
    assert "matplotlib" not in loaded
    assert "satkit" not in loaded
