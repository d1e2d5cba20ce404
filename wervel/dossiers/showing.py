"""How values, links and nodes are shown on the pages of a dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from wervel.dossiers import words
from wervel.pages import words as page_words
from wervel.pages.components import Column, Json
from wervel.pages.speech import Speech
from wervel.text import Text

_DECIMALS = 3


def shown(value: Json, speech: Speech) -> str:
    """A part of a value in words: numbers without zeros that say nothing.

    >>> shown(-0.76, Speech("nl")), shown(True, Speech("en")), shown(None, Speech("en"))
    ('−0,76', 'yes', '–')
    """
    if value is None or value == "":
        return speech.say(page_words.NO_NUMBER)
    if isinstance(value, bool):
        return speech.say(words.YES if value else words.NO)
    if isinstance(value, int | float):
        return number(value, speech)
    if isinstance(value, str):
        return speech.say(words.VALUES[value]) if value in words.VALUES else value
    if isinstance(value, Mapping):
        parts = [f"{name}: {shown(each, speech)}" for name, each in value.items()]
        return "; ".join(parts)
    return ", ".join(shown(each, speech) for each in value) or speech.say(words.NOTHING)


def number(value: float, speech: Speech, *, decimals: int | None = None) -> str:
    """A number with as many decimals as it needs, and three at most.

    >>> number(4.0, Speech("en")), number(0.5, Speech("en"))
    ('4', '0.5')
    """
    digits = decimals_of(value) if decimals is None else decimals
    return speech.number(value, decimals=digits)


def decimals_of(value: float) -> int:
    """How many decimals a number needs, three at most.

    >>> decimals_of(-0.76), decimals_of(4.0), decimals_of(1 / 3)
    (2, 0, 3)
    """
    written = f"{abs(value):.{_DECIMALS}f}".rstrip("0")
    return len(written.partition(".")[2])


def ranged(value: float, low: float | None, high: float | None, speech: Speech) -> str:
    """A number and its limits, all with the decimals of the most precise.

    >>> ranged(-0.18, -0.76, 0.4, Speech("en"))
    '−0.18 (−0.76 to 0.40)'
    """
    ends = [each for each in (low, high) if each is not None]
    digits = max(decimals_of(each) for each in (value, *ends))
    said = number(value, speech, decimals=digits)
    if low is None or high is None:
        return said
    return f"{said} ({speech.interval(low, high, decimals=digits)})"


def day_said(when: str, speech: Speech) -> str:
    """A day as a reader says it; what is no whole date stays as it is.

    >>> day_said("2025-01-10", Speech("nl")), day_said("2022", Speech("nl"))
    ('10 januari 2025', '2022')
    """
    if not when:
        return speech.say(page_words.NO_NUMBER)
    try:
        return speech.day(date.fromisoformat(when))
    except ValueError:
        return when


def field_name(name: str, speech: Speech) -> str:
    """What a part of a value is called."""
    return speech.say(words.FIELDS[name]) if name in words.FIELDS else name


def linked(text: str, address: str) -> str:
    """Words that lead somewhere, safe in a page.

    >>> str(linked("T-13 <", "study.html#pain"))
    '<a href="study.html#pain">T-13 &lt;</a>'
    """
    return Markup('<a href="{}">{}</a>').format(address, text)


def anchored(text: str, name: str) -> str:
    """Words that can be led to, safe in a page.

    >>> str(anchored("T-13", "pain"))
    '<span id="pain">T-13</span>'
    """
    return Markup('<span id="{}">{}</span>').format(name, text)


def joined(parts: Sequence[str], sign: str = ", ") -> str:
    """Parts that may be links, one after another."""
    return Markup(sign).join(parts)


def columns(
    speech: Speech, *heads: Text, numbers: Sequence[Text] = ()
) -> tuple[Column, ...]:
    """The columns of a table; those of numbers stand to the right."""
    return tuple(Column(speech.say(each), each in numbers) for each in heads)
