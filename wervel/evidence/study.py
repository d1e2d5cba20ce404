"""A study as data: what a publication says, row by row, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from wervel.errors import UnknownName
from wervel.text import Text


class Design(StrEnum):
    """How a study was set up."""

    RANDOMISED_TRIAL = "randomised trial"
    SINGLE_CASE = "single-case experiment"
    COHORT = "cohort"
    BEFORE_AFTER = "before-after study"
    ECONOMIC_EVALUATION = "economic evaluation"
    MEDIATION_ANALYSIS = "mediation analysis"
    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic review"
    NARRATIVE_REVIEW = "narrative review"
    PREDICTION_MODEL = "prediction model"
    DESCRIPTION = "description"
    NOT_STATED = "not stated"


class Publication(StrEnum):
    """What became of it: only what is published or forthcoming may be pooled."""

    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    STOPPED = "stopped early"
    RETRACTED = "retracted"


class Role(StrEnum):
    """What an arm is to the comparison."""

    INTERVENTION = "intervention"
    COMPARATOR = "comparator"
    WAITING_LIST = "waiting list"
    SINGLE_GROUP = "single group"


class Better(StrEnum):
    """Which way on a scale is improvement."""

    LOWER = "lower"
    HIGHER = "higher"
    NOT_STATED = "not stated"


class Measure(StrEnum):
    """What an estimate is."""

    MEAN_DIFFERENCE = "mean difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised mean difference"
    STANDARDISED_MEAN_CHANGE = "standardised mean change"
    RISK_RATIO = "risk ratio"
    ODDS_RATIO = "odds ratio"
    RISK_DIFFERENCE = "risk difference"
    COST_DIFFERENCE = "cost difference"
    SHARE = "share"
    MEAN = "mean"
    MEDIAN = "median"
    NOT_STATED = "not stated"

    @property
    def is_ratio(self) -> bool:
        """Whether no effect is one, and the logarithm is what adds."""
        return self in (Measure.RISK_RATIO, Measure.ODDS_RATIO)


class Span(StrEnum):
    """Between which two times a change is measured."""

    PRE_POST = "before to after treatment"
    POST_FINAL = "after treatment to last follow-up"
    PRE_FINAL = "before treatment to last follow-up"


class Risk(StrEnum):
    """A judgement of one domain of bias (Cochrane's words)."""

    LOW = "low"
    SOME_CONCERNS = "some concerns"
    HIGH = "high"
    NOT_STATED = "not stated"


@dataclass(frozen=True, kw_only=True)
class Note:
    """What is odd about a printed number, and how wervel reads it (an X- item)."""

    item: str
    says: Text


@dataclass(frozen=True, kw_only=True)
class Arm:
    """One row per group of a study: what it got, in the terms of TIDieR.

    ``n`` is randomised or included; ``hours`` contact hours in all, ``weeks`` the
    length of the programme. What is None, the source does not state. A range of hours
    stands in ``hours_low`` and ``hours_high``. ``printed`` keeps the source's own
    characters where ``note`` names the X- item that says why they are not followed.
    """

    id: str
    name: Text
    role: Role
    n: int | None = None
    hours: float | None = None
    hours_low: float | None = None
    hours_high: float | None = None
    weeks: float | None = None
    sessions: int | None = None
    disciplines: tuple[str, ...] = ()
    content: Text | None = None
    printed: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One row per outcome of a study, with its scale and what matters on it.

    ``smallest_important`` is the smallest change that matters to a patient, in points
    of the scale, and ``smallest_important_from`` says who set it.
    """

    id: str
    name: Text
    scale: str = ""
    lowest: float | None = None
    highest: float | None = None
    better: Better = Better.NOT_STATED
    smallest_important: float | None = None
    smallest_important_from: str = ""
    primary: bool = False


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """One row per printed effect: the first arm against the second, at one time.

    ``value``, ``low`` and ``high`` are as printed, or as corrected where ``note`` names
    the X- item that says why (``printed`` then keeps the source's own characters).
    ``weeks`` is as the source counts them, from randomisation or from the end of
    treatment: which of the two is often not stated. ``post`` says it is the end of
    treatment, whose week may be unknown. ``confidence`` is assumed 0.95 where not said.
    ``said`` keeps a result that is given in words alone. ``subgroup`` names the part of
    the studies it is about, in a pooling.
    """

    id: str
    item: str
    outcome: str
    measure: Measure
    locator: str
    arms: tuple[str, ...] = ()
    weeks: float | None = None
    post: bool = False
    value: float | None = None
    low: float | None = None
    high: float | None = None
    confidence: float = 0.95
    p: str = ""
    n: int | None = None
    significant: bool | None = None
    printed: str = ""
    note: str = ""
    said: Text | None = None
    subgroup: str = ""


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One row per printed number of one arm: a mean, a share, a median, a change.

    A share is a fraction of one. ``low`` and ``high`` are the range of what was seen,
    not an interval of confidence. ``arm`` is empty where the number is about all.
    """

    id: str
    item: str
    outcome: str
    arm: str
    measure: Measure
    locator: str
    weeks: float | None = None
    post: bool = False
    value: float | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """One row per outcome and span of a pooling that prints medians, not an average.

    ``median``, ``low`` and ``high`` are over the standardised mean changes of so many
    ``cohorts``; ``q``, ``df`` and ``i_squared`` (a percentage) as printed.
    ``favourable``, ``no_effect`` and ``unfavourable`` count cohorts by whether their
    interval excludes no change. ``familiar`` is the median in points of
    ``familiar_scale``.
    """

    id: str
    item: str
    outcome: str
    span: Span
    locator: str
    cohorts: int
    median: float
    low: float | None = None
    high: float | None = None
    q: float | None = None
    df: int | None = None
    q_p: str = ""
    i_squared: float | None = None
    favourable: int | None = None
    no_effect: int | None = None
    unfavourable: int | None = None
    familiar: float | None = None
    familiar_scale: str = ""
    printed: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Bias:
    """One row per domain of bias: the judgement, and what it rests on."""

    domain: str
    risk: Risk
    because: Text


@dataclass(frozen=True, kw_only=True)
class Study:
    """Everything one publication says that the documents cite, and where.

    ``items`` are the catalogue's numbers; ``population`` its P- item where the
    documents say who took part; ``source`` is the publication. What was stopped,
    retracted or not published says so in ``publication_because``. ``not_stated`` names
    what a reader would look for and the source does not give. ``checked_by`` stays
    empty until somebody has checked the rows against the publication.
    """

    id: str
    items: tuple[str, ...]
    name: str
    year: str
    design: Design
    title: Text
    locator: str
    source: str = ""
    reviewed: date
    next_review: date
    publication: Publication = Publication.PUBLISHED
    publication_because: Text | None = None
    population: str = ""
    participants: Text | None = None
    n: int | None = None
    follow_up_weeks: tuple[float, ...] = ()
    arms: tuple[Arm, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    observations: tuple[Observation, ...] = ()
    pooled: tuple[Pooled, ...] = ()
    bias: tuple[Bias, ...] = ()
    notes: tuple[Note, ...] = ()
    not_stated: tuple[Text, ...] = ()
    says: Text | None = None
    checked_by: str = ""

    @property
    def rows(self) -> tuple[Estimate | Observation | Pooled, ...]:
        """Every printed row: effects, numbers of one group, pooled medians."""
        return (*self.estimates, *self.observations, *self.pooled)

    def arm(self, name: str) -> Arm:
        """The arm of that id."""
        return _named(self.arms, name, of=self.id)

    def outcome(self, name: str) -> Outcome:
        """The outcome of that id."""
        return _named(self.outcomes, name, of=self.id)

    def estimate(self, name: str) -> Estimate:
        """The estimate of that id."""
        return _named(self.estimates, name, of=self.id)


_Row = TypeVar("_Row", Arm, Outcome, Estimate)


def _named(rows: Iterable[_Row], name: str, *, of: str) -> _Row:
    found = {each.id: each for each in rows}
    if name not in found:
        raise UnknownName(
            f"a row of study {of}",
            name,
            where=f"wervel/trials/{of}.toml",
            do="choose from: " + ", ".join(found),
        )
    return found[name]
