"""What can be chosen on the page: who sees the patient, a draft, whose advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from wervel.advice.hooks.languages import spoken
from wervel.pages import patient_choice_words as words
from wervel.records.codelists import Codelist, codelist
from wervel.text import Language, Text

BY: Mapping[str, Text] = {
    "": words.BY_UNKNOWN,
    "general_practitioner": words.GP,
    "physiotherapist": words.PHYSIOTHERAPIST,
    "exercise_therapist": words.EXERCISE_THERAPIST,
    "occupational_physician": words.OCCUPATIONAL_PHYSICIAN,
    "neurologist": words.NEUROLOGIST,
    "orthopaedic_surgeon": words.ORTHOPAEDIC_SURGEON,
    "neurosurgeon": words.NEUROSURGEON,
    "pain_specialist": words.PAIN_SPECIALIST,
    "rehabilitation_physician": words.REHABILITATION_PHYSICIAN,
    "rheumatologist": words.RHEUMATOLOGIST,
}
"""Who sees the patient: the name of the codelist of the specialty."""

ORDERS: Mapping[str, Text] = {
    "": words.ORDER_NONE,
    "xray": words.ORDER_XRAY,
    "mri": words.ORDER_MRI,
    "physiotherapy": words.ORDER_PHYSIOTHERAPY,
    "neurology": words.ORDER_NEUROLOGY,
    "opioid": words.ORDER_OPIOID,
    "benzodiazepine": words.ORDER_BENZODIAZEPINE,
    "injection": words.ORDER_INJECTION,
    "denervation": words.ORDER_DENERVATION,
    "rehabilitation": words.ORDER_REHABILITATION,
}
"""What may be drafted, to see what is said before it is signed."""

NATIONAL, EVERY = "nl", "all"
GUIDELINES: Mapping[str, Text] = {
    NATIONAL: words.GUIDELINES_NL,
    EVERY: words.GUIDELINES_ALL,
}
"""Whose recommendations make the cards."""

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What was chosen; the values are keys of the mappings above."""

    day: date
    by: str = ""
    order: str = ""
    guidelines: str = NATIONAL
    language: Language = "en"

    @property
    def specialty(self) -> Codelist | None:
        """The codelist of whoever sees the patient."""
        return codelist(self.by) if self.by else None


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen, as the page shows it."""

    value: str
    label: str
    is_chosen: bool


def options(
    of: Mapping[str, Text], chosen: str, language: Language
) -> tuple[Option, ...]:
    """The options of a choice, one of them chosen."""
    return tuple(
        Option(value, name.in_language(language), value == chosen)
        for value, name in of.items()
    )


def value_of(by: Codelist | None) -> str:
    """The choice that means this specialty; empty where none does."""
    return by.name if by is not None and by.name in BY else ""


def language_of(*wanted: str, accepted: str = "") -> Language:
    """The first of these that wervel speaks, else what the browser likes best."""
    for each in wanted:
        for language in LANGUAGES:
            if each.strip().lower().startswith(language):
                return language
    return spoken(accepted, otherwise="en")
