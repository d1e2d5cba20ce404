"""The parts of the report about the records: what was read, who is in, the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wervel.facts.unknown import UnknownFact
from wervel.pages import words as page_words
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech
from wervel.practice import report_record_words as words
from wervel.practice.reading import Step
from wervel.records.checking import ListSeen, Notice, TableRead
from wervel.small_numbers import (
    SUPPRESSED,
    Displayed,
    Preset,
    displayed,
    displayed_steps,
)

_NOT_OF_PERSONS = frozenset(
    {"provider", "care_site", "concept", "concept_ancestor", "cdm_source"}
)


_OF_TABLES = frozenset({"table missing", "table empty"})


@dataclass(frozen=True)
class StepShown:
    """One row of the attrition: the step, its counts, the share still in."""

    step: str
    persons: str
    episodes: str
    share: float | None


@dataclass(frozen=True)
class Counts:
    """How this report says a count: through the rule, in the language of the page."""

    rule: Preset
    speech: Speech

    def said(self, count: Displayed) -> str:
        """A count that has passed the rule."""
        if count is SUPPRESSED:
            return self.speech.say(page_words.WITHHELD)
        return self.speech.count(count)

    def passed(self, count: int) -> str:
        """A count as it is, made to pass the rule."""
        return self.said(displayed(count, self.rule))


def tables_read(tables: Iterable[TableRead], counts: Counts) -> Table:
    """One row per table of the contract: its state, its rows, what it is for."""
    say = counts.speech.say
    headings = (words.TABLE, words.STATE, words.ROWS, words.NEEDED_FOR)
    return Table(
        caption=say(words.TABLES_CAPTION),
        columns=tuple(Column(say(each), each is words.ROWS) for each in headings),
        rows=tuple(
            (
                each.name,
                say(words.STATES[each.state]),
                _table_rows(each, counts),
                _use(each.name, counts.speech),
            )
            for each in tables
        ),
    )


def _table_rows(table: TableRead, counts: Counts) -> str:
    if table.state == "missing":
        return counts.speech.say(page_words.NO_NUMBER)
    if table.name in _NOT_OF_PERSONS:
        return counts.speech.count(table.rows)
    return counts.passed(table.rows)


def tables_lacking(
    tables: Iterable[TableRead], speech: Speech
) -> tuple[tuple[str, str, str], ...]:
    """The tables that could not be read: name, state, and what they would be for."""
    return tuple(
        (each.name, speech.say(words.STATES[each.state]), _use(each.name, speech))
        for each in tables
        if each.state != "read"
    )


def _use(table: str, speech: Speech) -> str:
    return speech.say(words.USES[table]) if table in words.USES else ""


def tables_summary(tables: Iterable[TableRead], speech: Speech) -> str:
    """How many tables were read, were empty, are missing."""
    states = Counter(each.state for each in tables)
    return speech.say(
        words.TABLES_SUMMARY,
        read=speech.count(states["read"]),
        empty=speech.count(states["empty"]),
        missing=speech.count(states["missing"]),
    )


def lists_seen(lists: Iterable[ListSeen], counts: Counts) -> Table:
    """One row per codelist: what of it occurs in the records, and with whom."""
    say = counts.speech.say
    headings = (words.MEANING, words.LIST, words.CODES, words.RECORDS, words.PERSONS)
    return Table(
        caption=say(words.LISTS_CAPTION),
        columns=tuple(
            Column(say(each), each in (words.CODES, words.RECORDS, words.PERSONS))
            for each in headings
        ),
        rows=tuple(_list_seen(each, counts) for each in lists),
        language="en",
    )


def _list_seen(seen: ListSeen, counts: Counts) -> tuple[str, ...]:
    """Records say something about persons: they are withheld where persons are."""
    persons = displayed(seen.persons, counts.rule)
    records = displayed(seen.records, counts.rule)
    return (
        seen.codelist.meaning,
        seen.codelist.name,
        counts.speech.count(seen.codes),
        counts.said(SUPPRESSED if persons is SUPPRESSED else records),
        counts.said(persons),
    )


def lists_summary(lists: Sequence[ListSeen], speech: Speech) -> str:
    """How many codelists occur in the records."""
    return speech.say(
        words.LISTS_SUMMARY,
        all=speech.count(len(lists)),
        found=speech.count(sum(each.records > 0 for each in lists)),
    )


def unknown_facts(unknown: Iterable[UnknownFact], speech: Speech) -> Table | None:
    """One row per question the records cannot answer, with what they lack."""
    say = speech.say
    found = tuple(
        (
            say(each.fact.question),
            say(words.UNLESS_OTHERS if each.partly else words.FOR_ALL),
            "; ".join(of.meaning for of in each.lists),
        )
        for each in unknown
    )
    headings = (words.QUESTION, words.HOW_FAR, words.NOT_RECORDED)
    return (
        Table(
            caption=say(words.UNKNOWN),
            columns=tuple(Column(say(each)) for each in headings),
            rows=found,
        )
        if found
        else None
    )


def notices(noticed: Iterable[Notice], counts: Counts) -> tuple[str, ...]:
    """What was noticed while reading, each in a line; missing tables stand apart."""
    return tuple(
        f"{each.where}: {each.what}"
        + ("" if each.records is None else f" ({counts.passed(each.records)})")
        for each in noticed
        if each.what not in _OF_TABLES
    )


def attrition(steps: Sequence[Step], counts: Counts) -> tuple[StepShown, ...]:
    """One row per step from everybody to those who count."""
    persons = displayed_steps([each.persons for each in steps], counts.rule)
    with_episodes = [each.episodes for each in steps if each.episodes is not None]
    episodes = iter(displayed_steps(with_episodes, counts.rule))
    return tuple(
        StepShown(
            counts.speech.say(step.text),
            counts.said(shown),
            "" if step.episodes is None else counts.said(next(episodes)),
            _share(shown, persons[0]),
        )
        for step, shown in zip(steps, persons, strict=True)
    )


def _share(part: Displayed, whole: Displayed) -> float | None:
    if part is SUPPRESSED or whole is SUPPRESSED or not whole:
        return None
    return part / whole


def small_numbers(rule: Preset, speech: Speech) -> tuple[str, ...]:
    """The rule for small numbers in sentences."""
    under = rule.threshold - 1
    said = (
        speech.say(words.SUPPRESSION, under=speech.count(under))
        if under
        else speech.say(words.NO_SUPPRESSION)
    )
    rounded = speech.say(words.ROUNDING, base=speech.count(rule.rounding))
    return (said, rounded) if rule.rounding > 1 else (said,)
