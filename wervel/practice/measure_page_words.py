"""The words of the page of a measure, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.practice import groups
from wervel.text import Text

BY = Text(nl="Per {grouping}", en="By {grouping}")
COMPARED = Text(nl="Hoe groepen verschillen", en="How groups differ")
COMPARED_LEAD = Text(
    nl="Groepen verschillen ook doordat hun patiënten verschillen; hier is daarvoor "
    "niet gecorrigeerd.",
    en="Groups also differ because their patients do; that is not adjusted for here.",
)
CAPTION = Text(
    nl="Aandeel gevolgd, met het 95%-interval.",
    en="Share followed, with its 95% interval.",
)
MARK = Text(nl="{group}: {share} ({interval})", en="{group}: {share} ({interval})")
WITHOUT = Text(nl="niet bekend", en="not known")
TO_ALL = Text(nl="Alle aanbevelingen", en="All recommendations")
EVIDENCE = Text(nl="Het bewijs over deze vraag", en="The evidence on this question")
THE_RECORDS = Text(nl="De gegevens", en="The records")
TABLE = Text(nl="De getallen", en="The numbers")

GROUPINGS: Mapping[str, Text] = {
    groups.AGE_BAND: Text(nl="leeftijd", en="age"),
    groups.SEX: Text(nl="geslacht", en="sex"),
    groups.DIAGNOSIS: Text(nl="diagnose", en="diagnosis"),
    groups.REGION: Text(nl="regio", en="region"),
}
GROUPS: Mapping[str, Text] = {
    "female": Text(nl="vrouw", en="female"),
    "male": Text(nl="man", en="male"),
    "back_pain_radicular": Text(
        nl="met uitstraling in het been", en="with radiation into the leg"
    ),
    "lumbar_canal_stenosis": Text(
        nl="vernauwd wervelkanaal", en="narrowed spinal canal"
    ),
    "post_surgery_syndrome": Text(nl="pijn na rugoperatie", en="pain after surgery"),
    "back_pain_non_specific": Text(
        nl="zonder uitstraling of oorzaak", en="without radiation or known cause"
    ),
}
