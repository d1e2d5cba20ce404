"""What records are called on the timeline, by the codelist they are on."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.text import Text

_BACK_PAIN = Text(nl="Rugpijn vastgelegd", en="Back pain recorded")
_REFERRAL = Text(nl="Verwijzing", en="Referral")
_FACET = Text(nl="Facetinjectie of proefblokkade", en="Facet injection or test block")
_EPIDURAL = Text(nl="Epidurale of wortelinjectie", en="Epidural or root injection")
_BEHAVIOURAL = Text(nl="Gedragsmatige therapie", en="Behavioural therapy")
_SURGERY = Text(nl="Rugoperatie", en="Back surgery")

_WPN = Text(nl="Klasse voor revalidatie (WPN)", en="Class for rehabilitation (WPN)")
LISTS: Mapping[str, Text] = {
    "rehabilitation_wpn_class": _WPN,
    "rehabilitation_wpn_participation": _WPN,
    "rehabilitation_wpn_psychosocial": _WPN,
    "rehabilitation_wpn_functioning": _WPN,
    "rehabilitation_hours": Text(nl="Uren revalidatie", en="Hours of rehabilitation"),
    "rehabilitation_disability": Text(nl="Beperkingen (PDI)", en="Limitations (PDI)"),
    "red_flag_cauda_equina": Text(
        nl="Rode vlag: cauda equina", en="Red flag: cauda equina"
    ),
    "red_flag_fracture": Text(nl="Rode vlag: breuk", en="Red flag: fracture"),
    "red_flag_infection": Text(nl="Rode vlag: infectie", en="Red flag: infection"),
    "red_flag_inflammation": Text(
        nl="Rode vlag: ontsteking", en="Red flag: inflammation"
    ),
    "red_flag_malignancy": Text(nl="Rode vlag: kanker", en="Red flag: cancer"),
    "red_flag_progressive_deficit": Text(
        nl="Rode vlag: uitval", en="Red flag: deficit"
    ),
    "general_practitioner": Text(nl="Huisarts", en="GP"),
    "physiotherapist": Text(nl="Fysiotherapeut", en="Physiotherapist"),
    "exercise_therapist": Text(nl="Oefentherapeut", en="Exercise therapist"),
    "psychologist": Text(nl="Psycholoog", en="Psychologist"),
    "occupational_physician": Text(nl="Bedrijfsarts", en="Occupational physician"),
    "neurologist": Text(nl="Neuroloog", en="Neurologist"),
    "neurosurgeon": Text(nl="Neurochirurg", en="Neurosurgeon"),
    "orthopaedic_surgeon": Text(nl="Orthopedisch chirurg", en="Orthopaedic surgeon"),
    "pain_specialist": Text(nl="Pijnspecialist", en="Pain specialist"),
    "rehabilitation_physician": Text(
        nl="Revalidatiearts", en="Rehabilitation physician"
    ),
    "rheumatologist": Text(nl="Reumatoloog", en="Rheumatologist"),
    "back_pain_non_specific": _BACK_PAIN,
    "chronic_back_pain": _BACK_PAIN,
    "back_pain_radicular": Text(
        nl="Pijn vanuit een zenuwwortel", en="Pain from a nerve root"
    ),
    "lumbar_canal_stenosis": Text(nl="Kanaalstenose", en="Canal stenosis"),
    "post_surgery_syndrome": Text(
        nl="Klachten na operatie", en="Complaints after surgery"
    ),
    "fibromyalgia": Text(nl="Fibromyalgie", en="Fibromyalgia"),
    "lumbar_xray": Text(nl="Röntgenfoto", en="X-ray"),
    "lumbar_mri": Text(nl="MRI", en="MRI"),
    "lumbar_ct": Text(nl="CT", en="CT"),
    "referral_physiotherapy": _REFERRAL,
    "referral_neurology": _REFERRAL,
    "referral_neurosurgery": _REFERRAL,
    "referral_orthopaedics": _REFERRAL,
    "referral_pain": _REFERRAL,
    "referral_rehabilitation": _REFERRAL,
    "referral_rheumatology": _REFERRAL,
    "exercise_therapy": Text(nl="Oefentherapie", en="Exercise therapy"),
    "psychological_therapy": _BEHAVIOURAL,
    "psychosomatic_therapy": _BEHAVIOURAL,
    "rehabilitation_programme": Text(
        nl="Revalidatieprogramma", en="Rehabilitation programme"
    ),
    "epidural_injection": _EPIDURAL,
    "nerve_root_injection": _EPIDURAL,
    "facet_injection": _FACET,
    "medial_branch_block": _FACET,
    "rf_denervation": Text(nl="Denervatie", en="Denervation"),
    "spine_surgery_instrumented": _SURGERY,
    "spine_surgery_uninstrumented": _SURGERY,
    "analgesic": Text(nl="Pijnstiller", en="Painkiller"),
    "weak_opioid": Text(nl="Zwak opioïd", en="Weak opioid"),
    "strong_opioid": Text(nl="Sterk opioïd", en="Strong opioid"),
    "benzodiazepine": Text(nl="Benzodiazepine", en="Benzodiazepine"),
    "neuropathic_drug": Text(nl="Zenuwpijnmiddel", en="Drug for nerve pain"),
    "pain_score": Text(nl="Pijnscore", en="Pain score"),
    "disability_index": Text(nl="Beperkingen (Oswestry)", en="Limitations (Oswestry)"),
    "work_absence": Text(nl="Niet aan het werk", en="Off work"),
    "psychosocial_factor": Text(nl="Psychosociale factor", en="Psychosocial factor"),
}
"""By the name of each list that holds codes itself."""
