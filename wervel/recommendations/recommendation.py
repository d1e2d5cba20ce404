"""The recommendation: everything about one piece of advice in one frozen place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from wervel.episodes.moments import Moment
from wervel.errors import ContentError
from wervel.facts.fact import Fact
from wervel.logic import Combines, Not, Rule, questions, rule
from wervel.text import Text


class Body(Enum):
    """Who says it."""

    NHG = Text(
        nl="Nederlands Huisartsen Genootschap (NHG)",
        en="Dutch College of General Practitioners (NHG)",
    )


class Topic(Enum):
    """What it is about."""

    IMAGING = Text(nl="Beeldvorming", en="Imaging")
    REFERRAL = Text(nl="Verwijzing", en="Referral")
    MEDICATION = Text(nl="Medicatie", en="Medication")
    THERAPY = Text(nl="Therapie", en="Therapy")
    INJECTIONS = Text(nl="Injecties en denervatie", en="Injections and denervation")
    FOLLOW_UP = Text(nl="Vervolg", en="Follow-up")


class Action(Enum):
    """What it asks."""

    DO = Text(nl="doen", en="do")
    DO_NOT = Text(nl="niet doen", en="do not")
    ONLY_IF = Text(nl="alleen als", en="only if")


class Strength(Enum):
    """How strongly it is recommended (GRADE), as the source states it."""

    STRONG = Text(nl="sterk", en="strong")
    CONDITIONAL = Text(nl="voorwaardelijk", en="conditional")
    NOT_STATED = Text(nl="niet vermeld", en="not stated")


class Certainty(Enum):
    """How certain the evidence is (GRADE), as the source states it."""

    HIGH = Text(nl="hoog", en="high")
    MODERATE = Text(nl="redelijk", en="moderate")
    LOW = Text(nl="laag", en="low")
    VERY_LOW = Text(nl="zeer laag", en="very low")
    LOW_TO_VERY_LOW = Text(nl="laag tot zeer laag", en="low to very low")
    NOT_STATED = Text(nl="niet vermeld", en="not stated")


@dataclass(frozen=True)
class Source:
    """Where it stands: the document, its year, the place in it, the catalogue item."""

    title: str
    year: int
    locator: str
    item: str


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """What should happen at a moment, for whom, on whose authority.

    Exactly one of ``do``, ``leave`` and ``only_if`` is given: what should be done, what
    should be left, or when alone the thing that the moment precedes may be done.
    ``measured`` is the numerator in one sentence and ``among`` the denominator. What
    ``for_whom`` and ``only_if`` … read as rules; a fact in ``for_whom`` may not look
    ahead of the moment. ``checked_by`` stays empty until a clinician has checked it.
    """

    id: str
    body: Body
    topic: Topic
    at: Moment
    title: Text
    for_whom: Combines
    do: Combines | None = None
    leave: Combines | None = None
    only_if: Combines | None = None
    says: Text
    for_patients: Text
    among: Text
    measured: Text
    strength: Strength
    certainty: Certainty
    source: Source
    note: Text | None = None
    reviewed: date
    next_review: date
    checked_by: str = ""

    def __post_init__(self) -> None:
        if sum(part is not None for part in (self.do, self.leave, self.only_if)) != 1:
            raise self._wrong("exactly one of do, leave, only_if", "none or several")
        if not self.source.locator or not self.source.item:
            raise self._wrong("a source with locator and catalogue item", "none")
        ahead = [each.name for each in _facts(self.applies) if each.looks_ahead]
        if ahead:
            raise self._wrong(
                "facts in for_whom that do not look ahead", ", ".join(ahead)
            )

    @property
    def action(self) -> Action:
        """Do, do not, or only if."""
        if self.do is not None:
            return Action.DO
        return Action.DO_NOT if self.leave is not None else Action.ONLY_IF

    @property
    def applies(self) -> Rule:
        """The rule: is this recommendation about this moment of this person?"""
        return rule(self.for_whom)

    @property
    def met(self) -> Rule:
        """The rule: was it followed?"""
        if self.do is not None:
            return rule(self.do)
        if self.only_if is not None:
            return rule(self.only_if)
        assert self.leave is not None  # one of the three is given
        return Not(rule(self.leave))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact it asks, once, in reading order."""
        return tuple(dict.fromkeys((*_facts(self.applies), *_facts(self.met))))

    def _wrong(self, wanted: str, came: str) -> ContentError:
        return ContentError(
            wanted, came, where=f"recommendation {self.id}", do="mend its definition"
        )


def _facts(of: Rule) -> list[Fact]:
    return [each for each in questions(of) if isinstance(each, Fact)]
