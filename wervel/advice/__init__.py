"""Advice: the rules of the population, for one patient, while care is being decided.

Everything here is computed from the records at hand on a day that is passed in; nothing
is kept. wervel advises; a clinician decides.
"""
