"""What a scenario is, the ones wervel comes with, and a user's own from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from wervel.errors import UnknownName, UsageError
from wervel.records.codelists import ListKind, all_codelists
from wervel.text import Text


class Kind(StrEnum):
    """What a scenario does to the counts."""

    BEST_FIFTH = "best_fifth"
    FEWER = "fewer"
    WITHIN = "within"


class Setting(StrEnum):
    """Who did a step: primary care, a medical specialist, or whoever."""

    ANY = "any"
    PRIMARY = "primary"
    SECONDARY = "secondary"


LIMITS = (7, 14, 28, 42)
"""The limits in days that can be asked for: two that lie close could be subtracted."""
WINDOW = 84
"""Care that begins more days after the first contact is no wait for it."""


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A change to reckon with, and where the idea comes from.

    ``measure`` is of *best fifth*; ``steps``, names of codelists of care or drugs, of
    the others; ``share`` of *fewer*, ``limit`` in days of *within*. ``item`` names the
    price of one moment that changes, where that has one price.
    """

    id: str
    kind: Kind
    title: Text
    locator: str
    measure: str = ""
    steps: tuple[str, ...] = ()
    setting: Setting = Setting.ANY
    share: float = 0.0
    limit: int = 0
    item: str = ""

    @property
    def items(self) -> tuple[str, ...]:
        """What a table must give a price of, if there is one."""
        if self.kind is Kind.FEWER:
            return self.steps
        return (self.item,) if self.item else ()


_FIELDS: Mapping[Kind, frozenset[str]] = {
    Kind.BEST_FIFTH: frozenset({"measure"}),
    Kind.FEWER: frozenset({"steps", "setting", "share"}),
    Kind.WITHIN: frozenset({"steps", "limit"}),
}
_EVERY = frozenset({"kind", "nl", "en", "locator"})


def known_scenarios() -> tuple[Scenario, ...]:
    """The scenarios wervel comes with."""
    text = files("wervel.practice.impact").joinpath("scenarios.toml").read_text("utf-8")
    return scenarios_in(text, where="scenarios.toml")


def own_scenarios(path: Path) -> tuple[Scenario, ...]:
    """A user's own, from a TOML file with the same fields. Raises UsageError."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        came = getattr(problem, "strerror", None) or "what cannot be read as UTF-8"
        raise UsageError(
            "a TOML file of scenarios", came, where=str(path), do="check the file"
        ) from None
    return scenarios_in(text, where=str(path))


def scenarios_in(text: str, *, where: str) -> tuple[Scenario, ...]:
    """The scenarios in this TOML, one a table, in its order. Raises UsageError."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise UsageError(
            "a TOML file of scenarios", str(problem), where=where, do="mend the line"
        ) from None
    return tuple(
        scenario_of(name, table, where=f"{where}, [{name}]")
        for name, table in tables.items()
    )


def scenario_of(name: str, table: object, *, where: str) -> Scenario:
    """One scenario from its fields, as a TOML file or a frozen baseline gives them."""
    fields = table if isinstance(table, dict) else {}
    kinds = ", ".join(Kind)
    if fields.get("kind") not in [*Kind]:
        raise _wrong(f"kind: one of {kinds}", str(fields.get("kind")), where)
    kind = Kind(fields["kind"])
    needed = _EVERY | _FIELDS[kind]
    if lacking := sorted(needed - fields.keys()):
        raise _wrong("the fields " + ", ".join(sorted(needed)), _no(lacking), where)
    if extra := sorted(fields.keys() - needed - {"item"}):
        raise _wrong("only fields of its kind", ", ".join(map(str, extra)), where)
    for each in ("nl", "en", "locator", "measure", "item"):
        if each in fields and not (isinstance(fields[each], str) and fields[each]):
            raise _wrong(f"{each}: a text that is not empty", "none", where)
    return Scenario(
        id=name,
        kind=kind,
        title=Text(nl=fields["nl"], en=fields["en"]),
        locator=fields["locator"],
        measure=fields.get("measure", ""),
        steps=_steps(fields.get("steps", []), where) if "steps" in needed else (),
        setting=_setting(fields.get("setting", "any"), where),
        share=_share(fields.get("share"), where) if "share" in needed else 0.0,
        limit=_limit(fields.get("limit"), where) if "limit" in needed else 0,
        item=fields.get("item", ""),
    )


def chosen_scenarios(
    ids: Sequence[str], own: Sequence[Scenario] = ()
) -> tuple[Scenario, ...]:
    """Those of these ids, or all; own ones beside wervel's. Raises UnknownName."""
    known = {each.id: each for each in known_scenarios()}
    for each in own:
        if each.id in known:
            raise _wrong("an id of its own for each scenario", each.id, "--own")
        known[each.id] = each
    for name in ids:
        if name not in known:
            do = "choose from: " + ", ".join(known)
            raise UnknownName("the id of a scenario", name, where="--scenario", do=do)
    return tuple(known[each] for each in dict.fromkeys(ids)) or tuple(known.values())


def _steps(names: object, where: str) -> tuple[str, ...]:
    held = {
        each.name
        for each in all_codelists()
        if each.kind in (ListKind.CARE, ListKind.DRUG) and not each.members
    }
    steps = names if isinstance(names, list) else []
    wrong = [str(each) for each in steps if each not in held]
    if not steps or wrong:
        wanted = "steps: names of codelists of care or drugs that hold codes themselves"
        raise _wrong(wanted, ", ".join(wrong) or "none", where)
    return tuple(dict.fromkeys(steps))


def _setting(came: object, where: str) -> Setting:
    if came not in [*Setting]:
        raise _wrong("setting: one of " + ", ".join(Setting), str(came), where)
    return Setting(str(came))


def _share(came: object, where: str) -> float:
    is_number = isinstance(came, int | float) and not isinstance(came, bool)
    if not is_number or not 0 < float(str(came)) <= 1:
        raise _wrong("share: above 0, up to 1", str(came), where)
    return float(str(came))


def _limit(came: object, where: str) -> int:
    if came not in LIMITS or isinstance(came, bool):
        listed = ", ".join(map(str, LIMITS))
        raise UsageError(
            f"limit: one of {listed} days",
            str(came),
            where=where,
            do="take the nearest; limits close to each other would show few persons",
        )
    return int(str(came))


def _no(names: Sequence[str]) -> str:
    return "no " + ", ".join(names)


def _wrong(wanted: str, came: str, where: str) -> UsageError:
    return UsageError(wanted, came, where=where, do="mend the scenario")
