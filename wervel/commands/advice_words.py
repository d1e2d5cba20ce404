"""What ``wervel advise`` says around the cards, in two languages."""

from __future__ import annotations

from wervel.text import Text

URGENT = Text(nl="DRINGEND", en="URGENT")
WARNING = Text(nl="LET OP", en="WARNING")
INFO = Text(nl="TER INFORMATIE", en="FOR INFORMATION")

EPISODE = Text(
    nl="Lage rugpijn sinds {start}; op {today}: {length}.",
    en="Low back pain since {start}; on {today}: {length}.",
)
EPISODE_UNKNOWN = Text(
    nl="Lage rugpijn, eerst vastgelegd op {start}; wanneer het begon is niet bekend.",
    en="Low back pain, first recorded on {start}; when it began is not known.",
)
LAST_RECORDED = Text(
    nl="Rugpijn is in deze gegevens het laatst vastgelegd op {last}.",
    en="Back pain was last recorded in these records on {last}.",
)
NO_CARDS = Text(
    nl="Er valt nu niets te melden.", en="There is nothing to say at this moment."
)
YOU_CAN = Text(nl="U kunt", en="You can")
ANSWER = Text(
    nl="antwoord geven met --answers, een bestand met: {fact}",
    en="answer with --answers, a file with: {fact}",
)
SUGGESTED = Text(nl="aanbevolen", en="suggested")
UNKNOWN_ORDER = Text(
    nl="Over deze aanvraag kan wervel niets zeggen, hij staat op geen codelijst: "
    "{what}.",
    en="Of this order wervel can say nothing, it is on no codelist: {what}.",
)

PAST = Text(nl="Eerder in deze episode", en="Earlier in this episode")
NO_PAST = Text(
    nl="Eerder in deze episode is er geen moment waarop een aanbeveling gold.",
    en="Earlier in this episode no recommendation applied.",
)
TOPIC = Text(nl="onderwerp", en="topic")
DAY, WHEN = Text(nl="dag", en="day"), Text(nl="bij", en="at")
NOT_READ = Text(nl="Niet gelezen", en="Not read")
AFTER = Text(
    nl="Gegevens van na {today} die niet zijn gelezen: {count}.",
    en="Records of after {today} that were not read: {count}.",
)
