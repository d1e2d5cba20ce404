"""Economic evaluation beside a trial: costs, effects, and how sure the choice is.

From one row per patient (:mod:`patients`) over the adjusted means of every arm in every
draw of a bootstrap (:mod:`means`) to what those weigh (:mod:`weights`) and what
follows from it (:mod:`choice`). Everything that is asked of a trial later (another
perspective, other prices, another rate of discount) is a weighing of the same draws.
"""
