"""The report of one trial read, or of several beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.errors import UsageError
from wervel.evidence.report import Report, Section
from wervel.evidence.study import Publication
from wervel.evidence.trials import words
from wervel.evidence.trials.appraisal import Appraisal
from wervel.evidence.trials.checking import checklist_section, lacks_section
from wervel.evidence.trials.doubting import (
    crossed_section,
    missing_section,
    power_section,
)
from wervel.evidence.trials.plain import csv_rows, plain
from wervel.evidence.trials.relevance import Relevance
from wervel.evidence.trials.saying import lead
from wervel.evidence.trials.sections import (
    baseline_section,
    effect_section,
    numbers_section,
)
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED


def trial_report(read: Sequence[Appraisal], speech: Speech) -> Report:
    """The page, tables and data of these trials; UsageError where there are none."""
    if not read:
        raise UsageError(
            "one study or more", "none", where="a trial read", do="name a study"
        )
    sections = _sections(read, speech)
    doubts = [line for each in sections for line in each.doubts]
    many = len(read) > 1
    title = (
        speech.say(words.TITLE_MANY, number=speech.count(len(read)))
        if many
        else speech.say(words.TITLE, name=read[0].study.name)
    )
    name = "-".join(each.study.id for each in read)
    return Report(
        address=f"evidence/trials/{name}.html",
        entry=speech.say(words.ENTRY),
        eyebrow=speech.say(words.EYEBROW),
        title=title,
        lead=_lead(read, speech),
        sections=sections,
        sources=_sources(read, speech),
        rows=csv_rows(read, speech.language),
        result=plain(read, doubts, speech.language),
    )


def _lead(read: Sequence[Appraisal], speech: Speech) -> tuple[str, ...]:
    lines = []
    for each in read:
        study = each.study
        if study.publication is not Publication.PUBLISHED:
            because = study.publication_because
            lines.append(
                speech.say(
                    words.RETRACTED,
                    name=study.name,
                    publication=str(study.publication),
                    because=speech.say(because) if because else "",
                )
            )
        lines.append(
            lead(each.primary, speech)
            if each.primary
            else speech.say(words.LEAD_NONE, name=study.name)
        )
    return (*lines, *_crossed(read, speech))


def _crossed(read: Sequence[Appraisal], speech: Speech) -> tuple[str, ...]:
    """Whose verdict is another at the most cross-over that is stated."""
    names: dict[tuple[float, Relevance], list[str]] = {}
    for each in read:
        as_drawn = [one for one in each.undiluted if one.untreated == 0]
        if each.primary is None or not as_drawn:
            continue
        most = max(as_drawn, key=lambda one: one.crossed)
        if most.relevance is not each.primary.weighed.relevance:
            key = (most.crossed, most.relevance)
            names.setdefault(key, []).append(each.study.name)
    return tuple(
        speech.say(
            words.LEAD_CROSSED,
            share=speech.share(share),
            names=speech.say(words.AND).join(who),
            relevance=speech.say(words.RELEVANCE[relevance]),
        )
        for (share, relevance), who in names.items()
    )


def _sections(read: Sequence[Appraisal], speech: Speech) -> tuple[Section, ...]:
    found = (
        effect_section(read, speech),
        numbers_section(read, speech),
        power_section(read, speech),
        crossed_section(read, speech),
        missing_section(read, speech),
        baseline_section(read, speech),
        checklist_section(read, speech),
        lacks_section(read, speech),
    )
    return tuple(each for each in found if each is not None)


def _sources(read: Sequence[Appraisal], speech: Speech) -> tuple[str, ...]:
    lines = [
        speech.say(
            words.SOURCE,
            name=each.study.name,
            source=each.study.source,
            locator=each.study.locator,
            items=", ".join(each.study.items),
            checked=each.study.checked_by or speech.say(NOT_CHECKED),
        )
        for each in read
    ]
    return (*lines, speech.say(words.SOURCE_METHODS))
