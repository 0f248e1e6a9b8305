"""From insertion to the port, and away from it: window, burns, approach, departure, zones."""
