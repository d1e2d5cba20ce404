"""What the parts of a request must look like; all else is refused, naming the place.

A message names the place and what stands in the specification, never what came: that
may be about a patient.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from wervel.errors import RequestRefused
from wervel.records.fhir.elements import Resource

SPECIFICATION = "https://cds-hooks.hl7.org/2.0/"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_FHIR_ID = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9\-.]{1,64}")


def refused(wanted: str, came: str, where: str) -> RequestRefused:
    """The refusal of a request that is not as the specification has it (400)."""
    return RequestRefused(wanted, came, where=where, do=f"see {SPECIFICATION}")


def an_object(of: object, where: str) -> Mapping[str, object]:
    """A JSON object in which something stands."""
    if not isinstance(of, dict) or not of:
        raise refused("a JSON object that is not empty", _kind(of), where)
    return of


def a_list(of: object, where: str) -> list[object]:
    """A JSON array in which something stands."""
    if not isinstance(of, list) or not of:
        raise refused("a JSON array that is not empty", _kind(of), where)
    return of


def a_text(of: Mapping[str, object], name: str, where: str) -> str:
    """The text of that name, which must be there."""
    found = of.get(name)
    if not isinstance(found, str) or not found.strip():
        raise refused("a text that is not empty", _kind(found), f"{where}.{name}")
    return found


def a_text_if_any(of: Mapping[str, object], name: str, where: str) -> str:
    """The text of that name; empty where the name is not there at all."""
    return a_text(of, name, where) if name in of else ""


def a_whole_number(of: Mapping[str, object], name: str, where: str) -> int:
    """The whole number of that name, which must be there."""
    found = of.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise refused("a whole number", _kind(found), f"{where}.{name}")
    return found


def a_uuid(of: Mapping[str, object], name: str, where: str) -> str:
    """The UUID of that name, which must be there; in small letters."""
    found = a_text(of, name, where)
    if not _UUID.fullmatch(found):
        raise refused("a UUID", "another text", f"{where}.{name}")
    return found.lower()


def a_fhir_id(written: str, where: str) -> str:
    """A text that is the id of a FHIR resource, and so safe to stand in a URL."""
    if not _FHIR_ID.fullmatch(written):
        raise refused("the id of a FHIR resource", "another text", where)
    return written


def a_url(of: Mapping[str, object], name: str, where: str) -> str:
    """The absolute http(s) URL of that name, without its last slash."""
    found = a_text(of, name, where)
    try:
        parts = urlsplit(found)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
        plain = not (parts.query or parts.fragment or "@" in parts.netloc)
    except ValueError:
        sound = plain = False
    if not (sound and plain):
        raise refused("an absolute URL", "another text", f"{where}.{name}")
    return found.rstrip("/")


def a_resource(of: object, where: str) -> Resource:
    """A FHIR resource: an object that says of which type it is."""
    found = an_object(of, where)
    a_text(found, "resourceType", where)
    return found


def without_nulls(of: Mapping[str, object], where: str) -> None:
    """Refuse what is null or empty among the elements of CDS Hooks themselves."""
    for name, each in of.items():
        if each is None or each in ("", [], {}):
            raise refused(
                "elements that are left out where there is nothing to say",
                _kind(each),
                f"{where}.{name}" if name.isidentifier() else where,
            )


def _kind(of: object) -> str:
    """What came, by its kind."""
    match of:
        case None:
            return "nothing, or null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text" if of.strip() else "an empty text"
        case list():
            return "an array" if of else "an empty array"
        case _:
            return "an object" if of else "an empty object"
