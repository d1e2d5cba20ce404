"""One module per step of the schema; the name begins with its revision."""
