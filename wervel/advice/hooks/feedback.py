"""Feedback: what clinicians did with the cards they saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wervel.advice.hooks.card_ids import key_of_card, suggestion_id
from wervel.advice.hooks.services import service
from wervel.advice.hooks.shapes import (
    a_list,
    a_text,
    a_text_if_any,
    a_uuid,
    an_object,
    refused,
)

ACCEPTED, OVERRIDDEN = "accepted", "overridden"
MOST_SUGGESTIONS = 64
"""No card has as many; an accepted suggestion is looked up among so many places."""


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven:
    """What was done with one card.

    ``about`` is the key feedback is counted by. ``accepted`` are the suggestions taken;
    the reason is a code of wervel's or of the client's own. What somebody wrote in
    their own words is not kept, only that they did: it may be about a patient.
    """

    card: str
    about: str
    service: str
    outcome: str
    accepted: tuple[str, ...]
    reason_system: str
    reason_code: str
    had_comment: bool
    at: datetime


def read_feedback(body: object, service_id: str) -> tuple[FeedbackGiven, ...]:
    """The feedback on cards of that service, each thing that was done once.

    RequestRefused: 404 where there is no such service, else 400, and then nothing of
    the body counts.
    """
    of = service(service_id).id
    given = a_list(an_object(body, "the feedback").get("feedback"), "feedback")
    found = (_one(each, of, f"feedback[{n}]") for n, each in enumerate(given))
    return tuple(dict.fromkeys(found))


def _one(item: object, of: str, where: str) -> FeedbackGiven:
    given = an_object(item, where)
    card = a_uuid(given, "card", where)
    about = key_of_card(card)
    if about is None:
        raise refused("the uuid of a card of wervel's", "another", f"{where}.card")
    outcome = a_text(given, "outcome", where)
    if outcome not in (ACCEPTED, OVERRIDDEN):
        wanted = f"{ACCEPTED} or {OVERRIDDEN}"
        raise refused(wanted, "another text", f"{where}.outcome")
    is_accepted = outcome == ACCEPTED
    reason = _Reason() if is_accepted else _reason(given, where)
    return FeedbackGiven(
        card=card,
        about=about,
        service=of,
        outcome=outcome,
        accepted=_accepted(given, card, where) if is_accepted else (),
        reason_system=reason.system,
        reason_code=reason.code,
        had_comment=reason.had_comment,
        at=_at(a_text(given, "outcomeTimestamp", where), where),
    )


def _accepted(given: Mapping[str, object], card: str, where: str) -> tuple[str, ...]:
    where = f"{where}.acceptedSuggestions"
    ours = {suggestion_id(card, place) for place in range(MOST_SUGGESTIONS)}
    found = []
    for place, each in enumerate(a_list(given.get("acceptedSuggestions"), where)):
        here = f"{where}[{place}]"
        name = a_uuid(an_object(each, here), "id", here)
        if name not in ours:
            wanted = "the uuid of a suggestion on this card"
            raise refused(wanted, "another", f"{here}.id")
        found.append(name)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class _Reason:
    system: str = ""
    code: str = ""
    had_comment: bool = False


def _reason(given: Mapping[str, object], where: str) -> _Reason:
    """The reason, if one is given: a coding, a comment, or both."""
    if "overrideReason" not in given:
        return _Reason()
    where = f"{where}.overrideReason"
    of = an_object(given["overrideReason"], where)
    had_comment = bool(a_text_if_any(of, "userComment", where))
    if "reason" not in of:
        return _Reason(had_comment=had_comment)
    where = f"{where}.reason"
    coding = an_object(of["reason"], where)
    return _Reason(
        a_text(coding, "system", where), a_text(coding, "code", where), had_comment
    )


def _at(written: str, where: str) -> datetime:
    """A moment, in UTC; what does not name its zone is none."""
    try:
        found = datetime.fromisoformat(written)
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    wanted = "a date and time of ISO 8601 with a zone"
    raise refused(wanted, "another text", f"{where}.outcomeTimestamp")
