"""The registry: the one place with state, what people told us.

It is a room with few doors. ``opening`` gives a registry, ``access`` a transaction on
it, and each kind of what people tell has a module with the few functions that change
and count it: now ``feedback``, counted in ``counting``. Nothing else writes. A new kind
brings its table (``tables``) and a step in ``migrations``. Nobody's name is in it,
neither of a patient nor of a clinician.
"""

from wervel.registry.access import Registry
from wervel.registry.counting import (
    FeedbackCount,
    ReasonCount,
    feedback_counts,
    released_counts,
)
from wervel.registry.feedback import Feedback, store_feedback
from wervel.registry.opening import open_registry

__all__ = [
    "Feedback",
    "FeedbackCount",
    "ReasonCount",
    "Registry",
    "feedback_counts",
    "open_registry",
    "released_counts",
    "store_feedback",
]
