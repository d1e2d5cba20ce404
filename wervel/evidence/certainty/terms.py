"""The codes of profiles in words: levels, domains, rules, verdicts."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.certainty.admission import Rule, Verdict
from wervel.evidence.certainty.definitions import Finding
from wervel.evidence.certainty.levels import Certainty, Domain, Importance
from wervel.evidence.certainty.positions import Side, Stance
from wervel.evidence.study_words import DESIGNS, PUBLICATIONS
from wervel.text import Text

CERTAINTY: Mapping[Certainty, Text] = {
    Certainty.HIGH: Text(nl="hoog", en="high"),
    Certainty.MODERATE: Text(nl="redelijk", en="moderate"),
    Certainty.LOW: Text(nl="laag", en="low"),
    Certainty.VERY_LOW: Text(nl="zeer laag", en="very low"),
}
IMPORTANCE: Mapping[Importance, Text] = {
    Importance.CRUCIAL: Text(nl="cruciaal", en="crucial"),
    Importance.IMPORTANT: Text(nl="belangrijk", en="important"),
    Importance.LIMITED: Text(nl="beperkt belang", en="limited"),
}
DOMAIN: Mapping[Domain, Text] = {
    Domain.RISK_OF_BIAS: Text(nl="kans op vertekening", en="risk of bias"),
    Domain.INCONSISTENCY: Text(nl="inconsistentie", en="inconsistency"),
    Domain.INDIRECTNESS: Text(nl="indirect bewijs", en="indirectness"),
    Domain.IMPRECISION: Text(nl="onnauwkeurigheid", en="imprecision"),
    Domain.PUBLICATION_BIAS: Text(nl="publicatiebias", en="publication bias"),
    Domain.LARGE_EFFECT: Text(nl="groot effect", en="large effect"),
    Domain.DOSE_RESPONSE: Text(nl="dosis-respons", en="dose-response"),
    Domain.CONFOUNDING: Text(nl="resterende verstoring", en="residual confounding"),
}
RULE: Mapping[Rule, Text] = {
    Rule.DESIGN: Text(nl="opzet", en="design"),
    Rule.PUBLICATION: Text(nl="publicatie", en="publication"),
    Rule.POPULATION: Text(nl="patiënten", en="patients"),
    Rule.INTERVENTION: Text(nl="behandeling", en="treatment"),
    Rule.COMPARATOR: Text(nl="vergelijking", en="comparison"),
    Rule.FIRST_LINE: Text(
        nl="eerdere zorg in de eerste lijn", en="earlier primary care"
    ),
    Rule.FOLLOW_UP: Text(nl="duur van volgen in weken", en="follow-up in weeks"),
}
VERDICT: Mapping[Verdict, Text] = {
    Verdict.ADMITTED: Text(nl="telt mee", en="admitted"),
    Verdict.LEFT_OUT: Text(nl="valt af", en="left out"),
    Verdict.CANNOT_TELL: Text(nl="niet te zeggen", en="cannot tell"),
}
FINDING: Mapping[Finding, Text] = {
    Finding.POSITIVE: Text(nl="positief", en="positive"),
    Finding.NO_DIFFERENCE: Text(nl="geen verschil", en="no difference"),
    Finding.NEGATIVE: Text(nl="negatief", en="negative"),
}
STANCE: Mapping[Stance, Text] = {
    Stance.MEETS: Text(nl="voldoet", en="meets"),
    Stance.DOES_NOT_MEET: Text(nl="voldoet niet", en="does not meet"),
    Stance.NO_POSITION: Text(nl="geen standpunt", en="no position"),
}
SIDE: Mapping[Side, Text] = {
    Side.FOR: Text(nl="voor", en="for"),
    Side.AGAINST: Text(nl="tegen", en="against"),
    Side.NEITHER: Text(nl="geen van beide", en="neither"),
}
CODES: Mapping[str, Text] = {
    **{design.value: text for design, text in DESIGNS.items()},
    **{state.value: text for state, text in PUBLICATIONS.items()},
    "not stated": Text(nl="niet vermeld", en="not stated"),
    "imsr": Text(nl="IMSR", en="IMSR"),
    "exposure": Text(nl="exposure", en="exposure"),
    "act": Text(nl="ACT", en="ACT"),
    "eaet": Text(nl="EAET", en="EAET"),
    "functional restoration": Text(
        nl="programma voor functieherstel", en="functional restoration"
    ),
    "denervation": Text(nl="denervatie", en="denervation"),
    "denervation beside exercise": Text(
        nl="denervatie naast oefentherapie", en="denervation beside exercise"
    ),
    "exercise": Text(nl="oefentherapie", en="exercise"),
    "early physiotherapy": Text(nl="vroege fysiotherapie", en="early physiotherapy"),
    "delayed physiotherapy": Text(nl="late fysiotherapie", en="delayed physiotherapy"),
    "primary care": Text(nl="zorg in de eerste lijn", en="primary care"),
    "usual imsr": Text(nl="gebruikelijke IMSR", en="usual IMSR"),
    "other imsr": Text(nl="een andere vorm van IMSR", en="another form of IMSR"),
    "pain-contingent treatment": Text(
        nl="behandeling op geleide van pijn", en="pain-contingent treatment"
    ),
    "waiting list": Text(nl="wachtlijst", en="waiting list"),
    "usual care": Text(nl="gebruikelijke zorg", en="usual care"),
    "active treatment": Text(nl="een andere behandeling", en="another treatment"),
    "none": Text(nl="geen", en="none"),
    "failed": Text(nl="zonder succes", en="without success"),
    "not the Dutch patients": Text(
        nl="andere dan de Nederlandse patiënten", en="other than the Dutch patients"
    ),
    "not the Dutch programme": Text(
        nl="een ander programma dan het Nederlandse", en="not the Dutch programme"
    ),
    "youth": Text(nl="jongeren", en="youth"),
    "randomisation process": Text(nl="randomisatie", en="randomisation process"),
    "deviations from intended interventions": Text(
        nl="afwijking van de bedoelde behandeling",
        en="deviations from intended interventions",
    ),
    "missing outcome data": Text(nl="ontbrekende gegevens", en="missing outcome data"),
    "measurement of the outcome": Text(
        nl="meting van de uitkomst", en="measurement of the outcome"
    ),
    "selection of the reported result": Text(
        nl="keuze van het gemelde resultaat", en="selection of the reported result"
    ),
    "selection of participants": Text(
        nl="selectie van deelnemers", en="selection of participants"
    ),
    "standardisation of the intervention": Text(
        nl="standaardisatie van de behandeling",
        en="standardisation of the intervention",
    ),
}
"""What stands in studies and characteristics; P- items stand as they are."""


def in_words(codes: str) -> Text:
    """Codes with commas between, each in words; what is not known stays as it is.

    >>> in_words("P-32, waiting list").nl
    'P-32, wachtlijst'
    """
    each = [CODES.get(code, Text(nl=code, en=code)) for code in codes.split(", ")]
    return Text(
        nl=", ".join(one.nl for one in each), en=", ".join(one.en for one in each)
    )
