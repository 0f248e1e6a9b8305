"""What a flight risks, from the record of those flown before it."""
