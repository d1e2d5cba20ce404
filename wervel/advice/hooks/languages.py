"""Which of wervel's two languages somebody asked for."""

from __future__ import annotations

from wervel.text import Language


def spoken(accept_language: str, *, otherwise: Language = "nl") -> Language:
    """The language that an Accept-Language header likes best, of the two there are.

    >>> spoken("fr, en-GB;q=0.8, nl;q=0.5"), spoken("fr"), spoken("nl;q=0")
    ('en', 'nl', 'nl')
    """
    best, liked = otherwise, 0.0
    for each in accept_language.split(","):
        name, _, weight = each.strip().partition(";")
        how = _weight(weight)
        if how > liked:
            match name.partition("-")[0].strip().lower():
                case "nl":
                    best, liked = "nl", how
                case "en":
                    best, liked = "en", how
    return best


def _weight(written: str) -> float:
    name, _, number = written.replace(" ", "").partition("=")
    if name != "q":
        return 1.0
    try:
        return float(number)
    except ValueError:
        return 0.0
