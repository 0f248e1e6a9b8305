"""The ways that are flown: up, to a port and away from it, home, and up and down again."""
