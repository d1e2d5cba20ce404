"""Facts: a clinical question each, answered at a moment: yes, no, unknown, a number."""
