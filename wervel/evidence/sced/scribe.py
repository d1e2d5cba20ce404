"""What a report of single cases should say: the 26 items of SCRIBE 2016, as topics.

Tate and others (2016). The topics are named in wervel's own words; what each asks for
stands in the guideline. An answer is given where the file tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wervel.text import Text


class Told(StrEnum):
    """What of the file answers an item."""

    NOTHING = "not stated"
    DESIGN = "design"
    REPLICATION = "replication"
    LOT = "lot"
    MEASURE = "measure"
    ANALYSIS = "analysis"
    SEQUENCE = "sequence"
    OUTCOMES = "outcomes"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row per item of the checklist."""

    number: int
    topic: Text
    told: Told = Told.NOTHING


def _item(number: int, nl: str, en: str, told: Told = Told.NOTHING) -> Item:
    return Item(number=number, topic=Text(nl=nl, en=en), told=told)


ITEMS: tuple[Item, ...] = (
    _item(1, "Titel", "Title"),
    _item(2, "Samenvatting", "Abstract"),
    _item(3, "Wetenschappelijke achtergrond", "Scientific background"),
    _item(4, "Doel", "Aims"),
    _item(
        5, "Opzet en volgorde van fasen", "Design and sequence of phases", Told.DESIGN
    ),
    _item(6, "Wijzigingen onderweg", "Changes on the way"),
    _item(7, "Herhaling", "Replication", Told.REPLICATION),
    _item(8, "Loting", "Randomisation", Told.LOT),
    _item(9, "Blindering", "Blinding"),
    _item(10, "Wie meedeed", "Selection of participants"),
    _item(11, "Kenmerken van deelnemers", "Characteristics of participants"),
    _item(12, "Plaats", "Setting"),
    _item(13, "Toestemming", "Approvals"),
    _item(14, "Metingen", "Measures", Told.MEASURE),
    _item(15, "Materiaal", "Equipment"),
    _item(16, "Behandeling en vergelijking", "Intervention and comparison"),
    _item(17, "Uitgevoerd zoals bedoeld", "Carried out as meant"),
    _item(18, "Analyse", "Analyses", Told.ANALYSIS),
    _item(19, "Gevolgde volgorde", "Sequence completed", Told.SEQUENCE),
    _item(20, "Uitkomsten en schattingen", "Outcomes and estimates", Told.OUTCOMES),
    _item(21, "Ongewenste gevolgen", "Adverse events"),
    _item(22, "Duiding", "Interpretation"),
    _item(23, "Beperkingen", "Limitations"),
    _item(24, "Toepasbaarheid", "Applicability"),
    _item(25, "Protocol", "Protocol"),
    _item(26, "Geld", "Funding"),
)
