"""The checklist on the page: each point once, apart only where trials differ."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.evidence.report import Section
from wervel.evidence.trials import words
from wervel.evidence.trials.appraisal import Appraisal
from wervel.evidence.trials.checklist import ITEM, POINTS, Answer, Point
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED, Text

Read = Sequence[Appraisal]


def checklist_section(read: Read, speech: Speech) -> Section:
    """Every point with its answer, and where the answer is from."""
    filled = [each for each in read if each.answers]
    lines = [speech.say(words.CHECKLIST_MEANS, checked=speech.say(NOT_CHECKED))]
    lines += [
        speech.say(words.CHECKLIST_NOT, name=each.study.name)
        for each in read
        if not each.answers
    ]
    rows = [row for point in POINTS for row in _rows(point, filled, speech)]
    heads = (words.POINT, words.ASKS)
    more = (words.TRIAL, words.STANDS, words.SAYS, words.FROM) if filled else ()
    table = Table(
        caption=f"{speech.say(words.CHECKLIST)} ({ITEM})",
        columns=tuple(Column(speech.say(each)) for each in (*heads, *more)),
        rows=tuple(rows),
    )
    return Section(
        id="checklist",
        heading=speech.say(words.CHECKLIST),
        lines=tuple(lines),
        tables=(table,),
    )


def lacks_section(read: Read, speech: Speech) -> Section | None:
    """What the sources do not state, once where it is the same for several."""
    names: dict[Text, list[str]] = {}
    for each in read:
        for lack in each.study.not_stated:
            names.setdefault(lack, []).append(each.study.name)
    lines = tuple(
        f"{', '.join(who)}: {speech.say(lack)}." for lack, who in names.items()
    )
    heading = speech.say(words.LACKS)
    return Section(id="not-stated", heading=heading, lines=lines) if lines else None


def _rows(point: Point, filled: Read, speech: Speech) -> list[tuple[str, ...]]:
    asked = (speech.say(point.name), speech.say(point.asks))
    if not filled:
        return [asked]
    names: dict[Answer, list[str]] = {}
    for each in filled:
        for answer in each.answers:
            if answer.point == point.id:
                names.setdefault(answer, []).append(each.study.name)
    return [
        (
            *asked,
            ", ".join(who),
            speech.say(words.HOLDS[answer.holds]),
            speech.say(answer.says),
            f"{answer.item}, {answer.locator}",
        )
        for answer, who in names.items()
    ]
