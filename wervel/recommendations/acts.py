"""Acts: what a recommendation is for or against, from the general to the particular.

Two recommendations can only oppose each other about the same act. An act that is part
of another (an MRI is imaging) is about that other act too.
"""

from __future__ import annotations

from enum import Enum

from wervel.text import Text


class Act(Enum):
    """Something that may be done for somebody with back pain."""

    IMAGING = Text(nl="beeldvorming", en="imaging")
    XRAY = Text(nl="röntgenfoto", en="X-ray")
    MRI = Text(nl="MRI", en="MRI")
    REFERRAL = Text(nl="verwijzing naar een specialist", en="referral to a specialist")
    REFERRAL_NEUROLOGY = Text(
        nl="verwijzing naar de neuroloog", en="referral to the neurologist"
    )
    REFERRAL_ORTHOPAEDICS = Text(
        nl="verwijzing naar de orthopeed", en="referral to the orthopaedic surgeon"
    )
    REFERRAL_PAIN = Text(
        nl="verwijzing naar de pijnspecialist", en="referral to the pain specialist"
    )
    OCCUPATIONAL_PHYSICIAN = Text(
        nl="contact met de bedrijfsarts", en="contact with the occupational physician"
    )
    MEDICATION = Text(nl="medicatie", en="medication")
    OPIOID = Text(nl="opioïd", en="opioid")
    NEUROPATHIC_DRUG = Text(nl="zenuwpijnmiddel", en="drug for nerve pain")
    BENZODIAZEPINE = Text(nl="benzodiazepine", en="benzodiazepine")
    ACTIVITY = Text(nl="activiteiten opbouwen", en="building up activities")
    EXERCISE_THERAPY = Text(
        nl="fysio- of oefentherapie", en="physio- or exercise therapy"
    )
    MANUAL_THERAPY = Text(nl="manuele therapie", en="manual therapy")
    BEHAVIOURAL_TREATMENT = Text(
        nl="gedragsmatige behandeling", en="behavioural treatment"
    )
    REHABILITATION = Text(
        nl="interdisciplinaire revalidatie", en="interdisciplinary rehabilitation"
    )
    ANAESTHESIOLOGICAL_TREATMENT = Text(
        nl="injectie of denervatie", en="injection or denervation"
    )
    EPIDURAL_INJECTION = Text(nl="epidurale injectie", en="epidural injection")
    NERVE_ROOT_BLOCK = Text(nl="wortelblokkade", en="nerve-root block")
    FACET_INJECTION = Text(nl="facetinjectie", en="facet joint injection")
    MEDIAL_BRANCH_BLOCK = Text(nl="proefblokkade", en="diagnostic block")
    DENERVATION = Text(nl="radiofrequente denervatie", en="radiofrequency denervation")
    SURGERY = Text(nl="operatie", en="surgery")
    EDUCATION = Text(nl="uitleg", en="education")
    ASSESSMENT = Text(nl="onderzoek en inschatting", en="assessment")
    SCREENING = Text(nl="screening op risico", en="screening for risk")
    FOLLOW_UP = Text(nl="opnieuw beoordelen", en="looking again")
    COORDINATION = Text(nl="zorg coördineren", en="coordinating care")
    OUTCOMES = Text(nl="uitkomsten meten en tonen", en="measuring outcomes")

    @property
    def part_of(self) -> Act | None:
        """The act it is a kind of."""
        return _PART_OF.get(self)

    def overlaps(self, other: Act) -> bool:
        """Whether one of the two is the other, or a kind of it."""
        return other in self._upwards() or self in other._upwards()

    def _upwards(self) -> tuple[Act, ...]:
        above = self.part_of
        return (self,) if above is None else (self, *above._upwards())


_PART_OF: dict[Act, Act] = {
    Act.XRAY: Act.IMAGING,
    Act.MRI: Act.IMAGING,
    Act.REFERRAL_NEUROLOGY: Act.REFERRAL,
    Act.REFERRAL_ORTHOPAEDICS: Act.REFERRAL,
    Act.REFERRAL_PAIN: Act.REFERRAL,
    Act.OPIOID: Act.MEDICATION,
    Act.NEUROPATHIC_DRUG: Act.MEDICATION,
    Act.BENZODIAZEPINE: Act.MEDICATION,
    Act.EPIDURAL_INJECTION: Act.ANAESTHESIOLOGICAL_TREATMENT,
    Act.NERVE_ROOT_BLOCK: Act.ANAESTHESIOLOGICAL_TREATMENT,
    Act.FACET_INJECTION: Act.ANAESTHESIOLOGICAL_TREATMENT,
    Act.MEDIAL_BRANCH_BLOCK: Act.ANAESTHESIOLOGICAL_TREATMENT,
    Act.DENERVATION: Act.ANAESTHESIOLOGICAL_TREATMENT,
    Act.SCREENING: Act.ASSESSMENT,
}
