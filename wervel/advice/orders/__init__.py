"""Orders: what a clinician may do with one tap, written as FHIR that nobody has signed.

``suggestions`` is the door: from the proposals of a card to resources. ``pad`` writes
them, ``filling`` and ``at_hand`` say what records know of the complaint.
"""
