"""Whether physio- or exercise therapy is insured, as the documents state it (R-112).

What supplementary insurance pays differs from person to person and is left out.
"""

from __future__ import annotations

from wervel.facts.complaint import radicular
from wervel.facts.consultation import motor_deficit
from wervel.facts.specialist_care import therapy_sessions_before

SELF_PAID = 20
"""Sessions an adult pays before basic insurance does (003 §5.1 footnotes 33-35)."""

insured = (therapy_sessions_before >= SELF_PAID) | (radicular & motor_deficit)
"""A rule: basic insurance pays from the 21st session, or at once with loss of strength
from a nerve root (P-16)."""
