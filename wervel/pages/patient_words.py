"""The sentences of the clinician's page, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from wervel import text
from wervel.text import Text

ADVISES = text.ADVISES
NOT_CHECKED = text.NOT_CHECKED

# The first page
TITLE = Text(nl="Advies bij één patiënt", en="Advice for one patient")
LEAD = Text(
    nl="Wat zeggen de richtlijnen over deze patiënt met lage rugpijn, waarom, en wie "
    "ziet het anders? Kies een voorbeeld, of geef zelf een dossier.",
    en="What do guidelines say of this patient with low back pain, why, and who sees "
    "it differently? Choose an example, or give a record of your own.",
)
DEMONSTRATIONS = Text(nl="Acht voorbeelden", en="Eight examples")
DEMONSTRATIONS_LEAD = Text(
    nl="Verzonnen patiënten: niemand is een van hen. Dag, zorgverlener en aanvraag "
    "zijn op de volgende pagina te veranderen.",
    en="Made-up patients: nobody is one of them. Day, clinician and order can be "
    "changed on the next page.",
)
DEMONSTRATION = Text(
    nl="Demonstratie {number}: {name}", en="Demonstration {number}: {name}"
)
DEMONSTRATION_SHORT = Text(nl="Demonstratie {number}", en="Demonstration {number}")
OWN = Text(nl="Een eigen dossier", en="A record of your own")
OWN_LEAD = Text(
    nl="Een FHIR R4-bundel van één patiënt. Die blijft in het geheugen: er komt niets "
    "in een bestand, een log of het adres, en de server bewaart niets.",
    en="A FHIR R4 bundle of one patient. It stays in memory: nothing goes into a file, "
    "a log or the address, and the server keeps nothing.",
)
YOUR_PATIENT = Text(nl="Uw patiënt", en="Your patient")
UPLOAD = Text(nl="Kies een bestand", en="Choose a file")
UPLOAD_HINT = Text(nl="JSON, hoogstens 10 MB", en="JSON, 10 MB at most")
UPLOAD_TOO_LARGE = Text(
    nl="Dit bestand is groter dan 10 MB.", en="This file is larger than 10 MB."
)
PASTED = Text(nl="Of plak de bundel hier", en="Or paste the bundle here")
PASTED_HINT = Text(
    nl="Is er ook een bestand gekozen, dan telt het bestand.",
    en="If a file was chosen too, the file counts.",
)
DAY = Text(nl="Dag van het advies", en="Day of the advice")
DAY_HINT = Text(
    nl="Wat later is vastgelegd, telt niet mee.",
    en="What was recorded later does not count.",
)
WHO = Text(nl="Wie ziet de patiënt", en="Who sees the patient")
ORDER = Text(nl="Conceptaanvraag", en="Draft order")
ORDER_HINT = Text(
    nl="Wordt beoordeeld voordat er iets is ondertekend.",
    en="Is judged before anything is signed.",
)
WHOSE = Text(nl="Richtlijnen", en="Guidelines")
SHOW = Text(nl="Toon het advies", en="Show the advice")
LANGUAGE = Text(nl="Taal", en="Language")
OTHER_LANGUAGE = Text(nl="In English", en="In het Nederlands")

# The answer: its head
WHAT_NOW = Text(nl="Wat nu, en waarom?", en="What now, and why?")
LASTS = Text(nl="Klacht duurt", en="Complaint lasts")
SEEN_BY = Text(nl="Gezien door", en="Seen by")
DRAFTED = Text(nl="Conceptaanvraag", en="Draft order")
GUIDELINES = Text(nl="Richtlijnen", en="Guidelines")
UNKNOWN = Text(nl="niet bekend", en="not known")
CHANGE = Text(
    nl="Verander dag, zorgverlener, aanvraag of richtlijnen",
    en="Change day, clinician, order or guidelines",
)
AGAIN = Text(nl="Toon het advies opnieuw", en="Show the advice again")
ANOTHER = Text(nl="Een andere patiënt", en="Another patient")
LEFT_OUT = Text(
    nl="{count} onderdelen van het dossier konden niet worden geplaatst (zonder code, "
    "zonder datum, of van een soort die wervel niet leest).",
    en="{count} parts of the record could not be placed (no code, no date, or of a "
    "kind that wervel does not read).",
)
LEFT_OUT_ONE = Text(
    nl="Eén onderdeel van het dossier kon niet worden geplaatst.",
    en="One part of the record could not be placed.",
)
TO_NOW = Text(nl="Wat nu", en="What now")
TO_QUESTIONS = Text(nl="Vragen", en="Questions")
TO_TIMELINE = Text(nl="Tijdlijn", en="Timeline")
TO_SO_FAR = Text(nl="Tot nu toe", en="So far")
TO_BESIDE = Text(nl="Naast elkaar", en="Side by side")
TO_LEAFLET = Text(nl="Folder", en="Leaflet")

# Cards
KINDS: Mapping[str, Text] = {
    "alarm": Text(nl="Alarm", en="Alarm"),
    "order": Text(nl="Bij de aanvraag", en="About the order"),
    "ongoing": Text(nl="Loopt door", en="Goes on"),
    "step": Text(nl="Volgende stap", en="Next step"),
    "questions": Text(nl="Vragen", en="Questions"),
}
URGENCY: Mapping[str, Text] = {
    "critical": Text(nl="Spoed", en="Urgent"),
    "warning": Text(nl="Let op", en="Take care"),
    "info": Text(nl="Ter informatie", en="For information"),
}
WHY = Text(nl="Waarom", en="Why")
ANSWERED = Text(nl="zo beantwoord", en="as answered")
SINCE = Text(nl="sinds {day}", en="since {day}")
DRAFT = Text(nl="concept", en="draft")
CONTACT = Text(nl="contact", en="contact")
THIS_CONSULTATION = Text(nl="dit consult", en="this consultation")
AND_EARLIER = Text(nl="en {count} eerder", en="and {count} earlier")
ASSUMED = Text(
    nl="Als nee genomen, omdat er niets van is vastgelegd:",
    en="Taken as no, because nothing is recorded:",
)
EVERY_FLAG = Text(nl="elke rode vlag", en="every red flag")
DURATION = Text(nl="De klacht duurt nu {length}.", en="It has lasted {length} now.")
DURATION_UNKNOWN = Text(
    nl="Hoelang de klacht duurt, is niet bekend.",
    en="How long it has lasted is not known.",
)
SOURCE = Text(nl="Bron", en="Source")
STRENGTH = Text(nl="sterkte: {strength}", en="strength: {strength}")
CERTAINTY = Text(nl="zekerheid: {certainty}", en="certainty: {certainty}")
DISAGREES_COUNT = Text(
    nl="Wie het anders ziet ({count})", en="Who sees it differently ({count})"
)
MAY_DIFFER = Text(
    nl="kan het anders zien; hangt af van:", en="may see it differently; hangs on:"
)
WHY_DIFFER = Text(nl="Waarom zij verschillen:", en="Why they differ:")
DO = Text(nl="Wat u kunt doen", en="What you can do")
RECOMMENDED = Text(nl="voorgesteld", en="suggested")
RESOURCE = Text(nl="FHIR-resource om te kopiëren", en="FHIR resource to copy")
COPY = Text(nl="Kopieer", en="Copy")
COPIED = Text(nl="Gekopieerd", en="Copied")
WORTH_ASKING = Text(nl="Te vragen", en="Worth asking")
ASKS = Text(nl="Hangt af van", en="Hangs on")
TELL = Text(nl="Vertel de patiënt", en="Tell the patient")
NO_CARD = Text(
    nl="Geen van deze richtlijnen vraagt vandaag iets bij deze patiënt.",
    en="None of these guidelines asks anything of this patient today.",
)
THE_QUESTIONS = Text(
    nl="Vragen die het advies zouden veranderen",
    en="Questions that would change the advice",
)

# What changed
CHANGED = Text(nl="Wat er is veranderd", en="What changed")
APPEARED = Text(nl="Nieuw:", en="New:")
GONE = Text(nl="Vervallen:", en="Gone:")
MORE_URGENT = Text(nl="Dringender:", en="More urgent:")
LESS_URGENT = Text(nl="Minder dringend:", en="Less urgent:")
SAME = Text(
    nl="De kaarten zijn dezelfde als hiervoor.",
    en="The cards are the same as before.",
)

# The questions
QUESTIONS = Text(nl="Vragen", en="Questions")
QUESTIONS_LEAD = Text(
    nl="Alleen wat het advies zou veranderen wordt gevraagd; wat het meest beslist, "
    "staat vooraan. Open laten mag: onbekend wordt nooit nee.",
    en="Only what would change the advice is asked, what decides most first. You may "
    "leave any open: unknown never becomes no.",
)
QUESTIONS_NONE = Text(
    nl="Geen antwoord zou het advies nu veranderen, behalve een rode vlag.",
    en="No answer would change the advice now, except a red flag.",
)
ALARMS = Text(nl="Rode vlaggen", en="Red flags")
ALARMS_LEAD = Text(
    nl="Wat niet is vastgelegd, telt als nee. Vul in wat u weet.",
    en="What is not recorded counts as no. Fill in what you know.",
)
ALREADY = Text(nl="Al beantwoord", en="Already answered")
DECIDES = Text(nl="Beslist over:", en="Decides on:")
AND_MORE = Text(nl="en nog {count}", en="and {count} more")
YES, NO = Text(nl="Ja", en="Yes"), Text(nl="Nee", en="No")
NOT_KNOWN = Text(nl="Onbekend", en="Unknown")
NOTHING_RECORDED = Text(nl="Niets vastgelegd", en="Nothing recorded")
AS_RECORDED = Text(nl="Zoals vastgelegd: {answer}", en="As recorded: {answer}")
LEAVE_OPEN = Text(nl="Onbekend (trek in)", en="Unknown (take back)")
SPAN = Text(
    nl="{least} tot {most}; leeg is onbekend", en="{least} to {most}; empty is unknown"
)
EMPTY = Text(nl="leeg is onbekend", en="empty is unknown")
ANSWER = Text(nl="Verwerk de antwoorden", en="Use these answers")

# The timeline
TIMELINE = Text(nl="Tijdlijn van deze episode", en="Timeline of this episode")
TIMELINE_IN_WORDS = Text(
    nl="Van {start} tot {today}: {length}. De tabel eronder zegt hetzelfde.",
    en="From {start} to {today}: {length}. The table below it says the same.",
)
STEPS = Text(nl="Stap van de zorg", en="Step of care")
MOMENTS_LANE = Text(nl="Moment van een richtlijn", en="Moment of a guideline")
MOMENT = Text(nl="Moment", en="Moment")
DRAFT_LANE = Text(nl="Conceptaanvraag", en="Draft order")
START = Text(nl="begin", en="start")
TODAY = Text(nl="nu", en="now")
WEEKS_SHORT = Text(nl="{weeks} wk", en="{weeks} wk")
AS_TABLE = Text(nl="Als tabel ({count} regels)", en="As a table ({count} rows)")
ON_DAY = Text(nl="Dag", en="Day")
WHAT = Text(nl="Wat", en="What")
WORDS = Text(nl="In het dossier", en="In the record")
MOMENTS: Mapping[str, Text] = {
    "first_contact": Text(nl="eerste contact", en="first contact"),
    "still_in_care_3_weeks": Text(
        nl="nog in zorg na 3 weken", en="still in care after 3 weeks"
    ),
    "still_in_care_6_weeks": Text(
        nl="nog in zorg na 6 weken", en="still in care after 6 weeks"
    ),
    "still_in_care_12_weeks": Text(
        nl="nog in zorg na 12 weken", en="still in care after 12 weeks"
    ),
    "chronic": Text(nl="chronisch geworden", en="become chronic"),
    "red_flag": Text(nl="eerste rode vlag", en="first red flag"),
    "before_scan": Text(
        nl="voor de eerste foto of scan", en="before the first X-ray or scan"
    ),
    "before_xray": Text(nl="voor de eerste röntgenfoto", en="before the first X-ray"),
    "before_mri": Text(nl="voor de eerste MRI", en="before the first MRI"),
    "before_opioid": Text(nl="voor het eerste opioïd", en="before the first opioid"),
    "before_referral": Text(
        nl="voor de eerste verwijzing", en="before the first referral"
    ),
    "before_exercise_therapy": Text(
        nl="voor de eerste oefentherapie", en="before the first exercise therapy"
    ),
    "before_injection": Text(
        nl="voor de eerste injectie of denervatie",
        en="before the first injection or denervation",
    ),
    "before_epidural_injection": Text(
        nl="voor de eerste epidurale injectie", en="before the first epidural injection"
    ),
    "before_denervation": Text(
        nl="voor de eerste denervatie", en="before the first denervation"
    ),
    "before_surgery": Text(
        nl="voor de eerste operatie", en="before the first operation"
    ),
    "before_rehabilitation": Text(
        nl="voor het eerste revalidatieprogramma",
        en="before the first rehabilitation programme",
    ),
}

# The verdicts so far
SO_FAR = Text(nl="Tot nu toe in deze episode", en="So far in this episode")
SO_FAR_LEAD = Text(
    nl="Hoe de zorg tot nu toe uitkomt naast elke aanbeveling, op het moment waarop "
    "zij gold. Het gaat over wat is vastgelegd, niet over wie het deed.",
    en="How care so far comes out beside each recommendation, at the moment it "
    "applied. It is about what was recorded, not about who did it.",
)
SO_FAR_NONE = Text(
    nl="Er was in deze episode nog geen moment waarop een aanbeveling iets vroeg.",
    en="There has not been a moment in this episode at which a recommendation asked "
    "anything.",
)
VERDICTS: Mapping[str, Text] = {
    "followed": Text(nl="Gevolgd", en="Followed"),
    "not_followed": Text(nl="Niet gevolgd", en="Not followed"),
    "cannot_tell": Text(nl="Niet te zeggen", en="Cannot tell"),
    "not_applicable": Text(nl="Niet van toepassing", en="Not applicable"),
}
NO_TO = Text(nl="Nee op: {questions}.", en="No to: {questions}.")
OPEN = Text(nl="niet bekend", en="not known")
STILL_TO_COME = Text(nl="nog niet te zeggen", en="cannot be told yet")

# Side by side
BESIDE = Text(nl="Naast elkaar", en="Side by side")
BESIDE_LEAD = Text(
    nl="Waar elke partij bij deze patiënt staat, over alle richtlijnen heen, ook uit "
    "het buitenland.",
    en="Where each body stands for this patient, over all guidelines, from other "
    "countries too.",
)
WHO_SAYS = Text(nl="Wie", en="Body")
STANDS = Text(nl="Standpunt", en="Position")
BECAUSE = Text(nl="Omdat", en="Because")
HANGS_ON = Text(nl="Hangt af van:", en="Hangs on:")
WHERE = Text(nl="Bron", en="Source")
DONE = Text(nl="gedaan", en="done")
NOT_DONE = Text(nl="nog niet gedaan", en="not done yet")
NOBODY_SPEAKS = Text(
    nl="niemand zegt iets over deze patiënt", en="nobody speaks of this patient"
)
ELSEWHERE = Text(
    nl="Zegt niets over deze patiënt, heeft geen regel of geldt niet meer ({count})",
    en="Says nothing of this patient, has no rule or is no longer in force ({count})",
)

# The leaflet on the page
LEAFLET = Text(nl="Folder voor de patiënt", en="Leaflet for the patient")
LEAFLET_LEAD = Text(
    nl="In gewone taal, om mee te geven. Lees het eerst na: het is {checked}.",
    en="In plain words, to hand over. Read it first: it is {checked}.",
)
PRINT = Text(nl="Druk alleen de folder af", en="Print only the leaflet")
BACK = Text(nl="Terug naar het advies", en="Back to the advice")

# The foot of the page
INTENDED = Text(nl="Waarvoor dit is", en="What this is for")
INTENDED_USE = Text(
    nl="Voor een zorgverlener die een volwassene met lage rugpijn ziet en zelf kan "
    "oordelen: om uit te proberen, te leren en verder te bouwen. Het is geen medisch "
    "hulpmiddel, niet voor spoed, kinderen of zwangerschap, en het oordeelt niet over "
    "een zorgverlener. Dat er geen rode vlag staat, betekent niet dat die er niet is.",
    en="For a clinician who sees an adult with low back pain and can judge for "
    "themselves: to try out, to learn and to build on. It is not a medical device, not "
    "for emergencies, children or pregnancy, and it judges no clinician. That no red "
    "flag is shown does not mean that there is none.",
)
CONTENT_IS = Text(
    nl="De regels, teksten en codelijsten zijn {checked}.",
    en="The rules, texts and lists of codes are {checked}.",
)
KEPT = Text(
    nl="Er wordt niets bewaard: het dossier reist met de pagina mee en is weg als u "
    "die sluit.",
    en="Nothing is kept: the record travels with the page and is gone when you close "
    "it.",
)
