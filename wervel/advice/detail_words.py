"""What the detail of a card says around the recommendations' own words."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.text import ADVISES, Text

AS_OF = Text(nl="Zoals het was op {day}", en="As it stood on {day}")
WHY = Text(nl="Waarom", en="Why")
SOURCE = Text(nl="Bron", en="Source")
SOURCES = Text(nl="Bronnen", en="Sources")
DIFFERS = Text(nl="Anderen zien het anders", en="Others see it differently")
QUESTIONS = Text(nl="Vragen", en="Questions")
FOR_PATIENT = Text(nl="Voor de patiënt", en="For the patient")
PATHWAY = Text(nl="Zorgpad", en="Care pathway")

YES, NO = Text(nl="ja", en="yes"), Text(nl="nee", en="no")
UNKNOWN = Text(nl="niet bekend", en="not known")
ANSWERED = Text(nl="zo opgegeven", en="as stated now")
ASSUMED = Text(
    nl="Als nee genomen, omdat er niets van is vastgelegd: {what}",
    en="Taken as no because nothing is recorded: {what}",
)
NO_FLAG = Text(
    nl="Rode vlaggen: niets vastgelegd, dus als nee genomen",
    en="Red flags: nothing recorded, so taken as no",
)
ORDERED = Text(nl="Nu in concept", en="Drafted now")
RUNNING = Text(nl="Wordt nu gebruikt: {what}", en="Being taken now: {what}")
ALSO = Text(
    nl="Ook anders, of misschien: {who}", en="Also otherwise, or perhaps: {who}"
)
SEEN_TODAY = Text(nl="dit consult", en="this consultation")
DRAFT = Text(nl="concept", en="draft")
SINCE = Text(nl="sinds {day}", en="since {day}")
AND_MORE = Text(nl="en nog {count}", en="and {count} more")

STRENGTH = Text(
    nl="sterkte {strength}, zekerheid {certainty}",
    en="strength {strength}, certainty {certainty}",
)
NOT_STATED = Text(
    nl="sterkte en zekerheid niet vermeld", en="strength and certainty not stated"
)
STATED_REASON = Text(
    nl="Waarom zij verschillen ({item}): {reason}",
    en="Why they differ ({item}): {reason}",
)
MAY = Text(
    nl="kan er anders over denken ({title}); dat hangt af van: {hangs_on}",
    en="may see it differently ({title}); that depends on: {hangs_on}",
)
SETTLES = Text(nl="beslist over: {what}", en="would settle: {what}")
WITH_OTHERS = Text(
    nl="samen met {count} andere vragen", en="together with {count} other questions"
)
WITH_ANOTHER = Text(
    nl="samen met een andere vraag", en="together with another question"
)
AFTER = Text(nl="duur nu: {weeks}", en="lasting now: {weeks}")
AFTER_UNKNOWN = Text(
    nl="hoelang de klacht duurt is niet bekend",
    en="how long it has lasted is not known",
)
DONE = Text(nl="al gedaan: {what}", en="already done: {what}")

UNITS: Mapping[str, Text] = {
    "points of 10": Text(nl="{number} van 10", en="{number} of 10"),
    "points of 100": Text(nl="{number} van 100", en="{number} of 100"),
    "percent": Text(nl="{number}%", en="{number}%"),
    "times": Text(nl="{number} keer", en="{number} times"),
    "weeks": Text(nl="{number} weken", en="{number} weeks"),
    "years": Text(nl="{number} jaar", en="{number} years"),
}
"""Numbers with their unit; of other units the question says what the number is."""

CALLED: Mapping[str, Text] = {
    "Belgian insurance": Text(nl="Belgische verzekering", en="Belgian insurance"),
    "IASP and EFIC": Text(nl="IASP en EFIC", en="IASP and EFIC"),
    "US GP guideline": Text(nl="Amerikaanse huisartsenrichtlijn", en="US GP guideline"),
    "care standard": Text(nl="zorgstandaard", en="care standard"),
    "not stated (NL)": Text(nl="niet vermeld (NL)", en="not stated (NL)"),
    "occupational physicians": Text(
        nl="richtlijn voor bedrijfsartsen", en="occupational physicians"
    ),
}
"""Parties whose abbreviation is English words."""

INTENDED_USE = Text(
    nl=f"{ADVISES.nl} Voor een zorgverlener die een volwassene met lage rugpijn ziet "
    "en kan beoordelen. Geen medisch hulpmiddel. Dat er geen rode vlag staat, betekent "
    "niet dat er geen is.",
    en=f"{ADVISES.en} For a clinician who sees an adult with low back pain and can "
    "judge them. Not a medical device. That no red flag is shown does not mean that "
    "there is none.",
)
