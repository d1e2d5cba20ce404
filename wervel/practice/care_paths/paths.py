"""The path of every new episode, all episodes together, on any engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add, or_

import ibis
import ibis.expr.types as ir
from ibis import _

from wervel.episodes.pain import EpisodeRule
from wervel.errors import UsageError
from wervel.findings.assessment import Assessment
from wervel.practice.care_paths.concordance import (
    MARKS,
    Concordance,
    Voices,
    concordance_column,
    spoken,
)
from wervel.practice.care_paths.kinds import (
    BITS,
    KINDS,
    STEPPED,
    Before,
    Order,
    further,
    kind,
    recorded,
)
from wervel.records import codelists
from wervel.records.events import belongs

LONGEST = 5
"""Steps of a path that are told apart; of what follows only that there is more."""
MORE = 1 << (BITS * LONGEST)
"""The bit of a path that has more steps."""
CLASS_BITS = 3
_ALARM = BITS
"""The number of the bit of a red flag, after those of the kinds."""
_ONCE = 1_000_000
_ZERO = ibis.literal(0, "int64")
EPISODE = ("person_id", "episode_start")
DAYS = tuple(f"day_{number}" for number in range(1, LONGEST + 1))


@dataclass(frozen=True, kw_only=True)
class PathRule:
    """How records become the steps of a path. The defaults are wervel's choice.

    ``window``: days from the first contact that are looked at, that day included; of
    an episode whose follow-up ends before, the path is not told. ``gap`` and
    ``drug_gap``: days without the same kind after which it begins again, as a new step.
    ``together``: kinds of which each begins within so many days of the one before are
    one step, a combination; None tells all apart. ``tail``: days after the last
    back-pain record in which care still belongs to the episode, as in EpisodeRule.
    """

    window: int = 365
    gap: int = 30
    drug_gap: int = 60
    together: int | None = None
    tail: int = EpisodeRule().tail

    def __post_init__(self) -> None:
        shortest = min(self.window, self.gap, self.drug_gap)
        if shortest < 1 or self.tail < 0 or (self.together or 0) < 0:
            raise UsageError(
                "days from 1 upwards, for what is put together from 0",
                "fewer",
                where="the rule of a care path",
                do="choose a longer time",
            )


def episode_paths(
    of: Assessment, rule: PathRule, *, care_site: int | None = None
) -> ir.Table:
    """One row per new episode: its path, how that stands to the stepped order.

    Columns person_id, episode_start; ``order`` (a number of Order); ``path``, the sets
    of kinds of its first five steps in twelve bits each, the first step lowest, and
    MORE; ``classes``, what is made of each step (Concordance), in three bits each;
    day_1 to day_5, days from the first contact at which a step begins. Of an episode
    that is cut off the path is empty. ``care_site`` keeps to episodes that began there.
    """
    chosen = of.episodes.filter(of.episodes.is_new)
    if care_site is not None:
        chosen = chosen.filter(chosen.care_site_id == care_site)
    last = chosen.episode_start + rule.window - 1
    spells = chosen.select(
        *EPISODE,
        "observed_until",
        last=ibis.least(last, chosen.episode_end + rule.tail),
        is_whole=chosen.observed_until >= last,
    )
    eras = of.source.keep(_eras(of, spells.filter(spells.is_whole), rule))
    voices = Voices.of(of.recommendations)
    steps = _numbered(_judged(of, eras.filter(eras.place != _ALARM), voices), rule)
    told = spells.left_join(_paths(_classed(steps, rule, voices)), EPISODE)
    told = told.drop(*(f"{name}_right" for name in EPISODE))
    told = told.left_join(_orders(eras, recorded(of.resolution)), EPISODE)
    return told.select(
        *EPISODE,
        order=ibis.ifelse(told.is_whole, _order(of, told), int(Order.CUT_OFF)).cast(
            "int32"
        ),
        path=told.path.coalesce(0),
        classes=told.classes.coalesce(0),
        **{name: told[name] for name in DAYS},
    )


def path_counts(paths: ir.Table) -> ir.Table:
    """One row per order × path × classes that occurs: in how many episodes."""
    return paths.group_by(["order", "path", "classes"]).aggregate(
        episodes=paths.count()
    )


def _eras(of: Assessment, spells: ir.Table, rule: PathRule) -> ir.Table:
    """One row per episode, kind (``place``) and era of it: first and last day."""
    marked = _marked(of, spells)
    numbers = ibis.range(BITS + 1).unnest().name("place").as_table()
    pairs = marked.cross_join(numbers)
    bit = pairs.place.cases(
        *((place, ibis.literal(1 << place, "int64")) for place in range(BITS + 1)),
        else_=ibis.literal(0, "int64"),
    )
    here = pairs.filter((pairs.marks & bit) != 0)
    apart = here.select(*EPISODE, "day", place=here.place.cast("int32")).distinct()
    keys = [*EPISODE, "place"]
    order = ibis.window(group_by=keys, order_by="day")
    since = apart.mutate(since=apart.day - apart.day.lag().over(order))
    again = since.since > _gap(since.place, rule)
    opens = since.mutate(opens=ibis.ifelse(again, 1, 0))
    upto = ibis.window(group_by=keys, order_by="day", preceding=None, following=0)
    eras = opens.mutate(era=opens.opens.sum().over(upto).cast("int32"))
    return eras.group_by([*keys, "era"]).aggregate(begins=_.day.min(), ends=_.day.max())


def _marked(of: Assessment, spells: ir.Table) -> ir.Table:
    """One row per episode and set of kinds on one day of it, as bits."""
    masks = {each.bit: of.resolution.mask(each.lists) for each in KINDS}
    masks[1 << _ALARM] = of.resolution.mask([codelists.red_flag])
    every = reduce(or_, masks.values())
    events = of.events.filter(belongs(of.events, every))
    marked = events.select(
        "person_id",
        "day",
        marks=reduce(
            or_,
            (
                ibis.ifelse(
                    belongs(events, mask),
                    ibis.literal(bit, "int64"),
                    ibis.literal(0, "int64"),
                )
                for bit, mask in masks.items()
            ),
        ),
    )
    joined = spells.select(*EPISODE, "last").inner_join(marked, "person_id")
    within = joined.filter(joined.day.between(joined.episode_start, joined.last))
    return within.select(*EPISODE, "day", "marks").distinct()


def _gap(place: ir.IntegerValue, rule: PathRule) -> ir.IntegerValue:
    return place.cases(
        *((each.place, rule.drug_gap) for each in KINDS if each.is_drug),
        *((each.place, _ONCE) for each in KINDS if each.once),
        (_ALARM, _ONCE),
        else_=rule.gap,
    )


def _judged(of: Assessment, eras: ir.Table, voices: Voices) -> ir.Table:
    """One row per era: the set of its one kind, when it begins, who said what of it."""
    kinds = eras.place.cases(
        *((each.place, ibis.literal(each.bit, "int32")) for each in KINDS),
        else_=ibis.literal(0, "int32"),
    ).cast("int64")  # a literal alone is 32 bits wide on DuckDB, whatever Ibis says
    known = eras.mutate(kinds=kinds)
    if not voices.recommendations:
        return known.mutate(**{name: ibis.literal(0, "int64") for name in MARKS})
    said = known.inner_join(spoken(of.verdicts, voices), EPISODE)
    here = said.filter(
        said.asked.between(said.begins, said.ends) & ((said.about & said.kinds) != 0)
    )
    keys = [*EPISODE, "place", "era"]
    together = here.group_by(keys).aggregate(
        **{name: _bits_of_any(here[name], len(voices.voices)) for name in MARKS}
    )
    joined = known.left_join(together, keys)
    return joined.select(
        *known.columns, **{name: joined[name].coalesce(0) for name in MARKS}
    )


def _numbered(eras: ir.Table, rule: PathRule) -> ir.Table:
    """The same rows; ``number``: of which step of the path an era is, from 1."""
    sequence = ["begins", "place"]
    order = ibis.window(group_by=EPISODE, order_by=sequence)
    if rule.together is None:
        return eras.mutate(number=ibis.row_number().over(order) + 1)
    since = eras.mutate(since=eras.begins - eras.begins.lag().over(order))
    opens = since.mutate(
        opens=ibis.ifelse(since.since.isnull() | (since.since > rule.together), 1, 0)
    )
    upto = ibis.window(group_by=EPISODE, order_by=sequence, preceding=None, following=0)
    return opens.mutate(number=opens.opens.sum().over(upto))


def _classed(eras: ir.Table, rule: PathRule, voices: Voices) -> ir.Table:
    """One row per step: number, kinds, the day it begins, what is made of it."""
    steps = eras
    if rule.together is not None:
        steps = eras.group_by([*EPISODE, "number"]).aggregate(
            kinds=_bits_of_any(eras.kinds, BITS),
            begins=_.begins.min(),
            **{name: _bits_of_any(eras[name], len(voices.voices)) for name in MARKS},
        )
    made = concordance_column(steps, voices)
    return steps.select(*EPISODE, "number", "kinds", "begins", made=made)


def _bits_of_any(column: ir.IntegerColumn, count: int) -> ir.IntegerValue:
    """The bits that stand in any of the rows.

    Each by its largest: PySpark has no aggregate for this, and a sum of whole numbers
    is no whole number on PostgreSQL and loses its lowest bits on the way to Python.
    """
    bits = (ibis.literal(1 << place, "int64") for place in range(count))
    return reduce(add, ((column & bit).max() for bit in bits), _ZERO)


def _paths(steps: ir.Table) -> ir.Table:
    """One row per episode with a step: path, classes, and the day of each step."""
    since = steps.mutate(since=steps.begins - steps.episode_start)
    more = ibis.ifelse(since.number.max() > LONGEST, ibis.literal(MORE, "int64"), _ZERO)
    return since.group_by(EPISODE).aggregate(
        path=_side_by_side(since, "kinds", BITS) + more,
        classes=_side_by_side(since, "made", CLASS_BITS),
        **{name: _at(since, place, "since") for place, name in enumerate(DAYS, 1)},
    )


def _side_by_side(steps: ir.Table, name: str, bits: int) -> ir.IntegerValue:
    """What stands there at each step, each in so many bits, the first step lowest."""
    return reduce(
        add,
        (
            _at(steps, place + 1, name).coalesce(_ZERO)
            * ibis.literal(1 << (bits * place), "int64")
            for place in range(LONGEST)
        ),
    )


def _at(steps: ir.Table, number: int, name: str) -> ir.IntegerValue:
    """What stands at the step of that number; NULL where there is none."""
    return (steps.number == number).ifelse(steps[name], None).max()


def _orders(eras: ir.Table, known: frozenset[str]) -> ir.Table:
    """One row per episode with an era: a red flag, steps out of order, in doubt, any.

    Columns alarm, broken, unclear, went: each yes or no.
    """
    named = {each for pair in STEPPED for each in (pair.step, pair.needs)}
    first = eras.group_by(EPISODE).aggregate(
        alarm=(eras.place == _ALARM).any(),
        **{
            name: (eras.place == kind(name).place).ifelse(eras.begins, None).min()
            for name in sorted(named)
        },
    )
    nobody = ibis.literal(False)
    tests: Mapping[str, list[ir.BooleanValue]] = {
        "broken": [_broken(first, each) for each in STEPPED if each.needs in known],
        "unclear": [
            first[each.step].notnull() for each in STEPPED if each.needs not in known
        ],
        "went": [first[name].notnull() for name in further()],
    }
    return first.select(
        *EPISODE,
        "alarm",
        **{name: reduce(or_, each, nobody) for name, each in tests.items()},
    )


def _broken(first: ir.Table, of: Before) -> ir.BooleanValue:
    """Whether the step was taken before, or without, what it needs."""
    taken, needed = first[of.step], first[of.needs]
    late = needed > taken if of.same_day else needed >= taken
    return taken.notnull() & (needed.isnull() | late)


def _order(of: Assessment, told: ir.Table) -> ir.IntegerValue:
    """How an episode stands to the stepped order; without red flags told, unknown."""
    went = told.went.coalesce(False)
    if not of.resolution.carries(codelists.red_flag):
        return ibis.ifelse(went, int(Order.CANNOT_TELL), int(Order.STAYED))
    return ibis.cases(
        (~went, int(Order.STAYED)),
        (told.alarm, int(Order.ALARM)),
        (told.broken, int(Order.NOT_STEPPED)),
        (told.unclear, int(Order.CANNOT_TELL)),
        else_=int(Order.STEPPED),
    )


def steps_of(path: int) -> tuple[tuple[int, ...], bool]:
    """The sets of kinds of a path, in order, and whether more steps follow.

    >>> steps_of(0b1000000_000000000001)
    ((1, 64), False)
    """
    mask = (1 << BITS) - 1
    sets = (path >> (BITS * place) & mask for place in range(LONGEST))
    return tuple(each for each in sets if each), bool(path & MORE)


def classes_of(classes: int, steps: int) -> tuple[Concordance, ...]:
    """What is made of each of so many steps."""
    mask = (1 << CLASS_BITS) - 1
    return tuple(
        Concordance(classes >> (CLASS_BITS * place) & mask) for place in range(steps)
    )
