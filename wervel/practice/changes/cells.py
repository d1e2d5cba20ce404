"""How numbers that may be withheld stand in the cells of a table."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wervel.pages import words as page_words
from wervel.pages.components import Column
from wervel.pages.speech import Speech
from wervel.text import Text


@dataclass(frozen=True)
class Cells:
    """What stands in cells, in the language of a page."""

    speech: Speech

    def count(self, number: object) -> str:
        """A count as it may leave; a missing one is withheld."""
        if pd.isna(number):  # type: ignore[call-overload]
            return self.speech.say(page_words.WITHHELD)
        return self.speech.count(int(str(number)))

    def share(self, share: object, *, withheld: object) -> str:
        """A share; nobody has none, which is not the same as withheld."""
        if withheld:
            return self.speech.say(page_words.WITHHELD)
        if pd.isna(share):  # type: ignore[call-overload]
            return self.speech.say(page_words.NO_NUMBER)
        return self.speech.share(float(str(share)), decimals=1)

    def points(self, apart: float | None) -> str:
        """A difference of two shares with its sign; none where one is not known."""
        if apart is None or pd.isna(apart):
            return self.speech.say(page_words.NO_NUMBER)
        sign = "+" if apart > 0 else "−" if apart < 0 else ""
        return sign + self.speech.share(abs(apart), decimals=1)

    def columns(self, *headings: Text, numbers: int) -> tuple[Column, ...]:
        """Columns of which the last so many hold numbers."""
        first = len(headings) - numbers
        return tuple(
            Column(self.speech.say(each), place >= first)
            for place, each in enumerate(headings)
        )
