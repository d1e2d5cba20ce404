"""Where the costs are, and what was measured."""

from __future__ import annotations

from collections.abc import Iterator

from wervel.evidence.economics import charts, words
from wervel.evidence.economics import method_words as how_words
from wervel.evidence.economics.asking import has_utilities
from wervel.evidence.economics.cheers import spoken
from wervel.evidence.economics.evaluation import Category, Evaluation
from wervel.evidence.economics.saying import Saying
from wervel.evidence.report import Section
from wervel.pages.components import Chart, Column, Table


def costs_section(of: Evaluation, saying: Saying) -> Section:
    """The costs of every arm by category, and each category's part in the whole."""
    return Section(
        id="categories",
        heading=saying.say(words.CATEGORIES),
        lines=(saying.say(words.CATEGORY_LINE),),
        charts=(_bars(of, saying),),
        tables=(_category_table(of, saying),),
    )


def _category(of: Category, saying: Saying) -> str:
    name = spoken(of.name)
    return saying.say(words.OUTSIDE, category=name) if of.outside_care else name


def _bars(of: Evaluation, saying: Saying) -> Chart:
    names = [_category(each, saying) for each in of.categories]
    bars = [
        charts.Bars(
            arm=arm,
            costs=[each.costs[at] for each in of.categories],
            hover=[
                f"{name}, {arm}: {saying.amount(each.costs[at])} {of.currency}"
                for name, each in zip(names, of.categories, strict=True)
            ],
        )
        for at, arm in enumerate(of.patients.arms)
    ]
    axis = saying.say(words.COSTS, currency=of.currency)
    data, layout = charts.categories(
        bars, names=names, axis=axis, separators=saying.separators
    )
    said = [
        saying.say(
            words.BARS_SAID,
            category=name,
            arms=", ".join(
                f"{arm} {saying.amount(costs)}"
                for arm, costs in zip(of.patients.arms, each.costs, strict=True)
            ),
        )
        for name, each in zip(names, of.categories, strict=True)
    ]
    return Chart(
        title=saying.say(words.BARS_TITLE),
        in_words="; ".join(said),
        caption=saying.say(words.BARS_CAPTION),
        data=data,
        layout=layout,
    )


def _category_table(of: Evaluation, saying: Saying) -> Table:
    arms = of.patients.arms
    columns = [
        Column(saying.say(words.CATEGORY)),
        *(Column(arm, is_number=True) for arm in arms),
    ]
    for arm in arms[1:]:
        for heading in (words.CATEGORY_MORE, words.CATEGORY_SHARE):
            columns.append(Column(saying.say(heading, arm=arm), is_number=True))
    return Table(
        caption=saying.say(words.CATEGORY_TABLE, currency=of.currency),
        columns=tuple(columns),
        rows=(
            *(tuple(_category_row(each, saying)) for each in of.categories),
            tuple(_whole_row(of, saying)),
        ),
    )


def _category_row(of: Category, saying: Saying) -> Iterator[str]:
    yield _category(of, saying)
    yield from (saying.amount(each) for each in of.costs)
    for more, share in zip(of.more, of.share, strict=True):
        yield saying.amount_range(more)
        yield "" if share is None else saying.part(share)


def _whole_row(of: Evaluation, saying: Saying) -> Iterator[str]:
    yield saying.say(words.ALL)
    yield from (saying.amount(float(each)) for each in of.totals.costs)
    for each in of.differences:
        yield saying.amount_range(each.costs)
        yield saying.part(1.0) if each.costs.value else ""


def effects_section(of: Evaluation, saying: Saying) -> Section:
    """The utilities of every arm over time, or the effect that was chosen."""
    qaly = has_utilities(of.patients)
    lines = [saying.say(words.UTILITIES_GIVEN)] if qaly else []
    if of.asked.lower_is_better:
        lines.append(saying.say(how_words.LOWER, effect=saying.effect_name))
    table = Table(
        caption=saying.say(words.UTILITY_TABLE if qaly else words.EFFECT_TABLE),
        columns=(
            Column(saying.say(words.WEEK if qaly else words.MEASURED)),
            *(Column(arm, is_number=True) for arm in of.patients.arms),
        ),
        rows=tuple(
            (spoken(name), *(saying.effect(each) for each in means))
            for name, means in of.measured
        ),
    )
    return Section(
        id="effects",
        heading=saying.say(words.EFFECTS),
        lines=tuple(lines),
        tables=(table,),
    )
