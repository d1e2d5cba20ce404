"""Recommendations: what a guideline asks, as pure rules with their editorial fields."""
