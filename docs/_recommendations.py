"""The pages of the recommendations: a page each, and one that lists them."""

from __future__ import annotations

from collections.abc import Mapping

from _content import all_recommendations
from _markdown import NOT_CHECKED, bullets, code, page, table

from wervel.logic import written
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.words import Line, in_words


def recommendation_pages(stories: Mapping[str, list[str]]) -> dict[str, str]:
    """Address and text of every page; ``stories`` are links to spec tests by id."""
    pages = {
        f"recommendations/{each.id}.md": _one(each, stories.get(each.id, []))
        for each in all_recommendations()
    }
    return {"recommendations.md": _overview(), **pages}


def _overview() -> str:
    groups: dict[tuple[str, str], list[Recommendation]] = {}
    for each in all_recommendations():
        key = (each.body.value.en, each.topic.value.en)
        groups.setdefault(key, []).append(each)
    blocks = [
        "What each guideline asks, as wervel reads it. Every page gives the rule in "
        "words and as it is computed, what is counted, and the place in the source.",
    ]
    for (body, topic), here in sorted(groups.items()):
        rows = [
            (
                f"[{each.title.en}](recommendations/{each.id}.md)",
                f"[{each.at.value}](moments.md#{each.at.value})",
                each.action.value.en,
                each.source.item,
                each.checked_by or NOT_CHECKED,
            )
            for each in here
        ]
        header = ("recommendation", "moment", "asks", "item", "checked by")
        blocks += [f"## {topic}: {body}", table(header, rows)]
    return page("Recommendations", *blocks)


def _one(each: Recommendation, stories: list[str]) -> str:
    return page(
        each.title.en,
        f"*{each.title.nl}*",
        f"> {each.says.en}",
        f"> {each.says.nl}",
        table(("field", "value"), _fields(each).items()),
        "## For whom",
        _rule(each, "applies"),
        "## Followed when",
        _rule(each, "met"),
        "## What is counted",
        _counted(each),
        "## Facts it uses",
        bullets(_fact_lines(each)),
        "## For the patient",
        f"English: {each.for_patients.en}",
        f"Nederlands: {each.for_patients.nl}",
        "## Tested by" if stories else "",
        bullets(stories),
    )


def _fields(each: Recommendation) -> dict[str, str]:
    source = each.source
    return {
        "id": f"`{each.id}`",
        "body": each.body.value.en,
        "topic": each.topic.value.en,
        "moment": f"[{each.at.value}](../moments.md#{each.at.value})",
        "action": each.action.value.en,
        "strength": each.strength.value.en,
        "certainty of the evidence": each.certainty.value.en,
        "source": f"{source.title} ({source.year})",
        "place in the source": source.locator,
        "catalogue item": source.item,
        "reviewed": str(each.reviewed),
        "next review": str(each.next_review),
        "checked by": each.checked_by or NOT_CHECKED,
    }


def _rule(each: Recommendation, side: str) -> str:
    rule = each.applies if side == "applies" else each.met
    return "\n\n".join(
        (
            _nested(in_words(rule, "en")),
            "In het Nederlands:",
            _nested(in_words(rule, "nl")),
            "As it is computed:",
            code(written(rule)),
        )
    )


def _nested(line: Line, depth: int = 0) -> str:
    below = [_nested(each, depth + 1) for each in line.under]
    return "\n".join([f"{'  ' * depth}- {line.text}", *below])


def _counted(each: Recommendation) -> str:
    lines = [
        f"Denominator: {each.among.en} (*{each.among.nl}*). Those of whom it cannot be "
        "told are counted apart.",
        f"Numerator: those in which {each.measured.en} (*{each.measured.nl}*).",
    ]
    if each.note:
        lines.append(f"Note: {each.note.en} (*{each.note.nl}*)")
    return bullets(lines)


def _fact_lines(each: Recommendation) -> list[str]:
    return [
        f"[{fact.name}](../facts.md#{fact.name}): {fact.question.en}"
        for fact in each.facts
    ]
