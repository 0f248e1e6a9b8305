"""Writing files: all of them whole, or none; and the folder for copies."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from expedition.errors import InputError

ZIP_MAGIC = b"PK\x03\x04"
ZIP_HINT = "is a ZIP archive; unpack it, and name the file in it"


def cache_folder() -> Path:
    """Where the user's copies of what can be had again are kept: $XDG_CACHE_HOME/expedition, or in ~/.cache."""
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    # The standard says that a relative path there is to be ignored.
    return (Path(xdg) if os.path.isabs(xdg) else Path.home() / ".cache") / "expedition"


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
        raise InputError(
            f"{_shortened(at)} cannot be written: {reason}; name another place", field="out"
        ) from None
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
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems know no locks; each file is whole even so.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
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
