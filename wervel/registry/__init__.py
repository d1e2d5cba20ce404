"""The one place with state: what people told us."""
