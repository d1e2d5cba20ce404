"""The English coding of lumbar denervation, over hospital spells.

Evidence Based Interventions publishes a piece of SQL that gives a spell the label
``2K_RFD_back`` (002 Coding, K-01 to K-07): five conditions in a CASE, two in a WHERE.
Each is a function here that gives yes, no or unknown, as SQL does with NULL, so that
what is counted is what the SQL counts:

- Only *yes* counts. A missing procedure, main diagnosis, age, admission method or
  administrative category leaves a spell out (K-10).
- A missing list of diagnoses does not: no diagnosis, no cancer (K-09).
- Codes are looked for anywhere in a field, but a main diagnosis begins it (K-11).
- Upper and lower case differ. In SQL Server that depends on the collation, which is not
  stated (K-14); a blank at the end of a compared value never counts there, nor here.

It counts what was done. It does not check whether the criteria for doing it were met.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir

LABEL = "2K_RFD_back"

DENERVATION = "V48[57]"
LUMBAR_SITE = "Z67[567]|Z993"
CANCER = "C[0-9][0-9]|D0|D3[789]|D4[012345678]"
BACK_PAIN = ("M512", "M518", "M519", "M545", "M549")
YOUNGEST, OLDEST = 19, 120
NOT_ELECTIVE = "2"
PRIVATE = "02"


def main_procedure(spells: ir.Table) -> ir.BooleanValue:
    """K-01: denervation is the main procedure (V485 or V487 in it)."""
    return spells.primary_spell_procedure.re_search(DENERVATION)


def lumbar_site(spells: ir.Table) -> ir.BooleanValue:
    """K-02: a procedure says where: Z675, Z676, Z677 or Z993."""
    return spells.any_spell_procedure.re_search(LUMBAR_SITE)


def main_diagnosis(spells: ir.Table) -> ir.BooleanValue:
    """K-03: the main diagnosis begins with M512, M518, M519, M545 or M549."""
    return spells.primary_spell_diagnosis.left(4).isin(BACK_PAIN)


def adult(spells: ir.Table) -> ir.BooleanValue:
    """K-04: 19 to 120 years; the second age only where the first is missing."""
    age = ibis.coalesce(
        spells.age_at_start_of_spell_sus, spells.der_age_at_cds_activity_date
    )
    return age.between(YOUNGEST, OLDEST)


def not_emergency(spells: ir.Table) -> ir.BooleanValue:
    """K-05: the admission method does not begin with 2; any other passes (K-13)."""
    return ~spells.admission_method.startswith(NOT_ELECTIVE)


def no_cancer(spells: ir.Table) -> ir.BooleanValue:
    """K-06: no diagnosis of C00-C99, D00-D09, D37-D39 or D40-D48, or none at all."""
    diagnoses = spells.any_spell_diagnosis
    return ~diagnoses.re_search(CANCER) | diagnoses.isnull()


def not_private(spells: ir.Table) -> ir.BooleanValue:
    """K-07: the administrative category is not 02, whatever blanks follow it."""
    category = spells.administrative_category
    goes_on = category.re_search(f"^{PRIVATE} *[^ ]")
    return ~(category.startswith(PRIVATE) & ~goes_on)


@dataclass(frozen=True)
class Condition:
    """One line of the published SQL: the column it becomes, its item, what it asks."""

    name: str
    item: str
    asks: str
    holds: Callable[[ir.Table], ir.BooleanValue]


CASE = (
    Condition("main_procedure", "K-01", "main procedure denervation", main_procedure),
    Condition("lumbar_site", "K-02", "a lumbar site", lumbar_site),
    Condition("main_diagnosis", "K-03", "main diagnosis back pain", main_diagnosis),
    Condition("adult", "K-04", "aged 19 to 120", adult),
    Condition("not_emergency", "K-05", "admission method is not 2…", not_emergency),
)
WHERE = (
    Condition("no_cancer", "K-06", "no diagnosis of cancer", no_cancer),
    Condition("not_private", "K-07", "not a private patient", not_private),
)
CONDITIONS = (*CASE, *WHERE)
"""In the order of their items, in which ``because`` looks through them."""


def coded(spells: ir.Table) -> ir.Table:
    """One row per row of ``spells``, with what the coding says of it.

    The fields may be named in any case. Added to the columns of ``spells``, whose names
    become lower case: a column for each condition (yes, no or unknown); ``kept``, the
    WHERE; ``labelled``, kept and all of the CASE too; ``label``, 2K_RFD_back or
    nothing; ``because``, the first condition in order that did not hold, nothing where
    labelled; and ``because_unknown``, whether that one was unknown and not no.
    """
    lower = spells.rename({name.lower(): name for name in spells.columns})
    asked = lower.mutate(**{each.name: each.holds(lower) for each in CONDITIONS})
    told = asked.mutate(
        kept=_yes(reduce(and_, (asked[each.name] for each in WHERE))),
        labelled=_yes(reduce(and_, (asked[each.name] for each in CONDITIONS))),
        because=ibis.cases(
            *((~_yes(asked[each.name]), each.name) for each in CONDITIONS),
            else_=ibis.null("string"),
        ),
    )
    return told.mutate(
        label=ibis.ifelse(told.labelled, LABEL, ibis.null("string")),
        because_unknown=ibis.cases(
            *(
                (told.because == each.name, told[each.name].isnull())
                for each in CONDITIONS
            ),
            else_=False,
        ),
    )


def _yes(truth: ir.BooleanValue) -> ir.BooleanValue:
    """Whether it is yes: neither no nor unknown."""
    return truth.coalesce(False)
