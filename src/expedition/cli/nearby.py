"""Entries of one's own in the folders at hand, where a command was not told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from expedition.errors import UnknownNameError

# Folders beside those of entries are not searched through.
_MOST_FOLDERS = 200


def hint(error: Exception, arguments: Sequence[str]) -> str:
    """What to add to a command in which a name is not known, though a folder here has it; empty where none does."""
    if not isinstance(error, UnknownNameError):
        return ""
    from expedition.catalog.catalogue import KINDS
    from expedition.catalog.spelling import slug

    folders = list(_folders(tuple(dict.fromkeys(sub for sub, _, _ in KINDS.values()))))
    wanted = slug(error.name)
    for folder, subs in folders:
        for sub in subs:
            if wanted and (folder / sub / f"{wanted}.toml").is_file():
                return f"; {folder / sub / f'{wanted}.toml'} has it: add --catalog {folder}"
    if folders and not any(one.startswith("--catalog") for one in arguments):
        names = " or ".join(str(folder) for folder, _ in folders[:3])
        return f"; entries of your own are found with --catalog, here {names}"
    return ""


def _folders(subs: tuple[str, ...]) -> Iterator[tuple[Path, list[str]]]:
    """The working directory and those in it that hold entries, with the names of the folders that hold them."""
    here = Path()
    try:
        inside = sorted(one for one in here.iterdir() if not one.name.startswith(".") and one.is_dir())
        for folder in (here, *inside[:_MOST_FOLDERS]):
            holds = [sub for sub in subs if any((folder / sub).glob("[!.]*.toml"))]
            if holds:
                yield folder, holds
    except OSError:
        # A folder that cannot be listed has no hint to give.
        return
