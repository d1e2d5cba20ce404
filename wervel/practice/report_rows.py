"""The rows of the measures as values that are there or not, and as they are said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from wervel.pages import words
from wervel.pages.speech import Speech

NARROW = 0.025
"""An interval under this width would show the same whole percentage twice or so."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the measures; None is what may not be shown, or does not exist."""

    start: date | None = None
    end: date | None = None
    numerator: int | None = 0
    denominator: int | None = 0
    cannot_tell: int | None = 0
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    suppressed: bool = False

    @property
    def everybody(self) -> int | None:
        """Judged and cannot tell together, as far as they may be shown."""
        if self.denominator is None:
            return None
        return self.denominator + (self.cannot_tell or 0)

    @property
    def only_untold_withheld(self) -> bool:
        """Whether a few who cannot be told are all there is: too few, not nobody."""
        return self.denominator == 0 and self.cannot_tell is None

    @property
    def decimals(self) -> int | None:
        """As many as the interval bears out: one where it is narrow, else as usual."""
        if self.low is None or self.high is None:
            return None
        return 1 if self.high - self.low < NARROW else None

    @property
    def mostly_unknown(self) -> bool:
        """Whether the records cannot tell for more than half."""
        return 2 * (self.cannot_tell or 0) > (self.everybody or 0)

    @property
    def fair(self) -> Row:
        """Without its ratio where it is mostly unknown: then only the bounds are fair.

        At the end of the records, for one, what departs is seen before what does not.
        """
        if not self.mostly_unknown:
            return self
        return replace(self, ratio=None, low=None, high=None)

    @property
    def middle(self) -> date:
        """The day in the middle of the interval, where a trend puts its point."""
        assert self.start is not None
        assert self.end is not None
        return self.start + timedelta(days=(self.end - self.start).days // 2)

    def said_share(self, speech: Speech, *, decimals: int | None = None) -> str:
        return _said(self.ratio, self.suppressed, speech, decimals=decimals)

    def said_interval(self, speech: Speech, *, decimals: int | None = None) -> str:
        return _between(
            self.low, self.high, self.suppressed, speech=speech, decimals=decimals
        )

    def said_bounds(self, speech: Speech, *, decimals: int | None = None) -> str:
        hidden = self.suppressed or self.cannot_tell is None
        return _between(
            self.at_least, self.at_most, hidden, speech=speech, decimals=decimals
        )

    def said_followed(self, speech: Speech) -> str:
        return _counted(self.numerator, speech)

    def said_judged(self, speech: Speech) -> str:
        return _counted(self.denominator, speech)

    def said_cannot_tell(self, speech: Speech) -> str:
        return _counted(self.cannot_tell, speech)

    def told(self, speech: Speech) -> dict[str, str]:
        """Everything a sentence about this row may name."""
        unknown = self.at_most is not None and self.at_least is not None
        share = (self.cannot_tell or 0) / (self.everybody or 1)
        return {
            "ratio": self.said_share(speech, decimals=self.decimals),
            "interval": self.said_interval(speech, decimals=self.decimals),
            "judged": self.said_judged(speech),
            "cannot_tell": self.said_cannot_tell(speech),
            "all": _counted(self.everybody, speech),
            "share": speech.share(share) if unknown else "",
            "at_least": _said(self.at_least, self.suppressed, speech),
            "at_most": _said(self.at_most, self.suppressed, speech),
        }


def rows(frame: pd.DataFrame) -> tuple[Row, ...]:
    """The rows of a measures frame, in order of time, then of share."""
    ordered = frame.sort_values(["interval_start", "ratio"], na_position="last")
    return tuple(_row(each) for each in ordered.to_dict("records"))


def overall(frame: pd.DataFrame) -> Row:
    """The row of everybody over the whole time; nobody's row when there is none."""
    is_overall = (frame["every"] == "all") & (frame["by"] == "none")
    found = rows(frame.loc[is_overall])
    return found[0] if found else Row()


def _row(found: dict[object, object]) -> Row:
    values = {str(name): value for name, value in found.items()}
    return Row(
        start=_day(values["interval_start"]),
        end=_day(values["interval_end"]),
        numerator=_count(values["numerator"]),
        denominator=_count(values["denominator"]),
        cannot_tell=_count(values["cannot_tell"]),
        ratio=_share(values["ratio"]),
        low=_share(values["ratio_low"]),
        high=_share(values["ratio_high"]),
        at_least=_share(values["at_least"]),
        at_most=_share(values["at_most"]),
        suppressed=bool(values["suppressed"]),
    )


def _day(value: object) -> date:
    return pd.Timestamp(str(value)).date()


def _count(value: object) -> int | None:
    return None if pd.isna(value) else int(str(value))  # type: ignore[call-overload]


def _share(value: object) -> float | None:
    return None if pd.isna(value) else float(str(value))  # type: ignore[call-overload]


def _said(
    share: float | None, hidden: bool, speech: Speech, *, decimals: int | None = None
) -> str:
    if share is None:
        return speech.say(words.WITHHELD if hidden else words.NO_NUMBER)
    return speech.share(share, decimals=decimals)


def _between(
    low: float | None,
    high: float | None,
    hidden: bool,
    *,
    speech: Speech,
    decimals: int | None,
) -> str:
    if low is None or high is None:
        return speech.say(words.WITHHELD if hidden else words.NO_NUMBER)
    return speech.between(low, high, decimals=decimals)


def _counted(count: int | None, speech: Speech) -> str:
    return speech.say(words.WITHHELD) if count is None else speech.count(count)
