"""Which care sites are peers: those where the same kind of clinician works.

A hospital that sees the few who come of their own accord is no measure for a general
practice. The CDM leaves free what a place of service is called; what clinicians are is
in codelists already, so a care site is what most of its back-pain records make it.
"""

from __future__ import annotations

from collections.abc import Mapping

from wervel.findings.assessment import Assessment
from wervel.records import codelists
from wervel.records.codelists import Codelist
from wervel.records.events import belongs
from wervel.text import Text

OTHER = "other"
CLINICIANS: Mapping[str, Codelist] = {
    "general_practice": codelists.general_practitioner,
    "exercise_practice": codelists.exercise_provider,
    "specialist_care": codelists.medical_specialist,
}
SITE_KINDS: Mapping[str, Text] = {
    "general_practice": Text(nl="huisartsenpraktijken", en="general practices"),
    "exercise_practice": Text(
        nl="praktijken voor fysio- of oefentherapie",
        en="practices for physio- or exercise therapy",
    ),
    "specialist_care": Text(
        nl="ziekenhuizen en instellingen met medisch specialisten",
        en="hospitals and institutions with medical specialists",
    ),
    OTHER: Text(
        nl="zorglocaties zonder bekende zorgverleners",
        en="care sites without known clinicians",
    ),
}
"""What each kind of care site is called, in the plural."""


def site_kinds(of: Assessment) -> dict[int, str]:
    """The kind of each care site at which an event is recorded.

    The kind of clinician with most events; of as many, the first of ``CLINICIANS``;
    ``other`` where no clinician of a known kind is seen.
    """
    events = of.events.filter(of.events.care_site_id.notnull())
    sums = {
        name: belongs(events, of.resolution.mask([each])).sum()
        for name, each in CLINICIANS.items()
    }
    found = events.group_by("care_site_id").aggregate(**sums).to_pandas()
    seen = found[[*sums]].fillna(0).astype("int64")
    named = seen.idxmax(axis="columns").where(seen.any(axis="columns"), OTHER)
    return dict(zip(found["care_site_id"].astype(int), named, strict=True))
