"""The published measurements: how each is counted, and ours beside them."""
