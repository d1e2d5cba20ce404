"""What the service says on its own pages."""

from wervel.text import Text

TITLE = Text(nl="Deze dienst", en="This service")
LEAD = Text(
    nl="wervel leest richtlijnen voor rugpijn als regels.",
    en="wervel reads guidelines for back pain as rules.",
)
THE_REPORT = Text(nl="Het rapport", en="The report")
THE_PATIENT = Text(nl="Eén patiënt bekijken", en="Look at one patient")
THE_HOOKS = Text(
    nl="CDS Hooks: de diensten voor het dossier",
    en="CDS Hooks: the services for the record",
)
BROKEN = Text(
    nl="wervel kon deze pagina niet maken. In het logboek heet dat {number}.",
    en="wervel could not make this page. Its log calls that {number}.",
)
