"""Whether the tests would notice: operators and comparisons of the physics are turned round, one at a time.

    python benchmarks/mutants.py [MODULE ...] [--most N]

Each mutant is tried in a copy of the tree with the tests of its module; one that no test notices survives. Which are
tried where a module has more than N follows from the module alone. What survived is told with its line: a test is
missing, or nothing depends on it (a tolerance, a first guess, a case that never comes).
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import matplotlib.figure  # noqa: F401
import numpy  # noqa: F401
import pydantic  # noqa: F401
import pytest
import satkit  # noqa: F401
import typer  # noqa: F401

ROOT = Path(__file__).resolve().parents[1]
# The tests that are about a module, the cheapest first: the first failure ends a mutant.
TESTS = {
    "space/orbits.py": ("tests/space/test_orbits.py",),
    "space/relative_motion.py": ("tests/space/test_relative_motion.py",),
    "space/crossings.py": ("tests/space/test_crossings.py",),
    "space/gravity.py": ("tests/space/test_gravity.py",),
    "space/integration.py": ("tests/space/test_integration.py",),
    "phases/ascent/guidance.py": ("tests/phases/ascent/test_guidance.py",),
}
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
# Of waiting, on a machine that others work on; a test takes a few seconds of its own.
_TIMEOUT_S = 300


def places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """What can be turned round: a node, its field, and the index in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in SWAPS:
            # The sum of a list or a text is no arithmetic; those fail at once and would flatter the figure.
            if not any(
                isinstance(one, ast.List | ast.JoinedStr | ast.Tuple) for one in ast.iter_child_nodes(node)
            ):
                yield node, "op", None
        elif isinstance(node, ast.Compare):
            for number, one in enumerate(node.ops):
                if type(one) in SWAPS:
                    yield node, "ops", number
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield node, "op", None


def mutants(source: str, most: int) -> Iterator[tuple[int, str, str]]:
    """Line, what was done, and the mutated source; evenly over the file where there are more than asked for."""
    count = len(list(places(ast.parse(source))))
    for number in range(0, count, max(1, -(-count // most))):
        tree = ast.parse(source)
        node, field, index = list(places(tree))[number]
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.UnaryOp):
            node.op, done = ast.UAdd(), "- to +"
        elif index is None:
            was = type(getattr(node, field))
            setattr(node, field, SWAPS[was]())
            done = f"{was.__name__} to {SWAPS[was].__name__}"
        else:
            was = type(getattr(node, field)[index])
            getattr(node, field)[index] = SWAPS[was]()
            done = f"{was.__name__} to {SWAPS[was].__name__}"
        yield line, done, ast.unparse(tree)


def survives(tree: Path, tests: tuple[str, ...]) -> bool:
    """Whether the tests pass, that is, notice nothing; in a process that begins with all but our own modules loaded."""
    child = os.fork()
    if child == 0:
        signal.alarm(_TIMEOUT_S)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.chdir(tree)
        sys.path[:0] = [str(tree / "src"), str(tree)]
        sys.dont_write_bytecode = True
        arguments = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", *tests]
        os._exit(int(pytest.main(arguments)))
    _, status = os.waitpid(child, 0)
    # What never ends is noticed by whoever runs the tests.
    return os.waitstatus_to_exitcode(status) == 0


def main() -> None:
    """Try them, module by module, and tell how many were noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=list(TESTS))
    parser.add_argument("--most", type=int, default=40, metavar="N")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for part in ("src", "tests", "docs", "pyproject.toml"):
            whole = ROOT / part
            (shutil.copytree if whole.is_dir() else shutil.copy)(whole, tree / part)
        for module in asked.modules:
            file = tree / "src" / "expedition" / module
            source = file.read_text(encoding="utf-8")
            if not survives(tree, TESTS[module]):
                sys.exit(f"{module}: its tests fail as it is")
            tried, left = 0, []
            for line, done, text in mutants(source, asked.most):
                file.write_text(text, encoding="utf-8")
                tried += 1
                if survives(tree, TESTS[module]):
                    left.append(f"  {module}:{line}: {done}: {source.splitlines()[line - 1].strip()}")
            file.write_text(source, encoding="utf-8")
            print(f"{module}: {tried} tried, {tried - len(left)} noticed", *left, sep="\n", flush=True)


if __name__ == "__main__":
    main()
