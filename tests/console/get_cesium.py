"""Gets CesiumJS, which the tests load our CZML with: the npm package, unpacked beside the environment.

    python tests/console/get_cesium.py

Does nothing where it is there. Never fails: where it cannot be had, the tests say so and skip.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

OWN = Path(__file__).parents[2] / ".venv" / "cesium"
PACKAGE = OWN / "node_modules" / "cesium"
_NPM = "cesium@1.145.0"
_LIMIT_S = 300
# What is needed to load it, of 23 MB packed: the built library with its workers and tables.
_WANTED = ("package/Build/Cesium/", "package/index.cjs", "package/package.json", "package/LICENSE.md")


def main() -> None:
    """Fetch the package where it is not there and npm is."""
    if PACKAGE.is_dir():
        return
    npm = shutil.which("npm")
    if npm is None:
        _say("npm is not installed: the tests that load CZML with CesiumJS will skip")
        return
    _say("fetching CesiumJS from the npm registry (once)")
    try:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [npm, "pack", "--silent", "--pack-destination", folder, _NPM],
                check=True,
                stdout=subprocess.DEVNULL,
                timeout=_LIMIT_S,
            )
            (packed,) = Path(folder).glob("*.tgz")
            with tarfile.open(packed) as archive:
                wanted = [one for one in archive if one.name.startswith(_WANTED)]
                archive.extractall(folder, members=wanted, filter="data")
            PACKAGE.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(Path(folder) / "package", PACKAGE)
    except (OSError, ValueError, subprocess.SubprocessError, tarfile.TarError) as error:
        _say(f"CesiumJS could not be had ({error}): the tests that load CZML with it will skip")


def _say(words: str) -> None:
    print(words, file=sys.stderr)


if __name__ == "__main__":
    main()
