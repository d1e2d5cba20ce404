"""The form of the clinician's page as a browser sends it, and what its answer hides."""

import json
import re
from html import unescape

from bundles import bundle, condition, patient
from web.served import ask

HOME, ADVICE = "/patient", "/patient/advice"
PLANTED = "Zwanenburg-Oosterhuis"
"""A name that a record may hold, and no page, address or log may show."""


def send(app, *, headers=None, upload=None, path=ADVICE, **fields):
    """What the page answers to this form, as a browser sends it."""
    parts = [
        (name, (None, each))
        for name, value in fields.items()
        for each in (value if isinstance(value, list) else [value])
    ]
    if upload is not None:
        parts.append(("upload", ("record.json", upload, "application/json")))
    return ask(app, path, method="POST", files=parts, headers=headers or {})


def three_weeks(*more, **elements):
    """Somebody with a name and three weeks of back pain, as JSON."""
    somebody = patient(name=[{"family": PLANTED}], **elements)
    return json.dumps(
        bundle(somebody, condition(onsetDateTime="2024-04-10"), *more), indent=1
    )


def hidden(answer, name):
    """The values of the hidden fields of that name."""
    found = re.findall(
        rf'<input type="hidden" name="{name}" value="([^"]*)"', answer.text
    )
    return [unescape(each) for each in found]


def carried(answer):
    """The fields by which the page takes the record along."""
    return {name: hidden(answer, name) for name in ("language", "carried", "shown")}


def cards(answer):
    """The kind of each card, in order."""
    return [each.split(":")[0] for each in hidden(answer, "shown")]
