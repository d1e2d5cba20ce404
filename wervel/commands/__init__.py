"""Commands: what the command line offers, a module per group."""
