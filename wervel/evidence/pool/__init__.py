"""Pooling: the effects of several studies as one, and how far they differ.

What was chosen, and why. ``statsmodels.stats.meta_analysis.combine_effects`` (BSD, a
dependency already) holds numerically for the fixed effect and DerSimonian-Laird, but
stops Paule-Mandel at 1e-5 and has no REML, no interval of tau², no prediction interval,
no meta-regression and no small-study test. PyMARE 0.0.13 (MIT) agrees with metafor on
REML and the Q-profile (tau² of the vaccine trials to 4e-8), but calls itself alpha with
an interface that may change, brings sympy, and lacks Hartung-Knapp, Paule-Mandel,
prediction intervals, Mantel-Haenszel and all that follows; PythonMeta was last released
in 2021. So the models are wervel's own, on plain arrays. metafor 3.8 (R) is the witness
of every number (tests/published/pool, with the scripts), statsmodels a second one where
it can be. What certainty and the recommendations import needs numpy and scipy.special
alone.
"""
