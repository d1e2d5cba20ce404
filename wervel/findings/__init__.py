"""Findings: each recommendation held against each moment, and why."""
