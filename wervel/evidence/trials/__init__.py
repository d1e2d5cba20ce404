"""A trial read: what its numbers say, whether they can be, and what they are worth.

From the printed rows of a study: relevance beside significance, the check of each
printed interval, responders, power, drop-out, cross-over, baseline, and the checklist
of Minerva. From individual data: the models that a reader would want to see again.
"""
