"""How a position came about: steps, trail, positions, and what a change moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wervel.evidence.certainty import saying, tables, words
from wervel.evidence.certainty import side_words as beside
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.definitions import Finding, Profile
from wervel.evidence.certainty.levels import Certainty, Domain
from wervel.evidence.certainty.positions import Assessment
from wervel.evidence.certainty.ripples import Kind, Moved, Ripple, Value, ripple
from wervel.evidence.certainty.terms import CERTAINTY, DOMAIN, FINDING, STANCE, VERDICT
from wervel.evidence.report import Section
from wervel.evidence.study import Study
from wervel.pages.components import Table
from wervel.pages.speech import Speech


def assessment_sections(
    of: Assessment, speech: Speech, *, known: Mapping[str, Study]
) -> list[Section]:
    """The sections of a page about one assessment, over these studies."""
    names = {each.id: each.name for each in known.values()}
    return [
        Section(
            id="steps",
            heading=speech.say(beside.STEPS),
            lines=(speech.say(beside.STEPS_LINES),),
            tables=(_steps(of, names, speech),),
        ),
        Section(
            id="trail",
            heading=speech.say(beside.TRAIL),
            tables=(_trail(of, speech), _positions(of, names, speech)),
        ),
    ]


def ripples(
    of: Assessment,
    asked: Sequence[Profile],
    speech: Speech,
    *,
    known: Mapping[str, Study],
) -> list[Section]:
    """What the changes of an assessment move in each of these questions."""
    names = {each.id: each.name for each in known.values()}
    return [
        ripple_section(
            ripple(each, of.changes, studies=[*known.values()]), names, speech
        )
        for each in asked
    ]


def ripple_section(of: Ripple, names: Mapping[str, str], speech: Speech) -> Section:
    """What changes move in one profile, in words and as a table."""
    asked = of.before.profile
    name, party = f"ripple-{asked.id}", asked.pico.party
    heading = speech.say(beside.RIPPLE, party=party)
    changes = [speech.say(each.says) for each in of.changes]
    if not of.moved:
        changes.append(speech.say(beside.RIPPLE_NOT, party=party))
        return Section(id=name, heading=heading, lines=tuple(changes))
    changes.append(_before_and_after(of, speech))
    if not any(each.effect for each in (*of.before.outcomes, *of.after.outcomes)):
        changes.append(speech.say(beside.RIPPLE_UNKNOWN))
    return Section(
        id=name,
        heading=heading,
        lines=tuple(changes),
        tables=(_moved(of, names, speech),),
    )


def _before_and_after(of: Ripple, speech: Speech) -> str:
    first = next((at for at, e in enumerate(of.before.outcomes) if e.outcome.said), 0)
    return speech.say(
        beside.RIPPLE_LINES,
        before=speech.count(len(of.before.with_verdict(Verdict.ADMITTED))),
        after=speech.count(len(of.after.with_verdict(Verdict.ADMITTED))),
        found_before=saying.findings(of.before.outcomes[first], speech),
        found_after=saying.findings(of.after.outcomes[first], speech),
    )


def _steps(of: Assessment, names: Mapping[str, str], speech: Speech) -> Table:
    rows = [
        (
            f"{each.number}. {speech.say(each.does)}",
            speech.say(each.here) if each.here else "",
            ", ".join(each.grounds),
            ", ".join(names[study] for study in each.studies),
            each.locator,
        )
        for each in of.steps
    ]
    headings = (beside.STEP, beside.HERE, beside.GROUNDS, words.STUDY, words.PLACE)
    return tables.table(speech.say(beside.STEPS_CAPTION), headings, rows, speech)


def _trail(of: Assessment, speech: Speech) -> Table:
    rows = [
        (
            each.when or speech.say(beside.NO_DAY),
            speech.say(each.what),
            each.position,
            each.item,
            each.locator,
        )
        for each in of.trail
    ]
    headings = (beside.WHEN, beside.WHAT, beside.POSITION, words.ITEM, words.PLACE)
    return tables.table(speech.say(beside.TRAIL_CAPTION), headings, rows, speech)


def _positions(of: Assessment, names: Mapping[str, str], speech: Speech) -> Table:
    rows = [
        (
            f"{each.item} ({each.when})",
            speech.say(STANCE[each.stance]),
            speech.say(each.says),
            saying.listed([names[study] for study in each.studies], speech),
            each.locator,
        )
        for each in of.positions
    ]
    headings = (
        beside.POSITION,
        beside.STANCE,
        words.SAYS,
        words.RESTS_ON,
        words.PLACE,
    )
    return tables.table(speech.say(beside.POSITIONS_CAPTION), headings, rows, speech)


def _moved(of: Ripple, names: Mapping[str, str], speech: Speech) -> Table:
    outcomes = {e.outcome.id: speech.say(e.outcome.name) for e in of.before.outcomes}
    rows = [
        (
            names.get(each.of) or outcomes.get(each.of, each.of),
            _part(each, speech),
            _value(each, each.before, speech),
            _value(each, each.after, speech),
        )
        for each in of.moved
    ]
    headings = (beside.MOVED, words.PART, beside.BEFORE, beside.AFTER)
    return tables.table(speech.say(beside.RIPPLE_CAPTION), headings, rows, speech)


def _part(of: Moved, speech: Speech) -> str:
    match of.kind:
        case Kind.ADMISSION:
            return speech.say(words.VERDICT)
        case Kind.FINDINGS:
            return speech.say(FINDING[Finding(of.part)])
        case Kind.LEVELS:
            return speech.say(DOMAIN[Domain(of.part)])
        case Kind.CERTAINTY:
            return speech.say(words.CERTAINTY)
        case Kind.EFFECT:
            return of.part


def _value(of: Moved, value: Value, speech: Speech) -> str:
    if value is None:
        return speech.say(words.NOT_JUDGED)
    match of.kind:
        case Kind.ADMISSION:
            return speech.say(VERDICT[Verdict(str(value))])
        case Kind.CERTAINTY:
            return speech.say(CERTAINTY[Certainty[str(value)]])
        case _:
            whole = isinstance(value, int)
            return speech.number(float(value), decimals=0 if whole else 2)
