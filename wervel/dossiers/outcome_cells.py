"""The cells of a table of outcomes: effect with its links, relevance, certainty."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.dossiers import dossier_words as w
from wervel.dossiers.relevance import relevance
from wervel.dossiers.showing import joined, linked, number, ranged, shown
from wervel.dossiers.study_pages import row_address, study_address
from wervel.dossiers.words import VALUES
from wervel.evidence.certainty import terms
from wervel.evidence.certainty.definitions import Finding
from wervel.evidence.certainty.judging import JudgedOutcome
from wervel.evidence.study import Study
from wervel.pages import words as page_words
from wervel.pages.speech import Speech

_PLACES = 2
"""Decimals of a pooled number: the rows under it are printed with no more."""


def profile_address(profile: str) -> str:
    """Where the page of a profile stands.

    >>> profile_address("rfd")
    'rfd.html'
    """
    return f"{profile}.html"


def outcome_address(profile: str, outcome: str) -> str:
    """Where the grounds of an outcome stand.

    >>> outcome_address("rfd", "pain")
    'rfd.html#outcome-pain'
    """
    return f"{profile_address(profile)}#{outcome_anchor(outcome)}"


def pool_address(profile: str, outcome: str) -> str:
    """Where the forest plot of an outcome stands.

    >>> pool_address("rfd", "pain-pooled")
    'pooled-rfd-pain-pooled.html'
    """
    return f"pooled-{profile}-{outcome}.html"


def outcome_anchor(outcome: str) -> str:
    """The address of an outcome on the page of its profile."""
    return f"outcome-{outcome}"


def effect_cell(profile: str, of: JudgedOutcome, speech: Speech) -> str:
    """The effect, leading to the row it is, or to the forest plot it is pooled in."""
    said = effect_said(of, speech)
    if of.effect is None:
        return said
    if not of.effect.model:
        row = of.used[0]
        return linked(said, row_address(row.study.id, row.estimate.id))
    return linked(said, pool_address(profile, of.outcome.id))


def effect_said(of: JudgedOutcome, speech: Speech) -> str:
    """The effect in numbers, what it was said to be in words, or a dash."""
    effect = of.effect
    if effect is not None and effect.model:
        value = number(effect.value, speech, decimals=_PLACES)
        low_high = speech.interval(effect.low, effect.high, decimals=_PLACES)
        return f"{value} ({low_high})"
    if effect is not None:
        return ranged(effect.value, effect.low, effect.high, speech)
    return findings_said(of, speech) or speech.say(page_words.NO_NUMBER)


def findings_said(of: JudgedOutcome, speech: Speech) -> str:
    """What studies are said to have found, where they give no number."""
    counts = [(each, of.found(each)) for each in Finding]
    named = [
        f"{count}× {speech.say(terms.FINDING[each])}" for each, count in counts if count
    ]
    return speech.say(w.IN_WORDS, found=", ".join(named)) if named else ""


def relevance_cell(of: JudgedOutcome, speech: Speech) -> str:
    """Whether the effect is large enough to matter."""
    found = relevance(of)
    return speech.say(w.RELEVANCE[found] if found else page_words.NO_NUMBER)


def certainty_cell(of: JudgedOutcome, speech: Speech) -> str:
    """The level, *at most* where a domain is not judged; each party's if contested."""
    if of.certainty is None and any(each.certainty for each in of.contests):
        return "; ".join(
            f"{each.start.who}: {level(each.certainty, speech)}" for each in of.contests
        )
    if of.certainty is None:
        return speech.say(w.NOT_RATED)
    said = level(of.certainty, speech)
    return speech.say(w.AT_MOST, level=said) if of.at_most else said


def certainty_said(of: JudgedOutcome, speech: Speech) -> str:
    """The same in a sentence."""
    return speech.say(w.CERTAINTY_IS, level=certainty_cell(of, speech))


def level(certainty: object, speech: Speech) -> str:
    """A level of certainty in words."""
    name = getattr(certainty, "name", "").lower().replace("_", " ")
    return shown(name or None, speech) if name in VALUES or not name else name


def study_cell(of: JudgedOutcome, studies: Mapping[str, Study], speech: Speech) -> str:
    """The studies whose rows count, or that are said in words, each leading there."""
    names = dict.fromkeys(
        (*(each.study.id for each in of.used), *(each.study for each in of.said))
    )
    links = [linked(studies[each].name, study_address(each)) for each in names]
    return joined(links) if links else speech.say(page_words.NO_NUMBER)
