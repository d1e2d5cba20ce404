"""What the recommendations make of a step: one class, from the verdicts about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from wervel.findings.finding import Verdict
from wervel.practice.care_paths.kinds import KINDS
from wervel.recommendations.acts import Act
from wervel.recommendations.recommendation import Recommendation


class Concordance(IntEnum):
    """How a step stands to what the guideline bodies say at it."""

    NOBODY = 0
    FOLLOWED = 1
    NOT_FOLLOWED = 2
    CANNOT_TELL = 3
    DISAGREE = 4


MARKS: Mapping[str, Verdict] = {
    "followed": Verdict.FOLLOWED,
    "departed": Verdict.NOT_FOLLOWED,
    "unclear": Verdict.CANNOT_TELL,
}
"""The columns of bits, one bit per voice, and the verdict each holds."""


@dataclass(frozen=True)
class Voice:
    """One body about one act: what it says of a step counts once."""

    act: Act
    body: str


@dataclass(frozen=True)
class Voices:
    """The recommendations that speak at a step, and the bit of each voice.

    A body departs from by one of its recommendations is departed from, whatever its
    others about the same act come to; where it is not, one that cannot be told makes
    the whole unclear.
    """

    recommendations: tuple[Recommendation, ...]
    voices: tuple[Voice, ...]

    @staticmethod
    def of(recommendations: Iterable[Recommendation]) -> Voices:
        """The voices of those recommendations whose moment is a step of a path."""
        moments = {moment for kind in KINDS for moment in kind.moments}
        chosen = tuple(each for each in recommendations if each.moment in moments)
        return Voices(chosen, tuple(dict.fromkeys(voice(each) for each in chosen)))

    def bit(self, of: Recommendation) -> int:
        """The bit of the voice of a recommendation."""
        return 1 << self.voices.index(voice(of))

    @property
    def opposable(self) -> tuple[tuple[int, int], ...]:
        """Of each voice its bit, and those of other bodies about an act it overlaps."""
        return tuple(
            (1 << place, others)
            for place, each in enumerate(self.voices)
            if (others := self._others(each))
        )

    def _others(self, of: Voice) -> int:
        return sum(
            1 << place
            for place, each in enumerate(self.voices)
            if each.body != of.body and each.act.overlaps(of.act)
        )


def voice(of: Recommendation) -> Voice:
    """Whose voice a recommendation is, and about what."""
    return Voice(of.act, of.body.abbreviation)


def spoken(verdicts: ir.Table, voices: Voices) -> ir.Table:
    """One row per moment that is a step's: its day, kinds (bits), and who said what.

    Columns person_id, episode_start, asked (day), about; followed, departed, unclear.
    """
    about = {
        moment.value: sum(kind.bit for kind in KINDS if moment in kind.moments)
        for moment in dict.fromkeys(each.moment for each in voices.recommendations)
    }
    here = verdicts.filter(verdicts.moment.isin(list(about)))
    return here.select(
        "person_id",
        "episode_start",
        asked=here.day,
        about=here.moment.cases(
            *((name, ibis.literal(bits, "int64")) for name, bits in about.items()),
            else_=ibis.literal(0, "int64"),
        ),
        **{name: _bits(here, voices, of) for name, of in MARKS.items()},
    )


def _bits(here: ir.Table, voices: Voices, verdict: Verdict) -> ir.IntegerValue:
    return reduce(
        or_,
        (
            ibis.ifelse(
                here[each.id] == verdict.value,
                ibis.literal(voices.bit(each), "int64"),
                ibis.literal(0, "int64"),
            )
            for each in voices.recommendations
        ),
    )


def concordance_column(steps: ir.Table, voices: Voices) -> ir.IntegerValue:
    """The class of each step, from its bits.

    Where two bodies differ about one act the step follows the one by departing from
    the other: that is a class of its own. Else a departure counts before a doubt, and a
    doubt before what was followed.
    """
    departed, unclear = steps.departed, steps.unclear
    followed = steps.followed & ~departed & ~unclear
    split = reduce(
        or_,
        (
            ((followed & bit) != 0) & ((departed & others) != 0)
            for bit, others in voices.opposable
        ),
        ibis.literal(False),
    )
    return ibis.cases(
        (split, int(Concordance.DISAGREE)),
        (departed != 0, int(Concordance.NOT_FOLLOWED)),
        (unclear != 0, int(Concordance.CANNOT_TELL)),
        (followed != 0, int(Concordance.FOLLOWED)),
        else_=int(Concordance.NOBODY),
    ).cast("int64")
