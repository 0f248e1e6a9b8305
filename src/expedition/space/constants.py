"""Physical constants that belong to no model of the Earth."""

G0_MPS2 = 9.80665
"""Standard gravity, by which specific impulses become exhaust speeds and loads are counted."""
