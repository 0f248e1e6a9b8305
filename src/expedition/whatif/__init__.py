"""What if it goes otherwise: the flight on other days, and at the edges of its windows."""
