"""Why the sample gives something else than what was published, in words."""

from __future__ import annotations

from wervel.text import Text

RED_FLAG_REFERRAL = Text(
    nl="De steekproef trekt het gepubliceerde percentage per episode en voegt "
    "verwijzingen om een rode vlag toe; verwijzingen na het eerste jaar tellen niet.",
    en="The sample draws the published rate per episode and adds referrals because of "
    "a red flag; referrals after the first year do not count.",
)
RED_FLAG_NEUROLOGY = Text(
    nl="Verwijzingen om een rode vlag gaan bij uitstraling meest naar de neuroloog; "
    "die naar de revalidatiearts vallen aan het eind en deels na het jaar.",
    en="With radiation, referrals because of a red flag mostly go to the neurologist; "
    "those to rehabilitation come at the end, in part after the year.",
)
RED_FLAG_SCAN = Text(
    nl="De steekproef voegt foto's om een rode vlag toe; wat na het eerste jaar komt "
    "telt niet.",
    en="The sample adds scans because of a red flag; what comes after the first year "
    "does not count.",
)
SEEN_OTHERWISE = Text(
    nl="Ook wie zonder verwijzing komt of bij een specialist begint, is gezien.",
    en="Those who come without referral, or begin with a specialist, are seen too.",
)
WITHIN_YEAR = Text(
    nl="Wat na het eerste jaar komt telt niet.",
    en="What comes after the first year does not count.",
)
HOSPITAL_REPEATS = Text(
    nl="Herhalingen van een opioïd uit het ziekenhuis schrijft in de steekproef de "
    "huisarts voor; een sterk middel na een zwak vraagt een herhaling.",
    en="In the sample the GP prescribes the repeats of a hospital's opioid; a strong "
    "one after a weak one takes a repeat.",
)
OVER = Text(
    nl="De publicatie geeft een ondergrens; dit volgt uit de trekking.",
    en="The publication gives a lower bound; this follows from how the sample is "
    "drawn.",
)
PAIN_TREATMENT = Text(
    nl="Zeven op de tien bij de pijnspecialist en 12% elders worden behandeld; hoeveel "
    "dat samen is, hangt af van wie er verwezen is.",
    en="Seven in ten at the pain specialist and 12% elsewhere are treated; what that "
    "is together depends on who was referred.",
)
NO_SCAN = Text(
    nl="De steekproef trekt beeldvorming, pijnbehandeling en operatie los van elkaar.",
    en="The sample draws imaging, pain treatment and operation apart from each other.",
)
MOSTLY_MRI = Text(
    nl="In de steekproef is van de foto's in de tweede lijn een op de vijf een "
    "röntgenfoto (keuze van wervel), en nooit naast een MRI.",
    en="In the sample one in five scans in secondary care is an X-ray (wervel's "
    "choice), and never beside an MRI.",
)
OPERATED = Text(
    nl="De steekproef opereert 7% van wie in de tweede lijn komt (Bijl. D), los van de "
    "MRI; de 17% klopt daar niet mee (X-09).",
    en="The sample operates on 7% of those in secondary care (annex D), whatever the "
    "MRI; the 17% does not agree with that (X-09).",
)
NO_HOSPITAL_BENZODIAZEPINE = Text(
    nl="In de steekproef schrijft alleen de huisarts benzodiazepinen voor, naar "
    "Tabel 6; wie er al een gebruikte telt niet mee.",
    en="In the sample only the GP prescribes benzodiazepines, by Table 6; who used one "
    "already does not count.",
)
ONE_SPECIALIST = Text(
    nl="De steekproef stuurt ieder naar één specialist, en daarna alleen voor een "
    "pijnbehandeling of operatie naar een tweede.",
    en="The sample sends everybody to one specialist, and from there to a second only "
    "for pain treatment or operation.",
)
SHORT_COURSES = Text(
    nl="Een op de tien kuren van de huisarts is in de steekproef kort, zoals "
    "aanbevolen.",
    en="One in ten of the GP's courses in the sample is short, as advised.",
)
STENOSIS = Text(
    nl="Een kanaalstenose heeft in de steekproef geen ICPC-code en valt uit de teller.",
    en="A canal stenosis has no ICPC code in the sample and drops out of the "
    "numerator.",
)
_MIX = Text(
    nl=" De verdeling over de codes is die van de incidentie, niet die van de tabel.",
    en=" The mix of codes is that of the incidence, not that of the table.",
)


def with_mix(reason: Text) -> Text:
    """The reason, for a row of all codes together."""
    return Text(nl=reason.nl + _MIX.nl, en=reason.en + _MIX.en)
