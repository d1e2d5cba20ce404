"""How effects of individual data are said: better or worse, needed, and ratios."""

from __future__ import annotations

from math import isinf

from wervel.evidence.trials import words as trial_words
from wervel.evidence.trials.individual import words
from wervel.evidence.trials.individual.analysis import Analysis, Response
from wervel.evidence.trials.individual.regression import Effect
from wervel.evidence.trials.nnt import Needed
from wervel.evidence.trials.responders import Counts, Limits
from wervel.evidence.trials.saying import gains
from wervel.pages.speech import Speech

_DECIMALS = 2


def lead(of: Analysis, speech: Speech) -> tuple[str, ...]:
    """What was found at the main time: the difference, who responded, the missing."""
    effect, last = of.main[of.at], of.responses[of.at]
    lines = [_effect(of, effect, speech), _response(of, last, speech)]
    if of.imputed is not None:
        found = of.imputed.effects[of.at]
        lines.append(
            speech.say(
                words.LEAD_IMPUTED,
                value=speech.number(found.value, decimals=_DECIMALS),
                interval=speech.interval(found.low, found.high, decimals=_DECIMALS),
            )
        )
    return tuple(lines)


def smallest(of: Analysis, speech: Speech) -> str:
    """The smallest important change, without decimals where it has none."""
    value = of.question.smallest
    whole = float(value).is_integer()
    return speech.number(value, decimals=0 if whole else _DECIMALS)


def time(value: float, speech: Speech) -> str:
    """A week, without decimals where it has none."""
    return speech.number(value, decimals=0 if float(value).is_integer() else 1)


def share(counts: Counts, speech: Speech) -> str:
    """Responders of those analysed, with their share."""
    said = speech.share(counts.events / counts.n)
    return f"{speech.count(counts.events)}/{speech.count(counts.n)} ({said})"


def difference(value: float, limits: Limits, speech: Speech) -> str:
    """A difference of shares with its interval, in percentage points."""
    said = speech.number(100 * value, decimals=1)
    to = speech.interval(100 * limits[0], 100 * limits[1], decimals=1)
    return f"{said}% ({to}%)"


def ratio(value: float | None, limits: Limits | None, speech: Speech) -> str:
    """A ratio with its interval, of which a limit may be without end."""
    if limits is None:
        return speech.say(words.NO_RATIO)
    low = speech.number(limits[0], decimals=_DECIMALS)
    high = (
        speech.say(words.INFINITY)
        if isinf(limits[1])
        else speech.number(limits[1], decimals=_DECIMALS)
    )
    said = speech.number(value, decimals=_DECIMALS) if value is not None else "∞"
    return f"{said} ({low} – {high})"


def needed(of: Needed, speech: Speech) -> str:
    """The number needed to treat, through infinity where its interval passes that."""
    value = _named(of.value, speech, benefits=of.benefits)
    if of.through_infinity:
        near = _named(of.nearest, speech, benefits=of.nearest_benefits)
        far = _named(of.farthest, speech, benefits=of.farthest_benefits)
        ends = dict.fromkeys((near, speech.say(words.INFINITY), far))
        return f"{value} ({' – '.join(ends)})"
    both = sorted(each for each in (of.nearest, of.farthest) if each is not None)
    return f"{value} ({' – '.join(speech.number(one, decimals=1) for one in both)})"


def _named(number: float | None, speech: Speech, *, benefits: bool) -> str:
    if number is None:
        return speech.say(words.INFINITY)
    form = words.NNT_BENEFIT if benefits else words.NNT_HARM
    return speech.say(form, number=speech.number(number, decimals=1))


def _effect(of: Analysis, effect: Effect, speech: Speech) -> str:
    weighed = of.weighed(effect)
    gain, worst, best = weighed.gain or 0.0, weighed.worst or 0.0, weighed.best or 0.0
    form = words.BETTER if gain > 0 else words.WORSE
    size = speech.number(abs(gain), decimals=_DECIMALS)
    significant = effect.low > 0 or effect.high < 0
    return speech.say(
        words.LEAD,
        weeks=time(effect.time, speech),
        arm=of.scores.arm,
        comparator=of.scores.comparator,
        effect=speech.say(form, points=size) if gain else speech.say(words.SAME),
        interval=gains(worst, best, speech),
        significance=speech.say(
            trial_words.SIGNIFICANT if significant else trial_words.NOT_SIGNIFICANT
        ),
        relevance=speech.say(
            words.RELEVANCE[weighed.relevance], smallest=smallest(of, speech)
        ),
    )


def _response(of: Analysis, response: Response, speech: Speech) -> str:
    return speech.say(
        words.LEAD_RESPONSE,
        smallest=smallest(of, speech),
        arm=of.scores.arm,
        comparator=of.scores.comparator,
        first=share(response.effects.first, speech),
        second=share(response.effects.second, speech),
        needed=_needed_words(response.needed, of.scores.arm, speech),
    )


def _needed_words(of: Needed, arm: str, speech: Speech) -> str:
    if of.value is None or of.nearest is None or of.farthest is None:
        return speech.say(words.NEEDED_EVEN)
    said = {
        "value": speech.number(of.value, decimals=1),
        "nearest": speech.number(of.nearest, decimals=1),
        "farthest": speech.number(of.farthest, decimals=1),
    }
    if of.through_infinity:
        return speech.say(words.NEEDED_NONE, **said)
    form = words.NEEDED_BENEFIT if of.benefits else words.NEEDED_HARM
    return speech.say(form, arm=arm, **said)
