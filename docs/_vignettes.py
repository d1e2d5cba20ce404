"""The page of the vignettes: each story, and the cards that must come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from itertools import groupby
from pathlib import Path
from typing import Any

from _markdown import NOT_CHECKED, code, page, prose

from wervel.advice.answers import FACTS
from wervel.recommendations.bodies import ALL
from wervel.recommendations.pathway import all_pathway_items

VIGNETTES = Path(__file__).parents[1] / "tests" / "vignettes"
HEADING = re.compile(
    r"^(?P<urgency>critical|warning|info), (?P<kind>\w+): (?P<key>.+)$"
)
SAYS = {
    "rests on": "Rests also on",
    "because": "Because",
    "disagrees": "Who disagrees",
    "asks": "Asks",
    "proposes": "Offers",
}
KINDS = {
    "alarm": "a red flag",
    "order": "about an order that is not signed yet",
    "ongoing": "about a drug that is being taken",
    "step": "the next step",
    "questions": "questions",
}
NEVER = {
    "alarm": "a red flag",
    "order": "a card about the order",
    "ongoing": "a card about a drug",
    "step": "a next step",
}
ACRONYMS = {"gp": "GP", "mri": "MRI", "xray": "X-ray"}
TITLES = {
    **{each.id: each.title.en for each in ALL},
    **{each.item: each.name.en for each in all_pathway_items()},
}


def vignettes_page() -> dict[str, str]:
    """Address and text of the page."""
    blocks = [
        "Stories of patients, and the advice that must come of each. Every story is a "
        "test that runs (`tests/vignettes`): exactly these cards come, from plain FHIR "
        "and from the Dutch profiles alike. Today is the first of May 2024; who is not "
        "described is a woman born in 1970. wervel advises; a clinician decides. Of "
        f"the stories and the advice in them: {NOT_CHECKED}.",
        "What a card asks and offers is complete; its reasons, and who disagrees, are "
        "the most telling ones. *Nothing recorded* is taken as no where that is what "
        "silence means.",
    ]
    for chapter, found in groupby(_collected(), key=lambda each: each.chapter):
        blocks.append(f"## {chapter}")
        for each in found:
            blocks += [f"### {_heading(each.name)}", prose(each.says)]
            for told, cards in each.told:
                blocks += [code(_aligned(told)), *_cards(cards)]
    return {"vignettes.md": page("Vignettes", *blocks)}


def _collected() -> Iterator[Any]:
    """The vignettes, asked of the tests themselves."""
    path = VIGNETTES / "collected.py"
    spec = spec_from_file_location("vignettes_collected", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path.name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield from module.vignettes()


def _cards(told: str) -> Iterator[str]:
    """One block per card, in words."""
    if told == "no card":
        yield "No card."
        return
    lines = [line for line in told.splitlines() if not line.startswith("not: ")]
    never = [line for line in told.splitlines() if line.startswith("not: ")]
    card: list[str] = []
    for line in [*lines, ""]:
        match = HEADING.match(line)
        if (match or not line) and card:
            yield "\n".join(card)
        if match:
            card = [f"- {_named(match)}"]
        elif line:
            card.append(f"  - {_said(line.strip())}")
    for line in never:
        yield f"Must not come: {_words(line.removeprefix('not: '))}."


def _named(of: re.Match[str]) -> str:
    kind, key = KINDS[of["kind"]], of["key"]
    title = f": {TITLES[key]} (`{key}`)" if key in TITLES else ""
    return f"**{of['urgency'].capitalize()}**, {kind}{title}"


def _said(line: str) -> str:
    name, _, words = line.partition(": ")
    return f"{SAYS[name]}: {_words(words)}"


def _words(of: str) -> str:
    return "; ".join(dict.fromkeys(map(_word, of.split("; "))))


def _word(of: str) -> str:
    """A title, a question, or the words as they stand."""
    name, _, rest = of.partition(" (")
    if name in TITLES:
        return TITLES[name] + (f" ({rest}" if rest else "")
    if of.startswith("answer "):
        return "an answer in one tap"
    fact = of.replace(" ", "_")
    return FACTS[fact].question.en if fact in FACTS else NEVER.get(of, of)


def _heading(name: str) -> str:
    words = [ACRONYMS.get(each, each) for each in name.split()]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _aligned(told: str) -> str:
    """The lines of a story, the days right before their bars."""
    cells = [[cell.strip() for cell in line.split("|")] for line in told.splitlines()]
    width = max((len(each[0]) for each in cells if len(each) > 1), default=0)
    shown = (
        [each[0].rjust(width), *each[1:]] if len(each) > 1 else each for each in cells
    )
    return "\n".join(" | ".join(each) for each in shown)
