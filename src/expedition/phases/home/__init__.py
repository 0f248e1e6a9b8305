"""The stay, and the way down: landing opportunities, deorbit burn, entry, landing, aborts."""
