"""Writes openapi.json, the description of the server's answers that the page's types are made from.

python frontend/describe.py
"""

from __future__ import annotations

import json
from pathlib import Path

from expedition.console.app import create_app

FILE = Path(__file__).with_name("openapi.json")


def main() -> None:
    """Write the description."""
    described = json.dumps(create_app().openapi(), indent=1, sort_keys=True, ensure_ascii=False)
    FILE.write_text(described + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
