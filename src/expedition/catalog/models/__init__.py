"""The shapes of entries, one kind to a file."""
