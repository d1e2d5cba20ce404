"""How ``wervel guideline list``, ``show`` and ``conflicts`` speak on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import TypeVar

from rich.text import Text as Styled

from wervel.commands import words
from wervel.commands.console import grid, printer
from wervel.errors import UnknownName
from wervel.practice.report_words import MOMENTS
from wervel.recommendations.acts import Act
from wervel.recommendations.conflicts import Conflict, StatedConflict
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action, Topic
from wervel.recommendations.words import Line, in_words
from wervel.text import NOT_CHECKED, Language, Text

Choice = TypeVar("Choice", bound=Enum)


def topic(name: str) -> Topic:
    """The topic of that name; UnknownName if there is none."""
    return _choice(Topic, name, "--topic")


def act(name: str) -> Act:
    """The act of that name; UnknownName if there is none."""
    return _choice(Act, name, "the act")


def said(text: Text, language: Language, **values: object) -> str:
    """A sentence in that language, with its blanks filled in."""
    sentence = text.in_language(language)
    if "{checked}" in sentence:
        values["checked"] = NOT_CHECKED.in_language(language)
    return sentence.format(**values) if values else sentence


def headings(language: Language, *texts: Text) -> list[str]:
    """The headings of columns in that language."""
    return [each.in_language(language) for each in texts]


def listed(recommendations: Sequence[Recommendation], language: Language) -> None:
    """Print a line per recommendation, and how many have a rule and a measure."""
    out = printer()
    names = (words.ITEM, words.ID, words.BODY, words.ASKS, words.STANDING)
    drawn = grid("", *headings(language, *names, words.RULE, words.TITLE))
    for each in recommendations:
        drawn.add_row(
            each.source.item,
            each.id,
            each.body.abbreviation,
            each.action.value.in_language(language),
            each.standing.value.in_language(language),
            _has(each, language),
            each.title.in_language(language),
        )
    out.print(drawn)
    out.print(
        said(
            words.LISTED,
            language,
            count=len(recommendations),
            ruled=sum(each.has_rule for each in recommendations),
            counted=sum(each.is_measured for each in recommendations),
        ),
        soft_wrap=True,
    )


def shown(of: Recommendation, against: Iterable[Conflict], language: Language) -> None:
    """Print everything about one recommendation, and who says otherwise."""
    out = printer()
    title = Styled(of.title.in_language(language), style="bold")
    out.print(title, f"({of.id}, {of.source.item})", soft_wrap=True)
    out.print(of.says.in_language(language), soft_wrap=True)
    for label, text in (
        *_about(of, language),
        *_rule(of, language),
        *_rest(of, language),
        *_otherwise(of, against, language),
    ):
        heading = Styled(label.in_language(language), style="bold")
        out.print(heading, "", text, soft_wrap=True)


def _about(of: Recommendation, language: Language) -> Iterable[tuple[Text, str]]:
    say = _in(language)
    yield words.WHO, say(of.body.name)
    yield words.SOURCE, f"{of.source.named}; {of.source.locator}"
    yield words.POPULATION, f"{of.population.item} {say(of.population.name)}"
    yield words.SHOWN_ASKS, say(of.action.value)
    yield words.SHOWN_STANDING, say(of.standing.value)
    if of.replaced_by:
        yield words.REPLACED_BY, of.replaced_by
    yield words.STRENGTH, say(of.strength.value)
    yield words.CERTAINTY, say(of.certainty.value)


def _rule(of: Recommendation, language: Language) -> Iterable[tuple[Text, str]]:
    if of.without_rule:
        yield words.WITHOUT_RULE, of.without_rule.why.value.in_language(language)
        return
    yield words.AT, MOMENTS[of.moment.value].in_language(language)
    yield words.FOR_WHOM, _nested(in_words(of.applies, language))
    considered = of.action is Action.CONSIDER
    met = words.CONSIDERED_WHEN if considered else words.FOLLOWED_WHEN
    yield met, _nested(in_words(of.met, language))
    asked = ", ".join(each.name for each in of.facts if not each.is_recorded)
    if asked:
        yield words.ASKED, asked


def _rest(of: Recommendation, language: Language) -> Iterable[tuple[Text, str]]:
    say = _in(language)
    if of.not_measured:
        yield words.NOT_MEASURED, say(of.not_measured.value)
    if of.note:
        yield words.NOTE, say(of.note)
    if of.for_patients:
        yield words.FOR_PATIENTS, say(of.for_patients)
    dates = {"reviewed": of.reviewed, "next": of.next_review}
    yield words.REVIEWED, said(words.REVIEWED_AND_NEXT, language, **dates)
    yield words.CHECKED_BY, of.checked_by or say(NOT_CHECKED)


def _otherwise(
    of: Recommendation, against: Iterable[Conflict], language: Language
) -> Iterable[tuple[Text, str]]:
    for each in against:
        favours = of is each.favours
        other = each.opposes if favours else each.favours
        label = words.OPPOSED_BY if favours else words.OPPOSES
        yield (
            label,
            f"{other.body.abbreviation}, {other.id}: {_how(each, language)}",
        )


def conflicting(
    derived: Sequence[Conflict], stated: Iterable[StatedConflict], language: Language
) -> None:
    """Print the derived conflicts, with stated reasons, and what no rule can show."""
    out = printer()
    names = (words.ABOUT, words.FAVOURS, words.AGAINST, words.HOW, words.STATED)
    drawn = grid("", *headings(language, *names))
    for each in derived:
        drawn.add_row(
            each.act.value.in_language(language),
            f"{each.favours.body.abbreviation} {each.favours.id}",
            f"{each.opposes.body.abbreviation} {each.opposes.id}",
            _how(each, language),
            ", ".join(one.item for one in each.stated),
        )
    out.print(drawn)
    told = {one.item: one for each in derived for one in each.stated}
    for item in sorted(told):
        _stated(told[item], told[item].reason.in_language(language), language)
    for one in stated:
        if one.no_rule is not None:
            why = one.no_rule.in_language(language)
            _stated(one, said(words.NO_RULE_SHOWS, language, why=why), language)
    out.print(said(words.DERIVED, language, count=len(derived)))


def _stated(one: StatedConflict, why: str, language: Language) -> None:
    question = one.question.in_language(language)
    printer().print(one.item, question, Styled(why, style="dim"), soft_wrap=True)


def _in(language: Language) -> Callable[[Text], str]:
    return lambda text: text.in_language(language)


def _has(of: Recommendation, language: Language) -> str:
    if of.without_rule is not None:
        no = words.NO.in_language(language)
        return f"{no}: {of.without_rule.why.value.in_language(language)}"
    has = words.MEASURED if of.is_measured else words.HAS_RULE
    return has.in_language(language)


def _how(of: Conflict, language: Language) -> str:
    marks = [of.degree.value]
    marks += [words.ACROSS_BORDERS] if of.is_across_borders else []
    marks += [words.WITHIN_BODY] if of.is_within_body else []
    marks += [] if of.is_in_force else [words.NOT_IN_FORCE]
    return "; ".join(each.in_language(language) for each in marks)


def _nested(line: Line, depth: int = 1) -> str:
    below = [_nested(each, depth + 1) for each in line.under]
    return "".join([f"\n{'  ' * depth}- {line.text}", *below])


def _choice(of: type[Choice], name: str, where: str) -> Choice:
    found = {each.name.lower().replace("_", "-"): each for each in of}
    wanted = name.lower().replace("_", "-")
    if wanted not in found:
        raise UnknownName(
            f"one of the {of.__name__.lower()}s",
            name,
            where=where,
            do="choose from: " + ", ".join(found),
        )
    return found[wanted]
