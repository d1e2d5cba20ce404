"""Populations: measures of practice, and the report about them."""
