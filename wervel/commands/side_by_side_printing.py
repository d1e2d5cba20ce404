"""How ``wervel guideline beside`` shows where every body stands for one patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wervel.commands import words
from wervel.commands.console import grid, printer
from wervel.commands.guideline_printing import headings, said
from wervel.findings.side_by_side import Stand
from wervel.logic import Answer
from wervel.recommendations.acts import Act
from wervel.recommendations.position import Position
from wervel.text import ADVISES, NOT_CHECKED, Language


def side_by_side(
    about: Act,
    answers: Mapping[str, Answer],
    stands: Sequence[Stand],
    language: Language,
) -> None:
    """Print where each body stands, because of which answers, hanging on which."""
    out = printer()
    title = about.value.in_language(language)
    names = (words.BODY, words.RECOMMENDATION, words.POSITION, words.BECAUSE)
    drawn = grid(title[:1].upper() + title[1:], *headings(language, *names))
    for each in stands:
        drawn.add_row(
            f"{each.of.body.abbreviation} ({each.of.country.value})",
            f"{each.of.source.item} {each.of.title.in_language(language)}",
            _position(each, language),
            _because(each, answers, language),
        )
    out.print(drawn)
    rules = said(words.RULES, language)
    out.print(f"{ADVISES.in_language(language)} {rules}", soft_wrap=True)


def as_json(of: Stand) -> dict[str, object]:
    """A stand for machines."""
    cannot_tell = of.position is Position.CANNOT_TELL
    return {
        "recommendation": of.of.id,
        "item": of.of.source.item,
        "body": of.of.body.abbreviation,
        "country": of.of.country.value,
        "act": of.of.act.name.lower(),
        "position": of.position.name.lower() if of.position else None,
        "no_rule_because": of.of.without_rule.why.value.en
        if of.of.without_rule
        else None,
        "hangs_on" if cannot_tell else "because": list(of.because),
        "is_done": of.is_done,
        "checked_by": of.of.checked_by or NOT_CHECKED.en,
    }


def _position(of: Stand, language: Language) -> str:
    if of.position is None:
        return of.of.action.value.in_language(language)
    about = of.of.act.value.in_language(language)
    stands = f"{of.position.value.in_language(language)}: {about}"
    if of.is_done is None:
        return stands
    done = words.DONE if of.is_done else words.NOT_DONE
    return f"{stands} ({done.in_language(language)})"


def _because(of: Stand, answers: Mapping[str, Answer], language: Language) -> str:
    if of.of.without_rule is not None:
        return of.of.without_rule.why.value.in_language(language)
    questions = {each.name: each.question for each in of.of.facts}
    asked = of.position is Position.CANNOT_TELL
    lines = (
        questions[name].in_language(language)
        + ("" if asked else f" {_answer(answers.get(name), language)}")
        for name in of.because
    )
    return "\n".join(lines)


def _answer(answer: Answer, language: Language) -> str:
    if answer is None:
        return words.UNKNOWN.in_language(language)
    if isinstance(answer, bool):
        return (words.YES if answer else words.NO).in_language(language)
    return f"{answer:g}"
