"""The page that lists all studies: by design, what is odd, and what is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from wervel.evidence import study_words as words
from wervel.evidence.report import Report, Section
from wervel.evidence.studies import studies
from wervel.evidence.study import Design, Publication, Study
from wervel.evidence.study_rows import (
    figure_rows,
    has_figures,
    plain,
    study_rows,
    with_value,
)
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED, Text


def studies_report(speech: Speech, *, of: tuple[Study, ...] | None = None) -> Report:
    """The studies on one page, in one language; all of them unless given."""
    shown = studies() if of is None else of
    return Report(
        address="evidence/studies.html",
        entry=speech.say(words.ENTRY),
        eyebrow=speech.say(words.EYEBROW),
        title=speech.say(words.TITLE, count=speech.count(len(shown))),
        lead=tuple(_lead(shown, speech)),
        sections=tuple(_sections(shown, speech)),
        sources=_sources(speech),
        rows={"studies": study_rows(shown), **figure_rows(shown)},
        result={"studies": [plain(each) for each in shown]},
    )


def _lead(shown: tuple[Study, ...], speech: Speech) -> Iterator[str]:
    effects = sum(map(with_value, shown))
    single = sum(len(each.observations) + len(each.pooled) for each in shown)
    yield speech.say(
        words.LEAD,
        numbers=speech.count(sum(map(has_figures, shown))),
        count=speech.count(len(shown)),
        effects=speech.count(effects),
        observations=speech.count(single),
    )
    apart = [f"{each.name} ({_standing(each, speech)})" for each in _apart(shown)]
    if apart:
        yield speech.say(words.LEAD_APART, names=", ".join(apart))
    odd = sum(bool(each.notes) for each in shown)
    if odd:
        yield speech.say(words.LEAD_ODD, count=speech.count(odd))


def _sections(shown: tuple[Study, ...], speech: Speech) -> Iterator[Section]:
    yield Section(
        id="designs",
        heading=speech.say(words.GLANCE),
        tables=(_glance(shown, speech),),
    )
    for design, found in _by_design(shown):
        said = speech.say(words.DESIGNS[design])
        yield Section(
            id=design.replace(" ", "-"),
            heading=said[:1].upper() + said[1:],
            tables=(_listed(found, said, speech),),
        )
    if _apart(shown):
        yield Section(
            id="apart",
            heading=speech.say(words.APART),
            tables=(_apart_table(shown, speech),),
        )
    yield Section(
        id="odd",
        heading=speech.say(words.ODD),
        lines=(speech.say(words.ODD_LINE),),
        tables=(_odd_table(shown, speech),),
    )
    yield Section(
        id="silent",
        heading=speech.say(words.SILENT),
        lines=(speech.say(words.SILENT_LINE),),
        tables=(_silent_table(shown, speech),),
    )


def _glance(shown: tuple[Study, ...], speech: Speech) -> Table:
    return Table(
        caption=speech.say(words.GLANCE_CAPTION),
        columns=(
            Column(speech.say(words.DESIGN)),
            Column(speech.say(words.STUDIES), is_number=True),
            Column(speech.say(words.WITH_FIGURES), is_number=True),
        ),
        rows=tuple(
            (
                speech.say(words.DESIGNS[design]),
                speech.count(len(found)),
                speech.count(sum(map(has_figures, found))),
            )
            for design, found in _by_design(shown)
        ),
    )


def _listed(found: tuple[Study, ...], design: str, speech: Speech) -> Table:
    names = (words.STUDY, words.ABOUT, words.N, words.FIGURES, words.PUBLICATION)
    numbers = (words.N, words.FIGURES)
    return Table(
        caption=speech.say(words.STUDIES_CAPTION, design=design),
        columns=tuple(
            Column(speech.say(each), is_number=each in numbers)
            for each in (*names, words.ITEMS, words.PLACE)
        ),
        rows=tuple(
            (
                each.name,
                speech.say(each.title),
                _n(each, speech),
                _figures(each),
                _standing(each, speech),
                items_in_short(each.items),
                each.locator,
            )
            for each in found
        ),
    )


def items_in_short(items: tuple[str, ...]) -> str:
    """Numbers of the catalogue, those that follow each other as a range.

    >>> items_in_short(("T-01", "T-02", "T-03", "T-05", "T-13", "T-14"))
    'T-01…T-03, T-05, T-13, T-14'
    """
    runs: list[list[str]] = []
    for each in items:
        if runs and _follows(runs[-1][-1], each):
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(
        f"{run[0]}…{run[-1]}" if len(run) > _SHORT else ", ".join(run) for run in runs
    )


_SHORT = 2


def _follows(one: str, other: str) -> bool:
    letter, number = one.split("-")
    return other.startswith(letter) and int(other.split("-")[1]) == int(number) + 1


def _apart_table(shown: tuple[Study, ...], speech: Speech) -> Table:
    return _table(
        words.APART,
        (words.STUDY, words.PUBLICATION, words.WHY),
        [
            (
                each.name,
                _standing(each, speech),
                _said(each.publication_because, speech),
            )
            for each in _apart(shown)
        ],
        speech,
    )


def _odd_table(shown: tuple[Study, ...], speech: Speech) -> Table:
    return _table(
        words.ODD_CAPTION,
        (words.STUDY, words.ITEM, words.REMARK),
        [
            (each.name, note.item, speech.say(note.says))
            for each in shown
            for note in each.notes
        ],
        speech,
    )


def _silent_table(shown: tuple[Study, ...], speech: Speech) -> Table:
    return _table(
        words.SILENT_CAPTION,
        (words.STUDY, words.NOT_STATED),
        [
            (each.name, "; ".join(speech.say(one) for one in each.not_stated))
            for each in shown
            if each.not_stated
        ],
        speech,
    )


def _table(
    caption: Text,
    names: tuple[Text, ...],
    rows: list[tuple[str, ...]],
    speech: Speech,
) -> Table:
    columns = tuple(Column(speech.say(each)) for each in names)
    return Table(caption=speech.say(caption), columns=columns, rows=tuple(rows))


def _sources(speech: Speech) -> tuple[str, ...]:
    checked = speech.say(NOT_CHECKED)
    second = speech.say(words.SOURCES_SECOND, checked=checked)
    return (speech.say(words.SOURCES), second)


def _by_design(
    shown: tuple[Study, ...],
) -> Iterator[tuple[Design, tuple[Study, ...]]]:
    """Those with figures come first."""
    for design in Design:
        found = [each for each in shown if each.design is design]
        if found:
            yield design, tuple(sorted(found, key=lambda each: not has_figures(each)))


def _apart(shown: tuple[Study, ...]) -> tuple[Study, ...]:
    return tuple(e for e in shown if e.publication is not Publication.PUBLISHED)


def _n(study: Study, speech: Speech) -> str:
    return speech.say(words.UNKNOWN) if study.n is None else speech.count(study.n)


def _figures(study: Study) -> str:
    single = len(study.observations) + len(study.pooled)
    return f"{with_value(study)} + {single}" if has_figures(study) else "–"


def _standing(study: Study, speech: Speech) -> str:
    return speech.say(words.PUBLICATIONS[study.publication])


def _said(text: Text | None, speech: Speech) -> str:
    return speech.say(text) if text else ""
