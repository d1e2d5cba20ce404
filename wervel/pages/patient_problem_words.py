"""What can be wrong with what was asked of the clinician's page, and what to do."""

from __future__ import annotations

from wervel.text import Text

PROBLEM = Text(nl="Dit ging niet", en="This did not work")
PROBLEM_TITLE = Text(nl="Er klopt iets niet", en="Something is not right")
STILL_HERE = Text(
    nl="Het dossier is er nog; u hoeft het niet opnieuw te geven.",
    en="The record is still here; you need not give it again.",
)
NOTHING_GIVEN = Text(nl="Er is geen dossier gegeven.", en="No record was given.")
NOTHING_GIVEN_DO = Text(
    nl="Kies een bestand, plak een bundel, of kies een voorbeeld.",
    en="Choose a file, paste a bundle, or choose an example.",
)
NO_JSON = Text(nl="Dit is geen JSON.", en="This is not JSON.")
NO_JSON_DO = Text(
    nl="Geef de hele bundel, als JSON in UTF-8 en niet als XML.",
    en="Give the whole bundle, as JSON in UTF-8 and not as XML.",
)
NO_FHIR = Text(
    nl="Dit is JSON, maar geen FHIR R4.", en="This is JSON, but not FHIR R4."
)
NO_FHIR_DO = Text(
    nl="Geef een bundel: een object met resourceType Bundle.",
    en="Give a bundle: an object with resourceType Bundle.",
)
NO_FORM = Text(
    nl="Het formulier kwam niet heel aan.", en="The form did not arrive whole."
)
NO_FORM_DO = Text(nl="Begin opnieuw op deze pagina.", en="Start again on this page.")
OTHER_SITE = Text(
    nl="Het formulier kwam van een andere website.",
    en="The form came from another website.",
)
TOO_LARGE = Text(
    nl="Het dossier is groter dan 10 MB.", en="The record is larger than 10 MB."
)
TOO_LARGE_DO = Text(
    nl="Geef een bundel van één patiënt, zonder scans en documenten erin.",
    en="Give a bundle of one patient, without scans and documents in it.",
)
NO_PATIENT = Text(
    nl="In dit dossier staat geen patiënt.", en="There is no patient in this record."
)
NO_PATIENT_DO = Text(
    nl="Voeg de resource Patient toe aan de bundel.",
    en="Add the Patient resource to the bundle.",
)
NO_BIRTH = Text(
    nl="Van deze patiënt is het geboortejaar niet bekend.",
    en="The year of birth of this patient is not known.",
)
NO_BIRTH_DO = Text(
    nl="Vul birthDate in bij de resource Patient; een jaar is genoeg.",
    en="Fill in birthDate in the Patient resource; a year is enough.",
)
TWO_PATIENTS = Text(
    nl="In dit dossier staat meer dan één patiënt.",
    en="There is more than one patient in this record.",
)
TWO_PATIENTS_DO = Text(
    nl="Geef één patiënt tegelijk; 'wervel load fhir' leest er vele.",
    en="Give one patient at a time; 'wervel load fhir' reads many.",
)
NO_PAIN = Text(
    nl="Op deze dag loopt er geen episode van lage rugpijn.",
    en="No episode of low back pain goes on at this day.",
)
NO_PAIN_DO = Text(
    nl="Kies een dag binnen 90 dagen na een vastgelegde klacht, of leg de klacht vast.",
    en="Choose a day within 90 days after a recorded complaint, or record the "
    "complaint.",
)
BAD_DAY = Text(nl="Dit is geen datum.", en="This is not a date.")
BAD_DAY_DO = Text(
    nl="Kies een dag, of schrijf die als 2024-05-01.",
    en="Choose a day, or write it like 2024-05-01.",
)
FUTURE = Text(nl="Deze dag ligt in de toekomst.", en="This day lies in the future.")
FUTURE_DO = Text(
    nl="Kies vandaag of een eerdere dag.", en="Choose today or an earlier day."
)
BAD_ANSWER = Text(
    nl="Het antwoord op deze vraag past niet: {question}",
    en="The answer to this question does not fit: {question}",
)
BAD_ANSWER_DO = Text(
    nl="Geef een getal van {least} tot {most}, of laat het leeg.",
    en="Give a number from {least} to {most}, or leave it empty.",
)
ONLY_POSTED = Text(
    nl="Deze pagina is er alleen na het formulier",
    en="This page comes only after the form",
)
ONLY_POSTED_DO = Text(
    nl="Er staat niets van een patiënt in het adres; daarom is het advies niet zo op "
    "te vragen.",
    en="Nothing of a patient stands in the address, so the advice cannot be asked for "
    "in this way.",
)
TO_START = Text(nl="Naar het begin", en="To the start")
