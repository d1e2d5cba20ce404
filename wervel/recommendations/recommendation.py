"""The recommendation: everything about one piece of advice in one frozen place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wervel.episodes.moments import Moment
from wervel.errors import ContentError
from wervel.evidence.certainty.definitions import Profile
from wervel.facts.fact import Fact
from wervel.logic import All, Combines, Rule, questions, rule
from wervel.recommendations.acts import Act
from wervel.recommendations.guidelines import Guideline
from wervel.recommendations.parties import Country, Party
from wervel.recommendations.populations import Population
from wervel.recommendations.terms import (
    Action,
    Certainty,
    Lacks,
    Setting,
    Standing,
    Strength,
    Topic,
)
from wervel.text import Text


@dataclass(frozen=True)
class Source:
    """Where it stands: the document, the place we read it at, the catalogue item."""

    guideline: Guideline
    locator: str
    item: str

    @property
    def named(self) -> str:
        """Title and year, as a reader cites it."""
        return self.guideline.named


@dataclass(frozen=True)
class WithoutRule:
    """That no rule can be made of it: what it asks as far as stated, and why not."""

    action: Action
    why: Lacks


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """What should happen at a moment, for whom, on whose authority.

    Exactly one of ``do``, ``leave``, ``only_if``, ``consider`` and ``without_rule`` is
    given: what should be done; what should be left (``unless`` something holds); when
    alone, or when at best, the act may be done that the moment precedes; or why no rule
    can be made. With a rule comes ``at``, the moment, and ``for_whom``, whose facts may
    not look ahead of it. In ``only_if`` and ``consider`` facts that look ahead are what
    must still follow, so they stand in a part of their own, joined by *and*.

    ``among`` is the denominator and ``measured`` the numerator, each in one sentence;
    or ``not_measured`` says why nothing is counted. ``note`` says what is wervel's
    choice. ``for_patients`` is missing where no patient meets it. ``evidence`` are the
    profiles that hold the evidence on its question; which studies its makers used is
    seldom stated. ``checked_by`` stays empty until a clinician has checked it.
    """

    id: str
    source: Source
    topic: Topic
    act: Act
    population: Population
    settings: tuple[Setting, ...]
    title: Text
    says: Text
    for_patients: Text | None
    strength: Strength
    certainty: Certainty
    reviewed: date
    next_review: date
    standing: Standing = Standing.CURRENT
    replaced_by: str = ""
    without_rule: WithoutRule | None = None
    at: Moment | None = None
    for_whom: Combines | None = None
    do: Combines | None = None
    leave: Combines | None = None
    unless: Combines | None = None
    only_if: Combines | None = None
    consider: Combines | None = None
    among: Text | None = None
    measured: Text | None = None
    not_measured: Lacks | None = None
    note: Text | None = None
    evidence: tuple[Profile, ...] = ()
    checked_by: str = ""

    def __post_init__(self) -> None:
        for wanted, came in _faults(self):
            raise self._wrong(wanted, came)

    def __hash__(self) -> int:
        """Of the id alone, which tells one from another; all the rest is long."""
        return hash(self.id)

    @property
    def body(self) -> Party:
        """Who says it."""
        return self.source.guideline.body

    @property
    def country(self) -> Country:
        """Where it holds."""
        return self.source.guideline.country

    @property
    def action(self) -> Action:
        """What it asks: do, do not, only if, consider, or not stated."""
        if self.without_rule is not None:
            return self.without_rule.action
        if self.do is not None:
            return Action.DO
        if self.leave is not None:
            return Action.DO_NOT
        return Action.ONLY_IF if self.only_if is not None else Action.CONSIDER

    @property
    def has_rule(self) -> bool:
        """Whether it can be held against a patient."""
        return self.without_rule is None

    @property
    def is_measured(self) -> bool:
        """Whether the share followed is counted over a population."""
        return self.measured is not None

    @property
    def counted(self) -> tuple[Text, Text]:
        """The denominator and the numerator, each in one sentence."""
        if self.among is None or self.measured is None:
            raise self._wrong("a recommendation with a measure", "one without")
        return self.among, self.measured

    @property
    def moment(self) -> Moment:
        """The moment at which it is held against a patient."""
        if self.at is None:
            raise self._wrong("a recommendation with a rule", "one without")
        return self.at

    @cached_property
    def applies(self) -> Rule:
        """The rule: is this recommendation about this moment of this person?"""
        if self.for_whom is None:
            raise self._wrong("a recommendation with a rule", "one without")
        return rule(self.for_whom)

    @cached_property
    def met(self) -> Rule:
        """The rule: was it followed?"""
        if self.do is not None:
            return rule(self.do)
        if self.leave is not None:
            left = ~self.leave
            return left if self.unless is None else left | self.unless
        asked = self.only_if if self.only_if is not None else self.consider
        if asked is None:
            raise self._wrong("a recommendation with a rule", "one without")
        return rule(asked)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact it asks, once, in reading order."""
        return tuple(dict.fromkeys((*_facts(self.applies), *_facts(self.met))))

    def _wrong(self, wanted: str, came: str) -> ContentError:
        return ContentError(
            wanted, came, where=f"recommendation {self.id}", do="mend its definition"
        )


def _faults(of: Recommendation) -> Iterator[tuple[str, str]]:
    """What does not hold together: what was wanted, and what came."""
    forms = (of.do, of.leave, of.only_if, of.consider, of.without_rule)
    if sum(form is not None for form in forms) != 1:
        yield (
            "exactly one of do, leave, only_if, consider, without_rule",
            "none or several",
        )
    elif not of.source.locator or not of.source.item:
        yield "a source with locator and catalogue item", "none"
    elif (of.standing is Standing.SUPERSEDED) != bool(of.replaced_by):
        yield "replaced_by where it is superseded, and only there", "else"
    elif of.without_rule is None:
        yield from _faults_of_rule(of)
    elif any((of.at, of.for_whom, of.unless, of.among, of.measured, of.not_measured)):
        yield "no moment or measure where there is no rule", "some"


def _faults_of_rule(of: Recommendation) -> Iterator[tuple[str, str]]:
    if of.at is None or of.for_whom is None:
        yield "at and for_whom beside a rule", "not both"
        return
    if {of.among is None, of.measured is None} != {of.not_measured is not None}:
        yield "among and measured, or not_measured", "neither or both"
    if of.unless is not None and of.leave is None:
        yield "unless beside leave", "unless without it"
    unless = [] if of.unless is None else _facts(rule(of.unless))
    ahead = [each for each in (*_facts(of.applies), *unless) if each.looks_ahead]
    for part in (*_parts(of.only_if), *_parts(of.consider)):
        kinds = {each.looks_ahead for each in _facts(part)}
        ahead += _facts(part) if len(kinds) > 1 else []
    if ahead:
        yield (
            "facts that do not look ahead, or stand in a part of their own",
            ", ".join(each.name for each in ahead),
        )


def looks_ahead(of: Rule) -> bool:
    """Whether records after the moment can change how the rule comes out."""
    return any(each.looks_ahead for each in _facts(of))


def _parts(of: Combines | None) -> tuple[Rule, ...]:
    if of is None:
        return ()
    whole = rule(of)
    return whole.parts if isinstance(whole, All) else (whole,)


def _facts(of: Rule) -> list[Fact]:
    return [each for each in questions(of) if isinstance(each, Fact)]
