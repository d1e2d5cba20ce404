"""A sentence in the two languages wervel speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["nl", "en"]


@dataclass(frozen=True, kw_only=True)
class Text:
    """One sentence, in Dutch and in English, both in wervel's own words.

    >>> Text(nl="rug", en="back").in_language("nl")
    'rug'
    """

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """The sentence in that language."""
        return self.nl if language == "nl" else self.en


NOT_CHECKED = Text(
    nl="nog niet door een clinicus gecontroleerd", en="not yet checked by a clinician"
)
"""What stands beside content whose ``checked_by`` is empty."""

ADVISES = Text(
    nl="wervel adviseert; een zorgverlener beslist.",
    en="wervel advises; a clinician decides.",
)
"""What stands wherever wervel says something about care."""
