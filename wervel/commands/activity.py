"""The command ``wervel activity``."""


def activity() -> None:
    """Count hospital spells as the English denervation coding does."""
