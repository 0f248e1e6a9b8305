"""The flight in order: window, ascent, phasing, approach."""
