"""The sentences of what a reader must know before using a pooled number."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.pool.doubts import Kind
from wervel.text import Text

DOUBTS: Mapping[Kind, Text] = {
    Kind.FEW_STUDIES: Text(
        nl="Er zijn maar {a} studies: tau² is dan nauwelijks te schatten en elk "
        "interval hangt daarvan af.",
        en="There are only {a} studies: tau² can hardly be estimated, and every "
        "interval depends on it.",
    ),
    Kind.MUCH_HETEROGENEITY: Text(
        nl="De studies verschillen veel (I² {a}%): één gemiddelde zegt dan weinig "
        "over de volgende plaats of groep. Kijk naar het predictie-interval.",
        en="The studies differ much (I² {a}%): one average then says little about the "
        "next place or group. Look at the prediction interval.",
    ),
    Kind.NARROWER_THAN_CLASSIC: Text(
        nl="Het interval van Hartung en Knapp is hier smaller dan het klassieke ({a} "
        "tot {b}), doordat de studies toevallig goed overeenkomen. Neem het breedste.",
        en="Hartung and Knapp's interval is narrower here than the classic one ({a} to "
        "{b}), because the studies happen to agree. Take the widest.",
    ),
    Kind.NO_SPREAD_FOR_KNAPP_HARTUNG: Text(
        nl="Alle effecten zijn gelijk. Hartung en Knapp hebben dan niets om mee te "
        "rekenen; het interval is het klassieke.",
        en="All effects are the same. Hartung and Knapp then have nothing to go by; "
        "the interval is the classic one.",
    ),
    Kind.EMPTY_TAU_INTERVAL: Text(
        nl="De studies verschillen minder dan toeval doet verwachten: geen waarde van "
        "tau² past, en een interval ervoor is er niet.",
        en="The studies differ less than chance would have them: no value of tau² "
        "fits, and there is no interval for it.",
    ),
    Kind.NOT_SYMMETRIC: Text(
        nl="Het opgegeven interval ligt niet om de schatting heen bij {about}: "
        "misschien een drukfout. De standaardfout komt uit de breedte.",
        en="The interval given does not lie evenly about the estimate of {about}: "
        "perhaps a misprint. The standard error is taken from its width.",
    ),
    Kind.CORRECTED: Text(
        nl="Een lege cel in {about}: bij deze studies is een half opgeteld bij alle "
        "vier de cellen.",
        en="An empty cell in {about}: a half was added to all four cells of these "
        "studies.",
    ),
    Kind.LEFT_OUT: Text(
        nl="Niet meegeteld, want zonder gebeurtenissen (of met alleen gebeurtenissen) "
        "in beide groepen: {about}. Zulke studies zeggen niets over een verhouding.",
        en="Left out, with no events (or nothing but events) in both groups: {about}. "
        "Such studies say nothing about a ratio.",
    ),
    Kind.CORRELATION_ASSUMED: Text(
        nl="De correlatie tussen voor en na is niet vermeld bij {about}; aangenomen "
        "is {a}.",
        en="The correlation between before and after is not stated for {about}; {a} is "
        "assumed.",
    ),
    Kind.NAMED_TWICE: Text(
        nl="Meer dan één regel voor {about}: effecten van dezelfde mensen zijn niet "
        "onafhankelijk, en het interval is dan te smal.",
        en="More than one line for {about}: effects of the same people are not "
        "independent, and the interval is then too narrow.",
    ),
    Kind.NOT_USED: Text(
        nl="Kolommen die niet gebruikt zijn: {about}.",
        en="Columns that were not used: {about}.",
    ),
    Kind.LONE_GROUP: Text(
        nl="Een groep van één studie is geen samenvoeging: {about}.",
        en="A group of one study is no pooling: {about}.",
    ),
    Kind.TOO_FEW_FOR_ASYMMETRY: Text(
        nl="Met {a} studies is niet te toetsen of kleine studies meer vinden: dat kan "
        "vanaf tien.",
        en="With {a} studies it cannot be tested whether small studies find more: that "
        "takes ten.",
    ),
    Kind.NOTHING_TO_TEST: Text(
        nl="Of kleine studies meer vinden, is niet te toetsen: de effecten of de "
        "standaardfouten zijn gelijk, of één studie heeft al het gewicht.",
        en="It cannot be tested whether small studies find more: the effects or the "
        "errors are the same, or one study has all of the weight.",
    ),
    Kind.TOO_FEW_FOR_REGRESSION: Text(
        nl="Met {a} studies zegt een meta-regressie weinig: tien per kenmerk is het "
        "minste.",
        en="With {a} studies a meta-regression says little: ten to a moderator is the "
        "least.",
    ),
}
