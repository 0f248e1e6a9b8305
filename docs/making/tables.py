"""Tables of the computed pages, and how a number stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Table:
    """A table of the page; rows that need published files are kept from the page where those are absent."""

    head: tuple[str, ...]
    kept: dict[str, str]
    rows: list[str] = field(default_factory=list)

    def add(self, label: str, *cells: str) -> None:
        self.rows.append(f"| {label} | " + " | ".join(cells) + " |")

    def add_if(self, here: bool, label: str, cells: Callable[[], tuple[str, ...]]) -> None:
        """Measure a row where its files are here; keep the page's where they are not."""
        if here:
            self.add(label, *cells())
        elif label in self.kept:
            self.rows.append(self.kept[label])

    def __str__(self) -> str:
        lines = ["| " + " | ".join(self.head) + " |", "|" + "---|" * len(self.head), *self.rows]
        return "\n".join(lines) + "\n\n"


def kept_rows(old: Path) -> dict[str, str]:
    """Rows of the page as it stands, by their label."""
    if not old.is_file():
        return {}
    rows = [line for line in old.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {row.split(" | ")[0].removeprefix("| "): row for row in rows}


def minus(value: float, digits: int) -> str:
    """A number with its sign, and a true minus."""
    return f"{value:+.{digits}f}".replace("-", "−")
