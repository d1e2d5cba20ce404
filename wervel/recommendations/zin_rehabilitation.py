"""ZIN's positions on rehabilitation for chronic pain, and the insurers' proposals.

Interdisciplinary medical-specialist rehabilitation: the position of 2022, the draft of
2025, the position of 2026 as far as a letter tells of it, and what ZN proposed to pay
for (seed 004). Items R-120 to R-123.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.complaint import chronic
from wervel.facts.consultation import wpn_3_or_4
from wervel.facts.specialist_care import rehabilitation_here
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source, WithoutRule
from wervel.recommendations.terms import (
    Action,
    Certainty,
    Lacks,
    Setting,
    Standing,
    Strength,
    Topic,
)
from wervel.text import Text

position_2022 = Recommendation(
    id="zin-imsr-2022",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-22"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_REHABILITATION,
    title=Text(
        nl="Revalidatie voldoet aan de stand van de wetenschap en praktijk (2022)",
        en="Rehabilitation meets the state of science and practice (2022)",
    ),
    for_whom=chronic,
    only_if=wpn_3_or_4,
    says=Text(
        nl="Reken interdisciplinaire revalidatie bij chronische pijn tot de verzekerde "
        "zorg bij WPN-klasse 3 of 4; dit steunde op drie onderzoeken (Monticone 2013 "
        "en 2020, Ronzi 2017).",
        en="Count interdisciplinary rehabilitation for chronic pain as insured care in "
        "WPN class 3 or 4; this rested on three trials (Monticone 2013 and 2020, Ronzi "
        "2017).",
    ),
    for_patients=None,
    not_measured=Lacks.NOT_IN_FORCE,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("imsr-zin"),),
    standing=Standing.SUPERSEDED,
    replaced_by="zin-imsr-2025-draft",
    source=Source(guideline("zin-imsr-2022"), "004 ZN Inleiding; VRA Bijl. 3", "R-120"),
    note=Text(
        nl="De onderzoeken van Monticone zijn ingetrokken; daarna kwam het concept "
        "van 2025, en in 2026 een nieuw standpunt; voor wie revalidatie de laatste "
        "mogelijkheid is, blijft de aanspraak voorlopig bestaan (R-122). Dat twee van "
        "de drie dimensies volstaan als geen klasse is gegeven, is een keuze van "
        "wervel.",
        en="Monticone's trials were retracted; then came the draft of 2025, and in "
        "2026 a new position; for those for whom rehabilitation is the last resort "
        "entitlement continues for now (R-122). That two of the three dimensions are "
        "enough where no class was given is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

draft_2025 = Recommendation(
    id="zin-imsr-2025-draft",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-22"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_REHABILITATION,
    title=Text(
        nl="Revalidatie voldoet niet aan de stand van de wetenschap (concept 2025)",
        en="Rehabilitation does not meet the state of science (draft 2025)",
    ),
    for_whom=chronic,
    leave=rehabilitation_here,
    says=Text(
        nl="Reken interdisciplinaire revalidatie bij chronische pijn niet tot de "
        "verzekerde zorg: na het intrekken van twee onderzoeken voldoet die niet aan "
        "de stand van de wetenschap en praktijk.",
        en="Do not count interdisciplinary rehabilitation for chronic pain as insured "
        "care: after two trials were retracted it does not meet the state of science "
        "and practice.",
    ),
    for_patients=None,
    not_measured=Lacks.NOT_IN_FORCE,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("imsr-zin"),),
    standing=Standing.SUPERSEDED,
    replaced_by="zin-imsr-2026",
    source=Source(
        guideline("zin-imsr-2025"), "004 VRA §1; ZN Inleiding; KNGF", "R-121"
    ),
    note=Text(
        nl="Een concept voor consultatie, dat zelf nooit is vastgesteld; het volgde "
        "op een marginale toets met de WAR in november 2024. De regel vraagt alleen "
        "of de klacht chronisch is; het concept ging over WPN 3 en 4.",
        en="A draft for consultation, itself never adopted; it followed on a marginal "
        "review with the WAR in November 2024. The rule only asks whether the "
        "complaint is chronic; the draft was about WPN 3 and 4.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

position_2026 = Recommendation(
    id="zin-imsr-2026",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-24"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Revalidatie: standpunt over matched care (2026)",
        en="Rehabilitation: position on matched care (2026)",
    ),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.CONTENT),
    says=Text(
        nl="Het Zorginstituut neemt een standpunt in over de groep met matched care. "
        "Voor wie revalidatie de laatste mogelijkheid is, blijft de aanspraak bestaan "
        "tot er ook daarover een nieuw standpunt is.",
        en="ZIN takes a position on the matched-care group. For those for whom "
        "rehabilitation is the last resort, entitlement continues until there is a new "
        "position on them too.",
    ),
    for_patients=Text(
        nl="Is revalidatie voor u de laatste mogelijkheid? Dan blijft die voorlopig "
        "verzekerd. Vraag uw arts of zorgverzekeraar of dit voor u geldt.",
        en="Is rehabilitation your last resort? Then it stays insured for now. Ask "
        "your doctor or insurer whether this holds for you.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("imsr-zin"),),
    source=Source(guideline("zin-imsr-2026"), "004 Bijl. 7", "R-122"),
    note=Text(
        nl="De bron is een brief van de NZa; die zegt niet wat het standpunt is, noch "
        "waar de grens tussen beide groepen ligt.",
        en="The source is a letter of the NZa; it says neither what the position is, "
        "nor where the border between the two groups lies.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

funding = Recommendation(
    id="zn-imsr-funding",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-22"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Betaal revalidatie hoogstens tot klasse 3",
        en="Pay for rehabilitation up to class 3 at most",
    ),
    without_rule=WithoutRule(Action.ONLY_IF, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Betaal hoogstens zorgproducten van klasse 3, één keer per patiënt en "
        "alleen waar de revalidatiearts zelf aanwezig is; waar die alleen te "
        "raadplegen is hoogstens klasse 2.",
        en="Pay for care products up to class 3, once per patient and only where the "
        "rehabilitation physician is present in person; where one can only be "
        "consulted, up to class 2.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=Source(
        guideline("zn-funding-2025"), "004 ZN Bekostigingsvoorstellen", "R-123"
    ),
    note=Text(
        nl="Grenzen van de klassen noemt de bron niet. Met een vergunning onder de "
        "Wbmv zou klasse 4 mogelijk blijven; over de stap van hoogstens 48 naar "
        "hoogstens 130 uur (14D837, 14D838) wil ZN overleggen.",
        en="The source does not state the limits of the classes. With a licence under "
        "the Wbmv class 4 would stay possible; ZN wants to discuss the step from at "
        "most 48 to at most 130 hours (14D837, 14D838).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (position_2022, draft_2025, position_2026, funding)
