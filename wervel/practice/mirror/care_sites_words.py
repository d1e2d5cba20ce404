"""The words of the page of all care sites, in Dutch and in English."""

from __future__ import annotations

from wervel.text import Text

SITES_TITLE = Text(nl="Zorglocaties", en="Care sites")
SITES_LEAD = Text(
    nl="Hoeveel zorglocaties bij elke aanbeveling verschillen, en of dat meer is dan "
    "toeval. Geen zorglocatie staat hier met naam.",
    en="How much care sites differ in each recommendation, and whether that is more "
    "than chance. No care site is named here.",
)
SITES_NONE = Text(
    nl="Er zijn geen soorten zorglocaties met genoeg zorglocaties om te vergelijken.",
    en="There is no kind of care site with enough care sites to compare.",
)
SITES_OF = Text(nl="Van {kind}", en="Of {kind}")
COMPARED = Text(nl="Vergeleken", en="Compared")
LESS = Text(nl="Minder vaak (buitenste)", en="Less often (outer)")
MORE = Text(nl="Vaker (buitenste)", en="More often (outer)")
SPREAD = Text(nl="Spreiding", en="Spread")
RANKABILITY = Text(nl="Geen toeval", en="Not chance")
RANKING = Text(nl="Volgorde", en="Ranking")
MAY = Text(nl="mag", en="may be shown")
MAY_NOT = Text(nl="niet", en="not shown")
BEYOND = Text(nl="{all} ({outer})", en="{all} ({outer})")
TIMES = Text(nl="{phi} × toeval", en="{phi} × chance")
BY_CHANCE = Text(nl="toeval", en="chance")
SITES_KEY = Text(
    nl="Minder vaak en vaker: hoeveel zorglocaties buiten de binnenste grenzen liggen, "
    "en tussen haakjes hoeveel buiten de buitenste. Geen toeval: welk deel van de "
    "verschillen geen toeval is (rankability); een volgorde mag alleen vanaf 50%.",
    en="Less often and more often: how many care sites lie beyond the inner limits, "
    "and in brackets beyond the outer ones. Not chance: which part of the differences "
    "is not chance (rankability); a ranking may be shown only from 50% on.",
)
