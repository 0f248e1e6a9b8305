"""What a published page weighs, and how many can look at it: `python benchmarks/publishing.py [FLIGHT ...]`.

Serves it by nginx on loopback as any file host does, packed once (`gzip_static`), and asks for it by wrk. Needs both.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from expedition.console.publish import published
from expedition.files import write_files
from expedition.planning.planner import plan

USUAL = ("soyuz-ms-20", "soyuz-ms-18-return", "inspiration4", "ns-16")
PORT = 18964
SECONDS = 10
VIEWERS = 1_000_000
_CONFIG = """worker_processes 1; daemon off; pid {at}/pid; error_log {at}/error;
events {{ worker_connections 2048; }}
http {{ access_log off; types {{ text/html html; text/javascript js; image/png png; }} gzip_static on;
  server {{ listen 127.0.0.1:{port}; root {at}/page; }} }}
"""


def main() -> None:
    names = sys.argv[1:] or USUAL
    for name in names:
        contents = published(plan(name), "2030-01-01T00:00:00Z")
        packed = {one: gzip.compress(text, 9) for one, text in contents.items() if not one.endswith(".png")}
        first = sum(len(one) for one in packed.values())
        print(f"{name}: {len(contents['index.html']) / 1e6:.2f} MB, packed {first / 1e6:.2f} MB", end="")
        print(f", {VIEWERS / 1e6:.0f} million first visits {first * VIEWERS / 1e12:.2f} TB")
    if not (shutil.which("nginx") and shutil.which("wrk")):
        print("nginx and wrk are not here; without them nothing is served")
        return
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        at.chmod(0o755)
        write_files(contents | {f"{one}.gz": text for one, text in packed.items()}, at / "page")
        for file in (at / "page").iterdir():
            file.chmod(0o644)
        (at / "conf").write_text(_CONFIG.format(at=at, port=PORT))
        with subprocess.Popen(["nginx", "-c", str(at / "conf")]) as server:
            try:
                serve(names[-1])
            finally:
                server.terminate()


def serve(name: str) -> None:
    etag = ""
    for what in ("first visit", "later visit"):
        address = f"http://127.0.0.1:{PORT}/index.html"
        head = ["-H", "Accept-Encoding: gzip", *(["-H", f"If-None-Match: {etag}"] if etag else [])]
        # Until it listens, curl asks again.
        asked = [
            "curl",
            "-s",
            "--retry",
            "9",
            "--retry-connrefused",
            "-D",
            "-",
            "-o",
            "/dev/null",
            *head,
            address,
        ]
        answer = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        load = ["wrk", "-t1", "-c32", f"-d{SECONDS}s", *head, address]
        said = subprocess.run(load, capture_output=True, text=True, check=True).stdout
        rate = re.search(r"Requests/sec:\s*([\d.]+)", said)
        moved = re.search(r"Transfer/sec:\s*(\S+)", said)
        assert rate is not None
        assert moved is not None
        print(
            f"{name}, {what}: {answer.splitlines()[0]}, {float(rate[1]):,.0f} a second, {moved[1]}/s", end=""
        )
        print(
            f"; a million in {VIEWERS / float(rate[1]) / 60:.0f} min"
            + (", errors" if "Non-2xx" in said else "")
        )
        etag = next(line.split(" ", 1)[1] for line in answer.splitlines() if line.lower().startswith("etag"))


if __name__ == "__main__":
    main()
