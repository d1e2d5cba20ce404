"""The checklist Minerva read the MINT trials with, for any trial (E-35)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wervel.text import Text

ITEM = "E-35"


class Holds(StrEnum):
    """How a trial stands on a point."""

    STRONG = "a strength"
    MIXED = "partly"
    WEAK = "a weakness"
    NOT_STATED = "not stated"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One row per point of the checklist: what to look at."""

    id: str
    name: Text
    asks: Text


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One row per point and trial: how it stands, what is said, and where.

    ``says`` is in wervel's words; ``item`` and ``locator`` lead to the source's.
    """

    point: str
    holds: Holds
    says: Text
    item: str
    locator: str


def _point(name: str, nl: tuple[str, str], en: tuple[str, str]) -> Point:
    return Point(id=name, name=Text(nl=nl[0], en=en[0]), asks=Text(nl=nl[1], en=en[1]))


POINTS: tuple[Point, ...] = (
    _point(
        "selection-criteria",
        ("Wie meedeed", "Staat vast wie wel en niet mee mocht doen?"),
        ("Who took part", "Is it laid down who could and could not take part?"),
    ),
    _point(
        "sample-size",
        ("Omvang", "Is de omvang vooraf berekend en gehaald?"),
        ("Size", "Was the size worked out beforehand, and reached?"),
    ),
    _point(
        "dropout",
        ("Uitval", "Hoeveel vielen uit, en was daarop gerekend?"),
        ("Drop-out", "How many dropped out, and was that planned for?"),
    ),
    _point(
        "randomisation",
        ("Loting", "Is er goed geloot?"),
        ("Randomisation", "Was the randomisation sound?"),
    ),
    _point(
        "baseline",
        ("Gelijke start", "Leken de groepen bij de start op elkaar?"),
        ("Alike at the start", "Were the groups alike at the start?"),
    ),
    _point(
        "blinding",
        ("Blindering", "Wie wist welke behandeling er werd gegeven?"),
        ("Blinding", "Who knew which treatment was given?"),
    ),
    _point(
        "intention-to-treat",
        ("Analyse naar loting", "Is iedereen geteld in de groep van de loting?"),
        ("Analysed as randomised", "Was everybody counted in the group of the draw?"),
    ),
    _point(
        "selection",
        ("Selectie", "Kan de weg naar de trial bepalen wie er meedeed?"),
        ("Selection", "Can the way into the trial have shaped who took part?"),
    ),
    _point(
        "threshold",
        ("Drempel", "Is de drempel om te behandelen onbetwist?"),
        ("Threshold", "Is the threshold for treating undisputed?"),
    ),
    _point(
        "operators",
        ("Uitvoering", "Was de techniek voor alle uitvoerders dezelfde?"),
        ("Technique", "Was the technique the same for all who performed it?"),
    ),
    _point(
        "secondary-power",
        ("Andere uitkomsten", "Was de omvang ook op andere uitkomsten berekend?"),
        ("Other outcomes", "Was the size worked out for other outcomes too?"),
    ),
    _point(
        "contamination",
        ("Oversteken", "Kreeg de vergelijkingsgroep de behandeling ook?"),
        ("Cross-over", "Did the comparison group get the treatment too?"),
    ),
    _point(
        "relevance",
        ("Relevantie", "Merkt een patiënt het verschil?"),
        ("Relevance", "Would a patient notice the difference?"),
    ),
    _point(
        "extrapolation",
        ("Voor wie het geldt", "Geldt de uitkomst voor andere patiënten en plaatsen?"),
        ("For whom it holds", "Does the result hold for other patients and places?"),
    ),
)
"""The fourteen points, in the order of E-35."""


def point(name: str) -> Point:
    """The point of that id."""
    return {each.id: each for each in POINTS}[name]
