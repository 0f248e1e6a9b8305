"""From a flight to its plan: the walk through the phases, for each kind of flight."""

from collections.abc import Callable

Progress = Callable[[str], None]
"""Called with a few words at each step."""
