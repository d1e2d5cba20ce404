"""How the commands under ``wervel guideline`` speak on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

import pandas as pd
from rich.console import Console

from wervel.commands.console import grid, print_json
from wervel.errors import UnknownName
from wervel.findings.side_by_side import Stand
from wervel.logic import Answer
from wervel.practice.report_words import MOMENTS
from wervel.practice.version_comparison import EVERY, Counterparts
from wervel.recommendations.acts import Act
from wervel.recommendations.conflicts import Conflict, StatedConflict
from wervel.recommendations.described import NOT_CHECKED, described
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Topic
from wervel.recommendations.words import Line, in_words
from wervel.text import Language, Text

Choice = TypeVar("Choice", bound=Enum)
SUPPRESSED = "suppressed"
PAIR = ("act", "one_body", "other_body", "moment")
"""What tells one row of the conflict burden from another, beside its interval."""


def topic(name: str) -> Topic:
    """The topic of that name; UnknownName if there is none."""
    return _choice(Topic, name, "--topic")


def act(name: str) -> Act:
    """The act of that name; UnknownName if there is none."""
    return _choice(Act, name, "the act")


def listed(recommendations: Sequence[Recommendation], language: Language) -> None:
    """Print a line per recommendation, and how many have a rule and a measure."""
    out = _out()
    drawn = grid("", "item", "id", "body", "asks", "standing", "rule", "title")
    for each in recommendations:
        drawn.add_row(
            each.source.item,
            each.id,
            each.body.abbreviation,
            each.action.value.in_language(language),
            each.standing.value.in_language(language),
            _has(each),
            each.title.in_language(language),
        )
    out.print(drawn)
    ruled = sum(each.has_rule for each in recommendations)
    counted = sum(each.is_measured for each in recommendations)
    out.print(
        f"{len(recommendations)} recommendations: {ruled} with a rule, {counted} "
        f"measured over records; {NOT_CHECKED}."
    )


def shown(of: Recommendation, against: Iterable[Conflict], language: Language) -> None:
    """Print everything about one recommendation, and who opposes it."""
    out = _out()

    def say(label: str, text: Text | str | None) -> None:
        if text:
            words = text if isinstance(text, str) else text.in_language(language)
            out.print(f"[bold]{label}[/]  {words}", soft_wrap=True)

    out.print(f"[bold]{of.title.in_language(language)}[/]  ({of.id}, {of.source.item})")
    out.print(of.says.in_language(language), soft_wrap=True)
    say("Who says it", of.body.name)
    say("Source", f"{of.source.named}; {of.source.locator}")
    say(
        "Population", f"{of.population.item} {of.population.name.in_language(language)}"
    )
    say("Asks", of.action.value)
    say("Standing", of.standing.value)
    say("Replaced by", of.replaced_by)
    say("Strength", of.strength.value)
    say("Certainty", of.certainty.value)
    if of.without_rule:
        say("No rule", of.without_rule.why.value)
    else:
        say("At", of.moment.value)
        _rule_lines(out, "For whom", in_words(of.applies, language))
        _rule_lines(out, "Followed when", in_words(of.met, language))
        asked = ", ".join(each.name for each in of.facts if not each.is_recorded)
        say("Only the consultation tells", asked)
    say("Not measured", of.not_measured.value if of.not_measured else None)
    say("Note", of.note)
    say("For the patient", of.for_patients)
    say("Reviewed", f"{of.reviewed}, next {of.next_review}")
    say("Checked by", of.checked_by or NOT_CHECKED)
    for each in against:
        other = each.opposes if of is each.favours else each.favours
        say(
            "Opposed by" if of is each.favours else "Opposes",
            f"{other.body.abbreviation}, {other.id} ({each.degree.name.lower()})",
        )


def conflicting(
    derived: Sequence[Conflict], stated: Iterable[StatedConflict], language: Language
) -> None:
    """Print the derived conflicts, with stated reasons, and what no rule can show."""
    out = _out()
    drawn = grid("", "about", "for", "against", "how", "stated")
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
        question = told[item].question.in_language(language)
        reason = told[item].reason.in_language(language)
        out.print(f"{item}  {question}  [dim]{reason}[/]", soft_wrap=True)
    for one in stated:
        if one.no_rule is not None:
            why = one.no_rule.in_language(language)
            question = one.question.in_language(language)
            out.print(f"{one.item}  {question}  [dim]no rule: {why}[/]", soft_wrap=True)
    out.print(f"{len(derived)} conflicts derived; {NOT_CHECKED}.")


def burden(rows: pd.DataFrame, language: Language) -> None:
    """Print the conflict burden over all years, and the share by year beside it.

    Bodies that never oppose each other here, for all that can be told, are counted in
    one line.
    """
    out = _out()
    every = rows[rows["every"] == "all"]
    quiet = every["opposing"].eq(0) & every["cannot_tell"].eq(0)
    years = sorted(rows.loc[rows["every"] == "year", "interval_start"].unique())
    named = [str(year.year) for year in years]
    drawn = grid(
        "Episodes with opposing advice",
        *("about", "bodies", "moment", "opposing", "of", "share", "cannot tell"),
        *named,
    )
    by_year = {
        (*(row[key] for key in PAIR), row["interval_start"]): row
        for row in rows[rows["every"] == "year"].to_dict("records")
    }
    for row in every[~quiet.fillna(False)].to_dict("records"):
        pair = tuple(row[key] for key in PAIR)
        drawn.add_row(
            Act[row["act"]].value.in_language(language),
            f"{row['one_body']} – {row['other_body']}",
            MOMENTS[row["moment"]].in_language(language),
            *_counts(row),
            *(_share(by_year.get((*pair, year))) for year in years),
        )
    out.print(drawn)
    out.print(
        f"{int(quiet.sum())} more pairs never oppose each other in these records. Of: "
        "the episodes in which it can be told. Opposing advice is about the documents; "
        f"it does not say what was done. Rules {NOT_CHECKED}.",
        soft_wrap=True,
    )


def beside(
    one: Sequence[Recommendation],
    other: Sequence[Recommendation],
    pairs: Sequence[Counterparts],
    *,
    as_json: bool,
) -> None:
    """Print two versions beside each other, by definition alone."""
    if as_json:
        print_json(
            {
                "one": [described(each) for each in one],
                "other": [described(each) for each in other],
                "compared": [[each.one.id, each.other.id] for each in pairs],
            }
        )
        return
    out = _out()
    drawn = grid("", "one", "asks", "other", "asks ")
    for each in pairs:
        drawn.add_row(
            each.one.id,
            each.one.action.value.en,
            each.other.id,
            each.other.action.value.en,
        )
    paired = {side.id for each in pairs for side in (each.one, each.other)}
    for each_one in (each for each in one if each.id not in paired):
        drawn.add_row(each_one.id, each_one.action.value.en, "–", "")
    for each_other in (each for each in other if each.id not in paired):
        drawn.add_row("–", "", each_other.id, each_other.action.value.en)
    out.print(drawn)


def changes(table: pd.DataFrame) -> None:
    """Print how many moments have which verdict under either version."""
    out = _out()
    drawn = grid("", "one", "verdict", "other", "verdict ", "moments", "changes")
    for row in table.to_dict("records"):
        every = row["verdict_one"] == EVERY
        drawn.add_row(
            row["one"],
            "all" if every else row["verdict_one"].replace("_", " "),
            row["other"],
            "all" if every else row["verdict_other"].replace("_", " "),
            SUPPRESSED if row["suppressed"] else f"{int(row['moments']):,}",
            "yes" if row["changes"] else "",
        )
    out.print(drawn)


def side_by_side(
    about: Act,
    answers: Mapping[str, Answer],
    stands: Sequence[Stand],
    language: Language,
) -> None:
    """Print where each body stands, because of which answers, hanging on which."""
    out = _out()
    drawn = grid(
        about.value.in_language(language).capitalize(),
        "body",
        "recommendation",
        "position",
        "because, or hangs on",
    )
    for each in stands:
        drawn.add_row(
            f"{each.of.body.abbreviation} ({each.of.country.value})",
            f"{each.of.source.item} {each.of.title.in_language(language)}",
            _position(each, language),
            _because(each, answers, language),
        )
    out.print(drawn)
    out.print(f"wervel advises; a clinician decides. Rules {NOT_CHECKED}.")


def stand_as_json(of: Stand) -> dict[str, object]:
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
        "checked_by": of.of.checked_by or NOT_CHECKED,
    }


def _position(of: Stand, language: Language) -> str:
    if of.position is None:
        return of.of.action.value.in_language(language)
    about = of.of.act.value.in_language(language)
    done = _DONE[of.is_done].in_language(language)
    return f"{of.position.value.in_language(language)}: {about}{done}"


_DONE = {
    True: Text(nl=" (gedaan)", en=" (done)"),
    False: Text(nl=" (nog niet gedaan)", en=" (not done yet)"),
    None: Text(nl="", en=""),
}


def _because(of: Stand, answers: Mapping[str, Answer], language: Language) -> str:
    if of.of.without_rule is not None:
        return of.of.without_rule.why.value.in_language(language)
    questions = {each.name: each.question for each in of.of.facts}
    asked = of.position is Position.CANNOT_TELL
    lines = (
        f"{questions[name].in_language(language)}"
        + ("" if asked else f" {_answer(answers.get(name), language)}")
        for name in of.because
    )
    return "\n".join(lines)


def _answer(answer: Answer, language: Language) -> str:
    if answer is None:
        return Text(nl="onbekend", en="unknown").in_language(language)
    if isinstance(answer, bool):
        words = Text(nl="ja", en="yes") if answer else Text(nl="nee", en="no")
        return words.in_language(language)
    return f"{answer:g}"


def _has(of: Recommendation) -> str:
    if of.without_rule is not None:
        return f"no: {of.without_rule.why.name.lower().replace('_', ' ')}"
    return "measured" if of.is_measured else "yes"


def _how(of: Conflict, language: Language) -> str:
    marks = [of.degree.value.in_language(language)]
    marks += ["across borders"] if of.is_across_borders else []
    marks += ["within one body"] if of.is_within_body else []
    marks += [] if of.is_in_force else ["not in force"]
    return "; ".join(marks)


def _counts(row: Mapping[Any, Any]) -> tuple[str, str, str, str]:
    if row["suppressed"]:
        return SUPPRESSED, "", "", ""
    hidden = row["cannot_tell_suppressed"]
    return (
        f"{int(row['opposing']):,}",
        f"{int(row['moments']):,}",
        _share(row),
        SUPPRESSED if hidden else f"{int(row['cannot_tell']):,}",
    )


def _share(row: Mapping[Any, Any] | None) -> str:
    if row is None or (not row["suppressed"] and not row["moments"]):
        return "–"
    return SUPPRESSED if row["suppressed"] else f"{row['ratio']:.0%}"


def _rule_lines(out: Console, label: str, line: Line) -> None:
    out.print(f"[bold]{label}[/]")
    _nested(out, line, depth=1)


def _nested(out: Console, line: Line, *, depth: int) -> None:
    out.print(f"{'  ' * depth}- {line.text}", soft_wrap=True)
    for each in line.under:
        _nested(out, each, depth=depth + 1)


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


def _out() -> Console:
    return Console(highlight=False)
