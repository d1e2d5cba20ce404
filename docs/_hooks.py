"""The page on CDS Hooks: the services, and how each requirement is met."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from _markdown import bullets, page, table

from wervel.advice.hooks.override_reasons import REASONS, SYSTEM
from wervel.advice.hooks.prefetch import REQUIRED, SECOND_WITNESS, TEMPLATES
from wervel.advice.hooks.services import SERVICES

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
CONTENT = Path(__file__).with_name("cds_hooks.toml")
Of = tuple[str, str]
"""The set and the number of a requirement."""


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """What one requirement asks, in our words, and what wervel does.

    ``binds`` is the service or the client; ``where`` says who sees to it where no test
    can.
    """

    of: str
    number: str
    conformance: str
    asks: str
    does: str
    binds: str = "service"
    where: str = ""


def requirements() -> tuple[Requirement, ...]:
    """Every requirement of the table, by set and number."""
    content = tomllib.loads(CONTENT.read_text("utf-8"))
    found = [
        Requirement(number=number, **{k: v for k, v in each.items() if k != "numbers"})
        for each in content["requirement"]
        for number in each["numbers"]
    ]
    return tuple(sorted(found, key=lambda each: (each.of, int(each.number))))


@cache
def witnesses() -> Mapping[Of, tuple[str, ...]]:
    """The tests that are marked as witness of each requirement, by set and number."""
    found: dict[Of, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text("utf-8")
        if "@requirement(" not in text:
            continue
        for test, of in _marked(ast.parse(text)):
            name = f"{path.relative_to(TESTS).as_posix()}::{test}"
            found.setdefault(of, []).append(name)
    return {of: tuple(dict.fromkeys(names)) for of, names in found.items()}


def _marked(tree: ast.Module) -> Iterator[tuple[str, Of]]:
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for each in node.decorator_list:
            if isinstance(each, ast.Call) and ast.unparse(each.func) == "requirement":
                of, *numbers = [ast.literal_eval(given) for given in each.args]
                yield from ((node.name, (of, number)) for number in numbers)


def hooks_page() -> dict[str, str]:
    """Address and text of the page."""
    every = requirements()
    return {
        "cds-hooks.md": page(
            "CDS Hooks",
            "What `wervel serve` says and does as a CDS service, after version 2.0 of "
            "the [specification](https://cds-hooks.hl7.org/2.0/), and how each of its "
            "requirements is met. wervel advises; a clinician decides.",
            "## Services",
            table(("id", "hook", "title"), _services()),
            "## Prefetch",
            "The same for every service. Observations are not narrowed to the codes "
            "that wervel reads, because hundreds of codes make a longer URL than many "
            "servers take.",
            table(("key", "template", "where it is missing"), _prefetch()),
            "## Override reasons",
            f"Codes of `{SYSTEM}`: a name, no address; nothing answers there.",
            table(("code", "Dutch", "English"), _reasons()),
            "## What whoever runs it sees to",
            bullets(DUTIES),
            "## Requirements that bind a service",
            "The numbers are those of the specifications' lists of requirements; the "
            "words are ours, and the specification decides. Tests stand in `tests/`.",
            *_tables(every, "service"),
            "## What wervel relies on clients for, and checks",
            *_tables(every, "client"),
        )
    }


DUTIES = (
    "**TLS.** The service speaks HTTP on this machine. A proxy in front of it speaks "
    "HTTPS to the outside, and may ask for the client's certificate (mutual TLS).",
    "**Hooks.** Connect `patient-view` and at least one of the order hooks: red flags "
    "stand in both, orders are judged in the latter only.",
    "**Clients.** Only the clients in the settings may call; take out those that are "
    "no longer to be trusted, and look again at keys and algorithms now and then.",
    "**Intended use.** [What it is for and not for](../intended-use.md). No content "
    "has been checked by a clinician yet.",
)


def _services() -> Iterator[tuple[str, ...]]:
    for each in SERVICES:
        yield f"`{each.id}`", f"`{each.hook.value}`", each.title


def _prefetch() -> Iterator[tuple[str, ...]]:
    for key, template in TEMPLATES.items():
        if key in REQUIRED:
            missing = "412"
        elif key in SECOND_WITNESS:
            missing = "advice is given, and says that it was not seen"
        else:
            missing = "unknown"
        yield f"`{key}`", f"`{template}`", missing


def _reasons() -> Iterator[tuple[str, ...]]:
    for code, words in REASONS.items():
        yield f"`{code}`", words.nl, words.en


def _tables(every: tuple[Requirement, ...], binds: str) -> Iterator[str]:
    for of in dict.fromkeys(each.of for each in every):
        rows = [_row(each) for each in every if each.of == of and each.binds == binds]
        if rows:
            yield f"### {of}, {binds}s"
            header = ("no.", "conformance", "asks", "wervel", "test")
            yield table(header, rows)


def _row(of: Requirement) -> tuple[str, ...]:
    names = [f"`{each}`" for each in witnesses().get((of.of, of.number), ())]
    return (
        of.number,
        of.conformance,
        of.asks,
        of.does,
        ", ".join(names) or of.where or "–",
    )
