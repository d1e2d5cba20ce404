"""The closed lists a recommendation chooses from, each value in two languages."""

from __future__ import annotations

from enum import Enum

from wervel.text import Text


class Topic(Enum):
    """What it is about."""

    IMAGING = Text(nl="Beeldvorming", en="Imaging")
    REFERRAL = Text(nl="Verwijzing", en="Referral")
    MEDICATION = Text(nl="Medicatie", en="Medication")
    THERAPY = Text(nl="Therapie", en="Therapy")
    REHABILITATION = Text(nl="Revalidatie", en="Rehabilitation")
    INJECTIONS = Text(nl="Injecties", en="Injections")
    DENERVATION = Text(nl="Denervatie", en="Denervation")
    SURGERY = Text(nl="Operatie", en="Surgery")
    INFORMATION = Text(nl="Uitleg en voorlichting", en="Explanation and information")
    ASSESSMENT = Text(nl="Onderzoek en inschatting", en="Assessment")
    FOLLOW_UP = Text(nl="Vervolg", en="Follow-up")
    ORGANISATION = Text(nl="Organisatie van zorg", en="Organisation of care")


class Action(Enum):
    """What it asks."""

    DO = Text(nl="doen", en="do")
    DO_NOT = Text(nl="niet doen", en="do not")
    ONLY_IF = Text(nl="alleen als", en="only if")
    CONSIDER = Text(nl="overwegen", en="consider")
    NOT_STATED = Text(nl="niet vermeld", en="not stated")


class Strength(Enum):
    """How strongly it is recommended (GRADE), as the source states it."""

    STRONG = Text(nl="sterk", en="strong")
    CONDITIONAL = Text(nl="voorwaardelijk", en="conditional")
    NOT_STATED = Text(nl="niet vermeld", en="not stated")


class Certainty(Enum):
    """How certain the evidence is (GRADE), as the source states it."""

    HIGH = Text(nl="hoog", en="high")
    MODERATE = Text(nl="redelijk", en="moderate")
    LOW = Text(nl="laag", en="low")
    VERY_LOW = Text(nl="zeer laag", en="very low")
    MODERATE_TO_VERY_LOW = Text(nl="redelijk tot zeer laag", en="moderate to very low")
    LOW_TO_VERY_LOW = Text(nl="laag tot zeer laag", en="low to very low")
    NOT_STATED = Text(nl="niet vermeld", en="not stated")


class Standing(Enum):
    """Whether it holds today, and as what."""

    CURRENT = Text(nl="geldig", en="current")
    OPINION = Text(
        nl="mening uit een consultatie of campagne",
        en="opinion from a consultation or campaign",
    )
    SUPERSEDED = Text(nl="vervangen", en="superseded")
    NEVER_IN_FORCE = Text(nl="nooit vastgesteld", en="never authorised")


class Setting(Enum):
    """Where it is meant to be followed: the lines of Dutch care, and beyond."""

    SELF_CARE = Text(nl="zelfzorg", en="self-care")
    PRIMARY = Text(nl="eerste lijn", en="primary care")
    SECONDARY = Text(nl="tweede lijn", en="secondary care")
    TERTIARY = Text(nl="derde lijn", en="tertiary care")
    NOT_STATED = Text(nl="niet vermeld", en="not stated")


class Lacks(Enum):
    """Why a recommendation has no rule, or a rule but no measure."""

    CONTENT = Text(
        nl="De inhoud staat niet in de bron.",
        en="The content is not in the source.",
    )
    CONDITIONS = Text(
        nl="De bron noemt de voorwaarden niet; bij wie het had moeten gebeuren is dus "
        "niet te zeggen.",
        en="The source does not state the conditions, so at whom it should have "
        "happened cannot be told.",
    )
    NOT_ONE_PATIENT = Text(
        nl="Het gaat over organisatie, betaling of beleid, niet over één patiënt.",
        en="It is about organisation, payment or policy, not about one patient.",
    )
    NO_POSITION = Text(
        nl="De bron neemt geen standpunt in.", en="The source takes no position."
    )
    LEAVES_ROOM = Text(
        nl="Wat te overwegen is mag ook gelaten worden; er valt geen afwijking te "
        "tellen.",
        en="What may be considered may also be left; there is no departure to count.",
    )
    NOT_RECORDED = Text(
        nl="Wat het vraagt staat niet in gegevens; alleen in het consult is het te "
        "beantwoorden.",
        en="Records do not hold what it asks; only the consultation can answer it.",
    )
    DEPARTURES_ONLY = Text(
        nl="Gegevens kunnen alleen afwijkingen laten zien: dat het is gevolgd weet "
        "alleen het consult. Een aandeel zou altijd nul zijn.",
        en="Records can show departures only: that it was followed only the "
        "consultation knows. A share would always be nought.",
    )
    OPINION = Text(
        nl="Een mening uit een consultatie is geen richtlijn waarvan iemand afwijkt.",
        en="An opinion from a consultation is no guideline anybody departs from.",
    )
    NOT_IN_FORCE = Text(
        nl="Het geldt niet meer, of heeft nooit gegolden.",
        en="It is no longer in force, or never was.",
    )
    ENTITLEMENT = Text(
        nl="Het zegt wat vergoed wordt, niet wat zorgverleners moeten doen.",
        en="It says what is paid for, not what clinicians should do.",
    )
