"""A rule in words, for reports and the manual."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.logic import (
    All,
    AnyOf,
    Compare,
    Holds,
    Known,
    Not,
    Question,
    Rule,
    Sign,
    written,
)
from wervel.text import Language, Text


@dataclass(frozen=True)
class Line:
    """One line of a rule in words, with the lines that belong under it."""

    text: str
    under: tuple[Line, ...] = ()


_ALL = Text(nl="al deze gelden", en="all of these hold")
_ANY = Text(nl="minstens één van deze geldt", en="at least one of these holds")
_NOT_ALL = Text(nl="niet al deze gelden", en="not all of these hold")
_NONE = Text(nl="geen van deze geldt", en="none of these holds")
_ALWAYS = Text(nl="zonder verdere voorwaarde", en="without further condition")
_NEVER = Text(nl="nooit", en="never")
_YES = Text(nl="ja", en="yes")
_NO = Text(nl="nee", en="no")
_KNOWN = Text(nl="bekend", en="known")
_NOT_KNOWN = Text(nl="niet bekend", en="not known")
_WITHOUT_PARTS = {_ALL: _ALWAYS, _ANY: _NEVER, _NOT_ALL: _NEVER, _NONE: _ALWAYS}
_SIGNS = {
    Sign.AT_LEAST: Text(nl="ten minste", en="at least"),
    Sign.AT_MOST: Text(nl="ten hoogste", en="at most"),
    Sign.MORE_THAN: Text(nl="meer dan", en="more than"),
    Sign.LESS_THAN: Text(nl="minder dan", en="less than"),
}


def in_words(of: Rule, language: Language) -> Line:
    """The rule as nested lines a clinician can read.

    Every question stands with the answer that makes the rule hold.
    """
    match of:
        case Holds(asks):
            return _asked(asks, _YES, language)
        case Known(asks):
            return _asked(asks, _KNOWN, language)
        case Compare(asks, sign, bound):
            reads = f"{_SIGNS[sign].in_language(language)} {bound:g}"
            return Line(f"{asks.question.in_language(language)} {reads}")
        case All(parts):
            return _grouped(_ALL, parts, language)
        case AnyOf(parts):
            return _grouped(_ANY, parts, language)
        case Not(part):
            return _denied(part, language)


def drawn(of: Rule) -> list[str]:
    """The rule as a tree, a line per node, with the facts by name.

    >>> from wervel.facts.alarm import cauda_equina, malignancy
    >>> for line in drawn(cauda_equina & ~malignancy):
    ...     print(line)
    all
    ├── cauda_equina
    └── not
        └── malignancy
    """
    match of:
        case All(parts) if parts:
            return ["all", *_branches(parts)]
        case AnyOf(parts) if parts:
            return ["any", *_branches(parts)]
        case Not(part):
            return ["not", *_branches((part,))]
        case _:
            return [written(of)]


def _branches(parts: tuple[Rule, ...]) -> list[str]:
    *others, last = parts
    lines = [line for part in others for line in _branch(part, "├── ", "│   ")]
    return lines + _branch(last, "└── ", "    ")


def _branch(part: Rule, first: str, rest: str) -> list[str]:
    head, *below = drawn(part)
    return [first + head, *(rest + line for line in below)]


def _denied(part: Rule, language: Language) -> Line:
    match part:
        case Holds(asks):
            return _asked(asks, _NO, language)
        case Known(asks):
            return _asked(asks, _NOT_KNOWN, language)
        case Not(inner):
            return in_words(inner, language)
        case All(parts):
            return _grouped(_NOT_ALL, parts, language)
        case AnyOf(parts):
            return _grouped(_NONE, parts, language)
        case Compare(asks, sign, bound):
            return in_words(Compare(asks, _OPPOSITE[sign], bound), language)


_OPPOSITE = {
    Sign.AT_LEAST: Sign.LESS_THAN,
    Sign.AT_MOST: Sign.MORE_THAN,
    Sign.MORE_THAN: Sign.AT_MOST,
    Sign.LESS_THAN: Sign.AT_LEAST,
}


def _asked(asks: Question, answer: Text, language: Language) -> Line:
    return Line(f"{asks.question.in_language(language)} {answer.in_language(language)}")


def _grouped(heading: Text, parts: tuple[Rule, ...], language: Language) -> Line:
    if not parts:
        return Line(_WITHOUT_PARTS[heading].in_language(language))
    return Line(
        heading.in_language(language) + ":",
        tuple(in_words(part, language) for part in parts),
    )
