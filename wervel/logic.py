"""The rule tree: six kinds of node, frozen, knowing nothing of tables.

A rule asks questions and combines their answers. An answer is yes, no, unknown or a
number; a rule is yes, no or unknown (Kleene's strong three-valued logic, which is also
what SQL does with NULL). The tree is only *described* here and read in two places:
``findings.population`` reads it as an Ibis column, ``findings.patient`` in Python.

>>> from wervel.text import Text
>>> @dataclass(frozen=True)
... class Example(Combines):
...     name: str
...     question: Text = Text(nl="?", en="?")
>>> fever, age = Example("fever"), Example("age")
>>> print(written(fever & ~(age >= 65)))
(fever and not age >= 65)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from wervel.text import Text

if TYPE_CHECKING:
    from typing import Protocol
else:
    # What a protocol adds at run time makes each ``case`` of a ``match`` that does not
    # hold ten times slower, and that is most of what reading a rule comes to.
    Protocol = object

Answer: TypeAlias = "bool | float | int | None"


class Question(Protocol):
    """Whatever can be asked: it has a name and a sentence. Facts are questions."""

    @property
    def name(self) -> str: ...

    @property
    def question(self) -> Text: ...


class Sign(Enum):
    """How a number is held against a bound."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"


class Combines(Protocol):
    """What questions and rules share: they combine into rules."""

    def __and__(self, other: Combines) -> All:
        return All(_parts(All, self) + _parts(All, other))

    def __or__(self, other: Combines) -> AnyOf:
        return AnyOf(_parts(AnyOf, self) + _parts(AnyOf, other))

    def __invert__(self) -> Not:
        return Not(rule(self))

    def __ge__(self, bound: float) -> Compare:
        return Compare(_question(self), Sign.AT_LEAST, bound)

    def __le__(self, bound: float) -> Compare:
        return Compare(_question(self), Sign.AT_MOST, bound)

    def __gt__(self, bound: float) -> Compare:
        return Compare(_question(self), Sign.MORE_THAN, bound)

    def __lt__(self, bound: float) -> Compare:
        return Compare(_question(self), Sign.LESS_THAN, bound)


@dataclass(frozen=True)
class Holds(Combines):
    """Yes when the answer is yes."""

    asks: Question


@dataclass(frozen=True)
class Known(Combines):
    """Yes when there is an answer, no when there is none; never unknown."""

    asks: Question


@dataclass(frozen=True)
class Compare(Combines):
    """Yes when the number stands to the bound as the sign says."""

    asks: Question
    sign: Sign
    bound: float


@dataclass(frozen=True)
class Not(Combines):
    """Yes and no change places; unknown stays unknown."""

    part: Rule


@dataclass(frozen=True)
class All(Combines):
    """No when one part is no; else unknown when one is unknown; else yes."""

    parts: tuple[Rule, ...]


@dataclass(frozen=True)
class AnyOf(Combines):
    """Yes when one part is yes; else unknown when one is unknown; else no."""

    parts: tuple[Rule, ...]


Rule: TypeAlias = Holds | Known | Compare | Not | All | AnyOf


ALWAYS = All(())
"""The rule without conditions: yes for everybody."""


def rule(combines: Combines) -> Rule:
    """The rule itself, or the rule that a question's answer is yes."""
    match combines:
        case Holds() | Known() | Compare() | Not() | All() | AnyOf():
            return combines
        case _:
            return Holds(_question(combines))


def known(asks: Combines) -> Known:
    """The rule that this question has an answer."""
    return Known(_question(asks))


def questions(of: Rule) -> Iterator[Question]:
    """Every question the rule asks, from left to right, repeated where it repeats."""
    match of:
        case Holds(asks) | Known(asks) | Compare(asks, _, _):
            yield asks
        case Not(part):
            yield from questions(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from questions(part)


def written(of: Rule) -> str:
    """The rule on one line, with the questions by name."""
    match of:
        case Holds(asks):
            return asks.name
        case Known(asks):
            return f"known({asks.name})"
        case Compare(asks, sign, bound):
            return f"{asks.name} {sign.value} {bound:g}"
        case Not(part):
            return f"not {written(part)}"
        case All(parts):
            return _joined(parts, " and ") or "always"
        case AnyOf(parts):
            return _joined(parts, " or ") or "never"


def _joined(parts: tuple[Rule, ...], word: str) -> str:
    return f"({word.join(map(written, parts))})" if parts else ""


def _question(combines: Combines) -> Question:
    match combines:
        case Known() | Compare() | Not() | All() | AnyOf():
            raise TypeError(f"a question was wanted, a rule came: {combines!r}")
        case Holds(asks):
            return asks
        case _:
            return combines  # type: ignore[return-value]  # a fact, by its own type


def _parts(kind: type[All] | type[AnyOf], combines: Combines) -> tuple[Rule, ...]:
    """The parts of a node of the same kind, so that a & b & c is one node of three."""
    if isinstance(combines, kind):
        return combines.parts
    return (rule(combines),)
