"""The verdicts of this episode by topic: what was done beside what was advised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wervel.advice.advising import Advice, Past
from wervel.advice.answers import FACTS
from wervel.advice.page.answers import answered
from wervel.advice.page.cards import who_says
from wervel.findings.finding import Verdict
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech
from wervel.recommendations.terms import Standing, Topic

_ORDER = (
    Verdict.NOT_FOLLOWED,
    Verdict.CANNOT_TELL,
    Verdict.FOLLOWED,
    Verdict.NOT_APPLICABLE,
)


@dataclass(frozen=True, kw_only=True)
class VerdictView:
    """How one recommendation came out at one moment, and why.

    ``because`` are the facts that decided; if it cannot be told, those that are open.
    """

    verdict: str
    verdict_name: str
    title: str
    who: str
    moment: str
    day: str
    because: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TopicView:
    """The verdicts on one topic; ``elsewhere`` are those that do not apply."""

    name: str
    counted: str
    verdicts: tuple[VerdictView, ...]
    elsewhere: tuple[VerdictView, ...]


def verdicts_by_topic(advice: Advice, speech: Speech) -> tuple[TopicView, ...]:
    """What is in force, at the moments of the episode that goes on now."""
    past = [each for each in advice.so_far if each.of.standing is Standing.CURRENT]
    found = (
        (topic, [each for each in past if each.of.topic is topic]) for topic in Topic
    )
    return tuple(_topic(topic, among, speech) for topic, among in found if among)


def _topic(topic: Topic, among: Sequence[Past], speech: Speech) -> TopicView:
    ranked = sorted(among, key=lambda of: (_ORDER.index(of.finding.verdict), of.at.day))
    views = [(each.finding.verdict, _verdict(each, speech)) for each in ranked]
    here = [view for of, view in views if of is not Verdict.NOT_APPLICABLE]
    return TopicView(
        name=speech.say(topic.value),
        counted=_counted(among, speech),
        verdicts=tuple(here),
        elsewhere=tuple(view for of, view in views if of is Verdict.NOT_APPLICABLE),
    )


def _counted(among: Sequence[Past], speech: Speech) -> str:
    """How many of each verdict, in words."""
    counts = (
        (verdict, sum(each.finding.verdict is verdict for each in among))
        for verdict in _ORDER
    )
    return ", ".join(
        f"{count} {speech.say(words.VERDICTS[verdict.value]).lower()}"
        for verdict, count in counts
        if count
    )


def _verdict(of: Past, speech: Speech) -> VerdictView:
    verdict = of.finding.verdict
    return VerdictView(
        verdict=verdict.value.replace("_", "-"),
        verdict_name=speech.say(words.VERDICTS[verdict.value]),
        title=speech.say(of.of.title),
        who=who_says(of.of, speech),
        moment=speech.say(words.MOMENTS[of.at.moment]),
        day=speech.day(of.at.day),
        because=answered(
            (FACTS[name] for name in of.finding.because), of.at.answers, speech
        ),
    )
