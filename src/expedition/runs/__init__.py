"""Many flights at once, on whatever carries them."""
