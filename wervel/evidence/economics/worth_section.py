"""Is it worth that: the acceptability curve, net benefit, the value of certainty."""

from __future__ import annotations

from wervel.evidence.economics import charts, words
from wervel.evidence.economics.choice import AtWorth
from wervel.evidence.economics.evaluation import Evaluation
from wervel.evidence.economics.saying import Saying
from wervel.evidence.report import Section
from wervel.pages.components import Chart, Column, Table


def worth_section(of: Evaluation, saying: Saying) -> Section:
    """Which arm is best at what a unit of effect may cost, and how sure that is."""
    return Section(
        id="worth",
        heading=saying.say(words.WORTH),
        lines=(saying.say(words.WORTH_LINE, first=of.patients.arms[0]),),
        charts=(_curve(of, saying),),
        tables=(_worth_table(of, saying),),
    )


def _curve(of: Evaluation, saying: Saying) -> Chart:
    worths = [each.worth for each in of.curve]
    lines = [
        charts.Line(
            arm=arm,
            probability=[each.probability[at] for each in of.curve],
            hover=[_arm_shares(each, of, saying) for each in of.curve],
        )
        for at, arm in enumerate(of.patients.arms)
    ]
    data, layout = charts.acceptability(
        lines,
        [each.probability_best for each in of.curve],
        worths=worths,
        separators=saying.separators,
        axis=saying.say(words.WORTH_AXIS, unit=saying.unit, currency=of.currency),
    )
    return Chart(
        title=saying.say(words.CURVE),
        in_words="; ".join(_arm_shares(each, of, saying) for each in of.worths),
        caption=saying.say(words.CURVE_CAPTION, unit=saying.unit),
        data=data,
        layout=layout,
    )


def _arm_shares(at: AtWorth, of: Evaluation, saying: Saying) -> str:
    shares = ", ".join(
        saying.say(words.ARM_SHARE, arm=arm, share=saying.speech.share(share))
        for arm, share in zip(of.patients.arms, at.probability, strict=True)
    )
    worth = saying.amount(at.worth)
    return saying.say(
        words.CURVE_SAID, worth=worth, currency=of.currency, shares=shares
    )


def _worth_table(of: Evaluation, saying: Saying) -> Table:
    arms, currency = of.patients.arms, of.currency
    say = saying.say
    return Table(
        caption=say(words.WORTH_TABLE),
        columns=(
            Column(say(words.WORTH_HEAD, unit=saying.unit), is_number=True),
            *(
                Column(
                    say(words.BENEFIT_HEAD, arm=arm, currency=currency), is_number=True
                )
                for arm in arms[1:]
            ),
            *(
                Column(say(words.PROBABILITY_HEAD, arm=arm), is_number=True)
                for arm in arms
            ),
            Column(say(words.BEST_HEAD)),
            Column(say(words.INFORMATION_HEAD, currency=currency), is_number=True),
        ),
        rows=tuple(
            (
                f"{saying.amount(each.worth)} {currency}",
                *(saying.amount_range(one) for one in each.net_benefit),
                *(saying.speech.share(one) for one in each.probability),
                arms[each.best],
                saying.amount(each.perfect_information),
            )
            for each in of.worths
        ),
    )
