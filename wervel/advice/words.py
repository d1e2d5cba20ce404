"""What advice says in its own words; the rest are the recommendations' own."""

from __future__ import annotations

from wervel.text import Text

ALARM_AT_ONCE = Text(
    nl="Rode vlag: verwijs nu, wacht niet af", en="Red flag: refer now, do not wait"
)
ALARM = Text(
    nl="Rode vlag in het dossier: denk aan een ernstige oorzaak",
    en="Red flag on record: think of a serious cause",
)
ALARM_FOR_PATIENT = Text(
    nl="Er zijn tekenen die vandaag onderzoek nodig maken. U gaat daarom meteen naar "
    "het ziekenhuis.",
    en="There are signs that need to be examined today. So you go to hospital at once.",
)
DEPENDS = Text(
    nl="Of dit past, hangt af van wat nog niet bekend is",
    en="Whether this fits depends on what is not known yet",
)
ASKS_WHY = Text(
    nl="Een antwoord verandert wat wordt geadviseerd.",
    en="An answer changes what is advised.",
)


def asks(number: int) -> Text:
    """How many questions there are."""
    if number == 1:
        return Text(
            nl="Eén vraag zou het advies veranderen",
            en="One question would change the advice",
        )
    return Text(
        nl=f"{number} vragen zouden het advies veranderen",
        en=f"{number} questions would change the advice",
    )
