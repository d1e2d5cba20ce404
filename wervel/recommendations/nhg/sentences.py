"""Sentences and dates that several NHG recommendations share, written once."""

from __future__ import annotations

from datetime import date

from wervel.text import Text

REVIEWED, NEXT_REVIEW = date(2026, 11, 22), date(2028, 11, 22)

NO_SCAN = Text(
    nl="vroeg de huisarts binnen zes weken geen foto of scan van de lage rug aan",
    en="the GP asked for no X-ray or scan of the low back within six weeks",
)

SIX_WEEKS_CHOSEN = Text(
    nl="Zes weken is een keuze van wervel; de bron noemt geen termijn.",
    en="Six weeks is wervel's choice; the source gives no period.",
)

PURPOSE_UNKNOWN = Text(
    nl="Waarvoor een middel is gegeven staat niet in de gegevens. Twaalf weken is een "
    "keuze van wervel, net als dat een middel dat al in het jaar ervoor werd gebruikt "
    "niet meetelt.",
    en="Records do not say what a drug was given for. Twelve weeks is wervel's choice, "
    "and so is that one already used in the year before does not count.",
)
