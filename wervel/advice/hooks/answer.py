"""The answer to a call: the cards of one patient."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wervel.advice.advising import Advice, advise
from wervel.advice.cards import Kind
from wervel.advice.consultation import Consultation
from wervel.advice.hooks.card_json import Element, card_json
from wervel.advice.hooks.clinician import specialty
from wervel.advice.hooks.desk import Desk
from wervel.advice.hooks.prefetch import REQUIRED, SECOND_WITNESS, TEMPLATES, WHO
from wervel.advice.hooks.request import HookRequest
from wervel.advice.hooks.services import Hook
from wervel.advice.hooks.shapes import refused
from wervel.advice.subject import all_entries
from wervel.errors import RequestRefused, SourceEmpty, SourceError
from wervel.records.fhir.elements import Resource, text
from wervel.text import Language, Text

_KINDS: Mapping[Hook, frozenset[Kind]] = {
    Hook.PATIENT_VIEW: frozenset({Kind.ALARM, Kind.ONGOING, Kind.STEP, Kind.QUESTIONS}),
    Hook.ORDER_SELECT: frozenset({Kind.ALARM, Kind.ORDER}),
    Hook.ORDER_SIGN: frozenset({Kind.ALARM, Kind.ORDER}),
}
"""What is worth saying at each hook."""

_NAMES: Mapping[str, Text] = {
    "medicationStatements": Text(
        nl="medicatie volgens de patiënt", en="medication as the patient tells it"
    ),
    "medicationDispenses": Text(
        nl="uitgifte van medicatie", en="medication that was dispensed"
    ),
    "imagingStudies": Text(nl="beeldvormend onderzoek", en="imaging studies"),
}


def answer(
    request: HookRequest,
    resources: Mapping[str, object],
    desk: Desk,
    *,
    today: date,
    language: Language,
) -> dict[str, object]:
    """The response: cards, none where there is nothing to say; no system actions.

    ``resources`` are those fetched of what was ``wanted``: a resource, or a list of the
    pages of a search, or null where there is nothing. Who is no clinician gets no
    cards. Raises RequestRefused: 412 where data are missing that are needed, 400 where
    what came is no FHIR about this patient.
    """
    if not request.context.user.is_clinician:
        return {"cards": []}
    held = {**request.delivered, **_sound(resources)}
    _refuse_missing(held)
    _refuse_another(held["patient"], request.context.patient)
    advice = _advice(request, held, desk, today)
    note = _not_at_hand(held, language)
    kinds = _KINDS[request.service.hook]
    cards: list[Element] = [
        card_json(each, advice.reading, desk, language=language, note=note)
        for each in advice.cards
        if each.kind in kinds
    ]
    return {"cards": cards}


def _sound(resources: Mapping[str, object]) -> dict[str, object]:
    """Without what came as an error instead of data."""
    return {
        key: each
        for key, each in resources.items()
        if key in TEMPLATES and not _is_outcome(each)
    }


def _is_outcome(of: object) -> bool:
    return isinstance(of, dict) and text(of, "resourceType") == "OperationOutcome"


def _refuse_missing(held: Mapping[str, object]) -> None:
    missing = [key for key in TEMPLATES if key in REQUIRED and key not in held]
    if missing:
        raise RequestRefused(
            f"the prefetch of {', '.join(missing)}",
            "none, or an error, or not all of it, and nothing to fetch it with",
            where="prefetch",
            do="send these keys, null where there is nothing, "
            "or fhirServer with fhirAuthorization",
            status=412,
        )


def _refuse_another(patient: object, name: str) -> None:
    """Refuse data of another patient than the one that is looked at."""
    where = "prefetch.patient"
    if patient is None:
        raise RequestRefused(
            "the Patient of patientId",
            "null",
            where=where,
            do="send the patient that is looked at",
            status=412,
        )
    found: Resource = patient if isinstance(patient, dict) else {}
    if text(found, "resourceType") != "Patient" or text(found, "id") != name:
        raise refused("the Patient of patientId", "another resource", where)


def _advice(
    request: HookRequest, held: Mapping[str, object], desk: Desk, today: date
) -> Advice:
    context = request.context
    sent = [each for each in held.values() if each is not None]
    who = [held[key] for key in WHO if held.get(key) is not None]
    is_view = request.service.hook is Hook.PATIENT_VIEW
    try:
        consultation = Consultation(
            documents=[*sent, *context.beside],
            today=today,
            drafts=context.drafts,
            by=specialty(context.user, all_entries(who)) or desk.by,
        )
        return advise(consultation, desk.bedside, earlier=is_view)
    except SourceEmpty as problem:
        raise _as_refused(problem, 412) from None
    except SourceError as problem:
        raise _as_refused(problem, 400) from None


def _as_refused(problem: SourceError, status: int) -> RequestRefused:
    return RequestRefused(
        problem.wanted, problem.came, where="prefetch", do=problem.do, status=status
    )


def _not_at_hand(held: Mapping[str, object], language: Language) -> str:
    """Which records were not seen, though there may be some."""
    absent = [
        _NAMES[key].in_language(language)
        for key in TEMPLATES
        if key in SECOND_WITNESS and key not in held
    ]
    if not absent:
        return ""
    lead = Text(
        nl="Niet gezien, omdat het niet is meegestuurd", en="Not sent, so not seen"
    )
    return f"_{lead.in_language(language)}: {', '.join(absent)}._"
