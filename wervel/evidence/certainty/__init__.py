"""How certain the evidence is: questions, evidence profiles, GRADE, and positions.

A profile (``wervel/profiles/<id>.toml``) asks one question as one party asks it. Which
studies that question admits is computed from what the studies say; what their numbers
do to the certainty is proposed by rules, in words; what a party said of it is kept
beside the proposal and, where it gives a level, counts instead. ``judged`` takes the
studies as an argument, so a changed row can be followed to the certainty.
"""
