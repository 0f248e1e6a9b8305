"""The web console: plan a flight in the browser, watch it, and see the flown record. Loopback only."""
