"""The 23 patients nobody here wrote, thirty days into their back pain.

They stand beside the project, in ``../shared/data/fhir-clbp``.
"""

import gzip
import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from bundles import bundle
from web.card_rules import empties, faults, faults_of_resource
from web.hook_calls import desk, draft_xray, in_context, read

from wervel.advice.hooks import answer
from wervel.advice.hooks.prefetch import TEMPLATES

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "fhir-clbp"
FILES = sorted(FOLDER.glob("*.json.gz"))
CHRONIC = "278860009"

pytestmark = pytest.mark.skipif(
    not FILES, reason="the shared folder is not beside this clone"
)


@cache
def patient_of(file):
    """The patient, the day, and what a client would send along."""
    every = [
        each["resource"]
        for each in json.loads(gzip.decompress(file.read_bytes()))["entry"]
    ]
    sent = {}
    for key, template in TEMPLATES.items():
        kind = template.partition("?")[0]
        found = [each for each in every if each["resourceType"] == kind]
        sent[key] = bundle(*found, kind="searchset") if found else None
    (patient,) = [each for each in every if each["resourceType"] == "Patient"]
    began = min(
        each["onsetDateTime"][:10]
        for each in every
        if each["resourceType"] == "Condition" and CHRONIC in json.dumps(each)
    )
    day = date.fromisoformat(began) + timedelta(days=30)
    return {**sent, "patient": patient}, day


@pytest.mark.parametrize("file", FILES, ids=range(1, len(FILES) + 1))
@pytest.mark.parametrize("hook", ["patient-view", "order-sign"])
def test_the_cards_are_as_the_tables_want_them(hook, file):
    """There is a card, and what it proposes is valid FHIR."""
    sent, day = patient_of(file)
    name = sent["patient"]["id"]
    xray = {**draft_xray(), "subject": {"reference": f"Patient/{name}"}}
    whole = {**in_context(hook, xray, patientId=name), "prefetch": sent}
    found = answer(read(whole), {}, desk(), today=day, language="nl")["cards"]
    assert found
    for card in found:
        assert not [*faults(card), *empties(card)]
        for suggestion in card.get("suggestions", ()):
            for action in suggestion["actions"]:
                assert not faults_of_resource(action.get("resource", sent["patient"]))
