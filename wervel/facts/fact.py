"""The fact: a question, what silence means for it, and its one definition."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

import ibis.expr.types as ir

from wervel.errors import ContentError
from wervel.facts.asking import Moments, Query, Recorder, Silence
from wervel.logic import Combines
from wervel.text import Text

FactKind: TypeAlias = Literal["boolean", "number"]
Definition: TypeAlias = Callable[[Moments], ir.Value]


@dataclass(frozen=True)
class Fact(Combines):
    """The answer to one clinical question at a moment."""

    name: str
    question: Text
    kind: FactKind
    silence: Silence
    unit: str = ""
    define: Definition = field(repr=False, compare=False, kw_only=True)

    @cached_property
    def _asked(self) -> Recorder:
        """All that the fact asks of a moment."""
        recorder = Recorder()
        self.define(recorder)
        return recorder

    @cached_property
    def queries(self) -> tuple[Query, ...]:
        """What the fact asks of the records."""
        return tuple(dict.fromkeys(self._asked.queries))

    @property
    def is_recorded(self) -> bool:
        """Whether records can answer it; else only somebody who is asked can."""
        return not self._asked.never

    @property
    def is_about_person(self) -> bool:
        """Whether it is about who somebody is, not about what is recorded of care."""
        return bool(self._asked.of_person)

    @cached_property
    def looks_ahead(self) -> bool:
        """Whether records after the moment can change the answer."""
        return any(query.looks_ahead for query in self.queries)


def fact(*, silence: Silence, nl: str, unit: str = "") -> Callable[[Definition], Fact]:
    """Turn a function of the moments into a fact.

    Name and kind come from the function, the English question from the first line of
    its docstring, the Dutch one from ``nl``; a ``unit`` makes it a number.
    """

    def made(define: Definition) -> Fact:
        question = (inspect.getdoc(define) or "").split("\n")[0]
        if not question.endswith("?"):
            raise ContentError(
                "a question as first line of the docstring",
                question or "no docstring",
                where=f"fact {define.__name__}",
                do="write the question the fact answers, with a question mark",
            )
        return Fact(
            define.__name__,
            Text(nl=nl, en=question),
            "number" if unit else "boolean",
            silence,
            unit,
            define=define,
        )

    return made


def queries(facts: Iterable[Fact]) -> tuple[Query, ...]:
    """Every query of these facts, once."""
    return tuple(dict.fromkeys(query for each in facts for query in each.queries))
