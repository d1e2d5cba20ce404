"""A trial read from its individual data: what a reader would want to fit again."""
