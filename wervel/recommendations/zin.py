"""What Zorginstituut Nederland (ZIN) holds of low back pain care: entitlement, MRI.

The positions on injections, what is insured of exercise therapy, and replies to the
consultation, read in the Verbetersignalement of 2021 (seed 003). Items R-110 to R-112,
R-118 and R-119; those of the report without a rule are in ``zin_report``.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import (
    began_in_primary_care,
    chronic,
    in_primary_care,
    non_specific,
    radicular,
)
from wervel.facts.consultation import intervention_considered
from wervel.facts.insurance import insured
from wervel.facts.treatment import (
    anaesthesiological_treatment_within_half_a_year,
    specialist_care_within_two_weeks,
)
from wervel.recommendations import zin_report
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

injections = Recommendation(
    id="zin-injections-not-reimbursed",
    topic=Topic.INJECTIONS,
    act=Act.ANAESTHESIOLOGICAL_TREATMENT,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Injecties en denervatie bij chronische aspecifieke rugpijn niet vergoed",
        en="Injections and denervation for chronic non-specific back pain not paid for",
    ),
    for_whom=non_specific & chronic,
    leave=anaesthesiological_treatment_within_half_a_year,
    says=Text(
        nl="Breng injecties en denervatie bij chronische aspecifieke rugklachten niet "
        "ten laste van de basisverzekering: ze voldoen niet aan de stand van de "
        "wetenschap en praktijk.",
        en="Do not charge injections and denervation for chronic non-specific back "
        "pain to the basic insurance: they do not meet the state of science and "
        "practice.",
    ),
    for_patients=Text(
        nl="De basisverzekering betaalt geen prikken in de rug bij deze rugpijn. Ook "
        "het uitschakelen van zenuwen betaalt ze niet. Er is te weinig bewijs dat het "
        "helpt.",
        en="Basic insurance does not pay for injections in the back for this pain. Nor "
        "does it pay for switching off nerves. There is too little proof that it "
        "helps.",
    ),
    among=Text(
        nl="episodes van chronische aspecifieke rugpijn",
        en="episodes of chronic non-specific back pain",
    ),
    measured=Text(
        nl="was er binnen een half jaar geen injectie of denervatie",
        en="there was no injection or denervation within half a year",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("rfd"),),
    source=Source(guideline("zin-injections-2015"), "003 §5.3.1; F.1 ZN", "R-110"),
    note=Text(
        nl="De standpunten zeggen wat bij ziekenhuisdiagnose 071 niet vergoed wordt; "
        "geteld is wat is gedaan, wie ook betaalde. Een half jaar is een keuze van "
        "wervel.",
        en="The positions say what is not paid for with hospital diagnosis 071; what "
        "was done is counted, whoever paid. Half a year is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

neurogenic = Recommendation(
    id="zin-neurogenic-no-position",
    topic=Topic.INJECTIONS,
    act=Act.ANAESTHESIOLOGICAL_TREATMENT,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Injecties bij uitstralende pijn: geen standpunt",
        en="Injections for radiating pain: no position",
    ),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.NO_POSITION),
    says=Text(
        nl="Het Zorginstituut heeft geen standpunt over injecties bij neurogene "
        "klachten (ziekenhuisdiagnosen 075 en 076).",
        en="ZIN has taken no position on injections for neurogenic complaints "
        "(hospital diagnoses 075 and 076).",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("zin-injections-2015"), "003 §5.3.1", "R-111"),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

exercise_therapy = Recommendation(
    id="zin-exercise-therapy-insurance",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_EXERCISE_THERAPY,
    title=Text(
        nl="Fysio- en oefentherapie: verzekerd vanaf de 21e behandeling",
        en="Physio- and exercise therapy: insured from the 21st session",
    ),
    for_whom=non_specific | radicular,
    only_if=insured,
    says=Text(
        nl="Reken fysio- en oefentherapie voor volwassenen alleen tot het basispakket "
        "vanaf de 21e behandeling, of bij uitstralende pijn met krachtverlies.",
        en="Count physio- and exercise therapy of adults as basic insurance only from "
        "the 21st session, or for radiating pain with loss of strength.",
    ),
    for_patients=Text(
        nl="De eerste twintig behandelingen bij de fysiotherapeut of oefentherapeut "
        "betaalt u zelf. Soms betaalt een aanvullende verzekering mee. Heeft u ook "
        "krachtverlies in uw been? Dan zijn ze wel verzekerd.",
        en="You pay for the first twenty sessions with a physio- or exercise "
        "therapist yourself. Sometimes extra insurance pays a part. Have you also "
        "lost strength in your leg? Then they are insured.",
    ),
    not_measured=Lacks.ENTITLEMENT,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(
        guideline("zin-report-2021"),
        "003 §5.1 footnotes 33-35; Bijl. D footnote 55",
        "R-112",
    ),
    note=Text(
        nl="Wervel telt dagen met therapie binnen de episode, en vraagt dit vóór de "
        "eerste: dan zijn het er nog geen. In een multidisciplinair team in de tweede "
        "lijn is de therapie verzekerde revalidatie; dat staat niet in de regel, en "
        "dat het om volwassenen gaat evenmin.",
        en="Wervel counts days with therapy within the episode, and asks this before "
        "the first: then there are none yet. In a multidisciplinary team in secondary "
        "care the therapy is insured rehabilitation; that is not in the rule, nor that "
        "it is about adults.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

mri = Recommendation(
    id="zin-mri-shared-decision",
    topic=Topic.IMAGING,
    act=Act.MRI,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_MRI,
    title=Text(
        nl="MRI helpt bij samen beslissen alleen als een ingreep wordt overwogen",
        en="MRI helps deciding together only when an intervention is considered",
    ),
    for_whom=radicular & ~in_primary_care & ~any_red_flag,
    only_if=intervention_considered,
    says=Text(
        nl="Zet een MRI bij samen beslissen alleen in als een operatie of "
        "anesthesiologische behandeling wordt overwogen; anders voegt die niets toe.",
        en="Use an MRI in deciding together only when surgery or an anaesthesiological "
        "treatment is considered; otherwise it adds nothing.",
    ),
    for_patients=Text(
        nl="Denkt u aan een operatie of een prik in de rug? Dan kan een scan helpen "
        "bij de keuze. Anders helpt een scan daar niet bij.",
        en="Are you thinking of surgery or an injection in the back? Then a scan can "
        "help you choose. Otherwise a scan does not help with that.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=Source(guideline("zin-report-2021"), "003 F.1 NVN, NVvR reply", "R-118"),
    note=Text(
        nl="Het staat in een antwoord op de consultatie. Dat het de tweede lijn "
        "betreft en niet wie een rode vlag heeft, is hoe wervel het leest.",
        en="It stands in a reply to the consultation. That it is about secondary care "
        "and not about those with a red flag is wervel's reading.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

draft_referral = Recommendation(
    id="zin-draft-referral",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Niet verwijzen bij aspecifieke rugpijn (concepttekst)",
        en="No referral for non-specific back pain (draft text)",
    ),
    for_whom=non_specific & began_in_primary_care & ~any_red_flag,
    leave=specialist_care_within_two_weeks,
    says=Text(
        nl="Verwijs bij aspecifieke klachten niet naar de neuroloog of "
        "anesthesioloog, en naar de orthopeed alleen bij vermoeden van een specifieke "
        "oorzaak.",
        en="Do not refer non-specific complaints to the neurologist or "
        "anaesthesiologist, and to the orthopaedic surgeon only when a specific cause "
        "is suspected.",
    ),
    for_patients=None,
    not_measured=Lacks.NOT_IN_FORCE,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.SUPERSEDED,
    replaced_by="nhg-lbp-referral",
    source=Source(guideline("zin-report-draft-2020"), "003 F.1 NOV reply", "R-119"),
    note=Text(
        nl="Het definitieve rapport heeft hier geen eigen tekst: het haalt de "
        "NHG-Standaard aan, die daarom als opvolger geldt. De regel neemt alle "
        "specialisten samen; de uitzondering voor de orthopeed staat er niet in. Twee "
        "weken, en dat het niet over mensen met een rode vlag gaat, zijn keuzes van "
        "wervel.",
        en="The final report has no text of its own here: it quotes the NHG-Standaard, "
        "which therefore counts as the successor. The rule takes all specialists "
        "together; the exception for the orthopaedic surgeon is not in it. Two weeks, "
        "and that it is not about people with a red flag, are wervel's choices.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (
    *(injections, neurogenic, exercise_therapy),
    *zin_report.ALL,
    *(mri, draft_referral),
)
"""Every recommendation of ZIN but those on rehabilitation."""
