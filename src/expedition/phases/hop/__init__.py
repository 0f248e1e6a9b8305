"""Up and down again without an orbit."""
