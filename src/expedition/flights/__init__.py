"""What is asked of a flight, and whether what it names goes together."""
