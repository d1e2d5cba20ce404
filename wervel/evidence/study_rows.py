"""Studies as flat rows and as plain data: what goes into CSV, JSON and a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from wervel.evidence.study import Study
from wervel.pages.components import Json

Rows = Sequence[Mapping[str, Json]]


def study_rows(studies: Iterable[Study]) -> Rows:
    """One row per study: what it is, and how many figures the documents give."""
    return [
        {
            "id": each.id,
            "name": each.name,
            "year": each.year,
            "design": str(each.design),
            "publication": str(each.publication),
            "n": each.n,
            "items": " ".join(each.items),
            "effects": with_value(each),
            "observations": len(each.observations),
            "pooled": len(each.pooled),
            "notes": " ".join(note.item for note in each.notes),
            "locator": each.locator,
            "source": each.source,
            "reviewed": each.reviewed.isoformat(),
            "checked_by": each.checked_by,
        }
        for each in studies
    ]


def figure_rows(studies: Iterable[Study]) -> Mapping[str, Rows]:
    """The estimates, observations and pooled rows of all studies, by their kind.

    One row per printed figure in each, with the study in front.
    """
    found = tuple(studies)
    return {
        "estimates": [_flat(s, one) for s in found for one in s.estimates],
        "observations": [_flat(s, one) for s in found for one in s.observations],
        "pooled": [_flat(s, one) for s in found for one in s.pooled],
    }


def with_value(study: Study) -> int:
    """How many effects of a study have a number."""
    return sum(each.value is not None for each in study.estimates)


def has_figures(study: Study) -> bool:
    """Whether the documents give any number that can be computed with."""
    return bool(with_value(study) or study.observations or study.pooled)


def plain(study: Study) -> Mapping[str, Json]:
    """Everything a study says, as plain data."""
    return {name: _plain(value) for name, value in asdict(study).items()}


def _flat(study: Study, row: object) -> Mapping[str, Json]:
    """A row on one line: sentences by language, lists with spaces between."""
    line: dict[str, Json] = {"study": study.id}
    for name, value in asdict(row).items():  # type: ignore[call-overload]
        if name == "said":
            line |= {f"said_{each}": (value or {}).get(each) for each in ("nl", "en")}
        elif isinstance(value, tuple):
            line[name] = " ".join(value)
        else:
            line[name] = _plain(value)
    return line


def _plain(value: object) -> Json:
    match value:
        case None | bool() | int() | float():
            return value
        case date():
            return value.isoformat()
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return str(value)
