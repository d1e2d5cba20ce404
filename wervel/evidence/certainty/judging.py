"""A profile judged: what is admitted, which numbers result, and how certain they are.

Pure: the studies come in as an argument, so that the same profile can be judged on a
changed row, and the two compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wervel.errors import ContentError, UnknownName
from wervel.evidence.certainty.admission import Admission, Rule, Verdict, admissions
from wervel.evidence.certainty.content import characteristics
from wervel.evidence.certainty.definitions import (
    Finding,
    Profile,
    ProfileOutcome,
    Said,
    Start,
    Stated,
)
from wervel.evidence.certainty.domains import (
    inconsistency,
    indirectness,
    publication_bias,
    risk_of_bias,
)
from wervel.evidence.certainty.effects import Effect, Unused, Used, rows_of, single
from wervel.evidence.certainty.levels import STARTS, Certainty, Domain, moved
from wervel.evidence.certainty.pico import Characteristics
from wervel.evidence.certainty.pooling import combined
from wervel.evidence.certainty.precision import imprecision
from wervel.evidence.certainty.proposal import Proposal
from wervel.evidence.certainty.upgrades import large_effect
from wervel.evidence.studies import studies as all_studies
from wervel.evidence.study import Study


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One domain of one outcome: what a rule proposes, what parties say, what counts.

    ``proposal`` is None in domains that only a person can judge. ``counted`` is the
    level of the party that states one, else the proposed one; None: cannot be told.
    """

    domain: Domain
    proposal: Proposal | None
    stated: tuple[Stated, ...]
    counted: int | None

    @property
    def overruled(self) -> bool:
        """Whether a person counts, with another level than the rule."""
        return any(each.levels is not None for each in self.stated) and (
            self.proposal is None or self.proposal.levels != self.counted
        )


@dataclass(frozen=True, kw_only=True)
class Contest:
    """One row per party: where it starts this design, and the certainty from there."""

    start: Start
    certainty: Certainty | None


@dataclass(frozen=True, kw_only=True)
class JudgedOutcome:
    """One row per outcome: its effect, the judgements, and the certainty they leave.

    ``effect`` is None where no number with an interval counts, or where several are not
    pooled. ``certainty`` is None without an effect, or where parties start the design
    elsewhere (``contests``). ``at_most`` says that a domain could not be judged.
    ``said`` are the results in words of studies that are not left out.
    """

    outcome: ProfileOutcome
    used: tuple[Used, ...]
    unused: tuple[Unused, ...]
    effect: Effect | None
    start: Certainty | None
    judgements: tuple[Judgement, ...]
    certainty: Certainty | None
    at_most: bool
    contests: tuple[Contest, ...] = ()
    said: tuple[Said, ...] = ()

    def found(self, finding: Finding) -> int:
        """How many studies are said to have found that."""
        return len({each.study for each in self.said if each.finding is finding})


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A profile with what was admitted and how its outcomes come out."""

    profile: Profile
    admissions: tuple[Admission, ...]
    outcomes: tuple[JudgedOutcome, ...]

    def outcome(self, name: str) -> JudgedOutcome:
        """The judged outcome of that id."""
        at = self.profile.rows.index(self.profile.row(name))
        return self.outcomes[at]

    def with_verdict(self, verdict: Verdict) -> tuple[str, ...]:
        """The ids of the studies of that verdict."""
        return tuple(e.study for e in self.admissions if e.verdict is verdict)


def judged(
    profile: Profile,
    *,
    studies: Sequence[Study] | None = None,
    read: Mapping[str, Characteristics] | None = None,
) -> Judged:
    """The profile over these studies; without them, over those of ``wervel/trials``.

    Raises UnknownName where a candidate is not among them.
    """
    known = {each.id: each for each in (all_studies() if studies is None else studies)}
    candidates = [_candidate(known, name, profile) for name in profile.candidates]
    shared = characteristics() if read is None else read
    own = {each.study: each for each in profile.characteristics}
    found = admissions(candidates, profile.pico.admits, {**shared, **own})
    admitted = {each.study: each for each in found}
    outcomes = tuple(_judged(each, profile, known, admitted) for each in profile.rows)
    return Judged(profile=profile, admissions=found, outcomes=outcomes)


def _candidate(known: Mapping[str, Study], name: str, profile: Profile) -> Study:
    if name not in known:
        raise UnknownName(
            "a study",
            name,
            where=f"wervel/profiles/{profile.id}.toml, candidates",
            do="choose from: " + ", ".join(known),
        )
    return known[name]


def _judged(
    outcome: ProfileOutcome,
    profile: Profile,
    known: Mapping[str, Study],
    admitted: Mapping[str, Admission],
) -> JudgedOutcome:
    used, unused = rows_of(outcome, known, admitted)
    said = tuple(
        each
        for each in outcome.said
        if admitted[each.study].verdict is not Verdict.LEFT_OUT
    )
    effect = _effect(outcome, used)
    designs = {row.study.design for row in used}
    designs = designs or {known[each.study].design for each in said}
    start = min((STARTS[d] for d in designs if d in STARTS), default=None)
    withheld = [
        known[each.study] for each in admitted.values() if _only_unpublished(each)
    ]
    proposals = _proposals(outcome, used, effect, withheld) if effect else ()
    judgements = _judgements(outcome, proposals, start)
    return JudgedOutcome(
        outcome=outcome,
        used=used,
        unused=unused,
        effect=effect,
        start=start,
        judgements=judgements,
        certainty=moved(start, _sum(judgements)) if start and effect else None,
        at_most=_at_most(start, effect, judgements),
        contests=tuple(
            Contest(
                start=each,
                certainty=moved(each.certainty, _sum(judgements)) if effect else None,
            )
            for each in profile.starts
            if each.design in designs
        ),
        said=said,
    )


def _effect(outcome: ProfileOutcome, used: Sequence[Used]) -> Effect | None:
    if len(used) == 1:
        return single(used[0])
    return combined(used, outcome.model) if used and outcome.model else None


def _only_unpublished(admission: Admission) -> bool:
    """Whether nothing but its publication keeps the study out."""
    against = [each.rule for each in admission.answers if each.met is False]
    return against == [Rule.PUBLICATION]


def _proposals(
    outcome: ProfileOutcome,
    used: Sequence[Used],
    effect: Effect,
    withheld: Sequence[Study],
) -> tuple[Proposal, ...]:
    return (
        risk_of_bias(used, effect),
        inconsistency(used, effect, outcome.threshold),
        indirectness(used, effect),
        imprecision(effect, outcome.threshold),
        publication_bias(used, effect, withheld),
        large_effect(effect),
    )


def _judgements(
    outcome: ProfileOutcome, proposals: Sequence[Proposal], start: Certainty | None
) -> tuple[Judgement, ...]:
    """Per domain what counts; a step up only from low, and only without a step down."""
    proposed = {each.domain: each for each in proposals}
    found = [
        _judgement(domain, proposed.get(domain), outcome)
        for domain in Domain
        if not domain.raises
    ]
    lowered = any(each.counted is None or each.counted < 0 for each in found)
    if proposals and start == Certainty.LOW and not lowered:
        found += [
            _judgement(domain, proposed.get(domain), outcome)
            for domain in Domain
            if domain.raises
        ]
    return tuple(each for each in found if each.proposal is not None or each.stated)


def _judgement(
    domain: Domain, proposal: Proposal | None, outcome: ProfileOutcome
) -> Judgement:
    stated = tuple(each for each in outcome.judgements if each.domain is domain)
    levels = [each.levels for each in stated if each.levels is not None]
    if len(levels) > 1:
        raise ContentError(
            "one party whose level counts in a domain",
            f"{len(levels)} levels for {domain.value}",
            where=f"outcome {outcome.id}",
            do="keep the level of one, and the words of the others",
        )
    proposes = proposal.levels if proposal else 0
    return Judgement(
        domain=domain,
        proposal=proposal,
        stated=stated,
        counted=levels[0] if levels else proposes,
    )


def _at_most(
    start: Certainty | None, effect: Effect | None, judgements: Sequence[Judgement]
) -> bool:
    """Whether the certainty might be lower still; very low cannot."""
    if start is None or effect is None:
        return False
    silent = any(each.counted is None for each in judgements)
    return silent and moved(start, _sum(judgements)) > Certainty.VERY_LOW


def _sum(judgements: Sequence[Judgement]) -> int:
    return sum(each.counted or 0 for each in judgements)
