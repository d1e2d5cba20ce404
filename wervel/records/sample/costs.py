"""What the care steps cost."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from wervel.records.sample.choices import PRICES
from wervel.records.sample.codes import codebook
from wervel.records.sample.draws import Floats, Ints
from wervel.records.sample.records import Records
from wervel.records.sample.tables import (
    ELECTRONIC_RECORD,
    EURO,
    Chunk,
    constant,
)

_DOMAINS = {"visit": "Visit", "drug": "Drug", "procedure": "Procedure"}


def cost_table(
    steps: Mapping[str, tuple[Records, Ints]], *, chunk: Chunk, specialty: Ints
) -> pa.Table:
    """One row per planted visit, drug and procedure: its price in euros.

    ``steps`` gives records and their ids; a visit is priced by the specialty of its
    provider. In the order of the persons.
    """
    rows = [
        (records.person, ids, _price(kind, records, specialty), place)
        for place, kind in enumerate(_DOMAINS)
        for records, ids in (steps[kind],)
    ]
    person = np.concatenate([each for each, _, _, _ in rows])
    order = np.argsort(person.astype(np.uint16), kind="stable")
    price = np.concatenate([each for _, _, each, _ in rows])[order]
    domain = np.repeat(
        [place for _, _, _, place in rows], [len(ids) for _, ids, _, _ in rows]
    )
    size = len(order)
    return pa.table(
        {
            "cost_id": pa.array(chunk.ids(size)),
            "cost_event_id": pa.array(
                np.concatenate([i for _, i, _, _ in rows])[order]
            ),
            "cost_domain_id": pa.DictionaryArray.from_arrays(
                pa.array(domain[order].astype(np.int8)), pa.array(_DOMAINS.values())
            ),
            "cost_type_concept_id": constant(ELECTRONIC_RECORD, size),
            "currency_concept_id": constant(EURO, size),
            "total_cost": pa.array(price),
            "total_paid": pa.array(price),
        }
    )


def _price(kind: str, records: Records, specialty: Ints) -> Floats:
    code = specialty[records.provider] if kind == "visit" else records.code
    return _prices()[code]


def _prices() -> Floats:
    """The price of each code of the codebook."""
    prices = np.zeros(len(codebook().codes))
    for name, price in zip(PRICES.of, PRICES.value, strict=True):
        prices[codebook().place(name)] = price
    programme = codebook().place("rehabilitation_programme")
    prices[codebook().place("rehabilitation_programme_long")] = prices[programme]
    return prices
