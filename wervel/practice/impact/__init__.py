"""Impact scenarios: what would change if practice moved, reckoned from exact counts."""
