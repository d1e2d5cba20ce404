"""A dossier as plain data: the chain it stands on, its judgements, its ripples."""

from __future__ import annotations

from wervel.dossiers.chain import Chain, Kind, Node, in_order, node_id
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.ripple_report import ripple_data
from wervel.evidence.certainty.plain import as_plain
from wervel.pages.components import Json


def dossier_data(of: Gathered) -> Json:
    """Everything a dossier shows, in both languages."""
    nodes = nodes_of(of)
    here = {each.id for each in nodes}
    return {
        "dossier": of.dossier.id,
        "question": {"nl": of.dossier.question.nl, "en": of.dossier.question.en},
        "profiles": [as_plain(each) for each in of.judged],
        "chain": [_linked(each, of.chain, here) for each in nodes],
        "retraction": None if of.retraction is None else ripple_data(of.retraction),
        "without": {name: ripple_data(each) for name, each in of.without.items()},
        "not_known": [{"nl": each.nl, "en": each.en} for each in of.dossier.unknown],
    }


def nodes_of(of: Gathered) -> tuple[Node, ...]:
    """The nodes of the chain that the dossier is about: its profiles, up and down."""
    starts = [node_id(Kind.PROFILE, each) for each in of.dossier.profiles]
    starts += [node_id(Kind.ARGUMENT, each.id) for each in of.arguments]
    found = {
        each.id: each
        for name in starts
        for each in (
            of.chain.node(name),
            *of.chain.grounds_of(name),
            *of.chain.resting_on(name),
        )
    }
    return in_order(found.values())


def node_rows(of: Gathered) -> list[dict[str, Json]]:
    """One row per link of the chain: what rests on what."""
    nodes = nodes_of(of)
    here = {each.id for each in nodes}
    return [
        {
            "upper": each.id,
            "lower": lower,
            "label_nl": each.label.nl,
            "label_en": each.label.en,
        }
        for each in nodes
        for lower in of.chain.rests.get(each.id, ())
        if lower in here
    ]


def _linked(of: Node, chain: Chain, here: set[str]) -> Json:
    """A node with what it rests on, as far as that belongs to the dossier."""
    return {
        "id": of.id,
        "kind": of.kind.value,
        "label": {"nl": of.label.nl, "en": of.label.en},
        "value": dict(of.value),
        "rests_on": [each for each in chain.rests.get(of.id, ()) if each in here],
    }
