"""What Minerva says of the three MINT trials, point by point, and what was planned.

Judgements are wervel's reading of Minerva's remarks (T-10): a weakness where it names
one, not stated where it is silent. The sentences are wervel's own. Nobody has checked
them yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from wervel.evidence.trials.checklist import POINTS, Answer, Holds
from wervel.evidence.trials.stated import Stated
from wervel.text import Text

FACET, SI, COMBINED = "mint-facet", "mint-si", "mint-combined"
_DISCUSSION = "000 Bespreking"


def _answer(point: str, holds: Holds, item: str, *, nl: str, en: str) -> Answer:
    return Answer(
        point=point,
        holds=holds,
        says=Text(nl=nl, en=en),
        item=item,
        locator="000" if item in ("T-04", "T-08", "T-09", "T-12") else _DISCUSSION,
    )


_ALL = (
    _answer(
        "selection-criteria",
        Holds.STRONG,
        "T-10",
        nl="De criteria om mee te doen zijn helder.",
        en="The criteria for taking part are clear.",
    ),
    _answer(
        "sample-size",
        Holds.STRONG,
        "T-07",
        nl="Vooraf berekend op een verschil van 2 punten, met 20% uitval. De alfa en "
        "de power staan er niet.",
        en="Worked out beforehand for a difference of 2 points, with 20% drop-out. "
        "Alpha and power are not stated.",
    ),
    _answer(
        "dropout",
        Holds.NOT_STATED,
        "T-07",
        nl="Op 20% uitval was gerekend; hoeveel er in deze trial uitvielen, staat er "
        "niet.",
        en="Planned for 20% drop-out; how many dropped out of this trial is not "
        "stated.",
    ),
    _answer(
        "randomisation",
        Holds.STRONG,
        "T-10",
        nl="De loting lijkt goed te zijn gedaan.",
        en="Randomisation seems to have been done well.",
    ),
    _answer(
        "baseline",
        Holds.MIXED,
        "T-10",
        nl="Voor pijn bij de start is gecorrigeerd. In twee van de drie trials had de "
        "behandelde groep 3 tot 4 jaar langer klachten; welke twee staat er niet.",
        en="Pain at the start was corrected for. In two of the three trials the "
        "treated group had complaints for 3 to 4 years longer; which two is not "
        "stated.",
    ),
    _answer(
        "blinding",
        Holds.WEAK,
        "T-10",
        nl="Patiënt en behandelaar wisten wat er gebeurde, alleen de analyse was "
        "geblindeerd. Bij een uitkomst die de patiënt zelf scoort kan dat het effect "
        "groter doen lijken.",
        en="Patient and physician knew what was done, only the analysis was blinded. "
        "With an outcome that patients score themselves this may make the effect look "
        "larger.",
    ),
    _answer(
        "intention-to-treat",
        Holds.STRONG,
        "T-10",
        nl="Iedereen is geteld in de groep van de loting, met correctie voor pijn bij "
        "de start.",
        en="Everybody was counted in the group of the draw, corrected for pain at the "
        "start.",
    ),
    _answer(
        "selection",
        Holds.WEAK,
        "T-10",
        nl="Alleen in de trial werd denervatie nog vergoed, en men wist dat de "
        "proefblokkade moest helpen.",
        en="Only in the trial was denervation still reimbursed, and people knew that "
        "the test block had to help.",
    ),
    _answer(
        "threshold",
        Holds.WEAK,
        "T-10",
        nl="Minstens 50% minder pijn na één proefblokkade: een deel van de deskundigen "
        "betwist die drempel (C-33).",
        en="At least 50% less pain after one test block: some experts dispute that "
        "threshold (C-33).",
    ),
    _answer(
        "operators",
        Holds.WEAK,
        "T-10",
        nl="Er was geen vaste techniek afgesproken voor de 66 pijnbehandelaars.",
        en="No fixed technique was agreed for the 66 pain physicians.",
    ),
    _answer(
        "secondary-power",
        Holds.WEAK,
        "T-07",
        nl="Voor ervaren herstel is geen omvang berekend; een verschil daar weegt "
        "lichter.",
        en="No size was worked out for perceived recovery; a difference there weighs "
        "less.",
    ),
    _answer(
        "contamination",
        Holds.MIXED,
        "T-08",
        nl="Van de vergelijkingsgroepen kreeg 25 tot 35% toch een denervatie, de "
        "meeste na 3 maanden. Gevoeligheidsanalyses gaven dezelfde uitkomst.",
        en="Of the comparison groups 25 to 35% had a denervation after all, most of "
        "them after 3 months. Sensitivity analyses gave the same result.",
    ),
    _answer(
        "relevance",
        Holds.WEAK,
        "T-12",
        nl="Geen verschil dat een patiënt merkt, en geen winst in functioneren na 3 "
        "maanden.",
        en="No difference that a patient would notice, and no gain in function at 3 "
        "months.",
    ),
    _answer(
        "extrapolation",
        Holds.WEAK,
        "T-12",
        nl="Door de selectie en de wisselende techniek is de uitkomst elders beperkt "
        "bruikbaar. Minerva wil internationale trials met vaste techniek en lange "
        "follow-up.",
        en="Selection and changing technique limit its use elsewhere. Minerva wants "
        "international trials with a fixed technique and long follow-up.",
    ),
)
_OWN: Mapping[str, tuple[Answer, ...]] = MappingProxyType(
    {
        FACET: (),
        SI: (
            _answer(
                "operators",
                Holds.WEAK,
                "T-10",
                nl="Er was geen vaste techniek; er werden er drie gebruikt, zonder "
                "analyse per techniek.",
                en="There was no fixed technique; three were used, without an analysis "
                "of each.",
            ),
        ),
        COMBINED: (
            _answer(
                "dropout",
                Holds.MIXED,
                "T-09",
                nl="Bijna 20% viel uit, waar op was gerekend. Van de behandelde groep "
                "kregen 35 patiënten geen denervatie, omdat hun proefblokkade niet "
                "hielp.",
                en="Nearly 20% dropped out, which was planned for. In the treated "
                "group 35 patients had no denervation, because their test block did "
                "not help.",
            ),
            _answer(
                "threshold",
                Holds.MIXED,
                "T-04",
                nl="Hier was een geslaagde proefblokkade geen eis om mee te doen.",
                en="Here a test block that helped was no condition for taking part.",
            ),
        ),
    }
)


def mint_answers(study: str) -> tuple[Answer, ...]:
    """The checklist of one MINT trial, in its order; none for any other study.

    >>> len(mint_answers("mint-si")), mint_answers("smeets-2006")
    (14, ())
    """
    if study not in _OWN:
        return ()
    found = {each.point: each for each in (*_ALL, *_OWN[study])}
    return tuple(found[each.id] for each in POINTS)


def mint_stated(study: str) -> Stated | None:
    """What was planned and what happened in a MINT trial; None for any other study."""
    if study not in _OWN:
        return None
    return Stated(
        difference=2.0,
        planned_dropout=0.20,
        planned_item="T-07",
        crossed=(0.25, 0.35),
        crossed_item="T-08",
        crossed_note=Text(
            nl="Het is het bereik over de drie trials, over de hele follow-up; de "
            "meesten staken na 3 maanden over. Op 3 maanden was het dus kleiner, "
            "hoeveel staat er niet.",
            en="It is the range over the three trials and the whole follow-up; most "
            "crossed over after 3 months. At 3 months it was smaller then, by how much "
            "is not stated.",
        ),
        untreated=35 if study == COMBINED else None,
        untreated_item="T-09" if study == COMBINED else "",
    )
