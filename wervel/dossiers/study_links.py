"""The lower end of the chain: places, printed rows, and the studies they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wervel.dossiers.chain import Kind, Link, Node, node_id
from wervel.dossiers.places import place_link, place_of
from wervel.evidence.study import Estimate, Observation, Pooled, Study
from wervel.pages.components import Json
from wervel.text import Text

Row = Estimate | Observation | Pooled


def study_links(studies: Sequence[Study]) -> Iterator[Link]:
    """Every study, its rows and the places these stand at.

    A study rests on its place; a row on its study, for what is retracted takes its rows
    with it, and on its own place.
    """
    for study in studies:
        yield place_link("", study.locator)
        node = Node(
            kind=Kind.STUDY,
            name=study.id,
            label=Text(nl=study.name, en=study.name),
            value=_of_study(study),
        )
        yield Link(node=node, on=(place_of("", study.locator),))
        for row in study.rows:
            yield place_link("", row.locator)
            yield Link(
                node=row_node(study, row), on=(place_of("", row.locator), node.id)
            )


def row_id(study: str, row: str) -> str:
    """The id of the node of a row.

    >>> row_id("mint-facet", "pain-13-weeks")
    'row:mint-facet/pain-13-weeks'
    """
    return node_id(Kind.ROW, f"{study}/{row}")


def row_node(study: Study, row: Row) -> Node:
    """A row as a node: its numbers are what is compared."""
    outcome = study.outcome(row.outcome).name
    return Node(
        kind=Kind.ROW,
        name=f"{study.id}/{row.id}",
        label=Text(
            nl=f"{study.name}: {outcome.nl} ({row.item})",
            en=f"{study.name}: {outcome.en} ({row.item})",
        ),
        value=_of_row(row),
    )


def _of_row(row: Row) -> Mapping[str, Json]:
    match row:
        case Estimate():
            return {
                "value": row.value,
                "low": row.low,
                "high": row.high,
                "n": row.n,
                "weeks": row.weeks,
                "confidence": row.confidence,
                "significant": row.significant,
            }
        case Observation():
            return {"value": row.value, "low": row.low, "high": row.high, "n": row.n}
        case Pooled():
            return {"value": row.median, "low": row.low, "high": row.high}


def _of_study(study: Study) -> Mapping[str, Json]:
    """What of a study as a whole can move what is built on it."""
    return {
        "publication": study.publication.value,
        "n": study.n,
        "design": study.design.value,
        "population": study.population,
        "bias": {each.domain: each.risk.value for each in study.bias},
    }
