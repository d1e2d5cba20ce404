"""What was filled in on the page, read and checked; or what is wrong with it.

The records travel with the page, packed, because nothing is kept between two requests.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wervel.advice.answers import FACTS, range_of
from wervel.advice.page.choices import (
    BY,
    GUIDELINES,
    NATIONAL,
    ORDERS,
    Choices,
    language_of,
)
from wervel.advice.page.demonstrations import Demonstration, demonstration
from wervel.advice.page.problems import (
    BAD_ANSWER,
    BAD_DAY,
    FUTURE,
    NO_FHIR,
    NO_JSON,
    NOTHING_GIVEN,
    TOO_LARGE,
    Problem,
    about_answer,
)
from wervel.errors import SourceUnreadable
from wervel.facts.fact import Fact
from wervel.logic import Answer
from wervel.records.fhir.documents import entries

LARGEST = 10 * 1024 * 1024
"""Bytes of FHIR that are read: the limit of the upload."""
ANSWER = "answer."
YES, NO = "yes", "no"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The fields of the form as they came, and the file, empty if there is none."""

    fields: Mapping[str, Sequence[str]] = field(repr=False)
    upload: bytes = field(default=b"", repr=False)

    def one(self, name: str) -> str:
        """The last value of this field; empty where there is none."""
        values = self.fields.get(name, ())
        return values[-1].strip() if values else ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whose advice is asked, as chosen, with what was answered.

    ``carried`` are the records, packed, for a page to take along; empty for a
    demonstration. ``shown`` are the cards of the page before.
    """

    of: Demonstration | None
    documents: tuple[object, ...] = field(repr=False)
    carried: str = field(repr=False)
    choices: Choices
    answers: Mapping[str, Answer] = field(repr=False)
    shown: tuple[str, ...] = ()
    wants_leaflet: bool = False


@dataclass(frozen=True, kw_only=True)
class Refused:
    """What is wrong, what was chosen, and the records if these are fine."""

    problems: tuple[Problem, ...]
    choices: Choices
    of: Demonstration | None = None
    carried: str = field(default="", repr=False)
    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)


def read_form(sent: Sent, *, today: date, by: str = "") -> Asked | Refused:
    """What was asked. ``by`` is who sees patients here, where nobody chose."""
    of = demonstration(sent.one("demonstration"))
    day, wrong_day = _day(sent.one("day"), of.day if of else today, today)
    choices = _choices(sent, of, day=day, by=by)
    records = b"" if of else _records(sent)
    documents = (of.bundle,) if of else _documents(records)
    answers, wrong = _answers(sent)
    problems = [
        *([documents] if isinstance(documents, Problem) else []),
        *wrong_day,
        *wrong,
    ]
    is_fine = not isinstance(records, Problem) and not isinstance(documents, Problem)
    carried = _packed(records) if is_fine and isinstance(records, bytes) else ""
    if problems or isinstance(documents, Problem):
        return Refused(
            problems=tuple(problems),
            choices=choices,
            of=of,
            carried=carried,
            answers=answers,
        )
    return Asked(
        of=of,
        documents=documents,
        carried=carried,
        choices=choices,
        answers=answers,
        shown=() if sent.one("speak") else tuple(sent.fields.get("shown", ())),
        wants_leaflet=sent.one("show") == "leaflet",
    )


def _choices(sent: Sent, of: Demonstration | None, *, day: date, by: str) -> Choices:
    """The choices; what is none of them counts as not chosen."""
    by, order = (of.by, of.order) if of else (by, "")
    return Choices(
        day=day,
        by=_known(sent, "by", BY, by),
        order=_known(sent, "order", ORDERS, order),
        guidelines=_known(sent, "guidelines", GUIDELINES, NATIONAL),
        language=language_of(sent.one("speak"), sent.one("language")),
    )


def _known(sent: Sent, name: str, among: Mapping[str, object], otherwise: str) -> str:
    given = sent.one(name)
    return given if name in sent.fields and given in among else otherwise


def _day(
    written: str, otherwise: date, today: date
) -> tuple[date, tuple[Problem, ...]]:
    if not written:
        return otherwise, ()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return otherwise, (BAD_DAY,)
    return (day, ()) if day <= today else (day, (FUTURE,))


def _records(sent: Sent) -> bytes | Problem:
    """The records as JSON: carried along, uploaded, or pasted."""
    if carried := sent.one("carried"):
        return _unpacked(carried)
    written = sent.upload or sent.one("pasted").encode("utf-8", "replace")
    if len(written) > LARGEST:
        return TOO_LARGE
    return written if written.strip() else NOTHING_GIVEN


def _documents(records: bytes | Problem) -> tuple[object, ...] | Problem:
    if isinstance(records, Problem):
        return records
    try:
        found: object = json.loads(records.decode("utf-8-sig"))
        json.dumps(found, ensure_ascii=False).encode()  # half a character fails here
    except (ValueError, RecursionError):
        return NO_JSON
    try:
        entries(found)
    except (SourceUnreadable, RecursionError):
        return NO_FHIR
    return (found,)


def _packed(records: bytes) -> str:
    return base64.b64encode(gzip.compress(records, mtime=0)).decode("ascii")


def _unpacked(carried: str) -> bytes | Problem:
    """The records that were carried; never more than may be uploaded."""
    try:
        packed = base64.b64decode(carried, validate=True)
        reading = zlib.decompressobj(zlib.MAX_WBITS | 16)
        records = reading.decompress(packed, LARGEST + 1)
    except (binascii.Error, zlib.error, ValueError):
        return NO_JSON
    return records if len(records) <= LARGEST else TOO_LARGE


def _answers(sent: Sent) -> tuple[dict[str, Answer], list[Problem]]:
    """The answers, and those that are none; what was left open is left out."""
    found: dict[str, Answer] = {}
    wrong = []
    for name in sent.fields:
        fact = FACTS.get(name.removeprefix(ANSWER))
        if not name.startswith(ANSWER) or fact is None or fact.looks_ahead:
            continue
        try:
            answer = _answer(sent.one(name), fact)
        except ValueError:
            wrong.append(about_answer(BAD_ANSWER, fact, range_of(fact)))
            continue
        if answer is not None:
            found[fact.name] = answer
    return found, wrong


def _answer(written: str, fact: Fact) -> Answer:
    """The answer; nothing where it was left open. Raises ValueError."""
    if not written:
        return None
    if fact.kind == "boolean":
        return {YES: True, NO: False}.get(written)
    least, most = range_of(fact)
    number = float(written.replace(",", "."))
    if not least <= number <= most:
        raise ValueError
    return number
