"""Examples in pages: found, run in order, held against what is shown, and refreshed.

A page is read from the top as its reader would follow it, in one folder and one Python session:

- a ```python block is executed;
- a ```console block holds `$ expedition ...` commands, each followed by lines of what it prints; a line with
  only … stands for lines left out. ```console exit=2 says that the command ends with that code;
- a ```toml block whose first line is `# some/name.toml` is saved under that name.

What is shown need not be the last digit of what is printed: words must be the same, numbers about the same.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(r"^```(\w+)?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NUMBER = re.compile(r"(?:(?<![\w.])[+−-])?(?:\d+(?::\d\d)+(?:\.\d+)?|\d+(?:\.\d+)?)")
# Clock times may move by this, other numbers by a part of themselves and a little.
_CLOCK_S = 120.0
_PART, _LITTLE = 0.1, 1.0


@dataclass(frozen=True)
class Block:
    """One fenced block of a page; `line` is that of its first line inside the fence."""

    page: Path
    line: int
    language: str
    info: str
    text: str
    start: int
    """Where the text begins in the page."""


@dataclass(frozen=True)
class Printed:
    """A command of a console block: what the page shows, what was printed, and the exit codes."""

    block: Block
    command: str
    shown: tuple[str, ...]
    printed: tuple[str, ...]
    exit_code: int
    expected_code: int


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            page,
            text.count("\n", 0, match.start(3)) + 1,
            match[1] or "",
            (match[2] or "").strip(),
            match[3],
            match.start(3),
        )
        for match in _FENCE.finditer(text)
    ]


def run(page: Path, folder: Path) -> Iterator[Printed]:
    """Run a page's examples in a folder; yields each command with what it printed.

    The folder is given the repository's tests and docs, which pages refer to from the repository's root. Raises
    what a python block raises, with the page and line in its traceback.
    """
    for name in ("tests", "docs"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    session: dict[str, Any] = {"__name__": page.stem}
    answers: dict[str, tuple[int, tuple[str, ...]]] = {}
    copies = folder.absolute() / "copies"
    with contextlib.chdir(folder), mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(copies)}):
        for block in blocks(page):
            if block.language == "python":
                # Blank lines before it make a traceback name the page's own line.
                source = "\n" * (block.line - 1) + block.text
                exec(compile(source, str(page), "exec"), session)
            elif block.language == "toml":
                name = re.match(r"# (\S+\.toml)\n", block.text)
                if name is not None:
                    file = Path(name[1])
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(block.text, encoding="utf-8")
            elif block.language == "console":
                yield from _console(block, answers)


def _console(block: Block, answers: dict[str, tuple[int, tuple[str, ...]]]) -> Iterator[Printed]:
    """The commands of a block; `answers` holds those of the page so far, for pages show one command in parts."""
    expected = re.match(r"exit=(\d+)$", block.info)
    lines = block.text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        command = lines[start][2:]
        if command not in answers:
            answers[command] = expedition(command)
        code, printed = answers[command]
        shown = tuple(lines[start + 1 : end])
        yield Printed(block, command, shown, printed, code, int(expected[1]) if expected else 0)


def expedition(command: str) -> tuple[int, tuple[str, ...]]:
    """Exit code and lines printed of an `expedition ...` command, run in this process."""
    from expedition.cli import main

    program, *arguments = shlex.split(command)
    if program != "expedition":
        raise ValueError(f"{command!r} is not a command of expedition")
    output = io.StringIO()
    code: Any = 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            main(arguments)
        except SystemExit as leave:
            code = leave.code or 0
    return int(code), tuple(line.rstrip() for line in output.getvalue().splitlines())


def shape(line: str) -> str:
    """A line without its numbers and its spacing."""
    return " ".join(_NUMBER.sub("#", line).split())


def _values(line: str) -> list[float]:
    out = []
    for text in _NUMBER.findall(line):
        value = 0.0
        for part in text.lstrip("+−-").split(":"):
            value = 60.0 * value + float(part)
        out.append(-value if text[0] in "−-" else value)
    return out


def _far(shown: str, printed: str) -> float:
    """How far apart the numbers of two lines of one shape are: up to 1 is near enough."""
    clocks = [":" in text for text in _NUMBER.findall(shown)]
    far = 0.0
    for a, b, clock in zip(_values(shown), _values(printed), clocks, strict=True):
        allowed = _CLOCK_S if clock else _LITTLE + _PART * max(abs(a), abs(b))
        far = max(far, abs(a - b) / allowed)
    return far


def match(shown: str, printed: tuple[str, ...], after: int) -> int | None:
    """Index of the printed line that a shown line stands for, from an index on; None where there is none."""
    wanted = shape(shown)
    same = [index for index in range(after, len(printed)) if shape(printed[index]) == wanted]
    if not same:
        return None
    return min(same, key=lambda index: (_far(shown, printed[index]), index))


def differences(one: Printed) -> list[str]:
    """What a page shows of a command that was not printed, or not nearly so."""
    out = []
    if one.exit_code != one.expected_code:
        out.append(f"exit code {one.exit_code}, not {one.expected_code}: {' '.join(one.printed[-3:])}")
    after = 0
    for line in one.shown:
        if line.strip() in ("", "…"):
            continue
        index = match(line, one.printed, after)
        if index is None:
            out.append(f"not printed: {line}")
        elif _far(line, one.printed[index]) > 1.0:
            out.append(f"shown   {line}\nprinted {one.printed[index]}")
        else:
            after = index + 1
    return out


def refresh(page: Path, folder: Path) -> list[str]:
    """Run a page and put the numbers that were printed into the lines that it shows.

    Returns what could not be refreshed: lines that are no longer printed, and unexpected exit codes.
    """
    text, complaints = page.read_text(encoding="utf-8"), []
    shift = 0
    cursor: dict[int, int] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        found = list(run(page, folder))
    for one in found:
        if one.exit_code != one.expected_code:
            complaints.append(f"{page.name}: `{one.command}` ends with {one.exit_code}")
            continue
        begin = cursor.get(one.block.start, one.block.start + shift)
        begin = text.index(f"$ {one.command}", begin) + len(one.command) + 3
        after, lines = 0, []
        for line in one.shown:
            index = None if line.strip() in ("", "…") else match(line, one.printed, after)
            if index is None:
                if line.strip() not in ("", "…"):
                    complaints.append(f"{page.name}: `{one.command}` no longer prints: {line}")
                lines.append(line)
            else:
                lines.append(one.printed[index])
                after = index + 1
        old = "".join(line + "\n" for line in one.shown)
        new = "".join(line + "\n" for line in lines)
        assert text[begin : begin + len(old)] == old
        text = text[:begin] + new + text[begin + len(old) :]
        shift += len(new) - len(old)
        cursor[one.block.start] = begin + len(new)
    page.write_text(text, encoding="utf-8")
    return complaints
