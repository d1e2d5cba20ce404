"""A form that was sent, read within a limit and in memory only: never into a file."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from urllib.parse import urlsplit

from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from wervel.advice.page.form import LARGEST, Sent

MOST_KEPT = 3 * LARGEST
"""Bytes that are read to the end, so that a form with too large a file can be answered
with what else was filled in. Of what is larger nothing is kept."""
MOST_DRAINED = 20 * LARGEST
"""Bytes that are taken and thrown away, so that a browser hears the answer."""
MOST_FIELDS = 500


async def sent_form(request: Request) -> Sent | None:
    """The fields and the file; nothing where there are too many bytes to keep.

    Raises MultiPartException where it is no form.
    """
    body = await _body(request)
    if body is None:
        return None
    try:
        form = await _parser(request, body).parse()
    except FormParserError as problem:
        raise MultiPartException("no form") from problem
    except (KeyError, UnicodeDecodeError) as problem:
        raise MultiPartException("no form") from problem
    try:
        return await _sent(form)
    finally:
        await form.close()


def is_from_here(request: Request) -> bool:
    """Whether the form comes from a page of this site, as far as the browser tells.

    Nothing is stored here, so there is nothing to forge: this only keeps others from
    sending readers to an answer they did not ask for. Under ``no-referrer`` a browser
    says ``Origin: null`` even of our own page, so that says nothing.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin", "null")
    return origin == "null" or urlsplit(origin).netloc == request.headers.get("Host")


async def _body(request: Request) -> bytes | None:
    kept, taken = bytearray(), 0
    async for piece in request.stream():
        taken += len(piece)
        if taken <= MOST_KEPT:
            kept += piece
        else:
            kept.clear()
        if taken > MOST_DRAINED:
            break
    return bytes(kept) if taken <= MOST_KEPT else None


def _parser(request: Request, body: bytes) -> MultiPartParser | FormParser:
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        parser = MultiPartParser(
            request.headers,
            _stream(body),
            max_files=1,
            max_fields=MOST_FIELDS,
            max_part_size=MOST_KEPT,
        )
        parser.spool_max_size = MOST_KEPT  # a larger file would go to the disk
        return parser
    if kind == "application/x-www-form-urlencoded":
        return FormParser(
            request.headers,
            _stream(body),
            max_fields=MOST_FIELDS,
            max_part_size=MOST_KEPT,
        )
    raise MultiPartException("another kind of content")


async def _stream(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body


async def _sent(form: FormData) -> Sent:
    fields: dict[str, list[str]] = {}
    upload = b""
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            upload = await value.read()
        else:
            fields.setdefault(name, []).append(value)
    return Sent(fields=fields, upload=upload)
