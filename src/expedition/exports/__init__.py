"""Files that other programs open, one module per format."""
