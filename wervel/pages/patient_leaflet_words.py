"""The leaflet's own sentences, for patients: short and plain (B1).

When to call follows the red flags of the documents (R-010, R-011, R-021); the lay words
are wervel's.
"""

from __future__ import annotations

from wervel.text import Text

TITLE = Text(nl="Over uw rugpijn", en="About your back pain")
MADE = Text(nl="Gemaakt op {day}", en="Made on {day}")
OPENING = Text(
    nl="Dit zeggen richtlijnen over klachten zoals die van u. "
    "Bespreek het met uw zorgverlener.",
    en="This is what guidelines say about complaints like yours. "
    "Talk it over with your clinician.",
)
ALARM = Text(
    nl="Er is een teken dat snel onderzoek nodig maakt. "
    "Doe wat uw arts met u afspreekt.",
    en="There is a sign that needs a check soon. Do what your doctor agrees with you.",
)
ALARM_AT_ONCE = Text(
    nl="Er is een teken dat meteen onderzoek nodig maakt. "
    "Doe nu wat uw arts met u afspreekt.",
    en="There is a sign that needs a check at once. "
    "Do now what your doctor agrees with you.",
)
WHAT_TO_DO = Text(nl="Wat helpt en wat er nu komt", en="What helps, and what comes now")
NOT_NEEDED = Text(nl="Wat nu niet nodig is", en="What is not needed now")
NOTHING = Text(
    nl="Er is nu geen advies dat zeker voor u geldt. "
    "Vraag uw zorgverlener wat u kunt doen.",
    en="There is no advice now that surely holds for you. "
    "Ask your clinician what you can do.",
)
WHEN_NOW = Text(nl="Bel meteen als", en="Call at once if")
WHEN_SOON = Text(nl="Bel vandaag of morgen als", en="Call today or tomorrow if")
CALL_NOW = (
    Text(
        nl="u niet meer goed kunt plassen, of plas of ontlasting verliest",
        en="you cannot pass water well any more, or lose water or stool",
    ),
    Text(
        nl="het gevoel rond uw billen of geslachtsdelen weg is",
        en="the feeling around your bottom or private parts is gone",
    ),
    Text(
        nl="een been slap wordt, of dat steeds erger wordt",
        en="a leg goes weak, or keeps getting weaker",
    ),
    Text(
        nl="u koorts hebt en u erg ziek voelt",
        en="you have a fever and feel very ill",
    ),
)
CALL_SOON = (
    Text(
        nl="de pijn begon na een val of ongeluk",
        en="the pain began after a fall or accident",
    ),
    Text(
        nl="u kanker hebt of hebt gehad",
        en="you have or had cancer",
    ),
    Text(
        nl="u afvalt zonder dat u dat wilt",
        en="you lose weight without wanting to",
    ),
    Text(
        nl="de pijn alleen maar erger wordt, ook als u rust",
        en="the pain only gets worse, also when you rest",
    ),
)
SOURCES = Text(nl="Waar dit vandaan komt", en="Where this comes from")
CHECKED = Text(
    nl="Deze tekst is {checked}. Uw zorgverlener weet meer over u dan deze tekst.",
    en="This text is {checked}. "
    "Your clinician knows more about you than this text does.",
)
