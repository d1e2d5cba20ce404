"""Text as it is, within Markdown: nothing from a record becomes markup or a link."""

from __future__ import annotations

import re
from html import escape

LONGEST = 120
"""Characters of a text from a record that are shown."""

_MARKUP = re.compile(r"([\\`*_{}\[\]|~@$]|(?<=www)\.|:(?=//))", re.IGNORECASE)


def plain(text: str) -> str:
    r"""On one line, without control characters, cut where it is very long.

    >>> plain("one\n two\u202e")
    'one two'
    """
    printable = "".join(each if each.isprintable() else " " for each in text)
    line = " ".join(printable.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def escaped(text: str) -> str:
    r"""A text so that Markdown shows it letter by letter.

    >>> escaped("<b>*L03*</b> [x](http://x.nl)")
    '&lt;b&gt;\\*L03\\*&lt;/b&gt; \\[x\\](http\\://x.nl)'
    """
    return _MARKUP.sub(r"\\\1", escape(text, quote=False))
