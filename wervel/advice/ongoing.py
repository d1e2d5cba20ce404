"""Ongoing: drugs somebody is taking now, against what was advised in this episode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wervel.advice.consultation import Reading
from wervel.advice.standing import is_advice
from wervel.advice.windows import supplied_so_far
from wervel.findings.because import deciding, finding
from wervel.findings.bedside import At, Bedside
from wervel.findings.finding import Verdict
from wervel.findings.patient import truth
from wervel.recommendations.acts import Act
from wervel.recommendations.recommendation import Recommendation
from wervel.records import codelists
from wervel.records.codelists import Codelist
from wervel.records.fhir.elements import Resource
from wervel.records.fhir.events import Event, day_number

DRUGS: Mapping[Act, Codelist] = {
    Act.OPIOID: codelists.opioid,
    Act.BENZODIAZEPINE: codelists.benzodiazepine,
    Act.NEUROPATHIC_DRUG: codelists.neuropathic_drug,
}
"""The drugs that recommendations speak against."""


@dataclass(frozen=True)
class Ongoing:
    """A recommendation that is departed from as long as the drug goes on.

    ``at`` is the moment its reasons are about.
    """

    of: Recommendation
    at: At
    because: tuple[str, ...]
    drugs: tuple[Resource, ...]


def ongoing(reading: Reading, bedside: Bedside) -> tuple[Ongoing, ...]:
    """The departures of this episode whose drug is still being taken.

    A drug without a known end is not taken to go on. Where acute pain has become
    chronic since, what is said of the drug now is cited.
    """
    if reading.now is None:
        return ()
    found = []
    for at in reading.earlier:
        if at.episode_start != reading.now.episode_start:
            continue
        then = _by_now(at, reading, bedside)
        for of in bedside.recommendations:
            if of.moment.value != at.moment or of.act not in DRUGS:
                continue
            running = _running(DRUGS[of.act], reading, bedside)
            came = finding(of, then.answers)
            if running and is_advice(of) and came.verdict is Verdict.NOT_FOLLOWED:
                departed = Ongoing(of, then, came.because, _drugs(running, reading))
                found.append(_as_of_now(departed, reading.now, bedside))
    return tuple({each.of.id: each for each in found}.values())


def _drugs(running: Iterable[Event], reading: Reading) -> tuple[Resource, ...]:
    """The prescriptions, statements or supplies, in the order of the documents."""
    taken = {event.record_id for event in running}
    return tuple(of for number, of in reading.sources.items() if number in taken)


def _as_of_now(departed: Ongoing, now: At, bedside: Bedside) -> Ongoing:
    """The same, of the recommendation on this drug that is about the patient now."""
    if truth(departed.of.applies, now.answers) is not False:
        return departed
    for of in bedside.recommendations:
        is_same = of.act is departed.of.act and of.moment is departed.of.moment
        if is_same and is_advice(of) and truth(of.applies, now.answers) is True:
            because = deciding(of.applies, now.answers)
            return replace(departed, of=of, at=now, because=because)
    return departed


def _by_now(at: At, reading: Reading, bedside: Bedside) -> At:
    """The moment, with the days that were supplied by now: too much stays too much."""
    so_far = supplied_so_far(bedside.facts, at, reading.events, bedside.resolution)
    return replace(at, answers={**at.answers, **so_far})


def _running(of: Codelist, reading: Reading, bedside: Bedside) -> tuple[Event, ...]:
    """The supplies that last until today or longer."""
    mask, today = bedside.resolution.mask([of]), day_number(reading.today)
    return tuple(
        each
        for each in reading.events
        if each.record_table == "drug_exposure"
        and each.lists & mask
        and each.days is not None
        and each.day <= today < each.day + each.days
    )
