"""The dossiers there are: which questions, whose advice, which change is followed."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.errors import UnknownName
from wervel.recommendations.terms import Topic
from wervel.text import Text


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One question that a committee has to answer, and where wervel looks for it.

    ``profiles`` are read in that order, the first as the one that decides.
    ``retracted`` are the studies whose retraction is followed; ``assessment`` names the
    way to a position, where the documents tell it. ``topic`` gathers advice on the same
    treatment of which the documents do not state the evidence. ``conflicts`` are the
    disagreements about it, ``unknown`` what the documents leave open, ``wanted`` the
    research that parties ask for. ``single_cases`` and ``economics`` are items of
    studies that can be told of in words alone.
    """

    id: str
    title: Text
    question: Text
    profiles: tuple[str, ...]
    topic: Topic
    conflicts: tuple[str, ...]
    retracted: tuple[str, ...] = ()
    assessment: str = ""
    single_cases: tuple[str, ...] = ()
    economics: tuple[str, ...] = ()
    unknown: tuple[Text, ...] = ()
    wanted: tuple[Text, ...] = ()


_IMSR = Dossier(
    id="imsr",
    title=Text(
        nl="Interdisciplinaire medisch-specialistische revalidatie bij chronische pijn",
        en="Interdisciplinary medical-specialist rehabilitation for chronic pain",
    ),
    question=Text(
        nl="Voldoet deze revalidatie (IMSR) aan de stand van wetenschap en praktijk?",
        en="Does this rehabilitation (IMSR) meet the state of science and practice?",
    ),
    profiles=("imsr-zin", "imsr-vra"),
    topic=Topic.REHABILITATION,
    conflicts=(
        *("C-23", "C-24", "C-25", "C-26", "C-27"),
        *("C-29", "C-30", "C-31", "C-32", "C-37"),
    ),
    retracted=("monticone-2013", "monticone-2020"),
    assessment="imsr",
    single_cases=("T-38", "T-39", "T-40", "T-64", "T-65", "T-66"),
    economics=("T-31", "T-34", "T-36"),
    unknown=(
        Text(
            nl="Wie hoort tot de groep voor wie revalidatie het laatste redmiddel is, "
            "en waar die groep ophoudt: de brief van 23 januari 2026 zegt dat niet.",
            en="Who belongs to the group for whom rehabilitation is the last resort, "
            "and where that group ends: the letter of 23 January 2026 does not say.",
        ),
        Text(
            nl="De volledige lijst van uitkomsten in de PICO van ZIN (E-08) staat niet "
            "in de brondocumenten.",
            en="The full list of outcomes in ZIN's PICO (E-08) is not in the source "
            "documents.",
        ),
        Text(
            nl="Wat het standpunt van 2026 over de matched-caregroep zegt: de brief "
            "noemt alleen dat het er is (R-122).",
            en="What the position of 2026 says about the matched-care group: the "
            "letter only says that there is one (R-122).",
        ),
    ),
    wanted=(
        Text(
            nl="De VRA wil onderzoek dat een nieuwe behandeling loot tegen de "
            "gebruikelijke IMSR, groepen met een verschillende prognose zoekt, en "
            "minder verschil tussen behandelaars (E-34).",
            en="The VRA wants research that randomises a new treatment against usual "
            "IMSR, looks for groups of different prognosis, and less variation between "
            "those who treat (E-34).",
        ),
        Text(
            nl="ZN ziet in een onderzoeksprogramma geen nut, omdat de groepen te "
            "verschillend zijn (C-32).",
            en="ZN sees no use in a research programme, for the groups are too "
            "heterogeneous (C-32).",
        ),
    ),
)
_RFD = Dossier(
    id="rfd",
    title=Text(
        nl="Denervatie naast oefentherapie bij chronische lage rugpijn",
        en="Denervation added to exercise therapy for chronic low back pain",
    ),
    question=Text(
        nl="Geeft denervatie (RFD) naast een oefenprogramma minder pijn, en genoeg om "
        "ertoe te doen?",
        en="Does denervation (RFD) added to an exercise programme lessen pain, and by "
        "enough to matter?",
    ),
    profiles=("rfd",),
    topic=Topic.DENERVATION,
    conflicts=("C-02", "C-33"),
    unknown=(
        Text(
            nl="De uitkomsten van het vierde onderzoek, bij discuspijn: het stopte "
            "voortijdig, met te weinig deelnemers (T-01).",
            en="The results of the fourth trial, on disc pain: it stopped early, with "
            "too few participants (T-01).",
        ),
        Text(
            nl="Hoeveel deelnemers elke groep had, en de alfa en de power van de "
            "berekening vooraf (T-04, T-07).",
            en="How many participants each group had, and the alpha and the power of "
            "the calculation beforehand (T-04, T-07).",
        ),
        Text(
            nl="De vier kleine onderzoeken waarop het KCE steunt (R-090): de "
            "documenten noemen ze niet.",
            en="The four small trials that the KCE rests on (R-090): the documents do "
            "not name them.",
        ),
        Text(
            nl="Het effect op de lange termijn met één vaste techniek en objectieve "
            "uitkomsten: daarvoor is een nieuw onderzoek nodig (T-12).",
            en="The effect in the long term with one fixed technique and objective "
            "outcomes: that takes a new trial (T-12).",
        ),
    ),
    wanted=(
        Text(
            nl="Minerva vraagt een internationaal, pragmatisch onderzoek met één "
            "vaste techniek en objectieve uitkomsten op de lange termijn (T-12).",
            en="Minerva asks for an international, pragmatic trial with one fixed "
            "technique and objective outcomes in the long term (T-12).",
        ),
    ),
)
_ALL = {each.id: each for each in (_IMSR, _RFD)}


def dossier(name: str) -> Dossier:
    """The dossier of that id; UnknownName, with those there are, if there is none.

    >>> dossier("rfd").profiles
    ('rfd',)
    """
    if name not in _ALL:
        raise UnknownName(
            "the name of a dossier",
            name,
            where="wervel evidence dossier",
            do="choose from: " + ", ".join(_ALL),
        )
    return _ALL[name]


def all_dossiers() -> tuple[Dossier, ...]:
    """Every dossier there is."""
    return tuple(_ALL.values())
