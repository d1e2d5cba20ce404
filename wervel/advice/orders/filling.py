"""What a referral says by itself: duration, radiation, red flags, pain, work, care."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wervel.advice.durations import spoken_days
from wervel.advice.orders import words
from wervel.advice.orders.at_hand import tried
from wervel.advice.orders.pad import OrderPad
from wervel.facts.complaint import days_in_complaint, radicular
from wervel.facts.outlook import off_work, pain_score
from wervel.logic import Answer


def referral_notes(at: OrderPad, *, flags: Iterable[str] | None = None) -> list[str]:
    """Short sentences about the complaint; ``flags`` are the red flags raised."""
    now = at.reading.now
    if now is None:
        return []
    known = now.answers
    return [
        _lasting(at, known.get(days_in_complaint.name)),
        at.say(words.RADIATING if known.get(radicular.name) else words.NOT_RADIATING),
        _flags(at, [each for each in flags or () if each in words.FLAGS]),
        *_pain(at, known.get(pain_score.name)),
        *_work(at, known.get(off_work.name)),
        _tried(at),
    ]


def _lasting(at: OrderPad, days: Answer) -> str:
    if days is None:
        return at.say(words.LASTING_UNKNOWN)
    return at.say(words.LASTING, length=spoken_days(days, at.language))


def _flags(at: OrderPad, raised: Sequence[str]) -> str:
    if not raised:
        return at.say(words.NO_FLAGS)
    said = ", ".join(at.say(words.FLAGS[each]) for each in raised)
    return at.say(words.SOME_FLAGS, flags=said)


def _pain(at: OrderPad, score: Answer) -> Iterator[str]:
    if score is not None:
        yield at.say(words.PAIN, score=f"{score:g}")


def _work(at: OrderPad, is_off: Answer) -> Iterator[str]:
    if is_off is not None:
        yield at.say(words.OFF_WORK if is_off else words.AT_WORK)


def _tried(at: OrderPad) -> str:
    care = tried(at.reading)
    if not care:
        return at.say(words.NOTHING_TRIED)
    return at.say(words.TRIED, care=", ".join(at.say(each) for each in care))
