"""Care paths: in which order care was given in an episode, and what was made of it."""
