"""Data quality: two loads of a source compared, drift of coding, completeness."""
