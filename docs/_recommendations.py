"""The pages of the recommendations: one per body and topic, and one that lists all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from _content import address_of, all_recommendations, page_of
from _facts import SILENCES, asked_for
from _markdown import NOT_CHECKED, bullets, code, page, table

from wervel.logic import written
from wervel.recommendations.conflicts import Conflict, conflicts
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action
from wervel.recommendations.words import Line, drawn, in_words

MET = {False: "Followed when", True: "May be considered when"}
"""What the second rule says, of most and of those to be considered."""


def recommendation_pages(stories: Mapping[str, list[str]]) -> dict[str, str]:
    """Address and text of every page; ``stories`` are links to spec tests by id."""
    derived = conflicts(all_recommendations())
    here: dict[str, list[Recommendation]] = {}
    for each in all_recommendations():
        here.setdefault(page_of(each), []).append(each)
    pages = {
        address: _page(together, derived, stories) for address, together in here.items()
    }
    return {"recommendations.md": _overview(), **pages}


def _overview() -> str:
    everything = all_recommendations()
    ruled = sum(each.has_rule for each in everything)
    counted = sum(each.is_measured for each in everything)
    blocks = [
        "What each guideline, position and party in the source documents asks, as "
        "wervel reads it: a page for each body and topic, with the rule in words, as a "
        "tree and as it is computed, what is counted, and the place in the source.",
        f"There are {len(everything)}; {ruled} have a rule, {counted} are measured "
        "over records. The others say why not. Where they contradict each other stands "
        "under [conflicts](conflicts.md).",
    ]
    groups: dict[str, list[Recommendation]] = {}
    for each in everything:
        groups.setdefault(each.body.name.en, []).append(each)
    for body, here in sorted(groups.items()):
        rows = [
            (
                each.source.item,
                f"[{each.title.en}]({address_of(each)})",
                each.topic.value.en,
                each.action.value.en,
                each.standing.value.en,
                _state(each),
            )
            for each in here
        ]
        header = ("item", "recommendation", "topic", "asks", "standing", "rule")
        blocks += [f"## {body}", table(header, rows)]
    blocks.append(f"All of them: {NOT_CHECKED}.")
    return page("Recommendations", *blocks)


def _state(each: Recommendation) -> str:
    if each.without_rule:
        return f"none: {each.without_rule.why.value.en}"
    return "measured" if each.is_measured else "not measured"


def _page(
    here: Sequence[Recommendation],
    derived: Sequence[Conflict],
    stories: Mapping[str, list[str]],
) -> str:
    first = here[0]
    blocks = [
        block
        for each in here
        for block in _one(each, derived, stories.get(each.id, []))
    ]
    return page(f"{first.topic.value.en}: {first.body.name.en}", *blocks)


def _one(
    each: Recommendation, derived: Sequence[Conflict], stories: list[str]
) -> list[str]:
    return [
        f"## {each.id}",
        f"**{each.title.en}** *{each.title.nl}*",
        f"> {each.says.en}",
        f"> {each.says.nl}",
        table(("field", "value"), _fields(each).items()),
        *(_ruled(each) if each.has_rule else _without_rule(each)),
        *_for_the_patient(each),
        *_opposed(each, derived),
        *(["### Tested by", bullets(stories)] if stories else []),
    ]


def _fields(each: Recommendation) -> dict[str, str]:
    source = each.source
    fields = {
        "body": each.body.name.en,
        "country": each.country.named.en,
        "asks": each.action.value.en,
        "about": each.act.value.en,
        "population": f"[{each.population.item}](../populations.md"
        f"#{each.population.item.lower()}) {each.population.name.en}",
        "settings": ", ".join(setting.value.en for setting in each.settings),
        "standing": each.standing.value.en,
        "replaced by": f"`{each.replaced_by}`" if each.replaced_by else "",
        "strength": each.strength.value.en,
        "certainty of the evidence": each.certainty.value.en,
        "evidence on its question": ", ".join(
            f"`{profile.id}` ({profile.title.en})" for profile in each.evidence
        ),
        "source": f"[{source.named}](../guidelines.md#{source.guideline.id})",
        "place in the source": source.locator,
        "catalogue item": source.item,
        "reviewed": f"{each.reviewed}; next review {each.next_review}",
        "checked by": each.checked_by or NOT_CHECKED,
    }
    return {name: value for name, value in fields.items() if value}


def _without_rule(each: Recommendation) -> list[str]:
    assert each.without_rule is not None
    why = each.without_rule.why.value
    note = bullets([f"Note: {each.note.en} (*{each.note.nl}*)"]) if each.note else ""
    return [f"**No rule.** {why.en} *{why.nl}*", note]


def _ruled(each: Recommendation) -> list[str]:
    moment = each.moment.value
    return [
        "### For whom",
        f"At [{moment}](../moments.md#{moment}).",
        _rule(each, "applies"),
        f"### {MET[each.action is Action.CONSIDER]}",
        _rule(each, "met"),
        "### What is counted",
        _counted(each),
        "### Facts it uses",
        bullets(_fact_lines(each)),
    ]


def _rule(each: Recommendation, side: str) -> str:
    rule = each.applies if side == "applies" else each.met
    return "\n\n".join(
        (
            _nested(in_words(rule, "en")),
            "In het Nederlands:",
            _nested(in_words(rule, "nl")),
            "As a tree:",
            code("\n".join(drawn(rule))),
            "As it is computed:",
            code(written(rule)),
        )
    )


def _nested(line: Line, depth: int = 0) -> str:
    below = [_nested(each, depth + 1) for each in line.under]
    return "\n".join([f"{'  ' * depth}- {line.text}", *below])


def _counted(each: Recommendation) -> str:
    note = [f"Note: {each.note.en} (*{each.note.nl}*)"] if each.note else []
    if each.among is None or each.measured is None:
        assert each.not_measured is not None
        why = each.not_measured.value
        return bullets([f"Nothing: {why.en} *{why.nl}*", *note])
    return bullets(
        [
            f"Denominator: {each.among.en} (*{each.among.nl}*). Those of whom it "
            "cannot be told are counted apart.",
            f"Numerator: those in which {each.measured.en} (*{each.measured.nl}*).",
            *note,
        ]
    )


def _fact_lines(each: Recommendation) -> list[str]:
    """The facts with their definitions: what is asked, and what silence means."""
    return [
        f"[{fact.name}](../facts.md#{fact.name}): {fact.question.en} "
        f"{'. '.join(asked_for(fact, up='../'))}. Nothing recorded means "
        f"{SILENCES[fact.silence]}."
        if fact.is_recorded
        else f"[{fact.name}](../facts.md#{fact.name}): {fact.question.en} "
        f"*Only the consultation tells.*"
        for fact in each.facts
    ]


def _for_the_patient(each: Recommendation) -> list[str]:
    if each.for_patients is None:
        return []
    return [
        "### For the patient",
        f"English: {each.for_patients.en}",
        f"Nederlands: {each.for_patients.nl}",
    ]


def _opposed(each: Recommendation, derived: Sequence[Conflict]) -> list[str]:
    lines = [
        f"{_other(each, conflict)}: {conflict.degree.value.en}"
        for conflict in derived
        if each in (conflict.favours, conflict.opposes)
    ]
    return ["### Who says otherwise", bullets(sorted(lines))] if lines else []


def _other(each: Recommendation, of: Conflict) -> str:
    other = of.opposes if of.favours is each else of.favours
    return f"{other.body.abbreviation}, [{other.id}](../{address_of(other)})"
