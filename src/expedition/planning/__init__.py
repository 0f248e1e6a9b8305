"""From a flight to its plan: the walk through the phases, for each kind of flight."""

from collections.abc import Callable
from typing import Literal

Progress = Callable[[str], None]
"""Called with a few words at each step."""

Checks = Literal["none", "fast", "all"]
"""How much of a flight is held against rules: nothing, what costs next to nothing, or all that is flown out."""
