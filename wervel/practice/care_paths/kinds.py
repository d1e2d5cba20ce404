"""The kinds of step a care path is made of, and the order the guidelines give them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from wervel.episodes.moments import FIRST_OF, Moment
from wervel.practice.care_paths import words
from wervel.records import codelists
from wervel.records.codelists import Codelist
from wervel.records.resolution import Resolution
from wervel.text import Text


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of step: what makes one, how it is named, and its one colour.

    ``moments`` are those whose recommendations are about such a step; they are the
    first of the same codelists, so their day lies in a step of this kind. ``once``: all
    contacts of the episode are one step, or a path would be a row of contacts.
    """

    key: str
    name: Text
    lists: tuple[Codelist, ...]
    moments: tuple[Moment, ...] = ()
    is_drug: bool = False
    once: bool = False

    @property
    def place(self) -> int:
        """Where it stands in the fixed order, from 0; also the number of its bit."""
        return KEYS.index(self.key)

    @property
    def bit(self) -> int:
        """The bit that stands for it in a set of kinds."""
        return 1 << self.place

    @property
    def colour(self) -> str:
        """Its colour in every picture, as a token of the stylesheet."""
        return f"var(--path-{self.key.replace('_', '-')})"


KINDS: tuple[Kind, ...] = (
    Kind(
        key="gp",
        name=words.GP,
        lists=(codelists.general_practitioner,),
        once=True,
    ),
    Kind(
        key="exercise",
        name=words.EXERCISE,
        lists=FIRST_OF[Moment.BEFORE_EXERCISE_THERAPY],
        moments=(Moment.BEFORE_EXERCISE_THERAPY,),
    ),
    Kind(
        key="analgesic",
        name=words.ANALGESIC,
        lists=(codelists.analgesic,),
        is_drug=True,
    ),
    Kind(
        key="weak_opioid",
        name=words.WEAK_OPIOID,
        lists=(codelists.weak_opioid,),
        moments=(Moment.BEFORE_OPIOID,),
        is_drug=True,
    ),
    Kind(
        key="strong_opioid",
        name=words.STRONG_OPIOID,
        lists=(codelists.strong_opioid,),
        moments=(Moment.BEFORE_OPIOID,),
        is_drug=True,
    ),
    Kind(
        key="psychological",
        name=words.PSYCHOLOGICAL,
        lists=(
            codelists.psychological_therapy,
            codelists.psychosomatic_therapy,
            codelists.psychologist,
        ),
    ),
    Kind(
        key="imaging",
        name=words.IMAGING,
        lists=FIRST_OF[Moment.BEFORE_SCAN],
        moments=(Moment.BEFORE_SCAN, Moment.BEFORE_XRAY, Moment.BEFORE_MRI),
    ),
    Kind(
        key="specialist",
        name=words.SPECIALIST,
        lists=FIRST_OF[Moment.BEFORE_REFERRAL],
        moments=(Moment.BEFORE_REFERRAL,),
        once=True,
    ),
    Kind(
        key="injection",
        name=words.INJECTION,
        lists=(
            codelists.epidural_injection,
            codelists.facet_injection,
            codelists.medial_branch_block,
            codelists.nerve_root_injection,
        ),
        moments=(Moment.BEFORE_INJECTION, Moment.BEFORE_EPIDURAL_INJECTION),
    ),
    Kind(
        key="denervation",
        name=words.DENERVATION,
        lists=(codelists.rf_denervation,),
        moments=(Moment.BEFORE_INJECTION, Moment.BEFORE_DENERVATION),
    ),
    Kind(
        key="surgery",
        name=words.SURGERY,
        lists=(codelists.spine_surgery,),
        moments=(Moment.BEFORE_SURGERY,),
    ),
    Kind(
        key="rehabilitation",
        name=words.REHABILITATION,
        lists=(codelists.rehabilitation_programme,),
        moments=(Moment.BEFORE_REHABILITATION,),
    ),
)
"""In the order in which steps of one day stand: lighter before heavier.

What is asked at the first contact, or while somebody is still in care, judges a period
and no step, so it colours none.
"""

KEYS = (
    *("gp", "exercise", "analgesic", "weak_opioid", "strong_opioid", "psychological"),
    *("imaging", "specialist", "injection", "denervation", "surgery"),
    "rehabilitation",
)
BITS = len(KINDS)


def kind(key: str) -> Kind:
    """The kind of that key."""
    return KINDS[KEYS.index(key)]


def kinds_in(bits: int) -> tuple[Kind, ...]:
    """The kinds of a set, in the fixed order.

    >>> [each.key for each in kinds_in(0b1000010)]
    ['exercise', 'imaging']
    """
    return tuple(each for each in KINDS if each.bit & bits)


def recorded(resolution: Resolution) -> frozenset[str]:
    """The keys of the kinds the source records at all; others are unknown, never 0."""
    return frozenset(
        each.key for each in KINDS if any(resolution.carries(of) for of in each.lists)
    )


@dataclass(frozen=True, kw_only=True)
class Before:
    """What the step plan puts before a kind of step, and where that stands.

    ``same_day``: begun on one day is in order too.
    """

    step: str
    needs: str
    locator: str
    same_day: bool = False


STEPPED: tuple[Before, ...] = (
    Before(
        step="imaging",
        needs="exercise",
        locator="W-02, W-04 (003 Tabel 5); W-08 (003 §3.1)",
    ),
    Before(
        step="psychological",
        needs="exercise",
        locator="W-04, W-05 (003 Tabel 5, §5.1)",
    ),
    Before(
        step="specialist",
        needs="exercise",
        locator="W-04 (003 Tabel 5); W-09 (003 §3.1, §4.2)",
    ),
    Before(
        step="rehabilitation",
        needs="psychological",
        locator="W-05, W-06 (003 Tabel 5)",
    ),
    *(
        Before(
            step=each,
            needs="specialist",
            locator="W-09 (003 §3.1, §4.2, Tabel D.2)",
            same_day=True,
        )
        for each in ("injection", "denervation", "surgery")
    ),
)
"""The stepped order: each of these begins after what it needs has begun.

Advice and building up activities (W-02, W-03) leave no record, and self-care (W-01) no
contact, so nothing is asked of them. W-09 has the scan made when an operation or other
specialist treatment is considered: before or after the referral, so between those two
no order is asked. W-07: with a red flag anything may be done at any time.
"""


class Order(IntEnum):
    """How an episode stands to the stepped order."""

    STAYED = 0
    STEPPED = 1
    NOT_STEPPED = 2
    ALARM = 3
    CANNOT_TELL = 4
    CUT_OFF = 5


def further() -> tuple[str, ...]:
    """The kinds that wait for another: who has one went further than first steps."""
    return tuple(each.step for each in STEPPED)
