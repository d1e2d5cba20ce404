"""Why a clinician sets a card aside: the reasons a client may offer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from wervel.text import Language, Text

SYSTEM = "https://wervel.example/fhir/CodeSystem/override-reason"
"""The code system of the reasons: a name, no address; nothing answers there."""

REASONS: Mapping[str, Text] = MappingProxyType(
    {
        "does-not-fit": Text(
            nl="Past niet bij deze patiënt", en="Does not fit this patient"
        ),
        "record-is-wrong": Text(
            nl="Het dossier klopt niet of is niet volledig",
            en="The record is wrong or incomplete",
        ),
        "patient-chooses-otherwise": Text(
            nl="De patiënt kiest anders, na uitleg",
            en="The patient chooses otherwise, after explanation",
        ),
        "already-done": Text(
            nl="Is al gedaan of geregeld", en="Already done or arranged"
        ),
        "other-advice": Text(
            nl="Ik volg een andere richtlijn of ander advies",
            en="I follow another guideline or other advice",
        ),
        "not-available": Text(
            nl="Dat is hier niet te krijgen", en="That is not to be had here"
        ),
        "not-now": Text(nl="Nu niet, misschien later", en="Not now, perhaps later"),
    }
)
"""The reasons by code."""


def override_reasons(language: Language) -> list[dict[str, str]]:
    """The reasons as codings, each with words to show."""
    return [
        {"code": code, "system": SYSTEM, "display": words.in_language(language)}
        for code, words in REASONS.items()
    ]
