"""Claims found and judged, a module for each sort of statement."""
