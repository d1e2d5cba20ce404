"""Every vignette as it stands in the files: its name, what it tells, what must come."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from textwrap import dedent
from types import FunctionType, ModuleType
from typing import NamedTuple

HERE = Path(__file__).parent
CHAPTERS = (
    *("imaging", "referral", "medication", "therapy", "rehabilitation"),
    *("injections_and_surgery", "alarms", "little_and_much"),
)
"""The files, in reading order."""


class Vignette(NamedTuple):
    """One test: its name in words, its docstring, and what it tells, part by part."""

    chapter: str
    name: str
    says: str
    told: tuple[tuple[str, str], ...]


def vignettes() -> Iterator[Vignette]:
    """All of them. A test is asked what it tells; nothing is computed."""
    for name in CHAPTERS:
        module = _module(HERE / f"test_{name}.py")
        chapter = inspect.getdoc(module) or ""
        for test_name, test in vars(module).items():
            if test_name.startswith("test_") and isinstance(test, FunctionType):
                words = test_name.removeprefix("test_").replace("_", " ")
                yield Vignette(chapter, words, inspect.getdoc(test) or "", _told(test))


def _module(path: Path) -> ModuleType:
    spec = spec_from_file_location(f"vignettes_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ValueError(f"no module: {path.name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _told(test: Callable[..., None]) -> tuple[tuple[str, str], ...]:
    told: list[tuple[str, str]] = []
    test(lambda of, cards: told.append((_lines(of), _lines(cards))))
    return tuple(told)


def _lines(of: str) -> str:
    """The text without empty lines, and without the margin it stands in."""
    lines = [line.rstrip() for line in dedent(of).splitlines() if line.strip()]
    return dedent("\n".join(lines))
