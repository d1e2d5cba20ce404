"""A ripple as a page, as rows and as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.dossiers import words
from wervel.dossiers.chain import Node
from wervel.dossiers.ripple import Field, Move, Ripple, Touch
from wervel.dossiers.showing import columns, decimals_of, field_name, number, shown
from wervel.evidence.report import Report, Section
from wervel.pages import words as page_words
from wervel.pages.components import Json, Table
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED, Text

ADDRESS = "ripple.html"


def ripple_report(
    of: Ripple, speech: Speech, *, title: str = "", address: str = ADDRESS
) -> Report:
    """What was changed, what moves, what is to be read again, and what only rests."""
    return Report(
        address=address,
        entry=speech.say(words.RIPPLE),
        eyebrow=speech.say(words.EYEBROW),
        title=title or _title(of, speech),
        lead=ripple_lead(of, speech),
        sections=ripple_sections(of, speech),
        sources=(
            speech.say(words.RIPPLE_METHOD),
            speech.say(words.SIGNIFICANT_METHOD),
            speech.say(words.CHECKED, checked=speech.say(NOT_CHECKED)),
        ),
        rows={"ripple": ripple_rows(of, speech)},
        result=ripple_data(of),
    )


def ripple_lead(of: Ripple, speech: Speech) -> tuple[str, ...]:
    """How many things move, are to be read again, and only rest on the change."""
    counts = (
        (words.MOVED_COUNT, Touch.MOVED),
        (words.REREAD_COUNT, Touch.TO_REREAD),
        (words.RESTS_COUNT, Touch.RESTS),
    )
    said = tuple(
        speech.say(text, count=speech.count(len(of.touched(touch)))) + "."
        for text, touch in counts
    )
    if of.touched(Touch.MOVED):
        return said
    return (speech.say(words.NOTHING_MOVES), *said[1:])


def ripple_sections(of: Ripple, speech: Speech) -> tuple[Section, ...]:
    """A section for each way in which the change touches something."""
    parts = (
        (Touch.CHANGED, words.CHANGED_HEADING, None),
        (Touch.MOVED, words.MOVED_HEADING, None),
        (Touch.TO_REREAD, words.REREAD_HEADING, words.REREAD_WHY),
        (Touch.RESTS, words.RESTS_HEADING, words.RESTS_WHY),
    )
    return tuple(
        Section(
            id=touch.name.lower().replace("_", "-"),
            heading=speech.say(heading),
            lines=() if why is None else (speech.say(why),),
            tables=(_table(of, touch, speech),),
        )
        for touch, heading, why in parts
        if of.touched(touch)
    )


_CAPTIONS: dict[Touch, Text] = {
    Touch.CHANGED: words.CHANGED_CAPTION,
    Touch.MOVED: words.MOVED_CAPTION,
    Touch.TO_REREAD: words.REREAD_CAPTION,
    Touch.RESTS: words.RESTS_CAPTION,
}
_NUMBERS = (words.BEFORE, words.AFTER, words.BY)


def _table(of: Ripple, touch: Touch, speech: Speech) -> Table:
    moves = of.touched(touch)
    caption = speech.say(_CAPTIONS[touch])
    if touch in (Touch.CHANGED, Touch.MOVED):
        heads = (words.WHAT, words.KIND, words.PART, *_NUMBERS)
        rows = [row for each in moves for row in _moved(each, speech)]
        return Table(
            caption=caption,
            columns=columns(speech, *heads, numbers=_NUMBERS),
            rows=tuple(rows),
        )
    through = (words.THROUGH,) if touch is Touch.TO_REREAD else ()
    heads = (words.WHAT, words.KIND, *through)
    rows = [
        (
            _named(each.node, speech),
            speech.say(words.KINDS[each.node.kind]),
            *([_through(each, of, speech)] if through else []),
        )
        for each in moves
    ]
    return Table(caption=caption, columns=columns(speech, *heads), rows=tuple(rows))


def _moved(of: Move, speech: Speech) -> list[tuple[str, ...]]:
    """A row for each part of a value that moved; one where only its grounds did."""
    fields = of.fields or (Field(name="", before=None, after=None),)
    return [
        (
            _named(of.node, speech),
            speech.say(words.KINDS[of.node.kind]),
            field_name(each.name, speech),
            *_sides(each, speech),
        )
        for each in fields
    ]


def _sides(of: Field, speech: Speech) -> tuple[str, str, str]:
    """Before, after and the difference, with the same decimals."""
    if isinstance(of.before, list | tuple) and isinstance(of.after, list | tuple):
        return _lists(of.before, of.after, speech)
    if of.by is None:
        none = speech.say(page_words.NO_NUMBER)
        return shown(of.before, speech), shown(of.after, speech), none
    numbers = (float(str(of.before)), float(str(of.after)), of.by)
    digits = max(decimals_of(each) for each in numbers)
    before, after, by = (number(each, speech, decimals=digits) for each in numbers)
    return before, after, by


def _lists(
    before: Sequence[Json], after: Sequence[Json], speech: Speech
) -> tuple[str, str, str]:
    """How many stood in a list and stand in it now; which came, and which went."""
    gone = [f"− {each}" for each in before if each not in after]
    came = [f"+ {each}" for each in after if each not in before]
    counts = speech.count(len(before)), speech.count(len(after))
    return *counts, ", ".join((*gone, *came))


def _named(of: Node, speech: Speech) -> str:
    """What a node says, and its name where that tells more."""
    return f"{speech.say(of.label)} ({of.name})"


def _through(of: Move, ripple: Ripple, speech: Speech) -> str:
    nodes = {each.node.id: each.node for each in ripple.moves}
    return "; ".join(speech.say(nodes[each].label) for each in of.because)


def ripple_rows(of: Ripple, speech: Speech) -> Sequence[dict[str, Json]]:
    """One row per node and part of its value that moved; one per node that rests."""
    return [
        {
            "touch": each.touch.value,
            "kind": each.node.kind.value,
            "name": each.node.name,
            "label": speech.say(each.node.label),
            "part": field.name,
            "before": _cell(field.before),
            "after": _cell(field.after),
            "by": field.by,
            "because": " ".join(each.because),
        }
        for each in of.moves
        for field in each.fields or (Field(name="", before=None, after=None),)
    ]


def _cell(value: Json) -> Json:
    """A part of a value in one cell of a CSV file."""
    return shown(value, Speech("en")) if isinstance(value, list | tuple) else value


def ripple_data(of: Ripple) -> list[Json]:
    """The ripple as plain data, in both languages."""
    return [
        {
            "touch": each.touch.value,
            "kind": each.node.kind.value,
            "id": each.node.id,
            "label": {"nl": each.node.label.nl, "en": each.node.label.en},
            "moved": [
                {
                    "part": field.name,
                    "before": field.before,
                    "after": field.after,
                    "by": field.by,
                }
                for field in each.fields
            ],
            "because": [*each.because],
            "appeared": each.appeared,
            "vanished": each.vanished,
        }
        for each in of.moves
    ]


def _title(of: Ripple, speech: Speech) -> str:
    changed = of.touched(Touch.CHANGED)
    named = "; ".join(speech.say(each.node.label) for each in changed)
    return speech.say(words.RIPPLE_TITLE, what=named)
