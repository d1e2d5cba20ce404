"""CDS Hooks 2.0, without HTTP: from the parsed body of a call to that of an answer.

Everything here takes and gives plain JSON objects. ``web`` turns them into HTTP.
"""

from wervel.advice.hooks.answer import answer
from wervel.advice.hooks.card_ids import card_id, key_of_card
from wervel.advice.hooks.desk import Desk
from wervel.advice.hooks.feedback import FeedbackGiven, read_feedback
from wervel.advice.hooks.languages import spoken
from wervel.advice.hooks.refusals import outcome, refusal
from wervel.advice.hooks.request import Access, HookRequest, read_request, wanted
from wervel.advice.hooks.services import SERVICES, Hook, Service, discovery

__all__ = [
    "SERVICES",
    "Access",
    "Desk",
    "FeedbackGiven",
    "Hook",
    "HookRequest",
    "Service",
    "answer",
    "card_id",
    "discovery",
    "key_of_card",
    "outcome",
    "read_feedback",
    "read_request",
    "refusal",
    "spoken",
    "wanted",
]
