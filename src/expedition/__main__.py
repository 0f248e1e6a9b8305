"""The installed command, and `python -m expedition`: an interrupt while the rest is loaded is answered as well."""

from __future__ import annotations

import sys


def main() -> None:
    """Run a command; see `cli.main`."""
    try:
        from expedition.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("expedition: interrupted\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
