"""What the tables of CDS Hooks 2.0 want of a card, written down once more as rules.

A rule names the field, whether it must be there, and what it must be. It is a witness
of the tests, and knows nothing of how wervel makes a card.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

Check = Callable[[Any], bool]
Rules = dict[str, tuple[bool, Check]]
"""For each field whether it must be there, and what it must be."""


def text(of: Any) -> bool:
    return isinstance(of, str) and bool(of.strip())


def truth(of: Any) -> bool:
    return isinstance(of, bool)


def one_of(*values: str) -> Check:
    return lambda of: of in values


def absolute(of: Any) -> bool:
    return text(of) and bool(urlsplit(of).scheme) and bool(urlsplit(of).netloc)


def uuid(of: Any) -> bool:
    return text(of) and bool(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-.{12}", of))


def summary(of: Any) -> bool:
    return text(of) and len(of) < 140


def resource(of: Any) -> bool:
    return isinstance(of, dict) and text(of.get("resourceType"))


def like(rules: Rules) -> Check:
    """An object that keeps to the rules and has no other fields."""
    return lambda of: isinstance(of, dict) and not [*broken(of, rules)]


def some(rules: Rules) -> Check:
    """A list, not empty, of such objects."""
    check = like(rules)
    return lambda of: isinstance(of, list) and bool(of) and all(map(check, of))


def broken(of: dict[str, Any], rules: Rules) -> Iterator[str]:
    yield from (f"{name} is not of the table" for name in of if name not in rules)
    for name, (must, check) in rules.items():
        if must and name not in of:
            yield f"{name} is missing"
        if name in of and not check(of[name]):
            yield f"{name} is wrong"


CODING: Rules = {"code": (True, text), "system": (True, text), "display": (False, text)}
REASON: Rules = {**CODING, "display": (True, text)}
SOURCE: Rules = {
    "label": (True, text),
    "url": (False, absolute),
    "icon": (False, absolute),
    "topic": (False, like(CODING)),
}
ACTION: Rules = {
    "type": (True, one_of("create", "update", "delete")),
    "description": (True, text),
    "resource": (False, resource),
    "resourceId": (False, text),
}
SUGGESTION: Rules = {
    "label": (True, text),
    "uuid": (False, uuid),
    "isRecommended": (False, truth),
    "actions": (False, some(ACTION)),
}
LINK: Rules = {
    "label": (True, text),
    "url": (True, absolute),
    "type": (True, one_of("absolute", "smart")),
    "appContext": (False, text),
}
CARD: Rules = {
    "uuid": (False, uuid),
    "summary": (True, summary),
    "detail": (False, text),
    "indicator": (True, one_of("info", "warning", "critical")),
    "source": (True, like(SOURCE)),
    "suggestions": (False, some(SUGGESTION)),
    "selectionBehavior": (False, one_of("at-most-one", "any")),
    "overrideReasons": (False, some(REASON)),
    "links": (False, some(LINK)),
}


def faults(card: dict[str, Any]) -> list[str]:
    """What in a card is not as it should be."""
    found = [*broken(card, CARD)]
    if ("suggestions" in card) != ("selectionBehavior" in card):
        found.append("suggestions and selectionBehavior go together")
    links = card["links"] if isinstance(card.get("links"), list) else []
    if any(each["type"] == "absolute" and "appContext" in each for each in links):
        found.append("appContext of an absolute link")
    return found


def empties(of: Any, where: str = "card") -> list[str]:
    """The places where something is null or empty."""
    if of is None or of in ("", [], {}):
        return [where]
    match of:
        case dict():
            return [e for name, v in of.items() for e in empties(v, f"{where}.{name}")]
        case list():
            return [e for n, v in enumerate(of) for e in empties(v, f"{where}[{n}]")]
    return []


def faults_of_resource(of: dict[str, Any]) -> list[str]:
    """What in a resource is not FHIR R4, as another library reads it."""
    try:
        get_fhir_model_class(of["resourceType"]).model_validate(of)
    except ValidationError as problem:
        return [str(each) for each in problem.errors()]
    return []
