"""Care steps: what was done within an episode, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ibis
import ibis.expr.types as ir
from ibis import _

from wervel.episodes.pain import EpisodeRule
from wervel.records.codelists import Codelist, ListKind, all_codelists
from wervel.records.events import belongs
from wervel.records.resolution import Resolution
from wervel.records.source import Source

CONTACT = "contact"
"""The step that is a visit and nothing else that a codelist knows."""

_DOMAINS: Mapping[str, str] = {
    "drug_exposure": "Drug",
    "procedure_occurrence": "Procedure",
    "measurement": "Measurement",
    "observation": "Observation",
    "condition_occurrence": "Condition",
    "visit_occurrence": "Visit",
}
"""How the table ``cost`` calls the tables of the CDM (cost_domain_id)."""


def care_steps(
    source: Source,
    resolution: Resolution,
    episodes: ir.Table,
    events: ir.Table,
    *,
    rule: EpisodeRule,
) -> ir.Table:
    """One row per care step of an episode: contact, scan, drug, therapy, operation.

    Columns: person_id, episode_start; number (from 1, in order of day); day; step (name
    of the codelist, or ``contact``); provider (name of the specialty's codelist, NULL
    where not known); days (supplied); cost (paid, else charged; NULL where no cost is
    recorded); record_table, record_id. A diagnosis is no step. A record that is in two
    lists is one step, named after the first list in alphabetical order.
    """
    joined = episodes.select("person_id", "episode_start", "episode_end").inner_join(
        events, "person_id"
    )
    within = joined.filter(
        joined.day.between(joined.episode_start, joined.episode_end + rule.tail)
    )
    named = within.mutate(
        step=ibis.coalesce(
            _first_list(within, resolution, _held(ListKind.CARE, ListKind.DRUG)),
            ibis.ifelse(
                within.record_table == "visit_occurrence", CONTACT, ibis.null("string")
            ),
        ),
        provider=_first_list(within, resolution, _held(ListKind.PROVIDER)),
    )
    steps = _with_cost(source, named.filter(named.step.notnull()))
    order = ibis.window(
        group_by=["person_id", "episode_start"],
        order_by=["day", "record_table", "record_id"],
    )
    return steps.select(
        "person_id",
        "episode_start",
        "day",
        "step",
        "provider",
        "days",
        "cost",
        "record_table",
        "record_id",
        number=ibis.row_number().over(order) + 1,
    )


def _held(*kinds: ListKind) -> tuple[Codelist, ...]:
    """The lists of these kinds that hold codes themselves."""
    return tuple(
        each for each in all_codelists() if each.kind in kinds and not each.members
    )


def _first_list(
    table: ir.Table, resolution: Resolution, lists: Iterable[Codelist]
) -> ir.StringValue:
    return ibis.cases(
        *((belongs(table, resolution.mask([each])), each.name) for each in lists),
        else_=ibis.null("string"),
    )


def _with_cost(source: Source, steps: ir.Table) -> ir.Table:
    """The same steps, with what they cost where that is recorded."""
    if not source.has("cost"):
        return steps.mutate(cost=ibis.null("float64"))
    cost = source.table("cost")
    paid = cost.group_by(
        record_id=cost.cost_event_id, domain=cost.cost_domain_id
    ).aggregate(cost=_.total_paid.coalesce(_.total_cost).sum())
    domains = steps.mutate(
        domain=ibis.cases(
            *((steps.record_table == table, name) for table, name in _DOMAINS.items()),
            else_=ibis.null("string"),
        )
    )
    return domains.left_join(paid, ["record_id", "domain"])
