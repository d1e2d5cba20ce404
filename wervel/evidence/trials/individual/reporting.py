"""The report of a trial read from its individual data."""

from __future__ import annotations

from wervel.evidence.report import Report, Section
from wervel.evidence.study import Better
from wervel.evidence.trials import words as trial_words
from wervel.evidence.trials.baseline import NOTEWORTHY
from wervel.evidence.trials.charts import Bar, gains
from wervel.evidence.trials.individual import words
from wervel.evidence.trials.individual.analysis import Analysis
from wervel.evidence.trials.individual.plain import csv_rows, plain
from wervel.evidence.trials.individual.saying import lead, smallest, time
from wervel.evidence.trials.individual.tables import (
    balance_table,
    effect_table,
    response_table,
    scenario_table,
    shifted_table,
)
from wervel.pages.components import Chart
from wervel.pages.speech import Speech


def individual_report(of: Analysis, speech: Speech, *, file: str) -> Report:
    """The page, tables and data of what was read in this file."""
    doubts = tuple(
        speech.say(words.DOUBTS[doubt], number=number) for doubt, number in of.doubts
    )
    sections = (
        _models(of, doubts, speech),
        Section(
            id="responders",
            heading=speech.say(words.RESPONDERS),
            lines=(speech.say(words.RESPONDERS_MEANS, smallest=smallest(of, speech)),),
            tables=(response_table(of, speech),),
        ),
        _missing(of, speech),
        Section(
            id="balance",
            heading=speech.say(words.BALANCE),
            lines=(
                speech.say(
                    trial_words.BASELINE_MEANS,
                    mark=speech.number(NOTEWORTHY, decimals=1),
                ),
            ),
            tables=(balance_table(of, speech),) if of.balance else (),
        ),
    )
    names = {"arm": of.scores.arm, "comparator": of.scores.comparator}
    return Report(
        address="evidence/trials/individual.html",
        entry=speech.say(words.ENTRY),
        eyebrow=speech.say(words.EYEBROW),
        title=speech.say(words.TITLE, **names),
        lead=lead(of, speech),
        sections=sections,
        sources=(_source(of, speech, file), speech.say(words.METHODS)),
        rows=csv_rows(of),
        result=plain(of, doubts),
    )


def _models(of: Analysis, doubts: tuple[str, ...], speech: Speech) -> Section:
    names = ", ".join(("baseline", *of.scores.adjuster_names))
    lines = [speech.say(words.MODELS_MEANS, adjusters=names)]
    if of.mixed is not None:
        lines.append(
            speech.say(
                words.VARIANCES,
                between=speech.number(of.mixed.between, decimals=2),
                within=speech.number(of.mixed.within, decimals=2),
                patients=speech.count(of.mixed.patients),
                scores=speech.count(of.mixed.scores),
            )
        )
    if of.imputed is not None:
        sets, seed = speech.count(of.question.sets), str(of.question.seed)
        lines.append(speech.say(words.IMPUTED_MEANS, sets=sets, seed=seed))
        lines.append(speech.say(words.NORMAL_DRAWS))
    return Section(
        id="difference",
        heading=speech.say(words.MODELS),
        lines=tuple(lines),
        doubts=doubts,
        charts=(_chart(of, speech),),
        tables=(effect_table(of, speech),),
    )


def _missing(of: Analysis, speech: Speech) -> Section:
    gaps = sum(
        each.effects.first.missing + each.effects.second.missing
        for each in of.responses
    )
    heading = speech.say(words.MISSING)
    if not gaps and not of.shifted:
        nobody = speech.say(words.NOBODY)
        return Section(id="missing", heading=heading, lines=(nobody,))
    lines = [
        speech.say(
            words.TURNING,
            weeks=time(each.time, speech),
            number=speech.count(each.turning.combinations),
            same=speech.share(each.turning.same),
        )
        for each in of.responses
        if each.turning is not None
    ]
    week = time(of.scores.times[of.at], speech)
    if of.shifted:
        lines.append(speech.say(words.SHIFTED_MEANS, arm=of.scores.arm, weeks=week))
    shifted = (shifted_table(of, speech),) if of.shifted else ()
    return Section(
        id="missing",
        heading=heading,
        lines=tuple(lines),
        tables=(scenario_table(of, speech), *shifted),
    )


def _chart(of: Analysis, speech: Speech) -> Chart:
    bars = []
    for each in of.main:
        found = of.weighed(each)
        name = f"{speech.say(words.WEEK)} {time(each.time, speech)}"
        verdict = speech.say(trial_words.RELEVANCE[found.relevance])
        bars.append(
            Bar(
                name=name,
                gain=found.gain or 0.0,
                worst=found.worst or 0.0,
                best=found.best or 0.0,
                smallest=of.question.smallest,
                relevance=found.relevance,
                hover=f"{name}: {verdict}",
            )
        )
    data, layout = gains(bars, axis=speech.say(trial_words.GAIN))
    return Chart(
        title=speech.say(trial_words.CHART),
        in_words=speech.say(
            trial_words.CHART_WORDS, said=" ".join(lead(of, speech)[:1])
        ),
        caption=speech.say(trial_words.CHART_CAPTION),
        data=data,
        layout=layout,
    )


def _source(of: Analysis, speech: Speech, file: str) -> str:
    lower = of.question.better is Better.LOWER
    return speech.say(
        words.SOURCE,
        file=file,
        patients=speech.count(of.scores.patients),
        times=speech.count(len(of.scores.times)),
        comparator=of.scores.comparator,
        better=speech.say(words.LOWER if lower else words.HIGHER),
        smallest=smallest(of, speech),
    )
