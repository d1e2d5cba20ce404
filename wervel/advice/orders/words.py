"""What suggestions and the orders they make say, in two languages."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.facts import alarm
from wervel.facts.consultation import specific_cause_suspected
from wervel.text import Text

PROPOSED = Text(
    nl="voorgesteld door wervel, niet ondertekend",
    en="proposed by wervel, not signed",
)

REPLACE = Text(
    nl="Vervang door uitleg en een controleafspraak",
    en="Replace by advice and a control appointment",
)
WITHDRAW = Text(nl="Trek de aanvraag in", en="Withdraw the order")
SHORTEN = Text(nl="Bekort tot {length}", en="Shorten to {length}")
STOP = Text(
    nl="Stop het recept (bouw af waar dat nodig is)",
    en="Stop the prescription (taper off where needed)",
)
URGENTLY = Text(nl="Met spoed: {what}", en="Urgent: {what}")
REFER = Text(nl="Maak een {what}", en="Make a {what}")
SEE_AGAIN = Text(
    nl="Plan een controle over {first} tot {last} weken",
    en="Plan a control in {first} to {last} weeks",
)
ANSWER_YES = Text(nl="Ja: {question}", en="Yes: {question}")
ANSWER_NO = Text(nl="Nee: {question}", en="No: {question}")

DELETES = Text(nl="Verwijder: {what}", en="Delete: {what}")
CREATES_ADVICE = Text(nl="Maak: uitleg voor de patiënt", en="Create: advice to patient")
CREATES_CONTROL = Text(
    nl="Maak: controleafspraak, wervel kiest de termijn",
    en="Create: control appointment, the term is wervel's choice",
)
CREATES_CONTROL_SOURCE = Text(
    nl="Maak: controleafspraak over zes tot acht weken",
    en="Create: control appointment in six to eight weeks",
)
CREATES_REFERRAL = Text(nl="Maak: {what}", en="Create: {what}")
CREATES_MESSAGE = Text(
    nl="Maak: vraag aan de voorschrijver om te stoppen",
    en="Create: request to the prescriber to stop",
)
CREATES_ANSWER = Text(nl="Leg het antwoord vast", en="Record the answer")
UPDATES_LENGTH = Text(
    nl="Wijzig: {length}, zonder herhaling", en="Change: {length}, no repeats"
)
UPDATES_STOP = Text(nl="Wijzig: gestopt", en="Change: stopped")

ADVICE = Text(nl="uitleg aan de patiënt", en="advice to the patient")
CONTROL = Text(nl="controle lage rugpijn", en="control of low back pain")
CONTROL_CHOICE = Text(
    nl="De termijn van één tot twee weken is een keuze van wervel.",
    en="The term of one to two weeks is wervel's choice.",
)
CHECK_QUANTITY = Text(
    nl="Bekort tot {length}: pas het aantal stuks hierop aan.",
    en="Shortened to {length}: adapt the quantity to it.",
)
ADVISED_AGAINST = Text(
    nl="Gaat door tegen het advies in: {title}", en="Goes on against advice: {title}"
)
ASK_TO_STOP = Text(
    nl="Overweeg dit middel te stoppen of af te bouwen. {title}.",
    en="Consider stopping or tapering off this drug. {title}.",
)

NEUROLOGY = Text(nl="verwijzing naar de neuroloog", en="referral to neurology")
ORTHOPAEDICS = Text(nl="verwijzing naar de orthopeed", en="referral to orthopaedics")
RHEUMATOLOGY = Text(nl="verwijzing naar de reumatoloog", en="referral to rheumatology")
SECONDARY = Text(nl="verwijzing naar de tweede lijn", en="referral to secondary care")
PHYSIOTHERAPY = Text(
    nl="verwijzing naar de fysio- of oefentherapeut",
    en="referral to a physiotherapist or exercise therapist",
)
BEHAVIOURAL = Text(
    nl="verwijzing voor cognitieve gedragstherapie",
    en="referral for cognitive-behavioural treatment",
)
REHABILITATION = Text(
    nl="verwijzing naar de revalidatiearts",
    en="referral to a rehabilitation physician",
)

FLAGS: Mapping[str, Text] = {
    alarm.cauda_equina.name: Text(
        nl="tekenen van een cauda-equinasyndroom",
        en="signs of a cauda equina syndrome",
    ),
    alarm.progressive_deficit.name: Text(
        nl="toenemende verlamming of uitval",
        en="growing loss of strength or feeling",
    ),
    alarm.malignancy.name: Text(
        nl="kanker, nu of in de voorgeschiedenis", en="cancer, now or in the past"
    ),
    alarm.vertebral_fracture.name: Text(
        nl="wervelbreuk in de laatste drie maanden",
        en="fracture of the spine in the last three months",
    ),
    alarm.spinal_infection.name: Text(
        nl="infectie van de rug in de laatste drie maanden",
        en="infection of the spine in the last three months",
    ),
    alarm.spinal_inflammation.name: Text(
        nl="ontstekingsziekte van de rug", en="inflammatory disease of the spine"
    ),
    specific_cause_suspected.name: Text(
        nl="vermoeden van een specifieke oorzaak", en="suspicion of a specific cause"
    ),
}
"""The red flags, and the suspicion, as statements."""

LASTING = Text(nl="Lage rugpijn sinds {length}.", en="Low back pain for {length}.")
LASTING_UNKNOWN = Text(
    nl="Lage rugpijn; hoelang al is niet bekend.",
    en="Low back pain; for how long is not known.",
)
RADIATING = Text(
    nl="Met uitstraling vanuit een zenuwwortel.", en="Radiating from a nerve root."
)
NOT_RADIATING = Text(
    nl="Uitstraling vanuit een zenuwwortel: niet vastgelegd.",
    en="Radiation from a nerve root: not recorded.",
)
NO_FLAGS = Text(nl="Rode vlaggen: geen vastgelegd.", en="Red flags: none recorded.")
SOME_FLAGS = Text(nl="Rode vlaggen: {flags}.", en="Red flags: {flags}.")
PAIN = Text(nl="Pijnscore: {score} van 10.", en="Pain score: {score} of 10.")
OFF_WORK = Text(
    nl="Verzuimt van het werk door de klacht.", en="Off work because of the complaint."
)
AT_WORK = Text(
    nl="Verzuimt niet van het werk door de klacht.",
    en="Not off work because of the complaint.",
)
TRIED = Text(
    nl="Eerder in deze episode: {care}.", en="Earlier in this episode: {care}."
)
NOTHING_TRIED = Text(
    nl="Eerder in deze episode: geen behandeling vastgelegd.",
    en="Earlier in this episode: no treatment recorded.",
)
