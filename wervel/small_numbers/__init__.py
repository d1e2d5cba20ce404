"""The one door through which every count leaves: suppression, then rounding.

A count is *small* when it is not zero and under the preset's threshold. Zero passes:
nobody is behind it. (OHDSI: "the value 0 is permissible, as it identifies no persons";
OpenSAFELY: "counts of zero can be retained in general", with the warning that none and
all can say something about everybody in a group. Whoever releases judges that.)

What is suppressed is its own value, never 0: in a table null, with a column that says
so; for a single count ``SUPPRESSED``.

A reader who adds and subtracts all that is shown, over all sums at once, must not be
able to say of any small count that it is small: for each there is another table, of
whole numbers, that gives the same release and in which that count is not small.
"""

from wervel.small_numbers.presets import (
    PRESETS,
    SUPPRESSED,
    Displayed,
    Preset,
    Suppressed,
    displayed,
    displayed_steps,
    preset,
)
from wervel.small_numbers.release import released
from wervel.small_numbers.sums import AddsUp

__all__ = [
    "PRESETS",
    "SUPPRESSED",
    "AddsUp",
    "Displayed",
    "Preset",
    "Suppressed",
    "displayed",
    "displayed_steps",
    "preset",
    "released",
]
