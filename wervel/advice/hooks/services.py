"""The services: which hooks wervel answers, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from wervel.advice.detail_words import INTENDED_USE
from wervel.advice.hooks.prefetch import OPTIONAL, TEMPLATES
from wervel.errors import RequestRefused
from wervel.text import NOT_CHECKED


class Hook(Enum):
    """The moments in a clinician's work at which a client may ask."""

    PATIENT_VIEW = "patient-view"
    ORDER_SELECT = "order-select"
    ORDER_SIGN = "order-sign"


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service, as discovery shows it; in English, as nobody's language is known."""

    hook: Hook
    title: str
    description: str
    prefetch: Mapping[str, str] = field(repr=False)

    @property
    def id(self) -> str:
        """Its part of the URL; no two services share one."""
        return f"wervel-{self.hook.value}"


_INTENDED = f"{INTENDED_USE.en} Its content is {NOT_CHECKED.en}."
_USAGE = (
    "FHIR R4. Every prefetch key is needed, or access to the FHIR server, apart from "
    f"{', '.join(sorted(OPTIONAL))}. Nothing is returned to patients or relatives. "
    "No system actions are sent."
)

SERVICES: tuple[Service, ...] = (
    Service(
        hook=Hook.PATIENT_VIEW,
        title="wervel: low back pain, the next step",
        description="Red flags on record, drugs that go on against advice, the next "
        f"step of stepped care, and what is worth asking. {_INTENDED}",
        prefetch=TEMPLATES,
    ),
    Service(
        hook=Hook.ORDER_SELECT,
        title="wervel: low back pain, orders as they are chosen",
        description="Holds the orders that were just chosen against the guidelines, "
        f"and says why and who sees it differently. {_INTENDED}",
        prefetch=TEMPLATES,
    ),
    Service(
        hook=Hook.ORDER_SIGN,
        title="wervel: low back pain, orders before they are signed",
        description="Holds all orders about to be signed against the guidelines, and "
        f"says why and who sees it differently. {_INTENDED}",
        prefetch=TEMPLATES,
    ),
)


def service(name: str) -> Service:
    """The service of that id; RequestRefused (404) if there is none."""
    for each in SERVICES:
        if each.id == name:
            return each
    raise RequestRefused(
        "the id of a service",
        "another name",
        where="the URL",
        do="GET cds-services for the ids there are",
        status=404,
    )


def discovery() -> dict[str, object]:
    """What the discovery endpoint answers."""
    return {
        "services": [
            {
                "hook": each.hook.value,
                "title": each.title,
                "description": each.description,
                "id": each.id,
                "prefetch": dict(each.prefetch),
                "usageRequirements": _USAGE,
            }
            for each in SERVICES
        ]
    }
