"""The pictures of an experiment, from its series and in one language."""

from __future__ import annotations

from wervel.evidence.sced import words
from wervel.evidence.sced.charts import Frame, Stretch, phase_plot
from wervel.evidence.sced.comparisons import Level, levels
from wervel.evidence.sced.numbers import Numbers
from wervel.evidence.sced.series import Design, Experiment, Series
from wervel.pages.components import Chart
from wervel.text import Text


def pictures(experiment: Experiment, numbers: Numbers) -> tuple[Chart, ...]:
    """One picture for each person, all on the same axes."""
    frame = _frame(experiment, numbers)
    return tuple(_picture(experiment, one, frame, numbers) for one in experiment.shown)


def _picture(
    experiment: Experiment, one: Series, frame: Frame, numbers: Numbers
) -> Chart:
    say = numbers.speech.say
    alternating = experiment.design is Design.ALTERNATING
    made = [
        _stretch(experiment, one, level, numbers) for level in levels(experiment, one)
    ]
    goals = [
        (each.occasion, each.criterion)
        for each in one.points
        if each.criterion is not None and each.phase != experiment.baseline
    ]
    data, layout = phase_plot(made, frame, goals=goals, alternating=alternating)
    told = [
        say(
            words.PHASE_SAID,
            phase=each.name,
            median=numbers.score(each.median),
            number=numbers.speech.count(len(each.scores)),
        )
        for each in made
    ]
    name = say(words.CASE, name=one.case)
    return Chart(
        title=name,
        in_words=say(words.PICTURE_SAID, case=name, phases="; ".join(told)),
        caption=say(_caption(alternating=alternating, goals=bool(goals))),
        data=data,
        layout=layout,
    )


def _caption(*, alternating: bool, goals: bool) -> Text:
    if goals:
        return words.PICTURE_GOAL
    return words.PICTURE_CONDITIONS if alternating else words.PICTURE_CAPTION


def _stretch(
    experiment: Experiment, one: Series, level: Level, numbers: Numbers
) -> Stretch:
    points = [one.points[at] for at in level.places]
    name, phase = level.name, points[0].phase
    others = [
        each
        for each in dict.fromkeys(p.phase for s in experiment.shown for p in s.points)
        if each != experiment.baseline
    ]
    return Stretch(
        name=name,
        kind=0 if phase == experiment.baseline else 1 + others.index(phase),
        occasions=tuple(each.occasion for each in points),
        scores=tuple(each.score for each in points),
        median=level.median,
        hovers=tuple(
            numbers.speech.say(
                words.HOVER,
                case=numbers.speech.say(words.CASE, name=one.case),
                occasion=numbers.speech.count(each.occasion),
                score=numbers.score(each.score),
                phase=name,
            )
            for each in points
        ),
    )


def _frame(experiment: Experiment, numbers: Numbers) -> Frame:
    points = [each for one in experiment.shown for each in one.points]
    goals = [each.criterion for each in points if each.criterion is not None]
    heights = [*(each.score for each in points), *goals]
    return Frame(
        first=min(each.occasion for each in points),
        last=max(each.occasion for each in points),
        lowest=min(heights),
        highest=max(heights),
        occasion=numbers.speech.say(words.OCCASION),
        outcome=experiment.outcome,
    )
