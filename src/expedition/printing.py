"""Pages printed as PDF, by a browser that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from expedition.errors import ExpeditionError, InputError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PAPERS = ("A4", "Letter")
_TIMEOUT_S = 120.0
_WAY_OUT = (
    "write it as HTML and print it from your own browser, or install Chromium (apt-get install chromium)"
)


class NoBrowserError(ExpeditionError):
    """A PDF was asked for, and there is no browser that could print it."""

    exit_code = 1


def known_paper(paper: str) -> None:
    """Raise InputError for a paper that is not printed on."""
    if paper not in PAPERS:
        raise InputError(f"{paper!r:.40} is no paper; possible are {' and '.join(PAPERS)}", field="paper")


def found_browser(wanted: str | Path | None = None) -> str:
    """The browser that prints: the one wanted, or the first that is installed.

    Raises InputError where the wanted one cannot be run, NoBrowserError where none is installed.
    """
    if wanted is not None:
        found = shutil.which(str(wanted))
        if found is None:
            raise InputError(f"{str(wanted)[:200]!r} is no program that can be run", field="browser")
        return found
    for name in BROWSERS:
        found = shutil.which(name)
        if found is not None:
            return found
    raise NoBrowserError(f"no Chromium or Chrome is installed, and one is needed for PDF; {_WAY_OUT}")


def printed(html: str, browser: str, *, paper: str = "A4") -> bytes:
    """A page as PDF. paper: "A4" or "Letter", with " landscape" after it where the sheet lies on its long side.

    Raises NoBrowserError where the browser prints nothing.
    """
    with tempfile.TemporaryDirectory(prefix="expedition-") as folder:
        page, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        sized = f"<style>@page {{ size: {paper} }}</style></head>"
        try:
            page.write_text(html.replace("</head>", sized, 1), encoding="utf-8")
        except OSError as error:
            raise ExpeditionError(
                f"{page}, of which the PDF is made, cannot be written: {error.strerror}; make room there, or name "
                "another folder for temporary files in TMPDIR"
            ) from None
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            # Chromium refuses its sandbox to the superuser; the page is our own and runs no script.
            *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            page.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoBrowserError(f"{browser} printed no PDF ({str(error)[:200]}); {_WAY_OUT}") from None
        if not made.is_file() or not made.stat().st_size:
            said = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["without a word"]
            raise NoBrowserError(f"{browser} printed no PDF: {said[0][:200]}; {_WAY_OUT}")
        return made.read_bytes()
