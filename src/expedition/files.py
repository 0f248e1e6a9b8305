"""Writing files: all of them whole, or none; and the folder for copies."""

from __future__ import annotations

import atexit
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from expedition.errors import InputError

try:
    import fcntl
except ImportError:
    # Windows has locks of another kind.
    fcntl = None  # type: ignore[assignment]

ZIP_MAGIC = b"PK\x03\x04"
ZIP_HINT = "is a ZIP archive; unpack it, and name the file in it"
_MOST_TABLE_BYTES = 5_000_000

# Windows locks bytes, and nobody else reads those: one that no file of ours has.
_LOCKED_BYTE = 1 << 30


def cache_folder() -> Path:
    """Where the user's copies of what can be had again are kept.

    $XDG_CACHE_HOME/expedition, or in ~/.cache; on Windows in %LOCALAPPDATA%; in the system's temporary folder for a
    user without a home.
    """
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    # The standard says that a relative path there is to be ignored.
    if os.path.isabs(xdg):
        return Path(xdg) / "expedition"
    local = os.environ.get("LOCALAPPDATA", "")
    if os.name == "nt" and local:
        return Path(local) / "expedition"
    try:
        return Path.home() / ".cache" / "expedition"
    except RuntimeError:
        return Path(tempfile.gettempdir()) / "expedition"


def why_no_copies() -> str | None:
    """Why nothing can be kept in the folder for copies, in a sentence; None where it can."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return f"{_shortened(folder)} cannot be written ({error.strerror or error}), so no copies are kept"


def working_folder(name: str) -> Path:
    """A folder below that for copies that can be written to, or else a temporary one."""
    folder = cache_folder() / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        temporary = tempfile.mkdtemp(prefix="expedition-")
        atexit.register(shutil.rmtree, temporary, ignore_errors=True)
        return Path(temporary)


def lock(file: int, *, wait: bool = True) -> None:
    """Keep other processes from an open file until it is closed.

    Raises BlockingIOError where another has it and we are not to wait, OSError where the file system knows no locks.
    """
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        return
    import msvcrt

    at = os.lseek(file, 0, os.SEEK_CUR)
    os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
    try:
        msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    except OSError as error:
        raise BlockingIOError(errno.EAGAIN, "another process has it") from error
    finally:
        os.lseek(file, at, os.SEEK_SET)


def unlock(file: int) -> None:
    """Let others have it again, although processes that were begun meanwhile hold it open."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_UN)
        return
    import msvcrt

    os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
    msvcrt.locking(file, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined, unused-ignore]


def is_zip(path: Path) -> bool:
    """Whether a file is there and is a ZIP archive."""
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP_MAGIC)) == ZIP_MAGIC
    except (OSError, ValueError):
        return False


def read_table(path: str | Path, field: str) -> str:
    """The text of a table that somebody hands in as a file, in UTF-8 and of at most 5 MB; raises InputError."""
    if not isinstance(path, str | Path):
        raise InputError(f"{path!r:.60} is no file's path; give a text or a Path", field=field)
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_TABLE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path!s:.200} cannot be read: {reason}", field=field) from None
    if data.startswith(ZIP_MAGIC):
        raise InputError(f"{path!s:.200} {ZIP_HINT}", field=field)
    if len(data) > _MOST_TABLE_BYTES:
        raise InputError(f"{path!s:.200} has more than {_MOST_TABLE_BYTES / 1e6:.0f} MB", field=field)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path!s:.200} is not text in UTF-8", field=field) from None


def refuse_unwritable(folder: Path) -> None:
    """Raise InputError where a folder can be seen to be none that files go into, before the work for them is done."""
    with suppress(OSError):
        above = next((one for one in (folder, *folder.parents) if one.exists()), Path())
        if not above.is_dir():
            raise _refused(folder, os.strerror(errno.ENOTDIR))
        if not os.access(above, os.W_OK | os.X_OK):
            raise _refused(folder, os.strerror(errno.EACCES))


def _refused(at: Path, reason: object) -> InputError:
    return InputError(f"{_shortened(at)} cannot be written: {reason}; name another place", field="out")


def write_files(contents: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files, by name, into a folder, made if it is not there; returns them.

    Everything is written beside its place first and moved there when all of it is on disk. Raises InputError
    where the folder cannot be made or written.
    """
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    at = folder
    try:
        for missing in _missing(folder):
            missing.mkdir(exist_ok=True)
            made.append(missing)
        for name, content in contents.items():
            at = folder / name
            place = _place(at)
            with tempfile.NamedTemporaryFile("wb", dir=place.parent, prefix=".", delete=False) as file:
                waiting.append((Path(file.name), place))
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        at = folder
        with _alone(folder):
            _move(waiting)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _refused(at, reason) from None
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
        for directory in reversed(made):
            # What another run has put there meanwhile keeps it.
            with suppress(OSError):
                directory.rmdir()
    return [folder / name for name in contents]


def _place(path: Path) -> Path:
    """Where a file goes: where a link leads, which stays a link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _missing(folder: Path) -> list[Path]:
    """The directories that are to be made for a folder, outermost first."""
    return [one for one in reversed((folder, *folder.parents)) if not one.exists()]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep another run from moving its files to the same places in between."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        # Windows opens no folders; each file is whole even so.
        if os.name != "nt":
            raise
        yield
        return
    try:
        # Some network file systems know no locks; each file is whole even so.
        with suppress(OSError):
            lock(handle)
        yield
    finally:
        os.close(handle)


def _move(waiting: list[tuple[Path, Path]]) -> None:
    for _, target in waiting:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{target.name} in it is a directory")
        # A move would put a plain file in the place of a device or a pipe.
        if target.exists() and not target.is_file():
            raise OSError(errno.EINVAL, f"{target.name} in it is no plain file")
    for temporary, target in waiting:
        # Temporary files are private; what is handed on has the usual mode.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)


def _shortened(folder: Path) -> str:
    text = str(folder)
    return text if len(text) <= 200 else f"{text[:90]}...{text[-90:]}"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
