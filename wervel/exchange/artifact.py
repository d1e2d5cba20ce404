"""What every exported artifact says of itself: name, version, status and date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from wervel import __version__
from wervel.errors import ContentError
from wervel.exchange.elements import (
    Element,
    Value,
    canonical,
    hl7,
    translated,
)
from wervel.text import Text

Status: TypeAlias = Literal["draft", "active", "retired"]
PUBLISHER = "wervel"
"""Who publishes the artifact; whose recommendation it holds is in its citation."""
DIGITS = 12
"""How many digits of the content's hash end its version."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What an artifact says of itself, whatever its kind.

    ``checked`` is whether a clinician has checked all that is in it.
    """

    kind: str
    name: str
    profile: str
    title: Text
    description: Text
    usage: Text
    status: Status
    checked: bool
    reviewed: date

    @property
    def url(self) -> str:
        """Its canonical URL, without the version."""
        return canonical(self.kind, self.name)


def artifact(about: About, content: Element) -> Element:
    """The whole resource, valid, with no nulls and nothing empty.

    Its version is that of the package, then a hash of what is in it, so that what
    changed has another version and what did not has the same. Raises ContentError where
    it is not what FHIR wants.
    """
    made = without_gaps({**_head(about), **content})
    hashed = json.dumps(
        {name: value for name, value in made.items() if name != "version"},
        ensure_ascii=False,
        sort_keys=True,
    )
    digest = hashlib.sha256(hashed.encode("utf-8")).hexdigest()[:DIGITS]
    return checked({**made, "version": f"{__version__}+{digest}"})


def checked(resource: Element) -> Element:
    """The resource itself; ContentError where FHIR does not allow it.

    The models are those of R4B, which for these resources has all of R4 and only adds
    to whom a plan may be addressed.
    """
    kind, name = resource["resourceType"], resource["id"]
    try:
        get_fhir_model_class(str(kind)).model_validate(resource)
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ContentError(
            "a resource as FHIR R4 defines it",
            f"{place}: {first['msg']}",
            where=f"{kind}/{name}",
            do="mend the definition it is made from",
        ) from None
    return resource


def pinned(resource: Element) -> str:
    """The canonical URL of exactly this version."""
    return f"{resource['url']}|{resource['version']}"


def without_gaps(of: Mapping[str, Value]) -> Element:
    """The same without nulls, empty texts, lists and objects, at any depth."""
    kept = {name: _kept(value) for name, value in of.items()}
    return {name: value for name, value in kept.items() if not _is_gap(value)}


def _kept(value: Value) -> Value:
    if isinstance(value, Mapping):
        return without_gaps(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        kept = [_kept(each) for each in value]
        return [each for each in kept if not _is_gap(each)]
    return value


def _is_gap(value: Value) -> bool:
    return not isinstance(value, bool) and not value


def _head(about: About) -> Element:
    return {
        "resourceType": about.kind,
        "id": about.name,
        "meta": {"profile": [about.profile]},
        "language": "en",
        "extension": [
            {"url": hl7("cqf-knowledgeCapability"), "valueCode": "shareable"},
            {"url": hl7("cqf-knowledgeRepresentationLevel"), "valueCode": "structured"},
        ],
        "url": about.url,
        "version": __version__,
        "name": "".join(part.capitalize() for part in about.name.split("-")),
        **translated("title", about.title),
        "status": about.status,
        "experimental": not about.checked,
        "date": about.reviewed.isoformat(),
        "publisher": PUBLISHER,
        **translated("description", about.description),
        **translated("usage", about.usage),
        "lastReviewDate": about.reviewed.isoformat(),
    }
