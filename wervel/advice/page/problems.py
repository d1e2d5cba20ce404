"""What can be wrong with what was asked of the page, and what to do about it.

No problem repeats anything of a patient.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wervel.facts.fact import Fact
from wervel.pages import patient_problem_words as words
from wervel.text import Text

BAD_REQUEST, TOO_MUCH, CANNOT = 400, 413, 422


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong and what to do; ``field`` is the id of what must be changed."""

    status: int
    field: str
    says: Text
    do: Text


NOTHING_GIVEN = Problem(
    status=BAD_REQUEST,
    field="pasted",
    says=words.NOTHING_GIVEN,
    do=words.NOTHING_GIVEN_DO,
)
NO_JSON = Problem(
    status=BAD_REQUEST, field="pasted", says=words.NO_JSON, do=words.NO_JSON_DO
)
NO_FHIR = Problem(
    status=BAD_REQUEST, field="pasted", says=words.NO_FHIR, do=words.NO_FHIR_DO
)
NO_FORM = Problem(
    status=BAD_REQUEST, field="pasted", says=words.NO_FORM, do=words.NO_FORM_DO
)
OTHER_SITE = Problem(
    status=403, field="pasted", says=words.OTHER_SITE, do=words.NO_FORM_DO
)
TOO_LARGE = Problem(
    status=TOO_MUCH, field="upload", says=words.TOO_LARGE, do=words.TOO_LARGE_DO
)
NO_PATIENT = Problem(
    status=CANNOT, field="pasted", says=words.NO_PATIENT, do=words.NO_PATIENT_DO
)
NO_BIRTH = Problem(
    status=CANNOT, field="pasted", says=words.NO_BIRTH, do=words.NO_BIRTH_DO
)
TWO_PATIENTS = Problem(
    status=CANNOT, field="pasted", says=words.TWO_PATIENTS, do=words.TWO_PATIENTS_DO
)
NO_PAIN = Problem(status=CANNOT, field="day", says=words.NO_PAIN, do=words.NO_PAIN_DO)
BAD_DAY = Problem(status=CANNOT, field="day", says=words.BAD_DAY, do=words.BAD_DAY_DO)
FUTURE = Problem(status=CANNOT, field="day", says=words.FUTURE, do=words.FUTURE_DO)
BAD_ANSWER = Problem(
    status=CANNOT, field="", says=words.BAD_ANSWER, do=words.BAD_ANSWER_DO
)


def about_answer(of: Problem, fact: Fact, span: tuple[float, float]) -> Problem:
    """The problem, about the answer to this question, from a least to a most."""
    least, most = (f"{each:g}" for each in span)
    return replace(
        of,
        field=f"q-{fact.name}",
        says=Text(
            nl=of.says.nl.format(question=fact.question.nl),
            en=of.says.en.format(question=fact.question.en),
        ),
        do=Text(
            nl=of.do.nl.format(least=least, most=most),
            en=of.do.en.format(least=least, most=most),
        ),
    )
