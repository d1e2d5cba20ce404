"""Comparing care sites fairly: arithmetic on arrays, which knows of no records.

case_mix      what each case led to expect, whichever care site it came to
calibration   whether the case-mix model can be believed
tally         per site: observed, expected, and what chance may do
standardised  observed over expected, with its interval
overdispersion  how much sites differ beyond chance and case mix
funnel        which sites lie outside the limits
shrinkage     what is left of a difference after regression to the mean
rankability   whether ranking says anything, and the ranks only when it does
cusum         whether a site changes over time, since when and how much
influence     which few cases or providers make the difference
"""
