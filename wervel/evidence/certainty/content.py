"""The files of ``wervel/profiles`` made into profiles, and what studies compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from wervel.errors import ContentError
from wervel.evidence.certainty.definitions import (
    Finding,
    Profile,
    ProfileOutcome,
    Said,
    Start,
    Stated,
)
from wervel.evidence.certainty.levels import Certainty, Domain, Importance
from wervel.evidence.certainty.pico import Admits, Characteristics, Pico, PicoOutcome
from wervel.evidence.certainty.toml import Entry, folder, made, many_of, one_of, table
from wervel.evidence.study import Better, Design, Publication

CHARACTERISTICS = "_characteristics"
"""Files that begin with an underscore are no profiles."""


def read_profiles() -> tuple[Profile, ...]:
    """Every profile there is a file of, by its id."""
    names = sorted(
        each.name.removesuffix(".toml")
        for each in folder().iterdir()
        if each.name.endswith(".toml") and not each.name.startswith("_")
    )
    return tuple(read_profile(table(name), name) for name in names)


def read_profile(entry: Entry, name: str) -> Profile:
    """The profile a file says; its id is the name of the file."""
    where = f"wervel/profiles/{name}.toml"
    rest = {k: v for k, v in entry.items() if k not in ("pico", "rows")}
    pico = _pico(entry.get("pico", {}), f"{where}, [pico]")
    rows = tuple(
        _row(each, f"{where}, [[rows]] {each.get('id', '')}")
        for each in entry.get("rows", ())
    )
    found = made(
        Profile,
        rest,
        where=where,
        pico=pico,
        rows=rows,
        characteristics=tuple(
            made(Characteristics, each, where=f"{where}, [[characteristics]]")
            for each in entry.get("characteristics", ())
        ),
        stated=_all_stated(entry.get("stated", ()), f"{where}, [[stated]]"),
        starts=tuple(
            _start(each, f"{where}, [[starts]]") for each in entry.get("starts", ())
        ),
    )
    _check(found, name, where)
    return found


@cache
def characteristics() -> dict[str, Characteristics]:
    """How each study is read, by its id."""
    where = f"wervel/profiles/{CHARACTERISTICS}.toml"
    return {
        name: made(Characteristics, each, where=f"{where}, [{name}]", study=name)
        for name, each in table(CHARACTERISTICS).items()
    }


def _pico(entry: Entry, where: str) -> Pico:
    outcomes = tuple(
        made(PicoOutcome, each, where=where, importance=_importance(each, where))
        for each in entry.get("outcomes", ())
    )
    admits = entry.get("admits", {})
    given: dict[str, object] = {
        "designs": many_of(Design, admits.get("designs", ()), where=where)
    }
    if "publications" in admits:
        given["publications"] = many_of(
            Publication, admits["publications"], where=where
        )
    return made(
        Pico,
        entry,
        where=where,
        outcomes=outcomes,
        admits=made(Admits, admits, where=f"{where} admits", **given),
    )


def _row(entry: Entry, where: str) -> ProfileOutcome:
    said = tuple(
        made(
            Said,
            each,
            where=where,
            finding=one_of(Finding, each["finding"], where=where),
        )
        for each in entry.get("said", ())
    )
    better = entry.get("better", Better.NOT_STATED.value)
    return made(
        ProfileOutcome,
        entry,
        where=where,
        importance=_importance(entry, where),
        better=one_of(Better, better, where=where),
        judgements=_all_stated(entry.get("judgements", ()), where),
        said=said,
    )


def _importance(entry: Entry, where: str) -> Importance:
    return one_of(Importance, entry.get("importance", ""), where=where)


def _all_stated(entries: Sequence[Any], where: str) -> tuple[Stated, ...]:
    return tuple(
        made(
            Stated,
            each,
            where=where,
            domain=one_of(Domain, each["domain"], where=where)
            if "domain" in each
            else None,
        )
        for each in entries
    )


def _start(entry: Entry, where: str) -> Start:
    return made(
        Start,
        entry,
        where=where,
        design=one_of(Design, entry.get("design", ""), where=where),
        certainty=one_of(Certainty, entry.get("certainty", ""), where=where),
    )


def _check(profile: Profile, name: str, where: str) -> None:
    """What no single table shows: ids, names between tables, and the days of review."""
    outcomes = {each.id for each in profile.pico.outcomes}
    ids = [each.id for each in profile.rows]
    wrong = [
        *([f"id {profile.id}"] if profile.id != name else []),
        *sorted({f"twice {each}" for each in ids if ids.count(each) > 1}),
        *(f"{r.id} of unknown {r.of}" for r in profile.rows if r.of not in outcomes),
        *(
            f"{r.id}: several estimates, no model and no reason"
            for r in profile.rows
            if len(r.estimates) > 1 and not r.model and r.not_pooled is None
        ),
        *(
            f"{r.id}: {each} is no study/estimate of a candidate"
            for r in profile.rows
            for each in r.estimates
            if each.count("/") != 1 or each.split("/")[0] not in profile.candidates
        ),
        *(
            f"{r.id}: threshold {r.threshold} without who set it, or not above zero"
            for r in profile.rows
            if r.threshold is not None and (r.threshold <= 0 or not r.threshold_from)
        ),
        *(["next review"] if profile.next_review <= profile.reviewed else []),
    ]
    if wrong:
        raise ContentError(
            "a profile that holds together",
            "; ".join(wrong),
            where=where,
            do="mend what is named",
        )
