"""The pages of what a user meets: commands, errors, the rule for small numbers."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from _markdown import code, page, prose, table

from wervel import errors, small_numbers
from wervel.errors import WervelError
from wervel.small_numbers import PRESETS, displayed, displayed_steps, released

PLACEHOLDERS = {int: "NUMBER", float: "NUMBER", Path: "PATH", str: "TEXT"}


def door_pages() -> dict[str, str]:
    """Address and text of the pages."""
    return {
        "commands.md": _commands(),
        "errors.md": _errors(),
        "small-numbers.md": _small_numbers(),
    }


def _commands() -> str:
    from wervel.__main__ import application  # noqa: PLC0415  # imports the whole package

    group: Any = typer.main.get_command(application)
    return page("Commands", prose(group.help), *_group(group, ()))


def _group(group: Any, above: tuple[str, ...]) -> Iterator[str]:
    """The commands of a group, and below them those of the groups in it."""
    for name, command in sorted(group.commands.items()):
        path = (*above, name)
        yield f"## wervel {' '.join(path)}"
        if hasattr(command, "commands"):
            yield prose(command.help)
            yield from _group(command, path)
        else:
            yield from _command(" ".join(path), command)


def _command(name: str, command: Any) -> Iterator[str]:
    hints = get_type_hints(inspect.unwrap(command.callback), include_extras=True)
    given = [each for each in command.params if each.name != "help"]
    takes = [each for each in given if each.param_type_name == "argument"]
    may = [each for each in given if each.param_type_name == "option"]
    words = [f"wervel {name}", *(_placeholder(each, hints) for each in takes)]
    yield code(" ".join(words + ["[OPTIONS]"] * bool(may)))
    yield prose(command.help)
    for heading, parameters in (("argument", takes), ("option", may)):
        if parameters:
            rows = [_row(each, hints) for each in parameters]
            yield table((heading, "what it is", "default"), rows)


def _row(each: Any, hints: dict[str, Any]) -> tuple[str, str, str]:
    value = _placeholder(each, hints)
    if each.param_type_name == "argument":
        shown = f"`{value}`"
    else:
        names = ", ".join(f"`{name}`" for name in each.opts)
        shown = names if each.is_flag else f"{names} `{value}`"
    return shown, each.help or "", _default(each)


def _default(each: Any) -> str:
    if each.required:
        return "required"
    if each.default in (None, False) or callable(each.default):
        return ""
    values = each.default if isinstance(each.default, list | tuple) else [each.default]
    return ", ".join(f"`{value}`" for value in values)


def _placeholder(each: Any, hints: dict[str, Any]) -> str:
    """What stands for the value: as declared, else by its type."""
    if each.metavar:
        return str(each.metavar)
    named = each.name.upper().replace("_", "-")
    if each.param_type_name == "argument":
        return str(named)
    return next((PLACEHOLDERS[of] for of in _types(hints[each.name])), "TEXT")


def _types(hint: Any) -> Iterator[type]:
    """The plain types in an annotation."""
    if hint in PLACEHOLDERS:
        yield hint
    inside = get_args(hint)
    for part in inside[:1] if get_origin(hint) is Annotated else inside:
        yield from _types(part)


def _errors() -> str:
    rows = [
        (f"`{kind.__name__}`", kind.exit_code, f"`{above}`", prose(kind.__doc__))
        for kind, above in _below(WervelError, "Exception")
        if kind is not WervelError
    ]
    return page(
        "Errors",
        prose(errors.__doc__),
        table(("error", "exit code", "is a", "what it means"), rows),
        "## WervelError",
        prose(WervelError.__doc__),
        "Beside these: `wervel check` ends with 10 when there are warnings and nothing "
        "worse, and a command that is stopped with Ctrl-C ends with 130.",
    )


def _below(kind: type[WervelError], above: str) -> Iterator[tuple[Any, str]]:
    yield kind, above
    for each in kind.__subclasses__():
        yield from _below(each, kind.__name__)


def _small_numbers() -> str:
    rows = [
        (f"`{each.name}`", each.threshold, each.rounding, each.source)
        for each in PRESETS
    ]
    header = ("preset", "smallest count that leaves", "rounded to", "source")
    blocks = [prose(small_numbers.__doc__), "## Presets", table(header, rows)]
    for heading, what in (
        ("One count", displayed),
        ("Counts that are part of each other", displayed_steps),
        ("A table of measures", released),
    ):
        blocks += [f"## {heading}", prose(what.__doc__)]
    return page("Small numbers", *blocks)
