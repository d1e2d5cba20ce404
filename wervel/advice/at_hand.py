"""What records at hand give an order: whom it is about, for what, what was tried."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from wervel.advice.consultation import Reading
from wervel.errors import SourceEmpty
from wervel.records import codelists
from wervel.records.codelists import Codelist, all_codelists, leaves
from wervel.records.fhir.documents import entries
from wervel.records.fhir.elements import Resource, part, text
from wervel.records.fhir.events import Event, day_number, resources_of
from wervel.records.fhir.references import Neighbours, key_of
from wervel.records.resolution import places
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


def patient_reference(documents: Iterable[object]) -> str:
    """The patient these documents are about (``Patient/12``); SourceEmpty if nobody."""
    for document in documents:
        for url, each in entries(document):
            if text(each, "resourceType") == "Patient":
                return key_of(each, url)
    raise SourceEmpty(
        "a Patient resource", "none", where="FHIR at the bedside", do="add the patient"
    )


def is_about_patient(of: Resource, documents: Iterable[object]) -> bool:
    """Whether the subject of a resource is the patient of these documents."""
    patients = [
        (url, key_of(each, url))
        for document in documents
        for url, each in entries(document)
        if text(each, "resourceType") == "Patient"
    ]
    near = Neighbours({url: key for url, key in patients if url})
    about = near.key(part(of, "subject"), owner="", kind="Patient")
    return about in {key for _, key in patients}


def complaints(reading: Reading) -> tuple[str, ...]:
    """The back-pain conditions of this episode, as references."""
    wanted = {
        each.record_id: None
        for each in _of_episode(reading)
        if each.record_table == "condition_occurrence"
        and each.lists & bits(codelists.back_pain)
    }
    conditions = only(("Condition",), reading.consultation.documents)
    found = resources_of(wanted, conditions)
    return tuple(
        dict.fromkeys(
            reference(found[each])
            for each in wanted
            if each in found and text(found[each], "id")
        )
    )


def only(kinds: Collection[str], documents: Iterable[object]) -> list[Resource]:
    """The resources of these types, each as a document that keeps its URL."""
    return [
        {"resourceType": "Bundle", "entry": [{"fullUrl": url, "resource": each}]}
        for document in documents
        for url, each in entries(document)
        if text(each, "resourceType") in kinds
    ]


def reference(of: Resource) -> str:
    """How another resource means this one."""
    return f"{text(of, 'resourceType')}/{text(of, 'id')}"


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


def bits(of: Codelist) -> int:
    """The bits that events on this list have, one at least."""
    return _bits_of(of.name)


@cache
def _bits_of(name: str) -> int:
    place = _places()
    return sum(1 << place[each] for each in leaves(codelists.codelist(name)))


@cache
def _places() -> Mapping[str, int]:
    return places(each for each in all_codelists() if not each.members)
