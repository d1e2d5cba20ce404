"""Cards as lines that a clinician can read, and held against what was expected.

One line names a card, by how urgent it is, what it is for, and what it rests on; lines
below it say more::

    warning, order: nhg-lbp-imaging
        rests on: nhg-xray-only-for-fracture
        because: non specific yes; malignancy no, nothing recorded
        disagrees: dss-xray-on-referral (C-05)
        asks: fracture suspected
        proposes: replace by advice; withdraw
    not: physiotherapy

What a card *asks* and *proposes* is complete, and so are the cards, most urgent first;
*because*, *disagrees* and *rests on* name at least these, or *nobody*. *Not* names what
must appear nowhere. ``no card`` says that none must come. *Refer urgently instead*
takes the place of a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wervel.advice.answers import FACTS
from wervel.advice.because import Reason
from wervel.advice.cards import Card, Kind, Proposal, Proposed
from wervel.advice.standing import Disagreement
from wervel.recommendations.bodies import ALL
from wervel.recommendations.pathway import all_pathway_items

COMPLETE = ("asks", "proposes")
AT_LEAST = ("rests on", "because", "disagrees")
NOTHING = "no card"
NOBODY = frozenset({"nobody"})


@dataclass(frozen=True)
class Line:
    """A card as it is told: its heading, and what is said below it."""

    heading: str
    says: dict[str, frozenset[str]] = field(default_factory=dict)

    def __str__(self) -> str:
        below = (
            f"    {name}: {'; '.join(sorted(words))}"
            for name, words in self.says.items()
            if words
        )
        return "\n".join((self.heading, *below))

    def is_as(self, wanted: Line) -> bool:
        """Whether it says everything that was wanted, and no more where that counts."""
        return (
            self.heading == wanted.heading
            and all(
                self.says[name] == wanted.says.get(name, frozenset())
                for name in COMPLETE
            )
            and all(
                _holds(wanted.says.get(name, frozenset()), self.says[name])
                for name in AT_LEAST
            )
        )


def _holds(wanted: frozenset[str], came: frozenset[str]) -> bool:
    """Whether at least these came, or nothing where nobody is wanted."""
    return not came if wanted == NOBODY else wanted <= came


def expected(told: str) -> tuple[list[Line], frozenset[str]]:
    """The cards that must come, and the words that must not."""
    cards: list[Line] = []
    never: set[str] = set()
    for line in told.strip().splitlines():
        name, _, words = line.strip().partition(": ")
        if name == "not":
            never |= _words(words)
        elif name in (*COMPLETE, *AT_LEAST):
            said = cards[-1].says
            said[name] = said.get(name, frozenset()) | _words(words)
        elif line.strip() and line.strip() != NOTHING:
            cards.append(Line(line.strip(), {}))
    unknown = never - frozenset(_known())
    if unknown:
        raise ValueError(f"these never come anyhow: {sorted(unknown)}")
    return cards, frozenset(never)


def _words(of: str) -> frozenset[str]:
    return frozenset(each.strip() for each in of.split(";"))


def _known() -> Iterator[str]:
    """Every word that can appear as a whole on some card."""
    yield from (each.id for each in ALL)
    yield from (each.item for each in all_pathway_items())
    yield from (each.value for each in Kind)
    yield from (each.value.replace("-", " ") for each in Proposal)
    yield from (name.replace("_", " ") for name in FACTS)


def lines(cards: Iterable[Card]) -> list[Line]:
    """The cards that came, as lines."""
    return [_line(each) for each in cards]


def words_on(cards: Iterable[Card]) -> frozenset[str]:
    """What the cards are about, ask and propose; who disagrees is left out."""
    return frozenset(
        word
        for each in cards
        for word in (
            each.kind.value,
            each.key,
            *(of.id for of in each.rests_on),
            *(_named(ask.fact.name) for ask in each.asks),
            *(of.what.value.replace("-", " ") for of in each.proposed),
        )
    )


def _line(of: Card) -> Line:
    return Line(
        f"{of.indicator.value}, {of.kind.value}: {of.key}",
        {
            "rests on": frozenset(each.id for each in of.rests_on),
            "because": frozenset(_because(each) for each in of.because),
            "disagrees": frozenset(_who(each) for each in of.disagrees),
            "asks": frozenset(_named(each.fact.name) for each in of.asks),
            "proposes": frozenset(_proposal(each) for each in of.proposed),
        },
    )


def _named(fact: str) -> str:
    return fact.replace("_", " ")


def _because(of: Reason) -> str:
    said = {True: "yes", False: "no", None: "unknown"}.get(of.answer)
    answer = said if isinstance(of.answer, bool | None) else f"{of.answer:g}"
    end = ", nothing recorded" if of.is_assumed else ""
    return f"{_named(of.fact.name)} {answer}{end}"


def _who(of: Disagreement) -> str:
    items = ", ".join(each.item for each in of.stated)
    return f"{of.stand.of.id} ({items})" if items else of.stand.of.id


def _proposal(of: Proposed) -> str:
    what = of.what.value.replace("-", " ")
    if of.what is Proposal.ANSWER and of.fact is not None:
        return f"answer {_named(of.fact.name)}"
    if of.what is Proposal.REFER_URGENTLY and of.about:
        return f"{what} instead"
    return f"{what} to {of.days} days" if of.days else what
