"""What records at hand give an order: what it is for, and what was tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wervel.advice.consultation import Reading
from wervel.advice.on_lists import bits
from wervel.advice.subject import reference_of
from wervel.records import codelists
from wervel.records.codelists import Codelist
from wervel.records.fhir.elements import NOTHING, text
from wervel.records.fhir.events import Event, day_number
from wervel.text import Text

CARE: Mapping[Text, tuple[Codelist, ...]] = {
    Text(nl="fysio- of oefentherapie", en="physio- or exercise therapy"): (
        codelists.exercise_therapy,
        codelists.exercise_provider,
    ),
    Text(nl="gedragsmatige behandeling", en="behavioural treatment"): (
        codelists.psychological_therapy,
        codelists.psychosomatic_therapy,
        codelists.psychologist,
    ),
    Text(nl="pijnstillers", en="painkillers"): (codelists.analgesic,),
    Text(nl="een opioïd", en="an opioid"): (codelists.opioid,),
    Text(nl="een benzodiazepine", en="a benzodiazepine"): (codelists.benzodiazepine,),
    Text(nl="een middel tegen zenuwpijn", en="a drug for nerve pain"): (
        codelists.neuropathic_drug,
    ),
    Text(nl="een injectie of denervatie", en="an injection or denervation"): (
        codelists.anaesthesiological_treatment,
    ),
    Text(nl="een revalidatieprogramma", en="a rehabilitation programme"): (
        codelists.rehabilitation_programme,
    ),
    Text(nl="een rugoperatie", en="back surgery"): (codelists.spine_surgery,),
}
"""Care that whoever is referred to wants to know of."""


def complaints(reading: Reading) -> tuple[str, ...]:
    """The back-pain conditions of this episode, as references."""
    sources = (
        reading.sources.get(each.record_id, NOTHING)
        for each in _of_episode(reading)
        if each.lists & bits(codelists.back_pain)
    )
    named = (
        reference_of(each)
        for each in sources
        if text(each, "resourceType") == "Condition"
    )
    return tuple(dict.fromkeys(filter(None, named)))


def tried(reading: Reading) -> tuple[Text, ...]:
    """The kinds of care that were given in this episode, up to today."""
    lists = 0
    for each in _of_episode(reading):
        lists |= each.lists
    return tuple(
        name for name, of in CARE.items() if any(lists & bits(each) for each in of)
    )


def _of_episode(reading: Reading) -> Iterator[Event]:
    if reading.now is None:
        return
    begin = day_number(reading.now.episode_start)
    yield from (each for each in reading.events if each.day >= begin)
