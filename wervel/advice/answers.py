"""Answers to wervel's questions, as a Questionnaire and its QuestionnaireResponse.

Every question is a fact; an answer is a fact like any other, and stands above what the
records say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from wervel.facts.fact import Fact
from wervel.logic import Answer
from wervel.recommendations.bodies import ALL
from wervel.records.fhir.documents import Entry, entries
from wervel.records.fhir.elements import Resource, day, number, part, parts, text
from wervel.records.fhir.references import Neighbours, key_of
from wervel.text import Language

QUESTIONNAIRE = "https://wervel.example/fhir/Questionnaire/consultation"
"""What a response must say it answers. A placeholder until wervel has an address."""

VALID_FOR = timedelta(days=14)
"""How long an answer given in a consultation holds. Wervel's choice: what was true of
somebody's back two weeks ago is asked again."""

FACTS: Mapping[str, Fact] = {
    fact.name: fact for each in ALL if each.has_rule for fact in each.facts
}
"""Everything that can be asked."""

_ANSWERED = frozenset({"completed", "amended", "in-progress"})


def given_answers(documents: Iterable[object], *, until: date) -> dict[str, Answer]:
    """The answers in the responses among these, by fact; the last one counts.

    Those given after ``until``, or too long before it, are left out; so are those about
    somebody else than the patient among the documents.
    """
    found_in = [each for document in documents for each in entries(document)]
    responses = [
        (given.date, each)
        for _, each in found_in
        if _is_ours(each) and (given := day(text(each, "authored"))) is not None
        if until - VALID_FOR <= given.date <= until
        if is_about_patient(each, found_in)
    ]
    found: dict[str, Answer] = {}
    for _, each in sorted(responses, key=_when):
        found.update(_answers(each))
    return found


def _when(of: tuple[date, Resource]) -> tuple[date, str]:
    return of[0], text(of[1], "authored")


def _is_ours(resource: Resource) -> bool:
    return (
        text(resource, "resourceType") == "QuestionnaireResponse"
        and text(resource, "questionnaire").partition("|")[0] == QUESTIONNAIRE
        and text(resource, "status") in _ANSWERED
    )


def is_about_patient(of: Resource, among: Iterable[Entry]) -> bool:
    """Whether its subject is the patient who is here, or nobody is named."""
    here = [(url, key_of(each, url)) for url, each in among if _is_patient(each)]
    near = Neighbours({url: key for url, key in here if url})
    key = near.key(part(of, "subject"), owner="", kind="Patient")
    return (
        not here or not key.startswith("Patient/") or key in {each for _, each in here}
    )


def _is_patient(of: Resource) -> bool:
    return text(of, "resourceType") == "Patient"


def _answers(of: Resource) -> Iterator[tuple[str, Answer]]:
    for item in parts(of, "item"):
        fact = FACTS.get(text(item, "linkId"))
        for answer in parts(item, "answer"):
            if fact is not None:
                yield fact.name, _answer(answer, fact)
            yield from _answers(answer)
        yield from _answers(item)


def _answer(of: Resource, fact: Fact) -> Answer:
    """Yes, no or a number; unknown where it is neither, or says so."""
    if fact.kind == "boolean":
        said = of.get("valueBoolean")
        return said if isinstance(said, bool) else None
    for name in ("valueDecimal", "valueInteger"):
        if (plain := number(of, name)) is not None:
            return plain
    return number(part(of, "valueQuantity"), "value")


def response(
    answers: Mapping[str, Answer], *, subject: str, on: date
) -> dict[str, object]:
    """These answers as a QuestionnaireResponse; what is unknown is left out."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": QUESTIONNAIRE,
        "status": "completed",
        "subject": {"reference": subject},
        "authored": on.isoformat(),
        "item": [
            {"linkId": name, "answer": [_value(answer)]}
            for name, answer in answers.items()
            if answer is not None
        ],
    }


def _value(answer: bool | float) -> dict[str, object]:
    if isinstance(answer, bool):
        return {"valueBoolean": answer}
    return {"valueDecimal": answer}


def questionnaire(facts: Iterable[Fact], language: Language) -> dict[str, object]:
    """These questions as a Questionnaire, whose items are named after the facts."""
    return {
        "resourceType": "Questionnaire",
        "url": QUESTIONNAIRE,
        "status": "active",
        "language": language,
        "subjectType": ["Patient"],
        "item": [
            {
                "linkId": each.name,
                "text": each.question.in_language(language),
                "type": "boolean" if each.kind == "boolean" else "decimal",
            }
            for each in facts
        ],
    }
