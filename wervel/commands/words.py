"""What the commands under ``wervel guideline`` say, in two languages."""

from __future__ import annotations

from wervel.pages import words as page_words
from wervel.text import Text

SUPPRESSED = page_words.WITHHELD
YES, NO = Text(nl="ja", en="yes"), Text(nl="nee", en="no")
UNKNOWN = Text(nl="onbekend", en="unknown")
ALL = Text(nl="alle", en="all")

ITEM, ID = Text(nl="item", en="item"), Text(nl="id", en="id")
BODY = Text(nl="wie", en="body")
ASKS = Text(nl="vraagt", en="asks")
STANDING = Text(nl="status", en="standing")
RULE = Text(nl="regel", en="rule")
TITLE = Text(nl="titel", en="title")
MEASURED = Text(nl="wordt gemeten", en="measured")
HAS_RULE = Text(nl="ja", en="yes")
LISTED = Text(
    nl="{count} aanbevelingen: {ruled} met een regel, {counted} gemeten in gegevens; "
    "{checked}.",
    en="{count} recommendations: {ruled} with a rule, {counted} measured over records; "
    "{checked}.",
)

WHO = Text(nl="Wie het zegt", en="Who says it")
SOURCE = Text(nl="Bron", en="Source")
POPULATION = Text(nl="Voor wie het is", en="Population")
SHOWN_ASKS = Text(nl="Vraagt", en="Asks")
SHOWN_STANDING = Text(nl="Status", en="Standing")
REPLACED_BY = Text(nl="Vervangen door", en="Replaced by")
STRENGTH = Text(nl="Sterkte", en="Strength")
CERTAINTY = Text(nl="Zekerheid van het bewijs", en="Certainty of the evidence")
WITHOUT_RULE = Text(nl="Geen regel", en="No rule")
AT = Text(nl="Moment", en="At")
FOR_WHOM = Text(nl="Bij wie", en="For whom")
FOLLOWED_WHEN = Text(nl="Gevolgd als", en="Followed when")
CONSIDERED_WHEN = Text(nl="Te overwegen als", en="May be considered when")
ASKED = Text(nl="Alleen in het consult te vragen", en="Only the consultation tells")
NOT_MEASURED = Text(nl="Niet gemeten", en="Not measured")
NOTE = Text(nl="Opmerking", en="Note")
FOR_PATIENTS = Text(nl="Voor de patiënt", en="For the patient")
REVIEWED = Text(nl="Gelezen", en="Reviewed")
REVIEWED_AND_NEXT = Text(nl="{reviewed}, opnieuw {next}", en="{reviewed}, next {next}")
CHECKED_BY = Text(nl="Nagekeken door", en="Checked by")
OPPOSED_BY = Text(nl="Tegengesproken door", en="Opposed by")
OPPOSES = Text(nl="Spreekt tegen", en="Opposes")

ABOUT = Text(nl="waarover", en="about")
FAVOURS = Text(nl="voor", en="for")
AGAINST = Text(nl="tegen", en="against")
HOW = Text(nl="hoe", en="how")
STATED = Text(nl="in de bron", en="stated")
NO_RULE_SHOWS = Text(nl="geen regel laat dit zien: {why}", en="no rule: {why}")
DERIVED = Text(
    nl="{count} tegenspraken afgeleid; {checked}.",
    en="{count} conflicts derived; {checked}.",
)
ACROSS_BORDERS = Text(nl="over de grens", en="across borders")
WITHIN_BODY = Text(nl="binnen één partij", en="within one body")
NOT_IN_FORCE = Text(nl="niet van kracht", en="not in force")

BURDEN = Text(
    nl="Episodes met tegengestelde adviezen", en="Episodes with opposing advice"
)
BODIES = Text(nl="partijen", en="bodies")
MOMENT = Text(nl="moment", en="moment")
OPPOSING = Text(nl="tegengesteld", en="opposing")
OF = Text(nl="van", en="of")
SHARE = Text(nl="aandeel", en="share")
CANNOT_TELL = Text(nl="niet te zeggen", en="cannot tell")
BURDEN_READS = Text(
    nl="{quiet} andere paren spreken elkaar in deze gegevens nooit tegen. Van: de "
    "episodes waarin het te zeggen is. Dit gaat over wat de documenten adviseren, niet "
    "over wat er is gedaan. Regels {checked}.",
    en="{quiet} more pairs never oppose each other in these records. Of: the episodes "
    "in which it can be told. This is about what the documents advise, not about what "
    "was done. Rules {checked}.",
)
NOBODY = Text(
    nl="In deze gegevens is niemand over wie twee van deze partijen zich uitspreken.",
    en="In these records there is nobody about whom two of these bodies speak.",
)
YEARS_LEFT_OUT = Text(
    nl="Voor de jaren is dit scherm te smal; --json en -o geven ze.",
    en="This screen is too narrow for the years; --json and -o give them.",
)

ONE, OTHER = Text(nl="de ene", en="one"), Text(nl="de andere", en="other")
VERDICT = Text(nl="oordeel", en="verdict")
MOMENTS = Text(nl="momenten", en="moments")
CHANGES = Text(nl="verandert", en="changes")

RECOMMENDATION = Text(nl="aanbeveling", en="recommendation")
POSITION = Text(nl="standpunt", en="position")
BECAUSE = Text(nl="omdat, of hangt af van", en="because, or hangs on")
DONE = Text(nl="gedaan", en="done")
NOT_DONE = Text(nl="nog niet gedaan", en="not done yet")
RULES = Text(nl="Regels {checked}.", en="Rules {checked}.")

VERDICTS = {
    "followed": Text(nl="gevolgd", en="followed"),
    "not_followed": Text(nl="niet gevolgd", en="not followed"),
    "not_applicable": Text(nl="niet van toepassing", en="not applicable"),
    "cannot_tell": CANNOT_TELL,
}
"""The verdicts, by how tables write them."""
