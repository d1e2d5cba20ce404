"""What can be chosen on the clinician's page, in Dutch and in English."""

from __future__ import annotations

from wervel.text import Text

BY_UNKNOWN = Text(nl="Niet vermeld", en="Not stated")
GP = Text(nl="Huisarts", en="GP")
PHYSIOTHERAPIST = Text(nl="Fysiotherapeut", en="Physiotherapist")
EXERCISE_THERAPIST = Text(nl="Oefentherapeut", en="Exercise therapist")
OCCUPATIONAL_PHYSICIAN = Text(nl="Bedrijfsarts", en="Occupational physician")
NEUROLOGIST = Text(nl="Neuroloog", en="Neurologist")
ORTHOPAEDIC_SURGEON = Text(nl="Orthopedisch chirurg", en="Orthopaedic surgeon")
NEUROSURGEON = Text(nl="Neurochirurg", en="Neurosurgeon")
PAIN_SPECIALIST = Text(nl="Pijnspecialist", en="Pain specialist")
REHABILITATION_PHYSICIAN = Text(nl="Revalidatiearts", en="Rehabilitation physician")
RHEUMATOLOGIST = Text(nl="Reumatoloog", en="Rheumatologist")
ORDER_NONE = Text(nl="Geen", en="None")
ORDER_XRAY = Text(nl="Röntgenfoto van de onderrug", en="X-ray of the lumbar spine")
ORDER_MRI = Text(nl="MRI van de onderrug", en="MRI of the lumbar spine")
ORDER_PHYSIOTHERAPY = Text(
    nl="Verwijzing naar fysiotherapie", en="Referral to physiotherapy"
)
ORDER_NEUROLOGY = Text(nl="Verwijzing naar de neuroloog", en="Referral to neurology")
ORDER_OPIOID = Text(nl="Opioïd: tramadol, 14 dagen", en="Opioid: tramadol, 14 days")
ORDER_BENZODIAZEPINE = Text(
    nl="Benzodiazepine: diazepam, 7 dagen", en="Benzodiazepine: diazepam, 7 days"
)
ORDER_INJECTION = Text(nl="Epidurale injectie", en="Epidural injection")
ORDER_DENERVATION = Text(
    nl="Denervatie van facetgewrichten", en="Facet joint denervation"
)
ORDER_REHABILITATION = Text(
    nl="Verwijzing voor revalidatie", en="Referral to rehabilitation"
)
GUIDELINES_NL = Text(nl="Nederland", en="the Netherlands")
GUIDELINES_ALL = Text(
    nl="alle, ook uit het buitenland", en="all, from other countries too"
)
