"""One rule, two scales, on real patients: alone at the bedside, together as population.

The 23 bundles nobody here wrote stand beside the project, in
``../shared/data/fhir-clbp``. They are loaded to one folder, as ``wervel load fhir``
does, and assessed; and each is read alone, as it comes. ``pytest -rP`` shows how much
was compared.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from agreement.bedside import (
    EVERY_LIST,
    Compared,
    carried_by,
    hold_moments,
    hold_now,
    pain_days,
)

from wervel.findings.assessment import Assessment, assess
from wervel.findings.bedside import Bedside, Patient, patients_of
from wervel.recommendations.bodies import ALL
from wervel.records.fhir import load_fhir, records_of
from wervel.records.fhir.events import EPOCH
from wervel.records.opening import open_source
from wervel.records.resolution import resolve
from wervel.records.source import Source

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "fhir-clbp"
TODAY = date(2026, 11, 1)
"""After the last record of all of them."""

AFTER_LAST = (0, 10, 45, 90, 91)
"""Days after a back-pain record on which somebody is seen."""

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the shared folder is not beside this clone"
)


@cache
def alone() -> Mapping[int, Patient]:
    """Each bundle read on its own, without any of the others."""
    found: dict[int, Patient] = {}
    for each in sorted(FOLDER.glob("*.json.gz")):
        bundle = json.loads(gzip.decompress(each.read_bytes()))
        ((person, patient),) = patients_of(
            records_of(bundle, until=TODAY), until=TODAY
        ).items()
        found[person] = patient
    return found


@pytest.fixture(scope="module")
def together(tmp_path_factory) -> Source:
    """All of them in one OMOP folder."""
    folder = tmp_path_factory.mktemp("fhir") / "cdm"
    load_fhir([FOLDER], folder, until=TODAY)
    return open_source(folder)


@pytest.fixture(scope="module", params=["as the records tell", "all lists"])
def scales(together, request) -> tuple[Assessment, Bedside]:
    """The population, and a bedside that takes as much for recorded as it does."""
    every = request.param == "all lists"
    source = replace(together, carried=EVERY_LIST) if every else together
    told = assess(source, recommendations=ALL)
    return told, Bedside.opened(ALL, carried=carried_by(told.resolution))


def test_every_fact_and_verdict_at_every_moment_agrees(scales) -> None:
    told, bedside = scales
    read = {
        person: bedside.read([each], today=TODAY, earlier=True)[0]
        for person, each in alone().items()
    }
    compared = Compared()
    hold_moments(told, read, compared)
    print(f"{len(read)} patients, {compared}")
    assert not compared.differ
    assert len(read) == 23
    assert compared.counts["facts"] > 7_000
    assert compared.counts["verdicts"] > 400


def test_facts_and_positions_now_agree(scales) -> None:
    """On days up to where an episode ends, and one day later."""
    told, bedside = scales
    compared = Compared()
    for after in AFTER_LAST:
        for which in (0, -1):
            seen_on = {
                person: EPOCH + timedelta(days=days[which] + after)
                for person, each in alone().items()
                if (days := sorted(pain_days(each, until=TODAY)))
            }
            hold_now(told.source, bedside, seen_on, alone(), compared)
    print(compared)
    assert not compared.differ
    assert compared.counts["facts now"] > 10_000
    assert compared.counts["positions now"] > 14_000


def test_the_lists_that_records_hold_are_some_and_not_all(together) -> None:
    """Or the first of the two scales would be the second again."""
    carried = carried_by(resolve(together))
    assert {"back_pain_non_specific", "analgesic"} <= carried
    assert carried < EVERY_LIST
