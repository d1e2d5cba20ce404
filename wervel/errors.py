"""What can go wrong, drawn as a tree; each kind has its own exit code.

    WervelError                 1
    ├── UsageError              2   an option or a name that does not exist
    │   └── UnknownName         2
    ├── SourceError             3   the records cannot be used
    │   ├── SourceNotFound      3
    │   ├── SourceUnreadable    3
    │   ├── SourceEmpty         3
    │   └── ContractBroken      3   a table or column is missing or of another type
    ├── ContentError            4   a definition does not hold together
    ├── OutputError             5   the result cannot be written
    └── RequestRefused          6   a request over the web cannot be answered as asked

Every message says what was wanted, what came, where, and what to do. None of them
ever holds a value of a patient.
"""

from __future__ import annotations


class WervelError(Exception):
    """The root: a problem somebody can understand and mend.

    >>> print(SourceNotFound("a folder", "nothing", where="out/s", do="check the path"))
    wanted: a folder
       got: nothing
     where: out/s
        do: check the path
    """

    exit_code = 1

    def __init__(self, wanted: str, came: str, *, where: str, do: str) -> None:
        super().__init__(wanted, came, where, do)
        self.wanted = wanted
        self.came = came
        self.where = where
        self.do = do

    def __str__(self) -> str:
        return (
            f"wanted: {self.wanted}\n   got: {self.came}\n"
            f" where: {self.where}\n    do: {self.do}"
        )


class UsageError(WervelError):
    """An option, a name or a combination that does not exist."""

    exit_code = 2


class UnknownName(UsageError):
    """A recommendation, codelist, measure or preset that nobody defined."""


class SourceError(WervelError):
    """The records cannot be used."""

    exit_code = 3


class SourceNotFound(SourceError):
    """There is nothing at the place that was named."""


class SourceUnreadable(SourceError):
    """There is something, but it cannot be read as records."""


class SourceEmpty(SourceError):
    """There are no tables, or none of the required ones has rows."""


class ContractBroken(SourceError):
    """A required table or column is missing, or a column has another type."""


class ContentError(WervelError):
    """A codelist, fact or recommendation does not hold together."""

    exit_code = 4


class OutputError(WervelError):
    """The result cannot be written where it was asked for."""

    exit_code = 5


class RequestRefused(WervelError):
    """A request over the web that cannot be answered as it was asked.

    ``status`` is the status of HTTP that says so: 400 where the request is wrong, 404
    where nothing of that name is there, 412 where data are missing.
    """

    exit_code = 6

    def __init__(
        self, wanted: str, came: str, *, where: str, do: str, status: int = 400
    ) -> None:
        super().__init__(wanted, came, where=where, do=do)
        self.status = status
