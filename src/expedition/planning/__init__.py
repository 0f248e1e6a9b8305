"""From a flight to its plan: the walk through the phases, for each kind of flight."""
