"""What the vignettes are told with: ``tell`` a story, and which cards must come of it.

Every story is held to three things: the cards are exactly those expected; the same
story in the Dutch profiles gives the same cards; and the order in which the records
come makes no difference. ``test_two_scales.py`` holds all against the population.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from textwrap import dedent

import pytest
from vignettes.seen import Line, expected, lines, words_on
from vignettes.story import Story, story

from wervel.advice.advising import Advice, advise
from wervel.findings.bedside import Bedside
from wervel.recommendations.bodies import chosen


@pytest.fixture(scope="session")
def bedside() -> Bedside:
    """The Dutch guidelines, compiled once."""
    return Bedside.opened(chosen(["nl"]))


@pytest.fixture
def tell(bedside: Bedside) -> Callable[[str, str], None]:
    """Tell a story, and fail where other cards come of it."""

    def told(of: str, cards: str) -> None:
        plain, dutch = story(of), story(of, dutch=True)
        advice = advise(plain.consultation, bedside)
        _must_be(cards, advice, of)
        for other in (dutch, _backwards(plain)):
            again = advise(other.consultation, bedside)
            assert _shown(again) == _shown(advice)

    return told


def _must_be(told: str, advice: Advice, of: str) -> None:
    wanted, never = expected(told)
    came = lines(advice.cards)
    wrong = len(came) != len(wanted) or not all(map(Line.is_as, came, wanted))
    unwanted = sorted(never & words_on(advice.cards))
    if wrong or unwanted:
        shown = "\n".join(map(str, came)) or "no card"
        pytest.fail(
            f"\n{dedent(of)}\nwanted:\n{dedent(told)}\ngot:\n{shown}\n"
            f"must not come: {unwanted or 'nothing of it came'}",
            pytrace=False,
        )


def _shown(of: Advice) -> list[str]:
    return [str(each) for each in lines(of.cards)]


def _backwards(of: Story) -> Story:
    """The same story, its records in the other order."""
    return replace(of, resources=of.resources[::-1])
