"""How each kind of flight is planned."""
