"""Which studies a question admits: each rule answered, each exclusion explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wervel.evidence.certainty.pico import Admits, Characteristics
from wervel.evidence.study import Study


class Verdict(StrEnum):
    """Whether a study answers the question; what is not stated is not a no."""

    ADMITTED = "admitted"
    LEFT_OUT = "left out"
    CANNOT_TELL = "cannot tell"


class Rule(StrEnum):
    """What a question asks of a study."""

    DESIGN = "design"
    PUBLICATION = "publication"
    POPULATION = "population"
    INTERVENTION = "intervention"
    COMPARATOR = "comparator"
    FIRST_LINE = "first line"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One rule asked of one study: met, not met or (None) not stated.

    ``came`` is what the study has; empty where it is not stated. ``indirect`` says that
    it is met by something near to what was asked.
    """

    rule: Rule
    met: bool | None
    came: str = ""
    wanted: str = ""
    indirect: bool = False


@dataclass(frozen=True, kw_only=True)
class Admission:
    """One row per candidate: the verdict and the rules that it rests on."""

    study: str
    verdict: Verdict
    answers: tuple[Answer, ...]

    @property
    def reasons(self) -> tuple[Answer, ...]:
        """The rules that keep it out; else those that cannot be told; else none."""
        against = tuple(each for each in self.answers if each.met is False)
        open_ones = tuple(each for each in self.answers if each.met is None)
        return against or open_ones

    @property
    def indirect(self) -> tuple[Answer, ...]:
        """The rules that are met by something near to what was asked."""
        return tuple(each for each in self.answers if each.indirect)


def admission(
    study: Study, admits: Admits, reading: Characteristics | None
) -> Admission:
    """One study against the rules of one question.

    A rule that is broken leaves the study out, whatever else is not stated. Without a
    reading, the intervention, the comparators and the first line are not stated.
    """
    read = reading or Characteristics(study=study.id, locator="not read")
    answers = (
        _among(Rule.DESIGN, [study.design.value], _values(admits.designs)),
        _among(
            Rule.PUBLICATION, [study.publication.value], _values(admits.publications)
        ),
        _near(
            _among(
                Rule.POPULATION,
                _populations(study, read),
                [*admits.populations, *admits.near_populations],
            ),
            _populations(study, read),
            admits.populations,
        ),
        _among(Rule.INTERVENTION, read.interventions, admits.interventions),
        _near(
            _among(
                Rule.COMPARATOR,
                read.comparators,
                [*admits.comparators, *admits.indirect_comparators],
            ),
            read.comparators,
            admits.comparators,
        ),
        _among(Rule.FIRST_LINE, _given(read.first_line), admits.first_line),
        _long_enough(study, admits.weeks),
    )
    return Admission(study=study.id, verdict=_verdict(answers), answers=answers)


def admissions(
    candidates: Sequence[Study],
    admits: Admits,
    characteristics: Mapping[str, Characteristics],
) -> tuple[Admission, ...]:
    """Every candidate against the rules, in the order they were named."""
    return tuple(
        admission(each, admits, characteristics.get(each.id)) for each in candidates
    )


def _verdict(answers: Sequence[Answer]) -> Verdict:
    if any(each.met is False for each in answers):
        return Verdict.LEFT_OUT
    if any(each.met is None for each in answers):
        return Verdict.CANNOT_TELL
    return Verdict.ADMITTED


def _among(rule: Rule, came: Sequence[str], wanted: Sequence[str]) -> Answer:
    """Met where one of what came is wanted, or nothing is asked; unknown if silent."""
    met = True if not wanted else None if not came else bool({*came} & {*wanted})
    return Answer(rule=rule, met=met, came=", ".join(came), wanted=", ".join(wanted))


def _near(answer: Answer, came: Sequence[str], direct: Sequence[str]) -> Answer:
    """The same answer, marked where only something near to what was asked meets it."""
    if answer.met and answer.wanted and not {*came} & {*direct}:
        return Answer(
            rule=answer.rule,
            met=True,
            came=answer.came,
            wanted=", ".join(direct),
            indirect=True,
        )
    return answer


def _long_enough(study: Study, weeks: float | None) -> Answer:
    longest = max(study.follow_up_weeks, default=None)
    met = True if weeks is None else None if longest is None else longest >= weeks
    return Answer(
        rule=Rule.FOLLOW_UP,
        met=met,
        came="" if longest is None else f"{longest:g}",
        wanted="" if weeks is None else f"{weeks:g}",
    )


def _populations(study: Study, read: Characteristics) -> tuple[str, ...]:
    own = _given(study.population)
    return (*own, *(each for each in read.populations if each not in own))


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _values(kinds: Sequence[StrEnum]) -> list[str]:
    return [each.value for each in kinds]
